"""What the exhibition answers other services."""

from services.exhibition.storage import duty
from shared.parts import Parts
from shared.questions import BusyAnswer, BusyQuestion, Interval


async def find_busy(parts: Parts, question: BusyQuestion) -> BusyAnswer:
    """Tell when somebody is on duty at a booth, within a time."""
    async with parts.read() as reader:
        found = await duty.between(reader, question.conference, question.participant, question.starts, question.ends)
    return BusyAnswer(
        intervals=[Interval(thing=f"booth:{row.booth}", starts=row.starts, ends=row.ends) for row in found]
    )

"""Rights on polls and elections: every participant may see them once they are no drafts."""

from services.voting.storage import elections, polls
from shared.access import NOTHING, Question, Rights
from shared.problems import NotFound
from shared.writer import Reader


async def rights(reader: Reader, question: Question) -> Rights:
    """Answer the access contract for a poll or an election."""
    find = polls.find if question.kind == "poll" else elections.find
    try:
        found = await find(reader, question.conference, question.id)
    except NotFound:
        return NOTHING
    visible = found.state != "draft" or question.is_organiser
    return Rights(read=visible, moderate=question.is_organiser)

"""What the programme hears, and the questions it answers."""

from pydantic import BaseModel

from services.programme.storage import agenda, sessions
from services.programme.usecases import privacy
from services.programme.usecases.agenda import lines
from shared.events import Envelope
from shared.events.networking import MeetingCancelledV1, MeetingMovedV1, MeetingScheduledV1
from shared.events.registration import ParticipantRemovedV1
from shared.parts import Parts
from shared.questions import BusyAnswer, BusyQuestion, Interval, SessionAnswer, SessionQuestion
from shared.writer import Tx


async def note_meeting(tx: Tx, event: MeetingScheduledV1 | MeetingMovedV1, envelope: Envelope) -> None:
    """Note when a meeting takes its people's time."""
    time = (event.starts, event.ends)
    people = event.participants
    await agenda.put_busy(tx, envelope.conference, event.meeting, people, time, envelope.version)


async def note_cancelled(tx: Tx, event: MeetingCancelledV1, envelope: Envelope) -> None:
    """Note that a meeting takes nobody's time any more."""
    await agenda.put_busy(tx, envelope.conference, event.meeting, event.participants, None, envelope.version)


async def let_go(tx: Tx, event: ParticipantRemovedV1, envelope: Envelope) -> None:
    """Free the places and seats of somebody who was removed."""
    await privacy.let_go(tx, envelope.conference, event.participant)


async def find_busy(parts: Parts, question: BusyQuestion) -> BaseModel:
    """Tell when somebody's own sessions are, within a time."""
    async with parts.read() as reader:
        found = await lines(reader, question.conference, question.participant)
    return BusyAnswer(
        intervals=[
            Interval(thing=line.thing, starts=line.starts, ends=line.ends)
            for line in found
            if line.session is not None and line.starts < question.ends and question.starts < line.ends
        ]
    )


async def find_session(parts: Parts, question: SessionQuestion) -> BaseModel:
    """Tell what a session is called and when it is."""
    async with parts.read() as reader:
        row = await sessions.find(reader, question.conference, question.session)
    return SessionAnswer(
        title=row.title,
        description=row.description,
        room=row.room,
        starts=row.starts,
        ends=row.ends,
        state=row.state,
    )

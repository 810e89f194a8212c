"""What programme says. A session's version grows with each change, its state included."""

from typing import ClassVar, Literal
from uuid import UUID

from pydantic import AwareDatetime

from shared.events import Event


class TrackChangedV1(Event):
    """A track was added, edited or removed."""

    subject: ClassVar[str] = "programme.track.changed.v1"
    topics: ClassVar[tuple[str, ...]] = ("conference",)
    fields: ClassVar[tuple[str, ...]] = ("track",)
    track: str


class SessionScheduledV1(Event):
    """A session was put on the programme; one that is put in the past has already ended."""

    subject: ClassVar[str] = "programme.session.scheduled.v1"
    topics: ClassVar[tuple[str, ...]] = ("conference",)
    fields: ClassVar[tuple[str, ...]] = ("session", "starts", "ends", "state")
    session: UUID
    starts: AwareDatetime
    ends: AwareDatetime
    state: Literal["scheduled", "live", "ended"]


class SessionChangedV1(Event):
    """A session was edited. ``moved``: its time changed."""

    subject: ClassVar[str] = "programme.session.changed.v1"
    topics: ClassVar[tuple[str, ...]] = ("conference", "session.{session}")
    fields: ClassVar[tuple[str, ...]] = ("session", "starts", "ends", "state", "moved")
    session: UUID
    starts: AwareDatetime
    ends: AwareDatetime
    state: Literal["scheduled", "live", "ended"]
    moved: bool


class SessionOpenedV1(Event):
    """A session's doors opened: people may come in."""

    subject: ClassVar[str] = "programme.session.opened.v1"
    topics: ClassVar[tuple[str, ...]] = ("conference", "session.{session}")
    fields: ClassVar[tuple[str, ...]] = ("session",)
    session: UUID


class SessionStartedV1(Event):
    """A session went live."""

    subject: ClassVar[str] = "programme.session.started.v1"
    topics: ClassVar[tuple[str, ...]] = ("conference", "session.{session}")
    fields: ClassVar[tuple[str, ...]] = ("session",)
    session: UUID


class SessionEndedV1(Event):
    """A session ended."""

    subject: ClassVar[str] = "programme.session.ended.v1"
    topics: ClassVar[tuple[str, ...]] = ("conference", "session.{session}")
    fields: ClassVar[tuple[str, ...]] = ("session",)
    session: UUID


class SessionRemovedV1(Event):
    """A session was taken off the programme, with its tables, questions and places in agendas."""

    subject: ClassVar[str] = "programme.session.removed.v1"
    topics: ClassVar[tuple[str, ...]] = ("conference", "session.{session}")
    fields: ClassVar[tuple[str, ...]] = ("session",)
    session: UUID


class AgendaAddedV1(Event):
    """A participant put a session into the personal agenda."""

    subject: ClassVar[str] = "programme.agenda.added.v1"
    topics: ClassVar[tuple[str, ...]] = ("participant.{participant}",)
    fields: ClassVar[tuple[str, ...]] = ("session",)
    participant: UUID
    session: UUID


class AgendaRemovedV1(Event):
    """A participant took a session out of the personal agenda."""

    subject: ClassVar[str] = "programme.agenda.removed.v1"
    topics: ClassVar[tuple[str, ...]] = ("participant.{participant}",)
    fields: ClassVar[tuple[str, ...]] = ("session",)
    participant: UUID
    session: UUID


class TableChangedV1(Event):
    """A table of a round was added, edited or removed."""

    subject: ClassVar[str] = "programme.table.changed.v1"
    topics: ClassVar[tuple[str, ...]] = ("session.{session}", "table.{table}")
    fields: ClassVar[tuple[str, ...]] = ("session", "table")
    session: UUID
    table: UUID


class TableSeatedV1(Event):
    """A participant sits at a table of a round; ``seat`` counts from one."""

    subject: ClassVar[str] = "programme.table.seated.v1"
    topics: ClassVar[tuple[str, ...]] = ("table.{table}", "participant.{participant}")
    fields: ClassVar[tuple[str, ...]] = ("session", "table", "participant", "seat")
    session: UUID
    table: UUID
    participant: UUID
    seat: int


class TableLeftV1(Event):
    """A participant gave up a seat, or a facilitator freed it."""

    subject: ClassVar[str] = "programme.table.left.v1"
    topics: ClassVar[tuple[str, ...]] = ("table.{table}", "participant.{participant}")
    fields: ClassVar[tuple[str, ...]] = ("session", "table", "participant")
    session: UUID
    table: UUID
    participant: UUID


class RoundSeatedV1(Event):
    """The people of a round were seated at its tables."""

    subject: ClassVar[str] = "programme.round.seated.v1"
    topics: ClassVar[tuple[str, ...]] = ("session.{session}",)
    fields: ClassVar[tuple[str, ...]] = ("session", "seated")
    session: UUID
    seated: int


class QuestionAskedV1(Event):
    """A participant put a question to a session (its text goes to browsers alone)."""

    subject: ClassVar[str] = "programme.question.asked.v1"
    session: UUID
    question: UUID


class QuestionModeratedV1(Event):
    """A question was taken up, answered, hidden or shown again."""

    subject: ClassVar[str] = "programme.question.moderated.v1"
    session: UUID
    question: UUID
    state: Literal["open", "answering", "answered", "hidden"]


class TakeawaysSignedOffV1(Event):
    """The takeaways of a table (or, without one, of the session itself) are final."""

    subject: ClassVar[str] = "programme.takeaways.signed_off.v1"
    topics: ClassVar[tuple[str, ...]] = ("session.{session}",)
    fields: ClassVar[tuple[str, ...]] = ("session", "table")
    session: UUID
    table: UUID | None


class TakeawaysReopenedV1(Event):
    """Signed-off takeaways were opened again and are hidden until signed off anew."""

    subject: ClassVar[str] = "programme.takeaways.reopened.v1"
    topics: ClassVar[tuple[str, ...]] = ("session.{session}",)
    fields: ClassVar[tuple[str, ...]] = ("session", "table")
    session: UUID
    table: UUID | None

"""The personal agenda, and what is on now."""

from datetime import datetime
from uuid import UUID

from pydantic import BaseModel

from services.programme.models.base import In
from services.programme.models.sessions import Mine, SessionOut


class ClashOut(BaseModel):
    """Something of mine at the same time; ``title`` is null for what another service booked."""

    thing: str
    title: dict[str, str] | None
    starts: datetime
    ends: datetime


class AgendaIn(In):
    """Put it into my agenda; ``confirm``: although something else is at that time."""

    confirm: bool = False


class AgendaAnswer(BaseModel):
    """What is in my agenda now, and what it clashes with."""

    session: UUID
    mine: Mine | None
    clashes: list[ClashOut]


class AgendaItem(BaseModel):
    """One line of my agenda: a session, or the time of a meeting (``session`` is null)."""

    thing: str
    starts: datetime
    ends: datetime
    session: SessionOut | None
    table: UUID | None
    clashes: list[str]


class Agenda(BaseModel):
    """My agenda, by time."""

    items: list[AgendaItem]


class Now(BaseModel):
    """What is on now, mine first; what is next for me; what starts next for everybody."""

    on_now: list[SessionOut]
    my_tables: dict[UUID, UUID]
    next_for_me: list[AgendaItem]
    next_start: SessionOut | None

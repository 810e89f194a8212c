"""A whole programme at once."""

from typing import Annotated
from uuid import UUID

from pydantic import BaseModel, Field

from services.programme.models.base import In, words
from services.programme.models.sessions import NewTrack, SessionIn
from services.programme.models.tables import TableIn


class SessionImport(SessionIn):
    """A session with its tables; ``ref`` is the sender's own name for it."""

    ref: Annotated[str, words(100)]
    tables: list[TableIn] = Field(default_factory=list, max_length=200)


class ProgrammeImport(In):
    """A programme: tracks (new ones are added, known ones changed) and sessions (all added)."""

    tracks: list[NewTrack] = Field(default_factory=list, max_length=200)
    sessions: list[SessionImport] = Field(default_factory=list, max_length=1000)


class ImportedSession(BaseModel):
    """What became of a session of an import; ``tables`` in their order."""

    ref: str
    id: UUID
    tables: list[UUID]


class ImportOut(BaseModel):
    """What an import made."""

    tracks: int
    sessions: list[ImportedSession]

"""Tracks and sessions."""

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from pydantic import BaseModel, Field, ValidationInfo, field_validator

from services.programme.domain.rights import Part
from services.programme.domain.timing import State
from services.programme.models.base import LONGEST, In, Key, Language, Moment, Name, Person, Prose, RightsOut, Title

Kind = Literal["theme", "ecosystem", "strand"]
SessionType = Literal[
    "plenary",
    "panel",
    "workshop",
    "breakout",
    "table_round",
    "pitch",
    "webinar",
    "awards",
    "quiz",
    "side_event",
    "exhibition",
    "meetings",
    "social",
]
Mine = Literal["visitor", "seated", "speaker", "moderator", "facilitator"]


class TrackIn(In):
    """A theme, an industrial ecosystem, or a strand that runs through the programme. Texts by language."""

    kind: Kind
    title: Title
    position: Annotated[int, Field(ge=0, le=1000)] = 0


class NewTrack(TrackIn):
    """A track and the key by which sessions and addresses name it; the key stays."""

    key: Key


class TrackOut(BaseModel):
    """A track."""

    key: str
    kind: Kind
    title: dict[str, str]
    position: int
    version: int


class SessionPersonIn(In):
    """Somebody speaks or moderates."""

    participant: UUID
    part: Part


class SessionIn(In):
    """All that an organiser says about a session. Texts by language; ``people`` in the order shown.

    ``capacity``: how many may put it into their agenda (null: any number). ``by_hand``: it starts and ends
    only when somebody presses.
    """

    type: SessionType
    title: Title
    description: Prose = Field(default_factory=dict)
    language: Language = "en"
    room: Name = ""
    starts: Moment
    ends: Moment
    capacity: Annotated[int, Field(ge=1, le=100_000)] | None = None
    takes_questions: bool = True
    by_hand: bool = False
    tracks: list[Key] = Field(default_factory=list, max_length=30)
    people: list[SessionPersonIn] = Field(default_factory=list, max_length=60)

    @field_validator("ends")
    @classmethod
    def _ends_after_start(cls, ends: datetime, info: ValidationInfo) -> datetime:
        starts = info.data.get("starts")
        if starts is not None and not starts < ends <= starts + LONGEST:
            raise ValueError("A session ends after its start, at most 24 hours later.")
        return ends

    @field_validator("tracks")
    @classmethod
    def _each_track_once(cls, tracks: list[str]) -> list[str]:
        if len(set(tracks)) != len(tracks):
            raise ValueError("Name each track once.")
        return tracks

    @field_validator("people")
    @classmethod
    def _each_person_once(cls, people: list[SessionPersonIn]) -> list[SessionPersonIn]:
        if len({each.participant for each in people}) != len(people):
            raise ValueError("Name each person once.")
        return people


class SessionPersonOut(BaseModel):
    """Somebody who speaks or moderates."""

    person: Person
    part: Part


class SessionOut(BaseModel):
    """A session. ``places_left`` is null without a capacity; ``mine``: how it is in my agenda, if it is."""

    id: UUID
    type: SessionType
    title: dict[str, str]
    description: dict[str, str]
    language: str
    room: str
    starts: datetime
    ends: datetime
    doors_at: datetime
    state: State
    by_hand: bool
    started_at: datetime | None
    ended_at: datetime | None
    capacity: int | None
    places_left: int | None
    takes_questions: bool
    tracks: list[str]
    people: list[SessionPersonOut]
    mine: Mine | None
    version: int


class SessionDetail(SessionOut):
    """A session and what the caller may do there; ``table`` is the caller's table in a table round."""

    rights: RightsOut
    tables: int
    table: UUID | None


class ControlSession(BaseModel):
    """What an organiser watches of a session; ``waiting`` counts the questions still open."""

    id: UUID
    type: SessionType
    title: dict[str, str]
    room: str
    starts: datetime
    ends: datetime
    state: State
    by_hand: bool
    started_at: datetime | None
    ended_at: datetime | None
    booked: int
    capacity: int | None
    tables: int
    seats: int
    seated: int
    questions: int
    waiting: int
    takeaways: int
    signed_off: int

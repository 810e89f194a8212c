"""What networking takes and gives over HTTP."""

from typing import Annotated, Literal
from uuid import UUID

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field

from services.networking.domain.meetings.timetables import Mode
from shared.directory import Person

Category = Literal[
    "market-entry",
    "supply-chain",
    "circular-materials",
    "tech-solution",
    "pilot-site",
    "consortium-partner",
    "research-cooperation",
    "funding-access",
    "visibility",
    "training",
    "exchange-host",
    "cluster-service",
]
Side = Literal["offer", "need"]
Moment = Annotated[AwareDatetime, Field(strict=False)]
Text = Annotated[str, Field(min_length=3, max_length=300, pattern=r"\S")]
Id = Annotated[UUID, Field(strict=False)]
Reason = Literal["not_my_field", "no_time", "already_in_contact", "wrong_person", "other"]
Tags = Annotated[list[Annotated[str, Field(min_length=1, max_length=60)]], Field(max_length=20)]
Priority = Literal[1, 2, 3]
Next = Literal["contact", "letter_of_interest", "memorandum"]


class Body(BaseModel):
    """A body; fields that are not named here are refused."""

    model_config = ConfigDict(extra="forbid")


class SettingsIn(Body):
    """How a conference runs its meetings.

    ``mode``: people pick slots (``people``), the organiser publishes schedules (``organiser``), or both (``mixed``:
    what people picked stays). ``most_…``: a person's meetings; ``tables``: meetings at once; null: no limit.
    ``notice_minutes``: a schedule neither puts nor moves anything nearer than this.
    """

    held_after_s: Annotated[int, Field(ge=1, le=3600)] = 180
    pending_cap: Annotated[int, Field(ge=1, le=200)] = 20
    request_hours: Annotated[int, Field(ge=1, le=720)] = 72
    mode: Mode = Mode.PEOPLE
    most_in_all: Annotated[int | None, Field(ge=1, le=200)] = None
    most_per_day: Annotated[int | None, Field(ge=1, le=100)] = None
    most_in_a_row: Annotated[int | None, Field(ge=1, le=100)] = None
    tables: Annotated[int | None, Field(ge=1, le=10_000)] = None
    notice_minutes: Annotated[int, Field(ge=0, le=10_080)] = 30


class SlotIn(Body):
    """A time in which meetings take place."""

    session: Annotated[str, Field(min_length=1, max_length=80)]
    starts: Moment
    ends: Moment


class SlotsIn(Body):
    """Slots to add; known ones stay as they are."""

    slots: Annotated[list[SlotIn], Field(min_length=1, max_length=500)]


class SlotOut(BaseModel):
    """A slot; one that is lost has no meetings any more."""

    id: UUID
    session: str
    starts: AwareDatetime
    ends: AwareDatetime
    lost: bool


class EntryIn(Body):
    """An offer or a need in one's own words."""

    side: Side
    text: Text
    category: Category | None = None
    language: Annotated[str, Field(pattern="^[a-z]{2}$")] = "en"


class EntryOut(BaseModel):
    """An offer or a need."""

    side: str
    text: str
    category: str | None
    language: str


class ProfileIn(Body):
    """How one takes part in matchmaking.

    ``profiling`` off: nobody is suggested to me, nor I to anybody; search works. ``sought_…``: suggest only these.
    """

    opted_in: bool
    profiling: bool = True
    goals: Tags = []
    languages: Annotated[list[Annotated[str, Field(pattern="^[a-z]{2}$")]], Field(max_length=20)] = []
    ecosystems: Tags = []
    technologies: Tags = []
    sought_countries: Annotated[list[Annotated[str, Field(pattern="^[A-Z]{2}$")]], Field(max_length=60)] = []
    sought_types: Tags = []
    entries: Annotated[list[EntryIn], Field(max_length=20)] = []
    unavailable: Annotated[list[Id], Field(max_length=500)] = []


class ProfileOut(BaseModel):
    """How one takes part in matchmaking, and the slots there are."""

    opted_in: bool
    profiling: bool
    goals: list[str]
    languages: list[str]
    ecosystems: list[str]
    technologies: list[str]
    sought_countries: list[str]
    sought_types: list[str]
    entries: list[EntryOut]
    unavailable: list[UUID]
    slots: list[SlotOut]
    version: int


class ProfileImport(ProfileIn):
    """Somebody's profile, brought in by an organiser at the person's wish."""

    participant: Id


class ProfilesIn(Body):
    """Profiles to bring in."""

    profiles: Annotated[list[ProfileImport], Field(min_length=1, max_length=2000)]


class Brought(BaseModel):
    """How many profiles were brought in."""

    profiles: int


class PersonOut(BaseModel):
    """A participant as shown beside requests and meetings; empty fields where somebody was erased."""

    id: UUID
    name: str
    headline: str
    organisation: str
    organisation_type: str
    country: str


class PartnerOut(PersonOut):
    """Somebody to meet, with what they offer and need."""

    goals: list[str]
    entries: list[EntryOut]


class RequestIn(Body):
    """Ask somebody for a meeting; the slot is a proposal and holds nothing."""

    receiver: Id
    message: Annotated[str, Field(min_length=1, max_length=1000, pattern=r"\S")]
    slot: Id | None = None
    priority: Priority = 2


class RequestOut(BaseModel):
    """A meeting request as one side sees it.

    An accepted one without ``meeting`` waits for a schedule; ``unplaced`` is why the latest one has no time for it.
    """

    id: UUID
    state: str
    sent_by_me: bool
    my_turn: bool
    other: PersonOut
    message: str
    proposed: SlotOut | None
    reason: str | None
    priority: int
    meeting: UUID | None
    unplaced: str | None
    created_at: AwareDatetime
    expires_at: AwareDatetime
    version: int


class SlotChoice(Body):
    """A slot."""

    slot: Id


class AcceptIn(Body):
    """Say yes: with a slot where people pick them, without one where the organiser schedules."""

    slot: Id | None = None
    priority: Priority = 2


class DeclineIn(Body):
    """Why not."""

    reason: Reason


class CancelIn(Body):
    """Why a meeting is cancelled; the other side reads it."""

    reason: Annotated[str, Field(min_length=1, max_length=300, pattern=r"\S")]


class FeedbackIn(Body):
    """What one thought of a meeting, from 1 (lost time) to 5 (very useful); organisers see averages only."""

    useful: Annotated[int, Field(ge=1, le=5)]
    comment: Annotated[str, Field(max_length=1000)] = ""


class NoteIn(Body):
    """A private note."""

    note: Annotated[str, Field(max_length=4000)]


class FollowUpIn(Body):
    """A next step."""

    kind: Next


class FollowUpOut(BaseModel):
    """A next step, agreed once both sides pressed."""

    kind: str
    proposed_by_me: bool
    agreed: bool


class MeetingOut(BaseModel):
    """A meeting as one of its people sees it."""

    id: UUID
    state: str
    starts: AwareDatetime
    ends: AwareDatetime
    room_opens: AwareDatetime
    room_closes: AwareDatetime
    people: list[PersonOut]
    message: str
    why: list[EntryOut]
    reason: str | None
    seconds: int
    absent: list[UUID]
    note: str
    useful: int | None
    follow_ups: list[FollowUpOut]
    version: int


class FiguresOut(BaseModel):
    """What came of matchmaking so far.

    ``asked``: all requests; ``accepted`` of them; ``waiting``: accepted and without a time; ``took_place`` against
    ``missed`` meetings, and ``no_shows``: people who did not come.
    """

    opted_in: int
    asked: int
    accepted: int
    waiting: int
    took_place: int
    missed: int
    no_shows: int
    requests: dict[str, int]
    meetings: dict[str, int]
    follow_ups: dict[str, int]
    without_meeting: list[PersonOut]


def person_out(person: Person | None, participant: UUID) -> PersonOut:
    """Show a participant."""
    if person is None:
        return PersonOut(id=participant, name="", headline="", organisation="", organisation_type="", country="")
    return PersonOut(
        id=person.id,
        name=person.name,
        headline=person.headline,
        organisation=person.organisation,
        organisation_type=person.organisation_type,
        country=person.country,
    )

"""What networking takes and gives over HTTP."""

from typing import Annotated, Literal
from uuid import UUID

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field

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
Next = Literal["contact", "letter_of_interest", "memorandum"]


class Body(BaseModel):
    """A body; fields that are not named here are refused."""

    model_config = ConfigDict(extra="forbid")


class SettingsIn(Body):
    """How a conference runs its meetings."""

    held_after_s: Annotated[int, Field(ge=1, le=3600)] = 180
    pending_cap: Annotated[int, Field(ge=1, le=200)] = 20
    request_hours: Annotated[int, Field(ge=1, le=720)] = 72


class SlotIn(Body):
    """A time in which meetings take place."""

    session: Annotated[str, Field(min_length=1, max_length=80)]
    starts: Moment
    ends: Moment


class SlotsIn(Body):
    """Slots to add; known ones stay as they are."""

    slots: Annotated[list[SlotIn], Field(min_length=1, max_length=500)]


class SlotOut(BaseModel):
    """A slot."""

    id: UUID
    session: str
    starts: AwareDatetime
    ends: AwareDatetime


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
    """How one takes part in matchmaking."""

    opted_in: bool
    profiling: bool = True
    goals: Annotated[list[Annotated[str, Field(max_length=60)]], Field(max_length=10)] = []
    entries: Annotated[list[EntryIn], Field(max_length=20)] = []
    unavailable: Annotated[list[Id], Field(max_length=500)] = []


class ProfileOut(BaseModel):
    """How one takes part in matchmaking, and the slots there are."""

    opted_in: bool
    profiling: bool
    goals: list[str]
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


class RequestOut(BaseModel):
    """A meeting request as one side sees it."""

    id: UUID
    state: str
    sent_by_me: bool
    my_turn: bool
    other: PersonOut
    message: str
    proposed: SlotOut | None
    reason: str | None
    meeting: UUID | None
    created_at: AwareDatetime
    expires_at: AwareDatetime
    version: int


class SlotChoice(Body):
    """A slot."""

    slot: Id


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
    """What came of matchmaking so far."""

    opted_in: int
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

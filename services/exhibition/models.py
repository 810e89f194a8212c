"""What the exhibition takes and gives over HTTP."""

from datetime import UTC, datetime, timedelta
from typing import Annotated
from uuid import UUID

from pydantic import AfterValidator, AwareDatetime, BaseModel, ConfigDict, Field, StringConstraints, model_validator

from services.exhibition.domain import Field as LeadField
from services.exhibition.domain import Kind, Means, State
from shared.directory import Person

EARLIEST, LATEST, LONGEST = datetime(2000, 1, 1, tzinfo=UTC), datetime(2100, 1, 1, tzinfo=UTC), timedelta(hours=24)


def words(most: int, least: int = 1) -> StringConstraints:
    """Constrain a text to this many characters, without the character that PostgreSQL cannot store."""
    return StringConstraints(strip_whitespace=True, min_length=least, max_length=most, pattern=r"^[^\x00]*$")


def _reasonable(moment: datetime) -> datetime:
    if not EARLIEST <= moment < LATEST:
        raise ValueError("This is no time of a conference.")
    return moment


Moment = Annotated[AwareDatetime, AfterValidator(_reasonable)]
Language = Annotated[str, StringConstraints(pattern=r"^[a-z]{2}$")]
Key = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]
Country = Annotated[str, StringConstraints(pattern=r"^([A-Z]{2})?$")]
Colour = Annotated[str, StringConstraints(pattern=r"^#[0-9a-f]{6}$")]
Address = Annotated[str, StringConstraints(pattern=r"^https?://[^\s\x00]+$", max_length=500)]
Title = Annotated[str, words(120)]
Text = Annotated[str, words(8000, 0)]


class Body(BaseModel):
    """A body; fields that are not named here are refused."""

    model_config = ConfigDict(extra="forbid")


class Made(BaseModel):
    """Something was made; this is its id."""

    id: UUID


class Somebody(BaseModel):
    """A participant as everybody in the conference may know them."""

    id: UUID
    name: str
    headline: str
    organisation: str
    country: str
    picture: str | None

    @classmethod
    def of(cls, id: UUID, person: Person | None) -> "Somebody":
        """Show a participant as the directory knows them; who is not in it has no name."""
        if person is None:
            return cls(id=id, name="", headline="", organisation="", country="", picture=None)
        found = {"headline": person.headline, "organisation": person.organisation, "country": person.country}
        return cls(id=id, name=person.name, picture=person.picture, **found)


class BoothIn(Body):
    """All that is said about a booth. ``teaser`` and ``text`` (Markdown) by language; colours both or neither."""

    title: Title
    kind: Kind = "exhibitor"
    teaser: dict[Language, Annotated[str, words(300)]] = Field(default_factory=dict, max_length=30)
    text: dict[Language, Text] = Field(default_factory=dict, max_length=30)
    ecosystems: list[Key] = Field(default_factory=list, max_length=14)
    country: Country = ""
    accent: Colour | None = None
    on_accent: Colour | None = None

    @model_validator(mode="after")
    def _both_colours(self) -> "BoothIn":
        if (self.accent is None) != (self.on_accent is None):
            raise ValueError("Give both colours, or neither.")
        return self


class ShiftIn(Body):
    """Who stands at the booth, from when to when."""

    participant: UUID
    starts: Moment
    ends: Moment

    @model_validator(mode="after")
    def _ends_after_start(self) -> "ShiftIn":
        if not self.starts < self.ends <= self.starts + LONGEST:
            raise ValueError("A shift ends after its start, at most 24 hours later.")
        return self


class LinkIn(Body):
    """A link among the materials; a film elsewhere is one, too."""

    title: Title
    url: Address


class NewBooth(BoothIn):
    """A booth with the people who staff it."""

    staff: list[UUID] = Field(default_factory=list, max_length=50)


class BoothImport(NewBooth):
    """A booth with everything; ``ref`` is the sender's own name for it."""

    ref: Annotated[str, words(100)]
    shifts: list[ShiftIn] = Field(default_factory=list, max_length=200)
    links: list[LinkIn] = Field(default_factory=list, max_length=20)


class ExhibitionImport(Body):
    """Many booths at once: all of them, or none and every mistake named."""

    booths: list[BoothImport] = Field(max_length=500)


class ImportedBooth(BaseModel):
    """What became of a booth of an import."""

    ref: str
    id: UUID
    number: int


class ImportOut(BaseModel):
    """What an import made."""

    booths: list[ImportedBooth]


class StaffIn(Body):
    """Everybody who staffs the booth."""

    participants: list[UUID] = Field(max_length=50)


class HereIn(Body):
    """I am at the booth, or I am not.

    ``until``: when this ends unless it is said again; without it after two minutes, so that an open page that says it
    every minute holds it and a closed one does not.
    """

    here: bool
    until: Moment | None = None


class PreviewIn(Body):
    """Markdown to look at."""

    text: Text


class PreviewOut(BaseModel):
    """What it looks like: clean HTML."""

    html: str


class BoothOut(BaseModel):
    """A booth in the hall. ``here`` of ``staff`` people are there, ``waiting`` wait since ``waiting_since``."""

    id: UUID
    number: int
    kind: Kind
    title: str
    teaser: dict[str, str]
    ecosystems: list[str]
    country: str
    accent: str | None
    on_accent: str | None
    staff: int
    here: int
    waiting: int
    waiting_since: datetime | None
    next_shift: datetime | None
    queue_version: int
    version: int


class MaterialOut(BaseModel):
    """Something to take along; ``url`` of a file is good for ten minutes."""

    id: UUID
    kind: str
    title: str
    url: str
    media_type: str | None
    size: int


class StaffOut(BaseModel):
    """Somebody of the booth's staff; ``busy``: answering somebody."""

    person: Somebody
    here: bool
    busy: bool


class ShiftOut(BaseModel):
    """Who stands at the booth, from when to when."""

    id: UUID
    person: Somebody
    starts: datetime
    ends: datetime


class ContactRequestOut(BaseModel):
    """My request: ``place`` counts from one while I wait; ``means`` and ``answered_by`` once somebody answers.

    ``version`` grows with every change of the queue.
    """

    id: UUID
    booth: UUID
    booth_title: str
    wish: Means
    message: str
    state: State
    asked_at: datetime
    place: int | None
    means: Means | None
    answered_by: Somebody | None
    version: int


class Mine(BaseModel):
    """What the caller is to a booth, asked of it, and left there."""

    staff: bool
    may_edit: bool
    request: ContactRequestOut | None
    left: list[LeadField]


class BoothDetail(BoothOut):
    """A booth: ``text`` is its source, ``html`` the same made clean, both by language."""

    text: dict[str, str]
    html: dict[str, str]
    materials: list[MaterialOut]
    people: list[StaffOut]
    shifts: list[ShiftOut]
    mine: Mine


class MyBooth(BoothOut):
    """A booth I staff, and whether I am there."""

    am_here: bool


class ContactRequestIn(Body):
    """Ask for contact; the staff will see who asks."""

    wish: Means
    message: Annotated[str, words(500, 0)] = ""


class AnswerIn(Body):
    """How staff answer; without ``means`` as the visitor wished."""

    means: Means | None = None


class Answering(BaseModel):
    """A visitor is being answered now."""

    id: UUID
    means: Means


class QueueItem(BaseModel):
    """Somebody in the queue, as the staff see them."""

    id: UUID
    visitor: Somebody
    wish: Means
    message: str
    asked_at: datetime
    means: Means | None
    answered_by: Somebody | None
    taken_at: datetime | None


class QueueOut(BaseModel):
    """Who waits, in order, and who is being answered."""

    waiting: list[QueueItem]
    answering: list[QueueItem]
    visits: int
    answered: int
    version: int


class LeadIn(Body):
    """What I leave at the booth: exactly these fields. ``message`` goes with the field of that name."""

    fields: list[LeadField] = Field(min_length=1, max_length=6)
    message: Annotated[str, words(1000, 0)] = ""


class MyLead(BaseModel):
    """What a booth holds about me."""

    booth: UUID
    booth_title: str
    booth_number: int
    fields: dict[LeadField, str]
    left_at: datetime
    consent: str


class NoteOut(BaseModel):
    """What a member of staff noted."""

    id: UUID
    text: str
    author: Somebody
    written_at: datetime


class LeadOut(BaseModel):
    """A lead as the staff see it: the fields that the visitor left, and no others."""

    id: UUID
    fields: dict[LeadField, str]
    left_at: datetime
    rating: int | None
    notes: list[NoteOut]
    version: int


class NoteIn(Body):
    """A note about a lead."""

    text: Annotated[str, words(1000)]


class RatingIn(Body):
    """How promising a lead is: one to three, null for not rated."""

    rating: Annotated[int, Field(ge=1, le=3)] | None

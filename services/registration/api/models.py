"""What registration takes and gives over HTTP."""

from datetime import date, datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from services.registration.domain import people

Email = Annotated[str, Field(max_length=254), AfterValidator(people.address)]
Zone = Annotated[str, Field(max_length=60), AfterValidator(people.zone)]
Country = Annotated[str, Field(max_length=2), AfterValidator(lambda text: people.country(text) if text else "")]
Name = Annotated[str, Field(min_length=1, max_length=120, pattern=r"\S")]
Short = Annotated[str, Field(max_length=200)]
Long = Annotated[str, Field(max_length=4000)]
Words = Annotated[list[Annotated[str, Field(min_length=1, max_length=60)]], Field(max_length=20)]
Slug = Annotated[str, Field(min_length=2, max_length=60, pattern=people.SLUG.pattern)]
OrganisationType = Literal[
    "cluster_organisation",
    "sme",
    "large_firm",
    "research",
    "scaling_up_support",
    "public_authority",
    "eu_institution",
    "cluster_association",
    "business_support",
    "finance",
    "press",
    "other",
]
RoleName = Literal["speaker", "facilitator", "exhibitor", "organiser", "juror", "trustee", "interpreter"]
Purpose = Literal["directory", "matchmaking", "announcements"]


class Body(BaseModel):
    """A body; fields that are not named here are refused."""

    model_config = ConfigDict(extra="forbid")


class SignInAsk(Body):
    """Who wants to sign in, and to which conference."""

    email: Email
    conference_slug: Slug | None = None


class LinkIn(Body):
    """The part of the link behind the #."""

    token: Annotated[str, Field(min_length=20, max_length=100)]


class CodeIn(Body):
    """The six digits of the mail."""

    email: Email
    code: Annotated[str, Field(pattern=r"^\d{6}$")]


class RefreshIn(Body):
    """For which conference a token is wanted; none: the one used last."""

    conference: UUID | None = None


class AccountOut(BaseModel):
    """A person by address."""

    id: UUID
    email: str
    may_create: bool


class MembershipOut(BaseModel):
    """A conference somebody takes part in."""

    id: UUID
    slug: str
    name: str
    participant: UUID
    roles: list[str]


class SessionOut(BaseModel):
    """A fresh access token with what the client shows first."""

    access_token: str
    expires_at: datetime
    account: AccountOut
    conferences: list[MembershipOut]
    conference: MembershipOut | None


class DeviceOut(BaseModel):
    """A signed-in device."""

    id: UUID
    device: str
    created_at: datetime
    last_used_at: datetime
    is_this_one: bool


class ConferenceIn(Body):
    """A conference as its organisers describe it."""

    slug: Slug
    name: Name
    tagline: Short = ""
    about: Long = ""
    starts_on: Annotated[date, Field(strict=False)]
    ends_on: Annotated[date, Field(strict=False)]
    time_zone: Zone
    languages: Words = ["en"]
    registration_open: bool = True


class NewConference(ConferenceIn):
    """A conference to create, and the name of its first organiser."""

    organiser_name: Name
    is_demonstration: bool = False


class ConferenceOut(BaseModel):
    """A conference."""

    id: UUID
    slug: str
    name: str
    tagline: str
    about: str
    starts_on: date
    ends_on: date
    time_zone: str
    languages: list[str]
    registration_open: bool
    is_demonstration: bool
    archived_at: datetime | None
    version: int


class ConferenceInsideOut(ConferenceOut):
    """A conference as its participants see it, with how many they are."""

    participants: int


class ProfileIn(Body):
    """What a participant says of themselves."""

    name: Name
    headline: Short = ""
    about: Long = ""
    organisation: Short = ""
    organisation_type: OrganisationType = "other"
    country: Country = ""
    languages: Words = []
    time_zone: Zone = "Europe/Brussels"
    ecosystems: Words = []
    interests: Words = []


class RegistrationIn(ProfileIn):
    """The registration form."""

    email: Email
    newcomer: bool = False
    consents: dict[Purpose, bool] = {}


class ParticipantOut(BaseModel):
    """A participant as other participants see them."""

    id: UUID
    name: str
    headline: str
    about: str
    organisation: str
    organisation_type: str
    country: str
    languages: list[str]
    ecosystems: list[str]
    interests: list[str]
    roles: list[str]


class MeOut(ParticipantOut):
    """A participant as they see themselves."""

    email: str
    time_zone: str
    newcomer: bool
    state: str
    consents: dict[str, bool]
    version: int


class ApplicantOut(BaseModel):
    """A participant as organisers see them."""

    id: UUID
    email: str
    name: str
    headline: str
    organisation: str
    organisation_type: str
    country: str
    newcomer: bool
    state: str
    roles: list[str]
    created_at: datetime


class Decision(Body):
    """What an organiser decides about somebody."""

    state: Literal["admitted", "declined", "removed"]


class RolesIn(Body):
    """The conference-wide roles of a participant, besides attendee."""

    roles: Annotated[list[RoleName], Field(max_length=7)]


class ConsentsIn(Body):
    """Which consents are given (true) or taken back (false)."""

    consents: dict[Purpose, bool]


class ConsentsOut(BaseModel):
    """Which consents hold, and what each text says."""

    consents: dict[str, bool]
    texts: dict[str, str]


class ImportOut(BaseModel):
    """What an import did."""

    added: int
    known: int


class ExportOut(BaseModel):
    """Everything the installation holds about a participant, by service; ``missing`` did not answer."""

    data: dict[str, Any]
    missing: list[str]


class ErasureOut(BaseModel):
    """An erasure and who has not done it yet; overdue after an hour."""

    participant: UUID
    asked_at: datetime
    missing: list[str]
    overdue: bool


class AuditOut(BaseModel):
    """An organiser's act."""

    at: datetime
    actor: UUID | None
    act: str
    subject: UUID
    detail: dict[str, Any] | None


class CountsOut(BaseModel):
    """How many people are where in registration."""

    applied: int
    admitted: int
    declined: int
    removed: int


class InvitationIn(Body):
    """Who may create conferences."""

    email: Email


class LinkOut(BaseModel):
    """A sign-in link, good once for fifteen minutes."""

    url: str


class AdminTokenIn(Body):
    """The administrator's secret from the installation's token file."""

    secret: Annotated[str, Field(min_length=20, max_length=200)]
    conference: UUID | None = None


class AdminTokenOut(BaseModel):
    """An administrator's access token."""

    access_token: str
    expires_at: datetime


class CredentialOut(BaseModel):
    """A voter's secret code, not to be shown to anybody, and the seed of the order of the nominees.

    ``uuid`` is the election's name in its archive, from which with the code the key to sign with is derived.
    """

    election: UUID
    uuid: str
    code: str
    seed: str


class VoterIn(Body):
    """The participant who votes for an organisation."""

    participant: UUID


class VoterOut(BaseModel):
    """Somebody on the roll, or an organisation that has named nobody yet (``participant`` null).

    ``organisation``: the one for which they vote; ``organisation_name``: that one, else their own.
    ``collected``: has seen the code.
    """

    participant: UUID | None
    name: str
    organisation: UUID | None
    organisation_name: str
    collected: bool

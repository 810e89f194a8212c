"""Questions between services (NATS request and reply), where a copy of the facts will not do."""

from uuid import UUID

from pydantic import AwareDatetime, BaseModel


class MailQuestion(BaseModel):
    """How is this participant reached by mail (``registration.address.find.v1``)."""

    conference: UUID
    participant: UUID


class MailAnswer(BaseModel):
    """A participant's address for one mail; not to be kept."""

    email: str
    name: str
    language: str
    time_zone: str
    conference_name: str
    conference_slug: str
    conference_zone: str


class SignInQuestion(BaseModel):
    """Mint link and code of this way in (``registration.sign_in.mint.v1``)."""

    sign_in: UUID


class SignInAnswer(BaseModel):
    """What a sign-in mail holds; not to be kept. Empty where the way in was used meanwhile."""

    email: str = ""
    link: str = ""
    code: str = ""
    conference_name: str = ""


class InvitationQuestion(BaseModel):
    """Mint a way in for this participant (``registration.invitation.mint.v1``)."""

    conference: UUID
    participant: UUID


class PresenceQuestion(BaseModel):
    """Who is in which room now? (``rooms.presence.list.v1``)"""

    conference: UUID


class Present(BaseModel):
    """A participant in the room of a thing, such as ``table:<uuid>``."""

    participant: UUID
    thing: str


class PresenceAnswer(BaseModel):
    """Everybody who is in a room of the conference, in the order in which they entered."""

    present: list[Present]


class BusyQuestion(BaseModel):
    """When has this participant something on the programme in this time (``programme.busy.v1``)."""

    conference: UUID
    participant: UUID
    starts: AwareDatetime
    ends: AwareDatetime


class Interval(BaseModel):
    """A time that is taken by a thing, such as ``session:<uuid>``."""

    thing: str
    starts: AwareDatetime
    ends: AwareDatetime


class BusyAnswer(BaseModel):
    """What is in somebody's agenda: sessions chosen, spoken at, moderated or facilitated; no meetings."""

    intervals: list[Interval]


class SessionQuestion(BaseModel):
    """What is this session called, and when is it (``programme.session.find.v1``)."""

    conference: UUID
    session: UUID


class SessionAnswer(BaseModel):
    """A session as a mail or a calendar file needs it; titles and descriptions by language."""

    title: dict[str, str]
    description: dict[str, str]
    room: str
    starts: AwareDatetime
    ends: AwareDatetime
    state: str


class RollQuestion(BaseModel):
    """Freeze the roll of an election and give the public credentials (``registration.roll.freeze.v1``).

    ``uuid`` names the election's key and credentials; asking again with the same one gives the same roll.
    ``after``: how many credentials were received before.
    """

    conference: UUID
    election: UUID
    uuid: str
    rule: str
    after: int = 0


class RollAnswer(BaseModel):
    """Some public credentials in decimal, sorted by value; how many there are, and the hash of the roll."""

    credentials: list[str]
    count: int
    roll_hash: str

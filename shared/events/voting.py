"""What voting says. Texts, names and options go to browsers alone."""

from typing import ClassVar
from uuid import UUID

from pydantic import AwareDatetime

from shared.events import Event


class PollOpenedV1(Event):
    """A live poll of a session was opened."""

    subject: ClassVar[str] = "voting.poll.opened.v1"
    poll: UUID
    session: UUID


class PollClosedV1(Event):
    """A live poll was closed, with so many votes in it."""

    subject: ClassVar[str] = "voting.poll.closed.v1"
    poll: UUID
    session: UUID
    voted: int


class AwardChangedV1(Event):
    """An award was made or edited, its nominations opened or closed, its shortlist set."""

    subject: ClassVar[str] = "voting.award.changed.v1"
    topics: ClassVar[tuple[str, ...]] = ("conference",)
    fields: ClassVar[tuple[str, ...]] = ("award",)
    award: UUID


class AwardConferredV1(Event):
    """An award was conferred by decision, without a ballot."""

    subject: ClassVar[str] = "voting.award.conferred.v1"
    topics: ClassVar[tuple[str, ...]] = ("conference",)
    fields: ClassVar[tuple[str, ...]] = ("award",)
    award: UUID


class NominationMadeV1(Event):
    """Somebody was nominated for an award."""

    subject: ClassVar[str] = "voting.nomination.made.v1"
    topics: ClassVar[tuple[str, ...]] = ("control",)
    fields: ClassVar[tuple[str, ...]] = ("award", "nomination")
    award: UUID
    nomination: UUID


class ElectionOpenedV1(Event):
    """An award election was opened: rules and roll are frozen, ballots are taken.

    ``uuid`` names the election in its archive and the roll that registration froze for it.
    """

    subject: ClassVar[str] = "voting.election.opened.v1"
    topics: ClassVar[tuple[str, ...]] = ("conference", "election.{election}")
    fields: ClassVar[tuple[str, ...]] = ("election", "award", "closes_at")
    election: UUID
    award: UUID
    uuid: str
    closes_at: AwareDatetime | None


class BallotCastV1(Event):
    """A sealed ballot is in the box; nobody is named, and the tracker leads to no person."""

    subject: ClassVar[str] = "voting.ballot.cast.v1"
    topics: ClassVar[tuple[str, ...]] = ("election.{election}",)
    fields: ClassVar[tuple[str, ...]] = ("election", "height", "tracker")
    election: UUID
    height: int
    tracker: str


class ElectionExtendedV1(Event):
    """Voting goes on until a later moment, as the rules allow."""

    subject: ClassVar[str] = "voting.election.extended.v1"
    topics: ClassVar[tuple[str, ...]] = ("conference", "election.{election}")
    fields: ClassVar[tuple[str, ...]] = ("election", "closes_at")
    election: UUID
    closes_at: AwareDatetime


class ElectionClosedV1(Event):
    """No more ballots are taken."""

    subject: ClassVar[str] = "voting.election.closed.v1"
    topics: ClassVar[tuple[str, ...]] = ("conference", "election.{election}")
    fields: ClassVar[tuple[str, ...]] = ("election",)
    election: UUID


class ElectionTalliedV1(Event):
    """The ballots are added up, still encrypted: the election can be revealed."""

    subject: ClassVar[str] = "voting.election.tallied.v1"
    topics: ClassVar[tuple[str, ...]] = ("election.{election}",)
    fields: ClassVar[tuple[str, ...]] = ("election",)
    election: UUID


class ElectionRevealedV1(Event):
    """The last stage was revealed: decryptions and result are in the public archive."""

    subject: ClassVar[str] = "voting.election.revealed.v1"
    topics: ClassVar[tuple[str, ...]] = ("conference", "election.{election}")
    fields: ClassVar[tuple[str, ...]] = ("election", "award")
    election: UUID
    award: UUID


class HeadSignedV1(Event):
    """Where an election's chain stands, signed: a later archive that is no extension of it is a forgery."""

    subject: ClassVar[str] = "voting.head.signed.v1"
    topics: ClassVar[tuple[str, ...]] = ("election.{election}",)
    fields: ClassVar[tuple[str, ...]] = ("election", "uuid", "height", "hash", "at", "signature")
    election: UUID
    uuid: str
    height: int
    hash: str
    at: str
    signature: str

"""Casting a ballot: everything is checked before it is accepted, and nobody is known.

The credential's signature is the right to vote; the hash of the bytes is the key under which a repetition is
recognised. What is written carries a fresh correlation and no actor.
"""

from dataclasses import dataclass, field
from uuid import UUID

from services.voting.domain.election import canonical
from services.voting.domain.election.ballots import Ballot, read_ballot
from services.voting.domain.election.chain import read_archive
from services.voting.domain.election.checking import check_ballot
from services.voting.domain.election.questions import Election
from services.voting.domain.election.refusal import Check, Refusal
from services.voting.errors import BallotRefused, VotingClosed
from services.voting.models.elections import BallotOut
from services.voting.storage import elections
from services.voting.usecases.elections import append, close, head
from shared.events.voting import BallotCastV1
from shared.logs import Origin
from shared.parts import Parts
from shared.writer import Tx

KEPT = 16


@dataclass(frozen=True)
class Box:
    """What a ballot is checked against: the election and its public credentials."""

    election: Election
    credentials: frozenset[str]


@dataclass
class Boxes:
    """The boxes of elections that were voted in lately; ``parts.single(Boxes)``."""

    parts: Parts
    _kept: dict[UUID, Box] = field(default_factory=dict)

    async def find(self, conference: UUID, election: UUID) -> Box:
        """Return the box of an election.

        Raises:
            NotFound: the conference has no such election.
            VotingClosed: it was not opened yet.
        """
        async with self.parts.read() as reader:
            await elections.find(reader, conference, election)
            if election in self._kept:
                return self._kept[election]
            setup = await elections.beginning(reader, election)
        if setup is None:
            raise VotingClosed
        files = read_archive(setup)[0][0].files
        if len(self._kept) >= KEPT:
            self._kept.clear()
        self._kept[election] = Box(Election.read(files[0]), frozenset(canonical.read(files[2])))
        return self._kept[election]


async def cast(parts: Parts, conference: UUID, election: UUID, data: bytes) -> BallotOut:
    """Take a ballot; the same bytes again get the same answer and no second entry.

    Raises:
        NotFound: the conference has no such election.
        BallotRefused: it fails a check.
        VotingClosed: voting is not open at the commit.
    """
    box = await parts.single(Boxes).find(conference, election)
    try:
        ballot = read_ballot(box.election, data)
        if ballot.credential not in box.credentials:
            raise Refusal(Check.CREDENTIALS, "the credential is not in the election's list")
        if (known := await _known(parts, election, ballot)) is not None:
            return known
        await parts.workers.run(check_ballot, box.election, ballot)
    except Refusal as refusal:
        raise BallotRefused(check=refusal.check.value, place=refusal.place, reason=refusal.reason) from None
    taken = await parts.writer.run(lambda tx: _put(tx, conference, election, ballot), Origin())
    if taken is None:
        raise VotingClosed
    return taken


async def _known(parts: Parts, election: UUID, ballot: Ballot) -> BallotOut | None:
    async with parts.read() as reader:
        height = await elections.receipt(reader, election, ballot.tracker)
    return None if height is None else BallotOut(tracker=ballot.tracker, height=height)


async def _put(tx: Tx, conference: UUID, election: UUID, ballot: Ballot) -> BallotOut | None:
    """Append a checked ballot; None where voting is over, in which case the box is closed here and now."""
    row = await elections.find(tx, conference, election, lock=True)
    if (height := await elections.receipt(tx, election, ballot.tracker)) is not None:
        return BallotOut(tracker=ballot.tracker, height=height)
    if row.state != "open":
        return None
    if row.closes_at is not None and row.closes_at <= tx.now:
        await close(tx, row)
        return None
    again = await elections.has_voted(tx, election, ballot.credential)
    counts = {"ballots": row.ballots + 1, "voted": row.voted + (not again)}
    piece = head(row).append_ballot(ballot.data)
    await append(tx, row, piece, counts, tracker=ballot.tracker, credential=ballot.credential)
    event = BallotCastV1(election=election, height=row.height, tracker=ballot.tracker)
    tx.say(event, conference=conference, entity=ballot.tracker)
    return BallotOut(tracker=ballot.tracker, height=row.height)

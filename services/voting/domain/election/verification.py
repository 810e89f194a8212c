"""Verifying a whole election from its archive alone.

Stricter than belenios-tool: one setup, first; every event in its place; one spelling of everything; the
recorded tally equal to the computed one; the threshold group's certificates and agreement; no ballot
twice. What cannot be seen here, that it is *the* archive everybody was shown, is what an earlier snapshot
(`previous`), a voter's tracker and the published head are for.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from typing import TypeAlias

from . import canonical
from .ballots import Ballot, read_ballot
from .chain import Event, EventType, Head, read_archive
from .checking import check_ballot
from .questions import Election
from .refusal import Check, Refusal, within
from .result import Result, compute_result, missing_decryptions, write_result
from .setup import Setup
from .spread import Spread, parts
from .tally import PartialDecryption, Tally, compute_tally, last_ballots, read_decryption
from .trustees import trustee_keys

_PART = 16


class Phase(StrEnum):
    """How far an election has come."""

    OPEN = "open"
    CLOSED = "closed"
    TALLIED = "tallied"
    DECRYPTING = "decrypting"
    RESULT = "result"


_PHASES = {
    EventType.SETUP: Phase.OPEN,
    EventType.BALLOT: Phase.OPEN,
    EventType.END_BALLOTS: Phase.CLOSED,
    EventType.ENCRYPTED_TALLY: Phase.TALLIED,
    EventType.PARTIAL_DECRYPTION: Phase.DECRYPTING,
    EventType.RESULT: Phase.RESULT,
}


@dataclass(frozen=True)
class Report:
    """What a verified archive says, and which checks it passed."""

    setup: Setup
    head: Head
    ballots: tuple[Ballot, ...]
    tally: Tally | None
    result: Result | None
    checks: tuple[str, ...]

    @property
    def counted(self) -> Mapping[str, Ballot]:
        """Give the ballots that count, the last of each credential: credential → ballot."""
        return last_ballots(self.ballots)

    @property
    def phase(self) -> Phase:
        """Tell how far the election has come."""
        assert self.head.type is not None
        return _PHASES[self.head.type]


def verify_archive(
    data: bytes, previous: bytes | None = None, rules: bytes | None = None, spread: Spread = map
) -> Report:
    """Verify everything an archive says; an unfinished election is fine.

    Args:
        data: the archive.
        previous: an earlier snapshot, of which the archive must be an extension.
        rules: the rule book, whose hash must stand in the election's description.
        spread: how to run the checks of ballots, for example a process pool's ``map``.

    Raises:
        Refusal: naming the event or file and the first check that fails.
    """
    events, head = read_archive(data)
    checks = [f"archive: {len(events)} events, each in its place, every byte and hash as the format writes it"]
    if previous is not None:
        checks.append(_check_extension(previous, events, data))
    setup = read_setup(events[0], spread)
    checks += _setup_checks(setup, rules)
    ballots = _read_ballots(setup, _of(events, EventType.BALLOT), spread)
    checks.append(f"ballots: {len(ballots)}, each new, of a listed credential, signed and with all its proofs")
    tally, result = None, None
    if tallied := _of(events, EventType.ENCRYPTED_TALLY):
        tally = _check_tally(setup, ballots, tallied[0])
        checks.append(f"tally: the sum of the last ballots of {tally.num_tallied} voters, weight {tally.total_weight}")
        decryptions = _read_decryptions(setup, tally, _of(events, EventType.PARTIAL_DECRYPTION))
        checks.append(f"partial decryptions: {len(decryptions)}, each proven; {_waiting(setup, decryptions)}")
        if counted := _of(events, EventType.RESULT):
            result = _check_result(setup, tally, decryptions, counted[0])
            checks.append("result: the counts that the partial decryptions give")
    return Report(setup, head, ballots, tally, result, tuple(checks))


def read_setup(event: Event, spread: Spread = map) -> Setup:
    """Read and check the setup, an archive's first event.

    Raises:
        Refusal: naming the file and the check that fails.
    """
    with within(event.place):
        election, trustees, credentials, record = event.files
        setup = Setup.read(election, trustees, credentials, spread)
        if setup.data != record:
            raise Refusal(Check.CHAIN, "the setup's record does not name its three files")
        return setup


_Decryptions: TypeAlias = Mapping[int, PartialDecryption]


def _of(events: Sequence[Event], kind: EventType) -> list[Event]:
    return [event for event in events if event.type is kind]


def _check_extension(previous: bytes, events: Sequence[Event], data: bytes) -> str:
    with within("the older archive"):
        older, _ = read_archive(previous)
    for event in older:
        if event.height >= len(events) or events[event.height].hash != event.hash:
            raise Refusal(Check.EXTENSION, f"{event.place} of the older archive was removed or replaced")
    if not data.startswith(previous):
        raise Refusal(Check.EXTENSION, "the older archive has another beginning")
    return f"extension: all {len(older)} events of the older archive are unchanged"


def _setup_checks(setup: Setup, rules: bytes | None) -> list[str]:
    bound = setup.election.rules_hash
    if rules is not None and bound != canonical.hex_digest(rules):
        raise Refusal(Check.RULES, "the description does not hold the hash of this rule book", "election")
    checks = [
        f"trustees: {len(trustee_keys(setup.trustees))} keys with their proofs and agreement make the election's key",
        f"credentials: {len(setup.credentials)}, all different and in the group",
    ]
    if rules is not None:
        checks.append(f"rule book: its hash {bound} stands in the description")
    return checks


def _read_ballots(setup: Setup, events: Sequence[Event], spread: Spread) -> tuple[Ballot, ...]:
    ballots, seen = [], set()
    for event in events:
        with within(event.place):
            ballot = read_ballot(setup.election, event.files[0])
            setup.weight(ballot.credential)
            if ballot.data in seen:
                raise Refusal(Check.REPEATED, "the same ballot is in the box already")
        seen.add(ballot.data)
        ballots.append(ballot)
    for _ in spread(partial(_check_part, setup.election), parts(events, _PART)):
        pass
    return tuple(ballots)


def _check_part(election: Election, events: Sequence[Event]) -> None:
    for event in events:
        with within(event.place):
            check_ballot(election, read_ballot(election, event.files[0]))


def _check_tally(setup: Setup, ballots: Sequence[Ballot], event: Event) -> Tally:
    tally = compute_tally(setup, ballots)
    if tally.parts != event.files:
        raise Refusal(Check.TALLY, "the recorded tally is not the sum of the ballots", event.place)
    return tally


def _read_decryptions(setup: Setup, tally: Tally, events: Sequence[Event]) -> _Decryptions:
    keys = trustee_keys(setup.trustees)
    decryptions: dict[int, PartialDecryption] = {}
    for event in events:
        with within(event.place):
            fields = canonical.record(canonical.read(event.files[1]), "the record", ("owner", "payload"))
            owner = canonical.integer(fields["owner"], "owner", 1, len(keys))
            if fields["payload"] != canonical.hex_digest(event.files[0]):
                raise Refusal(Check.CHAIN, "the record does not name the partial decryption before it")
            if owner in decryptions:
                raise Refusal(Check.DECRYPTION, f"trustee {owner} has decrypted already")
            decryptions[owner] = read_decryption(setup.election, tally, keys[owner], event.files[0])
    return decryptions


def _waiting(setup: Setup, decryptions: _Decryptions) -> str:
    missing = missing_decryptions(setup.trustees, set(decryptions))
    return f"missing: {missing}" if missing else "they suffice"


def _check_result(setup: Setup, tally: Tally, decryptions: _Decryptions, event: Event) -> Result:
    with within(event.place):
        result = compute_result(setup, tally, decryptions)
        if write_result(result) != event.files[0]:
            raise Refusal(Check.RESULT, "the recorded result is not what the partial decryptions give")
        return result

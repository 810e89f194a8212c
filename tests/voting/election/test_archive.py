"""The archive's bytes: fixed, append-only, and not one of them can be changed unseen."""

from hashlib import sha256

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from services.voting.domain.election import canonical
from services.voting.domain.election.archive import write_file
from services.voting.domain.election.chain import open_archive, read_archive
from services.voting.domain.election.questions import Question
from services.voting.domain.election.refusal import Check, Refusal
from services.voting.domain.election.verification import verify_archive
from services.voting.simulation import Plan, simulate
from tests.voting.election.kit import TIMESTAMP, WITH_BLANK, Belenios, Forged, Played, play

GOLDEN = "d76ff9bfadaffafc9d408925c81c0eaf400d6d62aeaa50f2d38ed95972a6c805"


@pytest.fixture(scope="module")
def played() -> Played:
    return play(Question("?", ("yes", "no")), voters=2).cast((0, [[1, 0]]), (1, [[0, 1]]), (0, [[0, 1]]))


@pytest.fixture(scope="module")
def archive(played: Played) -> bytes:
    return played.archive([1])


@pytest.fixture(scope="module")
def boundaries(archive: bytes) -> list[int]:
    """The lengths of the snapshots: after each event."""
    lengths, position = [], 0
    while position < len(archive):
        size = int(archive[position + 124 : position + 135], 8)
        is_event = archive[position : position + 100].rstrip(b"\0").endswith(b".event.json")
        position += 512 + -(-size // 512) * 512
        lengths += [position] if is_event else []
    return lengths


@pytest.fixture(scope="module")
def golden() -> bytes:
    questions = (Question("Who wins?", ("Ada", "Blaise", "Émilie")), WITH_BLANK)
    return simulate(Plan(4, questions, (2, 3), weighted=True, revotes=2), TIMESTAMP, "golden").archive


def test_fixed_randomness_gives_a_fixed_archive(golden: bytes) -> None:
    assert sha256(golden).hexdigest() == GOLDEN


def test_belenios_accepts_the_fixed_archive(belenios: Belenios, golden: bytes) -> None:
    assert belenios.accepts(golden)


def test_every_snapshot_is_a_prefix_of_the_next_and_holds(archive: bytes, boundaries: list[int]) -> None:
    phases = []
    older = archive[: boundaries[0]]
    for length in boundaries:
        report = verify_archive(archive[:length], previous=older)
        phases.append((report.phase.value, len(report.ballots)))
        older = archive[:length]
    assert phases == [
        *(("open", ballots) for ballots in range(4)),
        *((phase, 3) for phase in ("closed", "tallied", "decrypting", "result")),
    ]


def test_appending_elsewhere_than_at_the_end_of_the_election_is_refused(played: Played) -> None:
    head = open_archive(played.setup, TIMESTAMP).head
    with pytest.raises(Refusal, match="order: Result cannot follow Setup"):
        head.append_result(((1, 2),))
    with pytest.raises(Refusal, match="order: Ballot cannot follow EndBallots"):
        head.append_end().head.append_ballot(played.ballots[0])


def test_an_append_that_is_given_up_changes_nothing(played: Played) -> None:
    head = open_archive(played.setup, TIMESTAMP).head
    given_up = head.append_ballot(played.ballots[0])
    assert head.append_ballot(played.ballots[1]) == head.append_ballot(played.ballots[1]) != given_up


def test_an_archive_cut_anywhere_but_after_an_event_is_refused(archive: bytes, boundaries: list[int]) -> None:
    @given(st.integers(0, len(archive) - 1).filter(lambda length: length not in boundaries))
    @settings(max_examples=150, deadline=None)
    def cut(length: int) -> None:
        with pytest.raises(Refusal):
            verify_archive(archive[:length])

    cut()


def test_any_single_changed_byte_is_refused(archive: bytes) -> None:
    @given(st.integers(0, len(archive) - 1), st.integers(1, 255))
    @settings(max_examples=500, deadline=None)
    def change(position: int, bits: int) -> None:
        forged = bytearray(archive)
        forged[position] ^= bits
        with pytest.raises(Refusal):
            verify_archive(bytes(forged))

    change()


def test_each_byte_is_looked_at(archive: bytes) -> None:
    forged = bytearray(archive)
    for position in range(len(archive)):
        forged[position] ^= 1
        with pytest.raises(Refusal):
            read_archive(bytes(forged))
        forged[position] ^= 1


def test_any_byte_more_or_less_is_refused(archive: bytes) -> None:
    @given(st.integers(0, len(archive) - 1), st.binary(max_size=3))
    @settings(max_examples=150, deadline=None)
    def change(position: int, more: bytes) -> None:
        forged = archive[:position] + more + archive[position + (not more) :]
        if forged != archive:
            with pytest.raises(Refusal):
                verify_archive(forged)

    change()


def event_after(archive: bytes, **fields: object) -> bytes:
    """Write an EndBallots event that would follow an open archive, with other fields."""
    _, head = read_archive(archive)
    honest = {"parent": head.hash, "height": head.height, "type": "EndBallots"}
    merged = {key: value for key, value in {**honest, **fields}.items() if value is not None}
    return archive + write_file(canonical.write(merged), TIMESTAMP, is_event=True)


@pytest.fixture(scope="module")
def opened(played: Played) -> bytes:
    return played.archive(until="ballots")


def test_an_event_written_by_hand_as_the_format_says_is_accepted(opened: bytes) -> None:
    assert verify_archive(event_after(opened)).phase == "closed"


@pytest.mark.parametrize(
    ("fields", "check", "refused_by_belenios"),
    [
        ({"height": 5}, Check.CHAIN, True),
        ({"height": "4"}, Check.CHAIN, True),
        ({"height": 4.0}, Check.CHAIN, True),
        ({"parent": "0" * 64}, Check.CHAIN, True),
        ({"parent": None}, Check.CHAIN, True),
        ({"payload": "0" * 64}, Check.CHAIN, True),
        ({"type": "EndShuffles"}, Check.FORMAT, False),
        ({"type": 7}, Check.FORMAT, True),
        ({"note": ""}, Check.FORMAT, True),
    ],
)
def test_an_event_with_other_fields_is_refused(
    belenios: Belenios, opened: bytes, fields: dict[str, object], check: Check, refused_by_belenios: bool
) -> None:
    forged = event_after(opened, **fields)
    with pytest.raises(Refusal) as refused:
        verify_archive(forged)
    assert (refused.value.check, refused.value.place) == (check, "event 4")
    assert belenios.accepts(forged) is not refused_by_belenios


@pytest.mark.parametrize("extra", [bytes(1024), b"\0", b"x", write_file(b"{}", TIMESTAMP, is_event=False)])
def test_nothing_extra_may_be_inside(belenios: Belenios, archive: bytes, extra: bytes) -> None:
    with pytest.raises(Refusal):
        verify_archive(archive + extra)
    assert not belenios.accepts(archive + extra)


def test_a_file_that_no_event_asks_for_is_refused(opened: bytes) -> None:
    forged = Forged.of(opened)
    forged.events[1][1].insert(0, b'"extra"')
    with pytest.raises(Refusal, match="event 1: chain: Ballot must have 1 data files before it, not 2"):
        verify_archive(forged.chained())


@pytest.mark.parametrize("data", [b"", b"\0" * 512, b"BELENIOS", b"{}", b"BELENIOS" + bytes(504)])
def test_what_is_no_archive_is_refused(data: bytes) -> None:
    with pytest.raises(Refusal):
        verify_archive(data)

"""Whatever the bytes, the answer is a sentence: a refusal or a report, never another exception."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from services.voting.domain.election.board import find_ballot
from services.voting.domain.election.checking import verify_ballot
from services.voting.domain.election.refusal import Refusal
from services.voting.domain.election.verification import verify_archive
from tests.voting.election.kit import WITH_BLANK, Forged, Played, play

JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**5), 10**5)
    | st.floats()
    | st.text(max_size=5)
    | st.integers(-5, 10**700).map(str)
    | st.sampled_from(["0", "1", "²", "٣", "-1", "1e9", "\x7f", "\u2028", "9" * 5000]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=5,
)


@pytest.fixture(scope="module")
def played() -> Played:
    return play(WITH_BLANK, voters=2, threshold=(1, 2), weights=(1, 2)).cast((0, [[1, 0, 0]]), (1, [[0, 1, 0]]))


@pytest.fixture(scope="module")
def archive(played: Played) -> bytes:
    return played.archive([1, 3])


def paths(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """List the places in a JSON value."""
    yield path
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in inside:
        yield from paths(inner, (*path, key))


def put(value: Any, path: tuple[Any, ...], new: Any) -> Any:
    """Replace what is at a place."""
    if not path:
        return new
    value[path[0]] = put(value[path[0]], path[1:], new)
    return value


def test_any_value_in_any_place_of_any_file_is_refused(archive: bytes) -> None:
    files = [(event, file) for event, (_, files) in enumerate(Forged.of(archive).events) for file in range(len(files))]

    @given(st.sampled_from(files), st.integers(0, 10**9), JSON)
    @settings(max_examples=200, deadline=None)
    def forge(where: tuple[int, int], number: int, new: Any) -> None:
        forged = Forged.of(archive)
        event, file = where
        body = forged.events[event][1][file]
        places = list(paths(json.loads(body)))
        changed = json.dumps(
            put(json.loads(body), places[number % len(places)], new), ensure_ascii=False, separators=(",", ":")
        ).encode("utf-8", "replace")
        nth = sum(kind == forged.events[event][0] for kind, _ in forged.events[:event])
        forged.replace(forged.events[event][0], file, changed, nth)
        if changed != body:
            with pytest.raises(Refusal):
                verify_archive(forged.chained())

    forge()


def test_any_bytes_offered_as_a_ballot_are_refused(played: Played) -> None:
    @given(st.binary(max_size=200) | JSON.map(lambda value: json.dumps(value).encode()))
    @settings(max_examples=200, deadline=None)
    def offer(data: bytes) -> None:
        with pytest.raises(Refusal):
            verify_ballot(played.setup, data)

    offer()


def test_any_bytes_offered_as_an_archive_are_refused(archive: bytes) -> None:
    @given(st.binary(max_size=1200), st.integers(0, 3))
    @settings(max_examples=200, deadline=None)
    def offer(data: bytes, events: int) -> None:
        forged = Forged.of(archive)
        forged.events = [*forged.events[:events], ("Setup" if events == 0 else "Ballot", [data])]
        for offered in (data, archive[: 1024 * events] + data, forged.chained()):
            with pytest.raises(Refusal):
                verify_archive(offered)

    offer()


@pytest.mark.parametrize(
    "body",
    [
        b"[" * 100_000,
        b'{"a":' * 100_000,
        b"9" * 100_000,
        b'"\\ud800"',
        b"\xff\xfe",
        b"NaN",
        b'"' + b"9" * 100_000 + b'"',
        b"",
    ],
    ids=range(8),
)
def test_bodies_that_break_readers_are_refused(played: Played, archive: bytes, body: bytes) -> None:
    with pytest.raises(Refusal):
        verify_ballot(played.setup, body)
    for event, (kind, files) in enumerate(Forged.of(archive).events):
        for file in range(len(files)):
            forged = Forged.of(archive)
            forged.replace(kind, file, body, event - forged.first(kind))
            with pytest.raises(Refusal):
                verify_archive(forged.chained())


def test_a_tracker_is_looked_for_whatever_it_is(archive: bytes) -> None:
    @given(st.text(max_size=50))
    @settings(max_examples=20, deadline=None)
    def look(tracker: str) -> None:
        assert find_ballot(archive, tracker) is None

    look()

"""Topics and rings."""

from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.live.domain import RING, Need, Ring, need

ID = str(uuid4())


@pytest.mark.parametrize("prefix", ["", "chat.", "room."])
def test_a_topic_of_a_thing_needs_a_right_on_that_thing(prefix: str) -> None:
    assert need(f"{prefix}table.{ID}") == Need(thing=f"table:{ID}")


@pytest.mark.parametrize(
    "topic",
    [
        "",
        ">",
        "*",
        "conference.*",
        f"participant.{ID}.x",
        f"live.chat.table.{ID}",
        "table.",
        f"table.{ID.upper()}",
        "x",
    ],
)
def test_what_is_no_topic_cannot_be_heard(topic: str) -> None:
    assert need(topic) is None


@given(st.integers(0, 2 * RING), st.integers(0, 2 * RING + 5))
def test_who_comes_back_gets_exactly_what_was_missed_or_is_told_to_fetch_again(frames: int, seen: int) -> None:
    ring = Ring(1000, 0.0)
    for _ in range(frames):
        ring.add(lambda seq: b"%d" % seq, 0.0)

    missed = ring.since(1000 + seen)

    if seen > frames or frames - seen > RING:
        assert missed is None
    else:
        assert missed is not None
        assert [each.frame for each in missed] == [b"%d" % (1000 + n) for n in range(seen + 1, frames + 1)]

"""When sessions open, start and end."""

from datetime import UTC, datetime, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from services.programme.domain.timing import Course, Times, follow, is_open, move, overlap, place, start

NINE = datetime(2026, 11, 25, 9, tzinfo=UTC)
TEN = NINE + timedelta(hours=1)
minutes = st.integers(-200, 400).map(lambda n: NINE + timedelta(minutes=n))


def at(hour: int, minute: int) -> datetime:
    return NINE.replace(hour=hour, minute=minute)


def test_doors_open_five_minutes_before_and_a_session_ends_by_itself_five_minutes_late() -> None:
    times = Times(NINE, TEN)

    assert place(times, at(8, 54)) == Course("scheduled", "doors", at(8, 55))
    assert place(times, at(8, 55)) == Course("scheduled", "start", NINE)
    assert place(times, at(9, 0)) == Course("live", "end", at(10, 5))
    assert place(times, at(10, 4)) == Course("live", "end", at(10, 5))
    assert place(times, at(10, 5)) == Course("ended")


def test_a_session_by_hand_waits_for_a_press_after_its_doors_opened() -> None:
    times = Times(NINE, TEN, by_hand=True)

    assert follow("doors", times) == Course("scheduled")
    assert place(times, at(9, 30)) == Course("scheduled")
    assert start(times, at(9, 30)) == Course("live")


def test_a_session_started_early_still_ends_by_itself_and_one_reopened_after_its_time_does_not() -> None:
    times = Times(NINE, TEN)

    assert start(times, at(8, 0)) == Course("live", "end", at(10, 5))
    assert start(times, at(10, 30)) == Course("live")


def test_a_live_session_that_gets_more_time_goes_on_and_one_that_moves_away_is_scheduled_again() -> None:
    assert move("live", Times(NINE, at(11, 0)), at(9, 50)) == Course("live", "end", at(11, 5))
    assert move("live", Times(at(14, 0), at(15, 0)), at(9, 50)) == Course("scheduled", "doors", at(13, 55))
    assert move("ended", Times(at(14, 0), at(15, 0)), at(10, 30)) == Course("scheduled", "doors", at(13, 55))


@given(minutes, minutes, st.booleans())
def test_taking_every_due_step_leads_where_the_time_says(made: datetime, now: datetime, by_hand: bool) -> None:
    """A replica that was away catches up to the same course as one that never slept."""
    times = Times(NINE, TEN, by_hand)
    course = place(times, made)
    while course.step and course.due_at and course.due_at <= max(made, now):
        course = follow(course.step, times)

    if not by_hand or max(made, now) < times.closes_at:
        assert course == place(times, max(made, now))


@given(minutes, st.sampled_from(["scheduled", "live", "ended"]))
def test_people_may_come_in_from_the_doors_until_the_end(now: datetime, state: Any) -> None:
    times = Times(NINE, TEN)

    assert is_open(state, times, now) == (state == "live" or (state == "scheduled" and now >= at(8, 55)))


@given(minutes, minutes, minutes, minutes)
def test_two_times_clash_exactly_when_they_share_a_moment(a: datetime, b: datetime, c: datetime, d: datetime) -> None:
    first, second = sorted((a, b)), sorted((c, d))
    shared_minutes = (min(first[1], second[1]) - max(first[0], second[0])) > timedelta(0)

    if first[0] < first[1] and second[0] < second[1]:
        assert overlap(*first, *second) == shared_minutes == overlap(*second, *first)

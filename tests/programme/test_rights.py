"""Who may do what, rule by rule."""

from typing import Any

import pytest

from services.programme.domain.rights import EVERYTHING, Allowed, on_session, on_table

READ = Allowed(read=True)
TALK = Allowed(read=True, write=True)
STAGE = Allowed(read=True, write=True, publish=True)


@pytest.mark.parametrize(
    ("state", "is_open", "part", "expected"),
    [
        ("scheduled", False, None, READ),
        ("scheduled", True, None, TALK),
        ("live", True, None, TALK),
        ("ended", False, None, READ),
        ("scheduled", False, "speaker", STAGE),
        ("live", True, "speaker", STAGE),
        ("ended", False, "speaker", READ),
        ("scheduled", False, "moderator", EVERYTHING),
        ("ended", False, "moderator", EVERYTHING),
    ],
)
def test_a_session_is_read_by_all_and_talked_in_while_open(
    state: Any, is_open: bool, part: Any, expected: Allowed
) -> None:
    assert on_session(organiser=False, part=part, is_open=is_open, state=state) == expected


@pytest.mark.parametrize(
    ("state", "is_open", "facilitates", "seated", "expected"),
    [
        ("live", True, False, False, Allowed()),
        ("scheduled", False, False, True, READ),
        ("live", True, False, True, STAGE),
        ("ended", False, False, True, READ),
        ("scheduled", False, True, True, EVERYTHING),
        ("ended", False, True, True, Allowed(read=True, moderate=True)),
    ],
)
def test_a_table_belongs_to_those_who_sit_at_it(
    state: Any, is_open: bool, facilitates: bool, seated: bool, expected: Allowed
) -> None:
    given = {"facilitates": facilitates, "seated": seated, "is_open": is_open, "state": state}

    assert on_table(organiser=False, **given) == expected


def test_an_organiser_may_do_everything_everywhere() -> None:
    assert on_session(organiser=True, part=None, is_open=False, state="ended") == EVERYTHING
    assert on_table(organiser=True, facilitates=False, seated=False, is_open=False, state="ended") == EVERYTHING

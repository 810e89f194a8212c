"""Who may do what on a session and at a table."""

from dataclasses import dataclass
from typing import Literal

from services.programme.domain.timing import State

Part = Literal["speaker", "moderator"]


@dataclass(frozen=True)
class Allowed:
    """What somebody may do; the default is nothing. The words are those of the access contract."""

    read: bool = False
    write: bool = False
    publish: bool = False
    moderate: bool = False


EVERYTHING = Allowed(read=True, write=True, publish=True, moderate=True)


def on_session(*, organiser: bool, part: Part | None, is_open: bool, state: State) -> Allowed:
    """Decide for a participant: all see a session; they chat and ask while it is open.

    Speakers come before the doors open, to test their equipment, and lose stage and chat when it has ended.
    """
    if organiser or part == "moderator":
        return EVERYTHING
    on_stage = part == "speaker" and state != "ended"
    return Allowed(read=True, write=is_open or on_stage, publish=on_stage)


def on_table(*, organiser: bool, facilitates: bool, seated: bool, is_open: bool, state: State) -> Allowed:
    """Decide for a participant: who sits here belongs here; the facilitator stays to finish the takeaways."""
    if organiser:
        return EVERYTHING
    if facilitates:
        here = state != "ended"
        return Allowed(read=True, write=here, publish=here, moderate=True)
    return Allowed(read=seated, write=seated and is_open, publish=seated and is_open)

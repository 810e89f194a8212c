"""The course of a question put to a session."""

from typing import Literal

QuestionState = Literal["open", "answering", "answered", "hidden"]
LEVELS: tuple[QuestionState, ...] = ("answering", "open", "answered", "hidden")


def needs_moderator(before: QuestionState, after: QuestionState) -> bool:
    """Tell whether this change hides or shows; the others a speaker may make, too."""
    return "hidden" in (before, after)

"""Questions put to a session."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from pydantic import BaseModel

from services.programme.domain.questions import QuestionState
from services.programme.models.base import In, Person, words


class QuestionIn(In):
    """A question put to a session."""

    text: Annotated[str, words(500)]


class QuestionStateIn(In):
    """What happens to a question."""

    state: QuestionState


class QuestionOut(BaseModel):
    """A question; ``supported``: by me."""

    id: UUID
    text: str
    asker: Person
    state: QuestionState
    votes: int
    asked_at: datetime
    supported: bool
    version: int

"""The election as voters are asked: its name, key and questions, and the fingerprint that binds them."""

import re
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from . import canonical
from .credentials import BASE58
from .group import GROUP, Element, FixedBase, fixed_base
from .refusal import Check, Refusal, within

_UUID = re.compile(f"[{BASE58}]{{14,64}}")
_RULES = re.compile(r"Rule book SHA-256: ([0-9a-f]{64})")
_KEYS = ("version", "description", "name", "group", "public_key", "questions", "uuid")
_ADDED = ("administrator", "credential_authority")


@dataclass(frozen=True, slots=True)
class Question:
    """A question whose answers are each chosen or not; between `least` and `most` of them."""

    question: str
    answers: tuple[str, ...]
    least: int = 1
    most: int = 1
    blank: bool | None = None

    @property
    def choices(self) -> int:
        """Count the ciphertexts of an answer: one per answer, and one before them if blank is allowed."""
        return len(self.answers) + bool(self.blank)

    def wire(self) -> dict[str, Any]:
        """Give the JSON value."""
        blank = {} if self.blank is None else {"blank": self.blank}
        bounds = {"min": self.least, "max": self.most, "question": self.question}
        return {"answers": list(self.answers), **blank, **bounds}

    @classmethod
    def read(cls, value: Any) -> "Question":
        """Read the JSON value.

        Raises:
            Refusal: it is not a homomorphic question that can be answered.
        """
        keys = ("answers", "blank", "min", "max", "question")
        fields = canonical.record(value, "the question", keys, optional=("blank",))
        answers = tuple(canonical.text(answer, "an answer") for answer in canonical.items(fields["answers"], "answers"))
        if not answers:
            raise Refusal(Check.ELECTION, "there is no answer to choose")
        blank = fields.get("blank")
        if not (blank is None or isinstance(blank, bool)):
            raise Refusal(Check.FORMAT, "blank must be true or false")
        most = canonical.integer(fields["max"], "max", 1, len(answers))
        least = canonical.integer(fields["min"], "min", 0, most)
        return cls(canonical.text(fields["question"], "the question's text"), answers, least, most, blank)


@dataclass(frozen=True)
class Election:
    """What every ballot is bound to; `data` are the bytes whose hash is the fingerprint."""

    uuid: str
    name: str
    description: str
    public_key: Element
    questions: tuple[Question, ...]
    data: bytes

    @cached_property
    def fingerprint(self) -> str:
        """Hash the election as ballots and proofs carry it."""
        return canonical.base64_digest(self.data)

    @property
    def key_base(self) -> FixedBase:
        """Give the table of powers of the election's key."""
        return fixed_base(self.public_key)

    @property
    def rules_hash(self) -> str | None:
        """Find the SHA-256 of the rule book, which stands in the description."""
        found = _RULES.findall(self.description)
        return found[0] if len(found) == 1 else None

    @classmethod
    def create(
        cls, uuid: str, name: str, description: str, public_key: Element, questions: tuple[Question, ...]
    ) -> "Election":
        """Write a new election.

        Raises:
            Refusal: its parts do not make a valid election.
        """
        asked = [question.wire() for question in questions]
        values = (1, description, name, GROUP, str(public_key), asked, uuid)
        return cls.read(canonical.write(dict(zip(_KEYS, values, strict=True))))

    @classmethod
    def read(cls, data: bytes) -> "Election":
        """Read an election.

        Raises:
            Refusal: it is not canonical, not complete, or asks for more than homomorphic questions.
        """
        with within("election"):
            fields = canonical.record(canonical.read(data), "the election", (*_KEYS, *_ADDED), optional=_ADDED)
            canonical.integer(fields["version"], "version", 1, 1)
            for key in ("description", "name", *(key for key in _ADDED if key in fields)):
                canonical.text(fields[key], key)
            if fields["group"] != GROUP:
                raise Refusal(Check.ELECTION, f"the group must be {GROUP}")
            if not _UUID.fullmatch(canonical.text(fields["uuid"], "uuid")):
                raise Refusal(Check.ELECTION, "the uuid must have 14 to 64 letters of base 58")
            questions = _read_questions(fields["questions"])
            key = canonical.public_key(fields["public_key"], "public_key")
        return cls(fields["uuid"], fields["name"], fields["description"], key, questions, data)


def bind_rules(description: str, rules: bytes) -> str:
    """Append the hash of the rule book to a description, which ties every ballot to the rules."""
    return f"{description}\nRule book SHA-256: {canonical.hex_digest(rules)}".lstrip("\n")


def _read_questions(value: Any) -> tuple[Question, ...]:
    questions = []
    for number, question in enumerate(canonical.items(value, "questions"), 1):
        with within(f"question {number}"):
            questions.append(Question.read(question))
    if not questions:
        raise Refusal(Check.ELECTION, "there is no question")
    return tuple(questions)

"""Making a ballot: encrypting the choices, proving that they are allowed, signing."""

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from . import canonical
from .ballots import Answer, Ciphertext, combined, context, full_context, interval_prefix, unsigned
from .group import GENERATOR, SYSTEM_RANDOM, P, draw
from .proofs import Opening, Proof, prove_knowledge, prove_one_of
from .questions import Election, Question

Choices = Sequence[Sequence[int]]


def seal_ballot(election: Election, secret: int, choices: Choices, rng: Random = SYSTEM_RANDOM) -> bytes:
    """Encrypt, prove and sign; the result is the ballot's bytes, whose hash is the tracker.

    Args:
        election: what is voted on.
        secret: the exponent derived from the voter's credential.
        choices: for each question a list of 0 and 1, one per answer; where blank is allowed, one more
            before them, which is 1 for a blank vote.
        rng: where randomness comes from.

    Raises:
        ValueError: the choices are not allowed by the questions.
    """
    if len(choices) != len(election.questions):
        raise ValueError(f"there are {len(election.questions)} questions and {len(choices)} answers")
    for question, chosen in zip(election.questions, choices, strict=True):
        _check_choices(question, chosen)
    credential = str(GENERATOR.power(secret))
    sealer = _Sealer(election, context(election, credential), rng)
    answers = [sealer.answer(*pair).wire() for pair in zip(election.questions, choices, strict=True)]
    ballot = unsigned(election, credential, answers)
    digest = canonical.base64_digest(canonical.write(ballot))
    signature = prove_knowledge(f"sig|{digest}|", secret, rng)
    return canonical.write({**ballot, "signature": {"hash": digest, "proof": signature.wire()}})


def _check_choices(question: Question, chosen: Sequence[int]) -> None:
    if len(chosen) != question.choices or not set(chosen) <= {0, 1}:
        raise ValueError(f"«{question.question}» takes {question.choices} numbers that are 0 or 1")
    blank, total = bool(question.blank and chosen[0]), sum(chosen)
    if not (total == 1 if blank else question.least <= total <= question.most):
        raise ValueError(f"«{question.question}» takes {question.least} to {question.most} answers")


@dataclass(frozen=True, slots=True)
class _Sealed:
    """A ciphertext with what its maker knows of it."""

    ciphertext: Ciphertext
    randomness: int
    plain: int

    def opening(self, value: int) -> Opening:
        return Opening(self.randomness, self.plain - value)


@dataclass(frozen=True, slots=True)
class _Sealer:
    election: Election
    bound: str
    rng: Random

    def answer(self, question: Question, chosen: Sequence[int]) -> Answer:
        sealed = [self._encrypt(plain) for plain in chosen]
        choices = tuple(one.ciphertext for one in sealed)
        individual = tuple(self._interval(self.bound, one, 0, 1) for one in sealed)
        full = full_context(self.bound, choices)
        if not question.blank:
            overall = self._interval(full, _added(sealed), question.least, question.most)
            return Answer(choices, individual, overall, ())
        first, rest = sealed[0], _added(sealed[1:])
        blank = self._one_of(f"bproof0|{full}|", [first.opening(0), rest.opening(0)])
        allowed = [rest.opening(value) for value in range(question.least, question.most + 1)]
        return Answer(choices, individual, self._one_of(f"bproof1|{full}|", [first.opening(1), *allowed]), blank)

    def _encrypt(self, plain: int) -> _Sealed:
        r = draw(self.rng)
        beta = self.election.key_base.power(r)
        shifted = beta * GENERATOR.base % P if plain else beta
        return _Sealed(Ciphertext(GENERATOR.power(r), shifted), r, plain)

    def _interval(self, bound: str, sealed: _Sealed, least: int, most: int) -> tuple[Proof, ...]:
        openings = [sealed.opening(value) for value in range(least, most + 1)]
        return self._one_of(interval_prefix(bound, sealed.ciphertext), openings)

    def _one_of(self, prefix: str, openings: Sequence[Opening]) -> tuple[Proof, ...]:
        return tuple(prove_one_of(prefix, openings, self.election.key_base, self.rng))


def _added(sealed: Sequence[_Sealed]) -> _Sealed:
    return _Sealed(
        combined(one.ciphertext for one in sealed),
        sum(one.randomness for one in sealed),
        sum(one.plain for one in sealed),
    )

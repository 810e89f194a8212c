"""Ballots as they are written and read: form, numbers and binding, before any proof is looked at."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from . import canonical
from .group import Element, product
from .proofs import Proof
from .questions import Election, Question
from .refusal import Check, Refusal, within


@dataclass(frozen=True, slots=True)
class Ciphertext:
    """An ElGamal encryption (g^r, y^r·g^m) under the election's key."""

    alpha: Element
    beta: Element

    def wire(self) -> dict[str, str]:
        """Give the JSON value."""
        return {"alpha": str(self.alpha), "beta": str(self.beta)}


@dataclass(frozen=True, slots=True)
class Answer:
    """The encrypted answer to one question with its proofs; `blank_proof` is empty where blank is not allowed."""

    choices: tuple[Ciphertext, ...]
    individual_proofs: tuple[tuple[Proof, ...], ...]
    overall_proof: tuple[Proof, ...]
    blank_proof: tuple[Proof, ...]

    def wire(self) -> dict[str, Any]:
        """Give the JSON value."""
        blank = {"blank_proof": [proof.wire() for proof in self.blank_proof]} if self.blank_proof else {}
        return {
            "choices": [choice.wire() for choice in self.choices],
            "individual_proofs": [[proof.wire() for proof in pair] for pair in self.individual_proofs],
            "overall_proof": [proof.wire() for proof in self.overall_proof],
            **blank,
        }


@dataclass(frozen=True)
class Ballot:
    """A ballot of well-formed numbers; whether it is valid is for `checking` to say."""

    data: bytes
    credential: str
    answers: tuple[Answer, ...]
    hash: str
    signature: Proof

    @cached_property
    def tracker(self) -> str:
        """The receipt: what the voter looks for on the public board."""
        return canonical.base64_digest(self.data)


def context(election: Election, credential: str) -> str:
    """Give S0, the text that binds every proof to the election and the voter."""
    return f"{election.fingerprint}|{credential}"


def full_context(bound: str, choices: Iterable[Ciphertext]) -> str:
    """Give S: S0 and all ciphertexts of the answer."""
    return f"{bound}|{','.join(f'{choice.alpha},{choice.beta}' for choice in choices)}"


def interval_prefix(bound: str, ciphertext: Ciphertext) -> str:
    """Give what is hashed before the commitments of a proof that a ciphertext holds an allowed value."""
    return f"prove|{bound}|{ciphertext.alpha},{ciphertext.beta}|"


def combined(choices: Iterable[Ciphertext]) -> Ciphertext:
    """Multiply ciphertexts, which adds what they encrypt."""
    choices = list(choices)
    return Ciphertext(product(one.alpha for one in choices), product(one.beta for one in choices))


def unsigned(election: Election, credential: str, answers: list[dict[str, Any]]) -> dict[str, Any]:
    """Give a ballot without its signature: the record whose hash is signed."""
    return {
        "election_uuid": election.uuid,
        "election_hash": election.fingerprint,
        "credential": credential,
        "answers": answers,
    }


def read_ballot(election: Election, data: bytes) -> Ballot:
    """Read a ballot of this election.

    Raises:
        Refusal: it is not canonical, has other parts than the questions ask for, a number out of range,
            or belongs to another election.
    """
    keys = ("election_uuid", "election_hash", "credential", "answers", "signature")
    fields = canonical.record(canonical.read(data), "the ballot", keys)
    if (fields["election_uuid"], fields["election_hash"]) != (election.uuid, election.fingerprint):
        raise Refusal(Check.BINDING, "the ballot is of another election")
    credential = canonical.text(fields["credential"], "credential")
    answers = canonical.items(fields["answers"], "answers", len(election.questions))
    signature = canonical.record(fields["signature"], "signature", ("hash", "proof"))
    body = canonical.write(unsigned(election, credential, answers))
    if signature["hash"] != canonical.base64_digest(body):
        raise Refusal(Check.SIGNATURE, "the signed hash is not the hash of the ballot")
    return Ballot(
        data,
        credential,
        tuple(
            _read_answer(*pair, number) for number, pair in enumerate(zip(election.questions, answers, strict=True), 1)
        ),
        signature["hash"],
        Proof.read(signature["proof"], "signature"),
    )


def _read_answer(question: Question, value: Any, number: int) -> Answer:
    with within(f"question {number}"):
        keys = ("choices", "individual_proofs", "overall_proof", *(("blank_proof",) if question.blank else ()))
        fields = canonical.record(value, "the answer", keys)
        choices = canonical.items(fields["choices"], "choices", question.choices)
        individual = canonical.items(fields["individual_proofs"], "individual_proofs", question.choices)
        overall = question.most - question.least + 1 + bool(question.blank)
        return Answer(
            tuple(_read_choice(choice, index) for index, choice in enumerate(choices, 1)),
            tuple(_read_proofs(pair, "individual proof", 2) for pair in individual),
            _read_proofs(fields["overall_proof"], "overall_proof", overall),
            _read_proofs(fields["blank_proof"], "blank_proof", 2) if question.blank else (),
        )


def _read_choice(value: Any, number: int) -> Ciphertext:
    fields = canonical.record(value, f"choice {number}", ("alpha", "beta"))
    return Ciphertext(
        canonical.residue(fields["alpha"], f"alpha of choice {number}"),
        canonical.residue(fields["beta"], f"beta of choice {number}"),
    )


def _read_proofs(value: Any, name: str, length: int) -> tuple[Proof, ...]:
    return tuple(Proof.read(proof, name) for proof in canonical.items(value, name, length))

"""Checking a ballot: group membership, signature, and that every choice and every answer is allowed."""

from . import canonical
from .ballots import Answer, Ballot, Ciphertext, combined, context, full_context, interval_prefix, read_ballot
from .group import Comb, Element, FixedBase
from .proofs import Statement, check_knowledge, check_one_of
from .questions import Election, Question
from .refusal import Check, Refusal, within
from .setup import Setup


def verify_ballot(setup: Setup, data: bytes) -> Ballot:
    """Check all that can be said of one ballot without the others.

    Takes about 10 ms for a question of 5 answers, so a service calls it in a worker process. That the
    same bytes are not in the box already is for the caller to see.

    Raises:
        Refusal: the bytes are not a valid ballot of this election by one of its credentials.
    """
    ballot = read_ballot(setup.election, data)
    setup.weight(ballot.credential)
    check_ballot(setup.election, ballot)
    return ballot


def check_ballot(election: Election, ballot: Ballot) -> None:
    """Check membership, signature and proofs of a ballot whose credential is in the election's list.

    Raises:
        Refusal: naming the question, the choice and the check that fails.
    """
    credential = Element(canonical.decimal(ballot.credential, "credential"))
    if not check_knowledge(f"sig|{ballot.hash}|", credential, ballot.signature):
        raise Refusal(Check.SIGNATURE, "the signature is not the credential's")
    bound = context(election, ballot.credential)
    for number, (question, answer) in enumerate(zip(election.questions, ballot.answers, strict=True), 1):
        with within(f"question {number}"):
            _check_answer(question, answer, bound, election.key_base)


class _Tables:
    """The tables of powers of a ciphertext, made once for all proofs about it."""

    def __init__(self, ciphertext: Ciphertext) -> None:
        self.alpha = Comb(ciphertext.alpha)
        self.beta = Comb(ciphertext.beta)

    def holds(self, least: int, most: int) -> list[Statement]:
        """State that the ciphertext holds each of the values."""
        return [Statement(self.alpha, self.beta, value) for value in range(least, most + 1)]


def _check_answer(question: Question, answer: Answer, bound: str, key: FixedBase) -> None:
    tables = [_Tables(choice) for choice in answer.choices]
    for number, (choice, table) in enumerate(zip(answer.choices, tables, strict=True), 1):
        if not (table.alpha.is_member and table.beta.is_member):
            raise Refusal(Check.MEMBERSHIP, f"choice {number} is not in the group of order q")
        proofs = answer.individual_proofs[number - 1]
        if not check_one_of(interval_prefix(bound, choice), table.holds(0, 1), proofs, key):
            raise Refusal(Check.INDIVIDUAL, f"choice {number} is not proven to be 0 or 1")
    full = full_context(bound, answer.choices)
    if question.blank:
        _check_blank(question, answer, tables[0], full, key)
    else:
        whole = combined(answer.choices)
        allowed = _Tables(whole).holds(question.least, question.most)
        if not check_one_of(interval_prefix(full, whole), allowed, answer.overall_proof, key):
            raise Refusal(Check.OVERALL, _not_proven(question))


def _check_blank(question: Question, answer: Answer, first: _Tables, full: str, key: FixedBase) -> None:
    rest = _Tables(combined(answer.choices[1:]))
    either = [*first.holds(0, 0), *rest.holds(0, 0)]
    if not check_one_of(f"bproof0|{full}|", either, answer.blank_proof, key):
        raise Refusal(Check.BLANK, "a blank vote is not proven to choose nothing else")
    allowed = [*first.holds(1, 1), *rest.holds(question.least, question.most)]
    if not check_one_of(f"bproof1|{full}|", allowed, answer.overall_proof, key):
        raise Refusal(Check.OVERALL, f"{_not_proven(question)} or blank")


def _not_proven(question: Question) -> str:
    return f"the number of chosen answers is not proven to be {question.least} to {question.most}"

"""Simulating a whole election: every key, ballot and decryption, as public archive and private parts."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from random import Random
from typing import Any

from services.voting.domain.election.ballots import Ballot, read_ballot
from services.voting.domain.election.ceremony import hold_ceremony
from services.voting.domain.election.chain import Head, open_archive
from services.voting.domain.election.credentials import (
    create_credential,
    derive_public,
    derive_secret,
    random_letters,
)
from services.voting.domain.election.group import SYSTEM_RANDOM, draw
from services.voting.domain.election.questions import Election, Question
from services.voting.domain.election.result import compute_result
from services.voting.domain.election.sealing import Choices, seal_ballot
from services.voting.domain.election.setup import Setup
from services.voting.domain.election.spread import Spread, parts
from services.voting.domain.election.tally import (
    PartialDecryption,
    Tally,
    compute_tally,
    decrypt_tally,
)
from services.voting.domain.election.trustees import SingleTrustee, Trustee, TrusteeKey, numbered, trustee_keys

STAGES = ("ballots", "close", "tally", "decrypt", "result")

_PART = 32
_MOST_WEIGHT = 5
_BLANK_SHARE = 0.1


@dataclass(frozen=True, slots=True)
class Plan:
    """What to simulate: t-of-n trustees beside the server or none, and the stage to stop before, if any."""

    voters: int
    questions: tuple[Question, ...]
    threshold: tuple[int, int] | None
    weighted: bool = False
    revotes: int = 0
    stop_before: str | None = None


@dataclass(frozen=True, slots=True)
class Simulated:
    """The archive, and the private parts by name: values to be written as JSON."""

    uuid: str
    archive: bytes
    private: dict[str, Any]


@dataclass(frozen=True, slots=True)
class _Vote:
    code: str
    choices: Choices
    seed: str | None


def simulate(plan: Plan, timestamp: int, seed: str | None = None, spread: Spread = map) -> Simulated:
    """Play an election from the keys to the result; the same seed and timestamp give the same bytes."""
    rng = SYSTEM_RANDOM if seed is None else Random(seed)
    uuid = random_letters(14, rng)
    trustees, holders = _make_trustees(plan, rng)
    codes = [create_credential(rng) for _ in range(plan.voters)]
    weights = {code: rng.randint(1, _MOST_WEIGHT) if plan.weighted else 1 for code in codes}
    public = {code: derive_public(uuid, code) for code in codes}
    listed = {public[code]: weights[code] for code in codes}
    setup = Setup.create(uuid, "Simulated election", "", plan.questions, trustees, listed, weighted=plan.weighted)
    course = _Course(setup, {holder["owner"]: int(holder["secret"]) for holder in holders}, rng, timestamp)
    votes = _make_votes(plan, codes, rng, seed)
    course.run(votes, plan.stop_before, spread)
    credentials = [
        {"credential": code, "public_credential": str(public[code]), "weight": weights[code]} for code in codes
    ]
    cast = [{"credential": vote.code, "choices": vote.choices} for vote in votes[: len(course.ballots)]]
    names = {f"trustee-{holder['owner']}.json": holder for holder in holders}
    return Simulated(uuid, course.archive, {"credentials.json": credentials, "votes.json": cast, **names})


def _make_trustees(plan: Plan, rng: Random) -> tuple[list[Trustee], list[dict[str, Any]]]:
    server = draw(rng)
    trustees: list[Trustee] = [SingleTrustee(TrusteeKey.create(server, rng))]
    holders: list[dict[str, Any]] = [{"owner": 1, "secret": str(server)}]
    if plan.threshold:
        group, members = hold_ceremony(*plan.threshold, rng)
        trustees.append(group)
        holders += [
            {"owner": 1 + member.index, "seed": member.seed, "secret": str(secret)} for member, secret in members
        ]
    return trustees, holders


def _make_votes(plan: Plan, codes: Sequence[str], rng: Random, seed: str | None) -> list[_Vote]:
    order = [*rng.sample(codes, len(codes)), *rng.sample(codes, plan.revotes)]
    return [
        _Vote(
            code,
            [_choose(question, rng) for question in plan.questions],
            None if seed is None else f"{seed}/{number}",
        )
        for number, code in enumerate(order)
    ]


def _choose(question: Question, rng: Random) -> list[int]:
    answers = len(question.answers)
    if question.blank and rng.random() < _BLANK_SHARE:
        return [1] + [0] * answers
    chosen = rng.sample(range(answers), rng.randint(question.least, question.most))
    return [0] * bool(question.blank) + [int(index in chosen) for index in range(answers)]


def _seal_part(election: Election, votes: Sequence[_Vote]) -> list[bytes]:
    return [
        seal_ballot(
            election,
            derive_secret(election.uuid, vote.code),
            vote.choices,
            SYSTEM_RANDOM if vote.seed is None else Random(vote.seed),
        )
        for vote in votes
    ]


class _Course:
    """The events of an election, appended one after the other."""

    def __init__(self, setup: Setup, secrets: dict[int, int], rng: Random, timestamp: int) -> None:
        self.ballots: list[Ballot] = []
        self._setup = setup
        self._secrets = secrets
        self._rng = rng
        self._pieces = [open_archive(setup, timestamp)]
        self._decryptions: dict[int, PartialDecryption] = {}

    @property
    def archive(self) -> bytes:
        return b"".join(piece.data for piece in self._pieces)

    @property
    def _head(self) -> Head:
        return self._pieces[-1].head

    @property
    def _tally(self) -> Tally:
        return compute_tally(self._setup, self.ballots)

    def run(self, votes: Sequence[_Vote], stop_before: str | None, spread: Spread) -> None:
        cast = partial(self._cast, votes, spread)
        steps: tuple[Callable[[], None], ...] = (cast, self._close, self._count, self._decrypt, self._reveal)
        for stage, step in zip(STAGES, steps, strict=True):
            if stage == stop_before:
                break
            step()

    def _cast(self, votes: Sequence[_Vote], spread: Spread) -> None:
        election = self._setup.election
        for part in spread(partial(_seal_part, election), parts(votes, _PART)):
            for data in part:
                self.ballots.append(read_ballot(election, data))
                self._pieces.append(self._head.append_ballot(data))

    def _close(self) -> None:
        self._pieces.append(self._head.append_end())

    def _count(self) -> None:
        self._pieces.append(self._head.append_tally(self._tally))

    def _decrypt(self) -> None:
        keys = trustee_keys(self._setup.trustees)
        for owner in self._present():
            secret, key = self._secrets[owner], keys[owner].public_key
            decryption = decrypt_tally(self._setup.election, self._tally, secret, key, self._rng)
            self._decryptions[owner] = decryption
            self._pieces.append(self._head.append_decryption(owner, decryption))

    def _present(self) -> list[int]:
        drawn = (self._rng.sample(here, one.threshold) for one, here in numbered(self._setup.trustees))
        return [owner for group in drawn for owner in group]

    def _reveal(self) -> None:
        result = compute_result(self._setup, self._tally, self._decryptions)
        self._pieces.append(self._head.append_result(result))

"""Small elections for tests: played with the engine's own functions, and forged with bare hands."""

import json
import subprocess
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any

from services.voting.domain.election import canonical
from services.voting.domain.election.archive import write_file, write_first
from services.voting.domain.election.ballots import read_ballot
from services.voting.domain.election.ceremony import Member, hold_ceremony
from services.voting.domain.election.chain import open_archive, read_archive
from services.voting.domain.election.credentials import (
    create_credential,
    derive_public,
    derive_secret,
    random_letters,
)
from services.voting.domain.election.group import Element, draw
from services.voting.domain.election.proofs import prove_knowledge
from services.voting.domain.election.questions import Question
from services.voting.domain.election.result import Result, compute_result
from services.voting.domain.election.sealing import Choices, seal_ballot
from services.voting.domain.election.setup import Setup
from services.voting.domain.election.tally import compute_tally, decrypt_tally
from services.voting.domain.election.trustees import SingleTrustee, Trustee, TrusteeKey, trustee_keys

TIMESTAMP = 1_605_000_000
CHOOSE_ONE = Question("Who wins?", ("Ada", "Blaise", "Émilie"))
APPROVAL = Question("Whom do you approve?", ("Ada", "Blaise", "Émilie", "Carl"), 0, 3)
WITH_BLANK = Question("Yes or no?", ("yes", "no"), 1, 1, blank=True)
GRADES = tuple(Question(f"{name}'s work is", ("excellent", "good", "poor")) for name in ("Ada", "Blaise"))


@dataclass
class Played:
    """An election in hand with all its secrets."""

    setup: Setup
    rng: Random
    codes: Sequence[str]
    secrets: Mapping[int, int]
    ballots: list[bytes] = field(default_factory=list)
    members: Sequence[Member] = ()

    def seal(self, voter: int, choices: Choices) -> bytes:
        """Make a voter's ballot without casting it."""
        return seal_ballot(self.setup.election, self.secret_of(voter), choices, self.rng)

    def secret_of(self, voter: int) -> int:
        """Give the exponent a voter signs with."""
        return derive_secret(self.setup.election.uuid, self.codes[voter])

    def cast(self, *votes: tuple[int, Choices]) -> "Played":
        """Cast votes: voter and choices."""
        self.ballots += [self.seal(voter, choices) for voter, choices in votes]
        return self

    def archive(self, owners: Sequence[int] = (), *, until: str = "result") -> bytes:
        """Write the archive until a stage: setup, ballots, end, tally, decryptions or result."""
        return self.finish(owners, until)[0]

    def finish(self, owners: Sequence[int], until: str = "result") -> tuple[bytes, Result | None]:
        """Write the archive until a stage, and give the result if it comes to that."""
        stages = ("setup", "ballots", "end", "tally", "decryptions", "result")
        last = stages.index(until)
        pieces = [open_archive(self.setup, TIMESTAMP)]
        if last >= 1:
            for ballot in self.ballots:
                pieces.append(pieces[-1].head.append_ballot(ballot))
        if last >= 2:
            pieces.append(pieces[-1].head.append_end())
        if last >= 3:
            tally = compute_tally(self.setup, [read_ballot(self.setup.election, ballot) for ballot in self.ballots])
            pieces.append(pieces[-1].head.append_tally(tally))
        decryptions, result = {}, None
        if last >= 4:
            for owner in owners:
                key = trustee_keys(self.setup.trustees)[owner].public_key
                decryptions[owner] = decrypt_tally(self.setup.election, tally, self.secrets[owner], key, self.rng)
                pieces.append(pieces[-1].head.append_decryption(owner, decryptions[owner]))
        if last >= 5:
            result = compute_result(self.setup, tally, decryptions)
            pieces.append(pieces[-1].head.append_result(result))
        return b"".join(piece.data for piece in pieces), result


def play(
    *questions: Question,
    voters: int = 3,
    threshold: tuple[int, int] | None = None,
    weights: Sequence[int] | None = None,
    extra: Mapping[Element, int] | None = None,
    description: str = "For tests",
    seed: str = "",
) -> Played:
    """Set an election up with fixed randomness: server key 1, and t-of-n trustees from 2 on."""
    rng = Random(f"{questions}{voters}{threshold}{weights}{seed}")
    uuid = random_letters(14, rng)
    server = draw(rng)
    trustees: list[Trustee] = [SingleTrustee(TrusteeKey.create(server, rng))]
    secrets, members = {1: server}, []
    if threshold:
        group, holders = hold_ceremony(*threshold, rng)
        trustees.append(group)
        members = [member for member, _ in holders]
        secrets |= {1 + member.index: secret for member, secret in holders}
    codes = [create_credential(rng) for _ in range(voters)]
    listed = {derive_public(uuid, code): weight for code, weight in zip(codes, weights or [1] * voters, strict=True)}
    setup = Setup.create(
        uuid,
        "Test élection",
        description,
        questions or (CHOOSE_ONE,),
        trustees,
        {**listed, **(extra or {})},
        weighted=weights is not None,
    )
    return Played(setup, rng, codes, secrets, members=members)


def one(index: int, of: int) -> list[int]:
    """Choose one of several answers."""
    return [int(position == index) for position in range(of)]


@dataclass
class Forged:
    """An archive taken apart into events that can be changed and chained again, hashes and all."""

    events: list[tuple[str, list[bytes]]]
    timestamp: int = TIMESTAMP

    @classmethod
    def of(cls, archive: bytes) -> "Forged":
        """Take an archive apart."""
        events, _ = read_archive(archive)
        return cls([(event.type.value, list(event.files)) for event in events])

    def chained(self) -> bytes:
        """Chain the events again, so that only what they say is wrong."""
        out, parent = [write_first(self.timestamp)], None
        for height, (kind, files) in enumerate(self.events):
            out += [write_file(body, self.timestamp, is_event=False) for body in files]
            payload = canonical.hex_digest(files[-1]) if files else None
            fields = {"parent": parent, "height": height, "type": kind, "payload": payload}
            body = canonical.write({key: value for key, value in fields.items() if value is not None})
            parent = canonical.hex_digest(body)
            out.append(write_file(body, self.timestamp, is_event=True))
        return b"".join(out)

    def first(self, kind: str) -> int:
        """Find the first event of a type."""
        return next(index for index, (name, _) in enumerate(self.events) if name == kind)

    def change(self, kind: str, file: int, change: Callable[[Any], Any], nth: int = 0) -> "Forged":
        """Change the JSON value of a file of the nth event of a type, and what names it by hash."""
        files = self.events[self.first(kind) + nth][1]
        return self.replace(kind, file, canonical.write(changed(files[file], change)), nth)

    def replace(self, kind: str, file: int, body: bytes, nth: int = 0) -> "Forged":
        """Put other bytes in the place of a file, and mend the record that names it by hash."""
        files = self.events[self.first(kind) + nth][1]
        old, files[file] = files[file], body
        if file < len(files) - 1:
            before, after = (canonical.hex_digest(part).encode() for part in (old, body))
            files[-1] = files[-1].replace(before, after)
        return self


def changed(body: bytes, change: Callable[[Any], Any]) -> Any:
    """Apply a change to a JSON value; a change that returns nothing worked in place."""
    value = json.loads(body)
    result = change(value)
    return value if result is None else result


def resigned(ballot: bytes, secret: int, change: Callable[[Any], Any]) -> bytes:
    """Change a ballot and sign it again with a secret, as a forger who holds a credential would."""
    value = changed(ballot, change)
    del value["signature"]
    digest = canonical.base64_digest(canonical.write(value))
    proof = prove_knowledge(f"sig|{digest}|", secret, Random(1))
    return canonical.write({**value, "signature": {"hash": digest, "proof": proof.wire()}})


@dataclass(frozen=True)
class Belenios:
    """The stranger's program, in a folder of its own."""

    program: str
    folder: Path

    def run(self, *arguments: str, text: str = "") -> str:
        """Run a command that must succeed and give what it prints."""
        done = self._run(arguments, text)
        assert done.returncode == 0, done.stderr
        return done.stdout

    def accepts(self, archive: bytes) -> bool:
        """Let it verify an archive."""
        (self.folder / "election.bel").write_bytes(archive)
        return self._run(("election", "verify"), "").returncode == 0

    def _run(self, arguments: Sequence[str], text: str) -> "subprocess.CompletedProcess[str]":
        environment = {"BELENIOS_USE_URANDOM": "1", "PATH": "/usr/bin:/bin"}
        return subprocess.run(
            [self.program, *arguments], cwd=self.folder, input=text, env=environment, capture_output=True, text=True
        )

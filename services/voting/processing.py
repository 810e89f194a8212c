"""What takes long in an election, as functions for worker processes: setting up, adding up, decrypting."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from services.voting.domain.election import canonical
from services.voting.domain.election.agreement import member_key, read_certificate, read_certificates, read_commitment
from services.voting.domain.election.ballots import read_ballot
from services.voting.domain.election.ceremony import Dealing, assemble, check_dealing
from services.voting.domain.election.chain import EventType, Head, Piece, open_archive, read_archive
from services.voting.domain.election.group import SYSTEM_RANDOM, Element, draw
from services.voting.domain.election.messages import SignedMessage
from services.voting.domain.election.questions import Question
from services.voting.domain.election.refusal import Refusal
from services.voting.domain.election.result import Result, compute_result
from services.voting.domain.election.setup import Setup
from services.voting.domain.election.tally import (
    PartialDecryption,
    Tally,
    compute_tally,
    decrypt_tally,
    read_decryption,
)
from services.voting.domain.election.trustees import (
    SingleTrustee,
    ThresholdTrustees,
    Trustee,
    TrusteeKey,
    trustee_keys,
)

SERVER = 1
"""The server is the first trustee of every election; the members of a group follow."""


@dataclass(frozen=True, slots=True)
class Opened:
    """An election that was set up: the archive's beginning, and the server's secret."""

    piece: Piece
    secret: int


@dataclass(frozen=True, slots=True)
class Decrypted:
    """The counts of the first question (abstentions first), and the events that publish them."""

    counts: tuple[int, ...]
    pieces: tuple[Piece, ...]


def set_up(
    uuid: str,
    name: str,
    description: str,
    question: Question,
    credentials: Sequence[str],
    group: tuple[int, Sequence[tuple[str, str, str]]] | None,
    timestamp: int,
) -> Opened:
    """Draw the server's key and begin an archive; ``group``: the threshold, and the messages of each trustee.

    Raises:
        Refusal: the parts make no valid election.
    """
    secret = draw(SYSTEM_RANDOM)
    trustees: list[Trustee] = [SingleTrustee(TrusteeKey.create(secret))]
    if group is not None:
        trustees.append(_group(*group))
    weights = {Element(credential): 1 for credential in credentials}
    setup = Setup.create(uuid, name, description, [question], trustees, weights)
    return Opened(open_archive(setup, timestamp), secret)


def add_up(archive: bytes) -> Piece:
    """Add the ballots of a closed box up, still encrypted."""
    _, tally, head = _closed(archive)
    return head.append_tally(tally)


def decrypt(archive: bytes, secret: int, uploads: Mapping[int, bytes]) -> Decrypted:
    """Decrypt the tally with the server's secret and the trustees' checked decryptions, by their numbers.

    Raises:
        Refusal: too few trustees decrypted.
    """
    setup, tally, head = _closed(archive)
    keys = trustee_keys(setup.trustees)
    decryptions: dict[int, PartialDecryption] = {
        SERVER: decrypt_tally(setup.election, tally, secret, keys[SERVER].public_key)
    }
    for number, data in uploads.items():
        decryptions[number] = read_decryption(setup.election, tally, keys[number], data)
    result: Result = compute_result(setup, tally, decryptions)
    pieces = []
    for number, decryption in sorted(decryptions.items()):
        pieces.append(head.append_decryption(number, decryption))
        head = pieces[-1].head
    pieces.append(head.append_result(result))
    return Decrypted(result[0], tuple(pieces))


def _closed(archive: bytes) -> tuple[Setup, Tally, Head]:
    events, head = read_archive(archive)
    files = events[0].files
    setup = Setup.read(files[0], files[1], files[2])
    ballots = (read_ballot(setup.election, one.files[0]) for one in events if one.type is EventType.BALLOT)
    return setup, compute_tally(setup, ballots), head


def check_ceremony(
    kind: str,
    message: str,
    number: int,
    threshold: int,
    certificates: Sequence[str | None],
    dealings: Sequence[str | None],
) -> str:
    """Say what is wrong with a trustee's certificate, dealing or key; empty if nothing is."""
    try:
        value = canonical.read(message.encode())
        if kind == "certificate":
            read_certificate(SignedMessage.read(value, kind), len(certificates), threshold, number)
            return ""
        if None in certificates or (kind == "key" and None in dealings):
            return "The other trustees come first."
        signed = [_certificate(each) for each in certificates if each]
        if kind == "dealing":
            check_dealing(signed, threshold, number, Dealing.read(value))
            return ""
        owners = read_certificates(signed, threshold)
        dealt = [Dealing.read(canonical.read(each.encode())) for each in dealings if each]
        commitments = [
            read_commitment(each.commitment, owner, threshold) for each, owner in zip(dealt, owners, strict=True)
        ]
        key = TrusteeKey.read(value, signed=True)
        key.check_member(owners[number - 1].verification, member_key(commitments, number))
    except Refusal as refusal:
        return f"{refusal}."
    return ""


def _certificate(text: str) -> SignedMessage:
    return SignedMessage.read(canonical.read(text.encode()), "certificate")


def _group(threshold: int, messages: Sequence[tuple[str, str, str]]) -> ThresholdTrustees:
    return assemble(
        threshold,
        [_certificate(certificate) for certificate, _, _ in messages],
        [Dealing.read(canonical.read(dealing.encode())) for _, dealing, _ in messages],
        [TrusteeKey.read(canonical.read(key.encode()), signed=True) for _, _, key in messages],
    )


def check_decryption_of(archive: bytes, owner: int, data: bytes) -> str:
    """Say what is wrong with a trustee's partial decryption; empty if nothing is."""
    try:
        setup, tally, _ = _closed(archive)
        read_decryption(setup.election, tally, trustee_keys(setup.trustees)[owner], data)
    except Refusal as refusal:
        return f"{refusal}."
    return ""


def sums_of(archive: bytes) -> str:
    """Return the encrypted sums of a closed box, as they stand in the archive."""
    _, tally, _ = _closed(archive)
    return tally.parts[0].decode()


def own_shares(dealing: str, number: int) -> str:
    """Return a dealing with the shares of others left out."""
    value: dict[str, Any] = canonical.read(dealing.encode())
    secrets = [share if index == number else "" for index, share in enumerate(value["secrets"], 1)]
    return canonical.write({**value, "secrets": secrets}).decode()


def public_key_of(key: str) -> str:
    """Return the public key itself out of a trustee's message."""
    found: str = canonical.read(key.encode())["public_key"]
    return found

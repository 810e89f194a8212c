"""What takes long in an election, as functions for worker processes: setting up, adding up, decrypting."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from services.voting.domain.election.ballots import read_ballot
from services.voting.domain.election.chain import EventType, Head, Piece, open_archive, read_archive
from services.voting.domain.election.group import SYSTEM_RANDOM, Element, draw
from services.voting.domain.election.questions import Question
from services.voting.domain.election.result import Result, compute_result
from services.voting.domain.election.setup import Setup
from services.voting.domain.election.tally import (
    PartialDecryption,
    Tally,
    compute_tally,
    decrypt_tally,
    read_decryption,
)
from services.voting.domain.election.trustees import SingleTrustee, Trustee, TrusteeKey, trustee_keys

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
    group: Trustee | None,
    timestamp: int,
) -> Opened:
    """Draw the server's key and begin an archive.

    Raises:
        Refusal: the parts make no valid election.
    """
    secret = draw(SYSTEM_RANDOM)
    trustees: list[Trustee] = [SingleTrustee(TrusteeKey.create(secret))]
    if group is not None:
        trustees.append(group)
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

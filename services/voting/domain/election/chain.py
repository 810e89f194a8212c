"""The chain of events: what happens in an election, in which order, each tied to the one before.

A `Head` is where the chain stands. Appending gives a `Piece`: the bytes to add to the archive and the
next head; nothing is changed in place, so a caller whose transaction fails simply keeps the old head.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from . import canonical
from .archive import File, read_files, write_file, write_first
from .refusal import Check, Refusal, within
from .result import Result, write_result
from .setup import Setup
from .tally import PartialDecryption, Tally


class EventType(StrEnum):
    """The kinds of events of an election with homomorphic questions."""

    SETUP = "Setup"
    BALLOT = "Ballot"
    END_BALLOTS = "EndBallots"
    ENCRYPTED_TALLY = "EncryptedTally"
    PARTIAL_DECRYPTION = "PartialDecryption"
    RESULT = "Result"


_FILES = {
    EventType.SETUP: 4,
    EventType.BALLOT: 1,
    EventType.END_BALLOTS: 0,
    EventType.ENCRYPTED_TALLY: 2,
    EventType.PARTIAL_DECRYPTION: 2,
    EventType.RESULT: 1,
}
_NEXT: dict[EventType | None, set[EventType]] = {
    None: {EventType.SETUP},
    EventType.SETUP: {EventType.BALLOT, EventType.END_BALLOTS},
    EventType.BALLOT: {EventType.BALLOT, EventType.END_BALLOTS},
    EventType.END_BALLOTS: {EventType.ENCRYPTED_TALLY},
    EventType.ENCRYPTED_TALLY: {EventType.PARTIAL_DECRYPTION},
    EventType.PARTIAL_DECRYPTION: {EventType.PARTIAL_DECRYPTION, EventType.RESULT},
    EventType.RESULT: set(),
}


@dataclass(frozen=True, slots=True)
class Event:
    """An event with the data files written before it; the last of these is its payload."""

    type: EventType
    height: int
    hash: str
    files: tuple[bytes, ...]

    @property
    def place(self) -> str:
        """Name the event in a refusal."""
        return f"event {self.height} ({self.type.value})"


@dataclass(frozen=True, slots=True)
class Head:
    """Where a chain stands: its time, the number of events, and the last one's type and hash."""

    timestamp: int
    height: int = 0
    type: EventType | None = None
    hash: str | None = None

    def append_setup(self, setup: Setup) -> "Piece":
        """Open the election."""
        return self._append(EventType.SETUP, [*setup.parts, setup.data])

    def append_ballot(self, ballot: bytes) -> "Piece":
        """Put a verified ballot into the box."""
        return self._append(EventType.BALLOT, [ballot])

    def append_end(self) -> "Piece":
        """Close the box."""
        return self._append(EventType.END_BALLOTS, [])

    def append_tally(self, tally: Tally) -> "Piece":
        """Record the encrypted tally."""
        return self._append(EventType.ENCRYPTED_TALLY, list(tally.parts))

    def append_decryption(self, owner: int, decryption: PartialDecryption) -> "Piece":
        """Record a trustee's partial decryption."""
        data = decryption.data
        owned = canonical.write({"owner": owner, "payload": canonical.hex_digest(data)})
        return self._append(EventType.PARTIAL_DECRYPTION, [data, owned])

    def append_result(self, result: Result) -> "Piece":
        """Record the result."""
        return self._append(EventType.RESULT, [write_result(result)])

    def _append(self, kind: EventType, files: Sequence[bytes]) -> "Piece":
        if kind not in _NEXT[self.type]:
            raise Refusal(Check.ORDER, f"{kind.value} cannot follow {self.type.value if self.type else 'nothing'}")
        body = self.event(kind, canonical.hex_digest(files[-1]) if files else None)
        records = [write_file(file, self.timestamp, is_event=False) for file in files]
        records.append(write_file(body, self.timestamp, is_event=True))
        first = write_first(self.timestamp) if self.height == 0 else b""
        return Piece(first + b"".join(records), self.moved(kind, body))

    def event(self, kind: EventType, payload: str | None) -> bytes:
        """Write the event that would come next."""
        fields = {"parent": self.hash, "height": self.height, "type": kind.value, "payload": payload}
        return canonical.write({key: value for key, value in fields.items() if value is not None})

    def moved(self, kind: EventType, body: bytes) -> "Head":
        """Give the head after an event."""
        return Head(self.timestamp, self.height + 1, kind, canonical.hex_digest(body))


@dataclass(frozen=True, slots=True)
class Piece:
    """What an event adds to the archive, and where the chain stands then."""

    data: bytes
    head: Head


def open_archive(setup: Setup, timestamp: int) -> Piece:
    """Begin an archive with its setup; `timestamp` is in seconds since 1970."""
    return Head(timestamp).append_setup(setup)


def read_archive(data: bytes) -> tuple[list[Event], Head]:
    """Read an archive into its events.

    Checks every byte and every hash, the chain, and that each event is in its place with its own files
    and nothing else is inside. What the files say is for `verification` to check.

    Raises:
        Refusal: naming the file or event and the check that fails.
    """
    timestamp, files = read_files(data)
    events: list[Event] = []
    head = Head(timestamp)
    pending: list[File] = []
    for file in files:
        if file.is_event:
            with within(f"event {head.height}"):
                event = _read_event(file, head, pending)
            events.append(event)
            head, pending = head.moved(event.type, file.body), []
        else:
            pending.append(file)
    if pending or not events:
        raise Refusal(Check.CHAIN, "the archive does not end with an event")
    return events, head


def _read_event(file: File, head: Head, pending: Sequence[File]) -> Event:
    fields = canonical.record(
        canonical.read(file.body), "the event", ("parent", "height", "type", "payload"), optional=("parent", "payload")
    )
    kind = _read_type(fields["type"])
    if kind not in _NEXT[head.type]:
        raise Refusal(Check.ORDER, f"{kind.value} cannot follow {head.type.value if head.type else 'nothing'}")
    if len(pending) != _FILES[kind]:
        raise Refusal(Check.CHAIN, f"{kind.value} must have {_FILES[kind]} data files before it, not {len(pending)}")
    if head.event(kind, pending[-1].hash if pending else None) != file.body:
        raise Refusal(Check.CHAIN, "parent, height or payload is not that of this place in the archive")
    return Event(kind, head.height, file.hash, tuple(one.body for one in pending))


def _read_type(value: object) -> EventType:
    try:
        return EventType(canonical.text(value, "type"))
    except ValueError:
        raise Refusal(
            Check.FORMAT, "the type of the event is not one of an election with homomorphic questions"
        ) from None

"""The ``.bel`` archive: an old-style tar file, compared byte by byte.

A header record, then files named by the SHA-256 of their contents: data, and events that chain them. All
carry the time of the beginning, and there is no end-of-archive mark, so an archive grows by appending and
every earlier snapshot is a prefix of a later one.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from . import canonical
from .refusal import Check, Refusal, within

_BLOCK = 512
_MOST_SECONDS = 8**11 - 1
_FIRST = "BELENIOS"
_NAME = re.compile(r"([0-9a-f]{64})\.(data|event)\.json")
_SIZE = slice(124, 136)


@dataclass(frozen=True, slots=True)
class File:
    """A file of the archive: its contents, the hash that names it, and whether it is an event."""

    hash: str
    is_event: bool
    body: bytes


def write_first(timestamp: int) -> bytes:
    """Write the record that opens an archive; `timestamp` is in seconds since 1970."""
    return _record(_FIRST, canonical.write({"version": 1, "timestamp": str(timestamp)}), timestamp)


def write_file(body: bytes, timestamp: int, *, is_event: bool) -> bytes:
    """Write the record of a file."""
    kind = "event" if is_event else "data"
    return _record(f"{canonical.hex_digest(body)}.{kind}.json", body, timestamp)


def read_files(data: bytes) -> tuple[int, list[File]]:
    """Read an archive: its timestamp and its files in order.

    Raises:
        Refusal: a byte is not where and what the format says.
    """
    records = _records(data)
    name, body, _ = next(records, ("", b"", b""))
    if name != _FIRST:
        raise Refusal(Check.ARCHIVE, f"the archive does not begin with the file {_FIRST}")
    with within(_FIRST):
        timestamp = _read_timestamp(body)
        if not data.startswith(write_first(timestamp)):
            raise Refusal(Check.ARCHIVE, "the record is not as the format writes it")
    return timestamp, [_read_file(*record, number, timestamp) for number, record in enumerate(records, 1)]


def _read_timestamp(body: bytes) -> int:
    fields = canonical.record(canonical.read(body), "the header", ("version", "timestamp"))
    canonical.integer(fields["version"], "version", 1, 1)
    timestamp = canonical.decimal(fields["timestamp"], "timestamp")
    if timestamp > _MOST_SECONDS:
        raise Refusal(Check.FORMAT, "timestamp is too big")
    return timestamp


def _read_file(name: str, body: bytes, record: bytes, number: int, timestamp: int) -> File:
    with within(f"file {number}"):
        found = _NAME.fullmatch(name)
        if not found:
            raise Refusal(Check.ARCHIVE, "the name is not that of a data or event file")
        file = File(found[1], found[2] == "event", body)
        if canonical.hex_digest(body) != file.hash:
            raise Refusal(Check.ARCHIVE, "the contents do not have the hash that names them")
        if _record(name, body, timestamp) != record:
            raise Refusal(Check.ARCHIVE, "the record is not as the format writes it")
        return file


def _records(data: bytes) -> Iterator[tuple[str, bytes, bytes]]:
    position, number = 0, 0
    while position < len(data):
        with within(f"file {number}"):
            header = data[position : position + _BLOCK]
            size = _read_size(header)
            end = position + _BLOCK + -(-size // _BLOCK) * _BLOCK
            if end > len(data):
                raise Refusal(Check.ARCHIVE, "the archive is cut off in this file")
            name = header[:100].rstrip(b"\0").decode("ascii", "replace")
            yield name, data[position + _BLOCK : position + _BLOCK + size], data[position:end]
        position, number = end, number + 1


def _read_size(header: bytes) -> int:
    digits = header[_SIZE]
    if not re.fullmatch(rb"[0-7]{11}\0", digits):
        raise Refusal(Check.ARCHIVE, "the size is not where the format writes it")
    return int(digits[:11], 8)


def _record(name: str, body: bytes, timestamp: int) -> bytes:
    fields = (
        name.encode().ljust(100, b"\0"),
        b"0000644\0",
        b"0000000\0",
        b"0000000\0",
        f"{len(body):011o}\0{timestamp:011o}\0".encode(),
        b"        ",
        b"0",
    )
    header = b"".join(fields).ljust(_BLOCK, b"\0")
    checksum = f"{sum(header):06o}\0 ".encode()
    padding = bytes(-len(body) % _BLOCK)
    return header[:148] + checksum + header[156:] + body + padding

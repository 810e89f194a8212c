"""Files: a folder, or an S3 bucket, a prefix per service; checked while they come in, signed when they go out."""

import base64
import hashlib
import hmac
import os
from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from pathlib import Path, PurePosixPath
from uuid import UUID

import obstore
import puremagic
from obstore.store import LocalStore, ObjectStore, from_url

from shared.ids import new_id
from shared.problems import NotFound, Refused, TooLarge

LIFETIME = timedelta(minutes=10)
KINDS = {
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".webp": "image/webp",
    ".mp4": "video/mp4",
    ".webm": "video/webm",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
}


class WrongType(Refused):
    """This type of file is not taken here."""

    code = "wrong_file_type"
    status = 415


class Blobs:
    """One service's files."""

    def __init__(self, service: str, data: Path, secret: bytes) -> None:
        self._prefix = service
        self._secret = hashlib.sha256(b"blobs" + secret).digest()
        self._store = _open(data)

    async def save(
        self, chunks: AsyncIterator[bytes], filename: str, *, kinds: set[str], limit: int
    ) -> tuple[str, int]:
        """Store a file and return its key and size in bytes.

        ``kinds`` are the extensions taken (with dot). Extension and content must agree.

        Raises:
            WrongType: the extension is not taken, or the content is something else.
            TooLarge: it has more than ``limit`` bytes.
        """
        extension = PurePosixPath(filename.replace("\\", "/")).suffix.lower()
        if extension not in kinds:
            raise WrongType(f"Send one of these: {', '.join(sorted(kinds))}.")
        body = bytearray()
        async for chunk in chunks:
            body += chunk
            if len(body) > limit:
                raise TooLarge(f"The file may have at most {limit // 1_000_000} MB.")
        if not _is(bytes(body), extension):
            raise WrongType(f"The file is named {extension}, but its content is something else.")
        key = f"{new_id()}{extension}"
        await obstore.put_async(self._store, f"{self._prefix}/{key}", bytes(body))
        return key, len(body)

    async def read(self, key: str, start: int = 0, end: int | None = None) -> bytes:
        """Return a file, or the bytes ``start`` to ``end`` (excluded) of it.

        Raises:
            NotFound: there is no such file.
        """
        try:
            if start == 0 and end is None:
                return bytes(await (await obstore.get_async(self._store, self._path(key))).bytes_async())
            return bytes(await obstore.get_range_async(self._store, self._path(key), start=start, end=end))
        except FileNotFoundError as error:
            raise NotFound from error

    async def size(self, key: str) -> int:
        """Return a file's size in bytes.

        Raises:
            NotFound: there is no such file.
        """
        try:
            return int((await obstore.head_async(self._store, self._path(key)))["size"])
        except FileNotFoundError as error:
            raise NotFound from error

    async def remove(self, key: str) -> None:
        """Remove a file; one that is not there stays so."""
        try:
            await obstore.delete_async(self._store, self._path(key))
        except FileNotFoundError:
            return

    def sign(self, key: str, now: datetime) -> str:
        """Return ``<key>?until=…&seal=…``: the right to fetch one file for ten minutes."""
        until = int((now + LIFETIME).timestamp())
        return f"{key}?until={until}&seal={self._seal(key, until)}"

    def check(self, key: str, until: int, seal: str, now: datetime) -> None:
        """Refuse a false or late seal.

        Raises:
            NotFound: the seal is not (or no longer) good.
        """
        if until < now.timestamp() or not hmac.compare_digest(seal, self._seal(key, until)):
            raise NotFound

    def _seal(self, key: str, until: int) -> str:
        digest = hmac.new(self._secret, f"{self._prefix}/{key}/{until}".encode(), hashlib.sha256).digest()
        return base64.urlsafe_b64encode(digest[:18]).decode()

    def _path(self, key: str) -> str:
        name, dot, extension = key.partition(".")
        try:
            return f"{self._prefix}/{UUID(name)}{dot}{extension if extension.isalnum() else ''}"
        except ValueError as error:
            raise NotFound from error


def media_type(key: str) -> str:
    """Return the media type of a stored file."""
    return KINDS[PurePosixPath(key).suffix]


def _open(data: Path) -> ObjectStore:
    if address := os.environ.get("PLENARIA_BLOBS"):
        return from_url(address)
    folder = data / "blobs"
    folder.mkdir(parents=True, exist_ok=True)
    return LocalStore(folder)


def _is(body: bytes, extension: str) -> bool:
    try:
        found = {match.extension for match in puremagic.magic_string(body)}
    except puremagic.PureError:
        return False
    aliases = {
        ".jpg": {".jpg", ".jpeg", ".jfif"},
        ".jpeg": {".jpg", ".jpeg", ".jfif"},
        ".mp4": {".mp4", ".m4v", ".mov"},
    }
    aliases |= {".docx": {".docx"}, ".xlsx": {".xlsx"}, ".pptx": {".pptx"}, ".webm": {".webm", ".mkv"}}
    return not found.isdisjoint(aliases.get(extension, {extension}))

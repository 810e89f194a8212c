"""Vectors of texts encoded before, on disk, for the commands and the tests.

The service does not use it: there a vector lives and dies with its entry in the database.
"""

import hashlib
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import numpy as np

from services.networking.domain.recommendation import Encode, Encoded
from services.networking.models import VERSION

FILE = "vectors.sqlite"
ENGLISH, MULTILINGUAL = 384, 512
CHUNK = 500


class CachedEncoder:
    """An encoder that asks another only for what is not in its file."""

    def __init__(self, encode: Encode, folder: Path) -> None:
        self._encode = encode
        self._file = folder / FILE

    def __call__(self, texts: Sequence[str]) -> Encoded:
        """Encode texts in their order."""
        keys = [_key(text) for text in texts]
        with closing(sqlite3.connect(self._file, timeout=60)) as database, database:
            database.execute("CREATE TABLE IF NOT EXISTS vector (key BLOB PRIMARY KEY, value BLOB) WITHOUT ROWID")
            known = _read(database, sorted(set(keys)))
        missing = {key: text for key, text in zip(keys, texts, strict=True) if key not in known}
        if missing:
            fresh = np.concatenate(self._encode(list(missing.values())), axis=1)
            known |= {key: row.tobytes() for key, row in zip(missing, fresh, strict=True)}
            with closing(sqlite3.connect(self._file, timeout=60)) as database, database:
                rows = [(key, known[key]) for key in missing]
                database.executemany("INSERT OR IGNORE INTO vector VALUES (?, ?)", rows)
        joined = np.frombuffer(b"".join(known[key] for key in keys), dtype=np.float16).reshape(
            len(keys), ENGLISH + MULTILINGUAL
        )
        return Encoded(joined[:, :ENGLISH], joined[:, ENGLISH:])


def _key(text: str) -> bytes:
    return hashlib.sha256(f"{VERSION}\0{text}".encode()).digest()


def _read(database: sqlite3.Connection, keys: Sequence[bytes]) -> dict[bytes, bytes]:
    known: dict[bytes, bytes] = {}
    for start in range(0, len(keys), CHUNK):
        asked = keys[start : start + CHUNK]
        marks = ",".join("?" * len(asked))
        known |= dict(database.execute(f"SELECT key, value FROM vector WHERE key IN ({marks})", asked))  # noqa: S608
    return known

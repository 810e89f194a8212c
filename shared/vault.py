"""Secrets at rest: AES-GCM under a key file that lies outside the database, and key files made on first use."""

import os
import secrets
from collections.abc import Callable
from pathlib import Path

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

_NONCE = 12


class Vault:
    """Seals small secrets; ``purpose`` binds each to its place, so that it opens nowhere else."""

    def __init__(self, key: bytes) -> None:
        self._cipher = AESGCM(key)

    def seal(self, secret: bytes, purpose: str) -> bytes:
        """Encrypt a secret under a fresh nonce."""
        nonce = secrets.token_bytes(_NONCE)
        return nonce + self._cipher.encrypt(nonce, secret, purpose.encode())

    def open(self, sealed: bytes, purpose: str) -> bytes:
        """Decrypt a secret.

        Raises:
            cryptography.exceptions.InvalidTag: it was sealed with another key, for another purpose, or changed.
        """
        return self._cipher.decrypt(sealed[:_NONCE], sealed[_NONCE:], purpose.encode())


def key_file(path: Path, make: Callable[[], bytes]) -> bytes:
    """Read a key file, made (for its owner alone) where it is missing; of several makers the first one counts."""
    if not path.exists():
        draft = path.with_name(f".{path.name}.{secrets.token_hex(8)}")
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(make())
            file.flush()
            os.fsync(file.fileno())
        try:
            os.link(draft, path)
        except FileExistsError:
            pass
        finally:
            draft.unlink()
    return path.read_bytes()

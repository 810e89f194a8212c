"""Voting's own keys, in files made on first use: one signs the heads of archives, one seals what the server keeps."""

import base64
import secrets
from datetime import datetime

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
)

from shared.parts import Parts
from shared.vault import Vault, key_file


def _new_signing_key() -> bytes:
    return Ed25519PrivateKey.generate().private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())


class Keys:
    """Signs heads and seals secrets; ``parts.single(Keys)``."""

    def __init__(self, parts: Parts) -> None:
        folder = parts.settings.keys
        signing = load_pem_private_key(key_file(folder / "voting.pem", _new_signing_key), None)
        if not isinstance(signing, Ed25519PrivateKey):
            raise TypeError("voting.pem holds no Ed25519 key")
        self._signing = signing
        self.vault = Vault(key_file(folder / "voting.key", lambda: secrets.token_bytes(32)))

    @property
    def public(self) -> str:
        """Give the raw public key that heads are verified with, in Base64."""
        raw = self._signing.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
        return base64.b64encode(raw).decode()

    def sign(self, text: str) -> str:
        """Sign a text; Base64."""
        return base64.b64encode(self._signing.sign(text.encode())).decode()


def head_text(uuid: str, height: int, digest: str, at: datetime) -> str:
    """Write what is signed of a head."""
    return f"plenaria-head|{uuid}|{height}|{digest}|{at.isoformat()}"

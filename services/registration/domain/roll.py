"""Who may vote, as a list and its hash; credentials are drawn for a frozen roll."""

import hashlib
import json
from collections.abc import Iterable, Sequence
from uuid import UUID

RULES = ("admitted", "jurors", "organisations")


def roll_hash(voters: Iterable[UUID]) -> str:
    """Hash a roll: SHA-256 of the JSON list of its participants' ids in order, without spaces."""
    return hashlib.sha256(json.dumps(sorted(map(str, voters)), separators=(",", ":")).encode()).hexdigest()


def order_seed(code: str) -> str:
    """Derive the seed of the order in which a voter sees the nominees."""
    return hashlib.sha256(f"order|{code}".encode()).hexdigest()


def public_credentials(uuid: str, codes: Sequence[str]) -> list[str]:
    """Derive the public credentials of codes, in decimal, sorted by value: the order tells nothing of the roll."""
    from shared.credentials import derive_public  # a mathematical library, needed in worker processes alone

    return [str(value) for value in sorted(derive_public(uuid, code) for code in codes)]

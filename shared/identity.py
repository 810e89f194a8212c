"""Who calls: access tokens (JWT, EdDSA), verified offline; and who has been barred since.

registration signs with the private key; everybody verifies with the public one. A token is for one
conference. ``barred`` is a key-value bucket: an entry ``<conference>.<participant>`` or ``session.<id>`` makes
every token issued before a moment invalid, at once and everywhere.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import jwt
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import load_pem_private_key, load_pem_public_key

from shared.problems import Forbidden, NotFound, SignInNeeded
from shared.settings import Settings

LIFETIME = timedelta(minutes=5)
ISSUER = "plenaria"
ROLES = ("attendee", "speaker", "facilitator", "exhibitor", "organiser", "juror", "trustee", "interpreter")
CACHED = 20_000


@dataclass(frozen=True)
class Caller:
    """The person behind a request, as their token says.

    ``conference`` and ``participant`` are None for somebody signed in but not (yet) in a conference;
    an administrator has neither.
    """

    account: UUID
    session: str
    roles: frozenset[str] = frozenset()
    conference: UUID | None = None
    participant: UUID | None = None
    issued_at: float = 0.0
    expires_at: float = 0.0

    def is_a(self, *roles: str) -> bool:
        """Tell whether the caller has one of the roles."""
        return not self.roles.isdisjoint(roles)

    @property
    def is_organiser(self) -> bool:
        """Whether the caller organises this conference or administers the installation."""
        return self.is_a("organiser", "administrator")

    @property
    def me(self) -> UUID:
        """The caller's participant in this conference.

        Raises:
            Forbidden: the caller takes no part in it (an administrator, for example).
        """
        if self.participant is None:
            raise Forbidden("Only somebody who takes part in the conference can do this.")
        return self.participant

    def require(self, *roles: str) -> None:
        """Refuse unless the caller has one of the roles; an administrator has all of them.

        Raises:
            Forbidden: the caller has none of them.
        """
        if not self.is_a(*roles, "administrator"):
            raise Forbidden


@dataclass(frozen=True)
class Asker:
    """Who wants something; an administrator takes no part in the conference."""

    conference: UUID
    participant: UUID | None
    organiser: bool

    @property
    def me(self) -> UUID:
        """The asker as a participant.

        Raises:
            Forbidden: the asker takes no part in the conference.
        """
        if self.participant is None:
            raise Forbidden("Only somebody who takes part in the conference can do this.")
        return self.participant


def sign(caller: Caller, key: Ed25519PrivateKey, now: datetime, lifetime: timedelta = LIFETIME) -> str:
    """Make an access token."""
    claims = {
        "iss": ISSUER,
        "sub": str(caller.account),
        "sid": caller.session,
        "conference": str(caller.conference) if caller.conference else None,
        "participant": str(caller.participant) if caller.participant else None,
        "roles": sorted(caller.roles),
        "iat": now.timestamp(),
        "exp": (now + lifetime).timestamp(),
    }
    return jwt.encode(claims, key, algorithm="EdDSA")


def signing_key(settings: Settings) -> Ed25519PrivateKey:
    """Load registration's private key."""
    key = load_pem_private_key((settings.keys / "token.pem").read_bytes(), None)
    if not isinstance(key, Ed25519PrivateKey):
        raise TypeError("token.pem holds no Ed25519 key")
    return key


def public_key(settings: Settings) -> Ed25519PublicKey:
    """Load the key that tokens are verified with."""
    key = load_pem_public_key((settings.keys / "token.pub.pem").read_bytes())
    if not isinstance(key, Ed25519PublicKey):
        raise TypeError("token.pub.pem holds no Ed25519 key")
    return key


@dataclass
class Barred:
    """Which tokens have lost their force before their time, by ``<conference>.<participant>`` or ``session.<id>``."""

    before: dict[str, float] = field(default_factory=dict)

    def update(self, key: str, value: Mapping[str, Any] | None) -> None:
        """Take one entry of the bucket."""
        if value is None:
            self.before.pop(key, None)
        else:
            self.before[key] = float(value["before"])

    def bars(self, caller: Caller) -> bool:
        """Tell whether the caller's token was issued before it was barred."""
        keys = (f"{caller.conference}.{caller.participant}", f"session.{caller.session}")
        return any(caller.issued_at < self.before.get(key, 0.0) for key in keys)


class Identity:
    """Verifies tokens; a verified one is remembered until it expires."""

    def __init__(self, key: Ed25519PublicKey, barred: Barred) -> None:
        self._key = key
        self.barred = barred
        self._verified: dict[bytes, Caller] = {}

    def verify(self, token: str, now: datetime) -> Caller:
        """Return the caller of a valid token.

        Raises:
            SignInNeeded: the token is false, expired or barred.
        """
        digest = hashlib.sha256(token.encode()).digest()
        caller = self._verified.get(digest)
        if caller is None:
            caller = self._read(token)
            if len(self._verified) >= CACHED:
                self._verified.clear()
            self._verified[digest] = caller
        if caller.expires_at <= now.timestamp() or self.barred.bars(caller):
            self._verified.pop(digest, None)
            raise SignInNeeded
        return caller

    def _read(self, token: str) -> Caller:
        try:
            claims = jwt.decode(
                token,
                self._key,
                algorithms=["EdDSA"],
                issuer=ISSUER,
                options={"require": ["exp", "iat", "sub"], "verify_exp": False, "verify_iat": False},
            )
            return Caller(
                account=UUID(claims["sub"]),
                session=claims["sid"],
                roles=frozenset(claims["roles"]),
                conference=UUID(claims["conference"]) if claims["conference"] else None,
                participant=UUID(claims["participant"]) if claims["participant"] else None,
                issued_at=claims["iat"],
                expires_at=claims["exp"],
            )
        except (jwt.InvalidTokenError, KeyError, ValueError) as error:
            raise SignInNeeded from error


def same_conference(caller: Caller, conference: UUID) -> None:
    """Refuse a token of another conference as if nothing were there.

    Raises:
        NotFound: the token is for another conference.
    """
    if caller.conference != conference and not caller.is_a("administrator"):
        raise NotFound

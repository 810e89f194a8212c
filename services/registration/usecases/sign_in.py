"""Signing in: a mail with a link and a code, once usable, fifteen minutes; sessions with rotating secrets."""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from services.registration.storage import accounts, conferences
from shared.events import INSTALLATION
from shared.events.registration import SignInAskedV1
from shared.identity import Caller
from shared.problems import NotFound, Refused, SignInNeeded
from shared.writer import Reader, Tx

WAY_IN = timedelta(minutes=15)
SESSION = timedelta(days=30)
GRACE = timedelta(seconds=30)
ATTEMPTS = 5


class LinkSpent(Refused):
    """The link was used before, or its fifteen minutes are over. Ask for a new one."""

    code = "link_spent"
    status = 410


class CodeWrong(Refused):
    """The code is not right, or its fifteen minutes are over. Look again, or ask for a new one."""

    code = "code_wrong"
    status = 410


@dataclass(frozen=True)
class SignedIn:
    """A session with the secret that goes into the cookie."""

    account: UUID
    session: UUID
    secret: str
    conference: UUID | None = None


def digest(text: str) -> str:
    """Return the SHA-256 of a secret: all that is stored of it."""
    return hashlib.sha256(text.encode()).hexdigest()


async def ask(tx: Tx, email: str, slug: str | None) -> None:
    """Ask for a mail with a way in; nothing happens, and nothing shows, for an unknown address."""
    await accounts.forget_expired(tx)
    account = await accounts.by_email(tx, email)
    conference = await conferences.by_slug(tx, slug) if slug else None
    if account is None:
        return
    made = await accounts.add_sign_in(tx, account.id, conference.id if conference else None, tx.now + WAY_IN)
    tx.say(SignInAskedV1(sign_in=made), conference=INSTALLATION, entity=made)


async def mint(tx: Tx, sign_in: UUID) -> tuple[str, str] | None:
    """Make link and code of a way in, fresh each time; None when it was used."""
    link, code = secrets.token_urlsafe(32), f"{secrets.randbelow(1_000_000):06d}"
    sealed = await accounts.seal_sign_in(tx, sign_in, digest(link), digest(f"{sign_in} {code}"), tx.now + WAY_IN)
    return (link, code) if sealed else None


async def mint_for(tx: Tx, account: UUID, conference: UUID | None) -> tuple[str, str]:
    """Make a way in for an account, with link and code."""
    made = await accounts.add_sign_in(tx, account, conference, tx.now + WAY_IN)
    found = await mint(tx, made)
    assert found is not None
    return found


async def by_link(tx: Tx, link: str, device: str) -> SignedIn:
    """Spend a link.

    Raises:
        LinkSpent: it is used, late or false.
    """
    way = await accounts.sign_in_by_link(tx, digest(link))
    if way is None or not await accounts.spend(tx, way.id):
        raise LinkSpent
    return await _begin(tx, way, device)


async def by_code(tx: Tx, email: str, code: str, device: str) -> SignedIn | None:
    """Spend a code; None (and one attempt counted) when it is wrong."""
    open_ways = await accounts.open_sign_ins(tx, email)
    for way in open_ways:
        is_right = secrets.compare_digest(way.code_hash or "", digest(f"{way.id} {code}"))
        if is_right and way.attempts < ATTEMPTS and await accounts.spend(tx, way.id):
            return await _begin(tx, way, device)
    for account in {way.account for way in open_ways}:
        await accounts.count_attempt(tx, account)
    return None


async def _begin(tx: Tx, way: sa.Row[Any], device: str) -> SignedIn:
    secret = secrets.token_urlsafe(32)
    session = await accounts.add_session(tx, way.account, digest(secret), device[:120], tx.now + SESSION)
    return SignedIn(way.account, session, secret, way.conference)


async def refresh(tx: Tx, session: UUID, secret: str) -> SignedIn:
    """Rotate a session's secret.

    A secret that was replaced less than thirty seconds ago is still good (two tabs at once) and keeps the
    newer one; an older one was stolen, or its thief was faster: the session ends.

    Raises:
        SignInNeeded: the session is over.
    """
    found = await accounts.session_of(tx, session)
    if found is None or found.ended_at is not None or found.expires_at <= tx.now:
        raise SignInNeeded
    given, fresh = digest(secret), secrets.token_urlsafe(32)
    if await accounts.rotate(tx, session, given, digest(fresh), tx.now + SESSION):
        return SignedIn(found.account, session, fresh)
    if found.previous_hash == given and found.rotated_at > tx.now - GRACE:
        return SignedIn(found.account, session, "")
    raise SignInNeeded


async def end(tx: Tx, account: UUID, session: UUID | None) -> None:
    """End one session of an account, or all of them; their tokens lose their force at once.

    Raises:
        NotFound: the account has no such session.
    """
    sessions = await accounts.end_sessions(tx, account, session)
    if session and not sessions:
        raise NotFound
    for ended in sessions:
        tx.put("barred", f"session.{ended}", {"before": tx.now.timestamp() + 1})


@dataclass(frozen=True)
class Membership:
    """A conference somebody takes part in."""

    id: UUID
    slug: str
    name: str
    participant: UUID
    roles: tuple[str, ...]


async def memberships(reader: Reader, account: UUID) -> list[Membership]:
    """List the conferences an account takes part in, the current ones first."""
    found: dict[UUID, Membership] = {}
    for row in await accounts.conferences_of(reader, account):
        earlier = found[row.id].roles if row.id in found else ("attendee",)
        roles = earlier if row.role is None else (*earlier, row.role)
        found[row.id] = Membership(row.id, row.slug, row.name, row.participant, roles)
    return list(found.values())


def caller(account: UUID, session: UUID, chosen: Membership | None, may_create: bool, now: datetime) -> Caller:
    """Describe the bearer of a new access token."""
    roles = frozenset(chosen.roles if chosen else ()) | ({"creator"} if may_create else frozenset())
    return Caller(
        account=account,
        session=str(session),
        roles=roles,
        conference=chosen.id if chosen else None,
        participant=chosen.participant if chosen else None,
        issued_at=now.timestamp(),
    )

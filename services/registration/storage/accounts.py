"""Accounts, ways in by mail, sessions."""

from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from services.registration.storage.tables import Account, Conference, Participant, Role, Session, SignIn
from shared.database import table
from shared.ids import new_id
from shared.writer import Reader, Tx

account, conference, participant = table(Account), table(Conference), table(Participant)
role, sign_in, session = table(Role), table(SignIn), table(Session)


async def by_email(reader: Reader, email: str) -> sa.Row[Any] | None:
    """Find an account by its address."""
    return await reader.one(sa.select(account).where(account.c.email == email))


async def by_id(reader: Reader, account_id: UUID) -> sa.Row[Any] | None:
    """Find an account."""
    return await reader.one(sa.select(account).where(account.c.id == account_id))


async def ensure(tx: Tx, email: str) -> UUID:
    """Return the account of an address, made if need be."""
    await tx.insert_once(account, id=new_id(), email=email, may_create=False, created_at=tx.now)
    found: UUID = await tx.scalar(sa.select(account.c.id).where(account.c.email == email))
    return found


async def let_create(tx: Tx, account_id: UUID) -> None:
    """Let an account create conferences."""
    await tx.execute(sa.update(account).where(account.c.id == account_id).values(may_create=True))


async def add_sign_in(tx: Tx, account_id: UUID, conference_id: UUID | None, expires_at: datetime) -> UUID:
    """Note that a way in was asked for; link and code come when the mail is sent."""
    made = new_id()
    values = {"id": made, "account": account_id, "conference": conference_id, "attempts": 0}
    await tx.execute(sa.insert(sign_in).values(**values, asked_at=tx.now, expires_at=expires_at))
    return made


async def seal_sign_in(tx: Tx, sign_in_id: UUID, link_hash: str, code_hash: str, expires_at: datetime) -> bool:
    """Store the hashes of a freshly minted link and code; False when it was used already."""
    unused = sa.and_(sign_in.c.id == sign_in_id, sign_in.c.used_at.is_(None))
    values = {"link_hash": link_hash, "code_hash": code_hash, "expires_at": expires_at}
    return (await tx.execute(sa.update(sign_in).where(unused).values(**values))).rowcount == 1


async def sign_in_of(reader: Reader, sign_in_id: UUID) -> sa.Row[Any] | None:
    """Find a way in with its account's address."""
    wanted = sa.select(sign_in, account.c.email).join(account, account.c.id == sign_in.c.account)
    return await reader.one(wanted.where(sign_in.c.id == sign_in_id))


async def spend(tx: Tx, sign_in_id: UUID) -> bool:
    """Use a way in; False when somebody was faster, it was used before, or it is too late."""
    good = sa.and_(sign_in.c.id == sign_in_id, sign_in.c.used_at.is_(None), sign_in.c.expires_at > tx.now)
    return (await tx.execute(sa.update(sign_in).where(good).values(used_at=tx.now))).rowcount == 1


async def sign_in_by_link(reader: Reader, link_hash: str) -> sa.Row[Any] | None:
    """Find a way in by its link."""
    return await reader.one(sa.select(sign_in).where(sign_in.c.link_hash == link_hash))


async def open_sign_ins(reader: Reader, email: str) -> list[sa.Row[Any]]:
    """List the unused ways in of an address, newest first."""
    wanted = (
        sa.select(sign_in)
        .join(account, account.c.id == sign_in.c.account)
        .where(account.c.email == email, sign_in.c.used_at.is_(None), sign_in.c.expires_at > reader.now)
        .order_by(sign_in.c.asked_at.desc())
    )
    return await reader.all(wanted)


async def count_attempt(tx: Tx, account_id: UUID) -> None:
    """Count a wrong code against every open way in of an account."""
    opened = sa.and_(sign_in.c.account == account_id, sign_in.c.used_at.is_(None))
    await tx.execute(sa.update(sign_in).where(opened).values(attempts=sign_in.c.attempts + 1))


async def forget_expired(tx: Tx) -> None:
    """Remove ways in that nobody can use any more."""
    await tx.execute(sa.delete(sign_in).where(sign_in.c.expires_at < tx.now))


async def add_session(tx: Tx, account_id: UUID, secret_hash: str, device: str, expires_at: datetime) -> UUID:
    """Begin a session."""
    made = new_id()
    values = {"id": made, "account": account_id, "secret_hash": secret_hash, "device": device}
    times = {"created_at": tx.now, "rotated_at": tx.now, "expires_at": expires_at}
    await tx.execute(sa.insert(session).values(**values, **times))
    return made


async def session_of(reader: Reader, session_id: UUID) -> sa.Row[Any] | None:
    """Find a session."""
    return await reader.one(sa.select(session).where(session.c.id == session_id))


async def rotate(tx: Tx, session_id: UUID, current_hash: str, new_hash: str, expires_at: datetime) -> bool:
    """Replace a session's secret; False when another request was faster."""
    mine = sa.and_(session.c.id == session_id, session.c.secret_hash == current_hash)
    values = {"secret_hash": new_hash, "previous_hash": current_hash, "rotated_at": tx.now, "expires_at": expires_at}
    return (await tx.execute(sa.update(session).where(mine).values(**values))).rowcount == 1


async def sessions(reader: Reader, account_id: UUID) -> list[sa.Row[Any]]:
    """List an account's sessions that are still good."""
    good = sa.and_(session.c.account == account_id, session.c.ended_at.is_(None), session.c.expires_at > reader.now)
    return await reader.all(sa.select(session).where(good).order_by(session.c.rotated_at.desc()))


async def end_sessions(tx: Tx, account_id: UUID, session_id: UUID | None = None) -> list[UUID]:
    """End one session of an account, or all; return which."""
    mine = sa.and_(session.c.account == account_id, session.c.ended_at.is_(None))
    if session_id:
        mine = sa.and_(mine, session.c.id == session_id)
    ended = [row.id for row in await tx.all(sa.select(session.c.id).where(mine))]
    await tx.execute(sa.update(session).where(mine).values(ended_at=tx.now))
    return ended


async def conferences_of(reader: Reader, account_id: UUID) -> list[sa.Row[Any]]:
    """List the conferences an account takes part in, with participant and roles, latest first."""
    roles = sa.select(role.c.participant, role.c.role).subquery()
    wanted = (
        sa.select(
            conference.c.id, conference.c.slug, conference.c.name, participant.c.id.label("participant"), roles.c.role
        )
        .join(participant, participant.c.conference == conference.c.id)
        .outerjoin(roles, roles.c.participant == participant.c.id)
        .where(participant.c.account == account_id, participant.c.state == "admitted")
        .order_by(conference.c.archived_at.is_not(None), conference.c.starts_on.desc(), conference.c.id)
    )
    return await reader.all(wanted)

"""Participants, roles, consents, audit."""

from typing import Any
from uuid import UUID

import sqlalchemy as sa

from services.registration.storage.tables import (
    Account,
    Audit,
    Consent,
    Credential,
    Erasure,
    ErasureDone,
    Organisation,
    Participant,
    Role,
)
from shared.database import table
from shared.ids import new_id
from shared.writer import Reader, Tx

account, organisation, participant = table(Account), table(Organisation), table(Participant)
role, consent, audit = table(Role), table(Consent), table(Audit)
erasure, erasure_done, credential = table(Erasure), table(ErasureDone), table(Credential)


def _whole() -> sa.Select[Any]:
    return (
        sa.select(
            participant,
            account.c.email,
            organisation.c.name.label("organisation_name"),
            organisation.c.type.label("organisation_type"),
        )
        .join(account, account.c.id == participant.c.account)
        .outerjoin(organisation, organisation.c.id == participant.c.organisation)
    )


async def add(tx: Tx, values: dict[str, Any]) -> UUID | None:
    """Store a new participant; None when the account takes part already."""
    made = new_id()
    done = await tx.insert_once(participant, id=made, created_at=tx.now, version=1, **values)
    return made if done else None


async def by_id(reader: Reader, conference_id: UUID, participant_id: UUID) -> sa.Row[Any] | None:
    """Find a participant with address and organisation."""
    mine = sa.and_(participant.c.conference == conference_id, participant.c.id == participant_id)
    return await reader.one(_whole().where(mine))


async def by_account(reader: Reader, conference_id: UUID, account_id: UUID) -> sa.Row[Any] | None:
    """Find an account's participant in a conference."""
    mine = sa.and_(participant.c.conference == conference_id, participant.c.account == account_id)
    return await reader.one(_whole().where(mine))


async def listed(
    reader: Reader,
    conference_id: UUID,
    state: str,
    *,
    words: str = "",
    country: str | None = None,
    organisation_type: str | None = None,
    ecosystem: str | None = None,
    role_name: str | None = None,
    after: tuple[str, UUID] | None = None,
    limit: int = 50,
) -> list[sa.Row[Any]]:
    """List participants in a state by name, filtered; ``after`` is the name and id of the last one seen."""
    wanted = _whole().where(participant.c.conference == conference_id, participant.c.state == state)
    for word in words.split():
        wanted = wanted.where(participant.c.search_text.contains(word, autoescape=True))
    if country:
        wanted = wanted.where(participant.c.country == country)
    if organisation_type:
        wanted = wanted.where(organisation.c.type == organisation_type)
    if ecosystem:
        wanted = wanted.where(sa.cast(participant.c.ecosystems, sa.String).contains(f'"{ecosystem}"', autoescape=True))
    if role_name:
        having = sa.select(role.c.participant).where(role.c.role == role_name, role.c.conference == conference_id)
        wanted = wanted.where(participant.c.id.in_(having))
    if after:
        wanted = wanted.where(sa.tuple_(participant.c.name, participant.c.id) > sa.tuple_(*map(sa.literal, after)))
    return await reader.all(wanted.order_by(participant.c.name, participant.c.id).limit(limit))


async def counts(reader: Reader, conference_id: UUID) -> dict[str, int]:
    """Count participants by state."""
    wanted = sa.select(participant.c.state, sa.func.count().label("number")).where(
        participant.c.conference == conference_id
    )
    return {str(row.state): int(row.number) for row in await reader.all(wanted.group_by(participant.c.state))}


async def change(tx: Tx, participant_id: UUID, version: int, values: dict[str, Any]) -> bool:
    """Edit a participant; False when the version is no longer the current one."""
    current = sa.and_(participant.c.id == participant_id, participant.c.version == version)
    changed = await tx.execute(sa.update(participant).where(current).values(**values, version=version + 1))
    return changed.rowcount == 1


async def roles(reader: Reader, participant_id: UUID) -> list[str]:
    """List a participant's roles besides attendee."""
    wanted = sa.select(role.c.role).where(role.c.participant == participant_id).order_by(role.c.role)
    return [row.role for row in await reader.all(wanted)]


async def roles_of_all(reader: Reader, conference_id: UUID) -> dict[UUID, list[str]]:
    """List everybody's roles."""
    found: dict[UUID, list[str]] = {}
    for row in await reader.all(sa.select(role).where(role.c.conference == conference_id).order_by(role.c.role)):
        found.setdefault(row.participant, []).append(row.role)
    return found


async def set_roles(tx: Tx, conference_id: UUID, participant_id: UUID, names: list[str]) -> None:
    """Replace a participant's roles."""
    await tx.execute(sa.delete(role).where(role.c.participant == participant_id))
    rows = [{"participant": participant_id, "role": name, "conference": conference_id} for name in sorted(set(names))]
    if rows:
        await tx.execute(sa.insert(role), rows)


async def organisers(reader: Reader, conference_id: UUID) -> list[UUID]:
    """List the organisers of a conference."""
    wanted = (
        sa.select(role.c.participant)
        .join(participant, participant.c.id == role.c.participant)
        .where(role.c.conference == conference_id, role.c.role == "organiser", participant.c.state == "admitted")
    )
    return [row.participant for row in await reader.all(wanted)]


async def add_consent(tx: Tx, conference_id: UUID, participant_id: UUID, purpose: str, text: str, given: bool) -> None:
    """Record that a consent was given or taken back."""
    values = {"id": new_id(), "conference": conference_id, "participant": participant_id, "at": tx.now}
    await tx.execute(sa.insert(consent).values(**values, purpose=purpose, text_version=text, given=given))


async def consents(reader: Reader, participant_id: UUID) -> list[sa.Row[Any]]:
    """List every consent given or taken back, in order."""
    return await reader.all(sa.select(consent).where(consent.c.participant == participant_id).order_by(consent.c.id))


async def note(tx: Tx, conference_id: UUID, act: str, subject: UUID, detail: dict[str, Any] | None = None) -> None:
    """Write an organiser's act into the audit log."""
    values = {"id": new_id(), "conference": conference_id, "actor": tx.origin.actor, "at": tx.now}
    await tx.execute(sa.insert(audit).values(**values, act=act, subject=subject, detail=detail))


async def audit_log(reader: Reader, conference_id: UUID, limit: int) -> list[sa.Row[Any]]:
    """List the newest acts of organisers."""
    mine = sa.select(audit).where(audit.c.conference == conference_id)
    return await reader.all(mine.order_by(audit.c.id.desc()).limit(limit))


async def forget(tx: Tx, conference_id: UUID, participant_id: UUID, account_id: UUID, services: list[str]) -> None:
    """Remove a participant, and the account where it takes part in nothing else; note who else must forget."""
    await tx.execute(sa.delete(role).where(role.c.participant == participant_id))
    await tx.execute(sa.delete(consent).where(consent.c.participant == participant_id))
    theirs = await tx.scalar(sa.select(participant.c.organisation).where(participant.c.id == participant_id))
    await tx.execute(sa.delete(participant).where(participant.c.id == participant_id))
    await _forget_organisation(tx, theirs)
    values = {"participant": participant_id, "conference": conference_id, "asked_at": tx.now, "services": services}
    await tx.insert_once(erasure, **values)


async def _forget_organisation(tx: Tx, organisation_id: UUID | None) -> None:
    """Remove an organisation of which nobody is left: its name may be that of its only person."""
    belongs = sa.select(participant.c.id).where(participant.c.organisation == organisation_id).exists()
    votes = sa.select(credential.c.id).where(credential.c.organisation == organisation_id).exists()
    await tx.execute(sa.delete(organisation).where(organisation.c.id == organisation_id, ~belongs, ~votes))


async def takes_part(reader: Reader, account_id: UUID) -> bool:
    """Tell whether an account takes part in any conference."""
    return (
        await reader.scalar(sa.select(participant.c.id).where(participant.c.account == account_id).limit(1)) is not None
    )


async def erasures(reader: Reader, conference_id: UUID) -> list[tuple[sa.Row[Any], list[str]]]:
    """List erasures, newest first, each with the services that have not forgotten yet."""
    asked = await reader.all(
        sa.select(erasure).where(erasure.c.conference == conference_id).order_by(erasure.c.asked_at.desc())
    )
    done: dict[UUID, set[str]] = {}
    for row in await reader.all(sa.select(erasure_done)):
        done.setdefault(row.participant, set()).add(row.service)
    return [(row, [name for name in row.services if name not in done.get(row.participant, set())]) for row in asked]


async def erasure_is_done(tx: Tx, participant_id: UUID, service: str) -> None:
    """Note that a service has forgotten."""
    await tx.insert_once(erasure_done, participant=participant_id, service=service, at=tx.now)

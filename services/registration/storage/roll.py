"""Frozen rolls, the voters' sealed codes, and the voters that organisations name."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from services.registration.storage.tables import Credential, NamedVoter, Organisation, Participant, Role, Roll
from shared.database import table
from shared.writer import Reader, Tx

roll, credential, named_voter = table(Roll), table(Credential), table(NamedVoter)
participant, role, organisation = table(Participant), table(Role), table(Organisation)
Voter = tuple[UUID, UUID | None]
"""A participant, and the organisation for which they vote, if it is for one."""


async def eligible(reader: Reader, conference_id: UUID, election: UUID, rule: str) -> list[Voter]:
    """List who may vote by a rule at this moment."""
    admitted = sa.and_(participant.c.conference == conference_id, participant.c.state == "admitted")
    none = sa.cast(sa.null(), sa.Uuid).label("organisation")
    if rule == "organisations":
        wanted = sa.select(participant.c.id, named_voter.c.organisation).join(
            named_voter, named_voter.c.participant == participant.c.id
        )
        wanted = wanted.where(admitted, named_voter.c.election == election)
    elif rule == "jurors":
        wanted = sa.select(participant.c.id, none).join(role, role.c.participant == participant.c.id)
        wanted = wanted.where(admitted, role.c.role == "juror")
    else:
        wanted = sa.select(participant.c.id, none).where(admitted)
    return [(row.id, row.organisation) for row in await reader.all(wanted.order_by(participant.c.id))]


async def add(tx: Tx, values: dict[str, Any], voters: Sequence[dict[str, Any]]) -> None:
    """Store a frozen roll with its voters; one that is there already stays as it is."""
    if await tx.insert_once(roll, frozen_at=tx.now, opened_at=None, **values) and voters:
        await tx.execute(sa.insert(credential), list(voters))


async def find(reader: Reader, uuid: str) -> sa.Row[Any] | None:
    """Find a roll by the name of the election's key."""
    return await reader.one(sa.select(roll).where(roll.c.uuid == uuid))


async def sealed_codes(reader: Reader, uuid: str) -> list[tuple[UUID, bytes]]:
    """List the sealed codes of a roll with the places they are bound to."""
    wanted = sa.select(credential.c.id, credential.c.sealed).where(credential.c.uuid == uuid)
    return [(row.id, row.sealed) for row in await reader.all(wanted)]


async def opened(tx: Tx, uuid: str, election: UUID) -> None:
    """Note that an election was opened with this roll, and drop rolls frozen for openings that failed."""
    await tx.execute(sa.update(roll).where(roll.c.uuid == uuid).values(opened_at=tx.now))
    failed = sa.select(roll.c.uuid).where(roll.c.election == election, roll.c.opened_at.is_(None))
    await tx.execute(sa.delete(credential).where(credential.c.uuid.in_(failed)))
    await tx.execute(sa.delete(roll).where(roll.c.election == election, roll.c.opened_at.is_(None)))


async def open_roll(reader: Reader, conference_id: UUID, election: UUID) -> sa.Row[Any] | None:
    """Find the roll with which an election was opened."""
    mine = sa.and_(roll.c.conference == conference_id, roll.c.election == election)
    return await reader.one(sa.select(roll).where(mine, roll.c.opened_at.is_not(None)))


async def collect(tx: Tx, uuid: str, participant_id: UUID) -> sa.Row[Any] | None:
    """Return a voter's sealed code, noted as seen; None for somebody not on the roll."""
    mine = sa.and_(credential.c.uuid == uuid, credential.c.participant == participant_id)
    seen = sa.update(credential).where(mine).values(collected=True)
    return (await tx.execute(seen.returning(credential.c.id, credential.c.sealed))).one_or_none()


async def name_voter(tx: Tx, conference_id: UUID, election: UUID, organisation: UUID, participant_id: UUID) -> bool:
    """Let a participant vote for an organisation; False where the code of the one before was seen already."""
    rolls = sa.select(roll.c.uuid).where(roll.c.election == election)
    theirs = sa.and_(credential.c.uuid.in_(rolls), credential.c.organisation == organisation)
    there = await tx.scalar(sa.select(sa.func.count()).select_from(credential).where(theirs))
    unseen = sa.update(credential).where(theirs, credential.c.collected.is_(False))
    if (await tx.execute(unseen.values(participant=participant_id))).rowcount < there:
        return False
    mine = sa.and_(named_voter.c.election == election, named_voter.c.organisation == organisation)
    await tx.execute(sa.delete(named_voter).where(mine))
    values = {"election": election, "organisation": organisation, "conference": conference_id}
    await tx.execute(sa.insert(named_voter).values(**values, participant=participant_id))
    return True


async def voters(reader: Reader, conference_id: UUID, election: UUID) -> list[sa.Row[Any]]:
    """List the voters of an open election; before that every organisation, with the voter it named if any."""
    found = await open_roll(reader, conference_id, election)
    names = (participant.c.name, organisation.c.name.label("organisation_name"))
    if found is not None:
        listed = sa.outerjoin(credential, participant, participant.c.id == credential.c.participant).outerjoin(
            organisation, organisation.c.id == sa.func.coalesce(credential.c.organisation, participant.c.organisation)
        )
        columns = (credential.c.participant, credential.c.organisation, credential.c.collected)
        wanted = sa.select(*columns, *names).select_from(listed).where(credential.c.uuid == found.uuid)
        return await reader.all(wanted.order_by(participant.c.name, credential.c.participant))
    mine = sa.and_(named_voter.c.organisation == organisation.c.id, named_voter.c.election == election)
    listed = sa.outerjoin(organisation, named_voter, mine).outerjoin(
        participant, participant.c.id == named_voter.c.participant
    )
    who = (named_voter.c.participant, organisation.c.id.label("organisation"), sa.literal(False).label("collected"))
    wanted = sa.select(*who, *names).select_from(listed).where(organisation.c.conference == conference_id)
    return await reader.all(wanted.order_by(organisation.c.name))


async def held(reader: Reader, participant_id: UUID) -> list[sa.Row[Any]]:
    """List the elections on whose roll a participant is; codes are not shown."""
    columns = (roll.c.election, credential.c.organisation, credential.c.collected)
    mine = sa.select(*columns).join(roll, roll.c.uuid == credential.c.uuid)
    return await reader.all(mine.where(credential.c.participant == participant_id))


async def forget(tx: Tx, participant_id: UUID) -> None:
    """Remove a participant from every roll; nobody holds their credential any more."""
    for each in (credential, named_voter):
        await tx.execute(sa.delete(each).where(each.c.participant == participant_id))

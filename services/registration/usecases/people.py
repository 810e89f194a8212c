"""People of a conference: registering, admitting, importing, profiles, roles."""

from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from services.registration.domain.people import State, may_move
from services.registration.domain.people_file import Row
from services.registration.storage import accounts, conferences, participants
from shared.access import access_changed
from shared.events.registration import (
    ParticipantAdmittedV1,
    ParticipantChangedV1,
    ParticipantDeclinedV1,
    ParticipantRegisteredV1,
    ParticipantRemovedV1,
    RolesChangedV1,
)
from shared.problems import NotFound, Refused, Stale
from shared.text import fold
from shared.writer import Reader, Tx


class RegistrationClosed(Refused):
    """Registration for this conference is closed. Write to its organisers."""

    code = "registration_closed"
    status = 409


class NotNow(Refused):
    """From this state that step is not possible."""

    code = "wrong_state"
    status = 409


class LastOrganiser(Refused):
    """A conference needs at least one organiser."""

    code = "last_organiser"
    status = 409


@dataclass(frozen=True)
class Person:
    """What is known of somebody who comes to a conference."""

    email: str
    name: str
    organisation: str = ""
    organisation_type: str = "other"
    country: str = ""
    headline: str = ""
    about: str = ""
    roles: tuple[str, ...] = ()
    ecosystems: tuple[str, ...] = ()
    interests: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    time_zone: str = "Europe/Brussels"
    newcomer: bool = False
    consents: dict[str, str] = field(default_factory=dict)


async def add(tx: Tx, conference: UUID, person: Person, state: State, *, invited: bool) -> UUID | None:
    """Add somebody to a conference; None when they take part already."""
    account = await accounts.ensure(tx, person.email)
    organisation = await conferences.ensure_organisation(
        tx, conference, person.organisation, person.organisation_type, person.country
    )
    values = {
        "conference": conference,
        "account": account,
        "organisation": organisation,
        "state": state,
        "name": person.name,
        "headline": person.headline,
        "about": person.about,
        "country": person.country,
        "languages": list(person.languages),
        "time_zone": person.time_zone,
        "ecosystems": list(person.ecosystems),
        "interests": list(person.interests),
        "newcomer": person.newcomer,
        "search_text": fold(f"{person.name} {person.organisation} {person.headline} {' '.join(person.interests)}"),
        "admitted_at": tx.now if state is State.ADMITTED else None,
    }
    made = await participants.add(tx, values)
    if made is None:
        return None
    await participants.set_roles(tx, conference, made, list(person.roles))
    for purpose, text in person.consents.items():
        await participants.add_consent(tx, conference, made, purpose, text, given=True)
    if state is State.ADMITTED:
        await _enter(tx, conference, made, invited=invited)
    return made


async def register(tx: Tx, conference: UUID, person: Person) -> None:
    """Take a registration form; filling it in twice changes nothing, and the answer does not tell.

    Raises:
        RegistrationClosed: the organisers have closed it.
    """
    found = await conferences.by_id(tx, conference)
    if found is None or found.archived_at is not None:
        raise NotFound
    if not found.registration_open:
        raise RegistrationClosed
    made = await add(tx, conference, person, State.APPLIED, invited=False)
    if made is not None:
        tx.say(ParticipantRegisteredV1(participant=made), conference=conference, entity=made)


async def admit_all(tx: Tx, conference: UUID, rows: list[Row], *, invited: bool) -> tuple[int, int]:
    """Import people; return how many were added and how many took part already."""
    added = 0
    for row in rows:
        values = {name: getattr(row, name) for name in row.__dataclass_fields__ if name != "line"}
        added += await add(tx, conference, Person(**values), State.ADMITTED, invited=invited) is not None
    return added, len(rows) - added


async def move(tx: Tx, conference: UUID, participant: UUID, wanted: State) -> None:
    """Admit, decline or remove a participant.

    Raises:
        NotNow: the participant's state does not allow it.
    """
    found = await _existing(tx, conference, participant)
    if not may_move(State(found.state), wanted):
        raise NotNow(f"This registration is {found.state}.")
    if wanted is State.REMOVED:
        await _keep_an_organiser(tx, conference, participant, [])
    values: dict[str, Any] = {"state": wanted}
    if wanted is State.ADMITTED:
        values["admitted_at"] = tx.now
    if not await participants.change(tx, participant, found.version, values):
        raise Stale
    await participants.note(tx, conference, f"participant.{wanted}", participant)
    if wanted is State.ADMITTED:
        await _enter(tx, conference, participant, invited=True)
    elif wanted is State.DECLINED:
        tx.say(ParticipantDeclinedV1(participant=participant), conference=conference, entity=participant)
    else:
        bar(tx, conference, participant)
        tx.purge("directory", f"{conference}.{participant}")
        access_changed(tx, conference, f"conference:{conference}", participant)
        tx.say(ParticipantRemovedV1(participant=participant), conference=conference, entity=participant)


async def give_roles(tx: Tx, conference: UUID, participant: UUID, roles: list[str]) -> None:
    """Replace a participant's conference-wide roles; tokens with the old ones lose their force at once.

    Raises:
        LastOrganiser: nobody would organise the conference any more.
    """
    found = await _existing(tx, conference, participant)
    await _keep_an_organiser(tx, conference, participant, roles)
    await participants.set_roles(tx, conference, participant, roles)
    await participants.note(tx, conference, "roles.changed", participant, {"roles": sorted(roles)})
    if found.state == State.ADMITTED:
        bar(tx, conference, participant)
        await publish(tx, conference, participant)
    access_changed(tx, conference, f"conference:{conference}", participant)
    event = RolesChangedV1(participant=participant, roles=tuple(sorted(roles)))
    tx.say(event, conference=conference, entity=participant, version=found.version)


async def change_profile(tx: Tx, conference: UUID, participant: UUID, version: int, values: dict[str, Any]) -> None:
    """Edit one's own profile.

    Raises:
        Stale: it was edited elsewhere in the meantime.
    """
    found = await _existing(tx, conference, participant)
    name, kind = values.pop("organisation"), values.pop("organisation_type")
    values["organisation"] = await conferences.ensure_organisation(tx, conference, name, kind, values["country"])
    interests = " ".join(values["interests"])
    values["search_text"] = fold(f"{values['name']} {name} {values['headline']} {interests}")
    if not await participants.change(tx, participant, version, values):
        raise Stale
    if found.state == State.ADMITTED:
        await publish(tx, conference, participant)
    event = ParticipantChangedV1(participant=participant)
    tx.say(event, conference=conference, entity=participant, version=version + 1)


async def publish(tx: Tx, conference: UUID, participant: UUID) -> None:
    """Put what everybody may know of a participant into the directory."""
    found = await _existing(tx, conference, participant)
    entry = {
        "id": participant,
        "name": found.name,
        "headline": found.headline,
        "organisation": found.organisation_name or "",
        "organisation_id": found.organisation,
        "organisation_type": found.organisation_type or "",
        "country": found.country,
        "roles": ["attendee", *await participants.roles(tx, participant)],
    }
    tx.put("directory", f"{conference}.{participant}", entry)


def bar(tx: Tx, conference: UUID, participant: UUID) -> None:
    """Take the force from every token issued to a participant so far."""
    tx.put("barred", f"{conference}.{participant}", {"before": tx.now.timestamp()})


async def _enter(tx: Tx, conference: UUID, participant: UUID, *, invited: bool) -> None:
    await publish(tx, conference, participant)
    event = ParticipantAdmittedV1(participant=participant, invited=invited)
    tx.say(event, conference=conference, entity=participant)


async def _keep_an_organiser(reader: Reader, conference: UUID, participant: UUID, roles: list[str]) -> None:
    if "organiser" not in roles and await participants.organisers(reader, conference) == [participant]:
        raise LastOrganiser


async def _existing(reader: Reader, conference: UUID, participant: UUID) -> sa.Row[Any]:
    found = await participants.by_id(reader, conference, participant)
    if found is None:
        raise NotFound
    return found

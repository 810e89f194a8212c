"""People of a conference over HTTP: the registration form, the directory, the organisers' list, import."""

import base64
import json
from typing import Any, Literal
from uuid import UUID

import sqlalchemy as sa

from services.registration.api.models import (
    ApplicantOut,
    AuditOut,
    CountsOut,
    Decision,
    ImportOut,
    ParticipantOut,
    RegistrationIn,
    RolesIn,
)
from services.registration.api.routes import ROUTES
from services.registration.domain import people_file
from services.registration.domain.people import State
from services.registration.storage import participants
from services.registration.usecases import people
from services.registration.usecases.people import LastOrganiser, NotNow, RegistrationClosed
from services.registration.usecases.privacy import PURPOSES
from shared.http import Call, Page
from shared.problems import Invalid, NotFound
from shared.text import fold

FILE_LIMIT = 5_000_000


@ROUTES.post(
    "/registrations", who="public", status=204, creates=True, rate="30/minute", errors=(RegistrationClosed, NotFound)
)
async def register(call: Call, body: RegistrationIn) -> None:
    """Fill in the registration form; the answer is the same for somebody who takes part already."""
    values = body.model_dump(exclude={"consents"})
    given = {str(purpose): PURPOSES[purpose] for purpose, yes in body.consents.items() if yes}
    person = people.Person(**{key: _frozen(value) for key, value in values.items()}, consents=given)
    await call.write(lambda tx: people.register(tx, call.conference, person))


@ROUTES.get("/people", who="participant")
async def list_people(
    call: Call,
    search: str = "",
    country: str | None = None,
    organisation_type: str | None = None,
    ecosystem: str | None = None,
    role: str | None = None,
    after: str | None = None,
    limit: int = 50,
) -> Page[ParticipantOut]:
    """Search the directory of admitted participants."""
    filters = {"country": country, "organisation_type": organisation_type, "ecosystem": ecosystem, "role_name": role}
    rows, roles, cursor = await _listed(call, "admitted", search, after, limit, filters)
    return Page(items=[participant_out(row, roles.get(row.id, [])) for row in rows], next=cursor)


@ROUTES.get("/people/{participant}", who="participant")
async def get_person(call: Call, participant: UUID) -> ParticipantOut:
    """Show one admitted participant."""
    async with call.read() as reader:
        found = await participants.by_id(reader, call.conference, participant)
        if found is None or found.state != State.ADMITTED:
            raise NotFound
        return participant_out(found, await participants.roles(reader, participant))


@ROUTES.get("/registrations", who="organiser")
async def list_registrations(
    call: Call,
    state: Literal["applied", "admitted", "declined", "removed"] = "applied",
    search: str = "",
    role: str | None = None,
    after: str | None = None,
    limit: int = 50,
) -> Page[ApplicantOut]:
    """List the people of a conference by state."""
    rows, roles, cursor = await _listed(call, state, search, after, limit, {"role_name": role})
    items = [
        ApplicantOut(
            **_named(row, "id", "email", "name", "headline", "country", "newcomer", "state", "created_at"),
            organisation=row.organisation_name or "",
            organisation_type=row.organisation_type or "",
            roles=roles.get(row.id, []),
        )
        for row in rows
    ]
    return Page(items=items, next=cursor)


@ROUTES.get("/registrations/counts", who="organiser")
async def count_registrations(call: Call) -> CountsOut:
    """Count people by state."""
    async with call.read() as reader:
        found = await participants.counts(reader, call.conference)
    return CountsOut(**{state.value: found.get(state, 0) for state in State})


@ROUTES.put("/participants/{participant}/state", who="organiser", errors=(NotNow, LastOrganiser))
async def decide(call: Call, participant: UUID, body: Decision) -> None:
    """Admit, decline or remove somebody."""
    await call.write(lambda tx: people.move(tx, call.conference, participant, State(body.state)))


@ROUTES.put("/participants/{participant}/roles", who="organiser", errors=(LastOrganiser,))
async def give_roles(call: Call, participant: UUID, body: RolesIn) -> None:
    """Give somebody conference-wide roles."""
    await call.write(lambda tx: people.give_roles(tx, call.conference, participant, list(body.roles)))


@ROUTES.post("/imports", who="organiser", status=201, creates=True, raw_body="text/csv", limit=FILE_LIMIT)
async def import_people(call: Call, invite: bool = True) -> ImportOut:
    """Import people from a CSV file: all of it, or nothing and every mistake by line and column."""
    found = people_file.read(call.raw)
    if found.mistakes:
        errors = [{"in": "file", "loc": each.place, "msg": each.message} for each in found.mistakes]
        raise Invalid("Nothing was imported. Correct these places and send the file again.", errors=errors)

    async def bring_in(tx: Any) -> ImportOut:
        added, known = await people.admit_all(tx, call.conference, found.rows, invited=invite)
        return ImportOut(added=added, known=known)

    return await call.write(bring_in)


@ROUTES.get("/audit", who="organiser")
async def read_audit(call: Call, limit: int = 100) -> Page[AuditOut]:
    """Read what organisers did, newest first."""
    async with call.read() as reader:
        rows = await participants.audit_log(reader, call.conference, max(1, min(limit, 500)))
    return Page(items=[AuditOut(**_named(row, "at", "actor", "act", "subject", "detail")) for row in rows])


async def _listed(
    call: Call, state: str, search: str, after: str | None, limit: int, filters: dict[str, Any]
) -> tuple[list[sa.Row[Any]], dict[UUID, list[str]], str | None]:
    limit = max(1, min(limit, 200))
    async with call.read() as reader:
        rows = await participants.listed(
            reader, call.conference, state, words=fold(search), after=_read_cursor(after), limit=limit + 1, **filters
        )
        roles = await participants.roles_of_all(reader, call.conference)
    cursor = _cursor(rows[limit - 1]) if len(rows) > limit else None
    return rows[:limit], roles, cursor


def _cursor(row: sa.Row[Any]) -> str:
    return base64.urlsafe_b64encode(json.dumps([row.name, str(row.id)]).encode()).decode()


def _read_cursor(text: str | None) -> tuple[str, UUID] | None:
    if text is None:
        return None
    try:
        name, identifier = json.loads(base64.urlsafe_b64decode(text))
        return str(name), UUID(identifier)
    except (ValueError, TypeError, AttributeError) as error:
        place = {"in": "query", "loc": "after", "msg": "Send what `next` gave."}
        raise Invalid(errors=[place]) from error


def participant_out(row: sa.Row[Any], roles: list[str]) -> ParticipantOut:
    """Show a participant to other participants."""
    return ParticipantOut(
        **_named(row, "id", "name", "headline", "about", "country", "languages", "ecosystems", "interests"),
        organisation=row.organisation_name or "",
        organisation_type=row.organisation_type or "",
        roles=["attendee", *roles],
    )


def _named(row: sa.Row[Any], *names: str) -> dict[str, Any]:
    return {name: getattr(row, name) for name in names}


def _frozen(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value

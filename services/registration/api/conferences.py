"""Conferences over HTTP."""

from typing import Any

from services.registration.api.models import ConferenceIn, ConferenceInsideOut, ConferenceOut, NewConference
from services.registration.api.routes import ROUTES
from services.registration.domain.people import State
from services.registration.storage import conferences, participants
from services.registration.usecases import conferences as usecases
from services.registration.usecases.conferences import SlugTaken
from shared.http import Call, Page
from shared.problems import Forbidden, Invalid, NotFound
from shared.writer import Reader


async def _one(reader: Reader, conference: Any) -> ConferenceOut:
    found = await conferences.by_id(reader, conference)
    if found is None:
        raise NotFound
    return ConferenceOut.model_validate(dict(found._mapping))


def _values(body: ConferenceIn) -> dict[str, Any]:
    if body.ends_on < body.starts_on:
        raise Invalid(errors=[{"in": "body", "loc": "ends_on", "msg": "The last day comes before the first."}])
    return body.model_dump(exclude={"organiser_name"})


@ROUTES.post(
    "/conferences", who="account", scope="installation", status=201, creates=True, errors=(SlugTaken, Forbidden)
)
async def create_conference(call: Call, body: NewConference) -> ConferenceOut:
    """Create a conference; its creator becomes its first organiser."""
    values = _values(body)

    async def create(tx: Any) -> ConferenceOut:
        made = await usecases.create(tx, call.who, values, body.organiser_name)
        return await _one(tx, made)

    return await call.write(create)


@ROUTES.get("/conferences/by-slug/{slug}", who="public", scope="installation", errors=(NotFound,))
async def find_conference(call: Call, slug: str) -> ConferenceOut:
    """Describe a conference to anybody."""
    async with call.read() as reader:
        found = await conferences.by_slug(reader, slug)
    if found is None:
        raise NotFound("There is no conference at this address.")
    return ConferenceOut.model_validate(dict(found._mapping))


@ROUTES.get("/conferences", who="administrator", scope="installation")
async def list_conferences(call: Call) -> Page[ConferenceOut]:
    """List all conferences of the installation."""
    async with call.read() as reader:
        rows = await conferences.every(reader)
    return Page(items=[ConferenceOut.model_validate(dict(row._mapping)) for row in rows])


@ROUTES.get("", who="participant")
async def get_conference(call: Call) -> ConferenceInsideOut:
    """Describe one's conference."""
    async with call.read() as reader:
        found = await _one(reader, call.conference)
        counts = await participants.counts(reader, call.conference)
    return ConferenceInsideOut(**found.model_dump(), participants=counts.get(State.ADMITTED, 0))


@ROUTES.put("", who="organiser", edits=True, errors=(SlugTaken,))
async def change_conference(call: Call, body: ConferenceIn) -> ConferenceOut:
    """Edit a conference."""
    values, version = _values(body), call.version()

    async def change(tx: Any) -> ConferenceOut:
        await usecases.change(tx, call.conference, version, values)
        return await _one(tx, call.conference)

    return await call.write(change)


@ROUTES.post("/archive", who="administrator")
async def archive_conference(call: Call) -> None:
    """Close a conference for good; its short name becomes free."""
    await call.write(lambda tx: usecases.archive(tx, call.conference))

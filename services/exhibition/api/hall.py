"""The hall: booths as everybody sees them. Looking is counted and never recorded."""

from typing import Annotated
from uuid import UUID

from pydantic import StringConstraints

from services.exhibition.api.present import show_booth, show_booths
from services.exhibition.api.routes import ROUTES
from services.exhibition.domain import Kind
from services.exhibition.models import BoothDetail, BoothOut, Key, MyBooth
from services.exhibition.storage import booths, staff
from services.exhibition.usecases import booths as usecases
from shared.http import Call, Page

Search = Annotated[str, StringConstraints(max_length=100, pattern=r"^[^\x00]*$")]
Country = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")]


@ROUTES.get("/booths", who="participant")
async def list_booths(
    call: Call,
    search: Search = "",
    ecosystem: Key | None = None,
    country: Country | None = None,
    kind: Kind | None = None,
    staffed: bool | None = None,
) -> Page[BoothOut]:
    """List the booths that fit, those with somebody there first."""
    async with call.read() as reader:
        rows = await booths.listed(reader, call.conference, search, country, kind, staffed)
        fitting = [row for row in rows if ecosystem is None or ecosystem in row.ecosystems]
        return Page(items=await show_booths(call, reader, fitting))


@ROUTES.get("/booths/{booth}", who="participant")
async def get_booth(call: Call, booth: UUID) -> BoothDetail:
    """Look at a booth."""
    async with call.read() as reader:
        return await show_booth(call, reader, booth)


@ROUTES.post("/booths/{booth}/visits", who="participant", rate="120/minute")
async def count_visit(call: Call, booth: UUID) -> None:
    """Count a visit, of nobody in particular."""
    await call.write(lambda tx: usecases.visit(tx, call.conference, booth))


@ROUTES.get("/me/booths", who="participant")
async def list_my_booths(call: Call) -> Page[MyBooth]:
    """List the booths I staff."""
    async with call.read() as reader:
        rows = await staff.booths_of(reader, call.conference, call.asker.me)
        here = {row.id: row.here_since is not None for row in rows}
        shown = await show_booths(call, reader, rows)
    return Page(items=[MyBooth(**booth.model_dump(), am_here=here[booth.id]) for booth in shown])

"""Adding and editing booths, their staff, presence and roster."""

from uuid import UUID

from services.exhibition import rendering
from services.exhibition.api.present import show_booth
from services.exhibition.api.routes import ROUTES, known
from services.exhibition.errors import LowContrast
from services.exhibition.models import (
    BoothDetail,
    BoothIn,
    ExhibitionImport,
    HereIn,
    ImportOut,
    Made,
    NewBooth,
    PreviewIn,
    PreviewOut,
    ShiftIn,
    StaffIn,
)
from services.exhibition.usecases import booths, staff
from shared.http import Call
from shared.writer import Tx


@ROUTES.post("/booths", who="organiser", status=201, creates=True, errors=(LowContrast,))
async def add_booth(call: Call, body: NewBooth) -> Made:
    """Add a booth; it gets the next number in the hall."""

    async def add(tx: Tx) -> Made:
        return Made(id=(await booths.add(tx, call.conference, body, known(call))).id)

    return await call.write(add)


@ROUTES.post("/imports", who="organiser", status=201, creates=True, limit=5_000_000)
async def import_booths(call: Call, body: ExhibitionImport) -> ImportOut:
    """Add many booths with staff, shifts and links at once."""
    return await call.write(lambda tx: booths.load(tx, call.conference, body, known(call)))


@ROUTES.put("/booths/{booth}", who="participant", edits=True, errors=(LowContrast,))
async def edit_booth(call: Call, booth: UUID, body: BoothIn) -> BoothDetail:
    """Change what a booth says; what kind it is only organisers change."""
    version = call.version()
    await call.write(lambda tx: booths.edit(tx, call.asker, booth, version, body))
    async with call.read() as reader:
        return await show_booth(call, reader, booth)


@ROUTES.delete("/booths/{booth}", who="organiser")
async def remove_booth(call: Call, booth: UUID) -> None:
    """Remove a booth with its queue, leads and files."""
    for key in await call.write(lambda tx: booths.remove(tx, call.conference, booth)):
        await call.parts.blobs.remove(key)


@ROUTES.put("/booths/{booth}/staff", who="participant")
async def name_staff(call: Call, booth: UUID, body: StaffIn) -> None:
    """Say who staffs a booth."""
    await call.write(lambda tx: staff.name_staff(tx, call.asker, booth, body.participants, known(call)))


@ROUTES.put("/booths/{booth}/presence", who="participant")
async def set_presence(call: Call, booth: UUID, body: HereIn) -> None:
    """Say that I am at my booth, or that I am not."""
    await call.write(lambda tx: staff.set_here(tx, call.asker, booth, is_here=body.here, until=body.until))


@ROUTES.post("/booths/{booth}/shifts", who="participant", status=201, creates=True)
async def add_shift(call: Call, booth: UUID, body: ShiftIn) -> Made:
    """Say who stands at a booth, from when to when."""
    return await call.write(lambda tx: staff.add_shift(tx, call.asker, booth, body))


@ROUTES.delete("/booths/{booth}/shifts/{shift}", who="participant")
async def remove_shift(call: Call, booth: UUID, shift: UUID) -> None:
    """Take a shift off the roster."""
    await call.write(lambda tx: staff.remove_shift(tx, call.asker, booth, shift))


@ROUTES.post("/previews", who="participant", rate="120/minute")
async def preview_text(call: Call, body: PreviewIn) -> PreviewOut:
    """Show what a text will look like; nothing is stored."""
    return PreviewOut(html=rendering.html(body.text))

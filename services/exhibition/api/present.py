"""Showing rows: booths with their counts, materials with signed addresses, requests with their place."""

from typing import Any
from uuid import UUID

from services.exhibition import rendering
from services.exhibition.api.routes import somebody
from services.exhibition.domain import in_order
from services.exhibition.models import BoothDetail, BoothOut, ContactRequestOut, MaterialOut, Mine, ShiftOut, StaffOut
from services.exhibition.storage import booths, leads, materials, requests, staff
from services.exhibition.storage.booths import Row
from shared.blobs import media_type
from shared.http import Call
from shared.writer import Reader

TOLD = (
    *("id", "number", "kind", "title", "teaser", "ecosystems", "country", "accent", "on_accent"),
    *("queue_version", "version"),
)


async def show_booths(call: Call, reader: Reader, rows: list[Row]) -> list[BoothOut]:
    """Show booths as they stand in the hall: those with somebody there first."""
    people = await staff.here_by_booth(reader, call.conference)
    waiting = await requests.waiting_by_booth(reader, call.conference)
    shifts = await staff.next_shifts(reader, call.conference)
    shown = [BoothOut(**_facts(row, people, waiting, shifts)) for row in rows]
    return sorted(shown, key=lambda booth: (booth.here == 0, booth.number))


def _facts(row: Row, people: dict[UUID, Any], waiting: dict[UUID, Any], shifts: dict[UUID, Any]) -> dict[str, Any]:
    belong, here = people.get(row.id, (0, 0))
    count, since = waiting.get(row.id, (0, None))
    facts = {name: getattr(row, name) for name in TOLD}
    facts |= {"staff": belong, "here": here, "waiting": count, "waiting_since": since}
    return facts | {"next_shift": shifts.get(row.id)}


async def show_booth(call: Call, reader: Reader, booth: UUID) -> BoothDetail:
    """Show one booth with everything.

    Raises:
        NotFound: there is no such booth.
    """
    row = await booths.find(reader, call.conference, booth)
    [counted] = await show_booths(call, reader, [row])
    members, busy = await staff.members(reader, booth), await staff.busy(reader, booth)
    shelf = await materials.of_booth(reader, booth)
    shifts = await staff.shifts(reader, booth)
    return BoothDetail(
        **counted.model_dump(),
        text=row.text,
        html={language: rendering.html(source) for language, source in row.text.items()},
        materials=[show_material(call, each) for each in shelf],
        people=[
            StaffOut(
                person=somebody(call, each.participant),
                here=each.here_since is not None,
                busy=each.participant in busy,
            )
            for each in members
        ],
        shifts=[
            ShiftOut(id=each.id, person=somebody(call, each.participant), starts=each.starts, ends=each.ends)
            for each in shifts
        ],
        mine=await _mine(call, reader, row),
    )


async def _mine(call: Call, reader: Reader, booth: Row) -> Mine:
    me = call.asker
    is_staff = await staff.is_member(reader, booth.id, me.participant)
    if me.participant is None:
        return Mine(staff=False, may_edit=me.organiser, request=None, left=[])
    asked = await requests.open_of(reader, call.conference, me.participant, booth.id)
    left = await leads.of_visitor(reader, call.conference, me.participant, booth.id)
    return Mine(
        staff=is_staff,
        may_edit=is_staff or me.organiser,
        request=await show_request(call, reader, asked[0], booth) if asked else None,
        left=in_order(field for lead in left for field in lead.fields),
    )


def show_material(call: Call, row: Row) -> MaterialOut:
    """Show a material; the address of a file is signed anew each time."""
    shown = {"id": row.id, "kind": row.kind, "title": row.title, "size": row.size}
    if row.key is None:
        return MaterialOut(**shown, url=row.url, media_type=None)
    signed = call.parts.blobs.sign(row.key, call.parts.clock())
    return MaterialOut(**shown, url=f"/api/exhibition/v1/files/{signed}", media_type=media_type(row.key))


async def show_request(call: Call, reader: Reader, row: Row, booth: Row) -> ContactRequestOut:
    """Show a visitor their own request."""
    place = None
    if row.state == "waiting":
        place = 1 + [each.id for each in await requests.waiting(reader, row.booth)].index(row.id)
    return ContactRequestOut(
        id=row.id,
        booth=row.booth,
        booth_title=booth.title,
        wish=row.wish,
        message=row.message,
        state=row.state,
        asked_at=row.asked_at,
        place=place,
        means=row.means,
        answered_by=somebody(call, row.taken_by) if row.taken_by else None,
        version=booth.queue_version,
    )

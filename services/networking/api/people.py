"""Matchmaking profiles, search and slots over HTTP."""

from typing import Any
from uuid import UUID

import sqlalchemy as sa

from services.networking.api.models import (
    Brought,
    Category,
    EntryOut,
    FiguresOut,
    PartnerOut,
    ProfileIn,
    ProfileOut,
    ProfilesIn,
    SettingsIn,
    Side,
    SlotOut,
    SlotsIn,
    person_out,
)
from services.networking.api.routes import ROUTES, busy_times
from services.networking.storage import meetings, profiles, schedules
from services.networking.usecases import requests, suggestions
from shared.http import Call, Page
from shared.problems import Invalid, NotFound
from shared.text import fold
from shared.writer import Reader, Tx

MOST = 200


def slot_out(row: sa.Row[Any]) -> SlotOut:
    """Show a slot."""
    return SlotOut(id=row.id, session=row.session, starts=row.starts, ends=row.ends, lost=row.lost)


def entry_out(row: sa.Row[Any]) -> EntryOut:
    """Show an offer or a need."""
    return EntryOut(side=row.side, text=row.text, category=row.category, language=row.language)


async def _profile(reader: Reader, conference: UUID, participant: UUID) -> ProfileOut:
    found = await profiles.profile_of(reader, conference, participant)
    entries = (await profiles.entries_of(reader, [participant])).get(participant, [])
    blocked = await profiles.unavailable_of(reader, [participant])
    return ProfileOut(
        opted_in=bool(found and found.opted_in),
        profiling=bool(found is None or found.profiling),
        **{name: getattr(found, name) if found else [] for name in profiles.TAGS},
        entries=[entry_out(row) for row in entries],
        unavailable=sorted(slot for _, slot in blocked),
        slots=[slot_out(row) for row in await profiles.all_slots(reader, conference)],
        version=found.version if found else 0,
    )


async def _save(tx: Tx, conference: UUID, participant: UUID, body: ProfileIn) -> None:
    known = {row.id for row in await profiles.all_slots(tx, conference)}
    if unknown := [str(slot) for slot in body.unavailable if slot not in known]:
        raise Invalid(errors=[{"in": "body", "loc": "unavailable", "msg": f"There is no slot {unknown[0]}."}])
    values = body.model_dump(include={"opted_in", "profiling", *profiles.TAGS})
    await profiles.save(tx, conference, participant, values)
    await profiles.set_entries(tx, conference, participant, [entry.model_dump() for entry in body.entries])
    await profiles.set_unavailable(tx, participant, list(dict.fromkeys(body.unavailable)))
    await suggestions.profile_changed(tx, conference, participant)


@ROUTES.get("/settings", who="participant")
async def get_settings(call: Call) -> SettingsIn:
    """Show how this conference runs its meetings."""
    async with call.read() as reader:
        return SettingsIn.model_validate(await profiles.settings(reader, call.conference), from_attributes=True)


@ROUTES.put("/settings", who="organiser")
async def set_settings(call: Call, body: SettingsIn) -> SettingsIn:
    """Set how this conference runs its meetings."""

    async def change(tx: Tx) -> SettingsIn:
        await profiles.set_settings(tx, call.conference, body.model_dump())
        await suggestions.rules_changed(tx, call.conference)
        return body

    return await call.write(change)


@ROUTES.post("/slots", who="organiser", status=201, creates=True)
async def add_slots(call: Call, body: SlotsIn) -> Page[SlotOut]:
    """Add times in which meetings take place."""
    for number, each in enumerate(body.slots):
        if each.ends <= each.starts:
            raise Invalid(errors=[{"in": "body", "loc": f"slots.{number}.ends", "msg": "It ends before it starts."}])

    async def add(tx: Tx) -> Page[SlotOut]:
        await profiles.add_slots(tx, call.conference, [each.model_dump() for each in body.slots])
        await suggestions.rules_changed(tx, call.conference)
        return Page(items=[slot_out(row) for row in await profiles.all_slots(tx, call.conference)])

    return await call.write(add)


@ROUTES.get("/slots", who="participant")
async def list_slots(call: Call) -> Page[SlotOut]:
    """List the times in which meetings take place."""
    async with call.read() as reader:
        return Page(items=[slot_out(row) for row in await profiles.all_slots(reader, call.conference)])


@ROUTES.get("/me/profile", who="participant")
async def get_my_profile(call: Call) -> ProfileOut:
    """Show how I take part in matchmaking."""
    async with call.read() as reader:
        return await _profile(reader, call.conference, call.who.me)


@ROUTES.put("/me/profile", who="participant")
async def set_my_profile(call: Call, body: ProfileIn) -> ProfileOut:
    """Join or leave matchmaking; say what I offer and need, and when I have no time."""

    async def change(tx: Tx) -> ProfileOut:
        await _save(tx, call.conference, call.who.me, body)
        return await _profile(tx, call.conference, call.who.me)

    return await call.write(change)


@ROUTES.post("/profiles", who="organiser", status=201, creates=True, limit=8_000_000)
async def bring_in_profiles(call: Call, body: ProfilesIn) -> Brought:
    """Bring in profiles that people filled in elsewhere."""
    known = call.parts.directory
    for number, each in enumerate(body.profiles):
        if known.find(call.conference, each.participant) is None:
            message = "Nobody of this conference has this id."
            raise Invalid(errors=[{"in": "body", "loc": f"profiles.{number}.participant", "msg": message}])

    async def bring(tx: Tx) -> Brought:
        for each in body.profiles:
            await _save(tx, call.conference, each.participant, each)
        return Brought(profiles=len(body.profiles))

    return await call.write(bring)


@ROUTES.get("/people", who="participant")
async def search_people(
    call: Call,
    search: str = "",
    side: Side | None = None,
    category: Category | None = None,
    country: str | None = None,
    organisation_type: str | None = None,
    limit: int = 50,
) -> Page[PartnerOut]:
    """Search the people who want to meet: words stand in an offer or a need, or in name and organisation."""
    words = fold(search)
    async with call.read() as reader:
        fitting = set(await profiles.search(reader, call.conference, words=words, side=side, category=category))
        if words and not (side or category):
            everybody = await profiles.opted_in(reader, call.conference)
            fitting |= {each for each in everybody if _named(call, each, words)}
        chosen = []
        for each in sorted(fitting - {call.who.participant}):
            person = call.parts.directory.find(call.conference, each)
            if person is None or (country and person.country != country):
                continue
            if organisation_type and person.organisation_type != organisation_type:
                continue
            chosen.append(person)
        chosen.sort(key=lambda person: (fold(person.name), person.id))
        shown = chosen[: max(1, min(limit, MOST))]
        return Page(items=await _partners(reader, call, [person.id for person in shown]))


@ROUTES.get("/people/{participant}", who="participant")
async def get_partner(call: Call, participant: UUID) -> PartnerOut:
    """Show somebody who wants to meet."""
    async with call.read() as reader:
        found = await profiles.profile_of(reader, call.conference, participant)
        if found is None or not found.opted_in:
            raise NotFound
        return (await _partners(reader, call, [participant]))[0]


@ROUTES.get("/people/{participant}/free-slots", who="participant")
async def list_common_slots(call: Call, participant: UUID) -> Page[SlotOut]:
    """List the coming times that are free for both of us."""
    people = [call.who.me, participant]
    busy = await busy_times(call, people)
    async with call.read() as reader:
        found = await profiles.profile_of(reader, call.conference, participant)
        if found is None or not found.opted_in:
            raise NotFound
        free = await requests.free_slots(reader, call.conference, people, busy)
    return Page(items=[slot_out(row) for row in free])


@ROUTES.get("/figures", who="organiser")
async def get_figures(call: Call) -> FiguresOut:
    """Show what came of matchmaking so far, and who has no meeting."""
    async with call.read() as reader:
        counted = await meetings.figures(reader, call.conference)
        everybody = await profiles.opted_in(reader, call.conference)
        met = await meetings.have_meetings(reader, call.conference)
        waiting = await schedules.wishes(reader, call.conference)
        no_shows = await meetings.no_shows(reader, call.conference)
    known = call.parts.directory
    alone = [person_out(known.find(call.conference, each), each) for each in everybody if each not in met]
    return FiguresOut(
        opted_in=len(everybody),
        asked=sum(counted["requests"].values()),
        accepted=counted["requests"].get("accepted", 0),
        waiting=len(waiting),
        took_place=counted["meetings"].get("held", 0),
        missed=counted["meetings"].get("missed", 0),
        no_shows=no_shows,
        **counted,
        without_meeting=alone[:MOST],
    )


def _named(call: Call, participant: UUID, words: str) -> bool:
    person = call.parts.directory.find(call.conference, participant)
    text = fold(f"{person.name} {person.organisation}") if person else ""
    return all(word in text for word in words.split())


async def _partners(reader: Reader, call: Call, participants: list[UUID]) -> list[PartnerOut]:
    entries = await profiles.entries_of(reader, participants)
    found = []
    for each in participants:
        shown = person_out(call.parts.directory.find(call.conference, each), each)
        profile = await profiles.profile_of(reader, call.conference, each)
        goals = profile.goals if profile else []
        listed = [entry_out(row) for row in entries.get(each, [])]
        found.append(PartnerOut(**shown.model_dump(), goals=goals, entries=listed))
    return found

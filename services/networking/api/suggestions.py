"""Suggestions over HTTP: whom to meet and why, what one thinks of that, and who may meet whom."""

from typing import Any
from uuid import UUID

import sqlalchemy as sa

from services.networking.api.models import person_out
from services.networking.api.routes import ROUTES
from services.networking.api.suggestion_models import (
    AloneOut,
    AlonePage,
    PartnerLineOut,
    ProfilingIn,
    ProfilingOut,
    RulesIn,
    State,
    SuggestionOut,
    SuggestionsOut,
    VerdictIn,
    VerdictOut,
)
from services.networking.recommending.keeper import LENGTH, Recommendations
from services.networking.storage import crowd, meetings, profiles
from services.networking.storage import suggestions as stored
from services.networking.usecases import errors, suggestions
from services.networking.usecases.requests import Busy, free_slots
from shared.http import Call, Page
from shared.problems import NotFound
from shared.writer import Reader, Tx

MOST_ALONE, EACH = 100, 3
NEVER_USED = (
    "names",
    "faces",
    "e-mail addresses",
    "age",
    "gender",
    "origin",
    "messages",
    "visits and clicks",
    "votes",
    "attendance",
    "how popular somebody is",
    "anything from outside this installation",
)


async def _state(reader: Reader, call: Call) -> State | None:
    """Tell why there are no suggestions for this person, if so."""
    found = await profiles.profile_of(reader, call.conference, call.who.me)
    if found is None or not found.opted_in:
        return "not_opted_in"
    return None if found.profiling else "off"


@ROUTES.get("/suggestions", who="participant")
async def list_suggestions(call: Call, limit: int = LENGTH) -> SuggestionsOut:
    """List whom I should meet, best first, and why; and how many people were not considered, by cause."""
    me, keeper = call.who.me, call.parts.single(Recommendations)
    async with call.read() as reader:
        state = await _state(reader, call)
        liked = {row.about for row in await stored.verdicts_of(reader, call.conference, me) if row.verdict == "liked"}
    if state is not None:
        return SuggestionsOut(state=state, items=[], not_considered={})
    found = await keeper.lists(call.conference, [me], max(1, min(limit, LENGTH)))
    if found is None:
        return SuggestionsOut(state=keeper.waiting(), items=[], not_considered={})
    mine = found[me]
    items = [_shown(call, told, liked) for told in mine["items"]]
    return SuggestionsOut(state="ready", items=items, not_considered=mine["not_considered"])


def _shown(call: Call, told: dict[str, Any], liked: set[UUID]) -> SuggestionOut:
    other = UUID(told["id"])
    person = person_out(call.parts.directory.find(call.conference, other), other)
    said = {name: value for name, value in told.items() if name != "id"}
    return SuggestionOut(person=person, liked=other in liked, **said)


@ROUTES.put("/suggestions/{participant}/verdict", who="participant", errors=(errors.OptInFirst,))
async def judge_suggestion(call: Call, participant: UUID, body: VerdictIn) -> None:
    """Like a suggestion, or dismiss it with a reason."""
    values = body.model_dump()
    await call.write(lambda tx: suggestions.judge(tx, call.conference, call.who.me, participant, values))


@ROUTES.delete("/suggestions/{participant}/verdict", who="participant")
async def take_verdict_back(call: Call, participant: UUID) -> None:
    """Take back what I said about somebody; a dismissed person may be suggested again."""
    await call.write(lambda tx: suggestions.take_back(tx, call.conference, call.who.me, participant))


@ROUTES.get("/me/verdicts", who="participant")
async def list_my_verdicts(call: Call) -> Page[VerdictOut]:
    """List what I said about suggestions, newest first."""
    async with call.read() as reader:
        rows = await stored.verdicts_of(reader, call.conference, call.who.me)
    return Page(items=[_verdict(call, row) for row in rows])


def _verdict(call: Call, row: sa.Row[Any]) -> VerdictOut:
    person = person_out(call.parts.directory.find(call.conference, row.about), row.about)
    return VerdictOut(person=person, verdict=row.verdict, at=row.at)


@ROUTES.put("/me/blocked/{participant}", who="participant")
async def block_person(call: Call, participant: UUID) -> None:
    """Keep somebody away: no suggestions and no requests between us; they are not told."""
    if call.parts.directory.find(call.conference, participant) is None:
        raise NotFound
    await call.write(lambda tx: suggestions.block(tx, call.conference, call.who.me, participant))


@ROUTES.delete("/me/blocked/{participant}", who="participant")
async def unblock_person(call: Call, participant: UUID) -> None:
    """Stop keeping somebody away."""
    await call.write(lambda tx: suggestions.unblock(tx, call.conference, call.who.me, participant))


@ROUTES.get("/me/profiling", who="participant")
async def get_my_profiling(call: Call) -> ProfilingOut:
    """Show on one page what suggestions use of mine, and what they never use."""
    me, keeper = call.who.me, call.parts.single(Recommendations)
    async with call.read() as reader:
        state = await _state(reader, call)
        profile = await profiles.profile_of(reader, call.conference, me)
        entries = (await profiles.entries_of(reader, [me])).get(me, [])
        free = await free_slots(reader, call.conference, [me], Busy())
        verdicts = await stored.verdicts_of(reader, call.conference, me)
        blocked = await stored.blocked_by(reader, call.conference, me)
    used: dict[str, list[str]] = {}
    found = None
    if state is None:
        used = {f"{side}s": [row.text for row in entries if row.side == side] for side in ("offer", "need")}
        used |= {name: getattr(profile, name) for name in profiles.TAGS}
        person = call.parts.directory.find(call.conference, me)
        if person:
            used |= {name: [getattr(person, name)] for name in ("organisation", "organisation_type", "country")}
        found = await keeper.lists(call.conference, [me], 1)
    return ProfilingOut(
        state=state or ("ready" if found else keeper.waiting()),
        used={name: values for name, values in used.items() if any(values)},
        free_slots=len(free),
        verdicts=len(verdicts),
        blocked=len(blocked),
        never_used=list(NEVER_USED),
        appearances=found[me]["appearances"] if found else None,
    )


@ROUTES.put("/me/profiling", who="participant", errors=(errors.OptInFirst,))
async def set_my_profiling(call: Call, body: ProfilingIn) -> None:
    """Switch suggestions for me and about me off or on; off, what was made of my texts is gone at once."""
    await call.write(lambda tx: suggestions.set_profiling(tx, call.conference, call.who.me, body.profiling))


@ROUTES.get("/rules", who="participant")
async def get_rules(call: Call) -> RulesIn:
    """Show who may meet whom."""
    async with call.read() as reader:
        found = await profiles.settings(reader, call.conference)
    return RulesIn.model_validate({"forbidden": found.forbidden, "colleagues": found.colleagues})


@ROUTES.put("/rules", who="organiser")
async def set_rules(call: Call, body: RulesIn) -> RulesIn:
    """Set which kinds of organisation may not meet, and whether colleagues may."""

    async def change(tx: Tx) -> RulesIn:
        await suggestions.set_rules(tx, call.conference, body.model_dump(mode="json"))
        return body

    return await call.write(change)


@ROUTES.get("/people-without-meeting", who="organiser")
async def list_people_without_meeting(call: Call) -> AlonePage:
    """List who takes part and has no meeting, those who asked most first, with whom they could meet."""
    keeper = call.parts.single(Recommendations)
    async with call.read() as reader:
        everybody = await profiles.opted_in(reader, call.conference)
        met = await meetings.have_meetings(reader, call.conference)
        asked = await crowd.asked(reader, call.conference)
    alone = sorted((each for each in everybody if each not in met), key=lambda each: (-sum(asked.get(each, ())), each))
    shown = alone[:MOST_ALONE]
    found = await keeper.lists(call.conference, shown, EACH) if shown else {}
    items = []
    for each in shown:
        sent, received = asked.get(each, (0, 0))
        told = found[each]["items"] if found else []
        person = person_out(call.parts.directory.find(call.conference, each), each)
        lines = [_line(call, one) for one in told]
        items.append(AloneOut(person=person, sent=sent, received=received, suggestions=lines))
    state: State = "ready" if found is not None else keeper.waiting()
    return AlonePage(state=state, count=len(alone), items=items)


def _line(call: Call, told: dict[str, Any]) -> PartnerLineOut:
    other = UUID(told["id"])
    person = person_out(call.parts.directory.find(call.conference, other), other)
    return PartnerLineOut(person=person, reason=told["reason"], common_slots=told["common_slots"])

"""Slots around now, what people offer, need and have time for, and who has asked whom."""

from datetime import timedelta
from typing import Any

from deploy.administration import Administration
from deploy.demo.seed.people import People
from deploy.demo.seed.placing import Placing

LENGTH, PAUSE = timedelta(minutes=20), timedelta(minutes=5)
BEFORE = timedelta(minutes=8)
OPTED_IN = 400
ACCEPTED, WAITING = 12, 3


async def build(admin: Administration, conference: str, people: People, placing: Placing) -> None:
    """Make the slots of the two meeting sessions, let four hundred people take part, and some of them meet.

    The first slot begins in a few minutes: its rooms are open already.
    """
    slots = []
    for number in range(12):
        day, place = divmod(number, 6)
        starts = placing.now + BEFORE + timedelta(days=day) + (LENGTH + PAUSE) * place
        name = ("first session", "second session")[day]
        slots.append({"session": name, "starts": starts.isoformat(), "ends": (starts + LENGTH).isoformat()})
    made = await admin.call("POST", "networking/slots", {"slots": slots}, conference=conference)
    known = [slot["id"] for slot in made["items"]]
    drawn = [slot["id"] for slot in people.slots[6:12] + people.slots[12:18]]
    guest = people.attendees[0]
    taking_part = [guest, *(person for person in people.everybody[:OPTED_IN] if person is not guest)]
    profiles = [_profile(person, drawn, known) for person in taking_part]
    await admin.insist("POST", "networking/profiles", {"profiles": profiles}, conference=conference)
    await _meet(admin, conference, guest, [person for person in taking_part if person in people.attendees[1:]])


def _profile(person: dict[str, Any], drawn: list[str], known: list[str]) -> dict[str, Any]:
    entries = [
        {"side": side, "text": entry["text"][:300], "category": entry["category"], "language": entry["language"]}
        for side, listed in (("offer", person["offers"]), ("need", person["needs"]))
        for entry in listed[:10]
    ]
    unavailable = [slot for name, slot in zip(drawn, known, strict=False) if name not in person["available"]]
    shown = {"participant": person["participant"], "opted_in": True, "goals": person["goals"][:10]}
    exact = {"languages": person["languages"], "ecosystems": person["ecosystems"]}
    return {**shown, **exact, "entries": entries, "unavailable": unavailable}


async def _meet(admin: Administration, conference: str, guest: dict[str, Any], others: list[dict[str, Any]]) -> None:
    """Let the guest have two meetings and some requests to answer, and others meet each other."""
    pairs = [(others[0], guest), (guest, others[1]), *zip(others[2:], others[2 + ACCEPTED :], strict=False)]
    for asker, asked in pairs[:ACCEPTED]:
        await _ask(admin, conference, asker, asked, accepted=True)
    for asker in others[-WAITING:]:
        await _ask(admin, conference, asker, guest, accepted=False)


async def _ask(
    admin: Administration, conference: str, asker: dict[str, Any], asked: dict[str, Any], *, accepted: bool
) -> None:
    async def act(token: str, method: str, path: str, body: Any = None) -> Any:
        return await admin.call(method, f"networking/{path}", body, conference=conference, token=token)

    ours = await admin.sign_in(conference, asker["participant"])
    free = (await act(ours, "GET", f"people/{asked['participant']}/free-slots"))["items"]
    if not free:
        return
    need = next((entry["text"] for entry in asker["needs"]), "")
    message = f"We look for this: {need}. Could we talk?" if need else "I would like to learn what you do."
    wish = {"receiver": asked["participant"], "message": message[:1000]}
    request = await act(ours, "POST", "meeting-requests", wish)
    if accepted:
        theirs = await admin.sign_in(conference, asked["participant"])
        await act(theirs, "POST", f"meeting-requests/{request['id']}/acceptance", {"slot": free[0]["id"]})

"""Slots around now, and what people offer, need and have time for."""

from datetime import timedelta
from typing import Any

from deploy.administration import Administration
from deploy.demo.seed.people import People
from deploy.demo.seed.placing import Placing

LENGTH, PAUSE = timedelta(minutes=20), timedelta(minutes=5)
BEGAN = timedelta(minutes=5)
OPTED_IN = 400


async def build(admin: Administration, conference: str, people: People, placing: Placing) -> None:
    """Make the slots of the two meeting sessions, and let four hundred people take part."""
    slots = []
    for number in range(12):
        day, place = divmod(number, 6)
        starts = placing.now - BEGAN + timedelta(days=day) + (LENGTH + PAUSE) * place
        name = ("first session", "second session")[day]
        slots.append({"session": name, "starts": starts.isoformat(), "ends": (starts + LENGTH).isoformat()})
    made = await admin.call("POST", "networking/slots", {"slots": slots}, conference=conference)
    known = [slot["id"] for slot in made["items"]]
    drawn = [slot["id"] for slot in people.slots[6:12] + people.slots[12:18]]
    profiles = [_profile(person, drawn, known) for person in people.everybody[:OPTED_IN]]
    await admin.insist("POST", "networking/profiles", {"profiles": profiles}, conference=conference)


def _profile(person: dict[str, Any], drawn: list[str], known: list[str]) -> dict[str, Any]:
    entries = [
        {"side": side, "text": entry["text"][:300], "category": entry["category"], "language": entry["language"]}
        for side, listed in (("offer", person["offers"]), ("need", person["needs"]))
        for entry in listed[:10]
    ]
    unavailable = [slot for name, slot in zip(drawn, known, strict=False) if name not in person["available"]]
    shown = {"participant": person["participant"], "opted_in": True, "goals": person["goals"][:10]}
    return {**shown, "entries": entries, "unavailable": unavailable}

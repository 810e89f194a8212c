"""Twenty booths and the help desk, most of them with somebody there."""

from typing import Any

from deploy.administration import Administration
from deploy.demo.seed.people import People
from deploy.demo.seed.placing import Placing

STAFFED = 12


async def build(
    admin: Administration, conference: str, content: dict[str, Any], people: People, placing: Placing
) -> None:
    """Import the booths with their staff and shifts, and let the staff of most say that they are there."""
    homes = {each["id"]: each for each in content["organisations"]}
    staff = people.by_duty["exhibitor"]
    sessions = {session["id"]: session for session in content["sessions"]}
    booths = []
    for number, booth in enumerate(content["booths"]):
        pair = [staff[(number * 2 + each) % len(staff)]["participant"] for each in range(2)]
        times = [placing.session(sessions[slot["session_id"]]) for slot in booth["staff_slots"]]
        home = homes.get(booth["exhibitor_ref"], {})
        booths.append(
            {
                "ref": booth["id"],
                "kind": "programme" if booth["kind"] == "programme" else "exhibitor",
                "title": booth["title"],
                "teaser": {"en": booth["teaser"]},
                "text": {"en": f"{booth['teaser']}\n\nWhat is written here is invented for the demonstration."},
                "country": home.get("country", ""),
                "ecosystems": booth["ecosystem_ids"],
                "staff": pair,
                "shifts": [
                    {"participant": person, "starts": starts.isoformat(), "ends": ends.isoformat()}
                    for person in pair
                    for starts, ends in times
                ],
            }
        )
    helpers = [person["participant"] for person in people.by_duty["organiser"]]
    desk = {"ref": "help", "kind": "help", "title": "Help desk", "staff": helpers}
    booths.append({**desk, "teaser": {"en": "Sound, picture, seat, vote: ask, somebody is here."}})
    made = await admin.insist("POST", "exhibition/imports", {"booths": booths}, conference=conference)
    known = {each["ref"]: each["id"] for each in made["booths"]}
    here = [*booths[len(booths) - STAFFED :]]
    for booth in here:
        token = await admin.sign_in(conference, booth["staff"][0])
        path = f"exhibition/booths/{known[booth['ref']]}/presence"
        here_until = {"here": True, "until": placing.closes.isoformat()}
        await admin.call("PUT", path, here_until, conference=conference, token=token)

"""Tracks, sessions and tables."""

from typing import Any

from deploy.administration import Administration
from deploy.demo.seed.people import People
from deploy.demo.seed.placing import Placing

TYPES = {"small_groups": "table_round", "ceremony": "awards", "one_to_one": "meetings"}
TRACKS = {"challenge": "theme", "industrial_ecosystem": "ecosystem", "cross_cutting": "strand"}
SPEAKERS = {"plenary": 4, "panel": 4, "ceremony": 2, "workshop": 2, "breakout": 2, "pitch": 3, "webinar": 1}


async def build(
    admin: Administration, conference: str, content: dict[str, Any], people: People, placing: Placing
) -> dict[str, dict[str, Any]]:
    """Import the programme and seat everybody; return what was made, by the session's id of 2020."""
    rooms = {room["id"]: room["name"] for room in content["rooms"]}
    hosts = iter(people.by_duty["facilitator"])
    sessions = []
    for number, session in enumerate(content["sessions"]):
        starts, ends = placing.session(session)
        tables = [each for each in content["small_groups"]["tables"] if each["session_id"] == session["id"]]
        sessions.append(
            {
                "ref": session["id"],
                "type": TYPES.get(session["type"], session["type"]),
                "title": {"en": session["title"]},
                "description": {"en": session["description"]} if session.get("description") else {},
                "starts": starts.isoformat(),
                "ends": ends.isoformat(),
                "room": rooms[session["room_id"]],
                "tracks": session["track_ids"],
                "people": _on_stage(session, number, people),
                "tables": [_table(each, next(hosts)) for each in tables],
            }
        )
    tracks = [
        {"key": t["id"], "kind": TRACKS[t["kind"]], "title": {"en": t["title"]}, "position": t["order"]}
        for t in content["tracks"]
    ]
    body = {"tracks": tracks, "sessions": sessions}
    made = await admin.insist("POST", "programme/imports", body, conference=conference)
    return {each["ref"]: each for each in made["sessions"]}


def _on_stage(session: dict[str, Any], number: int, people: People) -> list[dict[str, str]]:
    speakers = people.by_duty["speaker"]
    count = SPEAKERS.get(session["type"], 0)
    first = 0 if session["id"] == "d2-finance" else number * 3
    chosen = [speakers[(first + each) % len(speakers)] for each in range(count)]
    parts = [{"participant": person["participant"], "part": "speaker"} for person in chosen]
    return [*parts[:-1], {**parts[-1], "part": "moderator"}] if len(parts) > 1 else parts


def _table(table: dict[str, Any], host: dict[str, Any]) -> dict[str, Any]:
    shown = {"title": {"en": table["topic"]}, "track": table["track_id"], "capacity": min(table["seats"], 10)}
    return {**shown, "facilitator": host["participant"]}

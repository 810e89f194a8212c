"""Builds the demonstration when it is missing or over; other conferences are never touched."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from deploy.administration import Administration
from deploy.demo.seed import booths, meetings, programme, votes
from deploy.demo.seed.people import People
from deploy.demo.seed.placing import Placing, rounded

CONTENT = Path(__file__).parent.parent / "conference-2020.json"
SLUG = "ecc-2020"


async def seed() -> str:
    """Make sure that a demonstration is open now; return what was done, in a sentence."""
    async with Administration() as admin:
        note = admin.data / "demo.json"
        earlier = json.loads(note.read_text()) if note.exists() else None
        now = datetime.now(UTC)
        if earlier and datetime.fromisoformat(earlier["closes"]) > now:
            return "The demonstration is open."
        for conference in (await admin.call("GET", "registration/conferences"))["items"]:
            if conference["is_demonstration"] and conference["archived_at"] is None:
                await admin.call("POST", "registration/archive", conference=conference["id"])
        content = json.loads(CONTENT.read_text())
        made = await _build(admin, content, now)
        note.write_text(json.dumps(made))
        return f"The demonstration is open: {made['name']}."


async def _build(admin: Administration, content: dict[str, Any], now: datetime) -> dict[str, Any]:
    about = content["conference"]
    placing = Placing(rounded(now.astimezone(ZoneInfo(about["timezone"]))))
    conference = await admin.call("POST", "registration/conferences", _conference(content, placing))
    people = People()
    await people.bring_in(admin, conference["id"])
    sessions = await programme.build(admin, conference["id"], content, people, placing)
    await meetings.build(admin, conference["id"], people, placing)
    await booths.build(admin, conference["id"], content, people, placing)
    await votes.build(admin, conference["id"], content, people, placing, sessions)
    return {
        "conference": conference["id"],
        "slug": conference["slug"],
        "name": conference["name"],
        "closes": placing.closes.isoformat(),
        "people": people.shown(),
    }


def _conference(content: dict[str, Any], placing: Placing) -> dict[str, Any]:
    about = content["conference"]
    days = [moment.date() for session in content["sessions"][1:-8] for moment in placing.session(session)]
    return {
        "slug": SLUG,
        "name": about["name"],
        "tagline": "Clusters for a green, digital and resilient Europe",
        "about": "The demonstration: content of 2020, people generated. Nobody here is a real person.",
        "starts_on": min(days).isoformat(),
        "ends_on": max(days).isoformat(),
        "time_zone": about["timezone"],
        "languages": about["languages"],
        "organiser_name": "Agency",
        "is_demonstration": True,
    }

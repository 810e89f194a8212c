"""Nothing of a person is left anywhere after their erasure, though a service is killed in the middle of it."""

import asyncio
import json
import os
import random
import signal
import sqlite3
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import aiohttp
import asyncpg
import nats
import pytest
from nats.js.errors import NotFoundError

from shared.declarations import declared, service_names
from shared.http.document import document
from tests.faults.crowd import Door, during
from tests.journeys.installation import Installation, installation
from tests.kit.house import until

MARK = "zqx7planted"
UNUSUAL = f"{MARK} Ⅷ“ñ" + "\u202e 🜁</b>"
ADDRESS = f"{MARK}@example.org"
PROFILE = {
    "name": UNUSUAL,
    "headline": UNUSUAL,
    "about": UNUSUAL,
    "organisation": UNUSUAL,
    "languages": [UNUSUAL],
    "ecosystems": [UNUSUAL],
    "interests": [UNUSUAL],
    "country": "DE",
}
SERVERS = {"postgres", "nats"}
"""Folders of servers that are asked for what they hold."""
SERVICES = ["chat", "courier", "exhibition", "live", "networking", "programme", "rooms", "voting"]


@dataclass
class Somebody:
    """A participant with a token."""

    door: Door
    id: str
    token: str

    async def do(self, method: str, path: str, body: Any = None, **options: Any) -> Any:
        """Do something until it is accepted."""
        return (await self.door.try_(method, path, self.token, body, **options))[0]

    async def make(self, path: str, body: Any) -> str:
        """Make something that names people, as soon as its service has heard of them; return its id."""

        async def is_made() -> bool:
            with suppress(AssertionError):
                made.append((await self.do("POST", path, body))["id"])
            return bool(made)

        made: list[str] = []
        await until(is_made)
        return made[0]


async def brought_in(door: Door) -> tuple[Somebody, Somebody, Somebody]:
    """Make a conference with its organiser, somebody full of marks who comes by the form, and somebody else."""
    administrator = door.token(None, "administrator")
    body = {"slug": "erasure", "name": "Erasure", "starts_on": "2026-11-25", "ends_on": "2026-11-26"}
    body |= {"time_zone": "UTC", "organiser_name": "Agency"}
    made, _ = await door.try_("POST", "/api/registration/v1/conferences", administrator, body)
    door.conference = made["id"]
    root = Somebody(door, "", door.token(None, "administrator"))
    lines = b"email,name,roles\nolga@example.org,Olga,organiser\nquinn@example.org,Quinn,\n"
    await root.do("POST", "registration/imports?invite=false", data=lines)
    form = {**PROFILE, "email": ADDRESS, "consents": {"directory": True, "matchmaking": True}}
    await root.do("POST", "registration/registrations", form)
    [applicant] = (await root.do("GET", "registration/registrations"))["items"]
    await root.do("PUT", f"registration/participants/{applicant['id']}/state", {"state": "admitted"})
    admitted = (await root.do("GET", "registration/registrations?state=admitted"))["items"]
    ids = {row["email"]: row["id"] for row in admitted}
    organiser = Somebody(door, ids["olga@example.org"], door.token(ids["olga@example.org"], "attendee", "organiser"))
    other = Somebody(door, ids["quinn@example.org"], door.token(ids["quinn@example.org"], "attendee"))
    return organiser, Somebody(door, ids[ADDRESS], door.token(ids[ADDRESS], "attendee")), other


async def plant(organiser: Somebody, person: Somebody, other: Somebody) -> dict[str, str]:
    """Let somebody write wherever people can write, and others about them; return what was made."""
    panel = {"type": "panel", "title": {"en": "Panel"}, **during(-5, 120)}
    stage = [{"participant": person.id, "part": "moderator"}]
    session = await organiser.make("programme/sessions", {**panel, "people": stage})
    await organiser.do("POST", f"programme/sessions/{session}/start")
    text = {"text": UNUSUAL}
    question = await person.do("POST", f"programme/sessions/{session}/questions", text)
    await other.do("PUT", f"programme/questions/{question['id']}/support")
    channel = f"chat/channels/session:{session}/messages"
    posted = await person.do("POST", channel, text)
    await other.do("POST", f"chat/messages/{posted['id']}/reports", {"reason": "Marked"})
    spoken = await other.do("POST", channel, {"text": "Hello"})
    await person.do("POST", f"chat/messages/{spoken['id']}/reports", {"reason": UNUSUAL})
    await person.do("POST", f"chat/conversations/{other.id}/messages", text)

    booth = await organiser.make("exhibition/booths", {"title": "B", "staff": [other.id]})
    await person.do("POST", f"exhibition/booths/{booth}/contact-requests", {"wish": "chat", "message": UNUSUAL})
    fields = ["name", "organisation", "email", "message"]
    await person.do("PUT", f"exhibition/booths/{booth}/lead", {"fields": fields, "message": UNUSUAL})
    [lead] = (await other.do("GET", f"exhibition/booths/{booth}/leads"))["items"]
    await other.do("POST", f"exhibition/leads/{lead['id']}/notes", {"text": f"Call {UNUSUAL}"})

    times = {"slots": [{"session": "a", **during(130, 150)}]}
    slot = (await organiser.do("POST", "networking/slots", times))["items"][0]["id"]
    entries = [{"side": side, "text": UNUSUAL} for side in ("offer", "need")]
    await person.do("PUT", "networking/me/profile", {"opted_in": True, "goals": [MARK], "entries": entries})
    await other.do("PUT", "networking/me/profile", {"opted_in": True})
    asked = {"receiver": other.id, "message": UNUSUAL}
    request = (await person.do("POST", "networking/meeting-requests", asked))["id"]
    accepted = await other.do("POST", f"networking/meeting-requests/{request}/acceptance", {"slot": slot})
    meeting = f"networking/meetings/{accepted['meeting']}"
    await person.do("PUT", f"{meeting}/note", {"note": UNUSUAL})
    await person.do("PUT", f"{meeting}/feedback", {"useful": 4, "comment": UNUSUAL})
    await person.do("POST", f"{meeting}/cancellation", {"reason": UNUSUAL})

    award = (await organiser.do("POST", "voting/awards", {"kind": "elected", "title": "Manager"}))["id"]
    await organiser.do("POST", f"voting/awards/{award}/nominations/opening")
    nominated = {"name": UNUSUAL, "organisation": UNUSUAL, "text": UNUSUAL}
    await person.do("POST", f"voting/awards/{award}/nominations", nominated)
    await other.do("POST", f"voting/awards/{award}/nominations", {**nominated, "participant": person.id})
    await other.do("POST", "/api/registration/v1/sign-in", {"email": ADDRESS, "conference_slug": "erasure"})
    return {"session": session, "booth": booth, "award": award, "participant": other.id}


async def readable(organiser: Somebody, other: Somebody, made: dict[str, str]) -> str:
    """Return everything that others can read over HTTP."""
    found = []
    for service in service_names():
        for path, methods in document(declared(service))["paths"].items():
            if "get" not in methods or "/v1/conferences/{conference}" not in path:
                continue
            names = {each["name"] for each in methods["get"]["parameters"] if each["in"] == "path"} - {"conference"}
            if not names <= set(made) | {"thing"}:
                continue
            filled = {**made, "thing": f"session:{made['session']}", "conference": organiser.door.conference}
            for who in (organiser, other):
                headers = {"Authorization": f"Bearer {who.token}"}
                async with who.door.http.get(path.format(**filled), headers=headers) as answer:
                    found.append(await answer.text())
    return "\n".join(found)


async def left_in(house: Installation) -> list[str]:
    """Name every place on disk that still holds a mark: files, and what the databases keep when they are packed."""
    run = json.loads((house.data / "run.json").read_text())
    found = [] if run["database"] == "sqlite" else await _left_in_tables(run["database"])
    found += await _left_in_streams(house, run["nats"])
    for path in (house.data / "db").glob("*.sqlite"):
        await asyncio.to_thread(_pack, path)
    return found + await asyncio.to_thread(_left_in_files, house.data)


async def _left_in_streams(house: Installation, url: str) -> list[str]:
    """Name the streams and buckets that still give a mark away.

    What NATS has removed it no longer gives to anybody; the bytes stay in its block files until it rewrites them.
    """
    password = json.loads((house.data / "keys" / "nats" / "deploy.json").read_text())["deploy"]
    client = await nats.connect(url, user="deploy", password=password)
    js, found = client.jetstream(), []
    for info in await js.streams_info():
        name, after = str(info.config.name), 0
        with suppress(NotFoundError):
            while True:
                message = await js.get_msg(name, seq=after + 1, subject=">", next=True)
                after = message.seq or 0
                if MARK.encode() in (message.data or b"").lower():
                    found.append(f"{name} {message.subject}")
    await client.close()
    return found


def _pack(path: Path) -> None:
    connection = sqlite3.connect(path, timeout=20, isolation_level=None)
    connection.execute("VACUUM")
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()


def _left_in_files(data: Path) -> list[str]:
    found = []
    for path in data.rglob("*"):
        if path.is_file() and not SERVERS & {*path.relative_to(data).parts}:
            try:
                held = path.read_bytes()
            except FileNotFoundError:
                continue
            if MARK.encode() in held or MARK.encode() in held.lower():
                found.append(str(path.relative_to(data)))
    return found


async def _left_in_tables(url: str) -> list[str]:
    found = []
    for service in service_names():
        connection = await asyncpg.connect(urlsplit(url)._replace(path=f"/plenaria_{service}").geturl())
        tables = await connection.fetch("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        for (name,) in tables:
            await connection.execute("SET bytea_output = 'escape'")
            wanted = f"%{MARK}%"
            rows = await connection.fetchval(f'SELECT count(*) FROM "{name}" AS r WHERE r::text ILIKE $1', wanted)
            if rows:
                found.append(f"{service}.{name}")
        await connection.close()
    return found


def lay_dead_letter(house: Installation, person: str) -> None:
    """Lay something that does not decode, about somebody, to the dead letters of networking (SQLite alone)."""
    connection = sqlite3.connect(house.data / "db" / "networking.sqlite", timeout=20, isolation_level=None)
    body = json.dumps({"participant": person, "note": UNUSUAL}).encode()
    sql = "INSERT INTO dead_letter (event_id, subject, headers, body, reason, at) VALUES (?, 'x', '{}', ?, 'x', ?)"
    connection.execute(sql, (os.urandom(16).hex(), body, "2026-11-25 00:00:00.000000"))
    connection.close()


@pytest.mark.timeout(300)
@pytest.mark.parametrize("database", ["sqlite", "postgresql"])
async def test_nothing_of_somebody_erased_is_left_though_a_service_was_killed_midway(database: str) -> None:
    seed = random.randrange(1_000_000)
    print(f"seed {seed}")
    killed = random.Random(seed).choice(SERVICES)
    with installation("services", database) as house:
        async with aiohttp.ClientSession(house.url) as http:
            organiser, person, other = await brought_in(Door(http, house.data))
            made = await plant(organiser, person, other)
            await asyncio.to_thread(house.mail, "quinn@example.org")
            await asyncio.to_thread(house.link, ADDRESS, "link to sign in")
            if database == "sqlite":
                lay_dead_letter(house, person.id)
            assert MARK in await readable(organiser, other, made)
            held = await left_in(house)
            print(f"marks in {held}; {killed} is killed")

            pid = json.loads((house.data / "run.json").read_text())["processes"][killed]["pid"]
            await person.do("POST", "registration/me/erasure")
            os.kill(pid, signal.SIGKILL)

            async def is_done() -> bool:
                [erasure] = (await organiser.do("GET", "registration/erasures"))["items"]
                return not erasure["missing"]

            async def is_gone() -> bool:
                return not await left_in(house)

            await until(is_done, 60)
            assert MARK not in (await readable(organiser, other, made)).lower()
            try:
                await until(is_gone, 30)
            except TimeoutError:
                pytest.fail(f"left in {await left_in(house)}")

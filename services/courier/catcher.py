"""The page at ``/dev/mail``: caught mails, with the demonstration and on loopback only."""

import asyncio
import email
import email.policy
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import msgspec
from aiohttp import web

from services.courier.composing import TEMPLATES
from services.courier.sending import caught
from shared.parts import Parts
from shared.settings import is_loopback

NEWEST = 200


async def show(parts: Parts, request: web.Request) -> web.StreamResponse:
    """List the newest caught mails, or show one; ``?format=json`` for programs, ``?to=`` for one address."""
    if not (parts.settings.demo and parts.settings.is_local and is_loopback(request.remote or "")):
        raise web.HTTPNotFound
    found = await asyncio.to_thread(_read, caught(parts), request.query.get("to", ""))
    if request.query.get("format") == "json":
        return web.Response(body=msgspec.json.encode(found), content_type="application/json")
    chosen = next((each for each in found if each["id"] == request.query.get("id")), None)
    if chosen and request.query.get("part") == "html":
        policy = {"Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'"}
        return web.Response(text=chosen["html"], content_type="text/html", headers=policy)
    page = TEMPLATES.get_template("catcher.html").render(mails=found, chosen=chosen)
    return web.Response(text=page, content_type="text/html")


def _read(folder: Path, to: str) -> list[dict[str, Any]]:
    paths = sorted(folder.glob("*.eml"), key=lambda path: path.stat().st_mtime, reverse=True)
    found = [_describe(path) for path in paths[: NEWEST if not to else None]]
    return [each for each in found if to in ("", each["to"])]


def _describe(path: Path) -> dict[str, Any]:
    mail = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
    assert isinstance(mail, EmailMessage)
    plain, html = mail.get_body(("plain",)), mail.get_body(("html",))
    return {
        "id": path.stem,
        "to": str(mail["To"]),
        "subject": str(mail["Subject"]),
        "date": str(mail["Date"]),
        "plain": plain.get_content() if plain else "",
        "html": html.get_content() if html else "",
        "calendar": [part.get_content() for part in mail.iter_attachments()],
    }

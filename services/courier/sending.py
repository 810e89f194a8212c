"""Handing mails over: to a mail server, or to the catcher's folder where there is none."""

import asyncio
from datetime import datetime
from email.message import EmailMessage
from email.utils import formatdate
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit
from uuid import UUID

import aiosmtplib
import icalendar
import structlog

from services.courier import storage, usecases
from services.courier.composing import compose
from services.courier.domain import Invite, Mail
from shared.parts import Parts
from shared.problems import Refused, Unavailable

BATCH = 20
log = structlog.get_logger()


async def send_due(parts: Parts) -> None:
    """Send what is due, for as long as the service runs."""
    while True:
        async with parts.read() as reader:
            waiting = await storage.due(reader, BATCH)
        await asyncio.gather(*(_send(parts, delivery) for delivery in waiting))
        if len(waiting) < BATCH:
            await asyncio.sleep(0.3)


async def finish_erasures(parts: Parts) -> None:
    """Remove the caught mails of people who are to be forgotten, then say that it is done."""
    while True:
        async with parts.read() as reader:
            waiting = await storage.being_erased(reader)
        for row in waiting:
            await remove_caught(parts, row.participant)
            await parts.writer.run(lambda tx, row=row: usecases.erased(tx, row.conference, row.participant))  # type: ignore[misc]
        await asyncio.sleep(0.5)


async def _send(parts: Parts, delivery: Any) -> None:
    try:
        mail = await compose(parts, delivery)
        if mail is not None:
            await hand_over(parts, message(mail, _sender(parts)), delivery.id)
        outcome = "delivered" if mail else "not needed"
    except (Unavailable, OSError, aiosmtplib.SMTPException, TimeoutError) as error:
        log.warning("mail put off", delivery=str(delivery.id), why=type(error).__name__)
        await parts.writer.run(lambda tx: usecases.not_delivered(tx, delivery))
        return
    except Refused:
        outcome = "not needed"
    await parts.writer.run(lambda tx: usecases.delivered(tx, delivery, outcome))


def message(mail: Mail, sender: str) -> EmailMessage:
    """Build the message: plain, HTML and, for a meeting, a calendar file (RFC 5546)."""
    made = EmailMessage()
    made["From"], made["To"], made["Subject"] = sender, mail.to, mail.subject
    made["Message-ID"], made["Date"] = mail.message_id, formatdate()
    for name, value in mail.headers.items():
        made[name] = value
    made.set_content(mail.plain)
    made.add_alternative(mail.html, subtype="html")
    if mail.invite:
        text = calendar(mail.invite, mail.to, sender)
        made.add_attachment(
            text, maintype="text", subtype="calendar", filename="meeting.ics", params={"method": mail.invite.method}
        )
    return made


def calendar(invite: Invite, to: str, sender: str) -> bytes:
    """Write a calendar file: the same UID all along, SEQUENCE raised with each change."""
    file = icalendar.Calendar()
    file.add("prodid", "-//Plenaria//EN")
    file.add("version", "2.0")
    file.add("method", invite.method)
    event = icalendar.Event()
    event.add("uid", f"{invite.uid}@plenaria")
    event.add("sequence", invite.sequence)
    event.add("dtstamp", datetime.now().astimezone())
    if invite.starts:
        event.add("dtstart", datetime.fromisoformat(invite.starts))
        event.add("dtend", datetime.fromisoformat(invite.ends))
    event.add("summary", invite.summary)
    event.add("description", f"{invite.description}\n{invite.url}")
    event.add("organizer", f"mailto:{sender}")
    event.add("attendee", f"mailto:{to}")
    event.add("status", "CANCELLED" if invite.method == "CANCEL" else "CONFIRMED")
    file.add_component(event)
    written: bytes = file.to_ical()
    return written


def _sender(parts: Parts) -> str:
    return f"conference@{urlsplit(parts.settings.public_url).hostname or 'localhost'}"


async def hand_over(parts: Parts, made: EmailMessage, delivery: UUID) -> None:
    """Give a mail to the server of ``PLENARIA_SMTP_URL``, or put it into the catcher's folder."""
    if parts.settings.smtp_url is None:
        folder = caught(parts)
        folder.mkdir(parents=True, exist_ok=True)
        await asyncio.to_thread((folder / f"{delivery}.eml").write_bytes, made.as_bytes())
        return
    server = urlsplit(parts.settings.smtp_url)
    await aiosmtplib.send(
        made,
        hostname=server.hostname,
        port=server.port,
        username=unquote(server.username) if server.username else None,
        password=unquote(server.password) if server.password else None,
        use_tls=server.scheme == "smtps",
        timeout=20,
    )


def caught(parts: Parts) -> Path:
    """Return the catcher's folder."""
    return parts.settings.data / "mail"


async def remove_caught(parts: Parts, participant: UUID) -> None:
    """Remove the caught mails to somebody who is to be forgotten or about them, and every sign-in mail."""
    marks = (str(participant).encode(), b"X-Plenaria-Participant: nobody\n")

    def remove() -> None:
        for path in caught(parts).glob("*.eml"):
            content = path.read_bytes()
            if any(mark in content for mark in marks):
                path.unlink(missing_ok=True)

    await asyncio.to_thread(remove)

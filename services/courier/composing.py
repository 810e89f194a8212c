"""From a planned delivery to a mail: names from the directory, address and link asked for at this moment."""

from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import jinja2

from services.courier import storage
from services.courier.domain import Invite, Mail
from shared.parts import Parts
from shared.questions import InvitationQuestion, MailAnswer, MailQuestion, SignInAnswer, SignInQuestion

TEMPLATES = jinja2.Environment(loader=jinja2.FileSystemLoader(Path(__file__).parent / "templates"), autoescape=True)
NEVER_SHARE = "The link works once, for fifteen minutes. If you did not ask for it, leave this mail unread."


async def compose(parts: Parts, delivery: Any) -> Mail | None:
    """Write the mail of a delivery; None when nobody needs it any more.

    Raises:
        Refused, Unavailable: registration does not answer, or does not know the person.
    """
    if delivery.kind in ("sign_in", "admission"):
        return await _way_in(parts, delivery)
    question = MailQuestion(conference=delivery.conference, participant=delivery.participant)
    to = await parts.bus.ask("registration.address.find.v1", question, MailAnswer)
    if delivery.kind == "announcement":
        return await _announcement(parts, delivery, to)
    if delivery.kind.startswith("meeting_"):
        return _meeting(parts, delivery, to)
    subject, text = {
        "registered": ("Your registration has arrived", "The organisers look at it and write to you."),
        "declined": ("Your registration", "The organisers could not admit you this time."),
    }[delivery.kind]
    return _mail(delivery, to.email, subject, [f"Dear {to.name},", text], conference=to.conference_name)


async def _way_in(parts: Parts, delivery: Any) -> Mail | None:
    if delivery.kind == "sign_in":
        asked = SignInQuestion(sign_in=delivery.about)
        way = await parts.bus.ask("registration.sign_in.mint.v1", asked, SignInAnswer)
        subject, text = "Your link to sign in", "Press the button to sign in."
    else:
        invited = InvitationQuestion(conference=delivery.conference, participant=delivery.participant)
        way = await parts.bus.ask("registration.invitation.mint.v1", invited, SignInAnswer)
        subject = f"You are admitted to {way.conference_name}"
        text = "Your place is kept. Press the button to come in; later, ask for a new link with your address."
    if not way.email:
        return None
    shown: dict[str, Any] = {
        "conference": way.conference_name,
        "url": way.link,
        "act": "Sign in",
        "footer": NEVER_SHARE,
    }
    return _mail(delivery, way.email, subject, [text], **shown, code=way.code)


async def _announcement(parts: Parts, delivery: Any, to: MailAnswer) -> Mail | None:
    async with parts.read() as reader:
        found = await storage.announcement_of(reader, delivery.about)
    if found is None:
        return None
    shown = {"url": f"{parts.settings.public_url}/c/{to.conference_slug}", "act": "Open the conference"}
    return _mail(delivery, to.email, found.subject, [found.text], conference=to.conference_name, **shown)


def _meeting(parts: Parts, delivery: Any, to: MailAnswer) -> Mail:
    others = [UUID(each) for each in delivery.facts["people"] if each != str(delivery.participant)]
    names = ", ".join(filter(None, (_who(parts, delivery.conference, each) for each in others)))
    names = names or "your partner"
    when = _when(delivery.facts, to.time_zone)
    subject, text = {
        "meeting_requested": (f"{names} wants to meet you", "Look at the request and choose a time, or decline."),
        "meeting_declined": (f"{names} declined your request", "Others may fit as well: look at People."),
        "meeting_scheduled": (
            f"Meeting with {names}",
            f"It is on {when}. The room opens five minutes before.",
        ),
        "meeting_moved": (f"Moved: meeting with {names}", f"Your meeting is now on {when}."),
        "meeting_cancelled": (f"Cancelled: meeting with {names}", "The meeting will not take place. The time is free."),
        "meeting_reminder": (f"Soon: meeting with {names}", f"Your meeting begins {when}."),
    }[delivery.kind]
    path = "people" if delivery.kind in ("meeting_requested", "meeting_declined") else f"meetings/{delivery.about}"
    url = f"{parts.settings.public_url}/c/{to.conference_slug}/{path}"
    invite = None
    if delivery.kind in ("meeting_scheduled", "meeting_moved", "meeting_cancelled"):
        method = "CANCEL" if delivery.kind == "meeting_cancelled" else "REQUEST"
        invite = Invite(
            uid=str(delivery.about),
            sequence=delivery.sequence,
            method=method,
            starts=delivery.facts.get("starts", ""),
            ends=delivery.facts.get("ends", ""),
            summary=f"Meeting with {names}",
            description=text,
            url=url,
        )
    shown = {"conference": to.conference_name, "url": url, "act": "Open"}
    return _mail(delivery, to.email, subject, [f"Dear {to.name},", text], **shown, invite=invite)


def _who(parts: Parts, conference: UUID, participant: UUID) -> str:
    person = parts.directory.find(conference, participant)
    return (
        f"{person.name} ({person.organisation})" if person and person.organisation else (person.name if person else "")
    )


def _when(facts: dict[str, Any], zone: str) -> str:
    if "starts" not in facts:
        return ""
    starts = datetime.fromisoformat(facts["starts"]).astimezone(ZoneInfo(zone))
    return f"{starts:%d %B, %H:%M} ({zone})"


def _mail(delivery: Any, to: str, subject: str, paragraphs: list[str], **shown: Any) -> Mail:
    invite = shown.pop("invite", None)
    html = TEMPLATES.get_template("mail.html").render(subject=subject, paragraphs=paragraphs, **shown)
    lines = [*paragraphs]
    if shown.get("url"):
        lines.append(f"{shown['act']}: {shown['url']}")
    if shown.get("code"):
        lines.append(f"Or type this code where you asked for it: {shown['code']}")
    if shown.get("footer"):
        lines.append(shown["footer"])
    return Mail(
        to=to,
        subject=subject.replace("\n", " "),
        plain="\n\n".join(lines) + "\n",
        html=html,
        message_id=f"<{delivery.id}@plenaria>",
        invite=invite,
        headers={
            "X-Plenaria-Participant": str(delivery.participant or "nobody"),
            "X-Plenaria-Named": " ".join(delivery.facts.get("people", [])),
        },
    )

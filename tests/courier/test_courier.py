"""People get the mails they need, once, with a link or a calendar file; nothing of them is kept."""

import email
import email.policy
from collections.abc import AsyncIterator
from datetime import timedelta
from email.message import EmailMessage
from typing import Any
from uuid import UUID

import icalendar
import pytest_asyncio
import sqlalchemy as sa

from shared.clock import utc_now
from shared.events.networking import MeetingCancelledV1, MeetingMovedV1, MeetingScheduledV1
from shared.ids import new_id
from tests.kit.house import House, house, until
from tests.registration.conftest import Setting, sign_in


@pytest_asyncio.fixture(loop_scope="session", scope="module")
async def h(database: str) -> AsyncIterator[House]:
    async with house(["registration", "courier"], database, demo=True) as running:
        yield running


async def conference(h: House) -> Setting:
    address = f"agency-{new_id().hex}@example.org"
    invited = await h.administrator().post("/api/registration/v1/admin/invitations", {"email": address})
    creator = await sign_in(h, invited.body["url"])
    body = {"slug": f"c-{new_id().hex[-10:]}", "name": "Clusters meet", "starts_on": "2026-11-10"}
    body |= {"ends_on": "2026-11-11", "time_zone": "Europe/Berlin", "organiser_name": "Agency"}
    made = await creator.post("/api/registration/v1/conferences", body)
    setting = Setting(h, UUID(made.body["id"]), body["slug"], creator)
    everybody = await h.administrator(setting.id).get("registration/registrations?state=admitted")
    setting.organiser = await setting.enter(UUID(everybody.body["items"][0]["id"]))
    return setting


def mails(h: House, to: str) -> list[EmailMessage]:
    found = [
        email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
        for path in sorted((h.settings.data / "mail").glob("*.eml"))
    ]
    return [mail for mail in found if mail["To"] == to and isinstance(mail, EmailMessage)]


async def mail(h: House, to: str, number: int = 1) -> EmailMessage:
    await until(lambda: len(mails(h, to)) >= number)
    found = mails(h, to)
    assert len(found) == number
    return found[-1]


def text(message: EmailMessage) -> str:
    body = message.get_body(("plain",))
    assert body is not None
    return str(body.get_content())


async def test_somebody_who_is_admitted_gets_one_mail_whose_link_lets_them_in(h: House) -> None:
    setting = await conference(h)
    lines = b"email,name\nvera@example.org,Vera\n"
    await setting.organiser.post("registration/imports", raw=lines)
    arrived = await mail(h, "vera@example.org")
    assert arrived["Subject"] == "You are admitted to Clusters meet"
    link = next(word for word in text(arrived).split() if "/enter#" in word)
    vera = await sign_in(h, link)
    assert vera.conference == setting.id


async def test_asking_to_sign_in_sends_a_code_that_works_and_the_link_beside_it_then_does_not(h: House) -> None:
    setting = await conference(h)
    await setting.imported("code@example.org,Code,,,,")
    await h.anybody().post("/api/registration/v1/sign-in", {"email": "code@example.org"})
    words = text(await mail(h, "code@example.org")).split()
    link = next(word for word in words if "/enter#" in word)
    code = next(word for word in words if word.isdigit() and len(word) == 6)
    entered = await h.anybody().post("/api/registration/v1/sign-in/code", {"email": "code@example.org", "code": code})
    assert entered.status == 200
    token = {"token": link.partition("#")[2]}
    assert (await h.anybody().post("/api/registration/v1/sign-in/link", token)).said == (410, "link_spent")


async def test_a_meeting_comes_as_one_calendar_entry_that_moves_and_is_cancelled(h: House) -> None:
    setting = await conference(h)
    people = await setting.imported("a@example.org,Ann,Firm A,,,", "b@example.org,Bo,Firm B,,,")
    pair = tuple(UUID(people[f"{letter}@example.org"]["id"]) for letter in "ab")
    meeting, starts = new_id(), utc_now() + timedelta(hours=2)
    slot: dict[str, Any] = {"meeting": meeting, "participants": pair}
    slot |= {"starts": starts, "ends": starts + timedelta(minutes=20)}
    await h.deliver(MeetingScheduledV1(**slot), setting.id, version=1)
    await mail(h, "a@example.org")
    await h.deliver(MeetingMovedV1(**slot | {"starts": starts + timedelta(hours=1)}), setting.id, version=2)
    await mail(h, "a@example.org", 2)
    await h.deliver(MeetingCancelledV1(meeting=meeting, participants=pair), setting.id, version=3)
    await mail(h, "a@example.org", 3)
    entries = []
    for arrived in mails(h, "a@example.org"):
        part = next(iter(arrived.iter_attachments()))
        calendar = icalendar.Calendar.from_ical(part.get_content())
        event = calendar.walk("VEVENT")[0]
        entries.append((str(calendar["method"]), str(event["uid"]), int(str(event["sequence"]))))
    uid = f"{meeting}@plenaria"
    assert sorted(entries, key=lambda e: e[2]) == [("REQUEST", uid, 1), ("REQUEST", uid, 2), ("CANCEL", uid, 3)]
    assert "Bo (Firm B)" in mails(h, "a@example.org")[0]["Subject"]


async def test_the_same_event_twice_sends_one_mail(h: House) -> None:
    setting = await conference(h)
    people = await setting.imported("once@example.org,Once,,,,", "twin@example.org,Twin,,,,")
    pair = tuple(UUID(people[f"{name}@example.org"]["id"]) for name in ("once", "twin"))
    starts = utc_now() + timedelta(hours=2)
    event = MeetingScheduledV1(meeting=new_id(), participants=pair, starts=starts, ends=starts + timedelta(minutes=20))
    first = await h.deliver(event, setting.id)
    await h.deliver(event, setting.id, event_id=first)
    await mail(h, "once@example.org")
    await mail(h, "twin@example.org")


async def test_an_announcement_reaches_its_segment_only(h: House) -> None:
    setting = await conference(h)
    await setting.imported("s@example.org,Speaker,,,,speaker", "p@example.org,Plain,,,,")
    body = {"segment": "speaker", "subject": "Rehearsal", "text": "At noon.", "by_mail": True}
    people = await setting.people()
    known = h.parts["courier"].directory
    await until(lambda: len(known.people(setting.id)) == 3)
    assert (await setting.organiser.post("courier/announcements", body)).status == 201
    assert (await mail(h, "s@example.org"))["Subject"] == "Rehearsal"
    plain = await setting.enter(UUID(people["p@example.org"]["id"]))
    speaker = await setting.enter(UUID(people["s@example.org"]["id"]))
    assert (await plain.get("courier/announcements")).body["items"] == []
    assert len((await speaker.get("courier/announcements")).body["items"]) == 1
    assert mails(h, "p@example.org") == []
    assert (await plain.post("courier/announcements", body)).said == (403, "forbidden")
    assert (await plain.get("courier/problems")).said == (403, "forbidden")


async def test_courier_keeps_neither_address_nor_link_and_forgets_what_it_caught(h: House) -> None:
    setting = await conference(h)
    await setting.organiser.post("registration/imports", raw=b"email,name\nzyx@example.org,Zyx\n")
    arrived = await mail(h, "zyx@example.org")
    link = next(word for word in text(arrived).split() if "/enter#" in word)
    async with h.parts["courier"].read() as reader:
        for table in h.parts["courier"].service.metadata.tables.values():
            for row in await reader.all(sa.select(table)):
                assert "zyx" not in str(row).lower()
                assert link.partition("#")[2] not in str(row)
    zyx = await sign_in(h, link)
    await zyx.post("registration/me/erasure")
    await until(lambda: mails(h, "zyx@example.org") == [])


async def test_caught_mail_is_shown_with_the_demonstration_only(h: House) -> None:
    shown = await h.anybody().get("/dev/mail")
    assert shown.status == 200
    async with house(["courier"], demo=False) as other:
        assert (await other.anybody().get("/dev/mail")).status == 404

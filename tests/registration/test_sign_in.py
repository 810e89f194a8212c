"""Signing in: links and codes are good once, for a quarter of an hour, and give nothing away."""

import asyncio
from datetime import timedelta
from uuid import UUID

from services.registration.storage import accounts
from services.registration.usecases import sign_in as usecases
from shared.clock import utc_now
from shared.questions import SignInAnswer, SignInQuestion
from shared.writer import Tx
from tests.kit.house import House, until
from tests.registration.conftest import Setting, sign_in

API = "/api/registration/v1"


async def way_in(h: House, email: str) -> SignInAnswer:
    """Ask for a mail, and for what courier would put into it."""
    assert (await h.anybody().post(f"{API}/sign-in", {"email": email})).status == 204
    parts = h.parts["registration"]
    async with parts.read() as reader:
        newest = (await accounts.open_sign_ins(reader, email))[0]
    bus = parts.bus
    return await bus.ask("registration.sign_in.mint.v1", SignInQuestion(sign_in=newest.id), SignInAnswer)


async def test_a_link_signs_in_once_even_when_two_devices_use_it_at_once(h: House, conference: Setting) -> None:
    await conference.imported("link@example.org,Link,,,,")
    mail = await way_in(h, "link@example.org")
    token = {"token": mail.link.partition("#")[2]}
    answers = await asyncio.gather(*(h.anybody().post(f"{API}/sign-in/link", token) for _ in range(2)))
    assert sorted(each.said for each in answers) == [(200, None), (410, "link_spent")]


async def test_a_code_signs_in_and_five_wrong_ones_end_it(h: House, conference: Setting) -> None:
    await conference.imported("code@example.org,Code,,,,", "wrong@example.org,Wrong,,,,")
    mail = await way_in(h, "code@example.org")
    good = await h.anybody().post(f"{API}/sign-in/code", {"email": "code@example.org", "code": mail.code})
    assert good.body["conference"]["slug"] == conference.slug
    mail = await way_in(h, "wrong@example.org")
    false = "000000" if mail.code != "000000" else "111111"
    for _ in range(5):
        answer = await h.anybody().post(f"{API}/sign-in/code", {"email": "wrong@example.org", "code": false})
        assert answer.said == (410, "code_wrong")
    late = await h.anybody().post(f"{API}/sign-in/code", {"email": "wrong@example.org", "code": mail.code})
    assert late.said == (429, "too_many_requests")


async def test_unknown_addresses_get_the_same_answer(h: House, conference: Setting) -> None:
    await conference.imported("known@example.org,Known,,,,")
    known = await h.anybody().post(f"{API}/sign-in", {"email": "known@example.org"})
    unknown = await h.anybody().post(f"{API}/sign-in", {"email": "unknown@example.org"})
    assert (known.status, known.body) == (unknown.status, unknown.body) == (204, b"")


async def test_a_link_is_too_late_after_a_quarter_of_an_hour(h: House, conference: Setting) -> None:
    people = await conference.imported("late@example.org,Late,,,,")
    parts = h.parts["registration"]

    async def old(tx: Tx) -> str:
        tx.now = utc_now() - timedelta(minutes=16)
        account = await accounts.by_email(tx, "late@example.org")
        assert account is not None
        link, _ = await usecases.mint_for(tx, account.id, conference.id)
        return link

    link = await parts.writer.run(old)
    assert (await h.anybody().post(f"{API}/sign-in/link", {"token": link})).said == (410, "link_spent")
    assert people


async def test_a_session_lives_on_by_its_cookie_and_an_old_secret_ends_nothing_for_the_other_tab(
    h: House, conference: Setting
) -> None:
    await conference.imported("cookie@example.org,Cookie,,,,")
    mail = await way_in(h, "cookie@example.org")
    first = await h.anybody().post(f"{API}/sign-in/link", {"token": mail.link.partition("#")[2]})
    cookie = first.headers["Set-Cookie"].split(";")[0]
    assert "HttpOnly" in first.headers["Set-Cookie"]
    assert "Secure" in first.headers["Set-Cookie"]
    again = await h.anybody().post(f"{API}/session/refresh", {}, headers={"Cookie": cookie})
    other_tab = await h.anybody().post(f"{API}/session/refresh", {}, headers={"Cookie": cookie})
    assert (again.status, other_tab.status) == (200, 200)
    assert "Set-Cookie" in again.headers
    assert "Set-Cookie" not in other_tab.headers
    fresh = again.headers["Set-Cookie"].split(";")[0]
    await h.anybody().delete(f"{API}/session", headers={"Cookie": fresh})
    after = await h.anybody().post(f"{API}/session/refresh", {}, headers={"Cookie": fresh})
    assert after.said == (401, "sign_in_needed")


async def test_ending_a_session_elsewhere_takes_its_token_at_once(h: House, conference: Setting) -> None:
    people = await conference.imported("two@example.org,Two,,,,")
    laptop = await conference.enter(UUID(people["two@example.org"]["id"]))
    phone = await conference.enter(UUID(people["two@example.org"]["id"]))
    listed = await laptop.get(f"{API}/sessions")
    other = next(each for each in listed.body["items"] if not each["is_this_one"])
    assert (await laptop.delete(f"{API}/sessions/{other['id']}")).status == 204

    async def is_out() -> bool:
        return (await phone.get("registration/me")).status == 401

    await until(is_out, timeout_s=2)
    assert (await laptop.get("registration/me")).status == 200


async def test_somebody_elses_session_cannot_be_ended(h: House, conference: Setting) -> None:
    people = await conference.imported("a@example.org,A,,,,", "b@example.org,B,,,,")
    a = await conference.enter(UUID(people["a@example.org"]["id"]))
    b = await conference.enter(UUID(people["b@example.org"]["id"]))
    mine = (await b.get(f"{API}/sessions")).body["items"][0]["id"]
    assert (await a.delete(f"{API}/sessions/{mine}")).said == (404, "not_found")
    assert (await b.get("registration/me")).status == 200


async def test_only_somebody_invited_creates_conferences(h: House, conference: Setting) -> None:
    people = await conference.imported("guest@example.org,Guest,,,,")
    guest = await conference.enter(UUID(people["guest@example.org"]["id"]))
    body = {"slug": "own", "name": "Own", "starts_on": "2026-11-10", "ends_on": "2026-11-11"}
    body |= {"time_zone": "Europe/Berlin", "organiser_name": "Guest"}
    assert (await guest.post(f"{API}/conferences", body)).said == (403, "forbidden")


async def test_demonstration_links_need_the_administrator(h: House, conference: Setting) -> None:
    path = f"registration/participants/{conference.organiser.participant}/sign-in-link"
    assert (await conference.organiser.post(path)).said == (403, "forbidden")
    assert (await h.anybody().post(f"{API}/admin/token", {"secret": "x" * 40})).said == (401, "sign_in_needed")
    secret = (h.settings.keys / "admin.token").read_text()
    token = await h.anybody().post(f"{API}/admin/token", {"secret": secret, "conference": str(conference.id)})
    assert token.status == 200


async def test_another_site_cannot_refresh_in_somebodys_name(h: House) -> None:
    foreign = {"Sec-Fetch-Site": "cross-site"}
    assert (await h.anybody().post(f"{API}/session/refresh", {}, headers=foreign)).said == (403, "forbidden")


async def test_signing_in_without_a_conference_is_possible_for_creators(h: House) -> None:
    invited = await h.administrator().post(f"{API}/admin/invitations", {"email": "creator@example.org"})
    creator = await sign_in(h, invited.body["url"])
    assert creator.conference is None

"""Journey 4: one asks, the other accepts; in their slot they see each other, and nobody else comes in."""

import base64
import json
import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.installation import Api, Refused
from tests.journeys.people import Conference, Person, accessible
from tests.journeys.test_2_live_session import REMEMBER, comes_in


def take_part(person: Person, conference: Conference, need: str, offer: str) -> Page:
    """Say what one looks for and offers."""
    page = person.page
    page.goto(conference.url("/people"))
    page.get_by_role("link", name="Take part").click()
    page.get_by_label("I take part in matchmaking").check()
    page.get_by_label("Need 1", exact=True).fill(need)
    page.get_by_label("Offer 1", exact=True).fill(offer)
    accessible(page)
    page.get_by_role("button", name="Keep it").click()
    expect(page.get_by_role("heading", name="People to meet")).to_be_visible()
    return page


def slot_now(conference: Conference) -> None:
    """Let a slot begin so soon that its room is open, and count a few seconds as a meeting."""
    starts = datetime.now(UTC) + timedelta(minutes=4, seconds=30)
    times = {"starts": starts.isoformat(), "ends": (starts + timedelta(minutes=20)).isoformat()}
    conference.organiser.post("networking/slots", {"slots": [{"session": "now", **times}]})
    conference.organiser.put("networking/settings", {"held_after_s": 2})


def ask(page: Page, name: str, message: str) -> None:
    """Find somebody and ask them for a meeting at the first time that is free for both."""
    page.get_by_role("searchbox", name="Search").fill(name)
    everybody = page.get_by_role("region", name="Everybody who wants to meet")
    everybody.get_by_role("button", name=f"Ask {name} for a meeting").click()
    page.get_by_label("What you want to talk about").fill(message)
    time = page.get_by_label("Time you propose")
    expect(time.locator("option")).to_have_count(2)
    time.select_option(index=1)
    page.get_by_role("button", name="Send the request").click()
    expect(page.get_by_role("heading", name="You asked")).to_be_visible()


def enter(person: Person, conference: Conference) -> Page:
    """Go from the lobby into the meeting that is on now."""
    page = person.page
    page.add_init_script(REMEMBER)
    page.goto(conference.url("/lobby"))
    page.get_by_role("link", name="Go to the meeting").click()
    page.get_by_role("button", name="Enter the meeting").click()
    expect(page.get_by_role("button", name=re.compile("^Mic "))).to_be_visible()
    return page


def for_another_room(token: str, room: str) -> str:
    """Write another room into a token of LiveKit, keeping its signature."""
    header, body, signature = token.split(".")
    claims: dict[str, Any] = json.loads(base64.urlsafe_b64decode(body + "=" * (-len(body) % 4)))
    claims["video"]["room"] = room
    forged = base64.urlsafe_b64encode(json.dumps(claims).encode()).decode().rstrip("=")
    return ".".join((header, forged, signature))


def admits(stranger: Api, token: str) -> int:
    """Return what LiveKit answers to a token."""
    return stranger.request.get(f"/rtc/validate?access_token={token}").status


def is_kept_out(stranger: Api, conference: Conference, meeting: str, session: str) -> None:
    """Claim that neither the interface nor LiveKit lets a third person into a meeting."""
    for path in (f"networking/meetings/{meeting}", f"chat/channels/meeting:{meeting}/messages"):
        with pytest.raises(Refused) as refused:
            stranger.get(path)
        assert refused.value.status in (403, 404)
    with pytest.raises(Refused) as refused:
        stranger.post(f"rooms/rooms/meeting:{meeting}/entry", {"device": "d"})
    assert refused.value.status in (403, 404)
    own = stranger.post(f"rooms/rooms/session:{session}/entry", {"device": "d"})["token"]
    assert admits(stranger, own) == 200
    assert admits(stranger, for_another_room(own, f"{conference.id}/meeting:{meeting}")) == 401


def test_two_people_meet_and_nobody_else_comes_in(conference: Callable[[str], Conference]) -> None:
    meeting = conference("Clusters one to one")
    slot_now(meeting)
    session = meeting.session("Opening")["id"]
    alma, bruno, cleo = meeting.admit("Alma", "Bruno", "Cleo")

    at_alma = take_part(alma, meeting, "A pilot site for hydrogen valves", "Three members with free test capacity")
    at_bruno = take_part(bruno, meeting, "Test capacity for valves", "A pilot site in the harbour")
    ask(at_alma, "Bruno", "Shall we compare test benches?")
    accessible(at_alma)

    expect(at_bruno.get_by_text("Shall we compare test benches?")).to_be_visible()
    accessible(at_bruno)
    bruno.shot("4-request")
    at_bruno.get_by_role("button", name=re.compile("^Accept")).click()
    for page, other in ((at_alma, "Bruno"), (at_bruno, "Alma")):
        expect(page.get_by_role("link", name=re.compile(f"^Enter.*{other}"))).to_be_visible()
        page.goto(meeting.url("/agenda"))
        expect(page.get_by_role("link", name=f"Meeting with {other}", exact=True)).to_be_visible()

    enter(alma, meeting)
    enter(bruno, meeting)
    comes_in(at_alma)
    comes_in(at_bruno)
    expect(at_alma.get_by_text("A pilot site in the harbour")).to_be_visible()
    accessible(at_alma)
    alma.shot("4-meeting")

    address = at_alma.url
    cleo.page.goto(address)
    expect(cleo.page.get_by_role("alert")).to_be_visible()
    expect(cleo.page.get_by_text("Shall we compare test benches?")).not_to_be_attached()
    is_kept_out(meeting.api(cleo), meeting, address.rpartition("/")[2], session)

    at_bruno.get_by_role("button", name="Leave").click()
    expect(at_alma.get_by_text(re.compile("You met for . minute"))).to_be_visible()
    at_alma.get_by_text("Letter of interest").click()
    at_alma.get_by_role("button", name="Propose it").click()
    at_bruno.goto(address)
    at_bruno.get_by_text("Letter of interest").click()
    at_bruno.get_by_role("button", name="Confirm it").click()
    expect(at_bruno.get_by_text("is agreed.")).to_be_visible()
    accessible(at_bruno)
    bruno.shot("4-held")
    at_bruno.goto(meeting.url("/people"))
    expect(at_bruno.get_by_text(re.compile("held, . min"))).to_be_visible()

    assert alma.problems == bruno.problems == cleo.problems == []
    for person in (alma, bruno, cleo):
        person.context.close()

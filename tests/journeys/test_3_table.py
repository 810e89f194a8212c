"""Journey 3: a table round: seated with others, the seat kept, a takeaway handed in."""

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.journeys.people import Conference, Person
from tests.journeys.test_2_live_session import REMEMBER, received
from tests.kit.servers import wait_until


def sit_down(person: Person, conference: Conference, session: str) -> Page:
    """Go to one's own table and into its room."""
    page = person.page
    page.add_init_script(REMEMBER)
    page.goto(conference.url(f"/programme/{session}/table"))
    expect(page).to_have_url(re.compile("/tables/"))
    page.get_by_role("button", name="Enter the table").click()
    expect(page.get_by_role("button", name="Leave")).to_be_visible()
    return page


def test_people_of_a_table_see_each_other_and_hand_in_a_takeaway(conference: Callable[[str], Conference]) -> None:
    meeting = conference("Clusters at tables")
    host, guest = meeting.admit("Robin", "Kim", roles={"Robin": "facilitator"})
    tables = [{"title": {"en": "Circular business models"}, "capacity": 10, "facilitator": meeting.participant(host)}]
    session = meeting.session("World café", kind="table_round", tables=tables)

    at_host = sit_down(host, meeting, session["id"])
    at_guest = sit_down(guest, meeting, session["id"])
    table = at_guest.url
    assert table == at_host.url
    for page in (at_host, at_guest):
        wait_until(lambda page=page: received(page)[0] > 0, 60)  # type: ignore[misc]
    guest.shot("3-table")

    at_guest.reload()
    expect(at_guest).to_have_url(table)
    expect(at_guest.get_by_role("heading", name="Table 1", exact=True)).to_be_visible()

    at_host.get_by_label("Next takeaway").fill("Share test benches across borders")
    at_host.get_by_role("button", name="Add it").click()
    at_host.get_by_role("button", name="Sign off").click()
    at_guest.goto(meeting.url(f"/programme/{session['id']}"))
    expect(at_guest.get_by_text("Share test benches across borders")).to_be_visible()
    guest.shot("3-takeaway")
    assert host.problems == guest.problems == []
    host.context.close()
    guest.context.close()

"""Journey 5: a booth is edited, a visitor is answered by video, leaves two fields, and takes them back."""

import csv
import io
import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.journeys.people import Conference, accessible
from tests.journeys.test_2_live_session import REMEMBER, comes_in


def exported(desk: Page) -> list[dict[str, str]]:
    """Save the booth's leads as staff do, and read the file."""
    with desk.expect_download() as download:
        desk.get_by_role("button", name=re.compile("^Export")).click()
    return list(csv.DictReader(io.StringIO(download.value.path().read_text())))


def test_a_visitor_is_answered_at_a_booth_and_decides_what_it_keeps(conference: Callable[[str], Conference]) -> None:
    meeting = conference("Clusters in the hall")
    hana, vito = meeting.admit("Hana", "Vito", roles={"Hana": "exhibitor"})
    staff = [meeting.participant(hana)]
    booth = meeting.organiser.post("exhibition/booths", {"title": "Techtera", "staff": staff})["id"]
    address = f"/exhibition/{booth}"

    desk = hana.page
    desk.goto(meeting.url(f"{address}/edit"))
    desk.get_by_label("One sentence for the hall").fill("Textiles that think")
    desk.get_by_label("About you").fill("# Offers\n\n- **test sites** for smart fabric")
    expect(desk.get_by_role("region", name="What visitors will see").get_by_role("listitem")).to_be_visible()
    accessible(desk)
    desk.get_by_role("button", name="Keep the changes").click()
    expect(desk.get_by_text("Everybody sees it now")).to_be_visible()
    desk.goto(meeting.url(f"{address}/desk"))
    desk.get_by_label("I am at the booth").click()
    expect(desk.get_by_label("I am at the booth")).to_be_checked()

    visitor = vito.page
    visitor.goto(meeting.url("/exhibition"))
    expect(visitor.get_by_role("link", name=re.compile("Talk now.*Techtera"))).to_be_visible()
    accessible(visitor)
    visitor.get_by_role("link", name=re.compile("Talk now.*Techtera")).click()
    expect(visitor.get_by_text("Textiles that think")).to_be_visible()
    expect(visitor.get_by_role("heading", name="Offers")).to_be_visible()
    for box in visitor.get_by_role("checkbox").all():
        expect(box).not_to_be_checked()
    visitor.get_by_label("What is it about?").fill("Do you take firms from outside the region?")
    visitor.get_by_role("button", name="Talk now").click()
    expect(visitor.get_by_text("You are next.")).to_be_visible()
    accessible(visitor)
    vito.shot("5-booth-visitor")

    expect(desk.get_by_text("Do you take firms from outside the region?")).to_be_visible()
    accessible(desk)
    hana.shot("5-booth-desk")
    for page in (desk, visitor):
        page.add_init_script(REMEMBER)
    desk.get_by_role("button", name=re.compile("Answer now.*Vito")).click()
    expect(desk).to_have_url(re.compile("/talk$"))
    desk.reload()
    desk.get_by_role("button", name="Enter the booth").click()
    expect(visitor.get_by_text("Hana answers you.")).to_be_visible()
    visitor.get_by_role("link", name="Enter the booth").click()
    expect(visitor).to_have_url(re.compile("/talk$"))
    visitor.reload()
    visitor.get_by_role("button", name="Enter the booth").click()
    comes_in(visitor)
    comes_in(desk)
    vito.shot("5-booth-talk")

    visitor.get_by_label("Name", exact=True).check()
    visitor.get_by_label("E-mail address").check()
    visitor.get_by_role("button", name="Leave what is ticked").click()
    expect(visitor.get_by_text("This booth has:")).to_contain_text("Name, E-mail address")

    desk.get_by_role("button", name=re.compile("End the talk.*Vito")).click()
    expect(visitor.get_by_text("The talk has ended")).to_be_visible()
    desk.goto(meeting.url(f"{address}/desk"))
    assert exported(desk) == [{"name": "Vito", "email": vito.email}]

    visitor.goto(meeting.url("/exhibition/held"))
    expect(visitor.get_by_text(vito.email)).to_be_visible()
    accessible(visitor)
    visitor.get_by_role("button", name=re.compile("Take it back.*Techtera")).click()
    visitor.get_by_role("dialog").get_by_role("button", name="Take it back").click()
    expect(visitor.get_by_text("No booth holds anything of yours")).to_be_visible()

    expect(desk.get_by_text("Nobody has left anything yet")).to_be_visible()
    assert meeting.api(hana).get(f"exhibition/booths/{booth}/leads.csv") == ""
    assert hana.problems == vito.problems == []
    hana.context.close()
    vito.context.close()

"""Journey 2: a live session, with pictures and sound, a question, and somebody brought on stage."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.journeys.people import Conference, Person
from tests.kit.servers import wait_until

REMEMBER = """
window.connections = [];
const Original = window.RTCPeerConnection;
window.RTCPeerConnection = class extends Original {
  constructor(...parts) { super(...parts); window.connections.push(this); }
};
"""
RECEIVED = """async () => {
  const found = {frames: 0, sound: 0};
  for (const each of window.connections) {
    (await each.getStats()).forEach((report) => {
      if (report.type !== "inbound-rtp") return;
      found.frames += report.framesDecoded ?? 0;
      found.sound += report.totalAudioEnergy ?? 0;
    });
  }
  return found;
}"""


def comes_in(page: Page) -> None:
    """Claim that moving pictures and sound of others arrive, and go on arriving."""
    wait_until(lambda: min(received(page)) > 0, 60)
    frames, sound = received(page)
    wait_until(lambda: received(page)[0] > frames and received(page)[1] > sound, 60)


def received(page: Page) -> tuple[float, float]:
    """Return how many frames were decoded and how much energy their sound had so far."""
    found = page.evaluate(RECEIVED)
    return float(found["frames"]), float(found["sound"])


def enter(person: Person, conference: Conference) -> Page:
    """Go from the lobby into what is on now, with one press."""
    page = person.page
    page.add_init_script(REMEMBER)
    page.goto(conference.url("/lobby"))
    page.get_by_role("link", name="Enter Plenary hall").click()
    return page


def test_speaker_and_attendee_meet_in_a_live_session(conference: Callable[[str], Conference]) -> None:
    meeting = conference("Clusters on stage")
    sasha, noor = meeting.admit("Sasha", "Noor", roles={"Sasha": "speaker"})
    on_stage = [{"participant": meeting.participant(sasha), "part": "moderator"}]
    session = meeting.session("Financing for small firms", people=on_stage)

    stage = enter(sasha, meeting)
    stage.get_by_role("button", name="Enter the stage").click()
    expect(stage.get_by_role("button", name="Mic on").or_(stage.get_by_role("button", name="Mic off"))).to_be_visible()

    hall = enter(noor, meeting)
    comes_in(hall)
    noor.shot("2-session-attendee")

    hall.get_by_label("Ask a question").fill("Who pays for the pilot line?")
    hall.get_by_role("button", name="Send").first.click()
    expect(stage.get_by_text("Who pays for the pilot line?")).to_be_visible(timeout=5_000)
    sasha.shot("2-session-speaker")

    thing = f"session:{session['id']}"
    moderator = meeting.api(sasha)
    moderator.post(f"rooms/rooms/{thing}/participants/{meeting.participant(noor)}/stage")
    expect(hall.get_by_text("You are on stage.")).to_be_visible()
    assert sasha.problems == noor.problems == []
    sasha.context.close()
    noor.context.close()

"""A session opens, starts and ends, by itself and by a press; rights follow."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

from services.programme.storage import sessions
from services.programme.usecases.course import advance
from shared.access import AccessChangedV1, Question, Rights
from tests.kit.house import Api, House, until
from tests.programme.conftest import Conference, clock, session_body, with_version

SOON = 1.0
"""Seconds until what a test waits for happens."""


async def subjects(conference: Conference) -> list[str]:
    return [event.subject.split(".", 1)[1] for event in await conference.said("session.>")]


async def test_doors_open_by_themselves_and_whoever_looks_may_write_from_then_on(conference: Conference) -> None:
    body = session_body() | {"starts": clock(5, SOON), "ends": clock(60)}
    session = (await conference.organiser.post("programme/sessions", body)).body["id"]
    attendee = await conference.person("Ben")
    assert (await conference.read(session, attendee))["rights"]["write"] is False

    async def opened() -> bool:
        return "session.opened.v1" in await subjects(conference)

    await until(opened)

    assert (await conference.read(session, attendee))["rights"]["write"] is True
    assert AccessChangedV1(thing=f"session:{session}") in await conference.said("access.>")


async def test_a_session_goes_live_at_its_start_and_ends_five_minutes_after_its_end(conference: Conference) -> None:
    body = session_body() | {"starts": clock(0, SOON), "ends": clock(30)}
    starting = (await conference.organiser.post("programme/sessions", body)).body["id"]
    body = session_body() | {"starts": clock(-60), "ends": clock(-5, SOON)}
    ending = (await conference.organiser.post("programme/sessions", body)).body["id"]

    live, ended = await conference.becomes(starting, "live"), await conference.becomes(ending, "ended")

    assert live["started_at"] >= live["starts"]
    assert ended["ended_at"] >= ended["ends"]
    assert sorted(await subjects(conference)) == [
        "session.ended.v1",
        "session.scheduled.v1",
        "session.scheduled.v1",
        "session.started.v1",
    ]


async def test_a_session_by_hand_stays_where_it_is_until_somebody_presses(conference: Conference) -> None:
    session = await conference.session(starts=-10, ends=-6, by_hand=True)
    other = await conference.session(starts=-10, ends=50, by_hand=True)

    assert (await conference.read(other))["state"] == "scheduled"
    await conference.organiser.post(f"programme/sessions/{other}/start")
    await conference.organiser.post(f"programme/sessions/{session}/start")
    await conference.organiser.post(f"programme/sessions/{session}/end")

    assert (await conference.read(other))["state"] == "live"
    assert (await conference.read(session))["state"] == "ended"


async def test_a_speaker_starts_and_ends_from_the_doors_on_and_an_attendee_never(conference: Conference) -> None:
    speaker, attendee = await conference.person("Ada"), await conference.person("Ben")
    people = [{"participant": str(speaker.participant), "part": "speaker"}]
    early = await conference.session(people=people)
    ready = await conference.session(people=people, starts=4, ends=30)

    assert (await speaker.post(f"programme/sessions/{early}/start")).said == (409, "doors_closed")
    assert (await attendee.post(f"programme/sessions/{ready}/start")).said == (403, "forbidden")
    assert (await speaker.post(f"programme/sessions/{ready}/start")).status == 200
    assert (await speaker.post(f"programme/sessions/{ready}/start")).body["version"] == 2
    assert (await attendee.post(f"programme/sessions/{ready}/end")).said == (403, "forbidden")
    assert (await speaker.post(f"programme/sessions/{ready}/end")).status == 200
    assert (await speaker.post(f"programme/sessions/{ready}/start")).said == (403, "forbidden")

    assert (await subjects(conference)).count("session.started.v1") == 1
    assert (await conference.read(ready))["state"] == "ended"


async def test_an_organiser_opens_an_ended_session_again(conference: Conference) -> None:
    session = await conference.live()
    await conference.organiser.post(f"programme/sessions/{session}/end")

    await conference.organiser.post(f"programme/sessions/{session}/start")

    shown = await conference.read(session)
    assert (shown["state"], shown["ended_at"]) == ("live", None)


async def test_a_running_session_that_is_postponed_is_scheduled_again(conference: Conference) -> None:
    session = await conference.live()
    body = with_version(await conference.read(session), starts=clock(120), ends=clock(180))

    await conference.organiser.put(f"programme/sessions/{session}", body, version=1)

    shown = await conference.read(session)
    assert (shown["state"], shown["started_at"]) == ("scheduled", None)


async def test_a_new_title_does_not_stop_a_session_that_was_started_early(conference: Conference) -> None:
    session = await conference.session()
    await conference.organiser.post(f"programme/sessions/{session}/start")
    body = with_version(await conference.read(session), title={"en": "Better title"})

    await conference.organiser.put(f"programme/sessions/{session}", body, version=2)

    shown = await conference.read(session)
    assert (shown["state"], shown["title"]) == ("live", {"en": "Better title"})


async def test_rooms_chat_and_live_get_the_same_rights_over_the_bus(conference: Conference, h: House) -> None:
    moderator, attendee = await conference.person("Mia"), await conference.person("Ben")
    people = [{"participant": str(moderator.participant), "part": "moderator"}]
    session = await conference.session(people=people)

    async def asked(who: Api, thing: str, *roles: str) -> Rights:
        question = Question(conference=conference.id, participant=who.participant, roles=frozenset(roles), thing=thing)
        reply = await h.client.request("requests.programme.access.v1", question.model_dump_json().encode(), timeout=5)
        return Rights.model_validate_json(reply.data)

    thing = f"session:{session}"
    assert await asked(attendee, thing) == Rights(read=True)
    assert await asked(moderator, thing) == Rights(read=True, write=True, publish=True, moderate=True)
    assert await asked(attendee, thing, "organiser") == Rights(read=True, write=True, publish=True, moderate=True)
    assert await asked(attendee, f"session:{conference.id}") == Rights()
    assert await asked(attendee, "session:nonsense") == Rights()


async def test_on_now_shows_what_is_open_mine_first_and_next_is_what_i_chose(conference: Conference) -> None:
    attendee = await conference.person("Ben")
    await conference.live("Other panel")
    mine = await conference.session("My panel", starts=-5, ends=30)
    await conference.session("Doors open", starts=4, ends=30)
    await conference.session("Ended", starts=-90, ends=-30)
    later = await conference.session("Later", starts=90, ends=120)
    await conference.session("First of all", starts=45, ends=50)
    for session in (mine, later):
        await attendee.put(f"programme/me/agenda/{session}", {"confirm": True})

    now = (await attendee.get("programme/me/now")).body

    assert [session["title"]["en"] for session in now["on_now"]] == ["My panel", "Other panel", "Doors open"]
    assert [item["session"]["title"]["en"] for item in now["next_for_me"]] == ["Later"]
    assert now["next_start"]["title"]["en"] == "Doors open"


async def test_the_time_of_a_step_is_the_time_of_its_commit(conference: Conference) -> None:
    """A session due in the past, seen late, is started now, not then."""
    before = datetime.now(UTC)
    body = session_body() | {"starts": clock(0, SOON), "ends": clock(30)}
    session = (await conference.organiser.post("programme/sessions", body)).body["id"]

    live = await conference.becomes(session, "live")

    assert before + timedelta(seconds=SOON) <= datetime.fromisoformat(live["started_at"])


async def test_replicas_that_take_the_same_step_at_once_take_it_once(conference: Conference, h: House) -> None:
    parts = h.parts["programme"]
    body = session_body() | {"starts": clock(0, SOON), "ends": clock(30)}
    session = UUID((await conference.organiser.post("programme/sessions", body)).body["id"])
    async with parts.read() as reader:
        row = await sessions.find(reader, conference.id, session)
    await conference.becomes(str(session), "live")

    for _ in range(3):
        await parts.writer.run(lambda tx: advance(tx, row, None))

    assert (await subjects(conference)).count("session.started.v1") == 1
    assert (await conference.read(str(session)))["version"] == 2

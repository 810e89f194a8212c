"""Organising the programme and finding one's way in it."""

import asyncio
from typing import Any
from uuid import uuid4

import pytest

from tests.kit.house import House
from tests.programme.conftest import Conference, clock, places, session_body, with_version

TRACKS = [
    {"key": "green", "kind": "theme", "title": {"en": "Green"}},
    {"key": "health", "kind": "ecosystem", "title": {"en": "Health"}},
    {"key": "awards", "kind": "strand", "title": {"en": "Awards"}},
]


@pytest.fixture
async def tracks(conference: Conference) -> None:
    for track in TRACKS:
        assert (await conference.organiser.post("programme/tracks", track)).status == 201


async def titles(conference: Conference, query: str = "") -> list[str]:
    answer = await conference.organiser.get(f"programme/sessions?{query}")
    assert answer.status == 200, answer.body
    return [session["title"]["en"] for session in answer.body["items"]]


async def test_a_session_is_on_the_programme_with_its_speakers_for_everybody(
    conference: Conference, tracks: None
) -> None:
    speaker = await conference.person("Ada", headline="Cluster manager", country="EE")
    people = [{"participant": str(speaker.participant), "part": "speaker"}]

    session = await conference.session("Greening", tracks=["green"], people=people, room="Plenary hall", capacity=80)

    attendee = await conference.person("Ben")
    shown = await conference.read(session, attendee)
    assert shown["people"][0]["person"]["name"] == "Ada"
    assert (shown["tracks"], shown["room"], shown["places_left"]) == (["green"], "Plenary hall", 80)
    assert (shown["state"], shown["mine"], shown["version"]) == ("scheduled", None, 1)
    assert (await conference.read(session, speaker))["mine"] == "speaker"
    assert [(event.state, str(event.session)) for event in await conference.said("session.>")] == [
        ("scheduled", session)
    ]


async def test_an_attendee_cannot_organise(conference: Conference) -> None:
    attendee, session = await conference.person("Ben"), await conference.session()

    assert (await attendee.post("programme/sessions", session_body())).said == (403, "forbidden")
    assert (await attendee.put(f"programme/sessions/{session}", session_body(), version=1)).said == (403, "forbidden")
    assert (await attendee.delete(f"programme/sessions/{session}")).said == (403, "forbidden")
    assert (await conference.read(session))["version"] == 1


async def test_a_session_that_moves_keeps_its_place_in_agendas_and_tells_everybody(conference: Conference) -> None:
    session, attendee = await conference.session(), await conference.person("Ben")
    await attendee.put(f"programme/me/agenda/{session}", {})
    body = with_version(await conference.read(session), starts=clock(180), ends=clock(200), room="Stage 2")

    answer = await conference.organiser.put(f"programme/sessions/{session}", body, version=1)

    assert (answer.status, answer.body["version"], answer.headers["ETag"]) == (200, 2, '"2"')
    shown = await conference.read(session, attendee)
    assert (shown["room"], shown["mine"], shown["version"]) == ("Stage 2", "visitor", 2)
    [event] = await conference.said("session.changed.v1")
    assert (event.moved, event.state) == (True, "scheduled")


async def test_two_organisers_who_edit_at_once_do_not_overwrite_each_other(conference: Conference) -> None:
    session = await conference.session()
    body = await conference.read(session)

    answers = await asyncio.gather(
        *(
            conference.organiser.put(
                f"programme/sessions/{session}", with_version(body, title={"en": title}), version=1
            )
            for title in ("First", "Second")
        )
    )

    assert sorted(answer.said for answer in answers) == [(200, None), (412, "stale")]
    untold = await conference.organiser.put(f"programme/sessions/{session}", with_version(body))
    assert untold.said == (428, "version_needed")


@pytest.mark.parametrize(
    ("mistake", "place"),
    [
        ({"ends": clock(30)}, "ends"),
        ({"ends": clock(60 + 25 * 60)}, "ends"),
        ({"starts": "2026-11-25T09:00:00"}, "starts"),
        ({"starts": "9999-12-31T23:59:59Z"}, "starts"),
        ({"title": {}}, "title"),
        ({"title": {"en": "  "}}, "title.en"),
        ({"type": "ballot"}, "type"),
        ({"capacity": 0}, "capacity"),
        ({"tracks": ["nowhere"]}, "tracks.0"),
        ({"people": [{"participant": str(uuid4()), "part": "speaker"}]}, "people.0.participant"),
        ({"stream": "youtube"}, "stream"),
    ],
)
async def test_a_mistake_is_named_and_changes_nothing(
    conference: Conference, mistake: dict[str, Any], place: str
) -> None:
    answer = await conference.organiser.post("programme/sessions", session_body() | mistake)

    assert answer.said == (422, "invalid")
    assert place in places(answer)
    assert await titles(conference) == []


async def test_the_same_key_adds_a_session_once(conference: Conference) -> None:
    key, body = {"Idempotency-Key": str(uuid4())}, session_body()

    first, second = [await conference.organiser.post("programme/sessions", body, headers=key) for _ in range(2)]

    assert first.body == second.body
    assert await titles(conference) == ["Opening"]
    assert (await conference.organiser.post("programme/sessions", body, headers={"Idempotency-Key": ""})).status == 422


async def test_a_removed_session_is_gone_and_a_live_one_stays(conference: Conference) -> None:
    session, live = await conference.session(), await conference.live()

    assert (await conference.organiser.delete(f"programme/sessions/{session}")).status == 204
    assert (await conference.organiser.delete(f"programme/sessions/{live}")).said == (409, "session_live")

    assert (await conference.organiser.get(f"programme/sessions/{session}")).said == (404, "not_found")
    assert await titles(conference) == ["Panel"]
    assert [str(event.session) for event in await conference.said("session.removed.v1")] == [session]


async def test_the_programme_is_filtered_by_track_type_day_person_and_words(
    conference: Conference, tracks: None
) -> None:
    speaker = await conference.person("Žofia Łukasz")
    people = [{"participant": str(speaker.participant), "part": "moderator"}]
    await conference.session("Circular textiles", tracks=["green", "health"])
    await conference.session("Care at home", starts=120, ends=180, tracks=["health"], type="workshop", people=people)
    await conference.session("Ceremony", starts=3 * 1440, ends=3 * 1440 + 60, tracks=["awards"], type="awards")
    day = clock(3 * 1440)[:10]

    assert await titles(conference) == ["Circular textiles", "Care at home", "Ceremony"]
    assert await titles(conference, "theme=green") == ["Circular textiles"]
    assert await titles(conference, "ecosystem=health") == ["Circular textiles", "Care at home"]
    assert await titles(conference, "theme=green&ecosystem=health") == ["Circular textiles"]
    assert await titles(conference, "track=awards&type=awards") == ["Ceremony"]
    assert await titles(conference, f"day={day}") == ["Ceremony"]
    assert await titles(conference, "search=TEXTILES") == ["Circular textiles"]
    assert await titles(conference, "search=zofia lukasz") == ["Care at home"]
    assert await titles(conference, f"person={speaker.participant}") == ["Care at home"]
    assert await titles(conference, "search=%25") == []
    wrong = await conference.organiser.get("programme/sessions?zone=Mars/Olympus&day=yesterday&limit=0")
    assert places(wrong) == ["day", "zone", "limit"]


async def test_a_day_begins_at_midnight_of_the_zone_asked_for(conference: Conference) -> None:
    await conference.organiser.post(
        "programme/sessions",
        session_body("Late in Berlin") | {"starts": "2030-05-01T22:30:00Z", "ends": "2030-05-01T23:00:00Z"},
    )

    assert await titles(conference, "day=2030-05-02&zone=Europe/Berlin") == ["Late in Berlin"]
    assert await titles(conference, "day=2030-05-02") == []


async def test_a_long_programme_comes_in_pages(conference: Conference) -> None:
    for n in range(5):
        await conference.session(f"Session {n}", starts=60 + n // 2, ends=120)

    first = (await conference.organiser.get("programme/sessions?limit=2")).body
    second = (await conference.organiser.get(f"programme/sessions?limit=2&after={first['next']}")).body
    third = (await conference.organiser.get(f"programme/sessions?limit=2&after={second['next']}")).body

    shown = [session["title"]["en"] for page in (first, second, third) for session in page["items"]]
    assert shown == [f"Session {n}" for n in range(5)]
    assert third["next"] is None


async def test_a_track_in_use_stays_and_its_key_is_unique(conference: Conference, tracks: None) -> None:
    await conference.session(tracks=["green"])

    assert (await conference.organiser.post("programme/tracks", TRACKS[0])).said == (409, "track_exists")
    assert (await conference.organiser.delete("programme/tracks/green")).said == (409, "track_in_use")
    assert (await conference.organiser.delete("programme/tracks/health")).status == 204
    assert (await conference.organiser.delete("programme/tracks/health")).said == (404, "not_found")
    changed = {"kind": "theme", "title": {"en": "Greener", "de": "Grüner"}, "position": 3}
    assert (await conference.organiser.put("programme/tracks/green", changed, version=1)).body["version"] == 2
    assert (await conference.organiser.put("programme/tracks/green", changed, version=1)).said == (412, "stale")
    listed = (await (await conference.person("Ben")).get("programme/tracks")).body["items"]
    assert [track["key"] for track in listed] == ["awards", "green"]


async def test_another_conference_sees_nothing(conference: Conference, h: House) -> None:
    session = await conference.session()
    stranger = await h.person(uuid4(), "organiser")

    assert (await stranger.get(f"programme/sessions/{session}")).said == (404, "not_found")
    assert (await stranger.put(f"programme/sessions/{session}", session_body(), version=1)).said == (404, "not_found")
    foreign = f"/api/programme/v1/conferences/{conference.id}/sessions"
    assert (await stranger.get(foreign)).said == (404, "not_found")


async def test_an_import_takes_a_whole_programme_with_its_tables(conference: Conference) -> None:
    facilitator = await conference.person("Fay")
    table = {"title": {"en": "Hydrogen"}, "track": "green", "facilitator": str(facilitator.participant)}
    sessions = [
        session_body("World café")
        | {"ref": "cafe", "type": "table_round", "tables": [table, table | {"facilitator": None}]},
        session_body("Opening") | {"ref": "opening", "tracks": ["green"]},
    ]

    answer = await conference.organiser.post("programme/imports", {"tracks": TRACKS, "sessions": sessions})

    assert (answer.status, answer.body["tracks"]) == (201, 3)
    assert [each["ref"] for each in answer.body["sessions"]] == ["cafe", "opening"]
    first = answer.body["sessions"][0]["tables"][0]
    assert (await facilitator.get(f"programme/tables/{first}")).body["mine"] is True
    assert await titles(conference) == ["World café", "Opening"]


async def test_a_faulty_import_names_every_place_and_takes_nothing(conference: Conference) -> None:
    nobody = str(uuid4())
    table = {"title": {"en": "Hydrogen"}, "track": "brown", "facilitator": nobody}
    sessions = [
        session_body() | {"ref": "a", "tracks": ["green", "brown"]},
        session_body() | {"ref": "a", "people": [{"participant": nobody, "part": "speaker"}], "tables": [table]},
    ]

    answer = await conference.organiser.post("programme/imports", {"tracks": TRACKS[:1], "sessions": sessions})

    assert answer.said == (422, "invalid")
    assert places(answer) == [
        "sessions.0.tracks.1",
        "sessions.1.people.0.participant",
        "sessions.1.tables",
        "sessions.1.tables.0.track",
        "sessions.1.tables.0.facilitator",
        "sessions.1.ref",
    ]
    assert (await conference.organiser.get("programme/tracks")).body["items"] == []


async def test_the_control_room_counts_what_happens_in_each_session(conference: Conference) -> None:
    session, _ = await conference.round(10)
    attendee = await conference.person("Ben")
    await attendee.put(f"programme/me/agenda/{session}", {})
    await attendee.put(f"programme/sessions/{session}/seat", {})
    await attendee.post(f"programme/sessions/{session}/questions", {"text": "Who minutes this?"})

    [watched] = (await conference.organiser.get("programme/control/sessions")).body["items"]

    counts = ("state", "booked", "tables", "seats", "seated", "questions", "waiting", "takeaways", "signed_off")
    assert [watched[name] for name in counts] == ["live", 1, 1, 10, 1, 1, 1, 0, 0]
    assert (await attendee.get("programme/control/sessions")).said == (403, "forbidden")

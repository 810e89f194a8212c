"""Booths: put up by organisers, edited by their staff, seen by everybody."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

from shared.clock import utc_now
from shared.events.exhibition import BoothClosedV1, BoothOpenedV1
from tests.exhibition.conftest import Hall, asked, together
from tests.kit.house import Api, House, until


async def test_an_organiser_puts_up_booths_that_get_numbers(hall: Hall) -> None:
    anna = await hall.person("Anna", "exhibitor")
    for title in ("Techtera", "Aerospace Valley"):
        await hall.booth(anna, title=title)
    listed = (await anna.get("exhibition/booths")).body["items"]
    assert [(booth["number"], booth["title"]) for booth in listed] == [(1, "Techtera"), (2, "Aerospace Valley")]


async def test_only_organisers_put_up_and_remove_booths(hall: Hall) -> None:
    anna = await hall.person("Anna", "exhibitor")
    booth = await hall.booth(anna)
    assert (await anna.post("exhibition/booths", {"title": "Mine"})).said == (403, "forbidden")
    assert (await anna.post("exhibition/imports", {"booths": []})).said == (403, "forbidden")
    assert (await anna.delete(f"exhibition/booths/{booth}")).said == (403, "forbidden")
    assert (await hall.organiser.delete(f"exhibition/booths/{booth}")).status == 204
    assert (await anna.get(f"exhibition/booths/{booth}")).said == (404, "not_found")


async def test_many_booths_come_at_once_or_none_with_every_mistake_named(hall: Hall) -> None:
    anna = await hall.person("Anna", "exhibitor")
    me, now = str(anna.participant), datetime.now(UTC)
    shift = {"participant": me, "starts": now.isoformat(), "ends": (now + timedelta(hours=1)).isoformat()}
    good = {"ref": "a", "title": "A", "staff": [me], "shifts": [shift]}
    good["links"] = [{"title": "Site", "url": "https://example.org"}]
    bad = {"ref": "a", "title": "B", "staff": [str(uuid4())], "accent": "#777777", "on_accent": "#ffffff"}
    refused = await hall.organiser.post("exhibition/imports", {"booths": [good, {**bad, "shifts": [shift]}]})
    assert refused.said == (422, "invalid")
    places = {error["loc"] for error in refused.body["errors"]}
    assert places == {"booths.1.staff.0", "booths.1.ref", "booths.1.accent", "booths.1.shifts.0.participant"}
    assert (await anna.get("exhibition/booths")).body["items"] == []

    made = await hall.organiser.post(
        "exhibition/imports", {"booths": [good, {"ref": "help", "title": "Help desk", "kind": "help"}]}
    )

    assert [(each["ref"], each["number"]) for each in made.body["booths"]] == [("a", 1), ("help", 2)]
    shown = await hall.read(made.body["booths"][0]["id"], anna)
    assert [(each["kind"], each["url"]) for each in shown["materials"]] == [("link", "https://example.org")]
    assert [each["person"]["name"] for each in shown["shifts"]] == ["Anna"]
    [desk] = (await anna.get("exhibition/booths?kind=help")).body["items"]
    assert desk["title"] == "Help desk"


async def test_staff_edit_their_booth_and_see_it_clean(hall: Hall) -> None:
    anna = await hall.person("Anna", "exhibitor")
    booth = await hall.booth(anna)
    body = {"title": "Techtera", "teaser": {"en": "Textiles"}, "text": {"en": "**Hello** <script>x</script>"}}
    edited = await anna.put(f"exhibition/booths/{booth}", {**body, "country": "FR"}, version=1)
    assert edited.status == 200, edited.body
    assert edited.headers["ETag"] == '"2"'
    assert "<strong>Hello</strong>" in edited.body["html"]["en"]
    assert "<script" not in edited.body["html"]["en"]
    assert (await anna.put(f"exhibition/booths/{booth}", body, version=1)).said == (412, "stale")
    assert (await anna.put(f"exhibition/booths/{booth}", body)).said == (428, "version_needed")
    assert len(await hall.said("booth.changed.v1")) == 2


async def test_staff_cannot_make_their_booth_a_help_desk(hall: Hall) -> None:
    anna = await hall.person("Anna", "exhibitor")
    booth = await hall.booth(anna)
    edited = await anna.put(f"exhibition/booths/{booth}", {"title": "T", "kind": "help"}, version=1)
    assert edited.body["kind"] == "exhibitor"


async def test_colours_that_cannot_be_read_are_refused_with_the_contrast(hall: Hall) -> None:
    anna = await hall.person("Anna", "exhibitor")
    booth = await hall.booth(anna)
    body = {"title": "T", "accent": "#777777", "on_accent": "#ffffff"}
    refused = await anna.put(f"exhibition/booths/{booth}", body, version=1)
    assert refused.said == (422, "low_contrast")
    assert "4.48:1" in refused.body["detail"]
    assert (await hall.read(booth))["accent"] is None
    assert (await anna.put(f"exhibition/booths/{booth}", {**body, "accent": "#767676"}, version=1)).status == 200


async def test_another_booths_staff_and_visitors_change_nothing(hall: Hall) -> None:
    anna, ben = await hall.person("Anna", "exhibitor"), await hall.person("Ben", "exhibitor")
    booth, _ = await hall.booth(anna), await hall.booth(ben)
    now = datetime.now(UTC)
    times = {"starts": now.isoformat(), "ends": (now + timedelta(hours=1)).isoformat()}
    path = f"exhibition/booths/{booth}"
    refused = [
        await ben.put(path, {"title": "Stolen"}, version=1),
        await ben.put(f"{path}/staff", {"participants": [str(ben.participant)]}),
        await ben.put(f"{path}/presence", {"here": True}),
        await ben.post(f"{path}/shifts", {"participant": str(anna.participant), **times}),
        await ben.post(f"{path}/links", {"title": "x", "url": "https://example.org"}),
        await ben.get(f"{path}/queue"),
        await ben.post(f"{path}/queue/next", {}),
    ]
    assert [answer.said for answer in refused] == [(403, "forbidden")] * len(refused)
    assert (await hall.read(booth))["title"] == "Techtera"


async def test_the_hall_shows_who_is_there_first_and_says_when_a_booth_opens_and_closes(hall: Hall) -> None:
    anna, ben = await hall.person("Anna", "exhibitor"), await hall.person("Ben", "exhibitor")
    await hall.booth(anna, title="Empty")
    booth = await hall.booth(anna, ben, title="Staffed")
    here, gone = {"here": True}, {"here": False}
    for person, state in ((anna, here), (ben, here), (anna, here), (anna, gone)):
        assert (await person.put(f"exhibition/booths/{booth}/presence", state)).status == 204
    listed = (await anna.get("exhibition/booths")).body["items"]
    assert [(each["title"], each["here"], each["staff"]) for each in listed] == [("Staffed", 1, 2), ("Empty", 0, 1)]
    assert [e["title"] for e in (await anna.get("exhibition/booths?staffed=true")).body["items"]] == ["Staffed"]
    await ben.put(f"exhibition/booths/{booth}/presence", gone)
    assert [
        type(event) for event in await hall.said("booth.*.v1") if type(event) in (BoothOpenedV1, BoothClosedV1)
    ] == [
        BoothOpenedV1,
        BoothClosedV1,
    ]
    frames = [frame for frame in await hall.frames("conference") if frame["kind"] == "hall.changed"]
    assert [frame["data"]["here"] for frame in frames] == [1, 2, 1, 0]
    assert [frame["version"] for frame in frames] == sorted({frame["version"] for frame in frames})


async def test_booths_are_found_by_words_ecosystem_and_country(hall: Hall) -> None:
    await hall.booth(title="Łódź Textiles", ecosystems=["eco-textile"], country="PL", text={"en": "Smart fabric"})
    await hall.booth(title="Green Tech", ecosystems=["eco-energy"], country="AT")
    visitor = await hall.person("Vera")

    async def titles(query: str) -> list[str]:
        return [each["title"] for each in (await visitor.get(f"exhibition/booths?{query}")).body["items"]]

    assert await titles("search=lodz%20fabric") == ["Łódź Textiles"]
    assert await titles("search=100%25") == []
    assert await titles("ecosystem=eco-energy") == ["Green Tech"]
    assert await titles("country=PL") == ["Łódź Textiles"]
    assert (await visitor.get("exhibition/booths?country=poland")).said == (422, "invalid")


async def test_a_visit_is_a_number_and_nobodys_name(hall: Hall, h: House) -> None:
    anna, vera = await hall.person("Anna", "exhibitor"), await hall.person("Vera")
    booth = await hall.booth(anna)
    await together(*(vera.post(f"exhibition/booths/{booth}/visits") for _ in range(5)))
    await vera.get(f"exhibition/booths/{booth}")
    assert (await anna.get(f"exhibition/booths/{booth}/queue")).body["visits"] == 5
    assert await rows_with(h, vera) == []
    assert (await vera.post(f"exhibition/booths/{uuid4()}/visits")).said == (404, "not_found")


async def test_staff_name_colleagues_and_who_leaves_has_no_rights_left(hall: Hall) -> None:
    anna, ben, vera = await hall.person("Anna"), await hall.person("Ben"), await hall.person("Vera")
    booth = await hall.booth(anna)
    path = f"exhibition/booths/{booth}"
    named = {"participants": [str(anna.participant), str(ben.participant)]}
    assert (await anna.put(f"{path}/staff", named)).status == 204
    await ben.put(f"{path}/presence", {"here": True})
    request = await asked(vera, booth)
    await ben.post(f"exhibition/contact-requests/{request}/answer", {})
    assert (await anna.put(f"{path}/staff", {"participants": [str(anna.participant)]})).status == 204
    assert (await ben.get(f"{path}/queue")).said == (403, "forbidden")
    shown = await hall.read(booth, vera)
    assert (shown["here"], shown["mine"]["request"]) == (0, None)
    unknown = await anna.put(f"{path}/staff", {"participants": [str(uuid4())]})
    assert unknown.said == (422, "invalid")


async def test_the_roster_holds_shifts_of_the_staff(hall: Hall) -> None:
    anna, vera = await hall.person("Anna"), await hall.person("Vera")
    booth, now = await hall.booth(anna), datetime.now(UTC)
    path = f"exhibition/booths/{booth}/shifts"
    times = {"starts": (now + timedelta(hours=1)).isoformat(), "ends": (now + timedelta(hours=2)).isoformat()}
    made = await anna.post(path, {"participant": str(anna.participant), **times})
    assert made.status == 201
    assert (await anna.post(path, {"participant": str(vera.participant), **times})).said == (422, "invalid")
    backwards = {"starts": times["ends"], "ends": times["starts"]}
    assert (await anna.post(path, {"participant": str(anna.participant), **backwards})).said == (422, "invalid")
    [listed] = (await vera.get("exhibition/booths")).body["items"]
    assert listed["next_shift"] is not None
    assert (await vera.delete(f"{path}/{made.body['id']}")).said == (403, "forbidden")
    assert (await anna.delete(f"{path}/{made.body['id']}")).status == 204
    assert (await anna.delete(f"{path}/{made.body['id']}")).said == (404, "not_found")


async def test_staff_whose_page_is_closed_are_not_shown_as_there(hall: Hall) -> None:
    anna, ben = await hall.person("Anna"), await hall.person("Ben")
    booth = await hall.booth(anna, ben)
    soon, later = (utc_now() + timedelta(seconds=each) for each in (1, 600))
    for person, until_then in ((anna, soon), (ben, later)):
        state = {"here": True, "until": until_then.isoformat()}
        assert (await person.put(f"exhibition/booths/{booth}/presence", state)).status == 204
    assert (await hall.read(booth))["here"] == 2

    async def alone() -> bool:
        return bool((await hall.read(booth))["here"] == 1)

    await until(alone)
    shown = await hall.read(booth)
    assert [each["person"]["name"] for each in shown["people"] if each["here"]] == ["Ben"]


async def test_saying_again_that_one_is_there_holds_the_place(hall: Hall) -> None:
    anna = await hall.person("Anna")
    booth = await hall.booth(anna)
    for seconds in (1, 600):
        state = {"here": True, "until": (utc_now() + timedelta(seconds=seconds)).isoformat()}
        await anna.put(f"exhibition/booths/{booth}/presence", state)
    clock = utc_now() + timedelta(seconds=4)
    await until(lambda: utc_now() > clock)
    assert (await hall.read(booth))["here"] == 1


async def test_another_conferences_booth_is_not_there(hall: Hall, h: House) -> None:
    booth = await hall.booth(await hall.person("Anna"))
    stranger = await h.person(uuid4(), "organiser")
    for path in ("", "/queue", "/leads", "/leads.csv"):
        assert (await stranger.get(f"exhibition/booths/{booth}{path}")).said == (404, "not_found")
    assert (await stranger.put(f"exhibition/booths/{booth}", {"title": "x"}, version=1)).said == (404, "not_found")
    assert (await stranger.delete(f"exhibition/booths/{booth}")).said == (404, "not_found")
    assert (await h.anybody().get(f"/api/exhibition/v1/conferences/{hall.id}/booths")).said == (401, "sign_in_needed")


async def test_a_preview_shows_clean_html_and_stores_nothing(hall: Hall) -> None:
    anna = await hall.person("Anna")
    shown = await anna.post("exhibition/previews", {"text": "*Hi* <iframe>"})
    assert shown.body["html"] == "<p><em>Hi</em> &lt;iframe&gt;</p>\n"


async def rows_with(h: House, person: Api) -> list[str]:
    """Name the tables with a row that holds a person's id; published facts of ten minutes apart."""
    import sqlalchemy as sa

    found: list[str] = []
    service: Any = h.parts["exhibition"].service
    async with h.parts["exhibition"].read() as reader:
        for each in service.metadata.sorted_tables:
            rows = await reader.all(sa.select(each))
            if each.name != "outbox" and any(repr(person.participant) in repr(tuple(row)) for row in rows):
                found.append(each.name)
    return found

"""Reports to the organisers."""

from shared.events.chat import MessageReportedV1, ReportResolvedV1
from tests.chat.conftest import Hall
from tests.kit.browser import browser
from tests.kit.house import House


async def test_a_reported_message_is_shown_to_the_organisers_who_remove_it(h: House, hall: Hall) -> None:
    ada, bo = await hall.person(name="Ada"), await hall.person(name="Bo")
    org = await h.person(hall.conference, "organiser", name="Olga")
    id = await hall.post(ada, "something rude")
    async with browser(h, org) as o:
        await o.subscribe("control")
        made = await bo.post(f"chat/messages/{id}/reports", {"reason": "insults"})
        assert made.status == 201
        (frame,) = await o.hears("message.reported")
        assert frame["data"] == {"report": made.body["id"]}

    (report,) = (await org.get("chat/reports")).body["items"]
    assert (report["text"], report["reason"]) == ("something rude", "insults")
    assert (report["author"]["name"], report["reporter"]["name"]) == ("Ada", "Bo")

    path = f"chat/reports/{report['id']}"
    decided = await org.put(path, {"resolution": "removed"}, version=report["version"])
    assert (decided.status, decided.body["resolved_by"]["name"]) == (200, "Olga")
    assert await hall.texts(bo) == [""]
    assert (await org.get("chat/reports")).body["items"] == []
    assert [each["id"] for each in (await org.get("chat/reports?resolved=true")).body["items"]] == [report["id"]]
    again = await org.put(path, {"resolution": "dismissed"}, version=decided.body["version"])
    assert again.said == (409, "already_resolved")
    assert await h.said(hall.conference, "chat.*.reported.>") == [MessageReportedV1(report=report["id"], message=id)]
    resolved = ReportResolvedV1(report=report["id"], resolution="removed")
    assert await h.said(hall.conference, "chat.report.>") == [resolved]


async def test_a_dismissed_report_leaves_the_message(h: House, hall: Hall) -> None:
    ada, bo, org = await hall.person(), await hall.person(), await h.person(hall.conference, "organiser")
    id = await hall.post(ada, "an opinion")
    report = (await bo.post(f"chat/messages/{id}/reports", {})).body["id"]
    path = f"chat/reports/{report}"
    assert (await org.put(path, {"resolution": "dismissed"})).said == (428, "version_needed")
    assert (await org.put(path, {"resolution": "dismissed"}, version=9)).said == (412, "stale")
    assert (await org.put(path, {"resolution": "dismissed"}, version=1)).status == 200
    assert await hall.texts(bo) == ["an opinion"]


async def test_one_reports_a_message_once(hall: Hall) -> None:
    ada, bo = await hall.person(), await hall.person()
    id = await hall.post(ada, "hm")
    assert (await bo.post(f"chat/messages/{id}/reports", {})).status == 201
    assert (await bo.post(f"chat/messages/{id}/reports", {})).said == (409, "already_reported")


async def test_the_recipient_reports_a_direct_message(h: House, hall: Hall) -> None:
    ada, bo = await h.person(hall.conference), await h.person(hall.conference)
    org = await h.person(hall.conference, "organiser")
    sent = await ada.post(f"chat/conversations/{bo.participant}/messages", {"text": "a threat"})
    assert (await bo.post(f"chat/messages/{sent.body['id']}/reports", {})).status == 201
    (report,) = (await org.get("chat/reports")).body["items"]
    await org.put(f"chat/reports/{report['id']}", {"resolution": "removed"}, version=1)
    items = (await bo.get(f"chat/conversations/{ada.participant}/messages")).body["items"]
    assert [item["text"] for item in items] == [""]


async def test_only_organisers_see_and_decide_reports(hall: Hall) -> None:
    ada, bo = await hall.person(), await hall.person()
    report = (await bo.post(f"chat/messages/{await hall.post(ada, 'hm')}/reports", {})).body["id"]
    assert (await ada.get("chat/reports")).said == (403, "forbidden")
    answer = await ada.put(f"chat/reports/{report}", {"resolution": "dismissed"}, version=1)
    assert answer.said == (403, "forbidden")

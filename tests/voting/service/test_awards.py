"""Awards: nominations, shortlists, and the award that is conferred and never voted on."""

from tests.voting.service.conftest import NAMES, Setting, prepare, shortlist, voters

ELECTED = {"kind": "elected", "title": "Cluster Manager of the Year"}
CONFERRED = {"kind": "conferred", "title": "Special award"}


async def test_participants_nominate_while_nominations_are_open(conference: Setting) -> None:
    one, other = await voters(conference, 2)
    award = (await conference.organiser.post("voting/awards", ELECTED)).body["id"]
    path = f"voting/awards/{award}/nominations"
    body = {"name": "Ada", "text": "For twelve clusters in one year.", "participant": str(other.participant)}
    assert (await one.post(path, body)).said == (409, "nominations_closed")
    assert (await conference.organiser.post(f"{path}/opening")).body["nominations"] == "open"
    made = await one.post(path, body)
    assert (made.status, made.body["mine"], made.body["shortlisted"]) == (201, True, False)
    assert (await one.post(path, {"name": " ADA "})).said == (409, "already_nominated")
    assert (await other.post(path, {"name": "Ada"})).status == 201, "somebody else may name her too"
    mine = (await one.get(path)).body["items"]
    assert [each["id"] for each in mine] == [made.body["id"]]
    everything = (await conference.organiser.get(path)).body["items"]
    assert {each["proposer"]["id"] for each in everything} == {str(one.participant), str(other.participant)}
    await conference.organiser.post(f"{path}/closing")
    assert (await one.post(path, {"name": "Émilie"})).said == (409, "nominations_closed")
    assert (await one.delete(f"voting/nominations/{made.body['id']}")).said == (409, "nominations_closed")


async def test_a_nomination_is_withdrawn_by_its_proposer_alone(conference: Setting) -> None:
    one, other = await voters(conference, 2)
    award = (await conference.organiser.post("voting/awards", ELECTED)).body["id"]
    await conference.organiser.post(f"voting/awards/{award}/nominations/opening")
    made = (await one.post(f"voting/awards/{award}/nominations", {"name": "Ada"})).body["id"]
    assert (await other.delete(f"voting/nominations/{made}")).said == (404, "not_found")
    await conference.organiser.put(f"voting/awards/{award}/shortlist", {"nominations": [made]})
    assert (await one.delete(f"voting/nominations/{made}")).said == (409, "on_shortlist")
    await conference.organiser.put(f"voting/awards/{award}/shortlist", {"nominations": []})
    assert (await one.delete(f"voting/nominations/{made}")).status == 204


async def test_a_shortlist_keeps_its_order_and_is_locked_by_an_election(conference: Setting) -> None:
    (attendee,) = await voters(conference, 1)
    award = await shortlist(conference, NAMES[::-1])
    shown = (await attendee.get(f"voting/awards/{award}")).body
    assert [each["name"] for each in shown["shortlist"]] == list(NAMES[::-1])
    twice = [shown["shortlist"][0]["nomination"]] * 2
    refused = await conference.organiser.put(f"voting/awards/{award}/shortlist", {"nominations": twice})
    assert refused.said == (422, "invalid")
    election = await prepare(conference)
    await election.open()
    refused = await conference.organiser.put(f"voting/awards/{election.award}/shortlist", {"nominations": []})
    assert refused.said == (409, "shortlist_locked")


async def test_a_conferred_award_has_a_laureate_and_never_a_ballot(conference: Setting) -> None:
    (attendee,) = await voters(conference, 1)
    award = (await conference.organiser.post("voting/awards", CONFERRED)).body["id"]
    refused = await conference.organiser.post(f"voting/awards/{award}/elections", {"question": "Who?"})
    assert refused.said == (409, "conferred")
    laureate = {"laureate": "Antonia Example", "citation": "For mobilising the clusters in a hard year."}
    assert (await attendee.put(f"voting/awards/{award}/laureate", laureate)).said == (403, "forbidden")
    assert (await conference.organiser.put(f"voting/awards/{award}/laureate", laureate)).status == 200
    shown = (await attendee.get(f"voting/awards/{award}")).body
    assert (shown["laureate"], shown["citation"]) == tuple(laureate.values())
    assert (shown["election"], shown["conferred_at"] is not None) == (None, True)
    elected = (await conference.organiser.post("voting/awards", ELECTED)).body["id"]
    refused = await conference.organiser.put(f"voting/awards/{elected}/laureate", laureate)
    assert refused.said == (409, "not_conferred")


async def test_an_award_is_edited_by_one_organiser_at_a_time(conference: Setting) -> None:
    award = (await conference.organiser.post("voting/awards", ELECTED)).body["id"]
    path, body = f"voting/awards/{award}", {"title": "Manager of the Year", "description": "For people."}
    assert (await conference.organiser.put(path, body)).said == (428, "version_needed")
    assert (await conference.organiser.put(path, body, version=1)).body["title"] == "Manager of the Year"
    assert (await conference.organiser.put(path, body, version=1)).said == (412, "stale")

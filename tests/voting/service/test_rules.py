"""What the rule book says holds: who may vote, ties, quorum, embargo, and words before the opening."""

from hashlib import sha256
from typing import Any

import pytest

from services.voting.domain.rulebook import in_words
from tests.kit.house import Api
from tests.voting.service.conftest import Setting, clock, prepare, voters

BLANK, ADA, BLAISE, EMILIE = ((1, 0, 0, 0), (0, 1, 0, 0), (0, 0, 1, 0), (0, 0, 0, 1))


async def result(conference: Setting, votes: list[Any], **rules: Any) -> tuple[list[Any], dict[str, Any]]:
    """Hold an election with these votes; return what each press revealed, and the result."""
    people = await voters(conference, len(votes))
    election = await prepare(conference, **rules)
    await election.open()
    for who, choices in zip(people, votes, strict=True):
        await election.vote(who, *choices)
    await election.close()
    presses = await election.reveal()
    revealed = [(each["place"], each["names"], each["votes"]) for each in presses[-1].body["revealed"]]
    return revealed, (await conference.organiser.get(f"{election.path}/result")).body


async def test_joint_winners_share_the_first_place(conference: Setting) -> None:
    revealed, found = await result(conference, [ADA, BLAISE])
    assert revealed == [(3, ["Émilie"], 0), (1, ["Ada", "Blaise"], 1)]
    assert (found["winners"], found["tied"]) == ([], [["Ada", "Blaise"]])
    assert [row["place"] for row in found["table"]] == [1, 1, 3]


async def test_a_lot_settles_ties_where_the_rules_say_so_and_is_shown(conference: Setting) -> None:
    revealed, found = await result(conference, [ADA, BLAISE], ties="lot")
    assert [place for place, _, _ in revealed] == [3, 2, 1]
    seed = found["trace"]["parameters"]["seed"]
    lucky = min(("Ada", "Blaise"), key=lambda name: sha256(f"{seed}|{name}".encode()).digest())
    assert found["winners"] == [lucky]
    assert found["trace"]["trace"][0]["ties"][0]["looks"][0]["rule"] == "lot"


async def test_below_the_quorum_there_is_no_winner(conference: Setting) -> None:
    revealed, found = await result(conference, [ADA], quorum=2)
    assert (revealed, found["quorum_met"], found["winners"], found["tied"]) == ([], False, [], [])


async def test_approval_counts_every_nominee_chosen(conference: Setting) -> None:
    _, found = await result(conference, [(0, 1, 1, 0), (0, 0, 1, 1), BLANK], counting="approval", most=2)
    assert {row["name"]: row["votes"] for row in found["table"]} == {"Blaise": 2, "Ada": 1, "Émilie": 1}
    assert (found["blank"], found["winners"]) == (1, ["Blaise"])


async def test_an_election_without_ballots_has_a_result_too(conference: Setting) -> None:
    revealed, found = await result(conference, [])
    assert revealed == [(1, ["Ada", "Blaise", "Émilie"], 0)]
    assert (found["voted"], found["blank"]) == (0, 0)


async def test_nothing_is_revealed_before_the_embargo_ends(conference: Setting) -> None:
    election = await prepare(conference, embargo_until=clock(minutes=10))
    await election.open()
    await election.close()
    assert (await election.act("reveal", {"stage": 0})).said == (409, "embargoed")


async def test_the_jury_alone_is_on_the_roll_where_the_rules_say_so(conference: Setting) -> None:
    (juror,) = await voters(conference, 1, roles="juror")
    (attendee,) = await voters(conference, 1)
    election = await prepare(conference, roll="jurors")
    await election.open()
    assert (await election.read())["roll"]["count"] == 1
    assert await election.credential(juror)
    path = f"registration/elections/{election.id}/credential"
    assert (await attendee.get(path)).said == (404, "not_on_roll")


async def test_the_roll_is_frozen_when_voting_opens(conference: Setting) -> None:
    (early,) = await voters(conference, 1)
    election = await prepare(conference)
    path = f"registration/elections/{election.id}/credential"
    assert (await early.get(path)).said == (409, "not_open")
    await election.open()
    (late,) = await voters(conference, 1)
    assert (await election.credential(early)) == (await election.credential(early)), "as often as needed"
    assert (await late.get(path)).said == (404, "not_on_roll")
    listed = (await conference.organiser.get(f"registration/elections/{election.id}/voters")).body["items"]
    assert {row["participant"]: row["collected"] for row in listed} == {
        str(early.participant): True,
        str(conference.organiser.participant): False,
    }
    shown = (await election.read())["roll"]
    ids = sorted([str(early.participant), str(conference.organiser.participant)])
    assert shown["hash"] == sha256(str(ids).replace("'", '"').replace(" ", "").encode()).hexdigest()


async def named(conference: Setting, election: str, organisation: str, who: Api) -> Any:
    path = f"registration/elections/{election}/voters/{organisation}"
    return await conference.organiser.put(path, {"participant": str(who.participant)})


async def listed(conference: Setting, election: str) -> set[tuple[str, str, bool]]:
    answer = await conference.organiser.get(f"registration/elections/{election}/voters")
    return {(row["organisation_name"], row["name"], row["collected"]) for row in answer.body["items"]}


async def test_an_organisation_names_its_voter_until_the_code_was_seen(conference: Setting) -> None:
    one, other, third = await conference.people("One", "Other", "Third", organisation="Cluster North")
    (stranger,) = await voters(conference, 1)
    known = conference.house.parts["voting"].directory
    assert one.participant is not None
    person = known.find(conference.id, one.participant)
    assert person is not None
    organisation = str(person.organisation_id)
    election = await prepare(conference, roll="organisations")
    assert (await election.act("opening")).said == (409, "nobody_may_vote")
    assert await listed(conference, election.id) >= {("Cluster North", "", False)}, "every organisation"
    assert (await named(conference, election.id, organisation, stranger)).said == (422, "invalid")
    assert (await named(conference, election.id, organisation, one)).status == 204
    assert await listed(conference, election.id) >= {("Cluster North", "One", False)}
    await election.open()
    assert (await named(conference, election.id, organisation, other)).status == 204, "not collected yet"
    path = f"registration/elections/{election.id}/credential"
    assert await election.credential(other)
    assert (await one.get(path)).said == (404, "not_on_roll")
    assert await listed(conference, election.id) == {("Cluster North", "Other", True)}
    assert (await named(conference, election.id, organisation, third)).said == (409, "already_collected")
    assert (await election.read())["roll"]["count"] == 1


async def test_the_rules_are_said_in_words_and_frozen(conference: Setting) -> None:
    election = await prepare(conference, quorum=3, ties="lot")
    shown = await election.read()
    assert "A result needs ballots of at least 3 voters." in shown["words"]
    rules = {**shown["rules"], "quorum": 2}
    changed = await conference.organiser.put(f"{election.path}/rules", rules, version=shown["version"])
    assert changed.body["rules"]["quorum"] == 2
    stale = await conference.organiser.put(f"{election.path}/rules", rules, version=shown["version"])
    assert stale.said == (412, "stale")
    await election.open()
    opened = await election.read()
    book = (await conference.organiser.get(f"{election.path}/rules")).body
    assert book["rules"] == opened["rules"]
    assert book["words"] == opened["words"] == in_words(book["rules"], book["roll"])
    assert opened["rules_hash"] in opened["form"]["election"]
    refused = await conference.organiser.put(f"{election.path}/rules", rules, version=opened["version"])
    assert refused.said == (409, "wrong_state")
    assert (await election.act("opening")).said == (409, "wrong_state")


@pytest.mark.parametrize(
    "rules",
    [{"most": 2}, {"reveal": [1, 2]}, {"reveal": [2, 2, 1]}, {"counting": "coin"}, {"roll": "all"}, {"quorum": -1}],
)
async def test_rules_that_contradict_themselves_are_refused(conference: Setting, rules: dict[str, Any]) -> None:
    election = await prepare(conference)
    body = {"question": "Who?", **rules}
    refused = await conference.organiser.put(f"{election.path}/rules", body, version=1)
    assert refused.said == (422, "invalid")


async def test_an_award_has_one_election_at_a_time(conference: Setting) -> None:
    election = await prepare(conference)
    again = await conference.organiser.post(f"voting/awards/{election.award}/elections", {"question": "Who?"})
    assert again.said == (409, "election_exists")


async def test_one_nominee_is_no_election(conference: Setting) -> None:
    election = await prepare(conference, ["Ada"])
    assert (await election.act("opening")).said == (409, "shortlist_too_short")


async def test_rules_with_trustees_do_not_open_on_the_server_key_alone(conference: Setting) -> None:
    election = await prepare(conference, trustees={"threshold": 2, "size": 3})
    assert (await election.act("opening")).said == (409, "ceremony_not_finished")
    assert (await election.read())["state"] == "draft"

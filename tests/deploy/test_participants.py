"""Synthetic participants: drawn as the hints say, nobody real, the same for the same seed, of use to both engines."""

import json
import math
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from deploy.cli import main
from deploy.demo.entries import grade
from deploy.demo.hints import conference, hints
from deploy.demo.organisations import Organisation
from deploy.demo.participants import generate
from services.networking.participants_file import read

COUNT = 1_000


@pytest.fixture(scope="module")
def drawn() -> dict[str, Any]:
    return generate(COUNT, 2020)


def test_one_seed_gives_one_file_and_another_seed_another() -> None:
    assert json.dumps(generate(60, 5)) == json.dumps(generate(60, 5))
    assert json.dumps(generate(60, 5)) != json.dumps(generate(60, 6))


def _within_three_errors(values: list[Any], shares: dict[str, float]) -> bool:
    counted = Counter(map(str, values))
    return set(counted) <= set(shares) and all(
        abs(counted[value] / len(values) - share) <= 3 * math.sqrt(share * (1 - share) / len(values))
        for value, share in shares.items()
    )


def test_drawn_shares_are_within_three_standard_errors_of_the_weights(drawn: dict[str, Any]) -> None:
    people, found = drawn["participants"], hints()
    numbers = found["offers_and_needs"]["per_person"]

    assert _within_three_errors([p["country"] for p in people], found["countries"]["weights"])
    roles = {role["id"]: role["weight"] for role in found["roles"]["items"]}
    assert _within_three_errors([p["kind"] for p in people], roles)
    assert _within_three_errors([len(p["offers"]) for p in people], numbers["offers"])
    assert _within_three_errors([len(p["needs"]) for p in people], numbers["needs"])
    assert _within_three_errors([len(p["interests"]) for p in people], found["interests"]["per_person"])


def test_nobody_is_real(drawn: dict[str, Any]) -> None:
    pools = hints()["name_pools"]
    given = {name for names in pools["given"].values() for name in names}
    laureates = {
        finalist["name"] for award in conference()["awards"] for finalist in award["finalists"] if finalist["laureate"]
    }
    people = drawn["participants"]

    assert all(person["email"].endswith("@example.org") for person in people)
    assert not laureates & {person["name"] for person in people}
    for person in people:
        if "edge_case" not in person or person["edge_case"].startswith("same name"):
            first, family = person["name"].split(" ")
            assert first in given
            assert _of_syllables(family.lower(), pools["family_syllables"])


def _of_syllables(name: str, syllables: list[str]) -> bool:
    return name == "" or any(
        name.startswith(each) and _of_syllables(name[len(each) :], syllables) for each in syllables
    )


def test_a_planted_partner_of_another_organisation_truly_offers_what_is_needed(drawn: dict[str, Any]) -> None:
    people = {person["id"]: person for person in drawn["participants"]}
    entries = {e["id"]: e for p in people.values() for e in (*p["offers"], *p["needs"])}

    assert len(drawn["planted"]) >= COUNT / 20 * 0.8
    for pair in drawn["planted"]:
        seeker, provider = people[pair["seeker"]], people[pair["provider"]]
        assert seeker["organisation"] != provider["organisation"]
        assert grade(entries[pair["need"]], _home(seeker), entries[pair["offer"]], _home(provider)) == 3


def _home(person: dict[str, Any]) -> Organisation:
    return Organisation(
        person["organisation"],
        person["organisation_type"],
        person["country"],
        person["region"],
        tuple(person["ecosystems"]),
    )


def test_colleagues_share_organisation_country_and_ecosystems_and_never_meet(drawn: dict[str, Any]) -> None:
    people = {person["id"]: person for person in drawn["participants"]}
    homes = {_home(person).name: _home(person) for person in people.values()}

    assert all(homes[person["organisation"]] == _home(person) for person in people.values())
    assert any(count > 1 for count in Counter(p["organisation"] for p in people.values()).values())
    for meeting in drawn["meetings"]:
        one, other = (people[id_]["organisation"] for id_ in meeting["participants"])
        assert one != other


def test_as_many_meetings_are_agreed_on_as_were_observed(drawn: dict[str, Any]) -> None:
    held = Counter(id_ for meeting in drawn["meetings"] for id_ in meeting["participants"])
    pairs = [frozenset(meeting["participants"]) for meeting in drawn["meetings"]]

    assert 3.5 <= 2 * len(drawn["meetings"]) / COUNT <= 4.5
    assert max(held.values()) <= 11
    assert len(pairs) == len(set(pairs))
    assert {meeting["priority"] for meeting in drawn["meetings"]} == {1, 2, 3}


def test_everybody_can_meet_in_some_slots_and_nobody_at_night(drawn: dict[str, Any]) -> None:
    slots = {slot["id"]: slot for slot in drawn["slots"]}
    everywhere = [person["available"] for person in drawn["participants"]]

    assert all(each and set(each) <= set(slots) for each in everywhere)
    newyorkers = [p for p in drawn["participants"] if p["time_zone"] == "America/New_York"]
    assert newyorkers
    assert all(slots[id_]["start"][11:13] >= "12" for p in newyorkers for id_ in p["available"])


def test_awkward_names_and_texts_occur_once_each(drawn: dict[str, Any]) -> None:
    cases = Counter(person["edge_case"] for person in drawn["participants"] if "edge_case" in person)
    twice = "same name twice in one organisation"

    assert cases == {case: 1 + (case == twice) for case in hints()["name_pools"]["edge_cases"]}
    lengths = {person.get("edge_case"): person for person in drawn["participants"]}
    assert len(lengths["name of 60 letters"]["name"]) == 60
    assert len(lengths["organisation name of 150 letters"]["organisation"]) == 150
    assert len(lengths["profile of 5,000 letters"]["profile"]) == 5_000
    assert "<b>" in lengths["markup in the free text, for example <b>bold</b>"]["profile"]


def test_some_entries_are_in_the_first_language_of_their_author(drawn: dict[str, Any]) -> None:
    entries = [e for p in drawn["participants"] for e in (*p["offers"], *p["needs"])]

    assert {"en", "de", "fr"} <= {entry["language"] for entry in entries}
    assert 0.01 <= sum(entry["language"] != "en" for entry in entries) / len(entries) <= 0.12


def test_the_command_prints_a_file_that_the_recommendations_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["demo", "participants", "--count", "30", "--seed", "7", "--json"]) == 0
    path = tmp_path / "people.json"
    path.write_text(capsys.readouterr().out)

    people, _ = read(path)

    assert [person.id for person in people] == [f"p{number:04}" for number in range(1, 31)]
    assert all(person.free for person in people)
    assert any(person.offers and person.needs and person.ecosystems for person in people)


@pytest.mark.parametrize("count", ["0", "-3"])
def test_fewer_than_one_participant_is_refused(count: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["demo", "participants", "--count", count]) == 2
    assert capsys.readouterr().err == "--count must be 1 or more.\n"


@pytest.mark.parametrize("count", [1, 2, 13])
def test_few_participants_can_be_drawn(count: int) -> None:
    assert len(generate(count, 1)["participants"]) == count

"""The awkward names and texts that real forms bring, each once among the synthetic participants."""

import random
from typing import Any

from deploy.demo.hints import hints

LONG_NAME, LONG_ORGANISATION, LONG_PROFILE = 60, 150, 5_000


def add(rng: random.Random, people: list[dict[str, Any]]) -> None:
    """Change one participant for each case; the name that occurs twice takes two of one organisation."""
    twins = _colleagues(people)
    cases = [case for case in hints()["name_pools"]["edge_cases"] if case != "same name twice in one organisation"]
    others = [person for person in people if person not in twins]
    for case, person in zip(cases, rng.sample(others, min(len(cases), len(others))), strict=False):
        person["edge_case"] = case
        _apply(case, person, people)
    if twins:
        twins[1]["name"] = twins[0]["name"]
        for twin in twins:
            twin["edge_case"] = "same name twice in one organisation"


def _colleagues(people: list[dict[str, Any]]) -> list[dict[str, Any]]:
    first: dict[str, dict[str, Any]] = {}
    for person in people:
        if person["organisation"] in first:
            return [first[person["organisation"]], person]
        first[person["organisation"]] = person
    return []


def _apply(case: str, person: dict[str, Any], people: list[dict[str, Any]]) -> None:
    given, family = person["name"].split(" ", 1)
    pools = hints()["name_pools"]
    syllables = pools["family_syllables"]
    if case == "one-letter name":
        person["name"] = given[0]
    elif case == "name of 60 letters":
        person["name"] = f"{given} {''.join(syllables * 3).capitalize()}"[:LONG_NAME]
    elif case.startswith("name with apostrophe"):
        person["name"] = f"{given} O'{family}"
    elif case.startswith("hyphenated name"):
        person["name"] = f"{given} {syllables[0].capitalize()}-{family}"
    elif case == "name written right to left":
        person["name"] = " ".join(pools["given"]["ar"][:2])
    elif case == "organisation name of 150 letters":
        _rename(person["organisation"], people)
    elif case == "empty free-text profile":
        person["profile"] = ""
    elif case == "profile of 5,000 letters":
        person["profile"] = (f"{person['profile']} " * LONG_PROFILE)[:LONG_PROFILE]
    else:
        person["profile"] = f"<b>{person['profile']}</b>"


def _rename(organisation: str, people: list[dict[str, Any]]) -> None:
    """Lengthen the name of an organisation for all of its people."""
    long = (f"{organisation} " * LONG_ORGANISATION)[:LONG_ORGANISATION]
    for person in people:
        if person["organisation"] == organisation:
            person["organisation"] = long

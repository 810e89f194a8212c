"""Requests among synthetic participants, and the meetings that came of those accepted."""

import random
from collections import Counter, defaultdict
from math import exp
from typing import Any

from deploy.demo.entries import grade
from deploy.demo.hints import hints
from deploy.demo.organisations import Organisation

SPREAD = 0.8
LOOKED_AT = 30
FITTING_SHARE = 0.7


def agree(rng: random.Random, people: list[dict[str, Any]], homes: list[Organisation]) -> list[dict[str, Any]]:
    """Let everybody send requests, many none and a few twenty, and return the accepted ones as meetings.

    Seven requests in ten go to the best of thirty whose offers are of the right kind, the others to anybody. Priority
    1 is a good fit, 2 a weak one, 3 none. Nobody gets more meetings than the most that was ever observed.
    """
    behaviour = hints()["meeting_behaviour"]
    chance = behaviour["acceptance_probability"]
    most = behaviour["maximum_observed"]["meetings_each"]
    mean = behaviour["requests_per_participant"]["mean"]
    offering: dict[str, list[int]] = defaultdict(list)
    for place, person in enumerate(people):
        for offer in person["offers"]:
            offering[offer["category"]].append(place)
    asked: set[frozenset[int]] = set()
    held: Counter[int] = Counter()
    meetings: list[dict[str, Any]] = []
    for place, person in enumerate(people):
        for _ in range(_poisson(rng, rng.gammavariate(SPREAD, mean / SPREAD))):
            other = _choose(rng, place, people, homes, offering)
            pair = frozenset({place, other})
            if homes[place].name == homes[other].name or pair in asked:
                continue
            asked.add(pair)
            fit = _fit(person, homes[place], people[other], homes[other])
            priority, probability = _reaction(fit, chance)
            if rng.random() < probability and max(held[place], held[other]) < most:
                held.update(pair)
                ids = [person["id"], people[other]["id"]]
                meetings.append({"id": f"m{len(meetings) + 1:05}", "participants": ids, "priority": priority})
    return meetings


def _poisson(rng: random.Random, mean: float) -> int:
    """Draw a number of events by multiplying uniform numbers (Knuth), enough for small means."""
    limit, product, number = exp(-mean), rng.random(), 0
    while product > limit:
        product *= rng.random()
        number += 1
    return number


def _choose(
    rng: random.Random,
    place: int,
    people: list[dict[str, Any]],
    homes: list[Organisation],
    offering: dict[str, list[int]],
) -> int:
    needs = people[place]["needs"]
    if needs and rng.random() < FITTING_SHARE:
        right = offering[rng.choice(needs)["category"]]
        looked_at = rng.sample(right, min(LOOKED_AT, len(right)))
        if looked_at:
            return max(looked_at, key=lambda other: _fit(people[place], homes[place], people[other], homes[other]))
    return rng.randrange(len(people))


def _fit(asker: dict[str, Any], home: Organisation, other: dict[str, Any], elsewhere: Organisation) -> int:
    """Grade the best of what the other offers against what the asker needs."""
    pairs = ((need, offer) for need in asker["needs"] for offer in other["offers"])
    return max((grade(need, home, offer, elsewhere) for need, offer in pairs), default=0)


def _reaction(fit: int, chance: dict[str, float]) -> tuple[int, float]:
    if fit >= 2:
        return 1, chance["good_fit"]
    return (2, chance["weak_fit"]) if fit == 1 else (3, chance["no_fit"])

"""The published recommendation set and the measures that are taken on lists of suggestions."""

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from services.networking.domain.recommendation import Person, Recommender
from services.networking.domain.recommendation.forms import compare
from services.networking.participants_file import read

PARTICIPANTS = Path(__file__).parent / "data" / "recommendation" / "participants.json"

Lists = Mapping[str, Sequence[str]]


@cache
def people() -> list[Person]:
    """The 600 participants of the set."""
    return read(PARTICIPANTS)[0]


@cache
def expected() -> dict[str, Any]:
    """What should be suggested to them."""
    found: dict[str, Any] = json.loads(PARTICIPANTS.with_name("expected.json").read_text())
    return found


def lists_of(engine: Recommender, everybody: Sequence[Person]) -> dict[str, list[str]]:
    """Everybody's list as ids, best first."""
    return {person.id: [each.id for each in engine.suggestions(person.id)] for person in everybody}


def planted() -> list[tuple[str, str, str, bool]]:
    """The planted needs: sort, seeker, partner, and whether need and offer are in different languages."""
    found = []
    for pair in expected()["reciprocal"]:
        for seeker, partner, match in ((pair["a"], pair["b"], "a_needs"), (pair["b"], pair["a"], "b_needs")):
            found.append(("reciprocal", seeker, partner, _crosses(pair[match])))
    for each in expected()["one_sided"]:
        found.append(("one-sided", each["seeker"], each["provider"], _crosses(each["match"])))
    return found


def _crosses(match: Mapping[str, str]) -> bool:
    need, offer = match["languages"].split("-")
    return need != offer


def recall(lists: Lists, first: int = 10) -> dict[str, float]:
    """The share of planted partners among the first of the lists: all, by sort, and across languages."""
    hits: dict[str, list[bool]] = defaultdict(list)
    for sort, seeker, partner, crosses in planted():
        hit = partner in lists[seeker][:first]
        for name in ("all", sort, *(["cross-language"] if crosses else [])):
            hits[name].append(hit)
    return {name: sum(each) / len(each) for name, each in hits.items()}


def beaten_decoys(engine: Recommender) -> dict[str, float]:
    """The share of decoy offers, by their type, that score below the right offer for the same need."""
    beaten: dict[str, list[bool]] = defaultdict(list)
    for case in expected()["decoys"]:
        right = entry_score(engine, case["need"], case["offer"])
        for decoy in case["decoys"]:
            if decoy["entry"] and "-o" in decoy["entry"]:
                beaten[decoy["type"]].append(right > entry_score(engine, case["need"], decoy["entry"]))
    return {type_: sum(each) / len(each) for type_, each in beaten.items()}


def entry_score(engine: Recommender, need: str, offer: str) -> float:
    """How well the engine holds an offer to meet a need; ids are those of the set: participant, dash, entry."""
    matching = engine._matching
    seeker, provider = (matching.crowd.place[id_.split("-")[0]] for id_ in (need, offer))
    mine, theirs = matching.crowd.people[seeker], matching.crowd.people[provider]
    assert mine is not None
    assert theirs is not None
    scores = compare(matching.needs.of_place(seeker), matching.offers.of_place(provider))
    row = [entry.id for entry in mine.visible_needs].index(need)
    return float(scores[row, [entry.id for entry in theirs.visible_offers].index(offer)])

"""Synthetic participants, drawn from the hints: profiles, offers, needs, availability and the meetings they agreed on.

Nobody generated is a real person: given names are common ones, family names are made of syllables, e-mail addresses
are of the reserved domain example.org. One seed gives one file.
"""

import random
from typing import Any

from deploy.demo import edge_cases
from deploy.demo.entries import Author, Entry, fill, plantable, write
from deploy.demo.hints import choose, choose_several, hints, quota
from deploy.demo.meetings import agree
from deploy.demo.organisations import Organisation, Organisations, ecosystem_title, word
from deploy.demo.slots import available, grid

PLANTED_EVERY = 20
LOOKED_AT = 300
GOALS = {
    "market-entry": "enter new markets",
    "supply-chain": "find suppliers",
    "circular-materials": "find suppliers",
    "tech-solution": "find suppliers",
    "pilot-site": "recruit pilot sites",
    "consortium-partner": "find project partners",
    "research-cooperation": "find project partners",
    "funding-access": "find funding",
    "visibility": "show our work",
    "training": "learn from peers",
    "exchange-host": "learn from peers",
    "cluster-service": "learn from peers",
}

Participant = dict[str, Any]


def generate(count: int, seed: int) -> dict[str, Any]:
    """Draw ``count`` participants; return ``meta``, ``slots``, ``participants``, ``meetings`` and ``planted``.

    ``planted`` names pairs put in on purpose: a need and the offer of another organisation that truly meets it.
    """
    rng = random.Random(seed)
    organisations = Organisations(rng)
    roles = {role["id"]: role for role in hints()["roles"]["items"]}
    slots = grid()
    offers, needs = (
        _numbers(rng, hints()["offers_and_needs"]["per_person"][side], count) for side in ("offers", "needs")
    )
    drawn = zip(
        quota(rng, hints()["countries"]["weights"], count),
        quota(rng, {id_: role["weight"] for id_, role in roles.items()}, count),
        quota(rng, _without_basis(hints()["meeting_behaviour"]["availability"]), count),
        offers,
        needs,
        strict=True,
    )
    homes: list[Organisation] = []
    people: list[Participant] = []
    for number, (country, role, pattern, offered, needed) in enumerate(drawn, start=1):
        homes.append(home := organisations.join(roles[role]["organisation_type"], country))
        person = _person(rng, f"p{number:0{max(4, len(str(count)))}}", home, roles[role])
        person["available"] = available(rng, slots, pattern, person["time_zone"])
        _give(rng, person, home, offered, needed)
        people.append(person)
    planted = _plant(rng, people, homes)
    edge_cases.add(rng, people)
    return {
        "meta": {"seed": seed, "participants": count, "note": "synthetic; nobody is a real person"},
        "slots": slots,
        "participants": people,
        "meetings": agree(rng, people, homes),
        "planted": planted,
    }


def _numbers(rng: random.Random, shares: dict[str, float], count: int) -> list[int]:
    return [int(number) for number in quota(rng, shares, count)]


def _without_basis(shares: dict[str, Any]) -> dict[str, float]:
    """Leave out the word that says where the shares come from."""
    return {value: share for value, share in shares.items() if value != "basis"}


def _person(rng: random.Random, id_: str, home: Organisation, role: dict[str, Any]) -> Participant:
    languages = _languages(rng, home)
    zones = hints()["time_zones"]
    interests = hints()["interests"]
    own = languages[0] if rng.random() < 0.35 else "en"
    return {
        "id": id_,
        "name": f"{_given_name(rng, home.country)} {word(rng)}",
        "email": f"{id_}@example.org",
        "organisation": home.name,
        "organisation_type": home.type,
        "kind": role["id"],
        "title": role["title"],
        "country": home.country,
        "region": home.region,
        "time_zone": zones.get(home.country, zones["default"]),
        "languages": languages,
        "interface_language": own,
        "ecosystems": list(home.ecosystems),
        "interests": choose_several(rng, interests["weights"], int(choose(rng, interests["per_person"]))),
        "profile": f"{role['title']} at {home.name}, {ecosystem_title(home.ecosystems[0])}.",
    }


def _languages(rng: random.Random, home: Organisation) -> list[str]:
    """Draw the languages of the country, the likeliest at least, then English."""
    found = hints()["languages"]
    spoken: dict[str, float] = found["spoken_by_country"].get(home.country, found["default"])
    languages = [each for each, share in spoken.items() if rng.random() < share] or [
        max(spoken, key=lambda e: spoken[e])
    ]
    if rng.random() < found["english"].get(home.type, found["english"]["default"]) and "en" not in languages:
        languages.append("en")
    return languages


def _given_name(rng: random.Random, country: str) -> str:
    pools: dict[str, list[str]] = hints()["name_pools"]["given"]
    spoken = list(hints()["languages"]["spoken_by_country"].get(country, {"en": 1.0}))
    return rng.choice(pools[rng.choice([language for language in spoken if language in pools] or ["en"])])


def _give(rng: random.Random, person: Participant, home: Organisation, offers: int, needs: int) -> None:
    """Write the offers and needs, and the goals that follow from the needs."""
    author = Author(home, person["languages"][0])
    person["offers"] = [{"id": f"{person['id']}-o{n}"} | write(rng, author, "offer") for n in range(1, offers + 1)]
    person["needs"] = [{"id": f"{person['id']}-n{n}"} | write(rng, author, "need") for n in range(1, needs + 1)]
    person["goals"] = _goals(person)


def _goals(person: Participant) -> list[str]:
    return sorted({GOALS[need["category"]] for need in person["needs"]}) or ["find customers"]


def _plant(rng: random.Random, people: list[Participant], homes: list[Organisation]) -> list[dict[str, str]]:
    """Give every twentieth participant with a need one partner elsewhere whose offer truly meets it."""
    planted, taken = [], set[int]()
    for number in range(0, len(people), PLANTED_EVERY):
        looked_at = rng.sample(range(len(people)), min(LOOKED_AT, len(people)))
        others = [
            o for o in looked_at if people[o]["offers"] and o not in taken and _could_meet(homes[number], homes[o])
        ]
        if people[number]["needs"] and others:
            taken.add(other := others[0])
            category, tech = rng.choice(plantable()), rng.choice(hints()["slots"]["tech"])
            need = _replace(
                rng, people[number]["needs"], fill(rng, Author(homes[number], "en"), "need", category, tech)
            )
            offer = _replace(
                rng, people[other]["offers"], fill(rng, Author(homes[other], "en"), "offer", category, tech)
            )
            ids = {"seeker": people[number]["id"], "provider": people[other]["id"]}
            planted.append(ids | {"need": need["id"], "offer": offer["id"]})
            people[number]["goals"] = _goals(people[number])
    return planted


def _replace(rng: random.Random, entries: list[Entry], entry: Entry) -> Entry:
    """Put an entry in the place of another and return it, with the other's id."""
    place = rng.randrange(len(entries))
    entries[place] = {"id": entries[place]["id"]} | entry
    return entries[place]


def _could_meet(one: Organisation, other: Organisation) -> bool:
    elsewhere = one.name != other.name and one.country != other.country
    return elsewhere and bool(set(one.ecosystems) & set(other.ecosystems))

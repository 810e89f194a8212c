"""What synthetic participants offer and need, and how well an offer meets a need."""

import random
from dataclasses import dataclass
from functools import cache
from typing import Any

from babel import Locale

from deploy.demo.hints import choose, hints
from deploy.demo.organisations import Organisation, ecosystem_title

OWN_LANGUAGE_SHARE = 0.12
BABEL_CODES = {"EL": "GR", "UK": "GB"}

Entry = dict[str, Any]


@dataclass(frozen=True)
class Author:
    """What an entry takes from its author."""

    organisation: Organisation
    language: str


def write(rng: random.Random, author: Author, side: str) -> Entry:
    """Write an ``offer`` or a ``need`` of a category that suits the author's kind of organisation."""
    shares = hints()["offers_and_needs"]["category_weights_by_organisation_type"]
    return fill(rng, author, side, choose(rng, shares[author.organisation.type]))


def fill(rng: random.Random, author: Author, side: str, category: str, tech: str | None = None) -> Entry:
    """Write an entry of a category, on a given technology or on any or none.

    The values in the text stay beside it, so that it is known which offers truly meet which needs.
    """
    translated = hints()["offers_and_needs"]["translations"].get(category, {}).get(author.language)
    if translated and rng.random() < OWN_LANGUAGE_SHARE:
        language, phrase = author.language, translated[side]
    else:
        phrases = _phrases(category, side)
        language, phrase = "en", rng.choice([each for each in phrases if tech is None or "{tech}" in each])
    values = {
        "tech": tech or rng.choice(hints()["slots"]["tech"]),
        "market": rng.choice(hints()["slots"]["market"]),
        "market_home": country_name(author.organisation.country),
        "region": author.organisation.region,
        "ecosystem": ecosystem_title(rng.choice(author.organisation.ecosystems)),
        "n": str(rng.randint(15, 400)),
    }
    used = {slot: value for slot, value in values.items() if f"{{{slot}}}" in phrase}
    return {"text": phrase.format(**values), "language": language, "category": category, "values": used}


@cache
def plantable() -> list[str]:
    """Return the categories in which a need and an offer can name the same technology and no market matters."""
    categories = [each["id"] for each in hints()["offers_and_needs"]["categories"]]
    return [
        category
        for category in categories
        if all(any("{tech}" in phrase for phrase in _phrases(category, side)) for side in ("offer", "need"))
    ]


def _phrases(category: str, side: str) -> list[str]:
    found: list[str] = _category(category)[f"{side}s"]
    return found


@cache
def _category(id_: str) -> dict[str, Any]:
    found: dict[str, Any] = next(each for each in hints()["offers_and_needs"]["categories"] if each["id"] == id_)
    return found


@cache
def country_name(code: str) -> str:
    """Return a country's name in English, from the code that Eurostat uses."""
    return str(Locale("en").territories[BABEL_CODES.get(code, code)])


def grade(need: Entry, seeker: Organisation, offer: Entry, provider: Organisation) -> int:
    """Grade how well an offer meets a need: 3 truly, 2 nearly, 1 the right kind of help only, 0 not."""
    if seeker.name == provider.name:
        return 0
    shared = bool(set(seeker.ecosystems) & set(provider.ecosystems))
    techs = need["values"].get("tech"), offer["values"].get("tech")
    if need["category"] != offer["category"]:
        return int(offer["category"] in _category(need["category"])["satisfied_by"] and shared)
    if need["category"] == "exchange-host" and seeker.country == provider.country:
        return 1
    if need["category"] == "market-entry" and need["values"].get("market") != offer["values"].get("market_home"):
        return 1
    same = techs[0] is not None and techs[0] == techs[1]
    plain = techs == (None, None) and seeker.ecosystems[0] == provider.ecosystems[0]
    if (same and shared) or plain:
        return 3
    return 2 if same or shared else 1

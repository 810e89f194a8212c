"""The organisations that synthetic participants belong to: the conference's own, and invented ones."""

import random
from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from deploy.demo.hints import choose, choose_several, conference, hints

SHARE_OF_KNOWN = 0.5


@dataclass(frozen=True)
class Organisation:
    """An organisation, the region it is in, and its ecosystems, its own first."""

    name: str
    type: str
    country: str
    region: str
    ecosystems: tuple[str, ...]


@dataclass
class Organisations:
    """Gives each participant an organisation; an invented one takes in as many people as was drawn for it."""

    rng: random.Random
    _known: dict[tuple[str, str], list[Organisation]] = field(default_factory=lambda: defaultdict(list))
    _open: dict[tuple[str, str], list[Organisation]] = field(default_factory=lambda: defaultdict(list))
    _names: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        for each in conference()["organisations"]:
            ecosystems = (each["ecosystem_id"], *each["other_ecosystem_ids"])
            found = Organisation(each["name"], each["type"], each["country"], each["city"], ecosystems)
            self._known[each["type"], each["country"]].append(found)
            self._names.add(found.name)

    def join(self, type_: str, country: str) -> Organisation:
        """Return the organisation of the next participant of this type from this country."""
        known = self._known[type_, country]
        if known and self.rng.random() < SHARE_OF_KNOWN:
            return self.rng.choice(known)
        places = self._open[type_, country]
        if not places:
            size = choose(self.rng, hints()["organisations"]["people_per_organisation"])
            places.extend([self._invent(type_, country)] * int(size))
        return places.pop()

    def _invent(self, type_: str, country: str) -> Organisation:
        ecosystems = _ecosystems(self.rng)
        patterns = hints()["organisations"]["synthetic_name_patterns"]
        while True:
            region = word(self.rng)
            name = self.rng.choice(patterns.get(type_, patterns["sme"])).format(
                Region=region,
                Ecosystem=ecosystem_title(ecosystems[0]),
                Tech=capital(self.rng.choice(hints()["slots"]["tech"])),
                Syllables=word(self.rng),
            )
            if name not in self._names:
                self._names.add(name)
                return Organisation(name, type_, country, region, ecosystems)


def _ecosystems(rng: random.Random) -> tuple[str, ...]:
    """Draw a primary ecosystem and some others, mostly related ones."""
    shares = hints()["ecosystems"]
    primary = choose(rng, shares["primary"])
    more = int(choose(rng, shares["number_of_secondary"]))
    weights = {each: share for each, share in shares["primary"].items() if each != primary}
    for related in shares["related"][primary]:
        weights[related] += 0.5
    return (primary, *choose_several(rng, weights, more))


def ecosystem_title(ecosystem: str) -> str:
    """Return the published title of an ecosystem."""
    tracks: list[dict[str, Any]] = conference()["tracks"]
    return str(next(track["title"] for track in tracks if track["id"] == ecosystem))


def word(rng: random.Random) -> str:
    """Make a name of two or three syllables, which is in no register."""
    syllables: list[str] = hints()["name_pools"]["family_syllables"]
    return capital("".join(rng.choices(syllables, k=rng.choice([2, 3]))))


def capital(text: str) -> str:
    """Raise the first letter and leave the others."""
    return text[:1].upper() + text[1:]

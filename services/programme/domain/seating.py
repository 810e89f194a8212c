"""Seating the people of a round: small tables, mixed by country, kind of organisation and organisation.

Seats already taken are kept: a wish is a seat that somebody took before. The others are spread over as few
tables as give each enough company, evenly, each to the table where they find the fewest of their own; then
pairs change places for as long as that mixes better. A crowd of n people who share a country at one table
costs n(n-1)/2 (times :data:`SAME_COUNTRY`), so that spreading them out is always better than bunching.
"""

import random
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from uuid import UUID

SAME_ORGANISATION, SAME_COUNTRY, SAME_KIND = 4, 2, 1
COMPANY = 5
"""A table is opened only if this many guests can sit at each."""
TRIES = 12
ROUNDS = 10


@dataclass(frozen=True)
class Guest:
    """Somebody to be seated; an empty trait is unknown and counts for nothing."""

    id: UUID
    country: str = ""
    kind: str = ""
    organisation: str = ""

    def traits(self) -> tuple[tuple[int, str], ...]:
        """List what should not be shared at a table, with its weight."""
        found = (
            (SAME_ORGANISATION, self.organisation),
            (SAME_COUNTRY, self.country),
            (SAME_KIND, self.kind),
        )
        return tuple((weight, trait) for weight, trait in found if trait)


@dataclass(eq=False)
class Company:
    """A table and who sits at it. ``host`` is its facilitator, who counts as one of its people."""

    table: UUID
    capacity: int
    host: UUID | None = None
    guests: list[Guest] = field(default_factory=list)
    _traits: Counter[tuple[int, str]] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        self._traits.update(trait for guest in self.guests for trait in guest.traits())

    @property
    def room(self) -> int:
        """How many more may sit here."""
        return self.capacity - len(self.guests)

    @property
    def visitors(self) -> int:
        """How many besides the facilitator sit here."""
        return sum(guest.id != self.host for guest in self.guests)

    def cost(self, guest: Guest) -> int:
        """Weigh what a guest would share with those who sit here."""
        return sum(self._traits[trait] * trait[0] for trait in guest.traits())

    def swap_gain(self, guest: Guest, other: "Company", stranger: Guest) -> int:
        """Say by how much the cost falls if a guest from here and a stranger from there change places."""
        mine, theirs = set(guest.traits()), set(stranger.traits())
        saved = 0
        for trait in mine - theirs:
            saved += trait[0] * (self._traits[trait] - 1 - other._traits[trait])
        for trait in theirs - mine:
            saved += trait[0] * (other._traits[trait] - 1 - self._traits[trait])
        return saved

    def add(self, guest: Guest) -> None:
        """Seat a guest."""
        self.guests.append(guest)
        self._traits.update(guest.traits())

    def remove(self, guest: Guest) -> None:
        """Let a guest go."""
        self.guests.remove(guest)
        self._traits.subtract(guest.traits())


@dataclass(frozen=True)
class Plan:
    """Who is to sit where, and who found no seat; computed beforehand, so that it may be out of date."""

    tables: dict[UUID, UUID]
    unseated: tuple[UUID, ...]


def best_table(guest: Guest, companies: Iterable[Company]) -> Company | None:
    """Choose the table for one who comes late, among strangers and where most room is.

    First where a few wait for company, then where a facilitator waits alone, then where there is company
    already, and only then at a table of one's own.
    """

    def order(company: Company) -> tuple[int, int]:
        return (_need(company), company.cost(guest) + len(company.guests))

    return min((each for each in companies if each.room > 0), key=order, default=None)


def _need(company: Company) -> int:
    if company.visitors:
        return 0 if company.visitors < COMPANY else 2
    return 1 if company.host else 3


def seat_everybody(guests: Sequence[Guest], companies: Sequence[Company], seed: int = 0) -> Plan:
    """Seat all guests who fit; the same input gives the same seating.

    ``companies`` hold those who sit already; they keep their seats and the others fill up around them.
    """
    kept = {guest.id for company in companies for guest in company.guests}
    waiting = _rarest_last([guest for guest in guests if guest.id not in kept])
    opened = _open(companies, len(waiting))
    seated: list[tuple[Guest, Company]] = []
    for guest in waiting:
        level = min((len(each.guests) for each in opened if each.room > 0), default=None)
        if level is None:
            break
        choice = min((each for each in opened if each.room > 0 and len(each.guests) == level), key=_costs(guest))
        choice.add(guest)
        seated.append((guest, choice))
    _change_places(seated, random.Random(seed))
    tables = {guest.id: company.table for guest, company in seated}
    return Plan(tables, tuple(guest.id for guest in waiting if guest.id not in tables))


def _costs(guest: Guest) -> Callable[[Company], int]:
    return lambda company: company.cost(guest)


def _rarest_last(guests: Sequence[Guest]) -> list[Guest]:
    """Order so that the largest countries are spread first and the rare ones fill the gaps."""
    sizes = Counter(guest.country for guest in guests)
    kinds = Counter(guest.kind for guest in guests)
    return sorted(guests, key=lambda g: (-sizes[g.country], g.country, -kinds[g.kind], g.kind, g.id))


def _open(companies: Sequence[Company], waiting: int) -> list[Company]:
    """Choose the tables in use: those with guests, then those with a facilitator, then in their order."""
    preferred = sorted(companies, key=lambda each: (each.visitors == 0, each.host is None))
    people = waiting + sum(each.visitors for each in companies)
    opened: list[Company] = []
    room = 0
    for company in preferred:
        if company.visitors == 0 and room >= waiting and (len(opened) + 1) * COMPANY > people:
            break
        opened.append(company)
        room += max(company.room, 0)
    return opened


def _change_places(seated: list[tuple[Guest, Company]], chance: random.Random) -> None:
    """Let guests change places with others at other tables while that mixes better."""
    for _ in range(ROUNDS):
        changed = False
        for here in range(len(seated)):
            guest, company = seated[here]
            if company.cost(guest) == sum(weight for weight, _ in guest.traits()):
                continue  # shares nothing with anybody but itself
            for there in (chance.randrange(len(seated)) for _ in range(TRIES)):
                stranger, other = seated[there]
                if other is company or company.swap_gain(guest, other, stranger) <= 0:
                    continue
                company.remove(guest)
                other.remove(stranger)
                company.add(stranger)
                other.add(guest)
                seated[here], seated[there] = (guest, other), (stranger, company)
                changed = True
                break
        if not changed:
            return

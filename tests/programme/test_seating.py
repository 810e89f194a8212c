"""Seating the people of a round."""

import random
import time
from collections import Counter
from typing import Any
from uuid import UUID

from hypothesis import given, settings
from hypothesis import strategies as st

from services.programme.domain.seating import COMPANY, Company, Guest, best_table, seat_everybody

COUNTRIES = ["DE"] * 9 + ["FR"] * 7 + ["IT"] * 6 + ["ES"] * 5 + ["PL"] * 4 + [f"C{n}" for n in range(21)]
KINDS = ["cluster"] * 5 + ["firm"] * 4 + ["university", "authority"]


def people(count: int, seed: int = 1) -> list[Guest]:
    chance = random.Random(seed)
    return [
        Guest(
            UUID(int=n + 1), chance.choice(COUNTRIES), chance.choice(KINDS), f"organisation {chance.randrange(count)}"
        )
        for n in range(count)
    ]


def tables(count: int, capacity: int = 10) -> list[Company]:
    return [Company(UUID(int=10_000 + n), capacity) for n in range(count)]


def pairs(companies: list[Company], trait: str) -> int:
    """Count the pairs at one table who share a trait."""
    counts = (n for company in companies for n in Counter(getattr(g, trait) for g in company.guests).values())
    return sum(n * (n - 1) // 2 for n in counts)


def fewest_pairs(guests: list[Guest], trait: str, count: int) -> int:
    """Count the pairs that no seating at this many tables can avoid."""
    found = 0
    for n in Counter(getattr(guest, trait) for guest in guests).values():
        each, more = divmod(n, count)
        found += more * (each + 1) * each // 2 + (count - more) * each * (each - 1) // 2
    return found


guests_of = st.lists(
    st.builds(lambda c, k, o: (c, k, o), st.sampled_from("ABC"), st.sampled_from("xy"), st.sampled_from("123")),
    max_size=60,
).map(lambda traits: [Guest(UUID(int=n + 1), *each) for n, each in enumerate(traits)])


@given(guests_of, st.integers(1, 9), st.integers(2, 10))
@settings(deadline=None)
def test_everybody_who_fits_has_exactly_one_seat_and_no_table_is_overfull(
    guests: list[Guest], count: int, capacity: int
) -> None:
    companies = tables(count, capacity)

    plan = seat_everybody(guests, companies)

    at_tables = [guest.id for company in companies for guest in company.guests]
    assert sorted(at_tables) == sorted(plan.tables)
    assert all(len(company.guests) <= capacity for company in companies)
    assert len(plan.tables) == min(len(guests), count * capacity)
    assert {*plan.tables, *plan.unseated} == {guest.id for guest in guests}


@given(guests_of, st.integers(1, 9))
@settings(deadline=None)
def test_tables_are_filled_evenly_and_nobody_sits_in_poor_company(guests: list[Guest], count: int) -> None:
    companies = tables(count)

    plan = seat_everybody(guests, companies)

    sizes = [len(company.guests) for company in companies if company.guests]
    assert max(sizes, default=0) - min(sizes, default=0) <= 1
    if len(plan.tables) >= COMPANY:
        assert min(sizes) >= COMPANY


@given(guests_of, st.integers(1, 9), st.data())
@settings(deadline=None)
def test_a_seat_taken_before_is_kept(guests: list[Guest], count: int, data: Any) -> None:
    companies = tables(count)
    chosen = data.draw(st.lists(st.sampled_from(guests), unique=True, max_size=20)) if guests else []
    wishes = {}
    for guest in chosen:
        company = companies[data.draw(st.integers(0, count - 1))]
        if company.room:
            company.add(guest)
            wishes[guest.id] = company.table

    plan = seat_everybody(guests, companies)

    seated = {guest.id: company.table for company in companies for guest in company.guests}
    assert {guest: seated[guest] for guest in wishes} == wishes
    assert wishes.keys().isdisjoint(plan.tables)


@given(guests_of, st.integers(1, 9))
@settings(deadline=None)
def test_the_same_people_are_seated_the_same_way(guests: list[Guest], count: int) -> None:
    assert seat_everybody(guests, tables(count)) == seat_everybody(guests, tables(count))


@given(guests_of.filter(lambda guests: len(guests) > 3), st.data())
@settings(deadline=None)
def test_what_a_change_of_places_gains_is_what_the_tables_cost_less(guests: list[Guest], data: Any) -> None:
    here, there = tables(2, 60)
    for n, guest in enumerate(guests):
        (here if n % 2 else there).add(guest)
    mine, theirs = data.draw(st.sampled_from(here.guests)), data.draw(st.sampled_from(there.guests))

    def cost() -> int:
        return (
            4 * pairs([here, there], "organisation")
            + 2 * pairs([here, there], "country")
            + pairs([here, there], "kind")
        )

    before, gain = cost(), here.swap_gain(mine, there, theirs)
    here.remove(mine)
    there.remove(theirs)
    here.add(theirs)
    there.add(mine)

    assert before - cost() == gain


def test_a_thousand_people_at_104_tables_are_mixed_as_well_as_can_be_within_ten_seconds() -> None:
    guests, companies = people(1000), tables(104)

    began = time.perf_counter()
    plan = seat_everybody(guests, companies)
    took = time.perf_counter() - began

    assert took < 10
    assert len(plan.tables) == 1000
    assert pairs(companies, "organisation") <= 5
    for trait in ("country", "kind"):
        assert pairs(companies, trait) <= 1.1 * fewest_pairs(guests, trait, 104)


def test_facilitators_are_not_left_alone_when_few_people_come() -> None:
    companies = [Company(UUID(int=n + 100), 10, UUID(int=n + 500), [Guest(UUID(int=n + 500))]) for n in range(20)]

    seat_everybody(people(18), companies)

    assert [company.visitors for company in companies if company.visitors] == [6, 6, 6]


def test_who_comes_late_sits_where_company_is_and_strangers_are() -> None:
    german = Guest(UUID(int=1), "DE", "cluster")
    lonely, alike, mixed, full = tables(4, 3)
    alike.add(Guest(UUID(int=2), "DE", "cluster"))
    mixed.add(Guest(UUID(int=3), "FR", "firm"))
    for n in range(3):
        full.add(Guest(UUID(int=10 + n), "IT", "firm"))

    assert best_table(german, [lonely, alike, mixed, full]) is mixed
    assert best_table(german, [lonely, alike, full]) is alike
    hosted = Company(UUID(int=7), 10, UUID(int=8), [Guest(UUID(int=8))])
    crowd = Company(UUID(int=9), 10, None, people(COMPANY))
    assert best_table(german, [hosted, crowd, lonely, full]) is hosted
    assert best_table(german, [crowd, lonely, full]) is crowd
    assert best_table(german, [lonely, full]) is lonely
    assert best_table(german, [full]) is None

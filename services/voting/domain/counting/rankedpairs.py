"""Ranked pairs: victories locked in from the strongest, unless they close a circle (T. N. Tideman, 1987).

Victories of equal strength may be taken in any order. All orders are followed: whoever comes out on top in
every one has won, and whoever does so in some is tied.
"""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from itertools import groupby

from services.voting.domain.counting.condorcet import one_winner
from services.voting.domain.counting.pairwise import Comparison
from services.voting.domain.counting.profiles import Profile
from services.voting.domain.counting.results import Result

ORDERS_FOLLOWED = 3000
"""Different lockings visited for one strength; beyond that, all whom nothing stronger beats count as tied."""

Edge = tuple[int, int]
Locked = tuple[int, ...]
"""For each option, as bits: the options that locked victories lead to."""


def ranked_pairs(profile: Profile, seats: int, settings: Mapping[str, str]) -> Result:
    """Count by ranked pairs."""
    compared = Comparison(profile, settings)
    numbers = {name: at for at, name in enumerate(compared.options)}
    victories = sorted(
        ((compared.strength(a, b, settings["pairwise"]), numbers[a], numbers[b]) for a, b in compared.pairs),
        reverse=True,
    )
    orders = _locked_in([victory for victory in victories if victory[0]], len(numbers))
    least = {name: Fraction(min(reach[at].bit_count() for reach in orders)) for name, at in numbers.items()}
    on_top = {at for reach in orders for at in range(len(reach)) if not any(below >> at & 1 for below in reach)}
    merit = {name: Fraction(at in on_top) for name, at in numbers.items()}
    return one_winner("options below in every order", least, merit, compared, profile, settings)


def _locked_in(victories: Sequence[tuple[int, int, int]], options: int) -> set[Locked]:
    orders = {tuple(0 for _ in range(options))}
    for _, group in groupby(victories, key=lambda victory: victory[0]):
        edges = [(a, b) for _, a, b in group]
        ends: set[Locked] = set()
        for reach in orders:
            ends |= _extensions(reach, edges)
            if len(ends) > ORDERS_FOLLOWED:
                return orders
        orders = ends
    return orders


def _extensions(start: Locked, edges: Sequence[Edge]) -> set[Locked]:
    """Lock victories of equal strength in every order; give the different ends (or too many states)."""
    waiting, seen, ends = [start], {start}, set()
    while waiting:
        if len(seen) > ORDERS_FOLLOWED:
            return seen
        reach = waiting.pop()
        open_ = [(a, b) for a, b in edges if not reach[b] >> a & 1 and not reach[a] >> b & 1]
        if not open_:
            ends.add(reach)
            continue
        for choice in _choices(reach, open_):
            if choice not in seen:
                seen.add(choice)
                waiting.append(choice)
    return ends


def _choices(reach: Locked, edges: Sequence[Edge]) -> list[Locked]:
    """Lock what can never close a circle at once; only where all the rest might, one by one."""
    everything = reach
    for edge in edges:
        everything = _lock(everything, edge)
    harmless = [(a, b) for a, b in edges if not everything[b] >> a & 1]
    if not harmless:
        return [_lock(reach, edge) for edge in edges]
    for edge in harmless:
        reach = _lock(reach, edge)
    return [reach]


def _lock(reach: Locked, edge: Edge) -> Locked:
    a, b = edge
    gained = reach[b] | 1 << b
    return tuple(below | gained if at == a or below >> a & 1 else below for at, below in enumerate(reach))

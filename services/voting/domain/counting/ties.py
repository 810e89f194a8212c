"""Ties are settled by the declared ladder alone, rung after rung, and every look is kept for the trace."""

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from services.voting.domain.counting.refusal import CountRefused
from services.voting.domain.counting.results import Look, Tie, Totals


@dataclass(frozen=True)
class Rung:
    """One rule of a ladder: values for a tied group, the higher the better."""

    rule: str
    values: Callable[[Sequence[str]], Totals]


@dataclass(frozen=True)
class Places:
    """Who got the places, who is still level for the places that are left, and how it was seen."""

    winners: tuple[str, ...]
    level: tuple[str, ...]
    ties: tuple[Tie, ...]


def fixed(rule: str, values: Totals) -> Rung:
    """Make a rung whose values do not depend on who is tied."""
    return Rung(rule, lambda group: {candidate: values[candidate] for candidate in group})


def rungs(settings: Mapping[str, str], candidates: Sequence[str], **known: Iterable[Rung]) -> list[Rung]:
    """Build the ladder that `settings["ties"]` declares from the rungs that the method knows."""
    ladder: list[Rung] = []
    for name in settings["ties"].split(","):
        if name == "lot":
            ladder.append(_lot(settings, candidates))
        elif name != "none":
            ladder.extend(known[name.replace("-", "_")])
    return ladder


def _lot(settings: Mapping[str, str], candidates: Sequence[str]) -> Rung:
    """Draw the lot: the order drawn by hand, or the one that the SHA-256 of seed and name gives."""
    if settings["lot"]:
        order = [name.strip() for name in settings["lot"].split(",")]
        if sorted(order) != sorted(candidates):
            raise CountRefused("The parameter lot must name every candidate once, the luckiest first.")
    elif settings["seed"]:
        order = sorted(candidates, key=lambda name: hashlib.sha256(f"{settings['seed']}|{name}".encode()).digest())
    else:
        raise CountRefused("A ladder with a lot needs the parameter seed, or lot with the order drawn.")
    return fixed("lot", {name: Fraction(len(order) - place) for place, name in enumerate(order)})


def elect(totals: Totals, seats: int, ladder: Sequence[Rung], over: str = "place") -> Places:
    """Fill the seats by the highest totals; at the cut the ladder decides, or nobody does."""
    order = sorted(totals, key=lambda candidate: -totals[candidate])
    if seats >= len(order):
        return Places(tuple(order), (), ())
    cut = totals[order[seats - 1]]
    ahead = [candidate for candidate in order if totals[candidate] > cut]
    level = [candidate for candidate in order if totals[candidate] == cut]
    if len(ahead) + len(level) == seats:
        return Places((*ahead, *level), (), ())
    chosen, open_, looks = _fill(level, seats - len(ahead), ladder)
    verdict = "open" if open_ else "settled"
    tie = Tie(tuple(level), over, tuple(looks), tuple(chosen), verdict)
    return Places((*ahead, *chosen), tuple(open_), (tie,))


def _fill(group: list[str], places: int, ladder: Sequence[Rung]) -> tuple[list[str], list[str], list[Look]]:
    chosen: list[str] = []
    looks: list[Look] = []
    for rung in ladder:
        values = rung.values(group)
        if len(set(values.values())) == 1:
            continue
        looks.append(Look(rung.rule, values))
        group = sorted(group, key=lambda candidate: -values[candidate])
        cut = values[group[places - 1]]
        chosen += [candidate for candidate in group if values[candidate] > cut]
        places -= sum(values[candidate] > cut for candidate in group)
        group = [candidate for candidate in group if values[candidate] == cut]
        if len(group) == places:
            return chosen + group, [], looks
    return chosen, group, looks


def narrow(group: Sequence[str], ladder: Sequence[Rung], lowest: bool) -> tuple[tuple[str, ...], tuple[Look, ...]]:
    """Let the ladder single out the worst (`lowest`) or the best of a tied group, as far as it can."""
    looks: list[Look] = []
    for rung in ladder:
        if len(group) == 1:
            break
        values = rung.values(group)
        if len(set(values.values())) == 1:
            continue
        looks.append(Look(rung.rule, values))
        end = (min if lowest else max)(values.values())
        group = [candidate for candidate in group if values[candidate] == end]
    return tuple(group), tuple(looks)

"""Scottish STV: The Scottish Local Government Elections Order 2007 (SSI 2007/42), Schedule 1, rules 45 to 52.

Weighted inclusive Gregory: a surplus is taken from all papers of the elected candidate alike, each paper's
new value being ``surplus * value / total`` with five decimals, the rest ignored; largest surplus first; equals
are told apart by the most recent earlier stage at which they differed, then by lot.
"""

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from services.voting.domain.counting.profiles import Profile, Ranked
from services.voting.domain.counting.refusal import CountRefused
from services.voting.domain.counting.results import Result, Stage, Totals
from services.voting.domain.counting.ties import Rung, narrow, rungs
from services.voting.domain.counting.transfers import (
    Ballots,
    Move,
    State,
    earlier_stages,
    exclusion,
    lowest,
    run,
    strict_ballots,
)

MOST_BITS = 4000

Pile = tuple[int, Fraction]
"""Where equal papers lie (the place on their ballot; past its end: exhausted), and the value of one."""


def stv_scottish(profile: Profile, seats: int, settings: Mapping[str, str]) -> Result:
    """Count by Scottish STV; other values of ``quota`` and ``decimals`` give its near relations."""
    assert isinstance(profile, Ranked)
    ballots = strict_ballots(profile, settings["overvote"])
    valid = sum(count for count, _ in ballots)
    count = _Count(profile.candidates, seats, settings, ballots, valid)
    course = run(count.first())
    exhausted = course.stages[-1].exhausted
    return Result(course.winners, course.tied, course.stages, valid, exhausted, count.quota)


def down(number: Fraction, decimals: str) -> Fraction:
    """Cut a number off after so many decimals; ``exact`` leaves it as it is."""
    if decimals == "exact":
        return number
    scale = 10 ** int(decimals)
    return Fraction(number.numerator * scale // number.denominator, scale)


def refuse_endless(numbers: Iterable[Fraction]) -> None:
    """Stop before exact fractions grow out of all bounds, as they can when many surpluses follow each other."""
    if any(number.denominator.bit_length() > MOST_BITS for number in numbers):
        raise CountRefused("The exact fractions of this count grow beyond bounds; set decimals to a number.")


@dataclass(frozen=True)
class _Count:
    candidates: tuple[str, ...]
    seats: int
    settings: Mapping[str, str]
    ballots: Ballots
    valid: int

    @cached_property
    def quota(self) -> Fraction:
        share = Fraction(self.valid, self.seats + 1)
        return share if self.settings["quota"] == "exact" else down(share, "0") + 1

    def _has_quota(self, votes: Fraction) -> bool:
        """An exact quota v/(s+1) can be reached by s+1 candidates, so it has to be passed."""
        return votes > self.quota if self.settings["quota"] == "exact" else votes >= self.quota

    def first(self) -> "_Sorting":
        piles: tuple[Pile, ...] = tuple((0, Fraction(1)) for _ in self.ballots)
        return self.state(piles, self.candidates, (), (), (), "first preferences", ())

    def state(
        self,
        piles: tuple[Pile, ...],
        continuing: tuple[str, ...],
        elected: tuple[str, ...],
        spent: tuple[str, ...],
        history: tuple[Totals, ...],
        action: str,
        out: tuple[str, ...],
    ) -> "_Sorting":
        totals = dict.fromkeys(self.candidates, Fraction(0))
        totals.update(dict.fromkeys(spent, self.quota))
        for (count, order), (place, value) in zip(self.ballots, piles, strict=True):
            if place < len(order) and order[place] not in spent:
                totals[order[place]] += count * value
        reached = self._elected_now(totals, continuing, len(elected))
        continuing = tuple(name for name in continuing if name not in reached)
        lost = self.valid - sum(totals.values(), Fraction(0))
        refuse_endless((*totals.values(), lost))
        stage = Stage(action, totals, reached, out, exhausted=lost)
        return _Sorting(self, piles, continuing, (*elected, *reached), spent, (*history, totals), (stage,))

    def _elected_now(self, totals: Totals, continuing: tuple[str, ...], so_far: int) -> tuple[str, ...]:
        """Rules 47 and 52: who has the quota; everybody left, once they are no more than the vacancies."""
        order = sorted(continuing, key=lambda name: -totals[name])
        reached = [name for name in order if self._has_quota(totals[name])]
        return tuple(order if len(order) <= self.seats - so_far else reached)


@dataclass(frozen=True)
class _Sorting:
    count: _Count
    piles: tuple[Pile, ...]
    continuing: tuple[str, ...]
    elected: tuple[str, ...]
    spent: tuple[str, ...]
    history: tuple[Totals, ...]
    stages: tuple[Stage, ...]

    @property
    def pending(self) -> tuple[str, ...]:
        """The elected whose surplus has not been transferred."""
        totals, quota = self.history[-1], self.count.quota
        return tuple(name for name in self.elected if name not in self.spent and totals[name] > quota)

    def move(self) -> Move | None:
        vacancies = self.count.seats - len(self.elected)
        if vacancies <= 0 or not self.continuing:
            return None
        totals = self.history[-1]
        if self.pending:
            return self._surplus_move(totals)
        group, path = lowest(totals, self.continuing), "earlier-stage" in self.count.settings["ties"]
        return exclusion(group, totals, self.continuing, self._ladder(), vacancies, path, self.count.quota)

    def _surplus_move(self, totals: Totals) -> Move:
        if self.count.settings["surplus-order"] == "first-elected":
            return Move("surplus", self.pending[:1], (), self.pending[:1])
        most = max(totals[name] for name in self.pending)
        group = tuple(name for name in self.pending if totals[name] == most)
        level, looks = narrow(group, self._ladder(), lowest=False)
        return Move("surplus", group, looks, level)

    def _ladder(self) -> list[Rung]:
        return rungs(self.count.settings, self.count.candidates, earlier_stage=earlier_stages(self.history))

    def after(self, move: Move, candidate: str) -> State:
        continuing = tuple(name for name in self.continuing if name != candidate)
        surplus = move.over == "surplus"
        total = self.history[-1][candidate]
        factor = (total - self.count.quota) / total if surplus else Fraction(1)
        spent = (*self.spent, candidate) if surplus else self.spent
        out = () if surplus else (candidate,)
        piles = tuple(
            self._passed_on(pile, order, candidate, continuing, factor)
            for (_, order), pile in zip(self.count.ballots, self.piles, strict=True)
        )
        action = f"{move.over} of {candidate}"
        return self.count.state(piles, continuing, self.elected, spent, self.history, action, out)

    def _passed_on(
        self,
        pile: Pile,
        order: tuple[str, ...],
        candidate: str,
        continuing: tuple[str, ...],
        factor: Fraction,
    ) -> Pile:
        place, value = pile
        if place >= len(order) or order[place] != candidate:
            return pile
        place = next((at for at in range(place + 1, len(order)) if order[at] in continuing), len(order))
        return place, value if factor == 1 else down(value * factor, self.count.settings["decimals"])

    @property
    def work(self) -> int:
        return len(self.count.ballots)

    def identity(self) -> Hashable:
        standing = (*self.continuing, *self.pending)
        past: tuple[tuple[Fraction, ...], ...] = ()
        if "earlier-stage" in self.count.settings["ties"]:
            past = tuple(tuple(totals[name] for name in standing) for totals in self.history)
        return self.piles, self.continuing, frozenset(self.elected), self.pending, past

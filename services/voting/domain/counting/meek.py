"""STV by Meek's method: every elected candidate keeps just so much of each vote that it has the quota.

After B. L. Meek (1969) and Hill, Wichmann and Woodall, "Algorithm 123" (1987). With ``decimals`` it is the
reference rule of the Proportional Representation Foundation (there: 9 decimals, omega 1e-6), where candidates
count as tied at the bottom when no more than the surplus still to be passed on lies between them. With
``decimals=exact`` votes are exact fractions; only keep factors, whose limit is irrational, are rounded up, at
20 decimals.
"""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from services.voting.domain.counting.profiles import Profile, Ranked
from services.voting.domain.counting.results import Result, Stage, Totals
from services.voting.domain.counting.scottish import down, refuse_endless
from services.voting.domain.counting.ties import rungs
from services.voting.domain.counting.transfers import (
    Ballots,
    Move,
    State,
    earlier_stages,
    exclusion,
    run,
    strict_ballots,
)

KEEP_DECIMALS = "20"


def stv_meek(profile: Profile, seats: int, settings: Mapping[str, str]) -> Result:
    """Count by Meek's method; the quota of each stage is in the trace, the last one in `quota`."""
    assert isinstance(profile, Ranked)
    ballots = strict_ballots(profile, settings["overvote"])
    valid = sum(count for count, _ in ballots)
    rule = _Rule(profile.candidates, seats, settings, ballots, valid)
    keep = dict.fromkeys(profile.candidates, Fraction(1))
    course = run(rule.round(profile.candidates, (), keep, (), "first preferences", ()))
    last = course.stages[-1]
    return Result(course.winners, course.tied, course.stages, valid, last.exhausted, last.quota)


def up(number: Fraction, decimals: str) -> Fraction:
    """Round a number up at so many decimals; ``exact`` leaves it as it is."""
    return -down(-number, decimals)


@dataclass(frozen=True)
class _Rule:
    candidates: tuple[str, ...]
    seats: int
    settings: Mapping[str, str]
    ballots: Ballots
    valid: int

    @property
    def decimals(self) -> str:
        return self.settings["decimals"]

    @property
    def omega(self) -> Fraction:
        """The surplus at which an iteration may end."""
        if self.settings["omega"] != "auto":
            return Fraction(self.settings["omega"])
        return Fraction(1, 10 ** (10 if self.decimals == "exact" else int(self.decimals) * 2 // 3))

    def quota(self, votes: Fraction) -> Fraction:
        share = votes / (self.seats + 1)
        if self.settings["quota"] == "floor+1":
            return down(share, "0") + 1
        if self.decimals == "exact":
            return share
        return down(share, self.decimals) + Fraction(1, 10 ** int(self.decimals))

    def has_quota(self, votes: Fraction, quota: Fraction) -> bool:
        """An exact quota v/(s+1) can be reached by s+1 candidates, so it has to be passed."""
        passes = self.settings["quota"] == "exact" and self.decimals == "exact"
        return votes > quota if passes else votes >= quota

    def round(
        self,
        continuing: tuple[str, ...],
        elected: tuple[str, ...],
        keep: dict[str, Fraction],
        history: tuple[Totals, ...],
        action: str,
        out: tuple[str, ...],
    ) -> "_Round":
        """Elect whoever reaches the quota, stage after stage, until somebody has to go or all is filled."""
        stages: list[Stage] = []
        while True:
            totals, quota, surplus, keep = self._settle(continuing, elected, keep)
            rising = sorted(continuing, key=lambda name: -totals[name])
            reached = tuple(name for name in rising if self.has_quota(totals[name], quota))
            if len(rising) <= self.seats - len(elected):
                reached = tuple(rising)
            elected = (*elected, *reached)
            continuing = tuple(name for name in continuing if name not in reached)
            lost = self.valid - sum(totals.values(), Fraction(0))
            refuse_endless((*totals.values(), lost))
            stages.append(Stage(action, totals, reached, out, lost, quota))
            history = (*history, totals)
            over = len(elected) >= self.seats or not continuing
            if over or not reached:
                return _Round(self, continuing, elected, keep, history, tuple(stages), surplus, over)
            action, out = "surpluses", ()

    def _settle(
        self, continuing: tuple[str, ...], elected: tuple[str, ...], keep: dict[str, Fraction]
    ) -> tuple[Totals, Fraction, Fraction, dict[str, Fraction]]:
        """Iterate the keep factors until somebody reaches the quota or the surplus is as good as gone."""
        paths = self._paths(continuing, elected)
        before: Fraction | None = None
        while True:
            totals = self._distribute(paths, keep)
            quota = self.quota(sum(totals.values(), Fraction(0)))
            surplus = max(sum((totals[name] - quota for name in elected), Fraction(0)), Fraction(0))
            reached = any(self.has_quota(totals[name], quota) for name in continuing)
            if reached or surplus < self.omega or (before is not None and surplus >= before):
                return totals, quota, surplus, keep
            before, keep = surplus, {**keep, **self._less(elected, keep, totals, quota)}

    def _less(
        self, elected: tuple[str, ...], keep: Mapping[str, Fraction], totals: Totals, quota: Fraction
    ) -> dict[str, Fraction]:
        finest = KEEP_DECIMALS if self.decimals == "exact" else self.decimals
        return {
            name: up(up(keep[name] * quota, self.decimals) / totals[name], finest) for name in elected if totals[name]
        }

    def _paths(self, continuing: tuple[str, ...], elected: tuple[str, ...]) -> dict[tuple[str, ...], int]:
        """Join the ballots that pass the same elected candidates on the way to the same continuing one."""
        paths: dict[tuple[str, ...], int] = {}
        for count, order in self.ballots:
            path: list[str] = []
            for name in order:
                if name in elected or name in continuing:
                    path.append(name)
                if name in continuing:
                    break
            paths[tuple(path)] = paths.get(tuple(path), 0) + count
        return paths

    def _distribute(self, paths: Mapping[tuple[str, ...], int], keep: Mapping[str, Fraction]) -> Totals:
        totals = dict.fromkeys(self.candidates, Fraction(0))
        for path, count in paths.items():
            weight = Fraction(1)
            for name in path:
                kept = up(weight * keep[name], self.decimals)
                totals[name] += kept * count
                weight -= kept
        return totals


@dataclass(frozen=True)
class _Round:
    rule: _Rule
    continuing: tuple[str, ...]
    elected: tuple[str, ...]
    keep: dict[str, Fraction]
    history: tuple[Totals, ...]
    stages: tuple[Stage, ...]
    surplus: Fraction
    over: bool

    def move(self) -> Move | None:
        if self.over:
            return None
        totals = self.history[-1]
        low = min(totals[name] for name in self.continuing) + self.surplus
        group = [name for name in self.continuing if totals[name] <= low]
        ladder = rungs(self.rule.settings, self.rule.candidates, earlier_stage=earlier_stages(self.history))
        spare = self.rule.seats - len(self.elected)
        return exclusion(group, totals, self.continuing, ladder, spare, True, self.stages[-1].quota)

    def after(self, move: Move, candidate: str) -> State:
        continuing = tuple(name for name in self.continuing if name != candidate)
        action = f"{move.over} of {candidate}"
        return self.rule.round(continuing, self.elected, self.keep, self.history, action, (candidate,))

    @property
    def work(self) -> int:
        return 10 * len(self.rule.ballots)

    def identity(self) -> Hashable:
        kept = tuple(self.keep[name] for name in self.elected)
        past: tuple[tuple[Fraction, ...], ...] = ()
        if "earlier-stage" in self.rule.settings["ties"]:
            past = tuple(tuple(totals[name] for name in self.continuing) for totals in self.history)
        return self.continuing, self.elected, kept, past

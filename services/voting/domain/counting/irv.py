"""Instant run-off: the weakest goes out, ballots pass on, until two are left or one has a majority."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from services.voting.domain.counting.profiles import Profile, Ranked
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


def irv(profile: Profile, seats: int, settings: Mapping[str, str]) -> Result:
    """Count by instant run-off.

    ``irv-stop``: ``two`` excludes until two are left and elects the stronger; ``majority`` stops at more than
    half of the ballots that are not exhausted; ``one`` also passes on the ballots of the last but one, as
    Scottish by-elections publish it.
    """
    assert isinstance(profile, Ranked)
    valid = sum(count for count, ranking in profile.ballots if ranking)
    count = _Count(profile, settings, strict_ballots(profile, settings["overvote"]), valid)
    course = run(count.state(profile.candidates, (), "first preferences", ()))
    return Result(course.winners, course.tied, course.stages, valid, course.stages[-1].exhausted)


@dataclass(frozen=True)
class _Count:
    profile: Ranked
    settings: Mapping[str, str]
    ballots: Ballots
    valid: int

    def state(
        self, continuing: tuple[str, ...], history: tuple[Totals, ...], action: str, out: tuple[str, ...]
    ) -> "_Runoff":
        totals = dict.fromkeys(continuing, Fraction(0))
        for count, order in self.ballots:
            choice = next((name for name in order if name in totals), None)
            if choice is not None:
                totals[choice] += count
        active = sum(totals.values(), Fraction(0))
        elected = self._decided(totals, active)
        stage = Stage(action, totals, elected, out, exhausted=self.valid - active)
        return _Runoff(self, continuing, (*history, totals), (stage,), elected)

    def _decided(self, totals: Totals, active: Fraction) -> tuple[str, ...]:
        stop, high = self.settings["irv-stop"], max(totals.values())
        leaders = [name for name, votes in totals.items() if votes == high]
        decided = len(totals) <= (1 if stop == "one" else 2) or (stop == "majority" and high * 2 > active)
        return tuple(leaders) if decided and len(leaders) == 1 else ()

    def ladder(self, history: tuple[Totals, ...]) -> list[Rung]:
        return rungs(self.settings, self.profile.candidates, earlier_stage=earlier_stages(history))


@dataclass(frozen=True)
class _Runoff:
    count: _Count
    continuing: tuple[str, ...]
    history: tuple[Totals, ...]
    stages: tuple[Stage, ...]
    elected: tuple[str, ...]

    def move(self) -> Move | None:
        if self.elected:
            return None
        totals, ladder = self.history[-1], self.count.ladder(self.history)
        final = 1 if self.count.settings["irv-stop"] == "one" else 2
        if len(self.continuing) <= final:
            level, looks = narrow(self.continuing, ladder, lowest=False)
            return Move("place", self.continuing, looks, level)
        group, path = lowest(totals, self.continuing), "earlier-stage" in self.count.settings["ties"]
        return exclusion(group, totals, self.continuing, ladder, final, path)

    def after(self, move: Move, candidate: str) -> State:
        if move.over == "place":
            return replace(self, stages=(), elected=(candidate,))
        rest = tuple(name for name in self.continuing if name != candidate)
        return self.count.state(rest, self.history, f"exclusion of {candidate}", (candidate,))

    @property
    def work(self) -> int:
        return len(self.count.ballots)

    def identity(self) -> Hashable:
        if "earlier-stage" not in self.count.settings["ties"]:
            return self.continuing, self.elected
        past = tuple(tuple(totals[name] for name in self.continuing) for totals in self.history)
        return self.continuing, self.elected, past

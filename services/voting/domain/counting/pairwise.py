"""Every pair of candidates compared, and the thresholds that an option has to pass before it is."""

from collections.abc import Mapping
from fractions import Fraction

from services.voting.domain.counting.profiles import Pairwise, Profile, Ranked
from services.voting.domain.counting.refusal import CountRefused
from services.voting.domain.counting.results import Stage

Matrix = Mapping[tuple[str, str], int]
"""``matrix[a, b]``: ballots that rank a above b."""


class Comparison:
    """The options that passed the thresholds, with their pairwise votes."""

    def __init__(self, profile: Profile, settings: Mapping[str, str]) -> None:
        assert isinstance(profile, Ranked | Pairwise)
        self.matrix = matrix(profile, settings["unranked"])
        self.valid = valid_ballots(profile)
        self.options, self.stages = _admitted(profile, self.matrix, settings)
        self.pairs = [(a, b) for a in self.options for b in self.options if a != b]

    def beats(self, a: str, b: str) -> bool:
        """Say whether more ballots rank a above b than b above a."""
        return self.matrix[a, b] > self.matrix[b, a]

    def strength(self, a: str, b: str, measure: str) -> int:
        """Measure a's victory over b by its votes or by its margin; no victory is 0."""
        if not self.beats(a, b):
            return 0
        return self.matrix[a, b] if measure == "winning-votes" else self.matrix[a, b] - self.matrix[b, a]


def matrix(profile: Ranked | Pairwise, unranked: str) -> Matrix:
    """Compare all pairs; the unranked stand ``below`` all ranked ones, or their pairs are ``ignored``."""
    if isinstance(profile, Pairwise):
        return profile.above
    above = {(a, b): 0 for a in profile.candidates for b in profile.candidates if a != b}
    for count, ranking in profile.ballots:
        rest = set(profile.candidates).difference(*ranking) if unranked == "below" else set()
        groups = (*ranking, tuple(rest))
        for at, group in enumerate(groups):
            for lower in groups[at + 1 :]:
                for a in group:
                    for b in lower:
                        above[a, b] += count
    return above


def valid_ballots(profile: Ranked | Pairwise) -> int | None:
    """Count the ballots that name anybody; a matrix alone does not tell."""
    if isinstance(profile, Pairwise):
        return profile.valid
    return sum(count for count, ranking in profile.ballots if ranking)


def _admitted(
    profile: Ranked | Pairwise, above: Matrix, settings: Mapping[str, str]
) -> tuple[tuple[str, ...], tuple[Stage, ...]]:
    """Drop the options that miss the quorum or their majority against the default option."""
    default = settings["default"]
    if not default:
        if settings["quorum"] != "0" or settings["majority"] != "1:1":
            raise CountRefused("A quorum or a majority needs a default option to count against.")
        return profile.candidates, ()
    if default not in profile.candidates:
        raise CountRefused(f"The default option {default!r} is not among the candidates.")
    left, right = settings["majority"].split(":")
    quorum = Fraction(settings["quorum"])
    rivals = [name for name in profile.candidates if name != default]
    ratio = {name: profile.majorities.get(name, Fraction(int(left), int(right))) for name in rivals}
    dropped = tuple(
        name
        for name in rivals
        if above[name, default] < quorum or above[name, default] <= ratio[name] * above[default, name]
    )
    votes = {name: Fraction(above[name, default]) for name in rivals}
    stage = Stage(f"options against the default {default}", votes, excluded=dropped)
    return tuple(name for name in profile.candidates if name not in dropped), (stage,)

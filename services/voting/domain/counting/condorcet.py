"""Condorcet winner, Schulze and minimax, on ranked ballots or a pairwise matrix."""

from collections.abc import Mapping
from fractions import Fraction

from services.voting.domain.counting.pairwise import Comparison
from services.voting.domain.counting.profiles import Profile
from services.voting.domain.counting.results import Result, Stage, Totals
from services.voting.domain.counting.ties import elect, rungs


def condorcet(profile: Profile, seats: int, settings: Mapping[str, str]) -> Result:
    """Elect whoever beats every other option; where there is nobody, nobody wins and nobody is tied."""
    compared = Comparison(profile, settings)
    wins = dict.fromkeys(compared.options, Fraction(0))
    for a, b in compared.pairs:
        wins[a] += compared.beats(a, b)
    winners = tuple(name for name, number in wins.items() if number == len(wins) - 1)
    stages = (*compared.stages, Stage("victories", wins, elected=winners))
    return Result(winners, (), stages, compared.valid, pairwise=compared.matrix)


def schulze(profile: Profile, seats: int, settings: Mapping[str, str]) -> Result:
    """Elect whoever has a path as strong as the way back to every other (M. Schulze, 2011)."""
    compared = Comparison(profile, settings)
    paths = {(a, b): compared.strength(a, b, settings["pairwise"]) for a, b in compared.pairs}
    for through in compared.options:
        for a, b in compared.pairs:
            if through not in (a, b):
                paths[a, b] = max(paths[a, b], min(paths[a, through], paths[through, b]))
    wins = dict.fromkeys(compared.options, Fraction(0))
    losses = dict.fromkeys(compared.options, Fraction(0))
    for a, b in compared.pairs:
        if paths[a, b] > paths[b, a]:
            wins[a] += 1
            losses[b] -= 1
    return one_winner("stronger paths", wins, losses, compared, profile, settings)


def minimax(profile: Profile, seats: int, settings: Mapping[str, str]) -> Result:
    """Elect whoever's worst defeat is the smallest."""
    compared = Comparison(profile, settings)
    worst = dict.fromkeys(compared.options, Fraction(0))
    for a, b in compared.pairs:
        worst[b] = max(worst[b], Fraction(compared.strength(a, b, settings["pairwise"])))
    better = {name: -defeat for name, defeat in worst.items()}
    return one_winner("worst defeat", worst, better, compared, profile, settings)


def one_winner(
    action: str,
    shown: Totals,
    merit: Totals,
    compared: Comparison,
    profile: Profile,
    settings: Mapping[str, str],
) -> Result:
    """Elect the single best by merit, or report all the best as tied, unless the ladder decides."""
    places = elect(merit, 1, rungs(settings, profile.candidates))
    stage = Stage(action, shown, elected=places.winners, ties=places.ties)
    tied = (places.level,) if places.level else ()
    stages = (*compared.stages, stage)
    return Result(places.winners, tied, stages, compared.valid, pairwise=compared.matrix)

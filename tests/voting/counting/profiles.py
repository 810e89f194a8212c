"""Small profiles written as people would say them: ``ranked("3 A>B", "2 C")``."""

from typing import Any

from services.voting.domain import counting


def ranked(*groups: str, candidates: str = "", seats: int = 1, **more: object) -> counting.Profile:
    """Read groups such as ``"3 A>B=C"`` (three ballots: A first, B and C sharing the next place)."""
    ballots = []
    for group in groups:
        count, _, order = group.partition(" ")
        places = [place.split("=") for place in order.split(">") if place]
        ballots.append([int(count), [place if len(place) > 1 else place[0] for place in places]])
    listed = {"candidates": [*candidates]} if candidates else {}
    return counting.read({"kind": "ranked", "seats": seats, "ballots": ballots, **listed, **more})


def scored(*groups: str, candidates: str = "", **more: object) -> counting.Profile:
    """Read groups such as ``"2 A5 B3"`` (two ballots that give A five and B three)."""
    ballots = []
    for group in groups:
        count, *scores = group.split()
        ballots.append([int(count), {score[0]: int(score[1:]) for score in scores}])
    listed = {"candidates": [*candidates]} if candidates else {}
    return counting.read({"kind": "score", "ballots": ballots, **listed, **more})


def outcome(profile: counting.Profile, method: str, seats: Any = None, **settings: str) -> tuple[str, str]:
    """Count and give the winners and the tied as sorted letters; settings are written with ``_`` for ``-``."""
    result = counted(profile, method, seats, **settings)
    return "".join(sorted(result.winners)), " ".join("".join(sorted(group)) for group in result.tied)


def counted(profile: counting.Profile, method: str, seats: Any = None, **settings: str) -> Any:
    """Count; settings are written with ``_`` for ``-``."""
    return counting.count(profile, method, seats, {name.replace("_", "-"): value for name, value in settings.items()})


def totals(result: counting.Result, stage: int = -1) -> dict[str, Any]:
    """Give the totals of a stage, without those who have nothing."""
    return {name: number for name, number in result.stages[stage].totals.items() if number}

"""Places after a count, and the stages in which they are revealed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from services.voting.domain import counting


@dataclass(frozen=True, slots=True)
class Place:
    """A place with its holders; several share it when the declared ladder leaves them tied."""

    place: int
    names: tuple[str, ...]
    votes: int

    def wire(self) -> dict[str, Any]:
        """Give the JSON value."""
        return {"place": self.place, "names": list(self.names), "votes": self.votes}


@dataclass(frozen=True, slots=True)
class Count:
    """A plain result with its rule: nominees and their votes, valid ballots, and how ties are settled."""

    votes: Mapping[str, int]
    valid: int
    method: str
    ladder: Mapping[str, str]

    def result(self, seats: int = 1) -> counting.Result:
        """Count by the rule."""
        totals = {name: Fraction(votes) for name, votes in self.votes.items()}
        profile = counting.Totals(candidates=tuple(self.votes), totals=totals, valid=self.valid)
        return counting.count(profile, self.method, seats, self.ladder)


def ladder(ties: str, seed: str) -> dict[str, str]:
    """Declare how ties are settled: by a lot with this seed, or not at all (joint winners)."""
    return {"ties": "lot", "seed": seed} if ties == "lot" else {"ties": "none"}


def placing(count: Count) -> list[Place]:
    """List all places: with one seat more at a time, whoever comes in holds the next one."""
    found: list[Place] = []
    placed: set[str] = set()
    while len(placed) < len(count.votes):
        place = len(placed) + 1
        result = count.result(place)
        names = tuple(name for name in result.winners if name not in placed) or result.tied[0]
        found.append(Place(place, names, count.votes[names[0]]))
        placed.update(names)
    return found


def stages(reveal: Sequence[int], places: Sequence[Place]) -> list[Place]:
    """List what is revealed press by press; a shared place comes with the first of its numbers."""
    found: list[Place] = []
    for number in reveal:
        holders = next((one for one in places if one.place <= number < one.place + len(one.names)), None)
        if holders is not None and holders not in found:
            found.append(holders)
    return found

"""Strict access to decoded JSON: whatever is not what it should be is refused in one sentence."""

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from services.voting.domain.counting.refusal import CountRefused

MOST = 10**12
METHOD_NAMES = {"stv": "stv-scottish"}


@dataclass(frozen=True)
class Entry:
    """A JSON object on its way to a profile; `title` names it in a refusal."""

    title: str
    fields: Mapping[str, object]

    def refused(self, why: str) -> CountRefused:
        """Make the refusal; `why` completes the sentence."""
        return CountRefused(f"{self.title} {why}.")

    def sequence(self, name: str) -> Sequence[object]:
        """Give a list that must be there."""
        value = self.fields.get(name)
        if not isinstance(value, list):
            raise self.refused(f"needs a list called {name}")
        return value

    def table(self, value: object, what: str) -> Mapping[str, object]:
        """Give a JSON object."""
        if not isinstance(value, dict):
            raise self.refused(f"has {what} that is not a JSON object")
        return value

    def whole(self, value: object, what: str, least: int = 0) -> int:
        """Give a whole number within bounds."""
        if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= MOST:
            raise self.refused(f"has {what} that is not a whole number from {least} up")
        return value

    def amount(self, value: object, what: str) -> Fraction:
        """Give an exact number of at most twelve digits on each side of the point."""
        if isinstance(value, float):
            value = Decimal(repr(value))
        if isinstance(value, bool) or not isinstance(value, int | Decimal):
            raise self.refused(f"has {what} that is not a number")
        if isinstance(value, Decimal):
            exponent = value.as_tuple().exponent
            if not isinstance(exponent, int) or not -12 <= exponent <= 12:
                raise self.refused(f"has {what} too long to be counted exactly")
        if not -MOST <= value <= MOST:
            raise self.refused(f"has {what} too large to be counted")
        return Fraction(value)

    def names(self, value: object, what: str) -> tuple[str, ...]:
        """Give a list of different, non-empty names."""
        if not isinstance(value, list) or not all(isinstance(name, str) and name for name in value):
            raise self.refused(f"has {what} that is not a list of names")
        if len(set(value)) != len(value):
            raise self.refused(f"has {what} with a name twice")
        return tuple(value)

    def known(self, names: Iterable[str], candidates: Container[str], what: str) -> None:
        """Refuse names that are not on the list of candidates."""
        for name in names:
            if name not in candidates:
                raise self.refused(f"has {what} with {name!r}, who is not a candidate")

    def seats(self) -> int:
        """Give the number of seats, one by default."""
        return self.whole(self.fields.get("seats", 1), "a number of seats", least=1)

    def method(self) -> str | None:
        """Give the method that the profile names for itself."""
        method = self.fields.get("method")
        return METHOD_NAMES.get(method, method) if isinstance(method, str) else None

    def groups(self) -> Iterator[tuple[int, object]]:
        """Give the ballots as (count, ballot)."""
        for group in self.sequence("ballots"):
            if not isinstance(group, list) or len(group) != 2:
                raise self.refused("has a ballot that is not a pair of a count and a vote")
            yield self.whole(group[0], "a count of ballots"), group[1]

    def candidates(self, seen: Iterable[str]) -> tuple[str, ...]:
        """Give the candidates listed, or else those whom the ballots name, in that order."""
        seen = tuple(dict.fromkeys(seen))
        names = self.names(self.fields.get("candidates", [*seen]), "a list of candidates")
        if not names:
            raise self.refused("has no candidates")
        self.known(seen, set(names), "a ballot")
        return names

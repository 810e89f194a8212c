"""The two data files of the demonstration, and fair draws from the shares they name."""

import json
import random
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

HERE = Path(__file__).parent
T = TypeVar("T")


@cache
def hints() -> dict[str, Any]:
    """Return the distributions that synthetic participants are drawn from."""
    found: dict[str, Any] = json.loads((HERE / "generator-hints.json").read_text())
    return found


@cache
def conference() -> dict[str, Any]:
    """Return the conference: tracks, organisations, sessions, awards."""
    found: dict[str, Any] = json.loads((HERE / "conference-2020.json").read_text())
    return found


def quota(rng: random.Random, shares: Mapping[T, float], count: int) -> list[T]:
    """Draw ``count`` values in random order, each as often as its share says, to less than one."""
    whole = sum(shares.values())
    exact = {value: count * share / whole for value, share in shares.items()}
    times = {value: int(number) for value, number in exact.items()}
    missing = count - sum(times.values())
    for value in sorted(exact, key=lambda value: times[value] - exact[value])[:missing]:
        times[value] += 1
    drawn = [value for value, number in times.items() for _ in range(number)]
    rng.shuffle(drawn)
    return drawn


def choose(rng: random.Random, shares: Mapping[T, float]) -> T:
    """Draw one value."""
    return rng.choices(list(shares), list(shares.values()))[0]


def choose_several(rng: random.Random, shares: Mapping[T, float], count: int) -> list[T]:
    """Draw different values, one after the other."""
    left, drawn = dict(shares), list[T]()
    while left and len(drawn) < count:
        drawn.append(value := choose(rng, left))
        del left[value]
    return drawn

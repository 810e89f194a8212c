"""Parameters of the counting rules: each has a name, a default and a closed way of being read."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from services.voting.domain.counting.refusal import CountRefused

TEXT = "[^\\n\\ud800-\\udfff]*"
NUMBER = re.compile(r"\d{1,12}(\.\d{1,12})?(e-\d{1,2})?")


@dataclass(frozen=True)
class Parameter:
    """One choice that a rule leaves open; `read` gives the normal form of a value, or None."""

    name: str
    default: str
    values: str
    read: Callable[[str], str | None]


def choice(name: str, *values: str, **other_names: str) -> Parameter:
    """One of these values, the first by default."""

    def read(text: str) -> str | None:
        return other_names.get(text, text if text in values else None)

    return Parameter(name, values[0], ", ".join(values), read)


def number(name: str, default: str, values: str, *words: str, least: int = 0, most: int = 10**12) -> Parameter:
    """A whole number within bounds, or one of the words."""

    def read(text: str) -> str | None:
        if text in words:
            return text
        return str(int(text)) if re.fullmatch(r"\d{1,13}", text) and least <= int(text) <= most else None

    return Parameter(name, default, values, read)


def pattern(name: str, default: str, values: str, form: str) -> Parameter:
    """Any text of a certain form."""
    return Parameter(name, default, values, lambda text: text if re.fullmatch(form, text) else None)


def ladder(*rungs: str, default: str = "none") -> Parameter:
    """Rules that settle ties, in their order, joined with commas."""

    def read(text: str) -> str | None:
        names = [part.strip() for part in text.split(",")]
        known = names == ["none"] or (set(names) <= set(rungs) and len(set(names)) == len(names))
        return ",".join(names) if known else None

    return Parameter("ties", default, "none, or in any order " + ", ".join(rungs), read)


def ratio(text: str) -> Fraction | None:
    """Read ``3:1``; None if it is not the ratio of two whole numbers with a second one above 0."""
    parts = re.fullmatch(r"(\d{1,9}):(\d{1,9})", text)
    return Fraction(int(parts[1]), int(parts[2])) if parts and int(parts[2]) else None


def _decimal(text: str) -> str | None:
    return text if text == "auto" or (NUMBER.fullmatch(text) and Fraction(text) > 0) else None


def _weights(text: str) -> str | None:
    parts = re.fullmatch(r"(\d{1,9}):(\d{1,9})", text)
    return text if parts and int(parts[1]) + int(parts[2]) else None


LOT = (
    pattern("seed", "", "any text, for ties=…,lot", TEXT),
    pattern("lot", "", "the order drawn, the luckiest first", TEXT),
)
OVERVOTE = choice("overvote", "exhaust", "skip")
UNRANKED = choice("unranked", "below", "ignored")
PAIRWISE = choice("pairwise", "winning-votes", "margins")
THRESHOLDS = (
    pattern("default", "", "the default option (none of these)", TEXT),
    pattern("quorum", "0", "votes that an option needs over the default", r"\d{1,12}(\.\d{1,12})?"),
    Parameter("majority", "1:1", "ratio such as 3:1", lambda text: text if ratio(text) else None),
)
QUOTA_NAMES = {"droop": "floor+1", "v/(s+1)": "exact"}
POINTS = pattern("points", "12,10,8,7,6,5,4,3,2,1", "points by place", r"\d{1,9}(,\d{1,9})*")
OMEGA = Parameter("omega", "auto", "a number such as 1e-6", _decimal)
RATIO = Parameter("ratio", "1:1", "weight of jury to public", _weights)


def merged(
    parameters: Sequence[Parameter], declared: Mapping[str, str], chosen: Mapping[str, str], method: str
) -> dict[str, str]:
    """Take each parameter from what was chosen, else from what the profile declares, else the default."""
    known = {parameter.name for parameter in parameters}
    for name in chosen:
        if name not in known:
            raise CountRefused(f"{method} has no parameter {name!r}; it has {', '.join(sorted(known))}.")
    values = {}
    for parameter in parameters:
        text = chosen.get(parameter.name, declared.get(parameter.name, parameter.default))
        value = parameter.read(text.strip())
        if value is None:
            raise CountRefused(f"{parameter.name} cannot be {text!r}; it takes {parameter.values}.")
        values[parameter.name] = value
    return values

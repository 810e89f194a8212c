"""Reading profiles: JSON bytes, one profile or several, and the shape of each kind of ballot."""

import json
import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from fractions import Fraction

from services.voting.domain.counting.entries import Entry
from services.voting.domain.counting.parameters import ratio
from services.voting.domain.counting.profiles import (
    Approval,
    Grades,
    Pairwise,
    Positional,
    Profile,
    Ranked,
    Ranking,
    Scores,
    Totals,
)
from services.voting.domain.counting.refusal import CountRefused

TIE_RULES = {
    "count-back": r"most \d+s",
    "units": r"(more|most|number of) (voting )?units",
    "public": r"\bpublic\b",
    "jury": r"\bjury\b",
}


def decode(data: bytes) -> object:
    """Decode JSON with decimals kept exact; names given twice and numbers like NaN are refused.

    Raises:
        CountRefused: The bytes are not such JSON.
    """
    try:
        decoded: object = json.loads(
            data, parse_float=Decimal, parse_constant=_no_number, object_pairs_hook=_without_doubles
        )
    except (ValueError, RecursionError) as error:
        reason = str(error).splitlines()[0] if isinstance(error, ValueError) else "nested too deeply"
        raise CountRefused(f"The file is not JSON that can be counted: {reason}.") from error
    try:
        json.dumps(decoded, ensure_ascii=False, default=str).encode()
    except UnicodeEncodeError as error:
        raise CountRefused("The file has a text that holds half a character.") from error
    return decoded


def _no_number(text: str) -> object:
    raise ValueError(f"{text} is not a number")


def _without_doubles(pairs: list[tuple[str, object]]) -> dict[str, object]:
    table = dict(pairs)
    if len(table) != len(pairs):
        raise ValueError("an object has the same name twice")
    return table


def read(source: object) -> Profile:
    """Read one profile from decoded JSON.

    Raises:
        CountRefused: It is not a profile.
    """
    return _profile(Entry("The profile", _table("The profile", source)))


def read_all(source: object) -> Profile | dict[str, Profile]:
    """Read a profile, or every one of a file's named ``contests`` or ``cases``.

    Raises:
        CountRefused: It is neither.
    """
    top = _table("The profile", source)
    groups = [name for name in ("contests", "cases") if name in top]
    if not groups:
        return read(top)
    if len(groups) > 1:
        raise CountRefused("A file has contests or cases, not both.")
    members = _table(f"The collection of {groups[0]}", top[groups[0]])
    if not members:
        raise CountRefused(f"The collection of {groups[0]} is empty.")
    shared = {name: top[name] for name in ("kind", "candidates", "seats") if name in top}
    return {
        name: _profile(Entry(f"Case {name!r}", {**shared, **_table(f"Case {name!r}", member)}))
        for name, member in members.items()
    }


def _table(title: str, value: object) -> Mapping[str, object]:
    if not isinstance(value, dict):
        raise CountRefused(f"{title} is not a JSON object.")
    return value


def _profile(entry: Entry) -> Profile:
    kind = entry.fields.get("kind")
    reader = READERS.get(kind) if isinstance(kind, str) else None
    if reader is None:
        raise entry.refused(f"has the kind {kind!r}, which is none of {', '.join(READERS)}")
    return reader(entry)


def _ranked(entry: Entry) -> Ranked:
    ballots = tuple((count, _ranking(entry, vote)) for count, vote in entry.groups())
    candidates = entry.candidates(name for _, ranking in ballots for place in ranking for name in place)
    declared, majorities = _thresholds(entry, candidates)
    return Ranked(
        candidates=candidates,
        seats=entry.seats(),
        method=entry.method(),
        declared=declared,
        ballots=ballots,
        majorities=majorities,
    )


def _ranking(entry: Entry, vote: object) -> Ranking:
    if not isinstance(vote, list):
        raise entry.refused("has a ranking that is not a list")
    places = tuple(entry.names(place if isinstance(place, list) else [place], "a ranking") for place in vote)
    names = [name for place in places for name in place]
    if not all(places) or len(set(names)) != len(names):
        raise entry.refused("has a ranking with an empty place or with a name twice")
    return places


def _thresholds(entry: Entry, candidates: tuple[str, ...]) -> tuple[dict[str, str], dict[str, Fraction]]:
    """Read the default option and the ratio that each option needs against it."""
    default = entry.fields.get("default_option")
    ratios = entry.table(entry.fields.get("majority_required_against_default", {}), "a table of majorities")
    if default is None:
        if ratios:
            raise entry.refused("has majorities against a default option and no default option")
        return {}, {}
    if not isinstance(default, str) or default not in candidates:
        raise entry.refused(f"has the default option {default!r}, which is not a candidate")
    entry.known(ratios, candidates, "a table of majorities")
    read_ratios = {name: ratio(text) if isinstance(text, str) else None for name, text in ratios.items()}
    majorities = {name: value for name, value in read_ratios.items() if value is not None}
    if len(majorities) != len(ratios):
        raise entry.refused('has a majority that is not a ratio such as "3:1"')
    return {"default": default}, majorities


def _approval(entry: Entry) -> Approval:
    ballots = tuple((count, entry.names(vote, "a ballot")) for count, vote in entry.groups())
    candidates = entry.candidates(name for _, approved in ballots for name in approved)
    return Approval(candidates=candidates, seats=entry.seats(), method=entry.method(), ballots=ballots)


def _scores(entry: Entry) -> Scores:
    lowest = entry.amount(entry.fields.get("min", 0), "a min")
    highest = entry.amount(entry.fields["max"], "a max") if "max" in entry.fields else None
    ballots = []
    for count, vote in entry.groups():
        table = entry.table(vote, "a ballot")
        scores = {name: entry.amount(value, "a score") for name, value in table.items()}
        if any(value < lowest or (highest is not None and value > highest) for value in scores.values()):
            raise entry.refused("has a score outside its scale")
        ballots.append((count, scores))
    candidates = entry.candidates(name for _, scores in ballots for name in scores)
    return Scores(
        candidates=candidates,
        seats=entry.seats(),
        method=entry.method(),
        ballots=tuple(ballots),
        highest=highest,
    )


def _grades(entry: Entry) -> Grades:
    tallies = []
    for tally in entry.sequence("tallies"):
        if not isinstance(tally, list) or not tally:
            raise entry.refused("has a tally that is not a list of counts")
        tallies.append(tuple(entry.whole(number, "a number of grades") for number in tally))
    numbers = [str(number) for number in range(len(tallies))]
    names = entry.names(entry.fields.get("candidates", numbers), "a list of candidates")
    if not names or len(names) != len(tallies) or len({len(tally) for tally in tallies}) != 1:
        raise entry.refused("needs one tally for each candidate, all with the same grades")
    most = max(sum(tally) for tally in tallies)
    judges = entry.whole(entry.fields.get("judges", most), "a number of judges")
    if most > judges:
        raise entry.refused("has more grades for a candidate than judges")
    return Grades(
        candidates=names,
        seats=entry.seats(),
        method=entry.method(),
        declared=_missing_grade(entry),
        tallies=tuple(tallies),
        judges=judges,
    )


def _missing_grade(entry: Entry) -> dict[str, str]:
    missing = entry.fields.get("missing_grades_count_as")
    if missing is None:
        return {}
    return {"missing-grade": "median" if missing == "median of the proposal" else str(missing)}


def _pairwise(entry: Entry) -> Pairwise:
    names = entry.candidates(())
    rows = [row for row in entry.sequence("matrix") if isinstance(row, list) and len(row) == len(names)]
    if len(rows) != len(names) or len(entry.sequence("matrix")) != len(names):
        raise entry.refused("needs a matrix with a row and a column for each candidate")
    above = {
        (a, b): entry.whole(rows[i][j], "a number in the matrix")
        for i, a in enumerate(names)
        for j, b in enumerate(names)
        if i != j
    }
    declared, majorities = _thresholds(entry, names)
    valid = entry.fields.get("valid")
    return Pairwise(
        candidates=names,
        seats=entry.seats(),
        method=entry.method(),
        declared=declared,
        above=above,
        valid=None if valid is None else entry.whole(valid, "a number of valid ballots"),
        majorities=majorities,
    )


def _positional(entry: Entry) -> Positional:
    return _with_sides(entry, "points")


def _two_constituencies(entry: Entry) -> Positional:
    return _with_sides(entry, "jury", "public")


def _with_sides(entry: Entry, *sides: str) -> Positional:
    given: dict[str, dict[str, dict[str, Fraction]]] = {side: {} for side in sides}
    for item in entry.sequence("ballots"):
        row = entry.table(item, "an entry")
        (name,) = entry.names([row.get("entry")], "an entry")
        if name in given[sides[0]]:
            raise entry.refused(f"has the entry {name!r} twice")
        for side in sides:
            gifts = entry.table(row.get(side), f"{side} of {name!r}")
            given[side][name] = {unit: entry.amount(value, "points") for unit, value in gifts.items()}
            if any(value < 0 for value in given[side][name].values()):
                raise entry.refused("has points below zero")
    names = entry.candidates(given[sides[0]])
    if len(names) != len(given[sides[0]]):
        raise entry.refused("has a candidate without an entry")
    rule = entry.fields.get("rule")
    declared = {"ties": ladder_of(rule)} if isinstance(rule, str) else {}
    return Positional(candidates=names, seats=entry.seats(), method=entry.method(), declared=declared, sides=given)


def ladder_of(rule: str) -> str:
    """Find the ladder in a rule written for people, such as "tie: most 12s, then most 10s".

    A tie-break that is not understood is given back as it stands, so that it has to be declared in its place.
    """
    clause = re.search(r"\btie\b:?(.*)", rule, re.IGNORECASE | re.DOTALL)
    if clause is None or re.search(r"\bno tie\b", rule, re.IGNORECASE):
        return "none"
    found = {name: re.search(form, clause[1], re.IGNORECASE) for name, form in TIE_RULES.items()}
    places = {name: match.start() for name, match in found.items() if match}
    return ",".join(sorted(places, key=lambda name: places[name])) or clause[0]


def _totals(entry: Entry) -> Totals:
    table = entry.table(entry.fields.get("totals"), "totals")
    totals = {name: entry.amount(value, "a total") for name, value in table.items()}
    names = entry.candidates(totals)
    valid = entry.whole(entry.fields.get("valid"), "a number of valid ballots")
    return Totals(
        candidates=names,
        seats=entry.seats(),
        method=entry.method(),
        totals={name: totals.get(name, Fraction(0)) for name in names},
        valid=valid,
    )


READERS: dict[str, Callable[[Entry], Profile]] = {
    "ranked": _ranked,
    "approval": _approval,
    "score": _scores,
    "grades": _grades,
    "pairwise": _pairwise,
    "positional": _positional,
    "positional-two-constituencies": _two_constituencies,
    "totals": _totals,
}

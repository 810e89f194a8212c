"""The command ``plenaria count``: count a file of ballots by a named method."""

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from services.voting.domain.counting import Profile, Result, Stage


def register(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command ``count``."""
    parser = subparsers.add_parser("count", help="count ballots by a named method, with a trace of every stage")
    parser.add_argument("file", type=Path, metavar="FILE", help="a profile in JSON; see the README of voting")
    parser.add_argument("--method", required=True, metavar="NAME", help="plurality, irv, stv-scottish, schulze, …")
    parser.add_argument("--seats", metavar="N", help="places to fill; by default as many as the file says")
    parser.add_argument("--set", action="append", default=[], metavar="NAME=VALUE", help="a parameter of the method")
    parser.add_argument("--json", action="store_true", help="print the result as JSON")
    parser.set_defaults(func=_count)


def _count(arguments: argparse.Namespace) -> int:
    from services.voting.domain.counting import CountRefused, as_json

    try:
        results = _results(arguments)
    except OSError as error:
        print(f"{str(arguments.file)!r} cannot be read: {error.strerror}.", file=sys.stderr)
        return 2
    except CountRefused as refusal:
        print(refusal, file=sys.stderr)
        return 2
    if arguments.json:
        body = (
            {"results": {name: as_json(result) for name, result in results.items()}}
            if isinstance(results, dict)
            else as_json(results)
        )
        print(json.dumps(body, ensure_ascii=False, indent=1))
    else:
        named = results if isinstance(results, dict) else {"": results}
        print("\n\n".join(_in_words(name, result) for name, result in named.items()))
    return 0


def _results(arguments: argparse.Namespace) -> "Result | dict[str, Result]":
    from services.voting.domain import counting

    settings = _settings(arguments.set)
    seats = _seats(arguments.seats)
    profiles = counting.read_all(counting.decode(arguments.file.read_bytes()))
    if isinstance(profiles, counting.Profile):
        return counting.count(profiles, arguments.method, seats, settings)
    return _each(profiles, arguments.method, seats, settings)


def _each(
    profiles: "dict[str, Profile]", method: str, seats: int | None, settings: dict[str, str]
) -> "dict[str, Result]":
    """Count every case by the method, or by the one it names for itself where the method cannot read it."""
    from services.voting.domain.counting import METHODS, CountRefused, count

    chosen = {}
    for name, profile in profiles.items():
        fits = method not in METHODS or isinstance(profile, METHODS[method].kinds)
        chosen[name] = method if fits or profile.method is None else profile.method
    if method in METHODS and method not in chosen.values():
        raise CountRefused(f"No case of the file can be counted by {method}.")
    results = {}
    for name, profile in profiles.items():
        own = settings if chosen[name] == method else {}
        try:
            results[name] = count(profile, chosen[name], seats if chosen[name] == method else None, own)
        except CountRefused as error:
            raise CountRefused(f"Case {name!r}: {error}") from error
    return results


def _settings(pairs: list[str]) -> dict[str, str]:
    from services.voting.domain.counting import CountRefused

    settings = {}
    for pair in pairs:
        name, equals, value = pair.partition("=")
        if not name or not equals:
            raise CountRefused(f"A parameter is set as NAME=VALUE, not {pair!r}.")
        settings[name.strip()] = value.strip()
    return settings


def _seats(text: str | None) -> int | None:
    from services.voting.domain.counting import CountRefused

    if text is not None and not (text.isascii() and text.isdigit() and int(text[:9]) > 0 and len(text) < 9):
        raise CountRefused(f"The number of seats must be a whole number above 0, not {text!r}.")
    return None if text is None else int(text)


def _in_words(name: str, result: "Result") -> str:
    from services.voting.domain.counting import exact

    lines = [f"{name}: {result.method}" if name else result.method]
    lines.append(f"winners: {', '.join(result.winners) or 'nobody'}")
    lines += [f"tied: {', '.join(group)}" for group in result.tied]
    lines.append(f"seats: {result.seats}   valid: {'unknown' if result.valid is None else result.valid}")
    lines.append(f"exhausted: {exact(result.exhausted)}")
    if result.quota is not None:
        lines.append(f"quota: {exact(result.quota)}")
    for number, stage in enumerate(result.stages, 1):
        lines += _stage_in_words(number, stage)
    lines.append("parameters: " + "   ".join(f"{key}={value}" for key, value in result.parameters.items()))
    return "\n".join(lines)


def _stage_in_words(number: int, stage: "Stage") -> list[str]:
    from services.voting.domain.counting import exact

    totals = "   ".join(f"{name} {exact(value)}" for name, value in stage.totals.items())
    lines = [f"stage {number}, {stage.action}: {totals}"]
    if stage.elected:
        lines.append(f"    elected: {', '.join(stage.elected)}")
    for tie in stage.ties:
        seen = "; ".join(
            f"{look.rule}: " + ", ".join(f"{name} {exact(value)}" for name, value in look.values.items())
            for look in tie.looks
        )
        chosen = f", {', '.join(tie.chosen)}" if tie.chosen else ""
        lines.append(f"    tie over {tie.over} between {', '.join(tie.between)}: {tie.verdict}{chosen}")
        if seen:
            lines.append(f"        {seen}")
    return lines

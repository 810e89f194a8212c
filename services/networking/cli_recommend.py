"""The command ``plenaria recommend``: suggestions for the participants in a file, with reasons."""

import argparse
import json
import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from services.networking.domain.recommendation import Suggestion

CAUSES = {
    "opted_out": "not open to suggestions",
    "blocked": "blocked",
    "same_organisation": "of the same organisation",
    "rules": "kept apart by the organiser's rules",
    "not_sought": "of countries or kinds of organisation not sought",
    "dismissed": "dismissed before",
    "full": "without room for another meeting",
    "no_common_slot": "without a common free slot",
    "nothing_to_compare": "without an offer or need to compare",
}


def register(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command."""
    parser = subparsers.add_parser("recommend", help="suggest whom the participants in a file should meet, and why")
    parser.add_argument(
        "file", type=Path, metavar="FILE", help="participants as JSON, see services/networking/README.md"
    )
    parser.add_argument("--for", dest="of", metavar="ID", help="for this participant only")
    parser.add_argument("--top", type=int, default=20, metavar="K", help="length of a list (default: %(default)s)")
    parser.add_argument("--json", action="store_true", help="print JSON")
    parser.set_defaults(func=recommend)


def recommend(chosen: argparse.Namespace) -> int:
    """Print suggestions; 2 with one sentence when something in the call or the file does not hold."""
    # Waiting threads of the matrix library spin: on a machine that does other things, too, one is faster than two.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    from services.networking.domain.recommendation import Fairness, Recommender
    from services.networking.models import ModelError
    from services.networking.models.commands import encoder
    from services.networking.participants_file import FileError, read

    if chosen.top < 1:
        return _refuse("--top must be 1 or more.")
    try:
        people, rules = read(chosen.file)
        ids = [person.id for person in people]
        if chosen.of is not None and chosen.of not in ids:
            return _refuse(f"{chosen.file} has no participant {chosen.of!r}.")
        engine = Recommender(encoder(), rules, Fairness.of_length(chosen.top), threads=os.cpu_count() or 1)
    except (FileError, ModelError) as error:
        return _refuse(str(error))
    engine.fit(people)
    wanted = ids if chosen.of is None else [chosen.of]
    found = {id_: engine.suggestions(id_) for id_ in wanted}
    missed = {
        id_: {str(cause): n for cause, n in engine.not_considered(id_).items()} for id_ in wanted[:1] if chosen.of
    }
    if chosen.json:
        answer: dict[str, object] = {"recommendations": {id_: [_row(s) for s in each] for id_, each in found.items()}}
        print(json.dumps(answer | ({"not_considered": missed} if missed else {}), ensure_ascii=False))
    else:
        _tell(found, missed)
    return 0


def _row(suggestion: "Suggestion") -> dict[str, object]:
    """One suggestion as JSON; ``need`` and ``offer`` are the pair put forward first."""
    pair = suggestion.pair
    return {
        "id": suggestion.id,
        "score": round(suggestion.score, 4),
        "reason": suggestion.reason,
        "need": pair.need.id,
        "offer": pair.offer.id,
        "why": suggestion.why,
    }


def _tell(found: "Mapping[str, list[Suggestion]]", missed: Mapping[str, Mapping[str, int]]) -> None:
    for id_, suggestions in found.items():
        print(f"{id_}: {len(suggestions)} suggestions")
        for number, suggestion in enumerate(suggestions, start=1):
            print(f"  {number:>2}. {suggestion.id}  {suggestion.reason}")
        for cause, count in missed.get(id_, {}).items():
            print(f"  Not considered: {count} {CAUSES[cause]}")


def _refuse(sentence: str) -> int:
    print(sentence, file=sys.stderr)
    return 2

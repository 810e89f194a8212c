"""What runs in the process that holds the engine: a recommender per conference, and the text models.

Every function is called by ``keeper`` through a pool of one process, so one after the other. Nothing heavy is imported
before the first call.
"""

import os
from collections.abc import Iterable, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

from shared.workers import die_with_parent

if TYPE_CHECKING:
    from services.networking.domain.recommendation import Encoded, Pair, Recommender, Suggestion
    from services.networking.models.encode import TextEncoder

NICE = 5

Told = dict[str, Any]
_ENGINES: "dict[str, tuple[Recommender, _Reader]]" = {}


def begin() -> None:
    """Prepare the process; waiting threads of the matrix library spin, so it gets one, and people come first."""
    die_with_parent()
    os.environ["OPENBLAS_NUM_THREADS"] = "1"
    os.nice(NICE)


def encode(texts: Sequence[str]) -> list[bytes]:
    """Return what the text models make of texts, to be kept beside the entries.

    Raises:
        ModelError: the models are not installed.
    """
    import numpy as np

    return [row.tobytes() for row in np.concatenate(_models()(texts), axis=1)]


def fit(conference: str, people: Iterable[Told], rules: Told, vectors: dict[str, bytes]) -> None:
    """Learn a conference anew: its people as ``inputs`` tells of them, and the vectors of their texts."""
    from services.networking.domain.recommendation import Recommender
    from services.networking.participants_file import ParticipantRead, RulesRead

    reader = _Reader(vectors)
    engine = Recommender(reader, RulesRead.model_validate(rules).rules())
    engine.fit(ParticipantRead.model_validate(each).person() for each in people)
    reader.known = {}
    _ENGINES[conference] = engine, reader


def put(conference: str, people: Iterable[Told], gone: Iterable[str], vectors: dict[str, bytes]) -> bool:
    """Take in people who changed, forget those who are gone; tell whether the engine should learn anew."""
    from services.networking.participants_file import ParticipantRead

    engine, reader = _ENGINES[conference]
    reader.known = vectors
    for each in gone:
        engine.remove(each)
    for told in people:
        engine.put(ParticipantRead.model_validate(told).person())
    reader.known = {}
    return engine.is_stale


def lists(conference: str, ids: Sequence[str], most: int) -> dict[str, Told]:
    """Return the lists of some people: ``items``, ``not_considered`` by cause and ``appearances``."""
    engine, _ = _ENGINES[conference]
    return {
        each: {
            "items": [_row(suggestion) for suggestion in engine.suggestions(each)[:most]],
            "not_considered": {str(cause): number for cause, number in engine.not_considered(each).items()},
            "appearances": engine.appearances(each),
        }
        for each in ids
    }


def _row(found: "Suggestion") -> Told:
    return {
        "id": found.id,
        "why": str(found.why),
        "reason": found.reason,
        "gain": _pair(found.gain),
        "give": _pair(found.give),
        "ecosystems": list(found.ecosystems),
        "languages": list(found.languages),
        "common_slots": found.common_slots,
    }


def _pair(pair: "Pair | None") -> Told | None:
    if pair is None:
        return None
    sides = (("need", pair.need), ("offer", pair.offer))
    return {
        side: {"id": each.id, "text": each.text, "category": each.kind, "language": each.language}
        for side, each in sides
    }


class _Reader:
    """Reads texts: known ones from their vectors, others by the models."""

    def __init__(self, known: dict[str, bytes]) -> None:
        self.known = known

    def __call__(self, texts: Sequence[str]) -> "Encoded":
        import numpy as np

        from services.networking.domain.recommendation import Encoded
        from services.networking.models.cache import ENGLISH, MULTILINGUAL

        if missing := [text for text in dict.fromkeys(texts) if text not in self.known]:
            self.known = self.known | dict(zip(missing, encode(missing), strict=True))
        joined = np.frombuffer(b"".join(self.known[text] for text in texts), dtype=np.float16)
        joined = joined.reshape(len(texts), ENGLISH + MULTILINGUAL)
        return Encoded(joined[:, :ENGLISH], joined[:, ENGLISH:])


@cache
def _models() -> "TextEncoder":
    from services.networking.models import folder
    from services.networking.models.build import build, is_built
    from services.networking.models.encode import TextEncoder

    if not is_built(folder()):
        build(folder())
    return TextEncoder(folder(), threads=1)

"""Entries ready to be compared, and what a participant's feedback teaches about a need.

A need and an offer meet as far as their subjects are alike and their kinds of help agree: a cosine plus the
probability that the kinds are the same. English pairs are compared by both text models, any other pair by the
multilingual one alone.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from .people import Floats, Mask, Places
from .subjects import DIRECTIONS, ENGLISH_SHARE, Description, unit

ENGLISH = slice(0, DIRECTIONS)
MULTILINGUAL = slice(DIRECTIONS, 2 * DIRECTIONS)
KINDS = slice(2 * DIRECTIONS, None)
TOWARDS_LIKED = AWAY_FROM_REFUSED = 0.5


@dataclass(frozen=True, slots=True)
class Forms:
    """Entries as rows whose inner products are scores, and which of them are not in English."""

    rows: Floats
    foreign: Mask

    def __getitem__(self, rows: "Places | Mask | slice") -> "Forms":
        return Forms(self.rows[rows], self.foreign[rows])


def form(described: Description) -> Forms:
    """Weigh the parts so that the inner product is the score, save of two foreign entries: see :func:`compare`."""
    english = described.english * np.float32(ENGLISH_SHARE**0.5)
    multilingual = described.multilingual * _scale(described.foreign)
    return Forms(np.concatenate([english, multilingual, described.kinds], axis=1), described.foreign)


def _scale(foreign: Mask) -> Floats:
    """The factor on the multilingual part: small between two English entries, one between English and foreign."""
    share = 1 - ENGLISH_SHARE
    factors: Floats = np.where(foreign, share**-0.5, share**0.5).astype(np.float32)
    return factors[:, None]


def join(parts: Sequence[Forms]) -> Forms:
    """Put forms below one another."""
    return Forms(np.concatenate([part.rows for part in parts]), np.concatenate([part.foreign for part in parts]))


def compare(left: Forms, right: Forms) -> Floats:
    """Return the scores of all pairs, shape (left, right), about -0.3 to 2."""
    scores: Floats = left.rows @ right.rows.T
    if left.foreign.any() and right.foreign.any():
        excess = left.rows[left.foreign, MULTILINGUAL] @ right.rows[right.foreign, MULTILINGUAL].T
        scores[np.ix_(left.foreign, right.foreign)] -= np.float32(ENGLISH_SHARE) * excess
    return scores


def learn(need: Forms, liked: Forms, refused: Forms) -> Forms:
    """Move the subject of one need towards liked offers and away from refused ones (Rocchio 1971)."""
    english, multilingual = (
        unit(
            _plain(need, part).mean(axis=0, keepdims=True)
            + TOWARDS_LIKED * _middle(_plain(liked, part))
            - AWAY_FROM_REFUSED * _middle(_plain(refused, part))
        )
        for part in (ENGLISH, MULTILINGUAL)
    )
    return form(Description(english * ~need.foreign[:, None], multilingual, need.rows[:, KINDS], need.foreign))


def _plain(forms: Forms, part: slice) -> Floats:
    scale = _scale(forms.foreign) if part == MULTILINGUAL else np.float32(ENGLISH_SHARE**0.5)
    return forms.rows[:, part] / scale


def _middle(vectors: Floats) -> Floats:
    return vectors.mean(axis=0, keepdims=True) if len(vectors) else np.zeros((1, vectors.shape[1]), np.float32)

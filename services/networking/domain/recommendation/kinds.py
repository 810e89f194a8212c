"""Which kind of help an entry is about, learnt on the spot from the entries whose owners named it.

Texts alone tell the subject, not the help: "repair cafés" is in a stage slot as in a component. A softmax regression
on the multilingual vectors reads the kind from the wording; it fills what people left open and outvotes a wrong tick.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from .people import Floats

PRIOR = 0.2
STEPS = 60
SHARPNESS = 3
TRUST_IN_TAG = 0.7
ENOUGH = 5_000


@dataclass(frozen=True, slots=True)
class Kinds:
    """A fitted reader of kinds; ``names`` in the order of the columns it returns."""

    names: tuple[str, ...]
    mean: Floats
    weights: Floats

    def read(self, vectors: Floats, tags: Sequence[str | None]) -> Floats:
        """Return the probability of each kind, shape (entries, kinds), from wording and tag together.

        The regression is held back by its prior, so its probabilities are too flat; they are sharpened first.
        """
        shares = _softmax(_with_one(vectors - self.mean) @ self.weights) ** SHARPNESS
        others = (1 - TRUST_IN_TAG) / max(len(self.names) - 1, 1)
        for row, tag in zip(shares, tags, strict=True):
            if tag in self.names:
                named = self.names.index(tag)
                row[:named] *= others
                row[named + 1 :] *= others
                row[named] *= TRUST_IN_TAG
        total: Floats = np.maximum(shares.sum(axis=1, keepdims=True), np.float32(1e-30))
        return np.divide(shares, total)


def fit(vectors: Floats, tags: Sequence[str | None]) -> Kinds:
    """Learn the kinds from tagged vectors: maximum a posteriori with a Gaussian prior on the weights.

    Newton steps with Böhning's (1992) fixed bound on the curvature, which need one inversion, with Nesterov's
    momentum; 60 steps take the gradient below a hundredth on a thousand entries. Of very many tagged entries every
    second or third is enough.
    """
    names = tuple(sorted({tag for tag in tags if tag}))
    tagged = [row for row, tag in enumerate(tags) if tag]
    used = tagged[:: len(tagged) // ENOUGH + 1]
    mean = vectors[used].mean(axis=0) if used else np.zeros(vectors.shape[1], np.float32)
    x = _with_one(vectors[used] - mean)
    y = np.array([[tags[row] == name for name in names] for row in used], np.float32).reshape(len(x), len(names))
    bound = 0.5 * (x.T @ x).astype(np.float64) + PRIOR * np.eye(x.shape[1])
    inverse = np.linalg.inv(bound).astype(np.float32)
    weights = ahead = np.zeros((x.shape[1], len(names)), np.float32)
    pace = 1.0
    for _ in range(STEPS if len(names) > 1 else 0):
        gradient = x.T @ (_softmax(x @ ahead) - y) + np.float32(PRIOR) * ahead
        moved = ahead - inverse @ gradient
        if float((gradient * (moved - weights)).sum()) > 0:
            pace = 1.0
        faster = (1 + np.sqrt(1 + 4 * pace * pace)) / 2
        weights, ahead = moved, moved + np.float32((pace - 1) / faster) * (moved - weights)
        pace = faster
    return Kinds(names, mean, weights)


def _with_one(vectors: Floats) -> Floats:
    return np.concatenate([vectors, np.ones((len(vectors), 1), np.float32)], axis=1)


def _softmax(scores: Floats) -> Floats:
    if not scores.size:
        return scores
    raised: Floats = np.exp(scores - scores.max(axis=1, keepdims=True))
    total: Floats = raised.sum(axis=1, keepdims=True)
    return np.divide(raised, total)

"""What an entry is about, once what many entries share is taken out of its vector.

A vector of a text holds its subject, but also its kind of help, its language and the turns of phrase everybody uses
("we look for", "details in a call"). A ridge regression on exactly these explains the common part; what remains,
reduced to its main directions, is compared by cosine.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from .kinds import Kinds
from .kinds import fit as fit_kinds
from .people import Encoded, Entry, Floats, Mask

COMMON_SHARE = 0.04
COMMON_TEXTS = 20
RIDGE = 1.0
DIRECTIONS = 96
ENGLISH_SHARE = 0.65

WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Description:
    """Entries as numbers, one row each; ``english`` is zero where an entry is in another language."""

    english: Floats
    multilingual: Floats
    kinds: Floats
    foreign: Mask


@dataclass(frozen=True, slots=True)
class Reduction:
    """Takes the common part out of vectors of one model and keeps the main directions of the rest."""

    common: Floats
    directions: Floats

    def reduce(self, vectors: Floats, features: Floats) -> Floats:
        """Return unit vectors of shape (entries, directions)."""
        return unit((vectors - features @ self.common) @ self.directions)


@dataclass(frozen=True, slots=True)
class TextModel:
    """What was learnt from the entries of one conference; describes these and later ones."""

    kinds: Kinds
    common: dict[str, int]
    english: Reduction
    multilingual: Reduction

    def describe(self, entries: Sequence[Entry], side: str, encoded: Encoded) -> Description:
        """Describe entries of one side, ``offer`` or ``need``."""
        multilingual = encoded.multilingual.astype(np.float32)
        kinds = self.kinds.read(multilingual, [entry.kind for entry in entries])
        features = _features(self.common, entries, side, kinds)
        foreign = np.array([entry.language != "en" for entry in entries], dtype=bool)
        english = self.english.reduce(encoded.english.astype(np.float32), features)
        english[foreign] = 0
        return Description(english, self.multilingual.reduce(multilingual, features), kinds, foreign)


def fit(offers: Sequence[Entry], needs: Sequence[Entry], encoded: tuple[Encoded, Encoded]) -> TextModel:
    """Learn from the offers and needs of a conference and their vectors."""
    entries = [*offers, *needs]
    english, multilingual = (np.concatenate(pair).astype(np.float32) for pair in zip(*encoded, strict=True))
    kinds = fit_kinds(multilingual, [entry.kind for entry in entries])
    common = _common_words(offers, needs)
    features = np.concatenate(
        [
            _features(common, each, side, kinds.read(vectors.multilingual.astype(np.float32), [e.kind for e in each]))
            for each, side, vectors in zip((offers, needs), ("offer", "need"), encoded, strict=True)
        ]
    )
    spoken = np.array([entry.language == "en" for entry in entries], dtype=bool)
    return TextModel(
        kinds,
        common,
        _fit_reduction(english[spoken], features[spoken]),
        _fit_reduction(multilingual, features),
    )


def unit(vectors: Floats) -> Floats:
    """Scale rows to unit length; a zero row stays zero."""
    length: Floats = np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), np.float32(1e-9))
    return np.divide(vectors, length)


def _marks(entry: Entry, side: str) -> set[str]:
    """The words of an entry, and its language on its side, which sorts before any word."""
    return {*WORD.findall(entry.text.lower()), f" {entry.language} {side}"}


def _common_words(offers: Sequence[Entry], needs: Sequence[Entry]) -> dict[str, int]:
    """Number the words that occur in many entries, and every language that does."""
    counts = Counter(m for side, each in (("offer", offers), ("need", needs)) for e in each for m in _marks(e, side))
    many = max(COMMON_TEXTS, COMMON_SHARE * (len(offers) + len(needs)))
    chosen = sorted(mark for mark, count in counts.items() if count >= (COMMON_TEXTS if mark[0] == " " else many))
    return {mark: number for number, mark in enumerate(chosen)}


def _features(common: dict[str, int], entries: Sequence[Entry], side: str, kinds: Floats) -> Floats:
    """One column for each common mark, then the kinds on the offers' side and on the needs' side."""
    marked = np.zeros((len(entries), len(common)), np.float32)
    for row, entry in enumerate(entries):
        marked[row, [common[mark] for mark in _marks(entry, side) if mark in common]] = 1
    blank = np.zeros_like(kinds)
    return np.concatenate([marked, kinds, blank] if side == "offer" else [marked, blank, kinds], axis=1)


def _fit_reduction(vectors: Floats, features: Floats) -> Reduction:
    gram = (features.T @ features).astype(np.float64) + RIDGE * np.eye(features.shape[1])
    common = np.linalg.solve(gram, features.T @ vectors).astype(np.float32)
    rest = vectors - features @ common
    _, axes = np.linalg.eigh((rest.T @ rest).astype(np.float64))
    return Reduction(common, np.ascontiguousarray(axes[:, : -DIRECTIONS - 1 : -1]).astype(np.float32))

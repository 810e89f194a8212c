"""Recommendations: who should meet whom, and why.

What each participant offers is held against what every other needs, in both directions, with the exact fields beside
the texts; the lists are then drafted so that nobody is flooded and nobody unseen. Nothing here reads or writes.
"""

from .crowd import Cause
from .people import Encode, Encoded, Entry, Fairness, Feedback, Person, Rules, Verdict
from .reasons import Pair, Suggestion, Why
from .recommender import Recommender

__all__ = [
    "Cause",
    "Encode",
    "Encoded",
    "Entry",
    "Fairness",
    "Feedback",
    "Pair",
    "Person",
    "Recommender",
    "Rules",
    "Suggestion",
    "Verdict",
    "Why",
]

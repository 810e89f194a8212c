"""Counting rules for open votes and plain results: exact numbers, a trace of every stage, no silent ties.

>>> from services.voting.domain import counting
>>> profile = counting.read({"kind": "ranked", "ballots": [[2, ["A"]], [1, ["B"]]]})
>>> counting.count(profile, "irv").winners
('A',)
"""

from services.voting.domain.counting.methods import METHODS, Method, count
from services.voting.domain.counting.parameters import Parameter
from services.voting.domain.counting.profiles import (
    Approval,
    Grades,
    Pairwise,
    Positional,
    Profile,
    Ranked,
    Scores,
    Totals,
)
from services.voting.domain.counting.reading import decode, read, read_all
from services.voting.domain.counting.refusal import CountRefused
from services.voting.domain.counting.results import Look, Result, Stage, Tie, as_json, exact

__all__ = [
    "METHODS",
    "Approval",
    "CountRefused",
    "Grades",
    "Look",
    "Method",
    "Pairwise",
    "Parameter",
    "Positional",
    "Profile",
    "Ranked",
    "Result",
    "Scores",
    "Stage",
    "Tie",
    "Totals",
    "as_json",
    "count",
    "decode",
    "exact",
    "read",
    "read_all",
]

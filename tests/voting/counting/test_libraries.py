"""Our counters against votelib and pref_voting on random small electorates."""

from collections import Counter

import pytest

from tests.voting.counting.libraries import PREF_VOTING, VOTELIB, Check, electorate

SHORT = pytest.param(range(500))
LONG = pytest.param(range(1000, 11_000), marks=[pytest.mark.acceptance, pytest.mark.timeout(3600)])


@pytest.mark.parametrize("seeds", [SHORT, LONG])
@pytest.mark.parametrize("library", [pytest.param(VOTELIB, id="votelib"), pytest.param(PREF_VOTING, id="pref_voting")])
def test_with_a_librarys_parameters_we_give_its_result(library: dict[str, Check], seeds: range) -> None:
    """A difference is allowed nowhere else; and every check is answered often enough to mean something."""
    answered: Counter[str] = Counter()
    differences = []
    for seed in seeds:
        people = electorate(seed)
        for name, check in library.items():
            answered[name] += check.theirs(people) is not None
            if difference := check.disagreement(people):
                differences.append(f"seed {seed}, {name}: {difference}")
    assert differences == []
    assert all(answered[name] > len(seeds) // 10 for name in library), answered

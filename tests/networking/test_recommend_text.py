"""How entries are compared: by both models in English, by the multilingual one across languages, and by kind."""

from collections.abc import Sequence

import numpy as np
import pytest

from services.networking.domain.recommendation import Encode
from services.networking.domain.recommendation.forms import compare, form, join
from services.networking.domain.recommendation.kinds import fit
from services.networking.domain.recommendation.people import Floats
from services.networking.domain.recommendation.subjects import DIRECTIONS, Description, unit
from tests.networking.recommending import people


def described(seed: int, foreign: Sequence[bool]) -> Description:
    rng = np.random.default_rng(seed)
    english, multilingual = (unit(rng.standard_normal((len(foreign), DIRECTIONS), np.float32)) for _ in range(2))
    kinds: Floats = rng.dirichlet(np.ones(4), len(foreign)).astype(np.float32)
    mask = np.array(foreign)
    english[mask] = 0
    return Description(english, multilingual, kinds, mask)


def test_two_english_entries_are_compared_by_both_models_and_any_others_by_the_multilingual_one() -> None:
    needs, offers = described(1, [False, True]), described(2, [False, True])

    scores = compare(form(needs), form(offers))

    by_english, by_all = needs.english @ offers.english.T, needs.multilingual @ offers.multilingual.T
    both = np.array([[True, False], [False, False]])
    text = np.where(both, 0.65 * by_english + 0.35 * by_all, by_all)
    assert scores == pytest.approx(text + needs.kinds @ offers.kinds.T, abs=1e-5)


def test_comparing_many_at_once_gives_what_comparing_one_by_one_gives() -> None:
    needs, offers = form(described(3, [False, True, False])), form(described(4, [True, False, True, False]))

    one_by_one = [[compare(needs[slice(n, n + 1)], offers[slice(o, o + 1)])[0, 0] for o in range(4)] for n in range(3)]

    assert compare(needs, join([offers])) == pytest.approx(np.array(one_by_one), abs=1e-5)


def test_a_kind_left_open_is_read_from_the_text_and_most_wrong_ticks_are_outvoted(encode: Encode) -> None:
    entries = [entry for person in people() for entry in (*person.offers, *person.needs)]
    vectors = encode([entry.text for entry in entries]).multilingual.astype(np.float32)
    tags = [entry.kind for entry in entries]
    tagged = [row for row, tag in enumerate(tags) if tag]
    taken_away, made_wrong = tagged[::10], tagged[5::40]
    told: list[str | None] = list(tags)
    kinds = sorted({tag for tag in tags if tag})
    for row in taken_away:
        told[row] = None
    for row in made_wrong:
        told[row] = kinds[(kinds.index(tags[row] or "") + 1) % len(kinds)]

    model = fit(vectors, told)
    read = [model.names[column] for column in model.read(vectors, told).argmax(axis=1)]

    assert np.mean([read[row] == tags[row] for row in taken_away]) >= 0.88
    assert np.mean([read[row] == tags[row] for row in made_wrong]) >= 0.5

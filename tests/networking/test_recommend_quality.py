"""Recommendations on the published set: the planted partners are found, decoys are not, exposure is fair."""

from dataclasses import replace

from services.networking.domain.recommendation import Encode, Fairness, Person, Recommender
from tests.networking.recommending import beaten_decoys, expected, lists_of, people, recall

EVERYBODY = 10_000


def test_the_first_ten_hold_the_planted_partners_across_wording_and_languages(fitted: Recommender) -> None:
    found = recall(lists_of(fitted, people()))

    assert found["all"] >= 0.75
    assert found["reciprocal"] >= 0.80
    assert found["one-sided"] >= 0.60
    assert found["cross-language"] >= 0.60


def test_the_right_offer_beats_those_in_the_needs_own_words_and_those_next_to_its_subject(
    fitted: Recommender,
) -> None:
    beaten = beaten_decoys(fitted)

    assert beaten["same words, other kind"] >= 0.88
    assert beaten["same kind, neighbouring subject"] >= 0.78


def test_a_rival_with_the_same_need_is_never_explained_as_a_provider(fitted: Recommender) -> None:
    needs = {entry.id for person in people() for entry in person.needs}
    rivals = {(case["seeker"], decoy["participant"]) for case in expected()["decoys"] for decoy in case["decoys"]}

    pairs = [s.pair for seeker, rival in rivals for s in fitted.suggestions(seeker) if s.id == rival]

    assert pairs
    assert all(pair.offer.id not in needs for pair in pairs)


def test_nobody_is_flooded_and_nobody_unseen_at_no_cost_to_the_partners_found(
    encode: Encode, fitted: Recommender
) -> None:
    unfair = Recommender(encode, fairness=Fairness(length=20, cap=EVERYBODY, floor=0))
    unfair.fit(people())

    appearances = [fitted.appearances(person.id) for person in people()]

    assert (min(appearances), max(appearances)) == (5, 40)
    assert {len(fitted.suggestions(person.id)) for person in people()} == {20}
    assert max(unfair.appearances(person.id) for person in people()) > 40
    assert recall(lists_of(unfair, people()))["all"] - recall(lists_of(fitted, people()))["all"] <= 0.02


def test_ten_stars_with_ten_offers_each_stand_in_no_more_lists_than_anybody(encode: Encode) -> None:
    offers = [entry for person in people() for entry in person.offers]
    stars = [
        Person(f"s{star}", offers=tuple(replace(e, id=f"s{star}-{e.id}") for e in offers[10 * star : 10 * star + 10]))
        for star in range(10)
    ]
    engine = Recommender(encode)
    engine.fit([*people(), *stars])

    appearances = {person.id: engine.appearances(person.id) for person in [*people(), *stars]}

    assert max(appearances.values()) <= 40
    assert min(appearances.values()) >= 5
    assert recall(lists_of(engine, people()))["all"] >= 0.75

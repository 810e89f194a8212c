"""Recommendations as a participant meets them: who is kept apart, what feedback does, what is quoted, what is told."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from services.networking.domain.recommendation import (
    Cause,
    Encode,
    Entry,
    Fairness,
    Feedback,
    Person,
    Recommender,
    Rules,
    Suggestion,
    Verdict,
    Why,
)
from tests.networking.recommending import lists_of, people

SEEKER = Person(
    "seeker",
    organisation="Harbour Cluster",
    organisation_type="sme",
    country="PT",
    group="sme",
    needs=(Entry("n1", "Need a place to pilot helping seniors live independently", kind="pilot-site"),),
)
PROVIDER = Person(
    "provider",
    organisation="Silver House",
    organisation_type="research",
    country="DE",
    group="research",
    offers=(Entry("o1", "Demonstration area available, theme ageing in one's own house", kind="pilot-site"),),
)
BYSTANDERS = people()[:60]


@pytest.fixture
def suggest(encode: Encode) -> "Suggest":
    return Suggest(encode)


class Suggest:
    """Suggestions for the seeker among bystanders, with the two changed as a test says."""

    def __init__(self, encode: Encode) -> None:
        self.encode = encode

    def engine(self, seeker: Person = SEEKER, provider: Person = PROVIDER, rules: Rules | None = None) -> Recommender:
        engine = Recommender(self.encode, rules or Rules())
        engine.fit([*BYSTANDERS, seeker, provider])
        return engine


def found(engine: Recommender, of: str = "seeker") -> list[str]:
    return [suggestion.id for suggestion in engine.suggestions(of)]


def test_a_need_and_an_offer_in_other_words_meet_and_both_are_quoted(suggest: Suggest) -> None:
    best = suggest.engine().suggestions("seeker")[0]

    assert (best.id, best.why) == ("provider", Why.HAS_WHAT_YOU_NEED)
    assert best.reason == (
        "You need “Need a place to pilot helping seniors live independently”; "
        "they offer “Demonstration area available, theme ageing in one's own house”."
    )


def test_the_provider_sees_who_looks_for_the_offer(suggest: Suggest) -> None:
    best = suggest.engine().suggestions("provider")[0]

    assert (best.id, best.why) == ("seeker", Why.NEEDS_WHAT_YOU_OFFER)


@pytest.mark.parametrize(
    "seeker, provider, rules, cause",
    [
        ({"blocked": frozenset({"provider"})}, {}, Rules(), Cause.BLOCKED),
        ({}, {"blocked": frozenset({"seeker"})}, Rules(), Cause.OPTED_OUT),
        ({}, {"opted_in": False}, Rules(), Cause.OPTED_OUT),
        ({}, {"organisation": "Harbour Cluster"}, Rules(), Cause.SAME_ORGANISATION),
        ({}, {}, Rules(forbidden=frozenset({frozenset({"sme", "research"})})), Cause.RULES),
        ({"sought_countries": frozenset({"FR"})}, {}, Rules(), Cause.NOT_SOUGHT),
        ({"sought_types": frozenset({"large_firm"})}, {}, Rules(), Cause.NOT_SOUGHT),
        ({"free": frozenset({"t1", "t2"})}, {"free": frozenset({"t3"})}, Rules(), Cause.NO_COMMON_SLOT),
        ({}, {"free": frozenset()}, Rules(), Cause.FULL),
        ({}, {"room": 0}, Rules(), Cause.FULL),
        ({"feedback": (Feedback("provider", Verdict.ALREADY_IN_CONTACT, "n1", "o1"),)}, {}, Rules(), Cause.DISMISSED),
    ],
)
def test_who_may_not_be_suggested_is_not_and_the_cause_is_counted(
    suggest: Suggest, seeker: dict[str, object], provider: dict[str, object], rules: Rules, cause: Cause
) -> None:
    usual = suggest.engine()
    engine = suggest.engine(replace(SEEKER, **seeker), replace(PROVIDER, **provider), rules)  # type: ignore[arg-type]

    assert "provider" in found(usual)
    assert "provider" not in found(engine)
    assert engine.not_considered("seeker").get(cause, 0) > usual.not_considered("seeker").get(cause, 0)


def test_colleagues_are_suggested_where_the_organiser_allows_it(suggest: Suggest) -> None:
    colleague = replace(PROVIDER, organisation=SEEKER.organisation)

    assert "provider" in found(suggest.engine(provider=colleague, rules=Rules(colleagues=True)))


def test_common_free_slots_are_counted_in_the_suggestion(suggest: Suggest) -> None:
    engine = suggest.engine(
        replace(SEEKER, free=frozenset({"t1", "t2", "t3"})), replace(PROVIDER, free=frozenset({"t2", "t3", "t4"}))
    )

    assert [s.common_slots for s in engine.suggestions("seeker") if s.id == "provider"] == [2]


def test_a_refused_pair_is_not_put_forward_again_and_like_offers_fall(encode: Encode) -> None:
    alike = replace(PROVIDER, id="alike", organisation="Home Lab", offers=(replace(PROVIDER.offers[0], id="o9"),))
    before = Recommender(encode)
    before.fit([*BYSTANDERS, SEEKER, PROVIDER, alike])
    refused = replace(SEEKER, feedback=(Feedback("provider", Verdict.NOT_MY_FIELD, "n1", "o1"),))
    after = Recommender(encode)
    after.fit([*BYSTANDERS, refused, PROVIDER, alike])

    assert found(before)[:2] in (["alike", "provider"], ["provider", "alike"])
    assert "provider" not in found(after)
    assert "alike" not in found(after)[:1]


def test_a_refused_pair_stays_barred_when_the_other_changes_their_offers(encode: Encode) -> None:
    engine = Recommender(encode)
    more = Entry("o0", "Contract research, speciality BIM", kind="research-cooperation")
    engine.fit([*BYSTANDERS, SEEKER, replace(PROVIDER, offers=(more, *PROVIDER.offers))])
    engine.put(replace(SEEKER, feedback=(Feedback("provider", Verdict.NOT_MY_FIELD, "n1", "o1"),)))

    engine.put(PROVIDER)

    assert "provider" not in found(engine)
    assert "seeker" not in found(engine, "provider")


def test_a_liked_offer_draws_others_like_it(encode: Encode) -> None:
    liked = BYSTANDERS[0].offers[0]
    others = [
        replace(PROVIDER, id=f"like{n}", offers=(replace(liked, id=f"l{n}"),), organisation=f"L{n}") for n in (1, 2)
    ]
    before = Recommender(encode)
    before.fit([*BYSTANDERS, SEEKER, *others])
    after = Recommender(encode)
    after.fit([*BYSTANDERS, replace(SEEKER, feedback=(Feedback("like1", Verdict.LIKED, "n1", "l1"),)), *others])

    def place(engine: Recommender) -> int:
        return (*found(engine), "like2").index("like2")

    assert place(after) < place(before)


def test_being_liked_by_many_brings_nobody_into_the_list_of_another(encode: Encode) -> None:
    """The same people are put in twice, with and without what they like: a change by itself may shift near-ties."""
    star, fans = people()[0], [person for person in people()[1:40] if person.needs]

    def in_whose_lists(liked: bool) -> set[str]:
        engine = Recommender(encode, fairness=Fairness(length=20, cap=10_000, floor=0))
        engine.fit(people())
        for fan in fans:
            like = Feedback(star.id, Verdict.LIKED, fan.needs[0].id, star.offers[0].id)
            engine.put(replace(fan, feedback=(like,) if liked else ()))
        return {person.id for person in people()[40:] if star.id in found(engine, person.id)}

    assert not in_whose_lists(liked=True) - in_whose_lists(liked=False)


def test_the_order_in_which_people_come_changes_nothing(encode: Encode) -> None:
    one, other = Recommender(encode), Recommender(encode, threads=2)
    one.fit(BYSTANDERS)
    other.fit(BYSTANDERS[::-1])

    assert {p.id: one.suggestions(p.id) for p in BYSTANDERS} == {p.id: other.suggestions(p.id) for p in BYSTANDERS}


def test_a_newcomer_is_seen_at_once_and_sees_others(encode: Encode) -> None:
    engine = Recommender(encode)
    engine.fit(people())
    newcomer = Person("new", organisation="Late", offers=(replace(people()[5].offers[0], id="new-o1"),))

    changed = engine.put(newcomer)

    assert engine.appearances("new") >= 5
    assert len(engine.suggestions("new")) == 20
    assert {person.id for person in people() if "new" in found(engine, person.id)} | {"new"} <= changed


def test_a_changed_need_changes_the_own_list_and_those_of_others_only_around_it(
    encode: Encode, fitted: Recommender
) -> None:
    engine = Recommender(encode)
    engine.fit(people())
    before = lists_of(engine, people())
    asker, need = people()[3], replace(people()[50].needs[0], id="changed")

    changed = engine.put(replace(asker, needs=(need,)))
    after = lists_of(engine, people())

    assert after[asker.id] != before[asker.id]
    assert {id_ for id_ in after if set(after[id_]) != set(before[id_])} <= changed
    appearances = [engine.appearances(person.id) for person in people()]
    assert min(appearances) >= 5
    assert max(appearances) <= 40


def test_who_switches_profiling_off_is_gone_from_vectors_and_lists(encode: Encode) -> None:
    engine = Recommender(encode)
    engine.fit(people())
    leaver = people()[7]
    entries = len(engine._matching.offers.forms.rows) + len(engine._matching.needs.forms.rows)

    engine.put(replace(leaver, opted_in=False))

    left = len(engine._matching.offers.forms.rows) + len(engine._matching.needs.forms.rows)
    assert left == entries - len(leaver.offers) - len(leaver.needs)
    assert found(engine, leaver.id) == []
    assert all(leaver.id not in each for each in lists_of(engine, people()).values())
    assert leaver.id not in repr(engine._matching.crowd.people)
    assert engine.not_considered(people()[0].id)[Cause.OPTED_OUT] == 1


def test_who_comes_back_is_suggested_as_before(encode: Encode) -> None:
    engine = Recommender(encode)
    engine.fit(people())
    engine.put(replace(people()[7], opted_in=False))

    engine.put(people()[7])

    assert len(engine.suggestions(people()[7].id)) == 20
    assert engine.appearances(people()[7].id) >= 5


def test_somebody_with_room_for_one_meeting_stands_in_few_lists(encode: Encode) -> None:
    busy = max(people(), key=lambda person: len(person.offers))
    engine = Recommender(encode)
    engine.fit([replace(person, room=1) if person == busy else person for person in people()])

    assert engine.appearances(busy.id) <= 8


def test_a_conference_that_nobody_has_joined_yet_grows_one_by_one(encode: Encode) -> None:
    engine = Recommender(encode)
    for person in (*BYSTANDERS[:12], SEEKER, PROVIDER):
        engine.put(person)

    assert "provider" in found(engine)
    assert engine.is_stale


hidden_entries = st.sets(st.sampled_from([e.id for p in BYSTANDERS[:30] for e in (*p.offers, *p.needs)]))


@given(hidden=hidden_entries)
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_every_reason_names_a_visible_pair_and_a_hidden_text_never_occurs(encode: Encode, hidden: set[str]) -> None:
    crowd = [_hide(person, hidden) for person in BYSTANDERS[:30]]
    secret = {e.text for p in crowd for e in (*p.offers, *p.needs) if e.hidden}
    open_ = {e.text for p in crowd for e in (*p.offers, *p.needs) if not e.hidden}
    engine = Recommender(encode)
    engine.fit(crowd)

    for person in crowd:
        for suggestion in engine.suggestions(person.id):
            other = next(each for each in crowd if each.id == suggestion.id)
            _check_pairs(suggestion, person, other)
            assert not any(text in suggestion.reason for text in secret - open_)


def _hide(person: Person, hidden: set[str]) -> Person:
    def marked(entries: Sequence[Entry]) -> tuple[Entry, ...]:
        return tuple(replace(entry, hidden=entry.id in hidden) for entry in entries)

    return replace(person, offers=marked(person.offers), needs=marked(person.needs))


def _check_pairs(suggestion: Suggestion, mine: Person, theirs: Person) -> None:
    assert suggestion.gain or suggestion.give
    for pair, asker, giver in ((suggestion.gain, mine, theirs), (suggestion.give, theirs, mine)):
        if pair:
            assert pair.need in asker.visible_needs
            assert pair.offer in giver.visible_offers
            assert all(entry.text[:60] in suggestion.reason for entry in (pair.need, pair.offer))


def test_a_suggestion_falls_when_the_pair_that_explains_it_is_withdrawn(encode: Encode) -> None:
    engine = Recommender(encode)
    engine.fit(people())
    for person in people()[:15]:
        first = engine.suggestions(person.id)[0]
        if first.gain is None:
            continue
        kept = tuple(entry for entry in person.needs if entry != first.gain.need)
        engine.put(replace(person, needs=kept))

        again = next((s for s in engine.suggestions(person.id) if s.id == first.id), None)
        assert again is None or (again.score, again.reason) != (first.score, first.reason)
        engine.put(person)

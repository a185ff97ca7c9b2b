"""Claims that can't both be true, and claims overtaken before they were printed."""

from dataclasses import replace
from datetime import date, timedelta
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.domain.amounts import disjoint
from claims.domain.chains import Tie, Window
from claims.domain.disagreement import Contradiction, Stale, contradictions, contradictions_of, stale
from claims.domain.terms import Accumulation, Change, LinkKind, Modality
from tests.claims.domain.dossiers import (
    DERIVED,
    VAGUE,
    about,
    at_least,
    at_most,
    by,
    dossier_of,
    dossiers,
    exact,
    more_than,
    printed,
    shuffled,
    whole_dossiers,
)

UPDATES, CORRECTS = LinkKind.UPDATES, LinkKind.CORRECTS
TOTAL = {"drones": Accumulation.CUMULATIVE}
STOCK = {"drones": Accumulation.STOCK}


def pairs(*claims, **more) -> set[tuple]:
    """Return who contradicts whom, as (earlier, later), by both ways of asking."""
    dossier = dossier_of(*claims, **more)
    found = {(each.earlier, each.later) for each in contradictions(dossier, most=100)}
    one_by_one = {
        (each.earlier, each.later)
        for claim in dossier.statements
        for each in contradictions_of(dossier, claim)
    }
    assert found == one_by_one
    return found


# --- the casualties: a running total, told by several over half a year ---

SEOUL = (
    Tie("spy agency", "part_of", "South Korea"),
    Tie("joint chiefs", "part_of", "South Korea"),
)
CASUALTIES = dossier_of(
    printed("Zelensky’s", exact(4000), by("Zelensky"), published="2025-01-09"),
    printed("spies’", exact(3000), by("spy agency"), published="2025-01-13"),
    printed("chiefs’", about(4000), by("joint chiefs"), published="2025-03-27"),
    printed("UK’s", more_than(6000), by("UK"), published="2025-06-15"),
    printed("seed", exact(4000), by("Western officials"), published="2025-07-12"),
    accumulations=TOTAL,
    ties=SEOUL,
    unnamed=["Western officials"],
)


def test_the_seeds_casualties_are_stale_and_contradicted_by_a_higher_earlier_total():
    assert stale(CASUALTIES, "seed") == Stale("UK’s", by_same_origin=False)
    assert contradictions_of(CASUALTIES, "seed") == (Contradiction("UK’s", "seed"),)


def test_a_total_that_only_grew_since_is_neither():
    for claim in ("Zelensky’s", "chiefs’", "UK’s", "spies’"):
        assert stale(CASUALTIES, claim) is None
    assert contradictions_of(CASUALTIES, "chiefs’") == ()


def test_a_lower_total_said_later_contradicts_a_higher_one():
    assert set(contradictions(CASUALTIES, most=9)) == {
        Contradiction("UK’s", "seed"),
        Contradiction("Zelensky’s", "spies’"),
    }


# --- contradicted ---


def test_numbers_that_can_both_be_true_never_contradict():
    assert pairs(printed("AP", exact(728)), printed("CNN", about(728))) == set()
    assert pairs(printed("AP", exact(11000)), printed("CNN", exact(11213))) == set()
    assert pairs(printed("AP", at_least(100)), printed("CNN", exact(120))) == set()
    assert pairs(printed("AP", exact(40)), printed("CNN", VAGUE)) == set()


@pytest.mark.parametrize(
    "other",
    [
        {"quantity": "missiles"},
        {"unit": "tonne"},
        {"change": Change.ADDITIONAL},
        {"modality": Modality.PLANNED},
        {"is_standing": False},
        {"period": "2025-07-10"},
    ],
)
def test_only_standing_claims_that_answer_one_question_contradict(other):
    night = {"period": "2025-07-09"}
    one = printed("AP", exact(728), published="2025-07-09", **night)
    assert pairs(one, printed("CNN", exact(741), **night)) == {("AP", "CNN")}
    assert pairs(one, printed("CNN", exact(741), **night | other)) == set()


def test_who_does_not_say_when_may_contradict_but_it_is_not_known():
    dated = printed("AP", exact(728), period="2025-07-09", published="2025-07-09")
    found = contradictions(dossier_of(dated, printed("CNN", exact(741)), accumulations=STOCK), most=9)
    assert found == (Contradiction("AP", "CNN", is_period_known=False),)
    moment = printed("CNN", exact(741), as_of="2025-07-08")
    assert pairs(dated, moment, accumulations=STOCK) == set()


def test_claims_joined_by_an_update_or_correction_do_not_contradict_nor_what_derives_from_them():
    claims = [
        printed(name, exact(number)) for name, number in (("a", 100), ("b", 200), ("A", 100), ("B", 200))
    ]
    copies = [("A", DERIVED, "a"), ("B", DERIVED, "b")]
    assert pairs(claims[0], claims[1]) == {("a", "b")}
    for kind in (UPDATES, CORRECTS):
        assert pairs(*claims, relations=[*copies, ("b", kind, "a")]) == set()
        assert pairs(*claims, relations=[*copies, ("a", kind, "b")]) == set()


def test_another_pair_stands_for_two_numbers_if_the_first_said_are_joined():
    claims = [
        printed(name, exact(number)) for name, number in (("a", 100), ("b", 200), ("c", 100), ("d", 200))
    ]
    dossier = dossier_of(*claims, relations=[("b", UPDATES, "a")])
    (found,) = contradictions(dossier, most=9)
    assert (found.earlier, found.later) in {("a", "d"), ("b", "c")}


def test_a_claim_and_one_it_derives_from_drift_and_do_not_contradict():
    a, b, c = (printed(name, exact(number)) for name, number in (("a", 100), ("b", 200), ("c", 300)))
    assert pairs(a, b, c, relations=[("b", DERIVED, "a"), ("c", DERIVED, "b")]) == set()
    assert pairs(a, b, c, relations=[("b", DERIVED, "a"), ("c", DERIVED, "a")]) == {("b", "c")}


def test_two_voices_in_one_article_contradict_and_a_denial_holds_no_number():
    kyiv = printed("1", exact(728), by("Kyiv"), article="AP", published="2025-07-09")
    moscow = printed("2", exact(50), by("Moscow"), article="AP", published="2025-07-09")
    assert pairs(kyiv, moscow) == {("1", "2")}
    for stance in ("denies", "doubts", "withdraws"):
        assert pairs(kyiv, replace(moscow, credits=(by("Moscow", stance=stance),))) == set()


def test_totals_since_different_days_are_different_totals():
    early = printed("a", exact(9000), period="2022-02-24/2025-01-01", published="2025-01-01")
    late = printed("b", exact(2000), period="2025-01-01/2025-06-01", published="2025-06-01")
    assert pairs(early, late, accumulations=TOTAL) == set()
    same = replace(late, period=Window(date(2022, 2, 24), date(2025, 6, 1)))
    assert pairs(early, same, accumulations=TOTAL) == {("a", "b")}
    longer = replace(late, period=Window(date(2014, 2, 24), date(2025, 6, 1)))
    assert pairs(early, longer, accumulations=TOTAL) == {("a", "b")}


def test_totals_of_one_moment_or_of_none_are_not_held_against_each_other():
    early = printed("a", exact(9000), as_of="2025-01-01")
    assert pairs(early, printed("b", exact(2000), as_of="2025-01-01"), accumulations=TOTAL) == set()
    assert pairs(early, printed("b", exact(2000)), accumulations=TOTAL) == set()
    assert pairs(early, printed("b", at_most(9000), as_of="2025-02-01"), accumulations=TOTAL) == set()
    assert pairs(early, printed("b", at_most(8000), as_of="2025-02-01"), accumulations=TOTAL) == {("a", "b")}


# --- stale ---


def test_a_claim_that_says_as_of_when_it_is_is_not_overtaken_by_what_came_later():
    seed = CASUALTIES.statements["seed"]

    def as_of(day):
        dated = replace(seed, as_of=Window(day, day))
        return stale(replace(CASUALTIES, statements={**CASUALTIES.statements, "seed": dated}), "seed")

    assert as_of(date(2025, 1, 9)) is None
    assert as_of(date(2025, 6, 15)) == Stale("UK’s", by_same_origin=False)


def test_a_lower_total_overtakes_only_if_the_same_origin_said_it_after_the_higher_one():
    old = printed("old", exact(4000), by("Kyiv"), published="2025-01-09")
    late = printed("late", exact(4000), by("Kyiv"), published="2025-07-12")

    def overtaken(speaker, day):
        lower = printed("lower", exact(3000), by(speaker), published=day)
        ties = (Tie("Kyiv", "part_of", "Ukraine"), Tie("army", "part_of", "Ukraine"))
        return stale(dossier_of(old, late, lower, accumulations=TOTAL, ties=ties), "late")

    assert overtaken("army", "2025-03-01") == Stale("lower", by_same_origin=True)
    assert overtaken("Seoul", "2025-03-01") is None
    assert overtaken("army", "2025-01-08") is None
    assert overtaken("army", "2025-07-13") is None


def test_two_articles_unnamed_officials_are_not_the_same_origin_unless_of_one_body():
    claims = [
        printed("old", exact(100), by("officials", uid=1), published="2025-07-01"),
        printed("newer", exact(200), by("officials", uid=2), published="2025-07-02"),
        printed("late", exact(100), by("officials", uid=3), published="2025-07-03"),
    ]
    assert stale(dossier_of(*claims), "late") == Stale("newer", by_same_origin=True)
    assert stale(dossier_of(*claims, unnamed=["officials"]), "late") == Stale("newer", by_same_origin=False)
    ties = (Tie("officials", "part_of", "Pentagon"),)
    assert stale(dossier_of(*claims, unnamed=["officials"], ties=ties), "late").by_same_origin


def test_an_outlet_is_its_own_origin_unless_it_has_its_number_from_elsewhere():
    claims = [
        printed("old", exact(100), published="2025-07-01"),
        printed("newer", exact(200), outlet="CNN", published="2025-07-02"),
    ]
    late = printed("late", exact(100), outlet="CNN", published="2025-07-03")
    assert stale(dossier_of(*claims, late), "late") == Stale("newer", by_same_origin=True)
    for elsewhere in (replace(late, derives_unseen=True), replace(late, credits=(by("Kyiv"),))):
        assert stale(dossier_of(*claims, elsewhere), "late") == Stale("newer", by_same_origin=False)
    derived = dossier_of(*claims, late, relations=[("late", DERIVED, "old")])
    assert stale(derived, "late") == Stale("newer", by_same_origin=False)


def test_the_same_origins_number_comes_first_then_the_newest():
    claims = [
        printed("old", exact(100), by("Kyiv"), published="2025-07-01"),
        printed("Kyiv’s", exact(200), by("Kyiv"), published="2025-07-02"),
        printed("Seoul’s", exact(300), by("Seoul"), published="2025-07-03"),
        printed("London’s", exact(400), by("London"), published="2025-07-04"),
        printed("late", exact(100), by("Kyiv"), published="2025-07-05"),
    ]
    assert stale(dossier_of(*claims), "late") == Stale("Kyiv’s", by_same_origin=True)
    without = [each for each in claims if each.id != "Kyiv’s"]
    assert stale(dossier_of(*without), "late") == Stale("London’s", by_same_origin=False)


def test_its_figure_was_first_said_where_it_derives_from_and_when_its_origin_spoke():
    newer = printed("newer", exact(200), published="2025-07-03")
    late = printed("late", exact(100), published="2025-07-05")
    assert stale(dossier_of(newer, late), "late") is None
    source = printed("source", exact(150), published="2025-07-01")
    related = dossier_of(newer, late, source, relations=[("late", DERIVED, "source")])
    assert stale(related, "late").newer == "newer"
    spoke = replace(late, credits=(by("Kyiv", said="2025-07-01"),))
    assert stale(dossier_of(newer, spoke), "late").newer == "newer"


def test_a_number_said_on_the_day_of_the_figure_itself_is_no_newer_one():
    old, late = (
        printed(uid, exact(100), published=day)
        for uid, day in (("old", "2025-07-01"), ("late", "2025-07-05"))
    )
    same_day = printed("other", exact(200), published="2025-07-01")
    assert stale(dossier_of(old, same_day, late), "late") is None


def test_a_total_since_another_day_overtakes_only_if_it_had_less_time_to_grow():
    def overtaken(number, since):
        claims = [
            printed(uid, exact(amount), by("Kyiv"), published=day, period=f"{begun}/2025-01-05")
            for uid, amount, day, begun in (
                ("old", 4000, "2025-01-06", "2024-06-01"),
                ("newer", number, "2025-01-07", since),
                ("late", 4000, "2025-01-08", "2024-06-01"),
            )
        ]
        return stale(dossier_of(*claims, accumulations=TOTAL), "late") is not None

    assert overtaken(6000, since="2024-09-01")
    assert not overtaken(6000, since="2024-01-01")
    assert overtaken(3000, since="2024-01-01")
    assert not overtaken(3000, since="2024-09-01")


def test_who_denies_a_figure_is_not_its_origin():
    old = printed("old", exact(100), published="2025-07-01")
    newer = printed("newer", exact(50), by("Moscow"), published="2025-07-02")
    late = printed("late", exact(100), by("Kyiv"), by("Moscow", stance="denies"), published="2025-07-03")
    assert stale(dossier_of(old, newer, late), "late") == Stale("newer", by_same_origin=False)


def test_neither_what_it_updates_nor_what_stands_beside_it_nor_what_was_retracted_makes_it_stale():
    old = printed("old", exact(100), published="2025-07-01")
    newer = printed("newer", exact(200), published="2025-07-03")
    late = printed("late", exact(100), published="2025-07-05")
    assert stale(dossier_of(old, newer, late), "late").newer == "newer"
    for kind in (UPDATES, CORRECTS):
        assert stale(dossier_of(old, newer, late, relations=[("late", kind, "newer")]), "late") is None
        assert stale(dossier_of(old, newer, late, relations=[("newer", kind, "late")]), "late") is not None
    assert stale(dossier_of(old, newer, late, relations=[("late", DERIVED, "newer")]), "late") is None
    assert stale(dossier_of(old, replace(newer, is_standing=False), late), "late") is None
    beside = replace(newer, article="late", published=late.published)
    assert stale(dossier_of(old, beside, late), "late") is None
    assert stale(dossier_of(old, replace(beside, credits=(by("UK", said="2025-07-04"),)), late), "late")
    assert stale(dossier_of(old, newer, replace(late, published=None)), "late") is None


# --- whatever the claims ---


@pytest.mark.property
@whole_dossiers
@given(dossiers())
def test_a_contradiction_is_the_same_asked_from_either_side(dossier):
    for claim in dossier.statements:
        for found in contradictions_of(dossier, claim):
            assert claim in (found.earlier, found.later)
            assert found in contradictions_of(dossier, found.earlier)
            assert found in contradictions_of(dossier, found.later)
            one, other = (dossier.statements[each] for each in (found.earlier, found.later))
            assert disjoint(one.amount, other.amount)
            assert one.id not in dossier.ancestors(other.id)


@pytest.mark.property
@whole_dossiers
@given(dossiers())
def test_the_pairs_of_all_are_those_of_each_with_one_for_two_numbers(dossier):
    def numbers(found):
        """Return what a pair is about: a total's days are those of its claims, not of its number."""
        pair = [dossier.statements[each] for each in (found.earlier, found.later)]
        is_total = dossier.accumulations.get(pair[0].quantity) == Accumulation.CUMULATIVE
        times = [
            (each.period and each.period.since) if is_total else (each.period or each.as_of) for each in pair
        ]
        return frozenset(
            zip((each.quantity for each in pair), (each.amount for each in pair), times, strict=True)
        )

    every = {numbers(found) for claim in dossier.statements for found in contradictions_of(dossier, claim)}
    told = contradictions(dossier, most=99)
    assert sorted(map(hash, map(numbers, told))) == sorted(map(hash, every))
    assert contradictions(dossier, most=1) == told[:1]


@pytest.mark.property
@whole_dossiers
@given(dossiers(), st.data())
def test_the_order_of_entry_does_not_matter(dossier, data):
    other = data.draw(shuffled(dossier))
    assert contradictions(other, most=99) == contradictions(dossier, most=99)
    for claim in dossier.statements:
        assert contradictions_of(other, claim) == contradictions_of(dossier, claim)
        assert stale(other, claim) == stale(dossier, claim)


@pytest.mark.property
@whole_dossiers
@given(dossiers())
def test_what_makes_a_claim_stale_stood_when_it_was_printed_and_cannot_be_true_beside_it(dossier):
    for claim, here in dossier.statements.items():
        if found := stale(dossier, claim):
            newer = dossier.statements[found.newer]
            assert disjoint(here.amount, newer.amount)
            assert newer.is_standing
            assert newer.quantity == here.quantity


# --- ten thousand claims ---

FIRST = date(2020, 1, 1)


def many(kind):
    """Return 10,000 claims on one quantity: a total that grows, counts of single nights, or a few numbers copied."""
    claims = []
    for at in range(10_000):
        day = FIRST + timedelta(at // 4)
        number = {"growing": 1000 + at, "nightly": 100 + at * 37 % 900, "copied": (1000, 2000, 3000)[at % 3]}[
            kind
        ]
        claims.append(
            printed(
                f"{at:05}",
                exact(number),
                by("Kyiv", "AP") if at % 2 else by("Seoul"),
                published=Window(day, day),
                period=Window(day, day) if kind == "nightly" else None,
            )
        )
    relations = [(each.id, DERIVED, claims[at % 3].id) for at, each in enumerate(claims) if at > 2]
    is_total = kind == "growing"
    return dossier_of(
        *claims, relations=relations if kind == "copied" else (), accumulations=TOTAL if is_total else STOCK
    )


@pytest.mark.parametrize(("kind", "found"), [("growing", 0), ("nightly", 500), ("copied", 3)])
def test_ten_thousand_claims_take_less_than_a_second(kind, found):
    dossier = many(kind)
    started = process_time()
    assert len(contradictions(dossier, most=500)) == found
    assert process_time() - started < 1
    started = process_time()
    contradictions_of(dossier, "09999")
    stale(dossier, "09999")
    assert process_time() - started < 1

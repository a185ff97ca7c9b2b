from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.domain.amounts import equal_after_rounding
from claims.domain.chains import Window
from claims.domain.origins import Counting
from claims.domain.own_words import OwnWords
from claims.domain.terms import Accumulation, Change, LinkKind
from claims.domain.track_record import Number, Outcome, numbers_of
from tests.claims.domain.dossiers import (
    DERIVED,
    PARTIES,
    VAGUE,
    about,
    at_most,
    between,
    by,
    dossier_of,
    dossiers,
    exact,
    more_than,
    on,
    printed,
    shuffled,
    whole_dossiers,
)

KYIV = OwnWords({"Kyiv": [Window()], "air force": [Window()]})
TOTAL = {"drones": Accumulation.CUMULATIVE}
STOCK = {"drones": Accumulation.STOCK}


def numbers(*claims, own=KYIV, asked=None, most=None, **more) -> tuple[Number, ...]:
    dossier = dossier_of(*claims, **more)
    return numbers_of(dossier, Counting(dossier), own, asked, most=most)


def the_number(*claims, of=None, **more) -> Number:
    found = {each.claim: each for each in numbers(*claims, **more)}
    return found[of or claims[0].id]


def fared(*claims, **more) -> set[tuple]:
    """Return what became of the first claim's number, each with the claim that shows it."""
    return {(event.outcome.value, event.claim) for event in the_number(*claims, **more).events}


SAID = printed("said", exact(728), by("Kyiv"), published="2025-07-09")


# --- which claims carry one number ---


def test_claims_that_say_the_same_are_one_number_through_all_who_passed_it_on():
    copy = printed("copy", exact(728), by("air force", "AP"), published="2025-07-10", agency="Reuters")
    found = numbers(copy, SAID, printed("other", exact(42), by("Kyiv"), published="2025-07-10"))
    assert [(each.claim, each.claims) for each in found] == [
        ("other", ("other",)),
        ("said", ("said", "copy")),
    ]
    assert (found[1].relays, found[1].outlets) == (("AP", "Reuters"), ("said", "copy"))


def test_what_derives_from_a_number_is_that_number_however_it_is_worded_by_then():
    spread = printed("spread", between(25, 30), by("Kyiv"), published="2025-07-02")
    end = printed("end", at_most(30), by("Kyiv", "CNN"), published="2025-07-03")
    bare = printed("bare", exact(30), published="2025-07-04")
    number = the_number(spread, end, bare, relations=[("end", DERIVED, "spread"), ("bare", DERIVED, "end")])
    assert number.claims == ("spread", "end")
    assert number.outlets == ("spread", "end", "bare")


def test_who_speaks_anew_says_another_number_though_it_derives_from_the_last():
    first = printed("first", more_than(50), by("Kyiv", said="2013-06-18"), published="2013-06-18")
    second = printed("second", exact(54), by("Kyiv", uid="b", said="2013-06-27"), published="2013-06-27")
    found = numbers(first, second, relations=[("second", DERIVED, "first")])
    assert [each.claim for each in found] == ["second", "first"]
    assert found[1].outlets == ("first",)


@pytest.mark.parametrize(
    "other",
    [
        replace(SAID, id="other", quantity="missiles"),
        replace(SAID, id="other", change=Change.ADDITIONAL),
        replace(SAID, id="other", unit="wing"),
        replace(SAID, id="other", period=on("2025-07-10")),
    ],
)
def test_a_number_of_something_else_is_another(other):
    assert len(numbers(replace(SAID, period=on("2025-07-09")), other)) == 2


def test_dozens_and_dozens_are_two_numbers():
    assert len(numbers(replace(SAID, amount=VAGUE), replace(SAID, id="other", amount=VAGUE))) == 2


def test_only_numbers_that_an_asked_claim_carries_are_told_with_all_their_claims():
    copy = printed("copy", exact(728), by("Kyiv", uid="b"), published="2025-07-10")
    other = printed("other", exact(42), by("Kyiv", uid="c"), published="2025-07-10")
    found = numbers(SAID, copy, other, asked=["copy"])
    assert [each.claims for each in found] == [("said", "copy")]


def test_no_more_numbers_are_told_than_asked_for_those_said_last_first():
    others = [printed(f"x{at}", exact(at), by("Kyiv", uid=at), published="2025-07-10") for at in (1, 2, 3)]
    assert [each.claim for each in numbers(SAID, *others, most=2)] == ["x3", "x2"]


# --- said first ---


@pytest.mark.parametrize(
    ("other", "is_first", "before", "beside"),
    [
        (printed("x", exact(728), by("Seoul"), published="2025-07-08"), False, "x", ()),
        (printed("x", about(700), by("Seoul"), published="2025-07-08"), False, "x", ()),
        (printed("x", exact(728), by("Seoul"), published="2025-07-10"), True, None, ()),
        (printed("x", exact(728), by("Seoul"), published="2025-07-09"), True, None, ("x",)),
        (printed("x", exact(728), by("Seoul")), True, None, ("x",)),
        (printed("x", exact(728), by("Seoul", said="2025-07-01"), published="2025-08-01"), False, "x", ()),
        (printed("x", exact(728), by("Seoul", stance="denies"), published="2025-07-08"), True, None, ()),
        (printed("x", exact(728), by(None), published="2025-07-08"), False, "x", ()),
        (printed("x", exact(728), published="2025-07-08"), False, "x", ()),
        (printed("x", exact(728), published="2025-07-08", outlet="Kyiv"), True, None, ()),
        (printed("x", exact(741), by("Seoul"), published="2025-07-08"), True, None, ()),
        (printed("x", more_than(700), by("Seoul"), published="2025-07-08"), True, None, ()),
        (printed("x", exact(728), by("Seoul"), published="2025-07-08", quantity="rain"), True, None, ()),
    ],
)
def test_first_is_who_said_it_on_the_earliest_day(other, is_first, before, beside):
    number = the_number(SAID, other)
    assert (number.is_first, number.before, number.beside) == (is_first, before, beside)


def test_a_number_that_derives_from_anothers_was_not_said_first():
    source = printed("source", exact(4000), by("officials"), quantity="casualties", published="2025-08-01")
    number = the_number(SAID, source, relations=[("said", DERIVED, "source")])
    assert (number.is_first, number.before, number.is_taken) == (False, "source", True)


def test_what_comes_from_the_number_is_no_voice_beside_it():
    echo = printed("echo", exact(728), by("Seoul", uid="b"), published="2025-07-09")
    assert the_number(SAID, echo, relations=[("echo", DERIVED, "said")]).beside == ()


def test_of_an_undated_number_nobody_knows_whether_it_was_first():
    number = the_number(replace(SAID, published=None))
    assert (number.said, number.is_first, number.before) == (None, False, None)


def test_who_only_confirms_has_not_said_it_first():
    confirmed = printed("c", exact(13), by("Leahy"), by("Kyiv", stance="confirms"), published="2013-10-02")
    assert not the_number(confirmed).is_first


def test_what_derives_from_what_is_not_public_was_not_surely_said_first():
    assert not the_number(replace(SAID, derives_unseen=True)).is_first


# --- how it fared ---


@pytest.mark.parametrize(
    ("credit", "published", "outcomes"),
    [
        (by("Seoul"), "2025-07-10", {("confirmed", "x")}),
        (by("Seoul"), "2025-07-09", {("confirmed", "x")}),
        (by("Seoul"), "2025-07-08", set()),
        (by("Seoul"), None, set()),
        (by("Seoul", stance="confirms"), "2025-07-10", {("confirmed", "x")}),
        (by("officials"), "2025-07-10", {("perhaps_confirmed", "x")}),
        (by("officials", stance="confirms"), "2025-07-10", {("perhaps_confirmed", "x")}),
        (by(None), "2025-07-10", set()),
        (by("Seoul", stance="denies"), "2025-07-10", set()),
        (by("air force"), "2025-07-10", set()),
    ],
)
def test_another_voice_that_says_it_since_confirms_it(credit, published, outcomes):
    other = printed("x", exact(728), credit, published=published)
    assert fared(SAID, other, unnamed=("officials",)) == outcomes


def test_a_number_that_is_only_compatible_confirms_nothing():
    assert fared(SAID, printed("x", more_than(700), by("Seoul"), published="2025-07-10")) == set()


def test_one_other_voice_confirms_once():
    others = [printed(uid, exact(728), by("Seoul", uid=uid), published="2025-07-10") for uid in "xy"]
    assert fared(SAID, *others) == {("confirmed", "x")}


@pytest.mark.parametrize(
    ("amount", "accumulation", "outcomes"),
    [
        (exact(40), None, {("revised", "x")}),
        (exact(900), None, {("revised", "x")}),
        (about(730), None, set()),
        (exact(900), TOTAL, {("updated", "x")}),
        (exact(40), TOTAL, {("revised", "x")}),
        (exact(900), STOCK, {("updated", "x")}),
    ],
)
def test_its_own_next_number_revises_it_unless_the_total_grew_or_the_moment_moved(
    amount, accumulation, outcomes
):
    later = printed("x", amount, by("air force"), published="2025-07-20")
    assert fared(SAID, later, accumulations=accumulation or {}) == outcomes


def test_only_its_next_number_is_told():
    later = printed("x", exact(40), by("air force"), published="2025-07-20")
    latest = printed("y", exact(10), by("Kyiv", uid="y"), published="2025-07-30")
    assert fared(latest, SAID, later) == set()
    assert fared(SAID, latest, later) == {("revised", "x")}


def test_a_number_of_another_time_revises_nothing():
    one = replace(SAID, period=on("2025-07-09"))
    other = printed("x", exact(40), by("Kyiv"), period="2025-07-10", published="2025-07-10")
    assert fared(one, other) == set()


@pytest.mark.parametrize(("published", "is_since"), [("2025-07-10", True), ("2025-07-08", False)])
def test_anothers_number_that_cannot_be_true_beside_it_contradicts_it_since(published, is_since):
    other = printed("x", exact(40), by("Seoul"), published=published)
    assert fared(SAID, other) == ({("contradicted", "x")} if is_since else set())
    if is_since:
        assert not the_number(SAID, other).events[0].is_time_known


@pytest.mark.parametrize(
    ("kind", "credit", "outlet", "outcomes"),
    [
        (LinkKind.CONFIRMS, by("Seoul"), "KBS", {("confirmed", "x")}),
        (LinkKind.CONFIRMS, by("Kyiv", uid="b"), "KBS", set()),
        (LinkKind.DISPUTES, by("Seoul"), "KBS", {("contradicted", "x")}),
        (LinkKind.UPDATES, by("Kyiv", uid="b"), "KBS", {("updated", "x")}),
        (LinkKind.CORRECTS, by("Kyiv", uid="b"), "KBS", {("revised", "x")}),
        (LinkKind.CORRECTS, by("Seoul"), "KBS", set()),
        (LinkKind.CORRECTS, by("Seoul"), "said", {("revised", "x")}),
        (LinkKind.RETRACTS, by("Kyiv", uid="b"), "KBS", {("withdrawn", "x")}),
    ],
)
def test_links_tell_what_became_of_it(kind, credit, outlet, outcomes):
    other = printed("x", VAGUE, credit, outlet=outlet, published="2025-07-10")
    number = the_number(SAID, other, relations=[("x", kind, "said")])
    assert {(event.outcome.value, event.claim) for event in number.events} == outcomes
    assert all(event.relation.kind == kind for event in number.events)


def test_a_number_is_withdrawn_where_its_source_takes_it_back_or_a_claim_no_longer_stands():
    taken_back = printed("x", exact(728), by("Kyiv", stance="withdraws"), published="2025-07-10")
    assert fared(SAID, taken_back) == {("withdrawn", "x")}
    assert fared(SAID, replace(taken_back, amount=exact(40))) == set()
    assert fared(SAID, replace(taken_back, published=on("2025-07-01"))) == set()
    assert fared(replace(SAID, is_standing=False)) == {("withdrawn", "said")}


def test_outcomes_come_once_in_the_order_of_the_list():
    others = [
        printed("x", exact(40), by("Seoul"), published="2025-07-10"),
        printed("y", exact(41), by("London"), published="2025-07-10"),
        printed("z", exact(728), by("Washington"), published="2025-07-10"),
    ]
    assert the_number(SAID, *others).outcomes == (Outcome.CONFIRMED, Outcome.CONTRADICTED)


# --- what always holds ---

speakers = st.lists(st.sampled_from(PARTIES), min_size=1, max_size=3, unique=True)


@whole_dossiers
@given(dossiers(), speakers)
def test_every_claim_that_credits_the_source_carries_one_number(dossier, parties):
    own = OwnWords({party: [Window()] for party in parties})
    found = numbers_of(dossier, Counting(dossier), own)
    carried = [claim for number in found for claim in number.claims]
    assert sorted(carried) == sorted(
        claim.id for claim in dossier.statements.values() if own.said_in(claim) is not None
    )
    for number in found:
        assert number.before is None or not number.is_first
        assert {event.claim for event in number.events} <= set(dossier.statements)
        assert number.before is None or number.before in dossier.statements


@whole_dossiers
@given(st.data(), dossiers(), speakers)
def test_the_order_of_entry_changes_nothing(data, dossier, parties):
    own = OwnWords({party: [Window()] for party in parties})

    def told(given):
        return {
            (
                number.claims,
                number.is_first,
                number.before,
                frozenset(number.beside),
                frozenset(number.outlets),
            )
            for number in numbers_of(given, Counting(given), own)
        }

    assert told(data.draw(shuffled(dossier))) == told(dossier)


def scaled(number, places):
    return number.scaleb(places).normalize()


@whole_dossiers
@given(st.integers(1, 10**7), st.integers(-3, 0), st.integers(0, 6), st.booleans())
def test_what_is_the_same_after_rounding_is_found_as_one_number(digits, places, off, is_negative):
    number = scaled(Decimal(digits), places) * (-1 if is_negative else 1)
    rounded = Decimal(f"{number:.{max(0, len(str(digits)) - 1 - off)}e}")
    one, other = exact(number), about(rounded)
    claims = printed("one", one, by("Kyiv", uid="a")), printed("other", other, by("Kyiv", uid="b"))
    assert len(numbers(*claims)) == (1 if equal_after_rounding(one, other) else 2)

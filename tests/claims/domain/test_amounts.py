from decimal import Decimal
from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.domain.amounts import (
    Amount,
    Comparator,
    ImpossibleAmount,
    Interval,
    backs,
    can_be,
    compatible,
    contains,
    disjoint,
    equal_after_rounding,
)


def exact(point, **more):
    return Amount(Comparator.EXACT, Decimal(point), **{name: Decimal(part) for name, part in more.items()})


def about(point, **more):
    return Amount(Comparator.APPROX, Decimal(point), **{name: Decimal(part) for name, part in more.items()})


def at_least(lower):
    return Amount(Comparator.AT_LEAST, lower=Decimal(lower))


def more_than(lower):
    return Amount(Comparator.MORE_THAN, lower=Decimal(lower))


def at_most(upper):
    return Amount(Comparator.AT_MOST, upper=Decimal(upper))


def less_than(upper):
    return Amount(Comparator.LESS_THAN, upper=Decimal(upper))


def between(lower, upper):
    return Amount(Comparator.RANGE, lower=Decimal(lower), upper=Decimal(upper))


VAGUE = Amount(Comparator.VAGUE)
TWO_THIRDS = exact(2, out_of=3)

# Round, nearly round and precise numbers near each other: where rounding rules go wrong.
numbers = st.one_of(
    st.integers(-30, 130).map(Decimal),
    st.sampled_from([99, 100, 104, 105, 140, 950, 1049, 9999, 10500, 11000, 11213, 20500, 20901]).map(
        Decimal
    ),
    st.decimals(-1000, 1000, places=2),
    st.decimals("-1e39", "1e39", places=3),
)


@st.composite
def amounts(draw):
    parts = {name: draw(numbers) for name in ("one", "other")}
    low, high = sorted(parts.values())
    positive = st.none() | numbers.filter(lambda number: number > 0)
    out_of = draw(positive)
    comparator = draw(st.sampled_from(Comparator))
    if comparator == Comparator.RANGE and low == high:
        comparator = Comparator.AT_LEAST
    if comparator in (Comparator.EXACT, Comparator.APPROX):
        return Amount(comparator, point=low, out_of=out_of, margin=draw(positive))
    has_lower = comparator in (Comparator.AT_LEAST, Comparator.MORE_THAN, Comparator.RANGE)
    has_upper = comparator in (Comparator.AT_MOST, Comparator.LESS_THAN, Comparator.RANGE)
    return Amount(
        comparator, lower=low if has_lower else None, upper=high if has_upper else None, out_of=out_of
    )


# --- what an amount can't be ---

FILLED = {
    Comparator.EXACT: ("point",),
    Comparator.APPROX: ("point",),
    Comparator.AT_LEAST: ("lower",),
    Comparator.MORE_THAN: ("lower",),
    Comparator.AT_MOST: ("upper",),
    Comparator.LESS_THAN: ("upper",),
    Comparator.RANGE: ("lower", "upper"),
    Comparator.VAGUE: (),
}
VALUES = {"point": Decimal(5), "lower": Decimal(4), "upper": Decimal(6)}


@pytest.mark.parametrize(
    ("comparator", "given_parts"), list(product(Comparator, product((False, True), repeat=3)))
)
def test_each_comparator_has_its_own_parts_and_no_others(comparator, given_parts):
    parts = {name: VALUES[name] for name, is_given in zip(VALUES, given_parts, strict=True) if is_given}
    if tuple(parts) == FILLED[comparator]:
        assert Amount(comparator, **parts).comparator == comparator
    else:
        with pytest.raises(ImpossibleAmount) as refusal:
            Amount(comparator, **parts)
        assert refusal.value.field in set(parts) ^ set(FILLED[comparator])
        assert refusal.value.field in str(refusal.value)


@pytest.mark.parametrize(
    ("parts", "field"),
    [
        ({"comparator": Comparator.RANGE, "lower": Decimal(30), "upper": Decimal(25)}, "lower"),
        ({"comparator": Comparator.RANGE, "lower": Decimal(30), "upper": Decimal(30)}, "lower"),
        ({"comparator": Comparator.EXACT, "point": Decimal(1), "out_of": Decimal(0)}, "out_of"),
        ({"comparator": Comparator.EXACT, "point": Decimal(1), "out_of": Decimal(-3)}, "out_of"),
        ({"comparator": Comparator.EXACT, "point": Decimal(1), "margin": Decimal(0)}, "margin"),
        ({"comparator": Comparator.EXACT, "point": Decimal(1), "margin": Decimal(-1)}, "margin"),
        ({"comparator": Comparator.AT_LEAST, "lower": Decimal(1), "margin": Decimal(1)}, "margin"),
        ({"comparator": Comparator.VAGUE, "margin": Decimal(1)}, "margin"),
        ({"comparator": Comparator.EXACT, "point": Decimal(1), "sample": Decimal(0)}, "sample"),
        ({"comparator": Comparator.EXACT, "point": Decimal(1), "sample": Decimal("1.5")}, "sample"),
        ({"comparator": Comparator.EXACT, "point": 1.5}, "point"),
        ({"comparator": Comparator.EXACT, "point": 1}, "point"),
        ({"comparator": Comparator.EXACT, "point": Decimal("NaN")}, "point"),
        ({"comparator": Comparator.EXACT, "point": Decimal("1E+999999")}, "point"),
        ({"comparator": Comparator.AT_MOST, "upper": Decimal("Infinity")}, "upper"),
        ({"comparator": Comparator.EXACT, "point": Decimal(1), "sample": Decimal("1E+50")}, "sample"),
        ({"comparator": "exact", "point": Decimal(1)}, "comparator"),
    ],
)
def test_an_impossible_amount_is_refused_naming_the_field(parts, field):
    with pytest.raises(ImpossibleAmount, match=field) as refusal:
        Amount(**parts)
    assert refusal.value.field == field


def test_a_whole_sample_a_margin_and_a_half_stand_beside_a_point():
    amount = exact("45", margin="3.1", sample="1002", out_of="100")
    assert (amount.margin, amount.sample, amount.out_of) == (Decimal("3.1"), Decimal(1002), Decimal(100))


# --- what the words allow ---


@pytest.mark.parametrize(
    ("amount", "interval"),
    [
        (exact(5), Interval(Fraction(5), Fraction(5))),
        (about(5), Interval(Fraction(5), Fraction(5))),
        (exact(45, margin=3), Interval(Fraction(42), Fraction(48))),
        (TWO_THIRDS, Interval(Fraction(2, 3), Fraction(2, 3))),
        (exact(17, out_of=24, margin=1), Interval(Fraction(16, 24), Fraction(18, 24))),
        (at_least(100), Interval(lower=Fraction(100))),
        (more_than(40), Interval(lower=Fraction(40), lower_open=True)),
        (at_most(40), Interval(upper=Fraction(40))),
        (less_than(12), Interval(upper=Fraction(12), upper_open=True)),
        (between(5, 10), Interval(Fraction(5), Fraction(10))),
        (VAGUE, Interval()),
    ],
)
def test_words_allow_an_interval(amount, interval):
    assert can_be(amount) == interval


def test_an_end_left_out_is_not_in_the_interval():
    assert Fraction(40) not in can_be(more_than(40))
    assert Fraction(41) in can_be(more_than(40))
    assert Fraction(40) in can_be(at_least(40))


# --- equal after rounding ---


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (exact(11000), exact(11213)),
        (exact(9_000_000), exact(9_012_345)),
        (exact(9_000_000), exact(9_400_000)),
        (exact(12345), exact(12000)),
        (exact("48.7"), exact(49)),
        (exact("4.50"), exact("4.5")),
        (exact(100), exact(104)),
        (exact(-11000), exact(-11213)),
        (about(40), exact(42)),
        (about(11000), exact(11213)),
        (exact(4000), about(4000)),
        (exact(45, margin=3), exact(45)),
        (TWO_THIRDS, exact(4, out_of=6)),
        (TWO_THIRDS, exact(66, out_of=100)),
        (exact(12, out_of=100_000), exact(120, out_of=1_000_000)),
        (exact("12.3", out_of=100_000), exact(12, out_of=100_000)),
        (between(25000, 30000), between(24800, 30100)),
        (at_least(11000), at_least(11213)),
        (exact(0), exact("0.00")),
    ],
)
def test_numbers_that_rounding_makes_one(one, other):
    assert equal_after_rounding(one, other)
    assert compatible(one, other)
    assert backs(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (exact(25000), exact(30000)),
        (exact(100), exact(140)),
        (exact(11000), exact(11500)),
        (exact(40), exact(42)),
        (exact(99), exact(98)),
        (about(40), exact(45)),
        (exact(10), exact(14)),
        (exact("1.5"), exact(2)),
        (exact("4.6"), exact(5)),
        (exact(0), exact("0.4")),
        (exact(0), exact(3)),
        (exact(100), exact(-100)),
        (TWO_THIRDS, exact(17, out_of=24)),
        (exact(17, out_of=24), exact(17, out_of=25)),
        (exact(45, margin=3), exact(49)),
        (exact(11000, margin=1), exact(11213)),
    ],
)
def test_numbers_that_rounding_keeps_apart(one, other):
    assert not equal_after_rounding(one, other)
    assert disjoint(one, other)
    assert not backs(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (at_least(100), exact(100)),
        (at_least(100), more_than(100)),
        (at_least(100), at_most(100)),
        (between(25000, 30000), exact(25000)),
        (VAGUE, VAGUE),
        (VAGUE, exact(5)),
    ],
)
def test_a_bound_and_a_number_are_not_the_same_words(one, other):
    assert not equal_after_rounding(one, other)
    assert compatible(one, other)


# --- compatible, contains, backs ---


@pytest.mark.parametrize(
    ("one", "other", "both_can_be_true"),
    [
        (at_least(100), exact(250), True),
        (at_least(100), exact(40), False),
        (at_least(25000), exact(24800), True),
        (more_than(40), exact(41), True),
        (more_than(40), exact(40), False),
        (more_than(100), exact(100), True),  # 100 may stand for 104
        (more_than(50), exact(50), False),  # a majority is not half
        (more_than(50), about(50), True),
        (more_than(11213), exact(11000), True),
        (more_than(11213), exact(10000), False),
        (less_than(12), exact(12), False),
        (less_than(12), exact(11), True),
        (less_than(11000), exact(11213), False),
        (less_than(11000), exact(11200), False),
        (less_than(100), more_than(100), False),
        (at_most(100), more_than(100), False),
        (at_most(100), at_least(100), True),
        (between(5, 10), between(10, 20), True),
        (between(5, 10), between(11, 20), False),
        (between(25000, 30000), exact(27000), True),
        (between(20000, 20500), between(20901, 21000), True),  # both ends are one after rounding
        (exact(45, margin=3), exact(48, margin=3), True),
        (exact(45, margin=3), exact(52, margin=3), False),
        (VAGUE, exact(5), True),
        (TWO_THIRDS, exact(2), True),  # a share and a count: nothing can be read off
        (exact(17, out_of=24), Amount(Comparator.MORE_THAN, lower=Decimal(1), out_of=Decimal(2)), True),
        (exact(11, out_of=24), Amount(Comparator.MORE_THAN, lower=Decimal(1), out_of=Decimal(2)), False),
    ],
)
def test_two_amounts_can_or_can_not_both_be_true(one, other, both_can_be_true):
    assert compatible(one, other) is both_can_be_true
    assert compatible(other, one) is both_can_be_true


@pytest.mark.parametrize(
    ("amount", "reference", "holds"),
    [
        (exact(120), at_least(100), True),
        (at_least(120), at_least(100), True),
        (at_least(80), at_least(100), False),
        (exact(100), at_least(100), True),
        (exact(40), more_than(40), False),
        (at_least(100), exact(100), False),
        (at_least(100), exact(120), False),
        (between(26000, 28000), between(25000, 30000), True),
        (between(25000, 30000), exact(27000), False),
        (exact(46), exact(45, margin=3), True),
        (exact(45, margin=3), exact(46), False),
        (about(100), exact(104), True),
        (VAGUE, exact(100), False),
        (exact(100), VAGUE, False),
        (VAGUE, VAGUE, False),
        (TWO_THIRDS, exact(2), False),
        (exact(2), TWO_THIRDS, False),
    ],
)
def test_an_amount_backs_a_reference_that_says_the_same_or_less(amount, reference, holds):
    assert backs(amount, reference) is holds


@given(amounts(), amounts())
def test_compatible_and_equal_are_symmetric(one, other):
    assert compatible(one, other) == compatible(other, one)
    assert equal_after_rounding(one, other) == equal_after_rounding(other, one)


@given(amounts())
def test_every_amount_agrees_with_itself(amount):
    assert compatible(amount, amount)
    assert contains(amount, amount)
    is_vague = amount.comparator == Comparator.VAGUE
    assert equal_after_rounding(amount, amount) is not is_vague
    assert backs(amount, amount) is not is_vague


@given(amounts(), amounts())
def test_disjoint_is_not_compatible(one, other):
    assert disjoint(one, other) is not compatible(one, other)


@given(amounts(), amounts())
def test_containing_equalling_and_backing_each_imply_compatible(one, other):
    if contains(one, other) or equal_after_rounding(one, other) or backs(one, other):
        assert compatible(one, other)


@given(amounts(), amounts(), amounts())
def test_containing_is_transitive_and_backing_follows_it(one, other, third):
    if contains(one, other) and contains(other, third):
        assert contains(one, third)
    if contains(one, other) and backs(other, other) and one.comparator != Comparator.VAGUE:
        assert backs(other, one)


@given(amounts(), amounts(), amounts())
def test_saying_less_never_ends_an_overlap(wider, amount, other):
    if contains(wider, amount) and can_be(amount).meets(can_be(other)):
        assert can_be(wider).meets(can_be(other))
        assert compatible(wider, other)


large = st.integers(100, 10**12) | st.integers(100, 999).map(lambda figures: figures * 10**6)


@given(large, large)
def test_rounding_asks_for_figures_not_for_size(one, other):
    assert equal_after_rounding(exact(one), exact(other)) == equal_after_rounding(
        exact(one * 10), exact(other * 10)
    )


@given(large, st.integers(-60, 60))
def test_equal_numbers_stand_no_further_apart_than_a_twentieth(number, thousandths):
    other = number + number * thousandths // 1000
    if equal_after_rounding(exact(number), exact(other)):
        assert abs(number - other) * 20 <= max(number, other)


@given(st.integers(10, 99), st.integers(0, 9), st.integers(0, 9))
def test_rounding_to_two_figures_changes_nothing(figures, third, fourth):
    precise = figures * 100 + third * 10 + fourth
    rounded = (precise + 50) // 100 * 100
    assert equal_after_rounding(exact(precise), exact(rounded))


intervals = amounts().map(can_be)


@given(intervals, intervals)
def test_intervals_meet_unless_one_lies_below_the_other(one, other):
    assert one.meets(other) == other.meets(one)
    assert not (one.is_below(other) and other.is_below(one))
    if one.covers(other):
        assert one.meets(other)
    if one.covers(other) and other.covers(one):
        assert one == other

from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.pictures.scale import MOST_STEPS, scale_of, tick_label

numbers = st.decimals(
    min_value=Decimal("-1E40"), max_value=Decimal("1E40"), allow_nan=False, allow_infinity=False, places=20
) | st.integers(-(10**6), 10**6).map(Decimal)


@pytest.mark.parametrize(
    ("values", "labels"),
    [
        (["4000", "25000", "30000"], ["0", "10,000", "20,000", "30,000"]),
        (["728", "741"], ["725", "730", "735", "740", "745"]),
        (["9000000"], ["0", "5 million", "10 million"]),
        (["4000", "4000"], ["0", "1,000", "2,000", "3,000", "4,000"]),
        (["0"], ["0", "0.5", "1"]),
        (["-3", "2"], ["−4", "−2", "0", "2"]),
        (["-40", "-35"], ["−40", "−38", "−36", "−34"]),
        (["0.02"], ["0", "0.005", "0.01", "0.015", "0.02"]),
        (["0.00000000000000000007"], ["0", "2 × 10⁻²⁰", "4 × 10⁻²⁰", "6 × 10⁻²⁰", "8 × 10⁻²⁰"]),
        ([str(10**39), "0"], ["0", "5 × 10³⁸", "10³⁹"]),
        (["1500000000", "2000000000"], ["1.4 billion", "1.6 billion", "1.8 billion", "2 billion"]),
    ],
)
def test_round_numbers_under_given_ones(values, labels):
    assert [tick_label(tick) for tick in scale_of(map(Decimal, values)).ticks] == labels


def test_no_values_have_no_scale():
    assert scale_of([]) is None


def test_numbers_that_differ_in_the_fortieth_digit_have_labels_one_can_read():
    scale = scale_of([Decimal(10**39), Decimal(10**39 + 1)])
    assert all(len(tick_label(tick)) < 15 for tick in scale.ticks)


@given(st.lists(numbers, min_size=1, max_size=6))
def test_a_scale_holds_its_values_in_few_even_exact_steps(values):
    scale = scale_of(values)
    assert 2 <= len(scale.ticks) <= MOST_STEPS + 1
    assert len({Fraction(after) - Fraction(before) for before, after in pairwise(scale.ticks)}) == 1
    assert all(0 <= scale.share(value) <= 1 for value in values)
    ordered = [scale.share(value) for value in sorted(values)]
    assert ordered == sorted(ordered)
    assert len({tick_label(tick) for tick in scale.ticks}) == len(scale.ticks)

from decimal import Decimal

import pytest

from claims.domain.amounts import Amount, Comparator
from claims.domain.expressions import Unclear, amount_of, change_of, expression_of, unit_of


def bounds(words):
    amount = amount_of(expression_of(words))
    return amount.comparator.value, amount.lower, amount.upper


@pytest.mark.parametrize(
    ("words", "lower", "upper"),
    [
        ("25,000 to 30,000", 25000, 30000),
        ("25,000–30,000", 25000, 30000),
        ("25,000 - 30,000", 25000, 30000),
        ("between 5 and 10", 5, 10),
        ("between about 5 and about 10", 5, 10),
        ("somewhere between 5 and 10", 5, 10),
        ("from 5 to 10", 5, 10),
        ("ranging from 5 to 10", 5, 10),
        ("about 20 to 25", 20, 25),
        ("20 to about 25", 20, 25),
        ("more than 40 but fewer than 50", 40, 50),
        ("fewer than 50 but more than 40", 40, 50),
        ("at least 5 and at most 10", 5, 10),
        ("5 to 10 million", 5_000_000, 10_000_000),
        ("more than 4 but fewer than 5 million", 4_000_000, 5_000_000),
        ("$89 to $93 billion", 89 * 10**9, 93 * 10**9),
        ("two to three hundred", 200, 300),
        ("50 to a thousand", 50, 1000),
        ("900,000 to 1.2 million", 900_000, 1_200_000),
        ("between one thousand and two thousand", 1000, 2000),
        ("-5 to 3", -5, 3),
        ("40km to 50km", 40, 50),
    ],
)
def test_two_numbers_make_a_range(words, lower, upper):
    assert bounds(words) == ("range", lower, upper)


@pytest.mark.parametrize("words", ["50 to more than 100", "50 to 100 or more", "between 50 and at least 100"])
def test_an_open_upper_end_is_none(words):
    assert bounds(words) == ("at_least", 50, None)


@pytest.mark.parametrize(
    ("words", "unclear"),
    [
        ("52-48", "two numbers, not a range"),
        ("10 to 10", "two numbers, not a range"),
        ("rose from 41 to 45 percent", "two claims"),
        ("17 dead and 24 wounded", "several numbers"),
        ("5 and 10", "several numbers"),
        ("1 to 2 to 3", "several numbers"),
        ("3 or 4", "several numbers"),
        ("$1.35 billion (about 1.15 billion euros)", "several numbers"),
        ("500 to 1 million", "scale"),
        ("2 of the 5 million", "scale"),
        ("9 ± 1 million", "scale"),
        ("5+ million", "multiplies"),
        ("at most 5 to 10", "which of the two"),
        ("at least 5 to more than 10", "which of the two"),
        ("at least up to 5", "more than one bound"),
        ("more than 5 but at least 10", "no range"),
        ("between 5", "needs two numbers"),
        ("between one hundred and two thousand", "needs two numbers"),
        ("up from 7,900", "needs two numbers"),
        ("at least, officials said, 100", "stand before"),
        ("±3", "no number before it"),
        ("9 million ± 5 %", "another unit"),
        ("45 ± a third", "margin"),
        ("not 100", "not"),
        ("none of the 24", "none"),
        ("dozens or 30", "vague one"),
        ("100 in 2024", "share, a time"),
        ("5 in 24 hours", "share, a time"),
        ("30 in 10", "share, a time"),
        ("12 % of the 24", "same unit"),
        ("a third of 24", "one whole"),
        ("one-third to one-half", "one whole"),
        ("first to third", "places in an order"),
        ("bla", "no number"),
        ("not many", "no number"),
        ("", "no number"),
        ("a hundred thousands", "vague one"),
    ],
)
def test_words_with_two_readings_or_none_are_refused(words, unclear):
    with pytest.raises(Unclear, match=unclear):
        amount_of(expression_of(words))


@pytest.mark.parametrize("words", ["$5 to €10", "5 km to 10 miles", "40 percent to 45 percentage points"])
def test_numbers_of_one_amount_have_one_unit(words):
    with pytest.raises(Unclear, match="unit"):
        unit_of(expression_of(words))


def test_a_margin_in_points_goes_with_a_number_in_percent():
    expression = expression_of("45 percent, plus or minus 3 percentage points")
    assert unit_of(expression) == "percent"
    assert amount_of(expression).margin == 3


@pytest.mark.parametrize("words", ["17 of the 24 ± 2", "17 ± 2 of the 24", "17 ± 2 out of 24"])
def test_a_share_and_a_margin_may_both_follow(words):
    assert amount_of(expression_of(words)) == Amount(
        Comparator.EXACT, Decimal(17), out_of=Decimal(24), margin=Decimal(2)
    )


def test_a_change_that_goes_both_ways_is_refused():
    with pytest.raises(Unclear, match="up and down"):
        change_of(expression_of("up, then down 5"))

from decimal import Decimal

import pytest

from claims.domain.amounts import Amount, Comparator
from claims.domain.terms import Statistic
from claims.presenters.figures import machine_value, reading


def amount(comparator, **parts):
    return Amount(Comparator(comparator), **{name: Decimal(value) for name, value in parts.items()})


@pytest.mark.parametrize(
    ("stated", "unit", "statistic", "words", "value"),
    [
        (amount("exact", point="9000000"), "shells", "count", "9,000,000 shells", "9000000"),
        (amount("approx", point="5400"), "hectares", "measure", "about 5,400 hectares", "5400"),
        (amount("at_least", lower="100"), "missiles", "count", "at least 100 missiles", "100/.."),
        (amount("more_than", lower="50"), "items", "count", "more than 50 items", "50/.."),
        (amount("at_most", upper="900"), "animals", "count", "at most 900 animals", "../900"),
        (amount("less_than", upper="200"), "people", "count", "less than 200 people", "../200"),
        (
            amount("range", lower="25000", upper="30000"),
            "soldiers",
            "count",
            "25,000 to 30,000 soldiers",
            "25000/30000",
        ),
        (amount("vague"), "people", "count", "an unstated number of people", ""),
        (amount("exact", point="17", out_of="24"), "boats", "share", "17 out of 24 boats", "17 of 24"),
        (amount("exact", point="2", out_of="3"), "", "share", "2 out of 3", "2 of 3"),
        (
            amount("exact", point="12.4", out_of="100000"),
            "cases",
            "rate",
            "12.4 cases per 100,000",
            "12.4 of 100000",
        ),
        (
            amount("exact", point="41", margin="2.8", sample="1204"),
            "percent",
            "share",
            "41 ± 2.8 percent",
            "41",
        ),
        (amount("exact", point="2"), "", "rank", "rank 2", "2"),
        (amount("exact", point="-12"), "degrees Celsius", "measure", "−12 degrees Celsius", "-12"),
        (
            amount("exact", point="4083204118365912.07"),
            "crowns",
            "sum",
            "4,083,204,118,365,912.07 crowns",
            "4083204118365912.07",
        ),
    ],
)
def test_an_amount_is_read_with_its_unit_and_bound_and_given_to_machines(
    stated, unit, statistic, words, value
):
    assert reading(stated, unit, Statistic(statistic)) == words
    assert machine_value(stated) == value

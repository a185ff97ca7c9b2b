from decimal import Decimal

import pytest

from claims.domain.reading.numbers.bounded import as_one_range
from claims.domain.reading.numbers.forms import forms_of
from claims.domain.reading.text import layout
from tests.claims.domain.reading.numbers.marked import numbers_in, read_marked

RANGES = [
    pytest.param("They sent [[more than 40 but fewer than 50]] men.", id="but"),
    pytest.param("They sent [[at least 40 and at most 50]] men.", id="and"),
    pytest.param("They sent [[at most 50 and at least 40]] men.", id="the upper end first"),
    pytest.param("It is [[above 40 km and below 50]] km.", id="a unit at both"),
    pytest.param("It is [[greater than 40 and less than or equal to 50]] there.", id="or equal to"),
]


@pytest.mark.parametrize("sentence", RANGES)
def test_two_bounds_are_one_range(sentence):
    words = sentence.split("[[")[1].split("]]")[0].split()
    inner = " ".join(words[next(at for at, word in enumerate(words) if word.isdecimal()) :])
    number, _ = read_marked(sentence.replace("[[", "").replace("]]", "").replace(inner, f"[[{inner}]]"))
    assert number.amount.comparator.value == "range"
    assert (number.amount.lower, number.amount.upper) == (Decimal(40), Decimal(50))


@pytest.mark.parametrize(
    "raw",
    [
        pytest.param("At least 31 were killed and up to 102 wounded.", id="two things"),
        pytest.param("It takes at least 40 men and less than 50 days.", id="two nouns"),
        pytest.param("They sent more than 40 and more than 50 men.", id="two lower bounds"),
        pytest.param("They sent more than 50 but fewer than 40 men.", id="none between"),
        pytest.param("It cost over $40 and under 50 euros.", id="two units"),
    ],
)
def test_two_bounds_may_bind_two_numbers(raw):
    assert len(numbers_in(raw)) == 2


def test_a_number_that_is_no_claim_bounds_nothing():
    text = layout("They sent 40 and 50.")
    forms = tuple(forms_of(text))
    assert as_one_range(text, forms, *numbers_in("They sent 40 and 50.")) is None

from decimal import Decimal

import pytest

from claims.domain.reading.numbers.forms import forms_of
from claims.domain.reading.numbers.mixed import with_smaller_unit
from claims.domain.reading.text import layout
from tests.claims.domain.reading.numbers.marked import numbers_in, read_marked

MIXED = [
    pytest.param("He is [[5 feet 2]] inches tall.", "62", "inch", id="feet and inches"),
    pytest.param("He is [[5 feet and 2]] inches tall.", "62", "inch", id="feet and inches with and"),
    pytest.param("He is [[5ft 10]]in tall.", "70", "inch", id="symbols against the figures"),
    pytest.param("It is [[12 ft 2]] in long.", "146", "inch", id="in"),
    pytest.param("He is [[6'2\"]] tall.", "74", "inch", id="marks"),
    pytest.param("It took [[one hour and 32]] minutes.", "92", "minute", id="hours and minutes"),
    pytest.param("She weighed [[7lb 6]]oz at birth.", "118", "ounce", id="pounds and ounces"),
    pytest.param(
        "It cost [[thirteen dollars and forty-five]] cents.", "13.45", "usd", id="dollars and cents"
    ),
    pytest.param("It cost [[75 USD million]].", "75000000", "usd", id="a scale behind the currency"),
    pytest.param("It cost [[15 euros 50]].", "15.5", "eur", id="cents without their name"),
]


@pytest.mark.parametrize(("sentence", "value", "unit"), MIXED)
def test_two_units_tell_one_amount(sentence, value, unit):
    number, _ = read_marked(sentence)
    assert (number.amount.point, number.unit) == (Decimal(value), unit)


@pytest.mark.parametrize(
    ("raw", "numbers"),
    [
        pytest.param("It cost 15 dollars 50 times.", ["15", "50 times"], id="how often"),
        pytest.param("It cost 15 dollars and 12 men paid.", ["15", "12"], id="something else"),
        pytest.param("It is 5 feet 20 inches.", ["5", "20"], id="too many inches"),
        pytest.param("It is 5 feet and 2 percent.", ["5", "2 percent"], id="a ratio"),
        pytest.param("It took 2 years and 3 months.", ["2", "3"], id="years and months"),
    ],
)
def test_two_numbers_side_by_side_may_be_two(raw, numbers):
    assert [number.place.of(raw) for number in numbers_in(raw)] == numbers


def test_a_number_alone_stays_as_it_is():
    text = layout("It is 5 feet.")
    (form,) = forms_of(text)
    assert with_smaller_unit(text.tokens, form, form.sentence.last) == form

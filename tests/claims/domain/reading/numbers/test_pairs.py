from decimal import Decimal

import pytest

from claims.domain.reading.numbers.forms import forms_of
from claims.domain.reading.numbers.pairs import with_second_number
from claims.domain.reading.text import layout
from tests.claims.domain.reading.numbers.marked import numbers_in, read_marked

RANGES = [
    pytest.param("It did [[0-to-60]] mph.", "0", "60", "mile-per-hour", id="hyphens and to"),
    pytest.param("An [[8- to 16]]-metre wall fell.", "8", "16", "metre", id="a hanging hyphen"),
    pytest.param("They saw [[20~100]] men.", "20", "100", "men", id="a wave"),
    pytest.param("It costs [[£5m-£10m]].", "5000000", "10000000", "gbp", id="a sign at both"),
    pytest.param("It costs [[$5-10m]].", "5000000", "10000000", "usd", id="a scale for both"),
    pytest.param("It takes [[3 minutes to 5]] minutes.", "3", "5", "minute", id="a unit at both"),
    pytest.param("She is ahead by [[1 to 3]] points.", "1", "3", "points", id="by so much"),
    pytest.param("They saw [[two or three]] men.", "2", "3", "men", id="one or the next"),
    pytest.param("They saw [[30 or 40]] men.", "30", "40", "men", id="about so many"),
    pytest.param("It went from [[0 to 60]] mph.", "0", "60", "mile-per-hour", id="from nothing"),
    pytest.param(
        "It cut growth from [[5 to 7 per cent]] to 3 to 5 per cent.",
        "5",
        "7",
        "percent",
        id="the first of two",
    ),
    pytest.param(
        "It cut growth from 5 to 7 per cent to [[3 to 5 per cent]].",
        "3",
        "5",
        "percent",
        id="the second of two",
    ),
    pytest.param(
        "They sold [[500,000 to one mln]] tonnes.", "500000", "1000000", "tonne", id="a short scale"
    ),
    pytest.param("They sent from [[10 up to 20]] men.", "10", "20", "men", id="up to"),
    pytest.param("They saw anywhere from [[20 to 30]] men.", "20", "30", "men", id="anywhere from"),
]


@pytest.mark.parametrize(("sentence", "lower", "upper", "unit"), RANGES)
def test_two_ends_are_one_range(sentence, lower, upper, unit):
    number, _ = read_marked(sentence)
    assert (number.amount.lower, number.amount.upper) == (Decimal(lower), Decimal(upper))
    assert number.unit == unit


def test_shares_of_two_kinds_are_parts_of_one_whole():
    amount = read_marked("About [[two-thirds to three-quarters]] burned.")[0].amount
    assert (amount.lower, amount.upper, amount.out_of) == (Decimal(8), Decimal(9), Decimal(12))


def test_one_in_a_hundred_is_a_share():
    amount = read_marked("Fewer than [[one in a hundred]] left.")[0].amount
    assert (amount.upper, amount.out_of) == (Decimal(1), Decimal(100))


@pytest.mark.parametrize(
    ("raw", "numbers"),
    [
        pytest.param("It fell from 36 to 34 percent.", ["36", "34 percent"], id="a fall"),
        pytest.param("It rose from 20 mpg in 2008 to 29 mpg.", ["20", "2008", "29"], id="a year between"),
        pytest.param("Shares gained 5 to 1,020 points.", ["5", "1,020"], id="a change and a level"),
        pytest.param("Her rent has gone from $380 to $520.", ["$380", "$520"], id="gone"),
        pytest.param("They killed five in 12 raids.", ["five", "12"], id="how often"),
        pytest.param("They won 3 to 2.", ["3", "2"], id="not rising"),
        pytest.param("They gave $500 to 10 people.", ["$500", "10"], id="who got it"),
        pytest.param("They lost 5 or 100 men.", ["5", "100"], id="far apart"),
        pytest.param("A 5-km and 6-mile loop.", ["5", "6"], id="two units"),
    ],
)
def test_two_numbers_may_say_two_things(raw, numbers):
    assert [number.place.of(raw) for number in numbers_in(raw)] == numbers


def test_a_number_alone_stays_as_it_is():
    text = layout("They sent 40 men.")
    (form,) = forms_of(text)
    assert with_second_number(text.tokens, form, lambda at, first: None) == form

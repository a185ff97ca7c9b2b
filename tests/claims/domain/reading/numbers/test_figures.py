from decimal import Decimal

import pytest

from claims.domain.reading.numbers.figures import (
    NotANumeral,
    Numeral,
    fraction_of,
    of_one_whole,
    read_numeral,
    shared_scale,
    with_sign,
)
from claims.domain.reading.tokens import tokens_of


@pytest.mark.parametrize(
    ("words", "value", "length"),
    [
        ("25,000 men", "25000", 1),
        ("9 million men", "9000000", 2),
        ("twenty-one men", "21", 3),
        ("one hundred and four men", "104", 4),
        ("two and three", "2", 1),
        ("1.2m parcels", "1200000", 2),
        ("5m high", "5", 1),
        ("5... men", "5", 1),
    ],
)
def test_a_numeral_ends_where_its_words_do(words, value, length):
    tokens = tokens_of(words)
    numeral, end = read_numeral(tokens, 0, len(tokens))
    assert (numeral.value, end) == (Decimal(value), length)


def test_letters_are_a_scale_behind_money_only():
    tokens = tokens_of("5m high")
    assert read_numeral(tokens, 0, 3, is_money=True)[0].value == 5_000_000


def test_what_is_no_numeral_is_none_or_refused():
    tokens = tokens_of("men 1,2,3")
    assert read_numeral(tokens, 0, 2) is None
    with pytest.raises(NotANumeral):
        read_numeral(tokens, 1, 2)


def test_fractions_are_shares_below_one():
    assert fraction_of("3", "4") == Numeral(Decimal(3), out_of=Decimal(4))
    assert fraction_of("4", "3") is None
    assert fraction_of("1", "0") is None


def test_two_shares_are_told_as_parts_of_one_whole():
    third, quarter = fraction_of("1", "3"), fraction_of("1", "4")
    assert [share.out_of for share in of_one_whole(quarter, third)] == [12, 12]
    assert of_one_whole(third, third) == (third, third)


def test_the_lower_end_takes_the_scale_of_the_upper():
    million = Numeral(Decimal(10_000_000), scale=1_000_000)
    assert shared_scale(Numeral(Decimal(5)), million).value == 5_000_000
    assert shared_scale(Numeral(Decimal(5_000)), million).value == 5_000
    assert with_sign(million).value == -10_000_000

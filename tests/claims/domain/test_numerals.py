from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.domain.numerals import Kind, NotANumeral, figure_value, is_scale, numeral_at, tokenise


def read(words, **options):
    return numeral_at(tokenise(words), 0, **options)


def value(words, **options):
    found = read(words, **options)
    assert found is not None
    numeral, end = found
    assert end == len(tokenise(words)), f"{words!r} is read only in part"
    return numeral.value


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("25000", 25000),
        ("25,000", 25000),
        ("1,234,567.5", Fraction("1234567.5")),
        ("1.5", Fraction("1.5")),
        ("1.234", Fraction("1.234")),
        ("25 000", 25000),
        ("25\u00a0000", 25000),
        ("1\u202f234\u202f567,5", Fraction("1234567.5")),
        ("1.234.567", 1234567),
        ("1.234,5", Fraction("1234.5")),
        ("4,5", Fraction("4.5")),
        ("0,500", Fraction("0.5")),
        ("25'000", 25000),
        ("25’000", 25000),
        ("12,34,567", 1234567),
        ("0", 0),
        ("0.5", Fraction("0.5")),
    ],
)
def test_figures_are_read_however_they_are_grouped(text, number):
    assert figure_value(text) == number


@pytest.mark.parametrize(
    "text", ["25.000", "1,2,3", "007", "2.5.1", "1,23,4", "1,0000", "12,3456", "1'2", "", "9" * 101]
)
def test_figures_that_may_be_two_numbers_or_none_are_refused(text):
    with pytest.raises(NotANumeral):
        figure_value(text)


@given(st.integers(0, 10**12), st.sampled_from([",", " ", "\u202f", "’"]))
def test_grouping_changes_no_whole_number(number, mark):
    grouped = f"{number:,}".replace(",", mark)
    assert figure_value(grouped) == number
    assert value(grouped) == number


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("three", 3),
        ("zero", 0),
        ("twenty-five", 25),
        ("twenty five", 25),
        ("one hundred", 100),
        ("one hundred and four", 104),
        ("a hundred and four", 104),
        ("nine hundred ninety-nine", 999),
        ("twenty-five hundred", 2500),
        ("two thousand four", 2004),
        ("a million", 10**6),
        ("four million two hundred thousand", 4_200_000),
        ("two hundred and three thousand", 203_000),
        ("one thousand two hundred", 1200),
        ("9 million", 9_000_000),
        ("9 million 200 thousand", 9_200_000),
        ("1.35 billion", 1_350_000_000),
        ("1.5bn", 1_500_000_000),
        ("1.5 bn", 1_500_000_000),
        ("40k", 40_000),
        ("2trn", 2 * 10**12),
        ("two dozen", 24),
        ("3 crore", 30_000_000),
        ("two and a half million", 2_500_000),
        ("two-and-a-half", Decimal("2.5")),
        ("2½ million", 2_500_000),
        ("half a million", 500_000),
        ("a half-million", 500_000),
        ("25 hundred", 2500),
    ],
)
def test_words_scales_and_figures_make_one_number(words, number):
    assert value(words) == number


SMALL = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
]
SMALL += ["thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"]
TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def spelled(number):
    """A whole number below a million in words, by the book and not by the code under test."""
    if number < 20:
        return SMALL[number]
    if number < 100:
        return TENS[number // 10 - 2] + (f"-{SMALL[number % 10]}" if number % 10 else "")
    if number < 1000:
        rest = f" and {spelled(number % 100)}" if number % 100 else ""
        return f"{SMALL[number // 100]} hundred{rest}"
    rest = f" {spelled(number % 1000)}" if number % 1000 else ""
    return f"{spelled(number // 1000)} thousand{rest}"


@given(st.integers(0, 999_999))
def test_every_number_below_a_million_is_read_from_its_words(number):
    assert value(spelled(number)) == number


@pytest.mark.parametrize(
    ("words", "part", "whole"),
    [
        ("half", 1, 2),
        ("a half", 1, 2),
        ("one half", 1, 2),
        ("two-thirds", 2, 3),
        ("two thirds", 2, 3),
        ("a third", 1, 3),
        ("one-third", 1, 3),
        ("three quarters", 3, 4),
        ("seven tenths", 7, 10),
        ("⅔", 2, 3),
    ],
)
def test_a_share_keeps_both_its_halves(words, part, whole):
    numeral, end = read(words)
    assert (numeral.value, numeral.out_of, end) == (part, whole, len(tokenise(words)))


@pytest.mark.parametrize(
    ("words", "number"), [("first", 1), ("second", 2), ("21st", 21), ("twenty-first", 21), ("twentieth", 20)]
)
def test_ordinals_are_read_as_places(words, number):
    numeral, _ = read(words)
    assert numeral.is_ordinal
    assert numeral.value == number


def test_a_third_before_a_noun_is_the_next_one():
    assert read("a third of them")[0].out_of == 3
    assert read("a third round") is None
    assert numeral_at(tokenise("a third round"), 1)[0].is_ordinal


@pytest.mark.parametrize(
    ("words", "read_until"),
    [
        ("9 million 200", 2),
        ("one thousand and two thousand", 2),
        ("one hundred and two hundred", 2),
        ("nineteen eighty-four", 1),
        ("twenty twenty", 1),
        ("two three", 1),
    ],
)
def test_a_number_ends_where_the_next_one_begins(words, read_until):
    assert read(words)[1] == read_until


@pytest.mark.parametrize("words", ["hundred", "million", "a", "an apple", "and", "", "soldiers", "-"])
def test_other_words_are_no_number(words):
    assert read(words) is None


def test_a_letter_that_may_be_metres_or_millions_needs_a_currency():
    with pytest.raises(NotANumeral, match="write it out"):
        read("9m")
    assert value("9m", is_money=True) == 9_000_000
    assert value("9 m", is_money=True) == 9_000_000


@pytest.mark.parametrize("words", ["9" * 41, "2⅓", "9" * 39 + " million"])
def test_a_number_that_is_not_kept_exactly_is_refused(words):
    with pytest.raises(NotANumeral):
        read(words)


def test_half_a_dozen_is_rough_and_two_dozen_is_not():
    assert read("half a dozen")[0].is_rough
    assert not read("two dozen")[0].is_rough


@pytest.mark.parametrize(
    ("words", "scale"), [("10 million", 10**6), ("a million", None), ("three hundred", 100), ("5", None)]
)
def test_a_scale_can_be_shared_unless_an_article_stands_for_the_number(words, scale):
    assert read(words)[0].scale == scale


def test_digits_of_every_script_are_read():
    assert value("٢٥") == value("２５") == 25


def test_tokens_keep_their_places_and_what_they_stand_against():
    tokens = tokenise("€25,000–30 000 men’s")
    assert [token.text for token in tokens] == ["€", "25,000", "–", "30 000", "men’s"]
    assert [token.kind for token in tokens] == [Kind.SIGN, Kind.FIGURE, Kind.SIGN, Kind.FIGURE, Kind.WORD]
    assert [token.is_glued for token in tokens] == [False, True, True, True, False]
    assert [(token.start, token.end) for token in tokens] == [(0, 1), (1, 7), (7, 8), (8, 14), (15, 20)]


@pytest.mark.parametrize(("word", "multiplies"), [("hundred", True), ("million", True), ("hundreds", False)])
def test_scale_words_are_known(word, multiplies):
    assert is_scale(word) is multiplies


@given(st.text(max_size=60) | st.text("0123456789,. ½-aonedhufrt", max_size=60))
def test_any_text_is_read_or_refused(text):
    tokens = tokenise(text)
    for at in range(len(tokens)):
        try:
            found = numeral_at(tokens, at)
        except NotANumeral:
            continue
        assert found is None or at < found[1] <= len(tokens)

import time
from decimal import Decimal, localcontext
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.domain.decimals import NotExact, canonical, from_fraction, parse_exact, sort_key


@st.composite
def canonical_texts(draw):
    """Canonical text, made by hand and not by the code under test."""
    whole = draw(st.integers(0, 10**40 - 1) | st.integers(0, 30))
    fraction = draw(st.text("0123456789", max_size=20)).rstrip("0")
    text = f"{whole}.{fraction}" if fraction else str(whole)
    return f"-{text}" if draw(st.booleans()) and text != "0" else text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("25000", "25000"),
        ("1.50", "1.5"),
        ("-0.5", "-0.5"),
        ("0", "0"),
        ("0.000", "0"),
        (9_000_000, "9000000"),
        (-12, "-12"),
        (0, "0"),
        (Decimal("-0"), "0"),
        (Decimal("-0.00"), "0"),
        (Decimal("9E+6"), "9000000"),
        (Decimal("0E+999999"), "0"),
        (Decimal("1E-20"), "0.00000000000000000001"),
        (Decimal("0012.3400"), "12.34"),
        (Decimal("1." + "0" * 200), "1"),
        ("9" * 40 + "." + "9" * 20, "9" * 40 + "." + "9" * 20),
        (10**40 - 1, "9" * 40),
    ],
)
def test_a_value_has_one_canonical_text(value, text):
    assert canonical(value) == text


@pytest.mark.parametrize(
    ("text", "trouble"),
    [
        ("", "not a plain decimal"),
        (" 1", "not a plain decimal"),
        ("1\n", "not a plain decimal"),
        ("+1", "not a plain decimal"),
        ("1e5", "not a plain decimal"),
        ("1e999999", "not a plain decimal"),
        ("NaN", "not a plain decimal"),
        ("Infinity", "not a plain decimal"),
        ("25,000", "not a plain decimal"),
        ("1_000", "not a plain decimal"),
        (".5", "not a plain decimal"),
        ("5.", "not a plain decimal"),
        ("--5", "not a plain decimal"),
        ("٢٥", "not a plain decimal"),
        ("-0", "negative zero"),
        ("-0.00", "negative zero"),
        ("007", "needless zero"),
        ("1" + "0" * 40, "41 digits before"),
        ("0." + "1" * 21, "21 digits after"),
        ("1" * 100, "too long"),
    ],
)
def test_other_text_is_refused_with_the_trouble_named(text, trouble):
    with pytest.raises(NotExact, match=trouble):
        parse_exact(text)
    with pytest.raises(NotExact, match=trouble):
        canonical(text)


@pytest.mark.parametrize(
    ("value", "trouble"),
    [
        (1.5, "float"),
        (True, "bool"),
        (None, "NoneType"),
        (b"1", "bytes"),
        (Decimal("NaN"), "not a number"),
        (Decimal("-Infinity"), "not a number"),
        (Decimal("1E+40"), "41 digits before"),
        (Decimal("1E-21"), "21 digits after"),
        (10**40, "more than 40 digits"),
        (-(10**40), "more than 40 digits"),
    ],
)
def test_other_values_are_refused_with_the_trouble_named(value, trouble):
    with pytest.raises(NotExact, match=trouble):
        canonical(value)


def test_a_float_is_no_text():
    with pytest.raises(NotExact, match="float"):
        parse_exact(1.5)


@pytest.mark.parametrize(
    "hostile",
    ["9" * 1_000_000, Decimal("1E+999999"), 10**1_000_000, Decimal("1" * 100_000)],
    ids=["text", "exponent", "whole", "digits"],
)
def test_a_monster_is_refused_at_once_and_shown_in_short(hostile):
    began = time.perf_counter()
    with pytest.raises(NotExact) as refusal:
        canonical(hostile)
    # Not how fast: that it ends. What is quadratic here would take minutes.
    assert time.perf_counter() - began < 20
    assert len(str(refusal.value)) < 250


@given(canonical_texts())
def test_sixty_digits_come_back_digit_for_digit(text):
    assert canonical(text) == text
    assert canonical(parse_exact(text)) == text


@given(canonical_texts())
def test_no_surrounding_context_rounds(text):
    with localcontext() as context:
        context.prec = 3
        assert canonical(Decimal(text)) == text


@given(canonical_texts(), canonical_texts())
def test_sort_keys_stand_in_numeric_order(one, other):
    assert (sort_key(one) < sort_key(other)) == (Decimal(one) < Decimal(other))
    assert (sort_key(one) == sort_key(other)) == (one == other)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("0", "1" + "0" * 60),
        ("25000", "1" + "0" * 35 + "25000" + "0" * 20),
        ("-0.5", "0" + "j" * 40 + "e" + "j" * 19),
        ("-9", "0" + "j" * 39 + "a" + "j" * 20),
    ],
)
def test_a_sort_key_is_the_one_the_database_makes(text, key):
    assert sort_key(text) == key


@pytest.mark.parametrize("text", ["1.50", "x", "-0"])
def test_only_canonical_text_has_a_sort_key(text):
    with pytest.raises(NotExact):
        sort_key(text)


@given(canonical_texts())
def test_a_fraction_comes_back_as_the_same_decimal(text):
    assert canonical(from_fraction(Fraction(text))) == text


@pytest.mark.parametrize("value", [Fraction(1, 3), Fraction(1, 10**21), Fraction(10**40), -Fraction(10**50)])
def test_a_fraction_that_is_no_decimal_of_ours_is_refused(value):
    with pytest.raises(NotExact):
        from_fraction(value)

"""Amounts told in two units: "5 feet 2 inches", "6'2"", "thirteen dollars and forty-five cents", "15 euros 50".

Lengths and weights become the smaller unit, which is exact; money stays in its own.
"""

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from typing import NamedTuple

from claims.domain.reading.numbers.compounds import WORTH, exactly
from claims.domain.reading.numbers.figures import NotANumeral, Numeral, read_numeral
from claims.domain.reading.numbers.form import Form
from claims.domain.reading.numbers.measures import MONEY_STARTS, Measure, Unit, unit_after
from claims.domain.reading.tokens import Token


class _Smaller(NamedTuple):
    unit: Unit
    in_one: int
    """How many of it make one of the greater."""
    spellings: frozenset[str]


_INCH = Unit("inch", Measure.LENGTH)
_FEET_MARKS = frozenset("'′’")
_INCH_MARKS = frozenset(['"', "″", "”", "''"])
# Source: NIST Special Publication 811, appendix B.
_SMALLER = {
    "foot": _Smaller(_INCH, 12, frozenset(["in", "inch", "inches"]) | _INCH_MARKS),
    "hour": _Smaller(Unit("minute", Measure.TIME), 60, frozenset(["minute", "minutes", "min", "mins"])),
    "pound": _Smaller(Unit("ounce", Measure.OTHER), 16, frozenset(["oz", "ounce", "ounces"])),
}
_CENTS = frozenset(["cent", "cents", "c", "pence", "penny", "p"])
_CENTS_IN_ONE = 100


def with_smaller_unit(tokens: Sequence[Token], form: Form, limit: int) -> Form:
    """Return the number with what follows it in a smaller unit; itself where nothing does."""
    if len(form.numerals) != 1 or form.reason is not None or form.last >= limit:
        return form
    if form.unit is None:
        return _feet_and_inches(tokens, form, limit) or form
    if form.measures(Measure.MONEY):
        return _with_scale(tokens, form, limit) or _with_cents(tokens, form, limit) or form
    smaller = _SMALLER.get(form.unit.slug)
    if smaller is None or form.after == form.last:
        return form
    found = _number_behind(tokens, form.after, limit)
    if found is None or found[1] >= limit or tokens[found[1]].key not in smaller.spellings:
        return form
    numeral, end = found
    if numeral.value >= smaller.in_one:
        return form
    total = exactly(_fraction(form.numerals[0]) * smaller.in_one + _fraction(numeral))
    return replace(form, last=end, after=end + 1, numerals=(total,), unit=smaller.unit)


def _feet_and_inches(tokens: Sequence[Token], form: Form, limit: int) -> Form | None:
    """Read "6'2""."""
    at = form.last
    if at + 2 >= limit or tokens[at].key not in _FEET_MARKS or tokens[at + 2].key not in _INCH_MARKS:
        return None
    if not (tokens[at].is_glued and tokens[at + 1].is_glued and tokens[at + 2].is_glued):
        return None
    feet, inches = tokens[form.first].key, tokens[at + 1].key
    is_small = feet.isdecimal() and inches.isdecimal() and len(inches) < len("123")
    if not is_small or int(inches) >= _SMALLER["foot"].in_one:
        return None
    total = exactly(_fraction(form.numerals[0]) * _SMALLER["foot"].in_one + int(inches))
    return replace(form, last=at + 3, after=at + 3, numerals=(total,), unit=_INCH)


def _with_scale(tokens: Sequence[Token], form: Form, limit: int) -> Form | None:
    """Read "75 USD million"."""
    scale = WORTH.get(tokens[form.after].key) if form.after < limit else None
    if scale is None or form.numerals[0].scale is not None or form.after == form.last:
        return None
    total = replace(exactly(_fraction(form.numerals[0]) * scale), scale=scale)
    return replace(form, last=form.after + 1, after=form.after + 1, numerals=(total,))


def _with_cents(tokens: Sequence[Token], form: Form, limit: int) -> Form | None:
    if form.after == form.last or form.numerals[0].scale is not None:
        return None
    found = _number_behind(tokens, form.after, limit)
    if found is None or not 0 < found[0].value < _CENTS_IN_ONE:
        return None
    numeral, end = found
    is_named = end < limit and tokens[end].key in _CENTS
    # "15 dollars 50", but not "15 dollars 50 times".
    is_alone = tokens[form.after].key != "and" and (
        end >= limit or not (tokens[end].is_word or tokens[end].key in MONEY_STARTS)
    )
    if not (is_named or (is_alone and numeral.value >= 10)):
        return None
    total = exactly(_fraction(form.numerals[0]) + _fraction(numeral) / _CENTS_IN_ONE)
    return replace(form, last=end, after=end + is_named, numerals=(total,))


def _number_behind(tokens: Sequence[Token], at: int, limit: int) -> tuple[Numeral, int] | None:
    """Read the number that stands here or behind "and", which has no unit of another kind."""
    at += at < limit and tokens[at].key == "and"
    if at >= limit:
        return None
    try:
        found = read_numeral(tokens, at, limit)
    except NotANumeral:
        return None
    if found is None or found[0] is None or found[0].is_ordinal or found[0].scale is not None:
        return None
    behind = unit_after(tokens, found[1], limit)
    is_other = behind is not None and behind[0].measure is Measure.RATIO
    return None if is_other else (found[0], found[1])


def _fraction(numeral: Numeral) -> Fraction:
    return Fraction(numeral.value) / Fraction(numeral.out_of or 1)

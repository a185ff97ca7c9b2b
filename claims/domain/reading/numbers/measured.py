"""A number with the unit that stands behind it: "20 km", "a 20-percent stake", "5 or 6 metres", "tenfold"."""

from collections.abc import Sequence
from dataclasses import replace

from claims.domain.reading.numbers.figures import STARTERS
from claims.domain.reading.numbers.form import Form
from claims.domain.reading.numbers.lexicon import FUNCTION_WORDS
from claims.domain.reading.numbers.measures import (
    FRACTION,
    HYPHENS,
    TIMES,
    Measure,
    Unit,
    unit_past_hyphen,
)
from claims.domain.reading.proposals import Reason
from claims.domain.reading.tokens import Token

_TIMES_WORDS = frozenset(["times", "x", "×", "-fold", "fold"])
_MOST_SHARING = 6
"""So many numbers share a noun at most: "four-, five- and six-year"."""


def with_unit(tokens: Sequence[Token], form: Form, limit: int) -> Form:
    """Return the number with its unit, where one stands behind it or behind another that shares it."""
    last = form.last
    ahead = last + 1 if _key(tokens, last, limit) in HYPHENS and tokens[last].is_glued else last
    if _is_times(tokens, ahead, limit):
        return replace(form, last=ahead + 1, after=ahead + 1, unit=Unit(TIMES, Measure.RATIO))
    is_half_a = _key(tokens, last, limit) in ("a", "an") and tokens[last - 1].key == "half"
    found = unit_past_hyphen(tokens, last + is_half_a, limit)
    if found is not None:
        unit, after = found
        if unit.measure is Measure.RATIO:
            return replace(form, last=after, after=after, unit=unit)
        is_sign = unit.measure is Measure.MONEY and tokens[last].is_glued and len(tokens[last].key) == 1
        return replace(form, last=after if is_sign and after == last + 1 else last, after=after, unit=unit)
    if form.is_fraction and _key(tokens, last, limit) in HYPHENS:
        return replace(form, reason=Reason.NAME)  # "half-brother"
    if form.is_fraction and not _is_measured_in_parts(tokens, form, limit):
        return replace(form, unit=Unit(FRACTION, Measure.RATIO))
    shared = unit_past_hyphen(tokens, past_shared_number(tokens, last, limit), limit)
    return form if shared is None else replace(form, unit=shared[0])


def past_shared_number(tokens: Sequence[Token], at: int, limit: int) -> int:
    """Return the token behind numbers that share the first one's noun: "20 or 30 people", "four-, five-year"."""
    end = at
    for _ in range(_MOST_SHARING):
        if end + 1 >= limit:
            break
        ahead = end
        is_hanging = tokens[ahead].key in HYPHENS and tokens[ahead].is_glued
        ahead += is_hanging
        joins = (",", "and", "or") if is_hanging else ("or",)
        while ahead < min(limit, end + 4) and tokens[ahead].key in joins:
            ahead += 1
        if ahead == end + is_hanging or ahead >= limit:
            return end
        number = ahead
        while ahead < min(limit, number + _MOST_SHARING) and (
            tokens[ahead].is_number or tokens[ahead].key in STARTERS or tokens[ahead].key == "k"
        ):
            ahead += 1
        if ahead == number:
            return end
        end = ahead
    return end


def _key(tokens: Sequence[Token], at: int, limit: int) -> str:
    return tokens[at].key if at < limit else ""


def _is_measured_in_parts(tokens: Sequence[Token], form: Form, limit: int) -> bool:
    """Return whether a noun stands right behind figures: "1/2 cup", "½ teaspoon", which is no share of it."""
    if form.last >= limit or tokens[form.first].is_word:
        return False
    return tokens[form.last].is_word and tokens[form.last].key not in FUNCTION_WORDS


def _is_times(tokens: Sequence[Token], at: int, limit: int) -> bool:
    if _key(tokens, at, limit) not in _TIMES_WORDS or tokens[at].is_capital:
        return False
    return tokens[at].key != "x" or tokens[at].is_glued

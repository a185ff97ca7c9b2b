"""Two bounds that say one range: "more than 40 but fewer than 50", "at most 100 and at least 20"."""

from collections.abc import Sequence
from dataclasses import replace

from claims.domain.amounts import Amount, Comparator, ImpossibleAmount
from claims.domain.reading.numbers.form import Form
from claims.domain.reading.proposals import NumberRead, Place
from claims.domain.reading.text import Text
from claims.domain.reading.vocabulary import word_set

_LOWER = frozenset([Comparator.AT_LEAST, Comparator.MORE_THAN])
_UPPER = frozenset([Comparator.AT_MOST, Comparator.LESS_THAN])
_JOINS = word_set("and but or yet ,")


def as_one_range(
    text: Text, forms: Sequence[Form], one: NumberRead, other: NumberRead
) -> tuple[Form, NumberRead] | None:
    """Return the range that the last two numbers are the ends of; None where they are two numbers."""
    first, second = forms[-2:]
    if one.reason is not None or other.reason is not None or first.sentence is not second.sentence:
        return None
    if len(first.numerals) != 1 or len(second.numerals) != 1 or not _are_joined(text, first, other):
        return None
    if one.unit and other.unit and one.unit != other.unit:
        return None
    amount = _between(one.amount, other.amount)
    if amount is None:
        return None
    form = replace(second, first=first.first, numerals=(*first.numerals, *second.numerals))
    whole = replace(
        one,
        place=Place(one.place.start, other.place.end),
        amount=amount,
        unit=other.unit or one.unit,
        counted=other.counted or one.counted,
    )
    return form, whole


def _are_joined(text: Text, first: Form, other: NumberRead) -> bool:
    """Return whether nothing but a conjunction stands between the first number and the second's comparator."""
    if other.comparator is None or other.comparator.start < text.tokens[first.last].start:
        return False
    begins = text.token_index(other.comparator.start)
    between = {token.key for token in text.tokens[first.after : min(begins, first.after + 3)]}
    return begins - first.after <= 2 and bool(between) and between <= _JOINS


def _between(one: Amount, other: Amount) -> Amount | None:
    if one.comparator in _LOWER and other.comparator in _UPPER:
        lower, upper = one.lower, other.upper
    elif one.comparator in _UPPER and other.comparator in _LOWER:
        lower, upper = other.lower, one.upper
    else:
        return None
    try:
        return Amount(Comparator.RANGE, lower=lower, upper=upper, out_of=one.out_of)
    except ImpossibleAmount:
        return None

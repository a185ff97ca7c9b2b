"""Numbers that leave their unit to another of their sentence: "rose 64 points to 4,577", "from 5 to 7 per cent"."""

from collections.abc import Sequence
from dataclasses import replace

from claims.domain.reading.numbers.form import Form
from claims.domain.reading.numbers.measures import Measure
from claims.domain.reading.numbers.units import rate_of
from claims.domain.reading.proposals import NumberRead
from claims.domain.reading.text import Text
from claims.domain.reading.vocabulary import word_set

# Source: Huddleston and Pullum, The Cambridge Grammar of the English Language (2002), comparative constructions and
# ellipsis: what links a number to the one that it is compared or ranged with.
_LINKS = word_set("to from than with against versus vs")
_BEHIND_SECOND = word_set("in on at during last this next for by from (")
_MEASURED_AGAINST = word_set(
    "estimate estimates forecast forecasts average target expectation expectations record consensus total high low peak"
)
_ENDING = word_set(
    "end ended ending close closed closing finish finished finishing settle settled stood stands"
)
_PASSED_OVER = word_set(
    "just only an a the its around about some nearly almost an estimated up over under roughly"
)
_MOST_PASSED_OVER = 4
_FARTHEST = 6
"""So many numbers back at most."""


def with_shared_units(
    text: Text, forms: Sequence[Form], found: Sequence[NumberRead]
) -> tuple[NumberRead, ...]:
    """Return the numbers; those that name no unit and count nothing with what another one measures or counts."""
    shared = list(found)
    for at in range(len(shared) - 1, -1, -1):  # "from 5 to 7 to 9 per cent" hands it on backwards
        if _is_bare(forms[at], shared[at]) and (other := _range_end(text, forms, shared, at)) is not None:
            shared[at] = _with_unit_of(other, shared[at], other.unit)
    for at, form in enumerate(forms):
        if _is_bare(form, shared[at]) and (other := _linked(text, forms, shared, at)) is not None:
            unit = other.unit + rate_of(text, form, form.last)
            shared[at] = _with_unit_of(other, shared[at], unit)
    return tuple(shared)


def _with_unit_of(other: NumberRead, number: NumberRead, unit: str) -> NumberRead:
    return replace(number, unit=unit, counted=number.counted or other.counted)


def _is_bare(form: Form, number: NumberRead) -> bool:
    return number.reason is None and not number.unit and bool(form.numerals)


def _range_end(text: Text, forms: Sequence[Form], found: Sequence[NumberRead], at: int) -> NumberRead | None:
    """Return the number that follows behind "to", if it has a unit."""
    if at + 1 == len(forms) or forms[at + 1].sentence is not forms[at].sentence:
        return None
    between = [
        token.key for token in text.tokens[forms[at].last : min(forms[at + 1].first, forms[at].last + 3)]
    ]
    is_near = forms[at + 1].first - forms[at].last <= len(between)
    if not is_near or between[:1] not in (["to"], ["from"]) or not set(between[1:]) <= _PASSED_OVER:
        return None
    other = found[at + 1]
    return other if other.reason is None and other.unit else None


def _linked(text: Text, forms: Sequence[Form], found: Sequence[NumberRead], at: int) -> NumberRead | None:
    """Return the nearest number before it that has a unit, if a word links the two."""
    if not _has_link(text, forms[at]):
        return None
    for back in range(at - 1, max(at - _FARTHEST, 0) - 1, -1):
        if forms[back].sentence is not forms[at].sentence:
            return None
        is_measure = not (forms[back].measures(Measure.RATIO) or forms[back].measures(Measure.TIME))
        if found[back].reason is None and found[back].unit and is_measure:
            return found[back]
    return None


def _has_link(text: Text, form: Form) -> bool:
    tokens, word = text.tokens, form.first - 1
    lowest = max(form.sentence.first, form.first - _MOST_PASSED_OVER)
    while word > lowest and tokens[word].key in _PASSED_OVER:
        word -= 1
    if word < form.sentence.first:
        return False
    if tokens[word].key == "of":
        return word > form.sentence.first and tokens[word - 1].key in _MEASURED_AGAINST
    if tokens[word].key == "at":
        return word > form.sentence.first and tokens[word - 1].key in _ENDING
    if tokens[word].key == "and":
        # "3 sets in May and 2 in June", not "3 sets and 2 left".
        return form.last < form.sentence.last and tokens[form.last].key in _BEHIND_SECOND
    return tokens[word].key in _LINKS

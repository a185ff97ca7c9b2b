"""Expressions: several numbers and the words around them, read as one amount: a range, a share, a margin.

Follows the entry rules of docs/glossary.md. What allows two readings is refused.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import Enum, auto
from fractions import Fraction
from itertools import pairwise

from claims.domain.amounts import Amount, Comparator
from claims.domain.decimals import from_fraction
from claims.domain.hedges import ComparatorWord
from claims.domain.numerals import Token, is_scale
from claims.domain.phrases import (
    PERCENT,
    PERCENTAGE_POINT,
    UNIT_LETTERS,
    UNIT_SLUGS,
    Mark,
    Number,
    Part,
    phrase_parts,
    text_of,
)
from claims.domain.terms import Change

# Source: Merriam-Webster.com Dictionary, each word under its own entry.
_CHANGES = {
    Change.INCREASE: "up rise rises rose risen rising increase increases increased increasing grow grows grew"
    " grown growth gain gains gained jump jumps jumped climb climbs climbed surge surged soared higher",
    Change.DECREASE: "down fall falls fell fallen falling decrease decreases decreased decreasing drop drops"
    " dropped decline declines declined shrank shrunk cut cuts slumped plunged tumbled lower fewer less",
    Change.ADDITIONAL: "additional another further extra more added",
}
CHANGE_WORDS = {word: change for change, words in _CHANGES.items() for word in words.split()}

_ARTICLES = frozenset(["the", "its", "their", "his", "her", "all", "those", "these"])
_BEFORE_A_NUMBER = _ARTICLES | {"a", "an", "this", "that", "of", "by", "to"}
_NEGATIONS = frozenset(["no", "not", "never", "neither", "nor", "without", "none", "cannot"])
_SHARES = frozenset(
    [
        *(("out", "of"), ("of",), ("per",), ("in",)),
        *(("out", "of", "every"), ("of", "every"), ("for", "every"), ("in", "every")),
    ]
)
_TIMES = frozenset(["second", "minute", "hour", "day", "week", "month", "year", "decade"])
_DASHES = frozenset("-‐‑–−")
_PASSED_OVER = frozenset("“”\"‘’'(),.;:!?…[]«»")
_LOWER = (Comparator.AT_LEAST, Comparator.MORE_THAN)
_UPPER = (Comparator.AT_MOST, Comparator.LESS_THAN)
_SOFT = {None, Comparator.EXACT, Comparator.APPROX, Comparator.RANGE}
"""What may stand before a range and leave it one."""


class Unclear(ValueError):
    """What is unclear about the words."""


class _Join(Enum):
    """How a number goes on from the one before it."""

    RANGE = auto()
    OPEN_RANGE = auto()  # "50 to more than 100"
    SECOND_BOUND = auto()  # "more than 40 but fewer than 50"
    SHARE = auto()  # "17 of the 24"
    MARGIN = auto()  # "45 ± 3"


@dataclass(frozen=True)
class Expression:
    """A number's words: the numbers, how each goes on from the one before it, and what stands around them."""

    numbers: tuple[Number, ...]
    joins: tuple[_Join, ...]
    between: tuple[tuple[Part, ...], ...]
    head: tuple[Part, ...]
    tail: tuple[Part, ...]


def expression_of(words: str) -> Expression:
    """Return the words' numbers with how they hang together.

    Raises: Unclear; NotANumeral, for figures that can't be read.
    """
    parts = tuple(
        part for part in phrase_parts(words) if part is not Mark.HEDGE and text_of(part) not in _PASSED_OVER
    )
    at = [place for place, part in enumerate(parts) if isinstance(part, Number)]
    if not at:
        return Expression((), (), (), parts, ())
    numbers = tuple(part for part in parts if isinstance(part, Number))
    head, tail = parts[: at[0]], parts[at[-1] + 1 :]
    between = tuple(parts[one + 1 : other] for one, other in pairwise(at))
    _check_loose_words([*head, *(part for group in between for part in group), *tail], head)
    is_open = any(_is_comparator(part, Comparator.RANGE) for part in head)
    joins = tuple(
        _join(group, pair, is_open=is_open and place == 0, following=parts[at[place + 1] + 1 :][:1])
        for place, (group, pair) in enumerate(zip(between, pairwise(numbers), strict=True))
    )
    return Expression(numbers, joins, between, head, tail)


def _check_loose_words(parts: Sequence[Part], head: Sequence[Part]) -> None:
    if any(_is_comparator(part, Comparator.VAGUE) for part in parts):
        raise Unclear("a number and a vague one stand side by side.")
    if loose := next((text_of(part) for part in parts if is_scale(text_of(part))), None):
        raise Unclear(f"it is unclear what “{loose}” multiplies.")
    if Mark.MARGIN in head:
        raise Unclear("the margin has no number before it.")
    if negation := next((text_of(part) for part in head if text_of(part) in _NEGATIONS), None):
        raise Unclear(f"“{negation}” leaves unclear what is said of the number.")


def _join(
    between: Sequence[Part], pair: tuple[Number, Number], *, is_open: bool, following: Sequence[Part]
) -> _Join:
    if list(between) == [Mark.MARGIN]:
        return _Join.MARGIN
    last = between[-1] if between else None
    bound = last.comparator if isinstance(last, ComparatorWord) else None
    plain = between[:-1] if bound else between
    words = [part.text for part in plain if isinstance(part, Token)]
    if len(words) == len(plain):
        if words == ["to"] or (len(words) == 1 and words[0] in _DASHES) or (is_open and words == ["and"]):
            return _Join.OPEN_RANGE if bound in _LOWER else _Join.RANGE
        if bound in (*_LOWER, *_UPPER) and words in ([], ["but"], ["and"]):
            return _Join.SECOND_BOUND
        while words and words[-1] in _ARTICLES:
            words.pop()
        if bound is None and tuple(words) in _SHARES:
            _check_share(words, pair, following)
            return _Join.SHARE
    raise Unclear("there are several numbers that are not one range.")


def _check_share(words: Sequence[str], pair: tuple[Number, Number], following: Sequence[Part]) -> None:
    part, whole = pair
    if part.unit in (PERCENT, PERCENTAGE_POINT) or (whole.unit is not None and whole.unit != part.unit):
        raise Unclear("a share counts both numbers in the same unit.")
    if "of" in words and whole.numeral.scale is not None and part.numeral.scale is None:
        raise Unclear(f"it is unclear in which scale {part.words} is.")  # "2 of the 5 million"
    if words == ["in"]:
        # "Five in 24 hours" is no share of 24, and "100 in 2024" none of 2024.
        is_time = any(text_of(part).removesuffix("s") in _TIMES for part in following)
        is_year = len(whole.words) == 4 and whole.words.isdigit()
        if is_time or is_year or not part.numeral.value < whole.numeral.value:
            raise Unclear("“in” may tell of a share, a time or a place.")


def amount_of(expression: Expression) -> Amount:
    """Return the one amount that the expression states.

    Raises: Unclear; ImpossibleAmount, when its numbers make none.
    """
    if not expression.numbers:
        return _vague(expression.head)
    first, *others = expression.numbers
    rest = list(zip(expression.joins, others, strict=True))
    bound = _one_bound(_bound_before(expression.head), _bound_behind(expression.tail))
    if rest and rest[0][0] not in (_Join.SHARE, _Join.MARGIN):
        (join, second), *rest = rest
        comparator, ends = _two_numbers(expression, join, bound, (first, second))
    else:
        comparator, ends = _one_number(bound, first), (first,)
    further = dict(rest)
    if len(further) < len(rest) or not further.keys() <= {_Join.SHARE, _Join.MARGIN}:
        raise Unclear("there are several numbers that are not one range.")
    out_of = _out_of(ends, further.get(_Join.SHARE))
    margin = _margin(ends, further.get(_Join.MARGIN))
    values = [end.numeral.value for end in ends]
    if comparator == Comparator.RANGE:
        return Amount(comparator, lower=values[0], upper=values[1], out_of=out_of, margin=margin)
    if comparator in _LOWER:
        return Amount(comparator, lower=values[0], out_of=out_of, margin=margin)
    if comparator in _UPPER:
        return Amount(comparator, upper=values[0], out_of=out_of, margin=margin)
    return Amount(comparator, point=values[0], out_of=out_of, margin=margin)


def _vague(parts: Sequence[Part]) -> Amount:
    if any(_is_comparator(part, Comparator.VAGUE) for part in parts) and not any(
        text_of(part) in _NEGATIONS for part in parts
    ):
        return Amount(Comparator.VAGUE)
    raise Unclear("there is no number.")


def _one_number(bound: Comparator | None, number: Number) -> Comparator:
    if bound == Comparator.RANGE:
        raise Unclear("a range needs two numbers.")
    if bound is None or (bound == Comparator.EXACT and number.numeral.is_rough):
        return Comparator.APPROX if number.numeral.is_rough else Comparator.EXACT
    return bound


def _two_numbers(
    expression: Expression, join: _Join, bound: Comparator | None, pair: tuple[Number, Number]
) -> tuple[Comparator, tuple[Number, ...]]:
    low, high = pair
    if low.numeral.is_ordinal or high.numeral.is_ordinal:
        raise Unclear("places in an order are no range.")
    if low.numeral.out_of != high.numeral.out_of:
        raise Unclear("the shares are not of one whole.")
    if join == _Join.SECOND_BOUND:
        second = next(part for part in reversed(expression.between[0]) if isinstance(part, ComparatorWord))
        if bound in _UPPER and second.comparator in _LOWER:
            low, high = high, low
        elif not (bound in _LOWER and second.comparator in _UPPER):
            raise Unclear("the two bounds are no range.")
        return Comparator.RANGE, _in_order(_sharing_scale(low, high), high)
    if _tells_from(expression.head) and change_of(expression) in (Change.INCREASE, Change.DECREASE):
        raise Unclear("a change from one number to another is two claims.")
    low = _sharing_scale(low, high)
    if join == _Join.OPEN_RANGE or bound in _LOWER:
        # "50 to more than 100" and "50 to 100 or more": the upper end is open, so there is none.
        if _bound_before(expression.head) not in _SOFT:
            raise Unclear("it is unclear which of the two numbers is the bound.")
        return Comparator.AT_LEAST, _in_order(low, high)[:1]
    if bound not in _SOFT:
        raise Unclear("it is unclear which of the two numbers is the bound.")
    return Comparator.RANGE, _in_order(low, high)


def _in_order(low: Number, high: Number) -> tuple[Number, Number]:
    if not low.numeral.value < high.numeral.value:
        raise Unclear(f"{low.words} is not below {high.words}: these are two numbers, not a range.")
    return low, high


def _sharing_scale(low: Number, high: Number) -> Number:
    """Return the lower number in the scale of the upper: "5 to 10 million", "$89 to $93 billion"."""
    scale, value = high.numeral.scale, low.numeral.value
    shares = scale is not None and low.numeral.scale is None and abs(value) < min(scale, 1000)
    if scale is None or not shares or low.numeral.out_of is not None:
        return low
    scaled = from_fraction(Fraction(value) * scale)
    if not scaled < high.numeral.value:
        raise Unclear(f"it is unclear in which scale {low.words} is.")
    return replace(low, numeral=replace(low.numeral, value=scaled))


def _out_of(ends: Sequence[Number], whole: Number | None) -> Decimal | None:
    own = ends[0].numeral.out_of
    if whole is None:
        return own
    if own is not None or whole.numeral.out_of is not None:
        raise Unclear("the shares are not of one whole.")
    return whole.numeral.value


def _margin(ends: Sequence[Number], margin: Number | None) -> Decimal | None:
    if margin is None:
        return None
    if margin.numeral.out_of is not None or margin.numeral.is_ordinal:
        raise Unclear("the margin is no number of its own.")
    unit = ends[0].unit
    if margin.unit not in (None, unit) and not (unit == PERCENT and margin.unit == PERCENTAGE_POINT):
        raise Unclear("the margin is in another unit than its number.")
    if (
        margin.numeral.scale is not None
        and ends[0].numeral.scale is None
        and abs(ends[0].numeral.value) < 1000
    ):
        raise Unclear(f"it is unclear in which scale {ends[0].words} is.")
    return margin.numeral.value


def _bound_before(head: Sequence[Part]) -> Comparator | None:
    """Return what the words right before the number say; bounds that stand apart from it are refused."""
    bounds: set[Comparator] = set()
    is_near = True
    for part in reversed(head):
        if isinstance(part, ComparatorWord) and not part.follows:
            if not is_near:
                raise Unclear(f"“{part.words}” doesn’t stand before the number.")
            bounds.add(part.comparator)
        elif text_of(part) not in _BEFORE_A_NUMBER and text_of(part) not in CHANGE_WORDS:
            is_near = False
    return _strongest(bounds)


def _bound_behind(tail: Sequence[Part]) -> Comparator | None:
    """Return what words behind the number say: "100 or more", "100-plus", "100 people at most"."""
    words = [part for part in tail if text_of(part) not in _DASHES]
    bounds: set[Comparator] = set()
    for place, part in enumerate(words):
        if part is Mark.MARGIN and place == len(words) - 1:
            bounds.add(Comparator.APPROX)  # "100, give or take"
        if not isinstance(part, ComparatorWord):
            continue
        is_last = place == len(words) - 1
        # "100 soldiers plus equipment" binds nothing, "100 soldiers or more" does.
        if (part.follows and (place == 0 or " " in part.words)) or (is_last and part.words.startswith("at ")):
            bounds.add(part.comparator)
    return _strongest(bounds)


def _one_bound(before: Comparator | None, behind: Comparator | None) -> Comparator | None:
    return _strongest({bound for bound in (before, behind) if bound is not None})


def _strongest(bounds: set[Comparator]) -> Comparator | None:
    """Return the one bound among these: "at least about 100" is at least, "only about 100" is about."""
    for weaker in (Comparator.EXACT, Comparator.APPROX):
        if len(bounds) > 1:
            bounds = bounds - {weaker}
    if bounds & set(_LOWER):
        bounds = bounds - {Comparator.RANGE}  # "between 50 and 100 or more"
    if len(bounds) > 1:
        raise Unclear("there is more than one bound on the number.")
    return next(iter(bounds), None)


def _tells_from(head: Sequence[Part]) -> bool:
    return any(isinstance(part, ComparatorWord) and part.words == "from" for part in head)


def _is_comparator(part: Part, comparator: Comparator) -> bool:
    return isinstance(part, ComparatorWord) and part.comparator == comparator


def unit_of(expression: Expression) -> str | None:
    """Return the slug of the unit that all its numbers share; None where they have none of ours.

    Raises: Unclear, when they have several.
    """
    # A margin may be in points where its number is in percent.
    measured = [
        number
        for join, number in zip((None, *expression.joins), expression.numbers, strict=False)
        if join != _Join.MARGIN
    ]
    units = {number.unit for number in measured if number.unit is not None}
    if len(units) > 1:
        raise Unclear(f"there are several units: {', '.join(sorted(units))}.")
    if len(measured) > 1 and measured[0].unit in UNIT_LETTERS and measured[1].unit is None:
        raise Unclear(f"it is unclear in which unit {measured[1].words} is.")  # "5 km to 10 miles"
    return next((unit for unit in units if unit in UNIT_SLUGS), None)


def change_of(expression: Expression) -> Change:
    """Return what the words make of the number: a level, an increase, a decrease or something additional.

    Raises: Unclear, when it would go up and down at once.
    """
    before = [text_of(part) for part in expression.head]
    if before[-1:] == ["to"]:
        return Change.LEVEL  # "rose to 30,000" tells where it stands now
    words = [*before, *(text_of(part) for part in expression.tail[:1])]
    changes = {CHANGE_WORDS[word] for word in words if word in CHANGE_WORDS}
    moves = changes - {Change.ADDITIONAL}
    if len(moves) > 1:
        raise Unclear("it goes up and down at once.")
    return next(iter(moves or changes), Change.LEVEL)

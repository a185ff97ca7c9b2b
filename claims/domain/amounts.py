"""Amounts: numbers as they were worded, and what can be told from two of them.

Comparing rests on three rules, which drift and origins build on:

- *Rounding.* A number is told to its last digit that isn't zero, its grain: 11,000 to a thousand, 9,012,345
  to one, 4.5 to a tenth. Two numbers are equal after rounding when both give the same number at the coarser
  grain (halves away from zero) and stand no further apart than a twentieth of the larger. Rounding to
  two figures never moves a number that far; without this limit 100 would equal 140. So 11,213 is 11,000 and
  9,012,345 is 9 million, but 25,000 isn't 30,000, nor 1.5 the same as 2.
- *Small numbers are counted, not rounded.* Below a hundred a bare number is told to one: 40 isn't 42.
  "About 40" says itself that it was rounded, so its zeros are taken as rounding at any size: 42 is about
  40, 45 is not. "About" widens nothing else, since any width would be our guess.
- *A bound is meant as said.* What lies outside the bounds is compatible only if the nearest ends are equal
  after rounding. An end that is itself excluded ("fewer than 12") stays excluded, unless the number beyond
  it may be a rounded one: 100 may stand for 104, which is more than 100; 12 is not fewer than 12.

Source: ISO 80000-1:2009, annex B, rule B (halves to the larger magnitude); M. Krifka, "Approximate
interpretation of number words" (2007), on round numbers read as rounded and "about" as leave to do so.
"""

from dataclasses import dataclass, fields, replace
from decimal import Decimal
from fractions import Fraction

from claims.domain.decimals import NotExact, canonical
from sources.domain.terms import Term

COUNTED_BELOW = 100
"""Below it, a bare whole number is taken as counted one by one."""

FURTHEST_ROUNDING = Fraction(1, 20)
"""Of the larger number. The most that rounding to two figures moves one is a twenty-first: 1.05 to 1."""


class Comparator(Term):
    EXACT = "exact"
    APPROX = "approx", "about"
    AT_LEAST = "at_least"
    MORE_THAN = "more_than"
    AT_MOST = "at_most"
    LESS_THAN = "less_than"
    RANGE = "range"
    VAGUE = "vague"


class ImpossibleAmount(ValueError):
    """The parts don't make an amount. `field` names the one at fault."""

    def __init__(self, field: str, rule: str) -> None:
        super().__init__(f"{field}: {rule}")
        self.field = field


_FILLED = {
    Comparator.EXACT: {"point"},
    Comparator.APPROX: {"point"},
    Comparator.AT_LEAST: {"lower"},
    Comparator.MORE_THAN: {"lower"},
    Comparator.AT_MOST: {"upper"},
    Comparator.LESS_THAN: {"upper"},
    Comparator.RANGE: {"lower", "upper"},
    Comparator.VAGUE: set(),
}


@dataclass(frozen=True)
class Amount:
    """A number as it was worded. A bound the words don't give is None, never a guess.

    Raises: ImpossibleAmount, so that there is no amount that the ledger couldn't keep.
    """

    comparator: Comparator
    point: Decimal | None = None
    lower: Decimal | None = None
    upper: Decimal | None = None
    out_of: Decimal | None = None
    """The other half of "17 of the 24"; "two-thirds" is 2 out of 3."""
    margin: Decimal | None = None
    """The ± as worded: half the width."""
    sample: Decimal | None = None
    """How many were asked or measured."""

    def __post_init__(self) -> None:
        self.check()

    def check(self) -> None:
        """Check the parts against each other and against what can be kept exactly.

        Raises: ImpossibleAmount.
        """
        if not isinstance(self.comparator, Comparator):
            raise ImpossibleAmount("comparator", f"no such comparator: {self.comparator!r}.")
        for field in fields(self)[1:]:
            _check_exact(field.name, getattr(self, field.name))
        for name in ("point", "lower", "upper"):
            given, needed = getattr(self, name) is not None, name in _FILLED[self.comparator]
            if needed and not given:
                raise ImpossibleAmount(name, f"“{self.comparator.label}” needs it.")
            if given and not needed:
                raise ImpossibleAmount(name, f"“{self.comparator.label}” has none: leave it empty.")
        if self.lower is not None and self.upper is not None and not self.lower < self.upper:
            raise ImpossibleAmount("lower", "must be below the upper bound.")
        if self.out_of is not None and not self.out_of > 0:
            raise ImpossibleAmount("out_of", "must be above zero.")
        if self.margin is not None and self.point is None:
            raise ImpossibleAmount("margin", "goes with “exact” and “about” only.")
        if self.margin is not None and not self.margin > 0:
            raise ImpossibleAmount("margin", "must be above zero.")
        if self.sample is not None and not (self.sample > 0 and Fraction(self.sample).denominator == 1):
            raise ImpossibleAmount("sample", "must be a whole number above zero.")


@dataclass(frozen=True)
class Interval:
    """The numbers from one end to another, as exact fractions. An end that is None is infinitely far."""

    lower: Fraction | None = None
    upper: Fraction | None = None
    lower_open: bool = False
    """Whether the end itself is left out."""
    upper_open: bool = False

    def __contains__(self, number: Fraction) -> bool:
        return self.covers(Interval(number, number))

    def covers(self, other: "Interval") -> bool:
        """Return whether every number of the other is one of these."""
        below = self.lower is None or (
            other.lower is not None
            and (
                self.lower < other.lower
                or (self.lower == other.lower and (other.lower_open or not self.lower_open))
            )
        )
        above = self.upper is None or (
            other.upper is not None
            and (
                self.upper > other.upper
                or (self.upper == other.upper and (other.upper_open or not self.upper_open))
            )
        )
        return below and above

    def meets(self, other: "Interval") -> bool:
        """Return whether the two have a number in common."""
        return not (self.is_below(other) or other.is_below(self))

    def is_below(self, other: "Interval") -> bool:
        """Return whether every number of this one is smaller than every number of the other."""
        if self.upper is None or other.lower is None:
            return False
        return self.upper < other.lower or (
            self.upper == other.lower and (self.upper_open or other.lower_open)
        )


def can_be(amount: Amount) -> Interval:
    """Return the numbers the words allow.

    Shape:  "more than" and "less than" leave their end out; a margin makes ends of a point; vague allows
            everything, negative numbers too. "About" adds no width: `compatible` says what is near enough.
    Units:  those of the amount; with `out_of`, the exact share ("two-thirds" is 2/3).

    >>> can_be(Amount(Comparator.MORE_THAN, lower=Decimal(40)))
    Interval(lower=Fraction(40, 1), upper=None, lower_open=True, upper_open=False)
    """
    whole = _whole(amount)
    if amount.point is not None:
        point, margin = Fraction(amount.point), Fraction(amount.margin or 0)
        return Interval((point - margin) / whole, (point + margin) / whole)
    return Interval(
        None if amount.lower is None else Fraction(amount.lower) / whole,
        None if amount.upper is None else Fraction(amount.upper) / whole,
        lower_open=amount.comparator == Comparator.MORE_THAN,
        upper_open=amount.comparator == Comparator.LESS_THAN,
    )


def compatible(a: Amount, b: Amount) -> bool:
    """Return whether both can be true of one thing, rounding allowed for.

    A share ("17 of the 24") and a bare number ("17") tell of different things: neither agreement nor
    contradiction can be read off them, so they are compatible; neither contains, equals or backs the other.
    """
    if not _comparable(a, b) or equal_after_rounding(a, b):
        return True
    one, other = can_be(a), can_be(b)
    if one.is_below(other):
        return _rounding_closes(a, b)
    if other.is_below(one):
        return _rounding_closes(b, a)
    return True


def disjoint(a: Amount, b: Amount) -> bool:
    """Return whether the two can't both be true of one thing, even after rounding to the coarser."""
    return not compatible(a, b)


def contains(a: Amount, b: Amount) -> bool:
    """Return whether the words of a allow every number that the words of b allow; nothing is rounded."""
    return _comparable(a, b) and can_be(a).covers(can_be(b))


def equal_after_rounding(a: Amount, b: Amount) -> bool:
    """Return whether both say the same number, or the same bounds, at the coarser's grain.

    Shape:  "exact", "about" and a point with a margin are all one number. Bounds are the same only when the
            same ends are given, and left out, on both sides. Vague amounts say no number and equal nothing.

    >>> told, counted = Decimal(11000), Decimal(11213)
    >>> equal_after_rounding(Amount(Comparator.EXACT, told), Amount(Comparator.EXACT, counted))
    True
    """
    if not _comparable(a, b) or Comparator.VAGUE in (a.comparator, b.comparator):
        return False
    if a.point is not None and b.point is not None:
        return _same(_figure(a, a.point), _figure(b, b.point))
    if a.point is not None or b.point is not None or not _same_shape(can_be(a), can_be(b)):
        return False
    return all(
        one is None or other is None or _same(_figure(a, one), _figure(b, other))
        for one, other in ((a.lower, b.lower), (a.upper, b.upper))
    )


def backs(amount: Amount, reference: Amount) -> bool:
    """Return whether somebody who says the amount says the reference too.

    That is so when both are equal after rounding to the coarser, or the amount lies inside the reference's
    bounds. A vague amount backs nothing and nothing backs one: it has no bounds to be inside of.

    >>> backs(Amount(Comparator.EXACT, Decimal(120)), Amount(Comparator.AT_LEAST, lower=Decimal(100)))
    True
    """
    if Comparator.VAGUE in (amount.comparator, reference.comparator):
        return False
    return equal_after_rounding(amount, reference) or contains(reference, amount)


@dataclass(frozen=True)
class _Figure:
    """A number with how finely it is told."""

    value: Fraction
    grain: Fraction
    """The place of its last digit that says something; 0 for what is taken as it stands."""
    is_rounded: bool = False
    """Whether it may stand for a number beside it."""

    @property
    def reach(self) -> Fraction:
        """How far off the numbers are for which this one may stand."""
        return min(self.grain / 2, abs(self.value) * FURTHEST_ROUNDING) if self.is_rounded else Fraction(0)


def _figure(amount: Amount, number: Decimal) -> _Figure:
    whole = _whole(amount)
    if amount.margin is not None:
        # A margin says how far off the number may be; rounding adds nothing to it.
        return _Figure(Fraction(number) / whole, Fraction(0))
    approximate = amount.comparator == Comparator.APPROX
    grain = _last_place(number)
    if grain > 1 and number.copy_abs() < COUNTED_BELOW and not approximate:
        grain = Fraction(1)
    rounded = amount.point is not None and (grain > 1 or approximate)
    return _Figure(Fraction(number) / whole, grain / whole, is_rounded=rounded)


def _ends(amount: Amount) -> tuple[_Figure | None, _Figure | None]:
    if amount.point is None:
        return (
            None if amount.lower is None else _figure(amount, amount.lower),
            None if amount.upper is None else _figure(amount, amount.upper),
        )
    point = _figure(amount, amount.point)
    margin = Fraction(amount.margin or 0) / _whole(amount)
    return replace(point, value=point.value - margin), replace(point, value=point.value + margin)


def _rounding_closes(lower: Amount, higher: Amount) -> bool:
    """Return whether rounding closes the gap between an amount and one that lies wholly above it."""
    left, right = _ends(lower)[1], _ends(higher)[0]
    if left is None or right is None:
        return True
    left_out, right_out = can_be(lower).upper_open, can_be(higher).lower_open
    if left_out and right_out:
        return False
    if left_out or right_out:
        number = right if left_out else left
        return right.value - left.value < number.reach
    return _same(left, right)


def _same(one: _Figure, other: _Figure) -> bool:
    if one.value == other.value:
        return True
    grain = max(one.grain, other.grain)
    apart, larger = abs(one.value - other.value), max(abs(one.value), abs(other.value))
    return (
        grain > 0
        and apart <= larger * FURTHEST_ROUNDING
        and _rounded(one.value, grain) == _rounded(other.value, grain)
    )


def _rounded(value: Fraction, grain: Fraction) -> Fraction:
    steps = (abs(value) / grain + Fraction(1, 2)) // 1
    return steps * grain if value >= 0 else -steps * grain


def _last_place(number: Decimal) -> Fraction:
    """Return the place value of the last digit that isn't zero: 100 for 1,200, 1/10 for 4.50, 0 for zero."""
    _, digits, exponent = number.as_tuple()
    figures = "".join(map(str, digits))
    if not figures.strip("0") or not isinstance(exponent, int):
        return Fraction(0)
    return Fraction(10) ** (exponent + len(figures) - len(figures.rstrip("0")))


def _whole(amount: Amount) -> Fraction:
    return Fraction(1) if amount.out_of is None else Fraction(amount.out_of)


def _comparable(a: Amount, b: Amount) -> bool:
    return (a.out_of is None) == (b.out_of is None)


def _same_shape(one: Interval, other: Interval) -> bool:
    return (one.lower is None, one.upper is None, one.lower_open, one.upper_open) == (
        other.lower is None,
        other.upper is None,
        other.lower_open,
        other.upper_open,
    )


def _check_exact(field: str, number: object) -> None:
    if number is None:
        return
    if not isinstance(number, Decimal):
        raise ImpossibleAmount(field, f"a {type(number).__name__} is not an exact decimal.")
    try:
        canonical(number)
    except NotExact as error:
        raise ImpossibleAmount(field, str(error)) from error

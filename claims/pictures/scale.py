"""A scale of round numbers under given ones: exact, however large, small or close together they are."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from claims.domain.amount_words import in_words
from claims.domain.amounts import Amount, Comparator

MOST_STEPS = 4
SIGNIFICANT_DIGITS = 5
"""Of a label on the scale. Numbers that differ later than that stand at one spot, and their words differ."""

_SCALE_WORDS = ((12, "trillion"), (9, "billion"), (6, "million"))
_FIRST_POWER, _LAST_FRACTION = 15, -6
_RAISED = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


@dataclass(frozen=True)
class Scale:
    """Round numbers in even steps; all that was asked about lies between the first and the last."""

    ticks: tuple[Decimal, ...]

    @property
    def starts_at_zero(self) -> bool:
        return self.ticks[0] == 0

    def share(self, value: Decimal) -> float:
        """Return how far along the scale the value lies, from 0 to 1."""
        first, last = Fraction(self.ticks[0]), Fraction(self.ticks[-1])
        return float((Fraction(value) - first) / (last - first))


def scale_of(values: Iterable[Decimal]) -> Scale | None:
    """Return the scale that holds all these values; None where there are none.

    It begins at zero unless that would press the values into its upper half.

    >>> [tick_label(tick) for tick in scale_of([Decimal(25000), Decimal(30000), Decimal(4000)]).ticks]
    ['0', '10,000', '20,000', '30,000']
    """
    exact = [Fraction(value) for value in values]
    if not exact:
        return None
    low, high = min(exact), max(exact)
    if 0 <= 2 * low <= high or low == high > 0:
        low = Fraction(0)
    elif 0 >= 2 * high >= low or low == high < 0:
        high = Fraction(0)
    if low == high:
        high = Fraction(1)
    finest = _magnitude(max(abs(low), abs(high))) - SIGNIFICANT_DIGITS + 1
    for mantissa, exponent in _steps(max(_magnitude(high - low) - 1, finest)):
        step = mantissa * Fraction(10) ** exponent
        first, last = low // step, -(-high // step)
        if last - first <= MOST_STEPS:
            break
    return Scale(
        tuple(Decimal(each * mantissa).scaleb(exponent) for each in range(first, max(last, first + 1) + 1))
    )


def _steps(exponent: int) -> Iterator[tuple[int, int]]:
    while True:
        yield from ((mantissa, exponent) for mantissa in (1, 2, 5))
        exponent += 1


def _magnitude(value: Fraction) -> int:
    """The power of ten that the value begins with."""
    return (Decimal(value.numerator) / Decimal(value.denominator)).adjusted()


def tick_label(value: Decimal) -> str:
    """Return a round number as short as a reader takes it in.

    >>> [tick_label(Decimal(each)) for each in ("25000", "9E+6", "2.5E+9", "-0.05", "2E+40")]
    ['25,000', '9 million', '2.5 billion', '−0.05', '2 × 10⁴⁰']
    """
    magnitude = value.adjusted()
    if value == 0:
        return "0"
    if magnitude >= _FIRST_POWER or magnitude < _LAST_FRACTION:
        power = f"10{str(magnitude).translate(_RAISED)}"
        digits = _plain(value.scaleb(-magnitude))
        return {"1": power, "−1": f"−{power}"}.get(digits, f"{digits} × {power}")
    for zeros, word in _SCALE_WORDS:
        shorter = value.scaleb(-zeros)
        if magnitude >= zeros and shorter == round(shorter, 2):
            return f"{_plain(shorter)} {word}"
    return _plain(value)


def _plain(value: Decimal) -> str:
    return in_words(Amount(Comparator.EXACT, point=value))

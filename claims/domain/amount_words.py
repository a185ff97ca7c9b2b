"""Amounts in words: an editor's or an article's words read into an amount, an amount told to a reader.

Nothing is guessed: words that allow two readings are refused, with what is unclear about them.
"""

from dataclasses import dataclass
from decimal import Decimal

from claims.domain.amounts import Amount, Comparator, ImpossibleAmount
from claims.domain.decimals import NotExact, canonical
from claims.domain.expressions import Unclear, amount_of, change_of, expression_of, unit_of
from claims.domain.hedges import Hedge, hedges_in
from claims.domain.numerals import NotANumeral
from claims.domain.terms import Change

LONGEST = 500
"""Code points that are read at most: a number's words, not an article's."""


class UnreadableAmount(ValueError):
    """The words hold no number, or several that are not one range, or one that may be several things."""


@dataclass(frozen=True)
class ReadAmount:
    """An amount with what the same words say beside it."""

    amount: Amount
    unit: str | None = None
    """Slug of the unit, where the words have one of these: percent, percentage-point, usd, eur, gbp."""
    change: Change = Change.LEVEL
    hedges: tuple[Hedge, ...] = ()


def read_amount(words: str) -> Amount:
    """Return the amount the words state.

    Units:  things counted, scale words multiplied out ("9 million" -> 9000000).
    Shape:  Amount; at_least has a lower bound only, range both, vague neither.
    Raises: UnreadableAmount; never a guess, never zero instead.
    Source: docs/glossary.md, "Comparators" and "Entry rules".

    >>> read_amount("at least 100 ballistic missiles").lower
    Decimal('100')
    """
    return read_number_words(words).amount


def read_number_words(words: str) -> ReadAmount:
    """Return the amount the words state, with the unit, the change and the hedges that stand beside it.

    Raises: UnreadableAmount.

    >>> read = read_number_words("up an estimated 4.5 percent")
    >>> read.amount.point, read.unit, read.change.value, read.hedges[0].value
    (Decimal('4.5'), 'percent', 'increase', 'estimated')
    """
    if len(words) > LONGEST:
        raise UnreadableAmount(f"These are {len(words)} characters: give the number’s words only.")
    try:
        expression = expression_of(words)
        return ReadAmount(amount_of(expression), unit_of(expression), change_of(expression), hedges_in(words))
    except (Unclear, NotANumeral, NotExact, ImpossibleAmount) as error:
        raise UnreadableAmount(f"“{words}”: {error}") from error


def in_words(amount: Amount) -> str:
    """Return the amount as a reader is told it, never rounded.

    >>> in_words(Amount(Comparator.RANGE, lower=Decimal(25000), upper=Decimal(30000)))
    '25,000 to 30,000'
    """
    if amount.comparator == Comparator.VAGUE:
        words = "an unstated number"
    else:
        words = (
            "" if amount.comparator in (Comparator.EXACT, Comparator.RANGE) else f"{amount.comparator.label} "
        )
    words += " to ".join(
        _figures(part) for part in (amount.point, amount.lower, amount.upper) if part is not None
    )
    if amount.margin is not None:
        words += f" ± {_figures(amount.margin)}"
    if amount.out_of is not None:
        words += f" out of {_figures(amount.out_of)}"
    if amount.sample is not None:
        words += f" (sample of {_figures(amount.sample)})"
    return words


def _figures(number: Decimal) -> str:
    text = canonical(number)
    whole, point, fraction = text.removeprefix("-").partition(".")
    return f"{'−' if text.startswith('-') else ''}{int(whole):,}{point}{fraction}"

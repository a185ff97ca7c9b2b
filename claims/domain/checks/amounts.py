"""Checks of the amount against the number's own words, and of its parts against each other."""

from decimal import Decimal
from fractions import Fraction

from claims.domain.amount_words import in_words
from claims.domain.amounts import Amount, Comparator, can_be
from claims.domain.checks.subjects import Subject, shown
from claims.domain.terms import Change, Statistic

_WHOLES = {"percent": 100, "per-mille": 1000, "fraction": 1}
"""How much the whole is, in units that tell shares."""
_OF_A_WHOLE = (Statistic.SHARE, Statistic.PROBABILITY)
_PARTS_OF_A_WHOLE = (Statistic.COUNT, *_OF_A_WHOLE)


def amount_not_in_words(subject: Subject) -> str:
    """Tell of an amount that isn't what the number's own words say: “728” kept as 782."""
    own = subject.own
    if own is None or subject.amount is None or _agree(subject, own) or _is_scaled(subject, own):
        return ""
    if own.comparator == Comparator.VAGUE:
        return f"{shown(subject.number)} gives no number, the claim says {in_words(subject.amount)}: leave it empty."
    return (
        f"{shown(subject.number)} reads as {in_words(own)}, the claim says {in_words(subject.amount)}: correct the"
        " amount, or the number’s place."
    )


def amount_scaled(subject: Subject) -> str:
    """Tell of an amount that is its words’ number with more or fewer zeros, or the other sign."""
    own = subject.own
    if own is None or subject.amount is None or _agree(subject, own) or not _is_scaled(subject, own):
        return ""
    return (
        f"{shown(subject.number)} reads as {in_words(own)}, the claim says {in_words(subject.amount)}: see whether"
        " words beside the number (a scale, “minus”, the head of a table) make it so."
    )


def range_collapsed(subject: Subject) -> str:
    """Tell of a range that is kept as a single number."""
    own = subject.own
    kept = subject.amount
    if own is None or kept is None or own.comparator != Comparator.RANGE or kept.point is None:
        return ""
    return f"{shown(subject.number)} is a range, the claim says {in_words(kept)}: keep both of its ends."


def share_above_whole(subject: Subject) -> str:
    """Tell of a share above 100 percent and of a probability above 1."""
    quantity, unit, amount = subject.quantity, subject.counted_in, subject.amount
    if quantity is None or unit is None or amount is None or amount.out_of is not None:
        return ""
    whole = _WHOLES.get(unit.slug)
    if quantity.statistic not in _OF_A_WHOLE or whole is None or subject.claim.change != Change.LEVEL:
        return ""
    lower = can_be(amount).lower
    if lower is None or lower <= whole:
        return ""
    return (
        f"{in_words(amount)} {unit.name} is more than the whole, but “{quantity.name}” is a {quantity.statistic}:"
        " correct the amount, or say that what is counted is a ratio or a change."
    )


def part_above_whole(subject: Subject) -> str:
    """Tell of “17 of the 12”: a part that is larger than what it is out of."""
    quantity, amount = subject.quantity, subject.amount
    if quantity is None or amount is None or amount.out_of is None:
        return ""
    lower = can_be(amount).lower
    if quantity.statistic not in _PARTS_OF_A_WHOLE or lower is None or lower <= 1:
        return ""
    return f"The claim says {in_words(amount)}: no part is larger than its whole. Are the two the wrong way round?"


def margin_above_number(subject: Subject) -> str:
    """Tell of a margin that is larger than its number."""
    amount = subject.amount
    if (
        amount is None
        or amount.margin is None
        or amount.point is None
        or subject.claim.change != Change.LEVEL
    ):
        return ""
    if amount.margin <= abs(amount.point):
        return ""
    return (
        f"The claim says {in_words(amount)}: a margin larger than its number is rare. Is it in the same unit?"
    )


def _agree(subject: Subject, own: Amount) -> bool:
    """Return whether the claim keeps a number that its words, or the reader with the words around, have."""
    kept, read = subject.amount, subject.read.amount if subject.read else None
    if kept is None:
        return True
    if Comparator.VAGUE in (own.comparator, kept.comparator):
        return own.comparator == kept.comparator
    if own.comparator == Comparator.RANGE:
        # Of a range one end may be kept, as a bound; a point is told by itself.
        is_whole = _ends(kept) in (_ends(own), _ends(read) if read else None)
        return is_whole or kept.comparator != Comparator.RANGE
    said = _ends(own) | (_ends(read) if read else set())
    return bool(_ends(kept) & said) or any(_is_share(own, end) for end in _ends(kept))


def _is_share(own: Amount, end: Decimal) -> bool:
    """Return whether the number tells the words’ share, to its last digit: two-thirds as 0.667 or 66.7 percent.

    What is left of a whole number is one as well: an hour and a half is 1.5.
    """
    if own.out_of is None:
        return False
    exponent = end.as_tuple().exponent
    grain = Fraction(10) ** exponent if isinstance(exponent, int) else Fraction(1)
    shares = [Fraction(said) / Fraction(own.out_of) for said in _ends(own)]
    is_told = any(abs(Fraction(end) - share * whole) < grain for share in shares for whole in (1, 100))
    return is_told or any((Fraction(end) - share).denominator == 1 for share in shares)


def _is_scaled(subject: Subject, own: Amount) -> bool:
    ends = _ends(subject.amount) if subject.amount else set()
    return bool(ends) and all(any(_is_with_zeros(end, said) for said in _ends(own)) for end in ends)


def _is_with_zeros(end: Decimal, said: Decimal) -> bool:
    """Return whether the two differ in zeros or in the sign alone."""
    if not end or not said:
        return False
    ratio = abs(Fraction(end) / Fraction(said))
    return ratio == 1 or _is_power_of_ten(ratio)


def _ends(amount: Amount) -> set[Decimal]:
    return {end for end in (amount.point, amount.lower, amount.upper) if end is not None}


def _is_power_of_ten(ratio: Fraction) -> bool:
    one, other = sorted((ratio.numerator, ratio.denominator))
    return one == 1 and str(other).rstrip("0") == "1"

"""Checks against other claims: those of the same text, those on the same quantity, those it is linked to."""

from decimal import Decimal
from fractions import Fraction

from claims.domain.amount_words import in_words
from claims.domain.amounts import Amount, Comparator, can_be, disjoint, equal_after_rounding
from claims.domain.checks.subjects import OtherClaim, Subject, date_of, shown
from claims.domain.terms import Accumulation, Change, LinkKind, Modality
from sources.domain.edtf import Edtf

_FAR = 300
"""Times its neighbours: so far off are zeros too many or too few, and no news."""
_NEAR_A_SCALE = Fraction(5, 4)
"""How near to a thousand or a million times the only neighbour a number must be to look like a slip."""
_SCALES = (1_000, 1_000_000, 1_000_000_000)
_LONGER = 10
"""Periods of which one is so many times as long can’t be held against each other."""
_JOINED = frozenset([LinkKind.CORRECTS, LinkKind.UPDATES, LinkKind.RETRACTS])


def same_number_twice(subject: Subject) -> str:
    """Tell of a number that stood in the text before, on the same quantity."""
    for other in subject.siblings:
        if other.start < subject.claim.start and _says_the_same(subject, other):
            return (
                f"{shown(other.words)} says the same of “{_counted(subject)}” further up in this text ({other.uid}):"
                " both appearances stand, if they are two."
            )
    return ""


def parts_say_the_same(subject: Subject) -> str:
    """Tell of two parts of one number that say the same of one quantity."""
    for other in subject.siblings:
        is_same = (other.start, other.end) == (subject.claim.start, subject.claim.end)
        if is_same and other.part != subject.claim.part and _says_the_same(subject, other):
            return (
                f"Part {other.part} of {shown(subject.number)} says the same of “{_counted(subject)}” ({other.uid}):"
                " give one of them what it counts instead."
            )
    return ""


def thousandfold(subject: Subject) -> str:
    """Tell of an amount that is hundreds of times its neighbours’, or hundreds of times smaller."""
    own = _size(subject.amount)
    nearby = [
        (size, other)
        for other in subject.neighbours
        if (size := _size(other.amount)) and _is_alike(subject, other)
    ]
    if not own or not nearby:
        return ""
    ratios = [Fraction(own) / Fraction(size) for size, _ in nearby]
    is_far = all(ratio >= _FAR for ratio in ratios) or all(ratio * _FAR <= 1 for ratio in ratios)
    if len(ratios) == 1:
        is_far = any(
            _is_near(ratio, scale) or _is_near(1 / ratio, scale) for ratio in ratios for scale in _SCALES
        )
    if not is_far or subject.amount is None:
        return ""
    _, other = nearby[0]
    return (
        f"The claim says {in_words(subject.amount)}, while other claims on “{_counted(subject)}” are far off, such as"
        f" {in_words(other.amount)} ({other.uid}): are there zeros too many or too few, or is another thing counted?"
    )


def cumulative_falls(subject: Subject) -> str:
    """Tell of a running total that is smaller than an earlier one, or larger than a later one."""
    quantity, amount = subject.quantity, subject.amount
    if quantity is None or amount is None or quantity.accumulation != Accumulation.CUMULATIVE:
        return ""
    if subject.claim.change != Change.LEVEL or subject.claim.modality != Modality.ASSERTED:
        return ""
    joined = {link.to for link in subject.claim.links if link.kind in _JOINED}
    own = _stood(subject.claim.as_of, subject.claim.period, subject.published)
    for other in subject.neighbours:
        if other.uid in joined or other.change != Change.LEVEL or other.modality != Modality.ASSERTED:
            continue
        when = _stood(other.as_of, other.period, other.published)
        if other.unit != _unit(subject) or not disjoint(amount, other.amount):
            continue
        if _is_before(when, own) and can_be(amount).is_below(can_be(other.amount)):
            return _falls(subject, other, "earlier")
        if _is_before(own, when) and can_be(other.amount).is_below(can_be(amount)):
            return _falls(subject, other, "later")
    return ""


def older_than_its_origin(subject: Subject) -> str:
    """Tell of a claim that was published before the one it derives from."""
    published = date_of(subject.published)
    for link in subject.claim.links:
        other = subject.linked.get(link.to)
        if link.kind != LinkKind.DERIVED_FROM or other is None:
            continue
        if _is_before(published, date_of(other.published)):
            return (
                f"The claim was published {subject.published} and derives from {other.uid}, published"
                f" {other.published}: turn the link round, or correct a date."
            )
    return ""


def _falls(subject: Subject, other: OtherClaim, order: str) -> str:
    own = in_words(subject.amount) if subject.amount else ""
    return (
        f"“{_counted(subject)}” is a running total and can’t fall: this claim says {own}, the {order} {other.uid} says"
        f" {in_words(other.amount)}. Is it counted otherwise, or was it corrected?"
    )


def _counted(subject: Subject) -> str:
    return subject.quantity.name if subject.quantity else ""


def _unit(subject: Subject) -> str | None:
    return subject.counted_in.slug if subject.counted_in else None


def _says_the_same(subject: Subject, other: OtherClaim) -> bool:
    amount, claim = subject.amount, subject.claim
    if (
        amount is None
        or amount.comparator == Comparator.VAGUE
        or subject.quantity is None
        or other.quantity != subject.quantity.slug
    ):
        return False
    if (other.change, other.modality, other.unit) != (claim.change, claim.modality, _unit(subject)):
        return False
    if claim.period and other.period and claim.period != other.period:
        return False
    return amount == other.amount or (
        amount.comparator == other.amount.comparator and equal_after_rounding(amount, other.amount)
    )


def _is_alike(subject: Subject, other: OtherClaim) -> bool:
    """Return whether the two sizes can be held against each other."""
    amount = subject.amount
    if amount is None or other.change != subject.claim.change or other.unit != _unit(subject):
        return False
    if (amount.out_of is None) != (other.amount.out_of is None):
        return False
    own, others = _days(subject.claim.period), _days(other.period)
    return not own or not others or max(own, others) < _LONGER * min(own, others)


def _size(amount: Amount | None) -> Decimal | None:
    if amount is None or amount.comparator == Comparator.VAGUE:
        return None
    size = next(end for end in (amount.point, amount.lower, amount.upper) if end is not None)
    return abs(size) or None


def _days(period: str) -> int:
    known = date_of(period)
    if known is None or known.first is None or known.last is None:
        return 0
    return (known.last - known.first).days + 1


def _is_near(ratio: Fraction, scale: int) -> bool:
    return scale / _NEAR_A_SCALE <= ratio <= scale * _NEAR_A_SCALE


def _stood(as_of: str, period: str, published: str) -> Edtf | None:
    return date_of(as_of) or date_of(period) or date_of(published)


def _is_before(one: Edtf | None, other: Edtf | None) -> bool:
    if one is None or other is None or one.last is None or other.first is None:
        return False
    return one.last < other.first

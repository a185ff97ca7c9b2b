"""A claim's number, as a page prints it."""

from dataclasses import dataclass, replace
from decimal import Decimal

from claims.domain.amount_words import in_words
from claims.domain.amounts import Amount, Comparator
from claims.domain.decimals import canonical
from claims.domain.hedges import Hedge
from claims.domain.terms import Accumulation, Change, Modality, Standing, Statistic
from claims.models import NumericClaim, Quantity, Unit


@dataclass(frozen=True)
class Figure:
    """A number: as worded in the article, as read, and as machines take it."""

    words: str
    value: str
    """For <data value>: "4000", "25000/30000", "100/..", "../900", "17 of 24"; empty for no number."""
    reading: str
    unit: str
    bound: str
    hedges: tuple[str, ...]
    change: str
    modality: str

    @property
    def qualities(self) -> tuple[str, ...]:
        """What the number is beyond a plain level that is asserted, in words."""
        return tuple(word for word in (*self.hedges, self.change, self.modality) if word)


def figure(claim: NumericClaim) -> Figure:
    """Return the claim's number. Its mention, unit and quantity must be read with it."""
    amount = claim.amount
    unit = unit_words(claim)
    change, modality = Change(claim.change), Modality(claim.modality)
    return Figure(
        words=claim.mention.exact,
        value=machine_value(amount),
        reading=reading(amount, unit, Statistic(claim.quantity.statistic) if claim.quantity else None),
        unit=unit,
        bound=amount.comparator.label,
        hedges=tuple(Hedge(hedge).label for hedge in claim.hedges),
        change="" if change == Change.LEVEL else change.label,
        modality="" if modality == Modality.ASSERTED else modality.label,
    )


def reading(amount: Amount, unit: str = "", statistic: Statistic | None = None) -> str:
    """Return how we read the amount, multiplied out and with its unit: nothing rounded, no end added.

    >>> reading(Amount(Comparator.EXACT, point=Decimal(17), out_of=Decimal(24)), "boats", Statistic.SHARE)
    '17 out of 24 boats'
    """
    words = in_words(replace(amount, out_of=None, sample=None))
    if amount.comparator == Comparator.VAGUE:
        return f"{words} of {unit}" if unit else words
    if statistic == Statistic.RANK:
        return f"rank {words}"
    if amount.out_of is None:
        return f"{words} {unit}".strip()
    if statistic in (Statistic.RATE, Statistic.RATIO):
        return f"{words} {unit}".strip() + f" per {grouped(amount.out_of)}"
    return f"{words} out of {grouped(amount.out_of)} {unit}".strip()


def grouped(value: Decimal) -> str:
    """Return the decimal digit for digit, its thousands parted.

    >>> grouped(Decimal("4083204118365912.070"))
    '4,083,204,118,365,912.07'
    """
    return in_words(Amount(Comparator.EXACT, point=value))


def machine_value(amount: Amount) -> str:
    """Return the amount for <data value>: exact decimals, an interval with two dots where it is open.

    >>> from decimal import Decimal
    >>> machine_value(Amount(Comparator.AT_LEAST, lower=Decimal(100)))
    '100/..'
    """
    if amount.comparator == Comparator.VAGUE:
        return ""
    if amount.point is not None:
        value = canonical(amount.point)
    else:
        lower, upper = (".." if end is None else canonical(end) for end in (amount.lower, amount.upper))
        value = f"{lower}/{upper}"
    return f"{value} of {canonical(amount.out_of)}" if amount.out_of is not None else value


def unit_words(claim: NumericClaim) -> str:
    """Return the noun that follows the number, empty where it has none: a rank, a fraction."""
    unit = claim.counted_in
    is_rank = claim.quantity is not None and claim.quantity.statistic == Statistic.RANK
    if unit is None or is_rank or unit.slug == "fraction":
        return ""
    is_share = claim.quantity is not None and claim.quantity.statistic == Statistic.SHARE
    is_one = claim.point == 1 and claim.out_of is None and not is_share
    return unit.name if is_one else plural(unit)


def plural(unit: Unit) -> str:
    return unit.plural or unit.name


def accumulation_words(quantity: Quantity) -> str:
    """Return how the quantity's numbers add up over time; empty where that doesn't apply."""
    accumulation = Accumulation(quantity.accumulation)
    if accumulation == Accumulation.NOT_APPLICABLE:
        return ""
    return (
        f"{accumulation.label} a beginning" if accumulation == Accumulation.CUMULATIVE else accumulation.label
    )


def standing_words(claim: NumericClaim) -> str:
    """Return what was done to the number since; empty while it stands."""
    standing = Standing(claim.standing)
    return "" if standing == Standing.STANDING else standing.label

"""Checks of what is counted: whether unit, words and place are those of the quantity."""

from claims.domain.checks.periods import period_not_kept
from claims.domain.checks.subjects import Subject, shown
from claims.domain.reading.numbers.measures import MEASURED
from claims.domain.reading.tokens import tokens_of
from claims.domain.terms import Accumulation, Change, Dimension, Modality, Prominence, Role

_RATIOS = frozenset(["percent", "percentage-point", "basis-point", "per-mille", "fraction", "times"])
_POINTS = frozenset(["percentage-point", "basis-point"])


def unit_of_another_dimension(subject: Subject) -> str:
    """Tell of a claim in a unit that can’t be compared with its quantity’s: kilometres of money."""
    unit, quantity = subject.unit, subject.quantity
    if unit is None or quantity is None or unit.dimension == quantity.unit.dimension:
        return ""
    if Dimension.OTHER in (unit.dimension, quantity.unit.dimension):
        return ""
    return (
        f"The claim is in {unit.name} ({unit.dimension}), but “{quantity.name}” is in {quantity.unit.name}"
        f" ({quantity.unit.dimension}): choose another unit, or another quantity."
    )


def percent_for_points(subject: Subject) -> str:
    """Tell of percent where the words say percentage points, and the other way round."""
    unit, read = subject.counted_in, subject.read
    if unit is None or read is None or not {unit.slug, read.unit} <= _RATIOS:
        return ""
    if (unit.slug in _POINTS) == (read.unit in _POINTS):
        return ""
    words = shown(read.place.of(subject.passage.text.raw))
    return (
        f"{words} is in {read.unit.replace('-', ' ')}, the claim in {unit.name}: a rise from 4 to 5 percent is one"
        " percentage point, and 25 percent."
    )


def unit_not_in_words(subject: Subject) -> str:
    """Tell of a unit that isn’t the one that the words measure in: dollars kept as euros."""
    unit, read = subject.counted_in, subject.read
    if unit is None or read is None or read.unit == unit.slug or unit.dimension == Dimension.COUNT:
        return ""
    if {unit.slug, read.unit} <= _RATIOS or read.unit not in MEASURED:
        return ""
    return (
        f"{shown(read.place.of(subject.passage.text.raw))} is in {read.unit}, the claim in {unit.name}: choose the unit"
        " of the words."
    )


def quantity_of_another_place(subject: Subject) -> str:
    """Tell of a quantity whose place the article doesn’t name, when the claim’s own words name one."""
    words, quantity = subject.words(Role.PLACE), subject.quantity
    if quantity is None or not quantity.place or not _names(words):
        return ""
    if _names(quantity.place) & _names(subject.text):
        return ""
    return (
        f"The words say {shown(words)}, and “{quantity.name}” is counted in {quantity.place}, which the article doesn’t"
        " name: is there a quantity for this place?"
    )


def flow_without_period(subject: Subject) -> str:
    """Tell of something that is counted within a period, of which nothing says which."""
    claim, quantity = subject.claim, subject.quantity
    if quantity is None or quantity.accumulation != Accumulation.FLOW or claim.period or claim.as_of:
        return ""
    if (
        claim.prominence == Prominence.MINOR
        or claim.change != Change.LEVEL
        or claim.modality != Modality.ASSERTED
    ):
        return ""
    if subject.words(Role.PERIOD) or subject.words(Role.AS_OF) or period_not_kept(subject):
        return ""
    return (
        f"“{quantity.name}” is counted within a period, and nothing says which: without it the number is comparable"
        " with none."
    )


def _names(words: str) -> set[str]:
    """Return the words with a capital letter, without endings by which a place becomes an adjective."""
    return {
        token.key[:5]
        for token in tokens_of(words)
        if token.is_word and token.is_capital and len(token.key) > 2
    }

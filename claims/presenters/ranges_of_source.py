"""A source's numbers on one quantity, each from low to high, one after another: a picture and its table."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from claims.domain.amounts import Comparator
from claims.pictures.picture import TooLarge
from claims.pictures.ranges import Ranges, Row, draw_ranges

from .dates import KnownDate
from .record_of_source import ToldNumber
from .rows import ClaimRow, QuantityName

MOST_PICTURES = 6
"""So many quantities are drawn, those it spoke of last."""


@dataclass(frozen=True)
class RangeRow:
    """A claim that carries one of the source's numbers: the earliest, or one that words it otherwise."""

    row: ClaimRow
    number: ToldNumber
    said: KnownDate | None
    is_reworded: bool

    @property
    def is_first(self) -> bool:
        return self.number.is_first and not self.is_reworded

    @property
    def marks(self) -> tuple[str, ...]:
        if self.is_reworded:
            return ("reworded",)
        return tuple(each.outcome.label for each in self.number.outcomes)


@dataclass(frozen=True)
class RangesOfSource:
    """One quantity's numbers of a source, those said first leading, and their picture if they can be drawn."""

    quantity: QuantityName
    rows: tuple[RangeRow, ...]
    picture: Ranges | None


def ranges_of_source(name: str, numbers: Iterable[ToldNumber]) -> tuple[RangesOfSource, ...]:
    """Return the ranges of each quantity on which there are two to compare, the one spoken of last leading.

    Shape:  `numbers` come with those said last first.
    """
    by_quantity: dict[QuantityName, list[ToldNumber]] = {}
    for number in numbers:
        if number.row.quantity is not None:
            by_quantity.setdefault(number.row.quantity, []).append(number)
    found = (
        (quantity, tuple(row for number in reversed(on_it) for row in _rows(number)))
        for quantity, on_it in by_quantity.items()
    )
    return tuple(
        RangesOfSource(quantity, rows, _drawn(name, quantity, rows, f"ranges-{place}"))
        for place, (quantity, rows) in enumerate((each for each in found if len(each[1]) > 1), start=1)
    )


def who_said(row: ClaimRow) -> str:
    """Return the names of the claim's origins."""
    names = dict.fromkeys(voice.named for chain in row.chains for voice in chain.origins)
    return " and ".join(names) or "no source given"


def _rows(number: ToldNumber) -> Iterable[RangeRow]:
    yield RangeRow(number.row, number, number.said, is_reworded=False)
    for row in number.reworded:
        if row.quantity == number.row.quantity:
            yield RangeRow(row, number, row.published.day, is_reworded=True)


def _drawn(name: str, quantity: QuantityName, rows: tuple[RangeRow, ...], prefix: str) -> Ranges | None:
    kind = Counter(_kind(each.row) for each in rows).most_common(1)[0][0]
    title = f"{quantity.name}: what {name} said"
    told = "; ".join(f"{_day(each)}: {each.row.figure.reading}" for each in rows)
    try:
        return draw_ranges(
            [_drawn_row(each, kind) for each in rows], title=title, desc=f"{told}.", prefix=prefix
        )
    except TooLarge:
        return None


def _kind(row: ClaimRow) -> tuple[str, str]:
    return row.figure.unit, row.claim.change


def _day(each: RangeRow) -> str:
    return each.said.words if each.said else "date not known"


def _drawn_row(each: RangeRow, kind: tuple[str, str]) -> Row:
    """Return the claim as a row; a share, or what is counted in another unit or as a change, is told in words alone."""
    row, amount = each.row, each.row.claim.amount
    is_comparable = amount.out_of is None and _kind(row) == kind
    return Row(
        id=row.uid,
        label=f"{who_said(row)}, in {row.outlet.name}",
        day_words=_day(each),
        low=amount.lower if is_comparable else None,
        high=amount.upper if is_comparable else None,
        point=amount.point if is_comparable else None,
        words=" · ".join((row.figure.reading, *row.figure.qualities)),
        is_first=each.is_first,
        is_about=amount.comparator == Comparator.APPROX or bool(row.claim.hedges),
        marks=each.marks,
    )

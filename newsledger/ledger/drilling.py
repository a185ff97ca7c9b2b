"""From years to months to days: the steps by which a list is narrowed to a day. No Django here."""

import calendar
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Stretch:
    """A year, a month or a day, to narrow a list to."""

    year: int
    month: int | None = None
    day: int | None = None

    def __str__(self) -> str:
        """Return it as a page names it.

        >>> [str(each) for each in (Stretch(2025), Stretch(2025, 7), Stretch(2025, 7, 12))]
        ['2025', 'July 2025', '12 July']
        """
        if self.month is None:
            return str(self.year)
        month = calendar.month_name[self.month]
        return f"{month} {self.year}" if self.day is None else f"{self.day} {month}"

    @property
    def around(self) -> "Stretch | None":
        """The month around a day, the year around a month."""
        if self.month is None:
            return None
        return Stretch(self.year) if self.day is None else Stretch(self.year, self.month)


def steps_into(chosen: Stretch | None, first: date, last: date) -> Iterator[Stretch]:
    """Yield what a list can be narrowed to next, from the first to the last day of what is in it.

    >>> [str(each) for each in steps_into(Stretch(2025), date(2024, 3, 1), date(2025, 2, 14))]
    ['January 2025', 'February 2025']
    """
    if chosen is None:
        yield from (Stretch(year) for year in range(first.year, last.year + 1))
    elif chosen.month is None:
        for month in range(1, 13):
            if (first.year, first.month) <= (chosen.year, month) <= (last.year, last.month):
                yield Stretch(chosen.year, month)
    elif chosen.day is None:
        for day in range(1, calendar.monthrange(chosen.year, chosen.month)[1] + 1):
            if first <= date(chosen.year, chosen.month, day) <= last:
                yield Stretch(chosen.year, chosen.month, day)


def begun_at(first: date, last: date) -> Stretch | None:
    """Return the year or the month in which all lies; None where it lies in several years."""
    if first.year != last.year:
        return None
    return Stretch(first.year, first.month if first.month == last.month else None)

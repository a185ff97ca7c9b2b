"""The weeks, months, quarters, years and seasons of the calendar, as EDTF text."""

from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from claims.domain.periods.vocabulary import SEASONS


def monday_of(day: date) -> date:
    """Return the day that its week begins with."""
    return day - timedelta(days=day.weekday())


def calendar_unit(day: date, unit: str, steps: int) -> str | None:
    """Return the unit that the day lies in, or the one so many steps later; None if it is no calendar unit.

    >>> calendar_unit(date(2025, 7, 12), "quarter", -1)
    '2025-34'
    """
    if unit == "day":
        return (day + timedelta(days=steps)).isoformat()
    if unit == "week":
        monday = monday_of(day) + timedelta(weeks=steps)
        return f"{monday}/{monday + timedelta(days=6)}"
    if unit == "month":
        return (day + relativedelta(months=steps)).isoformat()[:7]
    if unit == "quarter":
        moved = day + relativedelta(months=3 * steps)
        return f"{moved.year:04}-{33 + (moved.month - 1) // 3}"
    if unit == "year":
        return (day + relativedelta(years=steps)).isoformat()[:4]
    return None


def season_begun_in(year: int, season: str) -> str:
    """Return the season that begins in the year: a winter by its months, as it ends in the next."""
    return f"{year}-12/{year + 1}-02" if season == "winter" else f"{year}-{SEASONS[season][0]}"

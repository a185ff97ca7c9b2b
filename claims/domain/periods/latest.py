"""Bare names ("Wednesday", "June", "9 July", "the third quarter"): the latest one begun."""

import calendar
import re
from datetime import date, timedelta

from claims.domain.periods.calendar_units import season_begun_in
from claims.domain.periods.grammar import Grammar
from claims.domain.periods.vocabulary import (
    DAY,
    MONTH,
    MONTHS,
    QUARTER,
    SEASON,
    SEASONS,
    THE,
    TIME_OF_DAY,
    WEEKDAY,
    WEEKDAYS,
    is_on_weekday,
    quarter_of,
)

_SOON = timedelta(days=92)


def resolve_latest(phrase: str, day: date) -> str | None:
    """Return the latest date so named that has begun by the day."""
    return _GRAMMAR.read(phrase, day)


def may_be_coming(phrase: str, day: date) -> bool:
    """Whether the phrase names a day of the year whose coming one is near, and nearer than the one gone."""
    match = next((match for pattern in _DAYS if (match := re.fullmatch(pattern, phrase))), None)
    if match is None or match["weekday"]:
        return False
    nearest = min(_named_days(match, day), key=lambda named: abs(named - day), default=day)
    return timedelta(0) < nearest - day <= _SOON


def _read_weekday(match: re.Match[str], day: date) -> str | None:
    return (day - timedelta(days=(day.weekday() - WEEKDAYS[match["weekday"]]) % 7)).isoformat()


def _read_month(match: re.Match[str], day: date) -> str | None:
    month = MONTHS[match["month"]]
    return f"{day.year - (month > day.month)}-{month:02}"


def _read_season(match: re.Match[str], day: date) -> str | None:
    begins = SEASONS[match["season"]][1]
    return season_begun_in(day.year - (begins > day.month), match["season"])


def _read_quarter(match: re.Match[str], day: date) -> str | None:
    quarter = quarter_of(match)
    return f"{day.year - (3 * quarter - 2 > day.month)}-{32 + quarter}"


def _read_day(match: re.Match[str], day: date) -> str | None:
    latest = max((named for named in _named_days(match, day) if named <= day), default=None)
    return latest.isoformat() if latest and is_on_weekday(match, latest) else None


def _named_days(match: re.Match[str], day: date) -> list[date]:
    """Return the days so named in the years around: 29 February is up to eight years off (1896 to 1904)."""
    month, number = MONTHS[match["month"]], int(match["day"])
    years = range(max(1, day.year - 8), min(9999, day.year + 8) + 1)
    return [date(year, month, number) for year in years if 1 <= number <= calendar.monthrange(year, month)[1]]


_DAYS = (rf"(?:{WEEKDAY} )?{THE}{DAY}(?: of)? {MONTH}", rf"(?:{WEEKDAY} )?{MONTH} {DAY}")
_GRAMMAR = Grammar[date](
    (rf"{WEEKDAY}(?: {TIME_OF_DAY})?", _read_weekday),
    (MONTH, _read_month),
    (rf"{THE}{SEASON}", _read_season),
    # Not "the last quarter", which may be the last three months.
    (rf"{THE}(?!last){QUARTER}", _read_quarter),
    *((pattern, _read_day) for pattern in _DAYS),
)

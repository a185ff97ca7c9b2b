"""Words that tell how far off they mean ("yesterday", "last Wednesday", "this summer", "three weeks ago")."""

import re
from collections.abc import Iterable
from datetime import date, timedelta

from claims.domain.periods.calendar_units import calendar_unit, monday_of, season_begun_in
from claims.domain.periods.grammar import Grammar
from claims.domain.periods.vocabulary import (
    COUNT,
    MONTH,
    MONTHS,
    NEAR_DAYS,
    SEASON,
    SEASONS,
    STEPS,
    TIME_OF_DAY,
    UNIT,
    WEEKDAY,
    WEEKDAYS,
    WHICH,
    any_of,
    count_of,
)
from sources.domain.edtf import parse_edtf


def resolve_nearby(phrase: str, day: date) -> str | None:
    """Return what the phrase means as seen from the day.

    Raises: ValueError, OverflowError where that lies outside the years 1 to 9999.
    """
    return _GRAMMAR.read(phrase, day)


def _read_season(match: re.Match[str], day: date) -> str | None:
    season, which = match["season"], match["which"]
    if which != "this":
        return _nearest(day, which, (season_begun_in(year, season) for year in _years_around(day)))
    if season != "winter":
        return f"{day.year}-{SEASONS[season][0]}"
    # From March to August "this winter" may be the one gone or the one to come.
    if day.month in range(3, 9):
        return None
    return season_begun_in(day.year if day.month >= 9 else day.year - 1, season)


def _read_month(match: re.Match[str], day: date) -> str | None:
    month = MONTHS[match["month"]]
    if match["which"] == "this":
        return f"{day.year}-{month:02}"
    return _nearest(day, match["which"], (f"{year}-{month:02}" for year in _years_around(day)))


def _years_around(day: date) -> range:
    return range(day.year - 2, day.year + 2)


def _nearest(day: date, which: str, candidates: Iterable[str]) -> str | None:
    """Return the last candidate that was over before the day, or the next that begins after it."""
    known = [parse_edtf(candidate) for candidate in candidates]
    if which == "last":
        return next((one.text for one in reversed(known) if one.last and one.last < day), None)
    return next((one.text for one in known if one.first and one.first > day), None)


def _read_day(match: re.Match[str], day: date) -> str | None:
    return (day + timedelta(days=NEAR_DAYS[match["near"]])).isoformat()


def _read_same_day(match: re.Match[str], day: date) -> str | None:
    return day.isoformat()


def _read_night(match: re.Match[str], day: date) -> str | None:
    return f"{day - timedelta(days=1)}/{day}"


def _read_weekday(match: re.Match[str], day: date) -> str | None:
    days_since = (day.weekday() - WEEKDAYS[match["weekday"]]) % 7
    days = -(days_since or 7) if match["which"] == "last" else 7 - days_since
    return (day + timedelta(days=days)).isoformat()


def _read_weekday_of_week(match: re.Match[str], day: date) -> str | None:
    into_week = timedelta(weeks=STEPS[match["which"]], days=WEEKDAYS[match["weekday"]])
    return (monday_of(day) + into_week).isoformat()


def _read_weekend(match: re.Match[str], day: date) -> str | None:
    # On a weekend "last weekend" is unclear, from Monday to Friday "this weekend" is.
    is_weekend = day.weekday() >= 5
    if (match["last"] and is_weekend) or (match["this"] and not is_weekend):
        return None
    saturday = monday_of(day) + timedelta(days=5 if is_weekend else -2)
    return f"{saturday}/{saturday + timedelta(days=1)}"


def _read_unit(match: re.Match[str], day: date) -> str | None:
    return calendar_unit(day, match["unit"], STEPS[match["which"]])


def _read_ago(match: re.Match[str], day: date) -> str | None:
    if match["unit"] == "fortnight":
        return calendar_unit(day, "week", -2 * count_of(match))
    return calendar_unit(day, match["unit"], -count_of(match))


_GRAMMAR = Grammar[date](
    (rf"{WHICH} {SEASON}", _read_season),
    (rf"{WHICH} {MONTH}", _read_month),
    (rf"(?P<near>{any_of(NEAR_DAYS)})(?: {TIME_OF_DAY})?", _read_day),
    (rf"this {TIME_OF_DAY}|tonight", _read_same_day),
    (r"overnight|last night|yesterday night", _read_night),
    (rf"(?P<which>last|next) {WEEKDAY}(?: {TIME_OF_DAY})?", _read_weekday),
    (rf"{WEEKDAY}(?: of)? {WHICH} week", _read_weekday_of_week),
    (r"(?:the )?weekend|(?P<last>last|this past|the past) weekend|(?P<this>this) weekend", _read_weekend),
    (rf"{WHICH} (?P<unit>week|month|quarter)", _read_unit),
    (rf"{COUNT} {UNIT}s? ago", _read_ago),
)

"""Words that name their year ("June 2025", "the first half of last year", "the 1990s")."""

import re
from datetime import date

from claims.domain.periods.calendar_units import season_begun_in
from claims.domain.periods.grammar import Grammar
from claims.domain.periods.vocabulary import (
    COUNT,
    DAY,
    MONTH,
    MONTHS,
    QUARTER,
    SEASON,
    SEASONS,
    STEPS,
    THE,
    WEEKDAY,
    YEAR_WORDS,
    count_of,
    is_on_weekday,
    quarter_of,
)


def resolve_in_year(phrase: str, day: date | None) -> str | None:
    """Return the year that the phrase names, or what it names in that year; without a day, no "last year".

    Raises: ValueError where it names a day that does not exist.
    """
    return _GRAMMAR.read(phrase, day)


def _year_of(match: re.Match[str], day: date | None) -> int | None:
    if match["year"]:
        return int(match["year"])
    if day is None:
        return None
    return day.year + STEPS[match["which_year"]]


def _read_year(match: re.Match[str], day: date | None) -> str | None:
    year = _year_of(match, day)
    return str(year) if year else None


def _read_decade(match: re.Match[str], day: date | None) -> str | None:
    # "the 2000s" may be ten years or a hundred.
    return None if match["decade"].endswith("0") else f"{match['decade']}X"


def _read_half(match: re.Match[str], day: date | None) -> str | None:
    if not (year := _year_of(match, day)):
        return None
    return f"{year}-01/{year}-06" if match["half"] in ("first", "1st", "h1") else f"{year}-07/{year}-12"


def _read_months(match: re.Match[str], day: date | None) -> str | None:
    count = count_of(match)
    if not (year := _year_of(match, day)) or not 1 <= count <= 12:
        return None
    first, last = (1, count) if match["side"] == "first" else (13 - count, 12)
    return f"{year}-{first:02}/{year}-{last:02}"


def _read_quarter(match: re.Match[str], day: date | None) -> str | None:
    year = _year_of(match, day)
    return f"{year}-{32 + quarter_of(match)}" if year else None


def _read_season(match: re.Match[str], day: date | None) -> str | None:
    year = _year_of(match, day)
    return f"{year}-{SEASONS[match['season']][0]}" if year else None


def _read_winter_over_two_years(match: re.Match[str], day: date | None) -> str | None:
    begins, ends = int(match["begins"]), int(match["ends"])
    return season_begun_in(begins, "winter") if ends in (begins + 1, (begins + 1) % 100) else None


def _read_month(match: re.Match[str], day: date | None) -> str | None:
    year = _year_of(match, day)
    return f"{year}-{MONTHS[match['month']]:02}" if year else None


def _read_day(match: re.Match[str], day: date | None) -> str | None:
    if not (year := _year_of(match, day)):
        return None
    named = date(year, MONTHS[match["month"]], int(match["day"]))
    return named.isoformat() if is_on_weekday(match, named) else None


def _read_numeric_day(match: re.Match[str], day: date | None) -> str | None:
    return match["iso"]


_GRAMMAR = Grammar[date | None](
    (rf"{THE}{YEAR_WORDS}", _read_year),
    (rf"{THE}(?P<decade>(?:1[0-9]|2[01])[0-9])0'?s", _read_decade),
    (rf"{THE}(?P<half>first|1st|second|2nd) half of {YEAR_WORDS}", _read_half),
    (rf"(?P<half>h[12]) {YEAR_WORDS}", _read_half),
    (rf"{THE}(?P<side>first|last) {COUNT} months of {YEAR_WORDS}", _read_months),
    (rf"{THE}{QUARTER}(?: of| in)? {YEAR_WORDS}", _read_quarter),
    (rf"{THE}{SEASON}(?: of)? {YEAR_WORDS}", _read_season),
    (
        rf"{THE}winter(?: of)? (?P<begins>[12][0-9]{{3}})[-\u2013/](?P<ends>[0-9]{{2,4}})",
        _read_winter_over_two_years,
    ),
    (rf"{MONTH}(?: of)? {YEAR_WORDS}", _read_month),
    (rf"(?:{WEEKDAY} )?{THE}{DAY}(?: of)? {MONTH}(?: of)? {YEAR_WORDS}", _read_day),
    (rf"(?:{WEEKDAY} )?{MONTH} {DAY}(?: of)? {YEAR_WORDS}", _read_day),
    (r"(?P<iso>[0-9]{4}-[0-9]{2}-[0-9]{2})", _read_numeric_day),
)

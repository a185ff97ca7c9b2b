"""Dates as known: the part of EDTF (ISO 8601-2, level 1) that an article's dates need."""

import calendar
import re
from dataclasses import dataclass
from datetime import date

_PART = re.compile(
    r"(?P<year>[0-9]{4}|[0-9]{3}X|[0-9]{2}XX)(?:-(?P<month>[0-9]{2}|XX)(?:-(?P<day>[0-9]{2}|XX))?)?(?P<mark>[?~%])?"
)

# Not calendar.month_name, which follows the locale of the process.
MONTH_NAMES = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip

# Meteorological seasons of the northern hemisphere; winter has its own rule below.
_SEASONS = {"21": ("spring", 3, 5), "22": ("summer", 6, 8), "23": ("autumn", 9, 11)}
_WINTER = "24"
_QUARTERS = {"33": "first", "34": "second", "35": "third", "36": "fourth"}

_FORMS = (
    "Write 2024, 2024-06, 2024-06-30, 2024-21 (spring), 2024-33 (first quarter), 202X, or two such as a/b."
)


class NotEdtf(ValueError):
    """The text is no date as known; the message tells an editor what to write instead."""


@dataclass(frozen=True)
class Edtf:
    """A date as known. Its first and last day are the widest it can mean; None where it is open."""

    text: str
    first: date | None
    last: date | None
    is_approximate: bool = False
    is_uncertain: bool = False

    def in_words(self) -> str:
        """Return the date as a reader says it.

        >>> parse_edtf("2024-05/2025-06").in_words(), parse_edtf("2024~").in_words()
        ('May 2024 to June 2025', 'about 2024')
        """
        start, slash, end = self.text.partition("/")
        if not slash:
            return _read_part(start).in_words()
        if start == "..":
            return f"until {_read_part(end).in_words()}"
        if end == "..":
            return f"since {_read_part(start).in_words()}"
        first, last = _read_part(start), _read_part(end)
        pause = "," if first.is_uncertain else ""
        return f"{first.in_words()}{pause} to {last.in_words()}"


def parse_edtf(text: str) -> Edtf:
    """Return the date as known that the text writes.

    Shape:  canonical text only, no blanks around it. `?`, `~` and `%` stand after a date and don't widen it.
            "2024-24", winter 2024, covers December 2023 to February 2025: EDTF leaves open which it is.
    Raises: NotEdtf.

    >>> parse_edtf("2024-06/..").first
    datetime.date(2024, 6, 1)
    """
    if text != text.strip():
        raise NotEdtf("A date as known has no blanks around it.")
    start, slash, end = text.partition("/")
    if not slash:
        part = _read_part(start)
        return Edtf(text, part.first, part.last, part.is_approximate, part.is_uncertain)
    if not start or not end:
        hint = f"../{end}" if end else f"{start}/.."
        raise NotEdtf(f"{_shown(text)} leaves a side empty. For an open end write two dots: {_shown(hint)}.")
    if start == end == "..":
        raise NotEdtf("“../..” is open on both sides and says nothing: leave the date empty.")
    parts = [_read_part(side) for side in (start, end) if side != ".."]
    first = None if start == ".." else parts[0].first
    last = None if end == ".." else parts[-1].last
    if first and last and first > last:
        raise NotEdtf(f"{_shown(text)} ends before it begins.")
    return Edtf(
        text,
        first,
        last,
        any(part.is_approximate for part in parts),
        any(part.is_uncertain for part in parts),
    )


def overlaps(one: Edtf | None, other: Edtf | None) -> bool:
    """Return whether the two can share a day. An unknown date can with any; an open side goes on and on."""
    if one is None or other is None:
        return True
    return _begins_in_time(one, other) and _begins_in_time(other, one)


def _begins_in_time(one: Edtf, other: Edtf) -> bool:
    return one.first is None or other.last is None or one.first <= other.last


@dataclass(frozen=True)
class _Part:
    first: date
    last: date
    words: str
    is_approximate: bool
    is_uncertain: bool

    def in_words(self) -> str:
        return (
            ("about " if self.is_approximate else "")
            + self.words
            + (", perhaps" if self.is_uncertain else "")
        )


def _read_part(text: str) -> _Part:
    match = _PART.fullmatch(text)
    if match is None:
        raise NotEdtf(f"{_shown(text)} is not a date as known. {_FORMS}")
    year, month, day = match["year"], match["month"], match["day"]
    if "X" in year:
        if month is not None:
            raise NotEdtf(f"{_shown(text)}: a year with unknown digits stands alone, as in {_shown(year)}.")
        first, last, words = _years(text, year)
    elif year == "0000":
        raise NotEdtf(f"{_shown(text)}: years run from 0001 to 9999.")
    elif month is None:
        first, last, words = date(int(year), 1, 1), date(int(year), 12, 31), _year_in_words(int(year))
    elif month == "XX":
        if day not in (None, "XX"):
            raise NotEdtf(f"{_shown(text)}: a day needs its month. {_FORMS}")
        first, last = date(int(year), 1, 1), date(int(year), 12, 31)
        words = f"{_year_in_words(int(year))} ({'month' if day is None else 'day'} not known)"
    elif int(month) in range(1, 13):
        first, last, words = _month_or_day(text, int(year), int(month), day)
    elif day is not None:
        raise NotEdtf(f"{_shown(text)}: a month is 01 to 12, and a season or quarter has no days.")
    else:
        first, last, words = _season_or_quarter(text, int(year), month)
    mark = match["mark"] or ""
    return _Part(first, last, words, is_approximate=mark in ("~", "%"), is_uncertain=mark in ("?", "%"))


def _years(text: str, year: str) -> tuple[date, date, str]:
    first, last = int(year.replace("X", "0")), int(year.replace("X", "9"))
    if last < 1:
        raise NotEdtf(f"{_shown(text)}: years run from 0001 to 9999.")
    # "000X" begins with the year 1: there is no year 0 in our calendar.
    words = f"{_year_in_words(first)}s" if year.count("X") == 1 else f"some year from {first} to {last}"
    return date(max(first, 1), 1, 1), date(last, 12, 31), words


def _month_or_day(text: str, year: int, month: int, day: str | None) -> tuple[date, date, str]:
    in_words = f"{MONTH_NAMES[month - 1]} {_year_in_words(year)}"
    days = calendar.monthrange(year, month)[1]
    if day is None or day == "XX":
        unknown = " (day not known)" if day else ""
        return date(year, month, 1), date(year, month, days), in_words + unknown
    if int(day) not in range(1, days + 1):
        raise NotEdtf(f"{_shown(text)}: {in_words} has no day {int(day)}.")
    known = date(year, month, int(day))
    return known, known, f"{int(day)} {in_words}"


def _season_or_quarter(text: str, year: int, code: str) -> tuple[date, date, str]:
    year_in_words = _year_in_words(year)
    if code == _WINTER:
        # "Winter 2024" is the one it began with or the one it ended with: both, so that neither is a guess.
        last = date(year + 1, 2, calendar.monthrange(year + 1, 2)[1]) if year < 9999 else date(9999, 12, 31)
        return date(year - 1, 12, 1) if year > 1 else date(1, 1, 1), last, f"winter {year_in_words}"
    if code in _SEASONS:
        name, begins, ends = _SEASONS[code]
        return (
            date(year, begins, 1),
            date(year, ends, calendar.monthrange(year, ends)[1]),
            f"{name} {year_in_words}",
        )
    if code in _QUARTERS:
        ends = 3 * (int(code) - 32)
        last = date(year, ends, calendar.monthrange(year, ends)[1])
        return date(year, ends - 2, 1), last, f"{_QUARTERS[code]} quarter of {year_in_words}"
    raise NotEdtf(
        f"{_shown(text)}: after the year comes a month (01 to 12), a season (21 to 24), a quarter (33 to 36)."
    )


def _year_in_words(year: int) -> str:
    return str(year) if year >= 1000 else f"AD {year}"


def _shown(text: str) -> str:
    return f"“{text if len(text) <= 40 else text[:39] + '…'}”"

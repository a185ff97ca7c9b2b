"""Stretches of time, told by their ends or by their length ("since June", "the past three weeks")."""

import re
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from claims.domain.periods.calendar_units import calendar_unit
from claims.domain.periods.grammar import Grammar
from claims.domain.periods.latest import resolve_latest
from claims.domain.periods.points import resolve_point, resolve_settled
from claims.domain.periods.vocabulary import COUNT, DAY, MONTH, THE, UNIT, YEAR_WORDS, count_of
from sources.domain.edtf import parse_edtf


def resolve_stretch(phrase: str, day: date | None) -> str | None:
    """Return the interval that the phrase gives by its ends or its length.

    Raises: ValueError, OverflowError where there is no date such as one of its ends.
    """
    return _GRAMMAR.read(phrase, day)


# --- by its length -----------------------------------------------------------------------------------------


def _read_past(match: re.Match[str], day: date | None) -> str | None:
    return f"{day - _length(match)}/{day}" if day else None


def _read_coming(match: re.Match[str], day: date | None) -> str | None:
    return f"{day}/{day + _length(match)}" if day else None


def _length(match: re.Match[str]) -> relativedelta:
    count = count_of(match)
    match match["unit"]:
        case "hour":
            # Whole days, wide: the last 24 hours touch two, the last 36 three.
            return relativedelta(days=-(-count // 24))
        case "day":
            return relativedelta(days=count)
        case "week":
            return relativedelta(weeks=count)
        case "fortnight":
            return relativedelta(weeks=2 * count)
        case "month":
            return relativedelta(months=count)
        case "year":
            return relativedelta(years=count)
        case "decade":
            return relativedelta(years=10 * count)
        case unit:
            raise ValueError(f"no length for {unit!r}")


# --- by one end --------------------------------------------------------------------------------------------


def _read_so_far(match: re.Match[str], day: date | None) -> str | None:
    if day is None or (unit := calendar_unit(day, match["unit"], 0)) is None:
        return None
    whole = parse_edtf(unit)
    return f"{day}/{whole.last}" if match["side"] == "later" else f"{whole.first}/{day}"


def _read_since(match: re.Match[str], day: date | None) -> str | None:
    start = resolve_point(match["start"], day)
    return f"{_first_side(start)}/.." if start else None


def _read_since_start(match: re.Match[str], day: date | None) -> str | None:
    whole = resolve_point(re.sub("^the (?=year$|month$|week$)", "this ", match["whole"]), day)
    return f"{parse_edtf(whole).first}/.." if whole else None


def _read_until(match: re.Match[str], day: date | None) -> str | None:
    # A bare "until June" may mean the one gone or the one to come.
    end = resolve_settled(match["end"], day)
    return f"../{_last_side(end)}" if end else None


# --- by both ends ------------------------------------------------------------------------------------------


def _read_short_years(match: re.Match[str], day: date | None) -> str | None:
    # "2005-06" may be a month, "2005–06" not.
    if match["dash"] == "-" and 1 <= int(match["end"]) <= 12:
        return None
    return f"{match['start']}/{match['start'][:2]}{match['end']}"


def _read_ends(match: re.Match[str], day: date | None) -> str | None:
    return _between(match["start"], match["end"], day)


def _read_neighbours(match: re.Match[str], day: date | None) -> str | None:
    """Read "May and June 2024"; between "2022 and 2024" lies a year that is not meant."""
    both = _between(match["start"], match["end"], day)
    if both is None:
        return None
    one, other = parse_edtf(_first_side(both)), parse_edtf(_last_side(both))
    if one.last is None or other.first is None or one.last + timedelta(days=1) != other.first:
        return None
    return both


def _between(start: str, end: str, day: date | None) -> str | None:
    """Return the interval from start to end; a start without year or month is the latest before the end."""
    if (named := re.fullmatch(f"{MONTH} {DAY}", start)) and re.fullmatch(f"{DAY}(?: {YEAR_WORDS})?", end):
        end = f"{named['month']} {end}"
    until = resolve_point(end, day)
    # Which winter "from autumn to winter 2024" ends with, the words don't say.
    if until is None or until.endswith("-24"):
        return None
    if number := re.fullmatch(DAY, start):
        since = f"{until[:8]}{int(number['day']):02}" if re.fullmatch("[0-9-]{10}", until) else None
    else:
        reference = parse_edtf(until).first
        since = resolve_settled(start, day) or (resolve_latest(start, reference) if reference else None)
    return f"{_first_side(since)}/{_last_side(until)}" if since else None


def _first_side(edtf: str) -> str:
    return edtf.partition("/")[0]


def _last_side(edtf: str) -> str:
    return edtf.rpartition("/")[2]


_GRAMMAR = Grammar[date | None](
    (rf"{THE}(?:past|last) {COUNT} {UNIT}s?", _read_past),
    (rf"(?:the|this) past {UNIT}", _read_past),
    # Not "the last day", which is rather the final one.
    (r"the last (?P<unit>week|fortnight|month|year|decade)", _read_past),
    (rf"{THE}(?:next|coming) {COUNT} {UNIT}s?", _read_coming),
    (rf"the (?:next|coming) {UNIT}", _read_coming),
    (r"(?P<side>earlier|later|so far) this (?P<unit>week|month|quarter|year)", _read_so_far),
    (r"this (?P<unit>week|month|quarter|year) (?P<side>so far)", _read_so_far),
    (rf"since {THE}(?:start|beginning) of (?P<whole>.+)", _read_since_start),
    (r"since (?P<start>.+)", _read_since),
    (r"from (?P<start>.+) on(?:wards?)?", _read_since),
    (r"(?:until|till|through|up to|up until) (?P<end>.+)", _read_until),
    (r"(?P<start>(?:1[0-9]|2[01])[0-9]{2}) ?(?P<dash>[-\u2013]) ?(?P<end>[0-9]{2})", _read_short_years),
    (r"between (?P<start>.+?) and (?P<end>.+)", _read_ends),
    (r"(?:from )?(?P<start>.+?) (?:to|through|until|till) (?P<end>.+)", _read_ends),
    (r"(?P<start>.+?)(?: ?\u2013 ?| - )(?P<end>.+)", _read_ends),
    (r"(?P<start>[^-]+)-(?P<end>.+)", _read_ends),
    (r"(?P<start>.+?) and (?P<end>.+)", _read_neighbours),
)

"""Period words ("last month", "in 2024") resolved to dates as known, by a small grammar of our own.

Every rule is exact or wide, never a guess; what is not understood stays unresolved. Decided here:

- A bare "Wednesday", "June", "summer" or "third quarter" is the latest one begun by the published date, that
  day included; "last Wednesday" is the latest one wholly before it, "next Friday" the first wholly after it.
  A bare "9 July" is the latest one too, unless the coming one is nearer and less than a quarter of a
  year off: then nothing says which is meant.
- "last month", "this year" are calendar units (a week runs from Monday to Sunday, ISO 8601), but "the last
  month", "the past three weeks" run up to the published date, both ends included. "Three weeks ago" is that
  calendar week.
- "early", "mid-" and "late" mean half of a month, year or decade at its beginning, middle or end, both ends
  approximate: "early 2024" is January to June, "mid-2024" April to September, about.
- Seasons are the northern ones. "winter 2024" stays open as to which winter; "last winter" is December to
  February.
- A published date that is coarse serves as long as its first and last day give the same answer ("last year"
  against 2025 is 2024); one that is approximate or uncertain makes the answer so.
"""

import calendar
import re
from collections.abc import Callable, Iterable
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from sources.domain.edtf import MONTH_NAMES, Edtf, parse_edtf

_LONGEST_PHRASE = 100

_MONTHS = {
    spelling: number
    for number, name in enumerate(MONTH_NAMES, start=1)
    for spelling in (name.lower(), name[:3].lower())
} | {"sept": 9}
_WEEKDAYS = {
    spelling: number
    for number, spellings in enumerate(
        (
            "monday mon",
            "tuesday tues tue",
            "wednesday weds wed",
            "thursday thurs thur thu",
            "friday fri",
            "saturday sat",
            "sunday sun",
        )
    )
    for spelling in spellings.split()
}
_SEASONS = {"spring": (21, 3), "summer": (22, 6), "autumn": (23, 9), "fall": (23, 9), "winter": (24, 12)}
_ORDINALS = {
    "first": 1,
    "1st": 1,
    "second": 2,
    "2nd": 2,
    "third": 3,
    "3rd": 3,
    "fourth": 4,
    "4th": 4,
    "final": 4,
}
_NEAR_DAYS = {
    "the day before yesterday": -2,
    "yesterday": -1,
    "today": 0,
    "tomorrow": 1,
    "the day after tomorrow": 2,
}
_STEPS = {"last": -1, "this": 0, "next": 1}
_NUMBERS = (
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
)  # fmt: skip
_COUNTS = {word: number for number, word in enumerate(_NUMBERS, start=1)} | {"a": 1, "an": 1, "thirty": 30}


def _any_of(words: Iterable[str]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


_THE = r"(?:the )?"
_YEAR = r"(?:(?:calendar )?year )?(?P<year>(?:1[0-9]|2[01])[0-9]{2})"
_YEAR_WORDS = rf"(?:{_YEAR}|(?P<which_year>last|this|next) year)"
_MONTH = rf"(?P<month>{_any_of(_MONTHS)})"
_WEEKDAY = rf"(?P<weekday>{_any_of(_WEEKDAYS)})"
_SEASON = rf"(?P<season>{_any_of(_SEASONS)})"
_DAY = r"(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?"
_COUNT = rf"(?P<count>[0-9]{{1,4}}|{_any_of(_COUNTS)})"
_UNIT = r"(?P<unit>hour|day|week|fortnight|month|year|decade)"
_QUARTER = rf"(?:(?P<ordinal>{_any_of(_ORDINALS)}|last)[ -]quarter|q(?P<digit>[1-4]))"
_WHICH = r"(?P<which>last|this|next)"
_TIME_OF_DAY = "(?:early |late )?(?:morning|afternoon|evening|night)"

_PREPOSITION = re.compile(
    r"(?:in|on|during|over|throughout|within|for|at|of|as of|as at|(?:back|some ?time|earlier|later) in) "
)

_Rule = Callable[[re.Match[str], date | None], str | None]


def resolve_period(words: str, published: Edtf | None) -> str | None:
    """Return the EDTF text of the period that the words mean in a text published then.

    Shape:  None where the words are not understood, or need a published date that is unknown or too coarse.
    Source: this module's docstring.

    >>> resolve_period("last month", parse_edtf("2025-07-12"))
    '2025-06'
    >>> resolve_period("last month", parse_edtf("2025")) is None
    True
    """
    phrase = _tidied(words)
    if not phrase:
        return None
    if absolute := _resolve(phrase, None):
        return absolute
    if published is None or published.first is None or published.last is None:
        return None
    # No rule answers earlier for a later day: what the first and the last day agree on holds between them.
    resolved = _resolve(phrase, published.first)
    if resolved is None or resolved != _resolve(phrase, published.last):
        return None
    return _marked(resolved, is_approximate=published.is_approximate, is_uncertain=published.is_uncertain)


def _tidied(words: str) -> str:
    """Return the words in small letters, single-spaced, without a leading preposition; empty if too long."""
    if len(words) > _LONGEST_PHRASE:
        return ""
    phrase = " ".join(words.casefold().split())
    phrase = phrase.replace("\u2019", "'").replace("\u2011", "-").replace("\u2014", "\u2013")
    phrase = re.sub(r"(?<=[a-z])\.|,(?= |$)", "", phrase).strip(" .,;:()")
    phrase = re.sub(r"(?<=[a-z])'s\b", "", phrase)
    return _PREPOSITION.sub("", phrase, count=1) if _PREPOSITION.match(phrase) else phrase


def _resolve(phrase: str, day: date | None) -> str | None:
    """Return the EDTF text of the phrase as seen from the day; without a day, only what needs none."""
    try:
        resolved = _stretch(phrase, day) or _point(phrase, day)
        return parse_edtf(resolved).text if resolved else None
    except (ValueError, OverflowError):
        # "30 February", "from 2024 to 2022", "9,000 years ago": words that mean no date.
        return None


# --- one date, from its words alone or as seen from a day --------------------------------------------------


def _point(phrase: str, day: date | None) -> str | None:
    if settled := _settled(phrase, day):
        return settled
    return None if day is None or _may_be_coming(phrase, day) else _latest(phrase, day)


def _settled(phrase: str, day: date | None) -> str | None:
    """Return the date that the phrase itself names, by its year or by its distance from the day."""
    for pattern, rule in _POINT_RULES:
        if (match := pattern.fullmatch(phrase)) and (resolved := rule(match, day)):
            return resolved
    return None


def _year_of(match: re.Match[str], day: date | None) -> int | None:
    if match["year"]:
        return int(match["year"])
    if day is None:
        return None
    return day.year + _STEPS[match["which_year"]]


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


def _read_months_of_year(match: re.Match[str], day: date | None) -> str | None:
    count = _count(match)
    if not (year := _year_of(match, day)) or not 1 <= count <= 12:
        return None
    first, last = (1, count) if match["side"] == "first" else (13 - count, 12)
    return f"{year}-{first:02}/{year}-{last:02}"


def _read_quarter(match: re.Match[str], day: date | None) -> str | None:
    if not (year := _year_of(match, day)):
        return None
    return f"{year}-{32 + _quarter_number(match)}"


def _quarter_number(match: re.Match[str]) -> int:
    return int(match["digit"]) if match["digit"] else _ORDINALS.get(match["ordinal"], 4)


def _read_season(match: re.Match[str], day: date | None) -> str | None:
    year = _year_of(match, day)
    return f"{year}-{_SEASONS[match['season']][0]}" if year else None


def _read_winter_over_two_years(match: re.Match[str], day: date | None) -> str | None:
    begins = int(match["begins"])
    ends = match["ends"]
    if int(ends) not in (begins + 1, (begins + 1) % 100):
        return None
    return _season_begun(match["season"], begins)


def _read_which_season(match: re.Match[str], day: date | None) -> str | None:
    if day is None:
        return None
    season, which = match["season"], match["which"]
    if which != "this":
        return _nearest(day, which, (_season_begun(season, year) for year in _years_around(day)))
    if season != "winter":
        return f"{day.year}-{_SEASONS[season][0]}"
    # From March to August "this winter" may be the one gone or the one to come.
    if day.month in range(3, 9):
        return None
    return _season_begun(season, day.year if day.month >= 9 else day.year - 1)


def _season_begun(season: str, year: int) -> str:
    return f"{year}-12/{year + 1}-02" if season == "winter" else f"{year}-{_SEASONS[season][0]}"


def _read_month(match: re.Match[str], day: date | None) -> str | None:
    year = _year_of(match, day)
    return f"{year}-{_MONTHS[match['month']]:02}" if year else None


def _read_which_month(match: re.Match[str], day: date | None) -> str | None:
    if day is None:
        return None
    month = _MONTHS[match["month"]]
    if match["which"] == "this":
        return f"{day.year}-{month:02}"
    return _nearest(day, match["which"], (f"{year}-{month:02}" for year in _years_around(day)))


def _read_day(match: re.Match[str], day: date | None) -> str | None:
    if not (year := _year_of(match, day)):
        return None
    named = date(year, _MONTHS[match["month"]], int(match["day"]))
    return named.isoformat() if _is_on_weekday(match, named) else None


def _is_on_weekday(match: re.Match[str], named: date) -> bool:
    # "Friday, 9 July 2025" was a Wednesday: one of the two is wrong, and nothing says which.
    return match["weekday"] is None or _WEEKDAYS[match["weekday"]] == named.weekday()


def _read_numeric_day(match: re.Match[str], day: date | None) -> str | None:
    return match["iso"]


def _read_near_day(match: re.Match[str], day: date | None) -> str | None:
    if day is None:
        return None
    # "this morning" and "tonight" are of the day itself.
    return (day + timedelta(days=_NEAR_DAYS.get(match["near"], 0))).isoformat()


def _read_night(match: re.Match[str], day: date | None) -> str | None:
    return f"{day - timedelta(days=1)}/{day}" if day else None


def _read_which_weekday(match: re.Match[str], day: date | None) -> str | None:
    if day is None:
        return None
    days_since = (day.weekday() - _WEEKDAYS[match["weekday"]]) % 7
    days = -(days_since or 7) if match["which"] == "last" else 7 - days_since
    return (day + timedelta(days=days)).isoformat()


def _read_weekday_of_week(match: re.Match[str], day: date | None) -> str | None:
    if day is None:
        return None
    return (
        _monday(day) + timedelta(weeks=_STEPS[match["which"]], days=_WEEKDAYS[match["weekday"]])
    ).isoformat()


def _read_weekend(match: re.Match[str], day: date | None) -> str | None:
    if day is None:
        return None
    # On a weekend "last weekend" is unclear, from Monday to Friday "this weekend" is.
    is_weekend = day.weekday() >= 5
    if (match["last"] and is_weekend) or (match["this"] and not is_weekend):
        return None
    saturday = _monday(day) + timedelta(days=5 if is_weekend else -2)
    return f"{saturday}/{saturday + timedelta(days=1)}"


def _read_unit(match: re.Match[str], day: date | None) -> str | None:
    """Read "last month", "this week", "next quarter"."""
    if day is None:
        return None
    return _calendar_unit(day, match["unit"], _STEPS[match["which"]])


def _calendar_unit(day: date, unit: str, steps: int) -> str | None:
    if unit == "day":
        return (day + timedelta(days=steps)).isoformat()
    if unit == "week":
        monday = _monday(day) + timedelta(weeks=steps)
        return f"{monday}/{monday + timedelta(days=6)}"
    if unit == "month":
        return (day + relativedelta(months=steps)).isoformat()[:7]
    if unit == "quarter":
        moved = day + relativedelta(months=3 * steps)
        return f"{moved.year:04}-{33 + (moved.month - 1) // 3}"
    if unit == "year":
        return (day + relativedelta(years=steps)).isoformat()[:4]
    return None


def _read_ago(match: re.Match[str], day: date | None) -> str | None:
    if day is None:
        return None
    if match["unit"] == "fortnight":
        return _calendar_unit(day, "week", -2 * _count(match))
    return _calendar_unit(day, match["unit"], -_count(match))


def _read_part_of(match: re.Match[str], day: date | None) -> str | None:
    """Read "early 2024", "mid-June", "late last month", "the early 1990s"."""
    whole = _point(match["whole"], day)
    if whole is None or not (span := _parts_of(whole)):
        return None
    first, last = span[match["part"]]
    return f"{first}~/{last}~"


def _parts_of(whole: str) -> dict[str, tuple[str, str]] | None:
    if re.fullmatch("[0-9]{3}X", whole):
        spans, form = {"early": (0, 4), "mid": (3, 7), "late": (5, 9)}, whole[:3] + "{}"
    elif re.fullmatch("[0-9]{4}", whole):
        spans, form = {"early": (1, 6), "mid": (4, 9), "late": (7, 12)}, whole + "-{:02}"
    elif re.fullmatch("[0-9]{4}-(0[1-9]|1[0-2])", whole):
        days = calendar.monthrange(int(whole[:4]), int(whole[5:]))[1]
        spans, form = {"early": (1, 15), "mid": (8, 22), "late": (16, days)}, whole + "-{:02}"
    else:
        return None
    return {part: (form.format(first), form.format(last)) for part, (first, last) in spans.items()}


_POINT_RULES: list[tuple[re.Pattern[str], _Rule]] = [
    (re.compile(pattern), rule)
    for pattern, rule in (
        (rf"{_THE}{_YEAR_WORDS}", _read_year),
        (rf"{_THE}(?P<decade>(?:1[0-9]|2[01])[0-9])0'?s", _read_decade),
        (rf"{_THE}(?P<half>first|1st|second|2nd) half of {_YEAR_WORDS}", _read_half),
        (rf"(?P<half>h[12]) {_YEAR_WORDS}", _read_half),
        (rf"{_THE}(?P<side>first|last) {_COUNT} months of {_YEAR_WORDS}", _read_months_of_year),
        (rf"{_THE}{_QUARTER}(?: of| in)? {_YEAR_WORDS}", _read_quarter),
        (rf"{_THE}{_SEASON}(?: of)? {_YEAR_WORDS}", _read_season),
        (
            rf"{_THE}(?P<season>winter)(?: of)? (?P<begins>[12][0-9]{{3}})[-\u2013/](?P<ends>[0-9]{{2,4}})",
            _read_winter_over_two_years,
        ),
        (rf"{_WHICH} {_SEASON}", _read_which_season),
        (rf"{_MONTH}(?: of)? {_YEAR_WORDS}", _read_month),
        (rf"{_WHICH} {_MONTH}", _read_which_month),
        (rf"(?:{_WEEKDAY} )?{_THE}{_DAY}(?: of)? {_MONTH}(?: of)? {_YEAR_WORDS}", _read_day),
        (rf"(?:{_WEEKDAY} )?{_MONTH} {_DAY}(?: of)? {_YEAR_WORDS}", _read_day),
        (r"(?P<iso>[0-9]{4}-[0-9]{2}-[0-9]{2})", _read_numeric_day),
        (rf"(?P<near>{_any_of(_NEAR_DAYS)})(?: {_TIME_OF_DAY})?", _read_near_day),
        (rf"(?P<near>this) {_TIME_OF_DAY}|tonight", _read_near_day),
        (r"overnight|last night|yesterday night", _read_night),
        (rf"(?P<which>last|next) {_WEEKDAY}(?: {_TIME_OF_DAY})?", _read_which_weekday),
        (rf"{_WEEKDAY}(?: of)? {_WHICH} week", _read_weekday_of_week),
        (r"(?:the )?weekend|(?P<last>last|this past|the past) weekend|(?P<this>this) weekend", _read_weekend),
        (rf"{_WHICH} (?P<unit>week|month|quarter)", _read_unit),
        (rf"{_COUNT} {_UNIT}s? ago", _read_ago),
        (rf"{_THE}(?P<part>early|mid|late)[- ](?:in )?{_THE}(?P<whole>.+)", _read_part_of),
    )
]


# --- a bare "Wednesday", "June", "9 July": the latest one --------------------------------------------------


def _latest(phrase: str, day: date) -> str | None:
    """Return the latest date so named that has begun by the day."""
    for pattern, rule in _BARE_RULES:
        if match := pattern.fullmatch(phrase):
            return rule(match, day)
    return None


def _latest_weekday(match: re.Match[str], day: date) -> str | None:
    return (day - timedelta(days=(day.weekday() - _WEEKDAYS[match["weekday"]]) % 7)).isoformat()


def _latest_month(match: re.Match[str], day: date) -> str | None:
    month = _MONTHS[match["month"]]
    return f"{day.year - (month > day.month)}-{month:02}"


def _latest_season(match: re.Match[str], day: date) -> str | None:
    begins = _SEASONS[match["season"]][1]
    return _season_begun(match["season"], day.year - (begins > day.month))


def _latest_quarter(match: re.Match[str], day: date) -> str | None:
    quarter = _quarter_number(match)
    return f"{day.year - (3 * quarter - 2 > day.month)}-{32 + quarter}"


def _latest_day(match: re.Match[str], day: date) -> str | None:
    latest = max((known for known in _named_days(match, day) if known <= day), default=None)
    return latest.isoformat() if latest and _is_on_weekday(match, latest) else None


def _may_be_coming(phrase: str, day: date) -> bool:
    match = _match_any(_BARE_DAYS, phrase)
    if match is None or match["weekday"]:
        return False
    nearest = min(_named_days(match, day), key=lambda known: abs(known - day), default=day)
    return timedelta(0) < nearest - day <= _SOON


def _named_days(match: re.Match[str], day: date) -> list[date]:
    """Return the days so named in the years around: 29 February is up to eight years off (1896 to 1904)."""
    month, number = _MONTHS[match["month"]], int(match["day"])
    years = range(max(1, day.year - 8), min(9999, day.year + 8) + 1)
    return [date(year, month, number) for year in years if 1 <= number <= calendar.monthrange(year, month)[1]]


_SOON = timedelta(days=92)
_BARE_DAYS = [
    re.compile(rf"(?:{_WEEKDAY} )?{_THE}{_DAY}(?: of)? {_MONTH}"),
    re.compile(rf"(?:{_WEEKDAY} )?{_MONTH} {_DAY}"),
]
_BARE_RULES: list[tuple[re.Pattern[str], Callable[[re.Match[str], date], str | None]]] = [
    (re.compile(rf"{_WEEKDAY}(?: {_TIME_OF_DAY})?"), _latest_weekday),
    (re.compile(_MONTH), _latest_month),
    (re.compile(rf"{_THE}{_SEASON}"), _latest_season),
    # Not "the last quarter", which may be the last three months.
    (re.compile(rf"{_THE}(?!last){_QUARTER}"), _latest_quarter),
    *((pattern, _latest_day) for pattern in _BARE_DAYS),
]


# --- two ends ----------------------------------------------------------------------------------------------


def _stretch(phrase: str, day: date | None) -> str | None:
    """Return the interval that the phrase gives by its ends or its length."""
    for pattern, rule in _STRETCH_RULES:
        if (match := pattern.fullmatch(phrase)) and (resolved := rule(match, day)):
            return resolved
    return None


def _read_past(match: re.Match[str], day: date | None) -> str | None:
    return f"{day - _length(match)}/{day}" if day else None


def _read_coming(match: re.Match[str], day: date | None) -> str | None:
    return f"{day}/{day + _length(match)}" if day else None


def _length(match: re.Match[str]) -> relativedelta:
    count = _count(match)
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


def _read_so_far(match: re.Match[str], day: date | None) -> str | None:
    if day is None or (unit := _calendar_unit(day, match["unit"], 0)) is None:
        return None
    whole = parse_edtf(unit)
    return f"{day}/{whole.last}" if match["side"] == "later" else f"{whole.first}/{day}"


def _read_since(match: re.Match[str], day: date | None) -> str | None:
    start = _point(match["start"], day)
    return f"{_first_side(start)}/.." if start else None


def _read_since_start(match: re.Match[str], day: date | None) -> str | None:
    whole = _point(re.sub("^the (?=year$|month$|week$)", "this ", match["whole"]), day)
    return f"{parse_edtf(whole).first}/.." if whole else None


def _read_until(match: re.Match[str], day: date | None) -> str | None:
    # A bare "until June" may mean the one gone or the one to come.
    end = _settled(match["end"], day)
    return f"../{_last_side(end)}" if end else None


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
    if (named := _match_any(_MONTHS_AND_DAYS, start)) and re.fullmatch(rf"{_DAY}(?: {_YEAR_WORDS})?", end):
        end = f"{named['month']} {end}"
    until = _point(end, day)
    # Which winter "from autumn to winter 2024" ends with, the words don't say.
    if until is None or until.endswith("-24"):
        return None
    if number := re.fullmatch(_DAY, start):
        since = f"{until[:8]}{int(number['day']):02}" if re.fullmatch("[0-9-]{10}", until) else None
    else:
        reference = parse_edtf(until).first
        since = _settled(start, day) or (_latest(start, reference) if reference else None)
    return f"{_first_side(since)}/{_last_side(until)}" if since else None


_MONTHS_AND_DAYS = [re.compile(rf"{_MONTH} {_DAY}")]

_STRETCH_RULES: list[tuple[re.Pattern[str], _Rule]] = [
    (re.compile(pattern), rule)
    for pattern, rule in (
        (rf"{_THE}(?:past|last) {_COUNT} {_UNIT}s?", _read_past),
        (rf"(?:the|this) past {_UNIT}", _read_past),
        # Not "the last day", which is rather the final one.
        (r"the last (?P<unit>week|fortnight|month|year|decade)", _read_past),
        (rf"{_THE}(?:next|coming) {_COUNT} {_UNIT}s?", _read_coming),
        (rf"the (?:next|coming) {_UNIT}", _read_coming),
        (r"(?P<side>earlier|later|so far) this (?P<unit>week|month|quarter|year)", _read_so_far),
        (r"this (?P<unit>week|month|quarter|year) (?P<side>so far)", _read_so_far),
        (rf"since {_THE}(?:start|beginning) of (?P<whole>.+)", _read_since_start),
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
]


# --- small parts -------------------------------------------------------------------------------------------


def _count(match: re.Match[str]) -> int:
    words = match.groupdict().get("count") or "one"
    return _COUNTS[words] if words in _COUNTS else int(words)


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _years_around(day: date) -> range:
    return range(day.year - 2, day.year + 2)


def _nearest(day: date, which: str, candidates: Iterable[str]) -> str | None:
    """Return the last candidate that was over before the day, or the next that begins after it."""
    known = [parse_edtf(candidate) for candidate in candidates]
    if which == "last":
        return next((one.text for one in reversed(known) if one.last and one.last < day), None)
    return next((one.text for one in known if one.first and one.first > day), None)


def _match_any(patterns: list[re.Pattern[str]], phrase: str) -> re.Match[str] | None:
    return next((match for pattern in patterns if (match := pattern.fullmatch(phrase))), None)


def _first_side(edtf: str) -> str:
    return edtf.partition("/")[0]


def _last_side(edtf: str) -> str:
    return edtf.rpartition("/")[2]


def _marked(edtf: str, *, is_approximate: bool, is_uncertain: bool) -> str:
    """Return the EDTF text with the qualifiers added to each of its dates."""
    return "/".join(
        side if side == ".." else _side_marked(side, is_approximate, is_uncertain) for side in edtf.split("/")
    )


def _side_marked(side: str, is_approximate: bool, is_uncertain: bool) -> str:
    bare = side.rstrip("?~%")
    is_approximate |= side.endswith(("~", "%"))
    is_uncertain |= side.endswith(("?", "%"))
    mark = "%" if is_approximate and is_uncertain else "~" if is_approximate else "?" if is_uncertain else ""
    return bare + mark

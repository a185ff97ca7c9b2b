"""The words that periods are told in: their numbers, their patterns, and what a matched word stands for."""

import re
from collections.abc import Iterable
from datetime import date

from sources.domain.edtf import MONTH_NAMES

MONTHS = {
    spelling: number
    for number, name in enumerate(MONTH_NAMES, start=1)
    for spelling in (name.lower(), name[:3].lower())
} | {"sept": 9}
# Numbered as date.weekday() does.
WEEKDAYS = {
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
# The season's number in EDTF, and the month it begins with.
SEASONS = {"spring": (21, 3), "summer": (22, 6), "autumn": (23, 9), "fall": (23, 9), "winter": (24, 12)}
NEAR_DAYS = {
    "the day before yesterday": -2,
    "yesterday": -1,
    "today": 0,
    "tomorrow": 1,
    "the day after tomorrow": 2,
}
STEPS = {"last": -1, "this": 0, "next": 1}
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
    "last": 4,
}
_NUMBERS = (
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
)  # fmt: skip
_COUNTS = {word: number for number, word in enumerate(_NUMBERS, start=1)} | {"a": 1, "an": 1, "thirty": 30}


def any_of(words: Iterable[str]) -> str:
    """Return the pattern of any one of the words, the longer before those they begin with."""
    return "|".join(sorted(words, key=len, reverse=True))


THE = r"(?:the )?"
YEAR = r"(?:(?:calendar )?year )?(?P<year>(?:1[0-9]|2[01])[0-9]{2})"
YEAR_WORDS = rf"(?:{YEAR}|(?P<which_year>last|this|next) year)"
MONTH = rf"(?P<month>{any_of(MONTHS)})"
WEEKDAY = rf"(?P<weekday>{any_of(WEEKDAYS)})"
SEASON = rf"(?P<season>{any_of(SEASONS)})"
DAY = r"(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?"
COUNT = rf"(?P<count>[0-9]{{1,4}}|{any_of(_COUNTS)})"
UNIT = r"(?P<unit>hour|day|week|fortnight|month|year|decade)"
QUARTER = rf"(?:(?P<ordinal>{any_of(_ORDINALS)})[ -]quarter|q(?P<digit>[1-4]))"
WHICH = r"(?P<which>last|this|next)"
TIME_OF_DAY = "(?:early |late )?(?:morning|afternoon|evening|night)"


def count_of(match: re.Match[str]) -> int:
    """Return the number that a match of COUNT stands for; one where the pattern has no count."""
    words = match.groupdict().get("count") or "one"
    return _COUNTS[words] if words in _COUNTS else int(words)


def quarter_of(match: re.Match[str]) -> int:
    """Return the number of the quarter that a match of QUARTER stands for."""
    return int(match["digit"]) if match["digit"] else _ORDINALS[match["ordinal"]]


def is_on_weekday(match: re.Match[str], named: date) -> bool:
    """Whether the date falls on the weekday that the words give it, if they give one."""
    # "Friday, 9 July 2025" was a Wednesday: one of the two is wrong, and nothing says which.
    return match["weekday"] is None or WEEKDAYS[match["weekday"]] == named.weekday()

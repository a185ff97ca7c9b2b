"""One point of the calendar, or its early, middle or late part ("June 2025", "last week", "mid-June")."""

import calendar
import re
from datetime import date

from claims.domain.periods.grammar import Grammar
from claims.domain.periods.latest import may_be_coming, resolve_latest
from claims.domain.periods.nearby import resolve_nearby
from claims.domain.periods.vocabulary import THE
from claims.domain.periods.years import resolve_in_year


def resolve_point(phrase: str, day: date | None) -> str | None:
    """Return the date that the phrase names as seen from the day, a bare name as the latest one.

    Raises: ValueError, OverflowError where there is no such date.
    """
    if settled := resolve_settled(phrase, day):
        return settled
    return None if day is None or may_be_coming(phrase, day) else resolve_latest(phrase, day)


def resolve_settled(phrase: str, day: date | None) -> str | None:
    """Return the date that the phrase itself names, by its year or by its distance from the day.

    Raises: ValueError, OverflowError where there is no such date.
    """
    return (
        resolve_in_year(phrase, day)
        or (resolve_nearby(phrase, day) if day else None)
        or _PARTS.read(phrase, day)
    )


def _read_part(match: re.Match[str], day: date | None) -> str | None:
    whole = resolve_point(match["whole"], day)
    if whole is None or not (span := _parts_of(whole)):
        return None
    first, last = span[match["part"]]
    return f"{first}~/{last}~"


def _parts_of(whole: str) -> dict[str, tuple[str, str]] | None:
    """Return the first and last year, month or day of each part; None if the whole has no such parts."""
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


_PARTS = Grammar[date | None](
    (rf"{THE}(?P<part>early|mid|late)[- ](?:in )?{THE}(?P<whole>.+)", _read_part),
)

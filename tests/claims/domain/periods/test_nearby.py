"""Words that tell how far off from the published date they mean."""

import calendar
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.domain.periods import resolve_period
from claims.domain.periods.nearby import resolve_nearby
from sources.domain.edtf import parse_edtf

SATURDAY = parse_edtf("2025-07-12")


@pytest.mark.parametrize(
    ("words", "edtf"),
    [
        ("today", "2025-07-12"),
        ("this morning", "2025-07-12"),
        ("yesterday", "2025-07-11"),
        ("yesterday evening", "2025-07-11"),
        ("the day before yesterday", "2025-07-10"),
        ("tomorrow", "2025-07-13"),
        ("overnight", "2025-07-11/2025-07-12"),
        ("last Wednesday", "2025-07-09"),
        ("last Saturday", "2025-07-05"),
        ("next Friday", "2025-07-18"),
        ("next Saturday", "2025-07-19"),
        ("Wednesday last week", "2025-07-02"),
        ("over the weekend", "2025-07-12/2025-07-13"),
        ("last week", "2025-06-30/2025-07-06"),
        ("this week", "2025-07-07/2025-07-13"),
        ("next week", "2025-07-14/2025-07-20"),
        ("last month", "2025-06"),
        ("this month", "2025-07"),
        ("next month", "2025-08"),
        ("last quarter", "2025-34"),
        ("this quarter", "2025-35"),
        ("next quarter", "2025-36"),
        ("last July", "2024-07"),
        ("last June", "2025-06"),
        ("this November", "2025-11"),
        ("next June", "2026-06"),
        ("last spring", "2025-21"),
        ("last summer", "2024-22"),
        ("last winter", "2024-12/2025-02"),
        ("this summer", "2025-22"),
        ("next winter", "2025-12/2026-02"),
        ("two days ago", "2025-07-10"),
        ("a week ago", "2025-06-30/2025-07-06"),
        ("three weeks ago", "2025-06-16/2025-06-22"),
        ("six months ago", "2025-01"),
        ("two years ago", "2023"),
    ],
)
def test_a_distance_is_counted_from_the_published_date(words, edtf):
    assert resolve_period(words, SATURDAY) == edtf
    assert resolve_period(words, None) is None


@pytest.mark.parametrize(
    ("words", "published", "edtf"),
    [
        ("this winter", "2026-01", "2025-12/2026-02"),
        ("this winter", "2025-12", "2025-12/2026-02"),
        ("last weekend", "2025-07-14", "2025-07-12/2025-07-13"),
        ("last quarter", "2025-01-01", "2024-36"),
        ("last month", "2025-01-31", "2024-12"),
        ("a year ago", "2024-02-29", "2023"),
    ],
)
def test_turns_of_the_year_weekends_and_leap_days(words, published, edtf):
    assert resolve_period(words, parse_edtf(published)) == edtf


@pytest.mark.parametrize(
    "words",
    [
        "this winter",
        "last weekend",
        "a year earlier",
        "the previous year",
        "3.5 years ago",
        "9999 years ago",
    ],
)
def test_a_distance_that_is_unclear_or_leads_out_of_the_calendar_stays_unresolved(words):
    assert resolve_period(words, SATURDAY) is None


@given(st.dates(date(1990, 1, 1), date(2060, 1, 1)), st.sampled_from(list(calendar.day_name)))
def test_last_and_next_weekday_leave_out_the_day_itself_and_are_within_a_week_of_it(day, name):
    last = date.fromisoformat(resolve_nearby(f"last {name.lower()}", day))
    following = date.fromisoformat(resolve_nearby(f"next {name.lower()}", day))
    assert last.strftime("%A") == following.strftime("%A") == name
    assert last < day < following
    assert (following - last).days == (14 if day.strftime("%A") == name else 7)

"""Bare names: the latest one begun by the published date, that day included."""

import calendar
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.domain.periods import resolve_period
from claims.domain.periods.latest import may_be_coming, resolve_latest
from sources.domain.edtf import parse_edtf

SATURDAY = parse_edtf("2025-07-12")


@pytest.mark.parametrize(
    ("words", "edtf"),
    [
        ("Wednesday", "2025-07-09"),
        ("on Wednesday", "2025-07-09"),
        ("on Tuesday night", "2025-07-08"),
        ("Saturday", "2025-07-12"),
        ("Sunday", "2025-07-06"),
        ("in June", "2025-06"),
        ("in July", "2025-07"),
        ("in August", "2024-08"),
        ("9 July", "2025-07-09"),
        ("Wednesday, July 9", "2025-07-09"),
        ("Jan. 3", "2025-01-03"),
        ("29 February", "2024-02-29"),
        ("in the third quarter", "2025-35"),
        ("in the fourth quarter", "2024-36"),
        ("in the spring", "2025-21"),
        ("in winter", "2024-12/2025-02"),
    ],
)
def test_a_bare_name_is_the_latest_one_begun(words, edtf):
    assert resolve_period(words, SATURDAY) == edtf
    assert resolve_period(words, None) is None


@pytest.mark.parametrize(
    ("words", "published", "edtf"),
    [
        ("29 February", "1903-06-01", "1896-02-29"),
        ("20 December", "2026-01-05", "2025-12-20"),
    ],
)
def test_29_february_and_the_turn_of_the_year(words, published, edtf):
    assert resolve_period(words, parse_edtf(published)) == edtf


@pytest.mark.parametrize(
    "words",
    [
        "15 July",
        "the last quarter",
        "the last day",
        "Friday, 9 July",
    ],
)
def test_what_may_be_another_one_stays_unresolved(words):
    assert resolve_period(words, SATURDAY) is None


@given(st.dates(date(1990, 1, 1), date(2060, 1, 1)), st.sampled_from(list(calendar.day_name)))
def test_a_bare_weekday_is_within_the_last_seven_days(day, name):
    latest = date.fromisoformat(resolve_latest(name.lower(), day))
    assert latest.strftime("%A") == name
    assert 0 <= (day - latest).days < 7


@pytest.mark.parametrize(
    ("phrase", "is_unclear"),
    [
        ("12 july", False),
        ("13 july", True),
        ("july 13", True),
        ("12 october", True),  # 92 days off
        ("13 october", False),
        ("sunday, 13 july", False),
        ("sunday 13 july", False),  # the weekday settles it
        ("july", False),
    ],
)
def test_only_a_day_of_the_coming_quarter_may_be_coming(phrase, is_unclear):
    assert may_be_coming(phrase, SATURDAY.first) is is_unclear

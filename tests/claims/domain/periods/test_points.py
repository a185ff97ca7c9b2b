"""One point of the calendar, and its early, middle and late parts."""

import pytest

from claims.domain.periods import resolve_period
from claims.domain.periods.points import resolve_point, resolve_settled
from sources.domain.edtf import parse_edtf

SATURDAY = parse_edtf("2025-07-12")


@pytest.mark.parametrize(
    ("words", "edtf"),
    [
        ("early 2024", "2024-01~/2024-06~"),
        ("mid-2024", "2024-04~/2024-09~"),
        ("in late 2024", "2024-07~/2024-12~"),
        ("early June 2025", "2025-06-01~/2025-06-15~"),
        ("late February 2024", "2024-02-16~/2024-02-29~"),
        ("the mid-1990s", "1993~/1997~"),
    ],
)
def test_a_part_of_a_named_year_month_or_decade_is_about_half_of_it(words, edtf):
    assert resolve_period(words, None) == edtf
    assert resolve_period(words, parse_edtf("1999-03")) == edtf
    assert resolve_period(words, parse_edtf("2025~")) == edtf


@pytest.mark.parametrize(
    ("words", "edtf"),
    [
        ("late last month", "2025-06-16~/2025-06-30~"),
        ("mid-June", "2025-06-08~/2025-06-22~"),
    ],
)
def test_a_part_is_of_what_the_rest_means(words, edtf):
    assert resolve_period(words, SATURDAY) == edtf
    assert resolve_period(words, None) is None


@pytest.mark.parametrize(
    "words",
    [
        "early summer 2024",
        "mid-Wednesday",
        "early last week",
        "late early 2024",
        "early",
    ],
)
def test_a_whole_without_such_parts_or_a_part_of_a_part_stays_unresolved(words):
    assert resolve_period(words, SATURDAY) is None


@pytest.mark.parametrize("name", ["june", "wednesday", "9 july", "summer", "the third quarter"])
def test_a_bare_name_is_a_point_but_not_settled(name):
    assert resolve_settled(name, SATURDAY.first) is None
    assert resolve_point(name, SATURDAY.first)
    assert resolve_point(name, None) is None


@pytest.mark.parametrize("phrase", ["june 2025", "last week", "mid-june", "yesterday"])
def test_what_is_settled_is_the_same_point(phrase):
    assert resolve_settled(phrase, SATURDAY.first) == resolve_point(phrase, SATURDAY.first) is not None


def test_a_day_whose_coming_one_is_near_is_no_point():
    assert resolve_point("15 july", SATURDAY.first) is None

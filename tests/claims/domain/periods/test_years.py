"""Words that name their year, or what lies in it."""

import pytest

from claims.domain.periods import resolve_period
from sources.domain.edtf import parse_edtf

SATURDAY = parse_edtf("2025-07-12")


@pytest.mark.parametrize(
    ("words", "edtf"),
    [
        ("in 2024", "2024"),
        ("the year 2024", "2024"),
        ("June 2025", "2025-06"),
        ("12 July 2025", "2025-07-12"),
        ("July 12, 2025", "2025-07-12"),
        ("2025-07-12", "2025-07-12"),
        ("in the third quarter of 2024", "2024-35"),
        ("Q3 2024", "2024-35"),
        ("the last quarter of 2024", "2024-36"),
        ("the first half of 2024", "2024-01/2024-06"),
        ("H2 2024", "2024-07/2024-12"),
        ("in the first nine months of 2024", "2024-01/2024-09"),
        ("in the last two months of 2024", "2024-11/2024-12"),
        ("summer 2024", "2024-22"),
        ("in the autumn of 2024", "2024-23"),
        ("fall 2024", "2024-23"),
        ("winter 2024", "2024-24"),
        ("the winter of 2024-25", "2024-12/2025-02"),
        ("winter 1999/2000", "1999-12/2000-02"),
        ("the 1990s", "199X"),
    ],
)
def test_words_with_their_year_need_no_published_date(words, edtf):
    assert resolve_period(words, None) == edtf
    assert resolve_period(words, parse_edtf("1999-03")) == edtf
    assert resolve_period(words, parse_edtf("2025~")) == edtf


@pytest.mark.parametrize(
    ("words", "edtf"),
    [
        ("last year", "2024"),
        ("this year", "2025"),
        ("next year", "2026"),
        ("in November last year", "2024-11"),
        ("in November of last year", "2024-11"),
        ("9 July this year", "2025-07-09"),
        ("in the first quarter of this year", "2025-33"),
        ("in the first half of last year", "2024-01/2024-06"),
        ("summer of last year", "2024-22"),
    ],
)
def test_last_year_is_counted_from_the_published_date(words, edtf):
    assert resolve_period(words, SATURDAY) == edtf
    assert resolve_period(words, None) is None


@pytest.mark.parametrize(
    "words",
    [
        "the 2000s",
        "the '90s",
        "the 90s",
        "2300",
        "728",
        "FY2024",
        "fiscal 2024",
        "2024/25",
        "2005-06",
        "2024 2025",
        "12/07/2025",
        "30 February 2025",
        "0 July 2025",
        "Friday, 9 July 2025",
        "the first 14 months of 2024",
        "winter of 2024-26",
        "the year",
    ],
)
def test_what_no_year_has_or_its_name_leaves_unclear_stays_unresolved(words):
    assert resolve_period(words, SATURDAY) is None


def test_there_is_no_year_before_the_first():
    assert resolve_period("last year", parse_edtf("0001")) is None

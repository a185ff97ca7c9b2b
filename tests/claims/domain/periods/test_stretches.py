"""Stretches of time, told by their ends or by their length."""

import pytest

from claims.domain.periods import resolve_period
from claims.domain.periods.stretches import resolve_stretch
from sources.domain.edtf import parse_edtf

SATURDAY = parse_edtf("2025-07-12")


@pytest.mark.parametrize(
    ("words", "edtf"),
    [
        ("between May and June 2024", "2024-05/2024-06"),
        ("between November and March 2025", "2024-11/2025-03"),
        ("from 2022 to 2024", "2022/2024"),
        ("2022–2024", "2022/2024"),
        ("2022–24", "2022/2024"),
        ("2005–06", "2005/2006"),
        ("May through July 2024", "2024-05/2024-07"),
        ("May–July 2024", "2024-05/2024-07"),
        ("12 June to 3 July 2025", "2025-06-12/2025-07-03"),
        ("12-15 July 2025", "2025-07-12/2025-07-15"),
        ("July 12–15, 2025", "2025-07-12/2025-07-15"),
        ("between July 12 and 15, 2025", "2025-07-12/2025-07-15"),
        ("3 January to 30 December 2025", "2025-01-03/2025-12-30"),
        ("in May and June 2024", "2024-05/2024-06"),
        ("in 2023 and 2024", "2023/2024"),
        ("spring and summer 2024", "2024-21/2024-22"),
        ("since 2022", "2022/.."),
        ("since 24 February 2022", "2022-02-24/.."),
        ("since the start of 2024", "2024-01-01/.."),
        ("from 2022 onwards", "2022/.."),
        ("until June 2025", "../2025-06"),
        ("up to 2024", "../2024"),
    ],
)
def test_ends_that_name_their_year_need_no_published_date(words, edtf):
    assert resolve_period(words, None) == edtf
    assert resolve_period(words, parse_edtf("1999-03")) == edtf
    assert resolve_period(words, parse_edtf("2025~")) == edtf


@pytest.mark.parametrize(
    ("words", "edtf"),
    [
        ("the past three weeks", "2025-06-21/2025-07-12"),
        ("in the last 24 hours", "2025-07-11/2025-07-12"),
        ("in the past 36 hours", "2025-07-10/2025-07-12"),
        ("over the past 12 months", "2024-07-12/2025-07-12"),
        ("in the last month", "2025-06-12/2025-07-12"),
        ("over the past year", "2024-07-12/2025-07-12"),
        ("in the past two decades", "2005-07-12/2025-07-12"),
        ("within the next two weeks", "2025-07-12/2025-07-26"),
        ("so far this year", "2025-01-01/2025-07-12"),
        ("earlier this month", "2025-07-01/2025-07-12"),
        ("later this year", "2025-07-12/2025-12-31"),
        ("since June", "2025-06/.."),
        ("since Wednesday", "2025-07-09/.."),
        ("since last week", "2025-06-30/.."),
        ("since the beginning of the year", "2025-01-01/.."),
        ("until yesterday", "../2025-07-11"),
        ("from Monday to Friday", "2025-07-07/2025-07-11"),
        ("from November to March", "2024-11/2025-03"),
        ("between January and March this year", "2025-01/2025-03"),
        ("on Tuesday and Wednesday", "2025-07-08/2025-07-09"),
    ],
)
def test_lengths_and_relative_ends_are_seen_from_the_published_date(words, edtf):
    assert resolve_period(words, SATURDAY) == edtf
    assert resolve_period(words, None) is None


@pytest.mark.parametrize(
    "words",
    [
        "from 2024 to 2022",
        "2022 and 2024",
        "from autumn to winter 2024",
        "until June",
        "until Wednesday",
        "from 12 to 15",
        "by 2024",
        "since",
        "between and",
        "–",
        "the past weeks",
        "the past few weeks",
        "the last day",
        "the next 9999 years",
    ],
)
def test_ends_that_are_missing_unclear_or_out_of_order_stay_unresolved(words):
    assert resolve_period(words, SATURDAY) is None


def test_a_year_back_from_a_leap_day_begins_on_28_february():
    assert resolve_period("the past year", parse_edtf("2024-02-29")) == "2023-02-28/2024-02-29"


@pytest.mark.parametrize("phrase", ["june 2025", "last week", "wednesday", "last year"])
def test_one_point_is_no_stretch(phrase):
    assert resolve_stretch(phrase, SATURDAY.first) is None


@pytest.mark.parametrize("phrase", ["since 30 february 2025", "until 31 june 2025"])
def test_an_end_that_does_not_exist_is_refused(phrase):
    with pytest.raises(ValueError, match="day"):
        resolve_stretch(phrase, None)

"""The words of periods and what they stand for."""

import calendar
import re
from datetime import date

import pytest

from claims.domain.periods.vocabulary import (
    COUNT,
    MONTHS,
    QUARTER,
    WEEKDAY,
    WEEKDAYS,
    any_of,
    count_of,
    is_on_weekday,
    quarter_of,
)


def test_months_and_weekdays_are_numbered_as_the_calendar_does():
    for number in range(1, 13):
        assert (
            MONTHS[calendar.month_name[number].lower()]
            == MONTHS[calendar.month_abbr[number].lower()]
            == number
        )
    for number in range(7):
        assert (
            WEEKDAYS[calendar.day_name[number].lower()]
            == WEEKDAYS[calendar.day_abbr[number].lower()]
            == number
        )


def test_a_longer_word_is_tried_before_the_one_it_begins_with():
    assert re.match(any_of(["thu", "thursday", "thurs"]), "thursday")[0] == "thursday"


@pytest.mark.parametrize(("words", "count"), [("a", 1), ("an", 1), ("seven", 7), ("thirty", 30), ("24", 24)])
def test_a_count_is_worded_or_in_figures(words, count):
    assert count_of(re.fullmatch(COUNT, words)) == count


def test_where_no_count_is_said_it_is_one():
    assert count_of(re.fullmatch(f"(?:{COUNT} )?week", "week")) == 1
    assert count_of(re.fullmatch("week", "week")) == 1


@pytest.mark.parametrize(
    ("words", "quarter"),
    [
        ("q1", 1),
        ("first quarter", 1),
        ("2nd-quarter", 2),
        ("third quarter", 3),
        ("final quarter", 4),
        ("last quarter", 4),
    ],
)
def test_a_quarter_has_its_number_however_worded(words, quarter):
    assert quarter_of(re.fullmatch(QUARTER, words)) == quarter


@pytest.mark.parametrize(
    ("words", "agrees"), [("wednesday", True), ("weds", True), ("friday", False), ("", True)]
)
def test_a_weekday_must_be_that_of_its_date(words, agrees):
    assert is_on_weekday(re.fullmatch(f"(?:{WEEKDAY})?", words), date(2025, 7, 9)) is agrees

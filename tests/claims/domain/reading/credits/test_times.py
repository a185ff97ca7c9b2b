import pytest

from claims.domain.reading.credits.times import is_year, past_time
from claims.domain.reading.credits.words import words_of
from claims.domain.reading.text import layout

TIMES = [
    pytest.param("Monday he left", "Monday", id="weekday"),
    pytest.param("on Monday morning he left", "on Monday morning", id="day-part"),
    pytest.param("last week he left", "last week", id="last"),
    pytest.param("earlier this month he left", "earlier this month", id="earlier"),
    pytest.param("two weeks ago he left", "two weeks ago", id="ago"),
    pytest.param("10 years ago he left", "10 years ago", id="figure-ago"),
    pytest.param("in 2015 he left", "in 2015", id="year"),
    pytest.param("July 6, 2015 he left", "July 6, 2015", id="month-and-day"),
    pytest.param("25 May he left", "25 May", id="day-and-month"),
    pytest.param("in early May he left", "in early May", id="early"),
    pytest.param("at the time he left", "at the time", id="at-the-time"),
    pytest.param("on Monday in the morning he left", "on Monday in the morning", id="several"),
    pytest.param("the same month he left", "the same month", id="same"),
    pytest.param("the town he left", "", id="none"),
    pytest.param("10 men left", "", id="figure"),
    pytest.param("may he left", "", id="modal"),
]


@pytest.mark.parametrize(("raw", "time"), TIMES)
def test_how_far_words_of_time_go(raw, time):
    words = words_of(layout(raw))
    past = past_time(words, 0, len(words.keys))
    assert raw[: words.tokens[past].start].strip() == time


@pytest.mark.parametrize(("key", "is_so"), [("2015", True), ("1066", True), ("3015", False), ("20", False)])
def test_four_digits_may_be_a_year(key, is_so):
    assert is_year(key) is is_so

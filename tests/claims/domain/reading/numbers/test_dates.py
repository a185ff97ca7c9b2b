import pytest

from claims.domain.reading.numbers.dates import is_month
from claims.domain.reading.tokens import tokens_of
from tests.claims.domain.reading.numbers.marked import numbers_in, read_marked

WHEN = [
    ("They met on March [[13]] there.", "date"),
    ("They met on [[13]] March there.", "date"),
    ("They met on Oct. [[1]] there.", "date"),
    ("They met on [[17]]-23 March there.", "date"),
    ("They met on 17-[[23]] March there.", "date"),
    ("They met in [[2024]] there.", "date"),
    ("It is short of the [[2013]] figures.", "date"),
    ("It rose compared to [[2014]].", "date"),
    ("They met in the [[1990s]] there.", "date"),
    ("They met in [[1848]] there.", "date"),
    ("They met on [[5/17/2018]] there.", "date"),
    ("They met on [[2018-05-17]] there.", "date"),
    ("They met on [[17.5.2018]] there.", "date"),
    ("They met in [[2013-14]] there.", "date"),
    ("It fell in Q[[3]] there.", "date"),
    ("It fell in mid-[[2016]] there.", "date"),
    ("They met at [[6:00pm]] there.", "time"),
    ("They met at [[1:30 a.m.]] there.", "time"),
    ("They met at [[00:15]] GMT there.", "time"),
    ("They met at [[5 p.m.]] there.", "time"),
    ("He ran it in [[1:36.6]] there.", "time"),
    pytest.param("It stood until A.D. [[1260]] there.", "date", id="an era"),
    pytest.param("It stood between A.D. 1000 and [[1260]] there.", "date", id="an era's second year"),
]


@pytest.mark.parametrize(("sentence", "reason"), WHEN)
def test_figures_that_tell_when(sentence, reason):
    assert read_marked(sentence)[0].reason == reason


def test_each_part_of_a_date_is_told_once():
    raw = "They met on 13 March 2024 at 6:00pm."
    assert [number.place.of(raw) for number in numbers_in(raw)] == ["13", "2024", "6:00pm"]


@pytest.mark.parametrize(
    ("word", "is_one"), [("May", True), ("may", False), ("june", True), ("Monday", False)]
)
def test_a_month_that_is_a_word_too_has_a_capital(word, is_one):
    assert is_month(tokens_of(word)[0]) is is_one

"""Where values stand in a page."""

from datetime import date

import pytest

from sources.intake.places import days_in_words, same_day, same_words


@pytest.mark.parametrize(
    "said", ["2025-07-12", "2025-07-12T09:30:00Z", "12 July 2025", "Jul 12, 2025", "20250712"]
)
def test_a_day_is_the_same_however_it_is_written(said: str):
    assert same_day("2025-07-12", said)


@pytest.mark.parametrize("said", ["", "2025-07-13", "yesterday", "9" * 500, "1e999", "0000-00-00", "\0"])
def test_what_names_another_day_or_none_is_not_the_same(said: str):
    assert not same_day("2025-07-12", said)


def test_words_are_the_same_but_for_signs_and_cases():
    assert same_words("J. R. Roe", "j r roe")
    assert not same_words("—", "–")


def test_a_day_is_looked_for_as_papers_print_it():
    assert {"7 June 2021", "June 7, 2021", "07.06.2021"} <= set(days_in_words(date(2021, 6, 7)))

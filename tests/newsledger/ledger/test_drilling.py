"""A list is narrowed from years to months to days, between its first and its last row."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsledger.ledger.drilling import Stretch, begun_at, steps_into

FIRST, LAST = date(2023, 11, 20), date(2025, 2, 14)


@pytest.mark.parametrize(
    ("chosen", "steps"),
    [
        (None, ["2023", "2024", "2025"]),
        (Stretch(2023), ["November 2023", "December 2023"]),
        (Stretch(2025), ["January 2025", "February 2025"]),
        (Stretch(2026), []),
        (Stretch(2023, 11), [f"{day} November" for day in range(20, 31)]),
        (Stretch(2025, 2), [f"{day} February" for day in range(1, 15)]),
        (Stretch(2024, 2, 29), []),
    ],
)
def test_each_step_lies_between_the_first_and_the_last(chosen: Stretch | None, steps: list[str]):
    assert [str(step) for step in steps_into(chosen, FIRST, LAST)] == steps


def test_who_steps_back_comes_to_what_is_around():
    assert Stretch(2025, 7, 12).around == Stretch(2025, 7)
    assert Stretch(2025, 7).around == Stretch(2025)
    assert Stretch(2025).around is None


@pytest.mark.parametrize(
    ("last", "begins"),
    [(date(2024, 1, 1), None), (date(2023, 12, 1), Stretch(2023)), (date(2023, 11, 30), Stretch(2023, 11))],
)
def test_a_list_of_one_month_begins_with_its_days(last: date, begins: Stretch | None):
    assert begun_at(FIRST, last) == begins


@given(st.dates(), st.dates())
def test_every_day_between_is_reached(one: date, other: date):
    first, last = sorted((one, other))
    for day in (first, last):
        assert Stretch(day.year) in steps_into(None, date(day.year, 1, 1), last)
        assert Stretch(day.year, day.month) in steps_into(Stretch(day.year), first, last)
        assert Stretch(day.year, day.month, day.day) in steps_into(Stretch(day.year, day.month), first, last)

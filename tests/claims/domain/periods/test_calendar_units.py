"""Weeks, months, quarters, years and seasons of the calendar."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.domain.periods.calendar_units import calendar_unit, monday_of, season_begun_in
from sources.domain.edtf import parse_edtf

DAYS = st.dates(date(1000, 1, 1), date(9000, 1, 1))


@pytest.mark.parametrize(
    ("day", "unit", "steps", "edtf"),
    [
        (date(2025, 7, 12), "day", -1, "2025-07-11"),
        (date(2025, 7, 12), "week", 0, "2025-07-07/2025-07-13"),
        (date(2025, 1, 1), "week", 0, "2024-12-30/2025-01-05"),
        (date(2025, 3, 31), "month", -1, "2025-02"),
        (date(2025, 1, 31), "month", 1, "2025-02"),
        (date(2025, 1, 1), "quarter", -1, "2024-36"),
        (date(2025, 12, 31), "quarter", 1, "2026-33"),
        (date(2024, 2, 29), "year", -1, "2023"),
        (date(2025, 7, 12), "hour", 0, None),
        (date(2025, 7, 12), "decade", 0, None),
    ],
)
def test_a_unit_is_the_one_so_many_steps_from_the_days_own(day, unit, steps, edtf):
    assert calendar_unit(day, unit, steps) == edtf


@given(DAYS, st.sampled_from(["day", "week", "month", "quarter", "year"]))
def test_units_hold_their_day_and_lie_side_by_side(day, unit):
    own, following = (parse_edtf(calendar_unit(day, unit, steps)) for steps in (0, 1))
    assert own.first <= day <= own.last
    assert (following.first - own.last).days == 1


@given(DAYS)
def test_a_week_begins_on_its_monday(day):
    assert monday_of(day).strftime("%A") == "Monday"
    assert 0 <= (day - monday_of(day)).days < 7


@pytest.mark.parametrize(
    ("season", "edtf"),
    [
        ("spring", "2024-21"),
        ("summer", "2024-22"),
        ("autumn", "2024-23"),
        ("fall", "2024-23"),
        ("winter", "2024-12/2025-02"),
    ],
)
def test_a_season_is_named_for_the_year_it_begins_in(season, edtf):
    assert season_begun_in(2024, season) == edtf

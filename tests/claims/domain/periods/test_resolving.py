"""Words as an article prints them, against a published date as it is known: exact, wide, or not at all."""

import re
import time
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.domain.periods import resolve_period
from sources.domain.edtf import parse_edtf

SATURDAY = parse_edtf("2025-07-12")

RELATIVE = [
    "Wednesday",
    "last Wednesday",
    "last week",
    "last month",
    "last quarter",
    "last year",
    "in June",
    "9 July",
    "last summer",
    "this winter",
    "last weekend",
    "two months ago",
    "since June",
    "from November to March",
    "the third quarter",
    "29 February",
    "next Friday",
    "late last month",
]


@pytest.mark.parametrize(
    ("words", "edtf"),
    [
        ("in  JUNE\u00a02025", "2025-06"),
        ("Sept. 2024", "2024-09"),
        ("on the 12th of July, 2025", "2025-07-12"),
        ("Saturday, July 12, 2025", "2025-07-12"),
        ("in the 1990's", "199X"),
        ("last month’s", "2025-06"),
        ("Wednesday’s", "2025-07-09"),
        ("(the past year)", "2024-07-12/2025-07-12"),
        ("some time in June 2025", "2025-06"),
        ("mid\u2011June 2025,", "2025-06-08~/2025-06-22~"),
        ("2022\u20142024", "2022/2024"),
    ],
)
def test_words_are_read_as_printed_whatever_their_case_blanks_and_marks(words, edtf):
    assert resolve_period(words, SATURDAY) == edtf


@pytest.mark.parametrize("words", RELATIVE)
def test_relative_words_need_a_published_date_that_is_known_and_fine_enough(words):
    assert resolve_period(words, parse_edtf("2025-12-18"))
    assert resolve_period(words, None) is None
    assert resolve_period(words, parse_edtf("2020/2025")) is None
    assert resolve_period(words, parse_edtf("2020/..")) is None


@pytest.mark.parametrize(
    "words",
    [
        "",
        " ",
        "recently",
        "in recent weeks",
        "728",
        "3,000",
        "early " * 15 + "2024",
        "x" * 100_000,
    ],
)
def test_words_that_are_no_period_or_too_many_stay_unresolved(words):
    assert resolve_period(words, SATURDAY) is None


@pytest.mark.parametrize(
    ("words", "published", "edtf"),
    [
        ("last year", "2025", "2024"),
        ("last year", "202X", None),
        ("last year", "2025~", "2024~"),
        ("last year", "../2025", None),
        ("last month", "2025", None),
        ("last month", "2025-07", "2025-06"),
        ("last week", "2025-07", None),
        ("yesterday", "2025-07", None),
        ("last quarter", "2025-35", "2025-34"),
        ("last month", "2025-07?", "2025-06?"),
        ("last week", "2025-07-12%", "2025-06-30%/2025-07-06%"),
        ("Wednesday", "2025-07", None),
        ("Wednesday", "2025-07-10/2025-07-12", "2025-07-09"),
        ("in June", "2025-08", "2025-06"),
        ("in June", "2025", None),
        ("since last year", "2025-07", "2024/.."),
        ("the past three weeks", "2025-07", None),
        ("since last year", "2025?", "2024?/.."),
        ("early last year", "2025?", "2024-01%/2024-06%"),
    ],
)
def test_a_coarse_published_date_serves_as_far_as_it_goes(words, published, edtf):
    assert resolve_period(words, parse_edtf(published)) == edtf


@given(
    st.sampled_from(RELATIVE), st.dates(date(1990, 1, 1), date(2060, 1, 1)), st.integers(0, 400), st.data()
)
def test_what_a_span_of_published_days_settles_no_day_in_it_contradicts(words, first, length, data):
    last = first + timedelta(days=length)
    settled = resolve_period(words, parse_edtf(f"{first}/{last}"))
    if settled is not None:
        between = data.draw(st.dates(first, last))
        assert resolve_period(words, parse_edtf(between.isoformat())) in (settled, None)


@given(
    st.lists(
        st.sampled_from(
            re.findall(
                r"\S+",
                "in the last next this past june 9 2024 wednesday week year summer quarter third of from to "
                "and between since until - – , ago two early mid late first half months",
            )
        ),
        max_size=8,
    ).map(" ".join)
)
def test_any_words_give_a_date_as_known_or_nothing(words):
    resolved = resolve_period(words, SATURDAY)
    assert resolved is None or parse_edtf(resolved).text == resolved


@pytest.mark.parametrize(
    "words", ["early " * 1000, "between " * 1000, "a to " * 1000, "the " * 100_000, "-" * 100]
)
def test_hostile_words_cost_nothing(words):
    started = time.perf_counter()
    assert resolve_period(words, SATURDAY) is None
    # Not how fast: that it ends. What is quadratic here would take minutes.
    assert time.perf_counter() - started < 20

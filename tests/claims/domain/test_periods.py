"""Period words against a published date: exact, wide, or not at all."""

import re
import time
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.domain.periods import resolve_period
from sources.domain.edtf import parse_edtf

SATURDAY = "2025-07-12"


@pytest.mark.parametrize(
    ("words", "edtf"),
    [
        ("in 2024", "2024"),
        ("the year 2024", "2024"),
        ("June 2025", "2025-06"),
        ("in  JUNE\u00a02025", "2025-06"),
        ("Sept. 2024", "2024-09"),
        ("12 July 2025", "2025-07-12"),
        ("July 12, 2025", "2025-07-12"),
        ("on the 12th of July, 2025", "2025-07-12"),
        ("Saturday, July 12, 2025", "2025-07-12"),
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
        ("in the 1990's", "199X"),
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
        ("early 2024", "2024-01~/2024-06~"),
        ("mid-2024", "2024-04~/2024-09~"),
        ("in late 2024", "2024-07~/2024-12~"),
        ("early June 2025", "2025-06-01~/2025-06-15~"),
        ("late February 2024", "2024-02-16~/2024-02-29~"),
        ("the mid-1990s", "1993~/1997~"),
    ],
)
def test_words_that_name_their_year_need_no_published_date(words, edtf):
    assert resolve_period(words, None) == edtf
    assert resolve_period(words, parse_edtf("1999-03")) == edtf
    assert resolve_period(words, parse_edtf("2025~")) == edtf


@pytest.mark.parametrize(
    ("words", "edtf"),
    [
        ("today", "2025-07-12"),
        ("this morning", "2025-07-12"),
        ("yesterday", "2025-07-11"),
        ("yesterday evening", "2025-07-11"),
        ("the day before yesterday", "2025-07-10"),
        ("tomorrow", "2025-07-13"),
        ("overnight", "2025-07-11/2025-07-12"),
        ("Wednesday", "2025-07-09"),
        ("on Wednesday", "2025-07-09"),
        ("Wednesday’s", "2025-07-09"),
        ("on Tuesday night", "2025-07-08"),
        ("Saturday", "2025-07-12"),
        ("Sunday", "2025-07-06"),
        ("last Wednesday", "2025-07-09"),
        ("last Saturday", "2025-07-05"),
        ("next Friday", "2025-07-18"),
        ("next Saturday", "2025-07-19"),
        ("Wednesday last week", "2025-07-02"),
        ("over the weekend", "2025-07-12/2025-07-13"),
        ("last week", "2025-06-30/2025-07-06"),
        ("this week", "2025-07-07/2025-07-13"),
        ("next week", "2025-07-14/2025-07-20"),
        ("last month", "2025-06"),
        ("last month’s", "2025-06"),
        ("this month", "2025-07"),
        ("next month", "2025-08"),
        ("last quarter", "2025-34"),
        ("this quarter", "2025-35"),
        ("next quarter", "2025-36"),
        ("last year", "2024"),
        ("this year", "2025"),
        ("next year", "2026"),
        ("in June", "2025-06"),
        ("in July", "2025-07"),
        ("in August", "2024-08"),
        ("last July", "2024-07"),
        ("last June", "2025-06"),
        ("this November", "2025-11"),
        ("next June", "2026-06"),
        ("in November last year", "2024-11"),
        ("in November of last year", "2024-11"),
        ("9 July", "2025-07-09"),
        ("Wednesday, July 9", "2025-07-09"),
        ("Jan. 3", "2025-01-03"),
        ("9 July this year", "2025-07-09"),
        ("29 February", "2024-02-29"),
        ("in the third quarter", "2025-35"),
        ("in the fourth quarter", "2024-36"),
        ("in the first quarter of this year", "2025-33"),
        ("in the first half of last year", "2024-01/2024-06"),
        ("last spring", "2025-21"),
        ("last summer", "2024-22"),
        ("last winter", "2024-12/2025-02"),
        ("this summer", "2025-22"),
        ("next winter", "2025-12/2026-02"),
        ("in the spring", "2025-21"),
        ("in winter", "2024-12/2025-02"),
        ("summer of last year", "2024-22"),
        ("the past three weeks", "2025-06-21/2025-07-12"),
        ("in the last 24 hours", "2025-07-11/2025-07-12"),
        ("in the past 36 hours", "2025-07-10/2025-07-12"),
        ("over the past 12 months", "2024-07-12/2025-07-12"),
        ("in the last month", "2025-06-12/2025-07-12"),
        ("over the past year", "2024-07-12/2025-07-12"),
        ("in the past two decades", "2005-07-12/2025-07-12"),
        ("within the next two weeks", "2025-07-12/2025-07-26"),
        ("two days ago", "2025-07-10"),
        ("a week ago", "2025-06-30/2025-07-06"),
        ("three weeks ago", "2025-06-16/2025-06-22"),
        ("six months ago", "2025-01"),
        ("two years ago", "2023"),
        ("so far this year", "2025-01-01/2025-07-12"),
        ("earlier this month", "2025-07-01/2025-07-12"),
        ("later this year", "2025-07-12/2025-12-31"),
        ("late last month", "2025-06-16~/2025-06-30~"),
        ("mid-June", "2025-06-08~/2025-06-22~"),
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
def test_relative_words_are_resolved_against_the_published_date(words, edtf):
    assert resolve_period(words, parse_edtf(SATURDAY)) == edtf
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
        "the past few weeks",
        "the past weeks",
        "728",
        "3,000",
        "2300",
        "12/07/2025",
        "2005-06",
        "the 2000s",
        "the '90s",
        "the 90s",
        "30 February 2025",
        "Friday, 9 July 2025",
        "from 2024 to 2022",
        "2022 and 2024",
        "winter of 2024-26",
        "FY2024",
        "fiscal 2024",
        "2024/25",
        "from autumn to winter 2024",
        "a year earlier",
        "the previous year",
        "the year",
        "the last quarter",
        "the last day",
        "until June",
        "until Wednesday",
        "15 July",
        "this winter",
        "last weekend",
        "the first 14 months of 2024",
        "0 July 2025",
        "9999 years ago",
        "the next 9999 years",
        "3.5 years ago",
        "early summer 2024",
        "from 12 to 15",
        "by 2024",
        "2024 2025",
        "since",
        "between and",
        "–",
        "early " * 15 + "2024",
        "x" * 100_000,
    ],
)
def test_words_that_are_not_understood_or_unclear_stay_unresolved(words):
    assert resolve_period(words, parse_edtf(SATURDAY)) is None


@pytest.mark.parametrize(
    ("words", "published", "edtf"),
    [
        ("last year", "2025", "2024"),
        ("last month", "2025", None),
        ("last month", "2025-07", "2025-06"),
        ("last week", "2025-07", None),
        ("Wednesday", "2025-07", None),
        ("Wednesday", "2025-07-10/2025-07-12", "2025-07-09"),
        ("yesterday", "2025-07", None),
        ("in June", "2025-08", "2025-06"),
        ("in June", "2025", None),
        ("since last year", "2025-07", "2024/.."),
        ("last quarter", "2025-35", "2025-34"),
        ("the past three weeks", "2025-07", None),
        ("last year", "202X", None),
        ("last year", "2025~", "2024~"),
        ("last month", "2025-07?", "2025-06?"),
        ("last week", "2025-07-12%", "2025-06-30%/2025-07-06%"),
        ("since last year", "2025?", "2024?/.."),
        ("early last year", "2025?", "2024-01%/2024-06%"),
        ("last year", "../2025", None),
        ("this winter", "2026-01", "2025-12/2026-02"),
        ("this winter", "2025-12", "2025-12/2026-02"),
        ("last weekend", "2025-07-14", "2025-07-12/2025-07-13"),
        ("last quarter", "2025-01-01", "2024-36"),
        ("last month", "2025-01-31", "2024-12"),
        ("a year ago", "2024-02-29", "2023"),
        ("the past year", "2024-02-29", "2023-02-28/2024-02-29"),
        ("29 February", "1903-06-01", "1896-02-29"),
        ("20 December", "2026-01-05", "2025-12-20"),
        ("last year", "0001", None),
    ],
)
def test_a_coarse_published_date_serves_as_far_as_it_goes(words, published, edtf):
    assert resolve_period(words, parse_edtf(published)) == edtf


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


@given(
    st.sampled_from(RELATIVE), st.dates(date(1990, 1, 1), date(2060, 1, 1)), st.integers(0, 400), st.data()
)
def test_what_a_span_of_published_days_settles_no_day_in_it_contradicts(words, first, length, data):
    last = first + timedelta(days=length)
    settled = resolve_period(words, parse_edtf(f"{first}/{last}"))
    if settled is not None:
        between = data.draw(st.dates(first, last))
        assert resolve_period(words, parse_edtf(between.isoformat())) in (settled, None)


@given(st.dates(date(1990, 1, 1), date(2060, 1, 1)))
def test_a_bare_weekday_is_within_the_last_seven_days(published):
    for name in ("Monday", "Sunday"):
        known = parse_edtf(resolve_period(name, parse_edtf(published.isoformat())))
        assert 0 <= (published - known.first).days < 7
        assert known.first.strftime("%A") == name


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
    resolved = resolve_period(words, parse_edtf(SATURDAY))
    assert resolved is None or parse_edtf(resolved).text == resolved


@pytest.mark.parametrize(
    "words", ["early " * 1000, "between " * 1000, "a to " * 1000, "the " * 100_000, "-" * 100]
)
def test_hostile_words_cost_nothing(words):
    started = time.perf_counter()
    assert resolve_period(words, parse_edtf(SATURDAY)) is None
    assert time.perf_counter() - started < 0.5

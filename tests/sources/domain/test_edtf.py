"""Dates as known: what they cover, how they read, what is refused."""

from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from sources.domain.edtf import NotEdtf, overlaps, parse_edtf

years = st.one_of(
    st.integers(1, 9999).map("{:04}".format),
    st.integers(0, 999).map("{:03}X".format),
    st.integers(0, 99).map("{:02}XX".format),
)
full_years = st.integers(1, 9999).map("{:04}".format)
sub_years = st.sampled_from(
    [*(f"{n:02}" for n in range(1, 13)), "21", "22", "23", "24", "33", "34", "35", "36", "XX"]
)
points = st.one_of(
    years,
    st.builds("{}-{}".format, full_years, sub_years),
    st.dates().map(date.isoformat),
    st.builds("{}-{:02}-XX".format, full_years, st.integers(1, 12)),
)
marked = st.builds("{}{}".format, points, st.sampled_from(["", "?", "~", "%"]))
dates = st.one_of(
    marked,
    marked.map("{}/..".format),
    marked.map("../{}".format),
)


@pytest.mark.parametrize(
    ("text", "first", "last", "words"),
    [
        ("2024", "2024-01-01", "2024-12-31", "2024"),
        ("2025-06", "2025-06-01", "2025-06-30", "June 2025"),
        ("2024-02", "2024-02-01", "2024-02-29", "February 2024"),
        ("2025-07-09", "2025-07-09", "2025-07-09", "9 July 2025"),
        ("2024-21", "2024-03-01", "2024-05-31", "spring 2024"),
        ("2024-22", "2024-06-01", "2024-08-31", "summer 2024"),
        ("2024-23", "2024-09-01", "2024-11-30", "autumn 2024"),
        ("2024-24", "2023-12-01", "2025-02-28", "winter 2024"),
        ("2023-24", "2022-12-01", "2024-02-29", "winter 2023"),
        ("2024-33", "2024-01-01", "2024-03-31", "first quarter of 2024"),
        ("2024-34", "2024-04-01", "2024-06-30", "second quarter of 2024"),
        ("2024-35", "2024-07-01", "2024-09-30", "third quarter of 2024"),
        ("2024-36", "2024-10-01", "2024-12-31", "fourth quarter of 2024"),
        ("2024~", "2024-01-01", "2024-12-31", "about 2024"),
        ("2024?", "2024-01-01", "2024-12-31", "2024, perhaps"),
        ("2024%", "2024-01-01", "2024-12-31", "about 2024, perhaps"),
        ("2024-22~", "2024-06-01", "2024-08-31", "about summer 2024"),
        ("202X", "2020-01-01", "2029-12-31", "2020s"),
        ("20XX", "2000-01-01", "2099-12-31", "some year from 2000 to 2099"),
        ("2024-XX", "2024-01-01", "2024-12-31", "2024 (month not known)"),
        ("2024-XX-XX", "2024-01-01", "2024-12-31", "2024 (day not known)"),
        ("2024-06-XX", "2024-06-01", "2024-06-30", "June 2024 (day not known)"),
        ("2024-05/2025-06", "2024-05-01", "2025-06-30", "May 2024 to June 2025"),
        ("2022?/2024~", "2022-01-01", "2024-12-31", "2022, perhaps, to about 2024"),
        ("2024/2024-06", "2024-01-01", "2024-06-30", "2024 to June 2024"),
        ("../2025-06", None, "2025-06-30", "until June 2025"),
        ("2022/..", "2022-01-01", None, "since 2022"),
        ("2022~/..", "2022-01-01", None, "since about 2022"),
        ("0001", "0001-01-01", "0001-12-31", "AD 1"),
        ("0001-24", "0001-01-01", "0002-02-28", "winter AD 1"),
        ("9999-24", "9998-12-01", "9999-12-31", "winter 9999"),
        ("000X", "0001-01-01", "0009-12-31", "AD 0s"),
        ("9999-12-31", "9999-12-31", "9999-12-31", "31 December 9999"),
    ],
)
def test_a_date_as_known_covers_its_days_and_reads_as_english(text, first, last, words):
    known = parse_edtf(text)
    assert known.text == text
    assert known.first == (first and date.fromisoformat(first))
    assert known.last == (last and date.fromisoformat(last))
    assert known.in_words() == words


@pytest.mark.parametrize(
    ("text", "is_approximate", "is_uncertain"),
    [
        ("2024", False, False),
        ("2024~", True, False),
        ("2024?", False, True),
        ("2024%", True, True),
        ("2022~/2024?", True, True),
        ("../2024~", True, False),
    ],
)
def test_qualifiers_are_told(text, is_approximate, is_uncertain):
    known = parse_edtf(text)
    assert (known.is_approximate, known.is_uncertain) == (is_approximate, is_uncertain)


@given(dates)
def test_a_date_as_known_never_ends_before_it_begins(text):
    known = parse_edtf(text)
    assert known.first or known.last
    if known.first and known.last:
        assert known.first <= known.last
    assert known.in_words()


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("2025-02-30", "February 2025 has no day 30"),
        ("2025-02-29", "February 2025 has no day 29"),
        ("2025-06-00", "June 2025 has no day 0"),
        ("2025-13", "a month"),
        ("2025-00", "a month"),
        ("2025-20", "a season"),
        ("2025-25", "a quarter"),
        ("2025-37", "a quarter"),
        ("2025-21-01", "no days"),
        ("2025-13-01", "a month is 01 to 12"),
        ("2024-XX-12", "a day needs its month"),
        ("0000", "0001 to 9999"),
        ("202X-06", "stands alone"),
        ("2024-1X", "2024-06"),
        ("2XXX", "2024-06"),
        ("XXXX", "2024-06"),
        ("202x", "2024-06"),
        ("20X4", "2024-06"),
        ("2024/", "“2024/..”"),
        ("/2024", "“../2024”"),
        ("/", "leaves a side empty"),
        ("../..", "leave the date empty"),
        ("..", "2024-06"),
        ("2024/2023", "ends before it begins"),
        ("2025-06-02/2025-06-01", "ends before it begins"),
        ("2022/2023/2024", "not a date as known"),
        (" 2024", "no blanks"),
        ("2024\n", "no blanks"),
        ("", "not a date as known"),
        ("?2024", "not a date as known"),
        ("2024?~", "not a date as known"),
        ("24", "not a date as known"),
        ("12024", "not a date as known"),
        ("-0044", "not a date as known"),
        ("2024-6", "not a date as known"),
        ("2024-06-1", "not a date as known"),
        ("June 2025", "not a date as known"),
        ("2024-06-01T10:00", "not a date as known"),
        ("٢٠٢٤", "not a date as known"),
        ("9" * 100_000, "…"),
    ],
)
def test_what_is_no_date_as_known_is_refused_with_a_hint(text, hint):
    with pytest.raises(NotEdtf) as refusal:
        parse_edtf(text)
    assert hint in str(refusal.value)
    assert len(str(refusal.value)) < 250


@given(marked, marked)
def test_two_dates_are_an_interval_unless_the_first_begins_after_the_second(one, other):
    first, last = parse_edtf(one).first, parse_edtf(other).last
    if first <= last:
        known = parse_edtf(f"{one}/{other}")
        assert (known.first, known.last) == (first, last)
    else:
        with pytest.raises(NotEdtf, match="ends before it begins"):
            parse_edtf(f"{one}/{other}")


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("2024", "2024-06", True),
        ("2024", "2025", False),
        ("2024-06-30", "2024-07-01", False),
        ("2024-06", "2024-06-30/2024-07", True),
        ("2022/..", "2021", False),
        ("2022/..", "2022-01-01", True),
        ("../2022", "2023/..", False),
        ("../2022", "2022-12-31/..", True),
        ("../2022", "../1990", True),
        ("2022/..", "2030/..", True),
        ("2024-24", "2025-01", True),
        ("2024-24", "2023-12-31", True),
        (None, "2024", True),
        (None, None, True),
    ],
)
def test_dates_overlap_where_they_can_share_a_day(one, other, expected):
    first, second = (text and parse_edtf(text) for text in (one, other))
    assert overlaps(first, second) is expected
    assert overlaps(second, first) is expected


@given(st.dates(), st.dates(), st.dates(), st.dates())
def test_overlap_is_sharing_a_day(a, b, c, d):
    assume(a <= b and c <= d)
    assert overlaps(parse_edtf(f"{a}/{b}"), parse_edtf(f"{c}/{d}")) == (max(a, c) <= min(b, d))

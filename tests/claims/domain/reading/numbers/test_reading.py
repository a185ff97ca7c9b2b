import gc
import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.claims.domain.reading.numbers.marked import numbers_in, words


def test_each_number_of_an_article_is_read_once_and_in_order():
    raw = (
        "Ito met the two leaders on Friday. Tarn is set to deploy an additional 25,000 to 30,000 soldiers,"
        " adding to the estimated 11,000 soldiers it sent last year. It launched a record 728 drones and 13"
        " missiles Wednesday."
    )
    found = numbers_in(raw)
    assert [number.place.of(raw) for number in found] == ["two", "25,000 to 30,000", "11,000", "728", "13"]
    sent = found[2]
    assert ([hedge.value for hedge in sent.hedges], sent.period, sent.unit) == (
        ["estimated"],
        "2024",
        "soldier",
    )
    assert words(sent.period_words, raw) == "last year"
    assert (found[1].modality.value, found[1].change.value) == ("planned", "additional")


NUMBERS = st.sampled_from(
    [
        *(
            "40",
            "25,000",
            "9 million",
            "two",
            "$5bn",
            "3 to 5",
            "20%",
            "a third",
            "1/2",
            "½",
            "tens of thousands",
        )
    ]
)
FRAMES = st.sampled_from(
    [
        *(
            "at least",
            "about",
            "up to",
            "the",
            "in",
            "(",
            "“",
            "per",
            "-",
            "over the past",
            "aged",
            "March",
            "no.",
        )
    ]
)
NOUNS = st.sampled_from(
    [
        *(
            "men",
            "km",
            "years",
            "-year-old",
            "euros",
            "percent",
            ")",
            "ago",
            "or more",
            "of the 24",
            ":30",
            "th",
            "M3",
        )
    ]
)
PHRASES = st.tuples(FRAMES, NUMBERS, NOUNS).map(" ".join)
TEXTS = st.lists(PHRASES, max_size=6).map(" ".join)
BOUNDS = st.sampled_from([("at least", "at_least"), ("about", "approx"), ("up to", "at_most"), ("", "exact")])
HOSTILE = [
    *("1 ", "1,", "one ", "$", "(1", "1/", "1-", "a ", "in 2 ", "of the 3 ", "about ", "1 of ", "½", "1 to "),
    *("in March ", "the last year of ", "estimated 5 ", "may be ", "men of men ", "5-", "K 5 "),
]


@pytest.mark.property
@given(TEXTS | st.text())
def test_numbers_are_in_order_and_apart_whatever_the_text(raw):
    found = numbers_in(raw)
    for number in found:
        assert 0 <= number.place.start < number.place.end <= len(raw)
        assert number.place.of(raw) == number.place.of(raw).strip()
    for one, other in pairwise(found):
        assert one.place.end <= other.place.start


@pytest.mark.property
@given(st.integers(2, 10**12), BOUNDS)
def test_what_was_put_in_comes_out(value, bound):
    raw = f"They sent {bound[0]} {value:,} shells to Tarn."
    (number,) = numbers_in(raw)
    assert number.amount.comparator.value == bound[1]
    assert value in (number.amount.point, number.amount.lower, number.amount.upper)
    assert number.unit == "shell"


@pytest.fixture
def no_collector():
    """The collector's passes over what other tests left lying around are no time of ours."""
    gc.disable()
    yield
    gc.enable()


@pytest.mark.parametrize("unit", HOSTILE)
def test_time_grows_with_the_text_and_no_faster(unit, no_collector):
    def least_spent(size):
        raw = unit * (size // len(unit))
        times = []
        for _ in range(2):
            began = time.process_time()
            numbers_in(raw)
            times.append(time.process_time() - began)
        return min(times)

    assert least_spent(40_000) < 15 * max(least_spent(4_000), 0.005)


@pytest.mark.parametrize(
    ("raw", "words", "unit", "counted", "period"),
    [
        (
            "They met for the first round of talks in June 2024.",
            "first",
            "round",
            "round of talks",
            "2024-06",
        ),
        ("A two-week strike ended.", "two", "week", "week", ""),
        ("She came third.", "third", "", None, ""),
    ],
)
def test_a_minor_number_has_what_it_is_of(raw, words, unit, counted, period):
    (number,) = [
        each for each in numbers_in(raw) if each.prominence == "minor" and each.place.of(raw) == words
    ]
    assert (number.unit, number.counted and number.counted.of(raw), number.period) == (unit, counted, period)

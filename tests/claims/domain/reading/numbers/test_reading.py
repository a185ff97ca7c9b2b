import gc
import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.domain.decimals import canonical
from claims.domain.reading.vocabulary import word_set
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
    *(
        "1 or ",
        "1 and a ",
        "point five ",
        "1 000 ",
        "1e5",
        "10^6 ",
        "hundred ",
        "5 feet 2 ",
        "MEUR 5 ",
        "5. ",
    ),
    *(
        "from 5 to ",
        "more than 4 but less than 5 ",
        "9 Mill ",
        "5 m^2 ",
        "1 per ",
        "a tenth ",
        "lakh crore ",
        "- ",
    ),
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


PIECES = st.sampled_from(
    sorted(
        word_set(
            "1 12 25,000 1.5 9999999999999999999999999999999999999999 two thirds half hundred thousand million lakh",
            "crore dozen point zero and a of to over × ^ 10^ e6 ⁶ ½ feet 2 ' lb dollars cents percent per m2 MEUR N",
            "PS Rs - – minus more than but fewer ( ) . , men in March",
        )
    )
)


@pytest.mark.property
@given(st.lists(st.tuples(PIECES, st.sampled_from(["", " "])).map("".join), max_size=14).map("".join))
def test_however_its_pieces_meet_a_number_can_be_written(raw):
    for number in numbers_in(raw):
        amount = number.amount
        for bound in (amount.point, amount.lower, amount.upper, amount.out_of):
            assert bound is None or canonical(bound)


def test_beyond_so_many_numbers_and_words_is_no_article():
    table = numbers_in("5 men left. " * 6_000)
    assert {number.reason for number in table[:5_000]} == {None}
    assert table[-1].reason == "debris"
    assert {number.reason for number in numbers_in("he had 5 men " * 200)} == {"debris"}


MANY = "9" * 5_000


@pytest.mark.parametrize(
    "raw",
    [
        *(
            f"{MANY}/3",
            f"3/{MANY}",
            f"{MANY}/{MANY}/{MANY}",
            f"5'{MANY}\"",
            f"{MANY}'5\"",
            f"{MANY} 3 1/2",
            f"10^{MANY}",
        ),
        *(
            f"${MANY}",
            f"{MANY}%",
            f".{MANY}",
            f"1.{MANY}",
            f"{MANY}e5",
            f"{MANY} million",
            f"{MANY} over 3",
            f"N{MANY}",
        ),
        *(
            f"May {MANY}",
            f"{MANY}:{MANY}",
            f"{MANY}th",
            f"{MANY} over 3",
            f"{MANY} Mill Road",
            f"one of {MANY}",
            f"A.D. {MANY}",
        ),
    ],
    ids=lambda raw: raw.replace(MANY, "9…"),
)
def test_more_digits_than_python_converts_are_no_trouble(raw):
    assert all(number.place.start < number.place.end for number in numbers_in(f"They sent {raw} men."))


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

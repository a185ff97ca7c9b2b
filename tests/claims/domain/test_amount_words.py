import time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.domain.amount_words import LONGEST, UnreadableAmount, in_words, read_amount, read_number_words
from claims.domain.amounts import Amount, Comparator
from claims.domain.hedges import COMPARATOR_WORDS, HEDGE_WORDS, Hedge
from claims.domain.terms import Change

FIELD = {
    Comparator.EXACT: "point",
    Comparator.APPROX: "point",
    Comparator.AT_LEAST: "lower",
    Comparator.MORE_THAN: "lower",
    Comparator.AT_MOST: "upper",
    Comparator.LESS_THAN: "upper",
}


def amount(comparator, number, **more):
    parts = {FIELD[comparator]: number, **more}
    return Amount(comparator, **{name: Decimal(part) for name, part in parts.items()})


@pytest.mark.parametrize(
    ("words", "comparator", "number"),
    [
        ("25,000", Comparator.EXACT, 25000),
        ("9 million", Comparator.EXACT, 9_000_000),
        ("1.5bn", Comparator.EXACT, 1_500_000_000),
        ("25 000", Comparator.EXACT, 25000),
        ("1.234.567", Comparator.EXACT, 1_234_567),
        ("twenty-five", Comparator.EXACT, 25),
        ("one hundred and four", Comparator.EXACT, 104),
        ("three", Comparator.EXACT, 3),
        ("three-day visit", Comparator.EXACT, 3),
        ("second", Comparator.EXACT, 2),
        ("the second round", Comparator.EXACT, 2),
        ("first", Comparator.EXACT, 1),
        ("a record 728 drones", Comparator.EXACT, 728),
        ("−12", Comparator.EXACT, -12),
        ("half an hour", Comparator.EXACT, "0.5"),
        ("about 11,000", Comparator.APPROX, 11000),
        ("nearly 100", Comparator.APPROX, 100),
        ("just over 40", Comparator.APPROX, 40),
        ("100-odd", Comparator.APPROX, 100),
        ("100, give or take", Comparator.APPROX, 100),
        ("half a dozen", Comparator.APPROX, 6),
        ("at least 100", Comparator.AT_LEAST, 100),
        ("at least about 100", Comparator.AT_LEAST, 100),
        ("at least a hundred", Comparator.AT_LEAST, 100),
        ("100-plus", Comparator.AT_LEAST, 100),
        ("100 people or more", Comparator.AT_LEAST, 100),
        ("more than 40", Comparator.MORE_THAN, 40),
        ("over 50", Comparator.MORE_THAN, 50),
        ("more than an additional 50", Comparator.MORE_THAN, 50),
        ("100+", Comparator.MORE_THAN, 100),
        ("up to 30,000", Comparator.AT_MOST, 30000),
        ("as many as 30,000", Comparator.AT_MOST, 30000),
        ("100 at most", Comparator.AT_MOST, 100),
        ("fewer than 12", Comparator.LESS_THAN, 12),
        ("100 soldiers plus equipment", Comparator.EXACT, 100),
        ("100 killed over the weekend", Comparator.EXACT, 100),
    ],
)
def test_number_words_are_read(words, comparator, number):
    assert read_amount(words) == amount(comparator, number)


@pytest.mark.parametrize(
    ("words", "comparator", "part", "whole"),
    [
        ("17 of 24", Comparator.EXACT, 17, 24),
        ("17 of the 24", Comparator.EXACT, 17, 24),
        ("17 out of 24", Comparator.EXACT, 17, 24),
        ("two-thirds", Comparator.EXACT, 2, 3),
        ("a third", Comparator.EXACT, 1, 3),
        ("half", Comparator.EXACT, 1, 2),
        ("more than half of the soldiers", Comparator.MORE_THAN, 1, 2),
        ("3 in 10", Comparator.EXACT, 3, 10),
        ("nine out of every ten", Comparator.EXACT, 9, 10),
        ("no more than one in five", Comparator.AT_MOST, 1, 5),
        ("12 per 100,000", Comparator.EXACT, 12, 100_000),
        ("about 12 for every 100,000", Comparator.APPROX, 12, 100_000),
        ("1 in 2 million", Comparator.EXACT, 1, 2_000_000),
    ],
)
def test_a_number_told_against_a_whole_keeps_both(words, comparator, part, whole):
    assert read_amount(words) == amount(comparator, part, out_of=whole)


def test_the_seed_is_read_as_it_is_worded():
    read = read_number_words("an additional 25,000 to 30,000 soldiers")
    assert read.amount == Amount(Comparator.RANGE, lower=Decimal(25000), upper=Decimal(30000))
    assert read.change == Change.ADDITIONAL
    read = read_number_words("the estimated 11,000 soldiers")
    assert (read.amount, read.hedges) == (amount(Comparator.EXACT, 11000), (Hedge.ESTIMATED,))


@pytest.mark.parametrize(
    "words", ["dozens", "tens of thousands", "hundreds", "several hundred", "at least dozens"]
)
def test_vague_words_bound_nothing(words):
    assert read_amount(words) == Amount(Comparator.VAGUE)


@pytest.mark.parametrize(
    ("words", "point", "margin", "unit"),
    [
        ("9 million ± 1 million", 9_000_000, 1_000_000, None),
        ("45 percent, plus or minus 3 points", 45, 3, "percent"),
        ("45% (±3.1)", 45, "3.1", "percent"),
        ("45 percent with a margin of error of 3 percentage points", 45, 3, "percent"),
        ("45, give or take 3", 45, 3, None),
    ],
)
def test_a_margin_stands_beside_its_number(words, point, margin, unit):
    read = read_number_words(words)
    assert (read.amount, read.unit) == (amount(Comparator.EXACT, point, margin=margin), unit)


@pytest.mark.parametrize(
    ("words", "unit"),
    [
        ("45 %", "percent"),
        ("40 to 45 percent", "percent"),
        ("4.5 percentage points", "percentage-point"),
        ("$89 to $93 billion", "usd"),
        ("$89 to 93 billion", "usd"),
        ("€5", "eur"),
        ("£9m", "gbp"),
        ("C$5", None),
        ("20mm", None),
        ("12 soldiers", None),
        ("dozens", None),
    ],
)
def test_a_unit_of_ours_is_told(words, unit):
    assert read_number_words(words).unit == unit


@pytest.mark.parametrize(
    ("words", "change"),
    [
        ("25,000", Change.LEVEL),
        ("up to 30,000", Change.LEVEL),
        ("rose to 30,000", Change.LEVEL),
        ("up 5 %", Change.INCREASE),
        ("rose by about 5 percent", Change.INCREASE),
        ("a 5 percent increase", Change.INCREASE),
        ("down 49,000", Change.DECREASE),
        ("a 5 percent drop", Change.DECREASE),
        ("another 100", Change.ADDITIONAL),
        ("100 more soldiers", Change.ADDITIONAL),
        ("100 or more soldiers", Change.LEVEL),
        ("more than 100", Change.LEVEL),
    ],
)
def test_a_change_is_told_from_a_level(words, change):
    assert read_number_words(words).change == change


@pytest.mark.parametrize(
    "entry", [entry for entry in COMPARATOR_WORDS if entry.comparator in FIELD], ids=lambda entry: entry.words
)
def test_every_comparator_binds_a_number(entry):
    words = f"100 {entry.words}" if entry.follows else f"{entry.words} 100"
    assert read_amount(words) == amount(entry.comparator, 100)


@pytest.mark.parametrize("entry", HEDGE_WORDS, ids=lambda entry: entry.words)
def test_every_hedge_leaves_the_amount_alone_and_is_told(entry):
    read = read_number_words(f"{entry.words} 100")
    assert (read.amount, read.hedges) == (amount(Comparator.EXACT, 100), (entry.hedge,))


@pytest.mark.parametrize(
    "words", ["", "soldiers", "25.000", "52-48", "9m", "COVID-19", "17 dead and 24 wounded", "±3"]
)
def test_what_is_no_one_amount_is_refused_showing_the_words(words):
    with pytest.raises(UnreadableAmount) as refusal:
        read_amount(words)
    assert words in str(refusal.value)


@pytest.mark.parametrize("hostile", ["9" * 1_000_000, "9," * 500_000, "at least " * 100_000, "(" * 1_000_000])
def test_a_long_text_is_refused_at_once(hostile):
    began = time.perf_counter()
    with pytest.raises(UnreadableAmount, match="characters"):
        read_amount(hostile)
    # Not how fast: that it ends. What is quadratic here would take minutes.
    assert time.perf_counter() - began < 20


@pytest.mark.parametrize(
    "piece", ["9", "9,", "9 ", "one hundred and ", "at least ", "-", "1.", "million ", "½", "a "]
)
def test_the_longest_text_that_is_read_takes_no_time(piece):
    began = time.perf_counter()
    with pytest.raises(UnreadableAmount):
        read_amount((piece * LONGEST)[:LONGEST])
    # Not how fast: that it ends. What is quadratic here would take minutes.
    assert time.perf_counter() - began < 20


@given(st.text(max_size=80) | st.text("0123456789,.-–$%±~½ aeilnoprst", max_size=80))
def test_any_text_is_read_or_refused_by_name(text):
    try:
        read = read_number_words(text)
    except UnreadableAmount:
        return
    assert isinstance(read.amount, Amount)


# --- told to a reader ---


@pytest.mark.parametrize(
    ("said", "words"),
    [
        (amount(Comparator.EXACT, 9_000_000), "9,000,000"),
        (amount(Comparator.EXACT, "1234.50"), "1,234.5"),
        (amount(Comparator.EXACT, -5), "−5"),
        (amount(Comparator.APPROX, 11000), "about 11,000"),
        (amount(Comparator.AT_LEAST, 100), "at least 100"),
        (amount(Comparator.MORE_THAN, 40), "more than 40"),
        (amount(Comparator.AT_MOST, 30), "at most 30"),
        (amount(Comparator.LESS_THAN, 12), "less than 12"),
        (Amount(Comparator.RANGE, lower=Decimal(25000), upper=Decimal(30000)), "25,000 to 30,000"),
        (Amount(Comparator.VAGUE), "an unstated number"),
        (amount(Comparator.EXACT, 17, out_of=24), "17 out of 24"),
        (amount(Comparator.EXACT, 45, margin=3), "45 ± 3"),
        (amount(Comparator.EXACT, 45, margin=3, sample=1002), "45 ± 3 (sample of 1,002)"),
        (amount(Comparator.EXACT, "9" * 40 + "." + "9" * 20), f"{int('9' * 40):,}." + "9" * 20),
    ],
)
def test_an_amount_is_told_in_words(said, words):
    assert in_words(said) == words


numbers = st.decimals("-1e12", "1e12", places=4) | st.integers(-(10**39), 10**39).map(Decimal)
positive = st.none() | st.decimals("0.01", "1e9", places=2)


@st.composite
def amounts(draw):
    comparator = draw(st.sampled_from([*FIELD, Comparator.RANGE]))
    out_of = draw(positive)
    if comparator == Comparator.RANGE:
        low, high = sorted(draw(st.lists(numbers, min_size=2, max_size=2, unique=True)))
        return Amount(comparator, lower=low, upper=high, out_of=out_of)
    margin = draw(positive) if FIELD[comparator] == "point" else None
    return Amount(comparator, **{FIELD[comparator]: draw(numbers)}, out_of=out_of, margin=margin)


@given(amounts())
def test_what_a_reader_is_told_reads_as_the_same_amount(said):
    assert read_amount(in_words(said)) == said

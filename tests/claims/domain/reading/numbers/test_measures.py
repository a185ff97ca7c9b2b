import json
from pathlib import Path

import pytest

from claims.domain.reading.numbers.measures import Measure, money_before, unit_after, unit_past_hyphen
from claims.domain.reading.numbers.units import unit_words
from claims.domain.reading.tokens import tokens_of

VOCABULARY = Path(__file__).parents[5] / "fixtures" / "vocabularies.json"


@pytest.mark.parametrize(
    ("words", "slug", "measure"),
    [
        ("percent of it", "percent", Measure.RATIO),
        ("per cent of it", "percent", Measure.RATIO),
        ("percentage points", "percentage-point", Measure.RATIO),
        ("km away", "km", Measure.LENGTH),
        ("square miles", "square-mile", Measure.OTHER),
        ("Swiss francs", "chf", Measure.MONEY),
        ("years ago", "year", Measure.TIME),
    ],
)
def test_a_unit_stands_behind_its_number(words, slug, measure):
    tokens = tokens_of(words)
    found = unit_after(tokens, 0, len(tokens))
    assert found[0] == (slug, measure)


@pytest.mark.parametrize("words", ["men", "m long", "cents" + "x", "", "-"])
def test_other_words_are_no_unit(words):
    tokens = tokens_of(words)
    assert unit_after(tokens, 0, len(tokens)) is None


def test_a_hyphen_may_stand_between():
    tokens = tokens_of("three-day")
    assert unit_past_hyphen(tokens, 1, len(tokens)) == (("day", Measure.TIME), 3)


@pytest.mark.parametrize(
    ("words", "slug"),
    [
        ("$5", "usd"),
        ("US$5", "usd"),
        ("C$ 5", "cad"),
        ("EUR50", "eur"),
        ("Rs 5", "inr"),
        ("Rs. 5", "inr"),
        ("N2.3 trillion", "ngn"),
        ("R12,000", "zar"),
        ("N650 per", "ngn"),
        ("R5-billion", "zar"),
        ("PS2.7m", "gbp"),
    ],
)
def test_a_currency_stands_before_its_number(words, slug):
    tokens = tokens_of(words)
    assert money_before(tokens, 0, len(tokens))[0].slug == slug


@pytest.mark.parametrize("words", ["a 5", "try 5", "$ x", "us 5", "rs 5", "N95", "PS5", "R2D2", "n 650"])
def test_other_words_are_no_currency(words):
    tokens = tokens_of(words)
    assert money_before(tokens, 0, len(tokens)) is None


def test_the_slugs_are_those_of_the_vocabularies():
    known = {each["fields"]["slug"] for each in json.loads(VOCABULARY.read_text("utf-8"))}
    slugs = {
        "percent",
        "percentage-point",
        "usd",
        "eur",
        "gbp",
        "km",
        "tonne",
        "square-metre",
        "degree-celsius",
    }
    assert slugs <= known
    assert unit_words is not None

import pytest

from tests.claims.domain.checks.marked import (
    DOLLAR,
    EURO,
    KM,
    PERCENT,
    PERSON,
    POINT,
    UnitFacts,
    counted,
    subject,
    told,
)

ITEM = UnitFacts("item", "item", "count")


@pytest.mark.parametrize(
    ("unit", "of_quantity", "fires"),
    [
        (KM, EURO, True),
        (PERCENT, PERSON, True),
        (DOLLAR, EURO, False),
        (ITEM, PERSON, False),
        (UnitFacts("barrel", "barrel", "other"), EURO, False),
        (None, EURO, False),
    ],
)
def test_a_unit_that_can_t_be_compared_is_told(unit: UnitFacts | None, of_quantity: UnitFacts, fires: bool):
    on = subject("It was [[40]].", unit=unit, quantity=counted("losses", of_quantity))
    assert bool(told("unit-of-another-dimension", on)) == fires
    assert not told("unit-of-another-dimension", subject("It was [[40]].", unit=unit))


@pytest.mark.parametrize(
    ("text", "unit", "fires"),
    [
        ("Support fell by [[6 percentage points]].", PERCENT, True),
        ("Support fell by [[6 percent]].", POINT, True),
        ("Support fell by [[6 percentage points]].", POINT, False),
        ("Support stands at [[6 percent]].", PERCENT, False),
        ("Support stands at [[6]].", PERCENT, False),
        ("The team won by [[6]] points.", PERSON, False),
    ],
)
def test_percent_for_percentage_points_is_told(text: str, unit: UnitFacts, fires: bool):
    assert bool(told("percent-for-points", subject(text, quantity=counted("support", unit)))) == fires


@pytest.mark.parametrize(
    ("text", "unit", "fires"),
    [
        ("The storm cost [[$5 million]].", EURO, True),
        ("The road is [[5 km]] long.", EURO, True),
        ("The storm cost [[€5 million]].", EURO, False),
        ("The storm killed [[5]] men.", PERSON, False),
        ("The storm cost them [[5]].", EURO, False),
        ("Support fell by [[6 percentage points]].", PERCENT, False),
        ("The storm killed [[5%]] of the men.", PERSON, False),
        ("The storm cost [[5 million]] crowns.", UnitFacts("crown", "Velmaran crown", "money"), False),
    ],
)
def test_a_unit_that_isn_t_the_words_is_told(text: str, unit: UnitFacts, fires: bool):
    assert bool(told("unit-not-in-words", subject(text, quantity=counted("losses", unit)))) == fires


@pytest.mark.parametrize(
    ("text", "words", "place", "fires"),
    [
        ("[[40]] died in Ostrel.", "in Ostrel", "Velmara", True),
        ("[[40]] died in the Ostrel delta.", "in the Ostrel delta", "Senna delta", True),
        ("[[40]] died in Ostrel. Velmara mourns.", "in Ostrel", "Velmara", False),
        ("[[40]] died in Ostrel. The Velmaran army left.", "in Ostrel", "Velmara", False),
        ("[[40]] died in the capital.", "in the capital", "Velmara", False),
        ("[[40]] died in Ostrel.", "in Ostrel", "", False),
        ("[[40]] died in Ostrel.", "", "Velmara", False),
    ],
)
def test_a_quantity_of_a_place_that_isn_t_named_is_told(text: str, words: str, place: str, fires: bool):
    on = subject(text, words={"place": words} if words else {}, quantity=counted(place=place))
    assert bool(told("quantity-of-another-place", on)) == fires


@pytest.mark.parametrize(
    ("accumulation", "fields", "fires"),
    [
        ("flow", {}, True),
        ("flow", {"period": "2024"}, False),
        ("flow", {"as_of": "2024"}, False),
        ("flow", {"words": {"period": "since then"}}, False),
        ("flow", {"prominence": "minor"}, False),
        ("flow", {"modality": "planned"}, False),
        ("stock", {}, False),
        ("cumulative", {}, False),
    ],
)
def test_what_is_counted_within_a_period_needs_one(accumulation: str, fields: dict, fires: bool):
    on = subject("[[40]] died since then.", quantity=counted(accumulation=accumulation), **fields)
    assert bool(told("flow-without-period", on)) == fires


def test_words_that_say_when_are_told_once():
    on = subject("[[40]] died in 2023.", quantity=counted(accumulation="flow"))
    assert told("period-not-kept", on)
    assert not told("flow-without-period", on)

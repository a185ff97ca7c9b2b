"""A reading is written as one line of JSON, by the words that labelled articles use."""

import json
from dataclasses import replace
from decimal import Decimal

import pytest

from claims.domain.amounts import Amount, Comparator
from claims.domain.hedges import Hedge
from claims.domain.reading.lines import as_line
from claims.domain.reading.proposals import Credit, NumberRead, Place, Proposal, Reading, Reason, Voice
from claims.domain.terms import Change, Modality, Prominence, Scope, Stance

TEXT = "🚀 At least 40 boats sank in May, the mayor told Velpress, the third storm of 7 UN envoys."
FORTY = Place(TEXT.index("40"), TEXT.index("40") + 2)
WHOLE = Place(0, len(TEXT))


def place(words: str) -> Place:
    start = TEXT.index(words)
    return Place(start, start + len(words))


def number(**fields) -> NumberRead:
    return replace(
        NumberRead(
            FORTY, Amount(Comparator.AT_LEAST, lower=Decimal(40)), unit="boat", counted=place("boats")
        ),
        **fields,
    )


def line(*chains: Credit, **fields) -> dict:
    return as_line(Reading((Proposal(number(**fields), WHOLE, chains),), ()), TEXT)["claims"][0]


MAYOR = Voice(place("the mayor"), place("the mayor"), place("told"))
VELPRESS = Voice(place("Velpress"), place("Velpress"))


def test_a_claim_has_its_number_its_noun_and_its_chain():
    written = line(Credit((MAYOR, VELPRESS)), period="2025-05", period_words=place("in May"))
    assert (TEXT[written["start"] : written["end"]], written["noun"], written["unit"]) == (
        "40",
        "boats",
        "boat",
    )
    assert (written["bound"], written["low"], written["high"]) == ("at_least", "40", None)
    assert written["period"] == {"words": "in May", "edtf": "2025-05"}
    assert [source["text"] for source in written["sources"]] == ["the mayor", "Velpress"]
    assert TEXT[written["sources"][0]["cue_start"] : written["sources"][0]["cue_end"]] == "told"
    assert (written["sources"][1]["cue_start"], written["also"]) == (None, [])
    assert json.loads(json.dumps(written)) == written


@pytest.mark.parametrize(
    ("amount", "low", "high"),
    [
        (Amount(Comparator.EXACT, point=Decimal("2.50")), "2.5", "2.5"),
        (Amount(Comparator.APPROX, point=Decimal(4000)), "4000", "4000"),
        (Amount(Comparator.RANGE, lower=Decimal(25000), upper=Decimal(30000)), "25000", "30000"),
        (Amount(Comparator.MORE_THAN, lower=Decimal(5)), "5", None),
        (Amount(Comparator.LESS_THAN, upper=Decimal(5)), None, "5"),
        (Amount(Comparator.VAGUE), None, None),
        (Amount(Comparator.EXACT, point=Decimal(2), out_of=Decimal(3)), "0.666667", "0.666667"),
        (Amount(Comparator.EXACT, point=Decimal("9" * 40), out_of=Decimal(1)), "9" * 40, "9" * 40),
    ],
)
def test_bounds_are_exact_and_open_where_the_words_are(amount: Amount, low: str | None, high: str | None):
    written = line(amount=amount, unit="")
    assert (written["low"], written["high"], written["bound"]) == (low, high, str(amount.comparator))
    assert written["unit"] == ("fraction" if amount.out_of else "")


def test_a_part_whose_whole_is_told_is_no_share():
    amount = Amount(Comparator.EXACT, point=Decimal(17), out_of=Decimal(24))
    written = line(amount=amount, unit="boats", out_of_words=Place(0, 1))
    assert (written["low"], written["high"], written["unit"]) == ("17", "17", "boats")


@pytest.mark.parametrize(
    ("modality", "called"),
    [
        (Modality.ASSERTED, "reported"),
        (Modality.PLANNED, "planned"),
        (Modality.TARGET, "planned"),
        (Modality.PROJECTED, "hypothetical"),
        (Modality.CONDITIONAL, "conditional"),
    ],
)
def test_a_modality_is_called_as_in_the_labelled_articles(modality: Modality, called: str):
    assert line(modality=modality)["modality"] == called


def test_who_denies_makes_the_number_a_denied_one():
    written = line(Credit((replace(MAYOR, stance=Stance.DENIES),)))
    assert (written["modality"], written["sources"][0]["stance"]) == ("denied", "denies")


@pytest.mark.parametrize(
    ("change", "is_increment", "direction"),
    [
        (Change.LEVEL, False, None),
        (Change.ADDITIONAL, True, "up"),
        (Change.INCREASE, True, "up"),
        (Change.DECREASE, True, "down"),
    ],
)
def test_a_change_has_its_direction(change: Change, is_increment: bool, direction: str | None):
    written = line(change=change)
    assert (written["increment"], written["direction"]) == (is_increment, direction)


def test_an_estimate_is_one_and_a_report_is_none():
    assert line(hedges=(Hedge.ESTIMATED,))["estimated"]
    assert not line(hedges=(Hedge.REPORTED,))["estimated"]


def test_further_chains_stand_apart_and_what_is_unclear_is_credited_to_nobody():
    written = line(Credit((MAYOR,)), Credit((VELPRESS,)))
    assert [source["text"] for source in written["sources"]] == ["the mayor"]
    assert [[source["text"] for source in chain] for chain in written["also"]] == [["Velpress"]]
    assert line(Credit((MAYOR,), Scope.AMBIGUOUS))["sources"] == []


def test_all_other_numbers_stand_apart_with_their_reason_in_order():
    third = NumberRead(
        place("third"), Amount(Comparator.EXACT, point=Decimal(3)), Reason.ORDINAL, Prominence.MINOR
    )
    envoys = NumberRead(place("7"), Amount(Comparator.EXACT, point=Decimal(7)), Reason.SOURCE_PART)
    written = as_line(Reading((Proposal(number(), WHOLE), Proposal(third, WHOLE)), (envoys,)), TEXT)
    assert len(written["claims"]) == 1
    assert [(TEXT[each["start"] : each["end"]], each["reason"]) for each in written["ignored"]] == [
        ("third", "ordinal"),
        ("7", "name"),
    ]

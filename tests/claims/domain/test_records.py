import json
from dataclasses import replace
from decimal import Decimal
from itertools import permutations

import pytest

from claims.domain.amounts import Comparator, ImpossibleAmount
from claims.domain.records import (
    AttributionRecord,
    ClaimLinkRecord,
    ClaimRecord,
    CreditRecord,
    LinkRecord,
    MentionRecord,
    MentionsRecord,
    QuantityRecord,
    SpanRecord,
)
from newsledger.ledger.chain import canonical_json

SPANS = (
    SpanRecord(10, 60, "quote", "q" * 50),
    SpanRecord(20, 25, "hedge", "about"),
    SpanRecord(10, 20, "period", "p" * 10),
)
CLAIM = ClaimRecord(
    uid="c1",
    article="lavrov-wonsan",
    version=1,
    start=30,
    end=35,
    comparator="range",
    lower="25000",
    upper="30000",
    hedges=("estimated", "likely"),
    spans=SPANS,
    attributions=(CreditRecord("a2"), CreditRecord("a1", "ambiguous")),
    links=(ClaimLinkRecord("c9", "updates", "editor"), ClaimLinkRecord("c2", "updates", "editor")),
)


def test_the_order_in_which_a_claim_is_put_together_is_not_seen():
    ordered = CLAIM.in_order()
    for name in ("spans", "attributions", "links", "hedges"):
        for order in permutations(getattr(CLAIM, name)):
            assert replace(CLAIM, **{name: tuple(order)}).in_order() == ordered, name
    assert set(ordered.spans) == set(SPANS)


def test_hedges_are_a_set_in_the_vocabularys_order():
    said = replace(CLAIM, hedges=("unverified", "alleged", "estimated", "alleged"))
    assert said.in_order().hedges == ("estimated", "alleged", "unverified")


def test_a_hedge_nobody_knows_is_not_lost_before_it_is_refused():
    assert replace(CLAIM, hedges=("perhaps", "likely")).in_order().hedges == ("likely", "perhaps")


def test_steps_stand_from_the_origin_and_joint_ones_as_the_text_names_them():
    tass = LinkRecord(1, "tass", spans=(SpanRecord(50, 54, "source", "TASS"),))
    second = LinkRecord(
        0, "austria", spans=(SpanRecord(30, 37, "source", "Vienna"), SpanRecord(9, 13, "cue", "said"))
    )
    first = LinkRecord(0, "zambia", spans=(SpanRecord(20, 26, "source", "Lusaka"),))
    for order in permutations((tass, second, first)):
        ordered = AttributionRecord("a1", "x", 1, links=tuple(order)).in_order()
        assert [link.source for link in ordered.links] == ["zambia", "austria", "tass"]
        assert [span.role for span in ordered.links[1].spans] == ["cue", "source"]


def test_mentions_stand_as_in_the_text():
    mentions = (MentionRecord(9, 11, "11"), MentionRecord(2, 8, "25,000"), MentionRecord(2, 4, "25"))
    ordered = MentionsRecord("x", 1, mentions).in_order()
    assert [(each.start, each.end) for each in ordered.mentions] == [(2, 4), (2, 8), (9, 11)]


@pytest.mark.parametrize("role", ["quote", "hedge", "period"])
def test_words_are_found_by_their_role(role):
    assert CLAIM.span(role).role == role
    assert CLAIM.span("place") is None


def test_a_claim_says_its_amount():
    amount = CLAIM.amount()
    assert amount.comparator is Comparator.RANGE
    assert (amount.lower, amount.upper, amount.point) == (Decimal(25000), Decimal(30000), None)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"comparator": "roughly"}, "comparator"),
        ({"comparator": ""}, "comparator"),
        ({"lower": "abc"}, "lower"),
        ({"upper": "1e999999"}, "upper"),
        ({"upper": "9" * 41}, "upper"),
        ({"lower": "25000.0"}, "lower"),
        ({"lower": "-0"}, "lower"),
        ({"out_of": "24.50"}, "out_of"),
        ({"lower": "30000"}, "lower"),
        ({"point": "1"}, "point"),
        ({"lower": 25000.0}, "lower"),
    ],
)
def test_an_amount_that_is_none_is_refused_by_its_part(changes, field):
    with pytest.raises(ImpossibleAmount) as refusal:
        replace(CLAIM, **changes).amount()
    assert refusal.value.field == field


def test_a_claim_is_kept_whole():
    kept = json.loads(canonical_json(CLAIM.payload()))
    assert kept["hedges"] == ["estimated", "likely"]
    assert (kept["lower"], kept["upper"], kept["point"]) == ("25000", "30000", None)
    assert kept["spans"][1] == {"start": 20, "end": 25, "role": "hedge", "exact": "about"}
    assert kept["attributions"][1] == {"attribution": "a1", "scope": "ambiguous"}
    assert kept["links"][0] == {"to": "c9", "kind": "updates", "basis": "editor", "note": ""}
    assert set(kept) == set(ClaimRecord.__dataclass_fields__)


def test_quantities_attributions_and_mentions_are_kept_whole():
    quantity = QuantityRecord("killed", "killed", "soldier", "count", broader="killed-or-wounded")
    assert json.loads(canonical_json(quantity.payload()))["broader"] == "killed-or-wounded"
    attribution = AttributionRecord("a1", "x", 1, links=(LinkRecord(0, None, "denies", spans=SPANS[1:2]),))
    assert json.loads(canonical_json(attribution.payload()))["links"] == [
        {
            "position": 0,
            "source": None,
            "stance": "denies",
            "access": "unknown",
            "said_on": "",
            "spans": [{"start": 20, "end": 25, "role": "hedge", "exact": "about"}],
        }
    ]
    mentions = MentionsRecord("x", 1, (MentionRecord(2, 4, "25", proposal={"comparator": "exact"}),))
    assert json.loads(canonical_json(mentions.payload()))["mentions"][0]["proposal"] == {
        "comparator": "exact"
    }

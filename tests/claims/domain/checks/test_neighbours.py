from typing import Any

import pytest

from claims.domain.records import ClaimLinkRecord
from tests.claims.domain.checks.marked import counted, other, subject, told

KILLED = counted("people killed", accumulation="cumulative")
SENT = counted("men sent", accumulation="flow")
TEXT = "[[40]] died. Later 40 died."


def sibling(says: str = "40", **facts: Any) -> Any:
    return other(says, **{"quantity": "people-killed", "start": 50, "end": 52, **facts})


@pytest.mark.parametrize(
    ("facts", "fires"),
    [
        ({}, True),
        ({"says": "exactly 40"}, True),
        ({"start": 90}, False),
        ({"says": "41"}, False),
        ({"says": "at least 40"}, False),
        ({"quantity": "people-wounded"}, False),
        ({"change": "additional"}, False),
        ({"modality": "planned"}, False),
        ({"unit": "item"}, False),
        ({"period": "2023"}, False),
    ],
)
def test_a_number_that_stood_before_is_told(facts: dict[str, Any], fires: bool):
    text = "It rained for days on end, from May until the end of October. In all [[40]] died."
    on = subject(
        text, quantity=KILLED, period="2024", others={"siblings": (sibling(**{"start": 5, **facts}),)}
    )
    assert bool(told("same-number-twice", on)) == fires


def test_a_vague_number_may_stand_as_often_as_it_likes():
    text = "It rained for days on end. [[Dozens]] died."
    on = subject(text, quantity=KILLED, others={"siblings": (sibling("dozens", start=5),)})
    assert not told("same-number-twice", on)


@pytest.mark.parametrize(
    ("facts", "fires"),
    [
        ({"part": 2}, True),
        ({"part": 1}, False),
        ({"part": 2, "quantity": "people-wounded"}, False),
        ({"part": 2, "says": "50"}, False),
        ({"part": 2, "start": 21, "end": 23}, False),
    ],
)
def test_two_parts_that_say_the_same_are_told(facts: dict[str, Any], fires: bool):
    says = facts.pop("says", "40")
    on = subject(
        TEXT, quantity=KILLED, others={"siblings": (sibling(says, **{"start": 0, "end": 2, **facts}),)}
    )
    assert bool(told("parts-say-the-same", on)) == fires


@pytest.mark.parametrize(
    ("says", "others", "fires"),
    [
        ("40,000", ("40",), True),
        ("40", ("41,000",), True),
        ("40 million", ("40",), True),
        ("at least 40,000", ("40", "55", "about 60"), True),
        ("20,000", ("40",), False),
        ("40,000", ("40", "39,000"), False),
        ("40", ("55", "60"), False),
        ("40,000", ("dozens",), False),
        ("40,000", (), False),
        ("40,000", ("0",), False),
    ],
)
def test_zeros_too_many_stand_out_from_the_neighbours(says: str, others: tuple[str, ...], fires: bool):
    on = subject(TEXT, says=says, quantity=SENT, others={"neighbours": tuple(map(other, others))})
    assert bool(told("thousandfold", on)) == fires


@pytest.mark.parametrize(
    "facts",
    [{"change": "additional"}, {"unit": "item"}, {"period": "2025-07-01"}, {"says": "40 out of 50"}],
)
def test_what_is_not_alike_is_no_neighbour(facts: dict[str, Any]):
    far = other(facts.pop("says", "40"), **facts)
    on = subject(TEXT, says="40,000", quantity=SENT, period="2024", others={"neighbours": (far,)})
    assert not told("thousandfold", on)


@pytest.mark.parametrize(
    ("says", "earlier", "facts", "fires"),
    [
        ("30", "40", {}, True),
        ("30", "at least 40", {}, True),
        ("at most 30", "40", {"as_of": "2025-06"}, True),
        ("40", "30", {}, False),
        ("about 40", "41", {}, False),
        ("at least 30", "40", {}, False),
        ("30", "40", {"published": "2025-07-12"}, False),
        ("30", "40", {"published": ""}, False),
        ("30", "40", {"change": "additional"}, False),
        ("30", "40", {"modality": "projected"}, False),
        ("30", "40", {"unit": "item"}, False),
        ("50", "40", {"published": "2025-08-01"}, True),
        ("40", "50", {"published": "2025-08-01"}, False),
    ],
)
def test_a_running_total_doesn_t_fall(says: str, earlier: str, facts: dict[str, Any], fires: bool):
    on = subject(TEXT, says=says, quantity=KILLED, others={"neighbours": (other(earlier, **facts),)})
    assert bool(told("cumulative-falls", on)) == fires


def test_what_is_no_running_total_may_fall_and_so_may_what_was_corrected():
    neighbours = {"neighbours": (other("40"),)}
    assert not told("cumulative-falls", subject(TEXT, says="30", quantity=SENT, others=neighbours))
    assert not told("cumulative-falls", subject(TEXT, says="30", others=neighbours))
    links = (ClaimLinkRecord("c2", "corrects", "in_text"),)
    assert not told(
        "cumulative-falls", subject(TEXT, says="30", quantity=KILLED, links=links, others=neighbours)
    )
    planned = subject(TEXT, says="30", quantity=KILLED, modality="planned", others=neighbours)
    assert not told("cumulative-falls", planned)


@pytest.mark.parametrize(
    ("kind", "published", "fires"),
    [
        ("derived_from", "2025-08-01", True),
        ("derived_from", "2025-07-12", False),
        ("derived_from", "2025", False),
        ("derived_from", "", False),
        ("same_statement", "2025-08-01", False),
    ],
)
def test_a_claim_older_than_what_it_derives_from_is_told(kind: str, published: str, fires: bool):
    links = (ClaimLinkRecord("c2", kind, "editor"),)
    on = subject(TEXT, links=links, linked={"c2": other("40", published=published)})
    assert bool(told("older-than-its-origin", on)) == fires
    assert not told("older-than-its-origin", subject(TEXT, links=links))

"""What the reader proposes is a piece of a bundle: the format takes it, and its words are where it says."""

import json
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as some

from claims.bundles.format import AttributionPart, ClaimPart, MentionPart, SourcePart
from claims.domain.amounts import Amount, Comparator
from claims.domain.reading.bundled import proposals_of, source_name
from claims.domain.reading.proposals import Credit, NumberRead, Place, Proposal, Reading, Reason, Voice
from claims.domain.reading.reader import read_article
from claims.domain.terms import Scope
from sources.domain.terms import Anonymity, SourceKind

TEXT = "In 2024, at least 40 of the 60 boats sank,\nthe  harbour office told Velpress."
WHOLE = Place(0, len(TEXT))


def place(words: str) -> Place:
    start = TEXT.index(words)
    return Place(start, start + len(words))


OFFICE = Voice(
    place("the  harbour office"),
    place("the  harbour office"),
    place("told"),
    kind=SourceKind.OFFICE,
    anonymity=Anonymity.NAMED,
)
VELPRESS = Voice(place("Velpress"), place("Velpress"))
FORTY = NumberRead(
    place("40"),
    Amount(Comparator.AT_LEAST, lower=Decimal(40), out_of=Decimal(60)),
    unit="boat",
    comparator=place("at least"),
    counted=place("boats"),
    out_of_words=place("60"),
    period="2024",
    period_words=place("In 2024"),
)


def pieces(*chains: Credit, ignored: tuple[NumberRead, ...] = (), units=("boat",)) -> list[dict]:
    reading = Reading((Proposal(FORTY, WHOLE, chains, why="because"),), ignored)
    return [piece for _, piece in proposals_of(reading, TEXT, units=units)]


def accepted(piece: dict) -> None:
    """Check that the format takes every part of the piece."""
    for name, part in (
        ("claims", ClaimPart),
        ("attributions", AttributionPart),
        ("mentions", MentionPart),
        ("sources", SourcePart),
    ):
        for said in piece.get(name, ()):
            part.model_validate_json(json.dumps(said))


def test_a_claim_is_proposed_with_its_words_and_its_chain():
    (piece,) = pieces(Credit((OFFICE, VELPRESS)))
    accepted(piece)
    (claim,) = piece["claims"]
    assert (claim["comparator"], claim["lower"], claim["out_of"], claim["unit"]) == (
        "at_least",
        "40",
        "60",
        "boat",
    )
    assert claim["words"]["period"] == {"start": 0, "end": 7}
    assert claim["period"] == "2024"
    (attribution,) = piece["attributions"]
    assert [link["source"] for link in attribution["links"]] == ["harbour office", "Velpress"]
    assert claim["attributions"] == [{"id": attribution["id"], "scope": "explicit"}]
    assert piece["sources"][0] == {"name": "harbour office", "kind": "office"}
    assert (piece["confidence"], piece["why"]) == ("likely", "because")


def test_an_unclear_credit_is_proposed_as_unclear():
    (piece,) = pieces(Credit((OFFICE,), scope=Scope.AMBIGUOUS))
    assert piece["claims"][0]["attributions"][0]["scope"] == "ambiguous"
    assert piece["attributions"][0]["links"][0]["source"] == "harbour office"


def test_what_goes_without_saying_is_left_out():
    (piece,) = pieces()
    assert piece["attributions"] == piece["sources"] == []
    assert piece["claims"][0].keys().isdisjoint({"change", "modality", "prominence", "attributions", "point"})


def test_a_unit_that_isnt_stored_is_left_to_the_words():
    (piece,) = pieces(units=())
    assert "unit" not in piece["claims"][0]


def test_who_isnt_identified_has_words_and_no_source():
    reports = Voice(place("told"), place("told"), place("told"), is_identified=False)
    (piece,) = pieces(Credit((reports,)))
    (link,) = piece["attributions"][0]["links"]
    assert "source" not in link
    assert "words" in link
    assert piece["sources"] == []


def test_one_chain_has_one_name_whatever_it_credits():
    (once,) = pieces(Credit((OFFICE, VELPRESS)))
    (again,) = pieces(Credit((OFFICE, VELPRESS), scope=Scope.CARRIED))
    (other,) = pieces(Credit((OFFICE,)))
    names = [piece["attributions"][0]["id"] for piece in (once, again, other)]
    assert names[0] == names[1] != names[2]


def test_the_same_chain_twice_stands_once():
    (piece,) = pieces(Credit((OFFICE,)), Credit((OFFICE,), scope=Scope.CARRIED))
    assert len(piece["attributions"]) == len(piece["claims"][0]["attributions"]) == 1


@pytest.mark.parametrize(
    ("words", "reason", "fate", "why"),
    [
        ("60", Reason.DENOMINATOR, "part_of_claim", "part of “60”"),
        ("2024", Reason.DATE, "part_of_claim", "part of “In 2024”"),
        ("sank", Reason.DATE, "date", "part of a date"),
        ("sank", Reason.SOURCE_PART, "source_part", "part of a source’s name"),
        ("sank", Reason.IDIOM, "dismissed", "a figure of speech"),
    ],
)
def test_a_number_that_is_no_claim_is_proposed_with_its_fate(words, reason, fate, why):
    number = NumberRead(place(words), Amount(Comparator.VAGUE), reason=reason)
    piece = next(each for each in pieces(ignored=(number,)) if "mentions" in each)
    accepted(piece)
    assert (piece["mentions"][0]["fate"], piece["mentions"][0]["reason"]) == (fate, why)


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("the  harbour office", "harbour office"),
        ("Velpress", "Velpress"),
        ("boats sank,\nthe", "boats sank, the"),
    ],
)
def test_a_source_is_called_by_its_words_on_one_line_without_the_article(words, name):
    assert source_name(Voice(place(words), place(words)), TEXT) == name


PIECES = [
    *(
        "At least 40 ",
        "boats sank",
        ", the mayor said",
        ". ",
        "In 2024 ",
        "“",
        "”",
        "\n",
        "a third of ",
        "5 %",
    ),
    *("according to ", "Ann Lee", " told Velpress", "up to ", "$3 million", "1.5", "٣", "½", "é", " (12) "),
]


@pytest.mark.property
@given(some.lists(some.sampled_from(PIECES), max_size=30).map("".join))
def test_whatever_is_read_the_format_takes(text):
    found = proposals_of(read_article(text, "2025-07-12"), text, units=("boat", "person"))
    assert [at for at, _ in found] == sorted({at for at, _ in found})
    for at, piece in found:
        accepted(piece)
        (said,) = piece.get("claims") or piece["mentions"]
        assert (said["start"], said["end"], said["number"]) == (*at, at.of(text))

"""What is proposed comes back as records that say the same; what isn't a proposal is told in words."""

import json
from copy import deepcopy
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

from claims.domain.amounts import Amount
from claims.domain.proposed import MalformedProposal, Proposed, proposed_of
from claims.domain.reading.bundled import proposals_of, source_name
from claims.domain.reading.proposals import Credit, NumberRead, Place, Proposal, Reading, Voice
from claims.domain.reading.reader import read_article
from claims.domain.records import AttributionRecord, ClaimRecord, LinkRecord
from sources.domain.texts import is_inside_number
from tests.claims.domain.reading.test_bundled import PIECES

SEED = Path("fixtures/bundles/lavrov-wonsan/article.txt")
UNITS = ("boat", "person", "soldier", "round", "drone", "missile")
TEXT = (
    "About 40 to 50 boats sank in May, at least a dozen of the 60 crews being lost, the harbour office told"
    " Velpress on Monday. It denied that 7 % more would follow. The office moved here in 2019."
)


def read(text: str) -> tuple[Reading, list[tuple[Place, dict[str, Any]]]]:
    reading = read_article(text, "2025-07-12")
    # As the database gives it back.
    return reading, json.loads(json.dumps(proposals_of(reading, text, units=UNITS)))


def proposed(piece: Any, text: str = TEXT, place: tuple[int, int] | None = None) -> Proposed:
    if place is None:
        said = (piece.get("claims") or piece["mentions"])[0]
        place = said["start"], said["end"]
    start, end = place
    return proposed_of(piece, text, article="boats", version=1, start=start, end=end)


def same_claim(claim: ClaimRecord, read: Proposal, text: str) -> None:
    number: NumberRead = read.number
    amount: Amount = number.amount
    assert (claim.start, claim.end) == number.place
    assert claim.amount() == amount
    assert all(Decimal(value) == getattr(amount, name) for name, value in decimals(claim).items())
    assert (claim.change, claim.modality, claim.prominence) == (
        number.change,
        number.modality,
        number.prominence,
    )
    assert set(claim.hedges) == set(number.hedges)
    assert (claim.period, claim.baseline) == (number.period, number.baseline)
    assert claim.unit == (number.unit if number.unit in UNITS else None)
    words = {
        "quote": read.quote,
        "comparator": number.comparator,
        "hedge": number.hedge,
        "counted": number.counted,
        "period": number.period_words,
        "place": number.where,
        "change": number.change_words,
        "baseline": number.baseline_words,
        "out_of": number.out_of_words,
        "margin": number.margin_words,
        "record": number.record,
    }
    assert {span.role: (span.start, span.end) for span in claim.spans} == {
        role: tuple(place) for role, place in words.items() if place is not None
    }
    assert all(text[span.start : span.end] == span.exact for span in claim.spans)


def decimals(claim: ClaimRecord) -> dict[str, str]:
    names = ("point", "lower", "upper", "out_of", "margin", "sample")
    return {name: value for name in names if (value := getattr(claim, name)) is not None}


def same_chain(attribution: AttributionRecord, credit: Credit, text: str) -> None:
    assert attribution.manner == credit.manner
    links = sorted(attribution.links, key=lambda link: link.position)
    for link, voice in zip(links, credit.voices, strict=True):
        same_step(link, voice, text)


def same_step(link: LinkRecord, voice: Voice, text: str) -> None:
    assert link.source == (source_name(voice, text) if voice.is_identified else None)
    assert (link.stance, link.access, link.said_on) == (voice.stance, voice.access, voice.said_on)
    words = {"source": voice.words, "cue": voice.cue, "date": voice.said_on_words}
    assert {span.role: (span.start, span.end) for span in link.spans} == {
        role: tuple(place) for role, place in words.items() if place is not None
    }


def check(text: str) -> None:
    reading, pieces = read(text)
    claims = {tuple(claim.number.place): claim for claim in reading.claims}
    for place, piece in pieces:
        if is_inside_number(text, place[0]) or is_inside_number(text, place[1]):
            claims.pop(tuple(place), None)  # what is cut out of a longer number is never stored
            continue
        said = proposed(piece, text, tuple(place))
        if said.claim is None:
            assert said.fate not in ("undecided", "claim")
            assert said.attributions == said.sources == ()
            continue
        found = claims.pop(tuple(place))
        same_claim(said.claim, found, text)
        assert (said.confidence, said.why) == (found.confidence, found.why)
        by_id = {each.uid: each for each in said.attributions}
        for credit in found.credits:
            (same,) = {uid for uid, each in by_id.items() if each.links and _is_of(each, credit)}
            same_chain(by_id[same], credit, text)
        for voice in (voice for credit in found.credits for voice in credit.voices if voice.is_identified):
            source = said.source(source_name(voice, text))
            assert source.slug == ""
    assert claims == {}


def _is_of(attribution: AttributionRecord, credit: Credit) -> bool:
    places = [(span.start, span.end) for link in attribution.links if (span := link.span("source"))]
    cues = [(span.start, span.end) for link in attribution.links if (span := link.span("cue"))]
    return sorted(places) == sorted(tuple(voice.words) for voice in credit.voices) and sorted(cues) == sorted(
        tuple(voice.cue) for voice in credit.voices if voice.cue
    )


@pytest.mark.parametrize("text", [TEXT, SEED.read_text().rstrip("\n")], ids=["boats", "seed"])
def test_what_is_read_comes_back_the_same(text):
    check(text)


@pytest.mark.property
@given(some.lists(some.sampled_from(PIECES), max_size=30).map("".join))
def test_whatever_is_read_comes_back_the_same(text):
    check(text)


def first(kind: str) -> dict[str, Any]:
    return next(piece for _, piece in read(TEXT)[1] if piece.get(kind) and piece.get("attributions", True))


def changed(kind: str, where: list[str | int], value: Any) -> dict[str, Any]:
    piece: Any = deepcopy(first(kind))
    inner = piece
    for step in where[:-1]:
        inner = inner[step]
    inner[where[-1]] = value
    return piece


WRONG = {
    "words by string": ("claims", ["claims", 0, "words", "counted"], "boats", "“counted” isn’t given"),
    "a quote by string": ("claims", ["claims", 0, "quote"], "About 40", "“quote” isn’t given"),
    "a place that is no number": ("claims", ["claims", 0, "quote", "end"], "9", "doesn’t say where"),
    "a place that is a truth": ("claims", ["claims", 0, "quote", "start"], False, "doesn’t say where"),
    "a place outside": ("claims", ["claims", 0, "quote", "end"], 9999, "doesn't stand at"),
    "a negative place": ("claims", ["claims", 0, "quote", "start"], -300, "doesn't stand at"),
    "no list": ("claims", ["attributions"], {}, "must be a list"),
    "no claim": ("claims", ["claims"], [], "one thing of one number"),
    "a claim and a fate": ("claims", ["mentions"], [{"number": "40"}], "one thing of one number"),
    "an unknown role": ("claims", ["claims", 0, "words", "colour"], {"start": 0, "end": 5}, "colour"),
    "an unknown comparator": ("claims", ["claims", 0, "comparator"], "around", "around"),
    "an unknown hedge": ("claims", ["claims", 0, "hedges"], ["maybe"], "maybe"),
    "an unknown change": ("claims", ["claims", 0, "change"], "sideways", "can’t be “sideways”"),
    "a float": ("claims", ["claims", 0, "lower"], 1.5, "must be words"),
    "an exponent": ("claims", ["claims", 0, "lower"], "1e9", "is no number"),
    "no date": ("claims", ["claims", 0, "period"], "May", "is no date"),
    "a chain of nobody": ("claims", ["attributions", 0, "links"], [], "chains and its sources"),
    "a strange attribution": ("claims", ["attributions", 0, "id"], "other", "belong to each other"),
    "a strange source": ("claims", ["sources", 0, "name"], "Nobody", "belong to each other"),
    "a source of no kind": ("claims", ["sources", 0, "kind"], "ghost", "can’t be “ghost”"),
    "an undecided fate": ("mentions", ["mentions", 0, "fate"], "undecided", "can’t be “undecided”"),
    "another place": ("mentions", ["mentions", 0, "start"], 0, "another place"),
}


@pytest.mark.parametrize(("kind", "where", "value", "words"), WRONG.values(), ids=WRONG)
def test_what_is_no_proposal_is_told(kind, where, value, words):
    said = first(kind)[kind][0]
    with pytest.raises(MalformedProposal) as told:
        proposed(changed(kind, where, value), place=(said["start"], said["end"]))
    assert words in str(told.value)
    assert "by hand" in str(told.value)


@pytest.mark.parametrize("piece", [None, [], "40", 40, {}, {"claims": [None]}, {"claims": 7}])
def test_other_json_is_told_too(piece):
    with pytest.raises(MalformedProposal):
        proposed_of(piece, TEXT, article="boats", version=1, start=6, end=14)

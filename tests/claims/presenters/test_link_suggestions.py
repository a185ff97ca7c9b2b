"""What the tables are asked for suggestions of links: who is held against whom, and who is left out."""

from copy import deepcopy
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from claims.actions import (
    create_attribution,
    create_claim,
    create_quantity,
    decide_link,
    edit_claim,
    merge_quantity,
    move_claim,
    refuse_link,
    undo_link,
)
from claims.domain.records import CreditRecord, QuantityRecord
from claims.domain.review import Move
from claims.models import NumericClaim, Quantity
from claims.presenters.link_suggestions import (
    newest_suggestions,
    pair_of,
    suggestions_for_claim,
    suggestions_on_quantity,
)
from sources.actions import create_source, merge_source
from sources.domain.records import AffiliationRecord, SourceRecord
from sources.models import Source
from tests.claims.actions.linked import QUOTE, Newsrooms, make_newsrooms
from tests.claims.actions.test_linking import seen
from tests.world import approve, attribution_record, claim_record, make_article


@pytest.fixture(scope="module")
def shared_newsrooms(shared_rows: None) -> Newsrooms:
    return make_newsrooms()


@pytest.fixture
def rooms(shared_newsrooms: Newsrooms, db: None) -> Newsrooms:
    return deepcopy(shared_newsrooms)


def pairs(found: list[Any]) -> set[tuple[str, str, str]]:
    return {
        (
            each.start.mention.version.article.slug.partition("-")[0],
            each.suggestion.kind.value,
            each.end.mention.version.article.slug.partition("-")[0],
        )
        for each in found
    }


def print_again(
    rooms: Newsrooms,
    outlet: str,
    *,
    text: str = QUOTE,
    quantity: str = "sunk",
    credited: tuple[str, str, str] | None = None,
    **fields: Any,
) -> NumericClaim:
    """Return the claim of one more article, which credits somebody or nobody."""
    article = make_article(by=rooms.editor, text=text, slug=f"{outlet}-again", outlet=outlet, **fields)
    version = article.versions.get()
    rests_on = ()
    if credited is not None:
        made = create_attribution(content=attribution_record(version, [credited], text), by=rooms.editor)
        rests_on = (CreditRecord(made.uid),)
    content = claim_record(
        version,
        "1,000",
        text.splitlines()[-1],
        comparator="exact",
        point="1000",
        quantity=quantity,
        attributions=rests_on,
    )
    return create_claim(content=content, by=rooms.editor)


ALL = {
    ("tribune", "same_statement", "herald"),
    ("gazette", "same_statement", "herald"),
    ("gazette", "same_statement", "tribune"),
}


def test_each_way_to_ask_finds_the_copies(rooms: Newsrooms):
    herald, tribune, _ = rooms.claims()
    assert pairs(suggestions_for_claim(tribune)) == {pair for pair in ALL if "tribune" in pair}
    assert pairs(suggestions_on_quantity(herald.quantity)) == ALL
    assert pairs(newest_suggestions()) == ALL
    (sentence, *_) = (
        each.sentence
        for found in suggestions_for_claim(tribune)
        for each in found.suggestion.evidence
        if each.why == "paragraphs"
    )
    assert sentence == "The whole text is the same, or nearly."


def test_what_was_decided_is_not_suggested_nor_what_others_tie_together(rooms: Newsrooms):
    herald, tribune, gazette = rooms.claims()
    refuse_link(one=herald, other=gazette, by=rooms.editor)
    assert pairs(newest_suggestions()) == ALL - {("gazette", "same_statement", "herald")}
    decide_link(**seen(gazette, herald), kind="same_statement", by=rooms.editor)
    herald, tribune, gazette = rooms.claims()
    linked = decide_link(**seen(tribune, herald), kind="same_statement", by=rooms.editor).start
    assert newest_suggestions() == [], "the Tribune and the Gazette are tied by the Herald"
    undo_link(start=linked, end=herald, revision=linked.revision, kind="same_statement", by=rooms.editor)
    assert len(newest_suggestions()) == 2


def test_drafts_without_a_quantity_and_withdrawn_claims_are_left_out(rooms: Newsrooms):
    _, tribune, gazette = rooms.claims()
    content = gazette.as_record()
    edit_claim(
        claim=gazette,
        revision=1,
        content=type(content)(**{**vars(content), "quantity": None}),
        by=rooms.editor,
    )
    assert pairs(newest_suggestions()) == {("tribune", "same_statement", "herald")}
    approved = approve(tribune, rooms)  # type: ignore[arg-type]  # editor and reviewer are what it asks
    move_claim(
        claim=approved, move=Move.WITHDRAW, revision=approved.revision, by=rooms.reviewer, reason="Misread."
    )
    assert newest_suggestions() == []
    approved.refresh_from_db()
    assert suggestions_for_claim(approved) == []
    gazette.refresh_from_db()
    assert suggestions_for_claim(gazette) == []


def test_mergers_of_quantities_and_outlets_and_parts_of_a_body_are_followed(rooms: Newsrooms):
    quantity = create_quantity(
        content=QuantityRecord(slug="lost", name="boats lost", unit="boat", statistic="count"),
        by=rooms.editor,
    )
    for slug, name, ties in (
        ("herald-online", "Herald Online", (AffiliationRecord("part_of", "herald"),)),
        ("the-herald-site", "herald.example", ()),
    ):
        create_source(
            content=SourceRecord(slug=slug, name=name, kind="outlet", affiliations=ties), by=rooms.editor
        )
    citing = print_again(
        rooms,
        "gazette",
        text="1,000 boats were lost, herald.example reported.",
        quantity="lost",
        credited=("the-herald-site", "herald.example", "reported"),
        published="2025-07-05",
    )
    assert pairs(suggestions_for_claim(citing)) == set()
    sunk = Quantity.objects.get(slug="sunk")
    merge_quantity(quantity=quantity, into=sunk, revision=1, by=rooms.editor, reason="One thing.")
    assert ("gazette", "derived_from", "herald") not in pairs(suggestions_for_claim(citing))
    site, online = (Source.objects.get(slug=slug) for slug in ("the-herald-site", "herald-online"))
    merge_source(source=site, into=online, revision=1, by=rooms.editor, reason="One outlet.")
    found = {each.end.mention.version.article.slug: each.suggestion for each in suggestions_for_claim(citing)}
    credited = found["herald-boats"]
    assert (credited.kind, credited.basis) == ("derived_from", "in_text")
    assert credited.evidence[0].sentence == (
        "Its chain names Herald Online, and the other was printed by Herald."
    )


def test_datelines_and_broader_quantities_are_read(rooms: Newsrooms):
    for slug, name, kind in (("ap", "Associated Press", "news_agency"),):
        create_source(content=SourceRecord(slug=slug, name=name, kind=kind), by=rooms.editor)
    create_quantity(
        content=QuantityRecord(
            slug="big", name="big boats sunk", unit="boat", statistic="count", broader="sunk"
        ),
        by=rooms.editor,
    )
    first = print_again(
        rooms, "gazette", text="CAPE TOWN (AP) — 1,000 ships went down.", published="2025-08-01"
    )
    second = print_again(
        rooms, "tribune", text="LIMA (AP) — Down went 1,000.", quantity="big", published="2025-08-02"
    )
    for claim in (first, second):
        (found,) = (
            each for each in suggestions_for_claim(claim) if {each.start, each.end} == {first, second}
        )
        said = [each.sentence for each in found.suggestion.evidence]
        assert said[0] == "Both carry the dateline (Associated Press)."
        assert "The other counts something broader." in said


def test_a_pair_asked_for_by_name_is_shown_whatever_speaks_for_it(rooms: Newsrooms):
    herald, *_ = rooms.claims()
    other = print_again(rooms, "gazette", text="Nearly 1,000?", published="2020")
    pair = pair_of(herald, other)
    assert pair is not None
    assert pair.suggestion is None
    assert {pair.start, pair.end} == {herald, other}


def test_the_number_of_queries_is_constant(rooms: Newsrooms):
    def cost() -> list[int]:
        counts = []
        herald = rooms.claims()[0]
        for ask in (
            lambda: suggestions_for_claim(herald),
            lambda: suggestions_on_quantity(herald.quantity),
            newest_suggestions,
        ):
            with CaptureQueriesContext(connection) as asked:
                assert ask()
            counts.append(len(asked))
        return counts

    before = cost()
    for slug in ("courier", "mirror"):
        create_source(content=SourceRecord(slug=slug, name=slug.title(), kind="outlet"), by=rooms.editor)
        print_again(rooms, slug, text=f"{QUOTE}\nAgain: {QUOTE}")
    assert cost() == before == [19, 15, 14]

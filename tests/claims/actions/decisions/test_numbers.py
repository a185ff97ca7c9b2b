"""What is proposed is stored as it stands, refused, or stored as an editor typed it."""

from dataclasses import replace

import pytest

from claims.actions import (
    accept_number,
    create_quantity,
    decide_mention,
    move_claim,
    refuse_number,
    store_number,
    write_mentions,
)
from claims.domain.drafts import DraftAttribution
from claims.domain.records import AttributionRecord, ClaimRecord, LinkRecord, QuantityRecord, SpanRecord
from claims.domain.review import Move
from claims.models import Attribution, MentionList, NumericClaim, Quantity
from newsledger.ledger.models import LedgerEntry
from newsledger.refusals import StaleRevision
from sources.actions import create_source, merge_source
from sources.domain.records import SourceRecord
from sources.models import Source, SourceAlias
from tests.claims.actions.decisions.desk import Desk
from tests.refusals import refused

BOATS = QuantityRecord(slug="", name="boats sunk", unit="boat", statistic="count")


def chain_of(claim: NumericClaim) -> list[list[str]]:
    rows = Attribution.objects.with_parts().filter(claims=claim).order_by("pk")
    return [
        [link.source.slug if link.source else "" for link in row.links.order_by("position")] for row in rows
    ]


# --- Accepting ---


def test_a_proposed_claim_is_stored_as_it_stands(desk: Desk):
    decided = desk.decide(accept_number, "40")
    (claim,) = decided.claims
    record = claim.as_record()
    assert (record.comparator, record.lower, record.period) == ("at_least", "40", "2025-07-07")
    assert (record.review, record.quantity, record.created_by) == ("draft", None, "editor")
    assert record.proposed_by.startswith("reader")
    assert record.accepted_as_is
    assert {span.role: span.exact for span in record.spans} == {
        "quote": "At least 40 boats sank on Monday, the harbour office told Velpress.",
        "comparator": "At least",
        "counted": "boats",
        "period": "on Monday",
    }
    assert chain_of(claim) == [["harbour-office", "velpress"]]
    assert Source.objects.get(slug="harbour-office").kind == "office"
    mention = desk.mention("40")
    assert (mention.fate, mention.proposal) == ("claim", None)
    assert (decided.decision.verb, decided.decision.by, decided.is_repeat) == ("accepted", desk.editor, False)
    entries = LedgerEntry.objects.filter(
        number__range=(decided.decision.first_entry, decided.decision.last_entry)
    ).order_by("number")
    kinds = [entry.record.partition("/")[0] for entry in entries]
    assert kinds == ["source", "source", "attribution", "mentions", "claim"]


def test_a_number_that_is_no_claim_gets_the_fate_that_is_proposed(desk: Desk):
    decided = desk.decide(accept_number, "2019")
    mention = desk.mention("2019")
    assert (mention.fate, mention.reason, mention.proposal) == ("date", "part of a date", None)
    assert decided.claims == ()


def test_the_same_words_are_credited_once(desk: Desk):
    desk.decide(accept_number, "12")
    desk.decide(accept_number, "7")
    twelve, seven = desk.claim("12"), desk.claim("7")
    assert [credit.attribution for credit in twelve.credits.all()] == [
        credit.attribution for credit in seven.credits.all()
    ]
    assert Attribution.objects.count() == 1


def test_a_name_that_is_known_is_the_source_that_has_it_whatever_it_was_merged_into(desk: Desk):
    said = SourceRecord(slug="", name="The Harbour Office", kind="office")
    office = create_source(content=replace(said, name="Harbour office"), by=desk.editor)
    ministry = create_source(
        content=SourceRecord(slug="ministry", name="Ministry", kind="office"), by=desk.editor
    )
    merge_source(source=office, into=ministry, revision=office.revision, by=desk.editor, reason="The same.")
    (claim,) = desk.decide(accept_number, "40").claims
    assert chain_of(claim) == [["ministry", "velpress"]]


def test_a_source_can_be_chosen_for_a_name_and_keep_it_as_a_spelling(desk: Desk):
    create_source(content=SourceRecord(slug="port", name="Port Authority", kind="office"), by=desk.editor)
    (claim,) = desk.decide(
        accept_number, "40", sources={"harbour office": "port"}, spellings=["harbour office"]
    ).claims
    assert chain_of(claim) == [["port", "velpress"]]
    assert claim.accepted_as_is
    assert SourceAlias.objects.get(name="harbour office").source.slug == "port"
    assert not Source.objects.filter(slug="harbour-office").exists()


def test_a_spelling_of_another_source_is_refused_in_words(desk: Desk):
    create_source(content=SourceRecord(slug="port", name="Port Authority", kind="office"), by=desk.editor)
    create_source(content=SourceRecord(slug="office", name="Harbour Office", kind="office"), by=desk.editor)
    with refused("spellings", "“harbour office” is a spelling of “Harbour Office” (office) already"):
        desk.decide(accept_number, "40", sources={"harbour office": "port"}, spellings=["harbour office"])


@pytest.mark.parametrize(
    ("said", "field", "words"),
    [
        ({"sources": {"harbour office": "nowhere"}}, "sources", "no source “nowhere”"),
        ({"sources": {"Somebody": "port"}}, "sources", "Nobody is called “Somebody”"),
        ({"spellings": ["Somebody"]}, "spellings", "Nobody is called “Somebody”"),
        ({"quantity": "nothing"}, "quantity", "no quantity “nothing”"),
        ({"quantity": "boats", "new_quantity": BOATS}, "quantity", "not both"),
    ],
)
def test_what_isnt_there_is_refused_and_nothing_is_written(desk: Desk, said, field, words):
    with refused(field, words):
        desk.decide(accept_number, "40", **said)


def test_what_is_counted_is_chosen_or_made_and_changes_nothing_of_what_is_proposed(desk: Desk):
    (claim,) = desk.decide(accept_number, "40", new_quantity=BOATS).claims
    assert (claim.quantity.slug, claim.unit, claim.accepted_as_is) == ("boats-sunk", None, True)
    (claim,) = desk.decide(accept_number, "30", quantity="boats-sunk").claims
    assert claim.quantity.slug == "boats-sunk"


def test_what_is_decided_is_not_accepted_again(desk: Desk):
    desk.decide(accept_number, "40")
    with refused("number", "Nothing is proposed for “40”"):
        desk.decide(accept_number, "40")


def test_a_proposal_that_cant_be_read_is_told(desk: Desk):
    listed = MentionList.objects.get(version=desk.version)
    by_string = {"claims": [{**desk.mention("40").proposal["claims"][0], "quote": "At least 40 boats"}]}
    mentions = [
        replace(each, proposal=by_string) if each.exact == "40" else each
        for each in listed.as_record().mentions
    ]
    write_mentions(
        version=desk.version,
        revision=listed.revision,
        content=replace(listed.as_record(), mentions=tuple(mentions)),
        by=desk.editor,
    )
    with refused("number", "“quote” isn’t given by its parts"):
        desk.decide(accept_number, "40")


# --- Refusing ---


def test_a_number_is_refused_with_a_fate_and_a_reason(desk: Desk):
    decided = desk.decide(refuse_number, "40", fate="dismissed", reason="a figure of speech")
    mention = desk.mention("40")
    assert (mention.fate, mention.reason, mention.proposal) == ("dismissed", "a figure of speech", None)
    assert decided.decision.verb == "refused"


@pytest.mark.parametrize("fate", ["undecided", "claim", "nonsense", ""])
def test_a_number_is_refused_as_something_only(desk: Desk, fate):
    with refused("fate"):
        desk.decide(refuse_number, "40", fate=fate)


def test_refusing_what_one_stored_oneself_takes_it_out_with_all_that_was_made_for_it(desk: Desk):
    desk.decide(accept_number, "40", new_quantity=BOATS)
    desk.decide(refuse_number, "40", fate="dismissed")
    assert not NumericClaim.objects.exists()
    assert not Attribution.objects.exists()
    assert not Quantity.objects.exists()
    assert [source.slug for source in Source.objects.all()] == ["northern-post"]
    newest = LedgerEntry.objects.filter(record__startswith="claim/").first()
    assert (newest.action, newest.payload, newest.revision) == ("discarded", "{}", 2)


def test_what_something_else_refers_to_by_now_stays(desk: Desk):
    desk.decide(accept_number, "12")
    desk.decide(accept_number, "7")
    desk.decide(refuse_number, "12", fate="dismissed")
    assert chain_of(desk.claim("7")) == [["ann-lee"]]


def test_what_went_to_review_is_never_taken_out(desk: Desk):
    (claim,) = desk.decide(accept_number, "40", new_quantity=BOATS).claims
    move_claim(claim=claim, move=Move.SUBMIT, revision=1, by=desk.editor)
    with refused(None, "was sent to review by editor"):
        desk.decide(refuse_number, "40", fate="dismissed")
    claim = desk.claim("40")
    move_claim(claim=claim, move=Move.RETURN, revision=2, by=desk.others["reviewer"], reason="No.")
    with refused(None, "was sent to review by editor"):
        desk.decide(refuse_number, "40", fate="dismissed")


def test_what_others_wrote_is_never_taken_out(desk: Desk):
    desk.decide(accept_number, "40")
    with refused(None, "was written by editor too"):
        desk.decide(refuse_number, "40", fate="dismissed", by=desk.others["second"])


def test_what_was_discarded_and_is_stored_again_goes_on_at_the_next_revision(desk: Desk):
    before = desk.decide(accept_number, "40").claims[0].uid
    desk.decide(refuse_number, "40", fate="dismissed")
    desk.decide(store_number, "40", claim=typed(desk, "40"), attributions=())
    claim = desk.claim("40")
    assert (claim.uid, claim.revision) == (before, 3)


# --- Storing what was typed ---


def typed(desk: Desk, words: str, **said) -> ClaimRecord:
    start, end = desk.place(words).values()
    text = desk.version.text
    first, last = text.rfind("\n", 0, start) + 1, text.find("\n", end) if "\n" in text[end:] else len(text)
    fields = {"comparator": "exact", "point": words.replace(",", ""), **said}
    spans = (SpanRecord(first, last, "quote", text[first:last]),)
    return ClaimRecord(uid="", article="", version=0, start=0, end=0, spans=spans, **fields)


def credited(desk: Desk, words: str, cue: str, source: str | None, **said) -> AttributionRecord:
    spans = []
    for role, exact in (("source", words), ("cue", cue)):
        start = desk.version.text.index(exact)
        spans.append(SpanRecord(start, start + len(exact), role, exact))
    return AttributionRecord("", "", 0, links=(LinkRecord(0, source, spans=tuple(spans), **said),))


def test_a_proposal_can_be_mended_with_a_new_source_and_a_new_quantity_on_the_way(desk: Desk):
    decided = desk.decide(
        store_number,
        "40",
        claim=typed(desk, "40", comparator="approx"),
        attributions=[DraftAttribution(content=credited(desk, "the harbour office", "told", "new-1"))],
        new_sources={"new-1": SourceRecord("", "Harbour Office of Vel", "office")},
        new_quantity=BOATS,
    )
    claim = desk.claim("40")
    assert (claim.comparator, claim.point, claim.quantity.slug) == ("approx", 40, "boats-sunk")
    assert (claim.accepted_as_is, claim.proposed_by[:6], decided.decision.verb) == (False, "reader", "edited")
    assert chain_of(claim) == [["harbour-office-of-vel"]]


def test_a_new_source_that_is_there_by_now_is_that_one(desk: Desk):
    create_source(content=SourceRecord("office", "Harbour Office", "office"), by=desk.others["second"])
    desk.decide(
        store_number,
        "40",
        claim=typed(desk, "40"),
        attributions=[DraftAttribution(content=credited(desk, "the harbour office", "told", "new-1"))],
        new_sources={"new-1": SourceRecord("", "harbour  office", "office")},
    )
    assert chain_of(desk.claim("40")) == [["office"]]


def test_what_is_typed_as_it_was_proposed_was_accepted(desk: Desk):
    proposed = desk.decide(accept_number, "40").claims[0].as_record()
    attribution = Attribution.objects.with_parts().get().as_record()
    desk.undo()
    decided = desk.decide(
        store_number,
        "40",
        claim=proposed,
        attributions=[DraftAttribution(content=replace(attribution, uid=""), scope="explicit")],
        new_sources={
            "harbour-office": SourceRecord("", "harbour office", "office"),
            "velpress": SourceRecord("", "Velpress", "organisation"),
        },
    )
    assert decided.claims[0].accepted_as_is
    assert decided.decision.verb == "accepted"
    assert chain_of(decided.claims[0]) == [["harbour-office", "velpress"]]


def test_words_nobody_marked_become_a_claim_by_hand_and_what_was_proposed_across_them_goes(desk: Desk):
    words = "30 of them"
    decided = desk.decide(store_number, words, claim=typed(desk, words, point="30"), attributions=())
    claim = desk.claim(words)
    assert (claim.proposed_by, claim.accepted_as_is, decided.decision.verb) == ("", False, "added")
    assert not desk.version.mentions.filter(**desk.place("30")).exists()


def test_a_stored_claim_is_edited_and_what_was_made_for_it_alone_goes(desk: Desk):
    desk.decide(accept_number, "12")
    office = create_source(content=SourceRecord("office", "Harbour Office", "office"), by=desk.editor)
    content = desk.claim("12").as_record()
    decided = desk.decide(
        store_number,
        "12",
        claim=replace(content, point="13"),
        attributions=[DraftAttribution(content=credited(desk, "the harbour office", "told", office.slug))],
    )
    claim = desk.claim("12")
    assert (claim.point, claim.revision, claim.accepted_as_is) == (13, 2, False)
    assert chain_of(claim) == [["office"]]
    assert not Source.objects.filter(slug="ann-lee").exists()
    assert decided.decision.verb == "edited"


def test_saying_what_is_counted_leaves_a_claim_as_it_was_accepted(desk: Desk):
    desk.decide(accept_number, "12")
    claim = desk.claim("12")
    quantity = create_quantity(content=replace(BOATS, slug="crews", name="crews missing"), by=desk.editor)
    shared = [DraftAttribution(uid=claim.credits.get().attribution.uid)]
    desk.decide(
        store_number, "12", claim=replace(claim.as_record(), quantity=quantity.slug), attributions=shared
    )
    assert desk.claim("12").accepted_as_is
    desk.decide(store_number, "12", claim=replace(claim.as_record(), modality="planned"), attributions=shared)
    assert not desk.claim("12").accepted_as_is


def test_an_attribution_is_changed_at_the_revision_that_was_seen(desk: Desk):
    desk.decide(accept_number, "12")
    desk.decide(accept_number, "7")
    claim = desk.claim("12")
    row = claim.credits.get().attribution
    content = Attribution.objects.with_parts().get(pk=row.pk).as_record()
    denied = replace(content, links=tuple(replace(link, stance="denies") for link in content.links))
    said = {"claim": claim.as_record(), "attributions": [DraftAttribution(row.uid, 1, denied)]}
    desk.decide(store_number, "12", **said)
    assert Attribution.objects.get().links.get().stance == "denies"
    with refused(None, "changed by someone else", error=StaleRevision):
        desk.decide(store_number, "7", **{**said, "claim": desk.claim("7").as_record()})


def test_the_same_words_credited_otherwise_are_changed_where_they_stand(desk: Desk):
    desk.decide(accept_number, "12")
    content = Attribution.objects.with_parts().get().as_record()
    denied = replace(content, links=tuple(replace(link, stance="denies") for link in content.links))
    with refused("attributions", "share that attribution"):
        desk.decide(
            store_number, "7", claim=typed(desk, "7"), attributions=[DraftAttribution(content=denied)]
        )


def test_a_chain_whose_words_were_changed_is_not_taken_for_the_one_it_was(desk: Desk):
    desk.decide(accept_number, "12")
    claim = desk.claim("12")
    row = claim.credits.get().attribution
    moved = credited(desk, "Ann Lee", "were missing", "ann-lee")
    desk.decide(
        store_number, "12", claim=claim.as_record(), attributions=[DraftAttribution(row.uid, 1, moved)]
    )
    desk.decide(accept_number, "7")
    seven = desk.claim("7").credits.get().attribution
    assert seven.uid != row.uid
    assert {span.exact for span in seven.links.get().spans.all()} == {"Ann Lee", "said"}


def test_what_breaks_a_rule_of_entry_is_refused_and_leaves_no_source(desk: Desk):
    with refused("lower"):
        desk.decide(
            store_number,
            "40",
            claim=typed(desk, "40", lower="7"),
            attributions=[DraftAttribution(content=credited(desk, "the harbour office", "told", "new-1"))],
            new_sources={"new-1": SourceRecord("", "Somebody new", "office")},
        )


def test_places_outside_the_text_are_refused(desk: Desk):
    with refused("number", "no such words"):
        desk.decide(refuse_number, "40", start=5000, end=5002, mark="", fate="date")


def test_a_decision_elsewhere_in_the_newsroom_is_seen_as_well(desk: Desk):
    seen = desk.seen("40")
    decide_mention(version=desk.version, **desk.place("40"), fate="dismissed", by=desk.others["second"])
    with refused("number", "isn’t as it was shown any more", error=StaleRevision):
        desk.decide(accept_number, "40", **seen)

"""Each rule of entry from both sides: what keeps it stands, what breaks it is refused by its part."""

from dataclasses import replace

import pytest

from claims.domain.anchors import find_words
from claims.domain.entry import BadEntry, check_attribution, check_claim, check_mentions
from claims.domain.records import (
    AttributionRecord,
    ClaimLinkRecord,
    ClaimRecord,
    CreditRecord,
    LinkRecord,
    MentionRecord,
    MentionsRecord,
    SpanRecord,
)

TEXT = (
    "🚀 “An estimated 4,000 soldiers, or 4.5%, have been killed”, officials said, according to TASS."
    " Reports differ."
)


def span(role, words, occurrence=None):
    start, end = find_words(TEXT, words, occurrence=occurrence)
    return SpanRecord(start, end, role, words)


QUOTE = span("quote", "An estimated 4,000 soldiers, or 4.5%, have been killed")
HEDGE = span("hedge", "estimated")
START, END = find_words(TEXT, "4,000")
CLAIM = ClaimRecord(
    uid="c1",
    article="x",
    version=1,
    start=START,
    end=END,
    comparator="exact",
    point="4000",
    spans=(QUOTE, HEDGE),
)
OFFICIALS = LinkRecord(0, "officials", spans=(span("source", "officials"), span("cue", "said")))
TASS = LinkRecord(1, "tass", spans=(span("source", "TASS"), span("cue", "according to")))
ATTRIBUTION = AttributionRecord("a1", "x", 1, links=(OFFICIALS, TASS))
MENTION = MentionRecord(START, END, "4,000")


def claim(**changes):
    return replace(CLAIM, **changes)


TAKEN = {
    "as it is": claim(),
    "no hedge": claim(hedges=()),
    "known hedges": claim(hedges=("estimated", "unverified")),
    "a second part": claim(part=2),
    "a draft without quantity": claim(quantity=None, review="draft"),
    "a quantity in review": claim(quantity="soldiers", review="in_review"),
    "a quote that is the number itself": claim(spans=(SpanRecord(START, END, "quote", "4,000"),)),
    "words beside the quote": claim(spans=(QUOTE, span("as_of", "Reports"))),
    "two credits": claim(attributions=(CreditRecord("a1"), CreditRecord("a2", "carried"))),
    "two links to one claim": claim(
        links=(ClaimLinkRecord("c2", "derived_from", "editor"), ClaimLinkRecord("c2", "updates", "editor"))
    ),
    "confirmed in the text": claim(links=(ClaimLinkRecord("c2", "confirms", "in_text"),)),
    "disputed in the text": claim(links=(ClaimLinkRecord("c2", "disputes", "in_text"),)),
    "a bound": claim(comparator="at_least", point=None, lower="4000"),
    "no number at all": claim(comparator="vague", point=None),
}


@pytest.mark.parametrize("name", TAKEN)
def test_a_claim_by_the_rules_stands(name):
    check_claim(TAKEN[name], TEXT)


REFUSED = {
    "exact without a point": (claim(point=None), "point"),
    "at least with an upper bound": (claim(comparator="at_least", point=None, lower="1", upper="2"), "upper"),
    "a range turned round": (claim(comparator="range", point=None, lower="2", upper="1"), "lower"),
    "vague with a number": (claim(comparator="vague"), "point"),
    "a comparator nobody knows": (claim(comparator="roughly"), "comparator"),
    "a number that is none": (claim(point="NaN"), "point"),
    "a number that isn't canonical": (claim(point="4000.0"), "point"),
    "a margin on a bound": (claim(comparator="at_least", point=None, lower="1", margin="1"), "margin"),
    "an unknown hedge": (claim(hedges=("estimated", "perhaps")), "hedges"),
    "part nought": (claim(part=0), "part"),
    "a number before the text": (claim(start=-1), "number"),
    "a number behind the text": (claim(end=len(TEXT) + 1), "number"),
    "an empty number": (claim(end=START), "number"),
    "a number turned round": (claim(start=END, end=START), "number"),
    "a number cut in front": (claim(start=START + 2), "number"),
    "a number cut behind": (claim(end=START + 1), "number"),
    "no quote": (claim(spans=(HEDGE,)), "quote"),
    "no words at all": (claim(spans=()), "quote"),
    "a number outside the quote": (claim(spans=(span("quote", "Reports differ."),)), "number"),
    "a number that leaves the quote": (
        claim(spans=(SpanRecord(QUOTE.start, END - 1, "quote", TEXT[QUOTE.start : END - 1]),)),
        "number",
    ),
    "words that don't stand there": (claim(spans=(QUOTE, replace(HEDGE, exact="Estimated"))), "hedge"),
    "words one place off": (
        claim(spans=(QUOTE, replace(HEDGE, start=HEDGE.start + 1, end=HEDGE.end + 1))),
        "hedge",
    ),
    "words counted in UTF-16": (
        claim(spans=(SpanRecord(QUOTE.start + 1, QUOTE.end + 1, "quote", QUOTE.exact),)),
        "quote",
    ),
    "words behind the text": (claim(spans=(QUOTE, SpanRecord(900, 909, "hedge", "estimated"))), "hedge"),
    "words before the text": (claim(spans=(QUOTE, SpanRecord(-2, -1, "hedge", "r"))), "hedge"),
    "empty words": (claim(spans=(QUOTE, SpanRecord(5, 5, "hedge", ""))), "hedge"),
    "words in a link's role": (claim(spans=(QUOTE, span("cue", "said"))), "cue"),
    "words in no role": (claim(spans=(QUOTE, span("noun", "soldiers"))), "noun"),
    "two quotes": (claim(spans=(QUOTE, span("quote", "Reports differ."))), "words"),
    "no quantity in review": (claim(quantity=None, review="in_review"), "quantity"),
    "no quantity when approved": (claim(quantity=None, review="approved"), "quantity"),
    "one credit twice": (
        claim(attributions=(CreditRecord("a1"), CreditRecord("a1", "carried"))),
        "attributions",
    ),
    "one link twice": (
        claim(
            links=(ClaimLinkRecord("c2", "updates", "editor"), ClaimLinkRecord("c2", "updates", "machine"))
        ),
        "links",
    ),
    "a link to itself": (claim(links=(ClaimLinkRecord("c1", "updates", "editor"),)), "links"),
    "confirmed by an editor": (claim(links=(ClaimLinkRecord("c2", "confirms", "editor"),)), "links"),
    "disputed by the program": (claim(links=(ClaimLinkRecord("c2", "disputes", "machine"),)), "links"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_claim_against_the_rules_is_refused_by_its_part(name):
    refused, field = REFUSED[name]
    with pytest.raises(BadEntry) as refusal:
        check_claim(refused, TEXT)
    assert refusal.value.field == field
    assert str(refusal.value)


def chain(*links):
    return replace(ATTRIBUTION, links=links)


UNIDENTIFIED = LinkRecord(0, None, spans=(span("source", "Reports"),))


@pytest.mark.parametrize(
    "links",
    [
        (OFFICIALS, TASS),
        (replace(TASS, position=0),),
        (OFFICIALS, replace(TASS, position=0)),
        (TASS, OFFICIALS),
        (UNIDENTIFIED,),
        (replace(OFFICIALS, spans=()),),
        (replace(OFFICIALS, spans=(*OFFICIALS.spans, span("date", "differ"))),),
    ],
    ids=["two steps", "one", "joint", "any order", "unidentified", "without words", "dated"],
)
def test_an_attribution_by_the_rules_stands(links):
    check_attribution(chain(*links), TEXT)


@pytest.mark.parametrize(
    ("links", "field"),
    [
        ((), "links"),
        ((TASS,), "links"),
        ((OFFICIALS, replace(TASS, position=2)), "links"),
        ((replace(OFFICIALS, position=-1), replace(TASS, position=0)), "links"),
        ((LinkRecord(0, None),), "links"),
        ((LinkRecord(0, None, spans=(span("cue", "said"),)),), "links"),
        ((replace(OFFICIALS, spans=(QUOTE,)),), "quote"),
        ((replace(OFFICIALS, spans=(replace(OFFICIALS.spans[0], exact="Officials"),)),), "source"),
        ((replace(OFFICIALS, spans=(span("cue", "said"), span("cue", "according to"))),), "words"),
    ],
    ids=[
        "none",
        "no origin",
        "a gap",
        "before the origin",
        "nobody",
        "nobody with a cue",
        "a claim's role",
        "other words",
        "two cues",
    ],
)
def test_an_attribution_against_the_rules_is_refused_by_its_part(links, field):
    with pytest.raises(BadEntry) as refusal:
        check_attribution(chain(*links), TEXT)
    assert refusal.value.field == field


@pytest.mark.parametrize(
    "mentions",
    [
        (),
        (MENTION,),
        (replace(MENTION, fate="claim"), MentionRecord(*find_words(TEXT, "4.5"), "4.5", "dismissed", "why")),
        (replace(MENTION, proposal={"comparator": "exact"}),),
    ],
    ids=["none", "undecided", "decided", "proposed"],
)
def test_mentions_by_the_rules_stand(mentions):
    check_mentions(MentionsRecord("x", 1, mentions), TEXT)


@pytest.mark.parametrize(
    "mentions",
    [
        (MENTION, replace(MENTION, fate="claim")),
        (replace(MENTION, exact="5,000"),),
        (replace(MENTION, start=START + 1, end=END + 1),),
        (replace(MENTION, start=-1),),
        (MentionRecord(5, 5, ""),),
        (MentionRecord(900, 905, "4,000"),),
        (replace(MENTION, fate="dismissed", proposal={"comparator": "exact"}),),
    ],
    ids=[
        "twice",
        "other words",
        "one place off",
        "before the text",
        "empty",
        "behind the text",
        "decided with a proposal",
    ],
)
def test_mentions_against_the_rules_are_refused(mentions):
    with pytest.raises(BadEntry) as refusal:
        check_mentions(MentionsRecord("x", 1, mentions), TEXT)
    assert refusal.value.field == "mentions"

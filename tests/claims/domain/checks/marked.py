"""Claims on a short text, the number between double brackets: "At least [[40]] boats sank, the mayor said."

The quote is the sentence around the number, unless other words are given; words in a role and the steps of chains
are found in the text.
"""

from collections.abc import Mapping
from typing import Any

from claims.domain.amount_words import read_amount
from claims.domain.checks import (
    OtherClaim,
    QuantityFacts,
    SourceFacts,
    Subject,
    UnitFacts,
    check_named,
    passage_of,
)
from claims.domain.decimals import canonical
from claims.domain.reading.text import layout
from claims.domain.records import AttributionRecord, ClaimRecord, CreditRecord, LinkRecord, SpanRecord
from sources.domain.edtf import parse_edtf
from sources.domain.names import name_key

PUBLISHED = "2025-07-12"
PERSON, PERCENT, POINT = (
    UnitFacts("person", "person", "count"),
    UnitFacts("percent", "percent", "ratio"),
    UnitFacts("percentage-point", "percentage point", "ratio"),
)
EURO, DOLLAR, KM = (
    UnitFacts("eur", "euro", "money"),
    UnitFacts("usd", "US dollar", "money"),
    UnitFacts("km", "kilometre", "length"),
)

Step = tuple[str | None, str, str]
"""Slug of a source, its words, its cue."""


def source(name: str, kind: str = "organisation", **facts: Any) -> SourceFacts:
    """A source; its slug is its name in small letters, its body itself."""
    spellings = (name, *facts.pop("aliases", ()))
    return SourceFacts(
        slug=name.lower(),
        name=name,
        kind=kind,
        keys=frozenset(map(name_key, spellings)),
        bodies=frozenset({name, *facts.pop("bodies", ())}),
        **facts,
    )


def counted(
    name: str = "people killed", unit: UnitFacts = PERSON, statistic: str = "count", **facts: Any
) -> QuantityFacts:
    return QuantityFacts(slug=name.replace(" ", "-"), name=name, unit=unit, statistic=statistic, **facts)


def amount_fields(says: str) -> dict[str, Any]:
    """The fields of a claim that says these words: "at least 40"."""
    amount = read_amount(says)
    parts = {name: getattr(amount, name) for name in ("point", "lower", "upper", "out_of", "margin")}
    return {
        "comparator": str(amount.comparator),
        **{name: None if value is None else canonical(value) for name, value in parts.items()},
    }


def chain(text: str, *steps: Step, **fields: Any) -> AttributionRecord:
    """An attribution, origin first; of a step, stance and position can be given by `stances` and `positions`."""
    stances, positions = fields.pop("stances", ()), fields.pop("positions", ())
    said_on = fields.pop("said_on", "")
    links = []
    for at, (slug, words, cue) in enumerate(steps):
        spans = [
            SpanRecord(text.index(found), text.index(found) + len(found), role, found)
            for role, found in (("source", words), ("cue", cue))
            if found
        ]
        links.append(
            LinkRecord(
                positions[at] if positions else at,
                slug,
                stance=stances[at] if stances else "asserts",
                said_on=said_on,
                spans=tuple(spans),
            )
        )
    return AttributionRecord(fields.pop("uid", "a1"), "article", 1, links=tuple(links), **fields)


def subject(
    marked: str,
    *,
    says: str = "",
    quote: str = "",
    words: Mapping[str, str] | None = None,
    steps: tuple[Step, ...] = (),
    sources: tuple[SourceFacts, ...] = (),
    known: tuple[SourceFacts, ...] = (),
    published: str = PUBLISHED,
    attribution: Mapping[str, Any] | None = None,
    quantity: QuantityFacts | None = None,
    unit: UnitFacts | None = None,
    others: Mapping[str, tuple[OtherClaim, ...]] | None = None,
    outlet: str = "",
    linked: Mapping[str, OtherClaim] | None = None,
    **fields: Any,
) -> Subject:
    """The claim on the marked number. It says what its words say, or what is given."""
    start, end = marked.index("[["), marked.index("]]") - 2
    text = marked.replace("[[", "").replace("]]", "")
    sentence = layout(text).sentence_at(start)
    assert sentence is not None
    first, last = (text.index(quote), text.index(quote) + len(quote)) if quote else sentence.place
    spans = [SpanRecord(first, last, "quote", text[first:last])]
    for role, said in (words or {}).items():
        at = text.index(said, first)
        spans.append(SpanRecord(at, at + len(said), role, said))
    attributions = (chain(text, *steps, **(attribution or {})),) if steps else ()
    claim = ClaimRecord(
        uid="c1",
        article="article",
        version=1,
        start=start,
        end=end,
        spans=tuple(spans),
        attributions=tuple(CreditRecord(each.uid) for each in attributions),
        **{**amount_fields(says or text[start:end]), **fields},
    )
    return Subject(
        claim=claim,
        text=text,
        passage=passage_of(text, first, last, published=parse_edtf(published) if published else None),
        published=published,
        outlet=outlet,
        attributions=attributions,
        sources={each.slug: each for each in sources},
        known={key: each for each in (*sources, *known) for key in each.keys},
        quantity=quantity,
        unit=unit,
        linked=linked or {},
        **(others or {}),
    )


def other(says: str, **facts: Any) -> OtherClaim:
    """Another claim that says these words."""
    fields = amount_fields(says)
    amount = ClaimRecord("c2", "other", 1, 0, 1, **fields).amount()
    return OtherClaim(
        uid=facts.pop("uid", "c2"),
        words=says,
        amount=amount,
        **{"unit": "person", "published": "2025-07-01", **facts},
    )


def told(check: str, on: Subject) -> str:
    """What the check tells of the claim; empty where it finds nothing."""
    found = check_named(check)
    assert found is not None
    return found.find(on)

"""The cards of a version, read together: the number of queries doesn't grow with them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from claims.checks import findings_of
from claims.domain.checks import Finding
from claims.domain.proposed import MalformedProposal, Proposed, proposed_of
from claims.domain.review import Review
from claims.domain.terms import Fate
from claims.models import Attribution, Decision, NumberMention, NumericClaim, Span, Unit, state_mark
from claims.presenters.claim import facts_of
from claims.presenters.figures import figure
from claims.presenters.reanchored import ReanchoredRow
from claims.presenters.rows import quantity_name
from claims.presenters.suggestions import suggest_sources
from claims.presenters.voices import Chain, chains_of
from newsledger.ledger.models import LedgerEntry
from sources.models import ArticleVersion

from .cards import Card, DeskClaim, Place, QuantityChoice, in_order
from .choices import CountedThing, counted_in, quantity_choices
from .proposed import Known, as_proposed, names_asked


@dataclass
class _Reading:
    """What the cards of one page are made of, read once for all of them."""

    claims: Mapping[int, list[NumericClaim]]
    spans: Mapping[int, list[Span]]
    chains: Mapping[int, tuple[Chain, ...]]
    findings: Mapping[int, tuple[Finding, ...]]
    deciders: Mapping[Place, str]
    returned: Mapping[str, str]
    proposals: dict[int, Proposed | MalformedProposal] = field(default_factory=dict)
    units: Mapping[str, Unit] = field(default_factory=dict)
    known: Known = field(default_factory=lambda: Known({}, {}))
    before: dict[Place, list[ReanchoredRow]] = field(default_factory=dict)
    choices: Mapping[int, tuple[QuantityChoice, ...]] = field(default_factory=dict)


def cards_of(
    version: ArticleVersion,
    mentions: list[NumberMention],
    shown: list[NumberMention],
    *,
    before: Iterable[ReanchoredRow],
) -> Iterator[Card]:
    """Yield the cards of those shown, in a number of queries that doesn't grow with them.

    `before` are the claims of the version before, as they stand in this one.
    """
    read = _read(version, mentions, shown)
    for row in before:
        if row.place is not None:
            read.before.setdefault((row.place.start, row.place.end), []).append(row)
    above: frozenset[str] = frozenset()
    for mention in mentions:
        stored = read.claims.get(mention.pk, [])
        if mention in shown:
            yield _card(version, mention, read, above)
        for claim in stored:
            above = frozenset(chain.uid for chain in read.chains.get(claim.pk, ()))


def _read(version: ArticleVersion, mentions: list[NumberMention], shown: list[NumberMention]) -> _Reading:
    claims = claims_on([each.pk for each in mentions if each.fate == Fate.CLAIM])
    on_page = {each.pk for each in shown}
    stored = [claim for of in claims.values() for claim in of]
    there = [claim for claim in stored if claim.mention_id in on_page]
    spans: dict[int, list[Span]] = {}
    for span in Span.objects.filter(claim__in=there).order_by("start", "end"):
        spans.setdefault(span.claim_id or 0, []).append(span)
    read = _Reading(
        claims=claims,
        spans=spans,
        chains=chains_of(claim.pk for claim in stored),
        findings=findings_of(there),
        deciders=_deciders(version),
        returned=_returned(there),
    )
    for mention in shown:
        if mention.proposal is not None:
            read.proposals[mention.pk] = _proposed(version, mention)
    proposed = [each for each in read.proposals.values() if isinstance(each, Proposed)]
    slugs = {each.claim.unit for each in proposed if each.claim and each.claim.unit}
    read.units = {unit.slug: unit for unit in Unit.objects.filter(slug__in=slugs)}
    read.known = _known(version, proposed)
    read.choices = quantity_choices(_counted(shown, read))
    return read


def _counted(shown: list[NumberMention], read: _Reading) -> dict[int, CountedThing]:
    """Return what is counted in the article's words, for the numbers of which nobody has said it yet."""
    asked: dict[int, CountedThing] = {}
    for mention in shown:
        proposed = read.proposals.get(mention.pk)
        if isinstance(proposed, Proposed) and proposed.claim is not None:
            spans = proposed.claim.spans
            asked[mention.pk] = counted_in(spans, mention, proposed.claim.unit or "")
        for claim in read.claims.get(mention.pk, ()):
            if claim.quantity is None:
                spans = tuple(span.as_record() for span in read.spans.get(claim.pk, ()))
                asked[mention.pk] = counted_in(spans, mention, claim.unit.slug if claim.unit else "")
    return asked


def _known(version: ArticleVersion, proposed: list[Proposed]) -> Known:
    if not any(each.attributions for each in proposed):
        return Known({}, {})
    rows = Attribution.objects.with_parts().filter(version=version).order_by("-pk")
    return Known(
        sources=suggest_sources({source.name for each in proposed for source in each.sources}),
        attributions={row.as_record().places(): row for row in rows},
    )


def claims_on(mention_ids: Iterable[int]) -> dict[int, list[NumericClaim]]:
    """Return the claims on each number, by the number's row, in one query and one for their attributions."""
    rows = (
        NumericClaim.objects.with_page_data()
        .defer("mention__version__text")
        .prefetch_related("credits__attribution")
        .filter(mention__in=list(mention_ids))
        .order_by("mention", "part")
    )
    return {mention: list(of) for mention, of in groupby(rows, key=lambda claim: claim.mention_id)}


def _deciders(version: ArticleVersion) -> dict[Place, str]:
    """Return who decided each number last, of those decided at a desk."""
    made = Decision.objects.filter(version=version, undoes=None, undone_by=None).order_by("pk")
    rows = made.exclude(start=None).values_list("start", "end", "by__username")
    return {(start or 0, end or 0): by for start, end, by in rows}


def _returned(claims: Iterable[NumericClaim]) -> dict[str, str]:
    """Return why each claim that is sent back was, by its record: its newest entry of that kind."""
    records = [claim.record for claim in claims if claim.review == Review.RETURNED]
    if not records:
        return {}
    entries = LedgerEntry.objects.filter(record__in=records, action=LedgerEntry.Action.RETURNED)
    return dict(entries.order_by("number").values_list("record", "reason"))


def _proposed(version: ArticleVersion, mention: NumberMention) -> Proposed | MalformedProposal:
    try:
        return proposed_of(
            mention.proposal or {},
            version.text,
            article=version.article.slug,
            version=version.number,
            start=mention.start,
            end=mention.end,
        )
    except MalformedProposal as error:
        return error


def _card(version: ArticleVersion, mention: NumberMention, read: _Reading, above: frozenset[str]) -> Card:
    stored = read.claims.get(mention.pk, [])
    place = (mention.start, mention.end)
    known: dict[str, Any] = {
        "place": place,
        "words": mention.exact,
        "fate": Fate(mention.fate),
        "mark": state_mark(mention, stored),
        "reason": mention.reason,
        "decided_by": read.deciders.get(place, ""),
        "choices": read.choices.get(mention.pk, ()),
        "before": tuple(read.before.get(place, ())),
    }
    if mention.fate != Fate.UNDECIDED:
        return Card(**known, claims=tuple(_stored(claim, read, above) for claim in stored))
    proposed = read.proposals.get(mention.pk)
    if isinstance(proposed, MalformedProposal):
        return Card(**known, unreadable=str(proposed))
    if proposed is None:
        return Card(**known)
    known |= {"confidence": proposed.confidence, "why": proposed.why}
    if proposed.claim is None:
        known["reason"] = proposed.reason
        return Card(**known, proposed_fate=Fate(proposed.fate))
    unit = read.units.get(proposed.claim.unit or "")
    claim = as_proposed(mention, proposed.claim, proposed, unit=unit, known=read.known)
    return Card(**known, claims=(claim,), asked=tuple(names_asked(proposed, read.known)))


def _stored(claim: NumericClaim, read: _Reading, above: frozenset[str]) -> DeskClaim:
    spans = read.spans.get(claim.pk, [])
    chains = read.chains.get(claim.pk, ())
    return DeskClaim(
        claim=claim,
        figure=figure(claim),
        facts=tuple(facts_of(claim, {span.role: span.exact for span in spans})),
        quantity=quantity_name(claim.quantity),
        chains=chains,
        places=in_order((span.role, span.start, span.end) for span in spans),
        findings=read.findings.get(claim.pk, ()),
        returned_because=read.returned.get(claim.record, ""),
        shares_above=bool(chains) and above == {chain.uid for chain in chains},
    )

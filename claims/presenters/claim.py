"""A claim's own page."""

from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

from django.db.models import Q

from claims.domain.review import Review
from claims.domain.terms import Basis, Change, LinkKind, Prominence, Role, Statistic
from claims.models import ClaimLink, NumericClaim, Span
from newsledger.ledger.models import LedgerEntry
from sources.models import ArticleVersion

from .dates import KnownDate, Publication, known_date, publication
from .figures import Figure, accumulation_words, figure, grouped, plural, standing_words
from .provenance import NotYetPublished, ProvenanceView, provenance_of
from .quotes import NUMBER, Mark, Passage, passage, span_marks
from .rewritten import Rewritten, rewritten
from .rows import QuantityName, quantity_name
from .voices import Chain, SourceName, chains_of, source_name, spans_under

MOST_LINKS = 50

# Read from the other end, a link needs the other word.
_INCOMING = {
    LinkKind.DERIVED_FROM: "source of the number in",
    LinkKind.SAME_STATEMENT: "same statement as",
    LinkKind.CORRECTS: "corrected by",
    LinkKind.RETRACTS: "retracted by",
    LinkKind.UPDATES: "updated by",
    LinkKind.CONFIRMS: "confirmed by",
    LinkKind.DISPUTES: "disputed by",
}


@dataclass(frozen=True)
class Fact:
    """One thing a claim says: its name, our reading, and the article's words for it where it has some."""

    name: str
    reading: str
    words: str = ""
    day: KnownDate | None = None


@dataclass(frozen=True)
class LinkedClaim:
    """Another public claim and how the two stand to each other."""

    kind: LinkKind
    goes_out: bool
    basis: Basis
    note: str
    uid: str
    words: str
    quantity: QuantityName | None
    outlet: str
    published: Publication

    @property
    def kind_words(self) -> str:
        """How this page's claim stands to the other one."""
        return self.kind.label if self.goes_out else _INCOMING[self.kind]


@dataclass(frozen=True)
class Reviewed:
    """When and by whom a claim was approved; `is_import` where it came in approved."""

    at: datetime
    by: str
    is_import: bool


@dataclass(frozen=True)
class ClaimPage:
    """All that a claim's page prints, and that its JSON says."""

    claim: NumericClaim
    version: ArticleVersion
    figure: Figure
    quantity: QuantityName | None
    passage: Passage
    chains: tuple[Chain, ...]
    outlet: SourceName
    syndicated_from: str
    published: Publication
    facts: tuple[Fact, ...]
    standing: str
    is_minor: bool
    links: tuple[LinkedClaim, ...]
    has_more_links: bool
    reviewed: Reviewed | None
    quote: Span | None
    on: date | None
    """The day as of which other claims are told of; None for all that is known."""

    # Asked for when they are printed: pages of the admin that show the claim alone ask neither.
    @cached_property
    def provenance(self) -> ProvenanceView | None:
        """Where the number comes from; None where it wasn't published by that day, as far as anybody knows."""
        try:
            return provenance_of(self.claim, self.on)
        except NotYetPublished:
            return None

    @cached_property
    def rewritten(self) -> Rewritten | None:
        """What became of it in the newest text of its article; None where this is the newest."""
        return rewritten(self.claim, self.on)


def claim_page(claim: NumericClaim, on: date | None = None) -> ClaimPage:
    """Return the page of a public claim, beside the query that found it by `with_page_data` in at most 24.

    Four of them at once, the others when the page asks what other claims tell of it.
    """
    version = claim.mention.version
    spans = spans_under(claim.pk)
    of_claim = {span.role: span for span in spans if span.claim_id == claim.pk}
    quote = of_claim.get(Role.QUOTE)
    number = Mark(claim.mention.start, claim.mention.end, NUMBER, NUMBER)
    start, end = (quote.start, quote.end) if quote else (number.start, number.end)
    links = _links_of(claim)
    return ClaimPage(
        claim=claim,
        version=version,
        figure=figure(claim),
        quantity=quantity_name(claim.quantity),
        passage=passage(version.text, start, end, [number, *span_marks(spans)]),
        chains=chains_of([claim.pk]).get(claim.pk, ()),
        outlet=source_name(version.article.outlet),
        syndicated_from=version.article.syndicated_from.name if version.article.syndicated_from else "",
        published=publication(version),
        facts=tuple(facts_of(claim, {role: span.exact for role, span in of_claim.items()})),
        standing=standing_words(claim),
        is_minor=claim.prominence == Prominence.MINOR,
        links=tuple(links[:MOST_LINKS]),
        has_more_links=len(links) > MOST_LINKS,
        reviewed=_reviewed(claim),
        quote=quote,
        on=on,
    )


def being_corrected_since(claim: NumericClaim) -> datetime | None:
    """Return when a claim that was public was reopened; None for one that never was, or is public now."""
    if claim.review == Review.APPROVED:
        return None
    reopened = claim.history().filter(action=LedgerEntry.Action.REOPENED).values_list("at", flat=True)
    return reopened.first()


def facts_of(claim: NumericClaim, words: dict[str, str]) -> list[Fact]:
    """Return what the number says beyond itself, in the order in which one would ask."""
    unit, quantity = claim.counted_in, claim.quantity
    facts = []
    if quantity is not None:
        kinds = (Statistic(quantity.statistic).label, accumulation_words(quantity))
        facts.append(Fact("Kind of number", ", ".join(filter(None, kinds))))
    facts.append(Fact("Unit", plural(unit) if unit else "none", words.get(Role.COUNTED, "")))
    facts.append(Fact("Bound", claim.amount.comparator.label, words.get(Role.COMPARATOR, "")))
    if claim.hedges or Role.HEDGE in words:
        facts.append(Fact("Hedge", ", ".join(claim.hedges), words.get(Role.HEDGE, "")))
    change = Change(claim.change)
    if change != Change.LEVEL or Role.CHANGE in words:
        facts.append(Fact("Change", change.label, words.get(Role.CHANGE, "")))
    facts += _dated("Against", claim.baseline, words.get(Role.BASELINE, ""))
    facts.append(Fact("Modality", claim.get_modality_display()))
    when = _dated("Period", claim.period, words.get(Role.PERIOD, ""))
    when += _dated("As of", claim.as_of, words.get(Role.AS_OF, ""))
    facts += when or [Fact("Period", "not said")]
    if Role.PLACE in words or (quantity is not None and quantity.place):
        facts.append(Fact("Place", quantity.place if quantity else "", words.get(Role.PLACE, "")))
    for name, value, role in (
        ("Out of", claim.out_of, Role.OUT_OF),
        ("Margin", claim.margin, Role.MARGIN),
        ("Sample", claim.sample, Role.SAMPLE),
    ):
        if value is not None:
            sign = "± " if role == Role.MARGIN else ""
            facts.append(Fact(name, f"{sign}{grouped(value)}", words.get(role, "")))
    if Role.RECORD in words:
        facts.append(Fact("Called a record", "yes", words[Role.RECORD]))
    return facts


def _dated(name: str, edtf: str, words: str) -> list[Fact]:
    if not edtf and not words:
        return []
    day = known_date(edtf)
    return [Fact(name, "" if day else "not resolved to a date", words, day)]


def _links_of(claim: NumericClaim) -> list[LinkedClaim]:
    public = NumericClaim.objects.public().values("pk")
    rows = (
        ClaimLink.objects.filter(
            Q(from_claim=claim, to_claim__in=public) | Q(to_claim=claim, from_claim__in=public)
        )
        .select_related(
            *(
                f"{end}__{path}"
                for end in ("from_claim", "to_claim")
                for path in ("mention__version__article__outlet__merged_into", "quantity__merged_into")
            )
        )
        .defer("from_claim__mention__version__text", "to_claim__mention__version__text")
        .order_by("-pk")[: MOST_LINKS + 1]
    )
    return [_linked(row, claim) for row in rows]


def _linked(row: ClaimLink, claim: NumericClaim) -> LinkedClaim:
    goes_out = row.from_claim_id == claim.pk
    other = row.to_claim if goes_out else row.from_claim
    version = other.mention.version
    return LinkedClaim(
        kind=LinkKind(row.kind),
        goes_out=goes_out,
        basis=Basis(row.basis),
        note=row.note,
        uid=other.uid,
        words=other.mention.exact,
        quantity=quantity_name(other.quantity),
        outlet=source_name(version.article.outlet).name,
        published=publication(version),
    )


def _reviewed(claim: NumericClaim) -> Reviewed | None:
    came = (LedgerEntry.Action.APPROVED, LedgerEntry.Action.IMPORTED)
    entry = claim.history().filter(action__in=came).defer("payload").first()
    if entry is None:
        return None
    return Reviewed(at=entry.at, by=entry.by, is_import=entry.action == LedgerEntry.Action.IMPORTED)

"""What the ledger keeps of a quantity, an attribution, a claim and a version's mentions, in plain values.

Other records are named by slug or uid, amounts are canonical decimal text, moments are ISO 8601 in UTC. Parts
stand in one fixed order, so that equal records are equal values and give the same bytes.
"""

from dataclasses import asdict, dataclass, replace
from decimal import Decimal
from typing import Any

from claims.domain.amounts import Amount, Comparator, ImpossibleAmount
from claims.domain.decimals import NotExact, canonical, parse_exact
from claims.domain.hedges import Hedge
from claims.domain.reading.proposals import Place
from claims.domain.reanchoring import ClaimPlaces
from claims.domain.terms import Role


@dataclass(frozen=True)
class QuantityRecord:
    slug: str
    name: str
    unit: str
    statistic: str
    accumulation: str = "not_applicable"
    place: str = ""
    broader: str | None = None
    denominator: str | None = None
    note: str = ""
    merged_into: str | None = None

    def payload(self) -> dict[str, Any]:
        return asdict(self)


@dataclass(frozen=True, order=True)
class SpanRecord:
    start: int
    end: int
    role: str
    exact: str


@dataclass(frozen=True)
class LinkRecord:
    """One step of a chain. `source` is a slug, or None when the text names nobody."""

    position: int
    source: str | None
    stance: str = "asserts"
    access: str = "unknown"
    said_on: str = ""
    spans: tuple[SpanRecord, ...] = ()

    def span(self, role: str) -> SpanRecord | None:
        return next((span for span in self.spans if span.role == role), None)

    def order(self) -> tuple[int, int, str]:
        """Return where the step stands: by position, joint voices as the text names them."""
        words = self.span("source")
        return (self.position, words.start if words else -1, self.source or "")


@dataclass(frozen=True)
class AttributionRecord:
    uid: str
    article: str
    version: int
    manner: str = "paraphrase"
    original_language: str = ""
    links: tuple[LinkRecord, ...] = ()

    def places(self) -> tuple[tuple[int, int] | None, ...]:
        """Return where each link's words and cue stand, from the origin: what its uid is made of."""
        return tuple(
            (span.start, span.end) if (span := link.span(role)) else None
            for link in self.in_order().links
            for role in ("source", "cue")
        )

    @classmethod
    def from_payload(cls, payload: dict[str, Any]) -> "AttributionRecord":
        """Return the record of which the ledger keeps this."""
        links = tuple(
            LinkRecord(**{**link, "spans": tuple(SpanRecord(**span) for span in link["spans"])})
            for link in payload["links"]
        )
        return cls(**{**payload, "links": links})

    def in_order(self) -> "AttributionRecord":
        links = (replace(link, spans=tuple(sorted(link.spans))) for link in self.links)
        return replace(self, links=tuple(sorted(links, key=LinkRecord.order)))

    def payload(self) -> dict[str, Any]:
        return asdict(self)


@dataclass(frozen=True, order=True)
class CreditRecord:
    """That a claim rests on an attribution, and how plainly the text says so."""

    attribution: str
    scope: str = "explicit"


@dataclass(frozen=True, order=True)
class ClaimLinkRecord:
    to: str
    """Uid of the claim the link leads to."""
    kind: str
    basis: str
    note: str = ""


@dataclass(frozen=True, order=True)
class ExceptionRecord:
    """A known exception: what a check finds in the claim is right all the same, because…"""

    check: str
    because: str


@dataclass(frozen=True)
class ClaimRecord:
    uid: str
    article: str
    version: int
    start: int
    """Where the claim's number begins in the version's text; with `end`, its mention."""
    end: int
    comparator: str
    part: int = 1
    quantity: str | None = None
    unit: str | None = None
    point: str | None = None
    lower: str | None = None
    upper: str | None = None
    out_of: str | None = None
    margin: str | None = None
    sample: str | None = None
    change: str = "level"
    baseline: str = ""
    hedges: tuple[str, ...] = ()
    modality: str = "asserted"
    prominence: str = "main"
    period: str = ""
    as_of: str = ""
    note: str = ""
    standing: str = "standing"
    proposed_by: str = ""
    accepted_as_is: bool = False
    review: str = "draft"
    withdrawn_at: str | None = None
    withdrawn_reason: str = ""
    created_by: str = ""
    reviewed_by: str | None = None
    reviewed_at: str | None = None
    spans: tuple[SpanRecord, ...] = ()
    attributions: tuple[CreditRecord, ...] = ()
    links: tuple[ClaimLinkRecord, ...] = ()
    exceptions: tuple[ExceptionRecord, ...] = ()

    def span(self, role: str) -> SpanRecord | None:
        return next((span for span in self.spans if span.role == role), None)

    def places(self) -> ClaimPlaces:
        """Return where its number, its quote and its other words stand, for finding them in another text."""
        spans = {span.role: Place(span.start, span.end) for span in self.spans}
        number = Place(self.start, self.end)
        return ClaimPlaces(self.uid, number, spans.pop(Role.QUOTE, number), spans)

    def amount(self) -> Amount:
        """Return what the number says.

        Raises: ImpossibleAmount, naming the part at fault; also for a decimal that isn't canonical.
        """
        if self.comparator not in Comparator.values():
            raise ImpossibleAmount("comparator", f"no such comparator: “{self.comparator}”.")
        return Amount(
            comparator=Comparator(self.comparator),
            **{
                name: _exact(name, getattr(self, name))
                for name in ("point", "lower", "upper", "out_of", "margin", "sample")
            },
        )

    @classmethod
    def from_payload(cls, payload: dict[str, Any]) -> "ClaimRecord":
        """Return the record of which the ledger keeps this."""
        return cls(
            **{
                **payload,
                "hedges": tuple(payload["hedges"]),
                "spans": tuple(SpanRecord(**span) for span in payload["spans"]),
                "attributions": tuple(CreditRecord(**credit) for credit in payload["attributions"]),
                "links": tuple(ClaimLinkRecord(**link) for link in payload["links"]),
                "exceptions": tuple(ExceptionRecord(**each) for each in payload["exceptions"]),
            }
        )

    def in_order(self) -> "ClaimRecord":
        known = Hedge.values()
        return replace(
            self,
            # An unknown one is left to be refused.
            hedges=(
                *(hedge for hedge in known if hedge in self.hedges),
                *sorted(set(self.hedges) - set(known)),
            ),
            spans=tuple(sorted(self.spans)),
            attributions=tuple(sorted(self.attributions)),
            links=tuple(sorted(self.links)),
            exceptions=tuple(sorted(self.exceptions)),
        )

    def payload(self) -> dict[str, Any]:
        return asdict(self)


def _exact(name: str, text: str | None) -> Decimal | None:
    if text is None:
        return None
    try:
        number, kept = parse_exact(text), canonical(text)
    except NotExact as error:
        raise ImpossibleAmount(name, str(error)) from error
    if kept != text:
        raise ImpossibleAmount(name, f"is not canonical: write {kept}.")
    return number


@dataclass(frozen=True, order=True)
class MentionRecord:
    start: int
    end: int
    exact: str
    fate: str = "undecided"
    reason: str = ""
    proposed_by: str = ""
    proposal: dict[str, Any] | None = None

    @property
    def is_only_proposed(self) -> bool:
        """Whether a reader marked the number and nobody decided on it yet."""
        return self.fate == "undecided" and self.proposed_by != ""


@dataclass(frozen=True)
class MentionsRecord:
    """All number expressions of one version, each with its fate."""

    article: str
    version: int
    mentions: tuple[MentionRecord, ...] = ()

    def in_order(self) -> "MentionsRecord":
        return replace(self, mentions=tuple(sorted(self.mentions, key=lambda each: (each.start, each.end))))

    def payload(self) -> dict[str, Any]:
        # Not `asdict`, which copies every proposal to its depths: a version may have a thousand.
        return {**vars(self), "mentions": [dict(vars(each)) for each in self.mentions]}

"""Subjects: a claim with all that its checks look at. Everything is read before; no check asks for more."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import groupby

from claims.domain.amount_words import UnreadableAmount, read_amount
from claims.domain.amounts import Amount, ImpossibleAmount
from claims.domain.checks.passages import Passage
from claims.domain.reading.proposals import NumberRead
from claims.domain.records import AttributionRecord, ClaimRecord, LinkRecord, SpanRecord
from claims.domain.terms import Role
from sources.domain.edtf import Edtf, NotEdtf, parse_edtf


@dataclass(frozen=True)
class SourceFacts:
    """A source as it is now, mergers followed."""

    slug: str
    name: str
    kind: str
    anonymity: str = "named"
    keys: frozenset[str] = frozenset()
    """Keys of all its spellings."""
    bodies: frozenset[Hashable] = frozenset()
    """What stands for itself and for those it speaks for or is part of, however many steps up."""

    @property
    def is_named(self) -> bool:
        return self.anonymity == "named"


@dataclass(frozen=True)
class UnitFacts:
    slug: str
    name: str
    dimension: str


@dataclass(frozen=True)
class QuantityFacts:
    """What is counted, mergers followed."""

    slug: str
    name: str
    unit: UnitFacts
    statistic: str
    accumulation: str = "not_applicable"
    place: str = ""


@dataclass(frozen=True)
class OtherClaim:
    """Another claim: on the same quantity, of the same text, or one that this one is linked to."""

    uid: str
    words: str
    """The number's own words."""
    amount: Amount
    unit: str | None = None
    quantity: str | None = None
    """Slug, mergers followed."""
    change: str = "level"
    modality: str = "asserted"
    period: str = ""
    as_of: str = ""
    published: str = ""
    start: int = 0
    end: int = 0
    part: int = 1


@dataclass(frozen=True)
class Subject:
    """A claim with what is known of the words, people and numbers around it."""

    claim: ClaimRecord
    text: str
    """The whole text of its version."""
    passage: Passage
    published: str = ""
    outlet: str = ""
    """Slug of the outlet, mergers followed."""
    attributions: tuple[AttributionRecord, ...] = ()
    sources: Mapping[str, SourceFacts] = field(default_factory=dict)
    """By the slug that a link names; two slugs have the same facts where one was merged into the other."""
    known: Mapping[str, SourceFacts] = field(default_factory=dict)
    """By the key of a spelling: sources that the words of links would name."""
    quantity: QuantityFacts | None = None
    unit: UnitFacts | None = None
    """The claim's own unit, where it has one."""
    siblings: tuple[OtherClaim, ...] = ()
    """Other claims of the same text on the same quantity."""
    neighbours: tuple[OtherClaim, ...] = ()
    """Approved claims of other texts on the same quantity, the latest entered of them."""
    linked: Mapping[str, OtherClaim] = field(default_factory=dict)
    """By uid: the claims that it links to."""

    @cached_property
    def read(self) -> NumberRead | None:
        """What the reader reads of the number; None where it sees no claim there, or no one number."""
        return self.passage.read_at(self.claim.start, self.claim.end)

    @cached_property
    def amount(self) -> Amount | None:
        """What the claim says; None for parts that make no amount, which no stored claim has."""
        try:
            return self.claim.amount()
        except ImpossibleAmount:
            return None

    @cached_property
    def own(self) -> Amount | None:
        """What the number's own words say; None where they can't be read by themselves."""
        try:
            return read_amount(self.number)
        except UnreadableAmount:
            return None

    @property
    def number(self) -> str:
        """The number's own words."""
        return self.text[self.claim.start : self.claim.end]

    @property
    def counted_in(self) -> UnitFacts | None:
        """The claim's own unit, else its quantity's."""
        return self.unit or (self.quantity.unit if self.quantity else None)

    def words(self, role: Role) -> str:
        """Return the words in the role; empty where there are none."""
        span = self.claim.span(role)
        return span.exact if span else ""

    @property
    def quote(self) -> SpanRecord:
        """The quote; a claim without one is checked by its number's own words."""
        found = self.claim.span(Role.QUOTE)
        return found or SpanRecord(self.claim.start, self.claim.end, Role.QUOTE, self.number)

    @property
    def links(self) -> tuple[LinkRecord, ...]:
        """Every step of every chain."""
        return tuple(link for each in self.attributions for link in each.links)

    def source(self, link: LinkRecord) -> SourceFacts | None:
        return self.sources.get(link.source) if link.source else None


def chain_in_order(attribution: AttributionRecord) -> list[tuple[int, list[LinkRecord]]]:
    """Return the steps of the chain, origin first; links at one position speak jointly."""
    links = sorted(attribution.links, key=LinkRecord.order)
    return [(position, list(joint)) for position, joint in groupby(links, key=lambda link: link.position)]


def date_of(text: str) -> Edtf | None:
    """Return the date as known; None for an empty one, and for what is none."""
    try:
        return parse_edtf(text) if text else None
    except NotEdtf:
        return None


def shown(words: str, most: int = 60) -> str:
    """Return the words in quotation marks, on one line and not too long."""
    flat = " ".join(words.split())
    return f"“{flat if len(flat) <= most else flat[: most - 1] + '…'}”"

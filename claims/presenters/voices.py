"""Who is credited, as a page prints it: sources, the steps of a chain, whole chains."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from claims.domain.chains import step_name
from claims.domain.terms import Access, Manner, Scope, Stance
from claims.models import Attribution, Span
from sources.domain.terms import Anonymity, SourceKind
from sources.models import Source

from .dates import KnownDate, known_date


@dataclass(frozen=True)
class SourceName:
    """A source by the name it goes by now."""

    id: int
    name: str
    slug: str
    kind: SourceKind
    anonymity: Anonymity

    @property
    def is_unnamed(self) -> bool:
        return self.anonymity != Anonymity.NAMED


def in_force(source: Source) -> Source:
    """Return the source that this one turned out to be, mergers followed; itself where there is none.

    One query for each step beyond those already read; a circle of mergers ends it.
    """
    seen = {source.pk}
    while source.merged_into is not None and source.merged_into_id not in seen:
        source = source.merged_into
        seen.add(source.pk)
    return source


def source_name(source: Source) -> SourceName:
    """Return how a page names the source."""
    now = in_force(source)
    return SourceName(
        id=now.pk,
        name=now.name,
        slug=now.slug,
        kind=SourceKind(now.kind),
        anonymity=Anonymity(now.anonymity),
    )


@dataclass(frozen=True)
class Voice:
    """One link of a chain. `source` is None when the text names nobody; then its words stand for it."""

    source: SourceName | None
    row_id: int | None
    """The source's own row, mergers not followed: what roll-up knows it by."""
    words: str
    cue: str
    stance: Stance
    access: Access
    said_on: KnownDate | None
    date_words: str = ""

    @property
    def named(self) -> str:
        return self.source.name if self.source else self.words or "not identified"

    @property
    def only_asserts(self) -> bool:
        return self.stance == Stance.ASSERTS


@dataclass(frozen=True)
class Step:
    """A place in the chain: 0 is the origin. Several voices at one place speak jointly."""

    position: int
    voices: tuple[Voice, ...]

    @property
    def name(self) -> str:
        return step_name(self.position)


@dataclass(frozen=True)
class Chain:
    """One attribution of one claim, from its origin to the last relay; the publisher is not in it."""

    uid: str
    scope: Scope
    manner: Manner
    original_language: str
    steps: tuple[Step, ...]

    @property
    def origins(self) -> tuple[Voice, ...]:
        return self.steps[0].voices

    @property
    def relays(self) -> tuple[Voice, ...]:
        return tuple(voice for step in self.steps[1:] for voice in step.voices)

    @property
    def is_plain(self) -> bool:
        return self.scope == Scope.EXPLICIT


def chains_of(claim_ids: Iterable[int]) -> dict[int, tuple[Chain, ...]]:
    """Return each claim's chains as credited, in one query; a claim in its own voice has none."""
    links = Attribution.objects.links_under(claim_ids)
    chains: dict[int, list[Chain]] = {}
    for (claim_id, _), rows in groupby(links, key=lambda link: (link.claim_id, link.credit_id)):
        chains.setdefault(claim_id, []).append(_chain(list(rows)))
    return {claim_id: tuple(found) for claim_id, found in chains.items()}


def _chain(links: list[Any]) -> Chain:
    first = links[0]
    return Chain(
        uid=first.attribution.uid,
        scope=Scope(first.scope),
        manner=Manner(first.attribution.manner),
        original_language=first.attribution.original_language,
        steps=steps_of(links),
    )


def steps_of(links: Iterable[Any]) -> tuple[Step, ...]:
    """Return the links of one attribution as the steps of its chain; they come in its order, with their words."""
    return tuple(
        Step(position, tuple(voice_of(link) for link in together))
        for position, together in groupby(links, key=lambda link: link.position)
    )


def voice_of(link: Any) -> Voice:
    """Return the link as a voice. Its queryset annotates its words, as `links_under` does."""
    return Voice(
        source=source_name(link.source) if link.source else None,
        row_id=link.source_id,
        words=link.words or "",
        cue=link.cue or "",
        stance=Stance(link.stance),
        access=Access(link.access),
        said_on=known_date(link.said_on),
        date_words=link.date_words or "",
    )


def spans_under(claim_id: int) -> list[Span]:
    """Return all anchored words of a claim and of its chains, in one query."""
    spans = Span.objects.order_by()
    under_chains = spans.filter(link__attribution__credits__claim=claim_id)
    return list(spans.filter(claim=claim_id).union(under_chains, all=True))

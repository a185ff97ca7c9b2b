"""An attribution as those see it who work on it: its chain, the claims that share it, its words in place."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.db.models import Case, Count, Q, When

from claims.domain.review import Review
from claims.models import Attribution, NumericClaim, Span
from sources.domain.texts import around
from sources.models import ArticleVersion

from .dates import Publication, publication
from .quotes import NUMBER, REACH, Mark, Passage, passage, span_marks
from .voices import SourceName, Step, source_name, steps_of

SHOWN = 10
"""How many of the claims that share an attribution are shown; the others are counted."""

Place = tuple[int, int]


@dataclass(frozen=True)
class Sharing:
    """How many claims rest on an attribution."""

    number: int
    approved: int
    """Those that must be reopened before the attribution can be changed."""


@dataclass(frozen=True)
class SharingClaim:
    """A claim that rests on the attribution: its number as worded, and where it stands in review."""

    id: int
    words: str
    state: str
    is_approved: bool
    is_withdrawn: bool


@dataclass(frozen=True)
class Evidence:
    """Words of the text that credit, and the claims whose quote they are; none for words that stand elsewhere."""

    passage: Passage
    claims: tuple[SharingClaim, ...]


@dataclass(frozen=True)
class AttributionPage:
    """All that an attribution's page in the admin tells beside its form."""

    version: ArticleVersion
    outlet: SourceName
    published: Publication
    steps: tuple[Step, ...]
    sharing: Sharing
    evidence: tuple[Evidence, ...]
    approved: tuple[SharingClaim, ...]

    @property
    def chain_in_words(self) -> str:
        """The chain from origin to last relay, in a line."""
        return " → ".join(" and ".join(voice.named for voice in step.voices) for step in self.steps)

    @property
    def more(self) -> int:
        """How many claims are counted only."""
        return max(0, self.sharing.number - SHOWN)

    @property
    def more_approved(self) -> int:
        """How many of them are approved."""
        return self.sharing.approved - len(self.approved)


def sharing_of(attribution: Attribution) -> Sharing:
    """Return how many claims rest on the attribution, in one query."""
    approved = Count("pk", filter=Q(review=Review.APPROVED.value))
    return Sharing(**attribution.claims.aggregate(number=Count("pk"), approved=approved))


def attribution_page(attribution: Attribution, sharing: Sharing) -> AttributionPage:
    """Return the page of an attribution read by `with_page_data`, in three queries."""
    version = attribution.version
    # Approved ones first: they are what stands in an editor's way.
    first = Case(When(review=Review.APPROVED.value, then=0), default=1)
    claims = list(attribution.claims.with_row_data().order_by(first, "mention__start", "part", "pk")[:SHOWN])
    spans = Span.objects.filter(link__attribution=attribution).order_by("start", "end")
    links = Attribution.objects.filter(pk=attribution.pk).links_in_order()
    return AttributionPage(
        version=version,
        outlet=source_name(version.article.outlet),
        published=publication(version),
        steps=steps_of(links),
        sharing=sharing,
        evidence=tuple(_evidence(version.text, claims, list(spans))),
        approved=tuple(each for each in map(_shared, claims) if each.is_approved),
    )


def _shared(claim: NumericClaim) -> SharingClaim:
    state = claim.get_review_display()
    return SharingClaim(
        id=claim.pk,
        words=claim.mention.exact,
        state=f"{state}, withdrawn" if claim.is_withdrawn else state,
        is_approved=claim.review == Review.APPROVED,
        is_withdrawn=claim.is_withdrawn,
    )


def _evidence(text: str, claims: Iterable[NumericClaim], spans: Sequence[Span]) -> Iterable[Evidence]:
    """Yield each quote of the claims once, then what words stand outside of them all, in order of the text."""
    marks = span_marks(spans)
    in_order = sorted(claims, key=lambda claim: (_quote_of(claim), claim.mention.start, claim.pk))
    shown: list[Place] = []
    for quote, together in groupby(in_order, key=_quote_of):
        sharing = tuple(together)
        shown.append(around(text, *quote, reach=REACH))
        numbers = [Mark(each.mention.start, each.mention.end, NUMBER, NUMBER) for each in sharing]
        yield Evidence(passage(text, *quote, [*numbers, *marks]), tuple(map(_shared, sharing)))
    unseen = [
        (mark.start, mark.end)
        for mark in marks
        if not any(left <= mark.start and mark.end <= right for left, right in shown)
    ]
    for place in _near_each_other(unseen):
        yield Evidence(passage(text, *place, marks), ())


def _quote_of(claim: Any) -> Place:
    """Return where the claim's quote stands; its number, should the quote be missing."""
    if claim.quote is None:
        return (claim.mention.start, claim.mention.end)
    return (claim.quote_start, claim.quote_start + len(claim.quote))


def _near_each_other(places: Iterable[Place]) -> list[Place]:
    """Return the places, those that one look takes in made one. They come in order of their starts."""
    together: list[Place] = []
    for start, end in places:
        if together and start - together[-1][1] <= REACH:
            start, end = together[-1][0], max(end, together.pop()[1])
        together.append((start, end))
    return together

"""Claims as the lines of a list."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from claims.domain.terms import Prominence
from claims.models import NumericClaim, Quantity

from .dates import KnownDate, Publication, known_date, publication
from .figures import Figure, figure, standing_words
from .quotes import EXCERPT_REACH, Passage, excerpt
from .voices import Chain, SourceName, chains_of, source_name


@dataclass(frozen=True)
class QuantityName:
    """A quantity by the name it goes by now."""

    name: str
    slug: str


@dataclass(frozen=True)
class ClaimRow:
    """A claim in one line: the number, what it counts, the words, who said it, where it was printed."""

    claim: NumericClaim
    figure: Figure
    quantity: QuantityName | None
    excerpt: Passage
    chains: tuple[Chain, ...]
    outlet: SourceName
    outlet_id: int
    """The outlet's own row, mergers not followed: what roll-up knows it by."""
    article_slug: str
    article_headline: str
    version: int
    published: Publication
    period: KnownDate | None
    """Over what time, or else at what moment, it was counted."""
    is_minor: bool
    standing: str

    @property
    def uid(self) -> str:
        return self.claim.uid


def quantity_name(quantity: Quantity | None) -> QuantityName | None:
    """Return how a page names the quantity; mergers followed one query a step beyond those already read."""
    if quantity is None:
        return None
    seen = {quantity.pk}
    while quantity.merged_into is not None and quantity.merged_into_id not in seen:
        quantity = quantity.merged_into
        seen.add(quantity.pk)
    return QuantityName(quantity.name, quantity.slug)


def claim_rows(claim_ids: Iterable[int]) -> list[ClaimRow]:
    """Return the claims with these row numbers as lines, in this order, in two queries; public ones alone."""
    claim_ids = list(claim_ids)
    claims = {
        claim.pk: claim for claim in NumericClaim.objects.public().with_row_data().filter(pk__in=claim_ids)
    }
    chains = chains_of(claims)
    return [claim_row(claims[pk], chains.get(pk, ())) for pk in claim_ids if pk in claims]


def claim_row(claim: Any, chains: tuple[Chain, ...], *, reach: int = EXCERPT_REACH) -> ClaimRow:
    """Return the claim as a line. It comes from `with_row_data`, which annotates its quote."""
    version = claim.mention.version
    # A claim without its quote can't be stored by our actions; `verify` reports one that came another way.
    quote = claim.quote or claim.mention.exact
    start = 0 if claim.quote_start is None else claim.mention.start - claim.quote_start
    return ClaimRow(
        claim=claim,
        figure=figure(claim),
        quantity=quantity_name(claim.quantity),
        excerpt=excerpt(quote, start, start + len(claim.mention.exact), reach=reach),
        chains=chains,
        outlet=source_name(version.article.outlet),
        outlet_id=version.article.outlet_id,
        article_slug=version.article.slug,
        article_headline=str(version.article),
        version=version.number,
        published=publication(version),
        period=known_date(claim.period or claim.as_of),
        is_minor=claim.prominence == Prominence.MINOR,
        standing=standing_words(claim),
    )

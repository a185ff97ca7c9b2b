"""What can be moved from a quantity or a source to another: a page of it, the newest first."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from claims.models import Attribution, AttributionLink, ClaimAttribution, NumericClaim, Quantity
from sources.models import Source

from .rows import ClaimRow, claim_row
from .voices import chains_of

SHOWN = 50
CLAIMS_OF_ONE = 3
"""Of the claims that rest on one attribution so many are shown, and how many more there are at most said."""


@dataclass(frozen=True)
class Movable:
    """Something that can be chosen: a claim, or an attribution with the claims that rest on it."""

    pk: int
    revision: int
    called: str
    claims: tuple[tuple[NumericClaim, ClaimRow], ...]
    has_more_claims: bool = False

    @property
    def seen(self) -> str:
        """Return it as a form sends it: by row number and the revision shown."""
        return f"{self.pk}-{self.revision}"


@dataclass(frozen=True)
class MovablePage:
    """The first of what can be moved, and from where the next page goes on; None where there is none."""

    rows: tuple[Movable, ...]
    next_before: int | None


def movable_claims(quantity: Quantity, *, before: int | None = None) -> MovablePage:
    """Return the claims that count the quantity, older ones than `before`. Three queries."""
    own = [row.id for row in Quantity.objects.resolving([quantity.slug])]
    claims = NumericClaim.objects.with_row_data().filter(quantity__in=own).order_by("-pk")
    found = list((claims.filter(pk__lt=before) if before else claims)[: SHOWN + 1])
    shown = _rows(found[:SHOWN])
    return MovablePage(
        tuple(Movable(claim.pk, claim.revision, str(claim), ((claim, row),)) for claim, row in shown),
        found[SHOWN - 1].pk if len(found) > SHOWN else None,
    )


def movable_credits(source: Source, *, before: int | None = None) -> MovablePage:
    """Return the attributions that credit the source, with the claims that rest on them. Five queries."""
    own = [row.id for row in Source.objects.resolving([source.slug])]
    links = AttributionLink.objects.filter(source__in=own)
    links = links.filter(attribution__lt=before) if before else links
    ids = list(links.order_by("-attribution").values_list("attribution", flat=True).distinct()[: SHOWN + 1])
    has_more, ids = len(ids) > SHOWN, ids[:SHOWN]
    resting: dict[int, list[int]] = defaultdict(list)
    pairs = ClaimAttribution.objects.filter(attribution__in=ids).order_by("attribution", "-claim")
    for attribution_id, claim_id in pairs.values_list("attribution", "claim"):
        resting[attribution_id].append(claim_id)
    shown = {pk for each in resting.values() for pk in each[:CLAIMS_OF_ONE]}
    rows = {
        claim.pk: (claim, row)
        for claim, row in _rows(NumericClaim.objects.with_row_data().filter(pk__in=shown))
    }
    attributions = Attribution.objects.prefetch_related("links__spans").in_bulk(ids)
    return MovablePage(
        tuple(
            Movable(
                pk,
                attributions[pk].revision,
                _words(attributions[pk]),
                tuple(rows[claim] for claim in resting[pk][:CLAIMS_OF_ONE]),
                has_more_claims=len(resting[pk]) > CLAIMS_OF_ONE,
            )
            for pk in ids
        ),
        ids[-1] if has_more else None,
    )


def _rows(claims: Iterable[Any]) -> list[tuple[NumericClaim, ClaimRow]]:
    claims = list(claims)
    chains = chains_of([claim.pk for claim in claims])
    return [(claim, claim_row(claim, chains.get(claim.pk, ()))) for claim in claims]


def _words(attribution: Attribution) -> str:
    """Return the words that credit, in the order of the text."""
    spans = sorted((span.start, span.exact) for link in attribution.links.all() for span in link.spans.all())
    return " … ".join(" ".join(exact.split()) for _, exact in spans) or str(attribution)

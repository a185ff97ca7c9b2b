"""The other claims on what a claim counts, beside which a reviewer reads it."""

from dataclasses import dataclass
from typing import Any

from claims.domain.review import Review
from claims.models import NumericClaim, Quantity

from .figures import standing_words
from .rows import ClaimRow, claim_row
from .voices import chains_of

SHOWN = 10


@dataclass(frozen=True)
class OtherClaim:
    """Another claim on the same quantity, and where it stands."""

    claim: Any
    row: ClaimRow
    state: str

    @property
    def origins(self) -> tuple[str, ...]:
        """Who said it first, in each of its chains."""
        return tuple(dict.fromkeys(voice.named for chain in self.row.chains for voice in chain.origins))


@dataclass(frozen=True)
class OtherClaims:
    """The newest of them, and whether there are more."""

    shown: tuple[OtherClaim, ...]
    has_more: bool
    quantity_slug: str


def other_claims(claim: NumericClaim) -> OtherClaims | None:
    """Return the newest claims on the same quantity, mergers followed, in three queries; None without a quantity."""
    if claim.quantity is None:
        return None
    same = {row.id for row in Quantity.objects.resolving([claim.quantity.slug])}
    # One quantity is asked for as one: then the index holds its claims in this very order.
    on_it = {"quantity__in": same} if len(same) > 1 else {"quantity": claim.quantity_id}
    others = NumericClaim.objects.with_row_data().filter(**on_it).exclude(pk=claim.pk).order_by("-pk")
    rows = list(others[: SHOWN + 1])
    chains = chains_of([row.pk for row in rows[:SHOWN]])
    return OtherClaims(
        shown=tuple(
            OtherClaim(row, claim_row(row, chains.get(row.pk, ())), _state(row)) for row in rows[:SHOWN]
        ),
        has_more=len(rows) > SHOWN,
        quantity_slug=claim.quantity.slug,
    )


def _state(claim: NumericClaim) -> str:
    state = "withdrawn" if claim.is_withdrawn else Review(claim.review).label
    return ", ".join(filter(None, (state, standing_words(claim))))

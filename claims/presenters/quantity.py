"""A quantity's own page: what is counted, and every public claim on it."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q

from claims.domain.terms import Statistic
from claims.models import NumericClaim, Quantity

from .figures import accumulation_words, plural
from .paging import Page, page_of
from .rows import ClaimRow, claim_rows
from .standing import quantities_behind

MOST_RELATED = 100


@dataclass(frozen=True)
class Related:
    """Another quantity and how it stands to this one; without a page as long as nothing stands on it."""

    kind: str
    name: str
    slug: str
    has_page: bool


@dataclass(frozen=True)
class QuantityPage:
    """All that a quantity's page prints."""

    quantity: Quantity
    statistic: str
    accumulation: str
    unit: str
    related: tuple[Related, ...]
    page: Page
    rows: tuple[ClaimRow, ...]


def quantity_page(quantity: Quantity) -> QuantityPage | None:
    """Return the page of a quantity read with its unit, in five queries; None where no claim is public."""
    own = [row.id for row in Quantity.objects.resolving([quantity.slug])]
    page = page_of(NumericClaim.objects.public().filter(quantity__in=own).newest_first())
    if not page.ids:
        return None
    return QuantityPage(
        quantity=quantity,
        statistic=Statistic(quantity.statistic).label,
        accumulation=accumulation_words(quantity),
        unit=plural(quantity.unit),
        related=tuple(_related(quantity, own)),
        page=page,
        rows=tuple(claim_rows(page.ids)),
    )


def _related(quantity: Quantity, own: list[int]) -> list[Related]:
    """Return the quantities this one is defined against, but those that only unpublished claims are on."""
    above = {quantity.broader_id: "Narrower than", quantity.denominator_id: "Measured against"}
    on_it = NumericClaim.objects.filter(quantity=OuterRef("pk"))
    public = quantities_behind(NumericClaim.objects.public()).filter(pk=OuterRef("pk"))
    rows = (
        Quantity.objects.filter(
            Q(pk__in=[pk for pk in above if pk]) | Q(broader__in=own) | Q(denominator__in=own),
            merged_into__isnull=True,
        )
        .annotate(has_page=Exists(public))
        .filter(Q(has_page=True) | ~Exists(on_it))
        .order_by("slug")[:MOST_RELATED]
    )
    related = []
    for row in rows:
        kinds = [above[row.pk]] if row.pk in above else []
        kinds += ["Broader than"] if row.broader_id in own else []
        kinds += ["The measure of"] if row.denominator_id in own else []
        related += [Related(kind, row.name, row.slug, row.has_page) for kind in kinds]
    return related

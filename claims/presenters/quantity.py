"""A quantity's own page: what is counted, and the thread of what was said of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.db.models import Exists, OuterRef, Q

from claims.domain.terms import Statistic
from claims.models import NumericClaim, Quantity
from claims.pictures.ranges import Ranges
from claims.provenance import Gathered, gather

from .figures import accumulation_words, plural
from .origins import NumberOrigins
from .paging import Page, page_of
from .rows import ClaimRow
from .standing import quantities_behind
from .thread import Number, Thread, thread_of
from .thread_pictures import DrawnGraph, origins_of, ranges_of

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
    """Its own claims, the newest first."""
    rows: tuple[ClaimRow, ...]
    thread: Thread
    gathered: Gathered
    lines: Mapping[str, ClaimRow]
    """The lines of all claims that are told of, by uid."""

    @property
    def answer(self) -> Number | None:
        """The number most spoken of."""
        return self.thread.numbers[0] if self.thread.numbers else None

    @property
    def numbers(self) -> tuple[NumberOrigins, ...]:
        """The numbers whose origins are told, the most spoken of first: the same for the page and for JSON."""
        return tuple(number.origins for number in self.thread.numbers if number.origins)

    @cached_property
    def ranges(self) -> Ranges | None:
        return ranges_of(self.thread, self.quantity.name)

    @cached_property
    def graph(self) -> DrawnGraph | None:
        return origins_of(self.thread, self.gathered, self.lines, self.quantity.name)


def quantity_page(quantity: Quantity, *, on: date | None = None) -> QuantityPage | None:
    """Return the page of a quantity read with its unit; None where no claim is public.

    Shape:  with a day, all of it as far as it had been published by then, which may be nothing yet. The queries
            don't grow with the claims.
    """
    own = [row.id for row in Quantity.objects.resolving([quantity.slug])]
    public = NumericClaim.objects.public().filter(quantity__in=own)
    gathered = gather(own, on=on)
    if on is not None:
        if not public.exists():
            return None
        public = public.filter(pk__in=gathered.claim_ids.values())
    page = page_of(public.newest_first())
    if on is None and not page.ids:
        return None
    uids = {pk: uid for uid, pk in gathered.claim_ids.items()}
    newest = [uids[pk] for pk in page.ids if pk in uids]
    thread, rows = thread_of(gathered, quantity.pk, on=on, lines=newest)
    return QuantityPage(
        quantity=quantity,
        statistic=Statistic(quantity.statistic).label,
        accumulation=accumulation_words(quantity),
        unit=plural(quantity.unit),
        related=tuple(_related(quantity, own)),
        page=page,
        rows=tuple(rows[uid] for uid in newest if uid in rows),
        thread=thread,
        gathered=gathered,
        lines=rows,
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

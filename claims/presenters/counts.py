"""How many claims stand behind the rows of one page of a list, for those who edit: drafts and all.

Each function takes the rows of one page and asks the same number of queries whatever the tables hold. What can
be many is counted up to a cap; an article holds only so many numbers, so those are counted out.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import BigIntegerField, Case, Count, F, IntegerField, OuterRef, Q, Subquery, Value, When

from claims.domain.review import Review
from claims.models import Attribution, ClaimAttribution, NumberMention, NumericClaim, Quantity
from claims.querysets import QuantityQuerySet
from newsledger.ledger.counting import CAP
from sources.models import Source
from sources.querysets import SourceQuerySet


class CappedCount(Subquery):
    """How many rows the query finds, counted up to one beyond the cap: then there are more."""

    template = "(SELECT COUNT(*) FROM (%(subquery)s) AS counted)"
    output_field = IntegerField()

    def __init__(self, rows: Any, **extra: Any) -> None:
        super().__init__(rows.order_by()[: CAP + 1], **extra)


@dataclass(frozen=True)
class StandsBehind:
    """How many claims a source stands behind in each role."""

    originated: int
    relayed: int
    published: int


@dataclass(frozen=True)
class Coverage:
    """How many of the numbers of a text are decided; what numbers nobody has marked is not known."""

    decided: int = 0
    all: int = 0


@dataclass(frozen=True)
class ClaimsByState:
    """How many claims stand where in review; those withdrawn are counted by themselves."""

    by_review: tuple[tuple[Review, int], ...] = ()
    withdrawn: int = 0


def claims_of_sources(sources: Collection[Source]) -> dict[int, StandsBehind]:
    """Return how many claims each source stands behind; what was merged counts where it is merged. Two queries."""
    sources = [source for source in sources if source.merged_into_id is None]
    same = _same_rows(sources, Source.objects.all())
    printed = NumericClaim.objects.filter(mention__version__article__outlet__in=same)
    counted = Source.objects.filter(pk__in=[source.pk for source in sources]).annotate(
        originated=CappedCount(
            _credited(attribution__links__source__in=same, attribution__links__position=0)
        ),
        relayed=CappedCount(
            _credited(attribution__links__source__in=same, attribution__links__position__gt=0)
        ),
        published=CappedCount(printed.values("pk")),
    )
    rows = counted.order_by().values_list("pk", "originated", "relayed", "published")
    return {pk: StandsBehind(*numbers) for pk, *numbers in rows}


def _credited(**link: Any) -> Any:
    """Return the claims, each once, with a chain that has such a link: all that is said of it holds of one."""
    return ClaimAttribution.objects.filter(**link).values("claim").distinct()


def claims_of_quantities(quantities: Collection[Quantity]) -> dict[int, int]:
    """Return how many claims count each quantity; what was merged counts where it is merged. Two queries."""
    quantities = [quantity for quantity in quantities if quantity.merged_into_id is None]
    same = _same_rows(quantities, Quantity.objects.all())
    claims = NumericClaim.objects.filter(quantity__in=same)
    counted = Quantity.objects.filter(pk__in=[quantity.pk for quantity in quantities])
    return dict(
        counted.order_by().annotate(number=CappedCount(claims.values("pk"))).values_list("pk", "number")
    )


def claims_of_attributions(attributions: Collection[Attribution]) -> dict[int, int]:
    """Return how many claims rest on each attribution. One query."""
    resting = ClaimAttribution.objects.filter(attribution=OuterRef("pk"))
    counted = Attribution.objects.filter(pk__in=[attribution.pk for attribution in attributions])
    return dict(
        counted.order_by().annotate(number=CappedCount(resting.values("pk"))).values_list("pk", "number")
    )


def _same_rows(rows: Collection[Any], all_rows: SourceQuerySet | QuantityQuerySet) -> Any:
    """Return the query, inside a count, of the row that is counted for and all that were merged into it.

    Mergers are followed once for the whole page.
    """
    final = {row.slug: row.pk for row in rows}
    resolved = {row.id: final[row.asked] for row in all_rows.resolving(final)}
    merged = (When(pk=pk, then=Value(final)) for pk, final in resolved.items() if pk != final)
    together = Case(*merged, default=F("pk"), output_field=BigIntegerField())
    same = all_rows.filter(pk__in=list(resolved)).annotate(together=together)
    return same.filter(together=OuterRef(OuterRef("pk"))).order_by().values("pk")


def coverage_of(ids: Iterable[int], *, by: str) -> dict[int, Coverage]:
    """Return how far the numbers are decided by version ("version") or article ("version__article"). One query."""
    mentions = NumberMention.objects.filter(**{f"{by}__in": list(ids)})
    return {pk: Coverage(decided, all_) for pk, decided, all_ in mentions.coverages(by=by)}


def claims_by_state(ids: Iterable[int], *, by: str) -> dict[int, ClaimsByState]:
    """Return where the claims stand, by version ("version") or by article ("version__article"). One query."""
    name = f"mention__{by}"
    rows = (
        NumericClaim.objects.filter(**{f"{name}__in": list(ids)})
        .order_by()
        .values(name, "review")
        .annotate(
            current=Count("pk", filter=Q(withdrawn_at__isnull=True)),
            withdrawn=Count("pk", filter=Q(withdrawn_at__isnull=False)),
        )
        .values_list(name, "review", "current", "withdrawn")
    )
    found: dict[int, dict[Review, tuple[int, int]]] = {}
    for pk, review, current, withdrawn in rows:
        found.setdefault(pk, {})[Review(review)] = (current, withdrawn)
    return {
        pk: ClaimsByState(
            by_review=tuple(
                (review, states[review][0]) for review in Review if states.get(review, (0, 0))[0]
            ),
            withdrawn=sum(withdrawn for _, withdrawn in states.values()),
        )
        for pk, states in found.items()
    }

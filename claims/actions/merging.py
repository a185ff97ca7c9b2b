"""Merging: saying that one quantity turned out to be another, and taking that back. No claim moves."""

from django.contrib.auth.models import User

from claims.domain.terms import Accumulation, Dimension
from claims.models import Quantity
from newsledger.ledger import record as ledger
from newsledger.ledger.models import LedgerEntry
from newsledger.refusals import Refused
from sources.actions import refuse_merged, write_merger
from sources.domain.ties import closes_circle

Action = LedgerEntry.Action


@ledger.writing()
def merge_quantity(*, quantity: Quantity, into: Quantity, revision: int, by: User, reason: str) -> Quantity:
    """Make the quantity stand for another, and return it. `into` itself isn't written to.

    Raises: StaleRevision; Refused without a reason, and as `refuse_quantity_merger`.
    """
    row: Quantity = Quantity.objects.locked(quantity.pk, revision=revision)
    target = Quantity.objects.select_related("unit").get(pk=into.pk)
    refuse_quantity_merger(row, target)
    return write_merger(row, target, action=Action.MERGED, by=by, reason=reason)


@ledger.writing()
def unmerge_quantity(*, quantity: Quantity, revision: int, by: User, reason: str) -> Quantity:
    """Make a merged quantity stand for itself again, and return it.

    Raises: StaleRevision; Refused without a reason, and when the quantity isn't merged.
    """
    row: Quantity = Quantity.objects.locked(quantity.pk, revision=revision)
    if row.merged_into is None:
        raise Refused(f"“{row}” isn't merged into another quantity: there is nothing to undo.")
    return write_merger(row, None, action=Action.UNMERGED, by=by, reason=reason)


def refuse_quantity_merger(quantity: Quantity, into: Quantity) -> None:
    """Refuse what can't be merged, as things are now.

    Raises: Refused, as `refuse_merged` does; when their numbers couldn't be compared; when one includes the other
            or is a share of it.
    """
    refuse_merged(quantity, into, noun="quantity")
    _refuse_other_numbers(quantity, into)
    _refuse_parts(quantity, into)


def _refuse_other_numbers(quantity: Quantity, into: Quantity) -> None:
    """Refuse quantities whose claims would stand side by side as if they could be compared."""
    if quantity.unit_id != into.unit_id and not (
        # Soldiers and persons are counted alike; kilometres and miles, or dollars and euros, are not.
        quantity.unit.dimension == into.unit.dimension == Dimension.COUNT
    ):
        raise Refused(
            f"“{quantity}” is in {quantity.unit} and “{into}” in {into.unit}: their numbers can't be compared."
            " If one of the units is wrong, mend that first.",
            field="into",
        )
    if quantity.statistic != into.statistic:
        raise Refused(
            f"“{quantity}” is a {quantity.get_statistic_display()} and “{into}” a {into.get_statistic_display()}:"
            " their numbers can't be compared. If one of the two is wrong, mend that first.",
            field="into",
        )
    said = {quantity.accumulation, into.accumulation} - {Accumulation.NOT_APPLICABLE.value}
    if len(said) > 1:
        raise Refused(
            f"“{quantity}” is counted “{quantity.get_accumulation_display()}” and “{into}”"
            f" “{into.get_accumulation_display()}”: they are compared in other ways. If one of the two is wrong, mend"
            " that first.",
            field="into",
        )


def _refuse_parts(quantity: Quantity, into: Quantity) -> None:
    edges = Quantity.objects.containing([quantity.pk, into.pk])
    for one, other in ((quantity.pk, into.pk), (into.pk, quantity.pk)):
        # The circle's first step would be the merger itself; the ties that are there are the rest.
        if circle := closes_circle(edges, start=one, target=other):
            path = circle[1:]
            names = dict(Quantity.objects.filter(pk__in=path).values_list("pk", "name"))
            raise Refused(
                "One of the two includes the other, and nothing is a part of itself: "
                + " → ".join(names[pk] for pk in path)
                + ". If they are one all the same, take that tie away first.",
                field="into",
            )
    for share, whole in ((quantity, into), (into, quantity)):
        if share.denominator_id == whole.pk:
            raise Refused(f"“{share}” is a share of “{whole}”, and no share is the whole.", field="into")

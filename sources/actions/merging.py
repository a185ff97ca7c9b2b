"""Merging: saying that one source turned out to be another, and taking that back. No row moves."""

from django.contrib.auth.models import User

from newsledger.ledger import record as ledger
from newsledger.ledger.models import LedgerEntry
from newsledger.refusals import Refused
from sources.domain.terms import ROLL_UP_KINDS
from sources.domain.ties import closes_circle
from sources.models import Affiliation, Source

from .mergers import refuse_merged, write_merger

Action = LedgerEntry.Action


@ledger.writing()
def merge_source(*, source: Source, into: Source, revision: int, by: User, reason: str) -> Source:
    """Make the source stand for another, and return it. `into` itself isn't written to.

    Raises: StaleRevision; Refused without a reason, and as `refuse_merger`.
    """
    row: Source = Source.objects.locked(source.pk, revision=revision)
    target = Source.objects.get(pk=into.pk)
    refuse_merger(row, target)
    return write_merger(row, target, action=Action.MERGED, by=by, reason=reason)


@ledger.writing()
def unmerge_source(*, source: Source, revision: int, by: User, reason: str) -> Source:
    """Make a merged source stand for itself again, and return it.

    Raises: StaleRevision; Refused without a reason, and when the source isn't merged.
    """
    row: Source = Source.objects.locked(source.pk, revision=revision)
    if row.merged_into is None:
        raise Refused(f"“{row}” isn't merged into another source: there is nothing to undo.")
    return write_merger(row, None, action=Action.UNMERGED, by=by, reason=reason)


def refuse_merger(source: Source, into: Source) -> None:
    """Refuse what can't be merged, as things are now.

    Raises: Refused, as `refuse_merged` does; when only one of them is named; when one belongs to the other.
    """
    refuse_merged(source, into, noun="source")
    if source.is_unnamed != into.is_unnamed:
        unnamed, named = (source, into) if source.is_unnamed else (into, source)
        raise Refused(
            f"“{unnamed}” is unnamed and “{named}” is named. Who spoke without a name is never taken for"
            " somebody; two articles' unnamed voices may be different people.",
            field="into",
        )
    _refuse_circle(source, into)


def _refuse_circle(source: Source, into: Source) -> None:
    ties = Affiliation.objects.leading_from([source.pk, into.pk], ROLL_UP_KINDS)
    edges = [(tie.source_id, tie.organisation_id) for tie in ties]
    for one, other in ((source.pk, into.pk), (into.pk, source.pk)):
        # The circle's first step would be the merger itself; the ties that are there are the rest.
        if circle := closes_circle(edges, start=one, target=other):
            path = circle[1:]
            names = dict(Source.objects.filter(pk__in=path).values_list("pk", "name"))
            raise Refused(
                "One of the two belongs to the other, and nothing can belong to itself: "
                + " → ".join(names[pk] for pk in path)
                + ". If they are one all the same, take that tie away first.",
                field="into",
            )

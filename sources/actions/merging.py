"""Merging: saying that one source turned out to be another, and taking that back. No row moves."""

from django.contrib.auth.models import User

from newsledger.ledger import record as ledger
from newsledger.ledger.models import LedgerEntry
from newsledger.refusals import Refused
from sources.domain.terms import ROLL_UP_KINDS
from sources.domain.ties import closes_circle
from sources.models import Affiliation, Source

Action = LedgerEntry.Action


@ledger.writing()
def merge_source(*, source: Source, into: Source, revision: int, by: User, reason: str) -> Source:
    """Make the source stand for another, and return it. `into` itself isn't written to.

    Raises: StaleRevision; Refused without a reason, and as `refuse_merger`.
    """
    row: Source = Source.objects.locked(source.pk, revision=revision)
    target = Source.objects.get(pk=into.pk)
    refuse_merger(row, target)
    return _write(row, target, action=Action.MERGED, by=by, reason=reason)


@ledger.writing()
def unmerge_source(*, source: Source, revision: int, by: User, reason: str) -> Source:
    """Make a merged source stand for itself again, and return it.

    Raises: StaleRevision; Refused without a reason, and when the source isn't merged.
    """
    row: Source = Source.objects.locked(source.pk, revision=revision)
    if row.merged_into is None:
        raise Refused(f"“{row}” isn't merged into another source: there is nothing to undo.")
    return _write(row, None, action=Action.UNMERGED, by=by, reason=reason)


def refuse_merger(source: Source, into: Source) -> None:
    """Refuse what can't be merged, as things are now.

    Raises: Refused, when the source is merged already; when `into` is the source itself, was merged into
            another or stands for it in the end; when only one of them is named; when one belongs to the other.
    """
    if source.merged_into is not None:
        raise Refused(f"“{source}” is already merged into “{source.merged_into}”. Undo that first.")
    if into.pk == source.pk:
        raise Refused("A source can't be merged into itself.", field="into")
    if into.merged_into is not None:
        final = Source.objects.get(
            pk__in=[row.id for row in Source.objects.resolving([into.slug]) if row.is_final]
        )
        if final.pk == source.pk:
            raise Refused(
                f"“{into}” was itself merged into “{source}”. Undo that first, or leave it so.", field="into"
            )
        raise Refused(f"“{into}” was merged into “{final}” ({final.slug}). Use that one.", field="into")
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


def _write(row: Source, into: Source | None, *, action: str, by: User, reason: str) -> Source:
    reason = reason.strip()
    if not reason:
        raise Refused("Say why: the reason is kept in the ledger.", field="reason")
    row.merged_into = into
    row.next_revision()
    ledger.record(
        row.record,
        revision=row.revision,
        action=action,
        payload=row.as_record().payload(),
        by=by,
        reason=reason,
    )
    row.save(update_fields=["merged_into", "revision", "modified"])
    return Source.objects.with_parts().get(pk=row.pk)

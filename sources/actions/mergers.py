"""What merging sources and merging quantities have in common: a row that turned out to be another names it."""

from typing import Any, TypeVar

from django.contrib.auth.models import User

from newsledger.ledger import record as ledger
from newsledger.ledger.models import Recorded
from newsledger.refusals import Refused

Merged = TypeVar("Merged", bound=Recorded)


def refuse_merged(row: Any, into: Any, *, noun: str) -> None:
    """Refuse a merger with a row that stands for another already, or for itself.

    Raises: Refused, when the row is merged already; when `into` is the row itself, was merged into another or
            stands for it in the end.
    """
    if row.merged_into is not None:
        raise Refused(f"“{row}” is already merged into “{row.merged_into}”. Undo that first.")
    if into.pk == row.pk:
        raise Refused(f"A {noun} can't be merged into itself.", field="into")
    if into.merged_into is not None:
        rows = type(row).objects
        final = rows.get(pk__in=[each.id for each in rows.resolving([into.slug]) if each.is_final])
        if final.pk == row.pk:
            raise Refused(
                f"“{into}” was itself merged into “{row}”. Undo that first, or leave it so.", field="into"
            )
        raise Refused(f"“{into}” was merged into “{final}” ({final.slug}). Use that one.", field="into")


def write_merger(row: Merged, into: Merged | None, *, action: str, by: User, reason: str) -> Merged:
    """Let the row stand for another, or for itself again, and return it. To be called inside `writing()`.

    Raises: Refused without a reason.
    """
    reason = reason.strip()
    if not reason:
        raise Refused("Say why: the reason is kept in the ledger.", field="reason")
    changed: Any = row.next_revision()
    changed.merged_into = into
    ledger.record(
        row.record,
        revision=row.revision,
        action=action,
        payload=changed.as_record().payload(),
        by=by,
        reason=reason,
    )
    row.save(update_fields=["merged_into", "revision", "modified"])
    stored: Merged = type(changed).objects.with_parts().get(pk=row.pk)
    return stored

"""Taking out again what was made by mistake and nothing else refers to: drafts, never what was reviewed."""

from collections.abc import Collection, Iterator

from django.contrib.auth.models import User
from django.db import models

from newsledger.ledger import record as ledger
from newsledger.ledger.models import LedgerEntry, Recorded
from newsledger.refusals import Refused
from sources.models import Affiliation, Source, SourceAlias


@ledger.writing()
def discard_source(*, source: Source, revision: int, by: User, reason: str = "") -> LedgerEntry:
    """Take a source out again that nothing refers to, with its spellings and ties, and return the entry.

    Raises: StaleRevision; Refused, as `refuse_discarding`.
    """
    row: Source = Source.objects.locked(source.pk, revision=revision)
    refuse_discarding(row, by=by, parts=("aliases", "affiliations"))
    if row.merged_into is not None:
        raise Refused(f"“{row}” stands for “{row.merged_into}”: undo that merger first.")
    entry = ledger.discard(row, by=by, reason=reason)
    SourceAlias.objects.filter(source=row).delete()
    Affiliation.objects.filter(source=row).delete()
    row.delete()
    return entry


def refuse_discarding(row: Recorded, *, by: User, parts: Collection[str] = ()) -> None:
    """Refuse to take out what others had a hand in, or what something else refers to.

    `parts` name the relations whose rows go with it: what they say of the row is no reference.
    Raises: Refused, saying who or what.
    """
    others = row.history_of_this_row().exclude(by=by.get_username())
    if (other := others.order_by("-revision").values_list("by", flat=True).first()) is not None:
        raise Refused(
            f"{row} was written by {other} too: only what nobody else wrote can be taken out again."
        )
    if named := next(_references(row, parts), ""):
        raise Refused(f"{row} can’t be taken out again: {named} refers to it.")


def is_referred_to(row: Recorded, *, parts: Collection[str] = ()) -> bool:
    """Return whether anything but its own parts refers to the row."""
    return next(_references(row, parts), None) is not None


def _references(row: Recorded, parts: Collection[str]) -> Iterator[str]:
    # Asked of every relation there is, so that a table that comes later is not forgotten.
    for relation in row._meta.related_objects:
        # What is derived from the row goes with it.
        is_derived = getattr(relation, "on_delete", None) is models.CASCADE
        if relation.get_accessor_name() in parts or relation.many_to_many or is_derived:
            continue
        model = relation.related_model
        if (other := model._default_manager.filter(**{relation.field.name: row.pk}).first()) is not None:
            yield f"{model._meta.verbose_name} “{other}”"

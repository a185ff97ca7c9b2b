"""What rests on a row: which rows of other tables name it, counted by kind."""

from collections import Counter
from collections.abc import Iterator

from django.db import models
from django.utils.text import capfirst

from .counting import Tally, tally
from .models import LedgerEntry, Recorded


def resting_on(row: models.Model) -> Iterator[tuple[str, Tally]]:
    """Yield what names the row and how often. One query for each kind, however many there are."""
    relations = list(relations_to(type(row)))
    kinds = Counter(relation.related_model for relation in relations)
    for relation in relations:
        model, column = relation.related_model, relation.field
        rows = model._base_manager.filter(**{column.name: row})
        what = str(capfirst(model._meta.verbose_name_plural))
        yield (f"{what}, as {column.verbose_name}" if kinds[model] > 1 else what), tally(rows)
    if isinstance(row, Recorded):
        yield "Entries of the ledger", tally(row.history())


def entries_by(name: str) -> tuple[str, Tally]:
    """Return how many entries of the ledger somebody wrote."""
    return "Entries of the ledger", tally(LedgerEntry.objects.filter(by=name))


def relations_to(model: type[models.Model]) -> Iterator[models.ForeignObjectRel]:
    """Yield the columns of other tables that name rows of this one; not those of mere pairs of rows."""
    for field in model._meta.get_fields(include_hidden=True):
        if isinstance(field, models.ManyToOneRel) and not field.related_model._meta.auto_created:
            yield field

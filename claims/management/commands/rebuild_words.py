"""manage.py rebuild_words: find sources and quantities by their names again."""

from collections.abc import Iterator
from typing import Any

from django.core.management.base import BaseCommand
from django.db.models import QuerySet

from claims.actions import write_quantity_words
from claims.models import Quantity
from sources.actions import write_source_words
from sources.models import Source

_AT_ONCE = 500


class Command(BaseCommand):
    help = (
        "Writes anew the words by which sources and quantities are suggested. They follow every change by"
        " themselves: to be run after an update that compares names in another way, or when `verify` asks for it."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        rewritten = 0
        for sources in _some_at_once(Source.objects.with_parts()):
            write_source_words(sources)
            rewritten += len(sources)
        for quantities in _some_at_once(Quantity.objects.select_related("unit")):
            write_quantity_words(quantities)
            rewritten += len(quantities)
        self.stdout.write(f"The words of {rewritten:,} sources and quantities are those of their names.")


def _some_at_once(rows: QuerySet) -> Iterator[list[Any]]:
    """Yield the rows in their order, some at a time; each time as they are by then."""
    last = 0
    while some := list(rows.order_by("pk").filter(pk__gt=last)[:_AT_ONCE]):
        yield some
        last = some[-1].pk

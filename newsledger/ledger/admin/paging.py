"""Lists in pages at a cost that doesn't grow with the table: nothing is counted, and no page lies, past a cap."""

from typing import Any

from django.core.paginator import Paginator
from django.utils.functional import cached_property

from newsledger.ledger import counting


class CappedPaginator(Paginator):
    """Pages of the first thousand rows. Who looks for another one searches or filters for it.

    The page after a million rows would have the database walk over a million rows.
    """

    object_list: Any

    @cached_property
    def tally(self) -> counting.Tally:
        """How many rows there are, counted up to the cap."""
        return counting.tally(self.object_list)

    @cached_property
    def count(self) -> int:
        """How many rows the pages hold together."""
        return min(self.tally.number, counting.CAP)

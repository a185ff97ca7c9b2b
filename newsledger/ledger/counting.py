"""Counting only as far as a page needs to know: a table of a million rows is never walked for a number."""

from dataclasses import dataclass

from django.db import models

CAP = 1_000
"""As far as anything is counted; beyond it a page says "more than"."""


@dataclass(frozen=True)
class Tally:
    """How many there are, counted up to the cap."""

    number: int

    @property
    def is_capped(self) -> bool:
        """Whether there are more than were counted."""
        return self.number > CAP

    def __str__(self) -> str:
        """Return the number as a page says it.

        >>> str(Tally(1000)), str(Tally(1001))
        ('1,000', 'more than 1,000')
        """
        return f"more than {CAP:,}" if self.is_capped else f"{self.number:,}"


def tally(rows: models.QuerySet) -> Tally:
    """Return how many rows there are."""
    return Tally(rows.order_by().values("pk")[: CAP + 1].count())

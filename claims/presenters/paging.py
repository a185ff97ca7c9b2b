"""Lists in pages, and how many lines they have: counted up to a cap, since counting is what costs."""

from dataclasses import dataclass

from django.db.models import QuerySet

PER_PAGE = 50
CAP = 1_000
"""As far as anything is counted; beyond it a page says "more than"."""


class NoSuchPage(ValueError):
    """The list ends before this page; the message says where."""


@dataclass(frozen=True)
class Count:
    """How many there are, counted up to the cap."""

    number: int

    @property
    def is_capped(self) -> bool:
        return self.number > CAP

    def of(self, one: str, many: str = "") -> str:
        """Return the count with its noun.

        >>> Count(1).of("claim"), Count(0).of("quantity", "quantities"), Count(1001).of("claim")
        ('1 claim', '0 quantities', 'more than 1,000 claims')
        """
        noun = one if self.number == 1 else many or f"{one}s"
        return f"more than {CAP:,} {noun}" if self.is_capped else f"{self.number:,} {noun}"


@dataclass(frozen=True)
class Page:
    """The row numbers of one page of a list, in its order."""

    number: int
    ids: tuple[int, ...]
    count: Count
    has_next: bool

    @property
    def first(self) -> int:
        """The place of its first line in the list, from 1."""
        return (self.number - 1) * PER_PAGE + 1

    @property
    def last(self) -> int:
        return self.first + len(self.ids) - 1


def counted(rows: QuerySet) -> Count:
    """Return how many rows there are, in one query that stops at the cap."""
    return Count(rows.order_by().values("pk")[: CAP + 1].count())


def page_of(rows: QuerySet, number: int = 1) -> Page:
    """Return one page of the ordered rows: one query up to the cap, two beyond it.

    Raises: NoSuchPage.
    """
    counted_ids = list(rows.values_list("pk", flat=True)[: CAP + 1])
    count = Count(len(counted_ids))
    start, end = (number - 1) * PER_PAGE, number * PER_PAGE
    ids = (
        counted_ids[start : end + 1]
        if end <= CAP
        else list(rows.values_list("pk", flat=True)[start : end + 1])
    )
    if number > 1 and not ids:
        last = -(-count.number // PER_PAGE) or 1
        raise NoSuchPage("the list ends before" if count.is_capped else f"the list’s last page is {last}")
    return Page(number=number, ids=tuple(ids[:PER_PAGE]), count=count, has_next=len(ids) > PER_PAGE)

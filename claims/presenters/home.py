"""The first page: the newest claims, and how much there is behind each door."""

from dataclasses import dataclass

from claims.domain.terms import Prominence
from claims.models import NumericClaim

from .paging import Count, counted, page_of
from .rows import ClaimRow, claim_rows
from .standing import articles_behind, public_sources, quantities_behind

SHOWN = 10


@dataclass(frozen=True)
class Home:
    """All that the first page prints."""

    rows: tuple[ClaimRow, ...]
    claims: Count
    sources: Count
    quantities: Count
    articles: Count


def home() -> Home:
    """Return the first page in six queries. Its numbers are those of the lists behind the doors."""
    public = NumericClaim.objects.public()
    main = public.filter(prominence=Prominence.MAIN)
    page = page_of(main.newest_first())
    return Home(
        rows=tuple(claim_rows(page.ids[:SHOWN])),
        claims=page.count,
        sources=counted(public_sources()),
        quantities=counted(quantities_behind(main)),
        articles=counted(articles_behind(public)),
    )

"""The list of attributions, and how one is named wherever it is chosen."""

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from claims.domain.terms import Role
from claims.models import Attribution, AttributionLink
from claims.presenters.counts import claims_of_attributions
from newsledger.ledger.admin import RecordedAdmin

from .rows import RowsAdmin, counted_claims


def chain_in_words(attribution: Attribution) -> str:
    """Return the chain from origin to last relay: “Maria Zakharova → TASS”. Its links and spans are read."""
    steps = groupby(attribution.links.all(), key=lambda link: link.position)
    return " → ".join(" and ".join(_names(links)) for _, links in steps)


def _names(links: Iterator[AttributionLink]) -> Iterator[str]:
    for link in links:
        words = next((span.exact for span in link.spans.all() if span.role == Role.SOURCE), "")
        yield str(link.source) if link.source else f"“{words}”"


def attribution_label(attribution: Attribution) -> str:
    """Return what an attribution is chosen by: its chain, its text, its uid."""
    return f"{chain_in_words(attribution)} · {attribution.version} · {attribution.uid}"


class AttributionListAdmin(RowsAdmin, RecordedAdmin):
    """Attributions in a list."""

    list_display = ("chain", "version", "manner", "claims_counted", "changed")
    list_filter = ("manner",)
    search_fields = ("uid", "links__spans__exact", "links__source__name", "version__article__headline")
    search_help_text = "By the words of a source or cue, by a source’s name, by headline or uid."

    def get_queryset(self, request: HttpRequest) -> Any:
        """Select attributions with their chains. The texts stay where they are."""
        attributions: Any = super().get_queryset(request)
        return attributions.with_parts()

    def prepare(self, rows: list[Any], request: HttpRequest) -> None:
        """Give each attribution the number of its claims, in one query."""
        counted = claims_of_attributions(rows)
        for row in rows:
            row.claims_number = counted[row.pk]

    @admin.display(description="chain")
    def chain(self, attribution: Attribution) -> str:
        """Return the chain in words."""
        return chain_in_words(attribution)

    @admin.display(description="claims")
    def claims_counted(self, attribution: Any) -> str:
        """Return how many claims rest on the attribution."""
        return counted_claims(attribution.claims_number, {"attribution": attribution.uid})

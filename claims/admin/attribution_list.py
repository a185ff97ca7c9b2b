"""The list of attributions, and how one is named wherever it is chosen."""

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from django.contrib import admin
from django.db.models import Count, IntegerField, OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpRequest

from claims.domain.terms import Role
from claims.models import Attribution, AttributionLink, ClaimAttribution
from newsledger.ledger.admin import RecordedAdmin


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


class AttributionListAdmin(RecordedAdmin):
    """Attributions in a list."""

    list_display = ("chain", "version", "manner", "claims_counted", "uid", "modified")
    list_filter = ("manner",)
    search_fields = ("uid", "links__spans__exact", "links__source__name", "version__article__headline")
    search_help_text = "By uid, by the words of a source or cue, by a source’s name, by headline."

    def get_queryset(self, request: HttpRequest) -> Any:
        """Select attributions with their chains and how many claims each has. The texts stay."""
        claims = ClaimAttribution.objects.filter(attribution=OuterRef("pk")).order_by().values("attribution")
        counted = Subquery(claims.annotate(number=Count("pk")).values("number"), output_field=IntegerField())
        attributions: Any = super().get_queryset(request)
        return attributions.with_parts().annotate(claims_number=Coalesce(counted, 0))

    @admin.display(description="chain")
    def chain(self, attribution: Attribution) -> str:
        """Return the chain in words."""
        return chain_in_words(attribution)

    @admin.display(description="claims", ordering="claims_number")
    def claims_counted(self, attribution: Any) -> int:
        """Return how many claims rest on the attribution."""
        return attribution.claims_number

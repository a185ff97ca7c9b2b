"""Sources in a list, each with the claims it stands behind.

Their admin is that of `sources`, which knows nothing of claims: what their list tells of claims is added here.
"""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from claims.presenters.counts import claims_of_sources
from sources.admin import SourceAdmin
from sources.models import Source

from .rows import RowsAdmin, counted_claims
from .splitting import SourceSplittingAdmin

admin.site.unregister(Source)


@admin.register(Source)
class CreditedSourceAdmin(RowsAdmin, SourceSplittingAdmin, SourceAdmin):
    """Whom or what information is attributed to, and how often it is."""

    list_display = ("name", "described", "originated", "relayed", "published", "merger", "changed")

    def prepare(self, rows: list[Any], request: HttpRequest) -> None:
        """Give each source the number of claims by role, in two queries."""
        behind = claims_of_sources(rows)
        for row in rows:
            row.behind = behind.get(row.pk)

    @admin.display(description="originated")
    def originated(self, source: Any) -> str:
        """Return of how many claims the source is an origin."""
        return _counted(source, "originated", "origin")

    @admin.display(description="relayed")
    def relayed(self, source: Any) -> str:
        """Return how many claims came through the source."""
        return _counted(source, "relayed", "relay")

    @admin.display(description="published")
    def published(self, source: Any) -> str:
        """Return how many claims the source published."""
        return _counted(source, "published", "outlet")


def _counted(source: Any, role: str, parameter: str) -> str:
    """Return the number of claims; nothing for a source that is counted where it was merged."""
    if source.behind is None:
        return ""
    return counted_claims(getattr(source.behind, role), {parameter: source.slug}, role=role)

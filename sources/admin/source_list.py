"""The list of sources: who they are, and what was merged into what."""

from typing import Any

from django.contrib import admin

from sources.models import Source

from .merging import MergedFilter, SourceMergingAdmin


class SourceListAdmin(SourceMergingAdmin):
    """Sources in a list."""

    list_display: Any = ("name", "described", "merger", "changed")
    list_filter = ("kind", "anonymity", MergedFilter)
    list_select_related = ("merged_into",)
    search_fields = ("aliases__name", "slug", "wikidata_id")
    search_help_text = "By any spelling, by slug or Wikidata id."

    @admin.display(description="kind", ordering="kind")
    def described(self, source: Source) -> str:
        """Return what the source is: a person, an office, unnamed or not, of which country."""
        told = [source.get_kind_display()]
        if source.is_unnamed:
            told.append(source.get_anonymity_display())
        return ", ".join([*told, source.country] if source.country else told)

"""The list of quantities: what is counted, in what, and by how many claims."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from claims.models import Quantity
from claims.presenters.counts import claims_of_quantities
from claims.presenters.figures import accumulation_words
from sources.admin import MergedFilter

from .quantity_merging import QuantityMergingAdmin
from .rows import RowsAdmin, counted_claims
from .splitting import QuantitySplittingAdmin


class QuantityListAdmin(RowsAdmin, QuantitySplittingAdmin, QuantityMergingAdmin):
    """Quantities in a list."""

    list_display = ("name", "kind", "place", "broader", "claims", "merger", "changed")
    list_filter = ("statistic", "accumulation", MergedFilter)
    list_select_related = ("unit", "broader", "merged_into")
    search_fields = ("name", "slug", "place", "unit__name")
    search_help_text = "By name, place, unit or slug."

    def prepare(self, rows: list[Any], request: HttpRequest) -> None:
        """Give each quantity the number of its claims, in two queries."""
        counted = claims_of_quantities(rows)
        for row in rows:
            row.claims_number = counted.get(row.pk)

    @admin.display(description="kind of number", ordering="statistic")
    def kind(self, quantity: Quantity) -> str:
        """Return what kind of number it is and in what: “count, within a period, soldier”."""
        kinds = (quantity.get_statistic_display(), accumulation_words(quantity), str(quantity.unit))
        return ", ".join(filter(None, kinds))

    @admin.display(description="claims")
    def claims(self, quantity: Any) -> str:
        """Return how many claims count the quantity; nothing for one that is counted where it was merged."""
        if quantity.claims_number is None:
            return ""
        return counted_claims(quantity.claims_number, {"quantity": quantity.slug})

"""Lists that are narrowed by search and filters as they offer them, and by nothing else an address may say."""

from typing import Any

from django.contrib import admin
from django.contrib.admin.views.main import ERROR_FLAG
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

# Longer searches are no names; a thousand words would be more than SQLite takes in one statement.
LONGEST_SEARCH = 200


class NarrowedAdmin(admin.ModelAdmin):
    """An admin whose list answers whatever is asked of it."""

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        """Answer the list; a filter that no database takes as one that isn't valid."""
        if any("\0" in value for values in request.GET.lists() for value in values[1]):
            return HttpResponseRedirect(f"{request.path}?{ERROR_FLAG}=1")
        try:
            return super().changelist_view(request, extra_context)
        except OverflowError:  # the month after December 9999
            return HttpResponseRedirect(f"{request.path}?{ERROR_FLAG}=1")

    def get_search_results(self, request: HttpRequest, queryset: Any, search_term: str) -> tuple[Any, bool]:
        """Select the rows that have every word; none for what can't be searched for."""
        if "\0" in search_term or len(search_term) > LONGEST_SEARCH:
            return queryset.none(), False
        return super().get_search_results(request, queryset, search_term)

    def lookup_allowed(self, lookup: str, value: Any, request: HttpRequest | None = None) -> bool:
        """Return whether an address may filter so: only as the list itself offers."""
        day = self.date_hierarchy
        return lookup in {
            *(f"{name}__{how}" for name in self.list_filter for how in ("exact", "isnull")),
            *(getattr(filter_, "parameter_name", None) for filter_ in self.list_filter),
            *(f"{day}__{part}" for part in ("year", "month", "day") if day),
        }

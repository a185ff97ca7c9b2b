"""Filters of the admin's lists that are more than a column's own values."""

from collections.abc import Sequence
from typing import Any, ClassVar

from django.contrib import admin
from django.contrib.admin.options import IncorrectLookupParameters
from django.db.models import QuerySet
from django.http import HttpRequest


class ChoiceFilter(admin.SimpleListFilter):
    """A filter with a few choices. A value that is none of them is an error of the address, not all rows."""

    offered: ClassVar[Sequence[tuple[str, str]]] = ()

    def lookups(self, request: HttpRequest, model_admin: Any) -> Sequence[tuple[str, str]]:
        """Return the choices."""
        return self.offered

    def queryset(self, request: HttpRequest, queryset: Any) -> QuerySet:
        """Select the rows of the choice.

        Raises: IncorrectLookupParameters.
        """
        value = self.value()
        if value is None:
            return queryset
        if value not in dict(self.offered):
            raise IncorrectLookupParameters(f"{self.parameter_name} is one of a few choices.")
        return self.chosen(queryset, value, request)

    def chosen(self, rows: Any, value: str, request: HttpRequest) -> QuerySet:
        """Select the rows of this choice."""
        raise NotImplementedError

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


class KnownChoicesFilter(admin.ChoicesFieldListFilter):
    """A filter by a column with a closed list of values. Another value is an error of the address, not no rows."""

    def queryset(self, request: HttpRequest, queryset: Any) -> QuerySet | None:
        """Select the rows with one of the values.

        Raises: IncorrectLookupParameters.
        """
        known = {str(value) for value, _ in self.field.flatchoices}
        if not known.issuperset(self.lookup_val or ()):
            raise IncorrectLookupParameters(f"{self.field.name} is one of a closed list.")
        return super().queryset(request, queryset)


admin.FieldListFilter.register(lambda field: bool(field.flatchoices), KnownChoicesFilter, take_priority=True)

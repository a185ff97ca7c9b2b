"""How the columns of our models are typed."""

from typing import Any

from django.contrib import admin
from django.db import models
from django.forms import URLInput
from django.http import HttpRequest

from newsledger.ledger.forms import MomentField, RowField, RowSelect, WrittenField


class FieldsOfOurs(admin.options.BaseModelAdmin):
    """How the columns of our models are typed: text as written, moments in one field, rows searched for."""

    formfield_overrides = {
        models.CharField: {"form_class": WrittenField},
        models.TextField: {"form_class": WrittenField, "strip": False},
        models.URLField: {"form_class": WrittenField, "widget": URLInput(attrs={"class": "vURLField"})},
        models.DateTimeField: {
            "form_class": MomentField,
            "widget": admin.widgets.AdminTextInputWidget,
            "help_text": "In UTC, as 2025-07-12 09:30.",
        },
    }

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """Return the form field for a column."""
        if isinstance(db_field, models.SlugField):  # its own form field knows what a slug is made of
            return db_field.formfield(**kwargs)
        return super().formfield_for_dbfield(db_field, request, **kwargs)

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """Return a field in which a row is searched for; never a select of a table that grows."""
        kwargs.setdefault("widget", RowSelect(db_field, self.admin_site))
        kwargs.setdefault("form_class", RowField)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

"""Records of the ledger in the admin."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.html import format_html

from newsledger.ledger.forms import RecordForm

from .two_editors import TwoEditorsAdmin


class RecordedAdmin(TwoEditorsAdmin):
    """The admin of a record of the ledger: forms carry the revision, and history is what the ledger tells.

    The revision a form was opened at comes back with it, and the action refuses it when it isn't the newest.
    """

    form = RecordForm
    change_form_template = "admin/change_form.html"

    def has_written(self, form: Any, row: Any) -> bool:
        """Return whether the action made a revision."""
        return row.revision != form.revision

    def fieldsets_of(self, obj: Any, *, may_change: bool) -> list[Any]:
        """Return the fieldsets that tell of the record itself."""
        return list(self.fieldsets or ())

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        """Return the fieldsets, with revision and reason for a stored record."""
        if obj is None:
            return self.fieldsets_of(None, may_change=True)
        may_change = self.has_change_permission(request, obj)
        about = ["reason", "based_on", "opened"] if may_change else ["revision"]
        return [*self.fieldsets_of(obj, may_change=may_change), (None, {"fields": about})]

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """Return what can't be typed: a stored record keeps its address."""
        fixed = super().get_readonly_fields(request, obj)
        slugged = obj is not None and any(field.name == "slug" for field in self.opts.fields)
        return [*fixed, "slug"] if slugged else fixed

    @admin.display(description="changed", ordering="modified")
    def changed(self, row: Any) -> str:
        """Return when the record was last changed, and how often it was."""
        return format_html(
            "<time datetime='{}'>{}</time> <span class='quiet'>revision {}</span>",
            row.modified.isoformat(),
            f"{row.modified:%Y-%m-%d %H:%M} UTC",
            row.revision,
        )

    def get_view_on_site_url(self, obj: Any = None) -> str | None:
        """Return the record's public page, None for a record that has none."""
        return obj.get_absolute_url() if hasattr(obj, "get_absolute_url") else None

"""Nothing is deleted: who asks for it is told why, what rests on the record, and what to do instead."""

from collections.abc import Iterable
from typing import Any

from django.contrib import admin
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse

from newsledger.ledger.counting import Tally
from newsledger.ledger.resting import resting_on


class KeepingAdmin(admin.ModelAdmin):
    """The admin of rows that stay. “Delete” leads to a page that says so; nothing else offers it."""

    kept_because = (
        "Records are kept, so that every number that was ever shown can be traced to who said it, and every change"
        " to who made it. Other records rest on this one, and the ledger tells of it for good."
    )
    # What helps who came to delete it.
    instead_of_deleting = "Mend what is wrong in it and say why: its history keeps what it said before."

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Return False: what was recorded stays, to be withdrawn, merged or mended."""
        return False

    def resting(self, row: Any) -> Iterable[tuple[str, Tally]]:
        """Return what rests on the row, by kind."""
        return resting_on(row)

    def delete_view(self, request: HttpRequest, object_id: str, extra_context: Any = None) -> HttpResponse:
        """Answer that the row is kept. What is sent is answered in the same way: as a form that is refused."""
        row = self.get_object(request, unquote(object_id))
        if not self.has_view_or_change_permission(request, row):
            raise PermissionDenied
        if row is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)  # type: ignore[attr-defined]
        context = {
            **self.admin_site.each_context(request),
            "title": f"{row} is not deleted",
            "subtitle": None,
            "opts": self.opts,
            "object": row,
            "kept_because": self.kept_because,
            "instead": self.instead_of_deleting,
            "resting": [(what, count) for what, count in self.resting(row) if count.number],
            **(extra_context or {}),
        }
        return TemplateResponse(request, "admin/ledger/kept.html", context)

    def render_change_form(
        self, request: HttpRequest, context: Any, *args: Any, **kwargs: Any
    ) -> HttpResponse:
        """Answer the form; who may change such rows is offered “Delete” and finds out there why not."""
        answer: Any = super().render_change_form(request, context, *args, **kwargs)
        answer.context_data["has_delete_permission"] = self.has_change_permission(request)
        return answer

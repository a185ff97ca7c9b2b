"""What the ledger tells of a record, as a page."""

from typing import Any

from django.contrib.admin.utils import unquote
from django.contrib.admin.views.main import PAGE_VAR
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse

from newsledger.ledger.models import Recorded

from .saving import ActionAdmin


class HistoryAdmin(ActionAdmin):
    """The admin of a record whose history is what the ledger tells."""

    object_history_template = "admin/ledger/history.html"

    def history_view(self, request: HttpRequest, object_id: str, extra_context: Any = None) -> HttpResponse:
        """Answer with the record's entries in the ledger, newest first."""
        row: Recorded | None = self.get_object(request, unquote(object_id))
        if row is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)  # type: ignore[attr-defined]
        if not self.has_view_or_change_permission(request, row):
            raise PermissionDenied
        pages = self.get_paginator(request, row.history().defer("payload"), 50)
        page = pages.get_page(request.GET.get(PAGE_VAR, 1))
        context = {
            **self.admin_site.each_context(request),
            "title": f"History of {row}",
            "subtitle": None,
            "entries": page,
            "page_range": pages.get_elided_page_range(page.number),
            "page_var": PAGE_VAR,
            "module_name": str(self.opts.verbose_name_plural),
            "object": row,
            "opts": self.opts,
            "may_open_entries": request.user.has_perm("ledger.view_ledgerentry"),
            **(extra_context or {}),
        }
        return TemplateResponse(request, self.object_history_template, context)

"""What the ledger tells of a record, as a page."""

from typing import Any

from django.contrib.admin.utils import unquote
from django.contrib.admin.views.main import PAGE_VAR
from django.core.exceptions import PermissionDenied
from django.core.paginator import Page, Paginator
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.text import capfirst

from newsledger.ledger.models import Recorded
from newsledger.ledger.telling import ToldEntry, told_entries
from newsledger.ledger.wording import Wording

from .saving import ActionAdmin

ENTRIES_A_PAGE = 20


class HistoryAdmin(ActionAdmin):
    """The admin of a record whose history is what the ledger tells."""

    object_history_template = "admin/ledger/history.html"
    # What is told otherwise than by the names and choices of the columns.
    wording = Wording()

    def wording_of_all(self) -> Wording:
        """Return how the record and its parts are told."""
        wording = self.wording.beside(wording_of_columns(self.model))
        for inline in self.inlines:
            if says := getattr(inline, "says", ""):
                wording = wording.beside(wording_of_columns(inline.model, f"{says}."))
        return wording

    def history_view(self, request: HttpRequest, object_id: str, extra_context: Any = None) -> HttpResponse:
        """Answer with the record's entries in the ledger, newest first, and what each of them changed."""
        row: Recorded | None = self.get_object(request, unquote(object_id))
        if row is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)  # type: ignore[attr-defined]
        if not self.has_view_or_change_permission(request, row):
            raise PermissionDenied
        page, entries = _page_of(row, request.GET.get(PAGE_VAR, 1), self.wording_of_all())
        context = {
            **self.admin_site.each_context(request),
            "title": f"History of {row}",
            "subtitle": None,
            "entries": entries,
            "page": page,
            "page_range": page.paginator.get_elided_page_range(page.number),
            "page_var": PAGE_VAR,
            "module_name": str(self.opts.verbose_name_plural),
            "object": row,
            "opts": self.opts,
            "may_open_entries": request.user.has_perm("ledger.view_ledgerentry"),
            **(extra_context or {}),
        }
        return TemplateResponse(request, self.object_history_template, context)


def _page_of(row: Recorded, asked: Any, wording: Wording) -> tuple[Page, list[ToldEntry]]:
    """Return one page of the record's entries, found by their revisions: none before them is walked over."""
    history = row.history().order_by("-revision")
    newest = history.values_list("revision", flat=True).first() or 0
    page = Paginator(range(newest, 0, -1), ENTRIES_A_PAGE).get_page(asked)
    revisions = page.object_list
    if not revisions:
        return page, []
    one_before = max(revisions[-1] - 1, 1)
    entries = history.filter(revision__range=(one_before, revisions[0]))
    return page, told_entries(entries, wording)


def wording_of_columns(model: type[models.Model], prefix: str = "") -> Wording:
    """Return how the columns of a table are told: by their own names and the words of their choices."""
    columns = model._meta.fields
    return Wording(
        labels={f"{prefix}{column.name}": str(capfirst(column.verbose_name)) for column in columns},
        values={
            f"{prefix}{column.name}": {str(code): str(words) for code, words in column.flatchoices}
            for column in columns
            if column.choices
        },
    )

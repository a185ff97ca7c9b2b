"""Saying that a record turned out to be another, after a look at both; and taking it back."""

from collections.abc import Callable
from typing import Any, ClassVar, cast

from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html

from newsledger.ledger.admin import ChoiceFilter, RecordedAdmin, onward
from newsledger.ledger.forms import RecordForm
from newsledger.ledger.models import LedgerEntry
from newsledger.refusals import Refused
from sources.actions import merge_source, unmerge_source
from sources.forms import (
    MergingForm,
    MergingTargetForm,
    SourceMergingForm,
    SourceMergingTargetForm,
    SourceUnmergingForm,
    UnmergingForm,
)
from sources.models import Source
from sources.presenters import MergingPreview, merging_preview


class MergingAdmin(RecordedAdmin):
    """The admin of records that may turn out to be one: two pages of their own, for who may change them.

    A record says what it was `merged_into`, its queryset reads since when (`with_merged_at`).
    """

    target_form: ClassVar[type[MergingTargetForm]]
    merging_form: ClassVar[type[MergingForm]]
    unmerging_form: ClassVar[type[UnmergingForm]]

    def merge(self, row: Any, *, into: Any, revision: int, by: User, reason: str) -> Any:
        """Merge by the action."""
        raise NotImplementedError

    def unmerge(self, row: Any, *, revision: int, by: User, reason: str) -> Any:
        """Undo the merger by the action."""
        raise NotImplementedError

    def preview(self, row: Any, into: Any) -> MergingPreview:
        """Return both side by side."""
        raise NotImplementedError

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        """Select all records; a merged one knows since when it is."""
        rows: Any = super().get_queryset(request)
        return cast(QuerySet, rows.with_merged_at())

    def get_urls(self) -> list[URLPattern]:
        """Return the addresses, with those of merging and undoing it."""
        pages = (("merge", self.merge_view), ("unmerge", self.unmerge_view))
        return [
            *(
                path(
                    f"<path:object_id>/{name}/",
                    self.admin_site.admin_view(view),
                    name=f"{self.opts.app_label}_{self.opts.model_name}_{name}",
                )
                for name, view in pages
            ),
            *super().get_urls(),
        ]

    def fieldsets_of(self, obj: Any, *, may_change: bool) -> list[Any]:
        """Return the fieldsets, with what the record was merged into where it was."""
        merged = [(None, {"fields": ("merger",)})] if obj and obj.merged_into_id else []
        return [*merged, *super().fieldsets_of(obj, may_change=may_change)]

    @admin.display(description="merged", ordering="merged_into__name")
    def merger(self, row: Any) -> str:
        """Return what the record was merged into and since when; nothing where it wasn't."""
        into = row.merged_into
        if into is None:
            return ""
        link = format_html("merged into <a href='{}'>{}</a>", _address(into, "change"), into)
        since = getattr(row, "merged_at", None)
        if since is None:
            return link
        return format_html(
            "{} since <time datetime='{}'>{}</time>", link, since.isoformat(), f"{since:%Y-%m-%d %H:%M} UTC"
        )

    def merge_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Answer the page on which a target is chosen, then both are shown, then the reason is asked."""
        row = self._changeable(request, object_id)
        if row is None:
            return self._gone(request, object_id)
        if request.method != "POST" and row.merged_into is not None:
            self.message_user(request, f"“{row}” is merged into “{row.merged_into}” already.", messages.INFO)
            return HttpResponseRedirect(self._back(request, row))
        form = self.merging_form(request.POST if request.method == "POST" else None, instance=row)
        if form.is_bound and self._written(
            form,
            lambda: self.merge(
                row,
                into=form.cleaned_data["into"],
                revision=form.revision,
                by=cast(User, request.user),
                reason=form.cleaned_data["reason"],
            ),
        ):
            return self._done(request, row, "“{}” is merged into “{}”.", form.cleaned_data["into"])
        asked: Any = {"into": form["into"].value()} if form.is_bound else request.GET
        choosing = self.target_form(
            asked if {"into", "called"} & set(asked) else None, row=row, auto_id="target_%s"
        )
        is_possible = choosing.is_valid()
        if choosing.target is not None:
            form.initial["into"] = choosing.target.pk
        return self._page(
            request,
            row,
            form,
            title=f"Merge {row} into another {self.opts.verbose_name}",
            template="merge",
            choosing=choosing,
            # What can't be merged is shown all the same: why not may be seen there.
            preview=self._preview(row, choosing.target),
            may_merge=is_possible or form.is_bound,
            media=self.media,
        )

    def unmerge_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Answer the page on which a merger is undone."""
        row = self._changeable(request, object_id)
        if row is None:
            return self._gone(request, object_id)
        into = row.merged_into
        if request.method != "POST" and into is None:
            told = f"“{row}” isn't merged into another {self.opts.verbose_name}."
            self.message_user(request, told, messages.INFO)
            return HttpResponseRedirect(self._back(request, row))
        form = self.unmerging_form(request.POST if request.method == "POST" else None, instance=row)
        if form.is_bound and self._written(
            form,
            lambda: self.unmerge(
                row,
                revision=form.revision,
                by=cast(User, request.user),
                reason=form.cleaned_data["reason"],
            ),
        ):
            return self._done(request, row, "“{}” stands for itself again, no longer for “{}”.", into)
        return self._page(
            request,
            row,
            form,
            title=f"Undo the merger of {row}",
            template="unmerge",
            into=into,
            merged=row.history().filter(action=LedgerEntry.Action.MERGED).defer("payload").first(),
            media=self.media,
        )

    def _changeable(self, request: HttpRequest, object_id: str) -> Any:
        """Return the record, None where there is none.

        Raises: PermissionDenied for who may not change it.
        """
        if not self.has_change_permission(request):
            raise PermissionDenied
        return self.get_object(request, unquote(object_id))

    def _gone(self, request: HttpRequest, object_id: str) -> HttpResponse:
        return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)  # type: ignore[attr-defined]

    @staticmethod
    def _back(request: HttpRequest, row: Any) -> str:
        return onward(request) or _address(row, "change")

    @staticmethod
    def _written(form: RecordForm, write: Callable[[], Any]) -> bool:
        """Return whether the form was good and its action did it; if not, the form says why not."""
        if not form.is_valid():
            return False
        try:
            write()
        except Refused as refusal:
            form.add_refusal(refusal.field if refusal.field in form.fields else None, refusal)
            return False
        return True

    def _done(self, request: HttpRequest, row: Any, said: str, into: Any) -> HttpResponse:
        self.message_user(request, said.format(row, into), messages.SUCCESS)
        return HttpResponseRedirect(self._back(request, row))

    def _preview(self, row: Any, into: Any) -> MergingPreview | None:
        if into is None or into == row or row.merged_into is not None or into.merged_into is not None:
            return None
        return self.preview(row, into)

    def _page(
        self,
        request: HttpRequest,
        row: Any,
        form: RecordForm,
        *,
        title: str,
        template: str,
        **more: Any,
    ) -> HttpResponse:
        context = {
            **self.admin_site.each_context(request),
            "title": title,
            "subtitle": None,
            "opts": self.opts,
            "row": row,
            "form": form,
            "onward": onward(request),
            "back": self._back(request, row),
            **more,
        }
        own = f"admin/{self.opts.app_label}/{self.opts.model_name}/{template}.html"
        return TemplateResponse(request, [own, f"admin/sources/merging/{template}.html"], context)


class SourceMergingAdmin(MergingAdmin):
    """The admin of sources that may turn out to be one."""

    change_form_template = "admin/sources/source/change_form.html"
    target_form = SourceMergingTargetForm
    merging_form = SourceMergingForm
    unmerging_form = SourceUnmergingForm

    def merge(self, row: Source, *, into: Source, revision: int, by: User, reason: str) -> Source:
        """Merge the source."""
        return merge_source(source=row, into=into, revision=revision, by=by, reason=reason)

    def unmerge(self, row: Source, *, revision: int, by: User, reason: str) -> Source:
        """Let the source stand for itself again."""
        return unmerge_source(source=row, revision=revision, by=by, reason=reason)

    def preview(self, row: Source, into: Source) -> MergingPreview:
        """Return both sources side by side."""
        return merging_preview(row, into)


class MergedFilter(ChoiceFilter):
    """Whether a record was merged into another."""

    title = "merger"
    parameter_name = "merged"
    offered = (("no", "Stands for itself"), ("yes", "Merged into another"))

    def chosen(self, rows: QuerySet, value: str, request: HttpRequest) -> QuerySet:
        """Select the records that are merged, or are not."""
        return rows.filter(merged_into__isnull=value == "no")


def _address(row: Any, page: str) -> str:
    return reverse(f"admin:{row._meta.app_label}_{row._meta.model_name}_{page}", args=[row.pk])

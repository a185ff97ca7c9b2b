"""Saying that a source turned out to be another, after a look at both; and taking it back."""

from collections.abc import Callable
from typing import Any, cast

from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html

from newsledger.ledger.admin import RecordedAdmin
from newsledger.ledger.forms import RecordForm
from newsledger.ledger.models import LedgerEntry
from newsledger.refusals import Refused
from sources.actions import merge_source, unmerge_source
from sources.forms import MergingForm, MergingTargetForm, UnmergingForm
from sources.models import Source
from sources.presenters import MergingPreview, merging_preview
from sources.querysets import SourceQuerySet


class MergingAdmin(RecordedAdmin):
    """The admin of sources that may turn out to be one: two pages of their own, for who may change sources."""

    change_form_template = "admin/sources/source/change_form.html"

    def get_queryset(self, request: HttpRequest) -> QuerySet[Source]:
        """Select all sources; a merged one knows since when it is."""
        sources = cast(SourceQuerySet, super().get_queryset(request))
        return sources.with_merged_at()

    def get_urls(self) -> list[URLPattern]:
        """Return the addresses, with those of merging and undoing it."""
        pages = (("merge", self.merge_view), ("unmerge", self.unmerge_view))
        return [
            *(
                path(
                    f"<path:object_id>/{name}/",
                    self.admin_site.admin_view(view),
                    name=f"sources_source_{name}",
                )
                for name, view in pages
            ),
            *super().get_urls(),
        ]

    @admin.display(description="merged", ordering="merged_into__name")
    def merger(self, source: Source) -> str:
        """Return what the source was merged into and since when; nothing where it wasn't."""
        into = source.merged_into
        if into is None:
            return ""
        link = format_html("merged into <a href='{}'>{}</a>", _address(into, "change"), into)
        since = getattr(source, "merged_at", None)
        if since is None:
            return link
        return format_html(
            "{} since <time datetime='{}'>{}</time>", link, since.isoformat(), f"{since:%Y-%m-%d %H:%M} UTC"
        )

    def merge_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Answer the page on which a target is chosen, then both are shown, then the reason is asked."""
        source = self._changeable(request, object_id)
        if source is None:
            return self._gone(request, object_id)
        if request.method != "POST" and source.merged_into is not None:
            self.message_user(
                request, f"“{source}” is merged into “{source.merged_into}” already.", messages.INFO
            )
            return HttpResponseRedirect(_address(source, "change"))
        form = MergingForm(request.POST if request.method == "POST" else None, instance=source)
        if form.is_bound and self._written(
            form,
            lambda: merge_source(
                source=source,
                into=form.cleaned_data["into"],
                revision=form.revision,
                by=cast(User, request.user),
                reason=form.cleaned_data["reason"],
            ),
        ):
            return self._done(request, source, "“{}” is merged into “{}”.", form.cleaned_data["into"])
        asked = {"into": form["into"].value()} if form.is_bound else request.GET
        choosing = MergingTargetForm(
            asked if {"into", "called"} & set(asked) else None, source=source, auto_id="target_%s"
        )
        is_possible = choosing.is_valid()
        if choosing.target is not None:
            form.initial["into"] = choosing.target.pk
        return self._page(
            request,
            source,
            form,
            title=f"Merge {source} into another source",
            template="merge",
            choosing=choosing,
            # What can't be merged is shown all the same: why not may be seen there.
            preview=_preview(source, choosing.target),
            may_merge=is_possible or form.is_bound,
            media=self.media,
        )

    def unmerge_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Answer the page on which a merger is undone."""
        source = self._changeable(request, object_id)
        if source is None:
            return self._gone(request, object_id)
        into = source.merged_into
        if request.method != "POST" and into is None:
            self.message_user(request, f"“{source}” isn't merged into another source.", messages.INFO)
            return HttpResponseRedirect(_address(source, "change"))
        form = UnmergingForm(request.POST if request.method == "POST" else None, instance=source)
        if form.is_bound and self._written(
            form,
            lambda: unmerge_source(
                source=source,
                revision=form.revision,
                by=cast(User, request.user),
                reason=form.cleaned_data["reason"],
            ),
        ):
            return self._done(request, source, "“{}” stands for itself again, no longer for “{}”.", into)
        return self._page(
            request,
            source,
            form,
            title=f"Undo the merger of {source}",
            template="unmerge",
            into=into,
            merged=source.history().filter(action=LedgerEntry.Action.MERGED).defer("payload").first(),
            media=self.media,
        )

    def _changeable(self, request: HttpRequest, object_id: str) -> Source | None:
        """Return the source, None where there is none.

        Raises: PermissionDenied for who may not change it.
        """
        if not self.has_change_permission(request):
            raise PermissionDenied
        return cast("Source | None", self.get_object(request, unquote(object_id)))

    def _gone(self, request: HttpRequest, object_id: str) -> HttpResponse:
        return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)  # type: ignore[attr-defined]

    @staticmethod
    def _written(form: RecordForm, write: Callable[[], Source]) -> bool:
        """Return whether the form was good and its action did it; if not, the form says why not."""
        if not form.is_valid():
            return False
        try:
            write()
        except Refused as refusal:
            form.add_refusal(refusal.field if refusal.field in form.fields else None, refusal)
            return False
        return True

    def _done(self, request: HttpRequest, source: Source, said: str, into: Source | None) -> HttpResponse:
        self.message_user(request, said.format(source, into), messages.SUCCESS)
        return HttpResponseRedirect(_address(source, "change"))

    def _page(
        self,
        request: HttpRequest,
        source: Source,
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
            "source": source,
            "form": form,
            **more,
        }
        return TemplateResponse(request, f"admin/sources/source/{template}.html", context)


def _preview(source: Source, into: Source | None) -> MergingPreview | None:
    if into is None or into == source or source.merged_into is not None or into.merged_into is not None:
        return None
    return merging_preview(source, into)


def _address(source: Source, page: str) -> str:
    return reverse(f"admin:sources_source_{page}", args=[source.pk])

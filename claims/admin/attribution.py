"""Who is credited: attributions, with the steps of their chains inside."""

import json
from collections.abc import Iterable
from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.options import IS_POPUP_VAR
from django.contrib.admin.utils import flatten_fieldsets
from django.contrib.admin.views.autocomplete import AutocompleteJsonView
from django.contrib.auth.models import User
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import path, reverse

from claims.actions import create_attribution, edit_attribution
from claims.domain.review import Move
from claims.domain.terms import Role
from claims.forms import AttributionForm, LinkForm
from claims.models import Attribution, AttributionLink
from claims.presenters.attribution import Sharing, attribution_page, sharing_of
from claims.presenters.entry import repeated_places
from newsledger.ledger.admin import Parts, PartsInline
from newsledger.ledger.forms import RowField, RowSelect
from sources.models import ArticleVersion

from .attribution_list import AttributionListAdmin, attribution_label
from .moves import RIGHTS
from .wording import ATTRIBUTION_WORDING

READING = ("GET", "HEAD", "OPTIONS")
"""Requests that are answered by a page to read, where what they are for can only be read."""


class AttributionField(RowField):
    """A choice among attributions, each shown by its chain."""

    def label_from_instance(self, obj: Attribution) -> str:
        """Return the attribution's chain and text."""
        return attribution_label(obj)


class AttributionSelect(RowSelect):
    """An attribution searched for by uid, words or source; of one text where that is known."""

    version_id: int | None = None

    def get_url(self) -> str:
        """Return the address that answers searches."""
        url = reverse("admin:claims_attribution_choices")
        return f"{url}?version={self.version_id}" if self.version_id else url

    def build_attrs(self, base_attrs: Any, extra_attrs: Any = None) -> dict[str, Any]:
        """Return the attributes: what the script knows the choice by, and the text where it is known."""
        attrs: dict[str, Any] = super().build_attrs(base_attrs, extra_attrs)
        known = {"data-version": self.version_id} if self.version_id else {}
        return {**attrs, "data-search": "attributions", **known}

    @property
    def media(self) -> forms.Media:
        """The scripts of the search, and the one that hands text and quote on to a new attribution's form."""
        return super().media + forms.Media(js=["admin/js/jquery.init.js", "claims/attribution_select.js"])


class AttributionChoices(AutocompleteJsonView):
    """Attributions that fit what is typed, each with its chain."""

    def get_queryset(self) -> QuerySet[Attribution]:
        """Select what fits, of the version that the address names."""
        found: QuerySet[Attribution] = super().get_queryset()
        if not self.request.GET.get("version"):
            return found
        version = _version_named(self.request)
        return found.none() if version is None else found.filter(version=version)

    def serialize_result(self, obj: Any, to_field_name: str) -> dict[str, str]:
        """Return the attribution as the widget lists it."""
        return {"id": str(obj.pk), "text": attribution_label(obj)}


class LinkInline(PartsInline):
    """The steps of the chain, from the origin to the last relay."""

    model = AttributionLink
    form = LinkForm
    says = "links"
    autocomplete_fields = ("source",)
    fieldsets = (
        (
            None,
            {
                "fields": (
                    ("position", "source"),
                    "words",
                    "cue",
                    ("stance", "access"),
                    ("said_on", "date_words"),
                )
            },
        ),
    )

    def get_extra(self, request: HttpRequest, obj: Attribution | None = None, **kwargs: Any) -> int:
        """Return one, for the origin of a new attribution."""
        return 0 if obj else 1

    def get_queryset(self, request: HttpRequest) -> QuerySet[AttributionLink]:
        """Select the links with sources and words."""
        return super().get_queryset(request).select_related("source").prefetch_related("spans")

    @admin.display(description="words for the source")
    def words(self, link: AttributionLink) -> str:
        """Return the words for the source, for those who may only read."""
        return _exact(link, Role.SOURCE)

    def cue(self, link: AttributionLink) -> str:
        """Return the cue, for those who may only read."""
        return _exact(link, Role.CUE)

    @admin.display(description="words for the date")
    def date_words(self, link: AttributionLink) -> str:
        """Return the words for the date, for those who may only read."""
        return _exact(link, Role.DATE)


def _exact(link: AttributionLink, role: Role) -> str:
    return next((span.exact for span in link.spans.all() if span.role == role), "–")


@admin.register(Attribution)
class AttributionAdmin(AttributionListAdmin):
    """One act of crediting in one text, which several claims may share."""

    form = AttributionForm
    instead_of_deleting = (
        "Change its links, or take it out of the claims that rest on it: without a claim it is shown nowhere."
    )
    wording = ATTRIBUTION_WORDING
    inlines = (LinkInline,)
    autocomplete_fields = ("version",)
    readonly_fields = ("text",)
    change_form_template = "admin/claims/attribution/change_form.html"

    def get_object(self, request: HttpRequest, object_id: str, from_field: str | None = None) -> Any:
        """Return the attribution with its text, and with how many claims rest on it."""
        try:
            attribution: Any = Attribution.objects.with_page_data().get(pk=object_id)
        except (Attribution.DoesNotExist, ValueError):
            return None
        attribution.sharing = sharing_of(attribution)
        return attribution

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Return whether the user may edit the attribution: under approved claims it opens to be read.

        A form that was open when one of them was approved is still answered, with what was typed: the action
        refuses it.
        """
        may_change = super().has_change_permission(request, obj)
        sharing: Sharing | None = getattr(obj, "sharing", None)
        if sharing is None or request.method not in READING:
            return may_change
        return may_change and not sharing.approved

    def fieldsets_of(self, obj: Attribution | None, *, may_change: bool) -> list[Any]:
        """Return the fieldsets; those who only read need no place to look for words in."""
        quote = ("quote",) if may_change else ()
        return [(None, {"fields": ("manner", "original_language", *quote)})]

    def get_fieldsets(self, request: HttpRequest, obj: Attribution | None = None) -> Any:
        """Return the fieldsets. An attribution stands in one text for good; which, is asked unless it is known."""
        fieldsets = super().get_fieldsets(request, obj)
        if obj is not None:
            return fieldsets
        asked = "text" if text_given(request) else "version"
        return [(None, {"fields": (asked, *flatten_fieldsets(fieldsets))})]

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        """Return the form class, which knows the text where the address names it."""
        form: Any = super().get_form(request, obj, change=change, **kwargs)
        form.text_given = None if obj else text_given(request)
        return form

    def get_urls(self) -> list[Any]:
        """Return the addresses, with the one that answers searches for a claim's attribution."""
        choices = AttributionChoices.as_view(admin_site=self.admin_site)
        return [
            path("choices/", self.admin_site.admin_view(choices), name="claims_attribution_choices"),
            *super().get_urls(),
        ]

    def render_change_form(
        self,
        request: HttpRequest,
        context: Any,
        add: bool = False,
        change: bool = False,
        form_url: str = "",
        obj: Any = None,
    ) -> HttpResponse:
        """Answer the attribution's form, with its chain, its claims and its words above it."""
        _show_repeats(context["adminform"].form, context["inline_admin_formsets"])
        if obj is not None:
            page = attribution_page(obj, obj.sharing)
            context |= {
                "page": page,
                "subtitle": page.chain_in_words,
                "may_reopen": any(request.user.has_perm(right) for right in RIGHTS[Move.REOPEN]),
            }
        return super().render_change_form(request, context, add, change, form_url, obj)

    @admin.display(description="article version")
    def text(self, attribution: Attribution) -> str:
        """Return the text the attribution stands in."""
        return str(attribution.version)

    def write(
        self, form: AttributionForm, parts: Parts, stored: Attribution | None, *, by: User
    ) -> Attribution:
        """Create or edit the attribution with its chain."""
        content = form.record(links=parts["links"])
        if stored is None:
            return create_attribution(content=content, by=by)
        return edit_attribution(
            attribution=stored,
            revision=form.revision,
            content=content,
            by=by,
            reason=form.cleaned_data["reason"],
        )

    def response_add(self, request: HttpRequest, obj: Any, post_url_continue: str | None = None) -> Any:
        """Answer a new attribution; a page that asked for it is told its chain."""
        return _named_by_chain(super().response_add(request, obj, post_url_continue), obj)

    def response_change(self, request: HttpRequest, obj: Any) -> HttpResponse:
        """Answer a changed attribution; a page that asked for it is told its chain."""
        return _named_by_chain(super().response_change(request, obj), obj)


def text_given(request: HttpRequest) -> ArticleVersion | None:
    """Return the version an attribution is asked for, where another page opened its form; None for none."""
    version = _version_named(request)
    if IS_POPUP_VAR not in request.GET or version is None:
        return None
    if not hasattr(request, "text_given"):
        found = ArticleVersion.objects.select_related("article").filter(pk=version).first()
        request.text_given = found  # type: ignore[attr-defined]
    return request.text_given  # type: ignore[attr-defined]


def _version_named(request: HttpRequest) -> int | None:
    """Return the row number of the version that the address names; None for none."""
    version = request.GET.get("version", "")
    return int(version) if version.isascii() and version.isdecimal() and len(version) < 19 else None


def _show_repeats(form: AttributionForm, parts: Iterable[Any]) -> None:
    """Show beside words that stand more than once where they do."""
    for asking in (form, *(each for part in parts for each in part.formset.forms)):
        for name, refusal in asking.repeats.items():
            asking.fields[name].widget.places = repeated_places(form.text_version.text, refusal.places)


def _named_by_chain(response: HttpResponse, attribution: Attribution) -> HttpResponse:
    """Return the answer; where it closes the window, it hands the attribution over by its chain."""
    context = getattr(response, "context_data", None)
    if context is not None and "popup_response_data" in context:
        named = attribution_label(Attribution.objects.with_parts().get(pk=attribution.pk))
        told = {**json.loads(context["popup_response_data"]), "obj": named}
        context["popup_response_data"] = json.dumps(told)
    return response

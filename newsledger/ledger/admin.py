"""The admin's ground: saving through actions, the ledger as the one history, and the ledger to read."""

import json
from collections.abc import Mapping, Sequence
from typing import Any, cast

from django.contrib import admin, messages
from django.contrib.admin.utils import flatten_fieldsets, unquote
from django.contrib.admin.views.main import ERROR_FLAG, PAGE_VAR
from django.contrib.auth import get_permission_codename
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.models import User
from django.core.exceptions import BadRequest, PermissionDenied
from django.db import models
from django.forms import ModelForm, URLInput, inlineformset_factory
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.html import format_html

from newsledger.ledger.forms import (
    ActionForm,
    MomentField,
    PartForm,
    PartsFormSet,
    RecordForm,
    RefusedInParts,
    RowField,
    RowSelect,
    WrittenField,
)
from newsledger.ledger.models import LedgerEntry, Recorded
from newsledger.refusals import Refused

admin.site.site_header = "newsledger"
admin.site.site_title = "newsledger"
admin.site.index_title = "The newsroom’s desk"

# Longer searches are no names; a thousand words would be more than SQLite takes in one statement.
LONGEST_SEARCH = 200

Parts = Mapping[str, Sequence[Any]]
"""The forms of the parts a record shall have, by what the record calls them."""


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


class PartsInline(FieldsOfOurs, admin.StackedInline):
    """Parts of a record, edited inside it by whoever may edit the record.

    `says` is what the record calls them: the name under which an action refuses them and `write` gets them.
    """

    form = PartForm
    formset = PartsFormSet
    extra = 0
    says = ""

    def get_formset(self, request: HttpRequest, obj: models.Model | None = None, **kwargs: Any) -> Any:
        """Return the formset class. Django's own would not let a part go on which other rows rest."""
        hidden = self.get_readonly_fields(request, obj)
        made: Any = inlineformset_factory(
            self.parent_model,
            self.model,
            form=self.form,
            formset=self.formset,
            fk_name=self.fk_name,
            fields=[
                name for name in flatten_fieldsets(self.get_fieldsets(request, obj)) if name not in hidden
            ],
            formfield_callback=lambda field, **options: self.formfield_for_dbfield(field, request, **options),
            extra=self.get_extra(request, obj),
            min_num=self.get_min_num(request, obj),
            max_num=self.get_max_num(request, obj),
            can_delete=self.can_delete,
        )
        made.says = self.says
        made.refusals = tuple(
            refusal for refusal in refusals_of(request) if refusal.field.partition(".")[0] == self.says
        )
        return made

    def _may(self, request: HttpRequest, *verbs: str) -> bool:
        opts = self.parent_model._meta
        return any(
            request.user.has_perm(f"{opts.app_label}.{get_permission_codename(verb, opts)}") for verb in verbs
        )

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Return whether the user may see the record."""
        return self._may(request, "view", "change")

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Return whether the user may write the record."""
        return self._may(request, "change" if obj else "add")

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Return whether the user may write the record."""
        return self._may(request, "change" if obj else "add")

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Return whether the user may write the record."""
        return self._may(request, "change" if obj else "add")


class ActionAdmin(FieldsOfOurs, admin.ModelAdmin):
    """An admin that saves by calling one action, `write`, and shows what the action refuses.

    Django's way with a posted form is kept whole; only its last step is ours. `save_model` does nothing, and
    `save_related`, where form and formsets are known to be valid, hands them to `write`, inside the
    transaction that Django opened around the request. If the action raises Refused, that transaction is
    rolled back, and the same request is answered a second time, now with the refusal as an error of the field
    it names (or of the part: "links.2.cue", or of the whole form). So nothing is half-written, and nothing
    typed is lost.

    Django's own log gets no rows: the ledger is the one history. Deleting is never offered.
    """

    actions = None
    list_per_page = 50
    list_max_show_all = 50
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER  # a count of the whole table per choice
    form = ActionForm
    change_form_template = "admin/ledger/unrecorded_form.html"

    def write(self, form: Any, parts: Parts, stored: Any, *, by: User) -> models.Model:
        """Call the action that makes the record what the form says, and return the row it stored.

        `stored` is the row to edit, None for a new one.
        Raises: Refused, RefusedInParts.
        """
        raise NotImplementedError

    def has_written(self, form: Any, row: Any) -> bool:
        """Return whether saving the form on a stored row changed anything."""
        return bool(form.changed_data)

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: Any = None,
    ) -> HttpResponse:
        """Answer the form, and a refused one with what was refused.

        Raises: BadRequest for a form in another encoding than UTF-8, which could hold what no page can show,
                and for one that asks for a copy, which Django would try for any form.
        """
        refuse_other_encodings(request)
        if "_saveasnew" in request.POST:
            raise BadRequest("Records are not copied.")
        refused: tuple[Refused, ...]
        try:
            return super().changeform_view(request, object_id, form_url, extra_context)
        except Refused as refusal:
            refused = (refusal,)
        except RefusedInParts as several:
            refused = several.refusals
        request.refusals = refused  # type: ignore[attr-defined]
        return super().changeform_view(request, object_id, form_url, extra_context)

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        """Return the form class, which knows what the action refused of it."""
        form: Any = super().get_form(request, obj, change=change, **kwargs)
        parts = {getattr(inline, "says", "") for inline in self.get_inline_instances(request, obj)}
        form.refusals = tuple(
            refusal for refusal in refusals_of(request) if refusal.field.partition(".")[0] not in parts
        )
        return form

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        """Return what an address such as …/add/?name=TASS fills in; no row numbers that are none, no NUL."""
        return {name: value for name, value in request.GET.items() if "\0" not in str(value)}

    def save_form(self, request: HttpRequest, form: ModelForm, change: bool) -> models.Model:
        """Return the row as it is stored: what the form says of it goes to the action."""
        return form.instance

    def save_model(self, request: HttpRequest, obj: models.Model, form: ModelForm, change: bool) -> None:
        """Do nothing: `save_related` writes row and parts together."""

    def save_related(self, request: HttpRequest, form: ModelForm, formsets: Any, change: bool) -> None:
        """Call the one action, and let the form's row be the one it stored."""
        parts = {formset.says: formset.rows() for formset in formsets}
        # The admin lets nobody in who isn't logged in.
        row = self.write(form, parts, form.instance if change else None, by=cast(User, request.user))
        request.is_unchanged = change and not self.has_written(form, row)  # type: ignore[attr-defined]
        form.instance.pk = row.pk
        form.instance.refresh_from_db()

    def construct_change_message(
        self, request: HttpRequest, form: Any, formsets: Any, add: bool = False
    ) -> Any:
        """Return nothing: what changed is in the ledger."""
        return []

    def log_addition(self, request: HttpRequest, obj: Any, message: Any) -> Any:
        """Log nothing: the action left its entry in the ledger."""

    def log_change(self, request: HttpRequest, obj: Any, message: Any) -> Any:
        """Log nothing: the action left its entry in the ledger."""

    def log_deletions(self, request: HttpRequest, queryset: Any) -> Any:
        """Log nothing: nothing is deleted."""

    def response_change(self, request: HttpRequest, obj: Any) -> HttpResponse:
        """Answer a saved form; one in which nothing was edited says so."""
        if not request.is_unchanged or "_popup" in request.POST:  # type: ignore[attr-defined]
            return super().response_change(request, obj)
        self.message_user(request, f"Nothing was edited, so nothing was written: {obj}.", messages.INFO)
        if "_continue" in request.POST:
            return HttpResponseRedirect(request.get_full_path())
        if "_addanother" in request.POST:
            return HttpResponseRedirect(reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_add"))
        return self.response_post_save_change(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Return False: what was recorded stays, to be withdrawn, merged or mended."""
        return False

    def history_view(self, request: HttpRequest, object_id: str, extra_context: Any = None) -> HttpResponse:
        """Answer that there is no history: what is no record of the ledger leaves no entries.

        Raises: Http404.
        """
        raise Http404(f"The ledger has no entries of {self.opts.verbose_name_plural}.")

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        """Answer the list; a filter that no database takes as one that isn't valid."""
        if any("\0" in value for values in request.GET.lists() for value in values[1]):
            return HttpResponseRedirect(f"{request.path}?{ERROR_FLAG}=1")
        try:
            return super().changelist_view(request, extra_context)
        except OverflowError:  # the month after December 9999
            return HttpResponseRedirect(f"{request.path}?{ERROR_FLAG}=1")

    def get_search_results(self, request: HttpRequest, queryset: Any, search_term: str) -> tuple[Any, bool]:
        """Select the rows that have every word; none for what can't be searched for."""
        if "\0" in search_term or len(search_term) > LONGEST_SEARCH:
            return queryset.none(), False
        return super().get_search_results(request, queryset, search_term)

    def lookup_allowed(self, lookup: str, value: Any, request: HttpRequest | None = None) -> bool:
        """Return whether an address may filter so: only as the list itself offers."""
        day = self.date_hierarchy
        return lookup in {
            *(f"{name}__{how}" for name in self.list_filter for how in ("exact", "isnull")),
            *(f"{day}__{part}" for part in ("year", "month", "day") if day),
        }


class RecordedAdmin(ActionAdmin):
    """The admin of a record of the ledger: forms carry the revision, and history is what the ledger tells.

    The revision a form was opened at comes back with it, and the action refuses it when it isn't the newest.
    """

    form = RecordForm
    change_form_template = "admin/change_form.html"
    object_history_template = "admin/ledger/history.html"

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
        about = ["reason", "based_on"] if may_change else ["revision"]
        return [*self.fieldsets_of(obj, may_change=may_change), (None, {"fields": about})]

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """Return what can't be typed: a stored record keeps its address."""
        fixed = super().get_readonly_fields(request, obj)
        slugged = obj is not None and any(field.name == "slug" for field in self.opts.fields)
        return [*fixed, "slug"] if slugged else fixed

    def get_view_on_site_url(self, obj: Any = None) -> str | None:
        """Return the record's public page, None for a record that has none."""
        return obj.get_absolute_url() if hasattr(obj, "get_absolute_url") else None

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


def refuse_other_encodings(request: HttpRequest) -> None:
    """Check that a form is sent in UTF-8: another encoding could hold what no page can show.

    Raises: BadRequest.
    """
    if (request.encoding or "utf-8").lower() not in ("utf-8", "utf8"):
        raise BadRequest("Forms are sent in UTF-8.")


def refusals_of(request: HttpRequest) -> tuple[Refused, ...]:
    """Return what was refused of this request when it was first tried."""
    return getattr(request, "refusals", ())


@admin.register(LedgerEntry)
class LedgerEntryAdmin(ActionAdmin):
    """The ledger, to read. Nobody adds, changes or deletes an entry, superusers included."""

    list_display = ("number", "at", "by", "action", "record", "revision", "reason")
    list_filter = ("action",)
    search_fields = ("record", "by")
    date_hierarchy = "at"
    fields = (
        "number",
        "at",
        "by",
        "action",
        "record",
        "revision",
        "reason",
        "payload_in_lines",
        "previous",
        "hash",
    )

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[LedgerEntry]:
        """Select all entries; payloads stay where they are until one is shown."""
        return super().get_queryset(request).defer("payload")

    @admin.display(description="record after the change")
    def payload_in_lines(self, entry: LedgerEntry) -> str:
        """Return the payload as JSON in lines."""
        return format_html("<pre class='payload'>{}</pre>", in_lines(entry.payload))

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Return False: entries come from actions alone."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Return False: the ledger is append-only."""
        return False


admin.site.unregister(User)


@admin.register(User)
class AccountAdmin(UserAdmin):
    """Accounts. The ledger knows people by their user names, so a name stays with its person for good."""

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """Return what can't be typed: a user name is chosen once."""
        fixed = super().get_readonly_fields(request, obj)
        return [*fixed, "username"] if obj else fixed

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Return False: an account that is no longer used is made inactive, or its name could be given anew."""
        return False


def in_lines(payload: str) -> str:
    """Return the JSON spread over lines, or the text as it is where it is no JSON (any more)."""
    try:
        return json.dumps(json.loads(payload), ensure_ascii=False, indent=2)
    except (ValueError, RecursionError):
        return payload

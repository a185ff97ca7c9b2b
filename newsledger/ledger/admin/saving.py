"""Saving by one action, and showing what it refuses."""

from typing import Any, cast

from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.core.exceptions import BadRequest
from django.db import models
from django.forms import ModelForm
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from newsledger.ledger.forms import ActionForm, RefusedInParts
from newsledger.refusals import Refused

from .fields import FieldsOfOurs
from .keeping import KeepingAdmin
from .narrowing import NarrowedAdmin
from .paging import CappedPaginator
from .parts import Parts, refusals_of


class ActionAdmin(FieldsOfOurs, NarrowedAdmin, KeepingAdmin):
    """An admin that saves by calling one action, `write`, and shows what the action refuses.

    Django's way with a posted form is kept whole; only its last step is ours. `save_model` does nothing, and
    `save_related`, where form and formsets are known to be valid, hands them to `write`, inside the
    transaction that Django opened around the request. If the action raises Refused, that transaction is
    rolled back, and the same request is answered a second time, now with the refusal as an error of the field
    it names (or of the part: "links.2.cue", or of the whole form). So nothing is half-written, and nothing
    typed is lost.

    Django's own log gets no rows: the ledger is the one history.
    """

    actions = None
    paginator = CappedPaginator
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

        Raises: BadRequest for one that asks for a copy, which Django would try for any form.
        """
        if "_saveasnew" in request.POST:
            raise BadRequest("Records are not copied.")
        refused: tuple[Refused, ...]
        try:
            return super().changeform_view(request, object_id, form_url, extra_context)
        except Refused as refusal:
            refused = (refusal,)
        except RefusedInParts as several:
            refused = several.refusals
        return self.answer_refused(request, refused, object_id, form_url, extra_context)

    def answer_refused(
        self, request: HttpRequest, refused: tuple[Refused, ...], object_id: str | None, *answer: Any
    ) -> HttpResponse:
        """Answer the same request a second time, now with what was refused."""
        request.refusals = refused  # type: ignore[attr-defined]
        return super().changeform_view(request, object_id, *answer)

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

    def history_view(self, request: HttpRequest, object_id: str, extra_context: Any = None) -> HttpResponse:
        """Answer that there is no history: what is no record of the ledger leaves no entries.

        Raises: Http404.
        """
        raise Http404(f"The ledger has no entries of {self.opts.verbose_name_plural}.")

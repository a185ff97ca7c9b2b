"""Two people at once: the second sees what the first did beside the own entries, and loses nothing."""

from copy import copy
from typing import Any

from django.contrib import messages
from django.contrib.admin.utils import flatten_fieldsets, unquote
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from newsledger.ledger.changes import read_payload
from newsledger.ledger.forms import CarriedForm, PartsFormSet
from newsledger.ledger.models import LedgerEntry
from newsledger.ledger.opened import Merged, Opened, merge
from newsledger.ledger.since import Sent, Since, in_words
from newsledger.refusals import Refused, StaleRevision

from .history import HistoryAdmin

ENTRIES_TOLD = 10
LONGEST_TOLD = 200


class TwoEditorsAdmin(HistoryAdmin):
    """The admin of records that several people may have open at once."""

    def answer_refused(
        self, request: HttpRequest, refused: tuple[Refused, ...], object_id: str | None, *answer: Any
    ) -> HttpResponse:
        """Answer a refused form; one that others were faster than is brought up to date first."""
        if object_id is None or not any(isinstance(each, StaleRevision) for each in refused):
            return super().answer_refused(request, refused, object_id, *answer)
        carried, row = CarriedForm(request.POST), self.get_object(request, unquote(object_id))
        if row is None or not carried.is_valid():
            return super().answer_refused(request, refused, object_id, *answer)
        form, formsets = self._shown_anew(request, row)
        opened = Opened.read(carried.cleaned_data["opened"])
        merged = merge(request.POST, opened, form, formsets) if opened else None
        if merged is not None:
            if not merged.says_more:
                return self._nothing_left(request, row, merged)
            merged.data["based_on"] = str(row.revision)
            merged.data["opened"] = Opened.of(form, formsets).packed()
            request.POST = merged.data  # type: ignore[assignment]
        since = self._since(request, row, carried.cleaned_data["based_on"], merged, form, formsets)
        if merged is not None:
            refused = (_told(request, since, row), *_conflicts(merged, Sent(form, formsets, merged), since))
        request.since = since  # type: ignore[attr-defined]
        return super().answer_refused(request, refused, object_id, *answer)

    def render_change_form(
        self, request: HttpRequest, context: Any, *args: Any, **kwargs: Any
    ) -> HttpResponse:
        """Answer the form: with marks of what it shows, and with what happened since where something did."""
        form = context["adminform"].form
        if "opened" in form.fields and form.instance.pk and not form.is_bound:
            formsets = [inline.formset for inline in context["inline_admin_formsets"]]
            form.initial["opened"] = Opened.of(form, formsets).packed()
        context |= {"since": getattr(request, "since", None)}
        return super().render_change_form(request, context, *args, **kwargs)

    def _shown_anew(self, request: HttpRequest, row: Any) -> tuple[Any, list[PartsFormSet]]:
        """Return the form with its parts as it would be opened now."""
        fields = flatten_fieldsets(self.get_fieldsets(request, row))
        form = self.get_form(request, row, change=True, fields=fields)(instance=row)
        formsets = [
            formset(instance=row, prefix=formset.get_default_prefix(), queryset=inline.get_queryset(request))
            for formset, inline in self.get_formsets_with_inlines(request, row)
        ]
        return form, formsets

    def _since(
        self, request: HttpRequest, row: Any, opened_at: int, merged: Merged | None, form: Any, formsets: Any
    ) -> Since:
        """Return what happened since the form was opened, beside what it says."""
        wording = self.wording_of_all()
        payloads = {
            entry.revision: read_payload(entry.payload)
            for entry in row.history().filter(revision__in=(opened_at, row.revision))
        }
        before, now = payloads.get(opened_at), payloads.get(row.revision)
        known = before is not None and now is not None
        sent = Sent(
            type(form)(request.POST, instance=row),
            [
                type(each)(request.POST, instance=row, prefix=each.prefix, queryset=each.queryset)
                for each in formsets
            ],
            merged,
        )
        entries = list(row.history().filter(revision__gt=opened_at).defer("payload")[: ENTRIES_TOLD + 1])
        looked_at = copy(request)
        looked_at.method = "GET"
        return Since(
            opened_at=opened_at,
            newest=row.revision,
            entries=entries[:ENTRIES_TOLD],
            has_more=len(entries) > ENTRIES_TOLD,
            rows=list(sent.rows(wording.changes(before, now), wording)) if known else [],
            may_save=self.has_change_permission(looked_at, row),
            is_merged=merged is not None,
        )

    def _nothing_left(self, request: HttpRequest, row: Any, merged: Merged) -> HttpResponse:
        """Lead to the record as it stands: it says all that the form said."""
        entry = row.history().defer("payload").first()
        by = who(request, [entry]) if entry else "someone else"
        told = (
            f"What you typed stands there already, written by {by} (revision {row.revision}):"
            " nothing was written a second time."
            if merged.says_anything
            else f"You had edited nothing, so nothing was written. Meanwhile {row} was changed by {by}:"
            f" this is revision {row.revision}."
        )
        self.message_user(request, told, messages.INFO)
        return HttpResponseRedirect(request.get_full_path())


def who(request: HttpRequest, entries: list[LedgerEntry]) -> str:
    """Return the names of who wrote these entries, the user's own as such."""
    me = request.user.get_username()
    names = dict.fromkeys("you, elsewhere" if entry.by == me else entry.by for entry in entries)
    return " and ".join(names) or "someone else"


def _told(request: HttpRequest, since: Since, row: Any) -> Refused:
    """Return the refusal that stands above the form."""
    told = [
        f"{row} was changed by someone else, so nothing was written yet, and nothing you typed is lost: see above."
    ]
    if not since.may_save:
        told.append("As it stands now it can’t be edited here. What you typed stays below to be copied.")
    else:
        told.append("What only they changed is in the form below.")
        if since.has_conflicts:
            told.append("Where you both wrote something, yours is kept and marked.")
        told.append("Look it over and save again: then it is written.")
    return StaleRevision(" ".join(told))


def _conflicts(merged: Merged, newest: Sent, since: Since) -> list[Refused]:
    """Return a refusal for each field in which both wrote different things."""
    refusals = []
    for where in merged.conflicts():
        says, _, rest = where.partition(".")
        if says in newest.formsets and "." not in rest:
            is_stored = int(rest) < newest.formsets[says].initial_form_count()
            said = (
                "You remove this, and it was changed meanwhile."
                if is_stored
                else ("This was removed meanwhile, and you changed it: saved, it is added again.")
            )
        else:
            now = in_words(newest.bound(where))
            now = f"{now[:LONGEST_TOLD]}…" if len(now) > LONGEST_TOLD else now
            now = (
                f"Since revision {since.newest} it is “{now}”."
                if now
                else f"Revision {since.newest} emptied it."
            )
            said = f"You both changed this. {now} Yours is kept here."
        refusals.append(Refused(said, field=where))
    return refusals

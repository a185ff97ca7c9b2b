"""Saying that some of what was taken for one quantity, or one source, belongs to another."""

from typing import Any, ClassVar, cast

from django.contrib import messages
from django.contrib.admin.utils import unquote
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse

from claims.actions import SplitRefused, split_quantity, split_source
from claims.domain.records import QuantityRecord
from claims.forms.selection import Seen
from claims.forms.splitting import QuantitySplitForm, SourceSplitForm, SplitForm
from claims.models import Quantity
from claims.presenters.splitting import MovablePage, movable_claims, movable_credits
from newsledger.ledger.admin import RecordedAdmin, onward
from newsledger.ledger.forms import ROW_NUMBER
from newsledger.refusals import Refused
from sources.domain.records import SourceRecord
from sources.models import Source

Chosen = list[tuple[int, int]]


class SplittingAdmin(RecordedAdmin):
    """The admin of records of which a part may belong to another, on a page for who may change all that it changes."""

    split_form: ClassVar[type[SplitForm]]
    split_rights: ClassVar[tuple[str, ...]]
    split_noun: ClassVar[str]

    def split(self, row: Any, chosen: Chosen, *, into: Any, name: str, by: User, reason: str) -> int:
        """Move what was chosen by the action, and return how many that were; a name is that of a new record."""
        raise NotImplementedError

    def movable(self, row: Any, *, before: int | None) -> MovablePage:
        """Return what can be moved."""
        raise NotImplementedError

    def get_urls(self) -> list[URLPattern]:
        """Return the addresses, with that of splitting."""
        name = f"{self.opts.app_label}_{self.opts.model_name}_split"
        view = self.admin_site.admin_view(self.split_view)
        return [path("<path:object_id>/split/", view, name=name), *super().get_urls()]

    def split_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Answer the page on which a part is chosen, and where it belongs.

        Raises: PermissionDenied.
        """
        if not self.has_change_permission(request) or not request.user.has_perms(self.split_rights):
            raise PermissionDenied
        row: Any = self.get_object(request, unquote(object_id))
        if row is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)  # type: ignore[attr-defined]
        form = self.split_form(request.POST if request.method == "POST" else None)
        back = onward(request) or reverse(
            f"admin:{self.opts.app_label}_{self.opts.model_name}_change", args=[row.pk]
        )
        if (number := self._moved(request, row, form)) is not None:
            noun = self.split_noun if number == 1 else f"{self.split_noun}s"
            target = form.cleaned_data["into"] or form.cleaned_data["new_name"]
            verb = "belongs" if number == 1 else "belong"
            self.message_user(request, f"{number} {noun} {verb} to “{target}” now.", messages.SUCCESS)
            return HttpResponseRedirect(back)
        before = request.GET.get("before", "")
        context = {
            **self.admin_site.each_context(request),
            "title": f"Split {row}",
            "subtitle": None,
            "opts": self.opts,
            "row": row,
            "form": form,
            "page": self.movable(row, before=int(before) if ROW_NUMBER.fullmatch(before) else None),
            "is_later_page": bool(before),
            "checked": set(form.data.getlist("seen")) if form.is_bound else (),  # type: ignore[attr-defined]
            "onward": onward(request),
            "back": back,
            "media": self.media + form.media,
        }
        template = f"admin/{self.opts.app_label}/{self.opts.model_name}/split.html"
        return TemplateResponse(request, [template, "admin/claims/split.html"], context)

    def _moved(self, request: HttpRequest, row: Any, form: SplitForm) -> int | None:
        """Return how many were moved; None where nothing was, and the form then says why not."""
        if not form.is_valid():
            return None
        said = form.cleaned_data
        seen: list[Seen] = said["seen"]
        try:
            return self.split(
                row,
                [(each.claim_id, each.revision) for each in seen],
                into=said["into"],
                name=said["new_name"],
                by=cast(User, request.user),
                reason=said["reason"],
            )
        except SplitRefused as refusal:
            for each in refusal.stayed:
                form.add_error(None, f"{each.called}: {each.why}")
        except Refused as refusal:
            name = "new_name" if said["new_name"] and refusal.field in ("name", "slug") else refusal.field
            form.add_error(name if name in form.fields else None, refusal.message)
        return None


class QuantitySplittingAdmin(SplittingAdmin):
    """The admin of quantities of which some claims may count another."""

    split_form = QuantitySplitForm
    split_rights = ("claims.change_numericclaim",)
    split_noun = "claim"

    def split(
        self, row: Quantity, chosen: Chosen, *, into: Quantity | None, name: str, by: User, reason: str
    ) -> int:
        """Give the claims another quantity."""
        new = None
        if name:
            new = QuantityRecord(
                slug="",
                name=name,
                unit=row.unit.slug,
                statistic=row.statistic,
                accumulation=row.accumulation,
                place=row.place,
            )
        return len(split_quantity(quantity=row, claims=chosen, into=into, new=new, by=by, reason=reason))

    def movable(self, row: Quantity, *, before: int | None) -> MovablePage:
        """Return the quantity's claims."""
        return movable_claims(row, before=before)


class SourceSplittingAdmin(SplittingAdmin):
    """The admin of sources for which somebody else may have been taken."""

    split_form = SourceSplitForm
    split_rights = ("claims.change_attribution", "claims.change_numericclaim")
    split_noun = "credit"

    def split(
        self, row: Source, chosen: Chosen, *, into: Source | None, name: str, by: User, reason: str
    ) -> int:
        """Let the attributions credit another source."""
        new = None
        if name:
            new = SourceRecord(
                slug="", name=name, kind=row.kind, anonymity=row.anonymity, country=row.country
            )
        return len(split_source(source=row, attributions=chosen, into=into, new=new, by=by, reason=reason))

    def movable(self, row: Source, *, before: int | None) -> MovablePage:
        """Return the attributions that credit the source."""
        return movable_credits(row, before=before)

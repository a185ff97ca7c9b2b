"""What the checks find, on a claim's form; and the page on which a finding is kept as a known exception."""

from typing import Any, cast

from django.contrib import messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.http import url_has_allowed_host_and_scheme

from claims.actions import excuse_claim
from claims.checks import findings_of
from claims.domain.review import Review, is_editable
from claims.forms import ASKS_ONLY, ExceptionForm
from claims.models import NumericClaim
from claims.presenters.findings import told_in_short
from newsledger.ledger.admin import RecordedAdmin
from newsledger.refusals import Refused

EDITS = "claims.change_numericclaim"


def findings_context(request: HttpRequest, claim: NumericClaim) -> dict[str, Any]:
    """Return what `_findings.html` takes: what is found in the claim, and whether the user may excuse it."""
    findings = findings_of([claim])[claim.pk]
    return {
        "findings": findings,
        "findings_in_short": told_in_short(findings),
        "may_excuse": may_excuse(request, claim),
        "next": request.get_full_path(),
    }


def may_excuse(request: HttpRequest, claim: NumericClaim) -> bool:
    """Return whether the user may keep known exceptions with the claim: an editor, while it can be edited."""
    return request.user.has_perm(EDITS) and is_editable(Review(claim.review), withdrawn=claim.is_withdrawn)


class FindingsAdmin(RecordedAdmin):
    """The admin of claims with what the checks find in them."""

    def get_urls(self) -> list[URLPattern]:
        """Return the addresses, with the one to which a known exception is sent."""
        view = self.admin_site.admin_view(self.excuse_view)
        return [
            path("<int:object_id>/excuse/", view, name="claims_numericclaim_excuse"),
            *super().get_urls(),
        ]

    def render_change_form(
        self,
        request: HttpRequest,
        context: Any,
        add: bool = False,
        change: bool = False,
        form_url: str = "",
        obj: NumericClaim | None = None,
    ) -> HttpResponse:
        """Answer the claim's form, with what is found in the claim as it is stored."""
        # Who only asks how the form is read isn't kept waiting: what is found is of the claim as it is stored.
        if obj is not None and ASKS_ONLY not in request.POST:
            context |= findings_context(request, obj)
        return super().render_change_form(request, context, add, change, form_url, obj)

    def excuse_view(self, request: HttpRequest, object_id: int) -> HttpResponse:
        """Keep a known exception and lead back to where it was sent from; or answer the page that asks for it.

        Raises: Http404, PermissionDenied.
        """
        if not self.has_view_or_change_permission(request) or not request.user.has_perm(EDITS):
            raise PermissionDenied
        claim = NumericClaim.objects.with_row_data().filter(pk=object_id).first()
        if claim is None:
            raise Http404("There is no such claim.")
        context = findings_context(request, claim)
        if request.method == "POST":
            return self._excused(request, claim, context)
        if not context["findings"]:
            self.message_user(request, f"The checks find nothing in {claim}.", messages.INFO)
            return HttpResponseRedirect(_address(claim))
        chosen = {"check": request.GET.get("check", ""), "next": request.GET.get("next", "")}
        form = ExceptionForm(instance=claim, findings=context["findings"], initial=chosen)
        return self._excuse_page(request, claim, form, context)

    def _excused(self, request: HttpRequest, claim: NumericClaim, context: dict[str, Any]) -> HttpResponse:
        form = ExceptionForm(request.POST, instance=claim, findings=context["findings"])
        if form.is_valid():
            try:
                excuse_claim(
                    claim=claim,
                    revision=form.revision,
                    check=form.cleaned_data["check"],
                    because=form.cleaned_data["because"],
                    by=cast(User, request.user),
                )
            except Refused as refusal:
                form.add_refusal(None, refusal)
            else:
                told = "is kept as a known exception" if form.cleaned_data["because"] else "stands"
                name = dict(form.fields["check"].choices)[form.cleaned_data["check"]]  # type: ignore[attr-defined]
                self.message_user(request, f"{claim}: “{name}” {told}.", messages.SUCCESS)
                return HttpResponseRedirect(_safe(request, form.cleaned_data["next"]) or _address(claim))
        return self._excuse_page(request, claim, form, context)

    def _excuse_page(
        self, request: HttpRequest, claim: NumericClaim, form: ExceptionForm, context: dict[str, Any]
    ) -> HttpResponse:
        """Answer the page. After a refusal it asks about the claim as it is now, with what was typed."""
        claim.refresh_from_db(fields=["revision"])
        back = _safe(request, str(form["next"].value() or "")) or _address(claim)
        page = {
            **self.admin_site.each_context(request),
            **context,
            "title": f"Known exception of {claim}",
            "subtitle": None,
            "opts": self.opts,
            "claim": claim,
            "form": form,
            "back": back,
            "media": self.media,
        }
        return TemplateResponse(request, "admin/claims/numericclaim/excuse.html", page)


def _safe(request: HttpRequest, address: str) -> str:
    """Return the address if it is one of ours; empty otherwise."""
    is_ours = address.startswith("/") and url_has_allowed_host_and_scheme(address, {request.get_host()})
    return address if is_ours else ""


def _address(claim: NumericClaim) -> str:
    return reverse("admin:claims_numericclaim_change", args=[claim.pk])

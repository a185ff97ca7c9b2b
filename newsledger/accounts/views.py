"""The pages about second factors: the log-in's second step, one's own, somebody else's that is lost."""

import time
from typing import Any

from django.contrib import admin, messages
from django.contrib.auth import login
from django.contrib.auth.models import User
from django.contrib.auth.views import RedirectURLMixin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.crypto import constant_time_compare
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_protect
from django.views.decorators.debug import sensitive_post_parameters
from django.views.generic import FormView

from newsledger.refusals import Refused

from .actions import remove_second_factor, switch_on
from .busy import told_when_busy
from .forms import CodeForm, SwitchOffForm, SwitchOnForm
from .second_factor import app_address, qr_path, recovery_codes_of, second_factor_of

# Where the session keeps who has typed the right password but no code yet.
FIRST_STEP = "accounts.first_step"
# How long the right password waits for its code.
FIRST_STEP_SECONDS = 10 * 60

# --- Logging in ---


def remember_first_step(request: HttpRequest, account: Any) -> None:
    """Keep for the second step that the account's password was right."""
    request.session.cycle_key()
    request.session[FIRST_STEP] = {
        "account": account.pk,
        "backend": account.backend,
        "password": account.get_session_auth_hash(),
        "at": time.time(),
    }


def first_step_of(request: HttpRequest) -> Any:
    """Return the account whose password was right a moment ago and still is, or None."""
    kept = request.session.get(FIRST_STEP)
    if not kept or time.time() - kept["at"] > FIRST_STEP_SECONDS:
        return None
    account: Any = User.objects.filter(pk=kept["account"], is_active=True, is_staff=True).first()
    if account is None or not constant_time_compare(account.get_session_auth_hash(), kept["password"]):
        return None
    account.backend = kept["backend"]
    return account


@method_decorator([never_cache, sensitive_post_parameters(), csrf_protect, told_when_busy], name="dispatch")
class CodeStep(RedirectURLMixin, FormView):
    """The log-in's second step."""

    form_class = CodeForm
    template_name = "admin/accounts/code.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Ask for the code of who has typed the right password; send anybody else to do that."""
        self.account = first_step_of(request)
        if self.account is None:
            query = request.GET.urlencode()
            return HttpResponseRedirect(reverse("admin:login") + (f"?{query}" if query else ""))
        return super().dispatch(request, *args, **kwargs)

    def get_default_redirect_url(self) -> str:
        """Return where who asked for no page is led."""
        return reverse("admin:index")

    def get_form_kwargs(self) -> dict[str, Any]:
        """Return what the form needs to know."""
        return {**super().get_form_kwargs(), "request": self.request, "account": self.account}

    def form_valid(self, form: Any) -> HttpResponse:
        """Let the account in."""
        del self.request.session[FIRST_STEP]
        login(self.request, self.account)
        return HttpResponseRedirect(self.get_success_url())

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return what the page shows; nobody is logged in on it."""
        return {
            **super().get_context_data(**kwargs),
            **admin.site.each_context(self.request),
            "title": "Log in: the code",
            "subtitle": None,
            "account": self.account,
            self.redirect_field_name: self.get_redirect_url(),
        }


# --- One's own ---


@never_cache
@sensitive_post_parameters()
@told_when_busy
def own_second_factor(request: HttpRequest) -> HttpResponse:
    """Answer the page on which an account switches its second factor on or off."""
    return switched_off(request) if second_factor_of(signed_in(request)) else switched_on(request)


def switched_on(request: HttpRequest) -> HttpResponse:
    """Answer the form that switches on, or the recovery codes, once it is."""
    account = signed_in(request)
    form = SwitchOnForm(request.POST or None, request=request, account=account)
    if form.is_valid():
        try:
            codes = switch_on(account=account, secret=form.secret, code=form.cleaned_data["code"])
        except Refused as refusal:
            form.add_error(refusal.field or None, refusal.message)
        else:
            return page(request, "recovery_codes.html", title="Keep these recovery codes", codes=codes)
    width, path = qr_path(app_address(account, form.secret))
    spoken = " ".join(form.secret[at : at + 4] for at in range(0, len(form.secret), 4))
    shown = {"secret": spoken, "qr_width": width, "qr_path": path}
    return page(request, "switch_on.html", title="Second factor", form=form, **shown)


def switched_off(request: HttpRequest) -> HttpResponse:
    """Answer the form that switches off, and do so."""
    account = signed_in(request)
    form = SwitchOffForm(request.POST or None, request=request, account=account)
    if form.is_valid():
        remove_second_factor(account=account)
        messages.success(request, "The second factor is switched off: your password alone logs you in.")
        return HttpResponseRedirect(reverse("admin:second_factor"))
    try:
        left, unreadable = len(recovery_codes_of(account)), ""
    except Refused as refusal:
        left, unreadable = 0, refusal.message
    factor = second_factor_of(account)
    shown = {"factor": factor, "left": left, "unreadable": unreadable}
    return page(request, "switch_off.html", title="Second factor", form=form, **shown)


def signed_in(request: HttpRequest) -> User:
    """Return who is logged in, as the admin made sure somebody is."""
    account: Any = request.user
    return account


# --- Somebody else's ---


@never_cache
@told_when_busy
def lost_second_factor(request: HttpRequest, account_id: int) -> HttpResponse:
    """Answer the page that removes the second factor of who has lost the phone.

    Raises: PermissionDenied; Http404, when there is no such account.
    """
    if not request.user.has_perm("auth.change_user"):
        raise PermissionDenied
    account = get_object_or_404(User, pk=account_id)
    if request.method == "POST":
        if remove_second_factor(account=account):
            messages.success(request, f"{account} logs in with the password alone now.")
        else:
            messages.info(request, f"{account} has no second factor: nothing was removed.")
        return HttpResponseRedirect(reverse("admin:auth_user_change", args=[account.pk]))
    factor = second_factor_of(account)
    return page(request, "remove.html", title=f"Second factor of {account}", account=account, factor=factor)


def page(request: HttpRequest, template: str, *, title: str, **shown: Any) -> HttpResponse:
    """Return a page of ours in the admin's look."""
    context = {**admin.site.each_context(request), "title": title, "subtitle": None, **shown}
    return render(request, f"admin/accounts/{template}", context)

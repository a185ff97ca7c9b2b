"""The admin's site with a door: log-ins in two steps where an account wants it."""

from typing import Any
from urllib.parse import urlencode

from django.contrib.auth import REDIRECT_FIELD_NAME
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import path, reverse

from newsledger.ledger.workplace import Workplace

from .busy import told_when_busy
from .forms import PasswordForm, SecondStep
from .views import CodeStep, lost_second_factor, own_second_factor, remember_first_step


class GuardedWorkplace(Workplace):
    """The workplace, which asks for a code after the password of an account that has a second factor."""

    login_form = PasswordForm

    def get_urls(self) -> list[Any]:
        """Return the addresses, with those of the log-in's second step and of second factors."""
        return [
            path("login/code/", CodeStep.as_view(), name="login_code"),
            path("second-factor/", self.admin_view(own_second_factor), name="second_factor"),
            path(
                "auth/user/<int:account_id>/second-factor/",
                self.admin_view(lost_second_factor),
                name="lost_second_factor",
            ),
            *super().get_urls(),
        ]

    def login(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        """Answer the log-in; who has a second factor goes on to its page, and is not logged in yet."""
        return told_when_busy(self._first_step)(request, extra_context)

    def _first_step(self, request: HttpRequest, extra_context: Any) -> HttpResponse:
        try:
            return super().login(request, extra_context)
        except SecondStep as step:
            remember_first_step(request, step.account)
            there = request.POST.get(REDIRECT_FIELD_NAME, request.GET.get(REDIRECT_FIELD_NAME, ""))
            query = f"?{urlencode({REDIRECT_FIELD_NAME: there})}" if there else ""
            return HttpResponseRedirect(reverse("admin:login_code", current_app=self.name) + query)

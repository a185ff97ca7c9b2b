"""Failed log-ins, to look at and to forget. What allauth would show of second factors and mail stays out."""

from typing import Any

import allauth.account.admin
import allauth.mfa.admin  # noqa: F401  (they register what is unregistered here)
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from axes.handlers.proxy import AxesProxyHandler
from axes.models import AccessAttempt
from django.conf import settings
from django.contrib import admin, messages
from django.http import HttpRequest, HttpResponse

from newsledger.ledger.admin.narrowing import NarrowedAdmin
from newsledger.ledger.admin.paging import CappedPaginator

admin.site.unregister([EmailAddress, Authenticator])


@admin.register(AccessAttempt)
class FailedLogInAdmin(NarrowedAdmin):
    """Failed log-ins of the last quarter of an hour. Who may change accounts lets people in again."""

    list_display = ["username", "ip_address", "failures", "attempt_time", "user_agent"]
    search_fields = ["username", "ip_address"]
    readonly_fields = [
        "username",
        "ip_address",
        "failures",
        "attempt_time",
        "user_agent",
        "path_info",
    ]
    actions = ["unlock"]
    paginator = CappedPaginator
    show_full_result_count = False

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Return whether somebody may see them: who may see accounts."""
        return request.user.has_perm("auth.view_user") or request.user.has_perm("auth.change_user")

    has_module_permission = has_view_permission

    def has_unlock_permission(self, request: HttpRequest) -> bool:
        """Return whether somebody may let people in again: who may change accounts."""
        return request.user.has_perm("auth.change_user")

    def has_add_permission(self, request: HttpRequest, *args: Any) -> bool:
        """Return False: failing adds them."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Return False: what happened is not edited."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Return False: one row of several would still leave the name locked, so there is `unlock`."""
        return False

    @admin.display(description="Failures", ordering="failures_since_start")
    def failures(self, attempt: AccessAttempt) -> str:
        """Return how many there were, and whether that is too many."""
        locked = attempt.failures_since_start >= settings.AXES_FAILURE_LIMIT
        return f"{attempt.failures_since_start}{', locked' if locked else ''}"

    @admin.action(description="Let in again, from the same address", permissions=["unlock"])
    def unlock(self, request: HttpRequest, queryset: Any) -> None:
        """Forget the failures."""
        pairs = set(queryset.values_list("username", "ip_address"))
        for name, address in pairs:
            AxesProxyHandler.reset_attempts(username=name, ip_address=address)
        names = ", ".join(sorted(str(name) for name, _ in pairs))
        messages.success(request, f"Forgotten. May log in again: {names}.")

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        """Answer the list under a title that says what it is of."""
        return super().changelist_view(request, {"title": "Failed log-ins", **(extra_context or {})})

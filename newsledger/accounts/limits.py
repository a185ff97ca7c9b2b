"""How often somebody may get a password or a code wrong: counted by django-axes for a name from an address."""

import math
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from ipaddress import AddressValueError, IPv6Address, ip_address, ip_network
from typing import Any

from axes.backends import AxesStandaloneBackend
from axes.handlers.proxy import AxesProxyHandler
from axes.helpers import get_cool_off, get_failure_limit
from django.conf import settings
from django.contrib import admin
from django.contrib.auth.models import User
from django.contrib.auth.signals import user_login_failed
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

# Who has one address of the newer kind has all that begin like it.
IPV6_PREFIX = 64
LONGEST_NAME_COUNTED = 255


class LogInLimits(AxesStandaloneBackend):
    """Refuses who failed too often. A program that asks with no request comes from no address, and isn't counted."""

    def authenticate(self, request: HttpRequest | None, *args: Any, **credentials: Any) -> None:
        """Return None, so that the next backend looks at the password.

        Raises: AxesBackendPermissionDenied, which ends the log-in.
        """
        if request is not None:
            super().authenticate(request, *args, **credentials)


def client_address(request: HttpRequest) -> str | None:
    """Return the address somebody comes from, an IPv6 one by its network; None where there is none to be read.

    What a proxy of ours says is believed, what was said to that proxy isn't: X-Forwarded-For is read from its
    end, by as many places as there are proxies.
    """
    said = request.META.get("REMOTE_ADDR", "")
    if proxies := settings.NEWSLEDGER_PROXIES:
        passed_on = [each.strip() for each in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")]
        if len(passed_on) >= proxies:
            said = passed_on[-proxies]
    try:
        address = ip_address(without_port(said).partition("%")[0])
    except (AddressValueError, ValueError):
        return None
    if isinstance(address, IPv6Address):
        address = address.ipv4_mapped or ip_network((address, IPV6_PREFIX), strict=False).network_address
    return str(address)


def without_port(address: str) -> str:
    """Return an address as some proxies write it, 192.0.2.1:4711 or [2001:db8::1]:4711, without its port.

    >>> without_port("[2001:db8::1]:4711"), without_port("192.0.2.1:4711"), without_port("2001:db8::1")
    ('2001:db8::1', '192.0.2.1', '2001:db8::1')
    """
    if address.startswith("["):
        return address[1:].partition("]")[0]
    return address.partition(":")[0] if address.count(":") == 1 else address


def typed_name(request: HttpRequest, credentials: Mapping[str, str] | None = None) -> str | None:
    """Return the user name that was typed, as far as the table of failures holds it: no account's is longer."""
    name = (credentials or request.POST).get("username")
    return None if name is None else name[:LONGEST_NAME_COUNTED]


# --- What is typed besides a password ---


def may_try(request: HttpRequest, account: User) -> bool:
    """Return whether somebody may type a code for the account; if not, the answer becomes the locked page."""
    credentials = {"username": account.get_username()}
    if AxesProxyHandler.is_allowed(request, credentials):
        return True
    request.axes_locked_out = True  # type: ignore[attr-defined]
    request.axes_credentials = credentials  # type: ignore[attr-defined]
    return False


def count_failure(request: HttpRequest, account: User) -> None:
    """Count a wrong code as a wrong password is counted."""
    user_login_failed.send(sender=__name__, credentials={"username": account.get_username()}, request=request)


# --- The locked page ---


def locked_until(
    failures: Iterable[tuple[datetime, int]], *, limit: int, cool_off: timedelta
) -> datetime | None:
    """Return when failures, each with how many it stands for, become fewer than the limit; None if they are."""
    waiting = sorted(failures)
    left, until = sum(number for _, number in waiting), None
    for at, number in waiting:
        if left < limit:
            break
        left, until = left - number, at + cool_off
    return until


def locked_out(request: HttpRequest, answer: HttpResponse, credentials: dict[str, Any]) -> HttpResponse:
    """Answer who failed too often: what happened, until when, and what to do."""
    cool_off = get_cool_off(request) or timedelta()
    (attempts,) = AxesProxyHandler.get_implementation().get_user_attempts(request, credentials)
    now = timezone.now()
    until = locked_until(
        attempts.values_list("attempt_time", "failures_since_start"),
        limit=get_failure_limit(request, credentials),
        cool_off=cool_off,
    )
    until = until or now + cool_off
    seconds = max(1, math.ceil((until - now).total_seconds()))
    context = {
        **admin.site.each_context(request),
        "title": "Too many log-ins failed",
        "failures": get_failure_limit(request, credentials),
        "until": until,
        "minutes": math.ceil(seconds / 60),
    }
    answer = render(request, "admin/accounts/locked.html", context, status=429)
    answer.headers["Retry-After"] = str(seconds)
    return answer

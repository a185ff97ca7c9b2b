"""The admin's site, with pages of our own below its address: an intake, a desk, a queue."""

import time
from collections.abc import Callable
from contextlib import suppress
from functools import update_wrapper
from typing import Any

from django.conf import settings
from django.contrib import admin
from django.contrib.admin import AdminSite
from django.contrib.sessions.backends.base import UpdateError
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path, reverse
from django.utils.module_loading import autodiscover_modules

from .lapsed import after_another_log_in, after_the_end

# When a session was last given its whole time again.
AWAKE = "awake_at"


class Workplace(AdminSite):
    """The admin, in which apps can put pages that are no model's own, and no form is lost with its session."""

    def __init__(self, name: str = "admin") -> None:
        super().__init__(name)
        self._pages: list[tuple[str, Callable[..., HttpResponse], str]] = []
        self._is_filled = False

    def add_page(self, route: str, view: Callable[..., HttpResponse], *, name: str) -> None:
        """Put a page at the route below the admin's address; `name` is that of its address, after "admin:".

        Who isn't logged in is asked to; what else it takes to open the page is for the view to ask.
        """
        self._pages.append((route, view, name))

    def get_urls(self) -> list[Any]:
        """Return the addresses: the pages come before the admin's own, of which the last takes anything."""
        self.fill()
        pages: list[URLPattern] = [
            path(route, self.admin_view(view), name=name) for route, view, name in self._pages
        ]
        return [*pages, *super().get_urls()]

    # --- What there is ---

    def fill(self) -> None:
        """Let the apps put their pages and models here, once.

        Not when the program starts, as Django would: half of a command's start would be spent on forms and pages
        that it never shows.
        """
        if not self._is_filled:
            self._is_filled = True
            autodiscover_modules("admin", register_to=self)

    def check(self, app_configs: Any) -> list[Any]:
        """Return what is wrong with what stands here."""
        self.fill()
        return super().check(app_configs)

    # --- Sessions end ---

    def admin_view(self, view: Any, cacheable: bool = False) -> Any:
        """Return the view for who is logged in.

        Anybody else is led to the log-in; a form with something in it is kept on a page of its own, and a script
        is answered 401 with the log-in's address as JSON.
        """
        guarded = super().admin_view(view, cacheable)

        def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
            if self.has_permission(request):
                keep_awake(request)
            elif request.path != reverse("admin:logout", current_app=self.name):
                login = reverse("admin:login", current_app=self.name)
                if told := after_the_end(request, login=login, context=self.each_context(request)):
                    return told
            return guarded(request, *args, **kwargs)

        return update_wrapper(answer, guarded)

    def refuse_token(self, request: HttpRequest) -> HttpResponse | None:
        """Return what is answered to a form without a token that counts; None where nothing of it can be kept."""
        doors = {reverse(f"admin:{name}", current_app=self.name) for name in ("login", "logout")}
        if (
            not request.path.startswith(reverse("admin:index", current_app=self.name))
            or request.path in doors
        ):
            return None
        context = self.each_context(request)
        if self.has_permission(request):
            return after_another_log_in(request, context=context)
        return after_the_end(request, login=reverse("admin:login", current_app=self.name), context=context)


def refused_token(request: HttpRequest) -> HttpResponse | None:
    """Return what the workplace answers to a form whose token doesn't count; None where it keeps nothing."""
    site = admin.site
    return site.refuse_token(request) if isinstance(site, Workplace) else None


def keep_awake(request: HttpRequest) -> None:
    """Give the session its whole time again, but write that down no more than a dozen times in it."""
    last = request.session.get(AWAKE)
    if last is None:
        logged_in = getattr(request.user, "last_login", None)
        last = logged_in.timestamp() if logged_in else 0
    if time.time() - last < settings.SESSION_COOKIE_AGE / 12:
        return
    request.session[AWAKE] = time.time()
    with suppress(OperationalError, UpdateError):  # the database is busy: the next page will do
        request.session.save()
    # The cookie lasts as long as the browser is open, so it needn't be sent again.
    request.session.modified = False

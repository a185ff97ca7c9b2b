"""The admin's site, with pages of our own below its address: an intake, a desk, a queue."""

from collections.abc import Callable
from typing import Any

from django.contrib.admin import AdminSite
from django.contrib.admin.apps import AdminConfig
from django.http import HttpResponse
from django.urls import URLPattern, path


class Workplace(AdminSite):
    """The admin, in which apps can put pages that are no model's own."""

    def __init__(self, name: str = "admin") -> None:
        super().__init__(name)
        self._pages: list[tuple[str, Callable[..., HttpResponse], str]] = []

    def add_page(self, route: str, view: Callable[..., HttpResponse], *, name: str) -> None:
        """Put a page at the route below the admin's address; `name` is that of its address, after "admin:".

        Who isn't logged in is asked to; what else it takes to open the page is for the view to ask.
        """
        self._pages.append((route, view, name))

    def get_urls(self) -> list[Any]:
        """Return the addresses: the pages come before the admin's own, of which the last takes anything."""
        pages: list[URLPattern] = [
            path(route, self.admin_view(view), name=name) for route, view, name in self._pages
        ]
        return [*pages, *super().get_urls()]


class WorkplaceConfig(AdminConfig):
    """Django's admin with our site."""

    default_site = "newsledger.ledger.workplace.Workplace"

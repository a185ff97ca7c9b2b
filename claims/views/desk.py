"""The way from a public page to its record in the admin, for those who may go there.

Who comes without a session cookie is answered as if there were no admin: no session is read, nothing is asked of
the database, and one answer does for all readers, so a cache may keep it. The worst a cache can do is to show an
editor the page without the link. Who comes with such a cookie gets an answer of their own, which no cache keeps.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.contrib.auth import get_permission_codename
from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import add_never_cache_headers


@dataclass(frozen=True)
class WayToDesk:
    """Where the record, or the list, is worked on, and what the link there says."""

    url: str
    words: str


def show(
    request: HttpRequest,
    template: str,
    context: Mapping[str, Any],
    *,
    of: Model | type[Model],
    status: int = 200,
) -> HttpResponse:
    """Render a public page; for those who may, with the way to what it shows in the admin.

    `of` is the record the page shows, or the model whose records it lists.
    """
    if settings.SESSION_COOKIE_NAME not in request.COOKIES:
        return render(request, template, {**context, "desk": None}, status=status)
    response = render(request, template, {**context, "desk": _way_to(request, of)}, status=status)
    add_never_cache_headers(response)
    return response


def _way_to(request: HttpRequest, of: Model | type[Model]) -> WayToDesk | None:
    """Return the way for this user; None for one who may not even look."""
    if not request.user.is_staff:
        return None
    may_change, may_view = (
        request.user.has_perm(f"{of._meta.app_label}.{get_permission_codename(verb, of._meta)}")
        for verb in ("change", "view")
    )
    if not may_change and not may_view:
        return None
    page = f"admin:{of._meta.app_label}_{of._meta.model_name}"
    if isinstance(of, Model):
        return WayToDesk(
            reverse(f"{page}_change", args=[of.pk]), "Edit in the desk" if may_change else "Open in the desk"
        )
    return WayToDesk(reverse(f"{page}_changelist"), "Open in the desk")

"""Forms that come after their session has ended: answered so that nothing typed is lost."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode, urlsplit

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme

# Longer than any form of ours with its text; what is longer is left to the browser's Back button.
MOST_KEPT = 1_000_000
FETCH = "fetch"


def is_fetched(request: HttpRequest) -> bool:
    """Return whether a script of ours asks, which wants an answer it can read."""
    return request.headers.get("X-Requested-With") == FETCH


def after_the_end(request: HttpRequest, *, login: str, context: Mapping[str, Any]) -> HttpResponse | None:
    """Return what a request is answered that needs a log-in and has none; None where a redirect loses nothing."""
    where = f"{login}?{urlencode({'next': page_of(request, login)})}"
    if is_fetched(request):
        return JsonResponse({"login": where}, status=401)
    if not fields_of(request):
        return None
    return kept(request, {**context, "title": "You are no longer logged in", "login": where})


def after_another_log_in(request: HttpRequest, *, context: Mapping[str, Any]) -> HttpResponse | None:
    """Return what is answered to a form of ours that was opened before one last logged in; None for another.

    Its token is worthless by then. That it comes from a page of ours is told by the browser: a form of somebody
    else's is offered nothing.
    """
    if request.headers.get("Origin") != f"{request.scheme}://{request.get_host()}":
        return None
    if is_fetched(request):
        return JsonResponse(
            {"error": "This page was opened before you last logged in: load it again."}, status=403
        )
    if not fields_of(request):
        return None
    return kept(request, {**context, "title": "Send it once more"})


def kept(request: HttpRequest, context: Mapping[str, Any]) -> HttpResponse:
    """Return the page that holds what was sent, to send it again."""
    fields = fields_of(request)
    too_much = sum(len(name) + len(value) for name, value in fields) > MOST_KEPT
    shown = {
        "subtitle": None,
        "action": request.get_full_path(),
        "too_much": too_much,
        "fields": [] if too_much else fields,
        "typed": [] if too_much else [(name, value) for name, value in fields if value.strip()],
        "files": sorted(request.FILES),
    }
    return render(request, "admin/ledger/lapsed.html", {**context, **shown}, status=403)


def fields_of(request: HttpRequest) -> list[tuple[str, str]]:
    """Return what a form sent, in order; never a password, nor what belongs to the session that ended."""
    return [
        (name, value)
        for name, values in request.POST.lists()
        for value in values
        if name != "csrfmiddlewaretoken" and "password" not in name
    ]


def page_of(request: HttpRequest, login: str) -> str:
    """Return the page to come back to: the one asked for, or that from which the form was sent."""
    if request.method in ("GET", "HEAD"):
        return request.get_full_path()
    sent_from = request.headers.get("Referer", "")
    if not url_has_allowed_host_and_scheme(sent_from, {request.get_host()}):
        return request.get_full_path()
    parts = urlsplit(sent_from)
    return f"{parts.path}?{parts.query}" if parts.query else parts.path

"""The pages for what can't be shown. None asks the database: it may be the trouble."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from claims.filters import BadParameter
from newsledger.ledger.workplace import refused_token

View = Callable[..., HttpResponse]


def public_page(view: View) -> View:
    """Return the view for GET and HEAD alone; a parameter that can't be read is answered 400 by name."""

    @require_safe
    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except BadParameter as fault:
            return bad_parameter(request, fault)

    return answer


def error_page(
    request: HttpRequest, status: int, title: str, words: str, *, parameter: str = ""
) -> HttpResponse:
    """Return a page that says what is wrong and leads on; JSON where the address asks for it."""
    if request.path.endswith(".json"):
        return JsonResponse({"status": status, "error": title, "message": words}, status=status)
    context = {"status": status, "title": title, "words": words, "parameter": parameter}
    return render(request, "claims/error.html", context, status=status)


def bad_parameter(request: HttpRequest, fault: BadParameter) -> HttpResponse:
    """Return the 400 page that names the parameter and says what it takes."""
    return error_page(
        request,
        400,
        "This address can’t be read",
        f"The parameter “{fault.name}” is at fault: {fault.message}",
        parameter=fault.name,
    )


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Return the 400 page for requests that Django refuses before a view sees them."""
    return error_page(
        request, 400, "This request can’t be read", "It breaks the rules of the web in some way."
    )


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Return the 403 page."""
    return error_page(request, 403, "Not for everyone", "This page needs rights that you don’t have.")


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Return the 403 page for a form whose log-in or cookie ran out meanwhile; the workplace keeps what it held."""
    return refused_token(request) or error_page(
        request,
        403,
        "This form is too old",
        "It was opened before you last logged in, or without a cookie. Nothing was stored."
        " Go back, copy what you typed, open the page again and send it from there.",
    )


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Return the 404 page. It is the same for what never was and for what isn't public."""
    return error_page(
        request,
        404,
        "Nothing stands here",
        "There is no public page at this address. Perhaps it was mistyped.",
    )


def server_error(request: HttpRequest) -> HttpResponse:
    """Return the 500 page."""
    return error_page(
        request,
        500,
        "Something broke",
        "The fault is ours, and has been written to the log. Please try again later.",
    )

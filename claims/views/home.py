"""The first page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from claims.presenters.home import home

from .errors import public_page


@public_page
def show_home(request: HttpRequest) -> HttpResponse:
    """Return what this is, the newest claims, and the doors to the lists."""
    return render(request, "claims/home.html", {"home": home()})

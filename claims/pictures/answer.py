"""A picture served alone, at an address of its own."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

CONTENT_TYPE = "image/svg+xml; charset=utf-8"


def svg_response(request: HttpRequest, template: str, picture: object) -> HttpResponse:
    """Return the picture alone, as a file that other pages may show in an <img>."""
    response = render(request, template, {"picture": picture}, content_type=CONTENT_TYPE)
    response["X-Content-Type-Options"] = "nosniff"
    return response

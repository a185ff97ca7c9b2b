"""A quantity's own page, its JSON and its pictures, as of today or of the day asked for."""

from collections.abc import Callable
from functools import wraps

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse

from claims.filters import OnDayForm, read
from claims.models import NumericClaim, Quantity
from claims.pictures.answer import svg_response
from claims.presenters.as_json import quantity_as_json
from claims.presenters.quantity import QuantityPage, quantity_page
from claims.presenters.standing import quantities_behind

from .desk import show
from .errors import View, public_page

Shown = Callable[[HttpRequest, QuantityPage], HttpResponse]


def _at(name: str) -> Callable[[Shown], View]:
    """Return a decorator: what a public quantity's page shows at the address of this name, as of the day asked for."""

    def with_page(shown: Shown) -> View:
        @public_page
        @wraps(shown)
        def view(request: HttpRequest, slug: str) -> HttpResponse:
            on = read(OnDayForm, request.GET)["on"]
            quantity = _found(slug)
            if quantity.merged_into_id:
                there = reverse(name, args=[_final_slug(slug)])
                return redirect(f"{there}?on={on}" if on else there)
            page = quantity_page(quantity, on=on)
            if page is None:
                raise Http404
            return shown(request, page)

        return view

    return with_page


@_at("quantity")
def show_quantity(request: HttpRequest, page: QuantityPage) -> HttpResponse:
    """Return what is counted, and the thread of what was said of it."""
    return show(request, "claims/quantity.html", {"page": page}, of=page.quantity)


@_at("quantity-json")
def show_quantity_json(request: HttpRequest, page: QuantityPage) -> HttpResponse:
    """Return the quantity with its newest public claims as JSON."""
    return JsonResponse(
        quantity_as_json(page, lambda name, key: request.build_absolute_uri(reverse(name, args=[key])))
    )


@_at("quantity-svg")
def show_quantity_svg(request: HttpRequest, page: QuantityPage) -> HttpResponse:
    """Return the quantity's numbers in time as a picture alone; 404 where there is none yet."""
    if page.ranges is None:
        raise Http404
    return svg_response(request, "claims/pictures/ranges.svg", page.ranges)


@_at("quantity-origins-svg")
def show_quantity_origins_svg(request: HttpRequest, page: QuantityPage) -> HttpResponse:
    """Return the graph of who said it as a picture alone; 404 where there is none yet."""
    if page.graph is None:
        raise Http404
    return svg_response(request, "claims/pictures/graph.svg", page.graph.picture)


def _found(slug: str) -> Quantity:
    try:
        return Quantity.objects.select_related("unit").get(slug=slug)
    except Quantity.DoesNotExist:
        raise Http404 from None


def _final_slug(slug: str) -> str:
    """Return the slug of the public quantity that this one turned out to be.

    Raises: Http404.
    """
    final = [row.id for row in Quantity.objects.resolving([slug]) if row.is_final]
    quantity = quantities_behind(NumericClaim.objects.public()).filter(pk__in=final).first()
    if quantity is None:
        raise Http404
    return quantity.slug

"""A quantity's own page and its JSON."""

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse

from claims.models import NumericClaim, Quantity
from claims.presenters.as_json import quantity_as_json
from claims.presenters.quantity import quantity_page
from claims.presenters.standing import quantities_behind

from .desk import show
from .errors import public_page


@public_page
def show_quantity(request: HttpRequest, slug: str) -> HttpResponse:
    """Return what is counted, and the public claims on it."""
    quantity = _found(slug)
    if quantity.merged_into_id:
        return redirect("quantity", _final_slug(slug))
    page = quantity_page(quantity)
    if page is None:
        raise Http404
    return show(request, "claims/quantity.html", {"page": page}, of=quantity)


@public_page
def show_quantity_json(request: HttpRequest, slug: str) -> HttpResponse:
    """Return the quantity with its newest public claims as JSON."""
    quantity = _found(slug)
    if quantity.merged_into_id:
        return redirect("quantity-json", _final_slug(slug))
    page = quantity_page(quantity)
    if page is None:
        raise Http404
    return JsonResponse(
        quantity_as_json(page, lambda name, key: request.build_absolute_uri(reverse(name, args=[key])))
    )


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

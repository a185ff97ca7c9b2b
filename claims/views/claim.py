"""A claim's own page and its JSON: shown, being corrected, or gone."""

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse

from claims.domain.review import Review, is_public
from claims.filters import OnDayForm, read
from claims.models import NumericClaim
from claims.pictures.answer import svg_response
from claims.presenters.as_json import claim_as_json, moment
from claims.presenters.claim import being_corrected_since, claim_page
from claims.presenters.provenance import NotYetPublished, claim_picture

from .desk import show
from .errors import public_page


@public_page
def show_claim(request: HttpRequest, uid: str) -> HttpResponse:
    """Return the page of a public claim; 410 with its reason for a withdrawn one.

    One that was public and is reopened keeps its permanent address, which then says so and nothing else. With
    `?on=2025-07-12` only what had been published by that day is told of other claims.
    """
    on = read(OnDayForm, request.GET)["on"]
    claim = _found(uid)
    if claim.is_withdrawn:
        return show(request, "claims/withdrawn.html", {"claim": claim}, of=claim, status=410)
    if not is_public(Review(claim.review), claim.is_withdrawn):
        if since := being_corrected_since(claim):
            return show(request, "claims/being_corrected.html", {"uid": claim.uid, "since": since}, of=claim)
        raise Http404
    address = request.build_absolute_uri(request.path)
    picture = request.build_absolute_uri(reverse("claim-svg", args=[uid]))
    context = {
        "page": claim_page(claim, on),
        "address": address,
        "picture_address": f"{picture}?on={on}" if on else picture,
    }
    return show(request, "claims/claim.html", context, of=claim)


@public_page
def show_claim_picture(request: HttpRequest, uid: str) -> HttpResponse:
    """Return the picture on the claim's page alone, under the same rules; 404 where the page has none."""
    on = read(OnDayForm, request.GET)["on"]
    claim = _found(uid)
    if claim.is_withdrawn:
        return show(request, "claims/withdrawn.html", {"claim": claim}, of=claim, status=410)
    if not is_public(Review(claim.review), claim.is_withdrawn):
        raise Http404
    try:
        picture = claim_picture(claim, on)
    except NotYetPublished:
        raise Http404 from None
    if picture is None:
        raise Http404
    return svg_response(request, "claims/pictures/graph.svg", picture)


@public_page
def show_claim_json(request: HttpRequest, uid: str) -> HttpResponse:
    """Return the claim as JSON, under the same rules as its page, `?on=` among them."""
    on = read(OnDayForm, request.GET)["on"]
    claim = _found(uid)
    if claim.is_withdrawn:
        gone = {
            "uid": claim.uid,
            "status": "withdrawn",
            "since": moment(claim.withdrawn_at),
            "reason": claim.withdrawn_reason,
        }
        return JsonResponse(gone, status=410)
    if not is_public(Review(claim.review), claim.is_withdrawn):
        if since := being_corrected_since(claim):
            return JsonResponse({"uid": claim.uid, "status": "being_corrected", "since": moment(since)})
        raise Http404
    return JsonResponse(claim_as_json(claim_page(claim, on), lambda name, key: _address(request, name, key)))


def _found(uid: str) -> NumericClaim:
    try:
        return NumericClaim.objects.with_page_data().get(uid=uid)
    except NumericClaim.DoesNotExist:
        raise Http404 from None


def _address(request: HttpRequest, name: str, key: str) -> str:
    return request.build_absolute_uri(reverse(name, args=[key]))

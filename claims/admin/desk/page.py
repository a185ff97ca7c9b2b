"""The page of a desk, and the parts of it that a script asks for anew."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.template.loader import render_to_string
from django.template.response import TemplateResponse
from django.urls import reverse

from claims.domain.terms import Fate
from claims.forms.desk import REFUSED_AS
from claims.presenters.desk import (
    MOST_CARDS,
    Card,
    DeskPage,
    cards_at,
    desk_page,
    marks_of,
    next_version,
    progress_of,
    text_of,
)
from newsledger.ledger.forms import ROW_NUMBER
from sources.models import ArticleVersion

SEES, WRITES = "claims.view_numericclaim", ("claims.add_numericclaim", "claims.change_numericclaim")

_PLACE = re.compile("([0-9]{1,9})-([0-9]{1,9})", re.ASCII)
_KEYS = {Fate.DISMISSED: "d", Fate.DATE: "t", Fate.SOURCE_PART: "o", Fate.PART_OF_CLAIM: "m"}


@dataclass(frozen=True)
class RefusedAs:
    """What a number can be that is no claim, with its key."""

    value: str
    label: str
    key: str


# The likeliest first: it is what Enter in the reason stores.
FATES = tuple(
    RefusedAs(fate.value, fate.label, _KEYS[fate])
    for fate in sorted(REFUSED_AS, key=lambda fate: list(_KEYS).index(fate))
)


def show_desk(request: HttpRequest, version_id: int) -> HttpResponse:
    """Answer the desk of a version."""
    version = version_for(request, version_id)
    page = desk_page(version, first=_first(request))
    return TemplateResponse(request, "admin/claims/desk/desk.html", _context(request, page))


def show_next(request: HttpRequest) -> HttpResponse:
    """Lead to a text with numbers to decide; where there is none, to the articles, and say so."""
    if not request.user.has_perm(SEES):
        raise PermissionDenied
    version_id = next_version()
    if version_id is None:
        messages.info(request, "All numbers of all texts are decided.")
        return HttpResponseRedirect(reverse("admin:sources_article_changelist"))
    return HttpResponseRedirect(reverse("admin:claims_desk", args=[version_id]))


def show_state(request: HttpRequest, version_id: int) -> HttpResponse:
    """Answer a mark of each card and how far all is decided, for a page that looks whether others decided."""
    version = version_for(request, version_id)
    return JsonResponse(state_of(version))


def show_cards(request: HttpRequest, version_id: int) -> HttpResponse:
    """Answer the cards of the numbers asked for (`at=120-126`), and the text as it is marked now."""
    version = version_for(request, version_id)
    asked = (_PLACE.fullmatch(at) for at in request.GET.getlist("at"))
    places = [(int(found[1]), int(found[2])) for found in asked if found]
    text = render_to_string("admin/claims/desk/_text.html", {"pieces": text_of(version)})
    cards = cards_in_html(request, version, places[:MOST_CARDS])
    return JsonResponse({**state_of(version), "cards": cards, "text": text})


def version_for(request: HttpRequest, version_id: int) -> ArticleVersion:
    """Return the version with its article and outlet.

    Raises: PermissionDenied, Http404.
    """
    if not request.user.has_perm(SEES):
        raise PermissionDenied
    versions = ArticleVersion.objects.select_related("article__outlet__merged_into")
    version: ArticleVersion | None = versions.filter(pk=version_id).first()
    if version is None:
        raise Http404("There is no such text.")
    return version


def may_write(request: HttpRequest) -> bool:
    """Return whether the user decides on numbers, or only looks."""
    return request.user.has_perms(WRITES)


def state_of(version: ArticleVersion) -> dict[str, Any]:
    """Return the marks of the version's cards, whether one page holds them all, and how far it is decided."""
    progress, marks = progress_of(version), marks_of(version)
    return {
        "marks": marks,
        "whole": len(marks) <= MOST_CARDS,
        "progress": render_to_string("admin/claims/desk/_progress.html", {"progress": progress}),
        "done": progress.is_done,
    }


def cards_in_html(
    request: HttpRequest, version: ArticleVersion, places: Collection[tuple[int, int]]
) -> dict[str, str]:
    """Return the cards of the numbers at these places by their ids."""
    return {card.id: card_in_html(request, version, card) for card in cards_at(version, places)}


def card_in_html(request: HttpRequest, version: ArticleVersion, card: Card) -> str:
    """Return the card as it stands on the page. Each of its forms is one decision, whoever sends it twice."""
    context = {
        "card": card,
        "version": version,
        "here": f"{reverse('admin:claims_desk', args=[version.pk])}#{card.id}",
        "may_write": may_write(request) and card.may_edit,
        "fates": FATES,
        "token": uuid4(),
        "refusal_token": uuid4(),
    }
    return render_to_string("admin/claims/desk/_card.html", context, request=request)


def _context(request: HttpRequest, page: DeskPage) -> dict[str, Any]:
    return {
        **admin.site.each_context(request),
        "title": f"Desk: {page.version}",
        "page": page,
        "cards": [card_in_html(request, page.version, card) for card in page.cards],
        "may_write": may_write(request),
        "desk_token": uuid4(),
        "all_fates": tuple(Fate),
        "is_nav_sidebar_enabled": False,
    }


def _first(request: HttpRequest) -> int:
    asked = request.GET.get("first", "")
    return min(int(asked), 10**6) if ROW_NUMBER.fullmatch(asked) else 0

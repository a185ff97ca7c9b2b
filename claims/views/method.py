"""How numbers are read and counted here, in plain words."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from claims.domain.amounts import Comparator
from claims.domain.drift import DriftKind
from claims.domain.hedges import Hedge
from claims.domain.origins import Why
from claims.domain.terms import Change, Modality, Scope, Stance
from claims.presenters.paging import CAP, PER_PAGE
from claims.presenters.quotes import REACH

from .errors import public_page


@public_page
def show_method(request: HttpRequest) -> HttpResponse:
    """Return the page; its lists of words are those the program itself goes by."""
    context = {
        "comparators": list(Comparator),
        "hedges": list(Hedge),
        "changes": list(Change),
        "modalities": list(Modality),
        "scopes": list(Scope),
        "stances": list(Stance),
        "whys": list(Why),
        "drifts": list(DriftKind),
        "cap": CAP,
        "per_page": PER_PAGE,
        "reach": REACH,
    }
    return render(request, "claims/method.html", context)

"""A number of the desk edited in place: the form on a page of its own, which a script puts into the card."""

from typing import Any, cast
from uuid import uuid4

from django.contrib import admin
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse

from claims import actions
from claims.admin.attribution_list import attribution_label
from claims.domain.reading.text import layout
from claims.forms.desk import refuse_another
from claims.forms.number import NumberEditor, SeenForm
from claims.models import Attribution, Unit
from claims.presenters.desk import card_id, cards_at
from claims.presenters.number import standing_of
from newsledger.ledger.forms import ROW_NUMBER
from newsledger.refusals import Refused, StaleRevision
from sources.models import ArticleVersion

from .deciding import Outcome, answer
from .page import may_write, version_for

MOST_OFFERED = 50
"""How many attributions of a text are offered to be shared."""

Place = tuple[int, int]


def edit_number(request: HttpRequest, version_id: int, start: int, end: int) -> HttpResponse:
    """Answer the form of the number at these places of the text; store what was sent."""
    version = version_for(request, version_id)
    if not may_write(request):
        raise PermissionDenied
    place = (start, end)
    if not 0 <= start < end <= len(version.text):
        raise Http404("The text has no such place.")
    seen = SeenForm(request.POST if request.method == "POST" else None)
    if request.method != "POST":
        part = _asked(request, "part")
        return _page(request, version, place, _editor(request, version, place, part=part), part)
    part = seen.cleaned_data.get("part") if seen.is_valid() else None
    editor = _editor(request, version, place, part=part, data=request.POST)
    if not seen.is_valid():
        editor.refuse(Refused("The form doesn’t say what was seen: open the number again."))
    elif editor.is_valid():
        try:
            return answer(
                request, version, _stored(editor, seen, version, place, by=cast(User, request.user))
            )
        except StaleRevision as refusal:
            told = " What you typed is kept below: look it over and store it again, then it is written over that."
            editor.refuse(StaleRevision(refusal.message + told))
            editor.renew()
        except Refused as refusal:
            editor.refuse(refusal)
    return _page(request, version, place, editor, part)


def _stored(
    editor: NumberEditor, seen: SeenForm, version: ArticleVersion, place: Place, *, by: User
) -> Outcome:
    said = seen.cleaned_data
    refuse_another(said["decided_as"], by)
    decided = actions.store_number(
        version=version,
        start=place[0],
        end=place[1],
        mark=said["mark"],
        token=said["token"],
        part=said["part"] or 1,
        claim=editor.record,
        new_quantity=editor.claim.new_quantity,
        attributions=editor.credited,
        new_sources=editor.new_sources,
        by=by,
    )
    again = " already: nothing was written a second time" if decided.is_repeat else ""
    return Outcome(f"“{version.text[slice(*place)]}” is stored{again}.", places=[place])


def _asked(request: HttpRequest, name: str) -> int | None:
    asked = request.GET.get(name, "")
    return int(asked) if ROW_NUMBER.fullmatch(asked) else None


def _editor(
    request: HttpRequest, version: ArticleVersion, place: Place, *, part: int | None, data: Any = None
) -> NumberEditor:
    """Return the form for the number as it stands now."""
    standing = standing_of(version, place, part=part or 1)
    quantity = ""
    if standing.claim is None and standing.record is not None:
        quantity = next((card.quantity_now for card in cards_at(version, [place])), "")
    sentence = layout(version.text).sentence_at(place[0]) if standing.record is None else None
    within = sentence is not None and sentence.place.end >= place[1]
    return NumberEditor(
        data,
        version=version,
        number=place,
        standing=standing,
        quantity=quantity,
        quote=(sentence.place.start, sentence.place.end) if sentence and within else place,
        offered=_offered(version),
        new_step="relay" in request.GET,
    )


def _offered(version: ArticleVersion) -> list[tuple[str, str]]:
    rows = Attribution.objects.with_parts().filter(version=version).order_by("pk")[:MOST_OFFERED]
    return [(row.uid, attribution_label(row)) for row in rows]


def _page(
    request: HttpRequest, version: ArticleVersion, place: Place, editor: NumberEditor, part: int | None
) -> HttpResponse:
    words = version.text[slice(*place)]
    context = {
        **admin.site.each_context(request),
        "title": f"“{words}” in {version}",
        "version": version,
        "words": words,
        "place": place,
        "card_id": card_id(place),
        "editor": editor,
        "seen": {"mark": editor.standing.mark, "part": part, "token": uuid4()},
        "units": Unit.objects.order_by("name"),
    }
    return TemplateResponse(request, "admin/claims/desk/number.html", context)

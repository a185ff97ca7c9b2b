"""The page on which an editor decides how claims of different articles are linked: one pair at a time, side by side.

The address says whose suggestions are walked (`?claim=`, `?quantity=`, else those of the newest claims) and which
pair is at hand, so that a reload or a step back shows what is true now. A decision leads to the pair that comes next;
the session keeps the last one, so that it can be undone from there.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, cast
from urllib.parse import urlencode

from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.forms import Form
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse

from claims.actions import decide_link, refuse_link, take_back_link_refusal, undo_link
from claims.forms.linking import (
    NO_LINK,
    OFFERED,
    LinkDecisionForm,
    LinkingFilters,
    LinkRefusalForm,
    LinkUndoForm,
    LinkVerb,
    LinkVerbForm,
)
from claims.models import NumericClaim, Quantity
from claims.presenters.link_suggestions import (
    Suggested,
    newest_suggestions,
    pair_of,
    suggestions_for_claim,
    suggestions_on_quantity,
)
from claims.presenters.linking import links_of, pair_at_hand, refusals_of, said_of
from newsledger.ledger.admin import RecordedAdmin
from newsledger.ledger.workplace import Workplace
from newsledger.refusals import Refused

LAST = "last_link"
"""Where the session keeps the last decision: what was decided of which two claims."""
PLACE = "pair-at-hand"


@dataclass(frozen=True)
class Asked:
    """Whose suggestions the address asks for, and which pair of them."""

    claim: NumericClaim | None = None
    quantity: Quantity | None = None
    pair: str = ""
    other: NumericClaim | None = None
    """A claim that is to be held against `claim`, suggested or not."""
    faults: tuple[str, ...] = ()

    def address(self, **more: str) -> str:
        """Return the page's address with the same scope."""
        scope = {
            **({"claim": self.claim.uid} if self.claim else {}),
            **({"quantity": self.quantity.slug} if self.quantity else {}),
            **{name: value for name, value in more.items() if value},
        }
        return f"{reverse('admin:claims_links')}{'?' if scope else ''}{urlencode(scope)}"


def links_view(request: HttpRequest) -> HttpResponse:
    """Answer the page, and what its forms send: a decision, an undo. Who may read claims may look; editors decide.

    Raises: PermissionDenied.
    """
    claims = cast(RecordedAdmin, admin.site.get_model_admin(NumericClaim))
    if not claims.has_view_or_change_permission(request):
        raise PermissionDenied
    if request.method not in ("GET", "HEAD", "POST"):
        return HttpResponseNotAllowed(["GET", "HEAD", "POST"])
    asked = _asked(request)
    if request.method == "POST":
        if not _may_decide(request):
            raise PermissionDenied
        return _decided(request, asked)
    return _page(request, asked)


def _may_decide(request: HttpRequest) -> bool:
    return cast(User, request.user).has_perm("claims.change_numericclaim")


# --- What the address asks for ---


def _asked(request: HttpRequest) -> Asked:
    form = LinkingFilters(request.GET)
    form.is_valid()
    data = form.cleaned_data
    faults = [str(error) for errors in form.errors.values() for error in errors]
    claim, slug = data.get("claim"), data.get("quantity")
    quantity = Quantity.objects.filter(slug=slug).first() if slug else None
    if slug and quantity is None:
        faults.append(f"There is no quantity “{slug}”.")
    words = (data.get("other") or "").strip()
    # An address may be pasted as well as a uid: its last part is the uid.
    uid = words.partition("?")[0].rstrip("/").rpartition("/")[2]
    other = NumericClaim.objects.filter(uid=uid).first() if uid else None
    if words and other is None:
        faults.append(f"There is no claim “{words}”: give its address or its uid.")
    return Asked(claim, quantity, data.get("pair") or "", other, tuple(faults))


def _suggested(asked: Asked) -> list[Suggested]:
    if asked.claim is not None:
        return suggestions_for_claim(asked.claim)
    if asked.quantity is not None:
        return suggestions_on_quantity(asked.quantity)
    return newest_suggestions()


def _named_pair(name: str) -> Suggested | None:
    """Return the pair that an address names, whether or not anything is suggested of it."""
    uids = name.split("~")
    rows = {claim.uid: claim for claim in NumericClaim.objects.filter(uid__in=uids)}
    return pair_of(*(rows[uid] for uid in uids)) if len(uids) == 2 and len(rows) == 2 else None


# --- What is decided ---


def _decided(request: HttpRequest, asked: Asked) -> HttpResponse:
    verb = LinkVerbForm(request.POST)
    if not verb.is_valid():
        messages.error(request, "Nothing was written: the page didn’t say what to do. Decide again.")
        return HttpResponseRedirect(asked.address(pair=asked.pair))
    if verb.cleaned_data["verb"] == LinkVerb.DECIDE:
        return _decide(request, asked)
    if verb.cleaned_data["verb"] == LinkVerb.UNDO:
        return _undo(request, asked)
    return _take_back(request, asked)


def _decide(request: HttpRequest, asked: Asked) -> HttpResponse:
    by, form = cast(User, request.user), LinkDecisionForm(request.POST)
    if not form.is_valid():
        return _page(request, asked, form=form)
    said = form.decided()
    start, end = said["start"], said["end"]
    try:
        if form.is_refusal:
            refuse_link(one=start, other=end, by=by)
            request.session[LAST] = {"verb": NO_LINK, "start": start.uid, "end": end.uid}
        else:
            decided = decide_link(**said, by=by)
            request.session[LAST] = {"verb": said["kind"], "start": start.uid, "end": end.uid}
            if decided.is_repeat:
                messages.info(request, "This link stood already; nothing was written twice.")
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return _page(request, asked, form=form)
    return HttpResponseRedirect(f"{asked.address(pair=form.cleaned_data['following'])}#{PLACE}")


def _undo(request: HttpRequest, asked: Asked) -> HttpResponse:
    form = LinkUndoForm(request.POST)
    if _written(request, form, lambda data: undo_link(**data, by=cast(User, request.user))):
        start, end = form.cleaned_data["start"], form.cleaned_data["end"]
        messages.success(request, f"Undone: that {start} {said_of(form.cleaned_data['kind'])} {end}.")
        return _after_undoing(request, asked, start, end)
    return HttpResponseRedirect(asked.address(pair=asked.pair))


def _take_back(request: HttpRequest, asked: Asked) -> HttpResponse:
    form = LinkRefusalForm(request.POST)
    if _written(request, form, lambda data: take_back_link_refusal(**data)):
        one, other = form.cleaned_data["one"], form.cleaned_data["other"]
        messages.success(request, f"Taken back: {one} and {other} may be linked again.")
        return _after_undoing(request, asked, one, other)
    return HttpResponseRedirect(asked.address(pair=asked.pair))


def _written(request: HttpRequest, form: Form, write: Any) -> bool:
    """Return whether the form was good and its action did it; if not, say why not."""
    if not form.is_valid():
        told = " ".join(str(error) for errors in form.errors.values() for error in errors)
        messages.error(request, f"Nothing was written. {told}")
        return False
    try:
        write(form.cleaned_data)
    except Refused as refusal:
        messages.error(request, f"Nothing was written. {refusal}")
        return False
    return True


def _after_undoing(
    request: HttpRequest, asked: Asked, one: NumericClaim, other: NumericClaim
) -> HttpResponse:
    """Lead to the pair that was decided: it is to be decided again."""
    last: Mapping[str, str] = request.session.get(LAST, {})
    if {last.get("start"), last.get("end")} == {one.uid, other.uid}:
        del request.session[LAST]
    return HttpResponseRedirect(f"{asked.address(pair='~'.join(sorted((one.uid, other.uid))))}#{PLACE}")


# --- The page ---


def _page(request: HttpRequest, asked: Asked, *, form: LinkDecisionForm | None = None) -> HttpResponse:
    """Answer the page; `form` is what was refused, whose pair stays at hand, as it is now."""
    suggested = _suggested(asked)
    at_hand, faults = _at_hand(asked, suggested, form)
    names = [pair.name for pair in suggested]
    position = names.index(at_hand.name) if at_hand and at_hand.name in names else None
    rest = names if position is None else [*names[position + 1 :], *names[:position]]
    following = rest[0] if rest else ""
    pair = pair_at_hand(at_hand) if at_hand else None
    context = {
        **admin.site.each_context(request),
        "title": "Links between articles",
        "subtitle": None,
        "is_nav_sidebar_enabled": False,
        "opts": NumericClaim._meta,
        "faults": [*asked.faults, *faults],
        "asked": asked,
        "pair": pair,
        "form": form,
        "chosen": _chosen(pair, form),
        "kinds": [(kind.value, key, said_of(kind)) for kind, key in OFFERED],
        "number": None if position is None else position + 1,
        "queue": [
            (each, said_of(each.suggestion.kind), asked.address(pair=each.name))
            for each in suggested
            if each.suggestion
        ],
        "following": following,
        "later": f"{asked.address(pair=following)}#{PLACE}" if following else "",
        "here": asked.address(pair=at_hand.name if at_hand else ""),
        "links": links_of(asked.claim) if asked.claim else (),
        "refusals": refusals_of(asked.claim) if asked.claim else (),
        "last": _last(request),
        "may_decide": _may_decide(request),
    }
    return TemplateResponse(request, "admin/claims/links.html", context)


def _at_hand(
    asked: Asked, suggested: list[Suggested], form: LinkDecisionForm | None
) -> tuple[Suggested | None, list[str]]:
    """Return the pair at hand and what is wrong with the one asked for: of what was refused, that very pair."""
    if form is not None:
        claims = [form.cleaned_data.get(name) for name in ("start", "end")]
        if all(claims) and claims[0] != claims[1]:
            return pair_of(*claims), []  # type: ignore[arg-type]  # both are there
    if asked.other is not None and asked.claim is not None:
        if asked.other == asked.claim:
            return None, ["A claim can’t be linked to itself: name another one."]
        return pair_of(asked.claim, asked.other), []
    named = next((pair for pair in suggested if pair.name == asked.pair), None)
    if named is None and asked.pair:
        named = _named_pair(asked.pair)
        if named is None:
            return (suggested[0] if suggested else None), [
                "The pair that the address names isn’t there (any more)."
            ]
    return named or (suggested[0] if suggested else None), []


def _chosen(pair: Any, form: LinkDecisionForm | None) -> dict[str, Any]:
    """Return what the form has chosen: what was sent, where it was refused, else what is suggested."""
    if form is not None and form.is_bound and pair is not None:
        was_turned = form.data.get("start") != pair.a.claim.uid
        turned = bool(form.data.get("turned")) != was_turned
        return {
            "kind": form.data.get("kind", ""),
            "turned": turned,
            "in_text": bool(form.data.get("in_text")),
            "note": form.data.get("note", ""),
        }
    return {
        "kind": pair.kind if pair else "",
        "turned": False,
        "in_text": bool(pair and pair.is_in_text),
        "note": "",
    }


def _last(request: HttpRequest) -> dict[str, Any] | None:
    """Return the last decision of this session with both claims as they are now; None where it can't be undone."""
    last = request.session.get(LAST)
    if not last:
        return None
    rows = {
        claim.uid: claim
        for claim in NumericClaim.objects.select_related("mention__version__article__outlet").filter(
            uid__in=[last["start"], last["end"]]
        )
    }
    if len(rows) < 2:
        return None
    says = "" if last["verb"] == NO_LINK else said_of(last["verb"])
    return {"verb": last["verb"], "says": says, "start": rows[last["start"]], "end": rows[last["end"]]}


cast(Workplace, admin.site).add_page("claims/links/", links_view, name="claims_links")

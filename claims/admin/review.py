"""The reviewers' queue: the claims that wait, oldest first, and the one at hand whole, with what decides on it.

The address says which claim is at hand and by what the queue is narrowed, so that a reload or a step back shows
what is true now. A reviewer's session keeps which claims they were shown whole, each just as it was: those, and
no others, can be approved together.
"""

from functools import partial
from typing import Any, cast

from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect, QueryDict
from django.template.response import TemplateResponse
from django.urls import reverse

from claims.checks import findings_of
from claims.domain.review import Move, Review, Step, allowed, step_of
from claims.filters import BadParameter, shown
from claims.forms import MoveForm
from claims.forms.review import OpenedForm, QueueFilters
from claims.forms.selection import MOST_CHOSEN, Seen
from claims.models import NumericClaim
from claims.presenters.findings import told_in_short
from claims.presenters.review import Opened, Place, age, next_to_review, queue
from claims.presenters.review_others import other_claims
from claims.presenters.review_proposal import against_proposal
from newsledger.ledger.admin import RecordedAdmin
from newsledger.ledger.workplace import Workplace

from .bulk import refused_by_itself, tell_of_each
from .moves import (
    claim_as_stored,
    has_right,
    moved_by_form,
    parts_as_read,
    since_seen,
    why_not,
    wordings,
)

DECISIONS = {Move.APPROVE: "claims_review_approve", Move.RETURN: "claims_review_return"}
"""What is decided here, and the names of the addresses that do."""
OPENED = "review_opened"
"""Where the session keeps what was opened: row number to revision and what it rested on."""
BLOCKED = "What the checks find keeps the claim from approval: send it back, with what is to be mended."
NOT_OPENED = "You haven’t opened it as it is now: open it, read it, then approve it."


def review_view(request: HttpRequest) -> HttpResponse:
    """Answer the queue, with one claim opened. Who may read claims may look; reviewers decide.

    Raises: PermissionDenied.
    """
    _may_look(request)
    if request.method not in ("GET", "HEAD"):
        return HttpResponseNotAllowed(["GET", "HEAD"])
    return _page(request)


def decide_view(request: HttpRequest, move: Move) -> HttpResponse:
    """Make the move on the claim at hand, just as it was seen, and lead to the next one.

    Raises: PermissionDenied; Http404 for a claim that isn't there.
    """
    step = step_of(move)
    _may_decide(request, step)
    if request.method != "POST":
        return HttpResponseRedirect(_queue_address(request))
    claim = claim_as_stored(uid=request.POST.get("claim", "").replace("\0", ""))
    form = MoveForm(request.POST, instance=claim, step=step)
    made = moved_by_form(form, claim, step, by=cast(User, request.user))
    if made is None:
        return _page(request, claim_as_stored(pk=claim.pk), form, step)
    _forget(request, claim.pk)
    messages.add_message(request, made.level, made.words)
    return HttpResponseRedirect(_next_address(request, claim))


def approve_opened_view(request: HttpRequest) -> HttpResponse:
    """Approve the chosen claims, each by itself and just as this reviewer opened it; tell what became of each.

    Raises: PermissionDenied.
    """
    step = step_of(Move.APPROVE)
    _may_decide(request, step)
    if request.method != "POST":
        return HttpResponseRedirect(_queue_address(request))
    form = OpenedForm(request.POST)
    if not form.is_valid():
        told = " ".join(str(each) for each in form.errors["seen"])
        messages.error(request, f"Nothing was written. {told}")
        return HttpResponseRedirect(_queue_address(request))
    chosen: list[Seen] = form.cleaned_data["seen"]
    claims = NumericClaim.objects.select_related("mention").in_bulk([seen.claim_id for seen in chosen])
    opened = opened_by(request)
    moved, stayed = [], []
    for seen in chosen:
        claim = claims.get(seen.claim_id)
        if claim is None:
            stayed.append((_queue_address(request), "A claim", "There is no such claim."))
            continue
        address = _queue_address(request, claim=claim.uid)
        if refused := _not_approved(request, claim, seen, opened):
            stayed.append((address, str(claim), refused))
        else:
            moved.append((address, str(claim)))
    _forget(request, *(seen.claim_id for seen in chosen))
    tell_of_each(request, step, moved, stayed)
    return HttpResponseRedirect(_queue_address(request))


def _not_approved(request: HttpRequest, claim: NumericClaim, seen: Seen, opened: Opened) -> str:
    """Approve the claim as it was opened; return why it wasn't, empty where it was."""
    revision, rests_on = opened.get(claim.pk, (0, ""))
    if revision != seen.revision:
        return NOT_OPENED
    return refused_by_itself(
        claim, seen, step_of(Move.APPROVE), by=cast(User, request.user), rests_on=rests_on
    )


# --- Who may ---


def _may_look(request: HttpRequest) -> None:
    claims = cast(RecordedAdmin, admin.site.get_model_admin(NumericClaim))
    if not claims.has_view_or_change_permission(request):
        raise PermissionDenied


def _may_decide(request: HttpRequest, step: Step) -> None:
    _may_look(request)
    if not has_right(request, step.move):
        raise PermissionDenied


# --- What was opened ---


def opened_by(request: HttpRequest) -> Opened:
    """Return the claims that were opened in this session, each as it was seen."""
    return {
        int(pk): (revision, rests_on) for pk, (revision, rests_on) in request.session.get(OPENED, {}).items()
    }


def _remember(request: HttpRequest, claim: NumericClaim, rests_on: str) -> None:
    """Keep that the claim was shown whole; of more than can be approved together, the last ones."""
    seen = request.session.get(OPENED, {})
    if seen.get(str(claim.pk)) != [claim.revision, rests_on]:
        others = {pk: each for pk, each in seen.items() if pk != str(claim.pk)}
        kept = list(others.items())[-(MOST_CHOSEN - 1) :]
        request.session[OPENED] = dict([*kept, (str(claim.pk), [claim.revision, rests_on])])


def _forget(request: HttpRequest, *claim_ids: int) -> None:
    gone = {str(pk) for pk in claim_ids}
    kept = {pk: each for pk, each in request.session.get(OPENED, {}).items() if pk not in gone}
    request.session[OPENED] = kept


# --- The page ---


def _page(
    request: HttpRequest,
    claim: NumericClaim | None = None,
    form: MoveForm | None = None,
    step: Step | None = None,
) -> HttpResponse:
    """Answer the page; `form` is what was refused of the claim. An address that can't be read is told by name."""
    by = request.user.get_username()
    fault: BadParameter | None = None
    try:
        filters = QueueFilters(request.GET)
        claims = filters.claims()
        claim = claim or _asked(filters.values["claim"])
    except BadParameter as error:
        fault, filters = error, QueueFilters(QueryDict())
        claims = filters.claims()
    start: Place | None = filters.values["start"]
    if claim is None:
        first = next_to_review(claims, by=by, start=start) or claims.in_order_of_submission().first()
        claim = claim_as_stored(pk=first.pk) if first else None
    at_hand = _at_hand(request, claim, form, step) if claim else {"claim": None}
    listed = queue(claims, start=start, by=by, opened=opened_by(request))
    is_listed = claim is None or any(each.claim.pk == claim.pk for each in listed.lines)
    if claim is not None and not is_listed and Review(claim.review) == Review.IN_REVIEW:
        listed = queue(claims, start=Place.of(claim), by=by, opened=opened_by(request))
    context = {
        **admin.site.each_context(request),
        **at_hand,
        "title": "Review",
        "subtitle": None,
        "is_nav_sidebar_enabled": False,
        "opts": NumericClaim._meta,
        "fault": fault,
        "chosen": list(filters.chosen()),
        "groups": list(filters.offered(listed.lines)),
        "queue": listed,
        "checked_only": filters.checked_only,
        "lines": [(each, filters.address(claim=each.claim.uid, start=listed.start)) for each in listed.lines],
        "may_decide": has_right(request, Move.APPROVE),
        "kept": filters.address(start=listed.start),
        "earlier": filters.address(start=listed.earlier) if listed.earlier else "",
        "later": filters.address(start=listed.later) if listed.later else "",
    }
    return TemplateResponse(request, "admin/claims/review.html", context, status=400 if fault else 200)


def _asked(uid: str) -> NumericClaim | None:
    """Return the claim that the address names, None where it names none.

    Raises: BadParameter.
    """
    if not uid:
        return None
    claim: NumericClaim | None = NumericClaim.objects.with_page_data().filter(uid=uid).first()
    if claim is None:
        raise BadParameter("claim", f"there is no claim {shown(uid)}.")
    return claim


def _at_hand(
    request: HttpRequest, claim: NumericClaim, form: MoveForm | None, step: Step | None
) -> dict[str, Any]:
    """Return what is told of the claim at hand, and keep that it was opened by who may approve it."""
    by = cast(User, request.user)
    parts = parts_as_read(claim)
    possible = [
        move
        for move in allowed(Review(claim.review), withdrawn=claim.is_withdrawn)
        if move in DECISIONS and has_right(request, move)
    ]
    is_own = by.get_username() in parts["authors"]
    refused = why_not(claim, step_of(Move.APPROVE), by=by) if Move.APPROVE in possible else ""
    findings = findings_of([claim]).get(claim.pk, ())
    if not refused and Move.APPROVE in possible and any(each.blocks for each in findings):
        refused = BLOCKED
    if Move.APPROVE in possible and not is_own:
        _remember(request, claim, parts["rests_on"])
    return {
        **parts,
        "age": age(claim.submitted_at),
        "waits": Review(claim.review) == Review.IN_REVIEW,
        "is_own": is_own,
        "may_approve": Move.APPROVE in possible and not refused,
        "may_return": Move.RETURN in possible,
        "refused": refused,
        # No known exceptions here: they are edits, and who makes one can't approve the claim.
        "findings": findings,
        "findings_in_short": told_in_short(findings),
        "others": other_claims(claim),
        "proposal": against_proposal(claim, parts["page"].chains, wording=wordings()["claim"]),
        "since": since_seen(form, claim, rests_on=parts["rests_on"]) if form else None,
        "refused_form": form,
        "return_form": form
        if form and step and step.move == Move.RETURN
        else MoveForm(instance=claim, step=step_of(Move.RETURN)),
    }


def _queue_address(request: HttpRequest, **more: Any) -> str:
    """Return the address of the queue, narrowed as it was."""
    try:
        filters = QueueFilters(request.GET)
    except BadParameter:
        filters = QueueFilters(QueryDict())
    narrowed = filters.address(start=filters.values["start"], **more)
    return reverse("admin:claims_review") + narrowed.removesuffix("?")


def _next_address(request: HttpRequest, decided: NumericClaim) -> str:
    """Return the address of the claim that comes after the one that was decided; of the queue after the last."""
    try:
        claims = QueueFilters(request.GET).claims()
    except BadParameter:
        claims = QueueFilters(QueryDict()).claims()
    by = request.user.get_username()
    following = next_to_review(claims, by=by, start=Place.of(decided), beside=decided.pk)
    if following is None:
        return _queue_address(request)
    return f"{_queue_address(request, claim=following.uid)}#claim-at-hand"


site = cast(Workplace, admin.site)
site.add_page("claims/review/", review_view, name="claims_review")
for decision, name in DECISIONS.items():
    site.add_page(f"claims/review/{decision}/", partial(decide_view, move=decision), name=name)
site.add_page("claims/review/opened/", approve_opened_view, name="claims_review_opened")

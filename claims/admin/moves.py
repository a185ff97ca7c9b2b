"""Review in the admin: a button for each move that can be made now, and a page on which it is made."""

from dataclasses import dataclass
from typing import Any, cast

from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse

from claims.actions import HELD_UP_BY_BLOCKS, checked_move, move_claim
from claims.domain.review import Move, Review, Step, allowed, step_of
from claims.forms import MoveForm
from claims.models import Attribution, NumericClaim, Quantity
from claims.presenters.claim import claim_page
from claims.presenters.review_since import Since, changed_since
from newsledger.ledger.admin import RecordedAdmin
from newsledger.ledger.wording import Wording
from newsledger.refusals import Refused, StaleRevision

from .findings import findings_context

EDITS, REVIEWS = "claims.change_numericclaim", "claims.review_numericclaim"
# One of these rights is needed for the move. What else it takes is in the table of moves.
RIGHTS = {
    Move.SUBMIT: (EDITS,),
    Move.APPROVE: (REVIEWS,),
    Move.RETURN: (REVIEWS,),
    Move.REOPEN: (EDITS, REVIEWS),
    Move.WITHDRAW: (REVIEWS,),
    Move.RESTORE: (REVIEWS,),
}
FOLLOWS = {
    Move.SUBMIT: "It then waits for somebody who wrote none of its revisions.",
    Move.APPROVE: "Everybody then sees it as it stands here.",
    Move.RETURN: "It goes back to those who wrote it, with your reason.",
    Move.REOPEN: "It leaves the lists and can be edited; its public address says since when it is being corrected.",
    Move.WITHDRAW: "For an error of ours. Its public page then says that it is withdrawn, and why.",
    Move.RESTORE: "Its public page then shows it again.",
}
BLOCKED = (
    "What the checks find keeps the claim from it: correct the claim, or say why it is a known exception."
)
LATEST = 10
"""How many entries of the ledger stand below the claim; the history has them all."""


class MovesAdmin(RecordedAdmin):
    """The admin of claims in review."""

    change_form_template = "admin/claims/numericclaim/change_form.html"

    def get_urls(self) -> list[URLPattern]:
        """Return the addresses, with one for each move of a claim."""
        *pages, anything_else = super().get_urls()
        view = self.admin_site.admin_view(self.move_view)
        # The admin's last address takes whatever none before it took, and looks there for a row.
        return [
            *pages,
            path("<int:object_id>/<slug:move>/", view, name="claims_numericclaim_move"),
            anything_else,
        ]

    def render_change_form(
        self,
        request: HttpRequest,
        context: Any,
        add: bool = False,
        change: bool = False,
        form_url: str = "",
        obj: NumericClaim | None = None,
    ) -> HttpResponse:
        """Answer the claim's form, with the moves that the user can make now."""
        if obj is not None:
            offered, refused = self._offered(request, obj)
            context |= {"moves": offered, "moves_refused": refused}
        return super().render_change_form(request, context, add, change, form_url, obj)

    def move_view(self, request: HttpRequest, object_id: int, move: str) -> HttpResponse:
        """Answer the page on which the claim is seen as it was read, and the move is made.

        Raises: Http404 for what is no move or no claim; PermissionDenied.
        """
        if move not in Move.values():
            raise Http404(f"There is no move “{move}”.")
        step = step_of(Move(move))
        if not self.has_view_or_change_permission(request) or not has_right(request, step.move):
            raise PermissionDenied
        claim = claim_as_stored(pk=object_id)
        if request.method == "POST":
            return self._made(request, claim, step)
        if refused := why_not(claim, step, by=cast(User, request.user)):
            self.message_user(request, refused, messages.WARNING)
            return HttpResponseRedirect(_address(claim))
        return self._page(request, claim, step, MoveForm(instance=claim, step=step))

    def _made(self, request: HttpRequest, claim: NumericClaim, step: Step) -> HttpResponse:
        """Make the move and lead back to the claim; or answer the page again, with why it wasn't made."""
        form = MoveForm(request.POST, instance=claim, step=step)
        if made := moved_by_form(form, claim, step, by=cast(User, request.user)):
            self.message_user(request, made.words, made.level)
            return HttpResponseRedirect(_address(claim))
        return self._page(request, claim_as_stored(pk=claim.pk), step, form)

    def _page(self, request: HttpRequest, claim: NumericClaim, step: Step, form: MoveForm) -> HttpResponse:
        """Answer the page. What it sends as seen is what it shows: after a refusal, the claim as it is now."""
        parts = parts_as_read(claim)
        found = findings_context(request, claim)
        is_blocked = step.move in HELD_UP_BY_BLOCKS and any(each.blocks for each in found["findings"])
        context = {
            **self.admin_site.each_context(request),
            **found,
            "next": request.path,
            "title": f"{step.move.label.capitalize()} {claim}",
            "subtitle": None,
            "opts": self.opts,
            **parts,
            "since": since_seen(form, claim, rests_on=parts["rests_on"]),
            "step": step,
            "follows": FOLLOWS[step.move],
            "refused": why_not(claim, step, by=cast(User, request.user)) or (BLOCKED if is_blocked else ""),
            "form": form,
            "media": self.media,
        }
        return TemplateResponse(request, "admin/claims/numericclaim/move.html", context)

    @staticmethod
    def _offered(request: HttpRequest, claim: NumericClaim) -> tuple[list[Step], list[str]]:
        """Return the steps the user can take now, and why not those that only something else stands against."""
        offered, refused = [], []
        for move in allowed(Review(claim.review), withdrawn=claim.is_withdrawn):
            if has_right(request, move):
                step = step_of(move)
                if because := why_not(claim, step, by=cast(User, request.user)):
                    refused.append(because)
                else:
                    offered.append(step)
        return offered, refused


def has_right(request: HttpRequest, move: Move) -> bool:
    """Return whether the user's role makes the move."""
    return any(request.user.has_perm(right) for right in RIGHTS[move])


def why_not(claim: NumericClaim, step: Step, *, by: User) -> str:
    """Return why the user can't make the move even with a reason; empty if they can."""
    try:
        checked_move(claim=claim, move=step.move, by=by, reason=step.action)
    except Refused as refusal:
        return refusal.message
    return ""


def claim_as_stored(**which: Any) -> NumericClaim:
    """Return the claim as it is now, with all that its page needs.

    Raises: Http404.
    """
    claim: NumericClaim | None = NumericClaim.objects.with_page_data().filter(**which).first()
    if claim is None:
        raise Http404("There is no such claim.")
    return claim


def parts_as_read(claim: NumericClaim) -> dict[str, Any]:
    """Return what `_as_read.html` shows of the claim, and what it rests on as shown there."""
    history = list(claim.history().defer("payload")[: LATEST + 1])
    return {
        "claim": claim,
        "rests_on": claim.rests_on(),
        "page": claim_page(claim),
        "authors": sorted(claim.authors()),
        "entries": history[:LATEST],
        "has_more_entries": len(history) > LATEST,
    }


@dataclass(frozen=True)
class Made:
    """What is told of a move that was asked for and stands, now or since before."""

    words: str
    level: int


def moved_by_form(form: MoveForm, claim: NumericClaim, step: Step, *, by: User) -> Made | None:
    """Make the move that the form asks for; None where it wasn't made, and the form then says why."""
    if not form.is_valid():
        return None
    try:
        move_claim(
            claim=claim,
            move=step.move,
            revision=form.revision,
            by=by,
            reason=form.cleaned_data["reason"],
            rests_on=form.cleaned_data["rests_on"],
        )
    except Refused as refusal:
        if isinstance(refusal, StaleRevision) and is_made_already(claim, step, revision=form.revision, by=by):
            return Made(
                f"You have {step.action} {claim} already: nothing was written a second time.", messages.INFO
            )
        form.add_refusal(refusal.field if refusal.field in form.fields else None, refusal)
        return None
    return Made(f"{claim} is {step.action}.", messages.SUCCESS)


def since_seen(form: MoveForm, claim: NumericClaim, *, rests_on: str) -> Since | None:
    """Return what changed since what the form was opened on; None where it is what is there now."""
    seen = form.cleaned_data.get("based_on") if form.is_bound else None
    if seen is None:
        return None
    return changed_since(
        claim,
        revision=seen,
        rests_on=form.cleaned_data.get("rests_on", ""),
        now=rests_on,
        wordings=wordings(),
    )


def wordings() -> dict[str, Wording]:
    """Return how each kind of record is told in which the claim and what it rests on are kept."""
    return {
        kind: cast(RecordedAdmin, admin.site.get_model_admin(model)).wording_of_all()
        for kind, model in (("claim", NumericClaim), ("attribution", Attribution), ("quantity", Quantity))
    }


def is_made_already(claim: NumericClaim, step: Step, *, revision: int, by: User) -> bool:
    """Return whether the user made this very move on what was seen: a double click."""
    made = claim.history().filter(revision=revision + 1, action=step.action, by=by.get_username())
    return made.exists()


def _address(claim: NumericClaim) -> str:
    return reverse("admin:claims_numericclaim_change", args=[claim.pk])

"""Review of several claims at once, from their list: sending to review, and returning with one reason.

Each claim goes by itself, on the revision that the list showed, by the same action as from its own page. Those
that can't go are told by name with the reason; the others are done. Approving is not among these moves: nobody
approves what they have not read, and a list doesn't show a claim whole.
"""

from dataclasses import dataclass
from typing import Any, cast

from django.contrib import admin, messages
from django.contrib.admin.templatetags.admin_urls import add_preserved_filters
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html, format_html_join

from claims.actions import move_claim
from claims.domain.review import Move, MoveRefused, Review, Step, allowed, check_move, step_of
from claims.forms.selection import Seen, SelectionForm
from claims.models import NumericClaim
from claims.presenters.rows import ClaimRow, claim_row
from claims.presenters.voices import chains_of
from newsledger.refusals import Refused, StaleRevision

from .moves import MovesAdmin, has_right, is_made_already
from .rows import RowsAdmin

BULK_MOVES = {Move.SUBMIT: "Send chosen to review", Move.RETURN: "Return chosen…"}
CHANGED = "It was changed by someone else since you saw it: look at it as it is now."


@dataclass(frozen=True)
class Choice:
    """A claim that was chosen: as it was seen, as it is now, and why it can't make the move, if it can't."""

    seen: Seen
    claim: NumericClaim
    row: ClaimRow
    refused: str


class BulkMovesAdmin(RowsAdmin, MovesAdmin):
    """The list of claims, with moves that several make at once."""

    change_list_template = "admin/claims/numericclaim/change_list.html"

    def get_urls(self) -> list[URLPattern]:
        """Return the addresses, with one for each move of several claims."""
        view = self.admin_site.admin_view(self.selected_view)
        return [
            *(
                path(f"{move}-selected/", view, {"move": move}, f"claims_numericclaim_{move}")
                for move in BULK_MOVES
            ),
            *super().get_urls(),
        ]

    def get_list_display(self, request: HttpRequest) -> Any:
        """Return the columns, with one to choose claims in for those who can move any."""
        columns = super().get_list_display(request)
        return ["chosen", *columns] if self._steps(request) else columns

    def prepare(self, rows: list[Any], request: HttpRequest) -> None:
        """Let each claim know the moves that the user can make of it from where it is."""
        steps = self._steps(request)
        for claim in rows:
            possible = allowed(Review(claim.review), withdrawn=claim.is_withdrawn)
            claim.steps = [step for step in steps if step.move in possible]

    def get_changelist_instance(self, request: HttpRequest) -> Any:
        """Return the list, with the moves that some of its claims can make."""
        changelist = super().get_changelist_instance(request)
        changelist.bulk_moves = [
            (_selected(step), BULK_MOVES[step.move])
            for step in self._steps(request)
            if any(step in claim.steps for claim in changelist.result_list)
        ]
        return changelist

    @admin.display(description="choose")
    def chosen(self, claim: Any) -> str:
        """Return the box that chooses the claim at the revision shown; none where it can't move from here."""
        if not claim.steps:
            return ""
        return format_html(
            "<input type='checkbox' class='choice' name='seen' value='{}' aria-label='Choose {}'>",
            Seen(claim.pk, claim.revision),
            claim,
        )

    def selected_view(self, request: HttpRequest, move: Move) -> HttpResponse:
        """Move the claims that were chosen and lead back to the list; or ask for the reason first.

        Raises: PermissionDenied.
        """
        step = step_of(move)
        if not self.has_view_or_change_permission(request) or not has_right(request, step.move):
            raise PermissionDenied
        if request.method != "POST":
            return self._back(request)
        form = SelectionForm(request.POST, step=step)
        if not form.is_valid():
            if wrong := form.errors.get("seen"):
                self.message_user(
                    request, f"Nothing was written. {' '.join(map(str, wrong))}", messages.ERROR
                )
                return self._back(request)
        elif form.has_asked or not step.needs_reason:
            self._move(request, step, form.cleaned_data["seen"], reason=form.cleaned_data["reason"])
            return self._back(request)
        return self._asked(request, step, form)

    def _move(self, request: HttpRequest, step: Step, chosen: list[Seen], *, reason: str) -> None:
        """Let each claim make the move by itself, and tell which did, which didn't and why."""
        claims = _claims(chosen)
        moved, stayed = [], []
        for seen in chosen:
            claim = claims.get(seen.claim_id)
            if claim is None:
                stayed.append((self._list_address(request), "A claim", "There is no such claim."))
                continue
            refused = refused_by_itself(claim, seen, step, by=cast(User, request.user), reason=reason)
            if refused:
                stayed.append((_address(claim), str(claim), refused))
            else:
                moved.append((_address(claim), str(claim)))
        tell_of_each(request, step, moved, stayed)

    def _asked(self, request: HttpRequest, step: Step, form: SelectionForm) -> HttpResponse:
        """Answer the page that shows what was chosen and asks for the reason."""
        choices = _choices(form.cleaned_data["seen"], step)
        if not choices:
            self.message_user(request, "Nothing was written. There are no such claims.", messages.ERROR)
            return self._back(request)
        context = {
            **self.admin_site.each_context(request),
            "title": f"{step.move.label.capitalize()} {number_of_claims(len(choices))}",
            "subtitle": None,
            "opts": self.opts,
            "step": step,
            "action": _selected(step),
            "can_go": [choice for choice in choices if not choice.refused],
            "stay": [choice for choice in choices if choice.refused],
            "form": form,
            "kept": self.get_preserved_filters(request),
            "back": self._list_address(request),
            "media": self.media,
        }
        return TemplateResponse(request, "admin/claims/numericclaim/move_selected.html", context)

    def _back(self, request: HttpRequest) -> HttpResponse:
        return HttpResponseRedirect(self._list_address(request))

    def _list_address(self, request: HttpRequest) -> str:
        """Return the address of the list, narrowed as it was."""
        kept: Any = {"preserved_filters": self.get_preserved_filters(request), "opts": self.opts}
        return add_preserved_filters(kept, reverse("admin:claims_numericclaim_changelist"))

    def _steps(self, request: HttpRequest) -> list[Step]:
        """Return the steps of several claims that the user's role takes."""
        return [step_of(move) for move in BULK_MOVES if has_right(request, move)]


def tell_of_each(
    request: HttpRequest, step: Step, moved: list[tuple[str, str]], stayed: list[tuple[str, str, str]]
) -> None:
    """Tell which claims made the move, by address and name, and which didn't and why."""
    if moved:
        links = format_html_join(", ", "<a href='{}'>{}</a>", moved)
        verb = "is" if len(moved) == 1 else "are"
        said = format_html("{} {} {}: {}.", number_of_claims(len(moved)), verb, step.action, links)
        messages.success(request, said)
    if stayed:
        lines = format_html_join("", "<li><a href='{}'>{}</a>: {}</li>", stayed)
        verb = "was" if len(stayed) == 1 else "were"
        said = format_html(
            "{} {} not {}:<ul>{}</ul>", number_of_claims(len(stayed)), verb, step.action, lines
        )
        messages.warning(request, said)


def refused_by_itself(
    claim: NumericClaim, seen: Seen, step: Step, *, by: User, reason: str = "", rests_on: str | None = None
) -> str:
    """Make the move on the revision that was seen; return why it wasn't made, empty where it was."""
    try:
        move_claim(
            claim=claim, move=step.move, revision=seen.revision, by=by, reason=reason, rests_on=rests_on
        )
    except StaleRevision:
        is_made = is_made_already(claim, step, revision=seen.revision, by=by)
        return f"You have {step.action} it already." if is_made else CHANGED
    except Refused as refusal:
        return refusal.message
    return ""


def _claims(chosen: list[Seen]) -> dict[int, Any]:
    """Return the claims that were chosen, by row number, as the lines of a list show them."""
    return NumericClaim.objects.with_row_data().in_bulk([seen.claim_id for seen in chosen])


def _choices(chosen: list[Seen], step: Step) -> list[Choice]:
    """Return each claim that was chosen as it is now, and why it can't make the move. Two queries."""
    claims = _claims(chosen)
    chains = chains_of(claims)
    return [
        Choice(seen, claim, claim_row(claim, chains.get(claim.pk, ())), _why_not(claim, seen, step))
        for seen in chosen
        if (claim := claims.get(seen.claim_id))
    ]


def _why_not(claim: NumericClaim, seen: Seen, step: Step) -> str:
    """Return why the claim can't make the move whatever the reason given; empty if it can.

    Moves of several claims ask nothing of who wrote them, so nobody's name is needed.
    """
    try:
        check_move(
            step.move,
            review=Review(claim.review),
            withdrawn=claim.is_withdrawn,
            reason=step.action,
            by=None,
            authors=(),
        )
    except MoveRefused as refusal:
        return str(refusal)
    return CHANGED if claim.revision != seen.revision else ""


def _selected(step: Step) -> str:
    return reverse(f"admin:claims_numericclaim_{step.move}")


def number_of_claims(claims: int) -> str:
    return f"{claims} claim{'' if claims == 1 else 's'}"


def _address(claim: NumericClaim) -> str:
    return reverse("admin:claims_numericclaim_change", args=[claim.pk])

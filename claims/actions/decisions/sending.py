"""Sending to review what was decided."""

from dataclasses import dataclass
from uuid import UUID

from django.contrib.auth.models import User

from claims.actions.moves import move_claim
from claims.domain.review import Move, Review
from claims.domain.terms import Verb
from claims.models import Decision, NumericClaim
from newsledger.ledger import record as ledger
from newsledger.ledger.models import LedgerEntry
from newsledger.refusals import Refused
from sources.models import ArticleVersion

from .deciding import Deciding


@dataclass(frozen=True)
class SentToReview:
    """What became of each claim of a version that was sent to review."""

    decision: Decision
    is_repeat: bool
    outcomes: tuple[tuple[NumericClaim, str], ...]
    """In the order of the text: each claim, and why it was refused; empty for one that went."""


@ledger.writing()
def submit_decided(*, version: ArticleVersion, by: User, token: UUID) -> SentToReview:
    """Send every draft and every returned claim of the version to review, each by itself.

    One that is refused stays where it is and holds up no other. This isn't undone: a reviewer sends back.
    Raises: Refused, when there is none to send.
    """
    deciding = Deciding(version=version, by=by, token=token)
    here = NumericClaim.objects.with_parts().filter(mention__version=version)
    here = here.order_by("mention__start", "mention__end", "part")
    if (repeat := deciding.repeated(Verb.SUBMITTED)) is not None:
        return SentToReview(repeat.decision, True, _outcomes_of(repeat.decision, list(here)))
    waiting = here.filter(review__in=[Review.DRAFT.value, Review.RETURNED.value])
    outcomes = [(claim, _refusal(claim, by=by)) for claim in waiting]
    if not outcomes:
        raise Refused("There is nothing to send: no claim of this text is a draft or was sent back.")
    decided = deciding.done(Verb.SUBMITTED, None)
    now = {claim.pk: claim for claim in here}
    return SentToReview(
        decided.decision, False, tuple((now[claim.pk], refusal) for claim, refusal in outcomes)
    )


def _refusal(claim: NumericClaim, *, by: User) -> str:
    try:
        with ledger.writing():
            move_claim(claim=claim, move=Move.SUBMIT, revision=claim.revision, by=by)
    except Refused as refusal:
        return str(refusal)
    return ""


def _outcomes_of(decision: Decision, claims: list[NumericClaim]) -> tuple[tuple[NumericClaim, str], ...]:
    """Return what the decision sent when it was made; of what it didn't, the reasons are not kept."""
    entries = LedgerEntry.objects.filter(number__range=(decision.first_entry or 0, decision.last_entry or 0))
    sent = set(entries.filter(action=LedgerEntry.Action.SUBMITTED).values_list("record", flat=True))
    return tuple((claim, "") for claim in claims if claim.record in sent)

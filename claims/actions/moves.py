"""What becomes of a claim in review: the moves of claims/domain/review.py, made and recorded."""

from django.contrib.auth.models import User
from django.utils import timezone

from claims.checks import findings_of
from claims.domain.review import Move, MoveRefused, ReasonMissing, Review, Step, check_move, step_of
from claims.models import NumericClaim
from newsledger.ledger import record as ledger
from newsledger.ledger.models import LedgerEntry
from newsledger.refusals import Refused, StaleRevision


def checked_move(*, claim: NumericClaim, move: Move, by: User, reason: str) -> Step:
    """Return the row of the table of moves by which the claim can make the move.

    Raises: Refused, when the table doesn't allow it, a reason is missing, someone approves a claim of which
            they wrote a revision, or nobody has said yet what is counted.
    """
    try:
        step = check_move(
            move,
            review=Review(claim.review),
            withdrawn=claim.is_withdrawn,
            reason=reason,
            by=by.get_username(),
            # Asked of the ledger only where it matters: a page asks this of every move it could offer.
            authors=claim.authors() if step_of(move).needs_another_person else (),
        )
    except MoveRefused as error:
        raise Refused(str(error), field="reason" if isinstance(error, ReasonMissing) else "") from error
    if move == Move.SUBMIT and claim.quantity_id is None:
        raise Refused("Say what is counted before the claim goes to review.", field="quantity")
    return step


HELD_UP_BY_BLOCKS = (Move.SUBMIT, Move.APPROVE)
"""The moves that wait until no finding blocks the claim: towards review, and out of it to the public."""


def _refuse_while_blocked(claim: NumericClaim) -> None:
    blocking = next((each for each in findings_of([claim])[claim.pk] if each.blocks), None)
    if blocking is not None:
        raise Refused(
            f"The check “{blocking.name}” keeps the claim from it. {blocking.message} Correct the claim; or, if it is"
            " right as it stands, say at the finding why it is a known exception."
        )


@ledger.writing()
def move_claim(
    *,
    claim: NumericClaim,
    move: Move,
    revision: int,
    by: User,
    reason: str = "",
    rests_on: str | None = None,
) -> LedgerEntry:
    """Make one review move on the very revision that was seen, and return the entry it leaves.

    `rests_on` is what the claim rested on when it was seen, as `NumericClaim.rests_on` tells it; None for
    callers that looked at nothing but the claim itself.
    Raises: StaleRevision; Refused, as `checked_move` does, and for a claim that a check blocks; then nothing is
            written.
    """
    row: NumericClaim = NumericClaim.objects.locked(claim.pk, revision=revision)
    if rests_on is not None and rests_on != row.rests_on():
        raise StaleRevision(
            "What is counted, or who is credited, was changed by someone else since you opened this page:"
            " look at it as it is now."
        )
    step = checked_move(claim=row, move=move, by=by, reason=reason)
    if move in HELD_UP_BY_BLOCKS:
        _refuse_while_blocked(row)
    row.next_revision()
    row.review = step.to.value
    if step.to == Review.IN_REVIEW:
        row.submitted_at = timezone.now()
    if move == Move.APPROVE:
        row.reviewed_by, row.reviewed_at = by, timezone.now()
    elif move == Move.REOPEN:
        row.reviewed_by, row.reviewed_at = None, None
    elif move == Move.WITHDRAW:
        row.withdrawn_at, row.withdrawn_reason = timezone.now(), reason.strip()
    elif move == Move.RESTORE:
        row.withdrawn_at, row.withdrawn_reason = None, ""
    entry = ledger.record(
        row.record,
        revision=row.revision,
        action=step.action,
        payload=row.as_record().payload(),
        by=by,
        reason=reason,
    )
    row.save()
    return entry

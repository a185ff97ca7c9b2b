"""What becomes of a claim in review: the moves of claims/domain/review.py, made and recorded."""

from django.contrib.auth.models import User
from django.utils import timezone

from claims.domain.review import Move, MoveRefused, Review, check_move
from claims.models import NumericClaim
from newsledger.ledger import record as ledger
from newsledger.ledger.models import LedgerEntry
from newsledger.refusals import Refused


@ledger.writing()
def move_claim(*, claim: NumericClaim, move: Move, revision: int, by: User, reason: str = "") -> LedgerEntry:
    """Make one review move on the very revision that was seen, and return the entry it leaves.

    Raises: StaleRevision; Refused, when the table of moves doesn't allow it, a reason is missing, or someone
    approves a claim of which they wrote a revision; then nothing is written.
    """
    row: NumericClaim = NumericClaim.objects.locked(claim.pk, revision=revision)
    try:
        step = check_move(
            move,
            review=Review(row.review),
            withdrawn=row.is_withdrawn,
            reason=reason,
            by=by.get_username(),
            authors=row.authors(),
        )
    except MoveRefused as error:
        raise Refused(str(error)) from error
    if move == Move.SUBMIT and row.quantity_id is None:
        raise Refused("Say what is counted before the claim goes to review.", field="quantity")
    row.next_revision()
    row.review = step.to.value
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

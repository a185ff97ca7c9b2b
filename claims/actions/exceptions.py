"""Known exceptions: that what a check finds in a claim is right all the same, and why."""

from dataclasses import asdict, replace

from django.contrib.auth.models import User

from claims.domain.entry import BadEntry, check_exceptions
from claims.domain.records import ExceptionRecord
from claims.domain.review import Review, is_editable
from claims.models import NumericClaim
from newsledger.ledger import record as ledger
from newsledger.ledger.models import LedgerEntry
from newsledger.refusals import Refused


@ledger.writing()
def excuse_claim(*, claim: NumericClaim, revision: int, check: str, because: str, by: User) -> NumericClaim:
    """Keep with the claim why what the check finds is right all the same; without a reason, take that back.

    It is an edit: who makes it can't approve the claim. What is said already changes nothing and leaves no entry.
    Raises: StaleRevision; Refused, also for an approved claim: that one is reopened first.
    """
    row: NumericClaim = NumericClaim.objects.locked(claim.pk, revision=revision)
    stored, because = row.as_record(), because.strip()
    others = tuple(each for each in stored.exceptions if each.check != check)
    content = replace(
        stored, exceptions=(*others, ExceptionRecord(check, because)) if because else others
    ).in_order()
    try:
        check_exceptions(content)
    except BadEntry as error:
        raise Refused(str(error), field=error.field) from error
    if content == stored:
        return row
    if not is_editable(Review(row.review), withdrawn=row.is_withdrawn):
        raise Refused("An approved claim is reopened first, with a reason; then it can be edited.")
    row.next_revision().exceptions = [asdict(each) for each in content.exceptions]
    ledger.record(
        row.record,
        revision=row.revision,
        action=LedgerEntry.Action.EDITED,
        payload=row.as_record().payload(),
        by=by,
        reason=because,
    )
    row.save()
    return row

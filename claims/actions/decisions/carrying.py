"""Decisions that carry something from one claim to the next: the same attribution, or the same number once more."""

from collections.abc import Collection
from dataclasses import replace
from uuid import UUID

from django.contrib.auth.models import User
from django.db.models import Q

from claims.actions.claims import create_claim, edit_claim
from claims.domain.records import ClaimRecord, CreditRecord, QuantityRecord
from claims.domain.terms import Role, Scope, Standing, Verb
from claims.models import NumericClaim
from newsledger.ledger import record as ledger
from newsledger.refusals import Refused
from sources.models import ArticleVersion

from .deciding import Decided, Deciding, Number, number_seen
from .leftovers import discard_unused, what_is_under
from .numbers import counted_as, credits_of, proposed_sources, store_proposed


@ledger.writing()
def share_attributions(
    *,
    version: ArticleVersion,
    start: int,
    end: int,
    mark: str,
    by: User,
    token: UUID,
    part: int = 1,
    quantity: str | None = None,
    new_quantity: QuantityRecord | None = None,
) -> Decided:
    """Credit the number's claim to whom the claim before it in the text is credited, and to nobody else.

    A proposed claim is stored with these credits instead of its own, and with what is counted, where that is chosen.
    In one sentence (one quote) the credits keep their scope, beyond it the credit is carried over.
    Raises: StaleRevision; Refused, when there is no claim before it or that one credits nobody; then nothing is
            written.
    """
    deciding = Deciding(version=version, by=by, token=token)
    if (repeat := deciding.repeated(Verb.SHARED, place=(start, end))) is not None:
        return repeat
    number = number_seen(version, start, end, mark)
    before = _claim_before(number, part)
    if not before.attributions:
        raise Refused(
            "The claim before it credits nobody: there is no attribution to share.", field="attributions"
        )
    row, content = _claim_of(number, part)
    same_words = content.span(Role.QUOTE) == before.span(Role.QUOTE)
    credited = tuple(
        credit if same_words else replace(credit, scope=Scope.CARRIED.value) for credit in before.attributions
    )
    if row is None:
        counted = counted_as(quantity, new_quantity, by=by)
        store_proposed(number, content, credited, counted, as_is=False, by=by)
    elif set(credited) == set(content.attributions):
        raise Refused("It is credited as the claim before it already.", field="attributions")
    else:
        _credit(row, credited, number, by=by)
    return deciding.done(Verb.SHARED, (start, end))


@ledger.writing()
def split_attributions(
    *, version: ArticleVersion, start: int, end: int, mark: str, by: User, token: UUID, part: int = 1
) -> Decided:
    """Take from the number's claim what it is credited to in common with the claim before it in the text.

    It rests on what remains; on nothing, it is in the outlet's own voice. A proposed claim is stored so.
    Raises: StaleRevision; Refused, when there is nothing in common; then nothing is written.
    """
    deciding = Deciding(version=version, by=by, token=token)
    if (repeat := deciding.repeated(Verb.SPLIT, place=(start, end))) is not None:
        return repeat
    number = number_seen(version, start, end, mark)
    common = {credit.attribution for credit in _claim_before(number, part).attributions}
    row, content = _claim_of(number, part)
    credited: Collection[CreditRecord] = content.attributions
    if row is None and (proposed := number.proposed()) is not None:
        credited = credits_of(proposed, proposed_sources(proposed, chosen={}, by=by), number, by=by)
    remaining = tuple(credit for credit in credited if credit.attribution not in common)
    if len(remaining) == len(credited):
        raise Refused("It is credited to nobody in common with the claim before it.", field="attributions")
    if row is None:
        store_proposed(number, content, remaining, None, as_is=False, by=by)
    else:
        _credit(row, remaining, number, by=by)
    return deciding.done(Verb.SPLIT, (start, end))


@ledger.writing()
def add_part(*, version: ArticleVersion, start: int, end: int, mark: str, by: User, token: UUID) -> Decided:
    """Let the number state one thing more: a further claim, as a draft that says what the first one says.

    Raises: StaleRevision; Refused, before the number bears a claim; then nothing is written.
    """
    deciding = Deciding(version=version, by=by, token=token)
    if (repeat := deciding.repeated(Verb.PARTED, place=(start, end))) is not None:
        return repeat
    number = number_seen(version, start, end, mark)
    if not number.claims:
        raise Refused(
            f"Decide first what “{number.words}” states; then it can state one thing more.", field="number"
        )
    first = number.claims[0].as_record()
    content = replace(
        first,
        uid="",
        part=number.claims[-1].part + 1,
        links=(),
        exceptions=(),
        standing=Standing.STANDING.value,
        proposed_by="",
        accepted_as_is=False,
    )
    create_claim(content=content, by=by)
    return deciding.done(Verb.PARTED, (start, end))


def _claim_before(number: Number, part: int) -> ClaimRecord:
    """Return the nearest claim before it in the text.

    Raises: Refused, when there is none.
    """
    before = Q(mention__start__lt=number.start) | Q(mention=number.mention, part__lt=part)
    claims = NumericClaim.objects.with_parts().filter(before, mention__version=number.version)
    row = claims.order_by("-mention__start", "-mention__end", "-part").first()
    if row is None:
        raise Refused(f"No claim stands before “{number.words}” in this text.", field="attributions")
    return row.as_record()


def _claim_of(number: Number, part: int) -> tuple[NumericClaim | None, ClaimRecord]:
    """Return the number's stored claim of this part, else the proposed one, as a record.

    Raises: Refused, when there is neither.
    """
    if (row := number.claim(part)) is not None:
        return row, row.as_record()
    proposed = number.proposed()
    if proposed is None or proposed.claim is None:
        raise Refused(f"“{number.words}” is no claim: say first what it states.", field="number")
    return None, proposed.claim


def _credit(row: NumericClaim, credited: tuple[CreditRecord, ...], number: Number, *, by: User) -> None:
    under = what_is_under([row])
    content = replace(row.as_record(), attributions=credited, accepted_as_is=False)
    edit_claim(claim=row, revision=row.revision, content=content, by=by)
    discard_unused(under, number.version, by=by)

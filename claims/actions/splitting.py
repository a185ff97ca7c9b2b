"""Splitting: some of what was taken for one quantity, or one source, belongs to another. All of it moves, or nothing.

There is no undoing of its own: split back, with a reason; the ledger then tells both.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from django.contrib.auth.models import User
from django.db.models import QuerySet

from claims.domain.records import QuantityRecord
from claims.domain.review import Move, Review
from claims.domain.terms import Dimension
from claims.models import Attribution, NumericClaim, Quantity
from newsledger.ledger import record as ledger
from newsledger.refusals import Refused
from sources.actions import create_source
from sources.domain.records import SourceRecord
from sources.models import Source

from .attributions import edit_attribution
from .claims import edit_claim
from .moves import move_claim
from .quantities import create_quantity

Target = TypeVar("Target", Quantity, Source)


@dataclass(frozen=True)
class Stayed:
    """What couldn't be moved, by its row number and as a page calls it, and why."""

    pk: int
    called: str
    why: str


class SplitRefused(Refused):
    """Something of what was chosen can't be moved, so that nothing is. `stayed` tells each."""

    def __init__(self, stayed: Sequence[Stayed]) -> None:
        self.stayed = tuple(stayed)
        super().__init__("Nothing was moved. " + " ".join(f"{each.called}: {each.why}" for each in stayed))


@ledger.writing()
def split_quantity(
    *,
    quantity: Quantity,
    claims: Iterable[tuple[int, int]],
    into: Quantity | None = None,
    new: QuantityRecord | None = None,
    by: User,
    reason: str,
) -> list[NumericClaim]:
    """Give these claims of the quantity, by row number and revision seen, another one; return them as they are now.

    `into` is stored, or `new` makes it. Drafts and claims in review are edited; approved ones are reopened with the
    reason, edited, and wait in review again. A claim keeps what its number is in where the new one's is another.
    Raises: SplitRefused, telling of each claim why it can't; Refused without a reason, or for a target that is none.
    """
    reason = _given(reason)
    target = _target(quantity, into, create_quantity(content=new, by=by, reason=reason) if new else None)
    own = {row.id for row in Quantity.objects.resolving([quantity.slug])}
    moved, stayed = [], []
    for pk, revision in claims:
        try:
            moved.append(_given_quantity(pk, revision, own, target, by=by, reason=reason))
        except Refused as refusal:
            stayed.append(Stayed(pk, _called(NumericClaim.objects.filter(pk=pk), "A claim"), refusal.message))
    if stayed:
        raise SplitRefused(stayed)
    if not moved:
        raise Refused("Choose at least one claim.", field="seen")
    return moved


@ledger.writing()
def split_source(
    *,
    source: Source,
    attributions: Iterable[tuple[int, int]],
    into: Source | None = None,
    new: SourceRecord | None = None,
    by: User,
    reason: str,
) -> list[Attribution]:
    """Credit another source where these attributions, by row number and revision seen, credit this one; return them.

    `into` is stored, or `new` makes it. Approved claims that rest on them are reopened with the reason and wait in
    review again.
    Raises: SplitRefused, telling of each why it can't; Refused without a reason, or for a target that is none.
    """
    reason = _given(reason)
    target = _target(source, into, create_source(content=new, by=by, reason=reason) if new else None)
    own = {row.slug for row in Source.objects.resolving([source.slug])}
    moved, stayed = [], []
    for pk, revision in attributions:
        try:
            moved.append(_given_source(pk, revision, own, target, by=by, reason=reason))
        except Refused as refusal:
            stayed.append(Stayed(pk, _called(Attribution.objects.filter(pk=pk), "A credit"), refusal.message))
    if stayed:
        raise SplitRefused(stayed)
    if not moved:
        raise Refused("Choose at least one credit.", field="seen")
    return moved


def _given(reason: str) -> str:
    if not (reason := reason.strip()):
        raise Refused("Say why: the reason is kept in the ledger.", field="reason")
    return reason


def _target(row: Target, into: Target | None, made: Target | None) -> Target:
    """Return what it is split into: one that is stored, or was made.

    Raises: Refused.
    """
    if (into is None) == (made is None):
        raise Refused("Choose what they belong to, or give a new one its name: one of both.", field="into")
    target = into or made
    if target is None or target.pk == row.pk:
        raise Refused(f"They belong to “{row}” already: choose another.", field="into")
    if target.merged_into is not None:
        raise Refused(f"“{target}” was merged into “{target.merged_into}”. Use that one.", field="into")
    return target


def _given_quantity(
    pk: int, revision: int, own: set[int], target: Quantity, *, by: User, reason: str
) -> NumericClaim:
    claim = _reopened(NumericClaim.objects.with_parts().filter(pk=pk).first(), revision, by=by, reason=reason)
    before = claim.quantity
    if before is None or before.pk not in own:
        raise Refused("It counts something else by now.")
    if target.pk in own:
        raise Refused("It is counted there already, by a merger: undo that instead.")
    content = replace(claim.as_record(), quantity=target.slug, unit=_unit(claim, before, target))
    return edit_claim(claim=claim, revision=claim.revision, content=content, by=by, reason=reason)


def _unit(claim: NumericClaim, before: Quantity, target: Quantity) -> str | None:
    """Return what the claim's number is in, None where that is what its quantity is in."""
    unit = claim.unit or before.unit
    if unit == target.unit:
        return None
    # Soldiers are persons: a count says what it counts by its quantity. Kilometres are no miles.
    is_count = unit.dimension == target.unit.dimension == Dimension.COUNT
    return None if is_count and claim.unit is None else unit.slug


def _given_source(
    pk: int, revision: int, own: set[str], target: Source, *, by: User, reason: str
) -> Attribution:
    row: Attribution = Attribution.objects.locked(
        _there(Attribution.objects.filter(pk=pk)).pk, revision=revision
    )
    content = row.as_record()
    if not any(link.source in own for link in content.links):
        raise Refused("It credits somebody else by now.")
    if target.slug in own:
        raise Refused("It is credited to that one already, by a merger: undo that instead.")
    for claim in row.claims.filter(review=Review.APPROVED.value).order_by("pk"):
        _reopened(claim, claim.revision, by=by, reason=reason)
    links = tuple(replace(link, source=target.slug) if link.source in own else link for link in content.links)
    return edit_attribution(
        attribution=row, revision=revision, content=replace(content, links=links), by=by, reason=reason
    )


def _reopened(claim: NumericClaim | None, revision: int, *, by: User, reason: str) -> NumericClaim:
    """Return the claim as it can be edited: an approved one is reopened.

    Raises: StaleRevision, Refused.
    """
    if claim is None:
        raise Refused("There is no such claim any more.")
    row: NumericClaim = NumericClaim.objects.locked(claim.pk, revision=revision)
    if row.review != Review.APPROVED:
        return row
    move_claim(claim=row, move=Move.REOPEN, revision=revision, by=by, reason=reason)
    return NumericClaim.objects.with_parts().get(pk=row.pk)


def _there(rows: QuerySet) -> Any:
    """Return the row.

    Raises: Refused, where there is none.
    """
    if (row := rows.first()) is None:
        raise Refused("It isn’t there any more.")
    return row


def _called(rows: QuerySet, otherwise: str) -> str:
    row = rows.first()
    return otherwise if row is None else str(row)

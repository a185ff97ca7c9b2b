"""What an editor decides of two claims: that one leads to the other, and how, or that they aren’t linked."""

from dataclasses import dataclass

from django.contrib.auth.models import User

from claims.domain.records import ClaimLinkRecord
from claims.domain.terms import Basis, LinkKind
from claims.models import ClaimLink, LinkRefusal, NumericClaim
from newsledger.ledger import record as ledger
from newsledger.refusals import Refused, StaleRevision

from .claims import link_claim

Pair = tuple[NumericClaim, NumericClaim]


@dataclass(frozen=True)
class LinkDecided:
    """What became of a decision on two claims."""

    start: NumericClaim
    """As it stands now."""
    end: NumericClaim
    is_repeat: bool = False
    """Whether this stood already: the same thing sent twice."""


@ledger.writing()
def decide_link(
    *,
    start: NumericClaim,
    end: NumericClaim,
    revision: int,
    end_revision: int,
    kind: str,
    by: User,
    basis: str = Basis.EDITOR,
    note: str = "",
) -> LinkDecided:
    """Add a link from one claim to another, as both were seen; a refusal of the pair is taken back by it.

    The link is part of what `start` says, in the ledger too: who links becomes one of its authors. An approved
    claim stays approved: the reviewer stood for what its text says, and the text says the same.
    Raises: StaleRevision; Refused, for a claim that is gone or withdrawn, two of one text, two that are linked
            otherwise, and a derivation that would close a circle.
    """
    here, there = _as_stored(start, end)
    if ClaimLink.objects.filter(from_claim=here, to_claim=there, kind=kind).exists():
        return LinkDecided(here, there, is_repeat=True)
    _refuse_stale(here, revision)
    _refuse_stale(there, end_revision)
    _refuse_unlinkable(here, there)
    links = (*here.as_record().links, ClaimLinkRecord(to=there.uid, kind=kind, basis=basis, note=note))
    row = link_claim(claim=here, revision=revision, links=links, by=by)
    LinkRefusal.objects.between(here.pk, there.pk).delete()
    return LinkDecided(row, there)


@ledger.writing()
def undo_link(
    *, start: NumericClaim, end: NumericClaim, revision: int, kind: str, by: User, reason: str = ""
) -> NumericClaim:
    """Take the link away, based on the revision that has it; return the claim it came from.

    Raises: StaleRevision; Refused, for a claim that is gone and a link that doesn't stand.
    """
    here, there = _as_stored(start, end)
    if not ClaimLink.objects.filter(from_claim=here, to_claim=there, kind=kind).exists():
        raise Refused(f"{here} isn’t linked to {there} so (any more): there is nothing to undo.")
    left = [link for link in here.as_record().links if (link.to, link.kind) != (there.uid, kind)]
    return link_claim(claim=here, revision=revision, links=left, by=by, reason=reason)


@ledger.writing()
def refuse_link(*, one: NumericClaim, other: NumericClaim, by: User) -> LinkRefusal:
    """Keep that the two aren't to be linked, so that they aren't suggested again; one that stands is returned.

    Raises: Refused, for a claim that is gone, one and the same claim, and two that are linked.
    """
    here, there = _as_stored(one, other)
    if here == there:
        raise Refused("A claim can’t be linked to itself, and needs no refusal.")
    _refuse_linked(here, there)
    stands = LinkRefusal.objects.between(here.pk, there.pk).first()
    if stands is not None:
        return stands
    first, second = sorted((here, there), key=lambda claim: claim.pk)
    return LinkRefusal.objects.create(first=first, second=second, by=by)


@ledger.writing()
def take_back_link_refusal(*, one: NumericClaim, other: NumericClaim) -> None:
    """Let the two be suggested again.

    Raises: Refused, for a claim that is gone, and where nobody refused the pair.
    """
    here, there = _as_stored(one, other)
    deleted, _ = LinkRefusal.objects.between(here.pk, there.pk).delete()
    if not deleted:
        raise Refused(f"{here} and {there} aren’t kept apart (any more): there is nothing to undo.")


def _as_stored(*claims: NumericClaim) -> Pair:
    rows = {
        row.pk: row for row in NumericClaim.objects.with_parts().filter(pk__in=[each.pk for each in claims])
    }
    for claim in claims:
        if claim.pk not in rows:
            raise Refused("One of the two claims was discarded meanwhile: there is nothing to link any more.")
    one, other = (rows[claim.pk] for claim in claims)
    return one, other


def _refuse_stale(claim: NumericClaim, revision: int) -> None:
    if claim.revision != revision:
        last = claim.history().first()
        who = f" by {last.by} ({last.action})" if last is not None else ""
        raise StaleRevision(
            f"{claim} was changed meanwhile{who}: look at both again, then decide.", field="revision"
        )


def _refuse_unlinkable(start: NumericClaim, end: NumericClaim) -> None:
    """Refuse what no link leads from or to, and two that are linked in another way."""
    if start == end:
        raise Refused("A claim can’t be linked to itself.")
    for claim in (start, end):
        if claim.is_withdrawn:
            raise Refused(f"{claim} is withdrawn: restore it first if it is to be linked.")
    if start.mention.version_id == end.mention.version_id:
        raise Refused("Both claims stand in one text: what one article says of itself needs no link.")
    _refuse_linked(start, end)


def _refuse_linked(one: NumericClaim, other: NumericClaim) -> None:
    stands = ClaimLink.objects.between(one.pk, other.pk).select_related("from_claim", "to_claim").first()
    if stands is not None:
        raise Refused(
            f"The two are linked already: {stands.from_claim} is “{LinkKind(stands.kind).label}”"
            f" {stands.to_claim}. Take that link away first if it is wrong.",
            field="kind",
        )

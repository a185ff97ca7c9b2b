"""Writes to what a claim says. What becomes of it in review is in moves.py."""

from collections.abc import Iterable
from dataclasses import asdict, replace
from typing import TypeVar

from django.contrib.auth.models import User
from django.core.exceptions import ObjectDoesNotExist
from django.db.models import Field

from claims.domain.entry import BadEntry, check_claim
from claims.domain.records import ClaimLinkRecord, ClaimRecord
from claims.domain.review import Review, is_editable
from claims.domain.terms import Fate, LinkKind
from claims.domain.uids import claim_uid
from claims.models import Attribution, ClaimAttribution, ClaimLink, NumericClaim, Quantity, Span, Unit
from newsledger.ledger import record as ledger
from newsledger.ledger.models import LedgerEntry
from newsledger.refusals import Refused
from sources.actions import clean_row, key_of, moment_of, refuse_discarding
from sources.domain.ties import closes_circle
from sources.models import ArticleVersion

from .mentions import decide_mention
from .versions import version_of

Action = LedgerEntry.Action

Named = TypeVar("Named", Quantity, Unit)

AMOUNT_FIELDS = ("point", "lower", "upper", "out_of", "margin", "sample")
PLAIN_FIELDS = (
    "comparator",
    "change",
    "baseline",
    "hedges",
    "modality",
    "prominence",
    "period",
    "as_of",
    "note",
    "standing",
    "proposed_by",
    "accepted_as_is",
)


@ledger.writing()
def create_claim(
    *, content: ClaimRecord, by: User, reason: str = "", action: str = Action.CREATED
) -> NumericClaim:
    """Store a new claim; its number gets the fate "claim". An empty uid in `content` is made from its places.

    A claim begins as a draft; only an import (action "imported") keeps the review and withdrawal it comes with.
    Raises: Refused.
    """
    version = version_of(content.article, content.version)
    uid = content.uid or claim_uid(
        outlet_key=key_of(version.article.outlet.name),
        sha256=version.sha256,
        start=content.start,
        end=content.end,
        part=content.part,
    )
    if action != Action.IMPORTED:
        content = replace(content, review=Review.DRAFT.value, withdrawn_at=None, withdrawn_reason="")
    content = replace(
        content, uid=uid, created_by=by.get_username(), reviewed_by=None, reviewed_at=None
    ).in_order()
    _check(content, version)
    if NumericClaim.objects.filter(uid=uid).exists():
        raise Refused("This very claim is stored already.", field="uid")
    mention = decide_mention(version=version, start=content.start, end=content.end, fate=Fate.CLAIM, by=by)
    if mention.claims.filter(part=content.part).exists():
        raise Refused("This number already has such a claim: give another part.", field="part")
    row = NumericClaim(uid=uid, mention=mention, part=content.part, created_by=by)
    row.revision = ledger.first_revision(row.record)
    return _write(row, content, version, by=by, reason=reason, action=action)


@ledger.writing()
def edit_claim(
    *, claim: NumericClaim, revision: int, content: ClaimRecord, by: User, reason: str = ""
) -> NumericClaim:
    """Make the claim say what `content` says. Its uid, number, review state and outgoing links stay.

    Raises: StaleRevision; Refused, also for an approved claim: that one is reopened first.
    """
    row: NumericClaim = NumericClaim.objects.locked(claim.pk, revision=revision)
    stored = row.as_record()
    content = replace(
        stored,
        **{name: getattr(content, name) for name in (*AMOUNT_FIELDS, *PLAIN_FIELDS)},
        quantity=content.quantity,
        unit=content.unit,
        spans=content.spans,
        attributions=content.attributions,
    ).in_order()
    if content == stored:
        return row
    if not is_editable(Review(row.review), withdrawn=row.is_withdrawn):
        raise Refused("An approved claim is reopened first, with a reason; then it can be edited.")
    version = version_of(stored.article, stored.version)
    _check(content, version)
    return _write(row.next_revision(), content, version, by=by, reason=reason, action=Action.EDITED)


@ledger.writing()
def link_claim(
    *,
    claim: NumericClaim,
    revision: int,
    links: Iterable[ClaimLinkRecord],
    by: User,
    reason: str = "",
    action: str = Action.EDITED,
) -> NumericClaim:
    """Make the claim's outgoing links what `links` says.

    Raises: StaleRevision; Refused, for a claim that isn't there or a derivation that would close a circle.
    """
    row: NumericClaim = NumericClaim.objects.locked(claim.pk, revision=revision)
    stored = row.as_record()
    content = replace(stored, links=tuple(links)).in_order()
    if content == stored:
        return row
    version = version_of(stored.article, stored.version)
    _check(content, version)
    return _write(row.next_revision(), content, version, by=by, reason=reason, action=action)


@ledger.writing()
def discard_claim(
    *, claim: NumericClaim, revision: int, by: User, reason: str = "", frees_number: bool = True
) -> LedgerEntry:
    """Take a draft out again that was never sent to review, with its words and credits; return the entry.

    Its number is undecided then, unless another claim rests on it; with `frees_number` False the caller says at
    once what becomes of the number.
    Raises: StaleRevision; Refused, for a claim that was ever in review, that others wrote a revision of or that
            another claim refers to: what others have looked at is mended or withdrawn, not taken out.
    """
    row: NumericClaim = NumericClaim.objects.locked(claim.pk, revision=revision)
    sent = row.history().filter(action=LedgerEntry.Action.SUBMITTED).order_by("-revision").first()
    if row.review != Review.DRAFT or sent is not None:
        sender = f" by {sent.by}" if sent else ""
        raise Refused(f"{row} was sent to review{sender}: it can be mended, but not taken out again.")
    refuse_discarding(row, by=by, parts=("spans", "credits", "links_out"))
    mention = row.mention
    entry = ledger.discard(row, by=by, reason=reason)
    row.spans.all().delete()
    row.credits.all().delete()
    row.links_out.all().delete()
    row.delete()
    if frees_number and not mention.claims.exists():
        decide_mention(
            version=mention.version, start=mention.start, end=mention.end, fate=Fate.UNDECIDED, by=by
        )
    return entry


def _check(content: ClaimRecord, version: ArticleVersion) -> None:
    try:
        check_claim(content, version.text)
    except BadEntry as error:
        raise Refused(str(error), field=error.field) from error


def _write(
    row: NumericClaim,
    content: ClaimRecord,
    version: ArticleVersion,
    *,
    by: User,
    reason: str,
    action: str,
) -> NumericClaim:
    for name in (*PLAIN_FIELDS, *AMOUNT_FIELDS, "review", "withdrawn_reason"):
        field: Field = row._meta.get_field(name)  # type: ignore[assignment]  # none of these is a relation
        setattr(row, name, field.to_python(getattr(content, name)))
    row.exceptions = [asdict(each) for each in content.exceptions]
    row.withdrawn_at = moment_of(content.withdrawn_at, field="withdrawn_at")
    row.quantity = _named(Quantity, content.quantity, field="quantity")
    row.unit = _named(Unit, content.unit, field="unit")
    clean_row(row, exclude=["mention"])
    if bool(content.withdrawn_at) != bool(content.withdrawn_reason) or (
        content.withdrawn_at and content.review != Review.APPROVED
    ):
        raise Refused("Only an approved claim is withdrawn, with a time and a reason.", field="withdrawn_at")
    attributions = _attributions(content, version)
    links = _linked_claims(row, content)

    ledger.record(
        row.record, revision=row.revision, action=action, payload=content.payload(), by=by, reason=reason
    )
    row.save()
    row.spans.all().delete()
    row.credits.all().delete()
    row.links_out.all().delete()
    Span.objects.bulk_create(
        Span(version=version, role=span.role, start=span.start, end=span.end, exact=span.exact, claim=row)
        for span in content.spans
    )
    ClaimAttribution.objects.bulk_create(
        ClaimAttribution(claim=row, attribution=attributions[credit.attribution], scope=credit.scope)
        for credit in content.attributions
    )
    ClaimLink.objects.bulk_create(
        ClaimLink(from_claim=row, to_claim=links[link.to], kind=link.kind, basis=link.basis, note=link.note)
        for link in content.links
    )
    return NumericClaim.objects.with_parts().get(pk=row.pk)


def _named(model: type[Named], slug: str | None, *, field: str) -> Named | None:
    if slug is None:
        return None
    try:
        return model._default_manager.get(slug=slug)
    except ObjectDoesNotExist:
        raise Refused(f"There is no {field} “{slug}”.", field=field) from None


def _attributions(content: ClaimRecord, version: ArticleVersion) -> dict[str, Attribution]:
    wanted = [credit.attribution for credit in content.attributions]
    rows = {row.uid: row for row in Attribution.objects.filter(uid__in=wanted)}
    for credit in content.attributions:
        if credit.attribution not in rows:
            raise Refused(f"There is no attribution “{credit.attribution}”.", field="attributions")
        if rows[credit.attribution].version_id != version.pk:
            raise Refused(
                f"The attribution “{credit.attribution}” stands in another text than the claim.",
                field="attributions",
            )
        clean_row(ClaimAttribution(scope=credit.scope), exclude=["claim", "attribution"])
    return rows


def _linked_claims(row: NumericClaim, content: ClaimRecord) -> dict[str, NumericClaim]:
    rows = {
        claim.uid: claim for claim in NumericClaim.objects.filter(uid__in=[link.to for link in content.links])
    }
    for link in content.links:
        if link.to not in rows:
            raise Refused(f"There is no claim “{link.to}” to link to.", field="links")
        clean_row(
            ClaimLink(kind=link.kind, basis=link.basis, note=link.note), exclude=["from_claim", "to_claim"]
        )
        target = rows[link.to].pk
        if row.pk and link.kind == LinkKind.DERIVED_FROM:
            edges = ClaimLink.objects.derivations_from([target])
            if closes_circle(edges, start=row.pk, target=target):
                raise Refused(
                    f"{rows[link.to]} derives, in the end, from this claim: the two would derive from each other.",
                    field="links",
                )
    return rows

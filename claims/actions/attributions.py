"""Writes to attributions and the steps of their chains."""

from dataclasses import replace

from django.contrib.auth.models import User

from claims.domain.entry import BadEntry, check_attribution
from claims.domain.records import AttributionRecord, LinkRecord
from claims.domain.review import Review
from claims.domain.uids import attribution_uid
from claims.models import Attribution, AttributionLink, NumericClaim, Span
from newsledger.ledger import record as ledger
from newsledger.ledger.models import LedgerEntry
from newsledger.refusals import Refused
from sources.actions import clean_row, key_of, refuse_discarding
from sources.models import ArticleVersion, Source

from .versions import version_of

Action = LedgerEntry.Action


def uid_of(content: AttributionRecord, version: ArticleVersion) -> str:
    """Return the uid the attribution has by where its links' words and cues stand."""
    return attribution_uid(
        outlet_key=key_of(version.article.outlet.name), sha256=version.sha256, places=content.places()
    )


@ledger.writing()
def create_attribution(
    *, content: AttributionRecord, by: User, reason: str = "", action: str = Action.CREATED
) -> Attribution:
    """Store a new attribution. An empty uid in `content` is made from where its words stand.

    Raises: Refused.
    """
    version = version_of(content.article, content.version)
    uid = content.uid or uid_of(content, version)
    if Attribution.objects.filter(uid=uid).exists():
        raise Refused(
            "An attribution with these very words is stored already: let the claim share it.",
            field="uid",
        )
    row = Attribution(uid=uid, version=version)
    row.revision = ledger.first_revision(row.record)
    return _write(row, content, by=by, reason=reason, action=action)


@ledger.writing()
def edit_attribution(
    *,
    attribution: Attribution,
    revision: int,
    content: AttributionRecord,
    by: User,
    reason: str = "",
) -> Attribution:
    """Make the attribution what `content` says. Its uid and version stay.

    Raises: StaleRevision; Refused, also while an approved claim rests on it: that one is reopened first.
    """
    row: Attribution = Attribution.objects.locked(attribution.pk, revision=revision)
    stored = row.as_record()
    content = replace(content, uid=row.uid, article=stored.article, version=stored.version).in_order()
    if content == stored:
        return row
    approved = NumericClaim.objects.filter(attributions=row, review=Review.APPROVED.value).select_related(
        "mention"
    )
    if claims := list(approved[:6]):
        named = ", ".join(str(claim) for claim in claims[:5]) + (" and more" if len(claims) > 5 else "")
        raise Refused(
            f"Approved claims rest on this attribution: reopen them first, with a reason ({named})."
        )
    return _write(row.next_revision(), content, by=by, reason=reason, action=Action.EDITED)


@ledger.writing()
def discard_attribution(
    *, attribution: Attribution, revision: int, by: User, reason: str = ""
) -> LedgerEntry:
    """Take an attribution out again that no claim rests on, with its links, and return the entry.

    Raises: StaleRevision; Refused, when others wrote a revision of it or something refers to it.
    """
    row: Attribution = Attribution.objects.locked(attribution.pk, revision=revision)
    refuse_discarding(row, by=by, parts=("links",))
    entry = ledger.discard(row, by=by, reason=reason)
    Span.objects.filter(link__attribution=row).delete()
    AttributionLink.objects.filter(attribution=row).delete()
    row.delete()
    return entry


def _write(
    row: Attribution, content: AttributionRecord, *, by: User, reason: str, action: str
) -> Attribution:
    content = replace(content, uid=row.uid).in_order()
    row.manner = content.manner
    row.original_language = content.original_language
    clean_row(row, exclude=["version"])
    try:
        check_attribution(content, row.version.text)
    except BadEntry as error:
        raise Refused(str(error), field=error.field) from error
    links = _link_rows(row, content)

    ledger.record(
        row.record, revision=row.revision, action=action, payload=content.payload(), by=by, reason=reason
    )
    row.save()
    Span.objects.filter(link__attribution=row).delete()
    AttributionLink.objects.filter(attribution=row).delete()
    for link, said in links:
        link.save()
        Span.objects.bulk_create(
            Span(
                version=row.version,
                role=span.role,
                start=span.start,
                end=span.end,
                exact=span.exact,
                link=link,
            )
            for span in said.spans
        )
    return Attribution.objects.with_parts().get(pk=row.pk)


def _link_rows(row: Attribution, content: AttributionRecord) -> list[tuple[AttributionLink, LinkRecord]]:
    sources = {
        source.slug: source
        for source in Source.objects.filter(slug__in=[link.source for link in content.links])
    }
    links = []
    for said in content.links:
        if said.source is not None and said.source not in sources:
            raise Refused(f"There is no source “{said.source}”.", field="links")
        link = AttributionLink(
            attribution=row,
            position=said.position,
            source=sources[said.source] if said.source is not None else None,
            stance=said.stance,
            access=said.access,
            said_on=said.said_on,
        )
        clean_row(link, exclude=["attribution"])
        links.append((link, said))
    return links

"""Writes to a version's number expressions and their fates."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from django.contrib.auth.models import User

from claims.domain.entry import BadEntry, check_mentions
from claims.domain.records import MentionRecord, MentionsRecord
from claims.domain.terms import Fate
from claims.models import MentionList, NumberMention, NumericClaim
from newsledger.ledger import record as ledger
from newsledger.ledger.models import LedgerEntry
from newsledger.refusals import Refused, StaleRevision
from sources.actions import clean_row
from sources.models import ArticleVersion

Action = LedgerEntry.Action


@dataclass(frozen=True)
class _Stored:
    """The numbers of a version as they are stored, read once."""

    listed: MentionList | None
    rows: dict[tuple[int, int], NumberMention]
    content: MentionsRecord

    @property
    def revision(self) -> int | None:
        return self.listed.revision if self.listed else None


def _stored(version: ArticleVersion) -> _Stored:
    rows = list(version.mentions.all())
    return _Stored(
        MentionList.objects.filter(version=version)
        .select_related("version__article")
        .defer("version__text")
        .first(),
        {(row.start, row.end): row for row in rows},
        MentionsRecord(
            version.article.slug, version.number, tuple(row.as_record() for row in rows)
        ).in_order(),
    )


@ledger.writing()
def write_mentions(
    *,
    version: ArticleVersion,
    revision: int | None,
    content: MentionsRecord,
    by: User,
    reason: str = "",
    action: str = "",
) -> MentionList:
    """Make a version's mentions what `content` says; `revision` is None when it has no list yet.

    A mention on which a claim rests stays, with the fate "claim".
    Raises: StaleRevision, Refused.
    """
    stored = _stored(version)
    if stored.revision != revision:
        raise StaleRevision(f"The numbers of {version} were changed by someone else. Open them again.")
    return _write(stored, version, content, by=by, reason=reason, action=action)


@ledger.writing()
def decide_mention(
    *, version: ArticleVersion, start: int, end: int, fate: str, by: User, reason: str = ""
) -> NumberMention:
    """Give the number at these places its fate, marking it as a mention when it wasn't one.

    Its proposal goes, and so does what was proposed for a number that shares words with it.
    Raises: Refused.
    """
    stored = _stored(version)
    others = tuple(
        each
        for each in stored.content.mentions
        if (each.start, each.end) != (start, end)
        and not (each.is_only_proposed and each.start < end and start < each.end)
    )
    known = stored.rows.get((start, end))
    decided = replace(
        known.as_record() if known else MentionRecord(start=start, end=end, exact=version.text[start:end]),
        fate=str(fate),
        reason=reason,
        proposal=None,
    )
    if known is not None and decided == known.as_record():
        return known
    _write(stored, version, replace(stored.content, mentions=(*others, decided)), by=by)
    return NumberMention.objects.get(version=version, start=start, end=end)


@ledger.writing()
def restore_mentions(
    *,
    version: ArticleVersion,
    mentions: Iterable[MentionRecord],
    gone: Collection[tuple[int, int]] = (),
    by: User,
) -> MentionList | None:
    """Put these numbers back as they are said here, proposals included, and take away those in the places `gone`.

    Raises: Refused.
    """
    stored = _stored(version)
    wanted = {(each.start, each.end): each for each in stored.content.mentions}
    wanted.update({(each.start, each.end): each for each in mentions})
    kept = tuple(each for place, each in wanted.items() if place not in gone)
    return _write(stored, version, replace(stored.content, mentions=kept), by=by)


def _write(
    stored: _Stored,
    version: ArticleVersion,
    content: MentionsRecord,
    *,
    by: User,
    reason: str = "",
    action: str = "",
) -> MentionList:
    content = replace(content, article=version.article.slug, version=version.number).in_order()
    if stored.listed and stored.content == content:
        return stored.listed
    try:
        check_mentions(content, version.text)
    except BadEntry as error:
        raise Refused(str(error), field=error.field) from error

    rows = stored.rows
    wanted = {(each.start, each.end): each for each in content.mentions}
    # Asked of the claims, of which there are fewer.
    for place in NumericClaim.objects.filter(mention__version=version).values_list(
        "mention__start", "mention__end"
    ):
        if place not in wanted or wanted[place].fate != Fate.CLAIM:
            raise Refused(f"“{rows[place]}” bears a claim and keeps its fate.", field="mentions")
    before = {(each.start, each.end): each for each in stored.content.mentions}
    changed = []
    for place, each in wanted.items():
        if before.get(place) == each:
            continue
        row = rows.get(place) or NumberMention(version=version, start=each.start, end=each.end)
        for name in ("exact", "fate", "reason", "proposed_by", "proposal"):
            setattr(row, name, getattr(each, name))
        clean_row(row, exclude=["version"])
        changed.append(row)

    listed = stored.listed.next_revision() if stored.listed else MentionList(version=version)
    ledger.record(
        f"mentions/{content.article}/{content.version}",
        revision=listed.revision,
        action=action or (Action.EDITED if stored.listed else Action.CREATED),
        payload=content.payload(),
        by=by,
        reason=reason,
    )
    listed.save()
    NumberMention.objects.filter(
        pk__in=[row.pk for place, row in rows.items() if place not in wanted]
    ).delete()
    NumberMention.objects.bulk_create([row for row in changed if row.pk is None])
    NumberMention.objects.bulk_update(
        [row for row in changed if row.pk is not None], ["exact", "fate", "reason", "proposed_by", "proposal"]
    )
    return listed

"""Writes to a version's number expressions and their fates."""

from dataclasses import replace

from django.contrib.auth.models import User

from claims.domain.entry import BadEntry, check_mentions
from claims.domain.records import MentionRecord, MentionsRecord
from claims.domain.terms import Fate
from claims.models import MentionList, NumberMention
from newsledger.ledger import record as ledger
from newsledger.ledger.models import LedgerEntry
from newsledger.refusals import Refused, StaleRevision
from sources.actions import clean_row
from sources.models import ArticleVersion

Action = LedgerEntry.Action


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
    stored = MentionList.objects.filter(version=version).select_related("version__article").first()
    if (stored.revision if stored else None) != revision:
        raise StaleRevision(f"The numbers of {version} were changed by someone else. Open them again.")
    content = replace(content, article=version.article.slug, version=version.number).in_order()
    if stored and stored.as_record() == content:
        return stored
    try:
        check_mentions(content, version.text)
    except BadEntry as error:
        raise Refused(str(error), field=error.field) from error

    rows = {(row.start, row.end): row for row in version.mentions.all()}
    wanted = {(each.start, each.end): each for each in content.mentions}
    claimed = set(version.mentions.filter(claims__isnull=False).values_list("start", "end"))
    for place in claimed:
        if place not in wanted or wanted[place].fate != Fate.CLAIM:
            raise Refused(f"“{rows[place]}” bears a claim and keeps its fate.", field="mentions")
    changed = []
    for place, each in wanted.items():
        row = rows.get(place) or NumberMention(version=version, start=each.start, end=each.end)
        if row.pk and row.as_record() == each:
            continue
        for name in ("exact", "fate", "reason", "proposed_by", "proposal"):
            setattr(row, name, getattr(each, name))
        clean_row(row, exclude=["version"])
        changed.append(row)

    listed = stored.next_revision() if stored else MentionList(version=version)
    ledger.record(
        listed.record,
        revision=listed.revision,
        action=action or (Action.EDITED if stored else Action.CREATED),
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


@ledger.writing()
def decide_mention(
    *, version: ArticleVersion, start: int, end: int, fate: str, by: User, reason: str = ""
) -> NumberMention:
    """Give the number at these places its fate, marking it as a mention when it wasn't one.

    Its proposal goes, and so does what was proposed for a number that shares words with it.
    Raises: Refused.
    """
    listed = MentionList.objects.filter(version=version).select_related("version__article").first()
    content = (
        listed.as_record() if listed else MentionsRecord(article=version.article.slug, version=version.number)
    )
    others = tuple(
        each
        for each in content.mentions
        if (each.start, each.end) != (start, end)
        and not (each.is_only_proposed and each.start < end and start < each.end)
    )
    known = next((each for each in content.mentions if (each.start, each.end) == (start, end)), None)
    decided = replace(
        known or MentionRecord(start=start, end=end, exact=version.text[start:end]),
        fate=str(fate),
        reason=reason,
        proposal=None,
    )
    if decided != known:
        write_mentions(
            version=version,
            revision=listed.revision if listed else None,
            content=replace(content, mentions=(*others, decided)),
            by=by,
        )
    return NumberMention.objects.get(version=version, start=start, end=end)

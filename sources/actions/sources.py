"""Writes to who speaks: sources, their spellings and their ties."""

from collections.abc import Iterable
from dataclasses import replace

from django.contrib.auth.models import User

from newsledger.ledger import record as ledger
from newsledger.ledger.models import LedgerEntry
from newsledger.refusals import Refused
from sources.domain.records import SourceRecord
from sources.domain.terms import ROLL_UP_KINDS
from sources.domain.ties import closes_circle
from sources.models import Affiliation, Source, SourceAlias, SourceWord

from .rows import clean_row, key_of, made_slug

Action = LedgerEntry.Action


@ledger.writing()
def create_source(
    *, content: SourceRecord, by: User, reason: str = "", action: str = Action.CREATED
) -> Source:
    """Store a new source. An empty slug in `content` is made from its name.

    Raises: Refused, when a spelling belongs to another source already, a tie closes a circle or a value is
            no good.
    """
    slug = content.slug or made_slug(Source, content.name, kind=content.kind)
    if Source.objects.filter(slug=slug).exists():
        raise Refused(f"Another source has the slug “{slug}”.", field="slug")
    row = Source(slug=slug)
    row.revision = ledger.first_revision(row.record)
    return _write_source(row, content, by=by, reason=reason, action=action)


@ledger.writing()
def edit_source(
    *,
    source: Source,
    revision: int,
    content: SourceRecord,
    by: User,
    reason: str = "",
    action: str = Action.EDITED,
) -> Source:
    """Make the source what `content` says. Its slug and what it is merged into stay.

    Raises: StaleRevision; Refused as `create_source`.
    """
    row: Source = Source.objects.locked(source.pk, revision=revision)
    if _normal(replace(content, slug=row.slug, merged_into=row.as_record().merged_into)) == row.as_record():
        return row
    return _write_source(row.next_revision(), content, by=by, reason=reason, action=action)


def _normal(content: SourceRecord) -> SourceRecord:
    """Return the record without spellings that say nothing beyond the name."""
    own = key_of(content.name)
    seen = {(own, "")}
    aliases = []
    for alias in content.aliases:
        key = key_of(alias.name, field="aliases")
        if key == own:
            # The name's own spelling: only its language is news.
            alias = replace(alias, name=content.name)
        if (key, alias.language) not in seen:
            seen.add((key, alias.language))
            aliases.append(alias)
    return replace(content, aliases=tuple(aliases)).in_order()


def _write_source(row: Source, content: SourceRecord, *, by: User, reason: str, action: str) -> Source:
    content = _normal(
        replace(content, slug=row.slug, merged_into=row.merged_into.slug if row.merged_into else None)
    )
    for name in ("name", "kind", "anonymity", "country", "wikidata_id", "homepage", "note"):
        setattr(row, name, getattr(content, name))
    clean_row(row, exclude=["merged_into"])
    if row.is_unnamed and row.wikidata_id:
        raise Refused(
            "An unnamed source is nobody in particular and has no Wikidata id.", field="wikidata_id"
        )
    aliases = _alias_rows(row, content)
    ties = _tie_rows(row, content)

    ledger.record(
        row.record, revision=row.revision, action=action, payload=content.payload(), by=by, reason=reason
    )
    row.save()
    SourceAlias.objects.filter(source=row).delete()
    Affiliation.objects.filter(source=row).delete()
    SourceAlias.objects.bulk_create(aliases)
    Affiliation.objects.bulk_create(ties)
    stored: Source = Source.objects.with_parts().get(pk=row.pk)
    write_source_words([stored])
    return stored


@ledger.writing()
def write_source_words(sources: Iterable[Source]) -> None:
    """Make the words by which these sources are found those of their names. They leave no ledger entry."""
    sources = list(sources)
    SourceWord.objects.filter(source__in=sources).delete()
    SourceWord.objects.bulk_create(
        [SourceWord(source=source, word=word) for source in sources for word in sorted(source.word_keys())],
        batch_size=1_000,
    )


def _alias_rows(row: Source, content: SourceRecord) -> list[SourceAlias]:
    own = key_of(content.name)
    rows: dict[str, SourceAlias] = {}
    for alias in content.aliases:
        key = key_of(alias.name, field="aliases")
        if key in rows:
            raise Refused(
                f"“{alias.name}” and “{rows[key].name}” are one spelling: it is listed once, in one language.",
                field="aliases",
            )
        rows[key] = SourceAlias(source=row, name=alias.name, language=alias.language)
    rows.setdefault(own, SourceAlias(source=row, name=content.name))
    for key, row_of_alias in rows.items():
        row_of_alias.name_key = key
        clean_row(row_of_alias, exclude=["source"])
    for other in (
        SourceAlias.objects.filter(name_key__in=rows).exclude(source_id=row.pk).select_related("source")
    ):
        raise Refused(
            f"“{other.name}” is already a spelling of the source “{other.source}” ({other.source.slug}):"
            " use that one, or give this one another name.",
            field="name" if other.name_key == own else "aliases",
        )
    return list(rows.values())


def _tie_rows(row: Source, content: SourceRecord) -> list[Affiliation]:
    bodies = {
        body.slug: body
        for body in Source.objects.filter(slug__in=[tie.organisation for tie in content.affiliations])
    }
    rows = []
    for tie in content.affiliations:
        if tie.organisation not in bodies:
            raise Refused(
                f"There is no source “{tie.organisation}” to be affiliated to.", field="affiliations"
            )
        if bodies[tie.organisation].pk == row.pk:
            raise Refused("A source can't be affiliated to itself.", field="affiliations")
        affiliation = Affiliation(
            source=row,
            kind=tie.kind,
            organisation=bodies[tie.organisation],
            role=tie.role,
            since=tie.since,
            until=tie.until,
        )
        clean_row(affiliation, exclude=["source"])
        rows.append(affiliation)
    if len({(tie.kind, tie.organisation, tie.role, tie.since) for tie in content.affiliations}) < len(rows):
        raise Refused("The same tie stands twice.", field="affiliations")
    if row.pk:
        _refuse_circle(row, rows)
    return rows


def _refuse_circle(row: Source, ties: list[Affiliation]) -> None:
    rolling = [tie for tie in ties if tie.kind in ROLL_UP_KINDS]
    above = Affiliation.objects.leading_from([tie.organisation_id for tie in rolling], ROLL_UP_KINDS)
    edges = [(tie.source_id, tie.organisation_id) for tie in above]
    for tie in rolling:
        if path := closes_circle(edges, start=row.pk, target=tie.organisation_id):
            names = dict(Source.objects.filter(pk__in=path).values_list("pk", "name"))
            raise Refused(
                "This tie closes a circle: " + " → ".join(names[pk] for pk in path) + ".",
                field="affiliations",
            )

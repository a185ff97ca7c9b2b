"""Every write to sources and articles: whole records in, a ledger entry and the rows out.

Each takes the record as it shall be. A record that says what is already stored changes nothing and leaves
no entry.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import models

from newsledger.ledger import record as ledger
from newsledger.ledger.models import LedgerEntry
from newsledger.refusals import Refused
from sources.domain.names import UnusableName, first_free, name_key, slug_for
from sources.domain.records import ArticleRecord, SourceRecord, VersionRecord
from sources.domain.terms import ROLL_UP_KINDS
from sources.domain.texts import UnusableText, normalise_text, sha256_of
from sources.domain.ties import closes_circle
from sources.models import Affiliation, Article, ArticleVersion, Source, SourceAlias

Action = LedgerEntry.Action


def clean_row(row: models.Model, *, exclude: Iterable[str] = ()) -> None:
    """Check a row's fields by the model's own rules, before anything is written.

    Raises: Refused, naming the first field at fault.
    """
    try:
        row.clean_fields(exclude=set(exclude))
    except ValidationError as error:
        field, messages = next(iter(error.message_dict.items()))
        raise Refused(" ".join(messages), field=field) from error
    for column in row._meta.fields:
        # Django's own check lets ftp:// and HTTP:// pass, which the database does not.
        if isinstance(column, models.URLField) and (address := getattr(row, column.name)):
            if not address.startswith(("http://", "https://")):
                raise Refused("The address must begin with http:// or https://.", field=column.name)


def free_slug(model: type[models.Model], wanted: str) -> str:
    """Return `wanted`, or the first of `wanted-2`, `wanted-3`… that no row of the model has."""
    taken = set(model._default_manager.filter(slug__startswith=wanted[:80]).values_list("slug", flat=True))
    return first_free(wanted, taken)


def made_slug(model: type[models.Model], name: str, *, kind: str, field: str = "name") -> str:
    """Return a free slug for a row of the model, made from the name.

    Raises: Refused, when the name can't stand for anything.
    """
    try:
        return free_slug(model, slug_for(name, kind=kind))
    except UnusableName as error:
        raise Refused(str(error), field=field) from error


def key_of(name: str, *, field: str = "name") -> str:
    """Return the name as it is compared.

    Raises: Refused, when nothing of it can be seen.
    """
    try:
        return name_key(name)
    except UnusableName as error:
        raise Refused(str(error), field=field) from error


@ledger.writing()
def create_source(
    *, content: SourceRecord, by: User, reason: str = "", action: str = Action.CREATED
) -> Source:
    """Store a new source. An empty slug in `content` is made from its name.

    Raises: Refused, when a spelling belongs to another source already, a tie closes a circle or a value is no good.
    """
    slug = content.slug or made_slug(Source, content.name, kind=content.kind)
    if Source.objects.filter(slug=slug).exists():
        raise Refused(f"Another source has the slug “{slug}”.", field="slug")
    return _write_source(Source(slug=slug), content, by=by, reason=reason, action=action)


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
    seen = {(key_of(content.name), "")}
    aliases = []
    for alias in content.aliases:
        key = key_of(alias.name, field="aliases")
        if key == key_of(content.name):
            # The name's own spelling: only its language is news.
            alias = replace(alias, name=content.name)
            if not alias.language:
                continue
        if (key, alias.language) not in seen:
            seen.add((key, alias.language))
            aliases.append(alias)
    return replace(content, aliases=tuple(aliases)).in_order()


def _write_source(
    row: Source, content: SourceRecord, *, by: User, reason: str, action: str
) -> Source:
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
    return Source.objects.with_parts().get(pk=row.pk)


def _alias_rows(row: Source, content: SourceRecord) -> list[SourceAlias]:
    rows = {key_of(content.name): SourceAlias(source=row, name=content.name)}
    for alias in content.aliases:
        key = key_of(alias.name, field="aliases")
        if key in rows and rows[key].name != alias.name:
            raise Refused(f"“{alias.name}” and “{rows[key].name}” are one spelling.", field="aliases")
        rows[key] = SourceAlias(source=row, name=alias.name, language=alias.language)
    for key, row_of_alias in rows.items():
        row_of_alias.name_key = key
        clean_row(row_of_alias, exclude=["source"])
    for other in (
        SourceAlias.objects.filter(name_key__in=rows).exclude(source_id=row.pk).select_related("source")
    ):
        raise Refused(
            f"“{other.name}” is already a spelling of the source “{other.source}” ({other.source.slug}):"
            " use that one, or give this one another name.",
            field="name" if other.name_key == key_of(content.name) else "aliases",
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


@ledger.writing()
def create_article(
    *,
    content: ArticleRecord,
    texts: dict[int, str],
    by: User,
    reason: str = "",
    action: str = Action.CREATED,
) -> Article:
    """Store a new article with its versions; `texts` gives each version's text by its number.

    An empty slug is made from the headline; a version's sha256 in `content` may be empty, and is checked when given.
    Raises: Refused.
    """
    outlet = _source(content.outlet, field="outlet")
    slug = content.slug or made_slug(
        Article, content.headline or outlet.name, kind="article", field="headline"
    )
    if Article.objects.filter(slug=slug).exists():
        raise Refused(f"Another article has the slug “{slug}”.", field="slug")
    return _write_article(Article(slug=slug), content, texts, by=by, reason=reason, action=action)


@ledger.writing()
def edit_article(
    *,
    article: Article,
    revision: int,
    content: ArticleRecord,
    texts: dict[int, str] | None = None,
    by: User,
    reason: str = "",
    action: str = Action.EDITED,
) -> Article:
    """Make the article what `content` says; versions may come, with their texts, but none may go or change its text.

    Raises: StaleRevision, Refused.
    """
    row: Article = Article.objects.locked(article.pk, revision=revision)
    stored = row.as_record()
    content = replace(
        content,
        slug=row.slug,
        versions=tuple(
            _as_stored(version, stored, (texts or {}).get(version.number)) for version in content.versions
        ),
    )
    if content == stored:
        return row
    return _write_article(row.next_revision(), content, texts or {}, by=by, reason=reason, action=action)


def _as_stored(version: VersionRecord, stored: ArticleRecord, text: str | None) -> VersionRecord:
    """Return the version with its hash filled in: from its text, else from the stored one.

    Raises: Refused, when it is stored with another text.
    """
    known = next((each.sha256 for each in stored.versions if each.number == version.number), "")
    sha256 = sha256_of(_normal_text(text)) if text is not None else version.sha256 or known
    if known and sha256 != known:
        raise Refused(
            f"Version {version.number} is stored with another text, and a stored text never changes:"
            " enter the changed text as a new version.",
            field="versions",
        )
    return replace(version, sha256=sha256)


def _normal_text(text: str) -> str:
    try:
        return normalise_text(text)
    except UnusableText as error:
        raise Refused(str(error), field="text") from error


def _write_article(
    row: Article,
    content: ArticleRecord,
    texts: dict[int, str],
    *,
    by: User,
    reason: str,
    action: str,
) -> Article:
    row.outlet = _source(content.outlet, field="outlet")
    row.syndicated_from = (
        _source(content.syndicated_from, field="syndicated_from") if content.syndicated_from else None
    )
    for name in (
        "headline",
        "url",
        "byline",
        "published",
        "published_basis",
        "language",
        "archive_url",
        "text_public",
    ):
        setattr(row, name, getattr(content, name))
    clean_row(row)
    if row.url and (other := Article.objects.filter(url=row.url).exclude(pk=row.pk).first()):
        raise Refused(
            f"The article “{other}” has this address already: a changed text is a new version of that one.",
            field="url",
        )
    versions = _version_rows(row, content, texts)
    content = replace(content, slug=row.slug, versions=tuple(version.as_record() for version in versions))

    ledger.record(
        row.record, revision=row.revision, action=action, payload=content.payload(), by=by, reason=reason
    )
    row.save()
    for version in versions:
        if version.pk:
            version.save(
                update_fields=[
                    "published",
                    "published_first",
                    "published_last",
                    "retrieved_at",
                    "correction_notice",
                ]
            )
        else:
            version.article = row
            version.save()
    return Article.objects.with_outlet().get(pk=row.pk)


def _version_rows(row: Article, content: ArticleRecord, texts: dict[int, str]) -> list[ArticleVersion]:
    stored = {version.number: version for version in row.versions.defer("text")} if row.pk else {}
    numbers = [version.number for version in content.versions]
    if not numbers:
        raise Refused("An article needs at least one version: its text.", field="versions")
    if numbers != list(range(1, len(numbers) + 1)):
        raise Refused("Versions are numbered 1, 2, 3… without gaps.", field="versions")
    if missing := set(stored) - set(numbers):
        raise Refused(f"Version {min(missing)} is stored and can't be left out.", field="versions")
    return [
        _version_row(stored.get(version.number), version, texts.get(version.number))
        for version in content.versions
    ]


def _version_row(stored: ArticleVersion | None, version: VersionRecord, text: str | None) -> ArticleVersion:
    if stored is None:
        if text is None:
            raise Refused(f"Version {version.number} has no text.", field="versions")
        text = _normal_text(text)
        row = ArticleVersion(number=version.number, text=text, sha256=sha256_of(text))
        if version.sha256 and version.sha256 != row.sha256:
            raise Refused(
                f"Version {version.number}’s text doesn't have the hash it is said to have.", field="versions"
            )
    else:
        row = stored
    row.published = version.published
    row.retrieved_at = datetime.fromisoformat(version.retrieved_at) if version.retrieved_at else None
    row.correction_notice = version.correction_notice
    clean_row(row, exclude=["article", *(["text"] if stored else [])])
    return row


def _source(slug: str, *, field: str) -> Source:
    try:
        return Source.objects.get(slug=slug)
    except Source.DoesNotExist:
        raise Refused(f"There is no source “{slug}”.", field=field) from None

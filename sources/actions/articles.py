"""Writes to what was printed: articles and their texts."""

from dataclasses import replace

from django.contrib.auth.models import User

from newsledger.ledger import record as ledger
from newsledger.ledger.models import LedgerEntry
from newsledger.refusals import Refused
from sources.domain.records import ArticleRecord, SourceRecord, VersionRecord
from sources.domain.terms import SourceKind
from sources.domain.texts import UnusableText, normalise_text, sha256_of
from sources.models import Article, ArticleVersion, Source, SourceAlias

from .fingerprints import write_fingerprints
from .rows import clean_row, key_of, made_slug, moment_of
from .sources import create_source

Action = LedgerEntry.Action


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

    An empty slug is made from the headline; a version's sha256 in `content` may be empty, and is checked
    when given.
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
def enter_article(*, content: ArticleRecord, text: str, new_outlet: str = "", by: User) -> Article:
    """Store a new article with its first text, and with its outlet where that is new.

    `new_outlet` is the outlet's name, empty where `content` names a stored one; a name that a source goes by
    already means that source.
    Raises: Refused; then neither is stored. One outlet's very text is one article: entered again, by a second
            click or by a colleague, it is refused.
    """
    if new_outlet:
        content = replace(content, outlet=_outlet_called(new_outlet, by=by).slug)
    stored = ArticleVersion.objects.filter(
        sha256=sha256_of(_normal_text(text)), article__outlet__slug=content.outlet
    )
    if known := stored.select_related("article").first():
        raise Refused(f"This outlet’s very text is stored already: “{known}”.", field="text")
    return create_article(content=content, texts={1: text}, by=by)


def _outlet_called(name: str, *, by: User) -> Source:
    """Return the source of this name, mergers followed; made as an outlet where there is none."""
    known = SourceAlias.objects.filter(name_key=key_of(name)).select_related("source").first()
    if known is None:
        return create_source(content=SourceRecord(slug="", name=name, kind=SourceKind.OUTLET.value), by=by)
    source: Source = known.source
    while source.merged_into is not None:
        source = source.merged_into
    return source


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
    """Make the article what `content` says.

    Versions may come, with their texts, but none may go or change its text.
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
            write_fingerprints(version)
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
    row.retrieved_at = moment_of(version.retrieved_at, field="versions")
    row.correction_notice = version.correction_notice
    clean_row(row, exclude=["article", *(["text"] if stored else [])])
    return row


def _source(slug: str, *, field: str) -> Source:
    try:
        return Source.objects.get(slug=slug)
    except Source.DoesNotExist:
        raise Refused(f"There is no source “{slug}”.", field=field) from None

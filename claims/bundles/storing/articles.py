"""Second step: the articles with their texts.

An article that several bundles of one load hold is stored by the first, and compared with what the others say.
"""

from dataclasses import replace

from claims.bundles.comparing import comparable_article, differences
from claims.bundles.resolving import article_record
from newsledger.refusals import Refused
from sources.actions import create_article, edit_article
from sources.domain.records import ArticleRecord
from sources.models import Article

from .ground import IMPORTED, Incoming, Load


def store_articles(load: Load) -> None:
    for bundle in load.bundles:
        part, texts = bundle.file.bundle.article, bundle.file.texts
        with load.faults.at(bundle.file.file, "$.article", part):
            content = article_record(part, texts, bundle.names)
            stored = _stored_article(content)
            if stored is None:
                bundle.stored_article = create_article(
                    content=content, texts=texts, by=load.by, action=IMPORTED
                )
                load.report.created["articles"] += 1
                load.report.created["versions"] += len(texts)
            else:
                bundle.stored_article = _add_versions(load, bundle, stored, content)
        load.step()


def _add_versions(load: Load, bundle: Incoming, article: Article, content: ArticleRecord) -> Article:
    """Compare a stored article with the bundle's, and add the versions it hasn't had."""
    stored = article.as_record()
    for said, kept in zip(content.versions, stored.versions, strict=False):
        if said.sha256 != kept.sha256:
            raise Refused(
                f"Version {said.number} is stored with another text, and a stored text never changes:"
                " give the changed text as a new version.",
                field="versions",
            )
    new = content.versions[len(stored.versions) :]
    known = replace(content, slug=article.slug, versions=content.versions[: len(stored.versions)])
    found = differences(
        article.record,
        comparable_article(load.mergers.article(known)),
        comparable_article(load.mergers.article(stored)),
    )
    load.report.compared("articles", found)
    load.report.unchanged["versions"] += len(known.versions)
    if not new:
        return article
    load.report.created["versions"] += len(new)
    return edit_article(
        article=article,
        revision=article.revision,
        content=replace(stored, versions=stored.versions + new),
        texts={version.number: bundle.file.texts[version.number] for version in new},
        by=load.by,
        action=IMPORTED,
    )


def _stored_article(content: ArticleRecord) -> Article | None:
    """Return the stored article that the bundle holds: by slug, by address, or by outlet and first text."""
    articles = Article.objects.with_outlet()
    if content.slug:
        return articles.filter(slug=content.slug).first()
    by_url = articles.filter(url=content.url).first() if content.url else None
    first = content.versions[0].sha256
    return (
        by_url or articles.filter(outlet__slug=content.outlet, versions__sha256=first).order_by("pk").first()
    )

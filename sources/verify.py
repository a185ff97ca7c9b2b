"""What `verify` asks of sources and articles."""

from collections.abc import Iterator

from django.db.models import Exists, OuterRef

from newsledger.ledger.verify import Finding, LiveRecord
from sources.domain.fingerprints import fingerprints_of
from sources.domain.names import name_key
from sources.domain.terms import ROLL_UP_KINDS
from sources.domain.texts import is_normal, sha256_of
from sources.domain.ties import find_cycle
from sources.models import Affiliation, Article, ArticleVersion, Source, SourceAlias
from sources.models.fields import dates_with_other_days


def live_records() -> Iterator[LiveRecord]:
    """Yield every source and article as the tables hold it."""
    for source in Source.objects.with_parts().order_by("pk").iterator(chunk_size=500):
        yield LiveRecord(source.record, source.revision, source.as_record().payload())
    for article in Article.objects.with_outlet().order_by("pk").iterator(chunk_size=500):
        yield LiveRecord(article.record, article.revision, article.as_record().payload())


def findings() -> Iterator[Finding]:
    """Yield texts that are not what hash and fingerprints say, and names under which a source isn't found."""
    for version in ArticleVersion.objects.select_related("article").order_by("pk").iterator(chunk_size=50):
        where = f"article/{version.article.slug}, version {version.number}"
        if sha256_of(version.text) != version.sha256:
            yield Finding(where, "its text was changed: the text's SHA-256 is not the stored one")
        if not is_normal(version.text):
            yield Finding(where, "its text is not in normal form (NFC, line feeds alone, no NUL)")
        fingerprints = sorted(version.fingerprints.values_list("paragraph", "hash"))
        if fingerprints != sorted(set(fingerprints_of(version.text))):
            yield Finding(
                where, "its fingerprints are not those of its text: run `manage.py rebuild_fingerprints`"
            )
    yield from _days()
    yield from _circles()
    yield from _words()
    own_name = SourceAlias.objects.filter(source=OuterRef("pk"), name=OuterRef("name"))
    for source in Source.objects.filter(~Exists(own_name)).order_by("pk").iterator():
        yield Finding(source.record, "its own name is none of its aliases")
    for alias in SourceAlias.objects.select_related("source").order_by("pk").iterator():
        if alias.name_key != name_key(alias.name):
            yield Finding(alias.source.record, f"its alias “{alias.name}” is compared by another name’s key")


def _circles() -> Iterator[Finding]:
    """Yield a circle of ties by which one's words count as the body's, mergers included."""
    ties = Affiliation.objects.filter(kind__in=ROLL_UP_KINDS).order_by("pk")
    merged = Source.objects.exclude(merged_into=None).order_by("pk")
    edges = [(tie.source_id, tie.organisation_id) for tie in ties]
    edges += [(source.pk, source.merged_into_id) for source in merged if source.merged_into_id]
    if circle := find_cycle(edges):
        slugs = dict(Source.objects.filter(pk__in=circle).values_list("pk", "slug"))
        yield Finding(
            f"source/{slugs[circle[0]]}", f"belongs to itself: {' → '.join(slugs[pk] for pk in circle)}"
        )


def _words() -> Iterator[Finding]:
    """Yield sources that aren't found by their names, or are by another's."""
    sources = Source.objects.with_parts().prefetch_related("words")
    for source in sources.order_by("pk").iterator(chunk_size=500):
        if {row.word for row in source.words.all()} != source.word_keys():
            yield Finding(
                source.record,
                "the words by which it is suggested are not those of its names: run `manage.py rebuild_words`",
            )


def _days() -> Iterator[Finding]:
    for tie in Affiliation.objects.select_related("source").order_by("pk").iterator():
        for name in dates_with_other_days(tie):
            yield Finding(tie.source.record, f"the days of an affiliation’s {name} are not those of its date")
    for article in Article.objects.order_by("pk").iterator():
        for name in dates_with_other_days(article):
            yield Finding(article.record, f"the days of {name} are not those of its date")
    versions = ArticleVersion.objects.select_related("article").defer("text")
    for version in versions.order_by("pk").iterator():
        for name in dates_with_other_days(version):
            yield Finding(
                version.article.record,
                f"the days of {name} of version {version.number} are not those of its date",
            )

"""Writes of what is derived from stored texts: their fingerprints. The texts are all they need."""

from collections.abc import Iterator

from newsledger.ledger import record as ledger
from sources.domain.fingerprints import fingerprints_of
from sources.models import ArticleVersion, Fingerprint

_TEXTS_AT_ONCE = 50


def write_fingerprints(version: ArticleVersion) -> None:
    """Store the fingerprints of a version that has none."""
    Fingerprint.objects.bulk_create(
        Fingerprint(version=version, paragraph=each.paragraph, hash=each.hash)
        for each in dict.fromkeys(fingerprints_of(version.text))
    )


def rebuild_fingerprints() -> Iterator[ArticleVersion]:
    """Make the fingerprints of every stored text anew, and yield each version when its are there."""
    for version in ArticleVersion.objects.order_by("pk").iterator(chunk_size=_TEXTS_AT_ONCE):
        with ledger.writing():
            Fingerprint.objects.filter(version=version).delete()
            write_fingerprints(version)
        yield version

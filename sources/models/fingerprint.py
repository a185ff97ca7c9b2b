"""Fingerprints of stored texts: derived from them, to find a text that is nearly the same."""

from django.db import models

from sources.querysets import FingerprintQuerySet

from .article import ArticleVersion


class Fingerprint(models.Model):
    """One of a paragraph's hashes (sources/domain/fingerprints.py). Derived: can be made again from the texts."""

    version = models.ForeignKey(
        ArticleVersion,
        on_delete=models.PROTECT,
        related_name="fingerprints",
        db_index=False,  # the constraint's index begins with it
    )
    paragraph = models.PositiveIntegerField(help_text="Which of the text's paragraphs, from 1.")
    hash = models.BigIntegerField()

    objects = FingerprintQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("version", "paragraph", "hash"), name="fingerprint_stands_once_in_its_paragraph"
            ),
        )
        indexes = (models.Index(fields=("hash", "version"), name="fingerprint_by_hash"),)

    def __str__(self) -> str:
        return f"{self.hash:016x}"

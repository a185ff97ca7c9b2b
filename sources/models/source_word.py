"""Words by which the names of sources are found among all others: derived from them, and never shown."""

from django.db import models

from .source import Source


class SourceWord(models.Model):
    """A key of sources/domain/likeness.py that one of a source's names, or a role it has, brings about."""

    source = models.ForeignKey(
        Source, on_delete=models.CASCADE, related_name="words"
    )  # derived: goes with it
    word = models.CharField(max_length=100)

    class Meta:
        default_permissions = ()
        constraints = (
            # The order of its columns makes it the index for "the newest sources with this word".
            models.UniqueConstraint(fields=("word", "source"), name="sourceword_stands_once"),
        )

    def __str__(self) -> str:
        return self.word

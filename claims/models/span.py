"""Words of a version, anchored: the evidence for every part of a claim and every step of a chain."""

from django.db import models
from django.db.models.functions import Left, Lower

from claims.domain.records import SpanRecord
from claims.domain.terms import CLAIM_ROLES, LINK_ROLES, Role
from sources.models import ArticleVersion

from .mention import words_fill_their_place

COUNTED_CUT = 100
"""Counted words are found by so many characters of them."""


class Span(models.Model):
    """Words in one role, owned by one claim or one link. `text[start:end] == exact`, always."""

    version = models.ForeignKey(ArticleVersion, on_delete=models.PROTECT, related_name="spans")
    role = models.CharField(max_length=10, choices=Role.choices())
    start = models.PositiveIntegerField(help_text="In Unicode code points.")
    end = models.PositiveIntegerField()
    exact = models.TextField()
    claim = models.ForeignKey(
        "claims.NumericClaim", on_delete=models.PROTECT, null=True, blank=True, related_name="spans"
    )
    link = models.ForeignKey(
        "claims.AttributionLink", on_delete=models.PROTECT, null=True, blank=True, related_name="spans"
    )

    class Meta:
        ordering = ("version", "start", "end")
        constraints = (
            words_fill_their_place("span_words_fill_their_place"),
            models.CheckConstraint(
                condition=models.Q(
                    claim__isnull=False, link__isnull=True, role__in=[str(role) for role in CLAIM_ROLES]
                )
                | models.Q(
                    claim__isnull=True, link__isnull=False, role__in=[str(role) for role in LINK_ROLES]
                ),
                name="span_has_one_owner_that_fits_its_role",
                violation_error_message="A span belongs to one claim or one link, and its role must fit.",
            ),
            models.UniqueConstraint(
                fields=("claim", "role"),
                condition=models.Q(claim__isnull=False),
                name="span_one_per_claim_and_role",
                violation_error_message="The claim already has words in this role.",
            ),
            models.UniqueConstraint(
                fields=("link", "role"),
                condition=models.Q(link__isnull=False),
                name="span_one_per_link_and_role",
                violation_error_message="The step already has words in this role.",
            ),
        )
        indexes = (
            # What was counted in these words before: only their beginning, for a row of an index is short.
            models.Index(
                Lower(Left("exact", COUNTED_CUT)),
                models.F("claim"),
                condition=models.Q(role="counted"),
                name="span_by_counted_words",
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_role_display()}: {self.exact}"

    def as_record(self) -> SpanRecord:
        return SpanRecord(start=self.start, end=self.end, role=self.role, exact=self.exact)

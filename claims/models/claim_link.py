"""How one claim stands to another."""

from django.db import models

from claims.domain.records import ClaimLinkRecord
from claims.domain.terms import Basis, LinkKind
from claims.querysets import ClaimLinkQuerySet
from sources.models.fields import one_of


class ClaimLink(models.Model):
    """A tie from a claim to the one it derives from, repeats, corrects, updates, confirms or disputes."""

    from_claim = models.ForeignKey("claims.NumericClaim", on_delete=models.PROTECT, related_name="links_out")
    to_claim = models.ForeignKey("claims.NumericClaim", on_delete=models.PROTECT, related_name="links_in")
    kind = models.CharField(max_length=14, choices=LinkKind.choices())
    basis = models.CharField(max_length=7, choices=Basis.choices())
    note = models.TextField(blank=True)

    objects = ClaimLinkQuerySet.as_manager()

    class Meta:
        ordering = ("pk",)
        constraints = (
            one_of("kind", LinkKind.values()),
            one_of("basis", Basis.values()),
            models.UniqueConstraint(
                fields=("from_claim", "to_claim", "kind"),
                name="claimlink_stands_once",
                violation_error_message="These two claims are already linked in this way.",
            ),
            models.CheckConstraint(
                condition=~models.Q(from_claim=models.F("to_claim")),
                name="claimlink_not_to_itself",
                violation_error_message="A claim can't be linked to itself.",
            ),
            models.CheckConstraint(
                condition=~models.Q(kind__in=["confirms", "disputes"]) | models.Q(basis="in_text"),
                name="claimlink_confirms_and_disputes_only_in_text",
                violation_error_message="Confirming and disputing stand only where an article says so.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.from_claim} {self.get_kind_display()} {self.to_claim}"

    def as_record(self) -> ClaimLinkRecord:
        return ClaimLinkRecord(to=self.to_claim.uid, kind=self.kind, basis=self.basis, note=self.note)

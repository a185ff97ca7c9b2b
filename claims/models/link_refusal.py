"""Pairs of claims that an editor said aren't to be linked."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from claims.querysets import LinkRefusalQuerySet

from .numeric_claim import NumericClaim


class LinkRefusal(models.Model):
    """That a person saw two claims side by side and said that neither leads to the other: they aren't suggested again.

    Working data, not a record of the ledger: it says nothing about the claims, only that nobody need look again.
    It goes with a draft that is discarded. The pair stands in the order of the rows, so that it stands once.
    """

    first = models.ForeignKey(NumericClaim, on_delete=models.CASCADE, related_name="+")
    second = models.ForeignKey(NumericClaim, on_delete=models.CASCADE, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    objects = LinkRefusalQuerySet.as_manager()

    class Meta:
        ordering = ("-pk",)
        default_permissions = ()
        constraints = (
            models.UniqueConstraint(fields=("first", "second"), name="linkrefusal_stands_once"),
            models.CheckConstraint(condition=Q(first__lt=F("second")), name="linkrefusal_in_order"),
        )

    def __str__(self) -> str:
        return f"{self.first} and {self.second} not linked, says {self.by}"

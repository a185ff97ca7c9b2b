"""What editors decided at the desk: how a decision is known again, taken back, and told to others."""

import json
from collections.abc import Iterable
from hashlib import blake2b

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from claims.domain.terms import Verb
from sources.models import ArticleVersion
from sources.models.fields import one_of

from .mention import NumberMention
from .numeric_claim import NumericClaim


class Decision(models.Model):
    """One decision of one person on one number of a version, or on all that were decided: what they sent, once.

    Working data, not a record of the ledger: it says which entries belong together, so that they can be undone
    together, and by its token that something sent twice was one thing. The ledger tells what happened without it.
    """

    token = models.UUIDField(
        unique=True, help_text="Made by the page: the same one sent again is the same decision."
    )
    version = models.ForeignKey(ArticleVersion, on_delete=models.PROTECT, related_name="decisions")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    verb = models.CharField(max_length=9, choices=Verb.choices())
    start = models.PositiveIntegerField(
        null=True, help_text="Where the number begins; empty for all of the version."
    )
    end = models.PositiveIntegerField(null=True)
    first_entry = models.PositiveBigIntegerField(
        null=True, help_text="The first ledger entry it left; empty for none."
    )
    last_entry = models.PositiveBigIntegerField(null=True)
    undoes = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, related_name="undone_by", help_text="What it took back."
    )

    class Meta:
        ordering = ("-pk",)
        default_permissions = ()
        indexes = (models.Index(fields=("version", "by", "-id"), name="decision_newest_of_person"),)
        constraints = (
            one_of("verb", Verb.values()),
            models.CheckConstraint(
                condition=Q(verb=Verb.SUBMITTED.value, start__isnull=True, end__isnull=True)
                | (
                    ~Q(verb=Verb.SUBMITTED.value)
                    & Q(start__isnull=False, end__isnull=False, start__lt=F("end"))
                ),
                name="decision_is_on_one_number_or_all",
            ),
            models.CheckConstraint(
                condition=Q(first_entry__isnull=True, last_entry__isnull=True)
                | Q(
                    first_entry__isnull=False,
                    last_entry__isnull=False,
                    first_entry__gte=1,
                    last_entry__gte=F("first_entry"),
                ),
                name="decision_entries_in_order",
            ),
            models.CheckConstraint(
                condition=Q(verb=Verb.UNDONE.value, undoes__isnull=False)
                | (~Q(verb=Verb.UNDONE.value) & Q(undoes__isnull=True)),
                name="decision_undone_says_what",
            ),
        )

    def __str__(self) -> str:
        return f"{self.verb} by {self.by}"

    @property
    def place(self) -> tuple[int, int] | None:
        """Where the number stands; None for a decision on all of the version."""
        return None if self.start is None or self.end is None else (self.start, self.end)


def state_mark(mention: NumberMention | None, claims: Iterable[NumericClaim]) -> str:
    """Return a mark that changes with whatever the card of a number shows, and with nothing else.

    `claims` are all that the number bears, read `with_parts`; empty for words that aren't marked as a number.
    """
    if mention is None:
        return ""
    said = (
        (mention.start, mention.end, mention.fate, mention.reason, mention.proposal),
        sorted(
            (
                claim.part,
                claim.uid,
                claim.revision,
                claim.review,
                sorted(
                    (credit.attribution.uid, credit.attribution.revision) for credit in claim.credits.all()
                ),
            )
            for claim in claims
        ),
    )
    return blake2b(json.dumps(said, sort_keys=True).encode(), digest_size=8).hexdigest()

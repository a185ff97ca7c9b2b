"""The append-only record of every change, and what every recorded model has in common."""

from typing import Any, Self

from django.db import models
from django.db.models.functions import Length
from django_extensions.db.models import TimeStampedModel

from newsledger.refusals import StaleRevision

models.CharField.register_lookup(Length)


class LedgerEntry(models.Model):
    """One change of one record: who, when, why, and the whole record after it, chained by hash."""

    class Action(models.TextChoices):
        CREATED = "created"
        EDITED = "edited"
        IMPORTED = "imported"
        SUBMITTED = "submitted", "Sent to review"
        APPROVED = "approved"
        RETURNED = "returned", "Sent back"
        REOPENED = "reopened"
        WITHDRAWN = "withdrawn"
        RESTORED = "restored"
        MERGED = "merged"
        UNMERGED = "unmerged", "Merger undone"
        DISCARDED = "discarded"

    number = models.PositiveBigIntegerField(
        primary_key=True, help_text="Place in the chain, from 1, without gaps."
    )
    at = models.DateTimeField(help_text="When the change was made (UTC).")
    by = models.CharField(max_length=150, db_index=True, help_text="User name of who made the change.")
    record = models.CharField(max_length=300, help_text="What was changed, such as claim/4k2v….")
    revision = models.PositiveIntegerField(help_text="Which revision of the record this entry made.")
    action = models.CharField(max_length=12, choices=Action)
    reason = models.TextField(blank=True)
    payload = models.TextField(
        help_text="The whole record after the change, as canonical JSON; {} where it was discarded."
    )
    previous = models.CharField(
        max_length=64, unique=True, help_text="Hash of the entry before; 64 zeros for the first."
    )
    hash = models.CharField(max_length=64, unique=True)

    class Meta:
        ordering = ("-number",)
        verbose_name_plural = "ledger entries"
        indexes = (
            models.Index(fields=("at",), name="ledger_by_time"),
            models.Index(fields=("action", "number"), name="ledger_by_action"),
        )
        constraints = (
            models.CheckConstraint(condition=models.Q(number__gte=1), name="ledger_number_from_one"),
            models.CheckConstraint(condition=models.Q(revision__gte=1), name="ledger_revision_from_one"),
            models.CheckConstraint(
                condition=models.Q(hash__length=64, previous__length=64), name="ledger_hashes_are_sha256"
            ),
            models.CheckConstraint(
                condition=models.Q(
                    action__in=[
                        "created",
                        "edited",
                        "imported",
                        "submitted",
                        "approved",
                        "returned",
                        "reopened",
                        "withdrawn",
                        "restored",
                        "merged",
                        "unmerged",
                        "discarded",
                    ]
                ),
                name="ledger_action_known",
            ),
            models.UniqueConstraint(fields=("record", "revision"), name="ledger_one_entry_per_revision"),
        )

    def __str__(self) -> str:
        return f"{self.number}: {self.record} {self.action} by {self.by}"


class RecordedQuerySet(models.QuerySet):
    """Rows of a model whose every change is in the ledger."""

    def locked(self, pk: int, *, revision: int) -> Any:
        """Return the row, held until the transaction ends.

        Raises: StaleRevision when `revision` is not the row's newest.
        """
        row: Any = self.select_for_update(of=("self",)).get(pk=pk)
        if row.revision != revision:
            raise StaleRevision(
                f"{row} was changed by someone else: this change is based on revision {revision},"
                f" the newest is {row.revision}. Open it again and make the change there."
            )
        return row


class Recorded(TimeStampedModel):
    """A model whose rows are records of the ledger: each write makes a revision and leaves an entry."""

    revision = models.PositiveIntegerField(
        default=1, editable=False, help_text="Goes up by one with each change."
    )

    class Meta:
        abstract = True

    @property
    def record(self) -> str:
        """The record's name in the ledger, such as "source/tass"."""
        raise NotImplementedError

    def history(self) -> "models.QuerySet[LedgerEntry]":
        """Return the ledger's entries of this record, newest first."""
        return LedgerEntry.objects.filter(record=self.record)

    def history_of_this_row(self) -> "models.QuerySet[LedgerEntry]":
        """Return the entries since the record was made, newest first; made again, if it was discarded before."""
        discarded = self.history().filter(action=LedgerEntry.Action.DISCARDED)
        last = discarded.order_by("-revision").values_list("revision", flat=True).first()
        return self.history().filter(revision__gt=last or 0)

    def next_revision(self) -> Self:
        """Return self one revision further: what a write does just before it records and saves."""
        self.revision += 1
        return self

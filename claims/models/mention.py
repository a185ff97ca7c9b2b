"""The number expressions of a version, each with its fate."""

from django.db import models
from django.db.models.functions import Length

from claims.domain.records import MentionRecord, MentionsRecord
from claims.domain.terms import Fate
from claims.querysets import MentionListQuerySet, MentionQuerySet
from newsledger.ledger.models import Recorded
from sources.models import ArticleVersion
from sources.models.fields import one_of


def words_fill_their_place(name: str) -> models.CheckConstraint:
    """Return the constraint that the words are as long as the place they claim, and the place is one."""
    return models.CheckConstraint(
        condition=models.Q(start__gte=0, start__lt=models.F("end"))
        & models.Q(end=models.F("start") + Length("exact")),
        name=name,
        violation_error_message="The words must be exactly as long as the place they stand in.",
    )


class MentionList(Recorded):
    """The mentions of one version as a record of the ledger: they are read and decided together."""

    version = models.OneToOneField(ArticleVersion, on_delete=models.PROTECT, related_name="mention_list")

    objects = MentionListQuerySet.as_manager()

    def __str__(self) -> str:
        return f"Mentions of {self.version}"

    @property
    def record(self) -> str:
        return f"mentions/{self.version.article.slug}/{self.version.number}"

    def as_record(self) -> MentionsRecord:
        """Return the stored mentions as the ledger would keep them."""
        return MentionsRecord(
            article=self.version.article.slug,
            version=self.version.number,
            mentions=tuple(mention.as_record() for mention in self.version.mentions.all()),
        ).in_order()


class NumberMention(models.Model):
    """A number expression in a version: a range is one, and every one has a fate."""

    version = models.ForeignKey(ArticleVersion, on_delete=models.PROTECT, related_name="mentions")
    start = models.PositiveIntegerField(help_text="Where it begins in the text, in Unicode code points.")
    end = models.PositiveIntegerField(help_text="Where it ends: the first code point after it.")
    exact = models.TextField(help_text="The words themselves.")
    fate = models.CharField(max_length=13, choices=Fate.choices(), default=Fate.UNDECIDED.value)
    reason = models.CharField(max_length=300, blank=True, help_text="Why it is no claim, when it is none.")
    proposal = models.JSONField(
        null=True,
        blank=True,
        help_text="What the program reads here, in bundle form, until an editor decides.",
    )
    proposed_by = models.CharField(
        max_length=100, blank=True, help_text="The reader that proposed it, with its version."
    )

    objects = MentionQuerySet.as_manager()

    class Meta:
        ordering = ("version", "start", "end")
        indexes = (models.Index(fields=("fate", "version"), name="mention_by_fate_and_version"),)
        constraints = (
            one_of("fate", Fate.values()),
            models.UniqueConstraint(
                fields=("version", "start", "end"),
                name="mention_stands_once",
                violation_error_message="This number is already marked.",
            ),
            words_fill_their_place("mention_words_fill_their_place"),
            models.CheckConstraint(
                condition=models.Q(proposal__isnull=True) | models.Q(fate="undecided"),
                name="mention_proposal_only_while_undecided",
                violation_error_message="A number that is decided has no proposal any more.",
            ),
        )

    def __str__(self) -> str:
        return self.exact

    def as_record(self) -> MentionRecord:
        return MentionRecord(
            start=self.start,
            end=self.end,
            exact=self.exact,
            fate=self.fate,
            reason=self.reason,
            proposed_by=self.proposed_by,
            proposal=self.proposal,
        )

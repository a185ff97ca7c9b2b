"""Who is credited: attributions, the steps of their chains, and the claims that rest on them."""

from django.db import models

from claims.domain.records import AttributionRecord, LinkRecord
from claims.domain.terms import Access, Manner, Scope, Stance
from claims.querysets import AttributionQuerySet
from newsledger.ledger.models import Recorded
from sources.models import ArticleVersion, Source
from sources.models.fields import EdtfField, day_field, days_in_order, one_of


class Attribution(Recorded):
    """One act of crediting in one version: an ordered chain of links, which several claims may share."""

    uid = models.CharField(max_length=64, unique=True, editable=False)
    version = models.ForeignKey(ArticleVersion, on_delete=models.PROTECT, related_name="attributions")
    manner = models.CharField(max_length=12, choices=Manner.choices(), default=Manner.PARAPHRASE.value)
    original_language = models.CharField(
        max_length=35, blank=True, help_text="BCP 47 code of what was said, when the article translated it."
    )

    objects = AttributionQuerySet.as_manager()

    class Meta:
        ordering = ("pk",)
        constraints = (
            one_of("manner", Manner.values()),
            models.CheckConstraint(condition=~models.Q(uid=""), name="attribution_uid_given"),
        )

    def __str__(self) -> str:
        return f"attribution {self.uid}"

    @property
    def record(self) -> str:
        return f"attribution/{self.uid}"

    def as_record(self) -> AttributionRecord:
        """Return the stored attribution as the ledger would keep it. Reads its links and their spans."""
        return AttributionRecord(
            uid=self.uid,
            article=self.version.article.slug,
            version=self.version.number,
            manner=self.manner,
            original_language=self.original_language,
            links=tuple(link.as_record() for link in self.links.all()),
        ).in_order()


class AttributionLink(models.Model):
    """A step of the chain: 0 is the origin, relays follow towards the reader; equal positions are a joint statement."""

    # Positions are not unique: equal ones are joint, and a swap in one save must not trip over itself.
    attribution = models.ForeignKey(Attribution, on_delete=models.PROTECT, related_name="links")
    position = models.PositiveSmallIntegerField(
        default=0, help_text="0 is the origin; then each relay towards the reader."
    )
    source = models.ForeignKey(
        Source,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="links",
        help_text="Empty when the text names nobody (“reports”, “claims”); then its words are required.",
    )
    stance = models.CharField(max_length=9, choices=Stance.choices(), default=Stance.ASSERTS.value)
    access = models.CharField(
        max_length=18,
        choices=Access.choices(),
        default=Access.UNKNOWN.value,
        help_text="How the next step towards the reader came by it.",
    )
    said_on = EdtfField(help_text="When it was said, as known: 2025-06, 2025-07-09.")
    said_on_first = day_field()
    said_on_last = day_field()

    class Meta:
        ordering = ("attribution", "position", "pk")
        verbose_name = "link"
        constraints = (
            one_of("stance", Stance.values()),
            one_of("access", Access.values()),
            days_in_order("said_on"),
        )
        indexes = (models.Index(fields=("source", "position"), name="link_by_source_and_position"),)

    def __str__(self) -> str:
        return f"{self.position}: {self.source or 'not identified'}"

    def as_record(self) -> LinkRecord:
        return LinkRecord(
            position=self.position,
            source=self.source.slug if self.source else None,
            stance=self.stance,
            access=self.access,
            said_on=self.said_on,
            spans=tuple(span.as_record() for span in self.spans.all()),
        )


class ClaimAttribution(models.Model):
    """That a claim rests on an attribution, and how plainly the text says so."""

    claim = models.ForeignKey("claims.NumericClaim", on_delete=models.PROTECT, related_name="credits")
    attribution = models.ForeignKey(Attribution, on_delete=models.PROTECT, related_name="credits")
    scope = models.CharField(max_length=9, choices=Scope.choices(), default=Scope.EXPLICIT.value)

    class Meta:
        ordering = ("claim", "pk")
        constraints = (
            one_of("scope", Scope.values()),
            models.UniqueConstraint(
                fields=("claim", "attribution"),
                name="claimattribution_pair_stands_once",
                violation_error_message="The claim already rests on this attribution.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.claim} ← {self.attribution} ({self.get_scope_display()})"

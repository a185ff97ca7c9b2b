"""Where it was printed: articles and the texts they have had."""

from django.core.validators import MinValueValidator
from django.db import models
from django.urls import reverse

from newsledger.ledger.chain import timestamp
from newsledger.ledger.models import Recorded
from sources.domain.records import ArticleRecord, VersionRecord
from sources.domain.terms import PublishedBasis
from sources.querysets import ArticleQuerySet

from .fields import EdtfField, day_field, days_in_order, one_of, web_address_or_empty
from .source import Source


class Article(Recorded):
    """What an outlet published. Its words are in its versions; the headline here is only a label."""

    outlet = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="published_articles")
    headline = models.CharField(
        max_length=500,
        blank=True,
        help_text="A label. The headline as printed belongs at the top of the text.",
    )
    slug = models.SlugField(max_length=100, unique=True, help_text="Its place in addresses. Never changes.")
    url = models.URLField("address", max_length=2000, blank=True)
    byline = models.CharField(max_length=300, blank=True)
    published = EdtfField(
        help_text="As known: 2025-07-12, 2025-07, or empty. Relative periods resolve against it."
    )
    published_first = day_field()
    published_last = day_field()
    published_basis = models.CharField(
        max_length=8,
        choices=PublishedBasis.choices(),
        default=PublishedBasis.UNKNOWN.value,
        help_text="How the date is known.",
    )
    language = models.CharField(max_length=35, blank=True, help_text="BCP 47 code: en, uk, zh-Hans.")
    archive_url = models.URLField("archived copy", max_length=2000, blank=True)
    syndicated_from = models.ForeignKey(
        Source,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="syndicated_articles",
        help_text="The agency or outlet whose text this is, when it isn't the outlet's own.",
    )
    text_public = models.BooleanField(
        "whole text is public",
        default=False,
        help_text="May everyone read the whole text? If not, pages show at most 200 characters around a quote.",
    )

    objects = ArticleQuerySet.as_manager()

    class Meta:
        ordering = ("-published_last", "-pk")
        constraints = (
            one_of("published_basis", PublishedBasis.values()),
            models.CheckConstraint(condition=~models.Q(slug=""), name="article_slug_given"),
            models.UniqueConstraint(
                fields=("url",),
                condition=~models.Q(url=""),
                name="article_url_stands_once",
                violation_error_message="Another article has this address: a changed text is its new version.",
            ),
            days_in_order("published"),
            web_address_or_empty("url"),
            web_address_or_empty("archive_url"),
        )
        indexes = (models.Index(fields=("published_last",), name="article_by_day"),)

    def __str__(self) -> str:
        return self.headline or self.slug

    def get_absolute_url(self) -> str:
        return reverse("article", args=[self.slug])

    @property
    def record(self) -> str:
        return f"article/{self.slug}"

    def as_record(self) -> ArticleRecord:
        """Return the stored article as the ledger would keep it. Reads its versions, without their texts."""
        return ArticleRecord(
            slug=self.slug,
            outlet=self.outlet.slug,
            headline=self.headline,
            url=self.url,
            byline=self.byline,
            published=self.published,
            published_basis=self.published_basis,
            language=self.language,
            archive_url=self.archive_url,
            syndicated_from=self.syndicated_from.slug if self.syndicated_from else None,
            text_public=self.text_public,
            versions=tuple(version.as_record() for version in self.versions.defer("text").order_by("number")),
        )


class ArticleVersion(models.Model):
    """One text of an article. Text and hash never change once saved: a changed text is a new version."""

    article = models.ForeignKey(Article, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField(default=1, validators=[MinValueValidator(1)])
    text = models.TextField(
        help_text="Headline and standfirst as printed come first, a paragraph each; captions stay in their place."
    )
    published = EdtfField(help_text="When this text was published; empty means with the article.")
    published_first = day_field()
    published_last = day_field()
    sha256 = models.CharField("SHA-256", max_length=64, editable=False, db_index=True)
    retrieved_at = models.DateTimeField(null=True, blank=True)
    correction_notice = models.TextField(
        blank=True, help_text="What the outlet says it changed, in its words."
    )

    class Meta:
        ordering = ("article", "number")
        verbose_name = "version"
        constraints = (
            models.UniqueConstraint(fields=("article", "number"), name="version_number_stands_once"),
            models.CheckConstraint(condition=models.Q(number__gte=1), name="version_number_from_one"),
            models.CheckConstraint(condition=models.Q(sha256__length=64), name="version_hash_is_sha256"),
            models.CheckConstraint(
                condition=~models.Q(text="") & ~models.Q(text__contains="\r"),
                name="version_text_given_with_plain_line_ends",
                violation_error_message="The text must not be empty, and its lines end with a line feed alone.",
            ),
            days_in_order("published"),
        )

    def __str__(self) -> str:
        return f"{self.article}, version {self.number}"

    def as_record(self) -> VersionRecord:
        return VersionRecord(
            number=self.number,
            sha256=self.sha256,
            published=self.published,
            retrieved_at=timestamp(self.retrieved_at) if self.retrieved_at else None,
            correction_notice=self.correction_notice,
        )

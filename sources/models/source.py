"""Who speaks: sources, their spellings, and their ties to each other."""

from django.core.validators import RegexValidator
from django.db import models
from django.urls import reverse

from newsledger.ledger.models import Recorded
from sources.domain.likeness import keys_of, keys_of_role, read_name
from sources.domain.records import AffiliationRecord, AliasRecord, SourceRecord
from sources.domain.terms import AffiliationKind, Anonymity, SourceKind
from sources.querysets import AffiliationQuerySet, SourceQuerySet

from .fields import EdtfField, day_field, days_in_order, one_of, web_address_or_empty


class Source(Recorded):
    """Whom or what information is attributed to: an agent or a work, named or not."""

    name = models.CharField(
        max_length=300, help_text="As the press writes it: “Ukrainian intelligence”, “TASS”."
    )
    slug = models.SlugField(max_length=100, unique=True, help_text="Its place in addresses. Never changes.")
    kind = models.CharField(max_length=12, choices=SourceKind.choices())
    anonymity = models.CharField(
        max_length=14,
        choices=Anonymity.choices(),
        default=Anonymity.NAMED.value,
        help_text="A body named in general (“police”, “Ukrainian intelligence”) is named.",
    )
    country = models.CharField(
        max_length=100, blank=True, help_text="ISO 3166-1 code where there is one: UA, US; else its name."
    )
    wikidata_id = models.CharField(
        "Wikidata id",
        max_length=20,
        blank=True,
        validators=[RegexValidator(r"\AQ[1-9][0-9]*\Z", "A Wikidata id is Q and a number, such as Q48340.")],
        help_text="Such as Q48340. Not for unnamed sources: they are nobody in particular.",
    )
    homepage = models.URLField(max_length=2000, blank=True)
    note = models.TextField(blank=True)
    merged_into = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="merged_here",
        help_text="The source this one turned out to be. No row moves: undoing clears this field.",
    )

    objects = SourceQuerySet.as_manager()

    class Meta:
        ordering = ("name", "pk")
        constraints = (
            one_of("kind", SourceKind.values()),
            one_of("anonymity", Anonymity.values()),
            models.CheckConstraint(
                condition=models.Q(anonymity="named") | models.Q(wikidata_id=""),
                name="source_unnamed_has_no_wikidata_id",
                violation_error_message="An unnamed source is nobody in particular and has no Wikidata id.",
            ),
            models.CheckConstraint(
                condition=~models.Q(name="") & ~models.Q(slug=""), name="source_name_and_slug_given"
            ),
            models.CheckConstraint(
                condition=models.Q(merged_into__isnull=True) | ~models.Q(merged_into=models.F("id")),
                name="source_not_merged_into_itself",
                violation_error_message="A source can't be merged into itself.",
            ),
            web_address_or_empty("homepage"),
        )

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("source", args=[self.slug])

    @property
    def record(self) -> str:
        return f"source/{self.slug}"

    @property
    def is_unnamed(self) -> bool:
        return self.anonymity != Anonymity.NAMED

    def word_keys(self) -> frozenset[str]:
        """Return the keys under which it is found by a name. Reads its aliases and affiliations."""
        keys = [
            keys_of(read_name(name)) for name in {self.name, *(alias.name for alias in self.aliases.all())}
        ]
        keys += [keys_of_role(tie.role, self.country) for tie in self.affiliations.all() if tie.role]
        return frozenset().union(*keys)

    def as_record(self) -> SourceRecord:
        """Return the stored source as the ledger would keep it. Reads its aliases and affiliations."""
        return SourceRecord(
            slug=self.slug,
            name=self.name,
            kind=self.kind,
            anonymity=self.anonymity,
            country=self.country,
            wikidata_id=self.wikidata_id,
            homepage=self.homepage,
            note=self.note,
            merged_into=self.merged_into.slug if self.merged_into else None,
            aliases=tuple(
                AliasRecord(name=alias.name, language=alias.language)
                for alias in self.aliases.all()
                if (alias.name, alias.language) != (self.name, "")
            ),
            affiliations=tuple(
                AffiliationRecord(
                    kind=tie.kind,
                    organisation=tie.organisation.slug,
                    role=tie.role,
                    since=tie.since,
                    until=tie.until,
                )
                for tie in self.affiliations.all()
            ),
        ).in_order()


class SourceAlias(models.Model):
    """A spelling under which a source appears. No two sources share one."""

    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="aliases")
    name = models.CharField(max_length=300)
    name_key = models.CharField(
        max_length=600,
        unique=True,
        editable=False,
        help_text="The name as it is compared: NFKC, case-folded, blanks collapsed, invisible characters removed.",
    )
    language = models.CharField(
        max_length=35, blank=True, help_text="BCP 47 code of the spelling: en, uk, zh-Hans."
    )

    class Meta:
        ordering = ("name", "pk")
        verbose_name = "alias"
        verbose_name_plural = "aliases"
        constraints = (
            models.CheckConstraint(
                condition=~models.Q(name="") & ~models.Q(name_key=""), name="sourcealias_name_given"
            ),
        )

    def __str__(self) -> str:
        return self.name


class Affiliation(models.Model):
    """A dated tie from one source to the body it speaks for, belongs to, is owned or issued by."""

    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="affiliations")
    kind = models.CharField(max_length=10, choices=AffiliationKind.choices())
    organisation = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="affiliated")
    role = models.CharField(
        max_length=200, blank=True, help_text="Such as “spokesperson”, “Foreign Minister”."
    )
    since = EdtfField(help_text="From when, as known: 2024, 2024-06, 2024-06-03. Empty when not known.")
    since_first = day_field()
    since_last = day_field()
    until = EdtfField(help_text="Until when, as known. Empty when it still holds or isn't known.")
    until_first = day_field()
    until_last = day_field()

    objects = AffiliationQuerySet.as_manager()

    class Meta:
        ordering = ("pk",)
        constraints = (
            one_of("kind", AffiliationKind.values()),
            models.CheckConstraint(
                condition=~models.Q(source=models.F("organisation")),
                name="affiliation_not_to_itself",
                violation_error_message="A source can't be affiliated to itself.",
            ),
            models.UniqueConstraint(
                fields=("source", "kind", "organisation", "role", "since"),
                name="affiliation_stands_once",
                violation_error_message="This tie is already there.",
            ),
            days_in_order("since"),
            days_in_order("until"),
        )

    def __str__(self) -> str:
        return f"{self.source} {self.get_kind_display()} {self.organisation}"

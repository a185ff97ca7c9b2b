"""What is counted, and in what."""

from django.db import models
from django.urls import reverse

from claims.domain.quantity_names import quantity_keys
from claims.domain.records import QuantityRecord
from claims.domain.terms import Accumulation, Dimension, Statistic
from claims.querysets import QuantityQuerySet, UnitQuerySet
from newsledger.ledger.models import Recorded
from sources.models.fields import one_of


class Unit(models.Model):
    """What numbers of a quantity are numbers of. Percent and percentage point are two units."""

    slug = models.SlugField(max_length=60, unique=True)
    name = models.CharField(max_length=100)
    plural = models.CharField(max_length=100, blank=True)
    symbol = models.CharField(max_length=20, blank=True)
    dimension = models.CharField(max_length=11, choices=Dimension.choices())
    code = models.CharField(max_length=30, blank=True, help_text="UCUM or ISO 4217 code where there is one.")

    objects = UnitQuerySet.as_manager()

    class Meta:
        ordering = ("name",)
        constraints = (
            one_of("dimension", Dimension.values()),
            models.CheckConstraint(
                condition=~models.Q(slug="") & ~models.Q(name=""), name="unit_slug_and_name_given"
            ),
        )

    def __str__(self) -> str:
        return self.name

    def natural_key(self) -> tuple[str]:
        return (self.slug,)


class Quantity(Recorded):
    """What is counted. Claims on one quantity can be compared."""

    name = models.CharField(
        max_length=300, help_text="In full: “North Korean soldiers killed or wounded in Russia”."
    )
    name_key = models.CharField(max_length=600, unique=True, editable=False)
    slug = models.SlugField(max_length=100, unique=True, help_text="Its place in addresses. Never changes.")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="quantities")
    statistic = models.CharField(max_length=11, choices=Statistic.choices())
    accumulation = models.CharField(
        max_length=14, choices=Accumulation.choices(), default=Accumulation.NOT_APPLICABLE.value
    )
    place = models.CharField(max_length=200, blank=True)
    broader = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="narrower",
        help_text="The quantity that includes this one: “killed” is narrower than “killed or wounded”.",
    )
    denominator = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="numerators",
        help_text="For a share or a rate: the quantity it is of.",
    )
    note = models.TextField(blank=True)
    merged_into = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, editable=False, related_name="merged_here"
    )

    objects = QuantityQuerySet.as_manager()

    class Meta:
        ordering = ("name", "pk")
        verbose_name_plural = "quantities"
        constraints = (
            one_of("statistic", Statistic.values()),
            one_of("accumulation", Accumulation.values()),
            models.CheckConstraint(
                condition=~models.Q(name="") & ~models.Q(name_key="") & ~models.Q(slug=""),
                name="quantity_name_and_slug_given",
            ),
            *(
                models.CheckConstraint(
                    condition=models.Q(**{f"{name}__isnull": True}) | ~models.Q(**{name: models.F("id")}),
                    name=f"quantity_{name}_is_another",
                    violation_error_message=message,
                )
                for name, message in (
                    ("broader", "A quantity can't be broader than itself."),
                    ("denominator", "A quantity can't be its own denominator."),
                    ("merged_into", "A quantity can't be merged into itself."),
                )
            ),
        )

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("quantity", args=[self.slug])

    @property
    def record(self) -> str:
        return f"quantity/{self.slug}"

    def word_keys(self) -> frozenset[str]:
        """Return the keys under which it is found by what is counted. Reads its unit."""
        return quantity_keys(self.name, self.unit.slug)

    def as_record(self) -> QuantityRecord:
        """Return the stored quantity as the ledger would keep it."""
        return QuantityRecord(
            slug=self.slug,
            name=self.name,
            unit=self.unit.slug,
            statistic=self.statistic,
            accumulation=self.accumulation,
            place=self.place,
            broader=self.broader.slug if self.broader else None,
            denominator=self.denominator.slug if self.denominator else None,
            note=self.note,
            merged_into=self.merged_into.slug if self.merged_into else None,
        )

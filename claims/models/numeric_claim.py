"""One appearance of one number in one article version, with what it says."""

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone

from claims.domain.amounts import Amount, Comparator
from claims.domain.decimals import canonical
from claims.domain.hedges import Hedge
from claims.domain.records import ClaimRecord, CreditRecord, ExceptionRecord
from claims.domain.review import Review
from claims.domain.terms import Change, Modality, Prominence, Standing
from claims.querysets import WRITTEN, ClaimQuerySet
from newsledger.ledger.chain import timestamp
from newsledger.ledger.models import Recorded
from sources.models.fields import EdtfField, day_field, days_in_order, one_of

from .attribution import Attribution
from .fields import ExactDecimalField, canonical_or_null, sort_key_of
from .hedges import HedgesField, hedges_known
from .mention import NumberMention
from .quantity import Quantity, Unit

EXACT_OR_APPROX = [Comparator.EXACT.value, Comparator.APPROX.value]
LOWER_ONLY = [Comparator.AT_LEAST.value, Comparator.MORE_THAN.value]
UPPER_ONLY = [Comparator.AT_MOST.value, Comparator.LESS_THAN.value]


def given(*names: str) -> Q:
    return Q(**{f"{name}__isnull": False for name in names})


def empty(*names: str) -> Q:
    return Q(**{f"{name}__isnull": True for name in names})


def above_zero(name: str) -> models.CheckConstraint:
    """Return the constraint that a decimal, when given, is above zero: canonical text shows it by its first sign."""
    return models.CheckConstraint(
        condition=empty(name) | (~Q(**{f"{name}__startswith": "-"}) & ~Q(**{name: "0"})),
        name=f"claim_{name}_above_zero",
        violation_error_message=f"The {name.replace('_', ' ')} must be above zero.",
    )


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _exception(value: Any) -> ExceptionRecord:
    """Return the known exception; of a value that isn't one, what `verify` can tell of it."""
    if isinstance(value, dict) and value.keys() == {"check", "because"}:
        return ExceptionRecord(str(value["check"]), str(value["because"]))
    return ExceptionRecord("", str(value))


class NumericClaim(Recorded):
    """One appearance of one number in one article version, with what it says."""

    uid = models.CharField(
        max_length=64, unique=True, editable=False, help_text="Permanent; its place in addresses."
    )
    mention = models.ForeignKey(NumberMention, on_delete=models.PROTECT, related_name="claims")
    part = models.PositiveSmallIntegerField(
        default=1,
        validators=[MinValueValidator(1)],
        help_text="1, 2… where one number says two things: “Spain and Italy each lost 40”.",
    )
    quantity = models.ForeignKey(
        Quantity,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="claims",
        help_text="What is counted.",
    )

    comparator = models.CharField(max_length=9, choices=Comparator.choices())
    point = ExactDecimalField(null=True, blank=True)
    lower = ExactDecimalField(null=True, blank=True)
    upper = ExactDecimalField(null=True, blank=True)
    low_key = sort_key_of("point", "lower")
    high_key = sort_key_of("point", "upper")
    out_of = ExactDecimalField(null=True, blank=True, help_text="The other half of “17 of the 24”.")
    margin = ExactDecimalField(null=True, blank=True, help_text="The ± that goes with the number.")
    sample = ExactDecimalField(null=True, blank=True, help_text="How many were asked or measured.")
    unit = models.ForeignKey(
        Unit,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="claims",
        help_text="Only when it is another than the quantity’s.",
    )
    change = models.CharField(max_length=10, choices=Change.choices(), default=Change.LEVEL.value)
    baseline = EdtfField(
        help_text="Against when an increase or decrease is measured, as known: 2024, 2024-06."
    )
    baseline_first = day_field()
    baseline_last = day_field()
    hedges = HedgesField()
    modality = models.CharField(max_length=12, choices=Modality.choices(), default=Modality.ASSERTED.value)
    prominence = models.CharField(max_length=5, choices=Prominence.choices(), default=Prominence.MAIN.value)
    period = EdtfField(help_text="Over what time, as known: 2024, 2025-07-09, 2024-01/2024-06.")
    period_first = day_field()
    period_last = day_field()
    as_of = EdtfField(help_text="At what moment the number stood, as known.")
    as_of_first = day_field()
    as_of_last = day_field()
    note = models.TextField(blank=True)

    review = models.CharField(
        max_length=9, choices=Review.choices(), default=Review.DRAFT.value, editable=False
    )
    # Derived from the ledger's entries and no part of the record: the queue of reviewers is ordered by it.
    submitted_at = models.DateTimeField(
        default=timezone.now,
        editable=False,
        help_text="When the claim last came into review; when it was entered, until it first does.",
    )
    standing = models.CharField(
        max_length=10,
        choices=Standing.choices(),
        default=Standing.STANDING.value,
        help_text="What the outlet or the source did to the number since. Our own errors are withdrawn instead.",
    )
    withdrawn_at = models.DateTimeField(null=True, blank=True, editable=False)
    withdrawn_reason = models.TextField(blank=True, editable=False)
    reviewed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
    )
    reviewed_at = models.DateTimeField(null=True, blank=True, editable=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, editable=False, related_name="+"
    )
    proposed_by = models.CharField(
        max_length=100, blank=True, editable=False, help_text="Empty when typed by hand."
    )
    accepted_as_is = models.BooleanField(default=False, editable=False)
    exceptions = models.JSONField(
        "known exceptions",
        default=list,
        blank=True,
        editable=False,
        help_text="What checks find in the claim and is right all the same: each check with a reason.",
    )

    attributions = models.ManyToManyField(
        Attribution, through="claims.ClaimAttribution", related_name="claims", editable=False
    )

    objects = ClaimQuerySet.as_manager()

    class Meta:
        ordering = ("-pk",)
        permissions = (("review_numericclaim", "Can review numeric claims"),)
        constraints = (
            one_of("comparator", Comparator.values()),
            one_of("change", Change.values()),
            one_of("modality", Modality.values()),
            one_of("prominence", Prominence.values()),
            one_of("review", Review.values()),
            one_of("standing", Standing.values()),
            hedges_known("hedges", Hedge.values()),
            *(canonical_or_null(name) for name in ("point", "lower", "upper", "out_of", "margin", "sample")),
            models.UniqueConstraint(
                fields=("mention", "part"),
                name="claim_part_of_a_number_stands_once",
                violation_error_message="This number already has such a claim: give another part.",
            ),
            models.CheckConstraint(
                condition=~Q(comparator__in=EXACT_OR_APPROX) | (given("point") & empty("lower", "upper")),
                name="claim_exact_and_approx_have_a_point_only",
                violation_error_message="“exact” and “about” have a point and no bounds.",
            ),
            models.CheckConstraint(
                condition=~Q(comparator=Comparator.RANGE.value)
                | (empty("point") & given("lower", "upper") & Q(low_key__lt=F("high_key"))),
                name="claim_range_has_lower_below_upper",
                violation_error_message="A range has a lower bound below an upper one and no point.",
            ),
            models.CheckConstraint(
                condition=~Q(comparator__in=LOWER_ONLY) | (given("lower") & empty("point", "upper")),
                name="claim_at_least_and_more_than_have_lower_only",
                violation_error_message="“at least” and “more than” have a lower bound only.",
            ),
            models.CheckConstraint(
                condition=~Q(comparator__in=UPPER_ONLY) | (given("upper") & empty("point", "lower")),
                name="claim_at_most_and_less_than_have_upper_only",
                violation_error_message="“at most” and “less than” have an upper bound only.",
            ),
            models.CheckConstraint(
                condition=~Q(comparator=Comparator.VAGUE.value) | empty("point", "lower", "upper"),
                name="claim_vague_has_no_number",
                violation_error_message="“dozens” and the like have neither a point nor bounds.",
            ),
            above_zero("out_of"),
            above_zero("margin"),
            above_zero("sample"),
            models.CheckConstraint(
                condition=empty("margin") | Q(comparator__in=EXACT_OR_APPROX),
                name="claim_margin_with_exact_and_approx_only",
                violation_error_message="A margin goes with “exact” and “about” only.",
            ),
            models.CheckConstraint(condition=Q(part__gte=1), name="claim_part_from_one"),
            models.CheckConstraint(condition=~Q(uid=""), name="claim_uid_given"),
            models.CheckConstraint(
                condition=given("quantity") | Q(review=Review.DRAFT.value),
                name="claim_quantity_given_unless_draft",
                violation_error_message="Say what is counted before the claim goes to review.",
            ),
            models.CheckConstraint(
                condition=empty("reviewed_by") | ~Q(reviewed_by=F("created_by")),
                name="claim_not_reviewed_by_its_creator",
                violation_error_message="Nobody reviews a claim of their own.",
            ),
            models.CheckConstraint(
                condition=empty("reviewed_by", "reviewed_at") | given("reviewed_by", "reviewed_at"),
                name="claim_reviewer_and_time_go_together",
            ),
            models.CheckConstraint(
                condition=(Q(withdrawn_at__isnull=True) & Q(withdrawn_reason=""))
                | (Q(withdrawn_at__isnull=False) & ~Q(withdrawn_reason="") & Q(review=Review.APPROVED.value)),
                name="claim_withdrawn_with_a_reason_once_approved",
                violation_error_message="Only an approved claim is withdrawn, and with a reason.",
            ),
            days_in_order("baseline"),
            days_in_order("period"),
            days_in_order("as_of"),
        )
        indexes = (
            models.Index(fields=("quantity", "review", "id"), name="claim_by_quantity_and_review"),
            models.Index(fields=("review", "prominence"), name="claim_by_review_and_prominence"),
            models.Index(fields=("low_key",), name="claim_by_low_key"),
            models.Index(fields=("modified",), name="claim_by_last_change"),
            models.Index(fields=("review", "submitted_at", "id"), name="claim_by_submission"),
        )

    def __str__(self) -> str:
        return f"“{self.mention.exact}” ({self.uid})"

    def get_absolute_url(self) -> str:
        return reverse("claim", args=[self.uid])

    @property
    def record(self) -> str:
        return f"claim/{self.uid}"

    @property
    def is_withdrawn(self) -> bool:
        return self.withdrawn_at is not None

    @property
    def amount(self) -> Amount:
        return Amount(
            comparator=Comparator(self.comparator),
            point=self.point,
            lower=self.lower,
            upper=self.upper,
            out_of=self.out_of,
            margin=self.margin,
            sample=self.sample,
        )

    @property
    def counted_in(self) -> Unit | None:
        """The claim's own unit, else its quantity's."""
        return self.unit or (self.quantity.unit if self.quantity else None)

    def authors(self, *, until: int | None = None) -> set[str]:
        """Return the user names of all who wrote a revision of what the claim says, up to `until`."""
        wrote = self.history().filter(action__in=WRITTEN)
        if until is not None:
            wrote = wrote.filter(revision__lte=until)
        return set(wrote.values_list("by", flat=True))

    def rests_on(self, credited: Iterable[tuple[str, int]] | None = None) -> str:
        """Return the records that say what is counted and who says so, each with its revision.

        They are edited by themselves: with the claim's own revision this names all that a reviewer was shown.
        `credited` are its attributions' uids and revisions, where a page read those of many claims at once.
        """
        if credited is None:
            credited = self.attributions.values_list("uid", "revision")
        named = [f"attribution/{uid}@{revision}" for uid, revision in dict(credited).items()]
        if self.quantity is not None:
            named.append(f"{self.quantity.record}@{self.quantity.revision}")
        return " ".join(sorted(named))

    def as_record(self) -> ClaimRecord:
        """Return the stored claim as the ledger would keep it. Reads its spans, attributions and outgoing links."""
        values: dict[str, Any] = {
            name: getattr(self, name)
            for name in (
                "uid",
                "part",
                "comparator",
                "change",
                "baseline",
                "modality",
                "prominence",
                "period",
                "as_of",
                "note",
                "standing",
                "proposed_by",
                "accepted_as_is",
                "review",
                "withdrawn_reason",
            )
        }
        decimals: dict[str, Any] = {
            name: None if (value := getattr(self, name)) is None else canonical(value)
            for name in ("point", "lower", "upper", "out_of", "margin", "sample")
        }
        return ClaimRecord(
            **values,
            **decimals,
            article=self.mention.version.article.slug,
            version=self.mention.version.number,
            start=self.mention.start,
            end=self.mention.end,
            quantity=self.quantity.slug if self.quantity else None,
            unit=self.unit.slug if self.unit else None,
            hedges=tuple(self.hedges),
            withdrawn_at=timestamp(self.withdrawn_at) if self.withdrawn_at else None,
            created_by=self.created_by.get_username(),
            reviewed_by=self.reviewed_by.get_username() if self.reviewed_by else None,
            reviewed_at=timestamp(self.reviewed_at) if self.reviewed_at else None,
            spans=tuple(span.as_record() for span in self.spans.all()),
            attributions=tuple(
                CreditRecord(attribution=credit.attribution.uid, scope=credit.scope)
                for credit in self.credits.all()
            ),
            links=tuple(link.as_record() for link in self.links_out.all()),
            exceptions=tuple(map(_exception, _listed(self.exceptions))),
        ).in_order()

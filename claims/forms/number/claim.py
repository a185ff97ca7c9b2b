"""What a number at a place of a text says, in a form."""

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError

from claims.domain.amount_words import in_words
from claims.domain.records import (
    ClaimRecord,
    QuantityRecord,
)
from claims.domain.terms import Role
from claims.forms.amounts import bare
from claims.forms.claim import WORDS, ClaimForm
from claims.forms.naming import UnitField, quantity_named
from claims.forms.words import Window, Words
from claims.models import NumericClaim, Quantity
from newsledger.ledger.forms import WrittenField
from sources.models import ArticleVersion

LONGEST_NAME = 300
"""So many characters may name a quantity or a source."""

WORDS_KEYS = {
    Role.QUOTE: "q",
    Role.HEDGE: "h",
    Role.COMPARATOR: "m",
    Role.COUNTED: "b",
    Role.PERIOD: "p",
    Role.PLACE: "x",
    Role.CHANGE: "z",
}
RARE = ("as_of", "baseline", "out_of", "margin", "sample", "note")


@dataclass(frozen=True)
class WordsPart:
    """A field for words of the text: what they are, and the key that takes what is selected."""

    field: Any
    takes: str
    key: str


class NumberForm(ClaimForm):
    """What the number at a place of a text says. What is counted is named in words; a new name makes a quantity."""

    version = None  # type: ignore[assignment]  # the page says it
    number = None  # type: ignore[assignment]
    quantity = WrittenField(
        label="What is counted",
        required=False,
        max_length=LONGEST_NAME,
        help_text="A name that no quantity has yet makes a new one. Without it the claim can’t be sent to review.",
    )
    unit = UnitField(
        required=False,
        max_length=100,
        help_text="Only where it is another than the quantity’s; of a new quantity, its own.",
    )

    class Meta:
        model = NumericClaim
        fields = ("change", "baseline", "hedges", "modality", "prominence", "period", "as_of", "note")

    def __init__(self, *args: Any, text: ArticleVersion, number: Window, **kwargs: Any) -> None:
        self.text_given, self.number_given = text, number
        self.new_quantity: QuantityRecord | None = None
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.initial["quantity"] = self.instance.quantity.name if self.instance.quantity else ""
            self.initial["unit"] = self.instance.unit

    def fill(self, record: ClaimRecord) -> None:
        """Let the form begin with what a proposal says."""
        for name in (*self.Meta.fields, "out_of", "margin", "sample"):
            self.initial[name] = getattr(record, name)
        for name, role in {"quote": Role.QUOTE, **WORDS}.items():
            span = record.span(role)
            self.initial[name] = Words(span.exact, place=(span.start, span.end)) if span else None
        self.initial["unit"] = record.unit or ""
        amount: Any = self.fields["amount"]
        amount.stands = bare(record.amount())
        self.initial["amount"] = in_words(amount.stands)

    @property
    def words_fields(self) -> list[WordsPart]:
        """The fields for words, each with the key that takes what is selected in the text."""
        return [
            WordsPart(self[name], Role(role).label, WORDS_KEYS.get(Role(role), ""))
            for name, role in {"quote": Role.QUOTE, **WORDS}.items()
        ]

    @property
    def words_errors(self) -> bool:
        """Whether something is wrong with the words."""
        return any(part.field.errors for part in self.words_fields)

    @property
    def rare_errors(self) -> bool:
        """Whether something is wrong with what most numbers don't say."""
        return any(name in self.errors for name in RARE)

    def clean(self) -> None:
        """Find the words, settle the amount, and find out what is counted."""
        name = self.cleaned_data.get("quantity") or ""
        self.cleaned_data["quantity"] = self._quantity(name)
        super().clean()
        if name and self.cleaned_data["quantity"] is None and self.said:
            # Its own unit becomes the new quantity's; without one, that in which it was counted until now.
            counted = self.instance.quantity if self.instance.pk else None
            unit = self.said["unit"] or (counted.unit.slug if counted else "")
            _, self.new_quantity = quantity_named(name, unit=unit)
            self.said["unit"] = None

    def _quantity(self, name: str) -> Quantity | None:
        try:
            slug, _ = quantity_named(name, unit="")
        except ValidationError as error:
            self.add_error("quantity", error)
            return None
        return Quantity.objects.select_related("unit").get(slug=slug) if slug else None

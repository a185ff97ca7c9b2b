"""The form for a numeric claim: what the words say, what is counted, when, and who says so."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any, cast

from django.contrib import admin
from django.core.exceptions import ValidationError

from claims.domain.amount_words import ReadAmount
from claims.domain.amounts import Amount, ImpossibleAmount
from claims.domain.decimals import canonical
from claims.domain.hedges import hedges_in
from claims.domain.records import ClaimRecord, CreditRecord, SpanRecord
from claims.domain.terms import CLAIM_ROLES, Change, Role
from claims.models import Attribution, ClaimAttribution, NumberMention, NumericClaim, Unit
from newsledger.ledger.forms import PartForm, RecordForm, RowField, RowSelect
from newsledger.refusals import Refused
from sources.domain.texts import UnusableText
from sources.models import ArticleVersion

from .amounts import AmountField, NumberField, bare, read
from .words import AnchoringForm, Window, Words, WordsField, words_of

# Field to the role its words play.
WORDS = {f"{role}_words": role for role in CLAIM_ROLES if role != Role.QUOTE}
BESIDE_AMOUNT = ("out_of", "margin", "sample")
ASKS_ONLY = "_read"
"""The button that asks how the form is read, and stores nothing."""


class ClaimForm(AnchoringForm, RecordForm):
    """One appearance of one number in one text. Text and number are chosen once; the rest may be mended."""

    version = RowField(
        queryset=ArticleVersion.objects.select_related("article").defer("text"),
        widget=RowSelect(Attribution._meta.get_field("version"), admin.site),
        label="Text",
        help_text="The article’s version in which the number stands: search by headline, slug or outlet.",
    )
    quote = WordsField(
        required=True, rows=4, help_text="Paste the words of the text that state the number, whole."
    )
    number = WordsField(required=True, help_text="As it stands in the quote: “25,000 to 30,000”.")
    amount = AmountField(
        required=False,
        help_text="What the number says: 25,000 · 9 million · at least 100 · 25,000–30,000 · 17 of 24 · up 5 %."
        " Left empty, it is read from the number’s own words and those of its comparator.",
    )
    out_of = NumberField(help_text="The other half of “17 of the 24”.")
    margin = NumberField(help_text="The ± that goes with the number.")
    sample = NumberField(help_text="How many were asked or measured.")

    comparator_words = WordsField(label="Comparator words", help_text="“at least”, “about”, “up to”")
    hedge_words = WordsField(label="Hedge words", help_text="“an estimated”, “reportedly”")
    counted_words = WordsField(label="Words for what is counted", help_text="“ballistic missiles”")
    change_words = WordsField(label="Change words", help_text="“additional”, “rose by”")
    baseline_words = WordsField(label="Baseline words", help_text="“from a year earlier”")
    period_words = WordsField(label="Period words", help_text="“last year”")
    as_of_words = WordsField(label="As-of words", help_text="“as of Monday”")
    place_words = WordsField(label="Place words", help_text="“in the Kursk region”")
    out_of_words = WordsField(label="Out-of words", help_text="“of the 24”")
    margin_words = WordsField(label="Margin words", help_text="“plus or minus 3 points”")
    sample_words = WordsField(label="Sample words", help_text="“1,200 adults”")
    record_words = WordsField(label="Record words", help_text="“record”")

    field_of = {
        **dict.fromkeys(("comparator", "point", "lower", "upper"), "amount"),
        "uid": "number",
        **{f"spans.{role}": name for name, role in {"quote": Role.QUOTE, **WORDS}.items()},
    }

    class Meta:
        model = NumericClaim
        fields = (
            "part",
            "quantity",
            "unit",
            "change",
            "baseline",
            "hedges",
            "modality",
            "prominence",
            "period",
            "as_of",
            "note",
            "standing",
        )

    text_given: ArticleVersion | None = None
    """The version, where the page that the form stands on says it."""
    number_given: Window | None = None
    """Where the number stands, where the page says it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.spans: list[SpanRecord] = []
        self.place: Window | None = None
        self.said: dict[str, Any] = {}
        if not self.instance.pk:
            return
        for name, role in {"quote": Role.QUOTE, **WORDS}.items():
            self.initial[name] = words_of(self.instance.spans.all(), role)
        if not self.is_bound:
            self.spans = [span.as_record() for span in self.instance.spans.all()]
            self.place = (self.instance.mention.start, self.instance.mention.end)
        amount = cast(AmountField, self.fields["amount"])
        amount.stands = bare(self.instance.amount)
        self.initial["amount"] = amount.shown()
        for name in BESIDE_AMOUNT:
            self.initial[name] = getattr(self.instance, name)

    @property
    def asks_only(self) -> bool:
        """Whether the form was sent to see how it is read, not to be stored."""
        return self.is_bound and ASKS_ONLY in self.data

    def is_valid(self) -> bool:
        """Return whether the form can be stored, and shall be."""
        return super().is_valid() and not self.asks_only

    def full_clean(self) -> None:
        """Check the form. Who only asks how it is read isn't told of what is still to come."""
        super().full_clean()
        if self.asks_only:
            for name, errors in list(self.errors.items()):
                if all(error.code == "required" for error in errors.as_data()):
                    del self.errors[name]

    @property
    def text_version(self) -> ArticleVersion | None:
        """The version in which the number stands; None while none is chosen."""
        if self.text_given is not None:
            return self.text_given
        if self.instance.pk:
            return self.instance.mention.version
        if self.is_bound:
            return self.cleaned_data.get("version")
        try:
            return self.fields["version"].clean(self.initial.get("version"))
        except ValidationError:
            return None

    def clean(self) -> None:
        """Find the words in the text, and make one amount of what several fields say of it."""
        self._find_words()
        self._settle_amount()

    def _find_words(self) -> None:
        """Find all words in the text: the quote, the number in it, and what else is said in the quote."""
        version = self.text_version
        if version is None or "quote" not in self.cleaned_data:
            return
        text = version.text
        quote = self._found("quote", Role.QUOTE, text)
        if quote is None:
            return
        self.spans = [quote]
        within = (quote.start, quote.end)
        self.place = self._number_settled()
        if self.place is None and (number := self._found("number", Role.QUOTE, text, within)):
            self.place = (number.start, number.end)
        for name, role in WORDS.items():
            if span := self._found(name, role, text, within):
                self.spans.append(span)

    def _found(self, name: str, role: Role, text: str, within: Window | None = None) -> SpanRecord | None:
        """Return where the field's words stand; None for no words, or where they don't, which is told."""
        words = self.words_typed(name, text)
        if words is None:
            return None
        try:
            window = within or self._around_number(words, text)
            return words.span(role, text, [window], field=name, kept_in=within)
        except Refused as refusal:
            self.add_refusal(name, refusal)
            return None

    def _around_number(self, quote: Words, text: str) -> Window:
        """Return where a quote may stand: anywhere, or so that it holds the number it is for.

        Raises: Refused.
        """
        number = self._number_settled()
        if number is None:
            return (0, len(text))
        start, end = number
        try:
            length = len(quote.normal)
        except UnusableText as error:
            raise Refused(str(error), field="quote") from error
        if length < end - start:
            raise Refused(f"The quote must hold the number “{text[start:end]}”.", field="quote")
        return (max(0, end - length), min(len(text), start + length))

    def _number_settled(self) -> Window | None:
        """Return where the number stands, where that isn't the form's to say: of a stored claim, or as given."""
        if self.instance.pk:
            return (self.instance.mention.start, self.instance.mention.end)
        return self.number_given

    def _settle_amount(self) -> None:
        """Make one amount, change and unit of the fields that can say them; tell where they contradict."""
        amount = self._amount_read()
        if amount is None:
            return
        said: dict[str, Any] = {"comparator": str(amount.amount.comparator)}
        for name in ("point", "lower", "upper"):
            said[name] = getattr(amount.amount, name)
        for name in BESIDE_AMOUNT:
            said[name] = self._beside(name, getattr(amount.amount, name))
        try:
            Amount(**{**said, "comparator": amount.amount.comparator})
        except ImpossibleAmount as error:
            name = self.field_of.get(error.field, error.field)
            self.add_error(name if name in self.fields else "amount", str(error))
            return
        self.said = {
            **said,
            "change": self._change(amount),
            "unit": self._unit(amount),
            "hedges": self._hedges(amount),
        }

    def _amount_read(self) -> ReadAmount | None:
        """Return the amount as typed, else as the words of the number say it; None where neither can be read."""
        typed: ReadAmount | None = self.cleaned_data.get("amount")
        if typed is not None or "amount" in self.errors:
            return typed
        number = self._number_words()
        if not number:
            return None
        try:
            return read(f"{self._typed('comparator_words')} {number}".strip())
        except ValidationError as error:
            self.add_error("amount", f"{error.message} Type what the number says.")
            return None

    def _number_words(self) -> str:
        if self.instance.pk:
            return self.instance.mention.exact
        if self.number_given is not None and self.text_given is not None:
            return " ".join(self.text_given.text[slice(*self.number_given)].split())
        return self._typed("number")

    def _typed(self, name: str) -> str:
        words: Words | None = self.cleaned_data.get(name)
        return " ".join(words.text.split()) if words else ""

    def _beside(self, name: str, of_amount: Decimal | None) -> Decimal | None:
        """Return what the number is out of, its margin or its sample, from either place that can say it."""
        typed: Decimal | None = self.cleaned_data.get(name)
        if of_amount is not None and typed is not None and of_amount != typed:
            self.add_error(name, f"The amount says {canonical(of_amount)} here: leave one of the two out.")
        return of_amount if typed is None else typed

    def _change(self, amount: ReadAmount) -> str:
        """Return what the number is of: as chosen, or as “up 5 %” says where nothing was chosen."""
        chosen: str = self.cleaned_data.get("change", Change.LEVEL)
        if amount.change == Change.LEVEL or amount.change == chosen:
            return chosen
        if chosen != Change.LEVEL:
            self.add_error("change", f"The amount’s words say “{amount.change.label}”.")
        return str(amount.change)

    def _unit(self, amount: ReadAmount) -> str | None:
        """Return the slug of the claim's own unit: as chosen, or as “5 %” says and the quantity doesn't."""
        unit, quantity = self.cleaned_data.get("unit"), self.cleaned_data.get("quantity")
        if unit is not None:
            if amount.unit not in (None, unit.slug):
                self.add_error("unit", f"The amount’s words say “{amount.unit}”.")
            return unit.slug
        return None if quantity and quantity.unit.slug == amount.unit else amount.unit

    def _hedges(self, amount: ReadAmount) -> tuple[str, ...]:
        """Return the hedges: as ticked and as the amount's words say; for a new claim, else as its words say."""
        ticked = self.cleaned_data.get("hedges", ())
        if not ticked and not self.instance.pk:
            ticked = hedges_in(self._typed("hedge_words"))
        return NumericClaim._meta.get_field("hedges").to_python([*ticked, *amount.hedges])

    def draft(self) -> NumericClaim | None:
        """Return the claim as it is read so far, not to be stored; None while its amount isn't read."""
        if not self.is_bound:
            return self.instance if self.instance.pk else None
        if not self.said:
            return None
        number = self._number_words()
        unit = Unit.objects.filter(slug=self.said["unit"]).first() if self.said["unit"] else None
        return NumericClaim(
            **{**self.said, "unit": unit},
            mention=NumberMention(exact=number),
            quantity=self.cleaned_data.get("quantity"),
            modality=self.cleaned_data.get("modality", self.instance.modality),
        )

    def record(self, *, credited: Sequence["CreditForm"]) -> ClaimRecord:
        """Return the claim as the form says it shall be."""
        said = self.cleaned_data
        version, place = self.text_version, self.place
        if version is None or place is None:
            raise ValueError("only a form without errors makes a record")
        amount: dict[str, Any] = {
            name: canonical(value) if isinstance(value, Decimal) else value
            for name, value in self.said.items()
        }
        return ClaimRecord(
            uid=self.instance.uid,
            article=version.article.slug,
            version=version.number,
            start=place[0],
            end=place[1],
            part=said.get("part", self.instance.part),
            quantity=said["quantity"].slug if said["quantity"] else None,
            **amount,
            baseline=said["baseline"],
            modality=said["modality"],
            prominence=said["prominence"],
            period=said["period"],
            as_of=said["as_of"],
            note=said["note"],
            standing=said.get("standing", self.instance.standing),
            proposed_by=self.instance.proposed_by,
            accepted_as_is=self.instance.accepted_as_is,
            spans=tuple(self.spans),
            attributions=tuple(form.record() for form in credited),
        )


class CreditForm(PartForm):
    """That the claim rests on an attribution, and how plainly the text says so."""

    class Meta:
        model = ClaimAttribution
        fields = ("attribution", "scope")

    def record(self) -> CreditRecord:
        """Return the credit."""
        return CreditRecord(
            attribution=self.cleaned_data["attribution"].uid, scope=self.cleaned_data["scope"]
        )

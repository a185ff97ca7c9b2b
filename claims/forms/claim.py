"""The form for a numeric claim: what the words say, what is counted, when, and who says so."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any, cast

from django.contrib import admin

from claims.domain.amount_words import ReadAmount
from claims.domain.amounts import Amount
from claims.domain.decimals import canonical
from claims.domain.records import ClaimRecord, CreditRecord, SpanRecord
from claims.domain.terms import CLAIM_ROLES, Change, Role
from claims.models import Attribution, ClaimAttribution, NumericClaim
from newsledger.ledger.forms import PartForm, RecordForm, RowField, RowSelect
from newsledger.refusals import Refused
from sources.domain.texts import UnusableText
from sources.models import ArticleVersion

from .amounts import AmountField, NumberField, bare
from .words import AnchoringForm, Window, Words, WordsField, words_of

# Field to the role its words play.
WORDS = {f"{role}_words": role for role in CLAIM_ROLES if role != Role.QUOTE}
BESIDE_AMOUNT = ("out_of", "margin", "sample")


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
        help_text="What the number says: 25,000 · 9 million · at least 100 · 25,000–30,000 · 17 of 24."
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

    field_of = {**dict.fromkeys(("comparator", "point", "lower", "upper"), "amount"), "uid": "number"}

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

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.spans: list[SpanRecord] = []
        self.place: Window | None = None
        if not self.instance.pk:
            return
        for name, role in {"quote": Role.QUOTE, **WORDS}.items():
            self.initial[name] = words_of(self.instance.spans.all(), role)
        amount = cast(AmountField, self.fields["amount"])
        amount.stands = bare(self.instance.amount)
        self.initial["amount"] = amount.shown()
        for name in BESIDE_AMOUNT:
            self.initial[name] = getattr(self.instance, name)

    @property
    def text_version(self) -> ArticleVersion | None:
        """The version in which the number stands; None while none is chosen."""
        if self.instance.pk:
            return self.instance.mention.version
        return self.cleaned_data.get("version")

    def clean(self) -> None:
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
        if self.instance.pk:
            self.place = (self.instance.mention.start, self.instance.mention.end)
        elif number := self._found("number", Role.QUOTE, text, within):
            self.place = (number.start, number.end)
        for name, role in WORDS.items():
            if span := self._found(name, role, text, within):
                self.spans.append(span)

    def _found(self, name: str, role: Role, text: str, within: Window | None = None) -> SpanRecord | None:
        """Return where the field's words stand; None for no words, or where they don't, which is told."""
        words: Words | None = self.cleaned_data.get(name)
        if words is None:
            return None
        try:
            window = within or self._around_number(words, text)
            return words.span(role, text, [window], field=name, kept_in=within)
        except Refused as refusal:
            self.add_refusal(name, refusal)
            return None

    def _around_number(self, quote: Words, text: str) -> Window:
        """Return where a quote may stand: anywhere, or so that it holds the number it was stored for.

        Raises: Refused.
        """
        if not self.instance.pk:
            return (0, len(text))
        number = self.instance.mention
        try:
            length = len(quote.normal)
        except UnusableText as error:
            raise Refused(str(error), field="quote") from error
        if length < number.end - number.start:
            raise Refused(f"The quote must hold the number “{number.exact}”.", field="quote")
        return (max(0, number.end - length), min(len(text), number.start + length))

    def record(self, *, credited: Sequence["CreditForm"]) -> ClaimRecord:
        """Return the claim as the form says it shall be.

        Raises: Refused.
        """
        said = self.cleaned_data
        version, place = self.text_version, self.place
        if version is None or place is None:
            raise ValueError("only a form without errors makes a record")
        read: ReadAmount = said["amount"]
        return ClaimRecord(
            uid=self.instance.uid,
            article=version.article.slug,
            version=version.number,
            start=place[0],
            end=place[1],
            part=said.get("part", self.instance.part),
            quantity=said["quantity"].slug if said["quantity"] else None,
            unit=self._unit(read),
            **self._numbers(read.amount),
            change=self._change(read),
            baseline=said["baseline"],
            hedges=NumericClaim._meta.get_field("hedges").to_python([*said["hedges"], *read.hedges]),
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

    def _numbers(self, amount: Amount) -> dict[str, Any]:
        """Return comparator and numbers, as the record keeps them.

        Raises: Refused, where the amount says one number and the field beside it another.
        """
        numbers: dict[str, Decimal | None] = {
            name: getattr(amount, name) for name in ("point", "lower", "upper")
        }
        for name in BESIDE_AMOUNT:
            read, typed = getattr(amount, name), self.cleaned_data[name]
            if read is not None and typed is not None and read != typed:
                raise Refused(
                    f"The amount says {canonical(read)} here: leave one of the two out.", field=name
                )
            numbers[name] = read if typed is None else typed
        return {
            "comparator": str(amount.comparator),
            **{name: None if number is None else canonical(number) for name, number in numbers.items()},
        }

    def _change(self, read: ReadAmount) -> str:
        """Return what the number is of: as chosen, or as “up 5 %” says where nothing was chosen.

        Raises: Refused, where the two say different things.
        """
        chosen: str = self.cleaned_data["change"]
        if read.change == Change.LEVEL or read.change == chosen:
            return chosen
        if chosen != Change.LEVEL:
            raise Refused(f"The amount’s words say “{read.change.label}”.", field="change")
        return str(read.change)

    def _unit(self, read: ReadAmount) -> str | None:
        """Return the slug of the claim's own unit: as chosen, or as “5 %” says and the quantity doesn't.

        Raises: Refused, where the two say different things.
        """
        unit, quantity = self.cleaned_data["unit"], self.cleaned_data["quantity"]
        if unit is not None:
            if read.unit not in (None, unit.slug):
                raise Refused(f"The amount’s words say “{read.unit}”.", field="unit")
            return unit.slug
        return None if quantity and quantity.unit.slug == read.unit else read.unit


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

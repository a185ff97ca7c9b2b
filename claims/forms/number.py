"""A number of the desk, edited in place: what it says, what is counted and who says so, in one form."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.forms.formsets import BaseFormSet

from claims.domain.amount_words import in_words
from claims.domain.chains import step_name
from claims.domain.drafts import DraftAttribution
from claims.domain.records import (
    AttributionRecord,
    ClaimRecord,
    CreditRecord,
    LinkRecord,
    QuantityRecord,
    SpanRecord,
)
from claims.domain.terms import Manner, Role, Scope
from claims.models import AttributionLink, NumericClaim, Quantity
from claims.presenters.number import Standing
from newsledger.ledger.forms import MOST_NEW_PARTS, RefusedInParts, WrittenField
from newsledger.refusals import Refused
from sources.domain.records import SourceRecord
from sources.domain.terms import Anonymity, SourceKind
from sources.models import ArticleVersion, Source

from .amounts import bare
from .attribution import LinkForm
from .claim import WORDS, ClaimForm
from .naming import UnitField, quantity_named, source_named
from .words import Window, Words

SPARE_STEPS = 2
"""How many empty steps a chain offers beyond those it has."""

LONGEST_NAME = 300


WORDS_KEYS = {
    Role.QUOTE: "q",
    Role.HEDGE: "h",
    Role.COMPARATOR: "m",
    Role.COUNTED: "b",
    Role.PERIOD: "p",
    Role.PLACE: "x",
    Role.CHANGE: "z",
}
RARE = ("as_of", "baseline", "out_of", "margin", "sample", "note", "reason")


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
            # Its own unit becomes the new quantity's.
            _, self.new_quantity = quantity_named(name, unit=self.said["unit"] or "")
            self.said["unit"] = None

    def _quantity(self, name: str) -> Quantity | None:
        try:
            slug, _ = quantity_named(name, unit="")
        except ValidationError as error:
            self.add_error("quantity", error)
            return None
        return Quantity.objects.select_related("unit").get(slug=slug) if slug else None


class SeenForm(forms.Form):
    """What the editor had before them: the mark of the number's card, which of its claims, and the decision's token."""

    token = forms.UUIDField(widget=forms.HiddenInput)
    mark = forms.CharField(required=False, max_length=64, widget=forms.HiddenInput)
    part = forms.IntegerField(required=False, min_value=1, max_value=32_000, widget=forms.HiddenInput)


class ChainForm(forms.Form):
    """One credit of the number: an attribution of the text shared as it stands, or its chain as written here."""

    uid = forms.CharField(required=False, max_length=64, widget=forms.HiddenInput)
    revision = forms.IntegerField(required=False, min_value=1, widget=forms.HiddenInput)
    shared = forms.ChoiceField(
        label="Credit",
        required=False,
        help_text="A credit that other numbers of this text rest on, or the chain below.",
    )
    scope = forms.ChoiceField(
        choices=Scope.choices(), initial=Scope.EXPLICIT.value, label="Covers the number"
    )
    manner = forms.ChoiceField(choices=Manner.choices(), initial=Manner.PARAPHRASE.value)
    only_here = forms.BooleanField(label="Change it for this number alone", required=False)
    gone = forms.BooleanField(label="The number isn’t credited to them", required=False)

    def __init__(self, *args: Any, offered: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["shared"].choices = [("", "as below"), *offered]  # type: ignore[attr-defined]


class StepForm(LinkForm):
    """A voice of the chain, named in words; a new name makes a source."""

    source = WrittenField(label="Who", required=False, max_length=LONGEST_NAME)
    kind = forms.ChoiceField(
        choices=SourceKind.choices(), required=False, initial=SourceKind.GROUP.value, label="If new, a"
    )
    anonymity = forms.ChoiceField(
        choices=Anonymity.choices(), required=False, initial=Anonymity.NAMED.value, label="If new, it is"
    )
    gone = forms.BooleanField(label="Leave out", required=False)

    class Meta:
        model = AttributionLink
        fields = ("position", "stance", "access", "said_on")
        widgets: ClassVar = {"position": forms.NumberInput(attrs={"min": 0, "class": "position"})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.slug: str | None = None
        self.new_source: SourceRecord | None = None

    @property
    def name(self) -> str:
        """What the step is called."""
        place = self["position"].value()
        return step_name(int(place)) if str(place).isdecimal() and len(str(place)) < 6 else "step"

    @property
    def is_blank(self) -> bool:
        """Whether nobody is named and no words are given, or the step is to be left out."""
        said = self.cleaned_data
        return bool(said.get("gone")) or not any(said.get(name) for name in ("source", *self.WORDS))

    def clean(self) -> dict[str, Any]:
        """Find out who is meant."""
        said: dict[str, Any] = super().clean() or self.cleaned_data
        name = said.get("source") or ""
        try:
            self.slug, self.new_source = source_named(
                name,
                kind=said.get("kind") or SourceKind.GROUP.value,
                anonymity=said.get("anonymity") or Anonymity.NAMED.value,
            )
        except ValidationError as error:
            self.add_error("source", error)
        return said

    def source_slug(self) -> str | None:
        """Return the slug of who is credited, the name of one that is still to be made, None for nobody."""
        return self.new_source.name if self.new_source else self.slug


class StepsFormSet(BaseFormSet):
    """The steps of one chain, origin first."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.absolute_max = MOST_NEW_PARTS

    def add_fields(self, form: Any, index: int | None) -> None:
        """Add nothing; a new step comes after those that are there."""
        if index is not None and not form.is_bound and not form.initial:
            form.initial["position"] = index


Steps = forms.formset_factory(StepForm, formset=StepsFormSet, extra=SPARE_STEPS, max_num=MOST_NEW_PARTS)


@dataclass
class Chain:
    """A chain in the editor: the credit, its steps, and how many other claims rest on it."""

    form: ChainForm
    steps: Any
    others: int = 0
    stored: AttributionRecord | None = None
    is_spare: bool = False
    """Whether it is there for another credit than those the number has."""

    @property
    def is_open(self) -> bool:
        """Whether something in it is to be seen at once."""
        return bool(self.form.errors) or any(step.errors for step in self.steps.forms)


class NumberEditor:
    """The whole form of a number: the claim, its chains and their steps."""

    def __init__(
        self,
        data: Any = None,
        *,
        version: ArticleVersion,
        number: Window,
        standing: Standing,
        quantity: str = "",
        quote: Window | None = None,
        offered: Iterable[tuple[str, str]] = (),
        new_step: bool = False,
    ) -> None:
        """Make the editor of the number at this place.

        `quantity` and `quote` are what a claim begins with that isn't stored yet; `offered` are the attributions
        of the text that can be shared, by uid; `new_step` asks for a relay more than there are.
        """
        self.version, self.standing = version, standing
        self.credited: list[DraftAttribution] = []
        self.new_sources: dict[str, SourceRecord] = {}
        self.claim = NumberForm(
            data,
            instance=standing.claim or NumericClaim(proposed_by=standing.proposed_by),
            text=version,
            number=number,
        )
        if standing.claim is None:
            if standing.record is not None:
                self.claim.fill(standing.record)
            elif quote is not None:
                self.claim.initial["quote"] = Words(version.text[slice(*quote)], place=quote)
            self.claim.initial["quantity"] = quantity
        names = _names_of(standing)
        offered = list(offered)
        begins: list[Any] = [*standing.credits, (None, None)]
        self.chains = [
            self._chain(data, at, credit, record, names, offered, new_step and at == 0)
            for at, (credit, record) in enumerate(begins)
        ]

    def _chain(
        self,
        data: Any,
        at: int,
        credit: CreditRecord | None,
        record: AttributionRecord | None,
        names: Mapping[str, str],
        offered: list[tuple[str, str]],
        new_step: bool,
    ) -> Chain:
        prefix = f"chain{at}"
        row, others = self.standing.stored.get(record.uid, (None, 0)) if record else (None, 0)
        initial: dict[str, Any] = (
            {"scope": credit.scope, "manner": record.manner} if credit and record else {}
        )
        if row is not None:
            initial |= {"uid": row.uid, "revision": row.revision}
        form = ChainForm(
            data,
            prefix=prefix,
            initial=initial,
            offered=[each for each in offered if row is None or each[0] != row.uid],
        )
        begins = [_step(link, names, self.standing.sources) for link in record.links] if record else []
        steps = Steps(data, prefix=f"{prefix}-steps", initial=begins)
        for place, step in enumerate(steps.forms):
            step.path = f"{prefix}.{place}"
            # A script shows the spare steps one by one as they are asked for.
            step.is_spare = place >= max(len(begins), not record) + new_step and not step.is_bound
            if new_step and place == len(begins):
                step.fields["source"].widget.attrs["autofocus"] = True
        return Chain(form, steps, others, record if row is not None else None, is_spare=record is None)

    @property
    def is_new(self) -> bool:
        return not self.claim.instance.pk

    def is_valid(self) -> bool:
        """Return whether all of it can be stored. Every part is checked, so that all is told at once."""
        parts = [self.claim, *(part for chain in self.chains for part in (chain.form, chain.steps))]
        if not all([part.is_valid() for part in parts]):  # noqa: C419  # none is left out
            return False
        try:
            self.credited = [said for chain in self.chains if (said := self._credited(chain)) is not None]
        except RefusedInParts as several:
            self._add_refusals(several.refusals)
            return False
        self.record = self.claim.record(credited=())
        return True

    def renew(self) -> None:
        """Base the form on what is stored now, so that it can be sent again as it is."""
        for chain in self.chains:
            if "revision" in chain.form.initial:
                data: Any = chain.form.data.copy()  # type: ignore[attr-defined]  # a QueryDict
                data[chain.form.add_prefix("revision")] = chain.form.initial["revision"]
                chain.form.data = data

    def _add_refusals(self, refusals: Iterable[Refused]) -> None:
        """Put what was refused beside the words it is about."""
        steps = {step.path: step for chain in self.chains for step in chain.steps.forms}
        for refusal in refusals:
            path, _, name = refusal.field.rpartition(".")
            if path in steps and name in steps[path].fields:
                steps[path].add_refusal(name, refusal)
            else:
                self.refuse(refusal)

    def refuse(self, refusal: Refused) -> None:
        """Put what an action refused where it belongs."""
        name = self.claim.field_of.get(refusal.field, refusal.field)
        self.claim.add_refusal(name if name in self.claim.fields else None, refusal)

    def _credited(self, chain: Chain) -> DraftAttribution | None:
        """Return the credit as it was left; None for one that isn't there or was taken away.

        Raises: RefusedInParts, for words that are not to be found.
        """
        said = chain.form.cleaned_data
        if said["gone"]:
            return None
        if said["shared"]:
            return DraftAttribution(uid=said["shared"], scope=said["scope"])
        voices = [step for step in chain.steps.forms if step.cleaned_data and not step.is_blank]
        if not voices:
            return None
        stored = chain.stored
        content = AttributionRecord(
            uid=stored.uid if stored else "",
            article=self.version.article.slug,
            version=self.version.number,
            manner=said["manner"],
            original_language=stored.original_language if stored else "",
            links=tuple(self._links(voices)),
        ).in_order()
        self.new_sources |= {step.new_source.name: step.new_source for step in voices if step.new_source}
        if stored is not None and content == stored:
            return DraftAttribution(uid=stored.uid, scope=said["scope"])
        if stored is not None and not said["only_here"]:
            return DraftAttribution(stored.uid, said["revision"], content, scope=said["scope"])
        return DraftAttribution(content=replace(content, uid=""), scope=said["scope"])

    def _links(self, voices: list[StepForm]) -> Iterator[LinkRecord]:
        """Yield the steps with the words found, their positions without gaps."""
        quote = next((span for span in self.claim.spans if span.role == Role.QUOTE), None)
        windows = [(quote.start, quote.end)] if quote else []
        windows.append((0, len(self.version.text)))
        said: list[LinkRecord] = []
        refusals: list[Refused] = []
        for step in voices:
            try:
                said.append(step.record(self.version.text, windows))
            except RefusedInParts as several:
                refusals += several.refusals
        if refusals:
            raise RefusedInParts(refusals)
        together = groupby(sorted(said, key=lambda link: link.position), key=lambda link: link.position)
        for position, (_, links) in enumerate(together):
            yield from (replace(link, position=position) for link in links)


def _names_of(standing: Standing) -> dict[str, str]:
    """Return the names of the stored sources that the chains name by slug."""
    said = {link.source for _, record in standing.credits for link in record.links if link.source}
    slugs = said - standing.sources.keys()
    return dict(Source.objects.filter(slug__in=slugs).values_list("slug", "name")) if slugs else {}


def _step(link: LinkRecord, names: Mapping[str, str], sources: Mapping[str, SourceRecord]) -> dict[str, Any]:
    """Return what a step begins with."""
    new = sources.get(link.source or "")
    words = {role: _words(link.span(role)) for role in ("source", "cue", "date")}
    return {
        "position": link.position,
        "source": names.get(link.source or "", link.source or ""),
        "kind": new.kind if new else SourceKind.GROUP.value,
        "anonymity": new.anonymity if new else Anonymity.NAMED.value,
        "stance": link.stance,
        "access": link.access,
        "said_on": link.said_on,
        "words": words["source"],
        "cue": words["cue"],
        "date_words": words["date"],
    }


def _words(span: SpanRecord | None) -> Words | None:
    return Words(span.exact, place=(span.start, span.end)) if span else None

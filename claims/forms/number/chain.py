"""Who says so: one credit of a number, with the voices of its chain, named in words."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.forms.formsets import BaseFormSet

from claims.domain.chains import step_name
from claims.domain.records import (
    AttributionRecord,
)
from claims.domain.terms import Manner, Scope
from claims.forms.attribution import LinkForm
from claims.forms.naming import source_named
from claims.models import AttributionLink
from newsledger.ledger.forms import MOST_NEW_PARTS, WrittenField
from sources.domain.records import SourceRecord
from sources.domain.terms import Anonymity, SourceKind

from .claim import LONGEST_NAME

SPARE_STEPS = 2
"""How many empty steps a chain offers beyond those it has."""


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

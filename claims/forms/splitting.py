"""Forms for moving some of what was taken for one quantity, or one source, to another."""

from typing import Any

from django import forms
from django.contrib import admin

from claims.models import AttributionLink, Quantity
from newsledger.ledger.forms import RowField, RowSelect, WrittenField
from sources.models import Source

from .selection import SeenField


class CreditsField(SeenField):
    """Attributions that were chosen, each at the revision that was seen."""

    noun = "credit"


class SplitForm(forms.Form):
    """What belongs elsewhere, where that is, and why."""

    into: RowField
    new_name = WrittenField(
        label="Or a new one, named",
        required=False,
        max_length=300,
        widget=forms.TextInput(attrs={"class": "vLargeTextField"}),
    )
    reason = WrittenField(
        label="Why they belong there",
        max_length=1000,
        widget=forms.TextInput(attrs={"class": "vLargeTextField"}),
        help_text="Kept in the ledger beside each change.",
        error_messages={"required": "Say why: the reason is kept in the ledger."},
    )

    def clean(self) -> dict[str, Any]:
        """Ask for one target."""
        said = super().clean() or self.cleaned_data
        if not self.errors and bool(said.get("into")) == bool(said.get("new_name")):
            self.add_error("into", "Choose one that is stored, or name a new one: one of both.")
        return said


class QuantitySplitForm(SplitForm):
    """Which claims count something else."""

    seen = SeenField()
    into = RowField(
        label="Quantity they belong to",
        required=False,
        queryset=Quantity.objects.select_related("merged_into"),
        widget=RowSelect(Quantity._meta.get_field("broader"), admin.site),
    )
    field_order = ("seen", "into", "new_name", "reason")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["new_name"].help_text = "It begins with the unit, statistic and place of this one."


class SourceSplitForm(SplitForm):
    """Which attributions credit somebody else."""

    seen = CreditsField()
    into = RowField(
        label="Source they belong to",
        required=False,
        queryset=Source.objects.select_related("merged_into"),
        widget=RowSelect(AttributionLink._meta.get_field("source"), admin.site),
    )
    field_order = ("seen", "into", "new_name", "reason")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["new_name"].help_text = "It begins with the kind, anonymity and country of this one."

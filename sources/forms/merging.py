"""Forms for saying that a source turned out to be another, and for taking it back."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.db.models import Q

from newsledger.ledger.forms import RecordForm, RowField, WrittenField
from newsledger.refusals import Refused
from sources.actions import refuse_merger
from sources.domain.names import UnusableName, name_key
from sources.models import Source

MOST_FOUND = 20
"""How many sources are offered to choose among; who wants another writes more of its name."""


class MergingTargetForm(forms.Form):
    """Which source another turned out to be: named in words, then chosen among those found if need be.

    `target` is the one meant, None where that isn't clear; `found` are those to choose among. That the target
    can't be merged into is told as an error, and it stays to be seen.
    """

    called = WrittenField(
        label="Source it turned out to be",
        required=False,
        max_length=300,
        widget=forms.TextInput(attrs={"class": "vTextField"}),
        help_text="A name or a part of it, in any spelling; or its slug.",
    )
    into = RowField(queryset=Source.objects.select_related("merged_into"), required=False)

    def __init__(self, *args: Any, source: Source, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.source = source
        self.target: Source | None = None
        self.found: Sequence[Source] = ()

    def clean(self) -> dict[str, Any]:
        """Find the source that is meant, and ask whether the other can be merged into it."""
        said = super().clean() or self.cleaned_data
        if self.errors:
            return said
        self.target = said["into"] or self._called(said["called"])
        if self.target is not None:
            try:
                refuse_merger(self.source, self.target)
            except Refused as refusal:
                self.add_error(None, refusal.message)
        return said

    def _called(self, words: str) -> Source | None:
        try:
            key = name_key(words)
        except UnusableName:
            self.add_error("called", "Write a name or a slug.")
            return None
        every = Source.objects.select_related("merged_into")
        # A slug may be another source's name, so both are looked for.
        exactly = every.filter(Q(aliases__name_key=key) | Q(slug=words)).distinct()[:2]
        if len(exactly) == 1:
            return exactly[0]
        with_these = every.unmerged().filter(aliases__name_key__contains=key).distinct()
        self.found = list(exactly or with_these[:MOST_FOUND])
        told = "Which of these is meant?" if self.found else f"No source is called “{words}”."
        self.add_error("called", told)
        return None


class MergingForm(RecordForm):
    """That a source is merged into another, seen beside it before, and why."""

    into = forms.ModelChoiceField(
        queryset=Source.objects.select_related("merged_into"), widget=forms.HiddenInput
    )

    class Meta:
        model = Source
        fields = ()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        reason = self.fields["reason"]
        reason.required, reason.label = True, "Why they are one"

    def add_error(self, field: str | None, error: Any) -> None:
        """Add an error; one of the target, which is hidden here, where it can be seen."""
        super().add_error(None if field == "into" else field, error)


class UnmergingForm(RecordForm):
    """That a merger is undone, and why."""

    class Meta:
        model = Source
        fields = ()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        reason = self.fields["reason"]
        reason.required, reason.label = True, "Why they are two"

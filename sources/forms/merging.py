"""Forms for saying that a record turned out to be another, and for taking it back."""

from collections.abc import Sequence
from typing import Any, ClassVar

from django import forms
from django.db.models import Model, Q, QuerySet

from newsledger.ledger.forms import RecordForm, RowField, WrittenField
from newsledger.refusals import Refused
from sources.actions import refuse_merger
from sources.domain.names import UnusableName, name_key
from sources.models import Source

MOST_FOUND = 20
"""How many records are offered to choose among; who wants another writes more of its name."""


class MergingTargetForm(forms.Form):
    """Which record another turned out to be: named in words, then chosen among those found if need be.

    `target` is the one meant, None where that isn't clear; `found` are those to choose among. That the target
    can't be merged into is told as an error, and it stays to be seen.
    """

    noun: ClassVar[str]

    called = WrittenField(
        required=False,
        max_length=300,
        widget=forms.TextInput(attrs={"class": "vTextField"}),
        help_text="A name or a part of it, in any spelling; or its slug.",
    )
    into = RowField(queryset=None, required=False)

    def __init__(self, *args: Any, row: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.row = row
        self.target: Any = None
        self.found: Sequence[Model] = ()
        self.fields["called"].label = f"{self.noun.capitalize()} it turned out to be"
        self.fields["into"].queryset = self.every()  # type: ignore[attr-defined]

    def every(self) -> QuerySet:
        """Select all that could be meant, each with what it was merged into."""
        raise NotImplementedError

    def named(self, key: str) -> Q:
        """Return the condition that a record goes by this very name."""
        raise NotImplementedError

    def containing(self, key: str) -> Q:
        """Return the condition that the key is part of a name of a record."""
        raise NotImplementedError

    def refuse(self, target: Any) -> None:
        """Refuse a target that can't be merged into."""
        raise NotImplementedError

    def clean(self) -> dict[str, Any]:
        """Find the record that is meant, and ask whether the other can be merged into it."""
        said = super().clean() or self.cleaned_data
        if self.errors:
            return said
        self.target = said["into"] or self._called(said["called"])
        if self.target is not None:
            try:
                self.refuse(self.target)
            except Refused as refusal:
                self.add_error(None, refusal.message)
        return said

    def _called(self, words: str) -> Any:
        try:
            key = name_key(words)
        except UnusableName:
            self.add_error("called", "Write a name or a slug.")
            return None
        # A slug may be another one's name, so both are looked for.
        exactly = self.every().filter(self.named(key) | Q(slug=words)).distinct()[:2]
        if len(exactly) == 1:
            return exactly[0]
        with_these = self.every().filter(self.containing(key), merged_into__isnull=True).distinct()
        self.found = list(exactly or with_these[:MOST_FOUND])
        told = "Which of these is meant?" if self.found else f"No {self.noun} is called “{words}”."
        self.add_error("called", told)
        return None


class SourceMergingTargetForm(MergingTargetForm):
    """Which source another turned out to be."""

    noun = "source"

    def every(self) -> QuerySet:
        return Source.objects.select_related("merged_into")

    def named(self, key: str) -> Q:
        return Q(aliases__name_key=key)

    def containing(self, key: str) -> Q:
        return Q(aliases__name_key__contains=key)

    def refuse(self, target: Source) -> None:
        refuse_merger(self.row, target)


class MergingForm(RecordForm):
    """That a record is merged into another, seen beside it before, and why."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["into"] = forms.ModelChoiceField(
            queryset=self._meta.model._default_manager.select_related("merged_into"), widget=forms.HiddenInput
        )
        reason = self.fields["reason"]
        reason.required, reason.label = True, "Why they are one"

    def add_error(self, field: str | None, error: Any) -> None:
        """Add an error; one of the target, which is hidden here, where it can be seen."""
        super().add_error(None if field == "into" else field, error)


class UnmergingForm(RecordForm):
    """That a merger is undone, and why."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        reason = self.fields["reason"]
        reason.required, reason.label = True, "Why they are two"


class SourceMergingForm(MergingForm):
    """That a source is merged into another."""

    class Meta:
        model = Source
        fields = ()


class SourceUnmergingForm(UnmergingForm):
    """That a merger of sources is undone."""

    class Meta:
        model = Source
        fields = ()

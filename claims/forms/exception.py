"""The form of a known exception: what a check finds is right all the same, and why."""

from collections.abc import Iterable
from typing import Any

from django import forms

from claims.domain.checks import Finding
from claims.domain.entry import LONGEST_REASON
from claims.models import NumericClaim
from newsledger.ledger.forms import RecordForm, WrittenField


class ExceptionForm(RecordForm):
    """Why one of the findings is right all the same. Without a reason, it isn't any more."""

    check = forms.ChoiceField(label="What was found")
    because = WrittenField(
        label="It is right, because",
        required=False,
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Kept with the claim, in its history and in its bundle. Left empty, the finding stands.",
    )
    next = forms.CharField(required=False, max_length=500, widget=forms.HiddenInput)

    class Meta:
        model = NumericClaim
        fields = ()

    def __init__(self, *args: Any, findings: Iterable[Finding], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["reason"]
        check: Any = self.fields["check"]
        check.choices = [(finding.check, finding.name) for finding in findings]
        check.error_messages["invalid_choice"] = (
            "This check finds nothing in the claim as it is now, so there is nothing to be an exception to."
        )

    def add_error(self, field: str | None, error: Any) -> None:
        """Add an error; one of what is hidden where it can be seen."""
        super().add_error(None if field == "next" else field, error)

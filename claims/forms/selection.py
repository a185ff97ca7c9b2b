"""The form that moves several claims at once: which, each as it was seen, and why."""

import re
from dataclasses import dataclass
from typing import Any

from django import forms

from claims.domain.review import Step
from newsledger.ledger.forms import WrittenField

MOST_CHOSEN = 50
"""As many as one page of the list has."""

# A row's number and the revision that was seen, as far as their columns go.
_SEEN = re.compile("([0-9]{1,18})-([0-9]{1,9})", re.ASCII)


@dataclass(frozen=True)
class Seen:
    """A claim that was chosen, and the revision of it that was on the page."""

    claim_id: int
    revision: int

    def __str__(self) -> str:
        return f"{self.claim_id}-{self.revision}"


class SeenField(forms.Field):
    """Claims as a list's checkboxes send them: "17-3" is the third revision of the claim with row number 17."""

    widget = forms.MultipleHiddenInput
    noun = "claim"

    def clean(self, value: Any) -> list[Seen]:
        """Return what was chosen, each once.

        Raises: ValidationError.
        """
        chosen = list(dict.fromkeys(value or ()))
        if not chosen:
            raise forms.ValidationError(f"Choose at least one {self.noun}.")
        if len(chosen) > MOST_CHOSEN:
            raise forms.ValidationError(
                f"At most {MOST_CHOSEN} {self.noun}s are moved at once; {len(chosen):,} were chosen."
            )
        read = [_SEEN.fullmatch(each) for each in chosen]
        if not all(read):
            raise forms.ValidationError(
                f"The form doesn't say which {self.noun}s were chosen: open the list again."
            )
        return [Seen(int(match[1]), int(match[2])) for match in read if match]


class SelectionForm(forms.Form):
    """That several claims make a move. A reason, where the move needs one, is asked on a page of its own."""

    seen = SeenField()
    reason = WrittenField(
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "maxlength": 1000}),
        error_messages={"required": "Say why: the reason is kept and shown."},
        help_text="Kept in the ledger beside each move.",
    )

    def __init__(self, *args: Any, step: Step, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"].label = f"Why they are {step.action}"
        self.fields["reason"].required = step.needs_reason and self.has_asked

    @property
    def has_asked(self) -> bool:
        """Whether the reason was asked for: only the page that asks for one sends it, be it empty."""
        return "reason" in self.data

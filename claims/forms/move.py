"""The form of a review move: why it is made, and what was seen of the claim before."""

from typing import Any

from django import forms

from claims.domain.review import Move, Step
from claims.models import NumericClaim
from newsledger.ledger.forms import RecordForm


class MoveForm(RecordForm):
    """That a claim makes a move, and why. Whether a reason is needed is for the action to say."""

    rests_on = forms.CharField(required=False, widget=forms.HiddenInput)

    class Meta:
        model = NumericClaim
        fields = ()

    def __init__(self, *args: Any, step: Step, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        reason = self.fields["reason"]
        reason.widget = forms.Textarea(attrs={"rows": 3, "maxlength": 1000, "required": step.needs_reason})
        reason.label = f"Why it is {step.action}" if step.needs_reason else "Remark, if there is one"
        reason.help_text = "Kept in the ledger beside the move."
        if step.move == Move.WITHDRAW:
            reason.help_text = "Kept in the ledger, and shown to everybody who opens the claim’s public page."

    def add_error(self, field: str | None, error: Any) -> None:
        """Add an error; one of what is hidden where it can be seen."""
        super().add_error(None if field == "rests_on" else field, error)

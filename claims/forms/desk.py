"""What an editor decides of a number at the desk, in one go."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.contrib.auth.models import User

from claims.domain.terms import Fate, Term
from claims.models import Quantity
from newsledger.ledger.forms import WrittenField
from newsledger.refusals import Refused


class Asked(Term):
    """What is done with a number, or with the whole desk."""

    ACCEPT = "accept"
    COUNT = "count", "say what is counted"
    REFUSE = "refuse"
    SHARE = "share", "take the credit of the claim before"
    SPLIT = "split", "take away the credit shared with the claim before"
    PART = "part", "add a claim on the same number"
    SWAP = "swap", "swap the first two voices of the chain"
    CARRY = "carry", "carry over from the version before"
    UNDO = "undo"
    SUBMIT = "submit", "send all that is decided to review"


OF_THE_DESK = (Asked.UNDO, Asked.SUBMIT)
"""What is about no single number."""

REFUSED_AS = tuple(fate for fate in Fate if fate not in (Fate.UNDECIDED, Fate.CLAIM))


class StandsFor(forms.Widget):
    """Names that a proposal credits, each with the stored source that it stands for, where one was chosen."""

    def value_from_datadict(self, data: Any, files: Any, name: str) -> dict[str, str]:
        """Return slug by name; a name for which nothing was chosen is left out."""
        names, chosen = data.getlist(f"{name}-name"), data.getlist(f"{name}-slug")
        return {said: slug for said, slug in zip(names, chosen, strict=False) if slug}


class StandsForField(forms.Field):
    """Which stored sources are meant by names that no source goes by."""

    widget = StandsFor

    def clean(self, value: Mapping[str, str]) -> Mapping[str, str]:
        """Return slug by name."""
        return value


def refuse_another(decided_as: str, user: User) -> None:
    """Refuse what is sent in another's name than it was decided in; an empty one is nobody's.

    Raises: Refused.
    """
    if decided_as and decided_as != user.get_username():
        raise Refused(
            f"This was decided by {decided_as}, and you are logged in as {user.get_username()}: nobody signs for"
            f" another. Log in as {decided_as}, or decide it yourself on a page loaded anew."
        )


class DecisionForm(forms.Form):
    """One decision. `token` is the same however often it is sent; `mark` is of the card that was seen."""

    verb = forms.ChoiceField(choices=Asked.choices())
    token = forms.UUIDField()
    start = forms.IntegerField(required=False, min_value=0, max_value=2**31 - 1)
    end = forms.IntegerField(required=False, min_value=1, max_value=2**31 - 1)
    mark = forms.CharField(required=False, max_length=64)
    unit = forms.SlugField(required=False, max_length=100)
    fate = forms.ChoiceField(required=False, choices=[(fate.value, fate.label) for fate in REFUSED_AS])
    reason = WrittenField(required=False, max_length=300)
    counted = WrittenField(required=False, max_length=Quantity._meta.get_field("name").max_length)
    stands_for = StandsForField(required=False)
    carried = forms.CharField(required=False, max_length=64)
    decided_as = forms.CharField(required=False, max_length=150)

    def clean(self) -> dict[str, Any]:
        """Check that a decision on a number says which, and a refusal what the number is instead."""
        said = self.cleaned_data
        if said.get("verb") not in (None, *OF_THE_DESK) and None in (said.get("start"), said.get("end")):
            self.add_error(None, "The decision doesn’t say on which number: open the desk again.")
        if said.get("verb") == Asked.REFUSE and not said.get("fate"):
            self.add_error("fate", "Say what the number is, when it is no claim.")
        return said

    def told(self) -> str:
        """Return what is wrong with the form, on one line."""
        return " ".join(str(error) for errors in self.errors.values() for error in errors)

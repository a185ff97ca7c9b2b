"""What is decided of two claims side by side, as the page sends it."""

from enum import StrEnum
from typing import Any

from django import forms

from claims.domain.terms import Basis, LinkKind
from claims.models import NumericClaim

LONGEST_UID = 64
LONGEST_NOTE = 2_000
_LAST_REVISION = 2**31 - 1


class LinkVerb(StrEnum):
    """What a form of the page does."""

    DECIDE = "decide"
    UNDO = "undo"
    TAKE_BACK = "take_back"


NO_LINK = "none"
OFFERED = (
    (LinkKind.DERIVED_FROM, "d"),
    (LinkKind.SAME_STATEMENT, "s"),
    (LinkKind.UPDATES, "u"),
    (LinkKind.CORRECTS, "c"),
)
"""The kinds an editor may choose, each with its key: what an article confirms or disputes is read in its text."""


class ClaimUidField(forms.CharField):
    """The uid of a claim that is there."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=LONGEST_UID, widget=forms.HiddenInput, **kwargs)

    def clean(self, value: Any) -> NumericClaim | None:
        uid = super().clean(value)
        if not uid:
            return None
        claim: NumericClaim | None = NumericClaim.objects.select_related("mention").filter(uid=uid).first()
        if claim is None:
            raise forms.ValidationError(f"There is no claim “{uid}” (any more): it was discarded meanwhile.")
        return claim


class LinkVerbForm(forms.Form):
    """Which of the page's forms was sent."""

    verb = forms.ChoiceField(choices=[(verb.value, verb.value) for verb in LinkVerb])


class LinkDecisionForm(forms.Form):
    """A decision on two claims, each as it was seen."""

    start = ClaimUidField()
    end = ClaimUidField()
    start_revision = forms.IntegerField(min_value=1, max_value=_LAST_REVISION, widget=forms.HiddenInput)
    end_revision = forms.IntegerField(min_value=1, max_value=_LAST_REVISION, widget=forms.HiddenInput)
    kind = forms.ChoiceField(
        choices=[*((kind.value, kind.label) for kind, _ in OFFERED), (NO_LINK, "no link")],
        error_messages={"required": "Choose how A stands to B, or that there is no link."},
    )
    turned = forms.BooleanField(required=False)
    in_text = forms.BooleanField(required=False)
    note = forms.CharField(required=False, max_length=LONGEST_NOTE)
    following = forms.CharField(required=False, max_length=2 * LONGEST_UID + 1, widget=forms.HiddenInput)

    @property
    def is_refusal(self) -> bool:
        """Whether it says that there is no link."""
        return bool(self.cleaned_data["kind"] == NO_LINK)

    def decided(self) -> dict[str, Any]:
        """Return what `decide_link` takes besides who decided."""
        data = self.cleaned_data
        ends = ("start", "end") if not data["turned"] else ("end", "start")
        return {
            "start": data[ends[0]],
            "end": data[ends[1]],
            "revision": data[f"{ends[0]}_revision"],
            "end_revision": data[f"{ends[1]}_revision"],
            "kind": data["kind"],
            "basis": Basis.IN_TEXT if data["in_text"] else Basis.EDITOR,
            "note": data["note"],
        }


class LinkUndoForm(forms.Form):
    """A link to be taken away, as it was seen."""

    start = ClaimUidField()
    end = ClaimUidField()
    revision = forms.IntegerField(min_value=1, max_value=_LAST_REVISION)
    kind = forms.ChoiceField(choices=LinkKind.choices())


class LinkRefusalForm(forms.Form):
    """Two claims that may be suggested again."""

    one = ClaimUidField()
    other = ClaimUidField()


class LinkingFilters(forms.Form):
    """What the page's address asks for. A form of its own, for what can't be read is told and left out."""

    claim = ClaimUidField(required=False)
    quantity = forms.SlugField(required=False, max_length=100)
    pair = forms.CharField(required=False, max_length=2 * LONGEST_UID + 1)
    other = forms.CharField(required=False, max_length=300)

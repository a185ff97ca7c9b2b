"""Words of an article, as an editor pastes them and as they are found in its text."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError

from claims.domain.anchors import AnchorError, WordsNotFound, WordsRepeated, find_words, places
from claims.domain.records import SpanRecord
from newsledger.ledger.forms import ActionForm, WrittenField
from newsledger.refusals import Refused
from sources.domain.texts import UnusableText, normalise_text

_PLACE = re.compile("([0-9]{1,9})-([0-9]{1,9})", re.ASCII)

Window = tuple[int, int]

MOST_PLACES = 10
"""How many of the places at which words stand are shown to choose among."""


class Repeated(Refused):
    """The words stand there more than once: the form asks which are meant. `places` are the first of them."""

    def __init__(self, message: str, *, field: str, places: Sequence[Window]) -> None:
        super().__init__(message, field=field)
        self.places = tuple(places)


@dataclass(frozen=True)
class Words:
    """Words as typed, which of several places is meant, and where they stood when the form was opened."""

    text: str
    occurrence: int | None = None
    place: Window | None = None

    @property
    def normal(self) -> str:
        """The words in the form texts are kept in, without the blanks that came along in the copying.

        Raises: UnusableText.
        """
        return normalise_text(self.text.strip())

    def span(
        self, role: str, text: str, windows: Sequence[Window], *, field: str, kept_in: Window | None = None
    ) -> SpanRecord:
        """Return where the words stand: where they did, else in the first of the windows that has them.

        `kept_in` is where they may go on standing as they did, the whole text if not given.
        Raises: Refused, Repeated; both name `field`.
        """
        if place := self._kept(text, kept_in or (0, len(text))):
            return SpanRecord(*place, role, self.text)
        try:
            words = self.normal
        except UnusableText as error:
            raise Refused(str(error), field=field) from error
        missing = Refused("There is no text to look in.", field=field)
        for start, end in windows:
            try:
                found = find_words(text, words, start=start, end=end, occurrence=self.occurrence)
            except WordsRepeated as error:
                begins = islice(places(text, words, start=start, end=end), MOST_PLACES)
                at = [(begin, begin + len(words)) for begin in begins]
                raise Repeated(str(error), field=field, places=at) from error
            except WordsNotFound as error:
                missing = Refused(f"{error} Copy the words as they stand there.", field=field)
            except AnchorError as error:
                raise Refused(str(error), field=field) from error
            else:
                return SpanRecord(*found, role, words)
        raise missing

    def cuts(self, text: str) -> bool:
        """Return whether the words, where they are said to stand, would cut a number or a word of the text."""
        if self.place is None:
            return False
        start, end = self.place
        return next(places(text, self.text, start=start, end=end), None) != start

    def _kept(self, text: str, within: Window) -> Window | None:
        """Return the place the words had, while they still stand there and nobody asks for another."""
        if self.place is None or self.occurrence is not None:
            return None
        start, end = self.place
        stands = within[0] <= start < end <= within[1] and text[start:end] == self.text
        return self.place if stands else None


class WordsInput(forms.MultiWidget):
    """Words in an area of text, their place out of sight; which of several is asked only when it must be.

    `places` are those to choose among, each with its number and the words around it, where they stand beside
    the field.
    """

    template_name = "claims/widgets/words.html"
    use_fieldset = False

    def __init__(self, *, rows: int = 1) -> None:
        self.asks = False
        self.places: Sequence[object] = ()
        super().__init__(
            {
                "": forms.Textarea(attrs={"rows": rows, "class": "vLargeTextField words"}),
                "occurrence": forms.NumberInput(attrs={"min": 1, "class": "occurrence"}),
                "place": forms.HiddenInput(),
            }
        )

    def decompress(self, value: Words | str | None) -> list[Any]:
        """Return the parts of the value, as the inputs show them."""
        if not isinstance(value, Words):
            return [value, None, None]
        return [value.text, value.occurrence, "{}-{}".format(*value.place) if value.place else None]

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        """Return the template's context, with whether to ask which occurrence is meant."""
        context: dict[str, Any] = super().get_context(name, value, attrs)
        asked = context["widget"]["subwidgets"][1]["value"]
        context["widget"] |= {"asks": self.asks or asked not in (None, ""), "places": self.places}
        return context

    def id_for_label(self, id_: str) -> str:
        """Return the id of the words' own input."""
        return f"{id_}_0" if id_ else ""


class PlaceField(forms.Field):
    """A place in a text, such as 12-18."""

    def to_python(self, value: Any) -> Window | None:
        # Only ever a hint, checked against the text: one that is none is as good as no hint.
        found = _PLACE.fullmatch(value or "")
        return (int(found[1]), int(found[2])) if found else None


class WordsField(forms.MultiValueField):
    """Words of the article's text."""

    widget = WordsInput

    def __init__(self, *, rows: int = 1, **kwargs: Any) -> None:
        kwargs.setdefault("required", False)
        super().__init__(
            fields=(
                WrittenField(strip=False, required=False, widget=forms.Textarea),
                forms.IntegerField(min_value=1, max_value=10**6, required=False),
                PlaceField(required=False),
            ),
            require_all_fields=False,
            widget=WordsInput(rows=rows),
            **kwargs,
        )

    def compress(self, values: list[Any]) -> Words | None:
        """Return the words, None where there are none."""
        if values and values[0] and values[0].strip():
            return Words(*values)
        if self.required:
            raise ValidationError(self.error_messages["required"], code="required")
        return None

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Return whether other words were typed, or which of several was said."""
        text, occurrence = (data or [None, None])[:2]
        return bool(occurrence) or self.fields[0].has_changed(initial.text if initial else "", text)


class AnchoringForm(ActionForm):
    """A form with words of a text in it. `repeats` are those that stand more than once, by field."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.repeats: dict[str, Repeated] = {}

    def add_refusal(self, name: str | None, refusal: Refused) -> None:
        """Add what was refused; words that stand more than once are asked about."""
        super().add_refusal(name, refusal)
        if isinstance(refusal, Repeated) and name is not None:
            self.fields[name].widget.asks = True
            self.repeats[name] = refusal

    def words_typed(self, name: str, text: str) -> Words | None:
        """Return the words typed in a field; the place that came with them only if it can be theirs.

        A stored place is kept as it is. Another was picked in the text, perhaps through the middle of a word.
        """
        said = cast("Words | None", self.cleaned_data.get(name))
        if said is None or said.place is None:
            return said
        stored = self.initial.get(name)
        is_stored = isinstance(stored, Words) and stored.place == said.place
        return said if is_stored or not said.cuts(text) else replace(said, place=None)


def words_of(spans: Iterable[Any], role: str) -> Words | None:
    """Return the words stored in a role, with their place; None where there are none."""
    return next(
        (Words(span.exact, place=(span.start, span.end)) for span in spans if span.role == role), None
    )

"""What a form showed when it was opened, so that what two people did to one record can be told apart.

A form carries a mark of each of its fields as it was shown. When it comes back and the record has changed
meanwhile, the marks tell for each field who touched it: a field left alone takes the newest value, a field that
only the second one touched stays as typed, and where both wrote something else, the second one's stands and is
told as a conflict. All that is done with what a browser sends, so it needs to know nothing of the fields.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from hashlib import blake2b
from typing import Any

from django import forms
from django.forms import BoundField
from django.forms.formsets import DELETION_FIELD_NAME
from django.http import QueryDict

from .changes import matched
from .forms import MOST_NEW_PARTS, PartsFormSet

Marks = Mapping[str, str]
"""Field to what it showed, in a few characters; what showed nothing has none."""
Values = dict[str, list[str]]
"""Name to what a browser sends under it."""

_LINE_END = re.compile("\r\n|\r|\n")


class Touch(Enum):
    """What became of something that changed while the form was open."""

    LEFT = "left"
    """The form's writer had left it alone."""
    SAME = "same"
    """Both wrote the same."""
    BOTH = "both"
    """They wrote different things."""


@dataclass(frozen=True)
class Opened:
    """The marks of a whole form: of the record's own fields, and of its parts by what the record calls them."""

    fields: Marks
    parts: Mapping[str, Sequence[Marks]]

    @classmethod
    def of(cls, form: forms.BaseForm, formsets: Iterable[PartsFormSet]) -> "Opened":
        """Return the marks of a form that isn't sent yet."""
        return cls(
            fields=marks_shown(form),
            parts={
                formset.says: [marks_shown(part) for part in formset.initial_forms] for formset in formsets
            },
        )

    @classmethod
    def read(cls, text: str) -> "Opened | None":
        """Return the marks that a form brought back, None where it brought none that can be read."""
        try:
            fields, parts = json.loads(text)
            opened = cls(
                _marks(fields), {str(says): [_marks(each) for each in rows] for says, rows in parts.items()}
            )
        except (ValueError, TypeError, AttributeError, RecursionError):
            return None
        return opened

    def packed(self) -> str:
        """Return the marks as the form carries them."""
        return json.dumps([self.fields, self.parts], separators=(",", ":"))


def _marks(given: Any) -> Marks:
    return {str(name): str(mark) for name, mark in given.items()}


@dataclass
class Merged:
    """A sent form brought up to date, and what became of all that had changed meanwhile.

    Where something stands is told as refusals tell it: "note", "links.2", "links.2.cue".
    """

    data: QueryDict
    touched: dict[str, Touch] = field(default_factory=dict)
    gone: dict[tuple[str, int], Touch] = field(default_factory=dict)
    """Parts that were removed meanwhile: what the record calls them and the place they had."""
    says_more: bool = False
    """Whether the form still says something that the record doesn't."""
    says_anything: bool = False
    """Whether the form said anything that the record as it was opened didn't."""

    def conflicts(self) -> list[str]:
        """Return where both wrote different things."""
        return [where for where, touch in self.touched.items() if touch is Touch.BOTH]

    def keep(self, where: str, *, was: str, mine: str, theirs: str) -> bool:
        """Return whether what was sent stays, and note what became of it."""
        if theirs != was:
            self.touched[where] = Touch.LEFT if mine == was else Touch.SAME if mine == theirs else Touch.BOTH
        self.says_anything |= mine != was
        self.says_more |= mine not in (was, theirs)
        return mine != was


def merge(sent: QueryDict, opened: Opened, form: forms.BaseForm, formsets: Iterable[PartsFormSet]) -> Merged:
    """Return what was sent, brought up to date with the record as `form` and `formsets` newly show it."""
    merged = Merged(sent.copy())
    marks = marks_shown(form)
    for bound in fields_of(form):
        name = bound.name
        inputs = inputs_of(bound.field.widget, bound.html_name)
        mine = mark(bound, {each: sent.getlist(each) for each, _ in inputs})
        if not merged.keep(name, was=opened.fields.get(name, ""), mine=mine, theirs=marks.get(name, "")):
            _put(merged.data, values_shown(bound))
    for formset in formsets:
        _merge_parts(merged, sent, opened.parts.get(formset.says, ()), formset)
    return merged


def _merge_parts(merged: Merged, sent: QueryDict, opened: Sequence[Marks], formset: PartsFormSet) -> None:
    prefix = str(formset.prefix)
    rows = _rows_sent(sent, prefix, most=len(opened) + MOST_NEW_PARTS)
    newest = [marks_shown(part) for part in formset.initial_forms]
    pairs = matched([dict(each) for each in opened], [dict(each) for each in newest], at_least=0.5)
    before = {new: old for old, new in pairs if new is not None}
    kept: list[Values] = []
    for place, part in enumerate(formset.initial_forms):
        old, where = before[place], f"{formset.says}.{place}"
        row = {} if old is None else rows.pop(old, {})
        if old is None or not row:
            merged.touched[where] = Touch.LEFT
            kept.append(_row_shown(part))
        else:
            kept.append(_merged_row(merged, where, opened[old], row, part))
    added = [place for place, old in before.items() if old is None]
    more: list[Values] = []
    for place, row in sorted(rows.items()):
        marks = _marks_sent(formset.empty_form, row)
        if place < len(opened):
            touch = _touch_of_removed(opened[place], marks) if row else Touch.LEFT
            merged.gone[formset.says, place] = touch
        else:
            twin = next((place for place in added if newest[place] == marks), None)
            touch = Touch.BOTH if twin is None else Touch.SAME
            if twin is not None:
                merged.touched[f"{formset.says}.{twin}"] = touch
        merged.says_anything |= touch is not Touch.LEFT
        if touch is Touch.BOTH:
            merged.says_more = True
            if place < len(opened):
                merged.touched[f"{formset.says}.{len(kept) + len(more)}"] = touch
            more.append(row)
    _put_rows(merged.data, prefix, kept, more)


def _touch_of_removed(opened: Marks, sent: Marks) -> Touch:
    """Return what the form says of a part that was removed meanwhile."""
    if DELETION_FIELD_NAME in sent:
        return Touch.SAME
    return Touch.LEFT if sent == opened else Touch.BOTH


def _merged_row(merged: Merged, where: str, opened: Marks, row: Values, part: Any) -> Values:
    """Return the row of a stored part, and note what became of each of its fields."""
    result = dict(row)
    sent, newest = _marks_sent(part, row), marks_shown(part)
    for bound in fields_of(part):
        name = bound.name
        if not merged.keep(
            f"{where}.{name}", was=opened.get(name, ""), mine=sent.get(name, ""), theirs=newest.get(name, "")
        ):
            result.update(_without_prefix(part, values_shown(bound)))
    if DELETION_FIELD_NAME in sent and newest != opened:
        merged.touched[where] = Touch.BOTH
    return result


# --- What a browser sends ---


def fields_of(form: Any) -> Iterator[BoundField]:
    """Yield the fields in which something can be written."""
    return (bound for bound in form if not bound.is_hidden and not bound.field.disabled)


def inputs_of(widget: Any, name: str) -> Iterator[tuple[str, forms.Widget]]:
    """Yield the inputs a field is made of, each with the name under which a browser sends it."""
    if isinstance(widget, forms.MultiWidget):
        for suffix, inner in _inner(widget):
            yield from inputs_of(inner, name + suffix)
    else:
        yield name, widget


def _inner(widget: Any) -> Iterator[tuple[str, forms.Widget]]:
    return zip(widget.widgets_names, widget.widgets, strict=True)


def values_shown(bound: BoundField) -> Values:
    """Return what a browser would send of the field as it is shown."""
    return dict(_values(bound.field.widget, bound.html_name, bound.value()))


def _values(widget: forms.Widget, name: str, value: Any) -> Iterator[tuple[str, list[str]]]:
    if isinstance(widget, forms.MultiWidget):
        for (suffix, inner), said in zip(_inner(widget), said_in_parts(widget, value), strict=True):
            yield from _values(inner, name + suffix, said)
    elif isinstance(widget, forms.CheckboxInput):
        yield name, ["on"] if widget.check_test(value) else []
    else:
        said = widget.format_value(value)
        yield name, [str(each) for each in said] if isinstance(said, list | tuple) else [str(said or "")]


def said_in_parts(widget: forms.MultiWidget, value: Any) -> Sequence[Any]:
    """Return the value as the inputs of the widget hold it."""
    return value if isinstance(value, list | tuple) else widget.decompress(value) or ()


def marks_shown(form: Any) -> Marks:
    """Return the marks of a form's fields as they are shown."""
    marks = {bound.name: mark(bound, values_shown(bound)) for bound in fields_of(form)}
    return {name: each for name, each in marks.items() if each}


def _marks_sent(form: Any, row: Values) -> Marks:
    """Return the marks of one part's fields as they were sent."""
    marks = {}
    for bound in fields_of(form):
        inputs = inputs_of(bound.field.widget, bound.name)
        marks[bound.name] = mark(bound, {name: row.get(name, []) for name, _ in inputs})
    return {name: each for name, each in marks.items() if each}


def mark(bound: BoundField, values: Values) -> str:
    """Return a mark that only this field has, showing this; empty where it shows nothing.

    What a browser does to line ends makes no difference: single lines lose them, an area sends \\r\\n.
    """
    inputs = (widget for _, widget in inputs_of(bound.field.widget, bound.name))
    ends = ["\n" if isinstance(widget, forms.Textarea) else "" for widget in inputs]
    said = [
        [_LINE_END.sub(end, each) for each in one] for end, one in zip(ends, values.values(), strict=True)
    ]
    if not any(each for one in said for each in one):
        return ""
    text = json.dumps([bound.name, [[each for each in one if each] for one in said]])
    return blake2b(text.encode(), digest_size=6).hexdigest()


def _rows_sent(sent: QueryDict, prefix: str, *, most: int) -> dict[int, Values]:
    """Return what was sent of each part by its place, under names without their beginning."""
    of_part = re.compile(rf"{re.escape(prefix)}-([0-9]{{1,6}})-(.+)", re.ASCII | re.DOTALL)
    count = sent.get(f"{prefix}-TOTAL_FORMS", "")
    rows: dict[int, Values] = {
        place: {} for place in range(min(int(count), most) if count.isdecimal() else 0)
    }
    for name in sent:
        found = of_part.fullmatch(name)
        if found and int(found[1]) in rows:
            rows[int(found[1])][found[2]] = sent.getlist(name)
    return rows


def _row_shown(part: Any) -> Values:
    row: Values = {}
    for bound in fields_of(part):
        row.update(_without_prefix(part, values_shown(bound)))
    return row


def _without_prefix(part: Any, values: Values) -> Values:
    return {name.removeprefix(f"{part.prefix}-"): said for name, said in values.items()}


def _put(data: QueryDict, values: Values) -> None:
    for name, said in values.items():
        data.setlist(name, said)


def _put_rows(data: QueryDict, prefix: str, kept: Sequence[Values], more: Sequence[Values]) -> None:
    """Let the parts be these: the stored ones first, then those to be added."""
    for name in [name for name in data if re.match(rf"{re.escape(prefix)}-[0-9]+-", name, re.ASCII)]:
        del data[name]
    data[f"{prefix}-INITIAL_FORMS"] = str(len(kept))
    data[f"{prefix}-TOTAL_FORMS"] = str(len(kept) + len(more))
    for place, row in enumerate([*kept, *more]):
        _put(data, {f"{prefix}-{place}-{name}": said for name, said in row.items()})

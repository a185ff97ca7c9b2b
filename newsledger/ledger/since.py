"""What happened to a record while a form on it was open, beside what the form says: prepared for its page."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms import BoundField

from .changes import Change, Item, Path
from .forms import PartsFormSet
from .models import LedgerEntry
from .opened import Merged, Touch, said_in_parts
from .wording import Wording

NOT_ASKED = "not asked in this form"
YOURS_UNKNOWN = "as in the form below"
LEFT = "left alone: the form below has it as it stands now"
SAME = "the very same"
# What was removed meanwhile, by what the form said of it.
GONE = {
    Touch.LEFT: "left alone: it is gone from the form below too",
    Touch.SAME: "removed as well",
    Touch.BOTH: "changed: the form below has it as a new one",
}
REMOVED = "removed"


@dataclass(frozen=True)
class Row:
    """A part that changed meanwhile: as it was, as it stands now, and what the form said of it."""

    part: str
    before: str
    now: str
    yours: str
    is_conflict: bool


@dataclass(frozen=True)
class Since:
    """All that a page tells of what happened since its form was opened."""

    opened_at: int
    newest: int
    entries: Sequence[LedgerEntry]
    """The newest first, and not more than a page should tell."""
    has_more: bool
    rows: Sequence[Row]
    may_save: bool
    is_merged: bool
    """Whether the form below is brought up to date."""

    @property
    def has_conflicts(self) -> bool:
        """Whether both wrote different things anywhere."""
        return any(row.is_conflict for row in self.rows)


class Sent:
    """A sent form with its parts, to be asked for what it says in words."""

    def __init__(self, form: Any, formsets: Iterable[PartsFormSet], merged: Merged | None) -> None:
        self.form = form
        self.formsets: Mapping[str, Any] = {formset.says: formset for formset in formsets}
        self.merged = merged

    def rows(self, changes: Iterable[Change], wording: Wording) -> Iterator[Row]:
        """Yield a row for each part that changed; what the form asks in one field is one row."""
        groups: dict[str, list[Change]] = {}
        for number, change in enumerate(changes):
            groups.setdefault(self.where(change.path) or f" {number}", []).append(change)
        for where, group in groups.items():
            told = wording.told(group)
            path = group[0].path
            yours, is_conflict = self._yours(where, path)
            # A field that asks for more than one part of the record is called as the form calls it.
            is_its_own = where not in self.form.fields or where == path[0]
            with_names = len(told) > 1 or (not is_its_own and len(path) == 1)
            yield Row(
                part=told[0].part if is_its_own else str(self.form[where].label),
                before=_in_lines(((each.part, each.before) for each in told), with_names),
                now=_in_lines(((each.part, each.after) for each in told), with_names),
                yours=yours,
                is_conflict=is_conflict,
            )

    def where(self, path: Path) -> str:
        """Return the field that asks for this part of the record, as refusals name it; empty if none does."""
        says, step = path[0], path[1] if len(path) > 1 else None
        formset = self.formsets.get(str(says))
        if formset is None:
            name = name_of_field(self.form, path)
            return name if name in self.form.fields else ""
        if not isinstance(step, Item) or step.places[1] is None:
            return ""
        where = f"{says}.{step.places[1]}"
        if len(path) == 2:
            return where
        return f"{where}.{name_of_field(formset.empty_form, path[2:])}"

    def _yours(self, where: str, path: Path) -> tuple[str, bool]:
        """Return what the form says of the part, and whether that is something else than what stands now."""
        if self.merged is None:
            return YOURS_UNKNOWN, False
        if isinstance(path[-1], Item) and path[-1].places[1] is None and path[0] in self.formsets:
            touch = self.merged.gone.get((str(path[0]), path[-1].places[0] or 0), Touch.LEFT)
            return GONE[touch], touch is Touch.BOTH
        if where.startswith(" "):
            return NOT_ASKED, False
        touched = self.merged.touched
        if touched.get(".".join(where.split(".")[:2])) is Touch.BOTH and "." in where:
            return REMOVED, True
        touch = touched.get(where, Touch.LEFT)
        if touch is Touch.BOTH:
            return in_words(self.bound(where)) or "nothing", True
        return (SAME if touch is Touch.SAME else LEFT), False

    def bound(self, where: str) -> BoundField:
        """Return the field that a refusal names so."""
        says, _, rest = where.partition(".")
        if not rest:
            return self.form[where]
        place, _, name = rest.partition(".")
        return self.formsets[says].forms[int(place)][name]


def name_of_field(form: Any, path: Path) -> str:
    """Return the form's name for a part of its record: the one it gives to it, or to what the part is in."""
    keys = [step.name if isinstance(step, Item) else step for step in path]
    for number in range(len(keys), 0, -1):
        if name := form.field_of.get(".".join(keys[:number])):
            return name
    return keys[0]


def in_words(bound: BoundField) -> str:
    """Return what a field shows, or what was typed into it, in words."""
    field, value = bound.field, bound.value()
    if isinstance(field, forms.ModelChoiceField):
        try:
            row = field.to_python(value)
        except ValidationError:
            return str(value)
        return str(field.label_from_instance(row)) if row is not None else ""
    if isinstance(field.widget, forms.MultiWidget):
        return next((str(each) for each in said_in_parts(field.widget, value) if each), "")
    if isinstance(value, bool):
        return "yes" if value else "no"
    if choices := getattr(field, "choices", None):
        words = {str(code): str(label) for code, label in choices}
        chosen = value if isinstance(value, list | tuple) else [value]
        return ", ".join(words.get(str(each), str(each)) for each in chosen if each)
    return "" if value is None else str(value)


def _in_lines(told: Iterable[tuple[str, str]], with_names: bool) -> str:
    return "\n".join(f"{part}: {value}" if with_names else value for part, value in told if value)

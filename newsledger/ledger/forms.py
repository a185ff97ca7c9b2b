"""What every form of ours has in common: it reads the row, and what it says goes to an action as a record.

The row itself is never written to, so nothing is half-stored when an action refuses. What an editor leaves
alone stays exactly as it is stored, whatever a browser does to line ends and blanks on the way.
"""

import re
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any, ClassVar, cast

from django import forms
from django.contrib.admin.widgets import AutocompleteSelect
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.functional import cached_property

from newsledger.refusals import Refused

_SURROGATE = re.compile("[\ud800-\udfff]")
_LINE_ENDS = re.compile("\r\n|\r|\n")
# What BigAutoField can hold; anything else can't be a row's number.
ROW_NUMBER = re.compile("[0-9]{1,18}", re.ASCII)

MOST_NEW_PARTS = 50
"""How many parts one save may add."""


def refuse_surrogates(text: str) -> None:
    """Refuse half a character, which no database and no file can keep.

    Raises: ValidationError, naming it and its place.
    """
    if found := _SURROGATE.search(text):
        raise ValidationError(
            f"Character {found.start() + 1:,} is half a character (U+{ord(found[0]):04X}) and can't be kept."
        )


class WrittenField(forms.CharField):
    """Text with line ends \\n. Blanks go from the edges of single lines only; of several, nothing goes."""

    default_validators = [refuse_surrogates]

    def to_python(self, value: Any) -> str:
        return _LINE_ENDS.sub("\n", super().to_python(value) or "")

    def has_changed(self, initial: Any, data: Any) -> bool:
        # An area of text sends \r\n for each line end; a single line of input sends none at all.
        ends = "\n" if isinstance(self.widget, forms.Textarea) else ""
        stored = _LINE_ENDS.sub(ends, str(initial or ""))
        return not self.disabled and stored != _LINE_ENDS.sub(ends, str(data or ""))


class MomentField(forms.DateTimeField):
    """A moment, typed in UTC."""

    def to_python(self, value: Any) -> datetime | None:
        moment = super().to_python(value)
        if moment is None:
            return None
        try:
            moment = moment.astimezone(UTC)
        except OverflowError:
            raise ValidationError("That is no moment of our calendar.", code="invalid") from None
        if moment.year < 1000:
            raise ValidationError("Give the year with its four digits.", code="invalid")
        return moment


class RowSelect(AutocompleteSelect):
    """A choice among a growing table's rows, searched for as one types. Holds the chosen row alone."""

    @property
    def media(self) -> forms.Media:
        """The scripts of the search, and the one that gives it the field's name."""
        return super().media + forms.Media(js=["admin/js/autocomplete.js", "newsledger/search_names.js"])

    def optgroups(self, name: str, value: Any, attr: Any = None) -> list[Any]:
        # Django would ask the database for a row number of "abc".
        chosen = [each for each in value if ROW_NUMBER.fullmatch(str(each))]
        field = self.choices.field
        if field.known is None:
            return super().optgroups(name, chosen, attr)
        rows = [field.known[str(each)] for each in chosen if str(each) in field.known]
        blank = [] if self.is_required else [self.create_option(name, "", "", False, 0)]
        options = [
            self.create_option(name, row.pk, field.label_from_instance(row), True, index)
            for index, row in enumerate(rows, start=len(blank))
        ]
        return [(None, [*blank, *options], 0)]


class RowField(forms.ModelChoiceField):
    """A row of a growing table. Where many forms choose, `known` holds all their rows from one query."""

    known: Mapping[str, models.Model] | None = None

    def to_python(self, value: Any) -> models.Model | None:
        if self.known is None or value in self.empty_values:
            return super().to_python(value)
        try:
            return self.known[str(value)]
        except KeyError:
            raise ValidationError(
                self.error_messages["invalid_choice"], "invalid_choice", {"value": value}
            ) from None


class RefusedInParts(Exception):
    """Several things were refused at once, each a `Refused` that names its field."""

    def __init__(self, refusals: Iterable[Refused]) -> None:
        self.refusals = tuple(refusals)
        super().__init__("; ".join(refusal.message for refusal in self.refusals))


class ActionForm(forms.ModelForm):
    """A form whose row is only read. `refusals` are what an action said to the form's record."""

    refusals: ClassVar[tuple[Refused, ...]] = ()
    # Part of the record to form field, where an action names a part that the form calls otherwise.
    field_of: ClassVar[Mapping[str, str]] = {}

    def _clean_fields(self) -> None:
        super()._clean_fields()  # type: ignore[misc]
        for name in (
            set(self._columns()) & self.cleaned_data.keys() & self.initial.keys() - set(self.changed_data)
        ):
            if isinstance(self.fields[name], WrittenField | MomentField):
                self.cleaned_data[name] = self.initial[name]

    def _columns(self) -> Iterable[str]:
        """Yield the names of the fields that stand for a column of the row as it is."""
        return (name for name in self._meta.fields or () if name not in self.declared_fields)

    def _post_clean(self) -> None:
        """Check each value by its model field's validators. Nothing is put into the row."""
        for name in self._columns():
            if name in self.cleaned_data:
                try:
                    self._meta.model._meta.get_field(name).run_validators(self.cleaned_data[name])
                except ValidationError as error:
                    self.add_error(name, error)

    def full_clean(self) -> None:
        """Check the form, and put what the action refused where it belongs."""
        super().full_clean()
        if self.is_bound:
            for refusal in self.refusals:
                name = self.field_of.get(refusal.field, refusal.field)
                self.add_refusal(name if name in self.fields else None, refusal)

    def add_refusal(self, name: str | None, refusal: Refused) -> None:
        """Add what was refused as an error of a field, or of the whole form."""
        self.add_error(name, refusal.message)


class CarriedForm(forms.Form):
    """What a form on a record carries to and fro, out of sight."""

    based_on = forms.IntegerField(min_value=1, max_value=2**31 - 1)
    opened = forms.CharField(required=False)


class RecordForm(ActionForm):
    """A form on a record of the ledger. It carries the revision it was opened at, for the action.

    `opened` are marks of what it showed then (newsledger.ledger.opened), for when the record has changed.
    """

    based_on = forms.IntegerField(required=False, min_value=1, max_value=2**31 - 1, widget=forms.HiddenInput)
    opened = forms.CharField(required=False, widget=forms.HiddenInput)
    reason = WrittenField(
        label="Reason for the change",
        required=False,
        max_length=1000,
        widget=forms.TextInput(attrs={"class": "vLargeTextField"}),
        help_text="Kept in the ledger beside the change.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.initial["based_on"] = self.instance.revision

    def add_error(self, field: str | None, error: Any) -> None:
        """Add an error; one of what is hidden where it can be seen."""
        super().add_error(None if field in ("based_on", "opened") else field, error)

    @property
    def revision(self) -> int:
        """The revision the form was opened at.

        Raises: Refused, when it doesn't say.
        """
        revision = self.cleaned_data.get("based_on")
        if revision is None:
            raise Refused("The form doesn't say which revision it changes: open the record again.")
        return revision


class PartForm(ActionForm):
    """A form on one part of a record. `path` names it to a refusal: "links.2" is the third of the links."""

    path = ""


class PartsFormSet(forms.BaseInlineFormSet):
    """The parts of a record, told apart by their places.

    Writes replace parts by new rows, so row numbers mean nothing from one save to the next: none are read
    from a posted form, and a count of stored parts that isn't true (any more) does no harm.
    """

    refusals: ClassVar[tuple[Refused, ...]] = ()
    says: ClassVar[str] = ""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Django would make and show a thousand forms for a count of a thousand, which takes many seconds.
        self.absolute_max = len(self.get_queryset()) + MOST_NEW_PARTS

    @cached_property
    def forms(self) -> list[Any]:
        """The forms, each knowing the rows they all choose: no form asks for its own."""
        forms_ = super().forms
        for name, field in self.form.base_fields.items():
            if isinstance(field, RowField):
                known = {str(row.pk): row for row in self._chosen(name, field, forms_)}
                for form in forms_:
                    cast(RowField, form.fields[name]).known = known
        return forms_

    def _chosen(self, name: str, field: RowField, forms_: list[Any]) -> Iterable[models.Model]:
        """Return the rows that the forms choose in this field, in one query at most.

        The stored parts come with theirs: an inline's queryset reads them along.
        """
        if not self.is_bound:
            return [row for form in forms_ if form.instance.pk and (row := getattr(form.instance, name))]
        chosen = {str(form[name].value()) for form in forms_}
        numbers = [int(each) for each in chosen if ROW_NUMBER.fullmatch(each)]
        return field.queryset.filter(pk__in=numbers) if numbers and field.queryset is not None else []

    def initial_form_count(self) -> int:
        """Return how many of the forms stand for stored parts."""
        return min(super().initial_form_count(), len(self.get_queryset()))

    def add_fields(self, form: Any, index: int | None) -> None:
        """Add the fields every part has; those for row numbers, which the admin prints, are not read."""
        super().add_fields(form, index)
        for name in (self.fk.model._meta.pk.name, self.fk.name):
            form.fields[name] = forms.Field(required=False, widget=forms.HiddenInput)

    def _construct_form(self, i: int, **kwargs: Any) -> Any:
        if i < self.initial_form_count():
            kwargs["instance"] = self.get_queryset()[i]
        # Past the model formsets' own way, which looks the row up by its posted number.
        form: Any = forms.BaseFormSet._construct_form(self, i, **kwargs)  # type: ignore[attr-defined]
        form.path = f"{self.says}.{i}"
        return form

    def clean(self) -> None:
        """Leave what parts must be towards each other to the action."""

    def full_clean(self) -> None:
        """Check all forms, and put what the action refused where it belongs."""
        super().full_clean()
        if not self.is_bound:
            return
        for refusal in self.refusals:
            place, _, name = refusal.field.partition(".")[2].partition(".")
            if place.isdecimal() and int(place) < len(self.forms):
                form = self.forms[int(place)]
                form.add_refusal(name if name in form.fields else None, refusal)
            else:
                self.non_form_errors().append(refusal.message)

    def rows(self) -> list[PartForm]:
        """Return the forms of the parts that the record shall have, in their order."""
        gone = self.deleted_forms if self.can_delete else []
        return [
            form
            for index, form in enumerate(self.forms)
            if form not in gone and (index < self.initial_form_count() or form.has_changed())
        ]

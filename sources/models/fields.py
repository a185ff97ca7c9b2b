"""Model fields for dates as known (EDTF)."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models

from sources.domain.edtf import NotEdtf, parse_edtf


def validate_edtf(text: str) -> None:
    """Refuse text that is no date as known.

    Raises: ValidationError, with the parser's words.
    """
    try:
        parse_edtf(text)
    except NotEdtf as error:
        raise ValidationError(str(error)) from error


class EdtfField(models.CharField):
    """A date as known, kept as its EDTF text; empty when nothing is known.

    On save it fills in the two date fields that stand after it in the model, `<name>_first` and
    `<name>_last`: the first and the last day it can mean, null where it is open.
    """

    default_validators = [validate_edtf]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 60)
        kwargs.setdefault("blank", True)
        kwargs.setdefault("default", "")
        super().__init__(*args, **kwargs)

    def pre_save(self, model_instance: models.Model, add: bool) -> str:
        text = super().pre_save(model_instance, add)
        first, last = days_of(text)
        setattr(model_instance, f"{self.attname}_first", first)
        setattr(model_instance, f"{self.attname}_last", last)
        return text


def days_of(text: str) -> tuple[date | None, date | None]:
    """Return the first and the last day a date as known can mean, None where it is open or not known.

    Raises: NotEdtf.
    """
    known = parse_edtf(text) if text else None
    return (known.first, known.last) if known else (None, None)


def dates_with_other_days(row: models.Model) -> Iterator[str]:
    """Yield the names of a stored row's dates as known whose first and last day are not the ones they mean."""
    for column in row._meta.fields:
        if isinstance(column, EdtfField):
            stored = getattr(row, f"{column.attname}_first"), getattr(row, f"{column.attname}_last")
            try:
                meant = days_of(getattr(row, column.attname))
            except NotEdtf:
                yield column.name
                continue
            if stored != meant:
                yield column.name


def day_field() -> models.DateField:
    """Return the field for the first or last day of a date as known; `EdtfField` fills it in."""
    return models.DateField(null=True, blank=True, editable=False)


def days_in_order(name: str) -> models.CheckConstraint:
    """Return the constraint that the first day isn't after the last, and both are null where the text is empty."""
    first, last = f"{name}_first", f"{name}_last"
    return models.CheckConstraint(
        condition=(
            models.Q(**{name: "", f"{first}__isnull": True, f"{last}__isnull": True})
            | (
                ~models.Q(**{name: ""})
                & (
                    models.Q(**{f"{first}__isnull": True})
                    | models.Q(**{f"{last}__isnull": True})
                    | models.Q(**{f"{first}__lte": models.F(last)})
                )
            )
        ),
        name=f"%(class)s_{name}_days_in_order",
        violation_error_message="The first day must not come after the last.",
    )


def one_of(name: str, values: list[str]) -> models.CheckConstraint:
    """Return the constraint that the field holds one of the listed values."""
    return models.CheckConstraint(
        condition=models.Q(**{f"{name}__in": values}),
        name=f"%(class)s_{name}_known",
        violation_error_message=f"The {name} must be one of: {', '.join(values)}.",
    )


def web_address_or_empty(name: str) -> models.CheckConstraint:
    """Return the constraint that an address, when given, is one of the web: no script, no file."""
    return models.CheckConstraint(
        condition=models.Q(**{name: ""})
        | models.Q(**{f"{name}__startswith": "http://"})
        | models.Q(**{f"{name}__startswith": "https://"}),
        name=f"%(class)s_{name}_is_of_the_web",
        violation_error_message="The address must begin with http:// or https://.",
    )

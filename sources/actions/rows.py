"""What every write of records does to its rows before it makes them."""

from collections.abc import Iterable
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import models

from newsledger.ledger.chain import timestamp
from newsledger.refusals import Refused
from sources.domain.names import UnusableName, first_free, name_key, slug_for


def clean_row(row: models.Model, *, exclude: Iterable[str] = ()) -> None:
    """Check a row's fields by the model's own rules, before anything is written.

    Raises: Refused, naming the first field at fault.
    """
    try:
        row.clean_fields(exclude=set(exclude))
    except ValidationError as error:
        field, messages = next(iter(error.message_dict.items()))
        raise Refused(" ".join(messages), field=field) from error
    for column in row._meta.fields:
        # Django's own check lets ftp:// and HTTP:// pass, which the database does not.
        address = getattr(row, column.name) if isinstance(column, models.URLField) else ""
        if address and not address.startswith(("http://", "https://")):
            raise Refused("The address must begin with http:// or https://.", field=column.name)


def free_slug(model: type[models.Model], wanted: str) -> str:
    """Return `wanted`, or the first of `wanted-2`, `wanted-3`… that no row of the model has."""
    taken: set[str] = set()
    # Asked one by one: a long slug is cut to make room for its number, so the taken ones share no beginning.
    while model._default_manager.filter(slug=(slug := first_free(wanted, taken))).exists():
        taken.add(slug)
    return slug


def made_slug(model: type[models.Model], name: str, *, kind: str, field: str = "name") -> str:
    """Return a free slug for a row of the model, made from the name.

    Raises: Refused, when the name can't stand for anything.
    """
    try:
        return free_slug(model, slug_for(name, kind=kind))
    except UnusableName as error:
        raise Refused(str(error), field=field) from error


def key_of(name: str, *, field: str = "name") -> str:
    """Return the name as it is compared.

    Raises: Refused, when nothing of it can be seen.
    """
    try:
        return name_key(name)
    except UnusableName as error:
        raise Refused(str(error), field=field) from error


def moment_of(text: str | None, *, field: str) -> datetime | None:
    """Return the moment a record names, None where it names none.

    Raises: Refused, when it isn't written as the ledger writes moments: the row would say another text.
    """
    if text is None:
        return None
    try:
        moment = datetime.fromisoformat(text)
        if moment.tzinfo and timestamp(moment) == text:
            return moment
    except (ValueError, OverflowError):  # near the ends of the calendar a moment has no equal in UTC
        pass
    raise Refused(f"“{text[:60]}” is no moment in UTC such as 2025-07-12T10:30:00.000000Z.", field=field)

"""Rows named by an editor's own words: what goes by the name already, else what is to be made of it."""

from contextlib import suppress

from django.core.exceptions import ValidationError

from claims.domain.records import QuantityRecord
from claims.domain.terms import Dimension, usual_statistic
from claims.models import Quantity, Unit
from newsledger.ledger.forms import WrittenField
from sources.domain.names import UnusableName, name_key
from sources.domain.records import SourceRecord
from sources.models import Source, SourceAlias

NO_UNIT = "item"
"""The unit of a new quantity of which only the name is known."""


def quantity_named(name: str, *, unit: str) -> tuple[str | None, QuantityRecord | None]:
    """Return the slug of the quantity of this name, mergers followed, or the new one to be made; neither for no name.

    `unit` is the slug of the new one's unit, empty where it isn't known.
    Raises: ValidationError.
    """
    if not name:
        return None, None
    stored = Quantity.objects.filter(name_key=_key(name)).select_related("merged_into").first()
    if stored is not None:
        return _in_force(stored).slug, None
    counted_in = Unit.objects.filter(slug=unit or NO_UNIT).first() or Unit.objects.get(slug=NO_UNIT)
    statistic = usual_statistic(Dimension(counted_in.dimension))
    return None, QuantityRecord(slug="", name=name, unit=counted_in.slug, statistic=str(statistic))


def source_named(name: str, *, kind: str, anonymity: str) -> tuple[str | None, SourceRecord | None]:
    """Return the slug of the source that goes by the name, mergers followed, or the new one to be made.

    Raises: ValidationError.
    """
    if not name:
        return None, None
    alias = SourceAlias.objects.filter(name_key=_key(name)).select_related("source__merged_into").first()
    if alias is not None:
        return _in_force(alias.source).slug, None
    return None, SourceRecord(slug="", name=name, kind=kind, anonymity=anonymity)


def _in_force(row: Quantity | Source) -> Quantity | Source:
    while row.merged_into is not None:
        row = row.merged_into
    return row


def _key(name: str) -> str:
    try:
        return name_key(name)
    except UnusableName as error:
        raise ValidationError(str(error)) from error


class UnitField(WrittenField):
    """A unit by its slug, name, plural or symbol. Vocabulary: there are few, and all can be offered."""

    def prepare_value(self, value: object) -> object:
        """Return how the unit is shown."""
        return value.name if isinstance(value, Unit) else value

    def has_changed(self, initial: object, data: object) -> bool:
        """Return whether another unit was named."""
        return super().has_changed(self.prepare_value(initial), data)

    def clean(self, value: object) -> Unit | None:
        """Return the unit, None for no words."""
        words = super().clean(value)
        if not words:
            return None
        for name in ("slug", "name", "plural", "symbol"):
            with suppress(Unit.DoesNotExist, Unit.MultipleObjectsReturned):
                return Unit.objects.get(**{f"{name}__iexact": words})
        raise ValidationError(f"There is no unit “{words}”. Choose one of those offered.")

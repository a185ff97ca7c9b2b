"""Writes to what is counted."""

from collections.abc import Iterable
from dataclasses import replace

from django.contrib.auth.models import User

from claims.domain.records import QuantityRecord
from claims.models import Quantity, QuantityWord, Unit
from newsledger.ledger import record as ledger
from newsledger.ledger.models import LedgerEntry
from newsledger.refusals import Refused
from sources.actions import clean_row, key_of, made_slug, refuse_discarding
from sources.domain.ties import closes_circle

Action = LedgerEntry.Action


@ledger.writing()
def ensure_unit(
    *, slug: str, name: str, dimension: str, plural: str = "", symbol: str = "", code: str = ""
) -> tuple[Unit, bool]:
    """Return the unit with this slug and whether it was made now. Units are vocabulary: they leave no ledger entry.

    Raises: Refused.
    """
    if stored := Unit.objects.filter(slug=slug).first():
        return stored, False
    unit = Unit(slug=slug, name=name, dimension=dimension, plural=plural, symbol=symbol, code=code)
    clean_row(unit)
    unit.save()
    return unit, True


@ledger.writing()
def edit_unit(
    *, unit: Unit, name: str, dimension: str, plural: str = "", symbol: str = "", code: str = ""
) -> Unit:
    """Make the unit what is said of it. Its slug stays: files name it by that.

    Raises: Refused.
    """
    row = Unit.objects.select_for_update().get(pk=unit.pk)
    row.name, row.dimension, row.plural, row.symbol, row.code = name, dimension, plural, symbol, code
    clean_row(row)
    row.save()
    return row


@ledger.writing()
def create_quantity(
    *, content: QuantityRecord, by: User, reason: str = "", action: str = Action.CREATED
) -> Quantity:
    """Store a new quantity. An empty slug in `content` is made from its name.

    Raises: Refused.
    """
    slug = content.slug or made_slug(Quantity, content.name, kind="quantity")
    if Quantity.objects.filter(slug=slug).exists():
        raise Refused(f"Another quantity has the slug “{slug}”.", field="slug")
    row = Quantity(slug=slug)
    row.revision = ledger.first_revision(row.record)
    return _write_quantity(row, content, by=by, reason=reason, action=action)


@ledger.writing()
def edit_quantity(
    *,
    quantity: Quantity,
    revision: int,
    content: QuantityRecord,
    by: User,
    reason: str = "",
    action: str = Action.EDITED,
) -> Quantity:
    """Make the quantity what `content` says. Its slug and what it is merged into stay.

    Raises: StaleRevision, Refused.
    """
    row: Quantity = Quantity.objects.locked(quantity.pk, revision=revision)
    stored = row.as_record()
    content = replace(content, slug=row.slug, merged_into=stored.merged_into)
    if content == stored:
        return row
    return _write_quantity(row.next_revision(), content, by=by, reason=reason, action=action)


@ledger.writing()
def discard_quantity(*, quantity: Quantity, revision: int, by: User, reason: str = "") -> LedgerEntry:
    """Take a quantity out again that nothing refers to, and return the entry.

    Raises: StaleRevision; Refused, when others wrote a revision of it or something refers to it.
    """
    row: Quantity = Quantity.objects.locked(quantity.pk, revision=revision)
    refuse_discarding(row, by=by)
    if row.merged_into is not None:
        raise Refused(f"“{row}” stands for “{row.merged_into}”: undo that merger first.")
    entry = ledger.discard(row, by=by, reason=reason)
    row.delete()
    return entry


def _write_quantity(
    row: Quantity, content: QuantityRecord, *, by: User, reason: str, action: str
) -> Quantity:
    for name in ("name", "statistic", "accumulation", "place", "note"):
        setattr(row, name, getattr(content, name))
    row.name_key = key_of(row.name)
    row.unit = _unit(content.unit)
    row.broader = _other(content.broader, row, field="broader")
    row.denominator = _other(content.denominator, row, field="denominator")
    clean_row(row)
    if other := Quantity.objects.filter(name_key=row.name_key).exclude(pk=row.pk).first():
        raise Refused(f"There is a quantity “{other}” ({other.slug}) already: use that one.", field="name")
    if row.pk and row.broader:
        _refuse_circle(row, row.broader)
    payload = replace(content, slug=row.slug).payload()
    ledger.record(row.record, revision=row.revision, action=action, payload=payload, by=by, reason=reason)
    row.save()
    write_quantity_words([row])
    return row


@ledger.writing()
def write_quantity_words(quantities: Iterable[Quantity]) -> None:
    """Make the words by which these quantities are found those of their names. They leave no ledger entry."""
    quantities = list(quantities)
    QuantityWord.objects.filter(quantity__in=quantities).delete()
    QuantityWord.objects.bulk_create(
        [
            QuantityWord(quantity=quantity, word=word)
            for quantity in quantities
            for word in sorted(quantity.word_keys())
        ],
        batch_size=1_000,
    )


def _unit(slug: str) -> Unit:
    try:
        return Unit.objects.get(slug=slug)
    except Unit.DoesNotExist:
        raise Refused(f"There is no unit “{slug}”.", field="unit") from None


def _other(slug: str | None, row: Quantity, *, field: str) -> Quantity | None:
    if slug is None:
        return None
    if slug == row.slug:
        raise Refused(f"A quantity can't be its own {field} one.", field=field)
    try:
        return Quantity.objects.get(slug=slug)
    except Quantity.DoesNotExist:
        raise Refused(f"There is no quantity “{slug}”.", field=field) from None


def _refuse_circle(row: Quantity, broader: Quantity) -> None:
    if closes_circle(Quantity.objects.containing([broader.pk]), start=row.pk, target=broader.pk):
        raise Refused(
            f"“{broader}” is itself narrower than “{row}”: the two would contain each other.",
            field="broader",
        )

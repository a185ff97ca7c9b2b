"""First step: the units, sources and quantities that bundles declare, those before others that these name."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Generic, TypeVar

from claims.actions import create_quantity, edit_quantity, ensure_unit
from claims.bundles.comparing import comparable_quantity, differences, source_differences
from claims.bundles.directory import key_or_none, spellings_of, stored_quantity, stored_source
from claims.bundles.format import QuantityPart, SourcePart
from claims.bundles.ordering import in_order_of_ties
from claims.bundles.resolving import quantity_record, source_record
from claims.models import Quantity
from newsledger.ledger.models import LedgerEntry
from sources.actions import create_source, edit_source
from sources.domain.records import SourceRecord
from sources.domain.terms import SourceKind
from sources.models import Source

from .ground import IMPORTED, Incoming, Load

Declarable = TypeVar("Declarable", SourcePart, QuantityPart)


@dataclass(frozen=True)
class Declared(Generic[Declarable]):
    """A source or quantity where a bundle declares it."""

    bundle: Incoming
    path: str
    part: Declarable


def store_units(load: Load) -> None:
    for bundle in load.bundles:
        for index, part in enumerate(bundle.file.bundle.units):
            with load.faults.at(bundle.file.file, f"$.units[{index}]", part):
                said = {**part.model_dump(), "dimension": str(part.dimension)}
                unit, is_new = ensure_unit(**said)
                bundle.names.declare(part, unit.slug)
                if is_new:
                    load.report.created["units"] += 1
                else:
                    stored = {name: getattr(unit, name) for name in said}
                    given = part.model_fields_set
                    load.report.compared("units", differences(f"unit/{unit.slug}", said, stored, only=given))
            load.step()


def store_sources(load: Load) -> None:
    declared = [
        Declared(bundle, f"$.sources[{index}]", part)
        for bundle in load.bundles
        for index, part in enumerate(bundle.file.bundle.sources)
    ]
    stored: list[tuple[Declared[SourcePart], Source]] = []
    early: list[tuple[Declared[SourcePart], Source]] = []
    for each, has_all in _in_order(
        load, declared, lambda part: (tie.organisation for tie in part.affiliations)
    ):
        with _at(load, each):
            if (row := stored_source(each.part)) is not None:
                stored.append((each, row))
            else:
                part = each.part if has_all else each.part.model_copy(update={"affiliations": ()})
                row = create_source(
                    content=source_record(part, each.bundle.names), by=load.by, action=IMPORTED
                )
                load.report.created["sources"] += 1
                if not has_all:
                    early.append((each, row))
            each.bundle.names.declare(each.part, row.slug)
    for each, row in early:
        with _at(load, each):
            content = source_record(each.part, each.bundle.names)
            edit_source(source=row, revision=row.revision, content=content, by=load.by, action=IMPORTED)
    for each, row in stored:
        with _at(load, each):
            said = source_record(each.part, each.bundle.names, slug=each.part.slug or row.slug)
            kept = Source.objects.with_parts().get(pk=row.pk).as_record()
            found = source_differences(
                row.record,
                load.mergers.source(said),
                load.mergers.source(kept),
                only=_only_said(row.record, each.part),
            )
            load.report.compared("sources", found)
    _make_outlets(load)


def _make_outlets(load: Load) -> None:
    """Make each outlet that is neither declared nor stored: a name says enough of an outlet."""
    for bundle in load.bundles:
        outlet = bundle.file.bundle.article.outlet
        with load.faults.at(bundle.file.file, "$.article.outlet"):
            if not bundle.names.knows_source(outlet):
                made = SourceRecord(slug="", name=outlet, kind=SourceKind.OUTLET.value)
                create_source(content=made, by=load.by, action=IMPORTED)
                load.report.created["sources"] += 1


def store_quantities(load: Load) -> None:
    declared = [
        Declared(bundle, f"$.quantities[{index}]", part)
        for bundle in load.bundles
        for index, part in enumerate(bundle.file.bundle.quantities)
    ]
    stored: list[tuple[Declared[QuantityPart], Quantity]] = []
    early: list[tuple[Declared[QuantityPart], Quantity]] = []
    for each, has_all in _in_order(
        load, declared, lambda part: filter(None, (part.broader, part.denominator))
    ):
        with _at(load, each):
            if (row := stored_quantity(each.part)) is not None:
                stored.append((each, row))
            else:
                part = (
                    each.part if has_all else each.part.model_copy(update={"broader": "", "denominator": ""})
                )
                row = create_quantity(
                    content=quantity_record(part, each.bundle.names), by=load.by, action=IMPORTED
                )
                load.report.created["quantities"] += 1
                if not has_all:
                    early.append((each, row))
            each.bundle.names.declare(each.part, row.slug)
    for each, row in early:
        with _at(load, each):
            content = quantity_record(each.part, each.bundle.names)
            edit_quantity(quantity=row, revision=row.revision, content=content, by=load.by, action=IMPORTED)
    for each, row in stored:
        with _at(load, each):
            said = quantity_record(each.part, each.bundle.names, slug=each.part.slug or row.slug)
            kept = Quantity.objects.with_parts().get(pk=row.pk).as_record()
            found = differences(
                row.record,
                comparable_quantity(load.mergers.quantity(said)),
                comparable_quantity(load.mergers.quantity(kept)),
                only=_only_said(row.record, each.part),
            )
            load.report.compared("quantities", found)


def _in_order(
    load: Load, declared: list[Declared[Declarable]], named_by: Callable[[Declarable], Iterable[str]]
) -> Iterator[tuple[Declared[Declarable], bool]]:
    """Yield what is declared after what it names, without what rests on a fault that is told already."""
    needs = _needs(declared, named_by)
    faulty: set[int] = set()
    for index, has_all in in_order_of_ties(needs):
        before = len(load.faults)
        if faulty.isdisjoint(needs[index]):
            yield declared[index], has_all
        if len(load.faults) > before or not faulty.isdisjoint(needs[index]):
            faulty.add(index)
        load.step()


def _at(load: Load, each: Declared[Declarable]) -> AbstractContextManager[None]:
    return load.faults.at(each.bundle.file.file, each.path, each.part)


def _needs(
    declared: list[Declared[Declarable]], named_by: Callable[[Declarable], Iterable[str]]
) -> list[set[int]]:
    """Return the indexes of the declarations each one names: of its own bundle, else the first there is."""
    providers: dict[tuple[object, str], int] = {}
    # All spellings before any slug: a slug may be another's name.
    for index, each in enumerate(declared):
        for spelling in spellings_of(each.part):
            providers.setdefault((each.bundle.file.file, spelling), index)
            providers.setdefault((None, spelling), index)
    for index, each in enumerate(declared):
        if each.part.slug and (key := key_or_none(each.part.slug)):
            providers.setdefault((each.bundle.file.file, key), index)
            providers.setdefault((None, key), index)
    needs = []
    for each in declared:
        named = {key_or_none(name) or "" for name in named_by(each.part)}
        found = (providers.get((each.bundle.file.file, key), providers.get((None, key))) for key in named)
        needs.append({index for index in found if index is not None})
    return needs


def _only_said(record: str, part: SourcePart | QuantityPart) -> set[str] | None:
    """Return the keys in which a shared record is compared; None for all.

    Bundles of many articles declare the same source, mostly with its name and kind alone: what a file leaves
    out it doesn't deny. But once somebody has changed what an import wrote, everything is told.
    """
    actions = set(LedgerEntry.objects.filter(record=record).values_list("action", flat=True))
    was_edited = IMPORTED.value in actions and len(actions) > 1
    return None if was_edited else {"name", *part.model_fields_set}

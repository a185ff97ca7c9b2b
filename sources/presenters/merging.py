"""What merging two records would bring together, to be looked at before it is done."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.db.models import Subquery
from django.db.models.fields.reverse_related import ForeignObjectRel

from sources.domain.terms import AffiliationKind
from sources.models import Affiliation, Source, SourceAlias

CAP = 1_000
"""Rows are counted no further, so that a record with a million claims opens as fast as any."""

SHOWN = 12
"""Names and ties of one record are listed up to here."""

# What points to a source, in an editor's words; any other relation goes by its own name.
_CALLED = {
    "aliases": "names",
    "affiliations": "ties to bodies above",
    "affiliated": "ties from others to it",
    "published_articles": "articles published",
    "syndicated_articles": "articles taken over from it",
}


@dataclass(frozen=True)
class Fact:
    """One thing known of both records, and whether they differ in it."""

    what: str
    row: str
    into: str

    @property
    def differs(self) -> bool:
        """Whether both say something, and not the same."""
        return bool(self.row and self.into) and self.row != self.into


@dataclass(frozen=True)
class Tally:
    """How many rows of a kind point to either record. Counting stops one above the cap."""

    what: str
    row: int
    into: int

    @property
    def together(self) -> int:
        """How many are seen under the one that stays. A row points to one record, so none counts twice."""
        return min(self.row + self.into, CAP + 1)

    def counts(self) -> tuple[str, str, str]:
        """Return the record's, the target's and both together, as printed."""
        return tuple(  # type: ignore[return-value]
            f"more than {CAP:,}" if number > CAP else f"{number:,}"
            for number in (self.row, self.into, self.together)
        )


@dataclass(frozen=True)
class Listed:
    """The first few of something, and how many more there are at least."""

    shown: tuple[str, ...]
    has_more: bool


@dataclass(frozen=True)
class MergingPreview:
    """Both records side by side, each with what was merged into it before, and what would come together."""

    row: Any
    into: Any
    facts: tuple[Fact, ...]
    lists: tuple[tuple[str, Listed, Listed], ...]
    tallies: tuple[Tally, ...]


class _CappedCount(Subquery):
    """The number of rows of a queryset, counted up to one above the cap."""

    template = "(SELECT COUNT(*) FROM (%(subquery)s) counted)"
    output_field = models.IntegerField()

    def __init__(self, rows: models.QuerySet) -> None:
        super().__init__(rows.order_by().values("pk")[: CAP + 1])


def merging_preview(source: Source, into: Source) -> MergingPreview:
    """Return both sources side by side, with counts of all that would be seen under `into`.

    Six queries, whatever there is to count. Neither may be merged itself.
    """
    together: dict[str, list[int]] = {source.slug: [], into.slug: []}
    for row in Source.objects.resolving(together):
        together[row.asked].append(row.id)
    ids, into_ids = together[source.slug], together[into.slug]
    merged_before = Tally("sources merged into it before", len(ids) - 1, len(into_ids) - 1)
    return MergingPreview(
        row=source,
        into=into,
        facts=tuple(_facts(source, into)),
        lists=(
            ("Names", _names(ids), _names(into_ids)),
            ("Ties", _ties(ids), _ties(into_ids)),
        ),
        tallies=(*tallies(Source, ids, into_ids, called=_CALLED), merged_before),
    )


def _facts(source: Source, into: Source) -> Iterable[Fact]:
    yield Fact("Kind", source.get_kind_display(), into.get_kind_display())
    yield Fact("Anonymity", source.get_anonymity_display(), into.get_anonymity_display())
    for what, name in (
        ("Country", "country"),
        ("Wikidata id", "wikidata_id"),
        ("Homepage", "homepage"),
        ("Note", "note"),
    ):
        fact = Fact(what, getattr(source, name), getattr(into, name))
        if fact.row or fact.into:
            yield fact


def _names(ids: list[int]) -> Listed:
    return _listed(SourceAlias.objects.filter(source__in=ids).values_list("name", flat=True))


def _ties(ids: list[int]) -> Listed:
    ties = Affiliation.objects.filter(source__in=ids).values_list("kind", "organisation__name", "role")
    listed = _listed(ties.order_by("kind", "organisation__name", "pk"))
    return Listed(tuple(_tie_in_words(*tie) for tie in listed.shown), listed.has_more)


def _tie_in_words(kind: str, organisation: str, role: str) -> str:
    said = f"{AffiliationKind(kind).label} {organisation}"
    return f"{said} ({role})" if role else said


def _listed(rows: models.QuerySet) -> Listed:
    found = list(rows[: SHOWN + 1])
    return Listed(tuple(found[:SHOWN]), len(found) > SHOWN)


def tallies(
    model: type[models.Model], ids: list[int], into_ids: list[int], *, called: Mapping[str, str]
) -> Iterable[Tally]:
    """Yield how many rows point to either record, of every table that can: this app's and those above it.

    `called` are relations in an editor's words, by accessor; of the model's own, only those are counted. One query.
    """
    relations = [
        relation
        for relation in model._meta.related_objects
        if (relation.field.model is not model or relation.get_accessor_name() in called)
        and relation.one_to_many
        # What goes with its record is derived from it, and says nothing more.
        and relation.on_delete is not models.CASCADE
    ]
    counts: dict[str, Any] = {}
    for number, relation in enumerate(relations):
        counts[f"row_{number}"] = _CappedCount(_pointing(relation, ids))
        counts[f"into_{number}"] = _CappedCount(_pointing(relation, into_ids))
    found = model._default_manager.annotate(**counts).values(*counts).get(pk=into_ids[0])
    for number, relation in enumerate(relations):
        what = called.get(
            relation.get_accessor_name() or "", str(relation.related_model._meta.verbose_name_plural)
        )
        yield Tally(what, found[f"row_{number}"], found[f"into_{number}"])


def _pointing(relation: ForeignObjectRel, ids: list[int]) -> models.QuerySet:
    return relation.related_model._default_manager.filter(**{f"{relation.field.name}__in": ids})

"""Records as if what was merged had always been one: how bundles write them, and how they are compared."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from claims.domain.records import AttributionRecord, ClaimRecord, QuantityRecord
from claims.models import Quantity
from sources.domain.names import name_key
from sources.domain.records import AliasRecord, ArticleRecord, SourceRecord
from sources.models import Source, SourceAlias


@dataclass(frozen=True)
class Mergers:
    """Which slug stands for which other one, and the spellings that came with it."""

    sources: Mapping[str, str]
    quantities: Mapping[str, str]
    spellings: Mapping[str, tuple[AliasRecord, ...]]
    """By the slug of the source that stands for them now."""

    @classmethod
    def stored(cls) -> "Mergers":
        """Read all mergers. They are few: each was an editor's decision."""
        sources = _ends(
            Source.objects.filter(merged_into__isnull=False).values_list("slug", "merged_into__slug")
        )
        quantities = _ends(
            Quantity.objects.filter(merged_into__isnull=False).values_list("slug", "merged_into__slug")
        )
        spellings = defaultdict(list)
        merged = SourceAlias.objects.filter(source__merged_into__isnull=False)
        for slug, name, language in merged.values_list("source__slug", "name", "language"):
            spellings[sources[slug]].append(AliasRecord(name, language))
        return cls(sources, quantities, {slug: tuple(aliases) for slug, aliases in spellings.items()})

    def source_slug(self, slug: str) -> str:
        return self.sources.get(slug, slug)

    def quantity_slug(self, slug: str) -> str:
        return self.quantities.get(slug, slug)

    def source(self, record: SourceRecord) -> SourceRecord:
        ties = {
            replace(tie, organisation=organisation): None
            for tie in record.affiliations
            if (organisation := self.source_slug(tie.organisation)) != record.slug
        }
        known = {name_key(name) for name in (record.name, *(alias.name for alias in record.aliases))}
        more = tuple(
            alias for alias in self.spellings.get(record.slug, ()) if name_key(alias.name) not in known
        )
        return replace(record, affiliations=tuple(ties), aliases=record.aliases + more).in_order()

    def quantity(self, record: QuantityRecord) -> QuantityRecord:
        def other(slug: str | None) -> str | None:
            end = None if slug is None else self.quantity_slug(slug)
            return None if end == record.slug else end

        return replace(record, broader=other(record.broader), denominator=other(record.denominator))

    def article(self, record: ArticleRecord) -> ArticleRecord:
        from_source = record.syndicated_from
        return replace(
            record,
            outlet=self.source_slug(record.outlet),
            syndicated_from=None if from_source is None else self.source_slug(from_source),
        )

    def attribution(self, record: AttributionRecord) -> AttributionRecord:
        links = (
            link if link.source is None else replace(link, source=self.source_slug(link.source))
            for link in record.links
        )
        return replace(record, links=tuple(links)).in_order()

    def claim(self, record: ClaimRecord) -> ClaimRecord:
        return (
            record
            if record.quantity is None
            else replace(record, quantity=self.quantity_slug(record.quantity))
        )


def _ends(steps: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return where each slug ends, however often it was merged on."""
    direct = dict(steps)
    ends = {}
    for slug in direct:
        end, passed = direct[slug], {slug}
        while end in direct and end not in passed:
            passed.add(end)
            end = direct[end]
        ends[slug] = end
    return ends

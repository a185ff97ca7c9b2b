"""What the checks find in stored claims: each with all that is around it, in a fixed number of queries.

                ┌─ texts, sources with their spellings and bodies, quantities, units
claims ─────────┼─ their attributions
                ├─ claims they are linked to, claims of the same text on the same quantity
                └─ the latest claims of others on the same quantity
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from claims.domain.chains import Tie, bodies_of
from claims.domain.checks import (
    Finding,
    OtherClaim,
    QuantityFacts,
    SourceFacts,
    Subject,
    UnitFacts,
    findings_in,
    passage_of,
    spellings_in,
)
from claims.domain.checks.passages import Passage
from claims.domain.checks.subjects import date_of
from claims.domain.records import AttributionRecord
from claims.domain.terms import Role
from claims.models import Attribution, NumericClaim, Quantity, Unit
from sources.domain.terms import AffiliationKind
from sources.models import Affiliation, ArticleVersion, Source, SourceAlias

MOST_NEIGHBOURS = 50
"""Of each quantity so many claims are looked at, so that it costs the same however many there are."""
_ONE_VOICE = (AffiliationKind.SPEAKS_FOR, AffiliationKind.PART_OF)


def findings_of(claims: Iterable[NumericClaim]) -> dict[int, tuple[Finding, ...]]:
    """Return what the checks find in each claim, by its row number: what stands first, by level.

    The claims are read as they are stored now, in a number of queries that doesn't grow with theirs.
    """
    return {pk: findings_in(subject) for pk, subject in subjects_of([claim.pk for claim in claims]).items()}


def subjects_of(claim_ids: Iterable[int]) -> dict[int, Subject]:
    """Return the claims with these row numbers, each with what its checks look at."""
    claims = NumericClaim.objects.with_parts().select_related("mention__version__article__outlet")
    rows = list(claims.filter(pk__in=list(claim_ids)))
    if not rows:
        return {}
    texts = dict(
        ArticleVersion.objects.filter(pk__in={row.mention.version_id for row in rows}).values_list(
            "pk", "text"
        )
    )
    attributions = _attributions(rows)
    sources = _sources(rows, attributions.values())
    quantities = _quantities(rows)
    others = _Others.around(rows, quantities)
    passages: dict[tuple[int, int, int], Passage] = {}
    subjects = {}
    for row in rows:
        claim, version = row.as_record(), row.mention.version
        text, outlet = texts[version.pk], sources.facts_of(version.article.outlet_id)
        published = version.published or version.article.published
        quote = claim.span(Role.QUOTE)
        place = (version.pk, quote.start if quote else claim.start, quote.end if quote else claim.end)
        if place not in passages:
            passages[place] = passage_of(
                text,
                *place[1:],
                published=date_of(published),
                publisher=tuple(outlet.keys) if outlet else (),
            )
        subjects[row.pk] = Subject(
            claim=claim,
            text=text,
            passage=passages[place],
            published=published,
            outlet=outlet.slug if outlet else "",
            attributions=tuple(attributions[credit.attribution_id] for credit in row.credits.all()),
            sources=sources.by_slug,
            known=sources.by_key,
            quantity=quantities.facts.get(row.quantity_id) if row.quantity_id else None,
            unit=_unit(row.unit) if row.unit else None,
            siblings=others.siblings_of(row),
            neighbours=others.neighbours_of(row),
            linked=others.linked_to(row),
        )
    return subjects


def _unit(row: Unit) -> UnitFacts:
    return UnitFacts(row.slug, row.name, row.dimension)


def _attributions(rows: Iterable[NumericClaim]) -> dict[int, AttributionRecord]:
    ids = {credit.attribution_id for row in rows for credit in row.credits.all()}
    return {row.pk: row.as_record() for row in Attribution.objects.with_parts().filter(pk__in=ids)}


# --- Sources ---


@dataclass(frozen=True)
class _Sources:
    """The sources that matter, as they are now."""

    by_slug: dict[str, SourceFacts]
    """By every slug that a link names."""
    by_key: dict[str, SourceFacts]
    """By every spelling that the words of a link may be."""
    by_id: dict[int, SourceFacts]

    def facts_of(self, source_id: int) -> SourceFacts | None:
        return self.by_id.get(source_id)


def _sources(rows: Iterable[NumericClaim], attributions: Iterable[AttributionRecord]) -> _Sources:
    links = [link for each in attributions for link in each.links]
    words = [span.exact for link in links if (span := link.span(Role.SOURCE))]
    asked = {key for each in words for key in spellings_in(each)}
    spelled = dict(SourceAlias.objects.filter(name_key__in=asked).values_list("name_key", "source__slug"))
    outlets = {row.pk: row.slug for row in (claim.mention.version.article.outlet for claim in rows)}
    slugs = {*(link.source for link in links if link.source), *spelled.values(), *outlets.values()}

    final: dict[str, int] = {}
    together: dict[int, int] = {}
    resolved = Source.objects.resolving(sorted(slugs))
    for each in resolved:
        if each.is_final:
            final[each.asked] = each.id
    for each in resolved:
        together[each.id] = final[each.asked]
    keys: defaultdict[int, set[str]] = defaultdict(set)
    for source_id, key in SourceAlias.objects.filter(source__in=together).values_list(
        "source_id", "name_key"
    ):
        keys[together[source_id]].add(key)
    rows_now = Source.objects.filter(pk__in=set(final.values()))
    ties = [
        Tie(tie.source_id, AffiliationKind.PART_OF if tie.kind == "merged" else tie.kind, tie.organisation_id)
        for tie in Affiliation.objects.leading_from(together, _ONE_VOICE)
    ]
    facts = {
        row.pk: SourceFacts(
            slug=row.slug,
            name=row.name,
            kind=row.kind,
            anonymity=row.anonymity,
            keys=frozenset(keys[row.pk]),
            bodies=frozenset({row.pk, *bodies_of(ties, row.pk)}),
        )
        for row in rows_now
    }
    return _Sources(
        by_slug={slug: facts[pk] for slug, pk in final.items()},
        by_key={key: facts[final[slug]] for key, slug in spelled.items()},
        by_id={pk: facts[final[slug]] for pk, slug in outlets.items()},
    )


# --- Quantities, and the claims on them ---


@dataclass(frozen=True)
class _Quantities:
    """What is counted, as it is now."""

    facts: dict[int, QuantityFacts]
    """By the row number of every quantity that was merged into it, its own too."""


def _quantities(rows: Iterable[NumericClaim]) -> _Quantities:
    slugs = {row.quantity.slug for row in rows if row.quantity}
    resolved = Quantity.objects.resolving(sorted(slugs))
    final = {each.asked: each.id for each in resolved if each.is_final}
    facts = {
        row.pk: QuantityFacts(
            slug=row.slug,
            name=row.name,
            unit=_unit(row.unit),
            statistic=row.statistic,
            accumulation=row.accumulation,
            place=row.place,
        )
        for row in Quantity.objects.filter(pk__in=set(final.values())).select_related("unit")
    }
    return _Quantities({each.id: facts[final[each.asked]] for each in resolved})


@dataclass(frozen=True)
class _Others:
    """Other claims, by what they have in common with those that are checked."""

    quantities: _Quantities
    of_text: dict[tuple[int, str], list[tuple[int, OtherClaim]]] = field(default_factory=dict)
    """By the row number of the version and the quantity's slug."""
    on_quantity: dict[str, list[tuple[int, OtherClaim]]] = field(default_factory=dict)
    """By the quantity's slug, each with its article's row number."""
    by_id: dict[int, OtherClaim] = field(default_factory=dict)

    @classmethod
    def around(cls, rows: list[NumericClaim], quantities: _Quantities) -> "_Others":
        found = cls(quantities)
        versions = {row.mention.version_id for row in rows}
        claims = NumericClaim.objects.with_neighbour_data()
        on_them = {"mention__version__in": versions, "quantity__in": list(quantities.facts)}
        for row in claims.filter(**on_them).order_by("pk"):
            other = found.other(row)
            found.of_text.setdefault((row.mention.version_id, other.quantity or ""), []).append(
                (row.pk, other)
            )
        latest = NumericClaim.objects.latest_on(quantities.facts, most=MOST_NEIGHBOURS)
        targets = {link.to_claim_id for row in rows for link in row.links_out.all()}
        for row in claims.filter(pk__in={*latest, *targets}).order_by("-pk"):
            other = found.other(row)
            found.by_id[row.pk] = other
            if row.pk in latest:
                article = row.mention.version.article_id
                found.on_quantity.setdefault(other.quantity or "", []).append((article, other))
        return found

    def other(self, row: NumericClaim) -> OtherClaim:
        quantity = self.quantities.facts.get(row.quantity_id) if row.quantity_id else None
        version = row.mention.version
        return OtherClaim(
            uid=row.uid,
            words=row.mention.exact,
            amount=row.amount,
            unit=row.counted_in.slug if row.counted_in else None,
            quantity=quantity.slug if quantity else None,
            change=row.change,
            modality=row.modality,
            period=row.period,
            as_of=row.as_of,
            published=version.published or version.article.published,
            start=row.mention.start,
            end=row.mention.end,
            part=row.part,
        )

    def slug(self, row: NumericClaim) -> str:
        return self.quantities.facts[row.quantity_id].slug if row.quantity_id else ""

    def siblings_of(self, row: NumericClaim) -> tuple[OtherClaim, ...]:
        together = self.of_text.get((row.mention.version_id, self.slug(row)), [])
        return tuple(other for pk, other in together if pk != row.pk)

    def neighbours_of(self, row: NumericClaim) -> tuple[OtherClaim, ...]:
        own = row.mention.version.article_id
        together = self.on_quantity.get(self.slug(row), []) if row.quantity_id else []
        return tuple(other for article, other in together if article != own)

    def linked_to(self, row: NumericClaim) -> dict[str, OtherClaim]:
        found = (self.by_id.get(link.to_claim_id) for link in row.links_out.all())
        return {other.uid: other for other in found if other is not None}

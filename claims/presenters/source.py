"""A source's own page: what it originated, relayed and published, alone and by those who speak for it."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Case, Q, Value, When

from claims.models import Attribution, NumericClaim
from claims.querysets import Speaker
from sources.domain.terms import ROLL_UP_KINDS, AffiliationKind, Anonymity, SourceKind
from sources.models import Affiliation, Source, SourceAlias

from .dates import KnownDate, known_date
from .paging import CAP, Count
from .quoted import QuotedList, quoted_beside
from .ranges_of_source import MOST_PICTURES, RangesOfSource, ranges_of_source
from .record_of_source import RecordOfSource, record_of
from .rollups import Reach, reaches
from .rows import ClaimRow, QuantityName, claim_rows
from .standing import public_sources, standing_sources
from .ties import VERBS
from .voices import SourceName, source_name

ROLES = ("originated", "relayed", "published")
SHOWN = 10
MOST_TIES = 200


@dataclass(frozen=True)
class Through:
    """Who said it for the source, and how: "speaks for the foreign ministry, which is part of Russia"."""

    speaker: SourceName
    how: str


@dataclass(frozen=True)
class Line:
    """A claim on a source's page, with those through whom it is there; none where it is the source's own."""

    row: ClaimRow
    through: tuple[Through, ...]


@dataclass(frozen=True)
class Section:
    """The newest claims for which a source stands in one role, and how many there are."""

    role: str
    lines: tuple[Line, ...]
    count: Count


@dataclass(frozen=True)
class Tie:
    """A tie between two sources, told from the one to the other."""

    source: SourceName
    verb: str
    organisation: SourceName
    role: str
    since: KnownDate | None
    until: KnownDate | None


@dataclass(frozen=True)
class SourcePage:
    """All that a source's page prints."""

    source: Source
    kind: str
    anonymity: str
    names: tuple[SourceAlias, ...]
    is_rolled_up: bool
    sections: tuple[Section, ...]
    ties_up: tuple[Tie, ...]
    ties_down: tuple[Tie, ...]
    quoted: QuotedList
    record: RecordOfSource | None
    ranges: tuple[RangesOfSource, ...]
    more_ranges: tuple[QuantityName, ...]
    """Quantities with several numbers of its own that aren't drawn."""

    @property
    def has_speakers(self) -> bool:
        """Whether others count as the source when rolled up."""
        return any(tie.verb != VERBS[AffiliationKind.MEMBER_OF] for tie in self.ties_down)


def source_page(names: list[SourceAlias], *, rollup: bool) -> SourcePage | None:
    """Return the page of the source with these names; None where nothing is public.

    A number of queries that doesn't grow with that of the claims. Roll-up is one recursive
    query, whatever the depth; each role is one that stops at the cap.
    """
    source = names[0].source
    counting = _counting(source, rollup=rollup)
    speakers = [reach.speaker for reach in counting]
    public = NumericClaim.objects.public()
    ids = {
        role: list(
            public.credited_to(speakers, roles=[role]).newest_first().values_list("pk", flat=True)[: CAP + 1]
        )
        for role in ROLES
    }
    quoted = quoted_beside(Attribution.objects.spoken_by(speakers))
    if not any(ids.values()) and not quoted.shown and not public_sources().filter(pk=source.pk).exists():
        return None
    rows = {row.claim.pk: row for row in claim_rows({pk for role in ROLES for pk in ids[role][:SHOWN]})}
    own = {reach.speaker.source_id for reach in counting if reach.is_same_source}
    # Only the ways of those who are shown: others below may have nothing public to their name.
    seen = {row_id for row in rows.values() for row_id in _stand_behind(row)}
    ways = [reach for reach in counting if reach.speaker.source_id in seen]
    ties = _ties(own, ways)
    how = _ways(ways, {tie.organisation_id: tie.organisation.name for tie in ties})
    record = record_of(source.pk, counting, ids)
    ranges = ranges_of_source(source.name, record.told_numbers if record else ())
    return SourcePage(
        source=source,
        kind=SourceKind(source.kind).label,
        anonymity="" if source.anonymity == Anonymity.NAMED else Anonymity(source.anonymity).label,
        names=tuple(names),
        is_rolled_up=rollup,
        sections=tuple(
            Section(
                role=role,
                lines=tuple(_line(rows[pk], role, own, how) for pk in ids[role][:SHOWN] if pk in rows),
                count=Count(len(ids[role])),
            )
            for role in ROLES
        ),
        ties_up=tuple(_tie(tie) for tie in ties if tie.source_id in own),
        ties_down=tuple(_tie(tie) for tie in ties if tie.organisation_id in own),
        quoted=quoted,
        record=record,
        ranges=ranges[:MOST_PICTURES],
        more_ranges=tuple(each.quantity for each in ranges[MOST_PICTURES:]),
    )


def source_ranges(source: Source, quantity_slug: str, *, rollup: bool) -> RangesOfSource | None:
    """Return the ranges of a source on one quantity, as its page has them; None where they aren't there."""
    page = source_page(list(source.aliases.select_related("source")), rollup=rollup)
    ranges = page.ranges if page else ()
    return next((each for each in ranges if each.quantity.slug == quantity_slug), None)


def _counting(source: Source, *, rollup: bool) -> list[Reach]:
    """Return who counts as the source, in one query: itself, what was merged into it, all below too."""
    if rollup:
        return reaches(source.pk, Affiliation.objects.leading_to([source.pk], ROLL_UP_KINDS))
    return [Reach(Speaker(row.id)) for row in Source.objects.resolving([source.slug])]


def _stand_behind(row: ClaimRow, roles: Iterable[str] = ROLES) -> dict[int, SourceName]:
    """Return who stands behind the claim in these roles, by the row number that roll-up knows them by."""
    names = {row.outlet_id: row.outlet} if "published" in roles else {}
    for chain in row.chains:
        for step in chain.steps:
            if ("originated" if step.position == 0 else "relayed") in roles:
                names |= {
                    voice.row_id: voice.source for voice in step.voices if voice.row_id and voice.source
                }
    return names


def _line(row: ClaimRow, role: str, own: set[int], how: dict[int, str]) -> Line:
    names = _stand_behind(row, [role])
    if own & names.keys():
        return Line(row, ())
    return Line(row, tuple(Through(name, how[row_id]) for row_id, name in names.items() if row_id in how))


def _ways(counting: Iterable[Reach], names: dict[int, str]) -> dict[int, str]:
    """Return, for each source that counts as another, how it does, in words; its shortest way."""
    ways: dict[int, str] = {}
    for speaker, way in counting:
        hops = [
            f"{VERBS[AffiliationKind(tie.kind)]} {names.get(tie.organisation_id, 'another body')}"
            for tie in way
            if tie.kind != "merged"
        ]
        if hops:
            ways.setdefault(speaker.source_id, ", which ".join(hops))
    return ways


def _ties(own: set[int], ways: list[Reach]) -> list[Affiliation]:
    """Return the source's own ties and those on these ways to it, in one query. What isn't public stays out.

    A body above a public source is public by that tie; a member's organisation, and whoever is below, by what
    stands on it.
    """
    steps = {(tie.source_id, tie.organisation_id) for reach in ways for tie in reach.way}
    on_a_way = Q(source__in={near for near, _ in steps}, organisation__in={far for _, far in steps})
    standing = standing_sources().values("pk")
    return list(
        Affiliation.objects.filter(
            on_a_way
            | Q(source__in=own, kind__in=ROLL_UP_KINDS)
            | Q(source__in=own, organisation__in=standing)
            | Q(organisation__in=own, source__in=standing)
        )
        .select_related("source__merged_into", "organisation__merged_into")
        .order_by(Case(When(on_a_way, then=Value(0)), default=Value(1)), "pk")[: MOST_TIES + len(steps)]
    )


def _tie(row: Affiliation) -> Tie:
    return Tie(
        source=source_name(row.source),
        verb=VERBS[AffiliationKind(row.kind)],
        organisation=source_name(row.organisation),
        role=row.role,
        since=known_date(row.since),
        until=known_date(row.until),
    )

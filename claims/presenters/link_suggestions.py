"""Links between claims that the program suggests: candidates asked of the tables, judged by claims/domain/linking.py.

The number of queries is the same however much is stored: of many candidates the newest are looked at, besides those
whose number could be the same and those whose text is a copy.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_CEILING, ROUND_FLOOR, Context, Decimal
from functools import cached_property
from itertools import groupby
from typing import Any, cast

from django.db.models import Count, QuerySet

from claims.domain.chains import Link, Window
from claims.domain.decimals import NotExact, canonical
from claims.domain.linking import Shared, Suggestion, suggest
from claims.domain.statements import Credit, Dossier, Statement
from claims.domain.terms import Basis, Change, LinkKind, Modality, Prominence, Scope, Standing
from claims.models import Attribution, ClaimLink, LinkRefusal, NumericClaim, Quantity
from claims.provenance import People
from sources.domain.datelines import agency_of
from sources.domain.terms import SourceKind
from sources.models import Fingerprint, SourceAlias
from sources.querysets import resolve_ids

MOST_SUGGESTED = 30
MOST_SUBJECTS = 40
"""So many claims of a quantity, or of all, are looked at for something to suggest: the newest."""
_NEWEST = 200
_POSSIBLE = 100
_COPIES = 12
"""So many texts that share paragraphs are looked into."""
_JOINING = (LinkKind.DERIVED_FROM.value, LinkKind.SAME_STATEMENT.value)

PairKey = frozenset[int]


@dataclass(frozen=True)
class Suggested:
    """Two claims, as `with_linking_data` reads them, and how the one seems to lead to the other."""

    start: Any
    end: Any
    suggestion: Suggestion | None
    """None where the program sees nothing in the pair: it was asked for by name."""

    @property
    def name(self) -> str:
        """What the pair is called in an address, whichever way it points."""
        return "~".join(sorted((self.start.uid, self.end.uid)))

    @property
    def score(self) -> int:
        return self.suggestion.score if self.suggestion else 0


def suggestions_for_claim(claim: NumericClaim) -> list[Suggested]:
    """Return what is suggested for one claim, the strongest first."""
    if claim.quantity_id is None or claim.is_withdrawn:
        return []
    own = NumericClaim.objects.filter(pk=claim.pk)
    return _suggestions(list(own.with_linking_data()), beyond=claim)


def suggestions_on_quantity(quantity: Quantity) -> list[Suggested]:
    """Return what is suggested between the newest claims on a quantity, and between them and those near it."""
    same = [row.id for row in Quantity.objects.resolving([quantity.slug])]
    return _suggestions(_newest(NumericClaim.objects.filter(quantity__in=same)))


def newest_suggestions() -> list[Suggested]:
    """Return what is suggested for the newest claims, whatever they count."""
    return _suggestions(_newest(NumericClaim.objects.filter(prominence=Prominence.MAIN)))


def pair_of(one: NumericClaim, other: NumericClaim) -> Suggested | None:
    """Return two claims that were asked for by name, with what speaks for a link; None unless both are there."""
    rows = {row.pk: row for row in _rows(NumericClaim.objects.filter(pk__in=[one.pk, other.pk]))}
    if len(rows) < 2:
        return None
    here, there = rows[one.pk], rows[other.pk]
    found = _Ground([here, there], [here]).suggestion(here, there)
    return _suggested(here, there, found) if found else Suggested(here, there, None)


def _suggestions(subjects: list[Any], *, beyond: NumericClaim | None = None) -> list[Suggested]:
    if not subjects:
        return []
    family = _family(subject.quantity_id for subject in subjects)
    near = NumericClaim.objects.linkable().filter(quantity__in=family.ids)
    wanted = set(near.order_by("-pk").values_list("pk", flat=True)[:_NEWEST])
    if beyond is not None:
        wanted |= _possible(near, beyond) | _in_copies(near, beyond)
    wanted -= {subject.pk for subject in subjects}
    others = list(_rows(near.filter(pk__in=wanted)))
    rows = [*subjects, *others]
    ground = _Ground(rows, subjects, family)
    decided = _Decided(rows)
    found: dict[PairKey, Suggested] = {}
    for one in subjects:
        for other in rows:
            key = frozenset((one.pk, other.pk))
            if len(key) < 2 or key in found or decided.has(one, other):
                continue
            suggestion = ground.suggestion(one, other)
            if suggestion is not None:
                pair = _suggested(one, other, suggestion)
                if not decided.makes_needless(pair):
                    found[key] = pair
    return sorted(found.values(), key=lambda each: (-each.score, -each.start.pk, -each.end.pk))[
        :MOST_SUGGESTED
    ]


def _suggested(one: Any, other: Any, suggestion: Suggestion) -> Suggested:
    start, end = (one, other) if suggestion.start == one.pk else (other, one)
    return Suggested(start, end, suggestion)


# --- Candidates ---


def _rows(claims: QuerySet[NumericClaim]) -> QuerySet[NumericClaim]:
    return cast("QuerySet[NumericClaim]", claims.with_linking_data().order_by("-pk"))  # type: ignore[attr-defined]


def _newest(claims: Any) -> list[Any]:
    return list(_rows(claims.linkable())[:MOST_SUBJECTS])


def _possible(near: Any, claim: NumericClaim) -> set[int]:
    """Return the newest claims whose number may be this one's, rounded generously."""
    ends = [each for each in (claim.point, claim.lower, claim.upper) if each is not None]
    if not ends or claim.out_of is not None:
        return set()
    lowest, highest = min(ends), max(ends)
    slack = Decimal("0.06")
    try:
        between = [
            Decimal(canonical(Context(prec=4, rounding=rounding).plus(end)))
            for end, rounding in (
                (lowest - abs(lowest) * slack, ROUND_FLOOR),
                (highest + abs(highest) * slack, ROUND_CEILING),
            )
        ]
    except NotExact:
        between = [lowest, highest]
    possible = near.can_lie_within(*between).order_by("-pk")
    return set(possible.values_list("pk", flat=True)[:_POSSIBLE])


def _in_copies(near: Any, claim: NumericClaim) -> set[int]:
    """Return the claims in texts that have paragraphs in common with this one's."""
    version = claim.mention.version_id
    hashes = Fingerprint.objects.filter(version=version).values_list("hash", flat=True)
    sharing = [each.version_id for each in Fingerprint.objects.sharing(hashes, limit=_COPIES)]
    inside = near.filter(mention__version__in=sharing).order_by("-pk")
    return set(inside.values_list("pk", flat=True)[:_POSSIBLE])


class _Decided:
    """What was decided already of some claims: which pairs are linked or refused, and what links tie together."""

    def __init__(self, rows: Iterable[Any]) -> None:
        ids = [row.pk for row in rows]
        links = ClaimLink.objects.touching(ids).values_list(
            "from_claim", "to_claim", "kind", "to_claim__mention__version__article"
        )
        refused = LinkRefusal.objects.touching(ids).values_list("first", "second")
        self._pairs = {frozenset(pair) for pair in refused}
        self._above: dict[int, int] = {}
        self._derived: set[tuple[int, int]] = set()
        for start, end, kind, article in links:
            self._pairs.add(frozenset((start, end)))
            if kind in _JOINING:
                self._above[self._top(start)] = self._top(end)
            if kind == LinkKind.DERIVED_FROM:
                self._derived.add((start, article))

    def _top(self, pk: int) -> int:
        while self._above.setdefault(pk, pk) != pk:
            pk = self._above[pk]
        return pk

    def has(self, one: Any, other: Any) -> bool:
        """Return whether the two are linked, in whatever way, or somebody said that they aren't to be."""
        return frozenset((one.pk, other.pk)) in self._pairs

    def makes_needless(self, pair: Suggested) -> bool:
        """Return whether the pair is one chain already, or derives from another number of that article."""
        if (pair.start.pk, pair.end.article_id) in self._derived:
            return True
        # What a text itself says is asked for again, even where others tie the two together.
        says_so = pair.suggestion is not None and pair.suggestion.basis == Basis.IN_TEXT
        return not says_so and self._top(pair.start.pk) == self._top(pair.end.pk)


# --- What the rules are asked about ---


@dataclass(frozen=True)
class _Family:
    """Quantities, those broader and those narrower, mergers followed."""

    now: Mapping[int, int]
    broader: Mapping[Hashable, Hashable]
    """From each quantity to the next broader, by the rows that mergers lead to."""

    @property
    def ids(self) -> list[int]:
        return list(self.now)


def _family(quantity_ids: Iterable[int]) -> _Family:
    own = set(quantity_ids)
    ties = [*Quantity.objects.containing(own), *Quantity.objects.contained_in(own)]
    ids = own | {each for tie in ties for each in tie}
    now = resolve_ids("claims_quantity", ids)
    broader: dict[Hashable, Hashable] = {
        now[one]: now[other] for one, other in ties if one in now and other in now and now[one] != now[other]
    }
    return _Family(now, broader)


class _Ground:
    """All that is asked of the tables about some claims, each thing once."""

    def __init__(self, rows: list[Any], subjects: list[Any], family: _Family | None = None) -> None:
        self._rows = rows
        self._subjects = subjects
        self._family = family or _family(row.quantity_id for row in rows if row.quantity_id)
        self._links: dict[int, list[Any]] = defaultdict(list)
        for link in Attribution.objects.links_under(row.pk for row in rows):
            self._links[link.claim_id].append(link)
        self._agencies = list(
            SourceAlias.objects.filter(source__kind=SourceKind.NEWS_AGENCY).values_list("name", "source")
        )
        articles = [row.mention.version.article for row in rows]
        self._people = People(
            (
                *(article.outlet_id for article in articles),
                *(article.syndicated_from_id for article in articles),
                *(link.source_id for links in self._links.values() for link in links),
                *(source for _, source in self._agencies),
            )
        )
        self._paragraphs = _Paragraphs(rows, subjects)
        self._statements: dict[int, Statement] = {}
        self._datelines: dict[int, int | None] = {}

    def suggestion(self, one: Any, other: Any) -> Suggestion | None:
        """Return what is suggested of two of the claims."""
        versions = one.mention.version, other.mention.version
        if one.article_id == other.article_id:
            return None
        shared = self._paragraphs.shared(versions[0].pk, versions[1].pk)
        return suggest(
            self._statement(one),
            self._statement(other),
            self.dossier,
            Shared(*shared, self._dateline(one), self._dateline(other)),
        )

    @cached_property
    def dossier(self) -> Dossier:
        """The parties, their ties and the quantities; the statements are given to the rules by themselves."""
        return Dossier({}, parties=self._people.parties, ties=self._people.ties, broader=self._family.broader)

    def _dateline(self, row: Any) -> int | None:
        version = row.mention.version_id
        if version not in self._datelines:
            self._datelines[version] = self._people.party(agency_of(row.beginning, self._agencies))
        return self._datelines[version]

    def _statement(self, row: Any) -> Statement:
        if row.pk not in self._statements:
            self._statements[row.pk] = self._read(row)
        return self._statements[row.pk]

    def _read(self, row: Any) -> Statement:
        version = row.mention.version
        article = version.article
        dated = version if version.published else article
        return Statement(
            id=row.pk,
            article=article.pk,
            version=version.number,
            outlet=self._people.party(article.outlet_id),
            quantity=self._family.now.get(row.quantity_id, row.quantity_id),
            amount=row.amount,
            unit=None if row.counted_in is None else row.counted_in.pk,
            change=Change(row.change),
            modality=Modality(row.modality),
            hedges=frozenset(row.hedges),
            period=_window(row.period_first, row.period_last),
            as_of=_window(row.as_of_first, row.as_of_last),
            published=_window(dated.published_first, dated.published_last),
            credits=tuple(
                self._credit(list(links))
                for _, links in groupby(self._links[row.pk], key=lambda link: link.credit_id)
            ),
            quote=row.quote or "",
            agency=self._people.party(article.syndicated_from_id),
            is_standing=row.standing == Standing.STANDING,
        )

    def _credit(self, links: list[Any]) -> Credit:
        origins = [link for link in links if link.position == links[0].position]
        return Credit(
            id=links[0].attribution.uid,
            links=tuple(
                Link(
                    link.position,
                    self._people.party(link.source_id),
                    words=link.words or "",
                    cue=link.cue or "",
                    stance=link.stance,
                    access=link.access,
                    said_on=link.said_on,
                )
                for link in links
            ),
            scope=Scope(links[0].scope),
            said=next(
                (said for link in origins if (said := _window(link.said_on_first, link.said_on_last))), None
            ),
        )


class _Paragraphs:
    """Which paragraphs of some texts stand in others, by their fingerprints."""

    def __init__(self, rows: list[Any], subjects: list[Any]) -> None:
        versions = {row.mention.version_id for row in rows}
        own = {row.mention.version_id for row in subjects}
        prints = Fingerprint.objects.filter(version__in=own).values_list("version", "paragraph", "hash")
        self._own: dict[int, dict[int, set[int]]] = defaultdict(lambda: defaultdict(set))
        for version, paragraph, mark in prints:
            self._own[version][paragraph].add(mark)
        asked = Fingerprint.objects.filter(version__in=own).values("hash")
        self._marks: dict[int, set[int]] = defaultdict(set)
        for version, mark in Fingerprint.objects.filter(version__in=versions, hash__in=asked).values_list(
            "version", "hash"
        ):
            self._marks[version].add(mark)
        counted = Fingerprint.objects.filter(version__in=versions).values("version")
        self._counts: dict[int, int] = dict(
            counted.annotate(all=Count("paragraph", distinct=True)).values_list("version", "all")
        )

    def shared(self, one: int, other: int) -> tuple[int, int]:
        """Return how many paragraphs the two have in common, and how many the shorter has."""
        if one not in self._own:
            one, other = other, one
        marks = self._marks[other]
        same = sum(4 * len(marks & each) >= 3 * len(each) for each in self._own.get(one, {}).values())
        of = min(self._counts.get(one, 0), self._counts.get(other, 0))
        return min(same, of), of


def _window(first: date | None, last: date | None) -> Window | None:
    return None if first is None and last is None else Window(first, last)

"""From the tables to a dossier: public claims with all that the rules about origins, drift and disagreement ask.

                ┌─ the next broader and narrower quantities' claims
quantities ─────┼─ the claims theirs derive from, through any number of others
                └─ the claims theirs are linked to
                       └─ their chains, and the bodies whose words the speakers' count as

A number of queries that doesn't grow with that of the claims. What isn't public is left out: a claim that derives
from such a one says so.
"""

from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any, NamedTuple, cast

from django.db.models import F, FilteredRelation, Q

from claims.domain.amounts import Amount, Comparator
from claims.domain.chains import Link, Tie, Window
from claims.domain.origins import Counting
from claims.domain.statements import PUBLISHERS, Credit, Dossier, Party, Relation, Statement
from claims.domain.terms import Accumulation, Basis, Change, LinkKind, Modality, Scope
from claims.models import AttributionLink, ClaimLink, NumericClaim, Quantity
from claims.querysets import ClaimQuerySet
from sources.domain.terms import ROLL_UP_KINDS, AffiliationKind, Anonymity, SourceKind
from sources.models import Affiliation, Source
from sources.querysets import TieRow

MOST_CLAIMS = 3_000
"""Of the quantities asked for, so many of the newest claims are looked at; a page says so where there are more."""
_AT_ONCE = 400
"""So many row numbers in one statement: SQLite joins no more than 500."""

_DATED = "mention__version__published"
_ARTICLES = "mention__version__article__published"
_COLUMNS = (
    "pk",
    "uid",
    "quantity_id",
    "comparator",
    "point",
    "lower",
    "upper",
    "out_of",
    "margin",
    "sample",
    "change",
    "modality",
    "hedges",
    "period",
    "period_first",
    "period_last",
    "as_of",
    "as_of_first",
    "as_of_last",
    "standing",
    "mention__version__number",
    "mention__version__article_id",
    "mention__version__article__outlet_id",
    "mention__version__article__syndicated_from_id",
    *(f"{name}{end}" for name in (_DATED, _ARTICLES) for end in ("", "_first", "_last")),
)


@dataclass(frozen=True)
class Gathered:
    """A dossier with what a page needs to name what stands in it.

    Claims go by their uid there, quantities and sources by the row number that mergers lead to.
    """

    dossier: Dossier
    counting: Counting
    claim_ids: Mapping[str, int]
    """From a claim's uid to its row number."""
    quantities: Mapping[int, int]
    """From a quantity's row number to that of the one it was merged into, itself where it wasn't."""
    sources: Mapping[int, Source]
    is_cut: bool
    """Whether there are more claims than were looked at."""

    def party_of(self, source_id: int) -> int:
        """Return the party of a source's row: the row that mergers lead to."""
        return _final(self.sources, source_id)


def gather(quantity_ids: Iterable[int], *, on: date | None = None, claims: Collection[int] = ()) -> Gathered:
    """Return what is known of the quantities' public claims, and of these claims, by their row numbers.

    Shape:  with a day, only what can have been published by then; of an unknown date nothing is.
    """
    family = _Family(quantity_ids)
    public = NumericClaim.objects.public()
    on_them = public.filter(Q(quantity__in=family.rows) | Q(pk__in=list(claims)))
    rows = _rows(on_them.order_by("-pk")[: MOST_CLAIMS + 1])
    is_cut = len(rows) > MOST_CLAIMS
    if is_cut:
        rows = rows[:MOST_CLAIMS]
        # Older ones come in only through a link, or because they were asked for themselves.
        on_them = on_them.filter(pk__gte=rows[-1]["pk"])
    known = {row["pk"] for row in rows}
    links = _links_of(on_them)
    links += _links_behind({end for link in links for end in (link.start, link.end)} | set(claims))
    beyond = {end for link in links for end in (link.start, link.end)} | set(claims)
    beyond -= known
    family.add(rows)
    for some in _parts(beyond):
        found = _rows(public.filter(pk__in=some))
        family.add(found)
        rows += found
    if on is not None:
        rows = [row for row in rows if _was_published(row, on)]
    uids = {row["pk"]: row["uid"] for row in rows}
    credits_of, spoken = _credits(on_them, set(uids) - known, set(uids))
    people = People(
        {
            *spoken,
            *(row["mention__version__article__outlet_id"] for row in rows),
            *(row["mention__version__article__syndicated_from_id"] for row in rows),
        }
    )
    unseen = {start for start, end, kind, *_ in links if kind == LinkKind.DERIVED_FROM and end not in uids}
    dossier = Dossier(
        statements={
            row["uid"]: _statement(row, family, people, credits_of.get(row["pk"], ()), row["pk"] in unseen)
            for row in rows
        },
        relations=tuple(
            dict.fromkeys(
                Relation(uids[start], uids[end], LinkKind(kind), Basis(basis), note)
                for start, end, kind, basis, note in links
                if start in uids and end in uids
            )
        ),
        parties=people.parties,
        ties=people.ties,
        broader=family.broader,
        accumulations=family.accumulations,
    )
    return Gathered(
        dossier, Counting(dossier), {uid: pk for pk, uid in uids.items()}, family.finals, people.rows, is_cut
    )


class _Family:
    """The quantities asked for with the next broader and narrower ones, and all that these are part of."""

    def __init__(self, quantity_ids: Iterable[int]) -> None:
        self._known: dict[int, dict[str, Any]] = {}
        self._read(Q(pk__in=list(quantity_ids)))
        # Whatever was merged is one quantity: its broader and narrower ones are those of any of its rows.
        asked = self._with_merged(self._known)
        above = {row["broader_id"] for pk in asked if (row := self._known[pk])["broader_id"]}
        self._read(Q(pk__in=above) | Q(broader__in=asked))
        self.rows = self._with_merged(self._known)

    def add(self, rows: Iterable[dict[str, Any]]) -> None:
        """Read the quantities of these claims too, and everything broader."""
        wanted = {row["quantity_id"] for row in rows} | {row["broader_id"] for row in self._known.values()}
        while missing := wanted - self._known.keys() - {None}:
            edges = Quantity.objects.containing(missing)
            self._read(Q(pk__in={pk for edge in edges for pk in edge} | missing))
            wanted = {row["broader_id"] for row in self._known.values()}

    @property
    def finals(self) -> dict[int, int]:
        return {pk: self.final(pk) for pk in self._known}

    @property
    def broader(self) -> dict[Hashable, Hashable]:
        found: dict[Hashable, Hashable] = {}
        for pk, row in sorted(self._known.items()):
            # The row that stands says it; a merged one only where that says nothing.
            if row["broader_id"] and (row["merged_into_id"] is None or self.final(pk) not in found):
                found[self.final(pk)] = self.final(row["broader_id"])
        return {narrower: broader for narrower, broader in found.items() if narrower != broader}

    @property
    def accumulations(self) -> dict[Hashable, Accumulation]:
        finals = {self.final(pk) for pk in self._known}
        return {pk: Accumulation(self._known[pk]["accumulation"]) for pk in finals if pk in self._known}

    def unit(self, quantity_id: int) -> int:
        return cast(int, self._known[self.final(quantity_id)]["unit_id"])

    def final(self, pk: int) -> int:
        seen = {pk}
        while (row := self._known.get(pk)) and row["merged_into_id"] and row["merged_into_id"] not in seen:
            pk = row["merged_into_id"]
            seen.add(pk)
        return pk

    def _with_merged(self, ids: Iterable[int]) -> set[int]:
        """Return these quantities with all that are one with them."""
        found = set(ids)
        while more := self._read(Q(merged_into__in=found) | Q(merged_here__in=found)) - found:
            found |= more
        return found

    def _read(self, condition: Q) -> set[int]:
        columns = ("pk", "broader_id", "merged_into_id", "accumulation", "unit_id")
        rows = Quantity.objects.filter(condition).order_by().values(*columns)
        found = {row["pk"]: row for row in rows}
        self._known |= found
        return set(found)


class People:
    """Everybody who speaks, prints or stands behind them, mergers followed."""

    def __init__(self, ids: Iterable[int | None]) -> None:
        asked = {pk for pk in ids if pk is not None}
        ways: list[TieRow] = []
        for some in _parts(asked):
            ways += Affiliation.objects.leading_from(some, ROLL_UP_KINDS)
        ways = list(dict.fromkeys(ways))
        everybody = asked | {pk for tie in ways for pk in (tie.source_id, tie.organisation_id)}
        self.rows: dict[int, Source] = {}
        for some in _parts(everybody):
            self.rows |= Source.objects.in_bulk(some)
        self.parties: dict[Hashable, Party] = {
            self.party(pk): self._party_of(self.party(pk), pk) for pk in sorted(self.rows)
        }
        self.ties = tuple(dict.fromkeys(self._ties(ways)))

    def party(self, pk: int | None) -> int | None:
        """Return who a row stands for: what it was merged into, where that is a voice of the same kind.

        An unnamed voice that was merged into a named one counts as its body's, and stays unnamed: to merge makes
        nobody who was credited more of an origin. So it is with an outlet and what isn't one.
        """
        if pk is None or pk not in self.rows:
            return pk
        final = _final(self.rows, pk)
        return final if _is_alike(self.rows[pk], self.rows[final]) else pk

    def _party_of(self, party: int | None, pk: int) -> Party:
        row = self.rows[party if party is not None else pk]
        named = row.anonymity == Anonymity.NAMED
        return Party(row.pk, self.rows[_final(self.rows, row.pk)].name, SourceKind(row.kind), named)

    def _ties(self, ways: Iterable[TieRow]) -> Iterator[Tie]:
        for tie in ways:
            if tie.kind == "merged":
                continue
            # A tie that ended before it began holds on no day.
            if tie.since_first and tie.until_last and tie.until_last < tie.since_first:
                continue
            member, body = _final(self.rows, tie.source_id), _final(self.rows, tie.organisation_id)
            if member != body:
                yield Tie(member, tie.kind, body, tie.since_first, tie.until_last)
        for pk in sorted(self.rows):
            final = _final(self.rows, pk)
            if self.party(pk) != final:
                yield Tie(pk, AffiliationKind.PART_OF, final)


def _is_alike(row: Source, other: Source) -> bool:
    return row.anonymity == other.anonymity and (row.kind in PUBLISHERS) == (other.kind in PUBLISHERS)


def _final(rows: Mapping[int, Source], pk: int) -> int:
    seen = {pk}
    while (row := rows.get(pk)) and row.merged_into_id in rows and row.merged_into_id not in seen:
        pk = cast(int, row.merged_into_id)
        seen.add(pk)
    return pk


def _rows(claims: ClaimQuerySet) -> list[dict[str, Any]]:
    quoted = claims.annotate(quote_span=FilteredRelation("spans", condition=Q(spans__role="quote")))
    return list(quoted.annotate(quote=F("quote_span__exact")).values("quote", "unit_id", *_COLUMNS))


class _LinkRow(NamedTuple):
    start: int
    end: int
    kind: str
    basis: str
    note: str


def _links_of(claims: ClaimQuerySet) -> list[_LinkRow]:
    """Return the links that begin or end at these claims."""
    inside = claims.order_by().values("pk")
    rows = ClaimLink.objects.filter(Q(from_claim__in=inside) | Q(to_claim__in=inside))
    return [_LinkRow(*row) for row in rows.order_by("pk").values_list(*_LINK_COLUMNS)]


def _links_behind(claim_ids: Iterable[int]) -> list[_LinkRow]:
    """Return the derivations through which these claims go back, to the end."""
    found: dict[tuple[int, int], None] = {}
    for some in _parts(claim_ids):
        found |= dict.fromkeys(ClaimLink.objects.derivations_from(some))
    rows: list[_LinkRow] = []
    for some in _parts({start for start, _ in found}):
        behind = ClaimLink.objects.filter(from_claim__in=some, kind=LinkKind.DERIVED_FROM)
        rows += [_LinkRow(*row) for row in behind.order_by("pk").values_list(*_LINK_COLUMNS)]
    return rows


_LINK_COLUMNS = ("from_claim_id", "to_claim_id", "kind", "basis", "note")


def _credits(
    claims: ClaimQuerySet, beyond: Collection[int], wanted: Collection[int]
) -> tuple[dict[int, tuple[Credit, ...]], set[int | None]]:
    """Return each wanted claim's credits, and everybody who speaks in them, by row number."""
    conditions = [Q(attribution__credits__claim__in=claims.order_by().values("pk"))]
    conditions += [Q(attribution__credits__claim__in=some) for some in _parts(beyond)]
    found: dict[int, tuple[Credit, ...]] = {}
    speakers: set[int | None] = set()
    for condition in conditions:
        for credit, links in groupby(_link_rows(condition), key=lambda row: (row["claim"], row["credit"])):
            rows = list(links)
            if credit[0] in wanted:
                speakers |= {row["source_id"] for row in rows}
                found[credit[0]] = (*found.get(credit[0], ()), _credit(rows))
    return found, speakers


def _link_rows(condition: Q) -> Iterator[Any]:
    links = AttributionLink.objects.annotate(
        words_span=FilteredRelation("spans", condition=Q(spans__role="source")),
        cue_span=FilteredRelation("spans", condition=Q(spans__role="cue")),
    )
    rows = links.filter(condition).values(
        "position",
        "source_id",
        "stance",
        "access",
        "said_on",
        "said_on_first",
        "said_on_last",
        words=F("words_span__exact"),
        cue=F("cue_span__exact"),
        uid=F("attribution__uid"),
        claim=F("attribution__credits__claim"),
        credit=F("attribution__credits__pk"),
        scope=F("attribution__credits__scope"),
    )
    return iter(rows.order_by("claim", "credit", "position", "words_span__start", "pk"))


def _credit(rows: list[dict[str, Any]]) -> Credit:
    origin = rows[0]
    return Credit(
        id=origin["uid"],
        links=tuple(
            Link(
                row["position"],
                row["source_id"],
                row["words"] or "",
                row["cue"] or "",
                row["stance"],
                row["access"],
                row["said_on"],
            )
            for row in rows
        ),
        scope=Scope(origin["scope"]),
        said=_window(origin, "said_on"),
    )


def _statement(
    row: dict[str, Any],
    family: _Family,
    people: People,
    credits_of: tuple[Credit, ...],
    derives_unseen: bool,
) -> Statement:
    return Statement(
        id=row["uid"],
        article=row["mention__version__article_id"],
        version=row["mention__version__number"],
        outlet=people.party(row["mention__version__article__outlet_id"]),
        quantity=family.final(row["quantity_id"]),
        amount=Amount(
            Comparator(row["comparator"]),
            *(row[name] for name in ("point", "lower", "upper", "out_of", "margin", "sample")),
        ),
        unit=row["unit_id"] or family.unit(row["quantity_id"]),
        change=Change(row["change"]),
        modality=Modality(row["modality"]),
        hedges=frozenset(row["hedges"]),
        period=_window(row, "period"),
        as_of=_window(row, "as_of"),
        published=_published(row),
        credits=tuple(_by_party(each, people) for each in credits_of),
        quote=row["quote"] or "",
        agency=people.party(row["mention__version__article__syndicated_from_id"]),
        is_standing=row["standing"] == "standing",
        derives_unseen=derives_unseen,
    )


def _by_party(credit: Credit, people: People) -> Credit:
    links = tuple(
        Link(
            link.position,
            people.party(cast("int | None", link.speaker)),
            link.words,
            link.cue,
            link.stance,
            link.access,
            link.said_on,
        )
        for link in credit.links
    )
    return Credit(credit.id, links, credit.scope, credit.said)


def _published(row: dict[str, Any]) -> Window | None:
    return _window(row, _DATED) if row[_DATED] else _window(row, _ARTICLES)


def _was_published(row: dict[str, Any], on: date) -> bool:
    published = _published(row)
    return published is not None and (published.since is None or published.since <= on)


def _window(row: dict[str, Any], name: str) -> Window | None:
    """Return the days of a date as known; None where none is given."""
    return Window(row[f"{name}_first"], row[f"{name}_last"]) if row[name] else None


def _parts(ids: Iterable[int]) -> Iterator[list[int]]:
    every = sorted(ids)
    return (every[at : at + _AT_ONCE] for at in range(0, len(every), _AT_ONCE))

"""How numbers changed on their way, as pages print it: both quotes with the words that differ, each drift in words."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Any

from claims.domain.amount_words import in_words
from claims.domain.drift import Drift, DriftKind, Passing
from claims.domain.hedges import Hedge
from claims.domain.statements import Dossier, Statement
from claims.domain.terms import Basis, LinkKind, Role
from claims.models import Span
from claims.provenance import Gathered
from sources.domain.comparing import Piece as Compared
from sources.domain.comparing import differing_words

from .dates import known_date
from .rows import ClaimRow, claim_rows

_ISLAND = re.compile(r"\W*([^\W\d]{1,3}\W*)?")
"""What two sentences have in common by chance: blanks and signs, with a word of three letters at most."""


@dataclass(frozen=True)
class DriftWords:
    """One thing that changed. `before` and `after` say from what to what, `detail` the rest; each may be empty."""

    kind: DriftKind
    before: str = ""
    after: str = ""
    detail: str = ""

    @property
    def label(self) -> str:
        return self.kind.label


@dataclass(frozen=True)
class Piece:
    """Words of a quote: whether the other quote has others there, and whether they bear on the number.

    What bears on it is the number itself and the words that say how it is meant: "up to", "attacks thwarted".
    """

    words: str
    differs: bool
    bears: bool

    @property
    def classes(self) -> str:
        return " ".join(name for name, holds in (("differs", self.differs), ("bears", self.bears)) if holds)


@dataclass(frozen=True)
class PassingView:
    """A claim and a later one that has its number from it or repeats the same statement."""

    earlier: ClaimRow
    later: ClaimRow
    kind: LinkKind
    drifts: tuple[DriftWords, ...]
    earlier_words: tuple[Piece, ...]
    later_words: tuple[Piece, ...]
    basis: Basis
    note: str

    @property
    def counts_otherwise(self) -> bool:
        """Whether the two are claims on different quantities."""
        return self.earlier.quantity != self.later.quantity


def drift_views(
    gathered: Gathered, passings: Iterable[Passing], rows: Mapping[str, ClaimRow] | None = None
) -> tuple[PassingView, ...]:
    """Return the passings as a page prints them, in this order; in three queries, in one with their claims' lines.

    Shape:  what is no longer public since it was gathered is left out.
    """
    passings = list(passings)
    if rows is None:
        rows = lines_of(gathered, (end for passing in passings for end in (passing.earlier, passing.later)))
    links = {(each.start, each.end, each.kind): each for each in gathered.dossier.relations}
    bearing = _bearing(gathered, passings, rows)
    views = []
    for passing in passings:
        earlier, later = rows.get(str(passing.earlier)), rows.get(str(passing.later))
        if earlier is None or later is None:
            continue
        link = (
            links.get((passing.later, passing.earlier, passing.kind))
            or links[passing.earlier, passing.later, passing.kind]
        )
        earlier_words, later_words = _compared(gathered, passing, bearing)
        views.append(
            PassingView(
                earlier=earlier,
                later=later,
                kind=passing.kind,
                drifts=tuple(_in_words(drift, earlier, later) for drift in passing.drifts),
                earlier_words=earlier_words,
                later_words=later_words,
                basis=link.basis,
                note=link.note,
            )
        )
    return tuple(views)


def _compared(
    gathered: Gathered, passing: Passing, bearing: Mapping[str, list[tuple[int, int]]]
) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    one, other = (gathered.dossier.statements[end].quote for end in (passing.earlier, passing.later))
    theirs, ours = differing_words(one, other)
    return (
        tuple(_pieces(theirs, bearing.get(str(passing.earlier), []))),
        tuple(_pieces(ours, bearing.get(str(passing.later), []))),
    )


def _bearing(
    gathered: Gathered, passings: Iterable[Passing], rows: Mapping[str, ClaimRow]
) -> dict[str, list[tuple[int, int]]]:
    """Return where in its quote each claim has the words that bear on its number; in one query."""
    wanted = {str(end) for passing in passings for end in (passing.earlier, passing.later)} & rows.keys()
    # A line's claim comes from `with_row_data`, which annotates its quote; who lost it has nothing to mark.
    claims: dict[int | None, Any] = {rows[uid].claim.pk: rows[uid].claim for uid in wanted}
    places = [(claim, claim.mention.start, claim.mention.end) for claim in claims.values()]
    spans = Span.objects.filter(claim__in=claims).exclude(role=Role.QUOTE).order_by()
    places += [(claims[span.claim_id], span.start, span.end) for span in spans]
    found: dict[str, list[tuple[int, int]]] = {}
    for claim, start, end in places:
        if claim.quote_start is not None:
            found.setdefault(claim.uid, []).append((start - claim.quote_start, end - claim.quote_start))
    return found


def _pieces(compared: Iterable[Compared], bearing: list[tuple[int, int]]) -> Iterator[Piece]:
    """Yield the quote cut where a difference or words that bear on the number begin or end."""
    spans = _joined(bearing)
    at = 0
    for piece in _without_islands(list(compared), spans):
        end = at + len(piece.words)
        cuts = {at, end, *(place for span in spans for place in span if at < place < end)}
        for start, stop in pairwise(sorted(cuts)):
            bears = any(first <= start and stop <= last for first, last in spans)
            yield Piece(piece.words[start - at : stop - at], piece.differs, bears)
        at = end


def _joined(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the spans with those as one that overlap or have but one character between them."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1] + 1:
            joined[-1] = (joined[-1][0], max(joined[-1][1], end))
        else:
            joined.append((start, end))
    return joined


def _without_islands(compared: list[Compared], bearing: list[tuple[int, int]]) -> Iterator[Compared]:
    """Yield the pieces with one mark over differences that only a short word or a sign parts: “of”, “the”, a comma.

    Two sentences have such words in common by chance, and to skip them makes marks that nobody can read. What
    bears on the number is never marked so.
    """
    run, at = "", 0
    for index, piece in enumerate(compared):
        start, at = at, at + len(piece.words)
        is_between = bool(run) and index + 1 < len(compared)
        bears = any(first < at and start < last for first, last in bearing)
        if piece.differs or (is_between and not bears and _ISLAND.fullmatch(piece.words)):
            run += piece.words
            continue
        if run:
            yield Compared(run, differs=True)
            run = ""
        yield piece
    if run:
        yield Compared(run, differs=True)


def lines_of(gathered: Gathered, claims: Iterable[object]) -> dict[str, ClaimRow]:
    """Return these claims of the dossier as lines, by uid, in two queries."""
    wanted = dict.fromkeys(str(uid) for uid in claims)
    rows = claim_rows(gathered.claim_ids[uid] for uid in wanted if uid in gathered.claim_ids)
    return {row.uid: row for row in rows}


def in_time(dossier: Dossier, claim: object) -> tuple[date, int, str]:
    """Return what sorts claims as they were printed: what derives follows what it derives from; undated ones last."""
    statement: Statement = dossier.statements[claim]
    when = statement.published
    day = (when.since or when.until) if when else None
    return day or date.max, len(dossier.ancestors(claim)), str(claim)


def _in_words(drift: Drift, earlier: ClaimRow, later: ClaimRow) -> DriftWords:
    kind = drift.kind
    if kind in _OF_AMOUNT:
        return DriftWords(kind, in_words(earlier.claim.amount), in_words(later.claim.amount))
    if kind in (DriftKind.HEDGE_LOST, DriftKind.HEDGE_ADDED):
        hedges = (Hedge(each).label for each in drift.detail.split(", "))
        return DriftWords(kind, detail=", ".join(hedges))
    if kind == DriftKind.CATEGORY:
        before, after = (row.quantity.name if row.quantity else "" for row in (earlier, later))
        return DriftWords(kind, before, after, "" if drift.detail == "other" else drift.detail)
    if kind == DriftKind.PERIOD:
        before, after = (_period(row) for row in (earlier, later))
        return DriftWords(kind, before, after)
    if kind == DriftKind.UNIT:
        return DriftWords(kind, earlier.figure.unit, later.figure.unit)
    return DriftWords(kind, detail=drift.detail)


def _period(row: ClaimRow) -> str:
    day = known_date(row.claim.period)
    return day.words if day else ""


_OF_AMOUNT = (
    DriftKind.VALUE,
    DriftKind.RANGE_COLLAPSED,
    DriftKind.BOUND_LOST,
    DriftKind.BOUND_ADDED,
    DriftKind.BOUND_REVERSED,
    DriftKind.MARGIN_LOST,
)

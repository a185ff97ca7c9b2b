"""Where a claim's number comes from, as its page tells it: the whole graph, every way, what changed, what is wrong."""

from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice

from claims.domain.circles import circles, too_early
from claims.domain.disagreement import contradictions_of, stale
from claims.domain.drift import DriftKind, Passing, drifts_of
from claims.domain.provenance import Graph, Teller, Telling, TellingKind, Way, full_chains, graph_of
from claims.domain.statements import Dossier
from claims.domain.terms import Stance
from claims.models import NumericClaim
from claims.pictures.graph import Graph as GraphPicture
from claims.provenance import Gathered, gather

from .drift import DriftWords, PassingView, drift_views, in_time, lines_of
from .graphs import picture_of, teller_name
from .origins import NumberOrigins, number_of
from .rows import ClaimRow
from .voices import SourceName, source_name

MOST_WAYS = 12
MOST_PASSINGS = 20
MOST_CONTRADICTIONS = 20
_MOST_LINES = 400
"""So many claims behind one are named by their number and day; a graph of more is drawn by nobody."""


@dataclass(frozen=True)
class TellerView:
    """Somebody on a way."""

    name: str
    source: SourceName | None
    words: str
    """The text's own, where they aren't the name."""
    is_unnamed: bool
    is_first: bool
    stance: str
    """Empty for one that asserts."""


@dataclass(frozen=True)
class StageView:
    """A stage of a way: those who speak there, what their article prints, how the next had it from them."""

    name: str
    """Origin, relay or publisher."""
    tellers: tuple[TellerView, ...]
    rows: tuple[ClaimRow, ...]
    is_page: bool
    is_first_sure: bool
    cues: tuple[str, ...]
    finding: str
    """Where no words credit: on what it rests that the next one derives from this one; else empty."""
    is_copied: bool
    """Whether the next one prints its text."""


@dataclass(frozen=True)
class ContradictionView:
    """A claim that can't be true beside this one."""

    row: ClaimRow
    is_period_known: bool


@dataclass(frozen=True)
class StaleView:
    """The number that stood already when the claim was printed."""

    row: ClaimRow
    said: str
    """When it was said, in words."""
    by_same_origin: bool


@dataclass(frozen=True)
class CircleView:
    """That the number came back to a body it had left; each by name."""

    left: str
    through: str
    back: str


@dataclass(frozen=True)
class LostCredit:
    """In which of the passings the credit was lost, and what was."""

    passing: PassingView
    drift: DriftWords


@dataclass(frozen=True)
class ProvenanceView:
    """All that a claim's page tells of the way of its number."""

    picture: GraphPicture | None
    """None where it is too large to be read."""
    ways: tuple[tuple[StageView, ...], ...]
    has_more_ways: bool
    goes_on: bool
    """Whether the chain goes on in other articles, or in a claim that isn't public."""
    firsts: tuple[TellerView, ...]
    is_first_sure: bool
    number: NumberOrigins
    """How many independent origins stand behind it."""
    came_from: tuple[PassingView, ...]
    went_to: tuple[PassingView, ...]
    has_more_passings: bool
    contradictions: tuple[ContradictionView, ...]
    has_more_contradictions: bool
    stale: StaleView | None
    circles: tuple[CircleView, ...]
    too_early: tuple[ClaimRow, ...]
    """The claims it derives from that were printed after it."""
    lost_credits: tuple[LostCredit, ...]
    is_cut: bool

    @property
    def is_contradicted(self) -> bool:
        """Whether one of the contradicting claims surely is of the same time."""
        return any(each.is_period_known for each in self.contradictions)

    @property
    def has_flags(self) -> bool:
        """Whether there is anything a reader must be told before they read on."""
        found = (self.contradictions, self.stale, self.circles, self.too_early, self.lost_credits)
        return any(found) or self.number.is_single_origin


class NotYetPublished(Exception):
    """By the day that was asked about the claim hadn't been published, or nobody knows whether it had."""


def provenance_of(claim: NumericClaim, on: date | None = None) -> ProvenanceView:
    """Return where the claim's number comes from, as known on a day; in at most sixteen queries.

    Raises: NotYetPublished.
    """
    gathered = _gathered(claim, claim.quantity_id, on)
    dossier, uid = gathered.dossier, claim.uid
    graph = graph_of(dossier, [uid])
    found = list(islice(full_chains(dossier, uid), MOST_WAYS + 1))
    passings = sorted(
        (each for each in drifts_of(dossier, touching=uid)),
        key=lambda each: in_time(dossier, each.earlier if each.later == uid else each.later),
    )
    contradictions = contradictions_of(dossier, uid)
    newer = stale(dossier, uid)
    behind = _behind(dossier, uid)
    early = [each.source for each in too_early(behind) if each.claim == uid]
    number = number_of(gathered, uid)
    if number is None:  # no longer public since it was gathered
        raise NotYetPublished
    others = [(each.later if each.earlier == uid else each.earlier) for each in contradictions]
    rows = lines_of(
        gathered,
        [
            uid,
            *(end for each in passings[: 2 * MOST_PASSINGS] for end in (each.earlier, each.later)),
            *others[:MOST_CONTRADICTIONS],
            *([newer.newer] if newer else []),
            *early,
            *islice((each for printed in graph.claims.values() for each in printed), _MOST_LINES),
        ],
    )
    came_from = drift_views(gathered, _first([each for each in passings if each.later == uid]), rows)
    went_to = drift_views(gathered, _first([each for each in passings if each.earlier == uid]), rows)
    ways = sorted(found[:MOST_WAYS], key=lambda way: way[0].tellers[0].id not in graph.first)
    return ProvenanceView(
        picture=picture_of(graph, gathered, rows, title=_title(claim), prefix="provenance"),
        ways=tuple(tuple(_stages(way, graph, gathered, rows)) for way in ways),
        has_more_ways=len(found) > MOST_WAYS,
        goes_on=len(graph.claims) > 1 or any(teller.is_unseen for teller in graph.tellers),
        firsts=tuple(_teller(each, graph, gathered) for each in graph.tellers if each.id in graph.first),
        is_first_sure=graph.is_first_sure,
        number=number,
        came_from=came_from,
        went_to=went_to,
        has_more_passings=len(passings) > len(came_from) + len(went_to),
        contradictions=tuple(
            ContradictionView(rows[str(other)], each.is_period_known)
            for other, each in zip(others, contradictions, strict=True)
            if str(other) in rows
        )[:MOST_CONTRADICTIONS],
        has_more_contradictions=len(contradictions) > MOST_CONTRADICTIONS,
        stale=StaleView(rows[str(newer.newer)], _said(rows[str(newer.newer)]), newer.by_same_origin)
        if newer and str(newer.newer) in rows
        else None,
        circles=tuple(
            CircleView(*(dossier.parties[each].name for each in (circle.left, circle.through, circle.back)))
            for circle in circles(behind)
            if circle.claim == uid
        ),
        too_early=tuple(rows[str(each)] for each in early if str(each) in rows),
        lost_credits=tuple(
            LostCredit(passing, drift)
            for passing in came_from
            for drift in passing.drifts
            if drift.kind == DriftKind.ATTRIBUTION_LOST
        ),
        is_cut=gathered.is_cut,
    )


def claim_picture(claim: NumericClaim, on: date | None = None) -> GraphPicture | None:
    """Return the picture alone, the same as on the claim's page; None where it would be too large to be read.

    Raises: NotYetPublished.
    """
    # Whatever else is said of the quantity, the way of this claim's number is the same.
    gathered = _gathered(claim, None, on)
    graph = graph_of(gathered.dossier, [claim.uid])
    behind = islice((each for printed in graph.claims.values() for each in printed), _MOST_LINES)
    rows = lines_of(gathered, behind)
    return picture_of(graph, gathered, rows, title=_title(claim), prefix="provenance")


def _gathered(claim: NumericClaim, quantity_id: int | None, on: date | None) -> Gathered:
    gathered = gather([] if quantity_id is None else [quantity_id], on=on, claims=[claim.pk])
    if claim.uid not in gathered.dossier.statements:
        raise NotYetPublished
    return gathered


def _title(claim: NumericClaim) -> str:
    outlet = source_name(claim.mention.version.article.outlet)
    return f"Where “{claim.mention.exact}” in {outlet.name} comes from"


def _first(passings: list[Passing]) -> list[Passing]:
    return passings[:MOST_PASSINGS]


def _behind(dossier: Dossier, claim: Hashable) -> Dossier:
    """Return what is known of the claim and those it derives from, through any number of others."""
    kept = {claim, *dossier.ancestors(claim)}
    return replace(
        dossier,
        statements={uid: each for uid, each in dossier.statements.items() if uid in kept},
        relations=tuple(each for each in dossier.relations if each.start in kept and each.end in kept),
    )


def _said(row: ClaimRow) -> str:
    """Return when a number was said, in words: by its origin where the text dates that, else by its outlet."""
    days = (voice.said_on for chain in row.chains for voice in chain.origins if voice.said_on)
    day = next(days, row.published.day)
    return day.words if day else ""


def _stages(way: Way, graph: Graph, gathered: Gathered, rows: Mapping[str, ClaimRow]) -> Iterator[StageView]:
    for stage in way:
        cues = tuple(dict.fromkeys(cue for each in stage.tellings for cue in each.cues))
        findings = (each for each in stage.tellings if each.kind == TellingKind.DERIVES)
        basis = next((each.basis.label for each in findings if each.basis), "")
        yield StageView(
            name=graph.part_of(stage.tellers[0]).label,
            tellers=tuple(_teller(each, graph, gathered, stage.tellings) for each in stage.tellers),
            rows=tuple(rows[str(each)] for each in stage.claims if str(each) in rows),
            is_page=stage is way[-1],
            is_first_sure=graph.is_first_sure,
            cues=cues,
            finding=basis,
            is_copied=any(each.kind == TellingKind.COPIES for each in stage.tellings),
        )


def _teller(teller: Teller, graph: Graph, gathered: Gathered, tellings: Iterable[Telling] = ()) -> TellerView:
    stances = (each.stance for each in tellings if each.start == teller.id)
    party = gathered.dossier.parties.get(teller.party)
    name = teller_name(teller, gathered)
    row = gathered.sources.get(gathered.party_of(teller.party)) if isinstance(teller.party, int) else None
    return TellerView(
        name=name,
        source=source_name(row) if row else None,
        words=teller.words if teller.words != name else "",
        is_unnamed=not teller.is_publisher and (party is None or not party.is_named),
        is_first=teller.id in graph.first,
        stance=next((each.label for each in stances if each != Stance.ASSERTS), ""),
    )

"""Who had a number from whom, as a picture and as words: for a claim's page, and for a quantity's."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass

from claims.domain.amount_words import in_words
from claims.domain.provenance import Graph, Part, Teller, Telling, TellingKind
from claims.domain.statements import Dossier, said_on
from claims.domain.terms import Stance
from claims.pictures.graph import Arrow, Group, Node, draw_graph
from claims.pictures.graph import Graph as GraphPicture
from claims.pictures.picture import TooLarge
from claims.provenance import Gathered

from .rows import ClaimRow

MOST_NUMBERS = 2
"""So many numbers of one article stand in its box; the others are in the list."""
LONGEST_NUMBER = 20
"""Of more characters, a number is told as it is read: "25-thousand to 30-thousand" is longer than a line."""


@dataclass(frozen=True)
class Drawing:
    """What a picture of a graph is drawn from."""

    nodes: tuple[Node, ...]
    arrows: tuple[Arrow, ...]
    groups: tuple[Group, ...]


def drawing_of(graph: Graph, gathered: Gathered, rows: Mapping[str, ClaimRow]) -> Drawing:
    """Return the graph as boxes, arrows and frames, every name and word in place.

    Shape:  `graph` comes from `claims.domain.provenance.graph_of(gathered.dossier, uids)`, `rows` are the lines of
            its claims by uid (`claims.presenters.drift.lines_of`): an article's box tells its day and number from
            them. Origins that speak for one body stand in a frame. Ids are the same for the same graph.
    """
    ids = {teller.id: f"n{number}" for number, teller in enumerate(graph.tellers)}
    return Drawing(
        nodes=tuple(_node(teller, ids[teller.id], graph, gathered, rows) for teller in graph.tellers),
        arrows=tuple(
            Arrow(ids[each.start], ids[each.end], telling_words(each), each.kind.value)
            for each in graph.tellings
        ),
        groups=tuple(
            Group(f"g{number}", f"count as one: {name}", tuple(ids[each] for each in tellers))
            for number, (name, tellers) in enumerate(one_body(graph, gathered).items())
        ),
    )


def picture_of(
    graph: Graph,
    gathered: Gathered,
    rows: Mapping[str, ClaimRow],
    *,
    title: str,
    prefix: str,
) -> GraphPicture | None:
    """Return the graph drawn, None where it is larger than anybody could read: the lists say it then."""
    drawing = drawing_of(graph, gathered, rows)
    desc = in_sentences(graph, gathered, rows)
    try:
        return draw_graph(
            drawing.nodes, drawing.arrows, drawing.groups, title=title, desc=desc, prefix=prefix
        )
    except TooLarge:
        return None


def in_sentences(graph: Graph, gathered: Gathered, rows: Mapping[str, ClaimRow]) -> str:
    """Return the graph in words for those who don't see it: who said it first, and who had it from whom."""
    names = {teller.id: _full_name(teller, graph, gathered, rows) for teller in graph.tellers}
    sentences = []
    firsts = [names[teller.id] for teller in graph.tellers if teller.id in graph.first]
    if firsts:
        verb = "said it first" if graph.is_first_sure else "may have said it first"
        sentences.append(f"{_listed(firsts)} {verb}.")
    for each in graph.tellings:
        start, end, words = names[each.start], names[each.end], telling_words(each)
        if each.kind == TellingKind.DENIES:
            sentences.append(f"{start} {words}, says {end}.")
        else:
            sentences.append(f"{end} has it from {start}{f': {words}' if words else ''}.")
    return " ".join(sentences)


def telling_words(telling: Telling) -> str:
    """Return what stands on an arrow: the words that credit, and the stance where it isn't that it is so.

    >>> telling_words(Telling("UN", "CNN", TellingKind.SAYS, ("according to",)))
    'according to'
    """
    if telling.kind == TellingKind.DERIVES:
        return "derived from"
    if telling.kind == TellingKind.COPIES:
        return "text by"
    cues = " / ".join(telling.cues)
    if telling.stance == Stance.ASSERTS:
        return cues
    return f"{telling.stance.label}: {cues}" if cues else telling.stance.label


def teller_name(teller: Teller, gathered: Gathered) -> str:
    """Return what somebody in a graph is called."""
    if teller.is_unseen:
        return "a claim that isn’t public"
    party = gathered.dossier.parties.get(teller.party)
    return party.name if party else teller.words or "not identified"


def one_body(graph: Graph, gathered: Gathered) -> dict[str, tuple[Hashable, ...]]:
    """Return the origins of the graph that speak for one body, two of them at least, by the body's name."""
    found: dict[Hashable, list[Hashable]] = {}
    for teller in graph.tellers:
        if graph.part_of(teller) == Part.ORIGIN and teller.party is not None:
            tops = _tops(teller, graph, gathered.dossier)
            # Who belongs to several would stand in several frames; an unnamed voice is its body's alone.
            if len(tops) == 1:
                found.setdefault(next(iter(tops)), []).append(teller.id)
    return {
        gathered.dossier.parties[body].name: tuple(tellers)
        for body, tellers in found.items()
        if len(tellers) > 1 and body in gathered.dossier.parties and _are_one(body, tellers, graph, gathered)
    }


def _tops(teller: Teller, graph: Graph, dossier: Dossier) -> set[Hashable]:
    """Return the bodies as whose words an origin's count when it says the number; none where it only denies it."""
    told = [each for each in graph.tellings if each.start == teller.id and each.kind != TellingKind.DENIES]
    days = {said_on(dossier.statements[each.claim]) for each in told}
    return set().union(*(dossier.bodies.tops(teller.party, day) for day in days))


def _are_one(body: Hashable, tellers: list[Hashable], graph: Graph, gathered: Gathered) -> bool:
    """Return whether a body makes them one: the same unnamed party in two articles isn't, by that alone."""
    parties = {teller.party for teller in graph.tellers if teller.id in tellers}
    return parties != {body} or gathered.dossier.parties[body].is_named


def _node(
    teller: Teller, node_id: str, graph: Graph, gathered: Gathered, rows: Mapping[str, ClaimRow]
) -> Node:
    party = gathered.dossier.parties.get(teller.party)
    notes = []
    if teller.id in graph.first:
        notes.append("said it first" if graph.is_first_sure else "may have said it first")
    if teller.is_publisher:
        notes += _printed(teller, graph, rows)
    return Node(
        id=node_id,
        label=teller_name(teller, gathered),
        kind=graph.part_of(teller).value,
        note=" · ".join(notes),
        is_unnamed=not teller.is_publisher and (party is None or not party.is_named),
        emphasis=teller.id in graph.first,
    )


def _printed(teller: Teller, graph: Graph, rows: Mapping[str, ClaimRow]) -> list[str]:
    """Return the day of an article and the numbers it prints, as worded."""
    here = [rows[str(claim)] for claim in graph.claims.get(teller.id, ()) if str(claim) in rows]
    days = [row.published.day.words for row in here if row.published.day]
    numbers = list(dict.fromkeys(map(_number, here)))
    return [*days[:1], *([", ".join(numbers)] if 0 < len(numbers) <= MOST_NUMBERS else [])]


def _number(row: ClaimRow) -> str:
    """Return the number as worded; as read, where its words are more than a box holds."""
    words = row.figure.words
    return f"“{words}”" if len(words) <= LONGEST_NUMBER else in_words(row.claim.amount)


def _full_name(teller: Teller, graph: Graph, gathered: Gathered, rows: Mapping[str, ClaimRow]) -> str:
    name = teller_name(teller, gathered)
    told = _printed(teller, graph, rows) if teller.is_publisher else []
    return f"{name} ({', '.join(told)})" if told else name


def _listed(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"

"""A thread as pictures: its numbers in time, and the graph of who had them from whom."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from claims.domain.amounts import Comparator
from claims.domain.provenance import graph_of
from claims.pictures.graph import Graph
from claims.pictures.ranges import Ranges, Row, draw_ranges
from claims.provenance import Gathered

from .graphs import picture_of
from .rows import ClaimRow
from .thread import Thread, Told


@dataclass(frozen=True)
class DrawnGraph:
    """The graph, and of how many of the newest claims it could be drawn."""

    picture: Graph
    claims: int


def ranges_of(thread: Thread, name: str) -> Ranges | None:
    """Return the numbers of the claims that are told, drawn in time; None where none is."""
    if not thread.told:
        return None
    rows = [_row(told, _is_on_the_scale(told, thread)) for told in thread.told]
    return draw_ranges(
        rows,
        title=f"{name}: the numbers in time",
        desc=f"{_how_many(len(rows))}, the first said on top. {_first_words(thread)}"
        " One letter is one independent voice, as far as is known. The page’s table says the same.",
        prefix="ranges",
    )


def origins_of(
    thread: Thread, gathered: Gathered, rows: Mapping[str, ClaimRow], name: str
) -> DrawnGraph | None:
    """Return the graph of who said it and through whom it came: of as many of the newest claims as can be drawn."""
    told = thread.told
    while told:
        graph = graph_of(gathered.dossier, [each.row.uid for each in told])
        title = f"{name}: who said it, and through whom it came"
        picture = picture_of(graph, gathered, rows, title=title, prefix="origins")
        if picture is not None:
            return DrawnGraph(picture, len(told))
        told = told[len(told) // 2 + 1 :]
    return None


def who(row: ClaimRow) -> str:
    """Return who said it, through whom it came and who printed it, in a line."""
    chains = "; ".join(
        " → ".join(" and ".join(voice.named for voice in step.voices) for step in chain.steps)
        for chain in row.chains
    )
    if not chains:
        return f"{row.outlet.name}, no source given"
    if len(row.chains) == 1 and [voice.named for voice in row.chains[0].steps[-1].voices] == [
        row.outlet.name
    ]:
        return chains
    return f"{chains} → {row.outlet.name}"


def _how_many(claims: int) -> str:
    return "1 claim" if claims == 1 else f"{claims} claims"


def _first_words(thread: Thread) -> str:
    first = next((told for told in thread.told if told.is_first), None)
    if first is None:
        return ""
    day = f", {first.said.words}" if first.said else ""
    return f"First: {who(first.row)}{day}, {first.row.figure.reading}."


# --- ranges ---


def _is_on_the_scale(told: Told, thread: Thread) -> bool:
    """Whether the number may stand on one scale with the others: of the unit most are of, and no share of some."""
    units = [each.row.figure.unit for each in thread.told]
    return told.row.claim.amount.out_of is None and told.row.figure.unit == max(units, key=units.count)


def _row(told: Told, is_on_the_scale: bool) -> Row:
    amount, figure = told.row.claim.amount, told.row.figure
    low, high, point = amount.lower, amount.upper, amount.point
    if point is not None and amount.margin is not None:
        low, high = point - amount.margin, point + amount.margin
    nothing: tuple[Decimal | None, ...] = (None, None, None)
    low, high, point = (low, high, point) if is_on_the_scale else nothing
    return Row(
        id=told.row.uid,
        label=who(told.row),
        day_words=told.said.words if told.said else "date not known",
        low=low,
        high=high,
        point=point,
        words=", ".join([figure.reading, *figure.qualities]),
        group="".join(told.voices),
        is_first=told.is_first,
        is_about=amount.comparator == Comparator.APPROX,
        marks=tuple(_marks(told)),
    )


def _marks(told: Told) -> Iterable[str]:
    if told.may_be_first:
        yield "may be the first"
    if told.is_elsewhere and told.row.quantity:
        yield f"counted as: {told.row.quantity.name}"
    if told.is_denied:
        yield "denied"
    if told.row.standing:
        yield told.row.standing
    elif any(after.words.startswith("contradicted") for after in told.after):
        yield "contradicted"

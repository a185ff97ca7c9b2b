"""A graph of who said it and through whom it came, laid out from the origins down to the reader's page.

Graphviz decides where things stand and nothing else: it is given boxes by number and size, and none of our words,
so that no name is ever read as its markup.
"""

import ctypes
import math
import threading
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import pairwise

from pygraphviz import AGraph, _graphviz

from .lettering import LINE_HEIGHT, class_word, printable, safe_prefix, width_of, wrapped
from .picture import Picture, TooLarge

MOST_NODES = 50
MOST_ARROWS = 80
"""Beyond that nobody could read it, and Graphviz thinks for seconds over the worst."""
WIDE = 500
"""User units that still fit a phone with letters large enough."""
ACROSS = 3
"""Boxes side by side before a row is broken: what a phone shows in letters that can be read."""

_LABEL, _SMALL = 14.0, 12.0
"""Sizes of letters. A user unit of the picture is a pixel where there is room for it."""
_LABEL_ROOM, _CUE_ROOM, _GROUP_ROOM = 152.0, 94.0, 230.0
_LABEL_LINES, _NOTE_LINES, _CUE_LINES, _GROUP_LINES = 3, 2, 3, 2
_INSET, _EDGE = 10.0, 12.0
_NARROWEST = 92.0
_HEAD_LENGTH, _HEAD_HALF = 8.0, 3.6
_POINTS_PER_INCH = 72.0
_GAPS = {"nodesep": "0.22", "ranksep": "0.36", "pad": "0", "margin": "0"}

_graphviz_lock = threading.Lock()
"""Graphviz keeps what it works on in globals of its own: one layout at a time."""
_SILENT = 2
"""Graphviz's AGMAX: no message is grave enough to be written to our log."""

# The binding has no name for it; where the library is linked in another way, its messages are told.
with suppress(AttributeError, OSError):
    ctypes.CDLL(_graphviz.__file__).agseterr(_SILENT)


@dataclass(frozen=True)
class Node:
    """Somebody through whom the number came: who said it first, who passed it on, who printed it."""

    id: str
    label: str
    kind: str
    """One of "origin", "relay", "publisher"; printed above the label."""
    note: str = ""
    is_unnamed: bool = False
    """Whether the text says what they are, not who: drawn with a broken line."""
    emphasis: bool = False


@dataclass(frozen=True)
class Arrow:
    """From the one who said it to the one who had it from them, with the words that say so."""

    start: str
    end: str
    words: str = ""
    kind: str = "says"


@dataclass(frozen=True)
class Group:
    """Nodes that count as one, in a frame with the reason."""

    id: str
    label: str
    nodes: tuple[str, ...]


@dataclass(frozen=True)
class Line:
    """Words at their place: `x` is their middle, `y` their base line."""

    words: str
    x: float
    y: float


@dataclass(frozen=True)
class Box:
    """A node in its place."""

    node: Node
    name: str
    """All its words, for those who point at it."""
    x: float
    y: float
    width: float
    height: float
    kind: Line | None
    lines: tuple[Line, ...]
    notes: tuple[Line, ...]

    @property
    def class_word(self) -> str:
        return class_word(self.node.kind)


@dataclass(frozen=True)
class Curve:
    """An arrow in its place: its shaft as path data, its head as three points, its words."""

    arrow: Arrow
    name: str
    path: str
    head: str
    tip: tuple[float, float]
    lines: tuple[Line, ...]

    @property
    def class_word(self) -> str:
        return class_word(self.arrow.kind)

    @property
    def is_broken(self) -> bool:
        """Whether the shaft is a broken line: who denies a number doesn't hand it on."""
        return self.arrow.kind == "denies"


@dataclass(frozen=True)
class Frame:
    """A group in its place."""

    group: Group
    name: str
    x: float
    y: float
    width: float
    height: float
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Graph(Picture):
    """A drawn graph, as its template prints it."""

    boxes: tuple[Box, ...]
    curves: tuple[Curve, ...]
    frames: tuple[Frame, ...]

    @property
    def is_wide(self) -> bool:
        """Whether a phone has to show a part of it at a time."""
        return self.width > WIDE


@dataclass(frozen=True)
class _Lettered:
    """Words broken into lines, and the room they take."""

    lines: tuple[str, ...]
    width: float
    height: float


@dataclass(frozen=True)
class _Face:
    """What stands in a node's box, before the box has its place."""

    kind: _Lettered
    label: _Lettered
    note: _Lettered

    @property
    def width(self) -> float:
        return max(_NARROWEST, *(part.width + 2 * _INSET for part in (self.kind, self.label, self.note)))

    @property
    def height(self) -> float:
        return sum(part.height for part in (self.kind, self.label, self.note)) + 2 * _INSET


def draw_graph(
    nodes: Sequence[Node],
    arrows: Sequence[Arrow],
    groups: Sequence[Group] = (),
    *,
    title: str,
    desc: str,
    prefix: str,
    across: int = ACROSS,
) -> Graph:
    """Return the graph with everything in its place.

    Units:  user units, a pixel each where the picture has its natural width.
    Shape:  prefix begins the ids of this picture: one of its own on each page.
    Raises: TooLarge; ValueError for an arrow or a group of nodes that aren't there.
    """
    if len(nodes) > MOST_NODES or len(arrows) > MOST_ARROWS:
        raise TooLarge(
            f"{len(nodes)} nodes and {len(arrows)} arrows; {MOST_NODES} and {MOST_ARROWS} can be drawn."
        )
    _check_ids(nodes, arrows, groups)
    faces = [_face(node) for node in nodes]
    cues = [_lettered(arrow.words, _CUE_ROOM, _SMALL, _CUE_LINES) for arrow in arrows]
    signs = [_lettered(group.label, _GROUP_ROOM, _SMALL, _GROUP_LINES) for group in groups]
    number = {node.id: index for index, node in enumerate(nodes)}
    pairs = [(number[arrow.start], number[arrow.end]) for arrow in arrows]
    members = [[number[each] for each in group.nodes] for group in groups]
    rows = list(_rows(len(nodes), pairs, members, across))
    places = _laid_out(faces, pairs, cues, members, signs, rows)
    if _stands_right([node.emphasis for node in nodes], places):
        places = places.mirrored()
    return Graph(
        title=printable(title),
        desc=printable(desc),
        prefix=safe_prefix(prefix),
        width=places.width,
        height=places.height,
        boxes=tuple(map(_box, nodes, faces, places.nodes)),
        curves=tuple(
            _curve(arrow, cue, place, f"{nodes[start].label} → {nodes[end].label}")
            for arrow, cue, place, (start, end) in zip(arrows, cues, places.arrows, pairs, strict=True)
        ),
        frames=tuple(map(_frame, groups, signs, places.groups)),
    )


def _check_ids(nodes: Sequence[Node], arrows: Sequence[Arrow], groups: Sequence[Group]) -> None:
    known = {node.id for node in nodes}
    if len(known) < len(nodes):
        raise ValueError("Two nodes have one id.")
    grouped = [each for group in groups for each in group.nodes]
    named = {end for arrow in arrows for end in (arrow.start, arrow.end)} | set(grouped)
    if missing := named - known:
        raise ValueError(f"There is no node {min(missing)!r}.")
    if len(set(grouped)) < len(grouped):
        raise ValueError("A node stands in two groups.")


def _face(node: Node) -> _Face:
    return _Face(
        kind=_lettered(node.kind, _LABEL_ROOM, _SMALL, 1),
        label=_lettered(node.label, _LABEL_ROOM, _LABEL, _LABEL_LINES, is_bold=True),
        note=_lettered(node.note, _LABEL_ROOM, _SMALL, _NOTE_LINES),
    )


def _lettered(words: str, room: float, size: float, most: int, *, is_bold: bool = False) -> _Lettered:
    lines = wrapped(words, room=room, size=size, most=most, is_bold=is_bold)
    width = max((width_of(line, size, is_bold=is_bold) for line in lines), default=0)
    return _Lettered(lines, math.ceil(width), math.ceil(len(lines) * size * LINE_HEIGHT))


# --- Rows ---


def _rows(
    count: int, pairs: Sequence[tuple[int, int]], members: Sequence[Sequence[int]], across: int
) -> Iterator[list[int]]:
    """The nodes row by row from the origins down, no row longer than so many."""
    group_of = {each: index for index, group in enumerate(members) for each in group}
    depths = _depths(count, pairs)
    for depth in range(max(depths, default=-1) + 1):
        # Those in one frame stay together.
        row = sorted(
            (node for node in range(count) if depths[node] == depth),
            key=lambda node: group_of.get(node, len(members)),
        )
        yield from (row[index : index + across] for index in range(0, len(row), across))


def _depths(count: int, pairs: Sequence[tuple[int, int]]) -> list[int]:
    """How many arrows lead down to each node at most; those that close a circle aren't counted."""
    following: list[list[int]] = [[] for _ in range(count)]
    for start, end in pairs:
        following[start].append(end)
    finished: dict[int, None] = {}
    begun: set[int] = set()
    back: set[tuple[int, int]] = set()
    for root in range(count):
        way = [] if root in begun else [(root, iter(following[root]))]
        begun.add(root)
        while way:
            node, ends = way[-1]
            for end in ends:
                if end not in begun:
                    begun.add(end)
                    way.append((end, iter(following[end])))
                    break
                if end not in finished:
                    back.add((node, end))
            else:
                finished[node] = None
                way.pop()
    depths = [0] * count
    for node in reversed(finished):
        for end in following[node]:
            if (node, end) not in back:
                depths[end] = max(depths[end], depths[node] + 1)
    return depths


# --- What Graphviz is asked ---


@dataclass(frozen=True)
class _Way:
    """An arrow's shaft, its tip, and the middle of its words."""

    shaft: tuple[tuple[float, float], ...]
    tip: tuple[float, float]
    words: tuple[float, float] | None

    def mirrored(self, width: float) -> "_Way":
        return _Way(
            tuple(_turned(point, width) for point in self.shaft),
            _turned(self.tip, width),
            _turned(self.words, width) if self.words else None,
        )


@dataclass(frozen=True)
class _Rectangle:
    x: float
    y: float
    width: float
    height: float
    words: tuple[float, float] | None = None

    def mirrored(self, width: float) -> "_Rectangle":
        x, _ = _turned((self.x + self.width, self.y), width)
        words = _turned(self.words, width) if self.words else None
        return _Rectangle(x, self.y, self.width, self.height, words)


@dataclass(frozen=True)
class _Places:
    width: float
    height: float
    nodes: list[tuple[float, float]]
    arrows: list[_Way]
    groups: list[_Rectangle]

    def mirrored(self) -> "_Places":
        return _Places(
            self.width,
            self.height,
            [_turned(point, self.width) for point in self.nodes],
            [way.mirrored(self.width) for way in self.arrows],
            [group.mirrored(self.width) for group in self.groups],
        )


def _turned(point: tuple[float, float], width: float) -> tuple[float, float]:
    """The same point, counted from the right."""
    return _rounded(width - point[0]), point[1]


def _stands_right(emphasis: Sequence[bool], places: _Places) -> bool:
    """Whether what matters most stands in the right half: a phone shows the left of a wide picture first."""
    middles = [x for is_meant, (x, _) in zip(emphasis, places.nodes, strict=True) if is_meant]
    return bool(middles) and min(middles) > places.width / 2


def _laid_out(
    faces: Sequence[_Face],
    pairs: Sequence[tuple[int, int]],
    cues: Sequence[_Lettered],
    members: Sequence[Sequence[int]],
    signs: Sequence[_Lettered],
    rows: Sequence[Sequence[int]],
) -> _Places:
    if not faces:
        return _Places(2 * _EDGE, 2 * _EDGE, [], [], [])
    with _graphviz_lock:
        asked = AGraph(directed=True, strict=False, rankdir="TB", newrank="true", **_GAPS)
        try:
            for index, face in enumerate(faces):
                asked.add_node(
                    f"n{index}",
                    shape="box",
                    fixedsize="true",
                    label="",
                    width=f"{face.width / _POINTS_PER_INCH:.4f}",
                    height=f"{face.height / _POINTS_PER_INCH:.4f}",
                )
            for index, ((start, end), cue) in enumerate(zip(pairs, cues, strict=True)):
                asked.add_edge(f"n{start}", f"n{end}", key=f"a{index}", **_room_for(cue))
            for row in rows:
                asked.add_subgraph([f"n{each}" for each in row], rank="same")
            for upper, lower in pairwise(rows):
                asked.add_edge(f"n{upper[0]}", f"n{lower[0]}", key="below", style="invis", weight="0")
            for index, (group, sign) in enumerate(zip(members, signs, strict=True)):
                asked.add_subgraph(
                    [f"n{each}" for each in group], name=f"cluster_{index}", margin="10", **_room_for(sign)
                )
            asked.layout(prog="dot")
            return _read(asked, len(faces), pairs, len(members))
        finally:
            asked.close()


def _room_for(words: _Lettered) -> dict[str, str]:
    """A label that is a size and nothing else."""
    if not words.lines:
        return {}
    size = f'WIDTH="{int(words.width) + 8}" HEIGHT="{int(words.height) + 4}"'
    return {"label": f'<<TABLE BORDER="0" CELLBORDER="0" FIXEDSIZE="TRUE" {size}><TR><TD></TD></TR></TABLE>>'}


def _read(asked: AGraph, nodes: int, pairs: Sequence[tuple[int, int]], groups: int) -> _Places:
    """What Graphviz answered, from the top left corner."""
    left, bottom, right, top = _numbers(asked.graph_attr["bb"])

    def at(place: str) -> tuple[float, float]:
        x, y = _numbers(place)
        return _rounded(x - left + _EDGE), _rounded(top - y + _EDGE)

    def where(place: str | None) -> tuple[float, float] | None:
        return at(place) if place else None

    def way(index: int, start: int, end: int) -> _Way:
        attributes = asked.get_edge(f"n{start}", f"n{end}", f"a{index}").attr
        tip, *shaft = attributes["pos"].split()
        return _Way(tuple(map(at, shaft)), at(tip.removeprefix("e,")), where(attributes["lp"]))

    def rectangle(index: int) -> _Rectangle:
        attributes = asked.get_subgraph(f"cluster_{index}").graph_attr
        x, y, end_x, end_y = _numbers(attributes["bb"])
        corner = at(f"{x},{end_y}")
        # Asked for a name that no subgraph has, Graphviz answers with an error.
        words = attributes["lp"] if "lp" in dict(attributes) else None
        return _Rectangle(*corner, _rounded(end_x - x), _rounded(end_y - y), where(words))

    return _Places(
        width=math.ceil(right - left + 2 * _EDGE),
        height=math.ceil(top - bottom + 2 * _EDGE),
        nodes=[at(asked.get_node(f"n{index}").attr["pos"]) for index in range(nodes)],
        arrows=[way(index, start, end) for index, (start, end) in enumerate(pairs)],
        groups=[rectangle(index) for index in range(groups)],
    )


def _numbers(text: str) -> list[float]:
    return [float(part) for part in text.split(",")]


def _rounded(value: float) -> float:
    return round(value, 1)


# --- Everything in its place ---


def _box(node: Node, face: _Face, middle: tuple[float, float]) -> Box:
    x, y = middle
    top = y - face.height / 2
    kind = _set(face.kind, x, top + _INSET, _SMALL)
    label = _set(face.label, x, top + _INSET + face.kind.height, _LABEL)
    notes = _set(face.note, x, top + _INSET + face.kind.height + face.label.height, _SMALL)
    return Box(
        node=node,
        name=" · ".join(filter(None, map(printable, (node.kind, node.label, node.note)))),
        x=_rounded(x - face.width / 2),
        y=_rounded(top),
        width=face.width,
        height=face.height,
        kind=kind[0] if kind else None,
        lines=label,
        notes=notes,
    )


def _curve(arrow: Arrow, cue: _Lettered, way: _Way, ends: str) -> Curve:
    start, *rest = way.shaft
    pieces = [rest[index : index + 3] for index in range(0, len(rest), 3)]
    path = f"M{_pair(start)}" + "".join(f" C{' '.join(map(_pair, piece))}" for piece in pieces)
    return Curve(
        arrow=arrow,
        name=": ".join(filter(None, map(printable, (ends, arrow.words)))),
        path=path,
        head=_head(way.shaft[-1], way.tip),
        tip=way.tip,
        lines=_centred(cue, way.words),
    )


def _head(base: tuple[float, float], tip: tuple[float, float]) -> str:
    """The three points of an arrow's head."""
    along = (tip[0] - base[0], tip[1] - base[1])
    length = math.hypot(*along) or 1
    x, y = along[0] / length, along[1] / length
    back = (tip[0] - _HEAD_LENGTH * x, tip[1] - _HEAD_LENGTH * y)
    sides = [
        (_rounded(back[0] + side * _HEAD_HALF * y), _rounded(back[1] - side * _HEAD_HALF * x))
        for side in (1, -1)
    ]
    return " ".join(map(_pair, (sides[0], tip, sides[1])))


def _pair(point: tuple[float, float]) -> str:
    return f"{point[0]:g},{point[1]:g}"


def _frame(group: Group, sign: _Lettered, place: _Rectangle) -> Frame:
    return Frame(
        group=group,
        name=printable(group.label),
        x=place.x,
        y=place.y,
        width=place.width,
        height=place.height,
        lines=_centred(sign, place.words),
    )


def _centred(words: _Lettered, middle: tuple[float, float] | None) -> tuple[Line, ...]:
    if middle is None:
        return ()
    return _set(words, middle[0], middle[1] - words.height / 2, _SMALL)


def _set(words: _Lettered, x: float, top: float, size: float) -> tuple[Line, ...]:
    return tuple(
        Line(line, _rounded(x), _rounded(top + index * size * LINE_HEIGHT + size))
        for index, line in enumerate(words.lines)
    )

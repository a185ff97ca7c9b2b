"""One quantity's numbers as they were said one after another, each from low to high on one scale."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import partial

from .lettering import LINE_HEIGHT, printable, safe_prefix, width_of, wrapped
from .picture import Picture, TooLarge
from .scale import Scale, scale_of, tick_label

MOST_ROWS = 100

WIDTH = 440
"""So that on a phone of 390 pixels, margins taken off, no letter is smaller than 11."""
_LETTERS = 14.0
_LINE = _LETTERS * LINE_HEIGHT
_PADDING, _BAND, _AXIS = 9.0, 20.0, 24.0
_BADGE, _BADGE_GAP = 20.0, 8.0
_RIGHT = 6.0
_OVERSHOOT = 14.0
"""How far an open end reaches beyond the scale."""
_HEAD_LENGTH, _HEAD_HALF = 9.0, 7.0
_THINNEST = 2.0
_LABEL_GAP = 14.0


@dataclass(frozen=True)
class Row:
    """One claim: who said how many on which day, and how its number stands to the others."""

    id: str
    label: str
    """Who said it."""
    day_words: str
    low: Decimal | None
    high: Decimal | None
    point: Decimal | None
    words: str
    """The amount as read, its hedges in words."""
    group: str = ""
    """The letter of the origin it goes back to."""
    is_first: bool = False
    is_about: bool = False
    """Whether the point is hedged: then it is drawn hollow."""
    marks: tuple[str, ...] = ()

    @property
    def values(self) -> tuple[Decimal, ...]:
        return tuple(value for value in (self.low, self.point, self.high) if value is not None)


@dataclass(frozen=True)
class Text:
    """A line of words; `x` is where it begins, or where it ends."""

    words: str
    x: float
    y: float
    anchor: str = "start"


@dataclass(frozen=True)
class Badge:
    """The letter of an origin in its square."""

    words: str
    x: float
    y: float
    width: float
    height: float
    middle: float
    base: float


@dataclass(frozen=True)
class Tick:
    """A round number on the scale."""

    x: float
    label: str
    anchor: str


@dataclass(frozen=True)
class Bar:
    """From the least the words allow to the most; an open end has an arrow's head, a closed one a stop."""

    x: float
    end: float
    low_head: str
    high_head: str

    @property
    def width(self) -> float:
        return round(self.end - self.x, 1)


@dataclass(frozen=True)
class PlacedRow:
    """A claim in its place."""

    row: Row
    name: str
    top: float
    badge: Badge | None
    who: tuple[Text, ...]
    words: tuple[Text, ...]
    marks: tuple[Text, ...]
    band: float
    """The middle of the band in which the number is drawn."""
    bar: Bar | None
    dot: float | None
    bottom: float


@dataclass(frozen=True)
class Ranges(Picture):
    """The drawn numbers, as their template prints them."""

    rows: tuple[PlacedRow, ...]
    ticks: tuple[Tick, ...]
    axes: tuple[float, ...]
    """Base lines of the scale's labels."""
    left: float
    right: float


@dataclass(frozen=True)
class _Track:
    """Where the scale lies across the picture; no scale where no row has a number."""

    left: float
    right: float
    scale: Scale | None

    def at(self, value: Decimal) -> float:
        share = self.scale.share(value) if self.scale else 0
        return round(self.left + share * (self.right - self.left), 1)


def draw_ranges(rows: Sequence[Row], *, title: str, desc: str, prefix: str) -> Ranges:
    """Return the rows with everything in its place, in the order given.

    Shape:  prefix begins the ids of this picture: one of its own on each page.
    Raises: TooLarge; ValueError for a prefix that ids can't begin with.
    """
    if len(rows) > MOST_ROWS:
        raise TooLarge(f"{len(rows)} rows; {MOST_ROWS} can be drawn.")
    badges = max((width_of(_letter(row), _LETTERS, is_bold=True) + 8 for row in rows if row.group), default=0)
    column = max(badges, _BADGE) if badges else 0
    left = round(column + _BADGE_GAP if column else 4.0, 1)
    scale = scale_of(value for row in rows for value in row.values)
    # An open end needs room on its side.
    track = _Track(left + _OVERSHOOT, WIDTH - _RIGHT - _OVERSHOOT, scale)
    ticks = _ticks(track)
    placed: list[PlacedRow] = []
    y = _AXIS if ticks else 0.0
    axes = [y - 7] if ticks else []
    for row in rows:
        placed.append(_placed(row, y, left, column, track))
        y = placed[-1].bottom
    if ticks and len(rows) > 1:
        axes.append(y + _LETTERS + 3)
        y += _AXIS
    return Ranges(
        title=printable(title),
        desc=printable(desc),
        prefix=safe_prefix(prefix),
        width=WIDTH,
        height=round(max(y, _LINE), 1),
        rows=tuple(placed),
        ticks=ticks,
        axes=tuple(round(axis, 1) for axis in axes),
        left=track.left,
        right=track.right,
    )


def _ticks(track: _Track) -> tuple[Tick, ...]:
    """The scale's round numbers; where not all their words fit beside each other, only every second has them."""
    if track.scale is None:
        return ()
    values = track.scale.ticks
    labels = [tick_label(value) for value in values]
    places = [track.at(value) for value in values]
    last = len(values) - 1
    anchors = ["start" if index == 0 else "end" if index == last else "middle" for index in range(last + 1)]
    stride = next(
        (
            stride
            for stride in (1, 2)
            if last % stride == 0 and _fit(places[::stride], labels[::stride], anchors[::stride])
        ),
        last,
    )
    return tuple(
        Tick(place, label if index % stride == 0 else "", anchor)
        for index, (place, label, anchor) in enumerate(zip(places, labels, anchors, strict=True))
    )


def _fit(places: Sequence[float], labels: Sequence[str], anchors: Sequence[str]) -> bool:
    """Whether the labels stand clear of each other."""
    before = {"start": 0.0, "middle": 0.5, "end": 1.0}
    taken = float("-inf")
    for place, label, anchor in zip(places, labels, anchors, strict=True):
        width = width_of(label, _LETTERS)
        begin = place - before[anchor] * width
        if begin < taken + _LABEL_GAP:
            return False
        taken = begin + width
    return True


def _placed(row: Row, top: float, left: float, column: float, track: _Track) -> PlacedRow:
    room = WIDTH - _RIGHT - left
    fitted = partial(wrapped, size=_LETTERS, most=2)
    day, label = printable(row.day_words), printable(row.label)
    who = _lines(fitted(" · ".join(filter(None, (day, label))), room=room), left, top + _PADDING)
    y = top + _PADDING + len(who) * _LINE
    words = _lines(fitted(row.words, room=room, is_bold=True), left, y)
    y += len(words) * _LINE
    marks = " · ".join(
        [*(["said it first"] if row.is_first else []), *filter(None, map(printable, row.marks))]
    )
    mark_lines = fitted(marks, room=room, is_bold=True)
    beside = words and len(mark_lines) == 1 and _fits_beside(words[-1].words, marks, room)
    if beside:
        mark_texts = _lines(mark_lines, WIDTH - _RIGHT, y - _LINE, anchor="end")
    else:
        mark_texts = _lines(mark_lines, left, y)
        y += len(mark_lines) * _LINE
    has_band = track.scale is not None
    band = y + 4 + _BAND / 2
    return PlacedRow(
        row=row,
        name=". ".join(filter(None, (day, label, printable(row.words), marks, _origin(row)))),
        top=round(top, 1),
        badge=_badge(row, column, top + _PADDING) if row.group else None,
        who=who,
        words=words,
        marks=mark_texts,
        band=round(band, 1),
        bar=_bar(row, track, band),
        dot=track.at(row.point) if row.point is not None else None,
        bottom=round((y + 4 + _BAND if has_band else y) + _PADDING, 1),
    )


def _fits_beside(words: str, marks: str, room: float) -> bool:
    parts = width_of(words, _LETTERS, is_bold=True) + width_of(marks, _LETTERS, is_bold=True)
    return parts + _LABEL_GAP <= room


def _lines(lines: Sequence[str], x: float, top: float, anchor: str = "start") -> tuple[Text, ...]:
    return tuple(
        Text(line, round(x, 1), round(top + index * _LINE + _LETTERS, 1), anchor)
        for index, line in enumerate(lines)
    )


def _letter(row: Row) -> str:
    return printable(row.group)[:3]


def _origin(row: Row) -> str:
    return f"Origin {_letter(row)}" if row.group else ""


def _badge(row: Row, width: float, top: float) -> Badge:
    return Badge(
        words=_letter(row),
        x=0.5,
        y=round(top, 1),
        width=round(width, 1),
        height=_BADGE,
        middle=round(0.5 + width / 2, 1),
        base=round(top + _BADGE - 5, 1),
    )


def _bar(row: Row, track: _Track, band: float) -> Bar | None:
    """The row's bar; None where the words give neither least nor most."""
    if row.low is None and row.high is None:
        return None
    start = track.left - _OVERSHOOT if row.low is None else track.at(row.low)
    end = track.right + _OVERSHOOT if row.high is None else track.at(row.high)
    is_short = end - start < 2 * _HEAD_LENGTH
    if row.low is None and track.scale is not None and track.scale.starts_at_zero and not is_short:
        # An arrow below zero would tell of fewer than none.
        start = min(track.left, end - 2 * _HEAD_LENGTH)
    return Bar(
        x=round(start, 1),
        end=round(max(end, start + _THINNEST), 1),
        low_head=_head(start, band, 1) if row.low is None else "",
        high_head=_head(end, band, -1) if row.high is None else "",
    )


def _head(tip: float, band: float, direction: int) -> str:
    """The three points of an arrow's head; its base lies in this direction from the tip."""
    base = tip + direction * _HEAD_LENGTH
    corners = ((base, band - _HEAD_HALF), (tip, band), (base, band + _HEAD_HALF))
    return " ".join(f"{x:.1f},{y:.1f}" for x, y in corners)

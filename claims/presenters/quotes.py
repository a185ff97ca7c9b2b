"""A quote in its context, its words marked by what they do."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from claims.domain.terms import Role
from claims.models import Span
from sources.domain.texts import around

REACH = 200
"""Code points shown on each side of a quote: all that may be shown of a text that isn't public."""

EXCERPT_REACH = 150
"""Code points of a quote shown on each side of its number in a list."""

NUMBER = "number"
"""What a claim's own mention does, beside the roles of spans."""


@dataclass(frozen=True)
class Mark:
    """Words between two places of a text, and what they do there; `label` is what a reader sees."""

    start: int
    end: int
    role: str
    label: str
    url: str = ""


@dataclass(frozen=True)
class Piece:
    """A run of words that all do the same; `ending` names the marks that end with it."""

    words: str
    roles: tuple[str, ...] = ()
    ending: str = ""
    is_quoted: bool = True
    url: str = ""

    @property
    def classes(self) -> str:
        return " ".join(f"role-{role}" for role in self.roles)


@dataclass(frozen=True)
class LegendEntry:
    """What some words of a passage do, for those who read the list instead of the marks."""

    label: str
    words: str


@dataclass(frozen=True)
class Passage:
    """Part of a text, cut where a mark begins or ends."""

    pieces: tuple[Piece, ...]
    legend: tuple[LegendEntry, ...]
    is_begun: bool
    """Whether text stands before it."""
    is_broken_off: bool
    """Whether text follows it."""
    start: int = 0
    """Where it begins in the text, in code points."""


def span_marks(spans: Iterable[Span]) -> list[Mark]:
    """Return the spans as marks; the quote itself is none."""
    return [
        Mark(span.start, span.end, span.role, Role(span.role).label)
        for span in spans
        if span.role != Role.QUOTE
    ]


def passage(text: str, start: int, end: int, marks: Iterable[Mark]) -> Passage:
    """Return the quote text[start:end] with what may be shown around it, and the marks that lie in that."""
    left, right = around(text, start, end, reach=REACH)
    return _passage(text, left, right, marks, quoted=(start, end))


def excerpt(quote: str, start: int, end: int, *, reach: int = EXCERPT_REACH) -> Passage:
    """Return a quote shortened around its number, which stands at these places of it."""
    left, right = around(quote, start, end, reach=reach)
    return _passage(quote, left, right, [Mark(start, end, NUMBER, NUMBER)], quoted=(left, right))


def stretch(text: str, marks: Iterable[Mark], *, around: tuple[int, int], most: int) -> Passage:
    """Return a text of at most so many code points whole; of a longer one what stands around a place."""
    left, right = 0, len(text)
    if right > most:
        middle = sum(around) // 2
        left = max(0, min(middle - most // 2, right - most))
        right = left + most
    return _passage(text, left, right, marks, quoted=(left, right))


def _passage(text: str, left: int, right: int, marks: Iterable[Mark], *, quoted: tuple[int, int]) -> Passage:
    kept = sorted(
        {mark for mark in marks if left <= mark.start and mark.end <= right},
        key=lambda mark: (mark.start, mark.end, mark.role),
    )
    return Passage(
        pieces=tuple(_pieces(text, left, right, kept, quoted=quoted)),
        legend=tuple(dict.fromkeys(LegendEntry(mark.label, text[mark.start : mark.end]) for mark in kept)),
        is_begun=left > 0,
        is_broken_off=right < len(text),
        start=left,
    )


def marked(text: str, marks: Iterable[Mark]) -> tuple[Piece, ...]:
    """Return the whole text, cut where a mark begins or ends."""
    return tuple(_pieces(text, 0, len(text), list(marks), quoted=(0, len(text))))


def _pieces(
    text: str, left: int, right: int, marks: list[Mark], *, quoted: tuple[int, int]
) -> Iterable[Piece]:
    places = {left, right, *quoted, *(mark.start for mark in marks), *(mark.end for mark in marks)}
    cuts = sorted(place for place in places if left <= place <= right)
    begins: dict[int, list[Mark]] = {}
    for mark in marks:
        begins.setdefault(mark.start, []).append(mark)
    running: list[Mark] = []
    for start, end in pairwise(cuts):
        running = [mark for mark in running if mark.end > start] + begins.get(start, [])
        yield Piece(
            words=text[start:end],
            roles=tuple(dict.fromkeys(mark.role for mark in running)),
            ending=", ".join(dict.fromkeys(mark.label for mark in running if mark.end == end)),
            is_quoted=quoted[0] <= start and end <= quoted[1],
            url=next((mark.url for mark in running if mark.url), ""),
        )

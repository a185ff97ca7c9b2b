"""Passages: the paragraphs of a version that hold a quote, and what the reader reads in them."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from claims.domain.reading.credits import read_credits
from claims.domain.reading.numbers import read_numbers
from claims.domain.reading.paragraphs import paragraphs_of
from claims.domain.reading.proposals import Credit, NumberRead, Place
from claims.domain.reading.text import Text, layout
from claims.domain.terms import Prominence
from sources.domain.edtf import Edtf

_REACH = 20_000
"""Code points on each side of a quote in which its paragraphs are looked for: a text may be of any length."""
_HEADINGS = 3
"""So many paragraphs at most are the headline, its standfirst and a line between."""
_STOPS = (".", "!", "?", "…", ":", ";", ",")
_CLOSING = "”\"'’)]»"


@dataclass(frozen=True)
class Passage:
    """The paragraphs of a version that hold a quote. Places are those of the passage's own text."""

    start: int
    """Where it begins in the version's text."""
    text: Text
    is_heading: bool = False
    """Whether it is the headline or the standfirst: lines above the first sentence that ends."""
    published: Edtf | None = None
    publisher: tuple[str, ...] = ()
    """Names of the outlet, which is no step of a chain."""

    def place(self, start: int, end: int) -> Place:
        """Return the place in the passage of what stands there in the version's text."""
        return Place(start - self.start, end - self.start)

    def read_at(self, start: int, end: int) -> NumberRead | None:
        """Return what the reader reads of the number there; None where it sees no claim, or several numbers."""
        asked = self.place(start, end)
        found = [
            read for read in self._numbers if read.place.start < asked.end and asked.start < read.place.end
        ]
        if len(found) != 1 or (found[0].reason is not None and found[0].prominence != Prominence.MINOR):
            return None
        return found[0]

    def credits_of(self, read: NumberRead) -> tuple[Credit, ...]:
        """Return whom the reader takes the number to be credited to, by this passage alone."""
        return self._credits.get(read.place, ())

    @cached_property
    def _numbers(self) -> tuple[NumberRead, ...]:
        return tuple(read_numbers(self.text, self.published))

    @cached_property
    def _credits(self) -> Mapping[Place, tuple[Credit, ...]]:
        return read_credits(self.text, self._numbers, (), self.publisher)


def stretch_of(text: str, start: int, end: int) -> tuple[int, int, bool]:
    """Return where the paragraphs that hold the quote begin and end, and whether they are a heading."""
    first, last = max(0, start - _REACH), min(len(text), end + _REACH)
    places = [Place(place.start + first, place.end + first) for place in paragraphs_of(text[first:last])]
    held = [at for at, place in enumerate(places) if place.start < end and start < place.end]
    if not held:
        return start, end, False
    is_heading = (
        first == 0
        and held[-1] < _HEADINGS
        and len(places) > held[-1] + 1
        and not any(_ends(place.of(text)) for place in places[: held[-1] + 1])
    )
    return places[held[0]].start, places[held[-1]].end, is_heading


def passage_of(
    text: str, start: int, end: int, *, published: Edtf | None = None, publisher: tuple[str, ...] = ()
) -> Passage:
    """Return the paragraphs of the text in which the quote from `start` to `end` stands.

    >>> passage = passage_of("Storm\\nAt least 40 died. More are missing.", 6, 23)
    >>> passage.start, passage.text.raw
    (6, 'At least 40 died. More are missing.')
    """
    first, last, is_heading = stretch_of(text, start, end)
    return Passage(first, layout(text[first:last]), is_heading, published, publisher)


def _ends(paragraph: str) -> bool:
    return paragraph.rstrip(_CLOSING).endswith(_STOPS)

"""The text as it is laid out: its paragraphs, sentences, quotations and tokens, each with its place.

    layout ──> paragraphs ──> sentences ──┬──> tokens
         └───> quotations ────────────────┘

Nothing is changed or moved: all offsets are those of the text as given. Newspapers' copy is taken as it comes:
lines broken by hand, paragraphs run together ("said.The"), quotations opened in each paragraph and closed in the
last, quotation marks of every kind.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from claims.domain.reading.paragraphs import paragraphs_of
from claims.domain.reading.proposals import Place
from claims.domain.reading.quotations import Quotation, quotations_of
from claims.domain.reading.sentences import sentence_ends
from claims.domain.reading.tokens import Token, tokens_of

__all__ = ["Quotation", "Sentence", "Text", "layout"]


class Sentence(NamedTuple):
    place: Place
    paragraph: int
    """Which paragraph it stands in, from 0."""
    first: int
    """Its first token."""
    last: int
    """The token after its last one, so that `tokens[first:last]` are its own."""


@dataclass(frozen=True)
class Text:
    """A text with where its parts stand; every token stands in exactly one sentence."""

    raw: str
    paragraphs: tuple[Place, ...]
    sentences: tuple[Sentence, ...]
    quotations: tuple[Quotation, ...]
    tokens: tuple[Token, ...]

    def sentence_at(self, offset: int) -> Sentence | None:
        """Return the sentence that the offset lies in; between two, the one before; None before the first."""
        at = bisect_right(self._sentence_starts, offset)
        return self.sentences[at - 1] if at else None

    def sentence_index(self, offset: int) -> int:
        """Return which sentence the offset lies in, as `sentence_at` does; -1 before the first."""
        return bisect_right(self._sentence_starts, offset) - 1

    def quotation_at(self, offset: int) -> Quotation | None:
        """Return the quotation whose words the offset lies in; of one within another, the outer."""
        at = bisect_right(self._quotation_starts, offset)
        if at and offset < self.quotations[at - 1].inner.end:
            return self.quotations[at - 1]
        return None

    def tokens_within(self, place: Place) -> Sequence[Token]:
        """Return the tokens that stand wholly in the place."""
        first = bisect_left(self._token_starts, place.start)
        last = bisect_left(self._token_starts, place.end, lo=first)
        if last > first and self.tokens[last - 1].end > place.end:
            last -= 1
        return self.tokens[first:last]

    def token_index(self, offset: int) -> int:
        """Return the first token that begins at the offset or after it."""
        return bisect_left(self._token_starts, offset)

    def place_of(self, first: int, last: int) -> Place:
        """Return where `tokens[first:last]` stand, of which there must be one."""
        return Place(self.tokens[first].start, self.tokens[last - 1].end)

    @cached_property
    def _token_starts(self) -> list[int]:
        return [token.start for token in self.tokens]

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [sentence.place.start for sentence in self.sentences]

    @cached_property
    def _quotation_starts(self) -> list[int]:
        return [quotation.inner.start for quotation in self.quotations]


def layout(raw: str) -> Text:
    """Return the text with its parts.

    >>> text = layout("“We came.” Mr. Li left at 5 p.m. on Monday.")
    >>> [sentence.place.of(text.raw) for sentence in text.sentences]
    ['“We came.”', 'Mr. Li left at 5 p.m. on Monday.']
    """
    tokens = tokens_of(raw)
    starts = [token.start for token in tokens]
    paragraphs = paragraphs_of(raw)
    sentences: list[Sentence] = []
    runs: list[tuple[int, int]] = []
    for number, paragraph in enumerate(paragraphs):
        first = bisect_left(starts, paragraph.start)
        last = bisect_left(starts, paragraph.end, lo=first)
        runs.append((first, last))
        for end in sentence_ends(raw, tokens, first, last):
            sentences.append(Sentence(Place(tokens[first].start, tokens[end - 1].end), number, first, end))
            first = end
    return Text(raw, paragraphs, tuple(sentences), quotations_of(raw, tokens, runs), tokens)

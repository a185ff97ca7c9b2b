"""A frame: a cue with whom it credits and the stretches of its sentence that it credits to them."""

from enum import Enum, auto
from typing import NamedTuple

from claims.domain.reading.credits.cues import Act
from claims.domain.reading.credits.phrases import Phrase
from claims.domain.reading.credits.words import Words
from claims.domain.terms import Stance

Span = tuple[int, int]
"""Tokens, from the first up to the one before the second."""


class Shape(Enum):
    """Where what is said stands to its cue."""

    FINAL = auto()
    """ "…, X said"."""
    INVERTED = auto()
    """ "…, said X"."""
    MIDDLE = auto()
    """ "…, X said, …"."""
    THAT = auto()
    """ "X said that …"."""
    QUOTE = auto()
    """ "X said “…”"."""
    COLON = auto()
    """ "X said: …"."""
    BARE = auto()
    """ "X said …"."""
    PARTICIPLE = auto()
    """ "…, adding that …"."""
    ACCORDING = auto()
    """ "…, according to X"."""
    ACCORDING_FIRST = auto()
    """ "According to X, …"."""
    QUOTED_AS = auto()
    """ "Y quoted X as saying …", "X was quoted by Y as saying …"."""
    CITING = auto()
    """ "…, citing X"."""
    PASSED_BY = auto()
    """ "…, as reported by X"."""
    IN_A_POLL = auto()
    """ "In a poll by X, …"."""
    NOUN = auto()
    """ "X’s claim that …"."""
    GAP = auto()
    """ "The 40 that X expected", "more than X expected"."""
    LABEL = auto()
    """ "X: …", "… : X"."""
    HEARSAY = auto()
    """ "reportedly", "is believed to", "amid claims that"."""


OPEN_BEHIND = frozenset(
    [Shape.FINAL, Shape.MIDDLE, Shape.INVERTED, Shape.ACCORDING, Shape.QUOTED_AS, Shape.CITING]
)
"""Shapes in which what is said may stand before, so that they end what another frame credits."""
SECONDARY = frozenset([Shape.IN_A_POLL, Shape.NOUN, Shape.PASSED_BY, Shape.GAP])
"""Shapes that no clause of their own carries: another voice in the sentence goes before them."""


class Frame(NamedTuple):
    cue: Span
    shape: Shape
    act: Act
    source: Phrase | None
    """None where nobody is named: "reportedly"."""
    extent: Span
    """The cue with its source."""
    before: Span | None = None
    """What it credits before the cue."""
    after: Span | None = None
    """What it credits behind the cue."""
    unclear: Span | None = None
    """What stands behind and may be the outlet's own."""
    through: tuple[Phrase, ...] = ()
    """Who passed it on, in order."""
    stance: Stance = Stance.ASSERTS
    is_strong: bool = True

    def covers(self, at: int) -> bool:
        """Return whether the token is credited."""
        before, after = self.before, self.after
        return (before is not None and before[0] <= at < before[1]) or (
            after is not None and after[0] <= at < after[1]
        )


class Clause(NamedTuple):
    """Where a cue stands: its sentence, or what of it lies in the same quotation; with the frames found so far."""

    words: Words
    floor: int
    ceiling: int
    frames: list[Frame]


def rest(first: int, ceiling: int) -> Span | None:
    """Return the tokens up to the ceiling, None where there are none."""
    return (first, ceiling) if first < ceiling else None

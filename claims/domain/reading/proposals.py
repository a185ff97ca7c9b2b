"""What reading an article brings: each number with what it says and who says so, or why it is no claim.

All offsets are code points of the unchanged text; `text[start:end]` are the words.
"""

from dataclasses import dataclass
from typing import NamedTuple

from claims.domain.amounts import Amount
from claims.domain.hedges import Hedge
from claims.domain.terms import Access, Change, Manner, Modality, Prominence, Scope, Stance
from sources.domain.terms import Anonymity, SourceKind, Term


class Place(NamedTuple):
    """Words of a text, from their first code point up to the one after them."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the words."""
        return text[self.start : self.end]


class Reason(Term):
    """Why a number is no claim."""

    DATE = "date", "part of a date"
    TIME = "time", "a time of day"
    AGE = "age", "somebody’s or something’s age"
    ORDINAL = "ordinal", "a place in an order"
    NAME = "name", "part of a name"
    SOURCE_PART = "source_part", "part of a source’s name"
    PERIOD = "period", "says only when or for how long"
    LOCATION = "location", "says only where"
    BACK_REFERENCE = "anaphoric", "refers back to what was counted before"
    PRONOUN = "pronoun", "a pronoun"
    IDIOM = "idiom", "a figure of speech"
    DENOMINATOR = "unit", "the denominator of a rate, or a conversion of another number"
    DEBRIS = "debris", "furniture of the page"


class Confidence(Term):
    """How sure the reader is of a proposal, in three steps."""

    SURE = "sure"
    LIKELY = "likely"
    CHECK = "check", "to be checked"


@dataclass(frozen=True)
class NumberRead:
    """A number of the text with what the words around it say of it.

    `place` covers the number with its scale word, currency or percent sign. `reason` says why it is no claim, None
    for a claim. `unit` is a unit's slug, else the words, else empty; words that play a part have their place.
    """

    place: Place
    amount: Amount
    reason: Reason | None = None
    prominence: Prominence = Prominence.MAIN
    unit: str = ""
    counted: Place | None = None
    comparator: Place | None = None
    hedges: tuple[Hedge, ...] = ()
    hedge: Place | None = None
    change: Change = Change.LEVEL
    change_words: Place | None = None
    baseline: str = ""
    baseline_words: Place | None = None
    modality: Modality = Modality.ASSERTED
    period: str = ""
    """The period as EDTF, empty where the words' meaning isn't known."""
    period_words: Place | None = None
    where: Place | None = None
    out_of_words: Place | None = None
    margin_words: Place | None = None
    record: Place | None = None


@dataclass(frozen=True)
class Voice:
    """One step of a chain.

    `named` is the fullest name that the article gives the source, `words` what stands for it here ("he", "the
    ministry"); both are the same place where it is credited by its full name.
    """

    named: Place
    words: Place
    cue: Place | None = None
    stance: Stance = Stance.ASSERTS
    access: Access = Access.UNKNOWN
    is_identified: bool = True
    """Whether the words name anybody: "reports" and "it is believed" don't."""
    kind: SourceKind = SourceKind.ORGANISATION
    """What the words make it look like, for an editor to correct."""
    anonymity: Anonymity = Anonymity.NAMED
    said_on: str = ""
    """When it was said, as EDTF; empty where the words don't say."""
    said_on_words: Place | None = None


@dataclass(frozen=True)
class Credit:
    """One attribution that covers a number, origin first, without the publisher; with how sure that is, and why."""

    voices: tuple[Voice, ...]
    scope: Scope = Scope.EXPLICIT
    manner: Manner = Manner.PARAPHRASE
    confidence: Confidence = Confidence.LIKELY
    why: str = ""
    """What made the reader think so, in words an editor understands."""


@dataclass(frozen=True)
class Proposal:
    """A number with its sentence and its credits. Without any credit it is the outlet's own voice."""

    number: NumberRead
    quote: Place
    credits: tuple[Credit, ...] = ()
    confidence: Confidence = Confidence.LIKELY
    why: str = ""


@dataclass(frozen=True)
class Reading:
    """All numbers of an article, each once, in the order of the text."""

    claims: tuple[Proposal, ...]
    ignored: tuple[NumberRead, ...]

"""The credits of an article's numbers: who each is credited to, in what order, and how sure that is."""

from collections.abc import Iterable, Sequence

from claims.domain.reading.credits.chains import innermost_first, voices_of
from claims.domain.reading.credits.clauses import frames_in
from claims.domain.reading.credits.closed_words import (
    ADVERBS,
    AUXILIARIES,
    PREPOSITIONS,
    SUBORDINATORS,
    TIME_UNITS,
)
from claims.domain.reading.credits.confidence import judged
from claims.domain.reading.credits.datelines import keys_of, publishers_in, publishers_told
from claims.domain.reading.credits.frames import Frame
from claims.domain.reading.credits.names import Register
from claims.domain.reading.credits.phrases import Phrase, Sort
from claims.domain.reading.credits.relays import with_relays, with_same_relays
from claims.domain.reading.credits.scope import Coverage, Credited
from claims.domain.reading.credits.speakers import speakers_of
from claims.domain.reading.credits.words import words_of
from claims.domain.reading.proposals import Confidence, Credit, NumberRead, Place
from claims.domain.reading.text import Text
from claims.domain.reading.vocabulary import word_set
from claims.domain.terms import Manner, Scope

# Words that are no noun, or the noun of a time: no phrase with them at its head speaks.
_NOBODY = (
    TIME_UNITS
    | ADVERBS
    | PREPOSITIONS
    | SUBORDINATORS
    | AUXILIARIES
    | word_set("times far out up down and or nothing")
) - word_set("all both")
_UNCLEAR = "stands behind the credit, and may be the outlet’s own"


def read_credits(
    text: Text, numbers: Sequence[NumberRead], names: Iterable[str] = (), publisher: Iterable[str] = ()
) -> dict[Place, tuple[Credit, ...]]:
    """Return by its place what credits each number; a number in the outlet's own voice has no entry.

    Shape:  voices origin first, without the publisher; what may or may not be covered has one credit with the
            scope ambiguous. `names` are those that the ledger knows already, `publisher` those of the outlet; what
            the text says of it counts as well.
    """
    reader = _CreditReader(text, names, publisher)
    return {number.place: found for number in numbers if (found := reader.of(number.place))}


class _CreditReader:
    """The frames of one article, made once for all its numbers."""

    def __init__(self, text: Text, names: Iterable[str], publisher: Iterable[str]) -> None:
        self._words = words_of(text)
        frames = with_relays(
            self._words, [_spoken(frames_in(self._words, sentence)) for sentence in text.sentences]
        )
        phrases = (
            phrase
            for in_sentence in frames
            for frame in in_sentence
            for phrase in (frame.source, *frame.through)
            if phrase is not None
        )
        self._register = Register(self._words, phrases, names)
        frames = with_same_relays(self._words, self._register, frames)
        self._coverage = Coverage(self._words, frames, speakers_of(self._words, frames))
        self._publishers = (
            publishers_in(self._words)
            | publishers_told(self._words, self._register, frames)
            | keys_of(publisher)
        )

    def of(self, place: Place) -> tuple[Credit, ...]:
        at = self._words.text.token_index(place.start)
        if at >= len(self._words.keys):
            return ()
        credited = self._coverage.of(at)
        if credited is None:
            return self._unclear_credit(self._coverage.unclear(at))
        voices = voices_of(self._words, self._register, credited.frames, self._publishers)
        if not voices:
            return ()  # the publisher's own knowledge
        confidence, why = judged(self._words, credited, innermost_first(self._words, credited.frames), at)
        return (Credit(voices, credited.scope, self._manner(credited, at), confidence, why),)

    def _unclear_credit(self, frames: tuple[Frame, ...]) -> tuple[Credit, ...]:
        voices = voices_of(self._words, self._register, frames, self._publishers)
        if not voices:
            return ()
        return (Credit(voices, Scope.AMBIGUOUS, Manner.PARAPHRASE, Confidence.CHECK, _UNCLEAR),)

    def _manner(self, credited: Credited, at: int) -> Manner:
        if self._words.quotation[at] >= 0:
            return Manner.DIRECT_QUOTE
        spans = (span for frame in credited.frames for span in (frame.before, frame.after) if span)
        return Manner.MIXED if any(self._words.opened_within(span) for span in spans) else Manner.PARAPHRASE


def _spoken(frames: Iterable[Frame]) -> list[Frame]:
    """Return the frames without those whose source can't be one: "minutes", "far"."""
    return [frame for frame in frames if frame.source is None or not _is_nobody(frame.source)]


def _is_nobody(source: Phrase) -> bool:
    return source.head == "you" or (source.sort is Sort.GENERIC and source.head in _NOBODY)

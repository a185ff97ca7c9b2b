"""Whose words a quotation is: the frame that credits it, through split quotations and runs of paragraphs.

What no cue credits goes on with whoever spoke right before it, in a quotation or out of one, else it is said by the
person whom the sentence before is about: "Li shook her head. “No.”".
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from claims.domain.reading.credits.cues import Act
from claims.domain.reading.credits.frames import Frame, Shape, Span
from claims.domain.reading.credits.introductions import about_whom, introduced
from claims.domain.reading.credits.words import Words

_NO_SPEAKERS = frozenset([Shape.HEARSAY, Shape.IN_A_POLL, Shape.NOUN])
_NOT_SPEAKING = _NO_SPEAKERS | {Shape.CITING, Shape.PASSED_BY}
_SPOKEN = (Act.SAYS, Act.TELLS, Act.HOLDS)
_MOST_QUOTATIONS = 32
"""So many quotations may one frame credit; a sentence of nothing but marks costs no more."""
_FEWEST_WORDS = 3
"""A quotation shorter than that is a word set apart."""


class Speaker(NamedTuple):
    frame: Frame
    sentence: int | None
    """The sentence that credits the quotation; None where the credit is carried over."""
    is_named: bool = True
    """Whether a cue names them; otherwise it is only whom the sentence before is about."""


def speakers_of(words: Words, frames: Sequence[Sequence[Frame]]) -> dict[int, Speaker]:
    """Return by its number who is credited with each quotation, as far as one is."""
    found: dict[int, Speaker] = {}
    for number, in_sentence in enumerate(frames):
        for frame in in_sentence:
            for quotation in _credited(words, frame):
                found.setdefault(quotation, Speaker(frame, number))
    _carry_over(words, frames, found)
    return found


def _credited(words: Words, frame: Frame) -> list[int]:
    """Return the quotations in what the frame credits."""
    if frame.shape in _NO_SPEAKERS:
        return []
    if frame.shape is Shape.FINAL and frame.before is None and frame.after is None:
        # A sentence of nothing but "Li said.": of the quotation that closed right before.
        closed = words.closing.get(frame.extent[0] - 1)
        return [] if closed is None else [closed]
    own = words.quotation[frame.cue[0]]
    return [
        quotation
        for span in (frame.before, frame.after)
        if span is not None
        for quotation in _within(words, span)
        if quotation != own
    ]


def _within(words: Words, span: Span) -> list[int]:
    """Return the quotations that begin in the span, after the one that it begins in."""
    begun_before = words.quotation[span[0]]
    return [*([begun_before] if begun_before >= 0 else []), *words.opened_within(span)[:_MOST_QUOTATIONS]]


# --- Without a cue of its own ---


def _carry_over(words: Words, frames: Sequence[Sequence[Frame]], found: dict[int, Speaker]) -> None:
    quotations = words.text.quotations
    for number in range(len(quotations) - 2, -1, -1):
        if quotations[number].goes_on and number not in found and number + 1 in found:
            found[number] = found[number + 1]._replace(sentence=None)
    for number in range(len(quotations)):
        if number in found:
            continue
        if quotations[number].takes_up and number - 1 in found:
            found[number] = found[number - 1]._replace(sentence=None)
        elif (frame := introduced(words, number)) is not None:
            named_in = words.text.sentence_index(words.tokens[frame.cue[0]].start)
            found[number] = Speaker(frame, named_in, is_named=False)
        elif (sentence := _begun(words, number)) is not None:
            speaker = next(_before(words, frames, found, number, sentence), None)
            if speaker is not None:
                found[number] = speaker


def _begun(words: Words, number: int) -> int | None:
    """Return the sentence that the quotation begins, where it is more than a word set apart."""
    first, last = words.inners[number]
    opening = words.text.quotations[number].opening.start
    sentence = words.text.sentence_index(opening)
    begins = sentence >= 0 and words.text.token_index(opening) == words.text.sentences[sentence].first
    return sentence if begins and last - first >= _FEWEST_WORDS else None


def _before(
    words: Words, frames: Sequence[Sequence[Frame]], found: dict[int, Speaker], number: int, sentence: int
) -> Iterator[Speaker]:
    """Yield who may say the quotation, the likeliest first: who spoke in the sentence right before it."""
    sentences, quotations = words.text.sentences, words.text.quotations
    if sentence and sentences[sentence].paragraph - sentences[sentence - 1].paragraph <= 1:
        ended = words.closing.get(sentences[sentence - 1].last - 1)
        if ended is None or ended not in found:
            speaking = _speaking(frames[sentence - 1], words)
            if speaking is not None:
                yield Speaker(speaking, None)
            elif (frame := about_whom(words, sentence - 1, number)) is not None:
                yield Speaker(frame, None, is_named=False)
    if number - 1 in found and quotations[number].paragraph - quotations[number - 1].paragraph <= 1:
        yield found[number - 1]._replace(sentence=None)


def _speaking(frames: Sequence[Frame], words: Words) -> Frame | None:
    """Return the last voice of a sentence that no other voice of it tells of."""
    for frame in reversed(frames):
        is_outer = words.quotation[frame.cue[0]] < 0 and frame.source is not None
        if (
            is_outer
            and frame.shape not in _NOT_SPEAKING
            and frame.act in _SPOKEN
            and not any(other.covers(frame.cue[0]) for other in frames if other is not frame)
        ):
            return frame
    return None

"""Whose words a quotation is: the frame that credits it, through split quotations and runs of paragraphs."""

from collections.abc import Sequence
from typing import NamedTuple

from claims.domain.reading.credits.frames import Frame, Shape, Span
from claims.domain.reading.credits.words import Words

_NO_SPEAKERS = frozenset([Shape.HEARSAY, Shape.IN_A_POLL, Shape.NOUN])


class Speaker(NamedTuple):
    frame: Frame
    sentence: int | None
    """The sentence that credits the quotation; None where the credit is carried over from another quotation."""


def speakers_of(words: Words, frames: Sequence[Sequence[Frame]]) -> dict[int, Speaker]:
    """Return by its number who is credited with each quotation, as far as one is."""
    found: dict[int, Speaker] = {}
    for number, in_sentence in enumerate(frames):
        for frame in in_sentence:
            for quotation in _credited(words, frame):
                found.setdefault(quotation, Speaker(frame, number))
    _carry_over(words, found)
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
    return [*([begun_before] if begun_before >= 0 else []), *words.opened_within(span)]


def _carry_over(words: Words, found: dict[int, Speaker]) -> None:
    """Credit what goes on: a quotation taken up in the next paragraph, and the next one of the same run."""
    quotations = words.text.quotations
    for number in range(len(quotations) - 2, -1, -1):
        if quotations[number].goes_on and number not in found and number + 1 in found:
            found[number] = Speaker(found[number + 1].frame, None)
    for number in range(1, len(quotations)):
        if number in found or number - 1 not in found:
            continue
        is_near = quotations[number].paragraph - quotations[number - 1].paragraph <= 1
        if quotations[number].takes_up or (is_near and _begins_sentence(words, number)):
            found[number] = Speaker(found[number - 1].frame, None)


def _begins_sentence(words: Words, number: int) -> bool:
    opening = words.text.quotations[number].opening.start
    sentence = words.text.sentence_at(opening)
    return sentence is not None and words.text.token_index(opening) == sentence.first

"""The words that say when something was said: "on Wednesday, she said", "a report last month said"."""

from claims.domain.reading.credits.frames import Frame, Span
from claims.domain.reading.credits.times import past_time
from claims.domain.reading.credits.words import Words

_OPENING = frozenset(["on", "in", "at", "during", "since", "by", "until", "over"])
_BETWEEN = 8
"""So many words between a source and its verb are looked at."""


def said_on_words(words: Words, frame: Frame) -> Span | None:
    """Return the words of time that go with the cue: behind it, between it and its source, or before both."""
    sentence = words.text.sentences[words.text.sentence_index(words.tokens[frame.cue[0]].start)]
    found = _from(words, frame.cue[1], sentence.last) or _from(words, frame.extent[1], sentence.last)
    if found is None and frame.source is not None:
        between = range(frame.source.last, min(frame.cue[0], frame.source.last + _BETWEEN))
        found = next((span for at in between if (span := _from(words, at, frame.cue[0]))), None)
    return found or _before(words, sentence.first, frame.extent[0])


def _from(words: Words, at: int, ceiling: int) -> Span | None:
    """Return the words of time that begin here, without the preposition that opens them."""
    past = past_time(words, at, ceiling)
    if past == at:
        return None
    first = at + 1 if words.keys[at] in _OPENING else at
    return (first, past) if first < past else None


def _before(words: Words, first: int, last: int) -> Span | None:
    """Return the words of time that open the sentence and end where the source begins."""
    found = _from(words, first, last)
    if found is None:
        return None
    comma = found[1] < last and words.keys[found[1]] == ","
    return found if found[1] + comma == last else None

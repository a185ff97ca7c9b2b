"""Transcripts and interviews: paragraphs that a name and a colon open are that speaker's, up to the next one."""

from claims.domain.reading.credits.cues import Act
from claims.domain.reading.credits.frames import Frame, Shape
from claims.domain.reading.credits.phrases import Phrase, Sort, described
from claims.domain.reading.credits.words import ENDS, Words

_LONGEST_LABEL = 6
_FEWEST_TURNS = 3
_FEWEST_WORDS = 3
"""So many words at least make a turn of speech: "Votes: 40" is none."""


def turns_of(words: Words) -> dict[int, Frame]:
    """Return by sentence whose turn it is; none unless at least two speakers take at least three turns."""
    labels: dict[int, Frame] = {}
    names: set[tuple[str, ...]] = set()
    for number, sentence in enumerate(words.text.sentences):
        begins = number == 0 or words.text.sentences[number - 1].paragraph != sentence.paragraph
        frame = _labelled(words, sentence.first, sentence.last) if begins else None
        if frame is not None and frame.source is not None:
            labels[number] = frame
            names.add(tuple(words.keys[frame.source.name_first : frame.source.name_last]))
    if len(labels) < _FEWEST_TURNS or len(names) < 2 or len(names) == len(labels):
        return {}
    return _until_the_next(words, labels)


def _labelled(words: Words, first: int, last: int) -> Frame | None:
    """Return the frame of the name and the colon that open the sentence."""
    colon = next(
        (at for at in range(first, min(last, first + _LONGEST_LABEL)) if words.keys[at] == ":"), first
    )
    speaker = described(words, first, colon) if colon > first else None
    says = last - colon > _FEWEST_WORDS and words.keys[last - 1] in ENDS
    if speaker is None or not says or not _names(words, speaker, first, colon):
        return None
    return Frame(
        (colon, colon + 1), Shape.LABEL, Act.SAYS, speaker, (first, colon + 1), after=(colon + 1, last)
    )


def _names(words: Words, speaker: Phrase, first: int, colon: int) -> bool:
    return speaker.sort in (Sort.PERSON, Sort.BODY) and all(
        words.tokens[at].is_capital or not words.tokens[at].is_word for at in range(first, colon)
    )


def _until_the_next(words: Words, labels: dict[int, Frame]) -> dict[int, Frame]:
    """Return the turns with the sentences that go on in the label's paragraph, and in those that end on no colon."""
    found: dict[int, Frame] = {}
    turn: Frame | None = None
    for number, sentence in enumerate(words.text.sentences):
        turn = labels.get(number, turn)
        if turn is not None and (words.keys[sentence.last - 1] in ENDS or number in labels):
            found[number] = turn
    return found

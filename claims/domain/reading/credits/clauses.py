"""The frames of a sentence: each cue tried with the frame of its class, then parted where a new voice begins."""

from collections.abc import Iterator

from claims.domain.reading.credits.attributing import (
    according,
    hearsay_adverb,
    hearsay_noun,
    hearsay_passive,
    in_a_poll,
    leading_label,
    reckoning,
    trailing_label,
)
from claims.domain.reading.credits.closed_words import ADVERBS, CONTRASTS, OPENERS, RELATIVES, SUBORDINATORS
from claims.domain.reading.credits.complements import has_clause
from claims.domain.reading.credits.cues import (
    ACCORDING_OPENERS,
    HEARSAY_ADVERBS,
    HEARSAY_NOUNS,
    HEARSAY_PASSIVES,
    PROPOSED,
    RECKONINGS,
    RELAYING,
    VERB_FORMS,
    VOICED_NOUNS,
)
from claims.domain.reading.credits.frames import OPEN_BEHIND, SECONDARY, Clause, Frame, Shape
from claims.domain.reading.credits.nouns import proposed, saying_noun
from claims.domain.reading.credits.phrases import Sort
from claims.domain.reading.credits.relaying import QUOTING, passed_by, quoting
from claims.domain.reading.credits.reporting import reporting
from claims.domain.reading.credits.words import DASHES, ENDS, Words
from claims.domain.reading.text import Sentence
from claims.domain.reading.vocabulary import word_set

NEAREST = 12
"""So many frames on each side are looked at together: a sentence of the news has three."""
_FARTHEST = 64
_SUBORDINATE = (SUBORDINATORS | CONTRASTS) - {"but", "yet"}
_GOING_ON = RELATIVES | word_set("and or including whose where such as")
_NO_CLAUSE = SECONDARY | {Shape.PARTICIPLE, Shape.CITING, Shape.HEARSAY}
_CUES = (
    VERB_FORMS.keys()
    | ACCORDING_OPENERS
    | HEARSAY_ADVERBS
    | HEARSAY_NOUNS
    | HEARSAY_PASSIVES
    | RELAYING
    | VOICED_NOUNS
    | PROPOSED
    | QUOTING
)


def frames_in(words: Words, sentence: Sentence) -> list[Frame]:
    """Return the frames of the sentence in the order of their cues."""
    found: list[Frame] = []
    whole = Clause(words, sentence.first, sentence.last, found)
    label = _label(whole)
    if label is not None:
        found.append(label)
    for at in range(sentence.first, sentence.last):
        if words.keys[at] not in _CUES or (found and _is_named_by(found[-1], at)):
            continue
        frame = _frame_at(_clause_at(whole, at), at)
        if frame is not None:
            found.append(frame)  # those after it ask for it
    return _parted(words, found, sentence.first)


def _is_named_by(frame: Frame, at: int) -> bool:
    """Return whether the word is part of whom "according to" names: the "figures" of "official figures" say nothing."""
    is_according = frame.shape in (Shape.ACCORDING, Shape.ACCORDING_FIRST)
    return is_according and frame.source is not None and frame.source.first <= at < frame.source.last


def _clause_at(whole: Clause, at: int) -> Clause:
    """Return where the cue's words can stand: in a quotation not beyond its marks."""
    quotation = whole.words.quotation[at]
    if quotation < 0:
        return whole
    first, last = whole.words.inners[quotation]
    return whole._replace(floor=max(whole.floor, first), ceiling=min(whole.ceiling, last))


def _label(whole: Clause) -> Frame | None:
    """Return the frame of a speaker's name and a colon, at a paragraph's beginning or at a headline's end."""
    words = whole.words
    sentence = words.text.sentence_at(words.tokens[whole.floor].start)
    if sentence is None or words.text.paragraphs[sentence.paragraph].start < sentence.place.start:
        return None
    is_whole = words.text.paragraphs[sentence.paragraph].end == sentence.place.end
    is_headline = is_whole and words.keys[whole.ceiling - 1] not in ENDS
    label = leading_label(whole)
    if label and (is_headline or label.cue[1] in words.opening or _names_a_speaker(whole, label)):
        return label
    return trailing_label(whole) if is_headline else None


def _names_a_speaker(whole: Clause, label: Frame) -> bool:
    """Return whether the label is a full name before a clause, as in an interview; not in a table of votes."""
    source = label.source
    if source is None or source.sort is not Sort.PERSON or source.name_first != whole.floor:
        return False
    return source.name_last - source.name_first > 1 and has_clause(whole.words, label.cue[1], whole.ceiling)


def _frame_at(clause: Clause, at: int) -> Frame | None:
    """Return the first frame that the cue's classes give."""
    return next((frame for frame in _readings(clause, at) if frame is not None), None)


def _readings(clause: Clause, at: int) -> Iterator[Frame | None]:
    key = clause.words.keys[at]
    following = clause.words.key(at + 1, clause.ceiling)
    if key in ACCORDING_OPENERS:
        yield according(clause, at)
    if key in RECKONINGS:
        yield reckoning(clause, at)
    if key == "in":
        yield in_a_poll(clause, at)
    if key in QUOTING:
        yield quoting(clause, at)
    if key in RELAYING and following == "by":
        yield passed_by(clause, at)
    if key in HEARSAY_PASSIVES and following == "to":
        yield hearsay_passive(clause, at)
    if key in HEARSAY_ADVERBS:
        yield hearsay_adverb(clause, at)
    if key in VOICED_NOUNS:
        yield saying_noun(clause, at)
    if key in PROPOSED:
        yield proposed(clause, at)
    for verb, form in VERB_FORMS.get(key, ()):
        yield reporting(clause, at, verb, form)
    if key in HEARSAY_NOUNS:
        yield hearsay_noun(clause, at)


# --- Parting ---


def _parted(words: Words, frames: list[Frame], floor: int) -> list[Frame]:
    """Return the frames with what each credits cut off where another voice's clause begins."""
    cut: list[Frame] = []
    for number, frame in enumerate(frames):
        near = [
            other
            for other in frames[max(0, number - NEAREST) : number + NEAREST + 1]
            if other is not frame and words.quotation[other.cue[0]] == words.quotation[frame.cue[0]]
        ]
        after = _cut_behind(words, frame, [other for other in near if other.cue > frame.cue], floor)
        before = _cut_before(words, frame, [other for other in near if other.cue < frame.cue])
        cut.append(frame._replace(before=before, after=after))
    return cut


def _cut_behind(words: Words, frame: Frame, later: list[Frame], floor: int) -> tuple[int, int] | None:
    """Return what is credited behind the cue, up to a frame that ends it or a contrast with another voice."""
    if frame.after is None:
        return None
    first, last = frame.after
    main = _main_behind(words, frame, floor, last)
    if main is not None and first < main:
        last = main
    for other in later:
        begins = other.extent[0]
        if other.before and other.shape in OPEN_BEHIND and first <= begins < last:
            last = begins
        if other.shape not in _NO_CLAUSE:
            contrast = _contrast_before(words, begins, floor)
            if contrast is not None and frame.cue[1] < contrast and first <= contrast < last:
                last = contrast
    return (first, last) if first < last else None


def _main_behind(words: Words, frame: Frame, floor: int, last: int) -> int | None:
    """Return the comma before a main clause: "While Li said 40 left | , 50 stayed"."""
    opened = words.keys[floor]
    if opened not in _SUBORDINATE or frame.extent[0] != floor + 1:
        return None
    for at in range(frame.cue[1], min(last, frame.cue[1] + _FARTHEST) - 1):
        if words.keys[at] == "," and words.keys[at + 1] not in _GOING_ON and words.quotation[at] < 0:
            return at
    return None


def _contrast_before(words: Words, begins: int, floor: int) -> int | None:
    """Return the conjunction or semicolon that parts the clause from the one before: ", but", ", and"."""
    at = begins - 1
    while at >= floor and (
        words.keys[at] == "-"
        or (words.keys[at] in OPENERS and words.keys[at] not in CONTRASTS and words.keys[at] != "and")
        or words.keys[at] in ADVERBS
    ):
        at -= 1
    if at < floor:
        return None
    if words.keys[at] in CONTRASTS or words.keys[at] == ";":
        return at
    return at if words.keys[at] == "and" and words.keys[at - 1] == "," else None


def _cut_before(words: Words, frame: Frame, earlier: list[Frame]) -> tuple[int, int] | None:
    """Return what is credited before the cue, from the contrast that parts it from an earlier voice."""
    if frame.before is None or not earlier:
        return frame.before
    first, last = frame.before
    lowest = max(earlier[-1].cue[1], frame.extent[0] - _FARTHEST)
    for at in range(frame.extent[0] - 1, lowest, -1):
        before = words.keys[at - 1]
        parts = words.keys[at] in ("but", "while", "whereas") and (before == "," or before in DASHES)
        if words.keys[at] == ";" or parts:
            return (max(first, at), last)
    return (first, last)

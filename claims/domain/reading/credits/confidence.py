"""How sure a credit is, in three steps, from its frame and its distance, with the reason in an editor's words.

Source: the shares of right sources by frame, on the labelled articles that docs/reading.md tells of.
"""

from collections.abc import Sequence

from claims.domain.reading.credits.cues import Act
from claims.domain.reading.credits.frames import Frame, Shape
from claims.domain.reading.credits.scope import Credited
from claims.domain.reading.credits.words import Words
from claims.domain.reading.proposals import Confidence
from claims.domain.terms import Scope

_WHY = {
    Shape.FINAL: "the source and its verb end the sentence",
    Shape.INVERTED: "the verb and its source follow what was said",
    Shape.MIDDLE: "the source stands between commas in what was said",
    Shape.THAT: "“that” follows the verb",
    Shape.QUOTE: "a quotation follows the verb",
    Shape.COLON: "a colon follows the verb",
    Shape.BARE: "the number follows the source and its verb",
    Shape.PARTICIPLE: "a participle goes on with the source before",
    Shape.ACCORDING: "“according to” follows the number",
    Shape.ACCORDING_FIRST: "“according to” opens the sentence",
    Shape.QUOTED_AS: "one source quotes another",
    Shape.CITING: "who says it cites another source",
    Shape.PASSED_BY: "“by” names who passed it on",
    Shape.IN_A_POLL: "the sentence tells what a poll found",
    Shape.NOUN: "a noun names what the source claims or plans",
    Shape.LABEL: "a colon parts the source from what is said",
    Shape.HEARSAY: "the words name nobody",
}
_FIRM = frozenset([Shape.FINAL, Shape.ACCORDING, Shape.QUOTED_AS, Shape.CITING])
_FRAIL = frozenset([Shape.PARTICIPLE, Shape.NOUN, Shape.PASSED_BY, Shape.HEARSAY, Shape.QUOTE])
_ASSERTING = (Act.SAYS, Act.TELLS, Act.SHOWS)
_FAR = 20
"""So many words between cue and number make a credit less sure."""


def judged(words: Words, credited: Credited, frames: Sequence[Frame], at: int) -> tuple[Confidence, str]:
    """Return how sure the credit of the token is, and why; `frames` are its frames, innermost first."""
    frame = frames[0]
    if words.quotation[at] >= 0:
        return _judged_quoted(words, credited, frames, at)
    if credited.scope is Scope.CARRIED:
        return Confidence.CHECK, "no source of its own: it goes on with what was credited before"
    if frame.source is None:
        return Confidence.CHECK, _WHY[Shape.HEARSAY]
    return _step(words, frame, at), _WHY[frame.shape]


def _judged_quoted(
    words: Words, credited: Credited, frames: Sequence[Frame], at: int
) -> tuple[Confidence, str]:
    if words.quotation[frames[0].cue[0]] == words.quotation[at]:
        return Confidence.LIKELY, "within a quotation, whose speaker names a source"
    if credited.scope is Scope.CARRIED:
        return Confidence.SURE, "within a quotation whose speaker is named in another sentence"
    return Confidence.SURE, "within a quotation whose speaker is named in the sentence"


def _step(words: Words, frame: Frame, at: int) -> Confidence:
    is_far = abs(at - frame.cue[0]) > _FAR
    if frame.shape in _FRAIL:
        return Confidence.CHECK
    if frame.shape in _FIRM and frame.is_strong:
        return Confidence.SURE
    if frame.shape is Shape.THAT and frame.is_strong and frame.act in _ASSERTING:
        return Confidence.SURE
    is_doubtful = frame.act is Act.WANTS or not frame.is_strong or is_far
    if frame.shape is Shape.BARE and is_doubtful:
        return Confidence.CHECK
    return Confidence.LIKELY

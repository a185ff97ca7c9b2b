"""How sure a credit is, in three steps, from its frame and its distance, with the reason in an editor's words.

Source: the shares of right sources by frame, on the labelled articles that docs/reading.md tells of.
"""

from collections.abc import Sequence

from claims.domain.reading.credits.cues import Act
from claims.domain.reading.credits.frames import Frame, Shape
from claims.domain.reading.credits.phrases import Phrase, Sort
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
    Shape.GAP: "the number is what the source expected or promised",
    Shape.LABEL: "a colon parts the source from what is said",
    Shape.HEARSAY: "the words name nobody",
}
_P, _B, _D, _G, _R = Sort.PERSON, Sort.BODY, Sort.DOCUMENT, Sort.GENERIC, Sort.PRONOUN
_NAMED = frozenset([_P, _B])
_ALL = frozenset(Sort)
# Of whom a frame is right in at least nine of ten cases, so that these together are.
_SURE: dict[tuple[Shape, Act], frozenset[Sort]] = {
    (Shape.FINAL, Act.SAYS): _ALL,
    (Shape.FINAL, Act.TELLS): _ALL,
    (Shape.FINAL, Act.HOLDS): _ALL,
    (Shape.FINAL, Act.SHOWS): frozenset([_D]),
    (Shape.MIDDLE, Act.SAYS): frozenset([_B, _G]),
    (Shape.THAT, Act.SAYS): _ALL - {_R},
    (Shape.THAT, Act.TELLS): _ALL - {_R},
    (Shape.THAT, Act.SHOWS): frozenset([_B, _D]),
    (Shape.BARE, Act.SAYS): frozenset([_P, _B, _R]),
    (Shape.BARE, Act.TELLS): _NAMED,
    (Shape.BARE, Act.HOLDS): frozenset([_P, _B, _G]),
    (Shape.BARE, Act.SHOWS): frozenset([_P, _B, _D]),
    (Shape.ACCORDING, Act.SAYS): _ALL - {_P},
    (Shape.ACCORDING_FIRST, Act.SAYS): frozenset([_B, _D, _G]),
}
# So too, whatever other voices there are.
_SURE_OF_SEVERAL = frozenset([Shape.FINAL, Shape.ACCORDING])
_RELAYED = frozenset([Shape.CITING, Shape.QUOTED_AS])
_OFTEN_RIGHT = frozenset(
    [
        Shape.FINAL,
        Shape.MIDDLE,
        Shape.INVERTED,
        Shape.THAT,
        Shape.COLON,
        Shape.LABEL,
        Shape.ACCORDING,
        Shape.ACCORDING_FIRST,
        Shape.IN_A_POLL,
    ]
)
_CERTAIN_QUOTES = frozenset([Shape.FINAL, Shape.INVERTED, Shape.COLON])
_FAR = 24
"""So many words between a bare cue and its number make a credit less sure."""


def judged(words: Words, credited: Credited, frames: Sequence[Frame], at: int) -> tuple[Confidence, str]:
    """Return how sure the credit of the token is, and why; `frames` are its frames, innermost first."""
    frame = frames[0]
    if words.quotation[at] >= 0:
        return _judged_quoted(words, credited, frame, at)
    if credited.scope is Scope.CARRIED:
        return Confidence.CHECK, "no source of its own: it goes on with what was credited before"
    if frame.source is None:
        return Confidence.CHECK, _WHY[Shape.HEARSAY]
    return _step(frame, frame.source, at, is_alone=len(frames) == 1), _WHY[frame.shape]


def _judged_quoted(words: Words, credited: Credited, frame: Frame, at: int) -> tuple[Confidence, str]:
    if words.quotation[frame.cue[0]] == words.quotation[at]:
        step = Confidence.LIKELY if frame.shape is Shape.THAT else Confidence.CHECK
        return step, "within a quotation, whose speaker names a source"
    if not credited.is_named:
        return Confidence.CHECK, "within a quotation without a cue: the sentence before tells of this person"
    is_generic = frame.source is None or frame.source.sort is Sort.GENERIC
    if credited.scope is Scope.CARRIED:
        is_pronoun = frame.source is not None and frame.source.sort is Sort.PRONOUN
        is_doubtful = is_generic or (frame.shape is not Shape.FINAL and is_pronoun)
        step = Confidence.LIKELY if is_doubtful or frame.shape is Shape.MIDDLE else Confidence.SURE
        return step, "within a quotation whose speaker is named in another sentence"
    step = Confidence.LIKELY if is_generic and frame.shape not in _CERTAIN_QUOTES else Confidence.SURE
    return step, "within a quotation whose speaker is named in the sentence"


def _step(frame: Frame, source: Phrase, at: int, *, is_alone: bool) -> Confidence:
    if frame.shape in _RELAYED:
        return Confidence.SURE
    kind = frame.shape, frame.act
    is_near = frame.shape is not Shape.BARE or at - frame.cue[0] <= _FAR
    is_clear = is_near and frame.is_strong and (is_alone or frame.shape in _SURE_OF_SEVERAL)
    if is_clear and source.sort in _SURE.get(kind, ()):
        return Confidence.SURE
    means_it = frame.is_strong and (frame.act is not Act.WANTS or source.sort in _NAMED)
    is_likely = frame.shape in _OFTEN_RIGHT or (frame.shape is Shape.BARE and means_it)
    return Confidence.LIKELY if is_likely else Confidence.CHECK

"""Frames of what is said of a number that stands before: "the 40 that X expected", "more than X had promised"."""

from claims.domain.reading.credits.closed_words import (
    ADVERBS,
    DETERMINERS,
    FINITE,
    NUMERALS,
    PREPOSITIONS,
    SUBORDINATORS,
)
from claims.domain.reading.credits.complements import Complement
from claims.domain.reading.credits.cues import Act
from claims.domain.reading.credits.frames import Clause, Frame, Shape
from claims.domain.reading.credits.phrases import Phrase, Sort
from claims.domain.reading.credits.verb_groups import Group
from claims.domain.reading.credits.words import BREAKS
from claims.domain.reading.vocabulary import word_set

_OPENERS = word_set("that which than as")
_COMPARING = word_set("than as")
_ACTS = frozenset([Act.HOLDS, Act.WANTS, Act.SAYS])
_NO_NOUNS = SUBORDINATORS | PREPOSITIONS | ADVERBS | FINITE | DETERMINERS | word_set("and or")
_FARTHEST = 10
_LONGEST_VERB = 3


def expected(clause: Clause, group: Group, subject: Phrase, follows: Complement, end: int) -> Frame | None:
    """Return the frame of a verb whose object stands before its subject, where a number is in it."""
    words, at = clause.words, subject.first - 1
    if (
        group.verb.act not in _ACTS
        or not group.verb.is_strong
        or not _is_open(clause, follows, end, wants=group.verb.act is Act.WANTS)
    ):
        return None
    if at <= clause.floor or group.first - subject.last > _LONGEST_VERB:
        return None
    opener = words.keys[at]
    if opener not in _OPENERS and not _is_contact(clause, at, subject, end):
        return None
    first = _first_of_object(clause, at, crosses_comma=opener in _COMPARING)
    if not any(words.tokens[each].is_number or words.keys[each] in NUMERALS for each in range(first, at + 1)):
        return None
    return Frame(
        cue=(group.at, group.last),
        shape=Shape.GAP,
        act=group.verb.act,
        source=subject,
        extent=(subject.first, end),
        before=(first, subject.first),
        stance=group.verb.stance,
        is_strong=False,
    )


def _is_contact(clause: Clause, at: int, subject: Phrase, end: int) -> bool:
    """Return whether a relative clause begins without "that": "the $40 million | the bank had predicted".

    A participle that hangs on a noun doesn't: "on a campaign aimed at the young".
    """
    words, key = clause.words, clause.words.keys[at]
    if subject.sort is not Sort.PRONOUN and words.key(end, clause.ceiling) in PREPOSITIONS:
        return False
    begins = subject.sort is Sort.PRONOUN or words.keys[subject.first] in DETERMINERS
    return (begins or words.tokens[subject.first].is_capital) and words.is_wordy(at) and key not in _NO_NOUNS


def _is_open(clause: Clause, follows: Complement, end: int, *, wants: bool) -> bool:
    """Return whether the verb has no object behind it."""
    if follows.shape in (Shape.FINAL, Shape.MIDDLE):
        return True
    key = clause.words.key(end, clause.ceiling)
    if key in FINITE and not wants:
        return False  # "which he says would raise": what follows is said
    return follows.shape is Shape.BARE and (key in FINITE or key in ("for", "in", "by", "from"))


def _first_of_object(clause: Clause, at: int, *, crosses_comma: bool) -> int:
    """Return where the noun phrase with the number begins, behind the last verb or mark."""
    words, first = clause.words, at
    while first > max(clause.floor, at - _FARTHEST):
        key = words.keys[first - 1]
        if key == "," and crosses_comma:
            crosses_comma = False
        elif key in BREAKS or key in FINITE or words.is_mark(first - 1):
            break
        first -= 1
    return first

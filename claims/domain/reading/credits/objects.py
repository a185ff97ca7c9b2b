"""What a verb credits of the words that follow it without a mark or "that"."""

from claims.domain.reading.credits.closed_words import FINITE
from claims.domain.reading.credits.complements import has_clause
from claims.domain.reading.credits.cues import Act, Verb
from claims.domain.reading.credits.frames import Clause, Span, rest
from claims.domain.reading.credits.words import BREAKS, Words
from claims.domain.reading.vocabulary import word_set

_OF_AN_OBJECT = frozenset([Act.JUDGES, Act.DUBS, Act.GAUGES])
# Before what is said: "blamed the bank for …", "put the loss at …".
_GROUNDS = {Act.JUDGES: word_set("for over about of"), Act.GAUGES: frozenset(["at"])}
_LONGEST_OBJECT = 24
_NEAREST_NUMBER = 5


def takes_clause(clause: Clause, verb: Verb, end: int) -> bool:
    """Return whether the verb credits what follows it without any mark: a clause, or whatever where it is strong."""
    return verb.is_strong or (verb.act not in _OF_AN_OBJECT and has_clause(clause.words, end, clause.ceiling))


def said_of_object(clause: Clause, verb: Verb, first: int) -> Span | None:
    """Return what is said behind an object: what is quoted, and what somebody is blamed or praised for."""
    words, last = clause.words, min(clause.ceiling, first + _LONGEST_OBJECT)
    for at in range(first, last):
        if at in words.opening and verb.act is not Act.GAUGES:
            return at, words.inners[words.opening[at]][1]
        if words.keys[at] in BREAKS or words.keys[at] in FINITE:
            return None
        if words.keys[at] in _GROUNDS.get(verb.act, ()) and at > first:
            gauges = verb.act is not Act.GAUGES or _has_number(words, at + 1, clause.ceiling)
            return rest(at + 1, clause.ceiling) if gauges else None
    return None


def _has_number(words: Words, first: int, ceiling: int) -> bool:
    return any(words.tokens[at].is_number for at in range(first, min(ceiling, first + _NEAREST_NUMBER)))

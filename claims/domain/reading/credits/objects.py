"""What a verb credits of the words that follow it without a mark or "that"."""

from claims.domain.reading.credits.closed_words import FINITE, NUMERALS, RELATIVES
from claims.domain.reading.credits.complements import has_clause
from claims.domain.reading.credits.cues import OTHER_OBJECTS, Act, Verb
from claims.domain.reading.credits.frames import Clause, Span, rest
from claims.domain.reading.credits.words import BREAKS, Words
from claims.domain.reading.vocabulary import word_set

OF_AN_OBJECT = frozenset([Act.JUDGES, Act.DUBS, Act.GAUGES, Act.ASKS])
# Before what is said: "blamed the bank for …", "put the loss at …".
_GROUNDS = {
    Act.JUDGES: word_set("for over about of"),
    Act.GAUGES: frozenset(["at"]),
    Act.ASKS: word_set("for to"),
}
_LONGEST_OBJECT = 24
_NEAREST_NUMBER = 7


def takes_clause(clause: Clause, verb: Verb, end: int) -> bool:
    """Return whether the verb credits what follows it without any mark: a clause, or whatever where it is strong."""
    if verb.act is Act.WANTS and not verb.is_strong:
        return _has_number(clause.words, end, clause.ceiling)
    return verb.is_strong or (verb.act not in OF_AN_OBJECT and has_clause(clause.words, end, clause.ceiling))


def said_of_object(clause: Clause, verb: Verb, first: int) -> Span | None:
    """Return what is said behind an object: what is quoted, and what somebody is blamed or praised for."""
    words, last = clause.words, min(clause.ceiling, first + _LONGEST_OBJECT)
    for at in range(first, last):
        if at in words.opening and verb.act is not Act.GAUGES:
            return at, words.inners[words.opening[at]][1]
        follows = words.key(at + 1, clause.ceiling)
        if words.keys[at] == "," and verb.act is Act.JUDGES and (follows in RELATIVES or follows == "where"):
            continue
        if words.keys[at] in BREAKS or (words.keys[at] in FINITE and verb.act is not Act.JUDGES):
            return None
        if words.keys[at] in _GROUNDS.get(verb.act, ()) and at > first:
            needs_number = verb.act is Act.GAUGES or (verb.act is Act.ASKS and words.keys[at] == "for")
            if needs_number and not _has_number(words, at + 1, clause.ceiling):
                return None
            return rest(at + 1, clause.ceiling)
    return None


def takes_other_object(words: Words, verb: Verb, first: int, ceiling: int) -> bool:
    """Return whether an object stands next with which the verb says nothing: "claimed 40 lives"."""
    others = OTHER_OBJECTS.get(verb.lemma, ())
    for at in range(first, min(ceiling, first + _NEAREST_NUMBER)) if others else ():
        if words.keys[at] in others:
            return True
        if words.keys[at] in BREAKS or words.keys[at] in FINITE or words.keys[at] == "that":
            return False
    return False


def _has_number(words: Words, first: int, ceiling: int) -> bool:
    for at in range(first, min(ceiling, first + _NEAREST_NUMBER)):
        if words.tokens[at].is_number or words.keys[at] in NUMERALS:
            return True
        if words.keys[at] in BREAKS:
            return False
    return False

"""Frames of nouns that speak: "X's claim that …", "her plan to …", "X made the case that …", "with plans to …"."""

from claims.domain.reading.credits.closed_words import (
    DETERMINERS,
    FINITE,
    NUMERALS,
    POSSESSIVE_ENDINGS,
    POSSESSIVES,
    PREPOSITIONS,
    SELF,
)
from claims.domain.reading.credits.cues import DENIALS, LIGHT_VERBS, SAYING_NOUNS, Act
from claims.domain.reading.credits.frames import Clause, Frame, Shape, rest
from claims.domain.reading.credits.phrases import Phrase, pronoun
from claims.domain.reading.credits.predicates import agent_of, subject_of_clause
from claims.domain.reading.credits.speaking_nouns import PROPOSING
from claims.domain.reading.credits.subjects import owner_before
from claims.domain.reading.credits.times import past_time
from claims.domain.reading.credits.verb_groups import group_at
from claims.domain.reading.credits.words import BREAKS
from claims.domain.reading.vocabulary import word_set
from claims.domain.terms import Stance

_LINKS = word_set("that to of for about :")
_VOICED_LINKS = word_set("that to of for about on calling saying asking warning urging demanding")
_PROVIDING = word_set("would will calls includes envisions includes proposes")
_MOST_BETWEEN = 5
_NEAREST_NUMBER = 4
_LONGEST_OBJECT = 12


def saying_noun(clause: Clause, at: int) -> Frame | None:
    """Return the frame of a noun that speaks, by whose it is or who utters it."""
    if clause.words.keys[at] in SAYING_NOUNS and (found := _owned(clause, at)):
        return found
    following = clause.words.key(at + 1, clause.ceiling)
    return _voiced(clause, at) if following in _VOICED_LINKS else None


def proposed(clause: Clause, at: int) -> Frame | None:
    """Return the frame of "X's proposed $40 million deal" and "its recommended 2 percent"."""
    words, ceiling = clause.words, clause.ceiling
    numbers = range(at + 1, min(ceiling, at + _NEAREST_NUMBER))
    if not any(words.tokens[each].is_number or words.keys[each] in NUMERALS for each in numbers):
        return None
    owner = owner_of(clause, max(clause.floor, at - 2), at)
    if owner is None or owner.head in SELF:
        return None
    last = next(
        (each for each in range(at + 1, min(ceiling, at + _LONGEST_OBJECT)) if words.keys[each] in BREAKS),
        ceiling,
    )
    after = (at + 1, min(last, at + _LONGEST_OBJECT, ceiling))
    return Frame((at, at + 1), Shape.NOUN, Act.SAYS, owner, (owner.first, at + 1), after=after)


# --- Whose it is ---


def _owned(clause: Clause, at: int) -> Frame | None:
    """Return the frame of "X's claim that", "her plan to" and "his plan would"."""
    words = clause.words
    end = past_time(words, at + 1, clause.ceiling)
    following = words.key(end, clause.ceiling)
    provides = following in _PROVIDING and words.keys[at] in PROPOSING
    if following not in _LINKS and not provides:
        return None
    owner = owner_of(clause, max(clause.floor, at - _MOST_BETWEEN), at)
    if owner is None or owner.head in SELF:
        return None
    stance = Stance.DENIES if words.keys[at] in DENIALS else Stance.ASSERTS
    after = rest(end + (0 if provides else 1), clause.ceiling)
    return Frame((at, at + 1), Shape.NOUN, Act.SAYS, owner, (owner.first, at + 1), after=after, stance=stance)


def owner_of(clause: Clause, lowest: int, noun: int) -> Phrase | None:
    """Return whose the noun is, if no preposition or verb stands between: "X's", "her"; looked for from `lowest`."""
    words = clause.words
    owned = noun - 1
    while owned > lowest and _is_between(clause, owned):
        owned -= 1
    if owned < lowest or words.keys[owned] not in POSSESSIVES:
        return None
    if words.keys[owned] in POSSESSIVE_ENDINGS:
        return owner_before(words, owned, clause.floor)
    if words.quotation[owned] < 0 and words.keys[owned] in ("my", "your", "our"):
        return None
    return pronoun(words, owned)


def _is_between(clause: Clause, at: int) -> bool:
    """Return whether the word may stand between "X's" and its noun."""
    key = clause.words.keys[at]
    return (clause.words.tokens[at].is_word or key == "-") and not (
        key in POSSESSIVES or key in PREPOSITIONS or key in FINITE
    )


# --- Who utters it ---


def _voiced(clause: Clause, at: int) -> Frame | None:
    """Return the frame of "made the case that", "issued a call for" and "with plans to"."""
    words = clause.words
    if words.keys[at + 1] == "to" and not _is_infinitive(clause, at + 2):
        return None
    for verb_at in range(at - 1, max(clause.floor, at - _MOST_BETWEEN - 1), -1):
        key = words.keys[verb_at]
        if key == "with" and words.keys[at].endswith("s"):
            source = subject_of_clause(clause, verb_at)
            return source and Frame(
                (verb_at, at + 1),
                Shape.NOUN,
                Act.SAYS,
                source,
                (verb_at, at + 1),
                after=rest(at + 2, clause.ceiling),
            )
        for verb, form in LIGHT_VERBS.get(key, ()):
            group = group_at(clause, verb_at, verb, form)
            source = group and agent_of(clause, group)
            if group and source:
                return _uttered(clause, group.first, verb_at, at, source)
        if not words.tokens[verb_at].is_word or key in PREPOSITIONS or key in FINITE:
            return None
    return None


def _is_infinitive(clause: Clause, at: int) -> bool:
    """Return whether a verb stands behind "to", and not whom it is addressed to: "made the case to 12 leaders"."""
    key = clause.words.key(at, clause.ceiling)
    return (
        bool(key)
        and clause.words.tokens[at].is_word
        and not (key in DETERMINERS or key in POSSESSIVES or clause.words.tokens[at].is_capital)
    )


def _uttered(clause: Clause, first: int, verb: int, noun: int, source: Phrase) -> Frame:
    words = clause.words
    links = words.keys[noun + 1] == "that"
    return Frame(
        cue=(verb, noun + 1),
        shape=Shape.THAT if links else Shape.BARE,
        act=Act.SAYS,
        source=source,
        extent=(min(first, source.first), noun + 1),
        after=rest(noun + 2, clause.ceiling),
        is_strong=False,
    )

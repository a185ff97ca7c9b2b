"""Who a verb speaks for: its own subject, or the one that the clause before is about."""

from claims.domain.reading.credits.cues import VERB_FORMS, Act
from claims.domain.reading.credits.frames import Clause, Shape
from claims.domain.reading.credits.openings import first_subject
from claims.domain.reading.credits.phrases import Phrase, Sort
from claims.domain.reading.credits.speaking_nouns import ROLES
from claims.domain.reading.credits.subjects import subject_before
from claims.domain.reading.credits.verb_groups import (
    Group,
    agrees,
    counts_people,
    group_at,
    is_plural,
    is_predicate,
)
from claims.domain.reading.credits.word_forms import Form
from claims.domain.reading.credits.words import BREAKS

_NO_CARRIERS = frozenset(
    [
        Shape.IN_A_POLL,
        Shape.NOUN,
        Shape.PASSED_BY,
        Shape.HEARSAY,
        Shape.CITING,
        Shape.ACCORDING,
        Shape.ACCORDING_FIRST,
    ]
)
_LINKING = frozenset(["by", "while", "when", "and"])
_NEAREST_FRAMES = 12


def agent_of(clause: Clause, group: Group) -> Phrase | None:
    """Return who does it, None where the group is no predicate and no participle that hangs on a clause."""
    if group.form is Form.ING and not group.is_progressive:
        before = clause.words.keys[group.at - 1] if group.at > clause.floor else ""
        hangs = before in BREAKS or before == "by" or before in _LINKING
        return subject_of_clause(clause, group.at) if hangs else None
    if group.is_passive or not is_predicate(clause, group):
        return None
    return subject_of(clause, group)


def subject_of(clause: Clause, group: Group) -> Phrase | None:
    """Return the subject of a finite verb, None where it can't be who says it."""
    subject = _grammatical_subject(clause, group)
    if subject is None or not agrees(clause, group, subject) or _were_asked(clause, subject):
        return None
    return subject


def _grammatical_subject(clause: Clause, group: Group) -> Phrase | None:
    """Return the verb's subject; of "X did … and said" it is X."""
    if group.first - 1 > clause.floor and clause.words.keys[group.first - 1] in ("and", "but", "then"):
        return subject_of_clause(clause, group.first)
    return subject_before(clause.words, group.first, clause.floor)


def subject_of_clause(clause: Clause, at: int) -> Phrase | None:
    """Return whom the clause before was about: the source of the last frame, else its first noun phrase."""
    inside = clause.words.quotation[at]
    for frame in reversed(clause.frames[-_NEAREST_FRAMES:]):
        is_same_voice = clause.words.quotation[frame.cue[0]] == inside and frame.cue[1] <= at
        if frame.source and is_same_voice and frame.shape not in _NO_CARRIERS:
            return frame.source
    return first_subject(clause.words, clause.floor, at)


def _were_asked(clause: Clause, subject: Phrase, depth: int = 2) -> bool:
    """Return whether "they" are those of whom a share was counted: "9 in 10 voters say | they | want"."""
    words, at = clause.words, subject.first - 1
    if depth == 0 or subject.head != "they" or at <= clause.floor:
        return False
    at -= words.keys[at] == "that"
    for verb, form in VERB_FORMS.get(words.keys[at], ()):
        group = group_at(clause, at, verb, form)
        asked = group and subject_before(words, group.first, clause.floor)
        if asked and (counts_people(clause, asked) or _were_asked(clause, asked, depth - 1)):
            return True
    return False


def speaks_on(clause: Clause, subject: Phrase) -> bool:
    """Return whether the pronoun is who says it, right before: "the bank said | it | expects"."""
    if subject.sort is not Sort.PRONOUN or not clause.frames:
        return False
    outer = clause.frames[-1]
    source, begins = outer.source, outer.after[0] if outer.after else -1
    if source is None or begins != subject.first or outer.act not in (Act.SAYS, Act.TELLS):
        return False
    if subject.head in ("he", "she"):
        return source.head == subject.head or source.sort is Sort.PERSON or source.head in ROLES
    if subject.head == "they":
        return source.head == "they" or is_plural(clause, source)
    return subject.head == "it" and source.sort in (Sort.BODY, Sort.GENERIC) and not is_plural(clause, source)

"""What follows a reporting verb, and what stood before its subject: where the words are that it credits."""

from typing import NamedTuple

from claims.domain.reading.credits.closed_words import (
    ADVERBS,
    DETERMINERS,
    FINITE,
    OPENERS,
    PERSONAL,
    PREPOSITIONS,
    PRONOUN_AND_VERB,
    SUBORDINATORS,
)
from claims.domain.reading.credits.frames import Shape, Span, rest
from claims.domain.reading.credits.phrases import Phrase
from claims.domain.reading.credits.times import past_time
from claims.domain.reading.credits.words import BREAKS, DASHES, Words
from claims.domain.reading.vocabulary import word_set

_LONGEST_CLAUSE = 40
_LONGEST_ADJUNCT = 16
_LONGEST_OPENER = 12
_FARTHEST = 60
_CURRENCIES = frozenset("$€£¥₹")
_MEASURING = word_set("about over around under above below between from than by")
_AT = word_set("least most many much few")


# What goes on comparing the number that was credited.
_COMPARING = word_set(
    "compared up down with including while from versus rising falling more less fewer or about roughly some nearly"
    " almost followed against than far at well behind ahead over because due through"
)
_COORDINATING = word_set("and but or so yet nor")
_BACKGROUND = word_set("which who whose where when though although after before since")


class Complement(NamedTuple):
    shape: Shape
    """FINAL, MIDDLE, THAT, QUOTE, COLON or BARE."""
    first: int
    """Where what is said may begin."""


class Left(NamedTuple):
    """What stands before "X said", from the clause's first token."""

    last: int
    is_adjunct: bool
    """Whether it only says when, where or how: "On Monday, …"."""
    is_quotation: bool


def complement(words: Words, first: int, ceiling: int) -> Complement:
    """Return what follows the verb that ends before `first`: adverbs, words of time and manner are passed over."""
    at = first
    while at < first + _FARTHEST and not words.is_end(at, ceiling):
        key = words.keys[at]
        if key == "that":
            return Complement(Shape.THAT, at + 1)
        if at in words.opening:
            return Complement(Shape.QUOTE, at)
        if key == ":":
            return Complement(Shape.COLON, at + 1)
        if key in BREAKS:
            return Complement(Shape.MIDDLE, at + 1)
        if at in words.closing or key in (")", "]"):
            break
        past = _past_adjunct(words, at, ceiling)
        if past == at:
            return Complement(Shape.BARE, at)
        at = past
    return Complement(Shape.FINAL, at)


def _past_adjunct(words: Words, at: int, ceiling: int) -> int:
    key = words.keys[at]
    if key in ADVERBS or (len(key) > 4 and key.endswith("ly")):
        return at + 1
    past = past_time(words, at, ceiling)
    if past > at or key not in PREPOSITIONS or _counts(words, at, ceiling):
        return past
    if key == "to" and not _is_addressed(words, at + 1, ceiling):
        return at
    for end in range(at + 1, min(ceiling, at + _LONGEST_ADJUNCT) + 1):
        if words.is_end(end, ceiling) or words.keys[end] in BREAKS or words.is_mark(end):
            return end
        if words.keys[end] in ("that", ":"):
            return end
        if words.keys[end] in FINITE or words.keys[end] in PERSONAL:
            return at
    return at


def _is_addressed(words: Words, at: int, ceiling: int) -> bool:
    """Return whether "to" stands before those who are spoken to, and not before a verb."""
    key = words.key(at, ceiling)
    return bool(key) and (
        words.tokens[at].is_capital or key in DETERMINERS or key in ("reporters", "journalists")
    )


def _counts(words: Words, at: int, ceiling: int) -> bool:
    """Return whether the preposition compares a number: "about 40", "at least", "over $3"."""
    key, following = words.keys[at], words.key(at + 1, ceiling)
    if key in ("about", "over", "than") or following in _AT or following in _CURRENCIES:
        return True
    return key in _MEASURING and at + 1 < ceiling and words.tokens[at + 1].is_number


def has_clause(words: Words, first: int, ceiling: int) -> bool:
    """Return whether a clause of its own follows: a subject and an auxiliary, before any mark."""
    for at in range(first, min(ceiling, first + 12)):
        if words.keys[at] in PRONOUN_AND_VERB:
            return True
        if words.keys[at] in FINITE:
            return at > first
        if at > first + 1 and _is_past(words, at):
            return True
        if words.keys[at] in BREAKS or words.is_mark(at):
            return False
    return False


def _is_past(words: Words, at: int) -> bool:
    """Return whether the word is a verb in the past, as far as its neighbours tell: "the firings | amounted | to"."""
    key, before = words.keys[at], words.keys[at - 1]
    is_past = len(key) > 4 and key.endswith("ed") and not words.tokens[at].is_capital
    is_subject = (
        before in PERSONAL or words.tokens[at - 1].is_capital or (len(before) > 3 and before.endswith("s"))
    )
    return is_past and is_subject


def goes_on(words: Words, left: Span | None, first: int) -> bool:
    """Return whether a sentence goes on behind its credit with what was credited.

    It does where it compares ("…, the bank said, up from 12"), and where the verb of the words before the credit is
    still to come; `left` are these words, None where no comma parts them from the credit.
    """
    key = words.keys[first]
    if key in _COMPARING or (key in ADVERBS and words.key(first + 1, len(words.keys)) in _COMPARING):
        return True
    if key in _BACKGROUND:
        return False
    if key == "and" and _is_verb(words, first + 1):
        return True
    if left is None:
        return False
    begins = max(left[0], left[1] - _LONGEST_CLAUSE)
    return not any(words.keys[at] in FINITE for at in range(begins, left[1]))


def _is_verb(words: Words, at: int) -> bool:
    """Return whether a second predicate begins: ", and left 40 homeless"."""
    key = words.key(at, len(words.keys))
    return key in FINITE or (len(key) > 4 and key.endswith("ed"))


def without_background(words: Words, content: Span) -> tuple[Span, Span | None]:
    """Return the content without the clause that a comma hangs on it, and that clause: "…, which has 40 members"."""
    for at in range(content[0], min(content[1] - 1, content[0] + _FARTHEST)):
        if words.keys[at] == "," and words.keys[at + 1] in _BACKGROUND and words.quotation[at] < 0:
            if _is_inserted(words, at + 1, content[1]):
                continue
            return ((content[0], at), rest(at, content[1])) if at > content[0] else (content, None)
    return content, None


def _is_inserted(words: Words, first: int, last: int) -> bool:
    """Return whether the verb of the words before is still to come behind the clause: "the bank, which …, would"."""
    closing = next(
        (at for at in range(first, min(last - 1, first + _LONGEST_CLAUSE)) if words.keys[at] == ","), None
    )
    if closing is None:
        return False
    at = closing + 2 if closing + 1 in words.opening and closing + 2 < last else closing + 1
    return words.keys[at] in FINITE or words.keys[at] in PREPOSITIONS


def left_of(words: Words, subject: Phrase, floor: int) -> Left | None:
    """Return what stands before the subject, None where it begins its clause."""
    at = subject.first - 1
    while at >= floor and words.keys[at] in OPENERS:
        at -= 1
    closes = at in words.closing
    if not closes and words.keys[at + 1] in _COORDINATING and at + 1 < subject.first:
        return None  # "…, and she agreed": a clause of its own
    if at <= floor or not (closes or words.keys[at] == "," or words.keys[at] in DASHES):
        return None
    is_quotation = closes or at - 1 in words.closing
    return Left(at + 1 if closes else at, is_adjunct(words, floor, at), is_quotation)


def is_adjunct(words: Words, first: int, last: int) -> bool:
    """Return whether the words before a comma only say when, where or how."""
    if last - first > 3 * _LONGEST_OPENER:
        return False
    keys = words.keys
    at = first
    while at < last and (keys[at] in OPENERS or keys[at] in ADVERBS or not words.is_wordy(at)):
        at += 1
    if at >= last or past_time(words, at, last) == last:
        return True
    key = keys[at]
    if _counts(words, at, last):
        return False
    has_comma = any(keys[later] == "," for later in range(at, last))
    if key in SUBORDINATORS or (words.tokens[at].is_capital and key.endswith("ing")):
        return not has_comma
    if key in PREPOSITIONS and key not in ("about", "over", "around", "under"):
        return last - at <= _LONGEST_OPENER and not (
            has_comma or any(keys[later] in FINITE for later in range(at, last))
        )
    return False

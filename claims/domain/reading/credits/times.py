"""Words of time: how far they go, so that they are no part of a source's name."""

from claims.domain.reading.credits.closed_words import (
    ARTICLES,
    DAY_PARTS,
    MONTHS,
    TIME_ADVERBS,
    TIME_OPENERS,
    TIME_UNITS,
    WEEKDAYS,
)
from claims.domain.reading.credits.words import Words
from claims.domain.reading.vocabulary import word_set

_AGO = frozenset(["ago", "earlier", "later"])
_PREPOSITIONS = word_set("on in at by since during until over")
_RELATING = frozenset(["same", "previous", "following", "next"])
_WITHIN = word_set("few several two three past last same")
_HALVES = frozenset(["early", "late", "mid"])
_OPENING = (
    WEEKDAYS
    | TIME_ADVERBS
    | TIME_OPENERS
    | MONTHS
    | _PREPOSITIONS
    | word_set("a an the two three several early late")
)
# "earlier later earlier later …" costs no more than this.
_MOST = 6


def past_time(words: Words, first: int, ceiling: int) -> int:
    """Return the token after the words of time that begin at `first`, `first` itself where none do."""
    at = first
    for _ in range(_MOST):
        past = _past_one(words, at, ceiling)
        if past == at:
            break
        at = past
    return at


def _past_one(words: Words, first: int, ceiling: int) -> int:
    if first >= ceiling:
        return first
    key, following = words.keys[first], words.key(first + 1, ceiling)
    if words.tokens[first].is_number:
        return _past_figure(words, first, ceiling)
    if key not in _OPENING:
        return first
    if key in WEEKDAYS:
        return first + 2 if following in DAY_PARTS else first + 1
    if key in TIME_ADVERBS:
        return _past_adverb(words, first, ceiling)
    if key in MONTHS and words.tokens[first].is_capital:
        return _past_month(words, first, ceiling)
    if key in _HALVES and (following in TIME_OPENERS or following in WEEKDAYS or following in ("on", "in")):
        inner = _past_one(words, first + 1, ceiling)
        return inner if inner > first + 1 else first
    if key in TIME_OPENERS:
        return _past_unit(words, first, ceiling)
    if key == "the" and following in _RELATING:
        inner = _past_unit(words, first + 1, ceiling)
        return inner if inner > first + 1 else first
    if key in _PREPOSITIONS:
        return _past_preposition(words, first, ceiling)
    if following in TIME_UNITS and words.key(first + 2, ceiling) in _AGO:
        return first + 3
    return first


def _past_figure(words: Words, first: int, ceiling: int) -> int:
    """ "25 May", "10 years ago"."""
    following = words.key(first + 1, ceiling)
    if following in MONTHS and words.tokens[first + 1].is_capital and not is_year(words.keys[first]):
        return _past_month(words, first + 1, ceiling)
    if following in TIME_UNITS and words.key(first + 2, ceiling) in _AGO:
        return first + 3
    return first


def _past_adverb(words: Words, first: int, ceiling: int) -> int:
    """ "yesterday", "earlier this month"."""
    if words.keys[first] in _AGO:
        inner = _past_one(words, first + 1, ceiling)
        if inner > first + 1:
            return inner
    return first + 1


def _past_month(words: Words, first: int, ceiling: int) -> int:
    """ "July 6, 2015"."""
    at = first + 1
    while at < min(ceiling, first + 5):
        if words.tokens[at].is_number or (
            words.keys[at] == "," and at + 1 < ceiling and is_year(words.keys[at + 1])
        ):
            at += 1
        else:
            break
    return at


def _past_unit(words: Words, first: int, ceiling: int) -> int:
    """ "last week", "this past Monday night"."""
    at = first + 1
    while at < ceiling and words.keys[at] in _WITHIN and at < first + 4:
        at += 1
    key = words.key(at, ceiling)
    if key in TIME_UNITS or key in WEEKDAYS or key in MONTHS or key in DAY_PARTS:
        return at + 2 if words.key(at + 1, ceiling) in DAY_PARTS else at + 1
    return first


def _past_preposition(words: Words, first: int, ceiling: int) -> int:
    """ "on Monday", "in 2015", "at the time", "in the morning"."""
    inner = first + 1
    while inner < min(ceiling, first + 4) and (words.keys[inner] in _HALVES or words.keys[inner] in ARTICLES):
        inner += 1
    key = words.key(inner, ceiling)
    if is_year(key):
        return inner + 1
    past = _past_one(words, inner, ceiling) if key not in _PREPOSITIONS else inner
    if past > inner:
        return past
    is_plain = inner > first + 1 and words.keys[first] in ("in", "on", "at")
    return inner + 1 if is_plain and (key in DAY_PARTS or key in TIME_UNITS) else first


def is_year(key: str) -> bool:
    """Return whether the figure may be a year."""
    return len(key) == 4 and key.isdigit() and key[0] in "12"

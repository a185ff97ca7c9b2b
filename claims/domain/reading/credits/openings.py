"""The subject that a clause begins with, as far as one can tell without its verb."""

from claims.domain.reading.credits.closed_words import (
    ADVERBS,
    DETERMINERS,
    FINITE,
    JOINING,
    OPENERS,
    PERSONAL,
    POSSESSIVE_ENDINGS,
    PREPOSITIONS,
)
from claims.domain.reading.credits.phrases import Phrase, described, pronoun
from claims.domain.reading.credits.speaking_nouns import ROLES
from claims.domain.reading.credits.subjects import STOPS, named_in_parenthesis, without_openers
from claims.domain.reading.credits.words import DASHES, Words

_LONGEST_DATELINE = 12


def first_subject(words: Words, floor: int, last: int) -> Phrase | None:
    """Return the subject that the clause begins with, as far as one can tell without its verb."""
    begins = floor = _behind_dateline(words, floor, last)
    if words.keys[floor] in PREPOSITIONS:
        comma = next((at for at in range(floor, min(last, floor + 14)) if words.keys[at] == ","), None)
        begins = floor if comma is None else comma + 1
    first = without_openers(words, begins, last)
    if first is None or first >= last or words.keys[first] == "according":
        return None
    if words.keys[first] in PERSONAL:
        return pronoun(words, first)
    is_name = words.tokens[first].is_capital and words.keys[first] not in DETERMINERS
    end = first + 1
    while end < min(last, first + 14) and _goes_on(words, end, is_name):
        is_name = is_name and words.keys[end] not in POSSESSIVE_ENDINGS
        end += 1
    found = described(words, first, end)
    return found and (named_in_parenthesis(words, found, last) or found)


def _behind_dateline(words: Words, floor: int, last: int) -> int:
    """Return the token behind the place and the agency that open a report: "TARN (Wire) — | Li said"."""
    for at in range(floor, min(last - 1, floor + _LONGEST_DATELINE)):
        if words.keys[at] in DASHES or (words.keys[at] == "-" and not words.tokens[at].is_glued):
            return at + 1
        if words.is_wordy(at) and not words.tokens[at].is_capital:
            return floor
    return floor


def _goes_on(words: Words, at: int, is_name: bool) -> bool:
    key = words.keys[at]
    if words.tokens[at].is_capital or words.is_joint(at):
        return True
    is_tied = words.keys[at - 1] == "-"
    if (
        not words.is_wordy(at)
        or key in FINITE
        or key in ADVERBS
        or key in STOPS
        or (key.endswith(("ed", "ly")) and not is_tied)
    ):
        return False
    is_behind_name = words.tokens[at - 1].is_capital and words.keys[at - 1] not in DETERMINERS
    if is_behind_name and not is_name and key not in JOINING and key not in ROLES:
        return False  # "the state-owned giant CIT | runs"
    return not is_name or key in ROLES or key in ("of", "for", "the", "'s", "de", "al")


def first_word(words: Words, floor: int) -> int:
    """Return where the clause begins behind "but", "meanwhile" and the like."""
    at = floor
    while at < floor + 3 and words.keys[at] in OPENERS:
        at += 1
    return at

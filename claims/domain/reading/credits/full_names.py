"""The full names of an article: what a surname or an acronym in it is short for."""

from collections import defaultdict
from functools import cached_property
from typing import NamedTuple

from claims.domain.reading.credits.closed_words import (
    DETERMINERS,
    MONTHS,
    OPENERS,
    PERSONAL,
    PREPOSITIONS,
    SUBORDINATORS,
    WEEKDAYS,
)
from claims.domain.reading.credits.frames import Span
from claims.domain.reading.credits.speaking_nouns import TITLES
from claims.domain.reading.credits.words import Words
from claims.domain.reading.vocabulary import word_set

PARTICLES = word_set("de del della di da dos du la le van von der den ter bin ibn al el abu")
"""Lower-case words within a person's name. Source: The Chicago Manual of Style (17th ed.), 8.5-14."""
_JOINTS = word_set("of for and the on & - 's")
_ALSO_FORENAMES = word_set("april may june august")
_NO_NAMES = (
    SUBORDINATORS | OPENERS | PREPOSITIONS | DETERMINERS | PERSONAL | WEEKDAYS | (MONTHS - _ALSO_FORENAMES)
)
_TIES = frozenset(["-", ".", "'"])
_MOST_FORENAMES = 3
_MOST_PLACES = 200
"""So often a surname is looked at: an article repeats none as often."""


class _Full(NamedTuple):
    span: Span
    forename: str


class FullNames:
    """Which full name a short one stands for, each looked up once."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self._forms: dict[str, list[_Full]] = {}
        self._expansions: dict[str, Span | None] = {}

    def of(self, span: Span) -> Span | None:
        """Return the full name that a surname or an acronym is short for, where the article gives it."""
        words, at = self._words, span[1] - 1
        if not self._is_single(span) or not words.tokens[at].is_capital:
            return None
        key = words.keys[at]
        if words.is_upper(at) and _length(span) == 1:
            if key not in self._expansions:
                self._expansions[key] = self._expanded(key)
            return self._expansions[key]
        return self._with_forename(span)

    def fullest(self, span: Span) -> Span | None:
        """Return the longest form of a name of several words: "Ada Li" may be "Ada B. Li" elsewhere."""
        words = self._words
        forename = words.keys[span[0]]
        alike = [
            full.span for full in self._with_surname(words.keys[span[1] - 1]) if full.forename == forename
        ]
        return max(alike, key=_length, default=None)

    def _is_single(self, span: Span) -> bool:
        """Return whether it is one name: several tokens belong to it as in "Li-Ng", "Al-Tarn", "Van der Li"."""
        keys = self._words.keys
        return all(
            keys[at] == "-" or keys[at + 1] == "-" or keys[at] in PARTICLES
            for at in range(span[0], span[1] - 1)
        )

    # --- Surnames ---

    def _with_forename(self, span: Span) -> Span | None:
        """Return the name that ends with the surname: of several persons', the last one before."""
        keys, length = self._words.keys, _length(span)
        surname = keys[span[0] : span[1]]
        forms = [
            full
            for full in self._with_surname(surname[-1])
            if _length(full.span) > length and keys[full.span[1] - length : full.span[1]] == surname
        ]
        if not forms:
            return None
        last = next((full for full in reversed(forms) if full.span[0] < span[0]), forms[0])
        alike = [full.span for full in forms if full.forename == last.forename]
        return max(alike, key=_length)

    def _with_surname(self, key: str) -> list[_Full]:
        if key not in self._forms:
            self._forms[key] = found = []
            for at in self._capitals.get(key, ())[:_MOST_PLACES]:
                first = self._first_before(at)
                if first < at and self._words.keys[first] != key:
                    found.append(_Full((first, at + 1), self._words.keys[first]))
        return self._forms[key]

    def _first_before(self, at: int) -> int:
        """Return where the name begins that ends with the token."""
        first, forenames, before = at, 0, at - 1
        lowest = max(0, at - 3 * _MOST_FORENAMES)
        while before >= lowest and forenames < _MOST_FORENAMES and not self._parts(before):
            if self._is_forename(before) and self._words.keys[before] not in PARTICLES:
                first, forenames = before, forenames + 1
            elif not (self._ties(before) or self._words.keys[before] in PARTICLES):
                break
            before -= 1
        return first

    def _ties(self, at: int) -> bool:
        """Return whether the mark stands within a name, without blanks around it: "Li-Ng", "A. Li"."""
        return self._words.keys[at] in _TIES and self._words.tokens[at].is_glued

    def _parts(self, at: int) -> bool:
        """Return whether a sentence ends with the token."""
        sentence = self._words.text.sentence_at(self._words.tokens[at].start)
        return sentence is not None and sentence.last == at + 1

    def _is_forename(self, at: int) -> bool:
        token = self._words.tokens[at]
        return token.is_word and token.is_capital and not (token.key in TITLES or token.key in _NO_NAMES)

    # --- Acronyms ---

    @cached_property
    def _capitals(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = defaultdict(list)
        for at, token in enumerate(self._words.tokens):
            if token.is_capital:
                found[token.key].append(at)
        return found

    @cached_property
    def _by_initial(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = defaultdict(list)
        for key, places in self._capitals.items():
            if len(key) > 1:
                found[key[0]].extend(places)
        return found

    def _expanded(self, key: str) -> Span | None:
        """Return the name that the acronym stands for: before its brackets, else one with these initials."""
        words = self._words
        for at in self._capitals.get(key, ())[:_MOST_PLACES]:
            if at >= 2 and words.keys[at - 1] == "(" and (name := self._run_before(at - 1)):
                return name
        letters = [letter for letter in key if letter.isalpha()]
        if len(letters) < 2:
            return None
        for at in sorted(self._by_initial.get(letters[0], ())[:_MOST_PLACES]):
            if name := self._with_initials(at, letters):
                return name
        return None

    def _run_before(self, end: int) -> Span | None:
        """Return the capitalised words that end before the token, with what joins them, without their article."""
        words, first = self._words, end
        for at in range(end - 1, max(-1, end - 12), -1):
            if words.tokens[at].is_capital and words.keys[at] not in _NO_NAMES:
                first = at
            elif words.keys[at] not in _JOINTS or self._parts(at):
                break
        return (first, end) if first < end - 1 else None

    def _with_initials(self, first: int, letters: list[str]) -> Span | None:
        words, matched, last = self._words, 0, first
        for at in range(first, min(len(words.keys), first + 3 * len(letters))):
            if words.tokens[at].is_capital and words.keys[at][:1] == letters[matched]:
                matched, last = matched + 1, at
                if matched == len(letters):
                    ends = at + 1 >= len(words.keys) or not words.tokens[at + 1].is_capital
                    return (first, last + 1) if ends and last > first else None
            elif words.keys[at] not in _JOINTS:
                return None
        return None


def _length(span: Span) -> int:
    return span[1] - span[0]

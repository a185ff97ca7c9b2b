"""The register of an article's names: the fullest one it gives for whom a short name, title or pronoun stands."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cached_property

from claims.domain.reading.credits.closed_words import (
    ARTICLES,
    DETERMINERS,
    HE_OR_SHE,
    OPENERS,
    PREPOSITIONS,
    WEEKDAYS,
)
from claims.domain.reading.credits.frames import Span
from claims.domain.reading.credits.phrases import Phrase, Sort, pronoun
from claims.domain.reading.credits.speaking_nouns import BODIES, ROLES, TITLES
from claims.domain.reading.credits.words import Words
from claims.domain.reading.tokens import tokens_of
from claims.domain.reading.vocabulary import word_set

_IT = word_set("it its")
_THEY = word_set("they them their we our")
_ANY_BODY = word_set(
    "organization organisation group agency company body charity watchdog firm newspaper paper"
)
_POINTING = ARTICLES | word_set("this that these its his her their")
_OWNED = word_set("its his her their")
_JOINTS = word_set("of for and the & - 's")
_NO_NAMES = OPENERS | PREPOSITIONS | DETERMINERS | WEEKDAYS
_LONGEST_NAME = 4
_LOOKED_BACK = 40
"""So many sources back a pronoun or "the ministry" is looked for."""
_MOST_PLACES = 200
"""So often a surname is looked at: an article repeats none as often."""
_FARTHEST_DOCUMENT = 150


class Register:
    """Who is who in one article.

    Built from the phrases that name its sources, and the names that the ledger knows already.
    """

    def __init__(self, words: Words, phrases: Iterable[Phrase], known: Iterable[str] = ()) -> None:
        self._words = words
        self._known = _by_first_key(known)
        self._met: list[tuple[Phrase, Span]] = []
        self._named: dict[Phrase, Span] = {}
        for phrase in sorted(set(phrases)):
            self._named[phrase] = name = self._name_of(phrase)
            if phrase.sort is not Sort.PRONOUN:
                self._met.append((phrase, name))

    def named(self, phrase: Phrase) -> Span:
        """Return the tokens of the fullest name."""
        return self._named[phrase]

    def _name_of(self, phrase: Phrase) -> Span:
        found = self._known_within(phrase)
        if found is None and phrase.sort is Sort.PRONOUN:
            found = self._of_pronoun(phrase)
        elif found is None and phrase.sort is Sort.GENERIC:
            found = self._of_kind(phrase)
        elif found is None and phrase.sort is Sort.DOCUMENT:
            found = self._of_document(phrase)
        elif found is None and phrase.name_last - phrase.name_first == 1:
            found = self._full(phrase.name_first)
        return found or phrase.name

    # --- What the ledger knows ---

    def _known_within(self, phrase: Phrase) -> Span | None:
        """Return the longest name within the phrase that the ledger knows."""
        if not self._known or phrase.sort is Sort.PRONOUN:
            return None
        keys = self._words.keys
        best: Span | None = None
        for at in range(phrase.name_first, phrase.name_last):
            for name in self._known.get(keys[at], ()):
                end = at + len(name)
                if tuple(keys[at:end]) == name and (best is None or end - at > best[1] - best[0]):
                    best = (at, end)
        return best

    # --- Pronouns and kinds ---

    def _before(self, phrase: Phrase) -> Iterator[tuple[Phrase, Span]]:
        """Yield whom the article named before, the latest first."""
        return (met for met in reversed(self._met[-_LOOKED_BACK:]) if met[0].first < phrase.first)

    def _of_pronoun(self, phrase: Phrase) -> Span | None:
        return next(
            (name for met, name in self._before(phrase) if self._may_mean(phrase.head, met, name)), None
        )

    def _may_mean(self, key: str, met: Phrase, name: Span) -> bool:
        if key in HE_OR_SHE:
            is_surname = (
                met.sort is Sort.BODY and name[1] - name[0] == 1 and not self._words.is_upper(name[0])
            )
            return met.sort is Sort.PERSON or is_surname or (met.sort is Sort.GENERIC and met.head in ROLES)
        if key in _IT:
            is_body = met.sort is Sort.GENERIC and not met.head.endswith("s") and met.head not in ROLES
            return is_body or met.sort in (Sort.BODY, Sort.DOCUMENT)
        return key in _THEY and met.sort is Sort.GENERIC and (met.head.endswith("s") or met.head == "police")

    def _of_kind(self, phrase: Phrase) -> Span | None:
        """Return who "the ministry" or "the general" is: whom a longer phrase with that word named before."""
        length = phrase.last - phrase.first
        if self._words.keys[phrase.first] not in _POINTING or length > _LONGEST_NAME:
            return None
        for met, name in self._before(phrase):
            is_longer = met.last - met.first > length
            if is_longer and phrase.head in self._words.keys[met.first : met.last]:
                return name
            if length == 2 and met.sort is Sort.BODY and phrase.head in _ANY_BODY and phrase.head in BODIES:
                return name
        return None

    def _of_document(self, phrase: Phrase) -> Span | None:
        """Return whose "the report" is: who issued the one named before, else the last body."""
        keys, first = self._words.keys, phrase.first
        is_own = first <= phrase.name_first and phrase.name_last <= phrase.last
        if is_own and keys[first] in _POINTING and phrase.last - first == 2:
            if keys[first] in _OWNED:
                return self._of_pronoun(pronoun(self._words, first))
            for met, name in self._before(phrase):
                if met.sort is Sort.DOCUMENT and met.head.rstrip("s") == phrase.head.rstrip("s"):
                    return name
            for met, name in self._before(phrase):
                if met.sort is Sort.BODY and first - met.first < _FARTHEST_DOCUMENT:
                    return name
        if phrase.name_last - phrase.name_first == 1 and self._words.tokens[phrase.name_first].is_capital:
            return self._full(phrase.name_first)
        return None

    # --- Surnames and acronyms ---

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

    @cached_property
    def _fullest(self) -> dict[str, Span | None]:
        return {}

    def _full(self, at: int) -> Span | None:
        """Return the full name that a surname or an acronym is short for, where the article gives it."""
        if not self._words.tokens[at].is_capital:
            return None
        key = self._words.keys[at]
        if key not in self._fullest:
            self._fullest[key] = self._expanded(key) if self._words.is_upper(at) else self._with_forename(key)
        return self._fullest[key]

    def _with_forename(self, key: str) -> Span | None:
        """Return the longest name that ends with the surname."""
        best: Span | None = None
        for at in self._capitals.get(key, ())[:_MOST_PLACES]:
            first = self._forename_before(at)
            if first < at and (best is None or at + 1 - first > best[1] - best[0]):
                best = (first, at + 1)
        return best

    def _forename_before(self, at: int) -> int:
        words, first = self._words, at
        while first > 0 and at - first < _LONGEST_NAME - 1 and self._is_forename(first - 1):
            first -= 1
        if first == at and at >= 2 and words.keys[at - 1] == "-" and self._is_forename(at - 2):
            return at - 2
        return first if words.keys[first] not in _NO_NAMES else at

    def _is_forename(self, at: int) -> bool:
        token = self._words.tokens[at]
        return token.is_word and token.is_capital and token.key not in TITLES

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
        """Return the capitalised words that end before the token, with what joins them."""
        words, first = self._words, end
        for at in range(end - 1, max(-1, end - 12), -1):
            if words.tokens[at].is_capital:
                first = at
            elif words.keys[at] not in _JOINTS:
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


def _by_first_key(names: Iterable[str]) -> dict[str, list[tuple[str, ...]]]:
    found: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for name in names:
        keys = tuple(token.key for token in tokens_of(name))
        if keys:
            found[keys[0]].append(keys)
    return found

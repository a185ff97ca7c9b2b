"""The register of an article's names: the fullest one it gives for whom a short name, title or pronoun stands."""

from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property

from claims.domain.reading.credits.antecedents import Cast
from claims.domain.reading.credits.closed_words import ARTICLES
from claims.domain.reading.credits.frames import Span
from claims.domain.reading.credits.full_names import FullNames
from claims.domain.reading.credits.phrases import Phrase, Sort, described
from claims.domain.reading.credits.speaking_nouns import ROLES
from claims.domain.reading.credits.words import Words
from claims.domain.reading.tokens import tokens_of
from claims.domain.reading.vocabulary import word_set

_ARTICLES = word_set("report article story interview column editorial")


class Register:
    """Who is who in one article.

    Built from the phrases that name its sources, and the names that the ledger knows already.
    """

    def __init__(self, words: Words, phrases: Iterable[Phrase], known: Iterable[str] = ()) -> None:
        self._words = words
        self._known = _by_first_key(known)
        self._sources = tuple(sorted(set(phrases)))
        self._full_names = FullNames(words)
        self._named: dict[Phrase, Span] = {}

    def named(self, phrase: Phrase) -> Span:
        """Return the tokens of the fullest name."""
        if phrase not in self._named:
            self._named[phrase] = self._known_within(phrase) or self._name_of(phrase) or phrase.name
        return self._named[phrase]

    @cached_property
    def _cast(self) -> Cast:
        return Cast(self._words, self._full_names, self._sources)

    def _name_of(self, phrase: Phrase) -> Span | None:
        if (joint := self._joint(phrase)) is not None:
            return joint
        is_title = phrase.head in ROLES and self._words.keys[phrase.name_last - 1] == phrase.head
        if (phrase.sort is Sort.PERSON or phrase.sort is Sort.BODY) and not is_title:
            return self._full_names.of(phrase.name) or self._fuller(phrase)
        figure = self._cast.at(phrase.first)
        if phrase.sort is Sort.DOCUMENT:
            is_own = phrase.first <= phrase.name_first and phrase.name_last <= phrase.last
            if not is_own or figure is None or figure.name == phrase.name:
                return self._full_names.of(phrase.name) or self._printed_in(phrase)
        return figure.name if figure else None

    def _printed_in(self, phrase: Phrase) -> Span | None:
        """Return the outlet that an article stands in: "a report in the Herald"."""
        if phrase.head not in _ARTICLES or phrase.name_last > phrase.last:
            return None
        for at in range(phrase.name_last, phrase.last - 1):
            if self._words.keys[at] == "in":
                found = described(self._words, at + 1, phrase.last)
                return found.name if found and found.sort is Sort.BODY else None
        return None

    def _joint(self, phrase: Phrase) -> Span | None:
        """Return the names of several who speak as one: "the government and the bank", "Ada Li and Bo Ng"."""
        words, first = self._words, phrase.first
        at = next((at for at in range(phrase.last - 2, first, -1) if words.keys[at] == "and"), None)
        if at is None or phrase.sort in (Sort.PRONOUN, Sort.DOCUMENT):
            return None
        left, right = described(words, first, at), described(words, at + 1, phrase.last)
        if left is None or right is None or not words.tokens[right.name_first].is_word:
            return None
        is_other = words.keys[at + 1] in ARTICLES or left.sort is right.sort is Sort.PERSON
        return (left.name_first, right.name_last) if is_other else None

    def _fuller(self, phrase: Phrase) -> Span | None:
        return self._full_names.fullest(phrase.name) if phrase.sort is Sort.PERSON else None

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


def _by_first_key(names: Iterable[str]) -> dict[str, list[tuple[str, ...]]]:
    found: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for name in names:
        keys = tuple(token.key for token in tokens_of(name))
        if keys:
            found[keys[0]].append(keys)
    return found

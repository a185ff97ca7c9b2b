"""Names of quantities: what words of an article make of one, and by which keys a stored one is found.

    counted "North Korean soldiers have been killed or wounded", place "in Russia"
        ──> "North Korean soldiers killed or wounded in Russia"

Soldiers that one side lost and soldiers that the other side lost share most of their words: a quantity is only
called the same where an editor chose it before for the same counted words in nearly the same sentence, or where
the words are its very name.
"""

import itertools
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b

from claims.domain.reading.vocabulary import word_set
from sources.domain.countries import plain_words, with_countries

LONGEST_NAME = 300
_LONGEST_KEY = 100
_MOST_WORDS = 60
"""So many words of a sentence are looked at: longer ones are lists."""

# Source: Quirk et al., A Comprehensive Grammar of the English Language (1985), 2.39 and 3.21: closed-class words.
_LINKS = word_set(
    "a an the of in on at to by for from with and or as into than that which who whom whose this these those it its",
    "he she they we i his her their our your there here not no nor but so if when while after before since until",
    "between among over under about around against during within through per each all any some more most other",
)
_AUXILIARIES = word_set(
    "be is are was were been being am have has had having do does did will would shall should can could may might must",
)
# Participles that don’t end in "-ed": Quirk et al., 3.12 to 3.20, those that befall what is counted.
_PARTICIPLES = word_set(
    "sent shot lost made built sold held taken hit found brought bought caught spent given seen hurt cut put left",
    "driven flown stolen thrown written born borne broken chosen frozen paid laid led met read said set shut struck",
    "sunk shown slain grown fallen burnt torn",
)
_NO_PARTICIPLES = word_set("red need feed seed speed breed deed weed hundred bed led indeed")
_BEFORE_PLACE = word_set(
    "in on at to from into inside outside across near around over off along against toward"
)
_WORDS = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*|[^\w\s]")
_ENDINGS = ("ings", "ing", "ied", "ies", "ed", "es", "s")
_SHORTEST_STEM = 3


# --- A name of its own ---


def proposed_quantity_name(counted: str, place: str = "", quote: str = "") -> str:
    """Return a name for what is counted: its words with what befell it, and where; empty without any words.

    `quote` is the sentence, from which a participle is taken that stands behind the counted words.

    >>> proposed_quantity_name("North Korean soldiers have been killed or wounded", "in Russia")
    'North Korean soldiers killed or wounded in Russia'
    >>> proposed_quantity_name("drones", "Ukraine", "Russia said 728 drones were launched at Ukraine.")
    'Drones launched in Ukraine'
    """
    words = [word for word in counted.split() if word.casefold() not in _AUXILIARIES]
    if not words:
        return ""
    if not any(map(_is_participle, words)):
        words += _befallen(counted, quote)
    where = place.split()
    if where and not _stands_in(where, words):
        if where[0].casefold() not in _BEFORE_PLACE:
            where = ["in", *where]
        words += where
    name = " ".join(words).strip(" ,;:.")
    return _shortened(name[:1].upper() + name[1:])


def _befallen(counted: str, quote: str) -> list[str]:
    """Return the participles behind the counted words: "killed", "killed or wounded"."""
    at = quote.find(counted)
    if at < 0:
        return []
    behind = [word for word in _WORDS.findall(quote[at + len(counted) :][:200]) if word.isascii()]
    while behind and behind[0].casefold() in _AUXILIARIES:
        del behind[0]
    if not behind or not _is_participle(behind[0]):
        return []
    found = behind[:1]
    if len(behind) > 2 and behind[1].casefold() in ("or", "and") and _is_participle(behind[2]):
        found += behind[1:3]
    return found


def _is_participle(word: str) -> bool:
    word = word.casefold()
    return word in _PARTICIPLES or (word.endswith("ed") and len(word) > 3 and word not in _NO_PARTICIPLES)


def _stands_in(where: Sequence[str], words: Sequence[str]) -> bool:
    named = [word.casefold() for word in where if word.casefold() not in _BEFORE_PLACE]
    there = [word.casefold() for word in words]
    return all(word in there for word in named)


def _shortened(name: str) -> str:
    if len(name) <= LONGEST_NAME:
        return name
    return name[: LONGEST_NAME + 1].rpartition(" ")[0] or name[:LONGEST_NAME]


# --- Names among others ---


@lru_cache(maxsize=8_192)
def telling_words(words: str) -> tuple[str, ...]:
    """Return the words that tell what is counted, each as its stem and once: a country is its code.

    >>> telling_words("North Korean soldiers killed in Russia")
    ('=KP', 'soldier', 'kill', '=RU')
    """
    found = (_stem(word) for word in with_countries(plain_words(words)) if _tells(word))
    return tuple(dict.fromkeys(found))[:_MOST_WORDS]


def quantity_keys(name: str, unit: str) -> frozenset[str]:
    """Return the keys under which a stored quantity is found.

    All its words ("s:"), each ("w:"), each with its unit ("u:"), and each with the one behind it ("p:").
    """
    words = telling_words(name)
    return frozenset(
        [
            _key("s:", sorted(words)),
            *(_key("w:", [word]) for word in words if not word.startswith("=")),
            *(_key("u:", [unit, word]) for word in words),
            *(_key("p:", pair) for pair in _pairs(words)),
        ]
    )


def asked_quantity_keys(counted: str, unit: str, quote: str) -> frozenset[str]:
    """Return the keys by which to look for what the words count."""
    words, around = telling_words(counted), telling_words(quote)
    return frozenset(
        [
            _key("s:", sorted(words)),
            *(_key("w:", [word]) for word in words if not word.startswith("=")),
            *(_key("u:", [unit, word]) for word in (*words, *around) if unit),
            *(_key("p:", pair) for pair in (*_pairs(words), *_pairs(around))),
        ]
    )


def name_likeness(counted: str, quote: str, name: str) -> float:
    """Return how well a quantity’s name fits what is counted in a sentence, 0 to 1.

    Most of the name must be said, and of what is counted most be in the name.
    """
    words, said, named = telling_words(counted), telling_words(quote), telling_words(name)
    if not named or not words:
        return 0.0
    heard = {*words, *said}
    covered = sum(word in heard for word in named) / len(named)
    meant = sum(word in named for word in words) / len(words)
    return 0.6 * covered + 0.4 * meant if meant else 0.0


# --- Sentences beside others ---


@dataclass(frozen=True)
class Surroundings:
    """The words around a number, in what order, and which of them tell anything; the number itself is left out."""

    pairs: frozenset[tuple[str, str]]
    telling: frozenset[str]

    def likeness(self, other: "Surroundings") -> float:
        """Return how much of both is the same, 0 to 1."""
        every = self.pairs | other.pairs
        return len(self.pairs & other.pairs) / len(every) if every else 0.0

    def say_the_same(self, other: "Surroundings") -> bool:
        """Return whether only words differ that tell nothing: "killed" isn't "injured", nor Kharkiv Odesa."""
        return bool(self.telling) and self.telling == other.telling and self.likeness(other) >= _SAME


_NEAR = 8
_SAME = 0.6


def surroundings(quote: str, start: int | None = None, end: int | None = None) -> Surroundings:
    """Return the words around the number at these places of the quote; all of its words where they aren't known.

    Other figures count as one word: yesterday’s sentence with today’s number is the same sentence.
    """
    if start is None or end is None:
        words = _in_sequence(quote)
    else:
        words = [*_in_sequence(quote[:start])[-_NEAR:], "#", *_in_sequence(quote[end:])[:_NEAR]]
    telling = frozenset(_stem(word) for word in words if _tells(word) and word != "#")
    return Surroundings(frozenset(itertools.pairwise(words)), telling)


def counted_key(words: str) -> str:
    """Return counted words as they are compared: on one line, in small letters."""
    return " ".join(words.split()).casefold()


def _in_sequence(text: str) -> list[str]:
    words = plain_words(text)
    return ["#" if word.isdigit() else word for word in words]


def _tells(word: str) -> bool:
    return not (word in _LINKS or word in _AUXILIARIES or word.isdigit())


def _stem(word: str) -> str:
    if word.startswith("="):
        return word
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM and not word.endswith("ss"):
            stem = word[: -len(ending)]
            # "deployed", "deploying" and "deploy"; "injured" and "injure"; "carried" and "carry".
            return (stem + "i" if ending in ("ied", "ies") else stem).removesuffix("e")
    return word.removesuffix("e") if len(word) > _SHORTEST_STEM else word


def _pairs(words: Sequence[str]) -> Iterable[tuple[str, str]]:
    return itertools.pairwise(words)


def _key(kind: str, words: Iterable[str]) -> str:
    key = kind + "&".join(words)
    if len(key) <= _LONGEST_KEY:
        return key
    return f"{kind}#{blake2b(key.encode(), digest_size=16).hexdigest()}"

"""Fingerprints of paragraphs, by which a text is found again that was printed elsewhere or changed a little.

A paragraph is its shingles: every run of four words. Each of its fingerprints is the smallest of all its
shingles' hashes, under an order of its own (MinHash), so that two paragraphs have a fingerprint in common about
as probably as they have shingles in common: always when only signs, case or accents differ, mostly
when a number or a word was changed. Fingerprints only lead to texts that may be alike; `Likeness` tells whether
they are.
"""

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from sources.domain.texts import UNSPACED

WORDS_IN_SHINGLE = 4
FEWEST_WORDS = 8
"""A shorter paragraph is a heading, a name, "Read more": it stands in too many texts to find one by it."""

MOST_PARAGRAPHS = 200
"""So many paragraphs of a text get fingerprints: who copies a whole book is found by its beginning."""

MOST_COMPARED = 100_000
"""So many characters of two texts are compared, about twenty long articles."""

_WORD = re.compile(rf"{UNSPACED.pattern}|(?:(?!{UNSPACED.pattern})[^\W_])+")
_MASK = (1 << 63) - 1
# Orders of one set of hashes: multiplied by odd numbers, which mixes their upper bits. Any odd numbers will do,
# as long as they stay the same.
_ORDERS = tuple(0x9E3779B97F4A7C15 ** (power + 1) & _MASK | 1 for power in range(12))
_FEWEST = 2
"""So many fingerprints has each paragraph; those of a short text have more, or one edit in each would hide it."""


class Fingerprint(NamedTuple):
    """One of a paragraph's hashes: 63 bits, so that every database keeps it as a whole number."""

    paragraph: int
    """Which of the text's paragraphs, counted from 1; headings and other short ones are counted too."""
    hash: int


class Likeness(NamedTuple):
    """How much two texts have in common, in shingles."""

    shared: int
    ours: int
    theirs: int

    @property
    def share_of_ours(self) -> float:
        """How much of our text stands in theirs, 0 to 1."""
        return self.shared / self.ours if self.ours else 0.0

    @property
    def share_of_theirs(self) -> float:
        """How much of their text stands in ours, 0 to 1."""
        return self.shared / self.theirs if self.theirs else 0.0

    @property
    def is_alike(self) -> bool:
        """Whether more is in common than a quote or two.

        A sixth of the shorter text: the lead of an agency's report under which an outlet wrote its own, but not
        the one sentence of a speaker that every report of the day has.
        """
        return self.shared * 6 >= min(self.ours, self.theirs) > 0


def paragraphs_of(text: str) -> list[str]:
    r"""Return the lines that hold something, each a paragraph.

    >>> paragraphs_of("A headline\n\n  A paragraph. \n")
    ['A headline', 'A paragraph.']
    """
    return [line for each in text.split("\n") if (line := each.strip())]


def words_of(text: str) -> list[str]:
    """Return the words as they are compared: no signs, no case, no accents; of unspaced scripts each character.

    >>> words_of("Moscow’s 25,000 – “réserves”")
    ['moscow', 's', '25', '000', 'reserves']
    """
    folded = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(char for char in folded if not unicodedata.combining(char))
    # Composed again for Hangul, whose syllables would fall apart into letters.
    return _WORD.findall(unicodedata.normalize("NFC", plain))


def fingerprints_of(text: str) -> list[Fingerprint]:
    """Return the text's fingerprints, two or more for each paragraph that is long enough, in their order.

    A text in which no paragraph is, a table or a poem, is taken as one paragraph.
    """
    paragraphs = [words_of(each) for each in paragraphs_of(text)[:MOST_PARAGRAPHS]]
    long = [(at, words) for at, words in enumerate(paragraphs, start=1) if len(words) >= FEWEST_WORDS]
    if not long:
        long = [(1, [word for words in paragraphs for word in words])]
    orders = _ORDERS[: max(_FEWEST, len(_ORDERS) // len(long))]
    return [Fingerprint(at, each) for at, words in long for each in _smallest(_hashes(words), orders)]


def likeness_of(ours: frozenset[int], theirs: frozenset[int]) -> Likeness:
    """Return how much two texts have in common by their shingles, wherever in them it stands."""
    return Likeness(len(ours & theirs), len(ours), len(theirs))


def shingles_of(text: str) -> frozenset[int]:
    """Return the text's shingles, as hashes, across its line ends: a text broken by hand has the same ones."""
    return frozenset(_hashes(words_of(text[:MOST_COMPARED])))


def _hashes(words: list[str]) -> set[int]:
    if not words:
        return set()
    runs = range(max(1, len(words) - WORDS_IN_SHINGLE + 1))
    return {_hash(" ".join(words[at : at + WORDS_IN_SHINGLE])) for at in runs}


@lru_cache(maxsize=50_000)
def _hash(shingle: str) -> int:
    # Not Python's own hash, which is another one in every process.
    digest = hashlib.blake2b(shingle.encode(), digest_size=8).digest()
    return int.from_bytes(digest, "big") & _MASK


def _smallest(hashes: set[int], orders: Iterable[int]) -> Iterator[int]:
    return (min(each * factor & _MASK for each in hashes) for factor in orders if hashes)

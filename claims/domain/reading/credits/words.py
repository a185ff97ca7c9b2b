"""The words of a text as the frames see them: keys by number, with what is quoted."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from claims.domain.reading.proposals import Place
from claims.domain.reading.text import Text
from claims.domain.reading.tokens import Token

_JOINTS_OF_NAMES = frozenset(["-", "/", "&", "'", ".", "’", "*"])
ENDS = frozenset([".", "!", "?", "…", "..."])
BREAKS = frozenset([",", "–", "—", "--", ";"])
"""The marks that part clauses."""
_ALIKE = frozenset(["who", "us", "it", "am"])
DASHES = frozenset(["–", "—", "--"])


@dataclass(frozen=True)
class Words:
    text: Text
    tokens: Sequence[Token]
    keys: Sequence[str]
    quotation: Sequence[int]
    """For each token the number of the quotation whose words it is part of, -1 for the outlet's own words."""
    inners: Sequence[tuple[int, int]]
    """The tokens of each quotation, without its marks."""
    openings: Sequence[int]
    """The tokens that open the quotations, in order."""
    opening: Mapping[int, int]
    """By the token that opens it, the quotation."""
    closing: Mapping[int, int]
    """By the token that closes it, the quotation."""

    def is_mark(self, at: int) -> bool:
        """Return whether the token opens or closes a quotation."""
        return at in self.opening or at in self.closing

    def opened_within(self, span: tuple[int, int]) -> Sequence[int]:
        """Return the quotations that open between the tokens."""
        first = bisect_left(self.openings, span[0])
        last = bisect_left(self.openings, span[1], lo=first)
        return range(first, last)

    def is_wordy(self, at: int) -> bool:
        """Return whether the token is a word or a number."""
        return self.tokens[at].is_word or self.tokens[at].is_number

    def is_joint(self, at: int) -> bool:
        """Return whether the token is a mark that may stand within a name."""
        return self.keys[at] in _JOINTS_OF_NAMES

    def is_end(self, at: int, ceiling: int) -> bool:
        """Return whether the sentence ends here: a point with words behind it is an abbreviation's."""
        if at >= ceiling:
            return True
        return self.keys[at] in ENDS and not any(
            self.tokens[later].is_word for later in range(at + 1, min(ceiling, at + 4))
        )

    def is_upper(self, at: int) -> bool:
        """Return whether the token is an acronym: capitals throughout."""
        token = self.tokens[at]
        return token.end - token.start > 1 and self.text.raw[token.start : token.end].isupper()

    def key(self, at: int, ceiling: int) -> str:
        """Return the token's key, empty at the ceiling."""
        return self.keys[at] if at < ceiling else ""

    def place(self, span: tuple[int, int]) -> Place:
        """Return where the tokens stand, from the first up to the one before the second."""
        return self.text.place_of(*span)


def words_of(text: Text) -> Words:
    """Return the text's words."""
    keys = [_key(text, at) for at in range(len(text.tokens))]
    quotation = [-1] * len(keys)
    opening: dict[int, int] = {}
    closing: dict[int, int] = {}
    inners: list[tuple[int, int]] = []
    for number, each in enumerate(text.quotations):
        first = text.token_index(each.inner.start)
        last = text.token_index(each.inner.end)
        quotation[first:last] = [number] * (last - first)
        inners.append((first, last))
        opening[text.token_index(each.opening.start)] = number
        if each.closing:
            closing[text.token_index(each.closing.start)] = number
    return Words(text, text.tokens, keys, quotation, inners, list(opening), opening, closing)


def _key(text: Text, at: int) -> str:
    """Return the token's key; an acronym that is spelt like a pronoun stays itself: "the WHO", "US officials"."""
    token = text.tokens[at]
    if token.key not in _ALIKE or not text.raw[token.start : token.end].isupper():
        return token.key
    near = text.tokens[max(0, at - 2) : at + 3]
    is_headline = all(text.raw[each.start : each.end].isupper() for each in near if each.is_word)
    return token.key if is_headline else token.key.upper()

"""How far words reach to a number: where another clause begins between the two."""

from collections.abc import Sequence

from claims.domain.reading.tokens import Token
from claims.domain.reading.vocabulary import word_set

_MARKS = frozenset([";", ":", "(", ")", "[", "]", "–", "—", "--"])
# Source: Huddleston and Pullum, The Cambridge Grammar of the English Language (2002), chapters 11 to 13:
# subordinators, relative words and coordinators that begin a clause.
_BEGIN_A_CLAUSE = word_set(
    "but while whereas although though which who whose whom where when because after before"
)
_SUBJECTS = word_set("i you he she it we they there this that these those who which")
_COMPARING = frozenset(
    [("compared", "with"), ("compared", "to"), ("up", "from"), ("down", "from"), ("rather", "than")]
)
_BREAKING_DOWN = word_set("comprising including")
_NO_PARTICIPLES = word_set("including comprising excluding according following during pending regarding")


def begins_a_clause(tokens: Sequence[Token], at: int, limit: int) -> bool:
    """Return whether another clause begins with this token: "…, who …", "and they …", ", killing …"."""
    token = tokens[at]
    if token.key in ("-", "–", "—") and at + 1 < limit and tokens[at + 1].key in _BREAKING_DOWN:
        return False  # "596,000 - comprising 268,000"
    if token.key in _MARKS or token.key in _BEGIN_A_CLAUSE or token.key in ("against", "versus"):
        return True
    if at + 1 >= limit:
        return False
    follower = tokens[at + 1]
    if token.key in ("and", "or", "so"):
        return follower.key in _SUBJECTS
    if token.key == ",":
        is_participle = follower.key.endswith("ing") and len(follower.key) > 4
        return is_participle and follower.key not in _NO_PARTICIPLES
    if token.key == "-":
        return not token.is_glued and not follower.is_glued
    return (token.key, follower.key) in _COMPARING


def is_another_clause(tokens: Sequence[Token], first: int, last: int, limit: int) -> bool:
    """Return whether another clause begins within `tokens[first:last]`."""
    return any(begins_a_clause(tokens, at, limit) for at in range(first, last))

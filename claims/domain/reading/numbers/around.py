"""What stands around a number in its sentence, asked for by place."""

from collections.abc import Sequence

from claims.domain.reading.numbers.forms import Form
from claims.domain.reading.tokens import Token
from claims.domain.reading.vocabulary import word_set

# Words between a preposition or verb and its number that only bind the number: "in just four days".
_BINDING = word_set(
    "just only about nearly almost roughly around approximately barely fully mere another some approx full whole a an",
    "little well exactly estimated further “ ‘ \" '",
)
_BEFORE_TO = word_set("up close")
_BEFORE_THAN = word_set("more less fewer longer shorter other rather")
_AS = word_set("as many much long few little short")
_OVER_IS_MORE_THAN = word_set("for in of after just well lasted took spent within last takes is was by to")
_MOST_WORDS = 6


def key_at(tokens: Sequence[Token], at: int, form: Form) -> str:
    """Return the key of a token of the number's sentence, empty outside of it."""
    return tokens[at].key if form.sentence.first <= at < form.sentence.last else ""


def keys_at(tokens: Sequence[Token], at: int, form: Form, count: int) -> tuple[str, ...]:
    """Return the keys of so many tokens, empty where they stand outside the number's sentence."""
    return tuple(key_at(tokens, place, form) for place in range(at, at + count))


def governor_of(tokens: Sequence[Token], form: Form) -> int:
    """Return the token before the number and the words that bind it: "in" of "in at least four days".

    One before the sentence where the number opens it.
    """
    at = form.first - 1
    for _ in range(_MOST_WORDS):
        if at < form.sentence.first:
            return at
        key, before = tokens[at].key, key_at(tokens, at - 1, form)
        is_pair = (
            (key == "to" and before in _BEFORE_TO)
            or (key == "than" and before in _BEFORE_THAN)
            or (key in ("least", "most", "best") and before == "at")
        )
        if is_pair:
            at -= 2
        elif (
            key in _BINDING
            or (key in _AS and "as" in (key, before))
            or (key == "over" and before in _OVER_IS_MORE_THAN)
        ):
            at -= 1
        else:
            return at
    return at

"""Where: the words of place that go with a number."""

from collections.abc import Sequence

from claims.domain.reading.numbers.dates import is_month
from claims.domain.reading.numbers.forms import Form
from claims.domain.reading.numbers.lexicon import WEEKDAYS
from claims.domain.reading.proposals import Place
from claims.domain.reading.text import Text
from claims.domain.reading.tokens import Token
from claims.domain.reading.vocabulary import word_set

_PREPOSITIONS = word_set("in at near outside around across inside throughout off into to from on")
_PARTS = word_set("of the de al el la upon du da bin ed -")
_KINDS_OF_PLACES = word_set(
    "city town village province region district state county capital island border north south east west northern",
    "southern eastern western northeast northwest southeast southwest central area neighbourhood neighborhood",
    "port suburb country camp coast",
)


def place_of(text: Text, form: Form) -> Place | None:
    """Return the words of the place nearest behind the number, else before it: "in Kursk", "off Peru"."""
    tokens, sentence = text.tokens, form.sentence
    for at in range(form.last, min(sentence.last - 1, form.last + 25)):
        if tokens[at].key in (";", "“", '"'):
            break
        is_cue = tokens[at].key == "to" and tokens[at - 1].key == "according"
        if tokens[at].key in _PREPOSITIONS and not is_cue:
            found = _named_place(tokens, at + 1, sentence.last)
            if found:
                return text.place_of(*found)
    for at in range(form.first - 2, max(sentence.first, form.first - 25) - 1, -1):
        if tokens[at].key in ("in", "at", "near", "across") and (
            found := _named_place(tokens, at + 1, form.first)
        ):
            return text.place_of(*found)
    return None


def _named_place(tokens: Sequence[Token], at: int, limit: int) -> tuple[int, int] | None:
    first = at
    if at < limit and tokens[at].key == "the":
        at += 1
    begins = None
    while at < limit and at < first + 9:
        token = tokens[at]
        if token.is_word and token.is_capital and token.key not in WEEKDAYS and not is_month(token):
            begins = at if begins is None else begins
        elif token.key in _KINDS_OF_PLACES or (token.key == "of" and tokens[at - 1].key in _KINDS_OF_PLACES):
            pass
        elif not (
            begins is not None
            and token.key in _PARTS - {"and"}
            and at + 1 < limit
            and tokens[at + 1].is_capital
        ):
            break
        at += 1
    while at > first and (tokens[at - 1].key in _PARTS or tokens[at - 1].key == "of"):
        at -= 1
    if begins is None or at <= begins or (at < limit and tokens[at].key == "'s"):
        return None
    return first, at

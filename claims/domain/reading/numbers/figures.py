"""Figures and number words among the tokens of a text, read as one numeral each."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from claims.domain import numerals
from claims.domain.numerals import NotANumeral, Numeral, numeral_at
from claims.domain.reading.numbers.lexicon import DEFINITE, FUNCTION_WORDS, is_plural
from claims.domain.reading.numbers.measures import HYPHENS
from claims.domain.reading.tokens import Kind, Token
from claims.domain.reading.vocabulary import word_set

_DIMENSIONS = word_set(
    "long wide high deep tall thick apart race sprint final swim hurdles freestyle relay jump"
)
_WINDOW = 16
_KINDS = {
    Kind.WORD: numerals.Kind.WORD,
    Kind.NUMBER: numerals.Kind.FIGURE,
    Kind.PUNCTUATION: numerals.Kind.SIGN,
}
# Everything a numeral may be made of; what else stands there ends it.
UNITS = word_set(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen",
    "seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety nil",
)
SCALES = word_set("hundred thousand million billion trillion quadrillion lakh crore dozen")
ORDINALS = word_set(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth",
    "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth thirtieth fortieth fiftieth hundredth",
    "thousandth",
)
_PARTS = word_set("half quarter quarters thirds fourths fifths sixths sevenths eighths ninths tenths")
_BETWEEN = word_set("a an and the of") | HYPHENS
_SUFFIXES = word_set("k m b t mn mln bn bln tn trn mm st nd rd th")
_NUMERIC = UNITS | SCALES | ORDINALS | _PARTS | _BETWEEN | _SUFFIXES
STARTERS = UNITS | SCALES | ORDINALS | word_set("half quarter")
_PLURAL_SCALES = {"dozens": "dozen", "hundreds": "hundred", "millions": "million", "billions": "billion"}


def read_numeral(
    tokens: Sequence[Token], at: int, limit: int, *, is_money: bool = False
) -> tuple[Numeral, int] | None:
    """Return the numeral that begins at this token and where it ends; None where none begins.

    Raises: NotANumeral, for figures that are none, as numbers are grouped.
    """
    window = _window(tokens, at, min(limit, at + _WINDOW), is_money=is_money)
    found = numeral_at(window, 0, is_money=is_money)
    if found is None:
        return None
    numeral, length = found
    # "Three-quarters", "a quarter-million" and such aside, a hyphen or "and" at the end is no part of it.
    while length > 1 and window[length - 1].text in _BETWEEN:
        length -= 1
    return numeral, at + length


def _window(tokens: Sequence[Token], at: int, end: int, *, is_money: bool) -> list[numerals.Token]:
    window: list[numerals.Token] = []
    for place in range(at, end):
        token = tokens[place]
        is_part = token.kind is Kind.NUMBER or token.key in _NUMERIC
        word = _scale_word(tokens, place, end, is_money=is_money)
        window.append(numerals.Token(_kind_of(token), word, token.start, token.end, token.is_glued))
        if not is_part:
            break
    return window


def _kind_of(token: Token) -> numerals.Kind:
    """Return the kind: a sign for ½, which is no figure; but "..." is no sign, a sign being one character."""
    if token.kind is Kind.NUMBER and not token.key[0].isdecimal():
        return numerals.Kind.SIGN
    return numerals.Kind.WORD if len(token.key) > 1 and token.kind is Kind.PUNCTUATION else _KINDS[token.kind]


def _scale_word(tokens: Sequence[Token], at: int, end: int, *, is_money: bool) -> str:
    """Return the token's key, with the letters that stand for a scale here as its word."""
    key = tokens[at].key
    if at == 0 or tokens[at - 1].kind is not Kind.NUMBER:
        return key
    if key == "mm" and is_money:
        return "million"
    if key in ("m", "b", "t") and not is_money and tokens[at].is_glued:
        # "1.2m tons" counts millions, "a 5m wall" is a length.
        if key != "t" and _counts_things(tokens, at + 1, end):
            return "million" if key == "m" else "billion"
        return key.upper()
    return _PLURAL_SCALES.get(key, key)


def _counts_things(tokens: Sequence[Token], at: int, end: int) -> bool:
    """Return whether a plural follows, so that letters behind figures are a scale: "2.7m digital sales"."""
    if at < end and tokens[at].key == "of":
        return at + 1 < end and tokens[at + 1].key in DEFINITE
    for place in range(at, min(end, at + 5)):
        token = tokens[place]
        if is_plural(token.key):
            return True
        if token.kind is not Kind.WORD or (token.key in FUNCTION_WORDS and token.key != "and"):
            return False
        if token.key in _DIMENSIONS:
            return False
    return False


def with_sign(numeral: Numeral) -> Numeral:
    """Return the numeral below zero."""
    return replace(numeral, value=numeral.value.copy_negate())


def fraction_of(over: str, under: str) -> Numeral | None:
    """Return "3/4" as the share it is; None where the figures are no plain fraction."""
    if not (over.isdecimal() and under.isdecimal() and 0 < int(over) < int(under) <= 1000 and len(under) < 5):
        return None
    return Numeral(Decimal(over), out_of=Decimal(under))


def shared_scale(low: Numeral, high: Numeral) -> Numeral:
    """Return the lower end of a range in the scale of the upper: "5 to 10 million", "$89 to $93 billion"."""
    scale = high.scale
    if scale is None or low.scale is not None or low.out_of is not None or abs(low.value) >= min(scale, 1000):
        return low
    scaled = Fraction(low.value) * scale
    if not scaled < Fraction(high.value) or scaled.denominator != 1:
        return low
    return replace(low, value=Decimal(int(scaled)))


__all__ = [
    "ORDINALS",
    "SCALES",
    "STARTERS",
    "UNITS",
    "NotANumeral",
    "Numeral",
    "fraction_of",
    "read_numeral",
    "shared_scale",
    "with_sign",
]

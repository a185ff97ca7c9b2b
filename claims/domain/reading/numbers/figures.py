"""Figures and number words among the tokens of a text, read as one numeral each."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from claims.domain import numerals
from claims.domain.numerals import NotANumeral, Numeral, numeral_at
from claims.domain.reading.numbers.compounds import (
    DIGITS,
    PARTS,
    as_part,
    exactly,
    further_figures,
    grouped_by_blanks,
    mixed_fraction,
    of_a_scale,
    of_two_scales,
    over_another,
    with_decimals,
    with_part,
    with_power,
)
from claims.domain.reading.numbers.lexicon import (
    AUXILIARIES,
    DEFINITE,
    DETERMINERS,
    FUNCTION_WORDS,
    PREPOSITIONS,
    PRONOUNS,
    is_plural,
)
from claims.domain.reading.numbers.measures import HYPHENS, unit_after
from claims.domain.reading.tokens import Kind, Token
from claims.domain.reading.vocabulary import word_set

_DIMENSIONS = word_set(
    "long wide high deep tall thick apart race sprint final swim hurdles freestyle relay jump"
)
_NOT_BEFORE_A_NOUN = PREPOSITIONS | DETERMINERS | AUXILIARIES | PRONOUNS
_WINDOW = 16
_KINDS = {
    Kind.WORD: numerals.Kind.WORD,
    Kind.NUMBER: numerals.Kind.FIGURE,
    Kind.PUNCTUATION: numerals.Kind.SIGN,
}
# Everything a numeral may be made of; what else stands there ends it.
UNITS = word_set(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen",
    "seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety nil naught nought",
)
SCALES = word_set("hundred thousand million billion trillion quadrillion lakh crore dozen")
ORDINALS = word_set(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth",
    "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth thirtieth fortieth fiftieth hundredth",
    "thousandth",
)
_PARTS = word_set("half quarter quarters thirds fourths fifths sixths sevenths eighths ninths tenths")
_BETWEEN = word_set("a an and the of") | HYPHENS
_NUMERIC_PLURALS = word_set("dozens hundreds thousands millions lakhs billions crores trillions dz dzs doz")
_SUFFIXES = word_set("k m b t mn mln bn bln tn trn mm st nd rd th")
_NUMERIC = UNITS | SCALES | ORDINALS | _PARTS | _BETWEEN | _SUFFIXES | _NUMERIC_PLURALS
STARTERS = UNITS | SCALES | ORDINALS | word_set("half quarter")
_PLURAL_SCALES = {
    "dozens": "dozen", "hundreds": "hundred", "thousands": "thousand", "millions": "million", "lakhs": "lakh",
    "billions": "billion", "crores": "crore", "trillions": "trillion", "dz": "dozen", "dzs": "dozen", "doz": "dozen",
}  # fmt: skip
_LONGEST_PART = 4
_QUARTERS = Decimal(4)
_BEFORE_SPANS = word_set(
    "past last first next previous final consecutive successive straight preceding prior these"
)
_BEFORE_AMOUNTS = word_set(
    "than nearly almost about roughly around approximately over under barely by least from to"
)
_BEFORE_TIMES = word_set("for in over after within during")
_ABBREVIATED = {"mn": "million", "mln": "million", "bn": "billion", "bln": "billion"}
_SAME = {"naught": "zero", "nought": "zero"}
_LONGER = (
    with_power,
    of_two_scales,
    further_figures,
    as_part,
    with_decimals,
    with_part,
    of_a_scale,
    over_another,
)


def read_numeral(
    tokens: Sequence[Token], at: int, limit: int, *, is_money: bool = False
) -> tuple[Numeral | None, int] | None:
    """Return the numeral that begins at this token and where it ends; None where none begins.

    The numeral itself is None where it is worth what can't be kept exactly: "2×10^-30".
    Raises: NotANumeral, for figures that are none, as numbers are grouped.
    """
    whole = _in_figures(tokens, at, limit) if tokens[at].is_number else None
    found: tuple[Numeral | None, int] | None = (
        whole
        or _part_of_unit(tokens, at, limit)
        or _part_of_all(tokens, at, limit)
        or _plain(tokens, at, limit, is_money=is_money)
    )
    if found is not None and (last := _last_and(tokens, at, found[1], limit)) is not None:
        found = _plain(tokens, at, last, is_money=is_money)
    for longer in _LONGER:
        if found is None or found[0] is None:
            break
        found = longer(tokens, found[1], limit, found[0]) or found
    return found


def _part_of_unit(tokens: Sequence[Token], at: int, limit: int) -> tuple[Numeral, int] | None:
    """Read "a quarter mile", "a half-point", "a quarter of a percentage point" as so much of the unit."""
    word = at + (tokens[at].key in ("a", "an", "one"))
    under = {"half": 2, "quarter": 4}.get(tokens[word].key) if word < limit else None
    noun = word + 1
    if under is None or noun >= limit:
        return None
    end = noun
    if tokens[noun].key in HYPHENS:
        noun += 1
    elif tokens[noun].key == "of" and noun + 1 < limit and tokens[noun + 1].key in ("a", "an", "one"):
        end = noun = noun + 2
    is_point = noun < limit and tokens[noun].key in ("point", "percent", "percentage")
    measure = unit_after(tokens, noun, limit) if not is_point else None
    if not is_point and (measure is None or tokens[noun].key.endswith("s")):
        return None
    return exactly(Fraction(1, under)), end


def _part_of_all(tokens: Sequence[Token], at: int, limit: int) -> tuple[Numeral, int] | None:
    """Read "less than a tenth can be": a part where only an amount can stand, not the tenth one."""
    if at == 0 or tokens[at].key not in ("a", "an") or tokens[at - 1].key not in _BEFORE_AMOUNTS:
        return None
    if at + 2 < limit and tokens[at + 2].is_word and tokens[at + 2].key not in FUNCTION_WORDS:
        return None
    under = PARTS.get(f"{tokens[at + 1].key}s") if at + 1 < limit else None
    return None if under is None else (Numeral(Decimal(1), out_of=Decimal(under)), at + 2)


def _last_and(tokens: Sequence[Token], at: int, end: int, limit: int) -> int | None:
    """Return the "and" of "one hundred and three quarters", whose three are parts; None of other numerals."""
    if end >= limit or end - at < 3 or tokens[end - 2].key != "and":
        return None
    over, word = DIGITS.get(tokens[end - 1].key), tokens[end].key
    under = PARTS.get(f"{word}s" if over == 1 else word, 0)
    return end - 2 if over is not None and over < under else None


def _in_figures(tokens: Sequence[Token], at: int, limit: int) -> tuple[Numeral, int] | None:
    return grouped_by_blanks(tokens, at, limit) or mixed_fraction(tokens, at, limit)


def _plain(tokens: Sequence[Token], at: int, limit: int, *, is_money: bool) -> tuple[Numeral, int] | None:
    places = _window(tokens, at, min(limit, at + _WINDOW))
    window = [
        numerals.Token(
            _kind_of(tokens[place]),
            _scale_word(tokens, place, limit, is_money=is_money),
            tokens[place].start,
            tokens[place].end,
            tokens[place].is_glued,
        )
        for place in places
    ]
    found = numeral_at(window, 0, is_money=is_money)
    if found is None:
        return None
    numeral, length = found
    if numeral.out_of == _QUARTERS and _are_of_a_year(tokens, at, places[length - 1], numeral):
        numeral, length = Numeral(numeral.value), length - 1
    # "Three-quarters", "a quarter-million" and such aside, a hyphen or "and" at the end is no part of it.
    while length > 1 and window[length - 1].text in _BETWEEN:
        length -= 1
    return numeral, places[length - 1] + 1


def _are_of_a_year(tokens: Sequence[Token], at: int, noun: int, numeral: Numeral) -> bool:
    """Return whether quarters are spans of time: "two quarters", "the past three quarters"."""
    if tokens[noun].key != "quarters":
        return False
    before = tokens[at - 1].key if at > 0 else ""
    is_shared = noun + 1 < len(tokens) and tokens[noun + 1].key in ("of", "the")
    return numeral.value != 3 or before in _BEFORE_SPANS or (before in _BEFORE_TIMES and not is_shared)


def _window(tokens: Sequence[Token], at: int, end: int) -> list[int]:
    """Return the tokens that a numeral could be made of, and the one behind them; no hyphens before scale words."""
    places: list[int] = []
    for place in range(at, end):
        token = tokens[place]
        if token.key in HYPHENS and place > at and place + 1 < end and _only_joins(tokens, place):
            continue
        places.append(place)
        if token.kind is not Kind.NUMBER and token.key not in _NUMERIC:
            break
    return places


def _only_joins(tokens: Sequence[Token], hyphen: int) -> bool:
    """Return whether the hyphen says no more than a blank: "five-hundred", "half-a-million"."""
    before, behind = tokens[hyphen - 1], tokens[hyphen + 1]
    if not (tokens[hyphen].is_glued and behind.is_glued):
        return False
    return behind.key in SCALES or (before.key in UNITS | _PARTS and behind.key in ("a", "and"))


def _kind_of(token: Token) -> numerals.Kind:
    """Return the kind: a sign for ½, which is no figure; but "..." is no sign, a sign being one character."""
    if token.kind is Kind.NUMBER and not token.key[0].isdecimal():
        return numerals.Kind.SIGN
    return numerals.Kind.WORD if len(token.key) > 1 and token.kind is Kind.PUNCTUATION else _KINDS[token.kind]


def _scale_word(tokens: Sequence[Token], at: int, end: int, *, is_money: bool) -> str:
    """Return the token's key, with the letters that stand for a scale here as its word."""
    key = tokens[at].key
    if at > 0 and tokens[at - 1].key in UNITS:
        return _PLURAL_SCALES.get(key) or _ABBREVIATED.get(key, key)
    if at == 0 or tokens[at - 1].kind is not Kind.NUMBER:
        return _SAME.get(key, key)
    if key in ("m", "b") and tokens[at].is_capital and not tokens[at].is_glued and not is_money:
        # "8 B people" counts billions.
        return {"m": "million", "b": "billion"}[key] if _counts_things(tokens, at + 1, end) else key
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
        if token.kind is not Kind.WORD or token.key in _NOT_BEFORE_A_NOUN:
            return False
        if token.key in _DIMENSIONS:
            return False
    return False


def with_sign(numeral: Numeral) -> Numeral:
    """Return the numeral below zero."""
    return replace(numeral, value=numeral.value.copy_negate())


def fraction_of(over: str, under: str) -> Numeral | None:
    """Return "3/4" as the share it is; None where the figures are no plain fraction."""
    if not (over.isdecimal() and under.isdecimal()) or max(len(over), len(under)) > _LONGEST_PART:
        return None
    if not 0 < int(over) < int(under) <= 1000:
        return None
    return Numeral(Decimal(over), out_of=Decimal(under))


def of_one_whole(low: Numeral, high: Numeral) -> tuple[Numeral, Numeral]:
    """Return two shares as parts of the same whole: "two-thirds to three-quarters" as 8 and 9 out of 12."""
    if low.out_of is None or high.out_of is None or low.out_of == high.out_of:
        return low, high
    return (
        Numeral(low.value * high.out_of, out_of=low.out_of * high.out_of),
        Numeral(high.value * low.out_of, out_of=low.out_of * high.out_of),
    )


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
    "of_one_whole",
    "read_numeral",
    "shared_scale",
    "with_sign",
]

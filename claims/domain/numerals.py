"""Numerals: one number as it is written, in figures, in words or both, and what it is exactly.

English as newspapers write it, with the ways of grouping figures that can't be mistaken for another number.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum, auto
from fractions import Fraction

from claims.domain.decimals import NotExact, from_fraction


class NotANumeral(ValueError):
    """The figures or words could stand for several numbers, or for something else."""


class Kind(Enum):
    FIGURE = auto()
    WORD = auto()
    SIGN = auto()


@dataclass(frozen=True)
class Token:
    kind: Kind
    text: str
    """Lower case."""
    start: int
    end: int
    is_glued: bool
    """Whether nothing stands between it and the token before it."""


@dataclass(frozen=True)
class Numeral:
    value: Decimal
    out_of: Decimal | None = None
    """3 for "two-thirds"."""
    scale: int | None = None
    """The scale word it ends in, which a number before it may share: "5 to 10 million"."""
    is_ordinal: bool = False
    is_rough: bool = False
    """Half a dozen is rarely counted."""


def _numbered(words: str, *, first: int = 0, step: int = 1) -> dict[str, int]:
    return {word: first + step * place for place, word in enumerate(words.split())}


# Source of the words: Huddleston and Pullum, The Cambridge Grammar of the English Language (2002), numerals;
# lakh and crore: Oxford English Dictionary.
_UNITS = _numbered(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen"
) | {
    "nil": 0,
    **_numbered("fifteen sixteen seventeen eighteen nineteen", first=15),
}
_TENS = _numbered("twenty thirty forty fifty sixty seventy eighty ninety", first=20, step=10)
_ORDINALS = {
    **_numbered("first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth", first=1),
    **_numbered("thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth", first=13),
    **_numbered("twentieth thirtieth fortieth fiftieth", first=20, step=10),
    "hundredth": 100,
    "thousandth": 1000,
}
_PARTS = {"half": 2, "quarter": 4} | {word: number for word, number in _ORDINALS.items() if number > 2}
_HUNDRED = "hundred"
_SCALES = {
    "dozen": 12,
    "thousand": 10**3,
    "lakh": 10**5,
    "million": 10**6,
    "crore": 10**7,
    "billion": 10**9,
    "trillion": 10**12,
    "quadrillion": 10**15,
}
_SUFFIXES = {"k": 10**3, "mn": 10**6, "mln": 10**6, "bn": 10**9, "bln": 10**9, "tn": 10**12, "trn": 10**12}
# "£9m" is nine million, "9m" may be nine metres.
_MONEY_SUFFIXES = {"m": 10**6, "b": 10**9, "t": 10**12}
_ORDINAL_ENDS = {"st", "nd", "rd", "th"}
_HYPHENS = {"-", "‐", "‑"}
# Behind "a third" these show that a part is meant: "a third round" is the next one.
_AFTER_A_PART = {"of", "the", "more", "less", "fewer", "higher", "lower", "larger", "smaller"}

_BLANK = "[ \u00a0\u2009\u202f]"
_TOKEN = re.compile(
    rf"(?P<figure>(?<![\d.,])\d{{1,3}}(?:{_BLANK}\d{{3}})+(?![\d])(?:[.,]\d+)?|\d+(?:[.,'’]\d+)*)"
    r"|(?P<word>[^\W\d_¼-¾⅐-⅞]+(?:['’][^\W\d_¼-¾⅐-⅞]+)*)"
    r"|(?P<sign>\S)"
)
_PLAIN = re.compile(r"\d+(?:\.\d+)?")
# Each with what groups its digits and what stands before its fraction.
_GROUPED = (
    (re.compile(r"[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?"), ",", "."),
    (re.compile(r"[1-9]\d?(?:,\d{2})+,\d{3}(?:\.\d+)?"), ",", "."),  # 12,34,567 as in India
    (re.compile(r"[1-9]\d{0,2}(?:\.\d{3}){2,}(?:,\d+)?|[1-9]\d{0,2}(?:\.\d{3})+,\d+"), ".", ","),
    (re.compile(r"\d+,\d{1,2}|0,\d+"), ".", ","),
    (re.compile(r"[1-9]\d{0,2}(?:['’]\d{3})+(?:\.\d+)?"), "'’", "."),
    (re.compile(rf"[1-9]\d{{0,2}}(?:{_BLANK}\d{{3}})+(?:\.\d+)?"), " \u00a0\u2009\u202f", "."),
    (re.compile(rf"[1-9]\d{{0,2}}(?:{_BLANK}\d{{3}})+,\d+"), " \u00a0\u2009\u202f", ","),
)
# No English text writes 25.000 for 25, and no other one for 25 either.
_THOUSANDS_OR_NOT = re.compile(r"[1-9]\d{0,2}\.000")
# What is kept has at most 40 figures before the point and 20 after it; the rest are its marks.
_LONGEST_FIGURE = 100


def tokenise(text: str) -> tuple[Token, ...]:
    """Return the figures, words and signs of the text; digits of every script as ASCII ones."""
    text = "".join(_ascii_digit(character) for character in text)
    tokens: list[Token] = []
    for match in _TOKEN.finditer(text):
        kind = Kind.FIGURE if match["figure"] else Kind.WORD if match["word"] else Kind.SIGN
        glued = bool(tokens) and tokens[-1].end == match.start()
        tokens.append(Token(kind, match.group().lower(), match.start(), match.end(), glued))
    return tuple(tokens)


def figure_value(text: str) -> Fraction:
    """Return what figures stand for.

    Raises: NotANumeral, where they may be read as two numbers ("25.000") or as none ("1,2,3", "007", 100 digits).

    >>> figure_value("25,000"), figure_value("1.234.567"), figure_value("4,5")
    (Fraction(25000, 1), Fraction(1234567, 1), Fraction(9, 2))
    """
    if len(text) > _LONGEST_FIGURE:
        raise NotANumeral(f"{text[:20]}… has more figures than any number that can be kept.")
    if _THOUSANDS_OR_NOT.fullmatch(text):
        raise NotANumeral(f"{text} may be {text.partition('.')[0]} or {text.replace('.', ',')}: write which.")
    if _PLAIN.fullmatch(text) and not re.match(r"0\d", text):
        return Fraction(text)
    for form, marks, point in _GROUPED:
        if form.fullmatch(text):
            digits = text.translate({ord(mark): None for mark in marks})
            return Fraction(digits.replace(point, "."))
    raise NotANumeral(f"{text} is not a number as figures are grouped.")


def numeral_at(tokens: Sequence[Token], at: int, *, is_money: bool = False) -> tuple[Numeral, int] | None:
    """Return the numeral that begins at this token and where it ends; None where none begins.

    Raises: NotANumeral.
    """
    for read in (_ordinal, _half, _part):
        if (found := read(tokens, at)) is not None:
            return found
    cardinal = _cardinal(tokens, at, is_money=is_money)
    if cardinal is None:
        return None
    value, scale, end = cardinal
    return Numeral(_exact(value), scale=scale), end


def is_scale(word: str) -> bool:
    """Return whether the word multiplies what stands before it."""
    return word == _HUNDRED or word in _SCALES


def _ascii_digit(character: str) -> str:
    digit = unicodedata.decimal(character, None)
    return character if digit is None else str(digit)


def _word(tokens: Sequence[Token], at: int) -> str:
    return tokens[at].text if at < len(tokens) else ""


def _is(tokens: Sequence[Token], at: int, kind: Kind) -> bool:
    return at < len(tokens) and tokens[at].kind == kind


def _past_hyphen(tokens: Sequence[Token], at: int) -> int:
    return at + 1 if _word(tokens, at) in _HYPHENS and at > 0 and tokens[at].is_glued else at


def _exact(value: Fraction) -> Decimal:
    try:
        return from_fraction(value)
    except NotExact as error:
        raise NotANumeral(str(error)) from error


def _ordinal(tokens: Sequence[Token], at: int) -> tuple[Numeral, int] | None:
    """Read "21st", "second", "twenty-first"."""
    if _is(tokens, at, Kind.FIGURE) and _word(tokens, at + 1) in _ORDINAL_ENDS and tokens[at + 1].is_glued:
        return Numeral(_exact(figure_value(tokens[at].text)), is_ordinal=True), at + 2
    word = _word(tokens, at)
    if word in _ORDINALS:
        return Numeral(Decimal(_ORDINALS[word]), is_ordinal=True), at + 1
    last = _ORDINALS.get(_word(tokens, _past_hyphen(tokens, at + 1)), 10)
    if word in _TENS and last < 10:
        return Numeral(Decimal(_TENS[word] + last), is_ordinal=True), _past_hyphen(tokens, at + 1) + 1
    return None


def _half(tokens: Sequence[Token], at: int) -> tuple[Numeral, int] | None:
    """Read "half", "half a million", "a half-million", "half an hour"; and the sign ½ as the share it is."""
    sign = _vulgar(tokens, at)
    if sign is not None:
        return Numeral(Decimal(sign.numerator), out_of=Decimal(sign.denominator)), at + 1
    after = at + 1 if _word(tokens, at) == "a" else at
    if _word(tokens, after) != "half":
        return None
    article = _word(tokens, after + 1) in {"a", "an"}
    noun = after + 2 if article else _past_hyphen(tokens, after + 1)
    scale = 100 if _word(tokens, noun) == _HUNDRED else _SCALES.get(_word(tokens, noun))
    if scale is not None:
        return Numeral(_exact(Fraction(scale, 2)), is_rough=_word(tokens, noun) == "dozen"), noun + 1
    if article and noun < len(tokens):
        return Numeral(Decimal("0.5")), after + 2
    return Numeral(Decimal(1), out_of=Decimal(2)), after + 1


def _part(tokens: Sequence[Token], at: int) -> tuple[Numeral, int] | None:
    """Read "two-thirds", "a quarter", "three tenths"."""
    if _word(tokens, at) in {"a", "an"}:
        several, noun = 1, at + 1
        if (
            noun + 1 < len(tokens)
            and tokens[noun + 1].kind == Kind.WORD
            and _word(tokens, noun + 1) not in _AFTER_A_PART
        ):
            return None
    else:
        small = _small(tokens, at)
        if small is None:
            return None
        several, noun = small[0], _past_hyphen(tokens, small[1])
    word = _word(tokens, noun)
    whole = _PARTS.get(word if several == 1 else word.removesuffix("s") if word.endswith("s") else "")
    if whole is None or not several:
        return None
    return Numeral(Decimal(several), out_of=Decimal(whole)), noun + 1


def _cardinal(tokens: Sequence[Token], at: int, *, is_money: bool) -> tuple[Fraction, int | None, int] | None:
    """Read "9 million", "one hundred and four", "four million two hundred thousand"."""
    group = _group(tokens, at)
    if group is None:
        return None
    is_article = _word(tokens, at) in {"a", "an"}
    total, limit, groups = Fraction(0), None, 0
    while group is not None:
        value, shared, at = group
        groups += 1
        scale = _scale_at(tokens, at, is_money=is_money)
        if scale is None or (limit is not None and scale >= limit):
            return total + value, shared if groups == 1 and not is_article else None, at
        total, limit, at = total + value * scale, scale, at + 1
        group = _next_group(tokens, at, limit, is_money=is_money)
    return total, limit if groups == 1 and not is_article else None, at


def _scale_at(tokens: Sequence[Token], at: int, *, is_money: bool) -> int | None:
    word = _word(tokens, at)
    if word in _SCALES:
        return _SCALES[word]
    if at == 0 or tokens[at - 1].kind != Kind.FIGURE:
        return None
    if word in _MONEY_SUFFIXES and not is_money and tokens[at].is_glued:
        raise NotANumeral(f"{tokens[at - 1].text}{word} may be a unit or a scale: write it out.")
    return (_SUFFIXES | _MONEY_SUFFIXES if is_money else _SUFFIXES).get(word)


def _next_group(
    tokens: Sequence[Token], at: int, limit: int, *, is_money: bool
) -> tuple[Fraction, int | None, int] | None:
    """Read what goes on after a scale word: "two hundred" in "one thousand two hundred"."""
    if limit < 100:
        return None
    begins = at + 1 if _word(tokens, at) == "and" else at
    group = _group(tokens, begins)
    if group is None or group[0] >= limit:
        return None
    following = _scale_at(tokens, group[2], is_money=is_money)
    # "Between one thousand and two thousand" and "9 million 200" are two numbers.
    if following is not None and following >= limit:
        return None
    if tokens[begins].kind == Kind.FIGURE and following is None:
        return None
    return group


def _group(tokens: Sequence[Token], at: int) -> tuple[Fraction, int | None, int] | None:
    """Read what a scale word can multiply: figures, or words below a thousand; and "and a half" after it."""
    if _is(tokens, at, Kind.FIGURE):
        value, shared, end = figure_value(tokens[at].text), None, at + 1
        sign = _vulgar(tokens, end)
        if sign is not None and value.denominator == 1:
            return value + sign, None, end + 1
        if _word(tokens, end) == _HUNDRED:
            return value * 100, 100, end + 1
    else:
        words = _hundreds(tokens, at)
        if words is None:
            return None
        value, shared, end = words
    added = _and_a_half(tokens, end)
    return (value, shared, end) if added is None else (value + added[0], None, added[1])


def _hundreds(tokens: Sequence[Token], at: int) -> tuple[Fraction, int | None, int] | None:
    if _word(tokens, at) in {"a", "an"}:
        if not is_scale(_word(tokens, at + 1)):
            return None
        value, end = 1, at + 1
    else:
        small = _small(tokens, at)
        if small is None:
            return None
        value, end = small
    if _word(tokens, end) != _HUNDRED or not value:
        return Fraction(value), None, end
    value, end = value * 100, end + 1
    rest = _small(tokens, end + 1 if _word(tokens, end) == "and" else end)
    if rest is None or _word(tokens, rest[1]) == _HUNDRED:
        return Fraction(value), 100, end
    return Fraction(value + rest[0]), None, rest[1]


def _small(tokens: Sequence[Token], at: int) -> tuple[int, int] | None:
    """Read a number word below a hundred: "seven", "twenty-five"."""
    word = _word(tokens, at)
    if word in _UNITS:
        return _UNITS[word], at + 1
    if word not in _TENS:
        return None
    unit = _UNITS.get(_word(tokens, _past_hyphen(tokens, at + 1)), 0)
    if 0 < unit < 10:
        return _TENS[word] + unit, _past_hyphen(tokens, at + 1) + 1
    return _TENS[word], at + 1


def _and_a_half(tokens: Sequence[Token], at: int) -> tuple[Fraction, int] | None:
    words = []
    for _ in range(3):
        at = _past_hyphen(tokens, at)
        words.append(_word(tokens, at))
        at += 1
    if words[:2] != ["and", "a"] or words[2] not in {"half", "quarter"}:
        return None
    return Fraction(1, _PARTS[words[2]]), at


def _vulgar(tokens: Sequence[Token], at: int) -> Fraction | None:
    """Read one of the signs ½, ¾, ⅓."""
    if not _is(tokens, at, Kind.SIGN):
        return None
    form, _, numbers = unicodedata.decomposition(tokens[at].text).partition(" ")
    if form != "<fraction>":
        return None
    over, under = "".join(chr(int(code, 16)) for code in numbers.split()).split("⁄")
    return Fraction(int(over), int(under)) if under else None

"""Numerals made of several: "three and a fifth", "five point five", "thirty-two fifths", "2.4 × 10^6", "40 000".

Each reader is given the numeral that stands first and returns the longer one with where it ends, None where
nothing goes on.
"""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from claims.domain.decimals import NotExact, from_fraction
from claims.domain.numerals import Numeral
from claims.domain.reading.numbers.lexicon import is_plural
from claims.domain.reading.numbers.measures import HYPHENS, unit_after
from claims.domain.reading.tokens import Token
from claims.domain.reading.vocabulary import word_set

# Source of the words: Huddleston and Pullum, The Cambridge Grammar of the English Language (2002), numerals.


def _numbered(words: str, *, first: int = 0, step: int = 1) -> dict[str, int]:
    return {word: first + step * place for place, word in enumerate(words.split())}


DIGITS = _numbered("zero one two three four five six seven eight nine") | {"oh": 0, "naught": 0, "nought": 0}
TENS = _numbered("twenty thirty forty fifty sixty seventy eighty ninety", first=20, step=10)
_ORDINALS = {
    **_numbered("first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth", first=1),
    **_numbered("thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth", first=13),
}
_ROUND_PARTS = {
    "twentieth": 20, "thirtieth": 30, "fortieth": 40, "fiftieth": 50, "sixtieth": 60, "seventieth": 70,
    "eightieth": 80, "ninetieth": 90, "hundredth": 100, "thousandth": 1000, "millionth": 10**6,
    "billionth": 10**9, "half": 2, "quarter": 4,
}  # fmt: skip
_NO_PARTS = ("first", "second")
PARTS = {f"{word}s": number for word, number in (_ORDINALS | _ROUND_PARTS).items() if word not in _NO_PARTS}
"""Words for several of the parts that make a whole."""
WORTH = {
    "dozen": 12, "hundred": 100, "thousand": 1000, "lakh": 10**5, "million": 10**6, "crore": 10**7,
    "billion": 10**9, "trillion": 10**12, "quadrillion": 10**15,
}  # fmt: skip
_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_MINUS = frozenset(["-", "−", "–", "⁻"])
_TIMES = frozenset(["×", "x", "*", "·"])
_GREATEST_EXPONENT = 60
_MOST_GROUPS = 12
_BEHIND_A_PART = word_set("percent per %")
_LARGEST_SCALE_OF_PARTS = 1000
_MULTIPLIED = frozenset([10**3, 10**5, 10**6])

Found = tuple[Numeral, int] | None


def exactly(value: Fraction) -> Numeral:
    """Return the numeral worth this: a decimal where one is exact, else a share: 7/3 as 7 out of 3."""
    try:
        return Numeral(from_fraction(value))
    except NotExact:
        return Numeral(Decimal(value.numerator), out_of=Decimal(value.denominator))


def with_decimals(tokens: Sequence[Token], end: int, limit: int, numeral: Numeral) -> Found:
    """Read "five point five", "two hundred point zero three", "one point two million"."""
    if _key(tokens, end, limit) != "point" or numeral.value != numeral.value.to_integral_value():
        return None
    if end > 1 and tokens[end - 2].key == "at":
        return None  # "at one point two men left"
    digits = ""
    at = end + 1
    while _key(tokens, at, limit) in DIGITS and len(digits) < _MOST_GROUPS:
        digits += str(DIGITS[tokens[at].key])
        at += 1
    if not digits:
        return None
    value = _fraction(numeral) + Fraction(int(digits), 10 ** len(digits))
    scale = WORTH.get(_key(tokens, at, limit)) if numeral.scale is None else None
    return (exactly(value), at) if scale is None else (replace(exactly(value * scale), scale=scale), at + 1)


def of_two_scales(tokens: Sequence[Token], end: int, limit: int, numeral: Numeral) -> Found:
    """Read "1.2 lakh crore", "five hundred thousand million"."""
    scale = WORTH.get(_key(tokens, end, limit))
    if scale is None or numeral.scale not in _MULTIPLIED or numeral.out_of is not None:
        return None
    return replace(exactly(_fraction(numeral) * scale), scale=scale), end + 1


def with_part(tokens: Sequence[Token], end: int, limit: int, numeral: Numeral) -> Found:
    """Read "three and a fifth", "3 million and a quarter", "forty-two and two thirds"."""
    at = end + (_key(tokens, end, limit) in HYPHENS)
    if _key(tokens, at, limit) != "and" or numeral.out_of is not None or numeral.is_ordinal:
        return None
    at += 1
    at += _key(tokens, at, limit) in HYPHENS
    over = DIGITS.get(_key(tokens, at, limit), 1 if _key(tokens, at, limit) in ("a", "an") else 0)
    found = _part_at(tokens, at + 1, limit, over)
    if found is None:
        return None
    part, at = Fraction(over, found[0]), found[1]
    smaller = WORTH.get(_key(tokens, at, limit))
    if smaller is not None:
        whole, at = _fraction(numeral), at + 1
        if numeral.scale is None:
            return replace(exactly((whole + part) * smaller), scale=smaller), at
        return (exactly(whole + part * smaller), at) if smaller < numeral.scale else None
    if not _may_end_a_part(tokens, at, limit):
        return None
    scale = numeral.scale if (numeral.scale or 1) >= _LARGEST_SCALE_OF_PARTS else 1
    return exactly(_fraction(numeral) + part * (scale or 1)), at


def as_part(tokens: Sequence[Token], end: int, limit: int, numeral: Numeral) -> Found:
    """Read "one twenty-fifth", "thirty-two fifths", "two hundredths": the numeral counts parts."""
    if numeral.out_of is not None or numeral.is_ordinal or not 0 < numeral.value < _LARGEST_SCALE_OF_PARTS:
        return None
    if numeral.value != numeral.value.to_integral_value() or tokens[end - 1].is_number:
        return None
    if _key(tokens, end, limit) == "quarters":
        return None  # "two quarters" of a year
    found = _part_at(tokens, end + (_key(tokens, end, limit) in HYPHENS), limit, int(numeral.value))
    if found is None or (numeral.value == 1 and not _ends_or_is_of(tokens, found[1], limit)):
        return None
    return Numeral(numeral.value, out_of=Decimal(found[0])), found[1]


def of_a_scale(tokens: Sequence[Token], end: int, limit: int, numeral: Numeral) -> Found:
    """Read "three-quarters of a million", "half of a billion"."""
    if numeral.out_of is None or _key(tokens, end, limit) != "of" or _key(tokens, end + 1, limit) != "a":
        return None
    scale = WORTH.get(_key(tokens, end + 2, limit))
    return None if scale is None else (exactly(_fraction(numeral) * scale), end + 3)


def over_another(tokens: Sequence[Token], end: int, limit: int, numeral: Numeral) -> Found:
    """Read "one over three", where nothing behind it could be counted."""
    if _key(tokens, end, limit) != "over" or numeral.out_of is not None or numeral.scale is not None:
        return None
    under = _small_number(tokens, end + 1, limit)
    if under is None or not 0 < numeral.value < under[0] or not _ends(tokens, under[1], limit):
        return None
    return Numeral(numeral.value, out_of=Decimal(under[0])), under[1]


def further_figures(tokens: Sequence[Token], end: int, limit: int, numeral: Numeral) -> Found:
    """Read "4 thousand 3 hundred"."""
    if numeral.scale is None or end + 1 >= limit or not tokens[end].is_number:
        return None
    scale = WORTH.get(tokens[end + 1].key)
    if scale is None or scale >= numeral.scale or not tokens[end].key.isdecimal() or len(tokens[end].key) > 3:
        return None
    return exactly(_fraction(numeral) + int(tokens[end].key) * scale), end + 2


def grouped_by_blanks(tokens: Sequence[Token], at: int, limit: int) -> Found:
    """Read "1 234 567" and "40 000": groups of three behind single blanks."""
    first = tokens[at]
    if not first.key.isdecimal() or len(first.key) > 3 or first.key.startswith("0"):
        return None
    end = at + 1
    while end < limit and end - at < _MOST_GROUPS and _is_group(tokens, end):
        end += 1
    groups = end - at - 1
    if not groups or (end < limit and tokens[end].is_number and tokens[end].start == tokens[end - 1].end + 1):
        return None
    if groups == 1 and not (tokens[at + 1].key == "000" or _is_counted(tokens, end, limit)):
        return None
    return exactly(Fraction(int("".join(token.key for token in tokens[at:end])))), end


def mixed_fraction(tokens: Sequence[Token], at: int, limit: int) -> Found:
    """Read "1 1/2" and "7-3/4"."""
    over = at + 1
    over += _key(tokens, over, limit) in HYPHENS and tokens[over].is_glued
    if over + 2 >= limit or tokens[over + 1].key != "/" or not tokens[over + 1].is_glued:
        return None
    keys = tokens[at].key, tokens[over].key, tokens[over + 2].key
    if not all(key.isdecimal() and len(key) < 4 for key in keys) or not tokens[over + 2].is_glued:
        return None
    whole, above, below = map(int, keys)
    if not 0 < above < below or _key(tokens, over + 3, limit) == "/":
        return None
    return exactly(whole + Fraction(above, below)), over + 3


def with_power(
    tokens: Sequence[Token], end: int, limit: int, numeral: Numeral
) -> tuple[Numeral | None, int] | None:
    """Read "2.4×10^6", "1.3e6", "10⁶", "2^8"; the numeral is None where so many digits can't be kept."""
    value = _fraction(numeral)
    if _key(tokens, end, limit) in _TIMES and _key(tokens, end + 1, limit) == "10":
        exponent, base = _exponent(tokens, end + 2, limit) or _below(tokens, end + 2, limit), Fraction(10)
    elif _key(tokens, end, limit) == "e" and tokens[end].is_glued:
        exponent, base = _signed(tokens, end + 1, limit), Fraction(10)
    else:
        # Small raised figures behind other numbers than ten lead to a note.
        is_power = numeral.value == 10 or _key(tokens, end, limit) == "^"
        exponent = _exponent(tokens, end, limit) if is_power else None
        value, base = Fraction(1), value
    if exponent is None or not base:
        return None
    power, at = exponent
    if abs(power) > _GREATEST_EXPONENT:
        return None, at
    try:
        return Numeral(from_fraction(value * base**power)), at
    except NotExact:
        return None, at


def begins_power(tokens: Sequence[Token], at: int, limit: int) -> bool:
    """Return whether the letter behind the figures is an exponent's: "1.3e6", "4e-14"."""
    if at + 1 >= limit or not tokens[at + 1].is_glued:
        return False
    if tokens[at + 1].key == "e":
        return _signed(tokens, at + 2, limit) is not None
    return tokens[at].key == "10" and _exponent(tokens, at + 1, limit) is not None


def _key(tokens: Sequence[Token], at: int, limit: int) -> str:
    return tokens[at].key if at < limit else ""


def _fraction(numeral: Numeral) -> Fraction:
    return Fraction(numeral.value) / Fraction(numeral.out_of or 1)


def _exponent(tokens: Sequence[Token], at: int, limit: int) -> tuple[int, int] | None:
    """Read what stands behind a base: "^6", "⁻⁶", "−6" against it."""
    if at >= limit or not tokens[at].is_glued:
        return None
    key = tokens[at].key
    if key == "^":
        return _signed(tokens, at + 1, limit)
    is_negative = key == "⁻"
    at += is_negative
    raised = _key(tokens, at, limit).translate(_SUPERSCRIPTS)
    if not raised.isascii() or not raised.isdecimal() or raised == _key(tokens, at, limit) or len(raised) > 3:
        return None
    return -int(raised) if is_negative else int(raised), at + 1


def _below(tokens: Sequence[Token], at: int, limit: int) -> tuple[int, int] | None:
    """Read the exponent of "10−6", whose being raised was lost."""
    return _signed(tokens, at, limit) if at < limit and tokens[at].key in _MINUS else None


def _signed(tokens: Sequence[Token], at: int, limit: int) -> tuple[int, int] | None:
    """Read "6", "+6", "−6" that stand against what is before them."""
    is_negative = _key(tokens, at, limit) in _MINUS
    if at < limit and tokens[at].is_glued and (is_negative or tokens[at].key == "+"):
        at += 1
    if at >= limit or not tokens[at].is_glued or not tokens[at].key.isdecimal() or len(tokens[at].key) > 3:
        return None
    return -int(tokens[at].key) if is_negative else int(tokens[at].key), at + 1


def _part_at(tokens: Sequence[Token], at: int, limit: int, over: int) -> tuple[int, int] | None:
    """Return how many of the parts named here make a whole: 3 for "thirds"; singular for one, plural for more."""
    if over < 1:
        return None
    at += _key(tokens, at, limit) in HYPHENS
    tens, end = TENS.get(_key(tokens, at, limit), 0), at
    if tens:
        end = at + 1
        end += _key(tokens, end, limit) in HYPHENS
    word = _key(tokens, end, limit)
    if over > 1:
        if not word.endswith("s"):
            return None
        word = "half" if word == "halves" else word[:-1]
    under = _ORDINALS.get(word, 0)
    if tens:
        under = tens + under if 0 < under < 10 else 0
    elif under < 3:
        under = _ROUND_PARTS.get(word, 0)
    return (under, end + 1) if under else None


def _small_number(tokens: Sequence[Token], at: int, limit: int) -> tuple[int, int] | None:
    key = _key(tokens, at, limit)
    if key.isdecimal() and len(key) < 6:
        return int(key), at + 1
    small = DIGITS.get(key) or TENS.get(key)
    if small is None:
        return None
    return (small * 100, at + 2) if _key(tokens, at + 1, limit) == "hundred" else (small, at + 1)


def _is_group(tokens: Sequence[Token], at: int) -> bool:
    token = tokens[at]
    is_three = len(token.key) == 3 and token.key.isdecimal()
    return is_three and token.start == tokens[at - 1].end + 1


def _is_counted(tokens: Sequence[Token], at: int, limit: int) -> bool:
    return is_plural(_key(tokens, at, limit)) or unit_after(tokens, at, limit) is not None


def _ends(tokens: Sequence[Token], at: int, limit: int) -> bool:
    return (
        at >= limit
        or not (tokens[at].is_word or tokens[at].is_number or tokens[at].is_glued)
        or (tokens[at].key in ".,;:!?)")
    )


def _ends_or_is_of(tokens: Sequence[Token], at: int, limit: int) -> bool:
    return _ends(tokens, at, limit) or tokens[at].key == "of"


def _may_end_a_part(tokens: Sequence[Token], at: int, limit: int) -> bool:
    """Return whether what follows may be counted: "three and a third miles", not "three and a third was hurt"."""
    return _ends(tokens, at, limit) or tokens[at].key in _BEHIND_A_PART or _is_counted(tokens, at, limit)

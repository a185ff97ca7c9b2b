"""Exact decimals as canonical text: what goes in comes out, digit for digit, and sorts by value.

Nothing here does arithmetic: `decimal`'s default context keeps 28 digits and would round a number of 60.
"""

import re
from decimal import Decimal
from fractions import Fraction

DIGITS_BEFORE = 40
DIGITS_AFTER = 20

_PLAIN = re.compile(r"(?P<sign>-?)(?P<whole>[0-9]+)(?:\.(?P<fraction>[0-9]+))?")
_LONGEST = len("-") + DIGITS_BEFORE + len(".") + DIGITS_AFTER
_ROOM = f"at most {DIGITS_BEFORE} digits are kept before the point and {DIGITS_AFTER} after it"
# Turned digits sort the other way round, so that of two negatives the larger comes first.
_TURNED = str.maketrans("0123456789", "jihgfedcba")


class NotExact(ValueError):
    """The value is no plain decimal that is kept digit for digit; the message names the trouble."""


def parse_exact(text: str) -> Decimal:
    """Return the decimal that plain text states.

    Shape:  at most 40 digits before and 20 after the point; no exponent, no group marks, no plus sign.
    Raises: NotExact.

    >>> parse_exact("-0.50")
    Decimal('-0.50')
    """
    if not isinstance(text, str):
        raise NotExact(f"Exact decimals are given as text, not as {type(text).__name__}.")
    if len(text) > _LONGEST:
        raise NotExact(f"{_shown(text)} is too long: {_ROOM}.")
    match = _PLAIN.fullmatch(text)
    if match is None:
        raise NotExact(f"{_shown(text)} is not a plain decimal such as 25000, 1.5 or -0.5.")
    sign, whole, fraction = match["sign"], match["whole"], match["fraction"] or ""
    if len(whole) > 1 and whole.startswith("0"):
        raise NotExact(f"{_shown(text)} begins with a needless zero.")
    if sign and not (whole + fraction).strip("0"):
        raise NotExact(f"{_shown(text)} is written as a negative zero: write 0.")
    _check_digits(len(whole), len(fraction), text)
    return Decimal(text)


def canonical(value: Decimal | str | int) -> str:
    """Return the one text that stands for this value: no exponent, no needless zero, and 0 for -0.

    Raises: NotExact for what `parse_exact` refuses, floats, NaN, infinities, and more than 40 + 20 digits.

    >>> canonical("1.50"), canonical(Decimal("9E+6")), canonical(Decimal("-0.0"))
    ('1.5', '9000000', '0')
    """
    if isinstance(value, str):
        value = parse_exact(value)
    elif isinstance(value, int) and not isinstance(value, bool):
        # Asked before it is turned into text, which takes quadratic time (and is refused above 4,300 digits).
        if abs(value) >= 10**DIGITS_BEFORE:
            raise NotExact(f"The whole number has more than {DIGITS_BEFORE} digits.")
        value = Decimal(value)
    elif not isinstance(value, Decimal):
        raise NotExact(f"A {type(value).__name__} is not an exact decimal.")
    return _plain_text(value)


def from_fraction(value: Fraction) -> Decimal:
    """Return the decimal that is exactly this fraction.

    Raises: NotExact, for a third as for any number of more than 40 + 20 digits.

    >>> from_fraction(Fraction(5, 2))
    Decimal('2.5')
    """
    scaled = value * 10**DIGITS_AFTER
    if scaled.denominator != 1:
        raise NotExact(f"It can't be written out with {DIGITS_AFTER} digits after the point.")
    if abs(value) >= 10**DIGITS_BEFORE:
        raise NotExact(f"The number has more than {DIGITS_BEFORE} digits before the point.")
    sign, digits = scaled.numerator < 0, str(abs(scaled.numerator))
    return Decimal(canonical(Decimal((int(sign), tuple(map(int, digits)), -DIGITS_AFTER))))


def sort_key(text: str) -> str:
    """Return the text whose plain order is the numeric order of canonical decimals.

    Shape:  61 characters: "1" and the digits filled up to 40 before and 20 after the point; for negatives "0"
            and the same digits as letters from j for 0 down to a for 9. The database generates the same key.
    Raises: NotExact, also for text that is not canonical.

    >>> sorted(["10", "9.5", "-1", "-20"], key=sort_key)
    ['-20', '-1', '9.5', '10']
    """
    if canonical(text) != text:
        raise NotExact(f"{_shown(text)} is not canonical: write {canonical(text)}.")
    whole, _, fraction = text.removeprefix("-").partition(".")
    digits = whole.zfill(DIGITS_BEFORE) + fraction.ljust(DIGITS_AFTER, "0")
    return "0" + digits.translate(_TURNED) if text.startswith("-") else "1" + digits


def _plain_text(value: Decimal) -> str:
    sign, figures, exponent = value.as_tuple()
    if not isinstance(exponent, int):
        raise NotExact(f"{value} is not a number.")
    digits = "".join(map(str, figures)).lstrip("0")
    kept = digits.rstrip("0")
    if not kept:
        return "0"
    # Counted before any zero is written out: Decimal("1E+999999") is a short value and a long text.
    exponent += len(digits) - len(kept)
    before, after = max(len(kept) + exponent, 0), max(-exponent, 0)
    _check_digits(before, after, str(value))
    if exponent >= 0:
        text = kept + "0" * exponent
    else:
        kept = kept.zfill(after + 1)
        text = f"{kept[:-after]}.{kept[-after:]}"
    return f"-{text}" if sign else text


def _check_digits(before: int, after: int, text: str) -> None:
    if before > DIGITS_BEFORE:
        raise NotExact(f"{_shown(text)} has {before} digits before the point: {_ROOM}.")
    if after > DIGITS_AFTER:
        raise NotExact(f"{_shown(text)} has {after} digits after the point: {_ROOM}.")


def _shown(text: str) -> str:
    return f"“{text}”" if len(text) <= 70 else f"“{text[:60]}…”"

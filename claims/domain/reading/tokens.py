"""Tokens: the words, figures and marks of a text in one pass, each with the normal form it is compared by.

A possessive ending is a token of its own ("Zakharova" + "’s"), an abbreviation with inner points is one ("U.S."),
and so are figures with their separators ("25,000", "4.5", "12 300" with a blank that breaks no line). Figures and
letters that stand together are several ("22" + "M" + "3"); `is_glued` tells that nothing stands between them.
A long row of the same mark is one.
"""

import re
import unicodedata
from enum import Enum, auto
from typing import NamedTuple


class Kind(Enum):
    WORD = auto()
    NUMBER = auto()
    PUNCTUATION = auto()


class Token(NamedTuple):
    start: int
    end: int
    key: str
    """What it is compared by: case-folded, apostrophes straight, digits in ASCII, mojibake mended."""
    kind: Kind
    is_glued: bool
    """Whether nothing stands between it and the token before it."""
    is_capital: bool
    """Whether it has a capital letter, as names have, "iPhone" too."""

    @property
    def is_word(self) -> bool:
        return self.kind is Kind.WORD

    @property
    def is_number(self) -> bool:
        return self.kind is Kind.NUMBER


# UTF-8 read as Windows-1252 or Latin-1, sometimes with its last sign lost.
# Source: The Unicode Consortium, MAPPINGS/VENDORS/MICSFT/WINDOWS/CP1252.TXT.
_MOJIBAKE = dict(
    pair.split("=")
    for pair in (
        *("â€œ=“", "â€\x9c=“", "â€\x9d=”", "â€™=’", "â€\x99=’", "â€˜=‘", "â€\x98=‘", "â€“=–", "â€\x93=–"),
        *(
            "â€”=—",
            "â€\x94=—",
            "â€¦=…",
            "â€¢=•",
            "â€=”",
            "â‚¬=€",
            "Â£=£",
            "Â¥=¥",
            "Â°=°",
            "Â±=±",
            "Â½=½",
            "Â¼=¼",
        ),
        "Â¾=¾",
    )
)
_APOSTROPHE = "(?:['’´]|â€[™\x99])"
_LETTERS = r"(?:[^\W\d_âÂ¼-¾⅐-⅞]|[\u0300-\u036f]|â(?![€‚])|Â(?![£¥°±½¼¾]))++"
_ABBREVIATION = r"(?:[^\W\d_]\.){2,}+|[A-Z]\.[A-Z](?!\w)"
_POSSESSIVE = rf"{_APOSTROPHE}[sS](?!\w)"

_TOKEN = re.compile(
    rf"(?P<word>{_ABBREVIATION}|{_LETTERS}(?:(?!{_POSSESSIVE}){_APOSTROPHE}{_LETTERS})*+|{_POSSESSIVE})"
    "|(?P<number>\\d{1,3}(?:[\u00a0\u2009\u202f]\\d{3})++(?!\\d)(?:\\.\\d++)?+|\\d++(?:[.,٫٬]\\d++)*+|Â?[¼-¾⅐-⅞])"
    rf"|(?P<mark>(?P<same>[^\w\s])(?P=same){{4,}}+|{'|'.join(_MOJIBAKE)}|''|``|\.\.\.++|--++|\S)"
)
_KINDS = {"word": Kind.WORD, "number": Kind.NUMBER, "mark": Kind.PUNCTUATION}
_SAME_APOSTROPHE = re.compile(_APOSTROPHE)


def tokens_of(text: str) -> tuple[Token, ...]:
    """Return the tokens of the text, left to right; what stands in none of them is blank.

    >>> [token.key for token in tokens_of("Lavrov’s U.S. trip cost $1.5bn")]
    ['lavrov', "'s", 'u.s.', 'trip', 'cost', '$', '1.5', 'bn']
    """
    found: list[Token] = []
    last_end = -1
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        words = match[0]
        kind = _KINDS[match.lastgroup or "mark"]
        key = words.lower() if words.isascii() else _key(words, kind)
        if key == "-" and found and start != last_end and text[end : end + 1].isspace():
            key = "–"  # blanks on both sides make a dash of a hyphen
        found.append(Token(start, end, key, kind, start == last_end, words != words.lower()))
        last_end = end
    return tuple(found)


def _key(words: str, kind: Kind) -> str:
    """Return the form that words outside ASCII are compared by."""
    if kind is Kind.WORD:
        return _SAME_APOSTROPHE.sub("'", words).casefold()
    if kind is Kind.NUMBER:
        return "".join(_ascii_digit(character) for character in words.removeprefix("Â"))
    return _MOJIBAKE.get(words, words)


def _ascii_digit(character: str) -> str:
    if character.isspace() or character == "٬":
        return ","
    if character == "٫":
        return "."
    digit = unicodedata.decimal(character, None)
    return character if digit is None else str(digit)

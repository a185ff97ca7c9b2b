"""Phrases: what a number's words are made of: numbers with units, words that bind them, the rest."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto

from claims.domain.hedges import ComparatorWord, comparators_found, hedges_found
from claims.domain.numerals import Kind, NotANumeral, Numeral, Token, numeral_at, tokenise


@dataclass(frozen=True)
class Number:
    """A numeral with the unit that stands at it."""

    numeral: Numeral
    unit: str | None = None
    """Slug of the unit, or letters that tell it from others; None where there are none."""
    words: str = ""


class Mark(Enum):
    """Words whose meaning is known, so that they are no part of a number."""

    MARGIN = auto()
    HEDGE = auto()


Part = Number | ComparatorWord | Mark | Token

PERCENT, PERCENTAGE_POINT = "percent", "percentage-point"

# Source: ISO 4217; "$" and "dollars" of no country are American (The Associated Press Stylebook, "dollars").
_MONEY = {"$": "usd", "€": "eur", "£": "gbp", "usd": "usd", "eur": "eur", "gbp": "gbp"}
_MONEY_BEHIND = _MONEY | {"dollar": "usd", "dollars": "usd", "euro": "eur", "euros": "eur"}
_OTHER_MONEY = frozenset("¥₹₽₴₩₪₺₦₫฿")
_RATIOS = (
    (("percentage", "points"), PERCENTAGE_POINT),
    (("percentage", "point"), PERCENTAGE_POINT),
    (("%", "points"), PERCENTAGE_POINT),
    (("pp",), PERCENTAGE_POINT),
    (("per", "cent"), PERCENT),
    (("percent",), PERCENT),
    (("pct",), PERCENT),
    (("%",), PERCENT),
)
UNIT_SLUGS = frozenset({PERCENT, PERCENTAGE_POINT, *_MONEY.values()})

# What may stand against figures. Other letters make a name of them: "5G", "22M3".
UNIT_LETTERS = frozenset(
    [
        *("km", "m²", "km²", "kg", "mg", "mm", "cm", "ft", "lb", "mph", "kph", "ha", "nm"),
        *("kw", "mw", "gw", "tw", "kwh", "mwh", "gwh", "twh", "kb", "mb", "gb", "tb"),
    ]
)
# Passed over in silence, they would leave a number a million times too small.
_FOREIGN_SCALES = frozenset(
    [
        *("mil", "mille", "mio", "mrd", "mld", "tsd", "millionen", "milliarden", "millones", "milliard"),
        *("milliards", "milioni", "miliardi", "тыс", "тысяч", "тысячи", "млн", "миллион", "миллиона"),
        *("миллионов", "млрд", "миллиард", "миллиардов", "тис", "тисяч", "мільйон", "мільйонів", "мільярд"),
        "мільярдів",
    ]
)
_MARGINS = re.compile(
    r"±|\+/[-−]|\b(?:plus\s+or\s+minus|give\s+or\s+take|(?:with\s+)?(?:a\s+)?margin\s+of\s+error\s+of)\b",
    re.IGNORECASE,
)
_MINUS = frozenset("-−")
_DASHES = frozenset("-‐‑–−")
_OF_A_NAME = frozenset("/:#@_*^=\\&|.")


def phrase_parts(words: str) -> tuple[Part, ...]:
    """Return the parts of the words in their order.

    Raises: NotANumeral, for figures that belong to a name or a date, or that may be read as several numbers.
    """
    tokens = tokenise(words)
    known = _known_phrases(words)
    parts: list[Part] = []
    at = 0
    while at < len(tokens):
        if tokens[at].start in known:
            end, part = known[tokens[at].start]
            parts.append(part)
            while at < len(tokens) and tokens[at].start < end:
                at += 1
            continue
        # A number doesn't reach into a phrase: "a hundred" ends where "or more" begins.
        reach = next((place for place in range(at, len(tokens)) if tokens[place].start in known), len(tokens))
        found = _number_at(tokens[:reach], at)
        if found is None:
            parts.append(tokens[at])
            at += 1
        else:
            follows_number = len(parts) > 1 and isinstance(parts[-2], Number)
            if not (parts and isinstance(parts[-1], ComparatorWord)):  # "~100" stands against its own sign
                _check_what_precedes(tokens, at, follows_number=follows_number)
            number, at = found
            parts.append(number)
    return tuple(parts)


def text_of(part: Part) -> str:
    """Return a plain word or sign; empty for every other part."""
    return part.text if isinstance(part, Token) else ""


def _known_phrases(words: str) -> dict[int, tuple[int, Part]]:
    """Return where each known phrase ends and what it is, by where it begins.

    Of two that overlap the longer one is meant: "plus or minus", "almost certainly".
    """
    found: list[tuple[int, int, Part]] = [
        *((match.start(), match.end(), Mark.MARGIN) for match in _MARGINS.finditer(words)),
        *((each.start, each.end, each.entry) for each in comparators_found(words)),
        *((each.start, each.end, Mark.HEDGE) for each in hedges_found(words)),
    ]
    known: dict[int, tuple[int, Part]] = {}
    taken: set[int] = set()
    for start, end, part in sorted(found, key=lambda phrase: phrase[0] - phrase[1]):
        if taken.isdisjoint(range(start, end)):
            known[start] = (end, part)
            taken.update(range(start, end))
    return known


def _number_at(tokens: Sequence[Token], at: int) -> tuple[Number, int] | None:
    begins = at
    is_negative = tokens[at].text in _MINUS and not tokens[at].is_glued and _is_glued(tokens, at + 1)
    if is_negative or tokens[at].text in {"minus", "negative"}:
        is_negative, at = True, at + 1
    money, at = _money_before(tokens, at)
    found = numeral_at(tokens, at, is_money=money is not None)
    if found is None:
        return None
    numeral, end = found
    if is_negative:
        numeral = replace(numeral, value=numeral.value.copy_negate())
    _check_what_follows(tokens, end)
    unit, end = (money, end) if money is not None else _unit_behind(tokens, end)
    return Number(numeral, unit, " ".join(token.text for token in tokens[begins:end])), end


def _money_before(tokens: Sequence[Token], at: int) -> tuple[str | None, int]:
    word, following = _text(tokens, at), _text(tokens, at + 1)
    if following in {"$", "£"} and _is_glued(tokens, at + 1) and word.isalpha():
        return ("usd" if word == "us" else word + following), at + 2
    if word in _MONEY:
        return _MONEY[word], at + 1
    if word in _OTHER_MONEY:
        return word, at + 1
    return None, at


def _unit_behind(tokens: Sequence[Token], at: int) -> tuple[str | None, int]:
    for words, slug in _RATIOS:
        if tuple(_text(tokens, at + place) for place in range(len(words))) == words:
            return slug, at + len(words)
    word = _text(tokens, at)
    if word in _MONEY_BEHIND:
        return _MONEY_BEHIND[word], at + 1
    if word in UNIT_LETTERS or word in _OTHER_MONEY:
        return word, at + 1
    return None, at


def _check_what_precedes(tokens: Sequence[Token], at: int, *, follows_number: bool) -> None:
    """Check that what stands against a number from the left doesn't make it a piece of something else."""
    if not tokens[at].is_glued:
        return
    before, number = tokens[at - 1], tokens[at].text
    if before.kind != Kind.SIGN or before.text in _OF_A_NAME:
        raise NotANumeral(f"“{number}” stands against “{before.text}”: it may be part of a name or a date.")
    if before.text in _DASHES and not follows_number:
        raise NotANumeral(f"the dash before “{number}” may be a minus, or join it to a name.")


def _check_what_follows(tokens: Sequence[Token], at: int) -> None:
    if at >= len(tokens):
        return
    word, figure = tokens[at].text, tokens[at - 1].text
    if word in _FOREIGN_SCALES:
        raise NotANumeral(f"“{word}” may multiply the number before it: write it out in English.")
    if not tokens[at].is_glued:
        return
    if tokens[at].kind == Kind.WORD and _unit_behind(tokens, at)[0] is None:
        raise NotANumeral(f"“{figure}{word}” may be a name.")
    if word in _OF_A_NAME - {".", ":"}:
        raise NotANumeral(f"“{figure}{word}” may be part of a date or a name.")
    if word in ".:" and _is_glued(tokens, at + 1) and tokens[at + 1].kind == Kind.FIGURE:
        raise NotANumeral(f"“{figure}{word}{tokens[at + 1].text}” may be a time or a list.")


def _text(tokens: Sequence[Token], at: int) -> str:
    return tokens[at].text if at < len(tokens) else ""


def _is_glued(tokens: Sequence[Token], at: int) -> bool:
    return at < len(tokens) and tokens[at].is_glued

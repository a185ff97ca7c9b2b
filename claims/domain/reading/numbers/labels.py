"""Figures that count nothing: dates, times of day, and above all parts of names."""

from collections.abc import Sequence

from claims.domain.reading.numbers.compounds import begins_power
from claims.domain.reading.numbers.dates import date_at, is_month, time_at, year_at
from claims.domain.reading.numbers.lexicon import (
    DETERMINERS,
    FUNCTION_WORDS,
    PEOPLE,
    WEEKDAYS,
    is_plural,
)
from claims.domain.reading.numbers.measures import DASHES, HYPHENS, unit_after
from claims.domain.reading.proposals import Reason
from claims.domain.reading.tokens import Token
from claims.domain.reading.vocabulary import word_set

# Source: The Associated Press Stylebook, “numerals”: uses of figures that count nothing.
_LABELS = word_set(
    "no nos number article articles section chapter page pages route highway interstate channel flight phase level",
    "version model room gate platform line title rule proposition prop resolution figure table area district",
    "zone ward unit apartment episode part volume clause paragraph act bill protocol directive regulation form",
    "sector block bus train tier category schedule item question step lot building camp lane junction exit pier",
    "formula apollo boeing airbus",
)
# What is rung: "call 911", "dialled 999 six times".
_RINGING = word_set(
    "call calls called calling dial dials dialed dialled dialing dialling ring rang ringing phone phoned text texted",
    "hotline helpline",
)
_PARTS_OF_A_YEAR = word_set("mid pre post early late")
_SUFFIXES = word_set("k m b t mn mln bn bln tn trn mm st nd rd th s")
# Source: United States Postal Service, Publication 28, appendix C1, the commonest; "rd", "st" and the like as there.
_STREETS = word_set(
    "street st avenue ave road rd drive dr lane ln boulevard blvd way court ct place pl square sq terrace parkway",
    "crescent close alley row",
)
_MOST_WORDS_OF_A_STREET = 4
_FIGURES_TO_RING = 3
_INTRODUCING = DETERMINERS | word_set("'s new latest old original upcoming")
_NEVER_NAMES = (
    FUNCTION_WORDS | WEEKDAYS | PEOPLE | word_set("nearly almost some another roughly approximately")
)


def label_at(tokens: Sequence[Token], at: int, first: int, limit: int) -> tuple[int, Reason] | None:
    """Return where the figures at this token end and what they are, if they count nothing.

    `first` and `limit` are the bounds of their sentence.
    """
    if begins_power(tokens, at, limit):
        return None
    if [token.key for token in tokens[at : min(at + 3, limit)]] == ["24", "/", "7"]:
        return at + 3, Reason.IDIOM
    for rule in (time_at, date_at, year_at, _name):
        found = rule(tokens, at, first, limit)
        if found is not None:
            return found
    return None


def _key(tokens: Sequence[Token], at: int, limit: int) -> str:
    return tokens[at].key if at < limit else ""


def _is_glued(tokens: Sequence[Token], at: int, limit: int) -> bool:
    return at < limit and tokens[at].is_glued


def _name(tokens: Sequence[Token], at: int, first: int, limit: int) -> tuple[int, Reason] | None:
    token, before = tokens[at], tokens[at - 1] if at > first else None
    if _is_house(tokens, at, limit):
        return at + 1, Reason.NAME
    if before is None:
        return _model(tokens, at, limit)
    if token.is_glued and before.key == "^":
        return at + 1, Reason.DENOMINATOR  # "J/m^2"
    if token.is_glued and before.is_word:
        return _end_of_name(tokens, at, limit), Reason.NAME
    if token.is_glued and before.key in HYPHENS and before.is_glued and tokens[at - 2].is_word:
        return _hyphenated(tokens, at, limit)
    if (found := _model(tokens, at, limit)) is not None:
        return found
    if token.is_glued and _is_behind_a_mark_of_a_name(tokens, at, first):
        return _end_of_name(tokens, at, limit), Reason.NAME
    if not token.key.isdecimal() or len(token.key) > 5:
        return None
    if (
        before.key == "("
        and _key(tokens, at + 1, limit) == ")"
        and at - 2 >= first
        and tokens[at - 2].is_capital
    ):
        return at + 1, Reason.AGE  # "Ada Kern (38)"
    if _key(tokens, at + 1, limit) == "'s":
        return at + 1, Reason.NAME
    if before.key in _RINGING and len(token.key) == _FIGURES_TO_RING:
        behind = _key(tokens, at + 1, limit)
        return None if is_plural(behind) or behind in PEOPLE else (at + 1, Reason.NAME)
    if before.key in _LABELS or (
        before.key == "." and at - 2 >= first and tokens[at - 2].key in ("no", "nos")
    ):
        return None if _counts(tokens, at + 1, limit) and not before.is_capital else (at + 1, Reason.NAME)
    if before.is_capital and before.is_word and before.key not in _NEVER_NAMES and not is_month(before):
        if not _counts(tokens, at + 1, limit):
            return at + 1, Reason.NAME
        is_set_off = at - 2 >= first and tokens[at - 2].key in _INTRODUCING
        if is_set_off and len(token.key) < 3 and is_plural(_key(tokens, at + 1, limit)):
            return at + 1, Reason.NAME  # "the Group 8 nations"
        if is_set_off and tokens[at + 1].is_word and tokens[at + 1].is_capital:
            return at + 1, Reason.NAME  # "the Falcon 9 Block boosters"
        if len(before.key) == 1 and before.key not in ("a", "i"):
            return at + 1, Reason.NAME  # "the S&P 500 firms"
    return None


def _is_house(tokens: Sequence[Token], at: int, limit: int) -> bool:
    """Return whether the figures number a house: "12 Mill Road", "358 El Brillo Way"."""
    if not tokens[at].key.isdecimal() or len(tokens[at].key) > 5:
        return False
    for place in range(at + 1, min(limit, at + 2 + _MOST_WORDS_OF_A_STREET)):
        token = tokens[place]
        if not (token.is_capital or token.is_number or token.key in ("st", "nd", "rd", "th")):
            return False
        if token.key in _STREETS and token.is_capital:
            return place > at + 1 or (place + 1 < limit and tokens[place + 1].is_capital)
    return False


def _is_behind_a_mark_of_a_name(tokens: Sequence[Token], at: int, first: int) -> bool:
    """Return whether the figures end a name with a mark inside: "ID.3", "COVID -19"."""
    mark, word = tokens[at - 1], at - 2
    if word < first or not tokens[word].is_word or not tokens[word].is_capital:
        return False
    if mark.key == ".":
        return mark.is_glued and len(tokens[word].key) < 4
    is_bare = tokens[at].key.isdecimal() and unit_after(tokens, at + 1, len(tokens)) is None
    return mark.key in HYPHENS and is_bare and tokens[word].key not in _NEVER_NAMES


def _hyphenated(tokens: Sequence[Token], at: int, limit: int) -> tuple[int, Reason] | None:
    """Read "COVID-19" and "under-21" as names, "mid-2016" as a date, "a sub-300 sq m flat" as a number."""
    token, word = tokens[at], tokens[at - 2]
    if token.key.isdecimal() and len(token.key) == 4 and word.key in _PARTS_OF_A_YEAR:
        return at + 1, Reason.DATE
    if word.key in _PARTS_OF_A_YEAR and _key(tokens, at + 1, limit) == "s":
        return at + 2, Reason.AGE
    if (model := _model(tokens, at, limit)) is not None:
        return model
    if (
        word.key in ("sub", "minus", "to", "and", "top", "magnitude")
        or len(token.key) > 3
        or unit_after(tokens, at + 1, limit)
    ):
        return None
    if not word.is_capital and _counts(tokens, at + 1, limit):
        return None
    return _end_of_name(tokens, at, limit), Reason.NAME


def _model(tokens: Sequence[Token], at: int, limit: int) -> tuple[int, Reason] | None:
    """Read "22M3", "5G", "3D": letters against the figures that are no unit."""
    follower = tokens[at + 1] if _is_glued(tokens, at + 1, limit) else None
    if follower is None or not follower.is_word or follower.key.startswith("'"):
        return None
    unit = unit_after(tokens, at + 1, limit)
    is_suffix = follower.key in _SUFFIXES or (follower.key == "x" and not follower.is_capital)
    behind = unit[1] if unit is not None else at + 2 if is_suffix else None
    if behind is not None and not (_is_glued(tokens, behind, limit) and tokens[behind].is_number):
        return None
    return _end_of_name(tokens, at, limit), Reason.NAME


def _end_of_name(tokens: Sequence[Token], at: int, limit: int) -> int:
    end = at + 1
    while end < limit and tokens[end].is_glued and (tokens[end].is_word or tokens[end].is_number):
        if tokens[end].key == "'s":
            break
        end += 1
    return end


def _counts(tokens: Sequence[Token], at: int, limit: int) -> bool:
    """Return whether what stands behind the figures is counted or measured by them."""
    if at >= limit:
        return False
    token = tokens[at]
    if token.key in DASHES | {"to"} and at + 1 < limit and tokens[at + 1].is_number and token.key != "-":
        return True
    if unit_after(tokens, at, limit) is not None or token.key in (
        "million",
        "billion",
        "thousand",
        "dozen",
        "hundred",
    ):
        return True
    if token.key in _SUFFIXES and token.is_glued:
        return True
    if token.key in ("-", "‑") and token.is_glued:
        return True
    ahead = next((place for place in range(at, min(limit, at + 3)) if is_plural(tokens[place].key)), None)
    return ahead is not None and all(
        tokens[place].is_word and tokens[place].key not in FUNCTION_WORDS for place in range(at, ahead)
    )

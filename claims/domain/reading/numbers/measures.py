"""Units as articles write them: currencies before and after a number, percent and points, units of measure.

Each is told by the slug it has in fixtures/vocabularies.json; what has none there, by its own words.
"""

from collections.abc import Iterable, Iterator, Sequence
from enum import Enum, auto
from typing import NamedTuple

from claims.domain.reading.numbers.lexicon import is_plural
from claims.domain.reading.numbers.unit_table import (
    LENGTHS,
    MONEY_AFTER,
    MONEY_BEFORE,
    NAMES_TOO,
    OTHER_MONEY,
    OTHERS,
    POWERS,
    RATIOS,
    WORDS_TOO,
    prefixed,
)
from claims.domain.reading.numbers.unit_table import (
    TIMES as TIME_UNITS,
)
from claims.domain.reading.tokens import Token
from claims.domain.reading.vocabulary import word_set

PERCENT, POINTS, TIMES, FRACTION = "percent", "percentage-point", "times", "fraction"


class Measure(Enum):
    MONEY = auto()
    RATIO = auto()
    TIME = auto()
    LENGTH = auto()
    OTHER = auto()


class Unit(NamedTuple):
    slug: str
    measure: Measure


class _Spelling(NamedTuple):
    words: tuple[str, ...]
    unit: Unit
    is_capital: bool = False
    """Whether it is a symbol with a capital letter: "W", "kWh"."""
    is_glued: bool = False
    """Whether its tokens stand against each other: "m^2"."""


# Small symbols that are no word and may stand apart from the figures: "5 km", not "5 m".
_MAY_STAND_APART = word_set("km kg cm mm mg ml cl dm lb oz ft yd hp kn mi pp μm μg μl μs")
# Symbols with a capital letter that are often written small.
_MAY_BE_SMALL = word_set("kw mw gw hz kb mb gb tb")
_MAY_BE_CAPITALS = frozenset(["km", "kg", "hp"])
_LONGEST_SYMBOL = 2
# Symbols that are other things too, "EV", "a size L": no unit before a plural or a name.
_OTHER_THINGS = frozenset(["c", "f", "v", "w", "j", "l", "k", "ev", "pa"])
_MILLIONS_OF = "m"
_SCALES = word_set("hundred thousand lakh million crore billion trillion k m mn mln b bn bln t tn trn")
_FIGURES_OF_A_SUM = 3

_Entries = dict[str, list[_Spelling]]


def _entries(measure: Measure, table: str) -> Iterator[_Spelling]:
    for line in table.strip().splitlines():
        slug, _, spellings = line.partition(": ")
        for spelling in spellings.split(" | "):
            yield from _spelled(Unit(slug, measure), spelling)


def _spelled(unit: Unit, spelling: str) -> Iterator[_Spelling]:
    is_capital = spelling != spelling.lower()
    words = tuple(spelling.casefold().split())
    yield _Spelling(words, unit, is_capital)
    if unit.slug in POWERS and len(words) == 1:
        for slug, power, sign, name in zip(POWERS[unit.slug], "23", "²³", ("squared", "cubed"), strict=True):
            raised = Unit(slug, Measure.OTHER)
            yield _Spelling((f"{words[0]}{sign}",), raised)
            yield _Spelling((words[0], power), raised, is_glued=True)
            yield _Spelling((words[0], "^", power), raised, is_glued=True)
            yield _Spelling((words[0], name), raised)


def _by_first_word(spellings: Iterable[_Spelling]) -> _Entries:
    """Return the spellings by their first word, the longest first."""
    found: _Entries = {}
    for spelling in spellings:
        found.setdefault(spelling.words[0], []).append(spelling)
    for candidates in found.values():
        candidates.sort(key=lambda candidate: -len(candidate.words))
    return found


def _of_the_si() -> Iterator[_Spelling]:
    measures = {"metre": Measure.LENGTH, "second": Measure.TIME}
    for slug, spelling, base in prefixed():
        yield from _spelled(Unit(slug, measures.get(base, Measure.OTHER)), spelling)


_BEFORE = _by_first_word(_entries(Measure.MONEY, MONEY_BEFORE))
_AFTER = _by_first_word(
    (
        *_entries(Measure.RATIO, RATIOS),
        *_entries(Measure.MONEY, MONEY_AFTER),
        *_entries(Measure.MONEY, "\n".join(f"{word}: {word}" for word in OTHER_MONEY.split())),
        *_entries(Measure.TIME, TIME_UNITS),
        *_entries(Measure.LENGTH, LENGTHS),
        *_of_the_si(),
        *_entries(Measure.OTHER, OTHERS),
    )
)
MEASURED = frozenset(
    spelling.unit.slug
    for table in (_BEFORE, _AFTER)
    for candidates in table.values()
    for spelling in candidates
) - word_set(OTHER_MONEY)
"""Slugs of the units in which something is measured; in all others it is counted, or in crowns of some country."""
# "MEUR" and the like, as companies report.
_IN_MILLIONS = {
    f"{_MILLIONS_OF}{spelling.words[0]}": spelling.unit
    for candidates in _BEFORE.values()
    for spelling in candidates
    if len(spelling.words) == 1 and len(spelling.words[0]) == len("eur") and spelling.words[0].isalpha()
}
MONEY_STARTS = frozenset(_BEFORE) | frozenset(_IN_MILLIONS)
"""What a currency that stands before its number may begin with."""


SIGNS_OF_MONEY = {
    key: candidates[-1].unit
    for key, candidates in _BEFORE.items()
    if not key.isalnum() and len(candidates[-1].words) == 1
}


def money_before(tokens: Sequence[Token], at: int, limit: int) -> tuple[Unit, int] | None:
    """Return the currency that begins at this token and stands before figures, and where the figures begin."""
    for spelling in _BEFORE.get(tokens[at].key, ()):
        end = at + len(spelling.words)
        if end < limit and tokens[end].is_number and _is_spelled(tokens, at, spelling):
            if _is_word_instead(tokens, at, end, limit):
                continue
            return spelling.unit, end
    return None


def _is_word_instead(tokens: Sequence[Token], at: int, end: int, limit: int) -> bool:
    """Return whether letters before figures are a word or a name: "try 5", "PS5"."""
    first, last = tokens[at].key, tokens[end - 1].key
    if first not in WORDS_TOO:
        return False
    if first in NAMES_TOO and end - at == 1:
        return not (tokens[end].is_glued and tokens[at].is_capital and _is_sum(tokens, end, limit))
    if end - at > 1 and first != "us" and not tokens[at + 1].is_glued:
        return True
    is_rupees = first in ("rs", "rp") and tokens[at].is_capital
    return not (tokens[end].is_glued or last in "$¥=." or is_rupees)


def _is_sum(tokens: Sequence[Token], at: int, limit: int) -> bool:
    """Return whether figures look like a sum of money rather than a name's: "2.3", "12,000", "590 billion"."""
    figures = tokens[at].key
    if not figures.isdecimal():
        return True
    behind = tokens[at + 1] if at + 1 < limit else None
    if behind is not None and behind.key in HYPHENS and at + 2 < limit:
        return tokens[at + 2].key in _SCALES and tokens[at + 2].is_glued  # "R5-billion"
    if behind is not None and behind.key in _SCALES:
        return True
    return len(figures) == _FIGURES_OF_A_SUM and (behind is None or not behind.is_glued or not behind.is_word)


def in_millions(tokens: Sequence[Token], at: int, limit: int) -> Unit | None:
    """Return the currency of which this token says millions: "MEUR"."""
    return _IN_MILLIONS.get(tokens[at].key) if at < limit and tokens[at].is_capital else None


def unit_after(tokens: Sequence[Token], at: int, limit: int) -> tuple[Unit, int] | None:
    """Return the unit whose words begin at this token, right behind a number, and where they end."""
    if at >= limit:
        return None
    for spelling in _AFTER.get(tokens[at].key, ()):
        end = at + len(spelling.words)
        if end > limit or not _is_spelled(tokens, at, spelling):
            continue
        if len(spelling.words) == 1 and not _may_be_symbol(tokens, at, limit, spelling):
            continue
        if spelling.unit.measure is Measure.MONEY and _stands_before(tokens, at, end, limit):
            continue
        return spelling.unit, end
    return None


def _stands_before(tokens: Sequence[Token], at: int, end: int, limit: int) -> bool:
    """Return whether a currency belongs to the figures behind it: "3 USD50 cards"."""
    return not tokens[at].is_glued and end < limit and tokens[end].is_glued and tokens[end].is_number


def _is_spelled(tokens: Sequence[Token], at: int, spelling: _Spelling) -> bool:
    here = tokens[at : at + len(spelling.words)]
    if any(token.key != word for token, word in zip(here, spelling.words, strict=True)):
        return False
    # "22M3" is a name.
    return not spelling.is_glued or (not here[0].is_capital and all(token.is_glued for token in here[1:]))


def _may_be_symbol(tokens: Sequence[Token], at: int, limit: int, spelling: _Spelling) -> bool:
    """Return whether letters behind a number are the symbol: "5m" and "5 km", not "5 m"; "5 GW", not "5 gw"."""
    token, key = tokens[at], spelling.words[0]
    if not key.isalpha() and key != "¢":
        return True
    if key in _OTHER_THINGS and at + 1 < limit:
        behind = tokens[at + 1]
        if (behind.is_capital and not behind.is_glued) or is_plural(behind.key):
            return False
    if spelling.is_capital and len(key) <= _LONGEST_SYMBOL:
        return token.is_capital or (token.is_glued and len(key) > 1) or key in _MAY_BE_SMALL
    if len(key) > _LONGEST_SYMBOL:
        return True
    if key in _MAY_STAND_APART:
        return not token.is_capital or key in _MAY_BE_CAPITALS
    return token.is_glued and not token.is_capital


def unit_past_hyphen(tokens: Sequence[Token], at: int, limit: int) -> tuple[Unit, int] | None:
    """Return the unit behind a number or behind its hyphen: "20-percent", "three-day"."""
    if at + 1 < limit and tokens[at].key in HYPHENS and tokens[at].is_glued and tokens[at + 1].is_glued:
        return unit_after(tokens, at + 1, limit)
    return unit_after(tokens, at, limit)


HYPHENS = frozenset("-‐‑")
DASHES = frozenset(["-", "‐", "‑", "–", "—", "−", "--"])

"""Figures that tell when: times of day, dates, years."""

from collections.abc import Sequence

from claims.domain.reading.numbers.lexicon import MONTHS, MONTHS_IN_CAPITALS, PEOPLE, is_plural
from claims.domain.reading.numbers.measures import DASHES, HYPHENS, unit_after
from claims.domain.reading.proposals import Reason
from claims.domain.reading.tokens import Token
from claims.domain.reading.vocabulary import word_set

# Source: The Associated Press Stylebook, “numerals”, “times”, “dates”, “years”.
_MERIDIEM = word_set("am pm a.m. p.m. a.m p.m o'clock oclock")
_EVENTS = word_set(
    "war battle year constitution treaty act revolution siege spring summer autumn winter fall crisis panic famine"
    " earthquake flood fire rising rebellion census"
)
_BEFORE_OLD_YEAR = word_set(
    "in since from until till by year circa ad a.d. between during before after around"
)
_COUNTING = word_set(
    "least than some about nearly almost around roughly approximately over another additional further exactly",
    "estimated only just total record",
)
_BEFORE_A_YEAR = DASHES | frozenset("(‘’'/[\"“")
_PERSONAL = word_set("his her their my your our its")
_ERAS = word_set("a.d. b.c. ad bc ce bce a.d b.c")


def is_month(token: Token) -> bool:
    """Return whether the token names a month: "may" only with a capital."""
    return token.key in MONTHS and (token.is_capital or token.key not in MONTHS_IN_CAPITALS)


def _key(tokens: Sequence[Token], at: int, limit: int) -> str:
    return tokens[at].key if at < limit else ""


def _is_glued(tokens: Sequence[Token], at: int, limit: int) -> bool:
    return at < limit and tokens[at].is_glued


def time_at(tokens: Sequence[Token], at: int, first: int, limit: int) -> tuple[int, Reason] | None:
    """Read a time of day: "6:00pm", "5 o’clock", "1600 GMT"."""
    key, end = tokens[at].key, at + 1
    while _key(tokens, end, limit) == ":" and tokens[end].is_glued and end + 1 < limit:
        if not (tokens[end + 1].is_number and tokens[end + 1].is_glued):
            break
        end += 2
    is_clock = end > at + 1
    whole, _, minutes = key.partition(".")
    is_hour = whole.isdecimal() and len(whole) < 3 and int(whole) <= 24 and len(minutes) in (0, 2)
    if (is_clock or is_hour) and _key(tokens, end, limit) in _MERIDIEM:
        return end + 1, Reason.TIME
    if is_clock or (key.isdecimal() and len(key) == 4 and _key(tokens, end, limit) in ("gmt", "utc", "bst")):
        return end, Reason.TIME
    return None


def date_at(tokens: Sequence[Token], at: int, first: int, limit: int) -> tuple[int, Reason] | None:
    """Read a date, a decade or a quarter of a year: "13 March", "5/17/2018", "the 1990s", "Q3"."""
    key = tokens[at].key
    if not key.isdecimal():
        parts = key.split(".")
        if len(parts) == 3 and all(part.isdecimal() for part in parts) and 1 <= int(parts[1][-4:]) <= 12:
            return at + 1, Reason.DATE
        return None
    if (end := _numeric_date(tokens, at, limit)) is not None:
        return end, Reason.DATE
    if len(key) <= 2 and 1 <= int(key) <= 31 and _has_month(tokens, at, first, limit):
        return at + 1, Reason.DATE
    if _is_short_year(tokens, at, first):
        return at + 1, Reason.DATE
    return _decade(tokens, at, first, limit) or _quarter(tokens, at, first)


def _is_short_year(tokens: Sequence[Token], at: int, first: int) -> bool:
    """Return whether it is "in ’16", whose apostrophe stands for the century."""
    if len(tokens[at].key) != 2 or not tokens[at].is_glued or at - 2 < first:
        return False
    return tokens[at - 1].key in ("'", "’", "‘") and tokens[at - 2].key in _BEFORE_OLD_YEAR | {
        "of",
        "to",
        "for",
    }


def _decade(tokens: Sequence[Token], at: int, first: int, limit: int) -> tuple[int, Reason] | None:
    """Read "the 1990s" and "the ’80s"; "in his 60s" is an age."""
    key = tokens[at].key
    has_ending = _is_glued(tokens, at + 1, limit) and tokens[at + 1].key in ("s", "'s")
    if not has_ending or not key.endswith("0") or len(key) not in (2, 4) or key == "00":
        return None
    before = tokens[at - 1].key if at > first else ""
    is_age = len(key) == 2 and before in _PERSONAL | {"early", "late", "mid"}
    return at + 2, Reason.AGE if is_age else Reason.DATE


def _quarter(tokens: Sequence[Token], at: int, first: int) -> tuple[int, Reason] | None:
    """Read "Q3" and "H1"."""
    if len(tokens[at].key) != 1 or not tokens[at].is_glued or at == first:
        return None
    before = tokens[at - 1]
    return (at + 1, Reason.DATE) if before.key in ("q", "h") and before.is_capital else None


def _numeric_date(tokens: Sequence[Token], at: int, limit: int) -> int | None:
    """Return the end of "5/17/2018", "2018-05-17", "9/11"."""
    mark = _key(tokens, at + 1, limit)
    if mark not in ("/", "-") or not (_is_glued(tokens, at + 1, limit) and _is_glued(tokens, at + 2, limit)):
        return None
    second = tokens[at + 2]
    if not second.key.isdecimal() or len(second.key) > 4:
        return None
    end = at + 3
    if (
        _key(tokens, end, limit) == mark
        and _is_glued(tokens, end, limit)
        and _is_glued(tokens, end + 1, limit)
    ):
        third = tokens[end + 1]
        if (third.key.isdecimal() and 4 in (len(tokens[at].key), len(third.key))) or len(third.key) == 2:
            return end + 2
        return None
    if mark == "/" and tokens[at].key == "9" and second.key == "11":
        return end
    return None


def _has_month(tokens: Sequence[Token], at: int, first: int, limit: int) -> bool:
    """Return whether a month stands at the day: "13 March", "Oct. 1", "17-23 March", "March 17 and 18"."""
    ahead = at + 1
    if _key(tokens, ahead, limit) in ("st", "nd", "rd", "th"):
        ahead += 1
    if (
        _key(tokens, ahead, limit) in DASHES | {"to", "and"}
        and ahead + 1 < limit
        and tokens[ahead + 1].is_number
    ):
        ahead += 2
    if _key(tokens, ahead, limit) == "of":
        ahead += 1
    if ahead < limit and is_month(tokens[ahead]):
        return True
    behind = at - 1
    if behind > first and tokens[behind].key in DASHES | {"to", "and"} and tokens[behind - 1].is_number:
        behind -= 2
    if behind > first and tokens[behind].key == "." and tokens[behind].is_glued:
        behind -= 1
    return behind >= first and is_month(tokens[behind])


def year_at(tokens: Sequence[Token], at: int, first: int, limit: int) -> tuple[int, Reason] | None:
    """Read a year, and two of them: "in 2024", "2013-14", "A.D. 1000"."""
    key = tokens[at].key
    if not (key.isdecimal() and len(key) == 4 and 1000 <= int(key) <= 2199):
        return None
    if at > first and tokens[at].is_glued and tokens[at - 1].key not in _BEFORE_A_YEAR:
        return None
    before = tokens[at - 1].key if at > first else ""
    if _is_measured_range(tokens, at, limit):
        return None
    if _key(tokens, at + 1, limit) in HYPHENS | {"–", "/"} and _is_glued(tokens, at + 2, limit):
        other = tokens[at + 2].key
        if other.isdecimal() and (len(other) == 2 or (len(other) == 4 and 0 < int(other) - int(key) < 100)):
            return at + 3, Reason.DATE
    follower = _key(tokens, at + 1, limit)
    if unit_after(tokens, at + 1, limit) or follower in ("million", "billion", "thousand", "%", "hundred"):
        return None
    if before in ("$", "€", "£", "¥"):
        return None
    is_count = before in _COUNTING and (is_plural(follower) or before in ("some", "another"))
    if 1900 <= int(key) <= 2059:
        return None if is_count or follower in PEOPLE else (at + 1, Reason.DATE)
    if before in _BEFORE_OLD_YEAR and not is_plural(follower):
        return at + 1, Reason.DATE
    if before == "of" and at - 2 >= first and tokens[at - 2].key in _EVENTS and not is_plural(follower):
        return at + 1, Reason.DATE  # "the war of 1812"
    if at > first and (is_month(tokens[at - 1]) or _after_day_of_month(tokens, at, first)):
        return at + 1, Reason.DATE
    return (at + 1, Reason.DATE) if _is_of_an_era(tokens, at, first, limit) else None


def _is_of_an_era(tokens: Sequence[Token], at: int, first: int, limit: int) -> bool:
    """Return whether an era stands at the year, or at the one it is paired with: "A.D. 1000 and 1260"."""
    if _key(tokens, at + 1, limit) in _ERAS or (at > first and tokens[at - 1].key in _ERAS):
        return True
    is_paired = at - 3 >= first and tokens[at - 1].key in DASHES | {"and", "to"} and tokens[at - 2].is_number
    return is_paired and tokens[at - 3].key in _ERAS


def _is_measured_range(tokens: Sequence[Token], at: int, limit: int) -> bool:
    """Return whether what follows makes a number of it: "2000 - 2500 calories"."""
    upper = _key(tokens, at + 2, limit)
    is_range = _key(tokens, at + 1, limit) in DASHES | {"to"} and upper.isdecimal() and len(upper) >= 4
    return is_range and unit_after(tokens, at + 3, limit) is not None


def _after_day_of_month(tokens: Sequence[Token], at: int, first: int) -> bool:
    return (
        at - 3 >= first
        and tokens[at - 1].key == ","
        and tokens[at - 2].is_number
        and is_month(tokens[at - 3])
    )

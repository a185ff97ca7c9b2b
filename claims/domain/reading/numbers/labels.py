"""Figures that count nothing: dates, times of day, parts of names."""

from collections.abc import Sequence

from claims.domain.reading.numbers.compounds import begins_power
from claims.domain.reading.numbers.lexicon import (
    DETERMINERS,
    FUNCTION_WORDS,
    MONTHS,
    MONTHS_IN_CAPITALS,
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
_MERIDIEM = word_set("am pm a.m. p.m. a.m p.m o'clock oclock")
_ZONES = word_set("gmt utc bst est edt cet ist aest aedt pst pdt msk hrs hours h")
_BEFORE_OLD_YEAR = word_set(
    "in since from until till by year circa ad a.d. between during before after around"
)
_COUNTING = word_set(
    "least than some about nearly almost around roughly approximately over another additional further exactly",
    "estimated only just total record",
)
_BEFORE_A_YEAR = DASHES | frozenset("(‘’'/[\"“")
_PERSONAL = word_set("his her their my your our its")
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
_ERAS = word_set("a.d. b.c. ad bc ce bce a.d b.c")
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
    for rule in (_time, _date, _year, _name):
        found = rule(tokens, at, first, limit)
        if found is not None:
            return found
    return None


def is_month(token: Token) -> bool:
    """Return whether the token names a month: "may" only with a capital."""
    return token.key in MONTHS and (token.is_capital or token.key not in MONTHS_IN_CAPITALS)


def _key(tokens: Sequence[Token], at: int, limit: int) -> str:
    return tokens[at].key if at < limit else ""


def _is_glued(tokens: Sequence[Token], at: int, limit: int) -> bool:
    return at < limit and tokens[at].is_glued


def _time(tokens: Sequence[Token], at: int, first: int, limit: int) -> tuple[int, Reason] | None:
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


def _date(tokens: Sequence[Token], at: int, first: int, limit: int) -> tuple[int, Reason] | None:
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
    return _decade(tokens, at, first, limit) or _quarter(tokens, at, first)


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


def _year(tokens: Sequence[Token], at: int, first: int, limit: int) -> tuple[int, Reason] | None:
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
    if word.key in ("sub", "minus", "to", "and") or len(token.key) > 3 or unit_after(tokens, at + 1, limit):
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

"""When and where: the words of period and of place that go with a number."""

import re
from collections.abc import Sequence

from claims.domain.periods import resolve_period
from claims.domain.reading.numbers.forms import Form
from claims.domain.reading.numbers.labels import is_month
from claims.domain.reading.numbers.lexicon import WEEKDAYS
from claims.domain.reading.proposals import Place
from claims.domain.reading.text import Text
from claims.domain.reading.tokens import Token
from claims.domain.reading.vocabulary import word_set
from sources.domain.edtf import Edtf

_SHORT_MONTH = r"(?:Jan|Feb|Mar|Apr|Aug|Sept|Oct|Nov|Dec)\b\.?"
_LONG_MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_MONTH = rf"(?:{_LONG_MONTH}|{_SHORT_MONTH})"
_TIME_OF_DAY = r"(?: (?:morning|afternoon|evening|night))?"
_WEEKDAY = rf"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day{_TIME_OF_DAY}"
_COUNT = r"(?:\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|few|several)"
_UNIT = r"(?:hour|day|week|fortnight|month|quarter|year|decade)s?"
_YEAR = r"(?:1[5-9]|20)\d\d"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_ORDINAL = r"(?:first|second|third|fourth|last|final)"


def _any(*patterns: str) -> str:
    return f"(?:{'|'.join(patterns)})"


_DATE = _any(
    rf"{_MONTH} {_DAY}(?:,? {_YEAR})?",
    rf"{_DAY} {_MONTH}(?:,? {_YEAR})?",
    rf"(?:early |late |mid-)?{_MONTH}(?:,? {_YEAR})?",
    rf"(?:early |late |mid-)?{_YEAR}",
    rf"{_WEEKDAY}(?:,? {_MONTH} {_DAY})?",
)
_RELATIVE = _any(
    rf"(?i:last|this|next) (?:week|weekend|month|quarter|year|night|summer|winter|spring|autumn|{_DATE})",
    r"(?i:earlier|later|so far) this (?:week|month|year)",
    r"(?i:yesterday|today|tomorrow)" + _TIME_OF_DAY,
    r"(?i:tonight|overnight)",
    rf"{_COUNT} {_UNIT} (?:ago|earlier|before)",
)
_STRETCH = (
    rf"(?:the |its |their )?(?:last|past|previous|next|coming|first|preceding) (?:{_COUNT} )?{_UNIT}"
    rf"(?: of (?:the year|{_DATE}))?"
)
_END_OF = rf"the (?:start|beginning|end) of (?:(?:the|this|last|next) (?:year|month)|{_DATE})"
_PART_OF_YEAR = rf"the {_ORDINAL} (?:quarter|half)(?: of (?:the year|last year|this year|{_DATE}))?"
# Nothing here repeats what may be empty, and each part is short: the time is linear.
_PERIOD = re.compile(
    r"\b"
    + _any(
        rf"(?:[Ii]n|[Dd]uring|[Oo]ver|[Ff]or|[Ww]ithin|[Tt]hroughout) {_any(_STRETCH, rf'the year to {_DATE}')}",
        rf"[Bb]etween {_DATE} and {_DATE}",
        rf"[Ff]rom {_DATE} (?:to|until|through) {_DATE}",
        rf"(?:[Ss]ince|[Uu]ntil|[Bb]y) {_any(_END_OF, _RELATIVE, _DATE)}",
        rf"[Ii]n {_any(_PART_OF_YEAR, _DATE)}",
        rf"[Oo]n {_DATE}",
        rf"[Aa]s of {_DATE}",
        _RELATIVE,
        _WEEKDAY,
        _PART_OF_YEAR,
    )
    + r"(?!\w)"
)
_PREPOSITIONS = word_set("in at near outside around across inside throughout off into to from on")
_PARTS = word_set("of the de al el la upon du da bin ed -")
_KINDS_OF_PLACES = word_set(
    "city town village province region district state county capital island border north south east west northern",
    "southern eastern western northeast northwest southeast southwest central area neighbourhood neighborhood",
    "port suburb country camp coast",
)


def periods_in(text: Text, place: Place) -> list[tuple[int, int]]:
    """Return where words of period stand in a sentence, in order."""
    return [match.span() for match in _PERIOD.finditer(text.raw, place.start, place.end)]


def period_of(
    text: Text,
    form: Form,
    periods: Sequence[tuple[int, int]],
    published: Edtf | None,
    resolved: dict[str, str],
) -> tuple[Place, str] | None:
    """Return the words that say when, and the period as EDTF, empty where it isn't known.

    Those behind the number before the next clause come first, then those before it.
    """
    start, end = text.tokens[form.first].start, text.tokens[form.last - 1].end
    behind = next((span for span in periods if span[0] >= end), None)
    ahead = next((span for span in reversed(periods) if span[1] <= start), None)
    chosen = _nearer(text.raw, behind, ahead, start, end)
    if chosen is None:
        return None
    words = text.raw[chosen[0] : chosen[1]]
    if words not in resolved:
        resolved[words] = resolve_period(words, published) or ""
    return Place(*chosen), resolved[words]


def _nearer(
    raw: str, behind: tuple[int, int] | None, ahead: tuple[int, int] | None, start: int, end: int
) -> tuple[int, int] | None:
    if behind is not None and (_is_of_speech(raw, behind[0]) or _is_parted(raw[end : behind[0]])):
        behind = None
    if ahead is not None and (_is_of_speech(raw, ahead[0]) or _is_elsewhere(raw, ahead, start)):
        ahead = None
    if behind is None or ahead is None:
        return behind or ahead
    gap = raw[end : behind[0]]
    return ahead if any(mark in gap for mark in ",;:()–—") and start - ahead[1] < behind[0] - end else behind


_SPEECH = ("said ", "told ", "says ", "reported ", "published ", "announced ", "revealed late ", "briefing ")
_SPEAKING = tuple(f" {verb}" for verb in _SPEECH)
_PARTING = (";", "–", "—", " - ")
_ASIDE = re.compile(r", (?:which|who|whose|where|when)\b[^,]{0,80}\Z")
_ONE_DAY = re.compile(rf"(?:[Oo]n )?(?:{_WEEKDAY}|(?i:yesterday|today)){_TIME_OF_DAY}")


def _is_parted(gap: str) -> bool:
    """Return whether another clause begins between number and period: "12 boats – the 7 lost last year"."""
    return any(mark in gap for mark in _PARTING)


def _is_elsewhere(raw: str, period: tuple[int, int], start: int) -> bool:
    """Return whether a period that stands before belongs to what is said before.

    That is to an aside ("the office, which opened in 2019, lost 12"), or to the saying ("On Monday, he said 12 left").
    """
    gap = raw[period[1] : start]
    is_closed = gap.startswith(",")
    return (
        _is_parted(gap)
        or (is_closed and _ASIDE.search(raw, max(0, period[0] - 100), period[0]) is not None)
        or (any(verb in gap for verb in _SPEAKING) and _ONE_DAY.fullmatch(raw, *period) is not None)
    )


def _is_of_speech(raw: str, start: int) -> bool:
    """Return whether the period tells when something was said: "said on Sunday"."""
    before = raw[max(0, start - 14) : start]
    return before.endswith(_SPEECH)


def place_of(text: Text, form: Form) -> Place | None:
    """Return the words of the place nearest behind the number, else before it: "in Kursk", "off Peru"."""
    tokens, sentence = text.tokens, form.sentence
    for at in range(form.last, min(sentence.last - 1, form.last + 25)):
        if tokens[at].key in (";", "“", '"'):
            break
        is_cue = tokens[at].key == "to" and tokens[at - 1].key == "according"
        if tokens[at].key in _PREPOSITIONS and not is_cue:
            found = _named_place(tokens, at + 1, sentence.last)
            if found:
                return text.place_of(*found)
    for at in range(form.first - 2, max(sentence.first, form.first - 25) - 1, -1):
        if tokens[at].key in ("in", "at", "near", "across") and (
            found := _named_place(tokens, at + 1, form.first)
        ):
            return text.place_of(*found)
    return None


def _named_place(tokens: Sequence[Token], at: int, limit: int) -> tuple[int, int] | None:
    first = at
    if at < limit and tokens[at].key == "the":
        at += 1
    begins = None
    while at < limit and at < first + 9:
        token = tokens[at]
        if token.is_word and token.is_capital and token.key not in WEEKDAYS and not is_month(token):
            begins = at if begins is None else begins
        elif token.key in _KINDS_OF_PLACES or (token.key == "of" and tokens[at - 1].key in _KINDS_OF_PLACES):
            pass
        elif not (
            begins is not None
            and token.key in _PARTS - {"and"}
            and at + 1 < limit
            and tokens[at + 1].is_capital
        ):
            break
        at += 1
    while at > first and (tokens[at - 1].key in _PARTS or tokens[at - 1].key == "of"):
        at -= 1
    if begins is None or at <= begins or (at < limit and tokens[at].key == "'s"):
        return None
    return first, at

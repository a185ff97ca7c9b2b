"""Changes: whether a number is a level, something additional, a rise or a fall; against what; and a record."""

from collections.abc import Sequence
from typing import NamedTuple

from claims.domain.reading.numbers.forms import Form
from claims.domain.reading.numbers.measures import HYPHENS, Measure
from claims.domain.reading.tokens import Token
from claims.domain.reading.vocabulary import word_set
from claims.domain.terms import Change

# Source: Merriam-Webster.com Dictionary, each word under its own entry.
_RISES = word_set(
    "up rise rises rose risen rising raise raised raises increase increases increased increasing grow grows grew",
    "grown growing growth gain gains gained jump jumps jumped climb climbs climbed soar soared surge surged add",
    "added adds advanced rallied higher upward warming expand expanded expansion boost boosted hike hiked leapt",
)
_FALLS = word_set(
    "down fall falls fell fallen falling decrease decreases decreased decreasing drop drops dropped dropping decline",
    "declines declined declining cut cuts cutting shrank shrunk slumped plunged tumbled plummeted plummeting lower",
    "lost lose slid slipped dipped reduced reduce reduction slashed shed downward loss discount eased retreated",
)
_VERBS_WITH_LEVELS = word_set("to at")
_BETWEEN = word_set(
    "by of a an the about around some nearly almost roughly approximately over under more less than at least most up"
    " as much many only just estimated another additional total average another further well far slightly close"
    " staggering whopping massive sharp record - only (, another"
)
_AMBIGUOUS = word_set(
    "cut cuts lost lose gain gains gained added add shed raise raised raises loss higher lower cutting"
)
_BASELINES = (
    ("compared", "with"), ("compared", "to"), ("from",), ("on",), ("over",), ("than",), ("versus",), ("against",),
    ("since",),
)  # fmt: skip


class Moved(NamedTuple):
    change: Change
    first: int
    last: int


def change_of(tokens: Sequence[Token], form: Form) -> Moved | None:
    """Return what the number is a change of, with the words that say so; None for a level."""
    return _addition(tokens, form) or _behind(tokens, form) or _before(tokens, form)


def record_at(tokens: Sequence[Token], form: Form) -> int | None:
    """Return the token that calls the number a record: "a record 728", "a record high of 40"."""
    for at in range(form.first - 1, max(form.first - 4, form.sentence.first - 1), -1):
        if tokens[at].key == "record":
            return at
        if tokens[at].key not in ("high", "low", "of", "number", "an", "a", "estimated", "about", "some"):
            return None
    return None


def baseline_of(tokens: Sequence[Token], form: Form, moved: Moved | None) -> tuple[int, int] | None:
    """Return the words that tell what a change is measured against: "on 2015", "from the previous year"."""
    if moved is None or moved.change is Change.ADDITIONAL:
        return None
    limit = min(form.sentence.last, max(form.after, moved.last) + 6)
    for at in range(max(form.after, moved.last), limit):
        if tokens[at].key in (",", ";", ".", "and"):
            return None
        for words in _BASELINES:
            end = at + len(words)
            if end < limit and tuple(token.key for token in tokens[at:end]) == words:
                return _time_words(tokens, end, form.sentence.last)
    return None


def _time_words(tokens: Sequence[Token], first: int, limit: int) -> tuple[int, int] | None:
    """Return the words of time that begin here: "the previous year", "2015", "a year earlier"."""
    end = first
    while end < limit and end < first + 8 and (tokens[end].key in _TIME_WORDS or tokens[end].is_number):
        end += 1
    return (
        (first, end)
        if any(tokens[at].is_number or tokens[at].key in _TIME_NOUNS for at in range(first, end))
        else None
    )


def _addition(tokens: Sequence[Token], form: Form) -> Moved | None:
    at = form.first - 1
    for _ in range(4):
        if at < form.sentence.first:
            break
        key = tokens[at].key
        if key in ("additional", "another", "further", "extra"):
            return Moved(Change.ADDITIONAL, at, at + 1)
        if key not in (
            "a",
            "an",
            "about",
            "some",
            "estimated",
            "around",
            "up",
            "to",
            "nearly",
            "least",
            "at",
            "almost",
        ):
            break
        at -= 1
    behind = form.after
    if behind < form.sentence.last and tokens[behind].key in ("more", "extra", "additional"):
        follower = tokens[behind + 1].key if behind + 1 < form.sentence.last else ""
        if follower != "than" or form.measures(Measure.RATIO):
            change = Change.INCREASE if follower == "than" else Change.ADDITIONAL
            return Moved(change, behind, behind + 1)
    if behind < form.sentence.last and tokens[behind].key in ("fewer", "less") and form.unit is not None:
        return Moved(Change.DECREASE, behind, behind + 1)
    return None


def _behind(tokens: Sequence[Token], form: Form) -> Moved | None:
    """Read "a 20% increase", "34% higher", "a 5-percent pay rise"."""
    if form.unit is None or form.measures(Measure.TIME):
        return None
    for at in range(form.after, min(form.after + 3, form.sentence.last)):
        key = tokens[at].key
        if key in HYPHENS:
            continue
        if not tokens[at].is_word or key in (
            "of",
            "in",
            "and",
            "to",
            "the",
            "from",
            "than",
            "stake",
            "on",
            "a",
        ):
            return None
        if key in _RISES and key not in ("up", "add", "added", "adds"):
            return Moved(Change.INCREASE, at, at + 1)
        if key in _FALLS and key != "down":
            return Moved(Change.DECREASE, at, at + 1)
    return None


def _before(tokens: Sequence[Token], form: Form) -> Moved | None:
    """Read "up 9%", "rose by about 5", "a decrease of 44 percent"; "rose to 40" tells a level."""
    at, by = form.first - 1, False
    for _ in range(7):
        if at < form.sentence.first:
            return None
        key = tokens[at].key
        if key == "to" and tokens[at - 1].key == "up" and at - 1 >= form.sentence.first:
            at -= 2  # "up to" is a comparator
            continue
        if key in _VERBS_WITH_LEVELS and not (key == "at" and tokens[at + 1].key in ("least", "most")):
            return None
        if key in _RISES or key in _FALLS:
            if key in _AMBIGUOUS and not (by or form.measures(Measure.RATIO)):
                return None
            return Moved(Change.INCREASE if key in _RISES else Change.DECREASE, at, at + 1)
        if key not in _BETWEEN:
            return None
        by |= key in ("by", "of")
        at -= 1
    return None


_TIME_NOUNS = word_set("year month week quarter decade day years months weeks period level levels")
_TIME_WORDS = _TIME_NOUNS | word_set(
    "the a an previous last same earlier ago before year's of in first second third fourth 's january february"
    " march april may june july august september october november december"
)

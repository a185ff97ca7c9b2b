"""Why a number is no claim: what the words around it make of it, rule by rule.

Follows the labelled articles' guideline: a claim asserts a quantity of the world; what says only when, where or
how old, what names, orders or refers back, asserts none.
"""

from collections.abc import Callable, Sequence

from claims.domain.reading.numbers.ages import is_age
from claims.domain.reading.numbers.around import key_at, keys_at
from claims.domain.reading.numbers.distances import is_distance_to_a_place
from claims.domain.reading.numbers.durations import period_reason
from claims.domain.reading.numbers.forms import Form
from claims.domain.reading.numbers.measures import HYPHENS, Measure
from claims.domain.reading.numbers.names import is_name, is_named_ordinal
from claims.domain.reading.numbers.references import back_reference, pronoun, source_part
from claims.domain.reading.proposals import Reason
from claims.domain.reading.tokens import Token
from claims.domain.reading.vocabulary import word_set

_SURE = word_set(
    "sure certain committed right wrong clear behind honest focused convinced true safe confident"
)
# Source: Merriam-Webster.com Dictionary, the idioms under each number.
_IDIOMS = (
    ("one", "-", "size"), ("one", "voice"), ("one", "another"), ("one", "way"), ("one", "day"), ("one", "hand"),
    ("one", "thing"), ("one", "side"), ("one", "-", "sided"), ("one", "-", "way"), ("one", "-", "time"),
    ("one", "-", "off"), ("one", "-", "on"), ("one", "point"), ("one", "stop"), ("one", "-", "stop"), ("one", "time"),
    ("one", "on", "one"), ("one", "foot", "in"), ("one", "way", "or"),
    ("zero", "tolerance"), ("zero", "-", "tolerance"), ("zero", "-", "sum"), ("two", "-", "way"), ("two", "cents"),
    ("one", "morning"), ("one", "evening"), ("one", "night"), ("one", "place"), ("one", "-", "to"), ("one", "can"),
    ("one", "by"), ("one", "after"), ("fifty", "-", "fifty"), ("50", "-", "50"),
    ("one", "moment"), ("one", "step"), ("one", "more", "time"), ("one", "last"), ("zero", "in"), ("zero", "hour"),
    ("half", "true"), ("half", "empty"), ("half", "full"), ("half", "shell"), ("half", "time"), ("half", "-", "time"),
    ("half", "-", "hearted"), ("half", "the", "battle"), ("half", "an", "eye"), ("two", "sides", "of"),
    ("six", "feet", "under"), ("nine", "lives"), ("a", "million", "miles"), ("a", "thousand", "times"),
    ("a", "million", "times"), ("a", "thousand", "words"), ("nine", "yards"), ("five", "-", "and", "-"),
    ("million", "-", "dollar", "question"),
)  # fmt: skip
_IDIOM_STARTS = frozenset(words[0] for words in _IDIOMS)
_STARTS_A_PERIOD = word_set("in just only within after before for of until do")
# "A three-way race", "a two-term governor": of what kind, not how many.
_KINDS = word_set("way front term tier tiered sided pronged star dimensional party time timer hander")

_FURNITURE = word_set(
    "comment comments share shares like likes reply replies photo photos view views retweets"
)
_MERIDIEM = word_set("o'clock oclock a.m. p.m. am pm a.m p.m")
_AT_A_TIME = word_set("at since until till by around about before after from between is was it's")
_HOURS = word_set("one two three four five six seven eight nine ten eleven twelve midnight noon")
_PARTS_OF_A_DAY = frozenset(
    [("in", "the", "morning"), ("in", "the", "afternoon"), ("in", "the", "evening"), ("at", "night", ",")]
)

Rule = Callable[[Sequence[Token], Form, "Form | None"], Reason | None]


def reason_for(tokens: Sequence[Token], form: Form, before: Form | None) -> Reason | None:
    """Return why the number is no claim, None if it is one; `before` is the number that precedes it."""
    if form.reason is not None:
        return Reason.NAME if form.is_ordinal and is_named_ordinal(tokens, form) else form.reason
    for rule in _RULES:
        if (reason := rule(tokens, form, before)) is not None:
            return reason
    return None


def _idiom(tokens: Sequence[Token], form: Form, before: Form | None) -> Reason | None:
    first = form.first
    is_joined = before is not None and before.last == first - 1 and tokens[first - 1].key in HYPHENS
    if is_joined and before is not None and before.reason is Reason.IDIOM:
        return Reason.IDIOM  # "fifty-fifty"
    if tokens[first].key in _IDIOM_STARTS and _is_in_idiom(tokens, form):
        return Reason.IDIOM
    if (
        form.is_fraction
        and key_at(tokens, first - 1, form) == "by"
        and key_at(tokens, first - 2, form) == "clever"
    ):
        return Reason.IDIOM
    value = form.numerals[0].value if form.numerals else None
    if (
        form.measures(Measure.RATIO)
        and value in (100, 110, 1000)
        and key_at(tokens, form.last, form) in _SURE
    ):
        return Reason.IDIOM
    return None


def _is_in_idiom(tokens: Sequence[Token], form: Form) -> bool:
    first, before = form.first, key_at(tokens, form.first - 1, form)
    if keys_at(tokens, first, form, 2) == ("one", "day") and before in _STARTS_A_PERIOD:
        return False
    return any(
        tokens[first].key == words[0]
        and form.last - first <= len(words)
        and keys_at(tokens, first, form, len(words)) == words
        for words in _IDIOMS
    )


def _kind(tokens: Sequence[Token], form: Form, before: Form | None) -> Reason | None:
    """Read "a three-way race", "a two-term governor"."""
    if form.unit is not None or len(form.numerals) != 1 or key_at(tokens, form.last, form) not in HYPHENS:
        return None
    is_small = form.numerals[0].value <= 12
    kind = keys_at(tokens, form.last + 1, form, 2)
    is_race = kind[0] in ("man", "woman", "person", "horse") and kind[1] in (
        "race",
        "contest",
        "fight",
        "battle",
    )
    return Reason.IDIOM if is_small and (kind[0] in _KINDS or is_race) else None


def _rank(tokens: Sequence[Token], form: Form, before: Form | None) -> Reason | None:
    """Read "the top ten", "number one", and the number of a list's item that stands alone."""
    if len(form.numerals) != 1 or form.unit is not None:
        return None
    ahead = keys_at(tokens, form.first - 2, form, 2)
    if ahead[1] in ("top", "bottom") or (ahead[1] in HYPHENS and ahead[0] == "top"):
        return Reason.ORDINAL
    if ahead[1] == "number" and form.numerals[0].value <= 100 and not tokens[form.first].is_number:
        return Reason.NAME
    alone = not any(tokens[at].is_word for at in range(form.sentence.first, form.first)) and not any(
        tokens[at].is_word or tokens[at].is_number for at in range(form.last, form.sentence.last)
    )
    is_bare = form.last - form.first == 1 and tokens[form.first].key.isdecimal()
    return Reason.NAME if alone and is_bare and form.numerals[0].value < 1000 else None


def _clock(tokens: Sequence[Token], form: Form, before: Form | None) -> Reason | None:
    """Read "nine o'clock", "half past nine", "four in the morning"."""
    if form.last - form.first != 1 or not form.numerals or form.numerals[0].value > 24:
        return None
    if form.numerals[0].value % 1:
        return None
    behind = keys_at(tokens, form.last, form, 3)
    word = key_at(tokens, form.first - 1, form)
    is_day_part = behind in _PARTS_OF_A_DAY and word in _AT_A_TIME
    is_start = word in _AT_A_TIME or not word or not tokens[form.first - 1].is_word
    if (
        behind[0] == "to"
        and behind[1] in _HOURS
        and keys_at(tokens, form.last + 2, form, 3) in _PARTS_OF_A_DAY
    ):
        return Reason.TIME  # "twenty to nine in the morning"
    is_past = behind[0] == "past" and behind[1] in _HOURS and is_start
    is_hour = word in ("past", "to") and key_at(tokens, form.first - 2, form) in (
        "half",
        "quarter",
        "ten",
        "five",
        "twenty",
    )
    return Reason.TIME if is_day_part or is_past or is_hour or behind[0] in _MERIDIEM else None


def _age(tokens: Sequence[Token], form: Form, before: Form | None) -> Reason | None:
    return Reason.AGE if is_age(tokens, form) else None


def _location(tokens: Sequence[Token], form: Form, before: Form | None) -> Reason | None:
    return Reason.LOCATION if is_distance_to_a_place(tokens, form) else None


def _name(tokens: Sequence[Token], form: Form, before: Form | None) -> Reason | None:
    return Reason.NAME if is_name(tokens, form) else None


def _denominator(tokens: Sequence[Token], form: Form, before: Form | None) -> Reason | None:
    word = key_at(tokens, form.first - 1, form)
    if word == "per":
        return Reason.DENOMINATOR
    if word in ("every", "each") and key_at(tokens, form.first - 2, form) in (
        "for",
        "of",
        "in",
        "out",
        "per",
    ):
        return Reason.DENOMINATOR
    if before is None or before.sentence is not form.sentence or before.reason not in (None, Reason.LOCATION):
        return None
    between = tuple(token.key for token in tokens[before.after : min(form.first, before.after + 4)])
    is_bracketed = between[-1:] in (("(",), ("[",)) and form.first - before.after <= 3
    return Reason.DENOMINATOR if is_bracketed and _is_conversion(tokens, before, form) else None


def _is_conversion(tokens: Sequence[Token], one: Form, other: Form) -> bool:
    if key_at(tokens, other.last, other) == "pounds" and one.unit is not None:
        return one.unit.measure in (Measure.OTHER, Measure.MONEY)  # of weight or of money
    if other.unit is None or other.unit.measure in (Measure.RATIO, Measure.TIME):
        return False
    return one.unit is None or (one.unit.measure is other.unit.measure and one.unit.slug != other.unit.slug)


def _furniture(tokens: Sequence[Token], form: Form, before: Form | None) -> Reason | None:
    """Read "width:100%;" of a page's style, "Comments (23)", "12 shares" on a line of its own, "5 min read"."""
    before_it, behind = key_at(tokens, form.first - 1, form), keys_at(tokens, form.last, form, 3)
    if (
        before_it == ":"
        and tokens[form.first - 1].is_glued
        and tokens[form.first].is_glued
        and behind[0] in (";", "}")
    ):
        return Reason.DEBRIS
    if before_it == "(" and behind[0] == ")" and key_at(tokens, form.first - 2, form) in _FURNITURE:
        return Reason.DEBRIS
    is_line = form.sentence.last - form.sentence.first <= 3 and form.first == form.sentence.first
    is_reading_time = (
        behind[0] in ("min", "mins", "minute") and behind[1] == "read" and not behind[2].isalpha()
    )
    return Reason.DEBRIS if (is_line and behind[0] in _FURNITURE) or is_reading_time else None


_RULES: tuple[Rule, ...] = (
    _furniture,
    _clock,
    _idiom,
    _kind,
    _rank,
    _age,
    _denominator,
    period_reason,
    _location,
    _name,
    pronoun,
    source_part,
    back_reference,
)

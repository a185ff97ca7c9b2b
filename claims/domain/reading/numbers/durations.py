"""Stretches of time that say only when, or how long in the background: "in the past three weeks"."""

from collections.abc import Sequence
from dataclasses import replace

from claims.domain.reading.numbers.around import governor_of, key_at, keys_at
from claims.domain.reading.numbers.forms import Form
from claims.domain.reading.numbers.lexicon import MONTHS, WEEKDAYS
from claims.domain.reading.numbers.measures import HYPHENS, Measure, unit_after
from claims.domain.reading.proposals import Reason
from claims.domain.reading.tokens import Token
from claims.domain.reading.vocabulary import word_set

# Source for the closed classes: Huddleston and Pullum, The Cambridge Grammar of the English Language (2002).
_AFTER_A_TIME = word_set(
    "ago later earlier before after since old afterwards prior hence running left remaining away apart until till into",
    "out beforehand removed previously hitherto straight",
)
_BEFORE_A_TIME = word_set(
    "last past previous next first coming following final preceding recent early opening initial latest another every"
    " remaining closing"
)
_BACKGROUND = word_set(
    "in over during throughout every each the after for following since from before until between past his her its"
    " their our my those these on at amid than across despite"
)
_ADJECTIVES = word_set(
    "previous past preceding consecutive straight successive full whole long short more additional further extra",
    "calendar working business fiscal solid separate prior following intervening",
)
_PAST = word_set("previous past preceding prior following intervening")
_ROW = word_set("consecutive straight successive")
# What is given or imposed by the hour, day or year: of these the time is the quantity.
# Source: Merriam-Webster.com Dictionary, “sentence” and “leave”.
_GRANTED = word_set(
    "leave probation prison imprisonment jail confinement detention custody labour labor service supervision pay",
    "notice salary wages supplies supply stocks reserves imports cover exile parole vacation holiday training",
    "sentence sentences jailed ban bans suspension community behind captivity solitary video footage audio tape",
    "recordings recording testimony airtime programming",
)
_IMPOSED = word_set("sentence sentences jail prison probation ban bans suspension leave notice")
_LASTING = word_set(
    "last lasts lasted lasting continue continues continued run runs ran running persist persists persisted jailed",
    "imprisoned sentenced banned suspended extended valid jail prison go goes went gone serve served",
    "serves barred held detained",
    "endure endured drag dragged standstill halt halted closed shut without enough",
)
_INTENDED = word_set("will would shall must 'll to can could may might")
_COMPLETED = word_set(
    "complete completed completing finish finished ready done built build rebuild rebuilt delivered run collapse start",
    "effect begin resume reopen expire expires expected carried cleared restored repaired end over implemented",
)
_REFERRING = 20
_REACH = 8
_MOST = 2000
_SHORT = word_set("second minute hour")
_PARTNERS = word_set("wife husband spouse partner friend friends colleague marriage veteran")
_HELD = word_set(
    "lost loses lose spend spends spent hold holds held have has had 've got through wasted saved logged worked"
    " needs need clocked gained"
)
_JOURNEYS = word_set("journey trip walk drive visit stay tour march ride flight voyage trek")


def period_reason(tokens: Sequence[Token], form: Form, before: Form | None) -> Reason | None:
    """Return why the time says no quantity, None where the time itself is told: "it takes three years"."""
    if key_at(tokens, form.last, form).removesuffix("s") in WEEKDAYS and form.unit is None:
        return Reason.PERIOD  # "between two Sundays"
    form = _with_time(tokens, form)
    if not form.measures(Measure.TIME):
        return _part_of_time(tokens, form)
    if _goes_with(tokens, form, before):
        return Reason.PERIOD
    if _is_idiom(tokens, form):
        return Reason.IDIOM
    if key_at(tokens, form.first - 1, form) == "every":
        return Reason.DENOMINATOR
    if key_at(tokens, form.last, form) in HYPHENS and tokens[form.last].is_glued:
        # "Three-day talks", "its eight-year campaign": how long what is told of took.
        return None if _IMPOSED & set(keys_at(tokens, form.after, form, 2)) else Reason.PERIOD
    return Reason.PERIOD if not _is_amount(form) and _says_when(tokens, form) else None


def _with_time(tokens: Sequence[Token], form: Form) -> Form:
    """Return the number with the unit that an adjective parts from it: "three previous years"."""
    at = form.last
    if form.unit is not None or key_at(tokens, at, form) not in _ADJECTIVES:
        return form
    found = unit_after(tokens, at + 1, form.sentence.last)
    if found is None or found[0].measure is not Measure.TIME:
        return form
    return replace(form, unit=found[0], after=found[1])


def _part_of_time(tokens: Sequence[Token], form: Form) -> Reason | None:
    """Read "the second half" of something, "the last two budgets", "the first three contests"."""
    word = key_at(tokens, form.first - 1, form)
    if form.is_fraction:
        is_hanging = word == "and" or key_at(tokens, form.first - 2, form) in ("month", "year", "decade")
        if is_hanging and form.last - form.first == 2 and tokens[form.last - 1].key == "half":
            return Reason.PERIOD if key_at(tokens, form.first - 2, form) in _SINGLE_TIMES else None
        return Reason.PERIOD if word in ("first", "second", "last", "latter") else None
    is_few = len(form.numerals) == 1 and form.unit is None and form.numerals[0].value <= _REFERRING
    if not is_few:
        return None
    if word in ("last", "past", "next", "previous", "final"):
        return Reason.PERIOD
    is_pointed_at = key_at(tokens, form.first - 2, form) in ("the", "his", "her", "its", "their", "our", "my")
    return Reason.ORDINAL if word == "first" and is_pointed_at else None


def _goes_with(tokens: Sequence[Token], form: Form, before: Form | None) -> bool:
    """Return whether it goes on with a period: "the past two or three weeks", "for 3 years, 2 months"."""
    if before is None or before.reason is not Reason.PERIOD or before.sentence is not form.sentence:
        return False
    between = {
        token.key for token in tokens[before.last : before.last + 3] if token.start < tokens[form.first].start
    }
    if form.first - before.last == 1:
        return bool(between & {"or", "to", "and", *HYPHENS})
    behind = {token.key for token in tokens[before.after : form.first]}
    return form.first - before.after <= 2 and bool(behind) and behind <= {",", "and"}


def _is_idiom(tokens: Sequence[Token], form: Form) -> bool:
    """Return whether it is "24 hours a day", "seven days a week"."""
    value = form.numerals[0].value if form.numerals else None
    return value in (7, 24, 365) and keys_at(tokens, form.after, form, 2) in (
        ("a", "day"),
        ("a", "week"),
        ("a", "year"),
    )


def _is_amount(form: Form) -> bool:
    """Return whether it is so much that it says no period: "3.9 million hours"."""
    return (
        bool(form.numerals)
        and form.numerals[0].value >= _MOST
        and form.unit is not None
        and form.unit.slug != "year"
    )


def _is_granted(tokens: Sequence[Token], form: Form, at: int, count: int) -> bool:
    return bool(_GRANTED & set(keys_at(tokens, at, form, count)))


def _says_when(tokens: Sequence[Token], form: Form) -> bool:
    behind = keys_at(tokens, form.after, form, 3)
    if behind[0] in ("a", "per", "each", "every"):
        return False  # "15 minutes a day"
    is_possessive = behind[0] == "'" or tokens[form.after - 1].key.endswith("'")
    if is_possessive:
        return not _is_granted(tokens, form, form.after, 4)
    if key_at(tokens, form.last, form) in _ROW and behind[0] not in _AFTER_A_TIME:
        return False  # "for 16 straight nights"
    at = governor_of(tokens, form)
    word = key_at(tokens, at, form)
    if behind[0] in ("of", "in", "behind") and _is_granted(
        tokens, form, form.after + (behind[0] != "behind"), 3
    ):
        return word in ("after", "during", "following", "over", "past", "last") or (
            word == "for" and not _is_lasting(tokens, form, at)
        )
    if word == "for" and behind[0] in ("before", "after"):
        return not _is_lasting(tokens, form, at)
    if word == "last" and key_at(tokens, at - 1, form) in _INTENDED | {"not", "n't"}:
        return False  # "it will last five days"
    if word in _HELD and behind[0] in ("of", "left", "remaining"):
        return False  # "has 142 days of stock", "I've got 18 months left"
    if behind[0] in _AFTER_A_TIME or behind[:2] in (
        ("from", "now"),
        ("to", "go"),
        ("on", ","),
        ("in", "advance"),
    ):
        return True
    if word in _BEFORE_A_TIME or key_at(tokens, at - 1, form) in _BEFORE_A_TIME - {
        "another",
        "every",
        "first",
    }:
        return True
    if key_at(tokens, form.first - 1, form) == "another" or key_at(tokens, form.last, form) in _PAST:
        return True
    if behind[0] == "of" or (behind[0] == "to" and behind[1] in _MONTH_STARTS):
        return word not in ("of", "to", "within")
    if word == "of":
        return key_at(tokens, at - 1, form) in _JOURNEYS | _PARTNERS
    if word == "for":
        return not _is_lasting(tokens, form, at)
    if word == "in":
        return not _is_awaited(tokens, form, at)
    return word in _BACKGROUND


def _is_lasting(tokens: Sequence[Token], form: Form, at: int) -> bool:
    """Return whether the verb before "for" tells how long: "will go on for seven days", "was jailed for a year"."""
    words = keys_at(tokens, at - 4, form, 4)
    if form.unit is not None and form.unit.slug in _SHORT:
        return True  # "was held for nearly 13 hours"
    if _LASTING & set(words[1:]):
        return True
    return bool(_INTENDED & set(keys_at(tokens, at - 6, form, 6))) and bool(
        {"be", "remain", "stay", "close", "shut", "hold", "keep"} & set(words)
    )


def _is_awaited(tokens: Sequence[Token], form: Form, at: int) -> bool:
    """Return whether "in" tells how long it will take: "could run out in two days"."""
    if form.unit is not None and form.unit.slug in ("second", "minute"):
        return True  # "it goes from 0 to 60 in four seconds"
    words = keys_at(tokens, at - _REACH, form, _REACH)
    return bool(_COMPLETED & set(words)) and bool(_INTENDED & set(words))


_SINGLE_TIMES = word_set("second minute hour day week month year decade century")
_MONTH_STARTS = MONTHS | {"the", "end"}

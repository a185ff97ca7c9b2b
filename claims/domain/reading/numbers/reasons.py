"""Why a number is no claim: what the words around it make of it, rule by rule.

Follows the labelled articles' guideline: a claim asserts a quantity of the world; what says only when, where or
how old, what names, orders or refers back, asserts none.
"""

from collections.abc import Callable, Sequence

from claims.domain.reading.numbers.counted import counted_by
from claims.domain.reading.numbers.figures import UNITS
from claims.domain.reading.numbers.forms import Form
from claims.domain.reading.numbers.lexicon import AUXILIARIES, FUNCTION_WORDS, PREPOSITIONS, is_plural
from claims.domain.reading.numbers.measures import HYPHENS, Measure
from claims.domain.reading.proposals import Reason
from claims.domain.reading.tokens import Token
from claims.domain.reading.vocabulary import word_set

# Source for the closed classes: Huddleston and Pullum, The Cambridge Grammar of the English Language (2002).
_AFTER_A_TIME = word_set(
    "ago later earlier before after since old afterwards prior hence running left remaining"
)
_EXTREMES = word_set("first most worst best least fewest record only second third high low")
_BEFORE_A_TIME = word_set(
    "last past previous next first coming following final preceding recent early opening initial latest another every"
)
_POINTED_AT = word_set("the these those both all his her their our its my your whose")
_COMPASS = word_set(
    "north south east west northeast northwest southeast southwest north-east north-west south-east south-west",
    "inland offshore upstream downstream away off outside from",
)
_AGE_WORDS = word_set("aged age ages turned")
_DOCUMENTS = word_set(
    "report reports statement statements letter study survey poll analysis data figures research proposal petition"
)
_SAYING = word_set(
    "said says say told tells found finds find show shows showed warned reported reports announced estimated wrote",
    "claimed added confirmed concluded suggests suggested according",
)
_SPEAKERS = word_set(
    "officials sources diplomats traders analysts economists experts witnesses lawmakers researchers scientists",
    "authors aides lawyers dealers executives insiders ministers spokesmen advisers bankers residents doctors",
)
_SURE = word_set(
    "sure certain committed right wrong clear behind honest focused convinced true safe confident"
)
_IDIOMS = (
    ("one", "-", "size"), ("one", "voice"), ("one", "another"), ("one", "way"), ("one", "day"), ("one", "hand"),
    ("one", "thing"), ("one", "side"), ("one", "-", "sided"), ("one", "-", "way"), ("one", "-", "time"),
    ("one", "-", "off"), ("one", "-", "on"), ("one", "point"), ("one", "stop"), ("one", "-", "stop"), ("one", "time"),
    ("zero", "tolerance"), ("zero", "-", "tolerance"), ("zero", "-", "sum"), ("two", "-", "way"), ("two", "cents"),
    ("one", "morning"), ("one", "evening"), ("one", "night"), ("one", "place"), ("one", "-", "to"), ("one", "can"),
    ("one", "by"), ("one", "after"), ("one", "or", "two"), ("fifty", "-", "fifty"), ("50", "-", "50"), ("24", "/", "7"),
    ("one", "moment"), ("one", "step"), ("one", "more", "time"), ("one", "last"),
)  # fmt: skip
_BEFORE_ONE_COUNTED = word_set(
    "killing killed wounding injuring leaving least only just than and least another exactly including or around",
    "about of killed injured",
)
_AFTER_ONE_COUNTED = word_set(
    "dead killed wounded injured hurt missing more person percent civilian soldier other"
)
_REFERRING = 20

Rule = Callable[[Sequence[Token], Form, "Form | None"], Reason | None]


def reason_for(tokens: Sequence[Token], form: Form, before: Form | None) -> Reason | None:
    """Return why the number is no claim, None if it is one; `before` is the number that precedes it."""
    if form.reason is not None:
        return form.reason
    for rule in _RULES:
        if (reason := rule(tokens, form, before)) is not None:
            return reason
    return None


def _key(tokens: Sequence[Token], at: int, form: Form) -> str:
    return tokens[at].key if form.sentence.first <= at < form.sentence.last else ""


def _keys(tokens: Sequence[Token], at: int, form: Form, count: int) -> tuple[str, ...]:
    return tuple(_key(tokens, place, form) for place in range(at, at + count))


def _idiom(tokens: Sequence[Token], form: Form, before: Form | None) -> Reason | None:
    first = form.first
    is_alone = form.last - first < 2
    for words in _IDIOMS:
        if is_alone and tokens[first].key == words[0] and _keys(tokens, first, form, len(words)) == words:
            return Reason.IDIOM
    if tokens[first].key == "one" and _keys(tokens, first - 1, form, 3) == ("at", "one", "point"):
        return Reason.IDIOM
    value = form.numerals[0].value if form.numerals else None
    if value == 100 and form.measures(Measure.RATIO) and _key(tokens, form.last, form) in _SURE:
        return Reason.IDIOM
    return None


def _rank(tokens: Sequence[Token], form: Form, before: Form | None) -> Reason | None:
    """Read "the top ten", and the number of a list's item that stands alone."""
    if len(form.numerals) != 1 or form.unit is not None:
        return None
    if _key(tokens, form.first - 1, form) in ("top", "bottom"):
        return Reason.ORDINAL
    alone = not any(tokens[at].is_word for at in range(form.sentence.first, form.first)) and not any(
        tokens[at].is_word or tokens[at].is_number for at in range(form.last, form.sentence.last)
    )
    is_bare = form.last - form.first == 1 and tokens[form.first].key.isdecimal()
    return Reason.NAME if alone and is_bare and form.numerals[0].value < 1000 else None


def _age(tokens: Sequence[Token], form: Form, before: Form | None) -> Reason | None:
    if form.measures(Measure.TIME):
        behind = _keys(tokens, form.after, form, 2)
        if behind[0] in HYPHENS:
            behind = _keys(tokens, form.after + 1, form, 2)
        if behind[0] in ("old", "olds"):
            return Reason.AGE
    word = _key(tokens, form.first - 1, form)
    if word in _AGE_WORDS or _keys(tokens, form.first - 2, form, 2) in (("age", "of"), ("ages", "of")):
        return Reason.AGE
    if word in ("over", "under", "between", "than", "and", "to") and (
        _key(tokens, form.first - 2, form) in _AGE_WORDS or "aged" in _keys(tokens, form.first - 5, form, 4)
    ):
        return Reason.AGE
    if _is_hyphen_old(tokens, form):
        return Reason.AGE
    is_told_of_one = _key(tokens, form.first - 2, form) in ("he", "she", "i") and word in (
        "is",
        "was",
        "turned",
        "am",
    )
    if is_told_of_one and form.unit is None and not _counts_on(tokens, form):
        return Reason.AGE  # "she was 92"
    return Reason.AGE if _is_set_off_age(tokens, form) else None


def _counts_on(tokens: Sequence[Token], form: Form) -> bool:
    """Return whether a noun follows that the number may count."""
    behind = _key(tokens, form.last, form)
    return behind == "of" or (behind.isalpha() and behind not in FUNCTION_WORDS)


def _is_hyphen_old(tokens: Sequence[Token], form: Form) -> bool:
    """Return whether "-year-old" follows another number that shares it: "16- and 17-year-olds"."""
    if _key(tokens, form.last, form) not in HYPHENS:
        return False
    return "old" in (ahead := _keys(tokens, form.last + 1, form, 8)) or "olds" in ahead


def _is_set_off_age(tokens: Sequence[Token], form: Form) -> bool:
    """Return whether the number stands behind a name between commas: "Kim, 38, said"."""
    if form.unit is not None or len(form.numerals) != 1 or not 1 <= form.numerals[0].value <= 115:
        return False
    name, comma, behind = form.first - 2, _key(tokens, form.first - 1, form), _key(tokens, form.last, form)
    if comma != "," or behind not in (",", ".", ")", ";") or not tokens[form.first].is_number:
        return False
    return name >= form.sentence.first and tokens[name].is_word and tokens[name].is_capital


def _period(tokens: Sequence[Token], form: Form, before: Form | None) -> Reason | None:
    word = _key(tokens, form.first - 1, form)
    if not form.measures(Measure.TIME):
        return Reason.PERIOD if _is_part_of_time(form, word) else None
    if word in ("of", "to") or word in AUXILIARIES:
        word = ""
    behind = _key(tokens, form.after, form)
    # "Three-day talks", "its eight-year campaign": how long what is told of took.
    if _key(tokens, form.last, form) in HYPHENS and tokens[form.last].is_glued:
        return Reason.PERIOD
    if behind in _AFTER_A_TIME or behind == "'" or tokens[form.after - 1].key.endswith("'"):
        return Reason.PERIOD
    if word in _BEFORE_A_TIME or _key(tokens, form.first - 2, form) in _BEFORE_A_TIME - {
        "another",
        "every",
        "first",
    }:
        return Reason.PERIOD
    words = _keys(tokens, form.first - 7, form, 7)
    if word == "in" and any(key.endswith("est") or key in _EXTREMES for key in words):
        return Reason.PERIOD  # "the smallest profit in 17 years"
    if word in ("in", "for", "over", "after", "during", "throughout", "than", "nearly", "almost", "about"):
        if "time" in words or "first" in words or behind in ("to", "of") or "since" in words:
            return Reason.PERIOD
        if word == "than" and "since" in _keys(tokens, form.after, form, 3):
            return Reason.PERIOD
    if word in ("over", "during", "throughout", "every", "the", "after", "for"):
        return Reason.PERIOD
    if behind == "to" and _key(tokens, form.after + 1, form) in _MONTH_STARTS:
        return Reason.PERIOD
    if behind == "of":
        return Reason.PERIOD
    return None


def _is_part_of_time(form: Form, word: str) -> bool:
    """Return whether it is "the second half" of something, or "the last two budgets"."""
    if form.is_fraction:
        return word in ("first", "second", "last", "latter")
    is_few = len(form.numerals) == 1 and form.unit is None and form.numerals[0].value <= _REFERRING
    return is_few and word in ("last", "past", "next", "previous", "final")


def _location(tokens: Sequence[Token], form: Form, before: Form | None) -> Reason | None:
    if not form.measures(Measure.LENGTH):
        return None
    if _key(tokens, form.last, form) in HYPHENS:
        return None  # "the 2,000-mile southwest border"
    behind = _keys(tokens, form.after, form, 3)
    if behind[0] == "(":
        closing = next(
            (
                at
                for at in range(form.after, min(form.after + 8, form.sentence.last))
                if tokens[at].key == ")"
            ),
            None,
        )
        behind = _keys(tokens, closing + 1, form, 3) if closing is not None else behind
    if behind[0] not in _COMPASS:
        return None
    # "The troops are currently 1.5 km south of the town" is itself the news.
    is_told = any(
        key in ("is", "are", "was", "were", "lies", "stood") for key in _keys(tokens, form.first - 3, form, 3)
    )
    return None if is_told else Reason.LOCATION


def _denominator(tokens: Sequence[Token], form: Form, before: Form | None) -> Reason | None:
    word = _key(tokens, form.first - 1, form)
    if form.is_whole_of_share:
        return Reason.DENOMINATOR
    if word == "per" or (
        word == "every" and _key(tokens, form.first - 2, form) in ("for", "of", "in", "out")
    ):
        return Reason.DENOMINATOR
    if before is None or before.reason is not None or before.sentence is not form.sentence:
        return None
    between = tuple(token.key for token in tokens[before.after : form.first])
    if between[-1:] in (("(",), ("[",)) and len(between) <= 3 and _is_conversion(before, form):
        return Reason.DENOMINATOR
    return None


def _is_conversion(one: Form, other: Form) -> bool:
    if other.unit is None or other.unit.measure in (Measure.RATIO, Measure.TIME):
        return False
    return one.unit is None or (one.unit.measure is other.unit.measure and one.unit.slug != other.unit.slug)


def _source_part(tokens: Sequence[Token], form: Form, before: Form | None) -> Reason | None:
    """Read "a report from 11 member states said", "two officials told Reuters"."""
    if form.unit is not None or not form.numerals:
        return None
    counted = counted_by(tokens, form)
    if counted is None or not is_plural(tokens[counted.noun - 1].key):
        return None
    words, noun = _keys(tokens, form.first - 3, form, 3), counted.noun
    if words[-1] in ("from", "by") and (words[1] in _DOCUMENTS or words[0] in _DOCUMENTS):
        return Reason.SOURCE_PART
    if words[-2:] == ("according", "to"):
        return Reason.SOURCE_PART
    is_near = _keys(tokens, noun, form, 1)[0] in ("familiar", "briefed", "with", "close", "present")
    if tokens[noun - 1].key not in _SPEAKERS and not (
        is_near and tokens[noun - 1].key in ("people", "persons")
    ):
        return None
    says = any(key in _SAYING for key in _keys(tokens, noun, form, 3 if not is_near else 8))
    begins = form.first == form.sentence.first or not tokens[form.first - 1].is_word
    is_cited = words[-1] in ("quoted", "citing", "told")
    is_subject = begins or words[-1] in ("but", "and", "that", "while")
    return Reason.SOURCE_PART if is_cited or (says and is_subject) else None


def _pronoun(tokens: Sequence[Token], form: Form, before: Form | None) -> Reason | None:
    """Read "one" as a pronoun, or as an article that counts nothing: "one witness said"."""
    if form.last - form.first != 1 or tokens[form.first].key != "one" or form.measures(Measure.RATIO):
        return None
    word, behind = _key(tokens, form.first - 1, form), _key(tokens, form.last, form)
    if behind == "of" or word in (
        "no",
        "any",
        "every",
        "each",
        "this",
        "that",
        "which",
        "the",
        "another",
        "some",
    ):
        return Reason.PRONOUN
    if form.unit is not None and behind not in HYPHENS:
        return None if word in _BEFORE_ONE_COUNTED or form.unit.measure is not Measure.TIME else Reason.PERIOD
    if behind in _AFTER_ONE_COUNTED:
        return None
    if word in _BEFORE_ONE_COUNTED and behind not in FUNCTION_WORDS and behind.isalpha():
        return None
    return Reason.PRONOUN


def _back_reference(tokens: Sequence[Token], form: Form, before: Form | None) -> Reason | None:
    """Read "the two men", "those four", "all three"; "the 811 towns" counts them."""
    if form.unit is not None or len(form.numerals) != 1 or form.numerals[0].value > _REFERRING:
        return None
    if tokens[form.first].is_number and form.numerals[0].value > 10:
        return None
    word, behind = _key(tokens, form.first - 1, form), _key(tokens, form.last, form)
    if word == "of" and _key(tokens, form.first - 2, form) in ("all", "both", "any"):
        word = "the"
    if word in ("other", "same", "remaining", "only") and _key(tokens, form.first - 2, form) in _POINTED_AT:
        return Reason.BACK_REFERENCE
    if word in _POINTED_AT - {"all"} or (word == "all" and not tokens[form.first].is_number):
        return Reason.BACK_REFERENCE
    # "…, two of the hallmarks of the law" says what was named before.
    is_apposition = (
        word in (",", "—", "–", "-") and behind == "of" and _key(tokens, form.last + 1, form) in _POINTED_AT
    )
    is_clause = any(key in AUXILIARIES for key in _keys(tokens, form.last, form, 8))
    return Reason.BACK_REFERENCE if is_apposition and not is_clause else None


def _word_in_a_name(tokens: Sequence[Token], form: Form, before: Form | None) -> Reason | None:
    """Read "Channel Four", "the Big Ten": a number word with a capital behind one."""
    token = tokens[form.first]
    if (
        not token.is_capital
        or form.first == form.sentence.first
        or form.unit is not None
        or token.key not in UNITS
    ):
        return None
    before_it = tokens[form.first - 1]
    is_name = before_it.is_word and before_it.is_capital and before_it.key not in PREPOSITIONS
    return Reason.NAME if is_name else None


_MONTH_STARTS = word_set(
    "january february march april may june july august september october november december the end"
)
_RULES: tuple[Rule, ...] = (
    _idiom,
    _rank,
    _age,
    _denominator,
    _period,
    _location,
    _word_in_a_name,
    _pronoun,
    _source_part,
    _back_reference,
)

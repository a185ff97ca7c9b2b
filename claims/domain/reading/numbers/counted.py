"""What is counted: the noun phrase behind a number, with the participle that completes it."""

from collections.abc import Sequence
from typing import NamedTuple

from claims.domain.reading.numbers.figures import STARTERS
from claims.domain.reading.numbers.form import Form
from claims.domain.reading.numbers.lexicon import (
    AUXILIARIES,
    FUNCTION_WORDS,
    MONTHS,
    PREPOSITIONS,
    WEEKDAYS,
    is_plural,
)
from claims.domain.reading.numbers.measured import past_shared_number
from claims.domain.reading.numbers.measures import HYPHENS, Measure
from claims.domain.reading.tokens import Kind, Token
from claims.domain.reading.vocabulary import word_set

_MOST_WORDS = 8
_ARTICLES = word_set("the its their all his her those these a an our such")
_BEFORE_A_NOUN = (
    _ARTICLES
    | HYPHENS
    | frozenset('“‘"+')
    | word_set("of more other less fewer total additional extra odd plus")
)
# Plurals that stand before another noun: "arms sales", "police officers".
_FIRST_OF_TWO = word_set(
    "arms sports news sales jobs police media data operations communications goods savings earnings customs armed",
    "systems rights refugees women men aircraft weapons drugs troops human personnel benefits works claims",
)
_OF = word_set("of in for")
# "For the quarter", "in the first half" tell when.
_TIMES = word_set(
    "year years quarter month months week weeks day days period season time first second third last next"
)
_RATES = word_set("second minute hour day night week month year person barrel ounce tonne share")
# What ends a noun phrase though it is no closed class: the commonest verbs of news and words of time.
_ENDS = word_set(
    "vs v versus said says say agree told ago later earlier last next this year yesterday today including compared",
    "according worth died",
    "fled left came went remain remained face need needed lost took live lived attended voted signed joined received",
    "struck hit fell rose grew won spoke wrote bought told kept stood became stopped gets get",
    "lives goes comes says makes takes asked wants shows all remains remain followed began ran met",
    "reported depend return returned arrived know think want believe held took made gave got saw following",
)
_NO_NOUNS = word_set("fewer less more total all which whom every each") | STARTERS
# Participles that complete a noun: "killed or wounded", "in need". Source: those of Merriam-Webster.com
# Dictionary's entries for the harms and movements that news counts.
_PARTICIPLES = word_set(
    "killed wounded injured displaced arrested detained missing dead hospitalised hospitalized infected affected",
    "damaged destroyed launched fired shot trapped stranded evacuated rescued deployed sent captured taken held",
    "charged convicted sentenced executed recruited uninsured registered enrolled employed unemployed surveyed",
    "polled questioned seized found stolen sold built living fleeing dying suffering hurt homeless",
    "drowned abducted kidnapped jailed released expelled deported vaccinated tested confirmed recorded issued",
)


class Counted(NamedTuple):
    first: int
    noun: int
    """The token after the noun phrase."""
    end: int
    """The token after the participle that completes it."""


def counted_by(tokens: Sequence[Token], form: Form) -> Counted | None:
    """Return the tokens that tell what the number counts; None where nothing is named: "the toll rose to 40".

    Of a measure they are its words and what is measured: "square metres of roofing".
    """
    limit = form.sentence.last
    if form.unit is not None and form.numerals:
        return _measured(tokens, form, limit)
    shared = past_shared_number(tokens, form.last, limit)
    first = _past(tokens, shared, limit, _BEFORE_A_NOUN)
    if first == shared + 1 and first < limit and tokens[shared].key in HYPHENS and tokens[first].is_glued:
        is_noun = tokens[first].is_word and tokens[first].key not in FUNCTION_WORDS
        return Counted(first, first + 1, first + 1) if is_noun else None  # "the 27-nation bloc"
    end = _noun_end(tokens, first, limit)
    return None if end == first else Counted(first, end, _with_participle(tokens, end, limit))


def _measured(tokens: Sequence[Token], form: Form, limit: int) -> Counted | None:
    noun = form.after
    if form.is_fraction and noun < limit and (tokens[noun].key in _ARTICLES or _is_noun(tokens[noun])):
        noun = _past(tokens, noun, limit, _ARTICLES)  # "half the senators", "one in five children"
        end = _noun_end(tokens, noun, limit)
    elif noun + 1 < limit and tokens[noun].key in _OF and tokens[noun + 1].key not in _NO_NOUNS:
        noun = _past(tokens, noun + 1, limit, _ARTICLES)
        end = noun if noun < limit and tokens[noun].key in _TIMES else _noun_end(tokens, noun, limit)
    elif _is_attribute(tokens, form):
        end = _noun_end(tokens, noun, limit)  # "a $500m deal", "an 11-percent pay rise"
        return Counted(noun, end, end) if end > noun else None
    else:
        end = noun
    has_words = form.after > form.last
    if end <= noun:
        return _unit_itself(tokens, form, limit) if has_words else None
    if has_words and not form.measures(Measure.MONEY):
        noun = _unit_itself(tokens, form, limit).first
    return Counted(noun, end, _with_participle(tokens, end, limit))


def _is_noun(token: Token) -> bool:
    return token.is_word and token.key not in FUNCTION_WORDS | _ENDS | _NO_NOUNS


def _is_attribute(tokens: Sequence[Token], form: Form) -> bool:
    """Return whether the measure stands before a noun as an adjective does: "a $500m deal"."""
    if not (form.measures(Measure.MONEY) or form.measures(Measure.RATIO)) or form.is_fraction:
        return False
    before = tokens[form.first - 1] if form.first > form.sentence.first else None
    return before is not None and (
        before.key in _ARTICLES or before.key in ("initial", "new", "proposed", "'s")
    )


def _unit_itself(tokens: Sequence[Token], form: Form, limit: int) -> Counted:
    first = form.last + (tokens[form.last].key in HYPHENS | {"a", "an"})  # "half a mile"
    end = form.after
    if end + 1 < limit and tokens[end].key in ("per", "a", "an") and tokens[end + 1].key in _RATES:
        end += 2
    return Counted(first, end, end)


def _past(tokens: Sequence[Token], at: int, limit: int, words: frozenset[str]) -> int:
    while at < limit and tokens[at].key in words:
        at += 1
    return at


def head_of(tokens: Sequence[Token], first: int, end: int) -> int:
    """Return the head of a noun phrase: its last word before "of" and the like."""
    for at in range(first, end):
        if tokens[at].key in PREPOSITIONS and at > first:
            return at - 1
    return end - 1


def _noun_end(tokens: Sequence[Token], first: int, limit: int) -> int:
    """Return the end of the noun phrase that begins here; `part` is where the noun behind its last "of" begins."""
    end = noun = part = first
    while end < limit and end - first < _MOST_WORDS:
        token = tokens[end]
        if token.kind is Kind.PUNCTUATION:
            is_inside = (
                token.is_glued
                and token.key in HYPHENS | {"&"}
                and end + 1 < limit
                and tokens[end + 1].is_glued
            )
            if is_inside and end > first:
                end += 1
                continue
            if token.key in ("“", "‘", '"', "'") and end == first:
                end += 1
                continue
            break
        if token.key == "'s" and end > first and not is_plural(tokens[end - 1].key):
            end += 1
            continue
        if (
            token.key == "of"
            and end > first
            and end + 1 < limit
            and noun == end
            and _may_follow_of(tokens[end + 1])
        ):
            end += 1
            while end < limit and tokens[end].key in ("the", "its", "their", "a", "an", "his", "her", "our"):
                end += 1
            part = end
            continue
        if token.key in ("and", "or") and end > part and _joins_adjectives(tokens, end, limit):
            end += 1
            continue
        is_joined = end > first and tokens[end - 1].key in HYPHENS  # "gas-only cars"
        if token.kind is Kind.NUMBER or (not is_joined and token.key in FUNCTION_WORDS | _ENDS):
            break
        if (token.key in MONTHS and token.is_capital) or token.key in WEEKDAYS:
            break
        is_verb = noun > part or token.key not in _PARTICIPLES
        if is_verb and _is_participle_alone(tokens, end, limit):
            break
        if noun > part and is_plural(tokens[noun - 1].key) and _begins_what_is_said(tokens, end, limit):
            break
        end += 1
        noun = end
    return noun


def _is_participle_alone(tokens: Sequence[Token], at: int, limit: int) -> bool:
    """Return whether a verb follows the noun: "a quake followed in May", not "an injured man"."""
    if not tokens[at].key.endswith(("ed", "ing")) or len(tokens[at].key) < 5:
        return False
    follower = tokens[at + 1] if at + 1 < limit else None
    if tokens[at].key.endswith("ing"):
        return follower is not None and follower.key in _ARTICLES  # not "military spending in"
    return follower is None or follower.kind is Kind.PUNCTUATION or follower.key in FUNCTION_WORDS


def _joins_adjectives(tokens: Sequence[Token], at: int, limit: int) -> bool:
    """Return whether "and" stands within one noun phrase: "public and private schools", not "men and women"."""
    if is_plural(tokens[at - 1].key) or at + 2 >= limit or tokens[at + 1].key in FUNCTION_WORDS | STARTERS:
        return False
    return any(is_plural(tokens[ahead].key) for ahead in range(at + 1, min(at + 4, limit)))


def _may_follow_of(token: Token) -> bool:
    return (
        token.kind is Kind.WORD
        and token.key not in AUXILIARIES
        and token.key not in ("which", "whom", "them")
    )


def _begins_what_is_said(tokens: Sequence[Token], at: int, limit: int) -> bool:
    """Return whether a word behind a plural begins what is said of it: "soldiers fought", "people living in"."""
    token, plural = tokens[at], tokens[at - 1]
    if token.key in _PARTICIPLES or token.key.endswith(("ing", "ed")) or token.is_capital:
        return True
    if plural.key not in _FIRST_OF_TWO and not plural.is_capital:
        return True
    return not is_plural(token.key) and (at + 1 >= limit or not is_plural(tokens[at + 1].key))


def _with_participle(tokens: Sequence[Token], end: int, limit: int) -> int:
    """Return the end with "killed or wounded", "who were killed", "have been killed" where they complete it."""
    at = end
    while at < limit and at < end + 4 and tokens[at].key in _LEADING:
        at += 1
    if at >= limit or tokens[at].key not in _PARTICIPLES:
        return end
    at += 1
    if at + 1 < limit and tokens[at].key in ("or", "and") and tokens[at + 1].key in _PARTICIPLES:
        at += 2
    return at


_LEADING = word_set("who that were was have has had been are being is reported reportedly also and to be")

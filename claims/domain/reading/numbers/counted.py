"""What is counted: the noun phrase behind a number, with the participle that completes it."""

from collections.abc import Sequence

from claims.domain.reading.numbers.figures import STARTERS
from claims.domain.reading.numbers.forms import Form
from claims.domain.reading.numbers.lexicon import (
    AUXILIARIES,
    FUNCTION_WORDS,
    MONTHS,
    PREPOSITIONS,
    WEEKDAYS,
    is_plural,
)
from claims.domain.reading.numbers.measures import HYPHENS, Measure
from claims.domain.reading.tokens import Kind, Token
from claims.domain.reading.vocabulary import word_set

_MOST_WORDS = 8
_SEPARATE = word_set("more other less fewer total additional extra odd plus")
# What ends a noun phrase though it is no closed class: the commonest verbs of news and words of time.
_ENDS = word_set(
    "said says told ago later earlier last next this year yesterday today including compared according worth died",
    "fled left came went remain remained face need needed lost took live lived attended voted signed joined received",
    "reported depend return returned arrived know think want believe held took made gave got saw following",
)
# Participles that complete a noun: "killed or wounded", "in need". Source: those of Merriam-Webster.com
# Dictionary's entries for the harms and movements that news counts.
_PARTICIPLES = word_set(
    "killed wounded injured displaced arrested detained missing dead hospitalised hospitalized infected affected",
    "damaged destroyed launched fired shot trapped stranded evacuated rescued deployed sent captured taken held",
    "charged convicted sentenced executed recruited uninsured registered enrolled employed unemployed surveyed",
    "polled questioned seized found stolen sold built living fleeing dying suffering hurt homeless",
    "drowned abducted kidnapped jailed released expelled deported vaccinated tested confirmed recorded issued",
)


def counted_by(tokens: Sequence[Token], form: Form) -> tuple[int, int, int] | None:
    """Return the tokens of what the number counts: first, one past the noun, one past its participle.

    None where nothing is named: "the toll rose to 40".
    """
    limit = form.sentence.last
    first = _beginning(tokens, form, limit)
    if first is None:
        return None
    end = _noun_end(tokens, first, limit)
    if end == first:
        return None
    return first, end, _with_participle(tokens, end, limit)


def head_of(tokens: Sequence[Token], first: int, end: int) -> int:
    """Return the head of a noun phrase: its last word before "of" and the like."""
    for at in range(first, end):
        if tokens[at].key in PREPOSITIONS and at > first:
            return at - 1
    return end - 1


def _beginning(tokens: Sequence[Token], form: Form, limit: int) -> int | None:
    at = form.last
    if form.measures(Measure.RATIO) or form.measures(Measure.MONEY):
        at = form.after
        if at < limit and tokens[at].key in ("of", "in", "for") and at + 1 < limit:
            at += 1
            while at < limit and tokens[at].key in (
                "the",
                "its",
                "their",
                "all",
                "his",
                "those",
                "these",
                "a",
                "an",
                "our",
            ):
                at += 1
            return at
        return at
    if at < limit and tokens[at].key in HYPHENS and tokens[at].is_glued:
        at += 1
    at = _past_shared_number(tokens, at, limit)
    while at < limit and tokens[at].key in _SEPARATE | {
        "of",
        "the",
        "these",
        "those",
        "its",
        "their",
        "our",
        "his",
        "her",
        "such",
        "+",
    }:
        at += 1
    return at if at < limit else None


def _past_shared_number(tokens: Sequence[Token], at: int, limit: int) -> int:
    """Return the token behind a second number that shares the noun: "20 or 30 people", "seven-, eight-year"."""
    ahead = at
    if (ahead < limit and tokens[ahead].key in ("or", "and", "to")) or (
        ahead < limit and tokens[ahead].key in HYPHENS
    ):
        ahead += 1
        while ahead < limit and (tokens[ahead].is_number or tokens[ahead].key in STARTERS):
            ahead += 1
        if ahead > at + 1:
            return ahead
    return at


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
        if token.kind is Kind.NUMBER or token.key in FUNCTION_WORDS or token.key in _ENDS:
            break
        if (token.key in MONTHS and token.is_capital) or token.key in WEEKDAYS:
            break
        if noun > part and is_plural(tokens[noun - 1].key) and _looks_like_verb(token, tokens, end, limit):
            break
        end += 1
        noun = end
    return noun


def _may_follow_of(token: Token) -> bool:
    return (
        token.kind is Kind.WORD
        and token.key not in AUXILIARIES
        and token.key not in ("which", "whom", "them")
    )


def _looks_like_verb(token: Token, tokens: Sequence[Token], at: int, limit: int) -> bool:
    """Return whether a word behind a plural begins what is said of it: "soldiers fought", "people living in"."""
    if token.key in _PARTICIPLES or token.key.endswith("ing") or token.key.endswith("ed"):
        return True
    if token.is_capital:
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

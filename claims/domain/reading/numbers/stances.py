"""How far the words stand behind a number: its hedges, and whether it is planned, feared or hangs on something."""

from collections.abc import Sequence
from typing import NamedTuple

from claims.domain.hedges import HEDGE_WORDS, Hedge
from claims.domain.reading.numbers.forms import Form
from claims.domain.reading.tokens import Token, tokens_of
from claims.domain.reading.vocabulary import word_set
from claims.domain.terms import Modality

# Hedges that weaken something else far more often than a number.
_NOT_HERE = frozenset(["initial", "initially", "early figures", "possible", "may be", "might be", "could be"])
_ALSO = (
    *((words, Hedge.ESTIMATED) for words in ("projected", "projects", "put at", "puts at", "forecast")),
    *((words, Hedge.BELIEVED) for words in ("believe", "thought", "think", "is feared", "understood")),
)
_CLAUSE_ENDS = frozenset([";", ":", "(", ")"])
_NEW_CLAUSE = word_set("but while whereas although though which who because after before")

# Source: Palmer, Mood and Modality (2nd ed., 2001): deontic and epistemic modals; the verbs and nouns of
# intention: Merriam-Webster.com Dictionary.
_WORDS = {
    Modality.PLANNED: word_set(
        "plan plans planned planning pledge pledges pledged promise promises promised intend intends intended",
        "request requests requested ask asked asking propose proposes proposed proposal budget order ordered orders",
        "set due scheduled will agreed agree agrees vow vowed vows seek seeks sought seeking bid committed commit",
        "demand demanded demands want wants announced preparing approve approved offer offered earmarked",
    ),
    Modality.TARGET: word_set(
        "target targets targeted aim aims aimed goal goals quota quotas ceiling hopes objective"
    ),
    Modality.PROJECTED: word_set(
        "expected expects expect forecast forecasts forecasting predicted predicts predict projected projects",
        "projection projections projecting anticipates anticipated estimates",
    ),
    Modality.HYPOTHETICAL: word_set("may might could feared fear fears potentially possibly would likely"),
}
_MODALITY = {word: modality for modality, words in _WORDS.items() for word in words}
_ONLY_PLANNED_WITH_TO = word_set(
    "set due scheduled agreed agree agrees want wants seek seeks ask asked asking"
)
_NOT_BEHIND_AN_ARTICLE = word_set("order will may budget")
_CONDITIONS = word_set("if unless provided")
_REACH = 14


class Hedged(NamedTuple):
    hedges: tuple[Hedge, ...]
    first: int
    last: int


_Phrases = dict[str, list[tuple[tuple[str, ...], Hedge]]]


def _phrases() -> _Phrases:
    found: _Phrases = {}
    for words, hedge in (*((entry.words, entry.hedge) for entry in HEDGE_WORDS), *_ALSO):
        if words not in _NOT_HERE and (keys := tuple(token.key for token in tokens_of(words))):
            found.setdefault(keys[0], []).append((keys, hedge))
    for phrases in found.values():
        phrases.sort(key=lambda phrase: -len(phrase[0]))
    return found


_HEDGES = _phrases()


def hedges_in(tokens: Sequence[Token], first: int, last: int) -> list[tuple[int, int, Hedge]]:
    """Return the hedges among the tokens of a sentence, with where they begin and end."""
    found: list[tuple[int, int, Hedge]] = []
    at = first
    while at < last:
        for keys, hedge in _HEDGES.get(tokens[at].key, ()):
            end = at + len(keys)
            if end <= last and all(token.key == key for token, key in zip(tokens[at:end], keys, strict=True)):
                found.append((at, end, hedge))
                at = end - 1
                break
        at += 1
    return found


def hedge_of(tokens: Sequence[Token], form: Form, hedges: Sequence[tuple[int, int, Hedge]]) -> Hedged | None:
    """Return the hedges of the sentence that reach the number: those before it in its clause, or the next behind."""
    reaching = [each for each in hedges if _reaches(tokens, form, each)]
    if not reaching:
        return None
    kinds = {hedge for _, _, hedge in reaching}
    nearest = min(reaching, key=lambda each: min(abs(each[0] - form.first), abs(form.first - each[1])))
    return Hedged(tuple(hedge for hedge in Hedge if hedge in kinds), nearest[0], nearest[1])


def _reaches(tokens: Sequence[Token], form: Form, hedge: tuple[int, int, Hedge]) -> bool:
    first, last, _ = hedge
    between = tokens[last : form.first] if first < form.first else tokens[form.last : first]
    if first >= form.first and len(between) > _REACH:
        return False
    if any(token.key in _CLAUSE_ENDS for token in between):
        return False
    if first < form.first:
        # "The estimated 4,000" is no estimate of what follows: only verbs reach over other numbers.
        is_adjective = tokens[last - 1].key in ("estimated", "reported", "alleged", "suspected", "likely")
        is_passive = tokens[first].key in ("is", "are", "was", "were", "be") or tokens[first - 1].key in _BE
        is_far = any(token.key in _NEW_CLAUSE for token in between) or (
            is_adjective and not is_passive and len(between) > 3
        )
        return not is_far
    return not any(token.key in _NEW_CLAUSE or token.key == "," or token.is_number for token in between)


def modality_of(tokens: Sequence[Token], form: Form) -> Modality:
    """Return how the number is meant: the nearest word before it in its clause decides, then those behind."""
    first, limit = form.sentence.first, form.sentence.last
    lowest = max(first, form.first - _REACH)
    for at in range(form.first - 1, lowest - 1, -1):
        if tokens[at].key in _CLAUSE_ENDS:
            break
        if (modality := _modality_at(tokens, at, form)) is not None:
            return modality
    for at in range(form.last, min(limit, form.last + 5)):
        if tokens[at].key in _CLAUSE_ENDS or tokens[at].key == ",":
            break
        if tokens[at].key in ("may", "might", "could", "would", "will") and not tokens[at].is_capital:
            return _modality_at(tokens, at, form) or Modality.ASSERTED
    return Modality.ASSERTED


def _modality_at(tokens: Sequence[Token], at: int, form: Form) -> Modality | None:
    key = tokens[at].key
    modality = _MODALITY.get(key)
    if modality is None:
        return None
    follower = tokens[at + 1].key if at + 1 < form.sentence.last else ""
    if key in _ONLY_PLANNED_WITH_TO and follower not in ("to", "for", "on", "at"):
        return None
    if (
        key in _NOT_BEHIND_AN_ARTICLE
        and at > form.sentence.first
        and tokens[at - 1].key in ("a", "an", "the", "in")
    ):
        return None
    if key == "may" and tokens[at].is_capital:
        return None
    sentence = tokens[form.sentence.first : form.sentence.last]
    if key in ("would", "could", "will") and any(token.key in _CONDITIONS for token in sentence):
        return Modality.CONDITIONAL
    return modality


_BE = word_set("is are was were be been being")

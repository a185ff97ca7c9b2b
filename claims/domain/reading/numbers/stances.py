"""How far the words stand behind a number: its hedges."""

from collections.abc import Sequence
from typing import NamedTuple

from claims.domain.hedges import HEDGE_WORDS, Hedge
from claims.domain.reading.numbers.figures import STARTERS
from claims.domain.reading.numbers.forms import Form
from claims.domain.reading.numbers.lexicon import DETERMINERS, is_plural
from claims.domain.reading.numbers.reach import is_another_clause
from claims.domain.reading.tokens import Kind, Token, tokens_of
from claims.domain.reading.vocabulary import word_set

# Hedges that weaken something else far more often than a number.
_NOT_HERE = frozenset(
    (
        "initial",
        "initially",
        "early figures",
        "possible",
        "may be",
        "might be",
        "could be",
        "feared",
        "suspected",
    )
) | frozenset(("suspects", "supposed", "assumed"))
_ALSO = (
    *(
        (words, Hedge.ESTIMATED)
        for words in ("projected", "projects", "put at", "puts at", "forecast", "pegged at")
    ),
    *(
        (words, Hedge.BELIEVED)
        for words in ("believe", "thought", "think", "understood", "reckons", "reckon")
    ),
)
_ADJECTIVES = word_set("estimated reported alleged likely projected believed")
_NOUNS = word_set("estimate estimates forecast projects thought")
_SUBJECTS = word_set("it that which who he she and also now")
_SAID_TO_BE = word_set("that a an the it there about around some more at")
_OF_WHAT = word_set("of that at put puts suggest suggests is was range ranges between")
_REACH = 14
_FARTHEST = 40


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
            if end < last and _is_of_a_noun(keys, tokens[end]):
                continue
            if end <= last and all(token.key == key for token, key in zip(tokens[at:end], keys, strict=True)):
                found.append((at, end, hedge))
                at = end - 1
                break
        at += 1
    return found


def _is_of_a_noun(keys: tuple[str, ...], follower: Token) -> bool:
    """Return whether the words weaken no number: "a think tank", "likely voters"."""
    if keys == ("likely",):
        is_name = follower.is_capital or follower.key in ("primary", "caucus")
        return follower.is_word and (is_name or is_plural(follower.key))
    return follower.key in ("tank", "tanks")


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
    limit = form.sentence.last
    if first >= form.first:
        return _reaches_back(tokens, form, first, last)
    if form.first - last > _FARTHEST or is_another_clause(tokens, last, form.first, limit):
        return False
    if _is_adjective(tokens, first, last, form):
        return form.first - last <= 3
    if last - first == 1 and tokens[first].key in _NOUNS and _is_noun(tokens, first, form):
        between = tokens[last : form.first]
        is_of = tokens[last].key in _OF_WHAT and tokens[first].key != "projects"
        return is_of and not any(token.key == "," for token in between)
    return True


def _reaches_back(tokens: Sequence[Token], form: Form, first: int, last: int) -> bool:
    """Return whether the hedge behind the number says of it: "40 are believed dead", "40, analysts estimate,"."""
    between = tokens[form.last : first]
    is_by_the_way = last >= form.sentence.last or tokens[last].kind is Kind.PUNCTUATION
    is_set_off = is_by_the_way and any(token.key == "," for token in between)
    if tokens[first].key in _NOUNS and not is_set_off and _is_noun(tokens, first, form):
        return False
    if len(between) > _REACH or any(token.is_number for token in between):
        return False
    if is_another_clause(tokens, form.last, first, form.sentence.last):
        return False
    return is_by_the_way or not any(token.key == "," for token in between)


def _is_adjective(tokens: Sequence[Token], first: int, last: int, form: Form) -> bool:
    """Return whether it says of one noun only: "the estimated 4,000", but "was estimated to be"."""
    if tokens[last - 1].key not in _ADJECTIVES:
        return False
    before = tokens[last - 2].key if last - 1 > form.sentence.first else ""
    is_next = last == form.first and before not in _BE and before not in ("have", "has", "had")
    return before in DETERMINERS or is_next


def _is_noun(tokens: Sequence[Token], at: int, form: Form) -> bool:
    """Return whether it is "his estimate", "two projects", and no verb: "analysts estimate", "it projects that"."""
    if at == form.sentence.first:
        return True
    before = tokens[at - 1]
    if before.key in _SUBJECTS:
        return False
    if before.key in DETERMINERS or before.key == "'s" or before.key.endswith("'") or before.is_number:
        return True
    follower = tokens[at + 1].key if at + 1 < form.sentence.last else ""
    if tokens[at].key in ("projects", "estimates"):
        is_said = follower in _SAID_TO_BE or at + 1 == form.first
        return (
            not is_said
            and before.key not in _SUBJECTS
            and not (before.is_capital and at - 1 > form.sentence.first)
        )
    is_common = before.is_word and not before.is_capital and not is_plural(before.key)
    return before.key in STARTERS or (tokens[at].key == "estimate" and is_common)


_BE = word_set("is are was were be been being")

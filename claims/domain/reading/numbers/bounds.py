"""Comparators: how the words before or behind a number bind it, and over how many numbers they reach."""

from collections.abc import Sequence
from typing import NamedTuple

from claims.domain.amounts import Comparator
from claims.domain.hedges import COMPARATOR_WORDS
from claims.domain.reading.numbers.forms import Form
from claims.domain.reading.numbers.lexicon import FUNCTION_WORDS, is_plural
from claims.domain.reading.numbers.measures import DASHES, HYPHENS, Measure
from claims.domain.reading.tokens import Token, tokens_of
from claims.domain.reading.vocabulary import word_set

# Beside the list of claims.domain.hedges; each: Merriam-Webster.com Dictionary, under its last word but one.
_ALSO_BEFORE: dict[Comparator, str] = {
    Comparator.APPROX: (
        "just over, just under, barely, well-nigh, not far from, not quite, near, nearer to, nearer,"
        " as good as, nigh on, slightly above, slightly below, slightly fewer than,"
        " getting on for"
    ),
    Comparator.AT_LEAST: (
        "at least another, no lower than, > =, at or above, not below, greater than or equal to, more than or equal to,"
        " equal to or greater than, equal to or more than, at least or equal to"
    ),
    Comparator.MORE_THAN: (
        "to top, could top, will top, would top, may top, might top,"
        " crossed, crosses, crossing,"
        " topping, topped, tops, beyond, past, better than, bigger than, larger than, passed, surpasses, surpass,"
        " exceed, longer than, older than, > than, more even than, some more than, in excess of some, faster than"
    ),
    Comparator.AT_MOST: (
        "a maximum, at a maximum of, < =, no longer than, no larger than, not exceed, not to exceed, as far as,"
        " as long as, as large as, to a maximum of, no later than, at or below, no older than, capped at,"
        " less than or equal to, fewer than or equal to, equal to or less than, lower than or equal to"
    ),
    Comparator.LESS_THAN: "sub -, sub, shorter than, younger than, cheaper than, just short of being, not even",
}
_ALSO_BEHIND: dict[Comparator, str] = {
    Comparator.APPROX: (
        "or so, give or take, more or less, or thereabouts, - odd, - ish, ish, plus or minus, or thereabout"
    ),
    Comparator.AT_LEAST: "- plus, or greater, or over, or above, or longer, and over, or older, and older, at least",
    Comparator.AT_MOST: "at most, or under, or younger, or shorter, maximum, max, tops",
    Comparator.MORE_THAN: "- something",
}
_NOT_BOUNDS = frozenset(["a record", "a total of", "past", "from", "odd"])
_PASSED_OVER = word_set(
    "a an the estimated another additional further extra total new record of its their his her overall combined"
    " whopping staggering massive mere full first some reported believed projected expected possible measly cool"
    " average averaging on impressive hefty huge likely about those these all almost only as net daily annual extra-"
)
_MOVING = word_set(
    "edged edges edging crept creeps ticked inched nudged went gone goes going moved moves pushed brought climbed",
    "inching creeping climbing sped stepped drifted shot jumped came risen rose",
)
_COMPARING = word_set("than below above")
# Words that take "about" or "around" as their preposition. Source: Huddleston and Pullum, The Cambridge Grammar of
# the English Language (2002), prepositions that complement nouns and verbs.
_TAKING = {
    "about": word_set(
        "question questions asked ask asking talk talks talked talking told tell worried worry worries",
        "concern concerns concerned information details know knew known complain complained complaint",
        "complaints story stories think",
        "reports doubts fears wrote write learned heard hear happy angry anything something nothing all what",
    ),
    "around": word_set(
        "centre centres centred center centers centered revolve revolves revolved gathered built wrapped based",
        "move moved turn turned travel travelled get way walked ran crowded",
    ),
}
_MOST_WORDS_BETWEEN = 4


class Bound(NamedTuple):
    comparator: Comparator
    first: int
    """The first token of its words."""
    last: int


_Phrases = dict[str, list[tuple[tuple[str, ...], Comparator]]]


def _keys(words: str) -> tuple[str, ...]:
    return tuple(token.key for token in tokens_of(words))


def _before() -> _Phrases:
    """Return the phrases by their last word, the longest first: they are read backwards from the number."""
    found: _Phrases = {}
    entries: list[tuple[str, Comparator]] = [
        (entry.words, entry.comparator)
        for entry in COMPARATOR_WORDS
        if not entry.follows and entry.comparator not in (Comparator.RANGE, Comparator.VAGUE)
    ]
    entries += [(words.strip(), each) for each, line in _ALSO_BEFORE.items() for words in line.split(",")]
    for words, comparator in entries:
        if words not in _NOT_BOUNDS and (keys := _keys(words)):
            found.setdefault(keys[-1], []).append((keys, comparator))
    for phrases in found.values():
        phrases.sort(key=lambda phrase: -len(phrase[0]))
    return found


def _behind() -> _Phrases:
    found: _Phrases = {}
    entries = [(entry.words, entry.comparator) for entry in COMPARATOR_WORDS if entry.follows]
    entries += [(words.strip(), each) for each, line in _ALSO_BEHIND.items() for words in line.split(",")]
    for words, comparator in entries:
        if words not in _NOT_BOUNDS and (keys := _keys(words)):
            found.setdefault(keys[0], []).append((keys, comparator))
    for phrases in found.values():
        phrases.sort(key=lambda phrase: -len(phrase[0]))
    return found


_BEFORE, _BEHIND = _before(), _behind()


def bound_of(tokens: Sequence[Token], form: Form) -> Bound | None:
    """Return how the words around the number bind it, with their place; None where nothing does.

    Of several, the one that says most: "at least about 100" is at least.
    """
    found = [*_bounds_before(tokens, form), *_bounds_behind(tokens, form)]
    if not found:
        return None
    for soft in (Comparator.EXACT, Comparator.APPROX):
        if len({bound.comparator for bound in found}) > 1:
            found = [bound for bound in found if bound.comparator is not soft] or found
    return found[0]


def _bounds_before(tokens: Sequence[Token], form: Form) -> list[Bound]:
    found: list[Bound] = []
    at, lowest = form.first, form.sentence.first
    for _ in range(_MOST_WORDS_BETWEEN):
        if at <= lowest:
            break
        bound = _ending_at(tokens, at, lowest)
        if bound is not None and not _is_place(tokens, bound, form):
            found.append(bound)
            at = bound.first
        elif tokens[at - 1].key in _PASSED_OVER:
            at -= 1
        elif tokens[at - 1].key == "within" and _is_limit(tokens, form):
            found.append(Bound(Comparator.AT_MOST, at - 1, at))
            break
        else:
            break
    return found


def _is_limit(tokens: Sequence[Token], form: Form) -> bool:
    """Return whether what follows "within" is the limit itself, not "a three-mile radius"."""
    is_adjective = form.last < form.sentence.last and tokens[form.last].key in HYPHENS
    return form.unit is not None and not is_adjective


def _ending_at(tokens: Sequence[Token], at: int, lowest: int) -> Bound | None:
    for keys, comparator in _BEFORE.get(tokens[at - 1].key, ()):
        first = at - len(keys)
        if first < lowest:
            continue
        if all(token.key == key for token, key in zip(tokens[first:at], keys, strict=True)):
            return Bound(comparator, first, at)
    return None


def _is_place(tokens: Sequence[Token], bound: Bound, form: Form) -> bool:
    """Return whether the words say something else: "up to" of a level, "over 3 years", "near 5th Avenue"."""
    words = tokens[bound.first].key
    if words == "up" and tokens[bound.last - 1].key == "to" and bound.first > form.sentence.first:
        before = bound.first - 1
        before -= tokens[before].key == "back" and before > form.sentence.first
        return tokens[before].key in _MOVING  # "edged up to 4.2 per cent"
    if bound.last - bound.first == 1:
        if words == "over" and form.measures(Measure.TIME):
            return tokens[bound.first - 1].key in FUNCTION_WORDS - {
                "for",
                "after",
                "in",
                "of",
                "just",
                "well",
            }
        if words == "passed" and form.last + 1 < form.sentence.last and tokens[form.last].key in DASHES:
            return tokens[form.last + 1].is_number  # "the bill passed 218-210"
        if words.startswith("cross"):
            return form.last < form.sentence.last and is_plural(tokens[form.last].key)  # "crossed 30 bridges"
        if words in ("near", "past", "beyond", "plus"):
            return not form.measures(Measure.MONEY) and not form.measures(Measure.RATIO)
        if words == "some":
            return form.is_fraction
        if words in ("about", "around") and tokens[bound.first - 1].key in _TAKING[words]:
            return bound.first > form.sentence.first
    # "Below the 3 percent that was expected": the number is what something else is compared with.
    return tokens[form.first - 1].key == "the" and tokens[bound.last - 1].key in _COMPARING


def _bounds_behind(tokens: Sequence[Token], form: Form) -> list[Bound]:
    limit = form.sentence.last
    places = [form.last]
    if form.after != form.last:
        places.append(form.after)
    noun = form.after
    while (
        noun < limit
        and noun < form.after + 3
        and tokens[noun].is_word
        and tokens[noun].key not in FUNCTION_WORDS
    ):
        noun += 1
        places.append(noun)
    for place in places:
        if place >= limit:
            break
        for keys, comparator in _BEHIND.get(tokens[place].key, ()):
            last = place + len(keys)
            if last > limit or any(
                token.key != key for token, key in zip(tokens[place:last], keys, strict=True)
            ):
                continue
            if keys[0] in HYPHENS | {"+"} and not tokens[place].is_glued:
                continue
            if (
                keys[0] in ("and", "or")
                and keys[-1] in ("over", "under", "up", "above")
                and _goes_on(tokens, last, limit)
            ):
                continue
            if keys == ("plus",) or (
                keys in (("at", "least"), ("maximum",), ("tops",)) and _goes_on(tokens, last, limit)
            ):
                continue
            if len(keys) == 1 and keys[0] in ("+", "ish") and place != form.last:
                continue
            if len(keys) == 1 and tokens[place].is_capital:
                continue  # "11 Pro Max"
            return [Bound(comparator, place, last)]
    return []


def _goes_on(tokens: Sequence[Token], at: int, limit: int) -> bool:
    """Return whether the words behind a number may belong to another that follows."""
    return at < limit and (tokens[at].is_number or tokens[at].is_word)

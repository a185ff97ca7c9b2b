"""What is measured where the words stand before the number: "net income of $4 million", "the toll rose to 40"."""

from collections.abc import Sequence

from claims.domain.reading.numbers.around import governor_of, keys_at
from claims.domain.reading.numbers.forms import Form
from claims.domain.reading.numbers.lexicon import AUXILIARIES, CONJUNCTIONS, FUNCTION_WORDS, PRONOUNS
from claims.domain.reading.numbers.measures import HYPHENS
from claims.domain.reading.numbers.pairs import CHANGING
from claims.domain.reading.tokens import Token
from claims.domain.reading.vocabulary import word_set

# Source: Merriam-Webster.com Thesaurus, “amount” and “stand”: verbs that tell a level.
_LEVELS = word_set(
    "is are was were be stood stands stand reached reaches reach hit hits totalled totaled totals total exceeded",
    "exceeds remained remains remain averaged averages measured measures weighed weighs cost costs costing worth",
    "closed ended",
    "amounted amounts slowed slows unchanged estimated put topped passed slipped came comes",
)
_VERBS = CHANGING - {"growth", "up", "down", "higher", "lower"} | _LEVELS
_BEFORE_A_LEVEL = word_set("to at by from of in up down for about below above around be been between")
_SAYING = word_set(
    "said says say told reported announced added that and but while as after when because showed shows show expect",
    "expects expected believe believes think thinks found find suggests suggest hopes fear fears analysed whose",
)
_NO_NOUNS = word_set(
    "total number record average maximum minimum estimate pair kind sort most one course out because instead"
)
_NO_PART = FUNCTION_WORDS - {"of"} | _SAYING
_OF_THEM = frozenset(("of", word) for word in ("them", "these", "those", "whom", "which"))
_MOST_WORDS = 5
_FARTHEST = 10


def theme_of(tokens: Sequence[Token], form: Form) -> tuple[int, int] | None:
    """Return the tokens that tell what the number measures, where they stand before it; None where none do."""
    at = governor_of(tokens, form)
    if at < form.sentence.first:
        return None
    return _before_of(tokens, at, form) if tokens[at].key == "of" else _subject(tokens, at, form)


def shares_noun(tokens: Sequence[Token], form: Form, other: Form) -> bool:
    """Return whether the number is a part of what the other one counts: "53 drones, 12 of them"."""
    is_bare = form.unit is None and other.unit is None
    return is_bare and keys_at(tokens, form.last, form, 2) in _OF_THEM


def _before_of(tokens: Sequence[Token], of: int, form: Form) -> tuple[int, int] | None:
    """Return the noun before "of": "a levy of $10", "sales of 4 mln"."""
    first = of
    while first > max(form.sentence.first, of - _MOST_WORDS) and _is_part(tokens[first - 1]):
        first -= 1
    if first == of or tokens[of - 1].key in _NO_NOUNS:
        return None
    if first - 2 >= form.sentence.first and tokens[first - 1].key == "of" and _is_part(tokens[first - 2]):
        first -= 2  # "a margin of error of 3 points"
    return first, of


def _is_part(token: Token) -> bool:
    return (
        (token.is_word and token.key not in FUNCTION_WORDS | _VERBS)
        or token.key in HYPHENS
        or token.key == "'s"
    )


def _subject(tokens: Sequence[Token], at: int, form: Form) -> tuple[int, int] | None:
    """Return the subject of the verb that tells a level or a change: "net migration has dropped to 273,000"."""
    verb = next(
        (
            place
            for place in range(at, max(form.sentence.first, at - _FARTHEST) - 1, -1)
            if tokens[place].key in _VERBS or tokens[place].key not in _BEFORE_A_LEVEL | AUXILIARIES
        ),
        None,
    )
    if verb is None or tokens[verb].key not in _VERBS:
        return None
    first = verb
    while first > form.sentence.first and _is_of_clause(tokens[first - 1]):
        first -= 1
    return _phrase(tokens, first, verb)


def _is_of_clause(token: Token) -> bool:
    return (token.is_word or token.key in HYPHENS) and token.key not in _SAYING | CONJUNCTIONS


def _phrase(tokens: Sequence[Token], first: int, limit: int) -> tuple[int, int] | None:
    """Return the noun phrase that begins here, without its article."""
    while first < limit and tokens[first].key in (
        "the",
        "a",
        "an",
        "its",
        "their",
        "his",
        "her",
        "our",
        "this",
    ):
        first += 1
    end = first
    while end < limit and end - first < _MOST_WORDS + 1:
        is_of = tokens[end].key == "of" and end > first
        if not is_of and (tokens[end].key in _NO_PART or tokens[end].key in PRONOUNS):
            break
        if is_of:
            while end + 1 < limit and tokens[end + 1].key in ("the", "its", "their", "his", "her"):
                end += 1
        end += 1
    while end > first and tokens[end - 1].key in ("of", "the", "its", "their"):
        end -= 1
    return (first, end) if end > first else None

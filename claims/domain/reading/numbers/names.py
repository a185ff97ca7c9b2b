"""Numbers inside names that no label stands before: bodies, indices, items of a list, titles in capitals."""

from collections.abc import Sequence

from claims.domain.reading.numbers.around import key_at, keys_at
from claims.domain.reading.numbers.figures import UNITS
from claims.domain.reading.numbers.forms import Form
from claims.domain.reading.numbers.lexicon import PREPOSITIONS, is_plural
from claims.domain.reading.tokens import Token
from claims.domain.reading.vocabulary import word_set

_BODIES = word_set("group gang class council band committee league ring big quad company team party")
_PAGED = word_set("page photo image picture part slide step chapter episode figure item")
_UNITS_AND_LAWS = word_set(
    "brigade battalion division regiment army corps fleet squadron infantry artillery airborne amendment circuit",
    "congress district ward precinct street st avenue ave",
)
_GRADES = word_set("type stage category class grade level phase tier division group mark step band zone tier")
_MOST_GRADES = 20
_MOST_IN_TITLE = 5
_AROUND = 6


def is_name(tokens: Sequence[Token], form: Form) -> bool:
    """Return whether the number is part of a name: "the Group of 20", "One Ohio Now"."""
    if len(form.numerals) != 1 or form.unit is not None:
        return False
    if _is_grade(tokens, form):
        return True
    if tokens[form.first].is_number:
        return any(rule(tokens, form) for rule in (_is_of_body, _is_index, _is_item, _is_marker))
    return _is_in_capitals(tokens, form) or _is_of_body(tokens, form)


def _is_of_body(tokens: Sequence[Token], form: Form) -> bool:
    """Return whether it is "the Group of 20", "the Gang of Eight"."""
    at = form.first - 2
    if key_at(tokens, form.first - 1, form) != "of" or key_at(tokens, at, form) not in _BODIES:
        return False
    return tokens[at].is_capital and at > form.sentence.first


def _is_grade(tokens: Sequence[Token], form: Form) -> bool:
    """Return whether it tells one grade from others: "type 2 diabetes", "a category two call"."""
    grade = key_at(tokens, form.first - 1, form)
    if grade not in _GRADES or form.numerals[0].value > _MOST_GRADES:
        return False
    return grade == "type" or not is_plural(key_at(tokens, form.last, form))


def _is_index(tokens: Sequence[Token], form: Form) -> bool:
    """Return whether it is "Standard & Poor's 500-stock index"."""
    before = form.first - 1
    is_named = key_at(tokens, before, form) == "'s" or (
        before >= form.sentence.first and tokens[before].is_capital
    )
    return is_named and "index" in keys_at(tokens, form.last, form, 4)


def _is_item(tokens: Sequence[Token], form: Form) -> bool:
    """Return whether a short line in capitals begins with it: "3 Ada Kern."."""
    first, last = form.sentence.first, form.sentence.last
    if form.first != first or form.numerals[0].value >= 100 or not 2 <= last - form.last <= _MOST_IN_TITLE:
        return False
    words = [token for token in tokens[form.last : last] if token.is_word]
    return len(words) >= 2 and all(token.is_capital and not is_plural(token.key) for token in words)


def _is_marker(tokens: Sequence[Token], form: Form) -> bool:
    """Return whether it marks an item, "(1) the first and (2) the second", or a page, "2 of 12"."""
    before, behind = key_at(tokens, form.first - 1, form), key_at(tokens, form.last, form)
    if before == "(" and behind == ")" and form.numerals[0].value <= 20:
        return key_at(tokens, form.first - 2, form) in ("", ",", ";", ":", "and", "or")
    paged = keys_at(tokens, form.first - 3, form, 3)
    return paged[0] in _PAGED and paged[2] == "of" and not behind.isalpha()


def is_named_ordinal(tokens: Sequence[Token], form: Form) -> bool:
    """Return whether it is "First Nations", "the 8th Brigade", "the Second Amendment"."""
    behind = form.last
    if behind >= form.sentence.last or not tokens[behind].is_capital or not tokens[behind].is_word:
        return False
    if tokens[form.first].is_number:
        return tokens[behind].key in _UNITS_AND_LAWS
    is_capital = tokens[form.first].is_capital and form.first > form.sentence.first
    return is_capital and not _is_headline(tokens, form)


def _is_in_capitals(tokens: Sequence[Token], form: Form) -> bool:
    """Return whether a number word has a capital among names: "Channel Four", "One Ohio Now".

    Not in a headline, where every word has one.
    """
    token = tokens[form.first]
    if not token.is_capital or form.first == form.sentence.first or token.key not in UNITS:
        return False
    before, behind = tokens[form.first - 1], form.last
    is_behind_name = before.key == "'s" or (
        before.is_word and before.is_capital and before.key not in PREPOSITIONS
    )
    is_before_name = (
        behind < form.sentence.last and tokens[behind].is_capital and not is_plural(tokens[behind].key)
    )
    is_after_mark = not before.is_word and before.key not in (",", ";", "-", "&")
    if is_after_mark and not is_behind_name:
        return False  # the first word of what is quoted
    # "the Fight for Fifteen campaign": a capital for no other reason
    is_by_itself = key_at(tokens, form.last, form).isalpha() and before.key in ("for", "to", "under")
    return (is_behind_name or is_before_name or is_by_itself) and not _is_headline(tokens, form)


def _is_headline(tokens: Sequence[Token], form: Form) -> bool:
    first = max(form.sentence.first, form.first - _AROUND)
    around = tokens[first : min(form.sentence.last, form.last + _AROUND)]
    words = [
        token for token in around if token.is_word and len(token.key) > 3 and token.key not in PREPOSITIONS
    ]
    return len(words) > 3 and all(token.is_capital for token in words)

"""What stands between a subject and its verb in a pair of marks: "Li, who lost two sons, said", "Li (above) said"."""

from claims.domain.reading.credits.closed_words import (
    ARTICLES,
    BEGINNINGS,
    PREPOSITIONS,
    RELATIVES,
    TIME_ADVERBS,
    WEEKDAYS,
)
from claims.domain.reading.credits.complements import is_adjunct
from claims.domain.reading.credits.phrases import LONGEST_PHRASE
from claims.domain.reading.credits.speaking_nouns import PARTICIPLES, ROLES, TITLES
from claims.domain.reading.credits.times import past_time
from claims.domain.reading.credits.words import Words
from claims.domain.reading.vocabulary import word_set

# What a parenthesis between a subject and its verb begins with.
_OPENERS = (
    RELATIVES
    | BEGINNINGS
    | word_set(
        "whose whom where when while one both all formerly however meanwhile though too also perhaps instead rather"
        " himself herself themselves along together in on at of from with for by then once now after before during"
        " under among as since until if like unlike including according jr sr and or not"
    )
)
_OF_A_NAME = word_set("of the al de van")
_WHERE_FROM = word_set("of in from at for")
_LONGEST_NAME = 9
_LONGEST_DESCRIPTION = 7


def before_brackets(words: Words, end: int, floor: int) -> int:
    """Return the token before the brackets that close at `end`, else `end`."""
    if end < floor or words.keys[end] not in (")", "]"):
        return end
    for at in range(end, max(floor, end - LONGEST_PHRASE) - 1, -1):
        if words.keys[at] in ("(", "["):
            return at - 1
    return end


def before_parenthesis(words: Words, closing: int, floor: int) -> int | None:
    """Return the last token before the parenthesis that ends with this comma or dash, None where none does."""
    mark = words.keys[closing]
    opening = _opening(words, closing, floor)
    if opening is None:
        return None
    first = opening + 1
    if mark != "," or first == closing or _opens(words, first, closing):
        return _before_the_one_before(words, opening, floor)
    return opening - 1 if _is_named_there(words, first, closing, floor) else None


def _opening(words: Words, closing: int, floor: int) -> int | None:
    """Return the mark that the parenthesis opens with."""
    mark = words.keys[closing]
    for at in range(closing - 1, max(floor, closing - 2 * LONGEST_PHRASE) - 1, -1):
        if words.keys[at] == mark:
            return at
        if words.is_mark(at):
            return None
    return None


def _before_the_one_before(words: Words, opening: int, floor: int) -> int:
    """Return the last token before the comma, and before an age or a title that ends with it: "Li, 24, who …"."""
    before = _opening(words, opening, floor) if words.keys[opening] == "," else None
    if before is None or before - 1 < floor or not words.tokens[before - 1].is_capital:
        return opening - 1
    if before + 2 == opening and words.tokens[before + 1].is_number:
        return before - 1
    key = words.keys[before + 1]
    if key in RELATIVES or (key.endswith("ing") and len(key) > 4):
        return before - 1
    is_description = key in ARTICLES and not words.tokens[before + 2].is_capital
    is_title = is_description and not is_adjunct(words, floor, before)
    is_person = (
        before - 2 >= floor and words.tokens[before - 2].is_capital and _is_name(words, before - 2, before)
    )
    return before - 1 if is_title and is_person else opening - 1


def _opens(words: Words, first: int, last: int) -> bool:
    key = words.keys[first]
    if words.tokens[first].is_capital:
        ends_in_role = last - first > 1 and words.keys[last - 1] in ROLES
        return key in WEEKDAYS or key in TITLES or (ends_in_role and not words.tokens[last - 1].is_capital)
    return (
        key in _OPENERS
        or key in PARTICIPLES
        or any(words.key(at, last) == "by" for at in (first + 1, first + 2))
        or words.tokens[first].is_number
        or key in TIME_ADVERBS
        or (len(key) > 4 and key.endswith(("ing", "ed", "ly")))
        or past_time(words, first, last) == last
        or any(words.keys[at] in ROLES for at in range(first, min(last, first + 4)))
    )


def _is_named_there(words: Words, first: int, closing: int, floor: int) -> bool:
    """Return whether the parenthesis names whom the words before describe, or where they are from.

    "Ekow, a broker based in Tampa, Fla., said"; "The agency's chief of staff, Li Wei, said"; "A friend, Li Wei, said".
    """
    if not _is_name(words, first, closing):
        return False
    before = first - 2
    if before <= floor:
        return False
    if words.tokens[before].is_capital or words.keys[before] in ROLES:
        return True
    lowest = max(floor, before - _LONGEST_DESCRIPTION)
    described = range(before, lowest - 1, -1)
    begins = next((at for at in described if words.keys[at] in BEGINNINGS or words.keys[at] == "one"), None)
    if begins is None:
        return False
    is_whole = begins == floor or not words.is_wordy(begins - 1) or words.keys[begins - 1] in PREPOSITIONS
    return is_whole or any(words.keys[at] in ROLES for at in range(begins, before))


def _is_name(words: Words, first: int, last: int) -> bool:
    """Return whether all of it is a name, with where the person is from."""
    if last - first > _LONGEST_NAME or not words.tokens[first].is_capital:
        return False
    return all(
        words.tokens[at].is_capital
        or words.is_joint(at)
        or words.keys[at] in _OF_A_NAME
        or (words.keys[at] in _WHERE_FROM and at >= first + 2)
        for at in range(first, last)
    )

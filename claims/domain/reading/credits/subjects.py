"""The subject left of a verb: the noun phrase that names who says it.

Without a parser a phrase is bounded by what cannot stand in one: marks, finite verbs, words that open a clause.
What stands between a subject and its verb in a pair of commas is passed over ("Li, who lost two sons, said").
"""

from claims.domain.reading.credits.closed_words import (
    ADVERBS,
    ARTICLES,
    BEGINNINGS,
    DETERMINERS,
    FINITE,
    JOINING,
    OPENERS,
    PERSONAL,
    PREPOSITIONS,
    PRONOUN_AND_VERB,
    RELATIVES,
    SUBORDINATORS,
    TIME_ADVERBS,
    TIME_UNITS,
    WEEKDAYS,
)
from claims.domain.reading.credits.phrases import (
    LONGEST_PHRASE,
    Phrase,
    Sort,
    described,
    issued_behind,
    pronoun,
)
from claims.domain.reading.credits.speaking_nouns import ROLES, SPEECHES, TITLES
from claims.domain.reading.credits.times import past_time
from claims.domain.reading.credits.words import DASHES, Words
from claims.domain.reading.vocabulary import word_set

_MOST_PARENTHESES = 5
_LONGEST_TIME = 5
_SAYING = word_set("said says told tells telling asked wrote saying")
_STOPS = FINITE | SUBORDINATORS | _SAYING | {"as"}
_RELATIVE_OPENERS = word_set("who which whose where")
# What a parenthesis between a subject and its verb begins with.
_PARENTHETICAL = (
    RELATIVES
    | BEGINNINGS
    | word_set(
        "whose whom where when while one both all formerly however meanwhile though too also perhaps instead rather"
        " himself herself themselves in on at of from with for by then once now after before during under among as"
        " since until if like unlike including according jr sr and or not"
    )
)
_HANGING = JOINING | word_set("and or both all half than over during as")


def subject_before(words: Words, at: int, floor: int) -> Phrase | None:
    """Return the subject of the verb group that begins at the token, looking back as far as `floor`."""
    end = at - 1
    if end > floor and words.keys[end] == "-":
        end -= 1
    for _ in range(_MOST_PARENTHESES):
        end = before_brackets(words, end, floor)
        if end < floor:
            return None
        if words.keys[end] == "," or words.keys[end] in DASHES:
            opened = _before_parenthesis(words, end, floor)
            if opened is None:
                return None
            end = opened
            continue
        before = _before_time(words, end, floor)
        if before == end:
            break
        end = before
    if end < floor:
        return None
    phrase = _phrase_ending(words, end, floor)
    return phrase and issued_behind(words, _with_description(words, phrase, floor), at)


def before_brackets(words: Words, end: int, floor: int) -> int:
    """Return the token before the brackets that close at `end`, else `end`."""
    if end < floor or words.keys[end] not in (")", "]"):
        return end
    for at in range(end, max(floor, end - LONGEST_PHRASE) - 1, -1):
        if words.keys[at] in ("(", "["):
            return at - 1
    return end


def _before_parenthesis(words: Words, closing: int, floor: int) -> int | None:
    """Return the last token before the parenthesis that ends with this comma or dash, None where none does."""
    keys, mark = words.keys, words.keys[closing]
    lowest = max(floor, closing - 2 * LONGEST_PHRASE)
    at = closing - 1
    while at >= lowest and keys[at] != mark:
        if words.is_mark(at):
            return None
        at -= 1
    if at < lowest:
        return None
    first = at + 1
    if mark != "," or first == closing or _opens_parenthesis(words, first, closing):
        return at - 1
    # "Ekow, a broker based in Tampa, Fla., said": a place within the parenthesis before; "The agency's chief,
    # Li Wei, said": the name of whom the words before describe.
    is_named = at > floor and (words.tokens[at - 1].is_capital or keys[at - 1] in ROLES)
    return at - 1 if is_named and _is_name(words, first, closing) else None


def _opens_parenthesis(words: Words, first: int, last: int) -> bool:
    key = words.keys[first]
    if words.tokens[first].is_capital:
        ends_in_role = last - first > 1 and words.keys[last - 1] in ROLES
        return key in WEEKDAYS or key in TITLES or (ends_in_role and not words.tokens[last - 1].is_capital)
    return (
        key in _PARENTHETICAL
        or words.tokens[first].is_number
        or key in TIME_ADVERBS
        or (len(key) > 4 and key.endswith(("ing", "ed", "ly")))
        or past_time(words, first, last) == last
        or any(words.keys[at] in ROLES for at in range(first, min(last, first + 4)))
    )


def _is_name(words: Words, first: int, last: int) -> bool:
    return last - first <= 6 and all(
        words.tokens[at].is_capital
        or words.is_joint(at)
        or words.keys[at] in ("of", "the", "al", "de", "van")
        for at in range(first, last)
    )


def _before_time(words: Words, end: int, floor: int) -> int:
    """Return the token before the words of time that end at `end`: "Li on Monday", "police last week"."""
    for first in range(max(floor, end - _LONGEST_TIME + 1), end + 1):
        if past_time(words, first, end + 1) == end + 1:
            return first - 1 if first > floor else end
    return end


def _phrase_ending(words: Words, end: int, floor: int) -> Phrase | None:
    key = words.keys[end]
    if key in PERSONAL:
        return pronoun(words, end)
    if key in RELATIVES:
        return _relative(words, end, floor)
    return _phrase_between(words, first_of(words, end, floor), end)


def _phrase_between(words: Words, first: int, end: int) -> Phrase | None:
    begin = without_openers(words, first, end + 1)
    return None if begin is None or begin > end else described(words, begin, end + 1)


def _relative(words: Words, at: int, floor: int) -> Phrase | None:
    """Return "who" as a phrase named by what it refers to."""
    end = at - 1
    if end >= floor and words.keys[end] == ",":
        end -= 1
    end = before_brackets(words, end, floor)
    if end < floor or not words.is_wordy(end):
        return None
    if words.keys[end] in _STOPS or words.keys[end] in PREPOSITIONS:
        return None
    meant = _phrase_between(words, first_of(words, end, floor), end)
    return meant and meant._replace(first=at, last=at + 1)


def _with_description(words: Words, phrase: Phrase, floor: int) -> Phrase:
    """Return the phrase with what the person is, where that stands before the name: "a friend, Li Wei"."""
    comma = phrase.first - 1
    if phrase.sort is not Sort.PERSON or comma - 1 <= floor or words.keys[comma] != ",":
        return phrase
    before = _phrase_ending(words, comma - 1, floor)
    if before is None or before.sort is not Sort.GENERIC:
        return phrase
    says_what = (
        before.head in ROLES or words.keys[before.first] in BEGINNINGS or words.keys[before.first] == "one"
    )
    edge = before.first - 1
    is_whole = edge < floor or words.keys[edge] in DASHES or words.keys[edge] == "," or words.is_mark(edge)
    return phrase._replace(first=before.first) if says_what and is_whole else phrase


# --- Where a phrase begins ---


def first_of(words: Words, end: int, floor: int) -> int:
    """Return the first token of the phrase that ends at `end`, one after `end` where there is none."""
    keys = words.keys
    lowest = max(floor, end - LONGEST_PHRASE)
    at = end
    while at >= lowest and not words.is_mark(at):
        key = keys[at]
        if not words.is_wordy(at):
            opened = before_brackets(words, at, floor)
            if opened == at and not words.is_joint(at) and key not in ("$", "%"):
                break
            at = min(opened, at - 1)
            continue
        if key in _RELATIVE_OPENERS:
            # A relative clause that no comma closes: "A man who saw the attack said".
            if at - 1 < lowest or not words.is_wordy(at - 1):
                break
        elif (
            key in _STOPS
            or key in PERSONAL
            or key in PRONOUN_AND_VERB
            or (key in ("and", "or") and not _joins_nouns(words, at, lowest))
        ):
            break
        elif key in BEGINNINGS and at < end and not _hangs_on(words, at, lowest):
            return at
        at -= 1
    return at + 1


def _hangs_on(words: Words, determiner: int, lowest: int) -> bool:
    """Return whether the phrase began before its determiner: "an aide to | the mayor", "both | the leaders"."""
    if determiner - 1 < lowest:
        return False
    return words.keys[determiner - 1] in _HANGING or any(
        words.keys[at] == "who" for at in range(max(lowest, determiner - 5), determiner)
    )


def _joins_nouns(words: Words, conjunction: int, lowest: int) -> bool:
    """Return whether what stands before "and" is the beginning of the same phrase: "witnesses and police"."""
    first = conjunction - 1
    if first < lowest or not words.is_wordy(first):
        return False
    for at in range(first, max(lowest, first - 9) - 1, -1):
        key = words.keys[at]
        if not words.is_wordy(at):
            return words.is_mark(at) or words.is_joint(at) or key in (",", ":", ";", ")") or key in DASHES
        if key in FINITE or key in _SAYING or key in PERSONAL:
            return False
        if key in SUBORDINATORS:
            return True
        if not words.tokens[at].is_capital and key.endswith(("ed", "ing", "ly")):
            return False
    return first - 9 <= lowest


def without_openers(words: Words, first: int, last: int) -> int | None:
    """Return where the phrase begins behind what opens its sentence; None where a preposition swallows it."""
    keys = words.keys
    while first < last:
        key = keys[first]
        past = past_time(words, first, last)
        if past > first:
            if past >= last:
                return None
            first = past
        elif (
            not words.is_wordy(first)
            or key in OPENERS
            or (key in ADVERBS and key not in ("all", "both", "first"))
        ):
            first += 1
        elif key in PREPOSITIONS and key != "like":
            return _behind_preposition(words, first, last)
        else:
            return first
    return None


def _behind_preposition(words: Words, first: int, last: int) -> int | None:
    """Return where a second phrase begins: "In a statement | the ministry"; None where there is none."""
    keys, tokens = words.keys, words.tokens
    for at in range(first + 2, last):
        before = keys[at - 1]
        if (
            keys[at] in ARTICLES or keys[at] in ("his", "her", "its", "their")
        ) and before not in PREPOSITIONS:
            return at
        ends_there = before in SPEECHES or before in TIME_UNITS
        if tokens[at].is_capital and not tokens[at - 1].is_capital and ends_there:
            return at
    return None


def owner_before(words: Words, at: int, floor: int) -> Phrase | None:
    """Return whose the noun is before the possessive ending at the token: "short of | the government | 's aim"."""
    lowest = first_of(words, at - 1, floor)
    first = at - 1
    while first > lowest and not _begins_owner(words, first):
        first -= 1
    return described(words, first, at) if lowest <= first < at else None


def _begins_owner(words: Words, at: int) -> bool:
    before = words.keys[at - 1]
    if words.keys[at] in BEGINNINGS or before in PREPOSITIONS:
        return True
    is_name = words.tokens[at].is_capital and not words.tokens[at - 1].is_capital
    return is_name and before not in ROLES and before not in DETERMINERS and not words.is_joint(at - 1)


def first_subject(words: Words, floor: int, last: int) -> Phrase | None:
    """Return the subject that the clause begins with, as far as one can tell without its verb."""
    first = without_openers(words, floor, last)
    if first is None or first >= last:
        return None
    if words.keys[first] in PERSONAL:
        return pronoun(words, first)
    is_name = words.tokens[first].is_capital and words.keys[first] not in DETERMINERS
    end = first + 1
    while end < min(last, first + 14) and _goes_on(words, end, is_name):
        end += 1
    return described(words, first, end)


def _goes_on(words: Words, at: int, is_name: bool) -> bool:
    key = words.keys[at]
    if words.tokens[at].is_capital or words.is_joint(at):
        return True
    if (
        not words.is_wordy(at)
        or key in FINITE
        or key in ADVERBS
        or key in _STOPS
        or key.endswith(("ed", "ly"))
    ):
        return False
    return not is_name or key in ROLES or key in ("of", "for", "the", "'s", "de", "al")

"""The subject left of a verb: the noun phrase that names who says it.

Without a parser a phrase is bounded by what cannot stand in one: marks, finite verbs, words that open a clause.
What stands between a subject and its verb in a pair of commas is passed over ("Li, who lost two sons, said").
"""

from claims.domain.reading.credits.closed_words import (
    ADVERBS,
    ARTICLES,
    AUXILIARIES,
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
    TIME_UNITS,
)
from claims.domain.reading.credits.parentheses import before_brackets, before_parenthesis
from claims.domain.reading.credits.phrases import (
    LONGEST_PHRASE,
    Phrase,
    Sort,
    described,
    issued_behind,
    pronoun,
)
from claims.domain.reading.credits.speaking_nouns import DOCUMENTS, PARTICIPLES, ROLES, SPEECHES
from claims.domain.reading.credits.times import past_time
from claims.domain.reading.credits.words import DASHES, Words
from claims.domain.reading.vocabulary import word_set

_MOST_PARENTHESES = 5
_LONGEST_TIME = 5
# Verbs of contact in the past that don't end in -ed. Source: Levin (1993), 36.3 and 30.1: meet and see verbs.
_MEETING = word_set("met saw spoke knew")
_SAYING = word_set("said says told tells telling asked wrote saying")
STOPS = FINITE | SUBORDINATORS | _SAYING | {"as"}
_RELATIVE_OPENERS = word_set("who which whose where")
_MORE = word_set("more less fewer other rather greater")
_HANGING = JOINING | word_set("and or both all half than over during as")
# What is done to somebody's forecast: "beating | analysts' forecast".
_MEASURED_BY = word_set(
    "beat beats beating exceed exceeds exceeded exceeding miss misses missed missing top tops topped topping match"
    " matches matched matching meet meets met meeting surpass surpasses surpassed surpassing undershot"
)


def subject_before(words: Words, at: int, floor: int) -> Phrase | None:
    """Return the subject of the verb group that begins at the token, looking back as far as `floor`."""
    end = at - 1
    if end > floor and words.keys[end] == "-":
        end -= 1
    closing = end
    for _ in range(_MOST_PARENTHESES):
        end = before_brackets(words, end, floor)
        if end < floor:
            return None
        if words.keys[end] == "," or words.keys[end] in DASHES:
            opened = before_parenthesis(words, end, floor)
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
    phrase = _phrase_ending(words, end, floor) or _before_a_place(words, end, floor)
    if phrase is None:
        return None
    named = named_in_parenthesis(words, phrase, closing)
    return named or issued_behind(words, _with_description(words, phrase, floor), at)


def _before_a_place(words: Words, end: int, floor: int) -> Phrase | None:
    """Return who is from there, where no comma closes the place: "Li Wei, 60, | of Tarn village | told"."""
    first = first_of(words, end, floor)
    if (
        first - 1 <= floor
        or first > end
        or words.keys[first] not in ("of", "from")
        or words.keys[first - 1] != ","
    ):
        return None
    before = first - 2
    if words.tokens[before].is_number and before - 1 > floor and words.keys[before - 1] == ",":
        before -= 2
    return _phrase_ending(words, before, floor) if words.tokens[before].is_capital else None


def named_in_parenthesis(words: Words, phrase: Phrase, closing: int) -> Phrase | None:
    """Return whom the phrase describes, where the parenthesis names them: "the agency's chief, Li Wei, said"."""
    opening = phrase.last
    is_described = phrase.sort is Sort.GENERIC or phrase.head in ROLES
    if not is_described or opening >= closing or words.keys[opening] != ",":
        return None
    end = next((at for at in range(opening + 1, closing + 1) if words.keys[at] == ","), closing)
    named = described(words, opening + 1, end)
    return named._replace(first=phrase.first) if named and named.sort is Sort.PERSON else None


def _before_time(words: Words, end: int, floor: int) -> int:
    """Return the token before the words of time that end at `end`: "Li on Monday", "police last week"."""
    for first in range(max(floor, end - _LONGEST_TIME + 1), end + 1):
        if past_time(words, first, end + 1) == end + 1:
            return first - 1 if first > floor else end
    return end


def _phrase_ending(words: Words, end: int, floor: int) -> Phrase | None:
    key = words.keys[end]
    if key in PERSONAL and not _is_object(words, end, floor):
        return pronoun(words, end)
    if key in RELATIVES:
        return _relative(words, end, floor)
    first = first_of(words, end - 1 if key in PERSONAL else end, floor)
    if _is_contact_clause(words, first, end, floor):
        end = first - 2
        first = first_of(words, end, floor)
    return _phrase_between(words, first, end)


def _is_object(words: Words, at: int, floor: int) -> bool:
    """Return whether the pronoun is the object of a relative clause: "a man who saw | it | said"."""
    nearest = range(at - 1, max(floor, at - 5) - 1, -1)
    return words.keys[at] in ("it", "you") and any(words.keys[before] == "who" for before in nearest)


def _is_contact_clause(words: Words, first: int, end: int, floor: int) -> bool:
    """Return whether a relative clause without "who" ends the phrase: "the experts she | interviewed | said"."""
    if first - 2 < floor or first > end or words.keys[first - 1] not in PERSONAL:
        return False
    if words.keys[first - 2] in DOCUMENTS:
        return True  # "a survey we | carried out with a bank | found"
    if end - first > 2:
        return False
    before = words.keys[first - 2]
    is_noun = words.is_wordy(first - 2) and before not in STOPS and before not in PREPOSITIONS
    verb = first + 1 if words.keys[first] in AUXILIARIES else first
    is_verb = verb <= end and (words.keys[verb].endswith("ed") or words.keys[verb] in _MEETING)
    return is_noun and is_verb and before not in OPENERS


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
    if words.keys[end] in STOPS or words.keys[end] in PREPOSITIONS:
        return None
    meant = _name_ending(words, end, floor) or _phrase_between(words, first_of(words, end, floor), end)
    return meant and meant._replace(first=at, last=at + 1)


def _name_ending(words: Words, end: int, floor: int) -> Phrase | None:
    """Return the person whose name ends there, whatever stands before: "it was written by | Li Wei | , who said"."""
    first = end + 1
    while (
        first > floor
        and end - first < 5
        and (words.tokens[first - 1].is_capital or (words.is_joint(first - 1) and first <= end))
    ):
        first -= 1
    is_behind = first > floor and words.keys[first - 1] in PREPOSITIONS and end > first
    named = described(words, first, end + 1) if is_behind else None
    return named if named and named.sort is Sort.PERSON else None


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
            is_dash = key == "-" and not words.tokens[at].is_glued
            if is_dash or (opened == at and not words.is_joint(at) and key not in ("$", "%")):
                break
            at = min(opened, at - 1)
            continue
        if key in _RELATIVE_OPENERS:
            # A relative clause that no comma closes: "A man who saw the attack said"; but "at which Li said".
            if at - 1 < lowest or not words.is_wordy(at - 1) or words.keys[at - 1] in PREPOSITIONS:
                break
        elif key in AUXILIARIES and _is_behind_who(words, at, lowest):
            at -= words.keys[at - 1] == "that"
        elif (
            (key in STOPS and not _compares(words, at, lowest))
            or key in PERSONAL
            or key in PRONOUN_AND_VERB
            or key in ("be", "been")
            or (key == "to" and at > lowest and words.keys[at - 1] == "according")
            or (
                key in ("and", "or")
                and not _joins_nouns(words, at, lowest)
                and words.keys[at + 1] not in PARTICIPLES
            )
        ):
            break
        elif key in BEGINNINGS and at < end and not _hangs_on(words, at, lowest):
            return at
        at -= 1
    return at + 1


def _compares(words: Words, at: int, lowest: int) -> bool:
    """Return whether it is the "than" of "more than 2,000", which stands within a phrase."""
    is_more = words.keys[at] == "than" and at > lowest and words.keys[at - 1] in _MORE
    return is_more and words.tokens[at + 1].is_number


def _is_behind_who(words: Words, at: int, lowest: int) -> bool:
    """Return whether the verb is a relative clause's: "advisers who | have | run the numbers"."""
    who = at - 2 if at - 2 > lowest and words.keys[at - 1] in ADVERBS else at - 1
    if who <= lowest or words.keys[who] not in RELATIVES or not words.is_wordy(who - 1):
        return False
    return words.keys[who] == "who" or words.keys[who - 1] not in STOPS


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
        if key == "%":
            continue
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
    for at in range(first + 2, min(last, first + 2 * LONGEST_PHRASE)):
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
    if words.keys[at] in BEGINNINGS or before in PREPOSITIONS or before in _MEASURED_BY:
        return True
    is_name = words.tokens[at].is_capital and not words.tokens[at - 1].is_capital
    return is_name and before not in ROLES and before not in DETERMINERS and not words.is_joint(at - 1)

"""The noun phrase right of "according to", "by" or an inverted verb, and to whom something is told."""

from claims.domain.reading.credits.closed_words import (
    ARTICLES,
    DETERMINERS,
    FINITE,
    JOINING,
    OBJECTIVE,
    PERSONAL,
    PREPOSITIONS,
    PRONOUN_AND_VERB,
    RELATIVES,
    SUBORDINATORS,
)
from claims.domain.reading.credits.phrases import LONGEST_PHRASE, Phrase, Sort, described, pronoun
from claims.domain.reading.credits.speaking_nouns import ASSEMBLIES, OUTLETS, ROLES, SPEECHES
from claims.domain.reading.credits.times import past_time
from claims.domain.reading.credits.words import BREAKS, Words
from claims.domain.reading.vocabulary import word_set

_SAYING = word_set("said says told tells telling asked wrote saying")
_STOPS = FINITE | _SAYING | SUBORDINATORS | RELATIVES | (PREPOSITIONS - JOINING) | {"whose", "as"}
_TRAILING = PREPOSITIONS | ARTICLES | {"and", "or", "-"}
_MANNERS = word_set("a an his her their its twitter facebook telegram television")
_NO_RELAYS = word_set(
    "reporters journalists supporters voters viewers staff colleagues readers people everyone students crowd audience"
    " investors"
)
_LONGEST_AUDIENCE = 9


def phrase_from(words: Words, first: int, ceiling: int) -> Phrase | None:
    """Return the noun phrase that begins at the token and ends before `ceiling`."""
    key = words.key(first, ceiling)
    if not key or words.is_mark(first):
        return None
    if key in PERSONAL or (key in OBJECTIVE and not _is_possessive(words, first, ceiling)):
        return pronoun(words, first)
    last = _last_of(words, first, ceiling)
    phrase = described(words, first, last) if last > first else None
    return phrase and (_named_behind(words, phrase, ceiling) or phrase)


def _is_possessive(words: Words, at: int, ceiling: int) -> bool:
    """Return whether "her" is whose something is."""
    following = words.key(at + 1, ceiling)
    if words.keys[at] != "her" or not following or not words.tokens[at + 1].is_word:
        return False
    return not (
        following in FINITE
        or following in PREPOSITIONS
        or following in SUBORDINATORS
        or following in PERSONAL
    )


def _last_of(words: Words, first: int, ceiling: int) -> int:
    highest = min(ceiling, first + LONGEST_PHRASE)
    at = first
    while at < highest:
        past = _within(words, first, at, highest, ceiling)
        if past == at:
            break
        at = past
    while at > first and words.keys[at - 1] in _TRAILING:
        at -= 1
    return at


def _within(words: Words, first: int, at: int, highest: int, ceiling: int) -> int:
    """Return the token from which the phrase goes on, `at` itself where it ended before."""
    key = words.keys[at]
    if words.is_mark(at):
        return at
    if not words.is_wordy(at):
        is_tied = words.tokens[at].is_glued and at + 1 < highest and words.is_wordy(at + 1)
        return at + 1 if words.is_joint(at) and (is_tied or key == "&") else at
    if at == first:
        return at + 1
    if key in _STOPS or key in PERSONAL or key in PRONOUN_AND_VERB:
        return at
    past = past_time(words, at, ceiling) if not (at == first + 1 and words.keys[first] in DETERMINERS) else at
    is_tied = words.keys[at - 1] == "-" or (words.key(past, ceiling) == "-" and words.tokens[past].is_glued)
    if past > at and not words.tokens[at].is_number and not is_tied:
        # "data released Friday by the regulators"
        return past if past < highest and words.keys[past] in ("by", "from") else at
    if key in JOINING and _is_manner(words, at, ceiling):
        return at
    if words.tokens[at].is_number and not _counts_within(words, at, highest):
        return at
    if key == "to" and not _is_towards(words, at + 1, highest):
        return at
    following = words.key(at + 1, highest)
    if (
        key in PREPOSITIONS
        and len(following) > 4
        and following.endswith("ing")
        and not words.tokens[at + 1].is_capital
    ):
        return at
    if key in ("and", "or") and not _goes_on(words, at + 1, highest):
        return at
    return at + 1


def _is_towards(words: Words, at: int, ceiling: int) -> bool:
    """Return whether "to" stands before a noun: "an aide to the mayor"; not before a verb: "the court to pay"."""
    key = words.key(at, ceiling)
    return bool(key) and (words.tokens[at].is_capital or key in DETERMINERS)


def _counts_within(words: Words, at: int, highest: int) -> bool:
    """Return whether the number is part of the name: "a 2014 study", "Channel 4 News"; it mostly begins a clause."""
    before = words.keys[at - 1]
    if before in PREPOSITIONS or before in DETERMINERS or words.tokens[at].is_glued:
        return True
    return at + 1 < highest and words.tokens[at + 1].is_capital and words.tokens[at - 1].is_capital


def _is_manner(words: Words, at: int, ceiling: int) -> bool:
    """Return whether it is how it was said and not who: "in a statement", "on Twitter"."""
    if words.keys[at] not in ("in", "on", "at", "by", "from") or words.key(at + 1, ceiling) not in _MANNERS:
        return False
    return any(words.keys[later] in SPEECHES for later in range(at + 1, min(ceiling, at + 6)))


def _goes_on(words: Words, first: int, ceiling: int) -> bool:
    """Return whether behind "and" a noun phrase stands, up to a mark: "the army and the police,"."""
    for at in range(first, min(ceiling, first + 9)):
        key = words.keys[at]
        if not words.is_wordy(at) and not words.is_joint(at):
            return at > first
        if key in FINITE or key in PERSONAL or key in _SAYING:
            return False
    return first + 9 >= ceiling


def _named_behind(words: Words, phrase: Phrase, ceiling: int) -> Phrase | None:
    """Return the person whom the phrase describes, named behind a comma: "the agency's chief, Li Wei"."""
    comma = phrase.last
    if phrase.sort is not Sort.GENERIC or phrase.head not in ROLES or words.key(comma, ceiling) != ",":
        return None
    at = comma + 1
    while at < ceiling and words.tokens[at].is_capital and not words.is_mark(at):
        at += 1
    if not 2 <= at - comma - 1 <= 5:
        return None
    following = words.key(at, ceiling)
    if following and words.tokens[at].is_word and following not in FINITE and following not in PREPOSITIONS:
        return None
    return Phrase(phrase.first, at, Sort.PERSON, comma + 1, at, words.keys[at - 1])


# --- To whom it is told ---


def audience(words: Words, first: int, ceiling: int) -> tuple[Phrase | None, int]:
    """Return whom it is told, None for reporters and pronouns, and the token after them."""
    if words.is_end(first, ceiling) or words.is_mark(first) or words.keys[first] in BREAKS:
        return None, first
    key = words.keys[first]
    if key in ("reporters", "journalists") or (
        key in OBJECTIVE and not _is_possessive(words, first, ceiling)
    ):
        return None, first + 1
    last = _end_of_audience(words, first, ceiling)
    return (described(words, first, last), last) if last > first else (None, first)


def _end_of_audience(words: Words, first: int, ceiling: int) -> int:
    keys, tokens = words.keys, words.tokens
    at = first + 1 if keys[first] in ARTICLES else first
    is_named = False
    while at < min(ceiling, first + _LONGEST_AUDIENCE) and not words.is_mark(at):
        key = keys[at]
        if tokens[at].is_capital:
            is_named = True
        elif key in ("'s", "'"):
            is_named = False
        elif words.is_joint(at) and tokens[at].is_glued and not words.is_end(at, ceiling):
            pass
        elif (
            not tokens[at].is_word
            or (is_named and not _is_part_of_name(words, at, ceiling))
            or (not is_named and at > first and _opens_what_is_told(key))
        ):
            break
        at += 1
    while at > first and keys[at - 1] in ("in", "of", "'s", "."):
        at -= 1
    return at


def _is_part_of_name(words: Words, at: int, ceiling: int) -> bool:
    joins = words.keys[at] in ("of", "and", "for") and at + 1 < ceiling and words.tokens[at + 1].is_capital
    return joins or words.keys[at] in OUTLETS


def _opens_what_is_told(key: str) -> bool:
    if key in ("of", "in"):
        return False
    return (
        key in FINITE or key in PERSONAL or key in SUBORDINATORS or key in DETERMINERS or key in PREPOSITIONS
    )


def passes_on(phrase: Phrase | None) -> bool:
    """Return whether whom it was told passes it on: an outlet, a parliament; not the reporters at large."""
    if phrase is None or phrase.sort is Sort.PRONOUN or phrase.head in _NO_RELAYS:
        return False
    if phrase.sort is Sort.BODY or (phrase.sort is Sort.PERSON and phrase.name_first == phrase.first):
        return True
    return phrase.head in OUTLETS or phrase.head in ASSEMBLIES or phrase.head == "members"

"""Whom an article mentions, in order: its names, and who is named by what they are ("the mayor", "officials").

Sources are no more than some of them, but "she said" may mean anybody whom the sentence before is about.
"""

from collections.abc import Container, Iterator, Mapping
from typing import NamedTuple

from claims.domain.reading.credits.agents import phrase_from
from claims.domain.reading.credits.closed_words import (
    ARTICLES,
    BEGINNINGS,
    DETERMINERS,
    FINITE,
    MONTHS,
    OPENERS,
    PERSONAL,
    POSSESSIVE_ENDINGS,
    PREPOSITIONS,
    PRONOUN_AND_VERB,
    SUBORDINATORS,
    WEEKDAYS,
)
from claims.domain.reading.credits.full_names import PARTICLES
from claims.domain.reading.credits.phrases import Phrase, Sort, described, pronoun
from claims.domain.reading.credits.speaking_nouns import (
    BODIES,
    BODY_WORDS,
    COMMON_PLURALS,
    COURTESIES,
    DOCUMENTS,
    ISSUED,
    PASSED_ON,
    ROLES,
)
from claims.domain.reading.credits.words import DASHES, Words
from claims.domain.reading.text import Sentence
from claims.domain.reading.vocabulary import word_set

_KINDS = ROLES | BODIES | COMMON_PLURALS | DOCUMENTS
_OBLIQUE = word_set("him his her")
_PRONOUNS = _OBLIQUE | word_set("he she they it")
_OPENING = _PRONOUNS | _KINDS
_NO_NAMES = (
    PERSONAL | PRONOUN_AND_VERB | WEEKDAYS | MONTHS | PREPOSITIONS | DETERMINERS | word_set("i'm what")
)
_BEFORE_KIND = FINITE | PREPOSITIONS | SUBORDINATORS | PERSONAL | {"and", "or", "to", "who"}
_BEHIND_DOCUMENTS = ISSUED | PASSED_ON | word_set("by from of")
_FROM = word_set("in of from at")
_IN_BODIES = word_set("of for")
# Source: Quirk et al. (1985), App. I.25-33: suffixes of agents.
_AGENTS = ("ers", "ors", "ists", "ians", "ants", "ents", "ees", "men")
_LONGEST_NAME = 14
_LONGEST_KIND = 6
_LONGEST_DATELINE = 24


class Mention(NamedTuple):
    phrase: Phrase
    turn: int
    """Its sentence's number, not counting those within a quotation."""
    is_subject: bool
    """Whether its sentence is about it: the first that hangs on nothing else."""
    is_quoted: bool


def mentions_in(words: Words, sources: Mapping[int, Phrase]) -> Iterator[Mention]:
    """Yield the mentions in the order of the text; of phrases within phrases the outer one alone.

    `sources` are phrases that are known to name somebody, by their first token.
    """
    inside = _capital_inside(words)
    turn = 0
    for sentence in words.text.sentences:
        turn += _is_told(words, sentence)
        yield from _in_sentence(words, turn, sentence, sources, inside)


def _is_told(words: Words, sentence: Sentence) -> bool:
    """Return whether any of the sentence is the outlet's own words, and not only its marks at the ends."""
    inner = words.quotation[sentence.first + 1 : sentence.last - 1]
    return not inner or min(inner) < 0


def _capital_inside(words: Words) -> set[str]:
    """Return what is capitalised within a sentence somewhere: that tells a name from a sentence's first word."""
    return {
        words.keys[at]
        for sentence in words.text.sentences
        for at in range(sentence.first + 1, sentence.last)
        if words.tokens[at].is_capital and not words.is_mark(at - 1)
    }


def _in_sentence(
    words: Words, turn: int, sentence: Sentence, sources: Mapping[int, Phrase], inside: Container[str]
) -> Iterator[Mention]:
    at, has_subject, last = _past_dateline(words, sentence), False, -1
    while at < sentence.last:
        if not (words.tokens[at].is_capital or words.keys[at] in _OPENING or at in sources):
            at += 1
            continue
        phrase = _titled(
            sources.get(at) or _phrase_at(words, at, sentence, max(last, sentence.first), inside)
        )
        if phrase is None:
            at += 1
            continue
        is_quoted = words.quotation[at] >= 0
        owner = _owner_in(words, phrase)
        if owner is not None:
            yield Mention(owner, turn, False, is_quoted)
        before = words.keys[phrase.first - 1] if phrase.first > sentence.first else ""
        joins = before == "and" and last == phrase.first - 1 and has_subject
        is_owner = words.key(phrase.last, sentence.last) in ("'s", "'")
        is_free = before not in PREPOSITIONS and not is_owner and phrase.head not in _OBLIQUE
        is_subject = not is_quoted and is_free and (not has_subject or joins)
        has_subject = has_subject or is_subject
        yield Mention(phrase, turn, is_subject, is_quoted)
        at = last = max(phrase.last, at + 1)


def _owner_in(words: Words, phrase: Phrase) -> Phrase | None:
    """Return whose the phrase says somebody is: "Mr. Ng | 's wife"."""
    if phrase.sort is not Sort.GENERIC:
        return None
    at = next((at for at in range(phrase.first, phrase.last) if words.keys[at] in POSSESSIVE_ENDINGS), None)
    return described(words, phrase.first, at) if at is not None and at > phrase.first else None


def _past_dateline(words: Words, sentence: Sentence) -> int:
    """Return where the sentence begins behind the text's dateline: "LIMA, May 3 (Agency) - | Officials said"."""
    if sentence.first > 0:
        return sentence.first
    for at in range(min(sentence.last, _LONGEST_DATELINE)):
        if words.keys[at] in DASHES or (words.keys[at] == "-" and not words.tokens[at].is_glued):
            return at + 1
        if words.tokens[at].is_word and not words.tokens[at].is_capital:
            break
    return 0


def _phrase_at(
    words: Words, at: int, sentence: Sentence, floor: int, inside: Container[str]
) -> Phrase | None:
    """Return the phrase whose name or head begins with the token."""
    key, token = words.keys[at], words.tokens[at]
    if not token.is_word:
        return None
    if key in _PRONOUNS:
        return pronoun(words, at)
    if token.is_capital and _may_name(words, at, sentence, inside):
        end = _kind_end(words, _name_end(words, at, sentence.last), sentence.last)
        return described(words, _begin(words, at, floor), end)
    if key in _KINDS and _ends_there(words, at, sentence.last):
        first = _begin(words, at, floor)
        if key in DOCUMENTS and words.key(at + 1, sentence.last) in _BEHIND_DOCUMENTS:
            return phrase_from(words, first, sentence.last)
        is_whole = words.keys[first] in DETERMINERS or key in COMMON_PLURALS or key.endswith("s")
        return described(words, first, at + 1) if is_whole else None
    if token.is_capital and key.endswith(_AGENTS) and key not in _KINDS:
        end = _past_place(words, at + 1, sentence.last)
        return Phrase(at, end, Sort.GENERIC, at, end, key)
    return None


def _past_place(words: Words, at: int, ceiling: int) -> int:
    """Return the token after where they are from: "Farmers | in the north | lost"."""
    if words.key(at, ceiling) not in _FROM:
        return at
    noun = at + 2 if words.key(at + 1, ceiling) in DETERMINERS else at + 1
    return noun + 1 if noun < ceiling and words.tokens[noun].is_word else at


def _titled(phrase: Phrase | None) -> Phrase | None:
    """Return the phrase; a title without a name says only what somebody is: "the Health Minister"."""
    is_title = phrase is not None and phrase.sort in (Sort.PERSON, Sort.BODY) and phrase.head in ROLES
    return phrase._replace(sort=Sort.GENERIC) if phrase and is_title else phrase


def _may_name(words: Words, at: int, sentence: Sentence, inside: Container[str]) -> bool:
    key = words.keys[at]
    if key in _NO_NAMES or _is_formula(words, at, sentence.last):
        return False
    if at > sentence.first and not words.is_mark(at - 1):
        return True
    # A sentence's first word is capitalised anyway.
    next_key = words.key(at + 1, sentence.last)
    following = next_key in PARTICLES or (bool(next_key) and words.tokens[at + 1].is_capital)
    if key in COURTESIES:
        return True
    if key in OPENERS or key in _KINDS:
        return following and key in ROLES
    is_set_off = next_key in POSSESSIVE_ENDINGS or (
        next_key == "," and words.key(at + 2, sentence.last) in ARTICLES
    )
    return following or key in inside or words.is_upper(at) or is_set_off


def _is_formula(words: Words, at: int, ceiling: int) -> bool:
    """Return whether the capitals name nobody here: "CO2", "a Tarn-based firm"."""
    if at + 2 < ceiling and words.keys[at + 1] == "-" and words.tokens[at + 1].is_glued:
        return words.tokens[at + 2].is_glued and not words.tokens[at + 2].is_capital
    return at + 1 < ceiling and words.tokens[at + 1].is_number and words.tokens[at + 1].is_glued


def _kind_end(words: Words, end: int, ceiling: int) -> int:
    """Return the token after what the name's bearers are: "Fire Office | officials"."""
    for at in range(end, min(ceiling, end + 3)):
        is_kind = words.keys[at] in _KINDS and not words.tokens[at].is_capital
        if is_kind and words.keys[at] not in DOCUMENTS and _ends_there(words, at, ceiling):
            return at + 1
        if words.keys[at] in POSSESSIVE_ENDINGS:
            continue
        if not words.tokens[at].is_word or words.keys[at] in _BEFORE_KIND:
            break
    return end


def _name_end(words: Words, at: int, ceiling: int) -> int:
    """Return the token after the name with the titles in it: "Fire Office spokesman Ada Li"."""
    end, highest = at + 1, min(ceiling, at + _LONGEST_NAME)
    while end < highest and not words.is_mark(end):
        key = words.keys[end]
        following = end + 1 < highest and words.tokens[end + 1].is_capital
        if words.tokens[end].is_capital and words.tokens[end].is_word:
            if key in WEEKDAYS:
                break
            end += 1
        elif (
            following
            and (
                key in PARTICLES
                or key in ROLES
                or (key in ("-", "&", ".") and words.tokens[end].is_glued)
                or (key == "." and words.keys[end - 1] in COURTESIES)
                or (key == "." and len(words.keys[end - 1]) == 1)
            )
        ) or (key in _IN_BODIES and following and _is_body(words.keys[end - 1])):
            end += 2
        else:
            break
    return min(end, highest)


def _is_body(key: str) -> bool:
    return key in BODY_WORDS or key.removesuffix("s") in BODY_WORDS


def _begin(words: Words, at: int, floor: int) -> int:
    """Return where the phrase begins, back to its determiner."""
    first = at
    if words.tokens[at].is_capital and not (at > floor and words.keys[at - 1] in ROLES):
        return first - 1 if first > floor and words.keys[first - 1] in DETERMINERS else first
    while first > max(floor, at - _LONGEST_KIND):
        key = words.keys[first - 1]
        if key in BEGINNINGS or key in DETERMINERS:
            return first - 1
        if key == "-":
            first -= 1
            continue
        if (
            not words.tokens[first - 1].is_word
            or words.is_mark(first - 1)
            or key in _BEFORE_KIND
            or key in OPENERS
            or key.endswith(("ed", "ly"))
        ):
            break
        first -= 1
    # Without a determiner nothing tells a verb from an adjective: only a title goes with a name.
    if words.tokens[at].is_capital:
        return first if first == floor or words.keys[first - 1] == "," else at - 1
    return first if first == floor else max(first, at - 1)


def _ends_there(words: Words, at: int, ceiling: int) -> bool:
    """Return whether the noun ends its phrase: not "ministry | spokesman"."""
    following = words.key(at + 1, ceiling)
    return following not in _KINDS and not (
        at + 1 < ceiling and words.tokens[at + 1].is_capital and words.keys[at] in ROLES
    )

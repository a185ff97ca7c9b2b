"""What a noun phrase names: a person behind titles, a body, a document and who issued it, or only a kind."""

from enum import Enum, auto
from typing import NamedTuple

from claims.domain.reading.credits.closed_words import (
    ARTICLES,
    DETERMINERS,
    MONTHS,
    PERSONAL,
    POSSESSIVE_ENDINGS,
    PREPOSITIONS,
    QUANTITIES,
    RELATIVES,
    TIME_UNITS,
    WEEKDAYS,
)
from claims.domain.reading.credits.speaking_nouns import (
    BODIES,
    BODY_WORDS,
    COMMON_PLURALS,
    COURTESIES,
    DOCUMENTS,
    ISSUED,
    PARTICIPLES,
    PASSED_ON,
    PLURALS,
    ROLES,
    TITLES,
)
from claims.domain.reading.credits.words import Words
from claims.domain.reading.vocabulary import word_set

LONGEST_PHRASE = 32


class Sort(Enum):
    PERSON = auto()
    BODY = auto()
    DOCUMENT = auto()
    PRONOUN = auto()
    GENERIC = auto()
    """Named by what it is: "police", "the ministry", "two officials"."""


class Phrase(NamedTuple):
    """A noun phrase as tokens, from `first` up to the one before `last`, with the part that is its name.

    The name may stand elsewhere: of "who" it is what "who" refers to.
    """

    first: int
    last: int
    sort: Sort
    name_first: int
    name_last: int
    head: str
    """Its main noun's key."""

    @property
    def name(self) -> tuple[int, int]:
        return self.name_first, self.name_last


_TIED = frozenset(["'s", "'", "-", "/", "&"])
_OF_A_NAME = word_set("of for and the & - ' 's de al bin van von la el du da dos del / . on in")
_OF_A_BODY = word_set("of for and 's & /")
_BEHIND_A_NAME = frozenset(["of", "for", "on"])
_ISSUERS = frozenset(["from", "by", "of"])
_MOST_CAPITALS = 4
_MOST_NAMES = 3
# What a title is of, at its end. Source: The Associated Press Stylebook, “titles”.
_OFFICES = word_set(
    "police state opposition staff interior defence defense health education finance treasury justice house senate",
    "parliament commons lords works transport agriculture energy commerce labor labour trade elections prisons",
    "customs revenue immigration operations studies research",
)
_NEAR = 6


def described(words: Words, first: int, last: int) -> Phrase | None:
    """Return what `tokens[first:last]` name, None where they are no noun phrase."""
    keys = words.keys
    while last > first and keys[last - 1] in _TIED:
        last -= 1
    while first < last and keys[first] in _TIED:
        first += 1
    if first >= last:
        return None
    if last - first == 1 and keys[first] in PERSONAL:
        return pronoun(words, first)
    core = _core_end(words, first, last)
    head = core - 1
    while head > first and not words.tokens[head].is_word:
        head -= 1
    key = keys[head]
    is_bare = last - first == 1 and key in DETERMINERS and key not in QUANTITIES
    if is_bare or not words.tokens[head].is_word:
        return None
    if key in DOCUMENTS and (head == first or not words.tokens[head].is_capital):
        return _document(words, first, last, core, head)
    if words.tokens[head].is_capital and (head > first or names_somebody(words, head)):
        return _named(words, first, last, core, head)
    return _generic(words, first, last, core, head)


def pronoun(words: Words, at: int) -> Phrase:
    """Return the pronoun that stands there."""
    return Phrase(at, at + 1, Sort.PRONOUN, at, at + 1, words.keys[at])


def names_somebody(words: Words, at: int) -> bool:
    """Return whether a sentence's first word is capitalised for being a name, as far as one can tell."""
    key = words.keys[at]
    return not (
        key in TITLES or key in PLURALS or key in DOCUMENTS or key in DETERMINERS or key in COMMON_PLURALS
    )


def _core_end(words: Words, first: int, last: int) -> int:
    """Return the token after the head: before what hangs on it by a preposition, a participle or "who"."""
    keys = words.keys
    for at in range(first + 1, last):
        if keys[at - 1] == "-" and words.tokens[at].is_glued:
            continue  # "the London-based agency", "father-of-two Li Wei"
        key = keys[at]
        if key in RELATIVES or key in ("whose", "where", ",", "("):
            return at
        is_participle = key in PARTICIPLES and not words.tokens[at].is_capital
        # "data compiled by", but "a leaked report".
        if (is_participle and keys[at - 1] not in DETERMINERS) or _is_doing(words, at, last):
            return at
        if key in PREPOSITIONS and not _is_within_a_name(words, at, last):
            return at
    return last


def _is_doing(words: Words, at: int, last: int) -> bool:
    """Return whether a participle says what the noun before does: "one farmer | backing Ms. Li"."""
    before = words.keys[at - 1]
    is_participle = words.keys[at].endswith("ing") and not words.tokens[at].is_capital and at + 1 < last
    is_noun = words.tokens[at - 1].is_word and len(before) > 3 and before not in DETERMINERS
    takes = is_participle and (words.tokens[at + 1].is_capital or words.keys[at + 1] in ARTICLES)
    return takes and is_noun and not words.tokens[at - 1].is_capital


def _is_within_a_name(words: Words, at: int, last: int) -> bool:
    """Return whether the preposition is part of a name: "Office for National Statistics"."""
    keys = words.keys
    before = keys[at - 1]
    following = at + 2 if words.key(at + 1, last) == "the" else at + 1
    return (
        keys[at] in _BEHIND_A_NAME
        and following < last
        and words.tokens[at - 1].is_capital
        and words.tokens[following].is_capital
        and before not in ROLES
        and before not in DOCUMENTS
        and not any(keys[earlier] in COURTESIES for earlier in range(max(0, at - _NEAR), at))
        and not _ends_a_person(words, at)
    )


def _ends_a_person(words: Words, end: int) -> bool:
    """Return whether the capitals before look like a person's name: "Li Wei | of the Tarn Bank"."""
    first = end
    while first > 0 and end - first <= _MOST_CAPITALS and words.tokens[first - 1].is_capital:
        first -= 1
    has_article = first > 0 and words.keys[first - 1] in ARTICLES
    return not has_article and words.keys[first] not in ARTICLES and _may_be_person(words, first, end - 1)


def _generic(words: Words, first: int, last: int, core: int, head: int) -> Phrase:
    """Return who is only described: "the ministry", "reporters in the city"; without what a clause adds."""
    keys = words.keys
    titled = _titled_at_end(words, core, last)
    if titled is not None:
        return Phrase(first, last, Sort.PERSON, titled, last, keys[last - 1])
    name_first = first + 1 if keys[first] in ARTICLES or keys[first] in POSSESSIVE_ENDINGS else first
    name_last = next(
        (at for at in range(head + 1, last) if _opens_a_clause(keys[at]) or _is_doing(words, at, last)), last
    )
    return Phrase(first, last, Sort.GENERIC, min(name_first, head), name_last, keys[head])


def _opens_a_clause(key: str) -> bool:
    return key in RELATIVES or key in PARTICIPLES or key == ","


def _titled_at_end(words: Words, core: int, last: int) -> int | None:
    """Return where a name begins behind a long title: "chief of the General Staff's Department Colonel | Li Wei"."""
    keys = words.keys
    at = last - 1
    while at > core and (keys[at] == "-" or (words.tokens[at].is_capital and keys[at] not in TITLES)):
        at -= 1
    if at <= core or at == last - 1 or keys[at] not in TITLES or not words.tokens[at].is_capital:
        return None
    before = at - 1
    while before > core and (keys[before] == "-" or keys[before] in TITLES):
        before -= 1
    return None if keys[before] in PREPOSITIONS or keys[before] in DETERMINERS else at + 1


def _named(words: Words, first: int, last: int, core: int, head: int) -> Phrase:
    """Return the phrase whose head is a name: a body's, or a person's behind titles."""
    keys, tokens = words.keys, words.tokens
    if head in range(first, last - 2) and keys[head] in TITLES and (name := _name_behind(words, head, last)):
        return Phrase(first, last, Sort.PERSON, name, last, keys[last - 1])
    if (name := _name_behind_office(words, head, core, last)) is not None:
        return Phrase(first, last, Sort.PERSON, name, last, keys[last - 1])
    start = head
    while start > first and (tokens[start - 1].is_capital or _joins_names(words, start - 1, first)):
        start -= 1
    while start < head and not tokens[start].is_capital:
        start += 1
    owned = next((at for at in range(head - 1, start, -1) if keys[at] in POSSESSIVE_ENDINGS), None)
    if owned is not None and owned + 2 < core and _may_be_person(words, owned + 1, head):
        return Phrase(first, last, Sort.PERSON, owned + 1, core, keys[head])
    title = None if keys[head] in BODY_WORDS else _last_title(words, start, head)
    if title is not None or (start > first and keys[start - 1] in ROLES):
        name = start if title is None else title + 1
        while name < head and (keys[name] in (".", "-") or keys[name] in COURTESIES):
            name += 1
        if all(key in ROLES for key in keys[name:core]):
            return _titled(words, first, last, start, head)
        return Phrase(first, last, Sort.PERSON, name, core, keys[head])
    if start == head and keys[head] in ROLES:
        return _titled(words, first, last, start, head)
    has_article = keys[start] in ARTICLES or (start > first and keys[start - 1] in ARTICLES)
    if keys[start] in ARTICLES and start < head:
        start += 1
    sort = Sort.PERSON if not has_article and _may_be_person(words, start, head) else Sort.BODY
    return Phrase(first, last, sort, start, core, keys[head])


def _titled(words: Words, first: int, last: int, start: int, head: int) -> Phrase:
    """Return who is named by a title alone: "the Chief Minister", "the Director of the Boat Trust"."""
    start += words.keys[start] in ARTICLES
    return Phrase(first, last, Sort.GENERIC, start, last, words.keys[head])


def _name_behind(words: Words, head: int, last: int) -> int | None:
    """Return where a name begins behind a title's brackets: "Inspector-General (North) | Li Wei"."""
    at = last
    while at > head + 1 and words.tokens[at - 1].is_capital:
        at -= 1
    return at if at < last and words.keys[at - 1] == ")" else None


def _name_behind_office(words: Words, head: int, core: int, last: int) -> int | None:
    """Return where a name begins behind a title and its office: "Superintendent of Police | Li Wei"."""
    keys, tokens = words.keys, words.tokens
    if keys[head] not in ROLES or core >= last or keys[core] != "of":
        return None
    for at in range(last - 2, core, -1):
        if not tokens[at].is_capital:
            return None
        if keys[at - 1] in _OFFICES and tokens[at - 1].is_capital:
            return at if tokens[last - 1].is_capital and last - at <= _MOST_NAMES else None
    return None


def _joins_names(words: Words, at: int, first: int) -> bool:
    if words.keys[at] == "the" and at - 1 > first and words.keys[at - 1] in ("of", "for"):
        return words.tokens[at - 2].is_capital  # "Council for | the | Defence"
    return at > first and words.keys[at] in _OF_A_NAME and words.tokens[at - 1].is_capital


def _last_title(words: Words, start: int, head: int) -> int | None:
    """Return the last title before the name: "Lieutenant-General" | "Sergei Li", not the one in "Chief of Staff"."""
    keys = words.keys
    for at in range(head - 1, start - 1, -1):
        is_plural = keys[at].endswith("s") and keys[at][:-1] in ROLES  # "Doctors Abroad" is a body
        if keys[at] in COURTESIES or (keys[at] in ROLES and not is_plural and keys[at + 1] not in _OF_A_BODY):
            return at
    return None


def _may_be_person(words: Words, start: int, head: int) -> bool:
    capitals = sum(words.tokens[at].is_capital for at in range(start, head + 1))
    return 2 <= capitals <= _MOST_CAPITALS and not any(
        words.keys[at] in BODY_WORDS
        or words.keys[at] in _OF_A_BODY
        or (len(words.keys[at]) > 2 and words.is_upper(at))
        for at in range(start, head + 1)
    )


# --- Documents ---


def _document(words: Words, first: int, last: int, core: int, head: int) -> Phrase:
    """Return what was written or counted, by the name of who issued it where the phrase says so."""
    keys = words.keys
    owner = _owner(words, first, head) or issuer(words, core, last)
    if owner is not None:
        return Phrase(first, last, Sort.DOCUMENT, *owner.name, keys[head])
    start = head
    while start > first and (words.tokens[start - 1].is_capital or keys[start - 1] in ("/", "-", "&")):
        start -= 1
    while start < head and start - 2 >= first and keys[start - 1] in ("of", "for"):
        start -= 1  # "Department for Transport | figures"
        while start > first and words.tokens[start - 1].is_capital:
            start -= 1
    if start == head:
        start = first
    if keys[start] in ARTICLES and start < head:
        start += 1
    return Phrase(first, last, Sort.DOCUMENT, start, head + 1, keys[head])


def _owner(words: Words, first: int, head: int) -> Phrase | None:
    """Return whose document it is: "the ministry's figures", not "Monday's"."""
    for at in range(head - 1, first, -1):
        if words.keys[at] in POSSESSIVE_ENDINGS:
            before = words.keys[at - 1]
            if before in TIME_UNITS or before in WEEKDAYS or before in ("today", "yesterday"):
                return None
            return described(words, first, at)
    return None


def issuer(words: Words, core: int, last: int) -> Phrase | None:
    """Return who the document is from: "figures | from the ministry", "an analysis | of figures by a bank"."""
    keys = words.keys
    for at in range(core, min(last, core + _NEAR)):
        if keys[at] in PASSED_ON:
            return None
        if keys[at] in _ISSUERS and at + 1 < last:
            found = described(words, at + 1, last)
            if found is None or keys[at] != "of" or found.sort in (Sort.BODY, Sort.PERSON):
                return found
            if found.head in BODIES and keys[at + 1] in ARTICLES:
                return found  # "documents of the ministry", not "a survey of 40 banks"
            later = next(
                (
                    by
                    for by in range(at + 1, last - 1)
                    if keys[by] in ("by", "from") and keys[by - 1] not in PASSED_ON
                ),
                None,
            )
            return None if later is None else described(words, later + 1, last)
        if words.tokens[at].is_capital and keys[at] not in WEEKDAYS and keys[at] not in MONTHS:
            return None
    return None


def reader_of(words: Words, phrase: Phrase) -> Phrase | None:
    """Return who had the document and passed it on: "documents reviewed by | the paper"."""
    if phrase.sort is not Sort.DOCUMENT:
        return None
    for at in range(phrase.first + 1, phrase.last - 2):
        if words.keys[at] in PASSED_ON and words.keys[at + 1] == "by":
            return described(words, at + 2, phrase.last)
    return None


def _ends_issuer(words: Words, at: int) -> bool:
    """Return whether who issued a document is named up to here: "drawn up by the office | and seen by us"."""
    is_linked = words.keys[at] == "and" and at + 1 < len(words.keys)
    return words.keys[at] == "," or (is_linked and words.keys[at + 1] in PASSED_ON)


def issued_behind(words: Words, phrase: Phrase, ceiling: int) -> Phrase:
    """Return the document by who issued it behind a comma: "the figures, provided by the ministry, showed"."""
    comma = phrase.last
    if phrase.sort is not Sort.DOCUMENT or words.key(comma, ceiling) != ",":
        return phrase
    for at in range(comma + 1, min(comma + 4, ceiling - 1)):
        if words.keys[at + 1] == "by" and (words.keys[at] in ISSUED or words.keys[at] == "up"):
            end = next((later for later in range(at + 2, ceiling) if _ends_issuer(words, later)), ceiling)
            found = described(words, at + 2, min(end, at + 2 + LONGEST_PHRASE))
            return (
                phrase
                if found is None
                else phrase._replace(name_first=found.name_first, name_last=found.name_last)
            )
    return phrase

"""Frames without a reporting verb: "according to X", "by X's count", "in a poll", "X: …", hearsay."""

from claims.domain.reading.credits.agents import phrase_from
from claims.domain.reading.credits.closed_words import (
    ADVERBS,
    ARTICLES,
    FINITE,
    OPENERS,
    PREPOSITIONS,
    SUBORDINATORS,
)
from claims.domain.reading.credits.complements import goes_on, is_adjunct
from claims.domain.reading.credits.cues import (
    ACCORDING,
    HEARSAY_NOUNS,
    HEARSAY_OPENERS,
    RECKONINGS,
    Act,
)
from claims.domain.reading.credits.frames import Clause, Frame, Shape, Span, rest
from claims.domain.reading.credits.nouns import owner_of
from claims.domain.reading.credits.phrases import Phrase, Sort, described, reader_of
from claims.domain.reading.credits.speaking_nouns import ASKED, COMMON_PLURALS, PLURALS, ROLES
from claims.domain.reading.credits.verb_groups import group_first
from claims.domain.reading.credits.words import BREAKS, DASHES, Words
from claims.domain.reading.vocabulary import word_set

_LONGEST_TAIL = 14
_LONGEST_SUBJECT = 14
_CLAUSE_OPENERS = word_set("and but that which who while because as if when where")
_LONGEST_LABEL = 12
_SAYING = word_set("said says told tells wrote writes asked asks added adds warned warns")
_LONGEST_RECKONING = 10
_SOME = word_set("one some most many any all several both")
_PAGE_FURNITURE = word_set(
    "said says more read watch interactive photos photo video related source see click updated"
)


def according(clause: Clause, at: int) -> Frame | None:
    """Return the frame of "according to X" and the like."""
    keys = clause.words.keys
    for phrase in ACCORDING:
        end = at + len(phrase)
        if end < clause.ceiling and tuple(keys[at:end]) == phrase:
            agent = phrase_from(clause.words, end, clause.ceiling) or _title(clause, end)
            return agent and _according(clause, (at, end), agent)
    return None


def _title(clause: Clause, at: int) -> Phrase | None:
    """Return the work whose title stands in quotation marks: "according to “A Life” by Li Wei"."""
    words = clause.words
    at += words.key(at, clause.ceiling) in ARTICLES
    if at not in words.opening:
        return None
    first, last = words.inners[words.opening[at]]
    if last + 1 > clause.ceiling or first >= last:
        return None
    author = (
        phrase_from(words, last + 2, clause.ceiling) if words.key(last + 1, clause.ceiling) == "by" else None
    )
    if author is not None:
        return author._replace(first=at)
    return Phrase(at, last + 1, Sort.DOCUMENT, first, last, words.keys[last - 1])


def reckoning(clause: Clause, at: int) -> Frame | None:
    """Return the frame of "by X's count", "by one estimate", "in her view" and "under his plan"."""
    words = clause.words
    nouns = RECKONINGS[words.keys[at]]
    noun = next(
        (later for later in range(at + 2, _farthest_noun(clause, at)) if words.keys[later] in nouns), None
    )
    if noun is None:
        return None
    owner = owner_of(clause, at + 1, noun)
    if owner is not None:
        owner = owner._replace(last=noun + 1)
    elif words.keys[at] == "by" and words.keys[at + 1] in _SOME:
        owner = Phrase(at + 1, noun + 1, Sort.DOCUMENT, at + 1, noun + 1, words.keys[noun])
    found = owner and _according(clause, (at, noun + 1), owner)
    return found and found._replace(is_strong=False)


def _poll_within(words: Words, phrase: Phrase) -> Phrase | None:
    """Return the poll, where a verb of the sentence was taken for its noun: "in the Herald poll | stands"."""
    poll = next((at for at in range(phrase.first + 1, phrase.last) if words.keys[at] in ASKED), None)
    return None if poll is None else described(words, phrase.first, poll + 1)


def _farthest_noun(clause: Clause, at: int) -> int:
    """Return where the phrase behind the preposition ends, as far as its noun may stand."""
    words, last = clause.words, min(clause.ceiling, at + _LONGEST_RECKONING)
    return next(
        (later for later in range(at + 1, last) if words.keys[later] in BREAKS or words.is_mark(later)), last
    )


def _according(clause: Clause, cue: Span, agent: Phrase) -> Frame:
    words, ceiling = clause.words, clause.ceiling
    reader = reader_of(words, agent)
    frame = Frame(
        cue, Shape.ACCORDING, Act.SAYS, agent, (cue[0], agent.last), through=(reader,) if reader else ()
    )
    tail = _end_of_tail(clause, agent.last)
    if _stands_first(clause, cue[0]):
        ends_there = tail < ceiling and (words.keys[tail] == "," or words.is_mark(tail))
        first = tail + 1 if ends_there and words.keys[tail] == "," else tail if ends_there else agent.last
        return frame._replace(shape=Shape.ACCORDING_FIRST, after=rest(first, ceiling))
    has_comma = words.keys[cue[0] - 1] == ","
    frame = frame._replace(before=(clause.floor, cue[0] - 1 if has_comma else cue[0]))
    if tail >= ceiling:
        return frame
    if tail in words.opening:
        return frame._replace(after=(tail, ceiling))
    behind = rest(tail + 1, ceiling)
    left = (clause.floor, cue[0])
    if words.keys[tail] == "," and behind and goes_on(words, left if has_comma else None, behind[0]):
        return frame._replace(after=behind)
    return frame._replace(unclear=behind)


def _end_of_tail(clause: Clause, first: int) -> int:
    """Return the mark that ends the source with all that hangs on it."""
    words = clause.words
    for at in range(first, min(clause.ceiling, first + _LONGEST_TAIL)):
        if (
            words.keys[at] in BREAKS
            or words.keys[at] == ":"
            or words.is_end(at, clause.ceiling)
            or words.is_mark(at)
        ):
            return at
    return min(clause.ceiling, first + _LONGEST_TAIL)


def _stands_first(clause: Clause, at: int) -> bool:
    """Return whether nothing that could be credited stands before."""
    words, first = clause.words, at
    while first > clause.floor and (
        words.keys[first - 1] in OPENERS or words.keys[first - 1] in ADVERBS or words.keys[first - 1] == "-"
    ):
        first -= 1
    if first == clause.floor or first - 1 in words.opening:
        return True
    before = words.keys[first - 1]
    if before in (";", ":", "(", "that") or before in DASHES:
        return True
    if before == "," and first - 2 >= clause.floor and words.keys[first - 2] in SUBORDINATORS:
        return True
    return before == "," and is_adjunct(words, clause.floor, first - 1)


def in_a_poll(clause: Clause, at: int) -> Frame | None:
    """Return the frame of "in a poll by X, …", where the token is "in"."""
    asked = phrase_from(clause.words, at + 1, clause.ceiling)
    if asked is not None and asked.head not in ASKED:
        asked = _poll_within(clause.words, asked)
    if asked is None or asked.head not in ASKED:
        return None
    if asked.head.endswith("s") and asked.last - asked.first < 3 and asked.head != "census":
        return None  # "ahead in the polls"
    return Frame(
        (at, at + 1),
        Shape.IN_A_POLL,
        Act.SHOWS,
        asked,
        (at, asked.last),
        before=rest(clause.floor, at),
        after=rest(asked.last, clause.ceiling),
    )


# --- Labels ---


def leading_label(clause: Clause) -> Frame | None:
    """Return the frame of a speaker or source set before the colon that begins a paragraph: "Police: 40 hurt"."""
    words = clause.words
    for at in range(clause.floor + 1, min(clause.ceiling - 1, clause.floor + _LONGEST_LABEL)):
        if words.keys[at] == ":":
            source = _labelled(clause, clause.floor, at, is_quoted=at + 1 in words.opening)
            span = (at, at + 1)
            return source and Frame(
                span,
                Shape.LABEL,
                Act.SAYS,
                source,
                (clause.floor, at + 1),
                after=rest(at + 1, clause.ceiling),
            )
        if words.is_mark(at) or words.keys[at] in FINITE or words.keys[at] in _SAYING:
            return None
    return None


def trailing_label(clause: Clause) -> Frame | None:
    """Return the frame of a headline's source behind its colon or dash: "40 hurt in blast: police"."""
    words, last = clause.words, clause.ceiling
    for at in range(last - 2, max(clause.floor + 2, last - 6), -1):
        if words.keys[at] == ":" or words.keys[at] in DASHES:
            source = _labelled(clause, at + 1, last, is_quoted=False)
            span = (at, at + 1)
            return source and Frame(
                span, Shape.LABEL, Act.SAYS, source, (at, last), before=(clause.floor, at)
            )
    return None


def _labelled(clause: Clause, first: int, last: int, *, is_quoted: bool) -> Phrase | None:
    words = clause.words
    comma = next((at for at in range(first, last) if words.keys[at] == ","), last)
    source = described(words, first, comma)
    if (
        words.keys[first] in PREPOSITIONS
        or source is None
        or source.sort is Sort.PRONOUN
        or words.keys[first] in _PAGE_FURNITURE
    ):
        return None
    if all(words.is_upper(at) for at in range(first, comma)) and last - first > 1:
        return None
    speaks = (
        source.sort is Sort.PERSON
        or source.head in ROLES
        or source.head in ASKED
        or source.head in PLURALS
        or source.head in COMMON_PLURALS
    )
    is_named = is_quoted and source.sort in (Sort.BODY, Sort.GENERIC) and comma - first <= 4
    return source if speaks or (is_named and words.tokens[comma - 1].is_capital) else None


# --- Hearsay ---


def hearsay_adverb(clause: Clause, at: int) -> Frame:
    """Return the frame of "reportedly": it weakens what follows it, and within a verb its subject."""
    return _hearsay((at, at + 1), _subject_within(clause, at), rest(at + 1, clause.ceiling))


def _subject_within(clause: Clause, at: int) -> Span | None:
    """Return the subject of the verb that the adverb stands in: "| 40 people were | reportedly killed"."""
    keys = clause.words.keys
    if at - 1 <= clause.floor or keys[at - 1] not in FINITE:
        return None
    first = at - 1
    while (
        first > max(clause.floor, at - _LONGEST_SUBJECT)
        and keys[first - 1] not in BREAKS
        and keys[first - 1] not in _CLAUSE_OPENERS
        and not clause.words.is_mark(first - 1)
    ):
        first -= 1
    return first, at


def hearsay_passive(clause: Clause, at: int) -> Frame | None:
    """Return the frame of "is believed to", where "to" follows the token."""
    first = group_first(clause, at)
    keys = clause.words.keys[first:at]
    if not any(key in ("is", "are", "was", "were", "been", "be") for key in keys):
        return None
    return _hearsay((first, at + 2), rest(clause.floor, first), rest(at + 2, clause.ceiling))


def hearsay_noun(clause: Clause, at: int) -> Frame | None:
    """Return the frame of "amid claims that …", "initial reports spoke of …"."""
    keys = clause.words.keys
    if keys[at] not in HEARSAY_NOUNS:
        return None
    following = clause.words.key(at + 1, clause.ceiling)
    before = keys[at - 1] if at > clause.floor else ""
    if before in ("initial", "unconfirmed", "earlier", "other", "conflicting") and at - 1 == clause.floor:
        return _hearsay((at - 1, at + 1), None, rest(at + 1, clause.ceiling))
    is_there = at - 2 >= clause.floor and keys[at - 2] == "there" and before in FINITE
    opens = before in HEARSAY_OPENERS or not before or is_there
    if opens and (following == "that" or (following == "of" and before and before not in ("of", "by", "to"))):
        return _hearsay((at, at + 1), None, rest(at + 2, clause.ceiling))
    return None


def _hearsay(cue: Span, before: Span | None, after: Span | None) -> Frame:
    return Frame(cue, Shape.HEARSAY, Act.HOLDS, None, cue, before, after)

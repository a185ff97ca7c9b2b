"""Whose copy the text is, where it says so: in its dateline, its first or last line, or of its own doings.

"LIMA (Agency) –", "LIMA, May 3. /Agency/.", a first line with nothing but a name, "Source: Agency"; "the Herald has
learned", "a Herald reporter saw". An outlet that several of the sources told it to is the text's own, too.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from claims.domain.reading.credits.closed_words import ARTICLES
from claims.domain.reading.credits.cues import Act
from claims.domain.reading.credits.frames import Frame, Shape, Span
from claims.domain.reading.credits.names import Register
from claims.domain.reading.credits.phrases import Sort
from claims.domain.reading.credits.speaking_nouns import OUTLETS
from claims.domain.reading.credits.words import DASHES, ENDS, Words
from claims.domain.reading.proposals import Place
from claims.domain.reading.tokens import tokens_of
from claims.domain.reading.vocabulary import word_set

Key = tuple[str, ...]

_REACH = 24
_LONGEST_NAME = 4
_BRACKETS = {"(": ")", "/": "/"}
_BEHIND = DASHES | {"-", "."}
# What an outlet says of itself. Source: The Associated Press Stylebook, “attribution”, “first person”.
_ALONE = word_set("understands gathered")
_LEARNING = _ALONE | word_set("learned learnt reveal revealed established")
_BEFORE_LEARNING = word_set("has can exclusively")
_ITS_OWN = word_set("reporter reporters photographer correspondent journalist journalists witness cameraman")
_SEEING = word_set("saw watched witnessed heard counted visited at in on who")


def keys_of(names: Iterable[str]) -> frozenset[Key]:
    """Return what the names are compared by, without their articles."""
    keys = (tuple(token.key for token in tokens_of(name)) for name in names)
    return frozenset(key[1:] if len(key) > 1 and key[0] in ARTICLES else key for key in keys if key)


def publishers_in(words: Words) -> frozenset[Key]:
    """Return the keys of the names that the text gives its publisher, without their articles."""
    lines = (_keys(words, paragraph) for paragraph in _lines(words))
    return frozenset((*_in_dateline(words), *(key for key in lines if key), *_of_itself(words)))


def publishers_told(words: Words, register: Register, frames: Iterable[Iterable[Frame]]) -> frozenset[Key]:
    """Return the keys of the outlets that more than one of the sources told it to, or showed it to.

    One that the text must introduce ("the radio station X") is another's; one that it calls by half a name
    ("told the Herald") is its own.
    """
    told: dict[Key, set[Key]] = defaultdict(set)
    introduced: set[Key] = set()
    short: set[Key] = set()
    for frame in (frame for in_sentence in frames for frame in in_sentence):
        for phrase in frame.through if _was_told(frame) else ():
            name = register.named(phrase)
            key = without_article(words, name)
            if frame.source is not None:
                told[key].add(without_article(words, register.named(frame.source)))
            if any(words.keys[at] in OUTLETS for at in range(phrase.first, phrase.name_first)):
                introduced.add(key)
            if phrase.last - phrase.first == 2 and _is_half_a_name(words, phrase.first, name):
                short.add(key)
    several = {key for key, sources in told.items() if len(sources) > 1}
    return frozenset((several | short) - introduced)


def _was_told(frame: Frame) -> bool:
    """Return whether the relay heard or saw it first, and doesn't only pass on what another printed."""
    shows = frame.source is not None and frame.source.sort is Sort.DOCUMENT
    return frame.shape not in (Shape.CITING, Shape.QUOTED_AS) and (frame.act is Act.TELLS or shows)


def _is_half_a_name(words: Words, first: int, name: Span) -> bool:
    last = name[1] - 1
    is_one = name[1] - name[0] == 1 and words.keys[first] == "the"
    return is_one and words.tokens[last].is_capital and not words.is_upper(last)


def without_article(words: Words, name: Span) -> Key:
    """Return the name as it is compared."""
    keys = tuple(words.keys[name[0] : name[1]])
    return keys[1:] if len(keys) > 1 and keys[0] in ARTICLES else keys


# --- Dateline and lines ---


def _in_dateline(words: Words) -> Iterator[Key]:
    end = min(len(words.keys), _REACH)
    for at in range(end):
        closing = _BRACKETS.get(words.keys[at])
        if closing is None:
            continue
        last = next(
            (
                later
                for later in range(at + 2, min(end, at + 2 + _LONGEST_NAME))
                if words.keys[later] == closing
            ),
            0,
        )
        if last and words.key(last + 1, len(words.keys)) in _BEHIND and words.tokens[at + 1].is_capital:
            yield tuple(words.keys[at + 1 : last])


def _lines(words: Words) -> Iterator[Place]:
    """Yield the lines that may hold nothing but the publisher's name."""
    paragraphs = words.text.paragraphs
    if len(paragraphs) > 1:
        yield paragraphs[0]
        yield paragraphs[-1]


def _keys(words: Words, line: Place) -> Key:
    """Return the name that the line consists of, empty where it is a sentence."""
    first, last = words.text.token_index(line.start), words.text.token_index(line.end)
    if words.key(first, last) == "source" and words.key(first + 1, last) == ":":
        first += 2
        last = next((at for at in range(first, last) if words.keys[at] in ("and", ",", ";")), last)
    if last - first > 1 and words.keys[last - 1] in DASHES:
        last -= 1
    is_name = 0 < last - first <= _LONGEST_NAME and all(
        words.tokens[at].is_capital for at in range(first, last)
    )
    return tuple(words.keys[first:last]) if is_name and words.keys[last - 1] not in ENDS else ()


# --- Of its own doings ---


def _of_itself(words: Words) -> Iterator[Key]:
    for at in range(1, len(words.keys)):
        key = words.keys[at]
        if key in _LEARNING:
            last = at
            while words.keys[last - 1] in _BEFORE_LEARNING and last > 1:
                last -= 1
            if last < at or key in _ALONE:
                yield _name_before(words, last)
        elif key in _ITS_OWN and words.key(at + 1, len(words.keys)) in _SEEING:
            yield _name_before(words, at)


def _name_before(words: Words, last: int) -> Key:
    """Return the capitalised words that end before the token."""
    first = last
    while first > max(0, last - _LONGEST_NAME) and words.tokens[first - 1].is_capital:
        first -= 1
    return without_article(words, (first, last)) if first < last else ()

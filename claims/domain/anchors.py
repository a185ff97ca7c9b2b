"""Words found again in a text, by place: what every span and mention is anchored with."""

from collections.abc import Iterator

from sources.domain.texts import is_inside_number, is_inside_word


class AnchorError(ValueError):
    """Words and their place in a text do not fit together."""


class WordsNotFound(AnchorError):
    """The words do not stand there."""


class WordsCut(AnchorError):
    """The words stand only inside a longer number or word."""


class WordsRepeated(AnchorError):
    """The words stand there more than once, and nothing says which is meant."""


class NoSuchOccurrence(AnchorError):
    """The words stand there less often than the occurrence says."""


def find_words(
    text: str, words: str, *, start: int = 0, end: int | None = None, occurrence: int | None = None
) -> tuple[int, int]:
    """Return where the words stand in text[start:end], as offsets in the whole text.

    Units:  code points; `occurrence` counts from 1.
    Shape:  a place where the words would cut a number ("000" in "25,000") or a word does not count, judged
            by the whole text also at the window's edges. Places that overlap count each, so that every one
            can be named: "ha ha" stands twice in "ha ha ha".
    Raises: WordsNotFound, WordsCut, WordsRepeated, NoSuchOccurrence; AnchorError for no words, a bad window.

    >>> find_words("25,000 to 30,000 soldiers, 30,000 more", "30,000", occurrence=2)
    (27, 33)
    """
    end = len(text) if end is None else end
    if not words:
        raise AnchorError("There are no words to find.")
    if not 0 <= start <= end <= len(text):
        raise AnchorError(f"There is nowhere to look: {start} to {end} in a text of {len(text)} characters.")
    if occurrence is not None and occurrence < 1:
        raise NoSuchOccurrence(f"There is no occurrence {occurrence} of {_shown(words)}: they count from 1.")
    found, count = -1, 0
    for place in places(text, words, start=start, end=end):
        count += 1
        if count == (occurrence or 1):
            found = place
            if occurrence:
                break
    if count == 0:
        if text.find(words, start, end) >= 0:
            raise WordsCut(f"{_shown(words)} stands only inside a longer number or word.")
        raise WordsNotFound(f"{_shown(words)} does not stand there.")
    if occurrence is None and count > 1:
        raise WordsRepeated(f"{_shown(words)} stands there {count:,} times: say which by an occurrence.")
    if found < 0:
        raise NoSuchOccurrence(
            f"{_shown(words)} stands there {count:,} times: there is no occurrence {occurrence}."
        )
    return found, found + len(words)


def places(text: str, words: str, *, start: int = 0, end: int | None = None) -> Iterator[int]:
    """Yield every offset at which the words stand in text[start:end] without cutting a number or word.

    >>> list(places("ha ha ha", "ha ha"))
    [0, 3]
    """
    length = len(words)
    for place in _all_places(text, words, start, len(text) if end is None else end):
        if not (_cuts(text, place) or _cuts(text, place + length)):
            yield place


def check_span(text: str, start: int, end: int) -> str:
    """Return the words from start to end.

    Raises: AnchorError for a span that is empty, reversed or outside the text.
    """
    if not 0 <= start < end <= len(text):
        raise AnchorError(f"There are no words from {start} to {end} in a text of {len(text)} characters.")
    return text[start:end]


def _cuts(text: str, at: int) -> bool:
    return is_inside_number(text, at) or is_inside_word(text, at)


def _all_places(text: str, words: str, start: int, end: int) -> Iterator[int]:
    """Yield every offset of the words in text[start:end], overlapping ones too, in linear time.

    Searching anew one character after each find would be quadratic in "ab ab ab …". The words' own period
    says where the next overlapping place can be: one period on, which only the characters added there decide;
    and if it is not there, none is before the words' repeating part has been passed.
    """
    length = len(words)
    period = 0
    place = text.find(words, start, end)
    while place >= 0:
        yield place
        period = period or _period(words)
        while place + period + length <= end and text.startswith(words[-period:], place + length):
            place += period
            yield place
        # By the theorem of Fine and Wilf, a nearer overlap would be whole periods away, so seen above.
        place = text.find(words, place + max(period, length - period + 1), end)


def _period(words: str) -> int:
    """Return the least shift at which the words agree with themselves; their length if there is none."""
    borders = [0] * len(words)
    border = 0
    for index in range(1, len(words)):
        while border and words[index] != words[border]:
            border = borders[border - 1]
        if words[index] == words[border]:
            border += 1
        borders[index] = border
    return len(words) - borders[-1]


def _shown(words: str) -> str:
    flat = " ".join(words.split()) or "a blank"
    return f"“{flat if len(flat) <= 60 else flat[:59] + '…'}”"

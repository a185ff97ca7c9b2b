"""Where a bundle's words stand in a text, and the shortest way to say so: the same rules read and written.

Words are looked for in one window after another (the quote, then the whole text). The first in which they
stand settles it: there they must stand once, or be told apart by an occurrence.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from claims.domain.anchors import AnchorError, WordsCut, WordsNotFound, check_span, find_words, places
from sources.domain.texts import is_inside_number, is_normal, normalise_text

from .format import Place, WordsAt


@dataclass(frozen=True)
class Window:
    """A part of the text in which words are looked for, and what to call it."""

    start: int
    end: int
    name: str


def whole(text: str) -> Window:
    return Window(0, len(text), "In the text")


def locate(
    text: str, anchor: str | WordsAt | Place, windows: Sequence[Window], occurrence: int | None = None
) -> tuple[int, int]:
    """Return where the words stand.

    Raises: AnchorError, with the window it is about; UnusableText for words no text could hold.
    """
    if isinstance(anchor, Place):
        check_span(text, anchor.start, anchor.end)
        return anchor.start, anchor.end
    if isinstance(anchor, WordsAt):
        words, occurrence = normalise_text(anchor.words), anchor.occurrence
    else:
        words = normalise_text(anchor)
    missed: AnchorError | None = None
    for window in windows:
        try:
            return find_words(text, words, start=window.start, end=window.end, occurrence=occurrence)
        except (WordsNotFound, WordsCut) as error:
            if missed is None or (isinstance(error, WordsCut) and not isinstance(missed, WordsCut)):
                missed = type(error)(f"{window.name}: {error}")
        except AnchorError as error:
            raise type(error)(f"{window.name}: {error}") from error
    raise missed or WordsNotFound("There is nowhere to look.")


def locate_number(
    text: str, number: str, window: Window, *, start: int | None, end: int | None, occurrence: int | None
) -> tuple[int, int]:
    """Return where a number stands: at its given place, which must hold it whole, else where it is found.

    Raises: as `locate`.
    """
    if start is None or end is None:
        return locate(text, number, [window], occurrence)
    words = check_span(text, start, end)
    if words not in (number, normalise_text(number)):
        raise WordsNotFound(f"From {start} to {end} the text says “{words[:60]}”.")
    if not window.start <= start < end <= window.end:
        raise AnchorError(f"{window.name}: it doesn’t hold the number from {start} to {end}.")
    if is_inside_number(text, start) or is_inside_number(text, end):
        raise WordsCut(f"From {start} to {end} a longer number is cut.")
    return start, end


def shortest_anchor(text: str, start: int, end: int, windows: Sequence[Window]) -> str | WordsAt | Place:
    """Return the plainest anchor that leads here: words, words and an occurrence, or the place."""
    words = text[start:end]
    for window in windows:
        stands = list(places(text, words, start=window.start, end=window.end))
        # Cut from a text, words can begin with a combining mark and change when they are read alone.
        if start in stands and is_normal(words):
            return words if len(stands) == 1 else WordsAt(words=words, occurrence=stands.index(start) + 1)
        if stands:
            break
    return Place(start=start, end=end)

"""Two texts beside each other: paragraph by paragraph, with the words that differ."""

import re
from collections import Counter
from difflib import SequenceMatcher
from enum import Enum
from typing import NamedTuple

from sources.domain.fingerprints import paragraphs_of, shingles_of

MOST_ROWS = 200
"""So many paragraphs of each text are compared."""

_MOST_WORDS = 20_000
"""So many words are compared one by one in all; what changes further down is shown whole."""
_WIDEST = 400
"""A longer paragraph isn't compared word by word: the time that takes grows with its square."""

# "25,000" is one piece: who reads a comparison looks for numbers.
_PIECE = re.compile(r"\d[\d.,\u00a0\u202f]*\d|\w+|\s+|[^\w\s]")


class Kind(Enum):
    """What became of a paragraph."""

    SAME = "same"
    CHANGED = "changed"
    ONLY_THERE = "only there"
    ONLY_HERE = "only here"


class Piece(NamedTuple):
    """Words of a paragraph, and whether the other text has others there."""

    words: str
    differs: bool


class Row(NamedTuple):
    """A paragraph of one text and its counterpart in the other; empty where there is none."""

    kind: Kind
    theirs: tuple[Piece, ...] = ()
    ours: tuple[Piece, ...] = ()


def compare(theirs: str, ours: str) -> list[Row]:
    """Return both texts in rows, in the order of ours; theirs alone follow what they followed.

    Paragraphs that moved stand beside their counterpart. The first 200 paragraphs of each are compared.
    """
    there, here = paragraphs_of(theirs)[:MOST_ROWS], paragraphs_of(ours)[:MOST_ROWS]
    found = _counterparts(there, here)
    taken = set(found.values())
    left = _MOST_WORDS
    rows: list[Row] = []
    shown: set[int] = set()

    def follow(at: int) -> None:
        """Add what stands in theirs alone from this place on."""
        while at < len(there) and at not in taken and at not in shown:
            shown.add(at)
            rows.append(Row(Kind.ONLY_THERE, theirs=(Piece(there[at], differs=False),)))
            at += 1

    follow(0)
    for number, paragraph in enumerate(here):
        other = found.get(number)
        if other is None:
            rows.append(Row(Kind.ONLY_HERE, ours=(Piece(paragraph, differs=False),)))
            continue
        row = _row(there[other], paragraph, words=left)
        left -= len(row.theirs) + len(row.ours)
        rows.append(row)
        follow(other + 1)
    return rows


def _counterparts(there: list[str], here: list[str]) -> dict[int, int]:
    """Return which paragraph of theirs each of ours is: the same words first, then the most shingles."""
    places: dict[str, list[int]] = {}
    for at, paragraph in enumerate(there):
        places.setdefault(paragraph, []).append(at)
    found = {
        number: places[paragraph].pop(0) for number, paragraph in enumerate(here) if places.get(paragraph)
    }
    taken = set(found.values())
    by_shingle: dict[int, list[int]] = {}
    for at, paragraph in enumerate(there):
        if at not in taken:
            for shingle in shingles_of(paragraph):
                by_shingle.setdefault(shingle, []).append(at)
    for number, paragraph in enumerate(here):
        if number in found:
            continue
        shared = Counter(at for each in shingles_of(paragraph) for at in by_shingle.get(each, ()))
        best = next((at for at, _ in shared.most_common() if at not in taken), None)
        if best is not None and _is_alike(there[best], paragraph, shared[best]):
            found[number] = best
            taken.add(best)
    return found


def _is_alike(theirs: str, ours: str, shared: int) -> bool:
    """Return whether a quarter of the shorter paragraph stands in the other."""
    return 4 * shared >= min(len(shingles_of(theirs)), len(shingles_of(ours)))


def differing_words(theirs: str, ours: str) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """Return both passages in pieces, those marked that the other has otherwise; a very long one is marked whole.

    >>> theirs, ours = differing_words("up to 30,000 soldiers", "almost 30,000 soldiers")
    >>> theirs[0], ours[0]
    (Piece(words='up to', differs=True), Piece(words='almost', differs=True))
    """
    if theirs == ours:
        whole = (Piece(ours, differs=False),) if ours else ()
        return whole, whole
    there, here = _PIECE.findall(theirs), _PIECE.findall(ours)
    if max(len(there), len(here)) > _WIDEST:
        return _whole(theirs), _whole(ours)
    left: list[Piece] = []
    right: list[Piece] = []
    for kind, start, end, begin, finish in SequenceMatcher(None, there, here, autojunk=False).get_opcodes():
        for side, pieces in ((left, there[start:end]), (right, here[begin:finish])):
            if pieces:
                side.append(Piece("".join(pieces), differs=kind != "equal"))
    return _joined(left), _joined(right)


def _joined(pieces: list[Piece]) -> tuple[Piece, ...]:
    """Return the pieces with one mark over words that differ in a row, not one for each word between blanks."""
    joined: list[Piece] = []
    for at, piece in enumerate(pieces):
        after = pieces[at + 1] if at + 1 < len(pieces) else None
        is_gap = piece.words.isspace() and after is not None and after.differs
        if joined and joined[-1].differs and (piece.differs or is_gap):
            joined[-1] = Piece(joined[-1].words + piece.words, differs=True)
        else:
            joined.append(piece)
    return tuple(joined)


def _row(theirs: str, ours: str, *, words: int) -> Row:
    if theirs == ours:
        return Row(Kind.SAME, *differing_words(theirs, ours))
    if len(_PIECE.findall(theirs)) + len(_PIECE.findall(ours)) > words:
        return Row(Kind.CHANGED, _whole(theirs), _whole(ours))
    return Row(Kind.CHANGED, *differing_words(theirs, ours))


def _whole(passage: str) -> tuple[Piece, ...]:
    return (Piece(passage, differs=True),) if passage else ()

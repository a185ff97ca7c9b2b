"""Paragraphs: where lines end because a paragraph does, and where only because the line was full."""

import re

from claims.domain.reading.proposals import Place

_LINE = re.compile(r"[^\n\r\x85\u2028\u2029]+")
_WIDEST_LINE = 120
"""Lines broken by hand are no wider; a paragraph on one line usually is."""
_FULL_LINE = 40
"""A shorter one may be a heading, a list item or a signature."""
_ENDINGS = (".", "!", "?", ":", "”", '"', "’", "'", "…", ")")


def paragraphs_of(raw: str) -> tuple[Place, ...]:
    r"""Return the paragraphs, without the blanks around them.

    A line is a paragraph, unless the text was broken by hand: then one goes on until a blank line, or a line
    much shorter than the others.

    >>> paragraphs_of("A heading\nA first paragraph.")
    (Place(start=0, end=9), Place(start=10, end=28))
    """
    lines = [place for match in _LINE.finditer(raw) if (place := _stripped(raw, *match.span()))]
    if not _is_broken_by_hand(raw, lines):
        return tuple(lines)
    width = max(line.end - line.start for line in lines)
    paragraphs: list[Place] = []
    goes_on = False
    for at, line in enumerate(lines):
        if goes_on and not _is_blank_line_between(raw, lines[at - 1], line):
            paragraphs[-1] = Place(paragraphs[-1].start, line.end)
        else:
            paragraphs.append(line)
        is_full = line.end - line.start >= 2 * width // 3
        goes_on = is_full or (at + 1 < len(lines) and raw[lines[at + 1].start].islower())
    return tuple(paragraphs)


def _stripped(raw: str, start: int, end: int) -> Place | None:
    while start < end and raw[start].isspace():
        start += 1
    while start < end and raw[end - 1].isspace():
        end -= 1
    return Place(start, end) if start < end else None


def _is_broken_by_hand(raw: str, lines: list[Place]) -> bool:
    """Return whether most full lines stop in mid-sentence."""
    if len(lines) < 3 or max(line.end - line.start for line in lines) > _WIDEST_LINE:
        return False
    full = [line for line in lines if line.end - line.start >= _FULL_LINE]
    stopped = sum(not raw[line.end - 1 : line.end].endswith(_ENDINGS) for line in full)
    return 2 * stopped > len(full)


def _is_blank_line_between(raw: str, above: Place, below: Place) -> bool:
    between = raw[above.end : below.start].replace("\r\n", "\n")
    return sum(between.count(mark) for mark in "\n\r\x85\u2028\u2029") > 1

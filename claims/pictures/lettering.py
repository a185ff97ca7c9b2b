"""Words in a picture: what may stand in XML, how wide it will be, and where it breaks into lines.

No font is asked: which one a reader has isn't known here. Widths are estimates on the generous side.
"""

import re
import unicodedata

LINE_HEIGHT = 1.3
"""Of a line of text, in its own size."""

_NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|[\u007f-\u009f]")
_NARROW = frozenset("iljtfrI.,:;!|'’‘()[]-/ ")
_BROAD = frozenset("mwMW@%—…")
_BOLD = 1.11
_ID = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")


def printable(text: str) -> str:
    """Return the text as XML may hold it, on one line: no control characters, no halves of characters.

    >>> printable("a\\x00b\\n c")
    'ab c'
    """
    return " ".join(_NOT_IN_XML.sub("", text).split())


def safe_prefix(prefix: str) -> str:
    """Return the prefix of a picture's ids.

    Raises: ValueError for one that ids can't begin with.
    """
    if not _ID.fullmatch(prefix):
        raise ValueError(f"{prefix!r} can't begin an id: letters, digits, - and _ only, a letter first.")
    return prefix


def class_word(kind: str) -> str:
    """Return the kind as part of a class's name.

    >>> class_word("attribution_lost")
    'attribution-lost'
    """
    return "-".join(re.findall(r"[a-z0-9]+", kind.lower()))


def width_of(text: str, size: float, *, is_bold: bool = False) -> float:
    """Return about how wide the text is at this size, rather too wide than too narrow.

    >>> width_of("平壤", 10) > width_of("ab", 10)
    True
    """
    return size * (_BOLD if is_bold else 1) * sum(_share(character) for character in text)


def wrapped(text: str, *, room: float, size: float, most: int, is_bold: bool = False) -> tuple[str, ...]:
    """Return the text in at most so many lines that fit the room; what doesn't fit is an ellipsis.

    >>> wrapped("according to an assessment", room=90, size=14, most=2)
    ('according to', 'an…')
    """
    if is_bold:
        room /= _BOLD
    lines: list[str] = []
    line = ""
    for word in _pieces(printable(text), room, size):
        longer = f"{line} {word}" if line else word
        if width_of(longer, size) <= room:
            line = longer
        else:
            lines.append(line)
            line = word
    lines += [line] if line else []
    if len(lines) <= most:
        return tuple(lines)
    return (*lines[: most - 1], _shortened(lines[most - 1], room, size))


def _pieces(text: str, room: float, size: float) -> list[str]:
    """The words; one that is wider than the room, in parts."""
    pieces = []
    for word in text.split():
        part = ""
        for character in word:
            # A mark is never parted from what it stands on.
            if part and width_of(part + character, size) > room and _share(character):
                pieces.append(part)
                part = ""
            part += character
        pieces.append(part)
    return pieces


def _shortened(line: str, room: float, size: float) -> str:
    while line and width_of(f"{line}…", size) > room:
        line = line[:-1]
    return f"{line.rstrip()}…"


def _share(character: str) -> float:
    """How wide a character is, as a share of its size."""
    if unicodedata.combining(character) or unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    if unicodedata.east_asian_width(character) in "WF":
        return 1.1
    if character in _NARROW:
        return 0.36
    if character in _BROAD or ord(character) > 0xFFFF:
        return 1
    if character.isupper():
        return 0.72
    return 0.59 if character.isascii() else 0.66

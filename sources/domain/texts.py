"""The one form a text is kept in, its hash, and where its words and numbers may be parted."""

import hashlib
import re
import unicodedata

MOST_BYTES = 1_000_000

# UAX #15's Stream-Safe limit; no orthography needs more. Normalising is quadratic in such a run: 80,000 marks
# on one letter cost 3.6 s, a megabyte of them many minutes.
MOST_MARKS = 30

# The only code points that are no combining marks themselves but decompose into nothing else.
HIDDEN_MARKS = "\u0f73\u0f75\u0f81"
_SHOWN = str.maketrans(dict.fromkeys(HIDDEN_MARKS, "\u0f71"))

_NEVER_KEPT = re.compile("[\x00\ud800-\udfff]")
_TOO_MANY_MARKS = re.compile(rb"[^\0]{%d}" % (MOST_MARKS + 1))

# Scripts whose letters stand against the next word without a blank (Han, kana, bopomofo, Thai, Lao, Tibetan,
# Myanmar, Khmer, Yi) or that hang endings and counters on words (Hangul): a neighbouring letter cuts nothing.
UNSPACED = re.compile(
    "[\u0e00-\u109f\u1100-\u11ff\u1780-\u17ff\u19e0-\u19ff\u2e80-\u2fdf\u3005-\u3007\u3021-\u318f\u31a0-\u31ff"
    "\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\ua960-\ua97f\ua9e0-\ua9ff\uaa60-\uaa7f\uac00-\ud7ff\uf900-\ufaff"
    "\uff66-\uffdc\U0001b000-\U0001b16f\U00020000-\U0003ffff]"
)

# Within a number: "25,000", "2.25", and the Arabic decimal and thousands separators.
_SEPARATORS = frozenset(".,\u066b\u066c")

# What runs on for longer without a blank is an address, or a script that has none.
_LONGEST_WORD = 40


class UnusableText(ValueError):
    """The text cannot be kept as an article's text; the message says what is wrong with it and where."""


def normalise_text(raw: str) -> str:
    r"""Return the text as it is kept and hashed: line ends \n, characters composed (NFC), nothing stripped.

    Raises: UnusableText for NUL, a lone surrogate, more than 30 combining marks in a row, a text of nothing
            but blanks, more than 1,000,000 bytes of UTF-8. Places count from 1, after line ends became \n.

    >>> normalise_text("one\r\ntwo")
    'one\ntwo'
    """
    text = raw.replace("\r\n", "\n").replace("\r", "\n")
    if found := _NEVER_KEPT.search(text):
        what = "a NUL character" if found[0] == "\0" else f"a lone surrogate (U+{ord(found[0]):04X})"
        raise UnusableText(f"The text holds {what} at {_place(text, found.start())}.")
    _refuse_runs_of_marks(text)
    text = unicodedata.normalize("NFC", text)
    # Some marks decompose into two and stay so: looked at again, what is kept once can be kept again.
    _refuse_runs_of_marks(text)
    if not text or text.isspace():
        raise UnusableText("The text is empty.")
    size = len(text.encode("utf-8"))
    if size > MOST_BYTES:
        raise UnusableText(f"The text has {size:,} bytes of UTF-8; at most {MOST_BYTES:,} can be kept.")
    return text


def is_normal(text: str) -> bool:
    """Return whether the text is in the form it would be kept in."""
    try:
        return normalise_text(text) == text
    except UnusableText:
        return False


def sha256_of(text: str) -> str:
    """Return the SHA-256 of the text's UTF-8, in hex."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def around(text: str, start: int, end: int, reach: int = 200) -> tuple[int, int]:
    """Return the bounds of the context in which to show text[start:end].

    Shape:  at most `reach` characters more on each side, begun and ended at whole words, no blanks at the
            edges. Where no blank is near (an address, Chinese) the reach cuts, but no number or spaced word.

    >>> text = "An estimated 4,000 soldiers have been killed"
    >>> left, right = around(text, 13, 18, reach=10)
    >>> text[left:right]
    'estimated 4,000 soldiers'
    """
    return _left_edge(text, max(0, start - reach), start), _right_edge(text, min(len(text), end + reach), end)


def is_inside_word(text: str, at: int) -> bool:
    """Return whether a word runs across the place between text[at - 1] and text[at].

    >>> is_inside_word("soldiers", 4), is_inside_word("three-day", 5), is_inside_word("25人", 2)
    (True, False, False)
    """
    if not 0 < at < len(text):
        return False
    left, right = text[at - 1], text[at]
    if _is_mark(right):
        return not left.isspace()
    if not (right.isalnum() and (left.isalnum() or _is_mark(left))):
        return False
    return not (UNSPACED.match(left) or UNSPACED.match(right))


def is_inside_number(text: str, at: int) -> bool:
    """Return whether a number runs across the place between text[at - 1] and text[at].

    >>> is_inside_number("25,000", 2), is_inside_number("25,000", 3), is_inside_number("in 2024, 728", 7)
    (True, True, False)
    """
    if not 0 < at < len(text):
        return False
    left, right = text[at - 1], text[at]
    # Not only digits: "三千" and "25万" are one number each.
    if left.isnumeric() and right.isnumeric():
        return True
    if right in _SEPARATORS:
        return left.isdecimal() and text[at + 1 : at + 2].isdecimal()
    if left in _SEPARATORS:
        return right.isdecimal() and at > 1 and text[at - 2].isdecimal()
    return False


def _left_edge(text: str, left: int, start: int) -> int:
    if left and not text[left - 1].isspace():
        for at in range(left, min(left + _LONGEST_WORD, start) + 1):
            if text[at - 1].isspace():
                left = at
                break
        else:
            while left < start and (is_inside_number(text, left) or is_inside_word(text, left)):
                left += 1
    while left < start and text[left].isspace():
        left += 1
    return left


def _right_edge(text: str, right: int, end: int) -> int:
    if right < len(text) and not text[right].isspace():
        for at in range(right, max(right - _LONGEST_WORD, end) - 1, -1):
            if text[at].isspace():
                right = at
                break
        else:
            while right > end and (is_inside_number(text, right) or is_inside_word(text, right)):
                right -= 1
    while right > end and text[right - 1].isspace():
        right -= 1
    return right


def _is_mark(char: str) -> bool:
    return unicodedata.category(char)[0] == "M"


def _refuse_runs_of_marks(text: str) -> None:
    if text.isascii():
        return
    marks_shown = text.translate(_SHOWN) if any(mark in text for mark in HIDDEN_MARKS) else text
    if found := _TOO_MANY_MARKS.search(bytes(map(unicodedata.combining, marks_shown))):
        raise UnusableText(
            f"The text has more than {MOST_MARKS} combining marks in a row at {_place(text, found.start())}."
        )


def _place(text: str, at: int) -> str:
    line = text.count("\n", 0, at) + 1
    return f"character {at + 1:,}, line {line:,}"

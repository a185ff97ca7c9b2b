"""Places of a text whose figures are letters: addresses, markup, handles, telephone and file numbers."""

import re

# A text without the mark isn't searched for what needs it.
_BY_MARK = (
    ("://", re.compile(r"https?://\S++")),
    ("www.", re.compile(r"www\.\S++")),
    ("<", re.compile(r"<[A-Za-z/!][^<>\n]{0,500}>")),
    ("@", re.compile(r"(?<!\w)@\w++|\w@\w\S*+")),
    ("#", re.compile(r"(?<!\w)#\w++")),
    ("+", re.compile(r"(?<![\w.])\+\d{1,3}(?:[ -]\(?\d{2,5}\)?){2,5}")),
    ("ISBN", re.compile(r"\bISBN:? ?[\d-]{9,17}[\dXx]")),
)
# Source: ITU-T Recommendation E.123, notation for telephone numbers; those of North America.
_TELEPHONE = re.compile(
    r"\(\d{3}\) ?\d{3}-\d{4}|(?<![\w-])(?:1-)?\d{3}-\d{3}-\d{4}(?![\w-])"
    r"|\b(?i:call|phone|tel|dial|fax)[:.]? \d[\d ()-]{5,18}\d"
)
_END_OF_TELEPHONE = re.compile(r"-\d{4}(?![\w-])")
_HOST = re.compile(r"(?<![\w.])\d{1,3}(?:\.\d{1,3}){3}(?![\w.])")
_PART_OF_HOST = re.compile(r"\.\d{1,3}\.\d{1,3}\.")
_FILE = re.compile(r"(?<!\w)\d{1,4}-(?!to-|in-|by-|of-)[a-z]{2}-\d{2,6}(?!\w)")
_PART_OF_FILE = re.compile(r"-[a-z]{2}-\d")
_NATIONAL = re.compile(r"(?<![\w.,])0\d{2,4} \d{3,4} \d{3,4}(?![\w.,]\d)")
_START_OF_NATIONAL = re.compile(r"0\d{2,4} \d{3}")
_BY_PART = (
    (_START_OF_NATIONAL, _NATIONAL),
    (_END_OF_TELEPHONE, _TELEPHONE),
    (_PART_OF_HOST, _HOST),
    (_PART_OF_FILE, _FILE),
)


def debris_in(raw: str) -> list[tuple[int, int]]:
    """Return where such places begin and end, in order; no two overlap.

    >>> debris_in("See www.a.example or call 555-0123.")
    [(4, 17), (21, 34)]
    """
    found = [match.span() for mark, pattern in _BY_MARK if mark in raw for match in pattern.finditer(raw)]
    found += [
        match.span() for part, pattern in _BY_PART if part.search(raw) for match in pattern.finditer(raw)
    ]
    apart: list[tuple[int, int]] = []
    for start, end in sorted(found):
        if apart and start < apart[-1][1]:
            apart[-1] = apart[-1][0], max(end, apart[-1][1])
        else:
            apart.append((start, end))
    return apart

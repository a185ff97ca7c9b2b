"""Spellings of one speaker: the key by which names are compared, and the slug an address keeps for ever."""

import re
import unicodedata
from collections.abc import Collection

from anyascii import anyascii

from sources.domain.uids import uid_from

LONGEST_NAME = 1_000
LONGEST_SLUG = 80

# Unicode's Default_Ignorable_Code_Point (fillers, joiners, variation selectors, tags), of which only some are
# of category Cf, and three more that print as nothing: the Braille blank, the null notehead, Khitan's filler.
_UNSEEN = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u2800\u3164"
    "\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufff8\U00016fe4\U0001bca0-\U0001bca3\U0001d159\U0001d173-\U0001d17a"
    "\U000e0000-\U000e0fff]"
)

# One syllable, and mostly one word, a character: "朝鲜" is "chao-xian".
_HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")

_APOSTROPHES = frozenset("'\u2018\u2019")


class UnusableName(ValueError):
    """The name has nothing to see in it, or something that cannot stand in a name."""


def name_key(name: str) -> str:
    """Return the form in which two spellings of one name are equal.

    Shape:  NFKC, case-folded, single blanks, no invisible characters; the key of a key is itself.
    Raises: UnusableName where nothing visible is left, for NUL and other control characters, lone surrogates,
            and more than 1,000 characters (normalising hostile marks is quadratic).

    >>> name_key("  Western\\u00a0OFFICIALS\\u200b ")
    'western officials'
    """
    if len(name) > LONGEST_NAME:
        raise UnusableName(f"The name has {len(name):,} characters; at most {LONGEST_NAME:,} can be kept.")
    for place, char in enumerate(name, start=1):
        category = unicodedata.category(char)
        if category in ("Cc", "Cs"):
            what = "a control character" if category == "Cc" else "a lone surrogate"
            raise UnusableName(f"The name holds {what} (U+{ord(char):04X}) at character {place}.")
    key = _folded(name)
    # Folding can undo normalising and normalising folding ("ΐ", "¨"): repeated until neither has work left.
    while (again := _folded(key)) != key:
        key = again
    if not key:
        raise UnusableName("The name has no visible character.")
    return key


def slug_for(name: str, *, kind: str) -> str:
    """Return the permanent ASCII slug for a name in any script.

    Shape:  a-z, 0-9 and single hyphens, at most 80 characters, cut at a hyphen. A name without letters or
            digits gets its kind and the beginning of its uid.
    Raises: UnusableName as name_key does.

    >>> slug_for("Russia’s foreign ministry", kind="office")
    'russias-foreign-ministry'
    >>> slug_for("朝鲜中央通讯社", kind="news_agency")
    'chao-xian-zhong-yang-tong-xun-she'
    """
    key = name_key(name)
    latin = "".join(map(_in_latin, key)).lower().replace("'", "")
    slug = re.sub("[^a-z0-9]+", "-", latin).strip("-")
    if not slug:
        return f"{kind.replace('_', '-')}-{uid_from(kind, key)[:8]}"
    return _cut(slug, LONGEST_SLUG)


def first_free(slug: str, taken: Collection[str]) -> str:
    """Return the slug, or its first numbered form that is not taken, still at most 80 characters.

    >>> first_free("reuters", {"reuters", "reuters-2"})
    'reuters-3'
    """
    occupied = frozenset(taken)
    free, number = slug, 1
    while free in occupied:
        number += 1
        ending = f"-{number}"
        free = _cut(slug, LONGEST_SLUG - len(ending)) + ending
    return free


def _folded(name: str) -> str:
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name).casefold())
    visible = "".join(char for char in folded if not _is_invisible(char))
    return unicodedata.normalize("NFKC", " ".join(visible.split()))


def _is_invisible(char: str) -> bool:
    return unicodedata.category(char) == "Cf" or _UNSEEN.match(char) is not None


def _in_latin(char: str) -> str:
    if char in _APOSTROPHES:
        return ""
    # anyascii names signs too ("🚀" is ":rocket:"); a slug takes letters, digits and their marks only.
    if not (char.isalnum() or unicodedata.category(char)[0] == "M"):
        return "-"
    latin = anyascii(char)
    return f"-{latin}-" if _HAN.match(char) else latin


def _cut(slug: str, limit: int) -> str:
    if len(slug) <= limit:
        return slug
    head = slug[: limit + 1].rpartition("-")[0] or slug[:limit]
    return head.rstrip("-")

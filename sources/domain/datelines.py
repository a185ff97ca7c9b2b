"""Whose copy a text is, where its dateline says so: "(AP) —", "KYIV, July 9 (Reuters) -", "MOSCOW, July 9. /TASS/."

Only what stands before the report itself is read: a name in brackets behind a place and a date, or a line that
holds nothing but the name. What a headline credits ("Truce near – Reuters") is no dateline, nor is a name in the
middle of a sentence; a name that belongs to no agency is a place or a party, and says nothing here.
"""

import re
from collections.abc import Hashable, Iterable, Iterator
from typing import TypeVar

from sources.domain.fingerprints import paragraphs_of
from sources.domain.likeness import likeness, read_name
from sources.domain.names import UnusableName, name_key
from sources.domain.terms import SourceKind

Agency = TypeVar("Agency", bound=Hashable)

_LOOKED_AT = 8
"""So many paragraphs from the beginning: a headline, a standfirst, a byline, a caption come before the dateline."""
_LONGEST = 120
"""Code points of a paragraph in which its dateline must have ended."""

# Up to four words that each begin with a capital, or one short word without: "dpa".
_WORD = r"[^\W\d_a-z][\w.&’'-]{0,30}"
_NAME = rf"(?:{_WORD}(?: {_WORD}){{0,3}}?|[a-z]{{2,4}})"
_DASH = r"[-–—―]"
# A place and a date hold no sentence: at most six words, and what joins them.
_PLACE = r"(?:[\w.,’'/-]+\s+){0,6}?[\w.,’'/-]*\s*"
_IN_BRACKETS = re.compile(
    rf"^{_PLACE}(?:\(\s*(?P<round>{_NAME})\s*\)\s*(?:{_DASH}+|:|\.)|/\s*(?P<slashed>{_NAME})\s*/\s*\.?)"
)
_BEFORE_A_DASH = re.compile(rf"^(?P<name>{_NAME})\s+{_DASH}+\s+\S")
"""The name first: "AP — The president …", "Reuters - KYIV"."""
_ALONE = re.compile(rf"^(?:{_DASH}+\s*|[Bb]y\s+|[Ss]ource:\s*)?(?P<name>{_NAME})\s*{_DASH}*\.?$")
"""A line of its own: "– AP", "By The Associated Press", "Source: Reuters"."""
_BEHIND_A_PLACE = re.compile(rf"^(?:[^\Wa-z][^\Wa-z]*[.,]?\s+){{1,3}}{_DASH}+\s+(?P<name>{_NAME})\s*$")
"""A place in capitals, then the name: "KYIV — AP". A headline is seldom so short and in capitals."""

_ARTICLES = ("the ", "la ", "le ", "l'")
_LIKE_ENOUGH = 0.85
"""As sure as initials are: "(AP)" where only "Associated Press" is stored."""


def dateline_names(text: str) -> list[str]:
    """Return what stands where datelines name an agency, in the order of the text; agencies and others alike.

    >>> dateline_names("A raid on Kyiv\\nKYIV, Ukraine (AP) — Russia launched 728 drones.")
    ['AP']
    """
    return [name for paragraph in paragraphs_of(text)[:_LOOKED_AT] for name in _names_in(paragraph)]


def agency_of(text: str, agencies: Iterable[tuple[str, Agency]]) -> Agency | None:
    """Return the agency that the text's dateline names; None where it names none, or several that it may be.

    `agencies` are the names and aliases of news agencies, each with whose it is. A name that is stored counts before
    one that is only like it, and what is like two agencies is neither.

    >>> agency_of("KYIV, July 9 (Reuters) - Ukraine said …", [("Reuters", 1), ("TASS", 2)])
    1
    """
    known = list(agencies)
    by_key = {_key(name): agency for name, agency in known}
    for name in dateline_names(text):
        if (key := _key(name)) in by_key:
            return by_key[key]
        asked = read_name(name)
        like = {
            agency
            for stored, agency in known
            if (found := likeness(asked, read_name(stored), kind=SourceKind.NEWS_AGENCY)) is not None
            and (found.is_same or found.score >= _LIKE_ENOUGH)
        }
        if len(like) == 1:
            return like.pop()
    return None


def _names_in(paragraph: str) -> Iterator[str]:
    beginning = paragraph[:_LONGEST]
    if found := _IN_BRACKETS.match(beginning):
        yield (found["round"] or found["slashed"]).strip()
        return
    for pattern, text in (
        (_BEHIND_A_PLACE, paragraph),
        (_ALONE, paragraph),
        (_BEFORE_A_DASH, beginning),
    ):
        if len(text) <= _LONGEST and (found := pattern.match(text)):
            yield found["name"].strip()
            return


def _key(name: str) -> str:
    try:
        key = name_key(name)
    except UnusableName:
        return ""
    article = next((each for each in _ARTICLES if key.startswith(each)), "")
    return key.removeprefix(article)

"""From the words of an article and its published date to the period they mean."""

import re
from datetime import date

from claims.domain.periods.points import resolve_point
from claims.domain.periods.stretches import resolve_stretch
from sources.domain.edtf import Edtf, parse_edtf

_LONGEST_PHRASE = 100
_PREPOSITION = re.compile(
    r"(?:in|on|during|over|throughout|within|for|at|of|as of|as at|(?:back|some ?time|earlier|later) in) "
)


def resolve_period(words: str, published: Edtf | None) -> str | None:
    """Return the EDTF text of the period that the words mean in a text published then.

    Shape:  None where the words are not understood, or need a published date that is unknown or too coarse.
    Source: the docstring of claims/domain/periods.

    >>> resolve_period("last month", parse_edtf("2025-07-12"))
    '2025-06'
    >>> resolve_period("last month", parse_edtf("2025")) is None
    True
    """
    phrase = _tidied(words)
    if not phrase:
        return None
    if absolute := _resolve(phrase, None):
        return absolute
    if published is None or published.first is None or published.last is None:
        return None
    # No rule answers earlier for a later day: what the first and the last day agree on holds between them.
    resolved = _resolve(phrase, published.first)
    if resolved is None or resolved != _resolve(phrase, published.last):
        return None
    return _marked(resolved, is_approximate=published.is_approximate, is_uncertain=published.is_uncertain)


def _tidied(words: str) -> str:
    """Return the words in small letters, single-spaced, without a leading preposition; empty if too long."""
    if len(words) > _LONGEST_PHRASE:
        return ""
    phrase = " ".join(words.casefold().split())
    phrase = phrase.replace("\u2019", "'").replace("\u2011", "-").replace("\u2014", "\u2013")
    phrase = re.sub(r"(?<=[a-z])\.|,(?= |$)", "", phrase).strip(" .,;:()")
    phrase = re.sub(r"(?<=[a-z])'s\b", "", phrase)
    return _PREPOSITION.sub("", phrase, count=1) if _PREPOSITION.match(phrase) else phrase


def _resolve(phrase: str, day: date | None) -> str | None:
    """Return the EDTF text of the phrase as seen from the day; without a day, only what needs none."""
    try:
        resolved = resolve_stretch(phrase, day) or resolve_point(phrase, day)
        return parse_edtf(resolved).text if resolved else None
    except (ValueError, OverflowError):
        # "30 February", "from 2024 to 2022", "9,000 years ago": words that mean no date.
        return None


def _marked(edtf: str, *, is_approximate: bool, is_uncertain: bool) -> str:
    """Return the EDTF text with the qualifiers added to each of its dates."""
    return "/".join(
        side if side == ".." else _side_marked(side, is_approximate, is_uncertain) for side in edtf.split("/")
    )


def _side_marked(side: str, is_approximate: bool, is_uncertain: bool) -> str:
    bare = side.rstrip("?~%")
    is_approximate |= side.endswith(("~", "%"))
    is_uncertain |= side.endswith(("?", "%"))
    mark = "%" if is_approximate and is_uncertain else "~" if is_approximate else "?" if is_uncertain else ""
    return bare + mark

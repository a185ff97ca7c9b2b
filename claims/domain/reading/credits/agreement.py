"""How well a pronoun fits whom an article mentions: by sex, by number, persons or bodies."""

from dataclasses import dataclass, field

from claims.domain.reading.credits.closed_words import HE_OR_SHE
from claims.domain.reading.credits.frames import Span
from claims.domain.reading.credits.phrases import Sort
from claims.domain.reading.credits.speaking_nouns import BODIES, BODY_WORDS, ROLES
from claims.domain.reading.credits.words import Words
from claims.domain.reading.vocabulary import word_set

HE = word_set("he him his")
SHE = word_set("she her hers")
_IT = word_set("it its")
_THEY = word_set("they them their")
# Source: Quirk et al. (1985), 5.104-106: personal male and female gender.
MALE = word_set(
    "mr sir lord king prince father son brother husband spokesman chairman congressman businessman policeman salesman"
    " man boy uncle grandfather nephew gentleman"
)
FEMALE = word_set(
    "mrs ms miss lady dame queen princess mother daughter sister wife spokeswoman chairwoman congresswoman"
    " businesswoman policewoman woman girl aunt grandmother niece actress"
)
BOTH = "both"
"""The head of what "and" joins."""
AGED = "old"
"""The head of "the 52-year-old"."""
_HUMAN = {AGED} | word_set(
    "man woman boy girl person cousin neighbour neighbor relative friend colleague villager refugee passenger driver"
    " nurse baker fisherman employee volunteer pilot"
)
_COUNTS = word_set("figure number total count average")
_GROUPS = word_set("police people staff") | {BOTH}


@dataclass(eq=False)
class Figure:
    """Somebody whom the article mentions, with what it tells of them."""

    name: Span
    sort: Sort
    head: str
    is_male: bool | None = None
    described: set[str] = field(default_factory=set)
    is_source: bool = False
    is_place: bool = False


def unfit(key: str, figure: Figure, words: Words) -> int | None:
    """Return how badly the pronoun fits, 0 for well; None where it can't mean them."""
    if key in HE_OR_SHE:
        return _unfit_person(figure, is_male=key in HE, words=words)
    if key in _IT:
        return _unfit_body(figure, words)
    if key in _THEY:
        return _unfit_group(figure)
    return None


def _unfit_person(figure: Figure, *, is_male: bool, words: Words) -> int | None:
    if figure.is_male is (not is_male) or (figure.is_place and not figure.is_source):
        return None
    if figure.sort is Sort.PERSON:
        if figure.is_male is not None:
            return 0
        return 1 if figure.is_source or figure.described & ROLES else 3
    if figure.sort is Sort.GENERIC:
        is_human = figure.head in ROLES or figure.head in _HUMAN
        return 2 if is_human and not figure.head.endswith("s") else None
    is_surname = figure.sort is Sort.BODY and figure.name[1] - figure.name[0] == 1
    return 5 if is_surname and not words.is_upper(figure.name[0]) else None


def _unfit_body(figure: Figure, words: Words) -> int | None:
    if figure.sort is Sort.DOCUMENT:
        return None if figure.head.endswith("s") or figure.head in _COUNTS else 0
    if figure.sort is Sort.GENERIC:
        speaks = figure.is_source and not (figure.head in ROLES or figure.head.endswith("s"))
        return 0 if figure.head in BODIES or speaks else None
    if figure.is_place and not figure.is_source:
        return None
    if figure.sort is Sort.PERSON:
        return None if figure.is_male is not None or figure.described & ROLES else 4
    keys = words.keys[figure.name[0] : figure.name[1]]
    is_body = any(key in BODY_WORDS for key in keys) or words.is_upper(figure.name[0])
    return 0 if is_body or figure.is_source else 2


def _unfit_group(figure: Figure) -> int | None:
    if figure.sort is Sort.GENERIC:
        is_group = figure.head.endswith("s") or figure.head in _GROUPS
        return (0 if figure.is_source or figure.head != "people" else 6) if is_group else 6
    if figure.sort is Sort.DOCUMENT:
        return 0 if figure.head.endswith("s") else None
    return 4 if figure.sort is Sort.BODY and not figure.is_place else None

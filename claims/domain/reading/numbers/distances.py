"""Lengths that say only where something is: "20 km north of the town"."""

from collections.abc import Sequence

from claims.domain.reading.numbers.around import governor_of, key_at, keys_at
from claims.domain.reading.numbers.forms import Form
from claims.domain.reading.numbers.lexicon import is_plural
from claims.domain.reading.numbers.measures import HYPHENS, Measure
from claims.domain.reading.tokens import Token
from claims.domain.reading.vocabulary import word_set

# Source: Huddleston and Pullum, The Cambridge Grammar of the English Language (2002), chapter 7, section 6.1:
# locative prepositions that take a measure before them.
_COMPASS = word_set(
    "north south east west northeast northwest southeast southwest north-east north-west south-east south-west",
    "northern southern eastern western",
)
_WHERE = _COMPASS | word_set(
    "inland offshore upstream downstream away off outside from inside beyond underground underwater short",
    "behind ahead apart down up past",
)
_MOVED = word_set(
    "walk walks walked walking march marched drive drove driven travel travels travelled traveled run ran ride rode",
    "swim swam swum fly flew flown fled trek trekked hike hiked cycle cycled move moved advance advanced retreat",
    "retreated push pushed fall fell dragged thrown drift drifted sail sailed withdraw withdrew pulled carried extend",
    "extends extended stretch stretches stretched reach reaches reached spread come came stay keep kept crawled",
)
_TOO_SHORT = frozenset(["mm", "cm", "inch"])
_NOW = word_set("now currently still today already")
_BE = word_set("is are was were be been")


def is_distance_to_a_place(tokens: Sequence[Token], form: Form) -> bool:
    """Return whether the number says how far off a place is.

    "The troops are currently 1.5 km south of the town" and "they walked 20 km from the border" are themselves news.
    """
    if form.unit is None or form.unit.slug in _TOO_SHORT:
        return False
    if not form.measures(Measure.LENGTH) or key_at(tokens, form.last, form) in HYPHENS:
        return False
    return _says_where(tokens, _past_brackets(tokens, form), form) and not _is_news(tokens, form)


def _past_brackets(tokens: Sequence[Token], form: Form) -> int:
    """Return the token behind the length and its conversion in brackets: "20 km (12 miles) north"."""
    if key_at(tokens, form.after, form) not in ("(", "["):
        return form.after
    for at in range(form.after + 1, min(form.after + 8, form.sentence.last)):
        if tokens[at].key in (")", "]"):
            return at + 1
    return form.after


def _says_where(tokens: Sequence[Token], at: int, form: Form) -> bool:
    ahead = keys_at(tokens, at, form, 3)
    if ahead[0] in _WHERE or ahead[0].removesuffix("ward").removesuffix("wards") in _COMPASS:
        return True
    # "95 miles to the west", "3 km to its north", "5 miles due south"
    return ahead[0] in ("to", "due", "further", "farther", "in") and bool(_COMPASS & set(ahead[1:]))


def _is_news(tokens: Sequence[Token], form: Form) -> bool:
    at = governor_of(tokens, form)
    verb, subject = key_at(tokens, at, form), key_at(tokens, at - 1, form)
    if verb in _MOVED or subject in _MOVED:
        return True
    if verb in _NOW and subject in _BE:
        return True
    return verb in ("are", "were") and is_plural(subject)

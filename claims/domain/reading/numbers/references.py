"""Numbers that only point: back to what was named, at somebody as "one", or at the source of what is told."""

from collections.abc import Sequence
from itertools import takewhile

from claims.domain.reading.numbers.around import key_at, keys_at
from claims.domain.reading.numbers.counted import counted_by
from claims.domain.reading.numbers.forms import Form
from claims.domain.reading.numbers.lexicon import AUXILIARIES, FUNCTION_WORDS, is_plural
from claims.domain.reading.numbers.measures import HYPHENS, Measure
from claims.domain.reading.proposals import Reason
from claims.domain.reading.tokens import Token
from claims.domain.reading.vocabulary import word_set

_POINTED_AT = word_set("the these those both his her their our its my your whose")
_POSSESSIVE = word_set("his her their our my your")
# Source: Merriam-Webster.com Dictionary, “kin”.
_KIN = word_set(
    "children sons daughters brothers sisters siblings kids grandchildren grandsons granddaughters nephews nieces",
    "cousins wives babies infants twins",
)
_HARMED = word_set(
    "killed wounded injured arrested detained missing dead abducted kidnapped slain murdered drowned"
)
_DOCUMENTS = word_set(
    "report reports statement statements letter study survey poll analysis data figures research"
)
_SAYING = word_set(
    "said says say told tells found finds find show shows showed warned reported reports announced estimated wrote",
    "claimed added confirmed concluded suggests suggested according",
)
_SPEAKERS = word_set(
    "officials sources diplomats traders analysts economists experts witnesses lawmakers researchers scientists",
    "authors aides lawyers dealers executives insiders ministers spokesmen advisers bankers residents doctors",
    "senators commanders soldiers officers employees survivors activists staffers operatives strategists",
)
_NEVER_COUNTED_ONE = word_set("no any every each this that which the another some")
_BEFORE_ONE_COUNTED = word_set(
    "killing killed wounding injuring leaving least only just than and least another exactly including or around",
    "about of killed injured had 've have has was were with lost destroyed saw found shot arrested rescued hit hitting",
    "losing charged hurting",
)
_AFTER_ONE_COUNTED = word_set(
    "dead killed wounded injured hurt missing more fewer less person percent civilian soldier other"
)
_TALLIES = word_set("toll figure number count total tally score")
_REFERRING = 20
_MOST_SPEAKERS = 100


def source_part(tokens: Sequence[Token], form: Form, before: Form | None) -> Reason | None:
    """Read "a report from 11 member states said", "two officials told Reuters"."""
    if form.unit is not None or not form.numerals or form.numerals[0].value > _MOST_SPEAKERS:
        return None
    counted = counted_by(tokens, form)
    if counted is None or not is_plural(tokens[counted.noun - 1].key):
        return None
    words, noun = keys_at(tokens, form.first - 3, form, 3), counted.noun
    if words[-1] in ("from", "by") and (
        words[1] in _DOCUMENTS or (words[0] in _DOCUMENTS and words[1] != "signed")
    ):
        return Reason.SOURCE_PART
    if words[-2:] == ("according", "to"):
        return Reason.SOURCE_PART
    begins = form.first == form.sentence.first or not tokens[form.first - 1].is_word
    is_subject = begins or words[-1] in ("but", "and", "that", "while")
    if is_subject and key_at(tokens, noun, form) == "told" and form.numerals[0].value <= _REFERRING:
        return Reason.SOURCE_PART
    is_near = key_at(tokens, noun, form) in ("familiar", "briefed", "with", "close", "present")
    if tokens[noun - 1].key not in _SPEAKERS and not (
        is_near and tokens[noun - 1].key in ("people", "persons")
    ):
        return None
    says = any(key in _SAYING for key in keys_at(tokens, noun, form, 3 if not is_near else 8))
    is_cited = words[-1] in ("quoted", "citing", "told")
    return Reason.SOURCE_PART if is_cited or (says and is_subject) else None


def pronoun(tokens: Sequence[Token], form: Form, before: Form | None) -> Reason | None:
    """Read "one" as a pronoun, or as an article that counts nothing: "one witness said"."""
    if form.last - form.first != 1 or tokens[form.first].key != "one" or form.measures(Measure.RATIO):
        return None
    word, behind = key_at(tokens, form.first - 1, form), key_at(tokens, form.last, form)
    if behind == "of" or word in _NEVER_COUNTED_ONE:
        return Reason.PRONOUN
    if form.unit is not None:
        is_lone = behind not in HYPHENS and word not in _BEFORE_ONE_COUNTED
        return Reason.PERIOD if is_lone and form.measures(Measure.TIME) else None
    if behind in _AFTER_ONE_COUNTED:
        return None
    if word in ("at", "to", "from") and _TALLIES & set(keys_at(tokens, form.first - 10, form, 9)):
        return None  # "put the toll at one"
    is_noun = behind not in FUNCTION_WORDS and behind.isalpha()
    is_there = word in ("is", "was", "'s") and key_at(tokens, form.first - 2, form) == "there"
    if is_noun and (word in _BEFORE_ONE_COUNTED or is_there):
        return None
    return Reason.PRONOUN


def back_reference(tokens: Sequence[Token], form: Form, before: Form | None) -> Reason | None:
    """Read "the two men", "those four", "all three"; "the 811 towns" and "his two sons" count them."""
    if form.unit is not None or len(form.numerals) != 1 or form.numerals[0].value > _REFERRING:
        return None
    if tokens[form.first].is_number and form.numerals[0].value > 10:
        return None
    word, behind = key_at(tokens, form.first - 1, form), key_at(tokens, form.last, form)
    if behind in HYPHENS or form.is_whole_of_share:
        return None  # "his seven-point lead", "the 2-1 ruling", "two of its nine tanks"
    if word == "of" and key_at(tokens, form.first - 2, form) in ("all", "both", "any"):
        word = "the"
    if word in ("other", "same", "remaining", "only") and key_at(tokens, form.first - 2, form) in _POINTED_AT:
        return Reason.BACK_REFERENCE
    if word == "all":
        # "All four have left" points back, "all four missiles" tells how many there were.
        ahead = takewhile(lambda key: key not in FUNCTION_WORDS, keys_at(tokens, form.last, form, 6))
        is_counted = any(is_plural(key) for key in ahead)
        return None if is_counted else Reason.BACK_REFERENCE
    if word in _POINTED_AT:
        return None if _is_first_mention(tokens, form, word) else Reason.BACK_REFERENCE
    # "…, two of the hallmarks of the law" says what was named before.
    is_apposition = (
        word in (",", "—", "–", "-") and behind == "of" and key_at(tokens, form.last + 1, form) in _POINTED_AT
    )
    is_clause = any(key in AUXILIARIES for key in keys_at(tokens, form.last, form, 8))
    return Reason.BACK_REFERENCE if is_apposition and not is_clause else None


def _is_first_mention(tokens: Sequence[Token], form: Form, word: str) -> bool:
    """Return whether it tells how many there are: "their two children", "the four men killed in the blast"."""
    ahead = keys_at(tokens, form.last, form, 5)
    if word in _POSSESSIVE and _KIN & set(ahead[:2]):
        return True
    noun = next((place for place, key in enumerate(ahead) if is_plural(key)), None)
    return word == "the" and noun is not None and noun + 1 < len(ahead) and ahead[noun + 1] in _HARMED

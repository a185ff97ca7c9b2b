"""Ages: how old somebody or something is, however it is put."""

from collections.abc import Sequence

from claims.domain.reading.numbers.around import governor_of, key_at, keys_at
from claims.domain.reading.numbers.forms import Form
from claims.domain.reading.numbers.lexicon import FUNCTION_WORDS, is_plural
from claims.domain.reading.numbers.measures import HYPHENS, Measure
from claims.domain.reading.tokens import Token
from claims.domain.reading.vocabulary import word_set

# Source: Merriam-Webster.com Thesaurus, “age” and “person”: who has an age.
_AGE_WORDS = word_set("aged age ages")
_TURNING = word_set("turn turns turned turning")
_WHO_HAVE_AGES = word_set(
    "children kids people persons men women boys girls adults youths voters workers players patients those anyone",
    "anybody everyone everybody teenagers minors residents citizens pupils students infants babies youngsters",
    "males females pensioners others whites blacks americans britons respondents drivers migrants mothers nobody",
)
_ONE_WHO_HAS_AN_AGE = word_set(
    "man woman boy girl child person teenager youth wife husband son daughter brother sister mother father uncle aunt",
    "grandmother grandfather nephew niece cousin driver suspect victim student pensioner worker passenger gunman",
    "widow captain farmer pilot resident lady infant baby toddler",
)
# Not "a father of three".
_OF_AN_AGE = word_set("man woman boy girl child person teenager youth lady baby infant toddler")
_SEVERAL = word_set(
    "brothers sisters sons daughters cousins friends suspects victims teens gunmen officers soldiers"
)
_LIVES = word_set(
    "die dies died dying dead retire retires retired retiring retirement marry marries married widowed orphaned"
)
_LIMITS = word_set("over under above below")
_OLDER = word_set("older younger")
_OLDER_OR_OVER = _OLDER | word_set("over under up above")
_TO_AN_AGE = word_set(
    "of to from at is was be and - – between the will would rise rises rose raised increased goes go"
)
_ENDINGS_OF_PERSONS = ("er", "or", "ist", "ian", "man", "woman", "ant", "ent", "national", "chief", "officer")
_NOT_PERSONS = word_set(
    "number quarter order paper water letter percent government parliament summer winter water river minister tower",
    "september october november december center chapter power door floor error factor sector floor amount movement",
)
_NO_NAMES = word_set("it that this there what which here one all")
_ARTICLES = word_set("a an the his her their its my")
_OLDEST = 115


def is_age(tokens: Sequence[Token], form: Form) -> bool:
    """Return whether the number is an age: "a 48-year-old", "aged 20", "Kim, 38, said", "children under five"."""
    if form.measures(Measure.TIME) and (_is_old(tokens, form) or _is_of_person(tokens, form)):
        return True
    if _follows_age_word(tokens, form) or _is_shared_old(tokens, form):
        return True
    if form.unit is not None or not _may_be_years(form):
        return False
    return (
        _is_told(tokens, form)
        or _is_limit(tokens, form)
        or _is_set_off(tokens, form)
        or _is_of_person(tokens, form)
    )


def _may_be_years(form: Form) -> bool:
    return bool(form.numerals) and not form.is_fraction and 1 <= form.numerals[0].value <= _OLDEST


def _is_old(tokens: Sequence[Token], form: Form) -> bool:
    at = form.after
    at += key_at(tokens, at, form) in HYPHENS
    if key_at(tokens, at, form) in ("old", "olds", "young"):
        return True
    # "between one week and three months old"
    ahead = keys_at(tokens, at, form, 5)
    return ahead[0] in ("and", "to", "or") and "old" in ahead[3:]


def _follows_age_word(tokens: Sequence[Token], form: Form) -> bool:
    """Return whether "age" stands before it: "aged 20", "the ages of 18 and 29", "the retirement age to 64"."""
    at = governor_of(tokens, form)
    if form.unit is not None and not form.measures(Measure.TIME):
        return False
    if form.numerals and form.numerals[0].value > _OLDEST:
        return False
    for _ in range(6):
        key = key_at(tokens, at, form)
        if key in _AGE_WORDS:
            return True
        if not (key in _TO_AN_AGE or key in _LIMITS or (key and (tokens[at].is_number or key == "than"))):
            return False
        at -= 1
    return False


def _is_shared_old(tokens: Sequence[Token], form: Form) -> bool:
    """Return whether "-year-old" follows another number that shares it: "16- and 17-year-olds"."""
    if key_at(tokens, form.last, form) not in HYPHENS:
        return False
    ahead = keys_at(tokens, form.last + 1, form, 8)
    return "old" in ahead or "olds" in ahead


def _is_told(tokens: Sequence[Token], form: Form) -> bool:
    """Return whether it says how old one is: "she was 92", "Kim turned 38", "he died at 92"."""
    at = governor_of(tokens, form)
    verb, subject = key_at(tokens, at, form), key_at(tokens, at - 1, form)
    if verb == "at" and subject in _LIVES and key_at(tokens, at - 2, form) != "the":
        return not _counts_on(tokens, form)
    if verb in _TURNING:
        return not _counts_on(tokens, form)
    if tokens[form.first].key == "one":
        return False
    if verb not in ("is", "was", "am", "be", "'m") or _counts_on(tokens, form):
        return False
    if subject in ("he", "she", "i", "who"):
        return True
    is_named = (
        at - 1 >= form.sentence.first
        and tokens[at - 1].is_word
        and tokens[at - 1].is_capital
        and subject not in _NO_NAMES
    )
    behind = key_at(tokens, form.last, form)
    return is_named and form.numerals[0].value >= 10 and behind in (",", "and", ";", "when", "but")


def _counts_on(tokens: Sequence[Token], form: Form) -> bool:
    """Return whether a noun follows that the number may count."""
    behind = key_at(tokens, form.last, form)
    if behind in HYPHENS:
        return tokens[form.last].is_glued
    return behind == "of" or (behind.isalpha() and behind not in FUNCTION_WORDS)


def _is_limit(tokens: Sequence[Token], form: Form) -> bool:
    """Return whether it is a limit of age: "children under five", "voters 45 and older", "men 18 or over"."""
    before = key_at(tokens, form.first - 1, form)
    who = key_at(tokens, form.first - 2, form)
    if before == "than" and who in _OLDER:
        return key_at(tokens, form.first - 3, form) not in ("is", "are", "was", "were") or not is_plural(
            key_at(tokens, form.last, form)
        )
    if before in HYPHENS and who in ("under", "over") and key_at(tokens, form.last, form) in ("s", "'s"):
        return True  # "the under-21s"
    if before in _LIMITS and who in _WHO_HAVE_AGES | _ONE_WHO_HAS_AN_AGE:
        return not is_plural(key_at(tokens, form.last, form))
    joined, older = keys_at(tokens, form.last, form, 2)
    if joined not in ("and", "or") or older not in _OLDER_OR_OVER:
        return False
    return older in _OLDER or before in _WHO_HAVE_AGES


def _is_set_off(tokens: Sequence[Token], form: Form) -> bool:
    """Return whether the number stands behind a name or a person between commas: "Kim, 38, said"."""
    at = form.first - 1 - (key_at(tokens, form.first - 1, form) == "then")  # "Kern, then 44, left"
    name, comma, behind = at - 1, key_at(tokens, at, form), key_at(tokens, form.last, form)
    if _is_of_several(tokens, form):
        return True
    if len(form.numerals) != 1 or comma != "," or behind not in (",", ".", ")", ";", ""):
        return False
    if not tokens[form.first].is_number or name < form.sentence.first or not tokens[name].is_word:
        return False
    return tokens[name].is_capital or _is_person(tokens, form, name)


def _is_of_several(tokens: Sequence[Token], form: Form) -> bool:
    """Return whether it is one of two ages: "two brothers, 19 and 22, were held"."""
    around = tokens[max(form.sentence.first, form.first - 4) : min(form.sentence.last, form.last + 3)]
    at = form.first - max(form.sentence.first, form.first - 4)
    keys = [token.key for token in around]
    for begin in (at, at - 2):
        if begin < 2 or keys[begin - 1 : begin] != [","] or keys[begin + 1 : begin + 2] != ["and"]:
            continue
        is_pair = around[begin].is_number and len(around) > begin + 2 and around[begin + 2].is_number
        is_closed = len(around) <= begin + 3 or keys[begin + 3] in (",", ".", ")", "-", "–")
        if is_pair and is_closed and keys[begin - 2] in _WHO_HAVE_AGES | _SEVERAL:
            return True
    return False


def _is_person(tokens: Sequence[Token], form: Form, at: int) -> bool:
    """Return whether the noun names somebody: "the driver", "a cloth seller", "the South Africa international"."""
    key = tokens[at].key
    if key in _ONE_WHO_HAS_AN_AGE:
        return True
    is_one = key.endswith(_ENDINGS_OF_PERSONS) and key not in _NOT_PERSONS and form.numerals[0].value >= 10
    return is_one and bool(_ARTICLES & set(keys_at(tokens, at - 4, form, 4))) and form.numerals[0].value < 100


def _is_of_person(tokens: Sequence[Token], form: Form) -> bool:
    """Return whether it is "a man of 45"."""
    of, who = key_at(tokens, form.first - 1, form), key_at(tokens, form.first - 2, form)
    return of == "of" and who in _OF_AN_AGE and (form.unit is not None or not _counts_on(tokens, form))

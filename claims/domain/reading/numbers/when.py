"""When: the words of a text that name a period, and which of them goes with a number."""

import re
from collections.abc import Sequence

from claims.domain.periods import resolve_period
from claims.domain.reading.numbers.forms import Form
from claims.domain.reading.numbers.lexicon import AUXILIARIES
from claims.domain.reading.numbers.reach import begins_a_clause
from claims.domain.reading.proposals import Place
from claims.domain.reading.text import Sentence, Text
from claims.domain.reading.tokens import Token
from claims.domain.reading.vocabulary import word_set
from sources.domain.edtf import Edtf

# Source for the words: The Associated Press Stylebook, “months”, “time element”, “days of the week”.
_SHORT_MONTH = r"(?:Jan|Feb|Mar|Apr|Aug|Sept|Oct|Nov|Dec)\b\.?"
_LONG_MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_MONTH = rf"(?:{_LONG_MONTH}|{_SHORT_MONTH})"
_TIME_OF_DAY = r"(?: (?:morning|afternoon|evening|night))?"
_WEEKDAY = rf"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day{_TIME_OF_DAY}"
_COUNT = (
    r"(?:\d{1,3}|an?|a single|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|few|several)"
)
_UNIT = r"(?:hour|day|week|weekend|fortnight|month|quarter|year|season|decade|century)s?"
_YEAR = r"(?:1[5-9]|20)\d\d(?:[-–/]\d\d(?!\d))?"
_DAY = r"\d{1,2}(?:st|nd|rd|th|[-–]\d{1,2})?"
_ORDINAL = r"(?:first|second|third|fourth|last|final)"


def _any(*patterns: str) -> str:
    return f"(?:{'|'.join(patterns)})"


_DATE = _any(
    rf"{_MONTH} {_DAY}(?:,? {_YEAR})?",
    rf"{_DAY} {_MONTH}(?:,? {_YEAR})?",
    rf"(?:early |late |mid-)?{_MONTH}(?:,? {_YEAR})?",
    rf"(?:early |late |mid-)?{_YEAR}",
    rf"(?:(?:early|late)(?: on)? )?{_WEEKDAY}(?:,? {_MONTH} {_DAY})?",
)
_FISCAL = r"(?:fiscal |financial |budget |calendar |school )?"
_RELATIVE = _any(
    r"(?i:last|this|next|that) (?:same )?"
    + _FISCAL
    + rf"(?:week|weekend|month|quarter|year|season|night|summer|winter|spring|autumn|fall|{_DATE})",
    r"(?i:that|the (?:same|following|previous|next)) (?:day|night|morning|evening|afternoon|week|month|year|season)",
    r"the (?:day|night|week|month|year) (?:before|after)(?! \w)",
    r"(?i:earlier|later|so far) this (?:week|month|year|season)",
    r"(?i:yesterday|today|tomorrow)" + _TIME_OF_DAY,
    r"(?i:tonight|overnight|so far|to date)",
    rf"{_COUNT} {_UNIT} (?:ago|earlier|before(?! \w))",
    r"(?:each|every) (?:day|week|month|year)",
)
_NAMED = r"(?:last|past|previous|next|coming|first|preceding|current|same|full|whole|year-ago|corresponding|latest)"
_ENDED = rf"(?: (?:to|ended|ending|through) {_DATE})?"
_STRETCH = (
    rf"(?:the |its |their |all of )?(?:whole of )?{_NAMED} (?:{_COUNT} )?{_FISCAL}(?:{_UNIT}|period)"
    rf"(?: of (?:the year|{_RELATIVE}|{_DATE}))?{_ENDED}"
)
_ENDED_STRETCH = rf"the (?:{_COUNT} )?{_FISCAL}{_UNIT} (?:to|ended|ending|through) {_DATE}"
_END_OF = (
    rf"the (?:start|beginning|end|middle) of (?:(?:the|this|last|next) (?:week|month|year|season)|{_DATE})"
)
_PART_OF_YEAR = rf"the {_ORDINAL} (?:quarter|half)(?: of (?:the year|last year|this year|{_DATE}))?"
_POINT_OF_DAY = r"(?:noon|midday|midnight|nightfall|dawn|dusk|daybreak|sunset|then|now|Christmas|Easter)"
_BEGAN = r"(?:began|begins|started|broke out|erupted|ended|opened|took office|came to power)"
_SINCE_IT_BEGAN = (
    rf"(?:(?:the|its|his|her|their) )?\w{{2,20}}(?: \w{{2,20}}){{0,2}} {_BEGAN}(?: (?:in|on) {_DATE})?"
)
_SPACE = r"(?:just |only |about |under |nearly |almost |less than |more than |fewer than |the space of )?"
# Nothing here repeats what may be empty, and each part is short: the time is linear.
_PERIOD = re.compile(
    r"\b"
    + _any(
        rf"(?i:in|during|over|for|within|throughout) {_any(_STRETCH, _ENDED_STRETCH, rf'the year to {_DATE}')}",
        rf"(?i:between) (?:now|{_DATE}) and {_DATE}",
        rf"(?i:from) {_DATE} (?:to|until|through) {_DATE}",
        rf"(?i:since|until|by|before|after|at) {_END_OF}",
        rf"(?i:since) {_SINCE_IT_BEGAN}",
        rf"(?i:since|until|by) {_any(_RELATIVE, _DATE, _POINT_OF_DAY)}",
        rf"(?i:in|over) {_SPACE}{_COUNT} {_UNIT}",
        rf"(?i:in) (?:all of )?{_any(_PART_OF_YEAR, _DATE)}",
        rf"(?i:for) {_any(_YEAR, _PART_OF_YEAR)}",
        rf"(?i:for|in|during) the {_YEAR} {_FISCAL}(?:year|season)",
        rf"(?i:over|for|during) the {_FISCAL}(?:year|period|quarter|month|week|weekend|season|summer|winter)",
        rf"(?i:on) {_any(rf'{_MONTH} {_DAY}(?:,? {_YEAR})?', rf'{_DAY} {_MONTH}(?:,? {_YEAR})?', _WEEKDAY)}",
        rf"(?i:as of|as at) {_any(_DATE, 'now', 'today', 'yesterday')}",
        _RELATIVE,
        rf"(?:(?i:early|late)(?: on)? )?{_WEEKDAY}",
        _PART_OF_YEAR,
        rf"(?:Jan|Feb|Mar|Apr|Aug|Sept|Oct|Nov|Dec)\. {_DAY}(?:, {_YEAR})?",
        r"now(?! that)",
    )
    + r"(?!\w)"
)
_LAST_DATE = re.compile(rf"(?:in|on) ({_DATE})\Z|(?:early|late)(?: on)? ({_WEEKDAY})\Z")
_SAYING = word_set(
    "said says told tells reported announced published revealed briefing warned accused added wrote testified claimed"
    " declared informed released filed obtained show shows showed"
)
_RELATIVE_WORDS = word_set("which who whom whose where when while as that")
_COMPARING = word_set("compared against versus than unchanged from")
_ENDS_A_CLAUSE = word_set(
    "before after if because although though but until since that as unchanged compared"
)
_EXTREME = word_set("time first since")
_OPENING = word_set(
    "in on by since during over for from at as and but so meanwhile also then however , “ ‘ \" '"
)
_GOING_ON = frozenset(
    [("of", "these"), ("of", "those"), ("of", "them"), ("of", "which"), ("among", "them"), ("among", "these")]
) | frozenset([("this", "included"), ("this", "includes"), ("they", "included"), ("these", "included")])
_FARTHEST = 40
_NEAR = 9


def periods_in(text: Text, place: Place) -> list[tuple[int, int]]:
    """Return where words of period stand in a sentence, in order."""
    return [match.span() for match in _PERIOD.finditer(text.raw, place.start, place.end)]


def period_of(
    text: Text,
    form: Form,
    periods: Sequence[tuple[int, int]],
    published: Edtf | None,
    resolved: dict[str, str],
) -> tuple[Place, str] | None:
    """Return the words that say when, and the period as EDTF, empty where it isn't known.

    Those behind the number in its clause come first, then those before it, then those that open the sentence.
    """
    chosen = _chosen(text, form, periods)
    if chosen is None:
        return None
    words = text.raw[chosen[0] : chosen[1]]
    if words not in resolved:
        resolved[words] = _resolved(words, published)
    return Place(*chosen), resolved[words]


def goes_on(text: Text, sentence: Sentence) -> bool:
    """Return whether a sentence breaks down what was counted before it, so that it is of the same period."""
    opening = tuple(
        token.key for token in text.tokens[sentence.first : min(sentence.first + 2, sentence.last)]
    )
    return opening in _GOING_ON


def _resolved(words: str, published: Edtf | None) -> str:
    found = resolve_period(words, published)
    if found is None and (date := _LAST_DATE.search(words)):
        since = "since " if words[:5].casefold() == "since" else ""
        found = resolve_period(since + (date[1] or date[2]), published)
    return found or ""


def _chosen(text: Text, form: Form, periods: Sequence[tuple[int, int]]) -> tuple[int, int] | None:
    start, end = text.tokens[form.first].start, text.tokens[form.last - 1].end
    behind = next((span for span in periods if span[0] >= end), None)
    ahead = [span for span in periods if span[1] <= start]
    if behind is not None and _reaches_back(text, form, behind):
        return behind
    if ahead and _reaches(text, form, ahead[-1]):
        return ahead[-1]
    opening = next((span for span in ahead if _opens(text, form, span)), None)
    return opening if opening and not _is_spoken(text, form, opening) else None


def _reaches_back(text: Text, form: Form, period: tuple[int, int]) -> bool:
    """Return whether the period behind the number says when: "40 men died on Monday"."""
    tokens, first = text.tokens, text.token_index(period[0])
    if first - form.last > _FARTHEST or _is_of_speech(tokens, first, form):
        return False
    is_bracketed = is_number_passed = False
    for at in range(form.last, first):
        key = tokens[at].key
        if key in ("(", ")"):
            is_bracketed = key == "("
        elif not is_bracketed and _ends_the_time(tokens, at, form, is_number_passed=is_number_passed):
            return False
        is_number_passed |= tokens[at].is_number
    return not is_bracketed


def _ends_the_time(tokens: Sequence[Token], at: int, form: Form, *, is_number_passed: bool) -> bool:
    """Return whether what stands behind this token happened at another time than what stands before it."""
    key, limit = tokens[at].key, form.sentence.last
    follower = tokens[at + 1].key if at + 1 < limit else ""
    if key == ",":
        # ", killing two" is of the same time, ", which closed" and ", has been shut" are not.
        return follower in _RELATIVE_WORDS or follower in AUXILIARIES or follower.endswith("ed")
    if begins_a_clause(tokens, at, limit) or key in _ENDS_A_CLAUSE or key in _SAYING:
        return True
    if key == "than":
        return tokens[at - 1].key not in ("more", "less", "fewer")
    if key == "from":
        return at + 1 < limit and tokens[at + 1].is_number
    return key == "and" and not is_number_passed and _is_other_verb(tokens, at + 1, form)


def _is_other_verb(tokens: Sequence[Token], at: int, form: Form) -> bool:
    """Return whether another thing is told after "and": "serves 7 million and raised its bills last year"."""
    if at >= form.sentence.last:
        return False
    key = tokens[at].key
    return key in AUXILIARIES or (key.endswith("ed") and key not in _SHARING)


def _reaches(text: Text, form: Form, period: tuple[int, int]) -> bool:
    """Return whether the period right before the number, in its clause, says when: "it last year sold 40 cars"."""
    tokens, first, last = text.tokens, text.token_index(period[0]), text.token_index(period[1])
    if _is_of_speech(tokens, first, form) or form.first - last > _NEAR:
        return False
    is_of_subject = tokens[first].key in ("for", "this", "last", "next")
    at = _past_comma(tokens, first, last, form)
    for place in range(at, form.first):
        key = tokens[place].key
        if begins_a_clause(tokens, place, form.sentence.last) or key in ("and", "or", "that", ","):
            return False
        if (key in AUXILIARIES and not is_of_subject) or key in _COMPARING or key in _SAYING:
            return False
        if key == "to" and form.first - place > 3:
            return False
    return True


def _past_comma(tokens: Sequence[Token], first: int, last: int, form: Form) -> int:
    """Return where the search for another clause begins: behind the comma of what is of the same time.

    "On Friday, forcing …", "in 2004, when 40 …", "as of Sunday, 40 of them …", "in 2016, up 50%", ", in 2005, …".
    """
    if last >= form.first or tokens[last].key != ",":
        return last
    follower = tokens[last + 1].key
    is_inserted = first > form.sentence.first and tokens[first - 1].key == ","
    if last + 1 == form.first or follower == "when" or follower in ("up", "down", "forcing") or is_inserted:
        return min(last + 2, form.first) if not is_inserted else last + 1
    if follower.endswith("ing") and len(follower) > 4:
        return last + 2
    return (
        last + 3 if follower == "of" and tokens[last + 2].key in ("which", "whom", "them", "these") else last
    )


def _opens(text: Text, form: Form, period: tuple[int, int]) -> bool:
    """Return whether the period opens the sentence or what is quoted: "In May, …", "“Last week we …"."""
    first = text.token_index(period[0])
    at = first - 1
    while at >= form.sentence.first and text.tokens[at].key in _OPENING:
        if text.tokens[at].key in ("“", "‘"):
            return True
        at -= 1
    if at < form.sentence.first:
        return True
    return text.tokens[at].key in (";", ":", "—", "–") and first - at < 4


def _is_spoken(text: Text, form: Form, period: tuple[int, int]) -> bool:
    """Return whether what opens the sentence tells when something was said: "On Monday he told them that 40 left"."""
    last = text.token_index(period[1])
    for at in range(last, min(form.first, last + _FARTHEST)):
        token = text.tokens[at]
        if token.key in _SAYING or token.key in (";", "—", "–"):
            return True
        if token.key == "," and at > last and text.tokens[at + 1].key in _COMPARING:
            return True
    before, ahead = text.tokens[form.first - 1].key, text.tokens[form.first - 2].key
    is_compared = before == "against" or (before == "than" and ahead not in ("more", "less", "fewer"))
    return is_compared or (before == "from" and form.first - 1 > last)


def _is_of_speech(tokens: Sequence[Token], first: int, form: Form) -> bool:
    """Return whether the period tells when something was said: "said on Sunday", "told reporters in Rome on Sunday"."""
    if tokens[first - 1].key in ("of", "than") and first > form.last:
        return True  # "half the number of two months ago"
    if tokens[first - 1].key in _EXTREME and first > form.sentence.first:
        return True  # "the first time in two years"
    for at in range(first - 1, max(form.sentence.first, first - 7) - 1, -1):
        token = tokens[at]
        if token.key in _SAYING:
            return at != form.first - 1
        if token.key in (",", ";", "that", "”", "“", '"') or token.is_number or at < form.last <= first:
            return False
    return False


# Harms that share one time: "killed 12 and wounded 20 on Monday".
_SHARING = word_set("killed wounded injured displaced destroyed damaged arrested detained abducted captured")

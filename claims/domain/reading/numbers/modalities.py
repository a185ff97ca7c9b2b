"""How a number is meant: asserted, planned, aimed at, foreseen, feared, or hanging on something."""

from collections.abc import Sequence

from claims.domain.reading.numbers.around import governor_of
from claims.domain.reading.numbers.forms import Form
from claims.domain.reading.numbers.lexicon import AUXILIARIES, DETERMINERS
from claims.domain.reading.numbers.measures import Measure
from claims.domain.reading.numbers.reach import begins_a_clause
from claims.domain.reading.tokens import Token
from claims.domain.reading.vocabulary import word_set
from claims.domain.terms import Modality

# Source: Palmer, Mood and Modality (2nd ed., 2001): deontic and epistemic modals; the verbs and nouns of
# intention: Merriam-Webster.com Dictionary.
_WORDS = {
    Modality.PLANNED: word_set(
        "plan plans planned planning pledge pledges pledged promise promises promised intend intends intended",
        "request requests requested ask asked asking propose proposes proposed proposal proposals budget order",
        "ordered orders ordering must should set due scheduled will agreed agree agrees vow vowed vows seek seeks",
        "sought seeking bid",
        "committed commit demand demanded demanding demands want wants wanted announced preparing approve approved",
        "offer offered offering earmarked authorize authorized authorise authorised appealed appeal appealing",
        "recommend recommended recommends recommending allocated allocate budgeted calling called aside",
    ),
    Modality.TARGET: word_set(
        "target targets targeted aim aims aimed goal goals quota quotas ceiling hopes objective"
    ),
    Modality.PROJECTED: word_set(
        "expected expects expect expecting forecast forecasts forecasting predicted predicts predict projected",
        "projects projection projections projecting anticipates anticipated pencilled penciled sees",
    ),
    Modality.HYPOTHETICAL: word_set("may might could feared fear fears potentially possibly would likely"),
}
_MODALITY = {word: modality for modality, words in _WORDS.items() for word in words}
_ONLY_WITH_A_PREPOSITION = word_set(
    "set due scheduled agreed agree agrees ask asked asking appealed appeal appealing calling called"
)
_BEFORE_WHAT_IS_INTENDED = word_set("to for on at")
_NOT_BEHIND_AN_ARTICLE = word_set("order will may")
# These are nouns as often as verbs; as a noun each reaches only what it is "of", "for" or "to".
_NOUNS_TOO = word_set(
    "plan plans pledge pledges promise promises request requests proposal proposals budget order orders bid demand",
    "demands offer appeal target targets aim aims goal goals quota quotas ceiling hopes objective forecast forecasts",
    "projection projections fear fears vow vows projects",
)
_OF_WHAT = word_set("of for to at is was are were include includes included that remains remained")
_BEFORE_NOUNS = DETERMINERS | word_set("'s new own this such no its s")
# What one does on purpose: what would be done is planned, what would happen is not.
_DONE = word_set(
    "send deploy build hire pay provide give buy spend invest allocate release withdraw close open train recruit",
    "accept house accommodate host supply deliver launch fund finance sent deployed built hired paid provided given",
    "bought spent invested allocated released withdrawn closed opened trained recruited accepted housed delivered",
    "inducted funded financed moved relocated installed create",
)
_SAID = word_set("said says told saying")
_FOUND = word_set("found finds showed shows concluded estimated estimates reported")
_MODALS = word_set("may might could would will")
_LAWS = word_set(
    "bill plan proposal law measure legislation deal act amendment motion draft treaty agreement"
)
_CONDITIONS = word_set("if unless provided")
_UNDERGONE = word_set("suffer die develop need lose become live miss starve drown catch take")
_BY = word_set("by to at above below about around nearly almost some up a an more less")
_BE_LIKELY = word_set("is are was were be will most very more it")
# What happens by itself: that it will is a forecast, no plan.
_HAPPENING = word_set(
    "rise grow fall drop increase decline decrease expand shrink reach exceed climb slow average"
)
_GOVERNING = word_set("to in for with from by at on into")
_OBLIGED = word_set("is are was were have has")
_FINITE = word_set("had has have was were is are")
_TOLD = word_set("reports claims allegations evidence fact news rumours fears")
_BE = word_set("is are was were be been being")
_REACH = 18
_BEHIND = 16


def modality_of(tokens: Sequence[Token], form: Form) -> Modality:
    """Return how the number is meant: the nearest word before it in its clause decides, then those behind."""
    if _is_penalty(tokens, form) or _is_chance(tokens, form):
        return Modality.HYPOTHETICAL
    before = _before(tokens, form)
    if before is Modality.PROJECTED and _behind(tokens, form) is Modality.CONDITIONAL:
        return Modality.CONDITIONAL  # "it foresees that 40 would lose it if the bill passed"
    return before or _behind(tokens, form) or Modality.ASSERTED


def _before(tokens: Sequence[Token], form: Form) -> Modality | None:
    first, limit = form.sentence.first, form.sentence.last
    is_parted = is_finite = False
    for at in range(form.first - 1, max(first, form.first - _REACH) - 1, -1):
        if begins_a_clause(tokens, at, limit) or (tokens[at].key in _SAID and tokens[at + 1].key != ","):
            return None
        if tokens[at].key == "," and (is_finite or _is_said_behind(tokens, at, limit)):
            return None
        if tokens[at].key == "that" and at > first and tokens[at - 1].key in _TOLD:
            return None  # "called for an inquiry into reports that 40 died"
        is_finite |= tokens[at].key in _FINITE
        if tokens[at].key == "to" and at > first and tokens[at - 1].key in _OBLIGED and at + 1 < form.first:
            return Modality.PLANNED  # "it is to have 38 turbines", "they have to buy 60 percent"
        modality = _modality_at(tokens, at, form)
        if modality is not None and not (is_parted and tokens[at].key in _NOUNS_TOO):
            return modality
        is_parted |= tokens[at].key == ","
    return None


def _is_said_behind(tokens: Sequence[Token], comma: int, limit: int) -> bool:
    """Return whether what follows the comma only tells who says so: ", the study of 12 men found"."""
    for at in range(comma + 1, min(comma + _BEHIND, limit)):
        if tokens[at].key in _FOUND or tokens[at].key in _SAID:
            return at + 1 >= limit or not tokens[at + 1].is_word
        if tokens[at].key == ",":
            return False
    return False


def _behind(tokens: Sequence[Token], form: Form) -> Modality | None:
    """Return what the words behind the number's noun say of it: "40 men may …", "40, used in …, might …"."""
    limit = min(form.sentence.last, form.last + _BEHIND)
    at = governor_of(tokens, form)
    at -= at > form.sentence.first and tokens[at].key in DETERMINERS
    is_subject = at < form.sentence.first or tokens[at].key not in _GOVERNING
    is_inside = False
    for at in range(form.last, limit):
        key = tokens[at].key
        follower = tokens[at + 1].key if at + 1 < limit else ""
        if key == ",":
            is_inside = not is_inside and follower not in _MODALS  # what stands between commas is passed over
            continue
        if is_inside or key == "that":
            continue
        if key in ("who", "which") and follower in _MODALS:
            return _modality_at(tokens, at + 1, form)
        if key in _MODALS and not tokens[at].is_capital:
            return _modality_at(tokens, at, form) if is_subject else None
        if key in ("had", "have", "has"):
            is_foreseen = follower in _WORDS[Modality.PROJECTED] or follower == "been"
            return Modality.PROJECTED if is_foreseen and follower != "been" else None
        is_by = key == "forecast" and follower == "by"
        if is_by or (key in _WORDS[Modality.PROJECTED] and key not in _NOUNS_TOO):
            return Modality.PROJECTED
        if key in _BE:
            return _behind_be(tokens, at + 1, form)
        if begins_a_clause(tokens, at, limit) or key in AUXILIARIES or tokens[at].is_number:
            return None
        if key in ("and", "or") and follower in AUXILIARIES:
            return None
    return None


def _behind_be(tokens: Sequence[Token], at: int, form: Form) -> Modality | None:
    """Return what "are planned", "were feared dead", "are to be sent" say."""
    while at < form.sentence.last and tokens[at].key in (
        "now",
        "also",
        "still",
        "been",
        "being",
        "not",
        "expected",
    ):
        if tokens[at].key == "expected":
            return Modality.PROJECTED
        at += 1
    key = tokens[at].key if at < form.sentence.last else ""
    if key in (
        "to",
        "due",
        "scheduled",
        "planned",
        "pledged",
        "promised",
        "earmarked",
        "requested",
        "proposed",
    ):
        return Modality.PLANNED
    return Modality.HYPOTHETICAL if key in ("feared", "likely") else None


def _is_penalty(tokens: Sequence[Token], form: Form) -> bool:
    """Return whether it is what one may be sentenced to: "he faces 20 years in prison"."""
    if not (form.measures(Measure.TIME) or form.measures(Measure.MONEY)):
        return False
    words = {token.key for token in tokens[max(form.sentence.first, form.first - 6) : form.first]}
    return bool(words & {"face", "faces", "facing", "punishable"})


def _is_chance(tokens: Sequence[Token], form: Form) -> bool:
    """Return whether it is "a 62 percent chance of rain"."""
    behind = tokens[form.after].key if form.after < form.sentence.last else ""
    return form.measures(Measure.RATIO) and behind in ("chance", "probability", "likelihood", "risk", "odds")


def _modality_at(tokens: Sequence[Token], at: int, form: Form) -> Modality | None:
    key = "will" if tokens[at].key.endswith("'ll") else tokens[at].key
    modality = _MODALITY.get(key)
    if modality is None or (key == "may" and tokens[at].is_capital):
        return None
    follower = tokens[at + 1].key if at + 1 < form.sentence.last else ""
    is_next = at + 1 == form.first
    before = tokens[at - 1].key if at > form.sentence.first else ""
    if key == "planning" and follower not in ("to", "for", "on"):
        return None  # "the planning committee"
    if key in ("called", "calling") and follower != "for":
        return None
    if follower == "," and key.endswith("ed"):
        return None  # "if approved, the loan of $5 will be paid"
    if key == "aside" and before not in ("set", "sets", "setting"):
        return None
    if key in _ONLY_WITH_A_PREPOSITION and not (follower in _BEFORE_WHAT_IS_INTENDED or is_next):
        return Modality.PLANNED if _asks_for(tokens, at, form) else None
    if key in ("set", "due", "called", "calling", "ask", "asked") and is_next and key != "due":
        return None
    if key in _NOT_BEHIND_AN_ARTICLE and before in ("a", "an", "the", "in"):
        return None
    if key in _NOUNS_TOO and _is_noun(tokens, at, form) and not _is_of(tokens, at, form):
        return None
    if key == "projects" and follower not in ("that", "a", "an", "the", "it"):
        return None
    if key == "likely" and follower != "to" and not is_next and before not in _BE_LIKELY:
        return None  # "likely voters"
    if key in ("would", "could", "will"):
        return _would(tokens, at, form)
    return modality


def _asks_for(tokens: Sequence[Token], at: int, form: Form) -> bool:
    """Return whether "to" or "for" follows soon: "asked allies for seven", "agreed last year to pay $2"."""
    return any(token.key in ("for", "to") for token in tokens[at + 1 : min(at + 5, form.first)])


def _is_noun(tokens: Sequence[Token], at: int, form: Form) -> bool:
    if at == form.sentence.first:
        return True
    before = tokens[at - 1]
    if before.key in _BEFORE_NOUNS or before.is_number:
        return True
    # "price target", "enforcement budget", but "officials plan", "Kern plans"
    is_common = not before.is_capital or at - 1 == form.sentence.first
    is_adjective = before.is_word and is_common and before.key not in AUXILIARIES
    return (
        is_adjective
        and before.key not in ("to", "and", "not", "who", "they", "we", "i", "he", "she", "it")
        and (not before.key.endswith("s"))
    )


def _is_of(tokens: Sequence[Token], at: int, form: Form) -> bool:
    """Return whether what follows the noun tells what was planned: "plans to send 40", "a budget of $40"."""
    ahead = [token.key for token in tokens[at + 1 : min(at + 4, form.first)]]
    if tokens[at].key in ("bid", "order", "orders", "offer", "demand", "demands"):
        return bool(ahead) and ahead[0] in ("to", "for")
    is_scored = any(token.key == "to" for token in tokens[at + 2 : form.first])
    if tokens[at].key in _WORDS[Modality.TARGET] and ahead[:1] == ["of"] and is_scored:
        return False  # "his 12th goal of the season to give them a 2-1 lead"
    if not ahead or ahead[0] in _OF_WHAT:
        is_passive = len(ahead) > 1 and ahead[0] in _BE and ahead[1].endswith("ed")
        return not is_passive and not (ahead and ahead[0] in _BE and form.first - at > 6)
    return any(
        key in ("include", "includes", "included") for key in (token.key for token in tokens[at : form.first])
    )


def _would(tokens: Sequence[Token], at: int, form: Form) -> Modality:
    if _hangs_on(tokens, at, form) or _is_of_a_law(tokens, at, form):
        return Modality.CONDITIONAL
    key = tokens[at].key
    if key not in ("would", "could"):
        return Modality.PROJECTED if _is_foreseen(tokens, at, form) else Modality.PLANNED
    ahead = {token.key for token in tokens[at + 1 : min(at + 4, form.sentence.last)]}
    return Modality.PLANNED if key == "would" and ahead & _DONE else Modality.HYPOTHETICAL


def _is_foreseen(tokens: Sequence[Token], at: int, form: Form) -> bool:
    """Return whether it will come by itself, or is expected: "it expects that output will grow", "it will rise"."""
    ahead = [token.key for token in tokens[at + 1 : min(at + 4, form.sentence.last)]]
    if any(key in _UNDERGONE for key in ahead[:2]):
        return True
    happens = next((place for place, key in enumerate(ahead) if key in _HAPPENING), None)
    if happens is not None:
        is_next = happens + 1 == len(ahead) or at + 2 + happens == form.first
        if is_next or ahead[happens + 1] in _BY:
            return True
    for place in range(at - 1, max(form.sentence.first, at - _REACH) - 1, -1):
        if begins_a_clause(tokens, place, form.sentence.last):
            return False
        if tokens[place].key in _WORDS[Modality.PROJECTED] - _NOUNS_TOO:
            return True
    return False


def _hangs_on(tokens: Sequence[Token], at: int, form: Form) -> bool:
    """Return whether "if" stands in the same clause or before it."""
    if any(token.key in _CONDITIONS for token in tokens[form.sentence.first : at]):
        return True
    for place in range(at, form.sentence.last):
        if tokens[place].key in _CONDITIONS:
            return True
        if begins_a_clause(tokens, place, form.sentence.last) or tokens[place].key in (
            "warned",
            "added",
            "that",
        ):
            return False
    return False


def _is_of_a_law(tokens: Sequence[Token], at: int, form: Form) -> bool:
    """Return whether a bill or plan would do it: "the plan would save", "40 would lose it under the bill"."""
    if tokens[at].key != "would":
        return False
    if tokens[at - 1].key in _LAWS and at > form.sentence.first:
        return True
    subject = tokens[max(form.sentence.first, at - 6) : at]
    if any(token.key in _LAWS for token in subject) and subject[-1].key in (
        "that",
        "which",
        "parliament",
        "congress",
    ):
        return True
    behind = tokens[at : min(form.sentence.last, at + 16)]
    opening = tokens[form.sentence.first : min(form.sentence.first + 6, form.sentence.last)]
    if subject and subject[-1].key == "," and any(token.key in _LAWS for token in opening[:4]):
        return True  # "the bill, which passed the House in May, would raise it"
    if opening[0].key == "under" and any(token.key in _LAWS for token in opening):
        return True
    under = next((place for place, token in enumerate(behind) if token.key == "under"), None)
    return under is not None and any(token.key in _LAWS for token in behind[under : under + 6])

"""The verb group around a cue: its auxiliaries and adverbs, and whether the word is a verb at all here."""

from typing import NamedTuple

from claims.domain.reading.credits.closed_words import (
    ADVERBS,
    ARTICLES,
    AUXILIARIES,
    BE,
    DETERMINERS,
    DO,
    INDEFINITE,
    MODALS,
    NEGATIONS,
    NUMERALS,
    PERSONAL,
    POSSESSIVE_ENDINGS,
    PREPOSITIONS,
    QUANTITIES,
    RELATIVES,
    TIME_UNITS,
    WEEKDAYS,
)
from claims.domain.reading.credits.cues import NOUN_ALIKE, VERB_FORMS, Act, Verb
from claims.domain.reading.credits.frames import Clause
from claims.domain.reading.credits.phrases import Phrase, Sort
from claims.domain.reading.credits.speaking_nouns import BODIES, COMMON_PLURALS, DOCUMENTS, PLURALS, ROLES
from claims.domain.reading.credits.times import is_year, past_time
from claims.domain.reading.credits.word_forms import Form
from claims.domain.reading.credits.words import BREAKS
from claims.domain.reading.vocabulary import word_set

_LONGEST_GROUP = 7
_FARTHEST_COMMA = 14
_NO_ADVERBS = word_set("july family italy daily assembly supply ally reply early")
_BEHIND_NOUNS = word_set("of from by were are was is have has had")
_BEHIND_ALIKE = word_set(", . ; ) and or in on for to about")
# Behind a participle that hangs on a noun: "losses realized in".
_BEHIND_PARTICIPLES = word_set("in of to from against with at")
_MEANS = word_set("telephone phone email e-mail letter text video satellite radio post message fax")
_SHORT = 3
_POSSIBLE = word_set("could may might can")
_SHARES = word_set("percent % pct cent majority majorities plurality proportion share")
_PARTS = word_set("half third thirds quarter quarters")
_NUMBERING = (NUMERALS - _PARTS - {"one"}) | word_set("other such more fewer")
_COUNTING = QUANTITIES - RELATIVES
_FINITE_FORMS = (Form.PAST, Form.THIRD)


class Group(NamedTuple):
    first: int
    """Where the group begins: "has | repeatedly | said"."""
    at: int
    """The verb itself."""
    last: int
    """The token after the verb and its particles."""
    verb: Verb
    form: Form
    lead: tuple[str, ...]
    """What stands before the verb in the group."""
    auxiliaries: tuple[str, ...]

    @property
    def is_passive(self) -> bool:
        """Return whether the subject is who it is said of: "was told", "is believed"."""
        return (
            self.form in (Form.PAST, Form.PARTICIPLE)
            and bool(self.auxiliaries)
            and self.auxiliaries[-1] in BE
        )

    @property
    def is_progressive(self) -> bool:
        """Return whether it is "was saying", not "saying" alone."""
        return self.form is Form.ING and any(word in BE for word in self.auxiliaries)


def group_first(clause: Clause, at: int) -> int:
    """Return where the auxiliaries and adverbs before the verb begin."""
    keys = clause.words.keys
    first = at
    while first > clause.floor and at - first < _LONGEST_GROUP:
        key = keys[first - 1]
        is_adverb = key in ADVERBS or (len(key) > 4 and key.endswith("ly") and key not in _NO_ADVERBS)
        if key == "far" and first - 1 > clause.floor and keys[first - 2] in ("so", "thus"):
            first -= 2
            continue
        is_infinitive = key == "to" and (first < at or _has_base_form(keys[at]))
        if not (is_adverb or key in AUXILIARIES or is_infinitive) or _is_no_adverb(clause, first - 1):
            break
        first -= 1
    return first


def _has_base_form(key: str) -> bool:
    """Return whether the verb may stand behind "to", as far as it is known: not in "those I spoke to said"."""
    readings = VERB_FORMS.get(key, ())
    return not readings or any(form is Form.BASE for _, form in readings)


def _is_no_adverb(clause: Clause, at: int) -> bool:
    """Return whether it is the subject ("Both vowed") or the end of words of time ("a month later announced")."""
    keys = clause.words.keys
    before = keys[at - 1] if at > clause.floor else ""
    if keys[at] in ("both", "all"):
        return not before or before in BREAKS or before in ("and", "but", "that")
    return keys[at] in ("later", "earlier") and before in TIME_UNITS


def group_at(clause: Clause, at: int, verb: Verb, form: Form) -> Group | None:
    """Return the verb group, None where the verb's particles don't follow."""
    begins = at + 1
    if verb.particles and clause.words.key(begins, clause.ceiling) != verb.particles[0]:
        begins = past_time(clause.words, begins, clause.ceiling)  # "agreed in March to"
    last = begins + len(verb.particles)
    if verb.particles and tuple(clause.words.keys[begins:last]) != verb.particles:
        return None
    first = group_first(clause, at)
    lead = tuple(clause.words.keys[first:at])
    return Group(first, at, last, verb, form, lead, tuple(key for key in lead if key in AUXILIARIES))


def is_predicate(clause: Clause, group: Group) -> bool:
    """Return whether the words are a finite verb that says something, and no noun, adjective or negation."""
    words, verb, form = clause.words, group.verb, group.form
    if form is Form.ADJECTIVE:
        return bool(group.auxiliaries) and group.auxiliaries[-1] in BE
    if verb.act is Act.WANTS and any(key in _POSSIBLE for key in group.auxiliaries):
        return False
    if "to" in group.lead or (form is Form.PARTICIPLE and not group.auxiliaries):
        return False
    if any(key in NEGATIONS for key in group.lead) and verb.act not in (Act.HOLDS, Act.WANTS):
        return False
    if group.at > clause.floor and words.keys[group.at - 1] == "-" and words.tokens[group.at].is_glued:
        named = (
            group.last < clause.ceiling and words.tokens[group.last].is_capital
        )  # "London-listed Velpress"
        is_part = words.tokens[group.at - 1].is_glued and (not words.tokens[group.at - 2].is_capital or named)
        if is_part:
            return False
    is_inner = group.at > clause.floor and words.quotation[group.at] < 0
    if words.tokens[group.at].is_capital and is_inner and verb.lemma != "say":
        return False
    if not group.auxiliaries:
        return not _is_noun(clause, group) and not _is_adjective(clause, group)
    return form is not Form.BASE or any(key in MODALS or key in DO for key in group.auxiliaries)


def _is_adjective(clause: Clause, group: Group) -> bool:
    """Return whether it stands before a noun or on one: "the reported 40", "income reported by"."""
    words = clause.words
    before = words.keys[group.first - 1] if group.first > clause.floor else ""
    if (
        (before in DETERMINERS and before not in QUANTITIES)
        or before in POSSESSIVE_ENDINGS
        or before in PREPOSITIONS
    ):
        return True
    if group.form is not Form.PAST or group.lead:
        return False
    following = words.key(group.last, clause.ceiling)
    if following == "by":
        behind = words.key(group.last + 1, clause.ceiling)
        is_counted = bool(behind) and words.tokens[group.last + 1].is_number
        return not is_counted and behind not in _MEANS
    if group.at > clause.floor and words.tokens[group.at - 1].is_glued and before.endswith(("ly", "ed")):
        return True
    hangs = following in _BEHIND_PARTICIPLES and not group.verb.particles
    if group.verb.lemma == "say" and following != "to":
        return False
    return hangs and not may_be_subject(clause, group.first - 1) and not _is_set_off(clause, group.first)


def _is_set_off(clause: Clause, last: int) -> bool:
    """Return whether a short phrase that a comma sets off ends here: "…, the airline | announced in"."""
    keys = clause.words.keys
    for at in range(last - 2, max(clause.floor, last - 2 - _SHORT), -1):
        if keys[at] in ARTICLES:
            return keys[at - 1] == ","
    return False


def _is_noun(clause: Clause, group: Group) -> bool:
    """Return whether a form spelt like a noun is one: "five other states", "jobless claims"."""
    words, verb = clause.words, group.verb
    is_noun_form = group.form in (Form.BASE, Form.THIRD) or words.keys[group.at] == verb.lemma
    if not is_noun_form:
        return False
    before = words.keys[group.first - 1] if group.first > clause.floor else ""
    is_counted = before in _NUMBERING or (bool(before) and words.tokens[group.first - 1].is_number)
    if is_counted and words.keys[group.first - 2] not in ("in", "for"):
        return True  # but "data for 2023 puts"
    following = words.key(group.last, clause.ceiling)
    if following in _BEHIND_NOUNS and verb.act is not Act.TELLS and verb.lemma != "say":
        return True
    behind = {form for _, form in VERB_FORMS.get(following, ())}
    if behind.intersection(_FINITE_FORMS) or (behind and words.keys[group.at] in DOCUMENTS):
        return True  # "court documents show"
    if verb.lemma not in NOUN_ALIKE or group.lead:
        return False
    if not may_be_subject(clause, group.first - 1) or words.keys[group.first - 1] in _COUNTING:
        return True
    if following == "to" and verb.act in (Act.WANTS, Act.HOLDS):
        return False  # "the government plans to"
    if following in (",", ".", ";"):
        return not _has_comma_before(clause, group.first)
    if before.endswith("s") and before in ROLES and _has_comma_before(clause, group.first):
        return False  # "…, the researchers report in their journal"
    return following in _BEHIND_ALIKE


def _has_comma_before(clause: Clause, first: int) -> bool:
    return any(
        clause.words.keys[at] == ","
        for at in range(first - 1, max(clause.floor, first - _FARTHEST_COMMA), -1)
    )


def may_be_subject(clause: Clause, at: int) -> bool:
    """Return whether the word may end the subject of a verb that stands next."""
    if at < clause.floor:
        return False
    key = clause.words.keys[at]
    return (
        clause.words.tokens[at].is_capital
        or key in PERSONAL
        or key in RELATIVES
        or key in ROLES
        or key in DOCUMENTS
        or key in PLURALS
        or key in COMMON_PLURALS
        or key in BODIES
        or key in WEEKDAYS
        or key in TIME_UNITS
        or is_year(key)
        or key in (",", ")")
    )


def agrees(clause: Clause, group: Group, subject: Phrase) -> bool:
    """Return whether verb and subject agree in number, and the subject is no count of those asked."""
    if counts_people(clause, subject):
        return False
    if subject.sort is Sort.PRONOUN and clause.words.quotation[group.at] >= 0:
        return False  # Whoever speaks within the quotation knows whom they mean.
    before = clause.words.keys[subject.first - 1] if subject.first > clause.floor else ""
    if subject.head in INDEFINITE or subject.head == "you" or before in ("neither", "nor"):
        return False
    if group.form is Form.THIRD:
        if subject.head in PLURALS and subject.head not in DOCUMENTS and group.at - 1 < subject.last:
            return False  # "police records"
        return subject.head not in ("they", "we", "i", "you")
    if group.form is Form.BASE and not group.auxiliaries:
        return is_plural(clause, subject)
    return True


def is_plural(clause: Clause, subject: Phrase) -> bool:
    """Return whether the subject takes a plural verb, as far as its words tell."""
    if subject.sort is Sort.PRONOUN:
        return subject.head in ("they", "we", "i", "you")
    return (
        subject.head.endswith("s")
        or subject.head in PLURALS
        or "and" in clause.words.keys[subject.first : subject.last]
    )


def counts_people(clause: Clause, subject: Phrase) -> bool:
    """Return whether they are a share of those asked: in "28 percent of voters said" the poll speaks."""
    words = clause.words
    keys = words.keys[subject.first : min(subject.last, subject.first + 5)]
    if any(key in _SHARES for key in keys):
        return True
    if any(keys[at] in _PARTS and keys[at + 1] == "of" for at in range(len(keys) - 1)):
        return True
    return len(keys) > 2 and keys[1] == "in" and words.tokens[subject.first + 2].is_number

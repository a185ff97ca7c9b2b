"""Frames of reporting verbs: "X said that …", "…, X said", "…, said X", "X blamed Y for …"."""

from claims.domain.reading.credits.agents import audience, passes_on, phrase_from
from claims.domain.reading.credits.closed_words import (
    ADVERBS,
    NEGATIONS,
    PREPOSITIONS,
    RELATIVES,
    SUBORDINATORS,
)
from claims.domain.reading.credits.complements import (
    Complement,
    Left,
    complement,
    goes_on,
    has_clause,
    left_of,
    without_background,
)
from claims.domain.reading.credits.cues import Act, Verb
from claims.domain.reading.credits.frames import Clause, Frame, Shape, Span, rest
from claims.domain.reading.credits.gaps import expected
from claims.domain.reading.credits.objects import said_of_object, takes_clause, takes_other_object
from claims.domain.reading.credits.openings import first_word
from claims.domain.reading.credits.participles import infinitive, participle
from claims.domain.reading.credits.phrases import Phrase, Sort, reader_of
from claims.domain.reading.credits.predicates import speaks_on, subject_of
from claims.domain.reading.credits.relaying import passive
from claims.domain.reading.credits.speaking_nouns import (
    BODIES,
    COMMON_PLURALS,
    HEARINGS,
    PLURALS,
    PROPOSING,
    ROLES,
)
from claims.domain.reading.credits.subjects import subject_before
from claims.domain.reading.credits.times import past_time
from claims.domain.reading.credits.verb_groups import Group, group_at, is_predicate
from claims.domain.reading.credits.word_forms import Form
from claims.domain.reading.credits.words import BREAKS, DASHES
from claims.domain.reading.vocabulary import word_set

_SPOKEN = (Act.SAYS, Act.TELLS)
_OWN_CLAUSE = (Act.SAYS, Act.HOLDS)
_GOING_ON = word_set("adding saying noting referring")
_ASKING = word_set("ask wonder")
# Of a body, what it did itself: "the agency recorded 12 blasts".
_REGISTERING = word_set("record register count tally log document")
_INTERROGATIVE = word_set("why whether if how what when where who which")
_INSERTING = SUBORDINATORS | RELATIVES | {"and", "but"}
_LONGEST_DESCRIPTION = 8
_LONGEST_PLAN = 64
_COUNTED_SPEAKERS = ROLES | PLURALS | COMMON_PLURALS


def reporting(clause: Clause, at: int, verb: Verb, form: Form) -> Frame | None:
    """Return the frame of the verb at the token, None where it reports nothing."""
    group = group_at(clause, at, verb, form)
    if group is None:
        return None
    if "to" in group.lead:
        return infinitive(clause, group)
    if form is Form.ING and not group.is_progressive:
        return participle(clause, group)
    if group.is_passive and (found := passive(clause, group) or _was_told(clause, group)):
        return found
    if group.is_passive or not is_predicate(clause, group):
        return None
    if verb.lemma == "say" and first_word(clause.words, clause.floor) == at:
        return _opening(clause, group)
    if verb.act in _OWN_CLAUSE and not group.lead and (found := _inverted(clause, group)):
        return found
    subject = subject_of(clause, group)
    if subject is None or subject.head == "there" or (verb.act not in _SPOKEN and speaks_on(clause, subject)):
        return None
    return _with_subject(clause, group, subject)


def _was_told(clause: Clause, group: Group) -> Frame | None:
    """Return the frame of "the court was told (that) …": what is said there is known from there."""
    if group.verb.act is not Act.TELLS or any(key in NEGATIONS for key in group.lead):
        return None
    subject = subject_of(clause, group)
    if subject is None or subject.head not in HEARINGS:
        return None
    follows = complement(clause.words, group.last, clause.ceiling)
    first = group.last if follows.shape is Shape.BARE else follows.first
    return Frame(
        (group.at, group.last),
        Shape.THAT if follows.shape is Shape.THAT else Shape.BARE,
        Act.TELLS,
        subject,
        (subject.first, group.last),
        after=rest(first, clause.ceiling),
        is_strong=False,
    )


def _with_subject(clause: Clause, group: Group, subject: Phrase) -> Frame | None:
    words, ceiling = clause.words, clause.ceiling
    told, end = audience(words, group.last, ceiling) if group.verb.act is Act.TELLS else (None, group.last)
    follows = complement(words, end, ceiling)
    if takes_other_object(words, group.verb, end, ceiling):
        return None
    if group.verb.act is Act.TELLS and end == group.last and follows.shape is Shape.MIDDLE:
        return None  # "All told, …"
    left = left_of(words, subject, clause.floor)
    if (gap := expected(clause, group, subject, follows, end)) is not None:
        return gap
    covered = _covered(clause, group, subject, left, follows, end)
    if covered is None or (follows.shape is Shape.MIDDLE and _is_gapped(clause, group, subject)):
        return None
    before, after = covered
    unclear: Span | None = None
    if after and follows.shape is Shape.MIDDLE and before and left:
        after, unclear = _behind_parenthesis(clause, left, after)
        if words.keys[left.last - 1] in _INSERTING:
            before = None  # "…, at which, it says, 40 were fed"
    elif after and follows.shape is Shape.BARE:
        after, unclear = without_background(clause.words, after)
    reader = reader_of(words, subject)
    through = (reader,) if reader else (told,) if told is not None and passes_on(told) else ()
    return Frame(
        cue=(group.at, group.last),
        shape=follows.shape,
        act=group.verb.act,
        source=subject,
        extent=(min(subject.first, group.first), end),
        before=before,
        after=after,
        unclear=unclear,
        through=through,
        stance=group.verb.stance,
        is_strong=group.verb.is_strong,
    )


def _is_gapped(clause: Clause, group: Group, subject: Phrase) -> bool:
    """Return whether what the verb is about stands before its subject: "the canal, which few people want, would"."""
    before = clause.words.keys[subject.first - 1] if subject.first > clause.floor else ""
    return before in ("which", "that", "whom", "what") and group.verb.act not in _SPOKEN


def _covered(
    clause: Clause, group: Group, subject: Phrase, left: Left | None, follows: Complement, end: int
) -> tuple[Span | None, Span | None] | None:
    """Return what the verb credits before and behind itself, None where it credits nothing."""
    verb, ceiling = group.verb, clause.ceiling
    before = (clause.floor, left.last) if left else None
    if follows.shape is Shape.FINAL:
        return _covered_by_final(group, left, before, end, follows)
    if follows.shape is Shape.MIDDLE:
        behind = rest(follows.first, ceiling)
        is_parenthesis = follows.first == end + 1 and verb.act in _OWN_CLAUSE
        if left and (not left.is_adjunct or is_parenthesis):
            return before, behind
        opens = follows.first in clause.words.opening
        begins = is_parenthesis and subject.first == clause.floor
        return (None, behind) if opens or begins or left or verb.is_strong else None
    if not _takes(clause, group, subject, follows, end):
        said = said_of_object(clause, verb, end) if follows.shape is Shape.BARE else None
        return said and (None, said)
    quoted = before if left and left.is_quotation and verb.act in _SPOKEN else None
    if follows.shape is Shape.QUOTE and not verb.is_strong:
        # Only the words between the marks: "what he called “the old model”, the club charged 300".
        return quoted, (follows.first, clause.words.inners[clause.words.opening[follows.first]][1])
    first = end if follows.shape is Shape.BARE else follows.first
    return quoted, rest(first, _end_of_plan(clause, first) if verb.act is Act.WANTS else ceiling)


def _end_of_plan(clause: Clause, first: int) -> int:
    """Return where what somebody wants ends: before a clause of its own, ", and 30 percent will be"."""
    words, ceiling = clause.words, clause.ceiling
    for at in range(first, min(ceiling - 1, first + _LONGEST_PLAN)):
        joins = words.keys[at] == "," and words.keys[at + 1] in ("and", "but")
        if joins and words.quotation[at] < 0 and has_clause(words, at + 2, ceiling):
            return at
    return ceiling


def _behind_parenthesis(clause: Clause, left: Left, behind: Span) -> tuple[Span | None, Span | None]:
    """Return what "…, X said, …" credits behind itself, and what of that is unclear."""
    words = clause.words
    if words.keys[behind[0] - 1] == ";":
        return None, None
    if left.is_quotation:
        return quoted_further(clause, behind[0]), None
    before = words.keys[left.last - 1]
    if behind[0] in words.opening or before in _INSERTING or words.keys[behind[0]] == "and":
        return behind, None
    if goes_on(words, (clause.floor, left.last), behind[0]) and words.keys[behind[0] - 1] == ",":
        return behind, None
    return None, behind


def _covered_by_final(
    group: Group, left: Left | None, before: Span | None, end: int, follows: Complement
) -> tuple[Span | None, Span | None] | None:
    verb = group.verb
    if left:
        return (before, None) if verb.is_strong or left.is_quotation or verb.act in _OWN_CLAUSE else None
    if follows.first > end and verb.is_strong:
        return None, (end, follows.first)
    # Nothing in this sentence; but it may end the quotation that stands before: "“…?” Li asked."
    return (None, None) if verb.act in _SPOKEN and verb.lemma != "call" else None


def _takes(clause: Clause, group: Group, subject: Phrase, follows: Complement, end: int) -> bool:
    """Return whether the verb credits what follows it: strong ones always, others a clause or a quotation."""
    words, verb = clause.words, group.verb
    if verb.is_strong or follows.shape is Shape.THAT:
        return True
    if follows.shape is not Shape.BARE:
        return verb.act is not Act.SHOWS
    if subject.sort is Sort.DOCUMENT and verb.act in (Act.SHOWS, Act.SAYS, Act.HOLDS):
        return verb.lemma != "include" or subject.head in PROPOSING
    if verb.act is Act.SHOWS:
        is_body = subject.sort is Sort.BODY or subject.head in BODIES
        return is_body and verb.lemma in _REGISTERING and end < clause.ceiling and words.tokens[end].is_number
    if verb.lemma in _ASKING and words.key(end, clause.ceiling) in _INTERROGATIVE:
        return False
    return takes_clause(clause, verb, end)


# --- Inverted ---


def _inverted(clause: Clause, group: Group) -> Frame | None:
    """Return the frame of "…, said X" and "“…” said X"."""
    words, ceiling, at, end = clause.words, clause.ceiling, group.at, group.last
    if group.form not in (Form.PAST, Form.THIRD, Form.BASE) or at - 1 < clause.floor or end >= ceiling:
        return None
    if group.verb.particles:
        return None
    closes = at - 1 in words.closing
    is_quoted = closes or (words.keys[at - 1] == "," and at - 2 in words.closing)
    if not (is_quoted or words.keys[at - 1] in (",", "?", "!") or words.keys[at - 1] in DASHES):
        return None
    key = words.keys[end]
    if (
        not words.is_wordy(end)
        or key in PREPOSITIONS
        or key == "that"
        or key in ADVERBS
        or past_time(words, end, ceiling) > end
    ):
        return None
    speaker = phrase_from(words, end, ceiling)
    if speaker is None or not (is_quoted or _may_follow(clause, speaker)):
        return None
    if not is_quoted and (_begins_with_subject(clause, at) or not _may_speak(group, speaker)):
        return None
    return Frame(
        cue=(at, end),
        shape=Shape.INVERTED,
        act=group.verb.act,
        source=speaker,
        extent=(at, speaker.last),
        before=(clause.floor, at if closes else at - 1),
        after=_behind_speaker(clause, speaker.last, is_quoted),
        stance=group.verb.stance,
    )


def _opening(clause: Clause, group: Group) -> Frame | None:
    """Return the frame of a verb that opens its sentence: "Said Li: …"."""
    speaker = phrase_from(clause.words, group.last, clause.ceiling)
    if speaker is None or clause.words.key(speaker.last, clause.ceiling) not in (":", ","):
        return None
    behind = rest(speaker.last + 1, clause.ceiling)
    return Frame(
        (group.at, group.last),
        Shape.INVERTED,
        group.verb.act,
        speaker,
        (group.at, speaker.last),
        after=behind,
    )


def _may_speak(group: Group, speaker: Phrase) -> bool:
    """Return whether the phrase isn't the verb's object: "…, suggested a spill of 2,000"."""
    return (
        speaker.sort is not Sort.GENERIC
        or group.verb.lemma == "say"
        or speaker.head in _COUNTED_SPEAKERS
        or speaker.head in BODIES
    )


def _begins_with_subject(clause: Clause, at: int) -> bool:
    """Return whether nothing but the verb's subject stands before: "The police, who had 45 men there, said …"."""
    subject = subject_before(clause.words, at, clause.floor)
    return subject is not None and first_word(clause.words, clause.floor) == subject.first


def _may_follow(clause: Clause, speaker: Phrase) -> bool:
    """Return whether the phrase is a speaker behind its verb: no object, and its clause ends with it."""
    words, last = clause.words, speaker.last
    if speaker.sort is Sort.GENERIC and (
        speaker.last - speaker.first > _LONGEST_DESCRIPTION
        or (words.tokens[speaker.first].is_number and speaker.head not in _COUNTED_SPEAKERS)
    ):
        return False
    if speaker.sort is Sort.DOCUMENT and words.keys[speaker.first] in ("the", "a", "its"):
        return False
    return (
        words.is_end(last, clause.ceiling)
        or words.keys[last] in BREAKS
        or words.is_mark(last)
        or words.keys[last] in ("in", "during", "at")
        or past_time(words, last, clause.ceiling) > last
    )


def _behind_speaker(clause: Clause, first: int, is_quoted: bool) -> Span | None:
    """Return what goes on behind an inverted speaker: a second quotation, or the rest of an unquoted sentence."""
    words, ceiling = clause.words, clause.ceiling
    at = first
    while at < ceiling and not (words.keys[at] in BREAKS or at in words.opening or words.keys[at] == ":"):
        at += 1
    if at >= ceiling or words.keys[at] == ";":
        return None
    begins = at if at in words.opening else at + 1
    return quoted_further(clause, begins) if is_quoted else rest(begins, ceiling)


def quoted_further(clause: Clause, first: int) -> Span | None:
    """Return what goes on behind the speaker of a quotation: the next one, or what is added to it."""
    quotation = next((at for at in range(first, clause.ceiling) if at in clause.words.opening), None)
    if quotation is not None:
        return rest(quotation, clause.ceiling)
    return rest(first, clause.ceiling) if clause.words.key(first, clause.ceiling) in _GOING_ON else None

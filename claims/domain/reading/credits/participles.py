"""Frames of participles and infinitives: "…, adding that …", "Fearing a loss, the bank …", "went on to say that"."""

from claims.domain.reading.credits.agents import audience
from claims.domain.reading.credits.closed_words import (
    ADVERBS,
    AUXILIARIES,
    DETERMINERS,
    NEGATIONS,
    POSSESSIVES,
    PREPOSITIONS,
)
from claims.domain.reading.credits.complements import complement, has_clause
from claims.domain.reading.credits.cues import Act
from claims.domain.reading.credits.frames import Clause, Frame, Shape, rest
from claims.domain.reading.credits.objects import (
    OF_AN_OBJECT,
    said_of_object,
    takes_clause,
    takes_other_object,
)
from claims.domain.reading.credits.openings import first_subject
from claims.domain.reading.credits.phrases import Sort
from claims.domain.reading.credits.predicates import subject_of_clause
from claims.domain.reading.credits.relaying import citing
from claims.domain.reading.credits.subjects import subject_before
from claims.domain.reading.credits.verb_groups import Group, counts_people
from claims.domain.reading.vocabulary import word_set

_LINKING = word_set("while by when and")
_BEFORE_NOUNS = (PREPOSITIONS - {"by", "after", "before", "since"}) | DETERMINERS | POSSESSIVES
_LONGEST_FRONTED = 24
# Before "to say" where nothing is said. Source: Quirk et al. (1985), 3.47-49 and 16.76-82: semi-auxiliaries, and
# adjectives with an infinitive.
_UNSAID = word_set(
    "seem seems seemed appear appears appeared likely unlikely fail fails failed hard easy difficult unable able"
    " reluctant ready refuse refuses refused decline declines declined free safe fair how what whether"
)


def participle(clause: Clause, group: Group) -> Frame | None:
    """Return the frame of "…, adding that …" and of "a report saying …"."""
    words, verb, at = clause.words, group.verb, group.at
    if group.first == clause.floor and not group.auxiliaries:
        return _fronted(clause, group)
    before = at - 1
    while before >= clause.floor and (words.keys[before] in ADVERBS or words.keys[before] in _LINKING):
        before -= 1
    if before < clause.floor or words.keys[before] == "-" or words.keys[at - 1] in _BEFORE_NOUNS:
        return None
    hangs = before != at - 1 or words.keys[before] in (",", "–", "—") or before in words.closing
    if hangs:
        source, first = subject_of_clause(clause, at), at
    elif verb.act is Act.WANTS:
        return None
    else:
        source = subject_before(words, at, clause.floor)
        first = source.first if source else at
    if source is None or counts_people(clause, source) or _is_passive(clause, source.first):
        return None
    if verb.act in (Act.SHOWS, Act.HOLDS) and (hangs or source.sort is not Sort.DOCUMENT):
        return None
    if verb.lemma == "cite":
        return citing(clause, at, group.last, source)
    end = audience(words, group.last, clause.ceiling)[1] if verb.act is Act.TELLS else group.last
    follows = complement(words, end, clause.ceiling)
    if follows.shape in (Shape.FINAL, Shape.MIDDLE) or takes_other_object(words, verb, end, clause.ceiling):
        return None
    after = rest(end if follows.shape is Shape.BARE else follows.first, clause.ceiling)
    if follows.shape is Shape.BARE and not takes_clause(clause, verb, end):
        after = said_of_object(clause, verb, end)
        if after is None:
            return None
    return Frame(
        cue=(at, group.last),
        shape=Shape.PARTICIPLE,
        act=verb.act,
        source=source,
        extent=(first, end),
        after=after,
        stance=verb.stance,
        is_strong=verb.is_strong,
    )


def _is_passive(clause: Clause, at: int) -> bool:
    """Return whether no source stands before the participle but the rest of a predicate: "can be | heard saying"."""
    return at > clause.floor and clause.words.keys[at - 1] in AUXILIARIES


def _fronted(clause: Clause, group: Group) -> Frame | None:
    """Return the frame of a participle before its subject: "Fearing a loss of $4 million, the bank said …"."""
    words, verb, end = clause.words, group.verb, group.last
    closing = next(
        (at for at in range(end, min(clause.ceiling - 1, end + _LONGEST_FRONTED)) if words.keys[at] == ","),
        None,
    )
    if closing is None or closing == end:
        return None
    if not (
        verb.is_strong
        or (verb.act not in OF_AN_OBJECT and has_clause(words, end, closing))
        or words.keys[end] == "that"
    ):
        return None
    source = first_subject(words, closing + 1, clause.ceiling)
    if source is None:
        return None
    return Frame(
        cue=(group.at, end),
        shape=Shape.PARTICIPLE,
        act=verb.act,
        source=source,
        extent=(group.at, end),
        after=(end, closing),
        stance=verb.stance,
        is_strong=verb.is_strong,
    )


def infinitive(clause: Clause, group: Group) -> Frame | None:
    """Return the frame of "went on to say that …", "used the speech to announce that …"."""
    words = clause.words
    if group.verb.act not in (Act.SAYS, Act.TELLS) or any(key in NEGATIONS for key in group.lead):
        return None
    end = audience(words, group.last, clause.ceiling)[1] if group.verb.act is Act.TELLS else group.last
    follows = complement(words, end, clause.ceiling)
    if follows.shape not in (Shape.THAT, Shape.QUOTE, Shape.COLON):
        return None
    source = subject_of_clause(clause, group.first)
    if source is None or source.head == "it" or not group.verb.is_strong:
        return None
    before = words.keys[group.first - 1] if group.first > clause.floor else ""
    if before in _UNSAID or any(key in _UNSAID for key in group.lead):
        return None
    return Frame(
        cue=(group.at, group.last),
        shape=Shape.PARTICIPLE,
        act=group.verb.act,
        source=source,
        extent=(group.first, end),
        after=rest(follows.first, clause.ceiling),
        stance=group.verb.stance,
        is_strong=group.verb.is_strong,
    )

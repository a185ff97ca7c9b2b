"""Frames in which one passes on what another said: "TASS quoted X as saying", "citing X", "reported by X"."""

from claims.domain.reading.credits.agents import phrase_from
from claims.domain.reading.credits.closed_words import AUXILIARIES, BE, FINITE, RELATIVES
from claims.domain.reading.credits.complements import complement, left_of
from claims.domain.reading.credits.cues import Act
from claims.domain.reading.credits.frames import Clause, Frame, Shape, Span, rest
from claims.domain.reading.credits.phrases import Phrase, Sort
from claims.domain.reading.credits.speaking_nouns import BODIES, PLURALS, ROLES
from claims.domain.reading.credits.subjects import subject_before
from claims.domain.reading.credits.verb_groups import Group, group_first
from claims.domain.reading.credits.words import BREAKS, Words
from claims.domain.reading.vocabulary import word_set

QUOTING = word_set("quoted cited quotes cites quote cite")
_CITING = word_set("cited cites cite")
_AS = word_set("saying telling reporting stating claiming having")
_FARTHEST = 24
_LONGEST_PASSIVE = 12
_NOT_OF_THE_VERB = word_set("after following in with amid during over before despite without who which that")
_WITH_NUMBERS = frozenset([Act.GAUGES, Act.ASKS])


def quoting(clause: Clause, at: int) -> Frame | None:
    """Return the frame of "X was quoted by Y as saying …" or "Y quoted X as saying …"."""
    first = group_first(clause, at)
    auxiliaries = [key for key in clause.words.keys[first:at] if key in AUXILIARIES]
    subject = subject_before(clause.words, first, clause.floor)
    if subject is None:
        return None
    said = _as_saying(clause, at)
    if auxiliaries and auxiliaries[-1] in BE:
        return _was_quoted(clause, at, subject, said)
    return _quoted(clause, at, subject, said)


def _as_saying(clause: Clause, at: int) -> int | None:
    """Return where "as saying" begins."""
    keys = clause.words.keys
    return next(
        (
            later
            for later in range(at + 1, min(clause.ceiling, at + _FARTHEST) - 1)
            if keys[later] == "as" and keys[later + 1] in _AS
        ),
        None,
    )


def _was_quoted(clause: Clause, at: int, subject: Phrase, said: int | None) -> Frame | None:
    words, ceiling = clause.words, clause.ceiling
    end = at + 1 if said is None else said + 2
    by = at + 1 if words.key(at + 1, ceiling) == "by" else end
    relay = None
    if words.key(by, ceiling) == "by":
        relay = phrase_from(words, by + 1, said if said is not None and by < said else ceiling)
    last = max(end, relay.last if relay else end)
    return _said(clause, (at, end), subject, (relay,) if relay else (), (subject.first, last), subject)


def _quoted(clause: Clause, at: int, relay: Phrase, said: int | None) -> Frame | None:
    words, ceiling = clause.words, clause.ceiling
    quoted = phrase_from(words, at + 1, ceiling if said is None else said)
    if quoted is None:
        return None
    if said is not None:
        return _said(clause, (at, at + 1), quoted, (relay,), (relay.first, said + 2), relay)
    if words.key(quoted.last, ceiling) in _AS:
        return _said(clause, (at, at + 1), quoted, (relay,), (relay.first, quoted.last + 1), relay)
    if words.keys[at] in _CITING:
        cited = rest(at + 1, ceiling)
        return Frame((at, at + 1), Shape.BARE, Act.SAYS, relay, (relay.first, at + 1), after=cited)
    return None


def _said(
    clause: Clause, cue: Span, source: Phrase, through: tuple[Phrase, ...], extent: Span, subject: Phrase
) -> Frame:
    """Return the frame with what was said behind it, or before it where nothing follows."""
    left = left_of(clause.words, subject, clause.floor)
    follows = complement(clause.words, extent[1], clause.ceiling)
    before = (clause.floor, left.last) if left and follows.shape in (Shape.FINAL, Shape.MIDDLE) else None
    first = extent[1] if follows.shape is Shape.BARE else follows.first
    after = None if before else rest(first, clause.ceiling)
    return Frame(cue, Shape.QUOTED_AS, Act.SAYS, source, extent, before, after, through=through)


def passive(clause: Clause, group: Group) -> Frame | None:
    """Return the frame of "was told by X that …", "was put at 40 by X" and "was ordered by X to pay …"."""
    words, ceiling = clause.words, clause.ceiling
    by = next(
        (
            at
            for at in range(group.last, min(ceiling, group.last + _LONGEST_PASSIVE))
            if words.keys[at] == "by"
            or words.keys[at] in BREAKS
            or words.keys[at] in FINITE
            or words.keys[at] in _NOT_OF_THE_VERB
        ),
        None,
    )
    if by is None or words.keys[by] != "by" or not (group.verb.is_strong or group.verb.act in _WITH_NUMBERS):
        return None
    agent = phrase_from(words, by + 1, ceiling)
    is_relative = group.first > clause.floor and words.keys[group.first - 1] in RELATIVES
    if (
        agent is None
        or is_relative
        or _is_means(words, agent)
        or (agent.sort is Sort.GENERIC and words.tokens[by + 1].is_number)
    ):
        return None
    tells = group.verb.act is Act.TELLS
    return Frame(
        cue=(group.at, group.last),
        shape=Shape.PASSED_BY,
        act=group.verb.act,
        source=agent,
        extent=(by, agent.last),
        before=None if tells else rest(clause.floor, by),
        after=rest(agent.last, ceiling),
        stance=group.verb.stance,
    )


def _is_means(words: Words, agent: Phrase) -> bool:
    """Return whether it is how it was done and not who did it: "conducted by telephone"."""
    key = words.keys[agent.first]
    is_bare = agent.sort is Sort.GENERIC and key == agent.head and not words.tokens[agent.first].is_capital
    return is_bare and not (key.endswith("s") or key in PLURALS or key in ROLES or key in BODIES)


def citing(clause: Clause, at: int, end: int, relay: Phrase) -> Frame | None:
    """Return the frame of "…, citing X": all of the sentence comes from X through whom it is about."""
    cited = phrase_from(clause.words, end, clause.ceiling)
    if cited is None:
        return None
    return Frame(
        (at, end),
        Shape.CITING,
        Act.SAYS,
        cited,
        (at, cited.last),
        before=rest(clause.floor, at),
        after=rest(cited.last, clause.ceiling),
        through=(relay,),
    )


def passed_by(clause: Clause, at: int) -> Frame | None:
    """Return the frame of "as reported by X" and "was provided by X", where "by" follows the token."""
    words, floor, ceiling = clause.words, clause.floor, clause.ceiling
    agent = phrase_from(words, at + 2, ceiling)
    if agent is None or _is_means(words, agent):
        return None
    cue, extent = (at, at + 1), (at, agent.last)
    if at > floor and words.keys[at - 1] == "as":
        if at - 1 == floor:
            return Frame(cue, Shape.PASSED_BY, Act.SAYS, agent, extent, after=rest(agent.last + 1, ceiling))
        return Frame(cue, Shape.PASSED_BY, Act.SAYS, agent, extent, before=(floor, at - 1))
    first = group_first(clause, at)
    if first > floor and words.keys[first - 1] in RELATIVES:
        return None
    if not any(key in BE for key in words.keys[first:at]):
        return None
    return Frame(
        cue,
        Shape.PASSED_BY,
        Act.SAYS,
        agent,
        (first, agent.last),
        before=rest(floor, first),
        after=rest(agent.last, ceiling),
    )

"""Who passed on what a frame credits, where the words beside it tell: "in an interview with X", "quoted by X".

Whoever cites another is a relay, too: "X, citing Y, said" is a frame of Y within that of X.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from claims.domain.reading.credits.agents import phrase_from
from claims.domain.reading.credits.closed_words import ADVERBS, BE, OPENERS, RELATIVES
from claims.domain.reading.credits.cues import Act
from claims.domain.reading.credits.frames import SECONDARY, Clause, Frame, Shape, Span, rest
from claims.domain.reading.credits.names import Register
from claims.domain.reading.credits.phrases import Phrase, Sort, described
from claims.domain.reading.credits.speaking_nouns import OUTLETS, PASSED_ON, SPEECHES
from claims.domain.reading.credits.subjects import subject_before
from claims.domain.reading.credits.verb_groups import group_first
from claims.domain.reading.credits.words import BREAKS, Words
from claims.domain.reading.text import Sentence
from claims.domain.reading.vocabulary import word_set
from claims.domain.terms import Stance

_CITING = word_set("citing quoting using")
_CITED = word_set("cited cites quoted quotes")
# Source: FrameNet, frames Reporting, Communication_means and Text_creation.
_CARRIED = word_set(
    "carried published broadcast aired posted reported quoted cited relayed shown printed released distributed"
)
_TOLD = word_set("told informed briefed")
_QUOTED = word_set("quoted cited interviewed")
_ASKED = word_set("polled surveyed interviewed canvassed questioned contacted asked")
_GIVEN = word_set("shared provided leaked given sent supplied shown available released handed")
_SPEAKING = word_set("speaking talking writing in during on asked appearing interviewed quoted cited")
_TO = word_set("with to")
_WRITING = word_set("wrote writes write written")
_NO_CUES = frozenset([Shape.HEARSAY, Shape.LABEL, Shape.NOUN, Shape.IN_A_POLL, Shape.CITING])
_SPOKEN = (Act.SAYS, Act.TELLS, Act.HOLDS)
_BROADCASTERS = OUTLETS | word_set("television tv radio channel podcast broadcaster outlet wire newswire")
# Who hears it, but prints nothing. Source: FrameNet, frame Organization; Quirk et al. (1985), 5.108: collective nouns.
_HEARING = word_set(
    "house senate parliament congress assembly council court committee commission inquiry jury conference hearing"
    " press reporters journalists meeting summit tribunal chamber forum board cabinet rally crowd commons lords"
)
# Where everybody posts for themselves. Source: The Associated Press Stylebook, “social media”.
_SOCIAL = word_set(
    "twitter facebook telegram instagram youtube tiktok weibo whatsapp x social media vkontakte linkedin"
)
_REACH = 14
_NEAREST = 12
_NEAR = 2


def with_relays(words: Words, frames: Sequence[Sequence[Frame]]) -> list[list[Frame]]:
    """Return the frames of each sentence with whom their words name as relays, and those whom they cite."""
    return [
        _in_sentence(words, sentence, list(found)) if found or _has_told(words, sentence) else []
        for sentence, found in zip(words.text.sentences, frames, strict=True)
    ]


def _has_told(words: Words, sentence: Sentence) -> bool:
    return not _TOLD.isdisjoint(words.keys[sentence.first : sentence.last])


def with_same_relays(
    words: Words, register: Register, frames: Sequence[Sequence[Frame]]
) -> list[list[Frame]]:
    """Return the frames with the relay of what the same source told an outlet right before: "…, she said"."""
    found: list[list[Frame]] = []
    telling: Frame | None = None
    told = 0
    for number, (sentence, in_sentence) in enumerate(zip(words.text.sentences, frames, strict=True)):
        is_near = number - told <= _NEAR and words.text.sentences[told].paragraph == sentence.paragraph
        telling = telling if is_near else None
        kept: list[Frame] = []
        for frame in in_sentence:
            if telling is not None and _goes_on(words, register, frame, telling):
                kept.append(frame._replace(through=telling.through))
                continue
            if frame.through and frame.source and frame.act in _SPOKEN:
                telling, told = frame, number
            kept.append(frame)
        found.append(kept)
    return found


def _goes_on(words: Words, register: Register, frame: Frame, telling: Frame) -> bool:
    """Return whether the same source goes on saying it."""
    return (
        frame.source is not None
        and telling.source is not None
        and not frame.through
        and frame.act is Act.SAYS
        and frame.shape not in SECONDARY
        and (frame.shape is not Shape.QUOTED_AS or _prints(words, telling.through[0], is_strict=False))
        and _keys(words, register.named(frame.source)) == _keys(words, register.named(telling.source))
    )


def _keys(words: Words, name: Span) -> Sequence[str]:
    return words.keys[name[0] : name[1]]


def _in_sentence(words: Words, sentence: Sentence, frames: list[Frame]) -> list[Frame]:
    frames = [frame for frame in frames if not _is_of_another(words, sentence, frame)]
    extended = [_extended(words, sentence, frame, number) for number, frame in enumerate(frames)]
    cues = [frame.cue[0] for frame in extended]
    added: dict[int, Frame] = {}
    for at in range(sentence.first, sentence.last):
        if words.keys[at] in _CITING or words.keys[at] in _CITED:
            number = bisect_left(cues, at)
            found = _cited(words, sentence, extended[max(0, number - _NEAREST) : number + _NEAREST], at)
        elif words.keys[at] in _TOLD:
            found = _told_by(words, sentence, at)
        else:
            continue
        if found is not None:
            added[at] = found
    kept = (frame for frame in extended if frame.cue[0] not in added)
    return sorted((*kept, *added.values()), key=lambda frame: frame.cue)


def _told_by(words: Words, sentence: Sentence, at: int) -> Frame | None:
    """Return the frame of who told it to whom: "lawmakers were told by | the agency | that …"."""
    if words.key(at + 1, sentence.last) != "by" or words.keys[at - 1] not in BE:
        return None
    agent = phrase_from(words, at + 2, sentence.last)
    if agent is None or words.key(agent.last, sentence.last) != "that":
        return None
    clause = Clause(words, sentence.first, sentence.last, [])
    first = group_first(clause, at)
    heard = subject_before(words, first, sentence.first)
    through = (heard,) if heard is not None and heard.sort is not Sort.PRONOUN else ()
    after = rest(agent.last + 1, sentence.last)
    return Frame(
        (at, at + 1), Shape.THAT, Act.TELLS, agent, (first, agent.last), after=after, through=through
    )


def _is_of_another(words: Words, sentence: Sentence, frame: Frame) -> bool:
    """Return whether the cue only says who read a document that another frame is of: "a study cited by X found"."""
    at = frame.cue[0]
    is_passive = words.keys[at] in PASSED_ON and words.key(at + 1, sentence.last) == "by"
    return is_passive and frame.shape not in (Shape.QUOTED_AS, Shape.PASSED_BY)


# --- Whom the source cites ---


def _cited(words: Words, sentence: Sentence, frames: Sequence[Frame], at: int) -> Frame | None:
    """Return the frame of whom the word cites, among the frames near it; it takes the place of others of its cue."""
    if words.keys[at] in _CITED and not (at > sentence.first and words.keys[at - 1] in RELATIVES):
        return None
    citing = _who_cites(words, sentence, [frame for frame in frames if frame.cue[0] != at], at)
    cited = phrase_from(words, at + 1, sentence.last)
    if citing is None or cited is None or cited == citing.source or citing.source is None:
        return None
    if words.keys[at] == "using" and not _is_of_another_body(words, cited):
        return None
    return citing._replace(
        cue=(at, at + 1),
        shape=Shape.CITING,
        source=cited,
        extent=(at, cited.last),
        through=(citing.source, *citing.through),
        stance=Stance.ASSERTS,
    )


def _is_of_another_body(words: Words, cited: Phrase) -> bool:
    """Return whether the data that are used have an issuer: "using figures from the bank"."""
    tail = words.keys[cited.name_last - 1]
    return cited.sort is Sort.DOCUMENT and tail != cited.head


def _who_cites(words: Words, sentence: Sentence, frames: list[Frame], at: int) -> Frame | None:
    """Return the frame of who cites: the one that the word stands in, else the last before, else the first after."""
    inside = words.quotation[at]
    own = [
        frame
        for frame in frames
        if words.quotation[frame.cue[0]] == inside and frame.shape not in _NO_CUES and frame.source
    ]
    for frame in own:
        source = frame.source
        if source is not None and source.last <= at <= source.last + 2:
            return frame
    before = [frame for frame in own if frame.cue[0] < at]
    if before:
        return before[-1]
    first = sentence.first
    while first < at and (
        words.keys[first] in OPENERS or words.keys[first] in ADVERBS or words.is_mark(first)
    ):
        first += 1
    return own[0] if own and first == at else None


# --- Through whom it came ---


def _extended(words: Words, sentence: Sentence, frame: Frame, number: int) -> Frame:
    """Return the frame with its relays; those that were found with its cue are kept, if they pass anything on."""
    if frame.source is None or frame.shape in _NO_CUES:
        return frame
    through = tuple(phrase for phrase in frame.through if not _only_hears(phrase))
    if not through:
        found = next(_relays(words, sentence, frame, is_first=number == 0), None)
        through = (found,) if found is not None and found.name != frame.source.name else ()
    return frame._replace(through=through)


def _only_hears(phrase: Phrase) -> bool:
    is_bare = phrase.head == "members" and phrase.last - phrase.first == 1
    return is_bare or phrase.head in _HEARING


def _relays(words: Words, sentence: Sentence, frame: Frame, *, is_first: bool) -> Iterator[Phrase]:
    source = frame.source
    if source is None:
        return
    yield from _of_group(words, source)
    yield from _beside_source(words, source, sentence.last)
    if frame.act not in _SPOKEN or frame.shape in SECONDARY or frame.shape is Shape.ACCORDING:
        return
    yield from _in_adjunct(words, max(frame.cue[1], frame.extent[1]), sentence.last)
    if words.key(source.last, frame.cue[0]) == "," and words.keys[source.last + 1] in _SPEAKING:
        yield from _in_adjunct(words, source.last + 1, frame.cue[0], is_opening=True)
    if is_first and words.keys[sentence.first] in _SPEAKING:
        first = min(source.first, frame.cue[0])
        yield from _in_adjunct(words, sentence.first, first, is_opening=True)


def _of_group(words: Words, source: Phrase) -> Iterator[Phrase]:
    """Yield who asked the group: "economists polled by | the agency"; who was given the document."""
    for at in range(source.first + 1, source.last - 2):
        key, following = words.keys[at], words.keys[at + 1]
        is_asked = (key in _ASKED or key in _QUOTED) and following == "by" and source.sort is Sort.GENERIC
        if is_asked or (key in _GIVEN and following in _TO and source.sort is Sort.DOCUMENT):
            found = described(words, at + 2, source.last)
            if found is not None and not _only_hears(found):
                yield found


def _beside_source(words: Words, source: Phrase, ceiling: int) -> Iterator[Phrase]:
    """Yield who stands behind a comma: "Li, quoted by | the paper,", "a report, seen by | the paper,"."""
    at = source.last
    if words.key(at, ceiling) == ",":
        at += 1
    key, following = words.key(at, ceiling), words.key(at + 1, ceiling)
    is_document = source.sort is Sort.DOCUMENT
    if (key in _QUOTED and following == "by") or (
        is_document and ((key in PASSED_ON and following == "by") or (key in _GIVEN and following in _TO))
    ):
        found = phrase_from(words, at + 2, ceiling)
        if found is not None and found.sort is not Sort.PRONOUN and not _only_hears(found):
            yield found


def _in_adjunct(words: Words, first: int, last: int, *, is_opening: bool = False) -> Iterator[Phrase]:
    """Yield who carried it, by what stands beside the cue: "in a statement carried by | X", "to | the agency X"."""
    spoke = is_opening and words.key(first, last) not in ("in", "on", "during", "asked")
    for at in range(first, min(last - 1, first + _REACH)):
        key, following = words.keys[at], words.keys[at + 1]
        if words.is_mark(at) or key in ("that", ":") or (key in BREAKS and not is_opening):
            return
        if key in SPEECHES:
            spoke = True
        is_carried = key in _CARRIED and following in ("by", "on", "in") and spoke
        is_seen = key in PASSED_ON and following == "by" and spoke
        is_carried = is_carried or is_seen
        is_written = at == first and key == "in" and words.keys[first - 1] in _WRITING
        if is_carried or is_written or (key in _TO and (spoke or at == first)) or key == "on":
            begin = at + 2 if is_carried else at + 1
            found = phrase_from(words, begin, last)
            if found is not None and _prints(words, found, is_strict=not is_carried and key == "on"):
                yield found


def _prints(words: Words, phrase: Phrase, *, is_strict: bool) -> bool:
    """Return whether the phrase is of an outlet: by what it is called, else by being a body's name."""
    if phrase.sort is Sort.PRONOUN or _only_hears(phrase) or phrase.head in _SOCIAL:
        return False
    if any(key in _BROADCASTERS for key in words.keys[phrase.first : phrase.last]):
        return True
    return phrase.sort is Sort.BODY and not is_strict

"""What credits a number: frames of its sentence, whose quotation it stands in, or a credit carried over."""

from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from claims.domain.reading.credits.clauses import NEAREST
from claims.domain.reading.credits.closed_words import BE, CONTRASTS
from claims.domain.reading.credits.frames import SECONDARY, Frame, Shape
from claims.domain.reading.credits.phrases import Sort
from claims.domain.reading.credits.speakers import Speaker
from claims.domain.reading.credits.speaking_nouns import ASKED, DATA
from claims.domain.reading.credits.transcripts import turns_of
from claims.domain.reading.credits.words import Words
from claims.domain.reading.vocabulary import word_set
from claims.domain.terms import Scope

_NO_CARRIERS = frozenset([Shape.HEARSAY, Shape.NOUN, Shape.IN_A_POLL])
_FARTHEST_BACK = 6
_BEGINNING = 12
_FARTHEST_POLL = 12
_FARTHEST_ESTIMATE = 3
_NEAR_NUMBER = 5
# What a poll counts, and whom. Source: American Association for Public Opinion Research, Standard Definitions (2023).
_SHARES = word_set("% percent pct percentage points respondents")
_ASKED_THERE = word_set("respondents polled surveyed interviewees")
_OF_POLLS = _SHARES | _ASKED_THERE | word_set("voters poll survey asked margin majority say")
_ESTIMATED = word_set("estimated believed thought projected expected forecast")
_ANYBODY = word_set("everybody everyone anybody anyone somebody someone nobody people you we i")
_THESE = word_set("these those them")
_WHAT_WAS_COUNTED = word_set(
    "figure figures number numbers total toll count rest others remainder remaining increase decrease rise fall drop"
)
_POINTING_AT_IT = word_set("this that these those")
_BREAKING_DOWN = (
    word_set(
        "includes included include compares compared represents amounts amounted brings brought means mean changes"
    )
    | _WHAT_WAS_COUNTED
)
_COMPARING = word_set(
    "up down more less higher lower fewer compared against above below well nearly almost about"
)


class Credited(NamedTuple):
    """The frames that credit a number, with how they come to cover it."""

    frames: tuple[Frame, ...]
    scope: Scope
    distance: int
    """How many sentences lie between the number and its cue."""
    is_named: bool = True
    """Whether a cue names the speaker of a quotation."""


class Coverage:
    """Which frames of an article cover which of its tokens."""

    def __init__(self, words: Words, frames: Sequence[Sequence[Frame]], speakers: dict[int, Speaker]) -> None:
        self._words = words
        self._turns = turns_of(words)
        self._frames = frames
        self._speakers = speakers
        self._standing = lru_cache(maxsize=None)(self._find_standing)
        self._cues = lru_cache(maxsize=None)(
            lambda sentence: [frame.cue[0] for frame in self._frames[sentence]]
        )

    def of(self, at: int) -> Credited | None:
        """Return what credits the token, None where it is the outlet's own voice."""
        sentence = self._words.text.sentence_index(self._words.tokens[at].start)
        covering = self._in_sentence(sentence, at)
        spoken = self._spoken(sentence, at, covering)
        if spoken is not None:
            return spoken
        if not covering or all(_names_nobody(frame) for frame in covering):
            if sentence in self._turns:
                return Credited((*covering, self._turns[sentence]), Scope.EXPLICIT, 0)
            carried = self._carried(sentence, at)
            if carried is not None:
                return carried
        return Credited(covering, Scope.EXPLICIT, 0) if covering else None

    def unclear(self, at: int) -> tuple[Frame, ...]:
        """Return the frames of which it isn't clear whether they credit the token."""
        sentence = self._words.text.sentence_index(self._words.tokens[at].start)
        unclear = tuple(
            frame
            for frame in self._near(sentence, at)
            if frame.unclear is not None and frame.unclear[0] <= at < frame.unclear[1]
        )
        if unclear or self._words.quotation[at] >= 0:
            return unclear
        poll = self._of_poll(sentence, at)
        return poll.frames if poll else ()

    def _near(self, sentence: int, at: int) -> Sequence[Frame]:
        number = bisect_left(self._cues(sentence), at)
        return self._frames[sentence][max(0, number - NEAREST) : number + NEAREST]

    def _in_sentence(self, sentence: int, at: int) -> tuple[Frame, ...]:
        covering = [
            frame
            for frame in self._near(sentence, at)
            if frame.covers(at) and not frame.extent[0] <= at < frame.extent[1]
        ]
        if any(frame.shape not in SECONDARY for frame in covering):
            covering = [frame for frame in covering if frame.shape is not Shape.IN_A_POLL]
        return tuple(covering)

    # --- Quotations ---

    def _spoken(self, sentence: int, at: int, covering: tuple[Frame, ...]) -> Credited | None:
        """Return the speaker's credit for a number within a quotation, with voices that the speaker cites."""
        quotation = self._words.quotation[at]
        speaker = self._speakers.get(quotation) if quotation >= 0 else None
        if speaker is None:
            return None
        named = tuple(frame for frame in covering if not self._is_anybody(frame, quotation))
        if speaker.frame in covering:
            return None if named == covering else Credited(named, Scope.EXPLICIT, 0)
        outer = [frame for frame in covering if self._words.quotation[frame.cue[0]] != quotation]
        if any(frame.shape not in SECONDARY for frame in outer):
            return None
        scope = Scope.EXPLICIT if speaker.sentence == sentence else Scope.CARRIED
        distance = 0 if speaker.sentence is None else abs(sentence - speaker.sentence)
        distance = distance or int(speaker.sentence is None)
        cited = [frame for frame in self._cited_by(speaker.frame) if frame not in named]
        return Credited((*named, *cited, speaker.frame), scope, distance, speaker.is_named)

    def _is_anybody(self, frame: Frame, quotation: int) -> bool:
        """Return whether the speaker names nobody for a source: "they told us", "everybody knows"."""
        is_inner = self._words.quotation[frame.cue[0]] == quotation
        source = frame.source
        return is_inner and source is not None and (source.sort is Sort.PRONOUN or source.head in _ANYBODY)

    def _cited_by(self, frame: Frame) -> list[Frame]:
        """Return the frames of those whom the speaker cites beside the quotation: "“…,” Li said, citing police"."""
        sentence = self._words.text.sentence_index(self._words.tokens[frame.cue[0]].start)
        return [
            other
            for other in self._frames[sentence]
            if other.shape is Shape.CITING and frame.source in other.through
        ]

    # --- Carried over ---

    def _carried(self, sentence: int, at: int) -> Credited | None:
        """Return the credit of a sentence before, where this one refers back to it or goes on with its data."""
        if self._words.quotation[at] >= 0:
            return None
        asks = self._has(sentence, _ASKED_THERE)
        return (
            (self._of_poll(sentence, at) if asks else None)
            or self._estimated(sentence)
            or self._referring(sentence)
        )

    def _of_poll(self, sentence: int, at: int) -> Credited | None:
        """Return the poll whose results the sentence goes on with: a share of those asked."""
        if not self._is_share(at):
            return None
        sentences = self._words.text.sentences
        for back in range(sentence - 1, max(-1, sentence - 1 - _FARTHEST_POLL), -1):
            asked = tuple(frame for frame in self._frames[back] if _is_poll(frame))
            if asked:
                return Credited(asked[-1:], Scope.CARRIED, sentence - back)
            if not self._has(back, _OF_POLLS) and sentences[back].paragraph != sentences[back + 1].paragraph:
                return None
        return None

    def _is_share(self, at: int) -> bool:
        return any(key in _SHARES for key in self._words.keys[at : at + _NEAR_NUMBER])

    def _has(self, sentence: int, keys: frozenset[str]) -> bool:
        each = self._words.text.sentences[sentence]
        return not keys.isdisjoint(self._words.keys[each.first : each.last])

    def _estimated(self, sentence: int) -> Credited | None:
        """Return the body that spoke right before a sentence that leaves open who made its estimate."""
        sentences, keys = self._words.text.sentences, self._words.keys
        each = sentences[sentence]
        if not any(
            keys[at] in BE and keys[at + 1] in _ESTIMATED and keys[at + 2] in ("to", "at", "that")
            for at in range(each.first, each.last - 2)
        ):
            return None
        for back in range(sentence - 1, max(-1, sentence - 1 - _FARTHEST_ESTIMATE), -1):
            if sentences[back].paragraph != each.paragraph:
                return None
            standing = self._standing(back)
            if standing:
                source = standing[-1].source
                is_body = source is not None and source.sort in (Sort.BODY, Sort.DOCUMENT)
                return Credited(standing, Scope.CARRIED, sentence - back) if is_body else None
        return None

    def _referring(self, sentence: int) -> Credited | None:
        only_data = False
        for back in range(sentence, max(0, sentence - _FARTHEST_BACK), -1):
            refers = self._refers_back(back)
            if not refers and not self._goes_on(back):
                return None
            only_data = only_data or not refers
            standing = self._standing(back - 1)
            if standing:
                is_data = any(_is_data(frame) for frame in standing)
                return (
                    None
                    if only_data and not is_data
                    else Credited(standing, Scope.CARRIED, sentence - back + 1)
                )
            if any(frame.shape is not Shape.HEARSAY for frame in self._frames[back - 1]):
                return None
        return None

    def _find_standing(self, sentence: int) -> tuple[Frame, ...]:
        """Return the frames that stand behind the sentence as it ends."""
        carriers = [
            frame
            for frame in self._frames[sentence][-NEAREST:]
            if frame.shape not in _NO_CARRIERS
            and (frame.before or frame.after)
            and self._words.quotation[frame.cue[0]] < 0
        ]
        return tuple(
            frame for frame in carriers if frame is carriers[-1] or frame.covers(carriers[-1].cue[0])
        )

    def _refers_back(self, sentence: int) -> bool:
        """Return whether it begins by breaking down or comparing the number before: "Of these, …"."""
        keys = self._beginning(sentence)
        if keys[0] in ("of", "among") and len(keys) > 1 and (keys[1] in _THESE or keys[1] == "the"):
            return True
        if any(keys[at] == "of" and keys[at + 1] in _THESE for at in range(len(keys) - 1)):
            return True
        following = keys[1] if len(keys) > 1 else ""
        if keys[0] in _POINTING_AT_IT or keys[0] in ("they", "it"):
            compares = following in BE and len(keys) > 2 and keys[2] in _COMPARING
            return following in _BREAKING_DOWN or compares
        return keys[0] == "the" and following in _WHAT_WAS_COUNTED

    def _goes_on(self, sentence: int) -> bool:
        """Return whether it goes on in the paragraph of the sentence before without a turn."""
        sentences = self._words.text.sentences
        key = self._beginning(sentence)[0]
        is_turn = key in CONTRASTS or key in ("meanwhile", "however")
        return sentences[sentence].paragraph == sentences[sentence - 1].paragraph and not is_turn

    def _beginning(self, sentence: int) -> Sequence[str]:
        each = self._words.text.sentences[sentence]
        return self._words.keys[each.first : min(each.last, each.first + _BEGINNING)]


def _names_nobody(frame: Frame) -> bool:
    return frame.source is None


def _is_poll(frame: Frame) -> bool:
    source = frame.source
    return source is not None and source.sort is Sort.DOCUMENT and source.head in ASKED


def _is_data(frame: Frame) -> bool:
    source = frame.source
    return source is not None and source.sort is Sort.DOCUMENT and source.head in DATA

"""Chains: frames within frames become an origin and its relays, in the order of the words, nothing guessed."""

from collections.abc import Iterable, Iterator, Sequence

from claims.domain.reading.credits.access import access_of
from claims.domain.reading.credits.datelines import without_article
from claims.domain.reading.credits.frames import Frame, Shape, Span
from claims.domain.reading.credits.kinds import kind_of
from claims.domain.reading.credits.names import Register
from claims.domain.reading.credits.phrases import Phrase, Sort
from claims.domain.reading.credits.saying_dates import said_on_words
from claims.domain.reading.credits.speaking_nouns import OUTLETS
from claims.domain.reading.credits.words import Words
from claims.domain.reading.proposals import Voice
from claims.domain.terms import Stance
from sources.domain.terms import Anonymity, SourceKind

_SAYING = frozenset([Shape.BARE, Shape.THAT, Shape.PARTICIPLE])
_OUTLETS = OUTLETS | {"paper", "publication", "outlet"}


def innermost_first(words: Words, frames: Sequence[Frame]) -> list[Frame]:
    """Return the frames by how deep they stand: "A said | B estimates | 40" gives B, then A.

    What others reckon from stands behind them all: "based on figures from C".
    """

    def order(frame: Frame) -> tuple[bool, bool, int, int]:
        is_basis = words.keys[frame.cue[0]] == "based"
        return not is_basis, _passes_on(frame), -_depth(frame, frames), -frame.cue[0]

    return sorted(frames, key=order)


def _passes_on(frame: Frame) -> bool:
    """Return whether it names who passed on what others credit: "as reported by X", not "was provided by X"."""
    return frame.shape is Shape.PASSED_BY and frame.extent[0] == frame.cue[0]


def _depth(frame: Frame, frames: Sequence[Frame]) -> int:
    """Return how many of the frames the frame stands in. Whoever is cited stands in who cites them."""
    if frame.shape is Shape.CITING:
        return 1 + max((_depth(other, frames) for other in frames if _cites(other, frame)), default=0)
    return sum(
        other is not frame and other.shape is not Shape.CITING and other.covers(frame.cue[0])
        for other in frames
    )


def _cites(other: Frame, citing: Frame) -> bool:
    return other.shape is not Shape.CITING and other.source in citing.through


def voices_of(
    words: Words, register: Register, frames: Sequence[Frame], publishers: Iterable[tuple[str, ...]] = ()
) -> tuple[Voice, ...]:
    """Return the chain, origin first, each voice once, without the text's own publisher; it may be empty."""
    voices: list[Voice] = []
    seen: set[tuple[str, ...]] = set()
    for frame, phrase in _steps(innermost_first(words, frames), frames):
        if phrase is not None and _is_same_voice(phrase, frames):
            continue
        name = frame.cue if phrase is None else register.named(phrase)
        key = without_article(words, name)
        if key in seen or key in publishers or _is_this_outlet(key):
            continue
        seen.add(key)
        voices.append(_voice(words, frame, phrase, name, is_relay=phrase is not frame.source))
    return tuple(voices)


def _is_same_voice(phrase: Phrase, frames: Sequence[Frame]) -> bool:
    """Return whether the pronoun is who says it: "the maker said | it | expects", "Li said that | she | plans"."""
    return phrase.sort is Sort.PRONOUN and any(
        frame.source is not None
        and frame.source != phrase
        and frame.shape in _SAYING
        and frame.cue[1] <= phrase.first <= frame.cue[1] + 1
        for frame in frames
    )


def _is_this_outlet(key: tuple[str, ...]) -> bool:
    """Return whether the text's publisher speaks of itself: "this newspaper"."""
    return key[0] in ("this", "our") and key[-1] in _OUTLETS


def _steps(ordered: Sequence[Frame], frames: Sequence[Frame]) -> Iterator[tuple[Frame, Phrase | None]]:
    for frame in ordered:
        yield frame, frame.source
        if frame.shape is Shape.CITING and any(_cites(other, frame) for other in frames):
            continue  # who cites has a frame of its own
        for phrase in frame.through:
            yield frame, phrase


def _voice(words: Words, frame: Frame, phrase: Phrase | None, name: Span, *, is_relay: bool) -> Voice:
    stands = frame.cue if phrase is None else (phrase.first, phrase.last)
    kind, anonymity = kind_of(words, phrase, name) if phrase else (SourceKind.GROUP, Anonymity.UNNAMED_GROUP)
    said_on = None if is_relay else said_on_words(words, frame)
    return Voice(
        named=words.place(name),
        words=words.place(stands),
        cue=words.place(frame.cue),
        stance=Stance.ASSERTS if is_relay else frame.stance,
        access=access_of(words, frame, kind, is_relay=is_relay),
        is_identified=phrase is not None,
        kind=kind,
        anonymity=anonymity,
        said_on_words=words.place(said_on) if said_on else None,
    )

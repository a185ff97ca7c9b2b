"""How the next step towards the reader came by what was said, where the words beside the cue tell."""

from claims.domain.reading.credits.closed_words import CONTRASTS
from claims.domain.reading.credits.cues import Act
from claims.domain.reading.credits.frames import Frame
from claims.domain.reading.credits.phrases import Phrase, Sort
from claims.domain.reading.credits.speaking_nouns import ISSUED, PASSED_ON
from claims.domain.reading.credits.words import BREAKS, Words
from claims.domain.reading.vocabulary import word_set
from claims.domain.terms import Access
from sources.domain.terms import SourceKind

_REACH = 8
# Source: DESIGN, section 3, the accesses of a link; FrameNet, frame Communication_means.
_PLACES = (
    (
        Access.SOCIAL_POST,
        word_set("twitter facebook telegram instagram weibo tiktok youtube tweet tweets tweeted posted"),
    ),
    (Access.INTERVIEW, word_set("interview interviews")),
    (Access.BRIEFING, word_set("briefing reporters journalists")),
    (Access.PRESS_RELEASE, word_set("statement release communique")),
    (
        Access.SAID_PUBLICLY,
        word_set(
            "conference speech rally hearing testimony debate address parliament congress senate council court"
            " assembly television broadcast sermon lecture testified summit"
        ),
    ),
)
_OUTLETS = (SourceKind.OUTLET, SourceKind.NEWS_AGENCY)
_POSTS = word_set("tweet tweets post posts")
_RELEASES = word_set("statement release communique bulletin")
_IMAGES = word_set("image images imagery footage video videos photo photos photographs")


def access_of(words: Words, frame: Frame, kind: SourceKind, *, is_relay: bool) -> Access:
    """Return the access that the words tell to what the voice said, unknown where they tell none.

    What an outlet printed was got from that outlet, whatever it had it from.
    """
    if kind in _OUTLETS:
        return Access.OTHER_OUTLET
    source = frame.source
    if is_relay or source is None:
        return Access.UNKNOWN
    if source.sort is Sort.DOCUMENT:
        return _access_to_document(words, frame, source)
    told = _told_beside(words, frame)
    if told is Access.UNKNOWN and frame.act is Act.TELLS and frame.through:
        return Access.INTERVIEW
    return told


def _access_to_document(words: Words, frame: Frame, source: Phrase) -> Access:
    keys = words.keys[source.first : source.last]
    if source.head in _IMAGES:
        return Access.IMAGERY
    if any(key in PASSED_ON for key in keys) or frame.through:
        return Access.DOCUMENT_SEEN
    if source.head in _POSTS:
        return Access.SOCIAL_POST
    if source.head in _RELEASES:
        return Access.PRESS_RELEASE
    return Access.PUBLISHED_DOCUMENT if any(key in ISSUED for key in keys) else Access.UNKNOWN


def _told_beside(words: Words, frame: Frame) -> Access:
    """Return the access of the words behind the cue, else of those that open the sentence: "In a statement, …"."""
    behind = range(frame.cue[0], min(len(words.keys), max(frame.cue[1], frame.extent[1]) + _REACH))
    sentence = words.text.sentence_at(words.tokens[frame.cue[0]].start)
    first = sentence.first if sentence else frame.cue[0]
    opening = range(first, min(frame.extent[0], frame.cue[0], first + _REACH))
    if first < frame.cue[0] and words.keys[first] not in ("in", "on", "at", "during", "speaking"):
        opening = range(0)
    for stretch in (behind, opening):
        for at in stretch:
            key = words.keys[at]
            is_behind_cue = at >= frame.cue[1]
            if is_behind_cue and (key in BREAKS or key in CONTRASTS or words.is_mark(at) or key == "that"):
                break
            for access, places in _PLACES:
                if key in places:
                    return access
    return Access.UNKNOWN

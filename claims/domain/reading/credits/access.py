"""How the next step towards the reader came by what was said, where the words beside the cue tell."""

from claims.domain.reading.credits.closed_words import CONTRASTS
from claims.domain.reading.credits.cues import Act
from claims.domain.reading.credits.frames import Frame, Shape
from claims.domain.reading.credits.phrases import Sort
from claims.domain.reading.credits.speaking_nouns import ISSUED, PASSED_ON
from claims.domain.reading.credits.words import BREAKS, Words
from claims.domain.reading.vocabulary import word_set
from claims.domain.terms import Access

_REACH = 8
# Source: DESIGN, section 3, the accesses of a link; FrameNet, frame Communication_means.
_PLACES = (
    (Access.SOCIAL_POST, word_set("twitter facebook telegram instagram weibo tweet tweets tweeted")),
    (Access.INTERVIEW, word_set("interview interviews")),
    (Access.BRIEFING, word_set("briefing conference reporters journalists")),
    (Access.PRESS_RELEASE, word_set("statement release communique")),
    (Access.SAID_PUBLICLY, word_set("speech rally hearing testimony debate address parliament")),
)
_IMAGES = word_set("image images imagery footage video videos photo photos photographs")


def access_of(words: Words, frame: Frame) -> Access:
    """Return the access that the words tell, unknown where they tell none."""
    source = frame.source
    if source is not None and source.sort is Sort.DOCUMENT:
        keys = words.keys[source.first : source.last]
        if source.head in _IMAGES:
            return Access.IMAGERY
        if any(key in PASSED_ON for key in keys):
            return Access.DOCUMENT_SEEN
        return Access.PUBLISHED_DOCUMENT if any(key in ISSUED for key in keys) else Access.UNKNOWN
    if frame.shape is Shape.QUOTED_AS and frame.through:
        return Access.OTHER_OUTLET
    first = frame.cue[0]
    for at in range(first, min(len(words.keys), frame.extent[1] + _REACH)):
        key = words.keys[at]
        if at >= frame.cue[1] and (key in BREAKS or key in CONTRASTS or words.is_mark(at) or key == "that"):
            break
        for access, places in _PLACES:
            if key in places:
                return access
    return Access.INTERVIEW if frame.act is Act.TELLS and frame.through else Access.UNKNOWN

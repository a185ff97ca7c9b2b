"""The whole way: from a text to its numbers, what they say, and who they are credited to."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from claims.domain.periods import resolve_period
from claims.domain.reading.credits import read_credits
from claims.domain.reading.numbers import read_numbers
from claims.domain.reading.proposals import Confidence, Credit, NumberRead, Place, Proposal, Reading
from claims.domain.reading.text import Text, layout
from claims.domain.terms import Prominence
from sources.domain.edtf import Edtf, parse_edtf

VERSION = "reader 1"
"""What proposals are signed with; goes up whenever a text may be read otherwise than before."""

OWN_VOICE = "nobody is credited: the outlet’s own voice"


def read_article(
    raw: str, published: str = "", *, names: Iterable[str] = (), publisher: Iterable[str] = ()
) -> Reading:
    """Return all numbers of the text, each once: as a proposed claim, or with the reason why it is none.

    `published` is EDTF, empty where it isn't known: then relative periods stay words. `names` are spellings of
    sources that are known already, `publisher` those of the outlet, which is no step of a chain.
    Raises: ValueError for a `published` that is no EDTF. Any text can be read.

    >>> reading = read_article("At least 40 boats sank, the mayor said.")
    >>> proposal = reading.claims[0]
    >>> proposal.number.amount.lower, proposal.credits[0].voices[0].named.of("At least 40 boats sank, the mayor said.")
    (Decimal('40'), 'mayor')
    """
    text = layout(raw)
    day = parse_edtf(published) if published else None
    numbers = read_numbers(text, day)
    proposed = [
        number for number in numbers if number.reason is None or number.prominence == Prominence.MINOR
    ]
    credited = read_credits(text, proposed, names, publisher)
    return Reading(
        claims=tuple(
            _proposal(text, number, [_dated(credit, raw, day) for credit in credited.get(number.place, ())])
            for number in proposed
        ),
        ignored=tuple(
            number
            for number in numbers
            if number.reason is not None and number.prominence != Prominence.MINOR
        ),
    )


def _proposal(text: Text, number: NumberRead, credited: Sequence[Credit]) -> Proposal:
    sentence = text.sentence_at(number.place.start)
    return Proposal(
        number=number,
        quote=sentence.place if sentence else Place(*number.place),
        credits=tuple(credited),
        confidence=credited[0].confidence if credited else Confidence.LIKELY,
        why=credited[0].why if credited else OWN_VOICE,
    )


def _dated(credit: Credit, raw: str, published: Edtf | None) -> Credit:
    """Return the credit with the days on which it was said, as far as they are known."""
    if not any(voice.said_on_words for voice in credit.voices):
        return credit
    voices = (
        replace(voice, said_on=resolve_period(voice.said_on_words.of(raw), published) or "")
        if voice.said_on_words
        else voice
        for voice in credit.voices
    )
    return replace(credit, voices=tuple(voices))

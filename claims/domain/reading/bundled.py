"""What the reader proposes for a number, in bundle form (docs/bundle-format.md): what an editor decides on.

A proposal is a piece of a bundle: the claim with its attributions and the sources they name, or the mention that
says why the number is no claim. Words are named by their places, so that nothing needs to be searched for.
"""

from bisect import bisect_right
from collections.abc import Collection, Mapping
from typing import Any

from claims.domain.decimals import canonical
from claims.domain.terms import Access, Change, Fate, Modality, Prominence, Stance
from sources.domain.terms import Anonymity

from .proposals import Credit, NumberRead, Place, Proposal, Reading, Reason, Voice

_FATES = {
    Reason.DATE: Fate.DATE,
    Reason.SOURCE_PART: Fate.SOURCE_PART,
    Reason.DENOMINATOR: Fate.PART_OF_CLAIM,
}
_SOURCE_DEFAULTS = {"anonymity": Anonymity.NAMED}
_CLAIM_DEFAULTS = {
    "change": Change.LEVEL,
    "modality": Modality.ASSERTED,
    "prominence": Prominence.MAIN,
}
_LINK_DEFAULTS = {"stance": Stance.ASSERTS, "access": Access.UNKNOWN}
_AMOUNT = ("point", "lower", "upper", "out_of", "margin", "sample")
_BEGINNINGS = ("the ", "a ", "an ")
_NEAREST = 20
"""So many words of claims before a number are asked whether it is part of them: more stand in no sentence."""


def proposals_of(
    reading: Reading, text: str, *, units: Collection[str] = ()
) -> list[tuple[Place, dict[str, Any]]]:
    """Return each number's place with what is proposed for it, in the order of the text.

    Shape:  {"claims": [claim], "attributions": […], "sources": […], "confidence", "why"}, or {"mentions": [mention],
            "confidence", "why"} for a number that is no claim. Equal chains have equal ids in all proposals.
    `units` are the slugs that a claim may name.
    """
    claimed = [(each.number.place, _claim_piece(each, text, units)) for each in reading.claims]
    parts = sorted({place for each in reading.claims for place in _spans(each.number).values()})
    ignored = [(number.place, _mention_piece(number, parts, text)) for number in reading.ignored]
    return sorted((*claimed, *ignored), key=lambda each: each[0])


# --- Claims ---


def _claim_piece(proposal: Proposal, text: str, units: Collection[str]) -> dict[str, Any]:
    chains = {_chain_id(credit): credit for credit in proposal.credits}
    voices = [voice for credit in chains.values() for voice in credit.voices if voice.is_identified]
    sources = {source_name(voice, text): voice for voice in voices}
    return {
        "claims": [_claim(proposal.number, proposal.quote, chains, text, units)],
        "attributions": [_attribution(name, credit, text) for name, credit in chains.items()],
        "sources": [
            _said(
                {"name": name, "kind": str(voice.kind), "anonymity": str(voice.anonymity)}, _SOURCE_DEFAULTS
            )
            for name, voice in sources.items()
        ],
        "confidence": str(proposal.confidence),
        "why": proposal.why,
    }


def _claim(
    number: NumberRead, quote: Place, chains: Mapping[str, Credit], text: str, units: Collection[str]
) -> dict[str, Any]:
    amount = {name: getattr(number.amount, name) for name in _AMOUNT}
    return _said(
        {
            "quote": _at(quote),
            "number": number.place.of(text),
            "comparator": str(number.amount.comparator),
            **_at(number.place),
            "words": {role: _at(place) for role, place in _spans(number).items()},
            **{name: canonical(value) for name, value in amount.items() if value is not None},
            "unit": number.unit if number.unit in units else "",
            "change": str(number.change),
            "baseline": number.baseline,
            "hedges": [str(hedge) for hedge in number.hedges],
            "modality": str(number.modality),
            "prominence": str(number.prominence),
            "period": number.period,
            "attributions": [{"id": name, "scope": str(credit.scope)} for name, credit in chains.items()],
        },
        _CLAIM_DEFAULTS,
    )


def _spans(number: NumberRead) -> dict[str, Place]:
    """Return the words that state a part of the claim, by their roles in the order of the format."""
    places = {
        "comparator": number.comparator,
        "hedge": number.hedge,
        "counted": number.counted,
        "period": number.period_words,
        "place": number.where,
        "change": number.change_words,
        "baseline": number.baseline_words,
        "out_of": number.out_of_words,
        "margin": number.margin_words,
        "record": number.record,
    }
    return {role: place for role, place in places.items() if place is not None}


# --- Attributions ---


def _attribution(name: str, credit: Credit, text: str) -> dict[str, Any]:
    return {
        "id": name,
        "links": [_link(voice, text) for voice in credit.voices],
        "manner": str(credit.manner),
    }


def _chain_id(credit: Credit) -> str:
    """Return a name made from where the chain's words stand: one chain has one, whichever number it credits."""
    places = [place for voice in credit.voices for place in (voice.words, voice.cue)]
    return "a" + "-".join(f"{place.start}" if place else "" for place in places)


def _link(voice: Voice, text: str) -> dict[str, Any]:
    return _said(
        {
            "source": source_name(voice, text) if voice.is_identified else "",
            "words": _at(voice.words),
            "cue": _at(voice.cue) if voice.cue else "",
            "stance": str(voice.stance),
            "access": str(voice.access),
            "said_on": voice.said_on,
            "date_words": _at(voice.said_on_words) if voice.said_on_words else "",
        },
        _LINK_DEFAULTS,
    )


def source_name(voice: Voice, text: str) -> str:
    """Return what the source would be called: its fullest name in the article, on one line, without an article.

    >>> text = "The coast guard said 12 boats sank."
    >>> source_name(Voice(named=Place(0, 15), words=Place(0, 15)), text)
    'coast guard'
    """
    name = " ".join(voice.named.of(text).split())
    beginning = next((each for each in _BEGINNINGS if name.casefold().startswith(each)), "")
    return name[len(beginning) :]


# --- Numbers that are no claims ---


def _mention_piece(number: NumberRead, parts: list[Place], text: str) -> dict[str, Any]:
    reason = number.reason or Reason.DEBRIS
    fate, why = _FATES.get(reason, Fate.DISMISSED), reason.label
    within = _around(number.place, parts)
    if within is not None:
        fate, why = Fate.PART_OF_CLAIM, f"part of “{' '.join(within.of(text).split())}”"
    mention = {"number": number.place.of(text), "fate": str(fate), **_at(number.place), "reason": why}
    return {"mentions": [mention]}


def _around(place: Place, parts: list[Place]) -> Place | None:
    """Return the words of a claim within which the place stands; `parts` are in order."""
    before = bisect_right(parts, place.start, key=lambda part: part.start)
    nearest = reversed(parts[max(0, before - _NEAREST) : before])
    return next((part for part in nearest if place.end <= part.end), None)


# --- Their form ---


def _at(place: Place) -> dict[str, int]:
    return {"start": place.start, "end": place.end}


def _said(values: dict[str, Any], defaults: dict[str, Any]) -> dict[str, Any]:
    """Return what there is to say: a bundle leaves out what is empty or goes without saying."""
    return {
        key: value
        for key, value in values.items()
        if value not in ("", None, [], {}) and value != defaults.get(key)
    }

"""A reading as a line of JSON: what `manage.py propose --jsonl` writes for an article (docs/reading.md)."""

import json
from dataclasses import replace
from decimal import Decimal, localcontext
from typing import Any

from claims.domain.amounts import Amount, Comparator
from claims.domain.decimals import canonical
from claims.domain.hedges import Hedge
from claims.domain.terms import Change, Modality, Prominence, Scope, Stance

from .proposals import Credit, NumberRead, Place, Proposal, Reading, Reason
from .reader import read_article

MOST_BYTES = 10_000_000
"""A line longer than that is refused before it is parsed."""


class UnreadableLine(ValueError):
    """A line that asks nothing that can be answered."""


# What the labelled articles call a modality, where they call it otherwise.
_MODALITIES = {
    Modality.ASSERTED: "reported",
    Modality.TARGET: "planned",
    Modality.PROJECTED: "hypothetical",
}
_DENIED = "denied"
_DIRECTIONS = {Change.ADDITIONAL: "up", Change.INCREASE: "up", Change.DECREASE: "down"}
_ESTIMATES = {Hedge.ESTIMATED, Hedge.BELIEVED}
_QUOTIENT_DIGITS = Decimal("0.000001")
_MOST_DIGITS = 80  # 40 before the point, divided by what has 20 behind it


def answered(line: bytes) -> bytes:
    """Return the answer to a line {"id", "text", "published", "outlet"}, as UTF-8 without a line end.

    Shape:  what `as_line` says with the article's id; {"id", "error"} for a line that can't be read.
    """
    name: Any = None
    try:
        if len(line) > MOST_BYTES:
            raise UnreadableLine(f"the line has more than {MOST_BYTES:,} bytes")
        asked = _parsed(line)
        name = asked.get("id")
        text, published = asked.get("text"), asked.get("published")
        if not isinstance(text, str):
            raise UnreadableLine("text must be a string")
        if published is not None and not isinstance(published, str):
            raise UnreadableLine("published must be a date or null")
        outlet = asked.get("outlet")
        if outlet is not None and not isinstance(outlet, str):
            raise UnreadableLine("outlet must be a name or null")
        reading = read_article(text, published or "", publisher=[outlet] if outlet else [])
        told = {"id": name, **as_line(reading, text)}
    except ValueError as error:
        told = {"id": name, "error": str(error)}
    # Half a character can't be written, but its escape can.
    return json.dumps(told, ensure_ascii=False).encode("utf-8", "backslashreplace")


def _parsed(line: bytes) -> dict[str, Any]:
    try:
        asked = json.loads(line)
    except RecursionError:
        raise UnreadableLine("the line is nested too deeply") from None
    except ValueError as error:
        raise UnreadableLine(f"the line is no JSON: {error}") from error
    if not isinstance(asked, dict):
        raise UnreadableLine('a line must be an object {"id", "text", "published"}')
    return asked


def as_line(reading: Reading, text: str) -> dict[str, Any]:
    """Return the reading as the line says it, without the article's id.

    Shape:  {"claims": […], "ignored": […]}; offsets are code points; `low` and `high` are decimal strings, null
            where the words don't bound them, a fraction's quotient to 6 digits. A minor claim stands in `ignored`
            with its reason; what is credited ambiguously has no `sources`.
    """
    main = [each for each in reading.claims if each.number.prominence == Prominence.MAIN]
    minor = [each.number for each in reading.claims if each.number.prominence == Prominence.MINOR]
    ignored = sorted((*reading.ignored, *minor), key=lambda number: number.place)
    return {
        "claims": [_claim(proposal, text) for proposal in main],
        "ignored": [
            {"start": number.place.start, "end": number.place.end, "reason": _reason(number)}
            for number in ignored
        ],
    }


def _reason(number: NumberRead) -> str:
    reason = number.reason or Reason.ORDINAL
    # The labelled articles have no reason of their own for what stands inside a source's name.
    return str(Reason.NAME if reason == Reason.SOURCE_PART else reason)


def _claim(proposal: Proposal, text: str) -> dict[str, Any]:
    number = proposal.number
    # "17" of "17 of the 24" is written as it stands: the 24 is a number of its own.
    is_share = number.amount.out_of is not None and number.out_of_words is None
    low, high = _bounds(number.amount if is_share else replace(number.amount, out_of=None))
    chains = [credit for credit in proposal.credits if credit.scope != Scope.AMBIGUOUS]
    denied = bool(chains) and chains[0].voices[0].stance == Stance.DENIES
    return {
        "start": number.place.start,
        "end": number.place.end,
        "low": low,
        "high": high,
        "bound": str(number.amount.comparator),
        "unit": "fraction" if is_share and not number.unit else number.unit,
        "noun": number.counted.of(text) if number.counted else "",
        "estimated": bool(_ESTIMATES & set(number.hedges)),
        "increment": number.change != Change.LEVEL,
        "direction": _DIRECTIONS.get(number.change),
        "modality": _DENIED if denied else _MODALITIES.get(number.modality, str(number.modality)),
        "period": {
            "words": number.period_words.of(text) if number.period_words else None,
            "edtf": number.period or None,
        },
        "confidence": str(proposal.confidence),
        "sources": _sources(chains[0], text) if chains else [],
        "also": [_sources(credit, text) for credit in chains[1:]],
    }


def _sources(credit: Credit, text: str) -> list[dict[str, Any]]:
    return [
        {
            "text": voice.named.of(text),
            "start": voice.words.start,
            "end": voice.words.end,
            **_cue(voice.cue),
            "stance": str(voice.stance),
        }
        for voice in credit.voices
    ]


def _cue(cue: Place | None) -> dict[str, int | None]:
    return {"cue_start": cue.start if cue else None, "cue_end": cue.end if cue else None}


def _bounds(amount: Amount) -> tuple[str | None, str | None]:
    if amount.comparator == Comparator.VAGUE:
        return None, None
    if amount.point is not None:
        point = _written(amount.point, amount.out_of)
        return point, point
    return _written(amount.lower, amount.out_of), _written(amount.upper, amount.out_of)


def _written(number: Decimal | None, out_of: Decimal | None) -> str | None:
    if number is None:
        return None
    if out_of is None:
        return canonical(number)
    with localcontext() as exactly:
        exactly.prec = _MOST_DIGITS
        return canonical((number / out_of).quantize(_QUOTIENT_DIGITS))

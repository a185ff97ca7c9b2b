"""Names for what is counted, to be taken in one key: stored quantities that may be meant, and a new one."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from claims.domain.quantity_names import proposed_quantity_name
from claims.domain.records import SpanRecord
from claims.domain.terms import Role
from claims.models import NumberMention
from claims.presenters.suggestions import Counted, SuggestedQuantity, suggest_quantities
from sources.domain.names import UnusableName, name_key

from .cards import QuantityChoice


@dataclass(frozen=True)
class CountedThing:
    """What a number counts, in the article's words, and where, as far as they say it."""

    counted: Counted
    place: str


def counted_in(spans: Iterable[SpanRecord], mention: NumberMention, unit: str) -> CountedThing:
    """Return what the number counts, in the words of its claim."""
    said = {span.role: span for span in spans}
    counted, quote, place = (said.get(role) for role in (Role.COUNTED, Role.QUOTE, Role.PLACE))
    begins = quote.start if quote else mention.start
    return CountedThing(
        Counted(
            words=counted.exact if counted else "",
            unit=unit,
            quote=quote.exact if quote else "",
            start=mention.start - begins,
            end=mention.end - begins,
        ),
        place.exact if place else "",
    )


def quantity_choices(asked: Mapping[int, CountedThing]) -> dict[int, tuple[QuantityChoice, ...]]:
    """Return the names offered for each of the counted things, by the same keys."""
    found = suggest_quantities([thing.counted for thing in asked.values()])
    return {
        key: tuple(_choices(thing, suggested))
        for (key, thing), suggested in zip(asked.items(), found, strict=True)
    }


def _choices(thing: CountedThing, suggested: Iterable[SuggestedQuantity]) -> Iterator[QuantityChoice]:
    names = set()
    for each in suggested:
        names.add(_key(each.name))
        yield QuantityChoice(each.name, each.why, is_same=each.is_same)
    new = proposed_quantity_name(thing.counted.words, thing.place, thing.counted.quote)
    if new and _key(new) not in names:
        yield QuantityChoice(new, "new")


def _key(name: str) -> str:
    try:
        return name_key(name)
    except UnusableName:
        return ""

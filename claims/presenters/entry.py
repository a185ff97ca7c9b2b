"""A claim that is being entered: how its number is read so far, and where its words stand in the text."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse

from claims.domain.periods import resolve_period
from claims.domain.records import SpanRecord
from claims.domain.terms import Fate, Role
from claims.models import NumericClaim
from sources.domain.edtf import parse_edtf
from sources.models import ArticleVersion

from .dates import Publication, publication
from .figures import Figure, figure
from .quotes import NUMBER, LegendEntry, Mark, Passage, excerpt, stretch

MOST_SHOWN = 20_000
"""Code points of a text that stand beside the form; of a longer one those around the quote."""

PLACE_REACH = 40
"""Code points shown on each side of words that stand more than once."""

ENTERED = "entered"
"""What the number of another claim on the same text does there."""
ENTERED_LABEL = "a claim already"

DATED = {Role.PERIOD: "period", Role.AS_OF: "as_of", Role.BASELINE: "baseline"}
"""Words that mean a time, and the field that says which."""


@dataclass(frozen=True)
class Dated:
    """A time that the words mean in this text, for the field that keeps it."""

    words: str
    field: str
    edtf: str


@dataclass(frozen=True)
class Place:
    """One of several places at which words stand, counted from 1."""

    number: int
    excerpt: Passage


@dataclass(frozen=True)
class EntryPage:
    """What stands beside the form of a claim."""

    version: ArticleVersion | None
    published: Publication | None
    figure: Figure | None
    text: Passage | None
    legend: tuple[LegendEntry, ...]
    dated: tuple[Dated, ...]
    entered: int
    """How many other claims there are on this text's numbers."""


def entry_page(
    version: ArticleVersion | None,
    *,
    draft: NumericClaim | None,
    spans: Iterable[SpanRecord],
    number: tuple[int, int] | None,
    own: int | None,
) -> EntryPage:
    """Return what is read so far. `own` is the row number of the claim itself, None for a new one.

    One query for the numbers that are claims already, and what reading the version takes.
    """
    read = figure(draft) if draft else None
    if version is None:
        return EntryPage(None, None, read, None, (), (), 0)
    spans = list(spans)
    others = _entered(version, own)
    marks = [Mark(span.start, span.end, span.role, Role(span.role).label) for span in spans]
    if number is not None:
        marks.append(Mark(*number, NUMBER, NUMBER))
    quote = next(((span.start, span.end) for span in spans if span.role == Role.QUOTE), (0, 0))
    text = stretch(version.text, [*marks, *others], around=quote, most=MOST_SHOWN)
    return EntryPage(
        version=version,
        published=publication(version),
        figure=read,
        text=text,
        legend=tuple(entry for entry in text.legend if entry.label not in (ENTERED_LABEL, Role.QUOTE.label)),
        dated=tuple(_dated(version, spans)),
        entered=len(others),
    )


def repeated_places(text: str, places: Iterable[tuple[int, int]]) -> tuple[Place, ...]:
    """Return each of the places with the words around it."""
    return tuple(
        Place(number, excerpt(text, start, end, reach=PLACE_REACH))
        for number, (start, end) in enumerate(places, start=1)
    )


def _entered(version: ArticleVersion, own: int | None) -> list[Mark]:
    """Return the numbers of the version that are claims already, each leading to its first."""
    rows = version.mentions.filter(fate=Fate.CLAIM.value, claims__isnull=False).exclude(claims=own)
    marks: dict[tuple[int, int], Mark] = {}
    for start, end, claim in rows.order_by("start", "claims").values_list("start", "end", "claims"):
        url = reverse("admin:claims_numericclaim_change", args=[claim])
        marks.setdefault((start, end), Mark(start, end, ENTERED, ENTERED_LABEL, url))
    return list(marks.values())


def _dated(version: ArticleVersion, spans: Iterable[SpanRecord]) -> Iterable[Dated]:
    known = version.published or version.article.published
    published = parse_edtf(known) if known else None
    for span in spans:
        field = DATED.get(Role(span.role))
        if field and (edtf := resolve_period(span.exact, published)):
            yield Dated(span.exact, field, edtf)

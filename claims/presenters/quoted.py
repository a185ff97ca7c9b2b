"""Attributions that no number rests on: who else an article quotes."""

from dataclasses import dataclass
from itertools import groupby

from claims.querysets import AttributionQuerySet

from .dates import Publication, publication
from .voices import Voice, voice_of

SHOWN = 10
# Chains are short: this many links hold more attributions than are shown.
_MOST_LINKS = 100


@dataclass(frozen=True)
class Quoted:
    """One such attribution, origin first, in the article's words."""

    voices: tuple[Voice, ...]
    article_slug: str
    article_headline: str
    outlet: str
    published: Publication


@dataclass(frozen=True)
class QuotedList:
    """The newest of them, and whether there are more."""

    shown: tuple[Quoted, ...]
    has_more: bool


def quoted_beside(attributions: AttributionQuerySet) -> QuotedList:
    """Return those of these attributions that are public and without a claim, newest first, in one query."""
    links = list(attributions.links_beside()[: _MOST_LINKS + 1])
    found = []
    for _, together in groupby(links[:_MOST_LINKS], key=lambda link: link.attribution_id):
        chain = list(together)
        version = chain[0].attribution.version
        found.append(
            Quoted(
                voices=tuple(voice_of(link) for link in chain),
                article_slug=version.article.slug,
                article_headline=str(version.article),
                outlet=version.article.outlet.name,
                published=publication(version),
            )
        )
    return QuotedList(tuple(found[:SHOWN]), has_more=len(found) > SHOWN or len(links) > _MOST_LINKS)

"""Whom a claim credits, from words to rows: names to sources, chains to attributions that may be there already."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace

from django.contrib.auth.models import User

from claims.actions.attributions import create_attribution, uid_of
from claims.domain.records import AttributionRecord
from claims.domain.uids import attribution_uid
from claims.models import Attribution
from newsledger.refusals import Refused
from sources.actions import create_source, edit_source, key_of
from sources.domain.records import AliasRecord, SourceRecord
from sources.models import ArticleVersion, Source, SourceAlias


def slugs_of(named: Mapping[str, SourceRecord], *, chosen: Mapping[str, str], by: User) -> dict[str, str]:
    """Return each name's source by its slug, mergers followed; made where neither chosen nor known by its name.

    Raises: Refused.
    """
    if strangers := sorted(set(chosen) - set(named)):
        raise Refused(f"Nobody is called “{strangers[0]}” here: open the number again.", field="sources")
    return {
        name: (stored_source(chosen[name]) if name in chosen else source_called(source, by=by)).slug
        for name, source in named.items()
    }


def stored_source(slug: str) -> Source:
    """Return the source of this slug, mergers followed.

    Raises: Refused.
    """
    row = Source.objects.filter(slug=slug).select_related("merged_into").first()
    if row is None:
        raise Refused(f"There is no source “{slug}” (any more): choose again.", field="sources")
    return _final(row)


def source_called(said: SourceRecord, *, by: User) -> Source:
    """Return the source of this name, mergers followed; made as it is said to be where there is none.

    Raises: Refused.
    """
    known = Source.objects.called(key_of(said.name, field="sources")).select_related("merged_into").first()
    return _final(known) if known else create_source(content=replace(said, slug=""), by=by)


def _final(source: Source) -> Source:
    while source.merged_into is not None:
        source = source.merged_into
    return source


def keep_spellings(spellings: Mapping[str, str], *, by: User) -> None:
    """Keep each name as a spelling of the source of this slug.

    Raises: Refused, for one that another source has: a spelling stands for one source.
    """
    for name, slug in spellings.items():
        source = stored_source(slug)
        known = (
            SourceAlias.objects.filter(name_key=key_of(name, field="spellings"))
            .select_related("source")
            .first()
        )
        if known is None:
            row = Source.objects.with_parts().get(pk=source.pk)
            content = row.as_record()
            aliases = (*content.aliases, AliasRecord(name))
            edit_source(source=row, revision=row.revision, content=replace(content, aliases=aliases), by=by)
        elif _final(known.source) != source:
            raise Refused(
                f"“{name}” is a spelling of “{known.source}” ({known.source.slug}) already, and a spelling stands for"
                f" one source: choose that one, or merge it into “{source}”.",
                field="spellings",
            )


def with_slugs(attribution: AttributionRecord, slugs: Mapping[str, str]) -> AttributionRecord:
    """Return the attribution with its links' sources by slug, where they are called otherwise."""
    links = (replace(link, source=slugs.get(link.source or "", link.source)) for link in attribution.links)
    return replace(attribution, links=tuple(links))


def names_in(attributions: Iterable[AttributionRecord]) -> Collection[str]:
    """Return what the links call their sources, each once, in the order of the chains."""
    return dict.fromkeys(
        link.source for each in attributions for link in each.in_order().links if link.source is not None
    ).keys()


def stored_like(content: AttributionRecord, version: ArticleVersion) -> Attribution | None:
    """Return the stored attribution with the very words of this one; None where there is none."""
    places = content.places()
    rows = Attribution.objects.with_parts().filter(version=version)
    first = next(
        (span for link in content.in_order().links for span in link.spans if span.role == "source"), None
    )
    if first is not None:
        # Asked by one of its places, so that a text with a thousand chains isn't read whole.
        rows = rows.filter(
            links__spans__role=first.role, links__spans__start=first.start, links__spans__end=first.end
        ).distinct()
    return next((row for row in rows.order_by("pk") if row.as_record().places() == places), None)


def make_attribution(content: AttributionRecord, version: ArticleVersion, *, by: User) -> Attribution:
    """Store an attribution whose words no other has, and return it.

    Its uid is that of its places, or a further one where an attribution that was changed since keeps that.
    Raises: Refused.
    """
    uid = uid_of(content, version)
    number = 2
    while Attribution.objects.filter(uid=uid).exists():
        uid = attribution_uid(
            outlet_key=key_of(version.article.outlet.name),
            sha256=version.sha256,
            places=[*content.places(), (number, number)],
        )
        number += 1
    return create_attribution(content=replace(content, uid=uid), by=by)

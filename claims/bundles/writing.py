"""Bundles out of the database: one folder an article, the same bytes whatever database they come from.

A bundle holds what its article's page rests on, drafts and withdrawn claims too, and everything it names.
Keys stand in the format's order and only where they say something; what has no order of its own is ordered
here by code point.
"""

import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Any

from django.db.models import Q, QuerySet

from claims.domain.records import AttributionRecord, ClaimRecord, QuantityRecord, SpanRecord
from claims.domain.terms import Fate, Role
from claims.models import Attribution, MentionList, NumericClaim, Quantity, Unit
from newsledger.refusals import Refused
from sources.domain.records import ArticleRecord, SourceRecord
from sources.models import Article, Source
from sources.querysets import ArticleQuerySet

from .format import Bundle, ClaimWordsPart, Place, UnitPart, WordsAt, bundle_text
from .mergers import Mergers
from .places import Window, shortest_anchor, whole
from .reading import BUNDLE_NAME

Values = dict[str, Any]
"""An object of a bundle before it is one: keys in any order, with values that the format leaves out."""

# Keys of a claim that mean in the record what they mean in the bundle.
_SAME_IN_BOTH = (
    "uid",
    "part",
    "version",
    "comparator",
    "point",
    "lower",
    "upper",
    "out_of",
    "margin",
    "sample",
    "change",
    "baseline",
    "hedges",
    "modality",
    "prominence",
    "period",
    "as_of",
    "review",
    "standing",
    "withdrawn_at",
    "withdrawn_reason",
    "note",
)


def chosen_articles(
    *,
    articles: Iterable[str] = (),
    outlets: Iterable[str] = (),
    sources: Iterable[str] = (),
    quantities: Iterable[str] = (),
    since: date | None = None,
    until: date | None = None,
) -> ArticleQuerySet:
    """Return the articles that fit every filter given; several values of one filter mean or.

    Slugs: of articles, of their outlets, of sources credited and quantities counted in them. An article fits
    `since` and `until` when it can have been published then.
    Raises: Refused, for a slug that isn't stored.
    """
    mergers = Mergers.stored()
    chosen = Article.objects.with_outlet()
    if slugs := _stored(Article.objects.all(), articles):
        chosen = chosen.filter(slug__in=slugs)
    if slugs := _with_merged(_stored(Source.objects.all(), outlets), mergers.sources):
        chosen = chosen.filter(outlet__slug__in=slugs)
    if slugs := _with_merged(_stored(Source.objects.all(), sources), mergers.sources):
        chosen = chosen.filter(
            pk__in=Attribution.objects.filter(links__source__slug__in=slugs).values("version__article")
        )
    if slugs := _with_merged(_stored(Quantity.objects.all(), quantities), mergers.quantities):
        claims = NumericClaim.objects.filter(quantity__slug__in=slugs)
        chosen = chosen.filter(pk__in=claims.values("mention__version__article"))
    if since:
        chosen = chosen.filter(
            Q(published_last__gte=since) | Q(published_last=None, published_first__isnull=False)
        )
    if until:
        chosen = chosen.filter(
            Q(published_first__lte=until) | Q(published_first=None, published_last__isnull=False)
        )
    return chosen


def write_bundle(article: Article, folder: Path, *, mergers: Mergers) -> None:
    """Write the article's bundle and its texts into the folder, which is made when it isn't there."""
    bundle, texts = bundle_of(article, mergers=mergers)
    folder.mkdir(parents=True, exist_ok=True)
    for number, text in texts.items():
        (folder / text_name(number)).write_bytes(text.encode("utf-8"))
    # Last, so that a folder with a bundle has its texts.
    (folder / BUNDLE_NAME).write_bytes(bundle_text(bundle).encode("utf-8"))


def text_name(version: int) -> str:
    return "article.txt" if version == 1 else f"article-{version}.txt"


def bundle_of(article: Article, *, mergers: Mergers) -> tuple[Bundle, dict[int, str]]:
    """Return the article's bundle and its texts by version number."""
    versions = {version.number: version for version in article.versions.order_by("number")}
    texts = {number: version.text for number, version in versions.items()}
    attributions = [
        mergers.attribution(row.as_record())
        for row in Attribution.objects.with_parts().filter(version__article=article)
    ]
    claims = [
        mergers.claim(row.as_record())
        for row in NumericClaim.objects.with_parts().filter(mention__version__article=article)
    ]
    record = mergers.article(article.as_record())
    named = {record.outlet, *(link.source for each in attributions for link in each.links if link.source)}
    if record.syndicated_from:
        named.add(record.syndicated_from)
    sources = _sources(named, mergers)
    quantities = _quantities({each.quantity for each in claims if each.quantity}, mergers)
    units = {each.unit for each in claims if each.unit} | {each.unit for each in quantities.values()}
    writer = _Writer(
        texts,
        sorted(attributions, key=_place_of_attribution),
        sorted(claims, key=lambda each: (each.version, each.start, each.end, each.part, each.uid)),
        {slug: source.name for slug, source in sources.items()},
        {slug: quantity.name for slug, quantity in quantities.items()},
    )
    values = {
        "bundle": 1,
        "article": writer.article_said(record),
        "units": [
            {name: getattr(unit, name) for name in UnitPart.model_fields}
            for unit in sorted(Unit.objects.filter(slug__in=units), key=lambda unit: unit.slug)
        ],
        "sources": [writer.source_said(sources[slug]) for slug in sorted(sources)],
        "quantities": [writer.quantity_said(quantities[slug]) for slug in sorted(quantities)],
        "attributions": list(writer.attributions_said()),
        "claims": list(writer.claims_said()),
        "mentions": list(writer.mentions_said(MentionList.objects.filter(version__article=article))),
        "links": list(writer.links_said()),
    }
    # Read like any bundle, though from plain values: what is written can be loaded.
    return Bundle.model_validate(values, strict=False), texts


@dataclass(frozen=True)
class _Writer:
    """What a bundle says, as plain values: what stands in the texts in the order in which it stands there.

    Sources and quantities are named by their names. No two share one, and a slug may be another's name.
    """

    texts: dict[int, str]
    attributions: list[AttributionRecord]
    claims: list[ClaimRecord]
    sources: dict[str, str]
    """Names by slug."""
    quantities: dict[str, str]
    """Names by slug."""

    def article_said(self, article: ArticleRecord) -> Values:
        versions = [
            {
                "text_file": text_name(version.number),
                "published": version.published,
                "retrieved_at": version.retrieved_at,
                "correction_notice": version.correction_notice,
            }
            for version in article.versions
        ]
        from_source = article.syndicated_from
        return {
            **asdict(article),
            "outlet": self.sources[article.outlet],
            "syndicated_from": "" if from_source is None else self.sources[from_source],
            "versions": versions,
        }

    def source_said(self, source: SourceRecord) -> Values:
        values = asdict(source)
        del values["merged_into"]
        for tie in values["affiliations"]:
            tie["organisation"] = self.sources[tie["organisation"]]
        return values

    def quantity_said(self, quantity: QuantityRecord) -> Values:
        values = asdict(quantity)
        del values["merged_into"]
        for name in ("broader", "denominator"):
            values[name] = "" if values[name] is None else self.quantities[values[name]]
        return values

    def attributions_said(self) -> Iterator[Values]:
        first_quotes: dict[str, Window] = {}
        for claim in self.claims:
            for credit in claim.attributions:
                first_quotes.setdefault(credit.attribution, _quote_of(claim))
        for number, record in enumerate(self.attributions, start=1):
            text = self.texts[record.version]
            windows = [whole(text)]
            if record.uid in first_quotes:
                windows.insert(0, first_quotes[record.uid])
            yield {
                "id": f"a{number}",
                "uid": record.uid,
                "manner": record.manner,
                "version": record.version,
                "original_language": record.original_language,
                "links": [
                    {
                        "source": None if link.source is None else self.sources[link.source],
                        "position": None if link.position == index else link.position,
                        "words": _anchor(text, link.span(Role.SOURCE), windows),
                        "cue": _anchor(text, link.span(Role.CUE), windows),
                        "date_words": _anchor(text, link.span(Role.DATE), windows),
                        "stance": link.stance,
                        "access": link.access,
                        "said_on": link.said_on,
                    }
                    for index, link in enumerate(record.links)
                ],
            }

    def claims_said(self) -> Iterator[Values]:
        places = {record.uid: index for index, record in enumerate(self.attributions, start=1)}
        for number, record in enumerate(self.claims, start=1):
            text = self.texts[record.version]
            quote = _quote_of(record)
            rests_on = sorted((places[credit.attribution], credit.scope) for credit in record.attributions)
            yield {
                **{name: getattr(record, name) for name in _SAME_IN_BOTH},
                "id": f"c{number}",
                **_quote_values(text, quote),
                **_number_values(text, record.start, record.end, quote),
                "words": {
                    role: _anchor(text, record.span(role), [quote]) for role in ClaimWordsPart.model_fields
                },
                "unit": record.unit or "",
                "quantity": "" if record.quantity is None else self.quantities[record.quantity],
                "attributions": [{"id": f"a{place}", "scope": scope} for place, scope in rests_on],
                "exceptions": [asdict(each) for each in record.exceptions],
            }

    def mentions_said(self, lists: QuerySet[MentionList]) -> Iterator[Values]:
        claimed = {(claim.version, claim.start, claim.end) for claim in self.claims}
        records = [listed.as_record() for listed in lists.select_related("version__article")]
        for record in sorted(records, key=lambda each: each.version):
            text = self.texts[record.version]
            for mention in record.mentions:
                if (record.version, mention.start, mention.end) not in claimed:
                    yield {
                        **_number_values(text, mention.start, mention.end, whole(text)),
                        # Said to bear a claim, and bearing none, a number is still to be decided.
                        "fate": Fate.UNDECIDED if mention.fate == Fate.CLAIM else mention.fate,
                        "version": record.version,
                        "reason": mention.reason,
                    }

    def links_said(self) -> Iterator[Values]:
        places = {record.uid: index for index, record in enumerate(self.claims, start=1)}
        for number, record in enumerate(self.claims, start=1):
            # To claims of this bundle first, in its order, then to others by uid.
            for link in sorted(
                record.links, key=lambda each: (places.get(each.to, math.inf), each.to, each.kind)
            ):
                yield {
                    "from": f"c{number}",
                    "to": f"c{places[link.to]}" if link.to in places else {"uid": link.to},
                    "kind": link.kind,
                    "basis": link.basis,
                    "note": link.note,
                }


# --- What a bundle names ----------------------------------------------------------------------------------


def _sources(named: set[str], mergers: Mergers) -> dict[str, SourceRecord]:
    """Return the sources with these slugs and all they are affiliated to, by slug."""
    found: dict[str, SourceRecord] = {}
    wanted = set(named)
    while wanted:
        rows = Source.objects.with_parts().filter(slug__in=wanted)
        records = {row.slug: mergers.source(row.as_record()) for row in rows}
        found |= records
        wanted = {
            tie.organisation for record in records.values() for tie in record.affiliations
        } - found.keys()
    return found


def _quantities(named: set[str], mergers: Mergers) -> dict[str, QuantityRecord]:
    """Return the quantities with these slugs, and those they are narrower than or shares of, by slug."""
    found: dict[str, QuantityRecord] = {}
    wanted = set(named)
    while wanted:
        rows = Quantity.objects.with_parts().filter(slug__in=wanted)
        records = {row.slug: mergers.quantity(row.as_record()) for row in rows}
        found |= records
        others = {other for record in records.values() for other in (record.broader, record.denominator)}
        wanted = {other for other in others if other is not None} - found.keys()
    return found


# --- Words and their places -------------------------------------------------------------------------------


def _place_of_attribution(record: AttributionRecord) -> tuple[int, float, str]:
    starts = [span.start for link in record.links for span in link.spans]
    return record.version, min(starts, default=math.inf), record.uid


def _quote_of(claim: ClaimRecord) -> Window:
    quote = claim.span(Role.QUOTE)
    if quote is None:
        raise Refused(f"The claim {claim.uid} has no quote: run manage.py verify.")
    return Window(quote.start, quote.end, "In the quote")


def _anchor(text: str, span: SpanRecord | None, windows: list[Window]) -> str | WordsAt | Place | None:
    return None if span is None else shortest_anchor(text, span.start, span.end, windows)


def _quote_values(text: str, quote: Window) -> Values:
    anchor = shortest_anchor(text, quote.start, quote.end, [whole(text)])
    if isinstance(anchor, WordsAt):
        return {"quote": anchor.words, "quote_occurrence": anchor.occurrence}
    return {"quote": anchor}


def _number_values(text: str, start: int, end: int, window: Window) -> Values:
    anchor = shortest_anchor(text, start, end, [window])
    if isinstance(anchor, WordsAt):
        return {"number": anchor.words, "occurrence": anchor.occurrence}
    if isinstance(anchor, Place):
        return {"number": text[start:end], "start": start, "end": end}
    return {"number": anchor}


# --- Filters ----------------------------------------------------------------------------------------------


def _stored(rows: QuerySet[Any], slugs: Iterable[str]) -> set[str]:
    wanted = set(slugs)
    if unknown := wanted - set(rows.filter(slug__in=wanted).values_list("slug", flat=True)):
        raise Refused(f"There is no {rows.model._meta.verbose_name} “{min(unknown)}”.")
    return wanted


def _with_merged(slugs: set[str], ends: Mapping[str, str]) -> set[str]:
    """Return the slugs with every other that stands for the same thing."""
    meant = {ends.get(slug, slug) for slug in slugs}
    return meant | {slug for slug, end in ends.items() if end in meant}

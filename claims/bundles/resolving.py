"""From what a bundle says to the records the ledger keeps: names looked up, words found, uids made.

Whatever can't be resolved becomes a fault at its path, and the rest goes on, so that one run tells them all.
"""

from collections.abc import Hashable, Iterable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace
from typing import Protocol

from claims.domain.hedges import Hedge
from claims.domain.records import (
    AttributionRecord,
    ClaimRecord,
    CreditRecord,
    ExceptionRecord,
    LinkRecord,
    MentionRecord,
    QuantityRecord,
    SpanRecord,
)
from claims.domain.terms import Role
from claims.domain.uids import attribution_uid, claim_uid
from newsledger.refusals import Refused
from sources.domain.names import UnusableName, name_key
from sources.domain.records import AffiliationRecord, AliasRecord, ArticleRecord, SourceRecord, VersionRecord
from sources.domain.texts import sha256_of

from .faults import Faults
from .format import (
    ArticlePart,
    AttributionPart,
    Bundle,
    ClaimPart,
    LinkPart,
    MentionPart,
    QuantityPart,
    SourcePart,
)
from .places import Window, locate, locate_number, whole
from .reading import BundleFile


class Names(Protocol):
    """Where the names in a bundle lead: each is answered with a slug.

    Raises: Refused, for a name that is neither declared in the file nor stored.
    """

    def source(self, name: str) -> str: ...

    def quantity(self, name: str) -> str: ...

    def unit(self, name: str) -> str: ...


# --- Sources, quantities, the article ---------------------------------------------------------------------


def source_record(part: SourcePart, names: Names, *, slug: str = "") -> SourceRecord:
    """Return the source as the bundle says it.

    Raises: Refused, for an organisation that isn't known.
    """
    return SourceRecord(
        slug=slug or part.slug,
        name=part.name,
        kind=str(part.kind),
        anonymity=str(part.anonymity),
        country=part.country,
        wikidata_id=part.wikidata_id,
        homepage=part.homepage,
        note=part.note,
        aliases=tuple(AliasRecord(alias.name, alias.language) for alias in part.aliases),
        affiliations=tuple(
            AffiliationRecord(str(tie.kind), names.source(tie.organisation), tie.role, tie.since, tie.until)
            for tie in part.affiliations
        ),
    )


def quantity_record(part: QuantityPart, names: Names, *, slug: str = "") -> QuantityRecord:
    """Return the quantity as the bundle says it.

    Raises: Refused, for a unit or another quantity that isn't known.
    """
    return QuantityRecord(
        slug=slug or part.slug,
        name=part.name,
        unit=names.unit(part.unit),
        statistic=str(part.statistic),
        accumulation=str(part.accumulation),
        place=part.place,
        broader=names.quantity(part.broader) if part.broader else None,
        denominator=names.quantity(part.denominator) if part.denominator else None,
        note=part.note,
    )


def article_record(part: ArticlePart, texts: dict[int, str], names: Names) -> ArticleRecord:
    """Return the article as the bundle says it, with its texts' hashes.

    Raises: Refused, for an outlet or a syndicating source that isn't known.
    """
    return ArticleRecord(
        slug=part.slug,
        outlet=names.source(part.outlet),
        headline=part.headline,
        url=part.url,
        byline=part.byline,
        published=part.published,
        published_basis=str(part.published_basis),
        language=part.language,
        archive_url=part.archive_url,
        syndicated_from=names.source(part.syndicated_from) if part.syndicated_from else None,
        text_public=part.text_public,
        versions=tuple(
            VersionRecord(
                number=number,
                sha256=sha256_of(texts[number]),
                published=version.published,
                retrieved_at=version.retrieved_at,
                correction_notice=version.correction_notice,
            )
            for number, version in enumerate(part.versions, start=1)
        ),
    )


def check_declarations(bundle: BundleFile, faults: Faults) -> None:
    """Find what is declared twice in the file, under whatever spelling, and what names itself."""
    said = bundle.bundle
    spellings = [pair for index, part in enumerate(said.sources) for pair in _spellings(index, part)]
    _refuse_repeats(bundle, faults, spellings)
    names = [(f"$.quantities[{index}].name", _key(part.name)) for index, part in enumerate(said.quantities)]
    _refuse_repeats(bundle, faults, names)
    slugs = {
        "sources": [part.slug for part in said.sources],
        "quantities": [part.slug for part in said.quantities],
        "units": [part.slug for part in said.units],
    }
    for kind, listed in slugs.items():
        given = ((f"$.{kind}[{index}].slug", slug) for index, slug in enumerate(listed) if slug)
        _refuse_repeats(bundle, faults, given)

    spelled = {key for _, key in spellings}
    for index, part in enumerate(said.sources):
        own = {key for _, key in _spellings(index, part)} | ({part.slug} - spelled)
        for place, tie in enumerate(part.affiliations):
            if _key(tie.organisation) in own:
                path = f"$.sources[{index}].affiliations[{place}].organisation"
                faults.add(bundle.file, path, "A source can’t be affiliated to itself.")
    spelled = {key for _, key in names}
    for index, quantity in enumerate(said.quantities):
        own = {_key(quantity.name)} | ({quantity.slug} - spelled)
        for name, other in (("broader", quantity.broader), ("denominator", quantity.denominator)):
            if other and _key(other) in own:
                path = f"$.quantities[{index}].{name}"
                faults.add(bundle.file, path, f"A quantity can’t be its own {name} one.")


def _spellings(index: int, part: SourcePart) -> Iterator[tuple[str, str]]:
    """Yield the path and the key of each spelling of a source, every key once."""
    own = {_key(part.name)}
    yield f"$.sources[{index}].name", _key(part.name)
    for place, alias in enumerate(part.aliases):
        if (key := _key(alias.name)) not in own:
            own.add(key)
            yield f"$.sources[{index}].aliases[{place}].name", key


def _key(name: str) -> str:
    # A name that can't be used is refused where it is written; until then it is only itself.
    try:
        return name_key(name)
    except UnusableName:
        return name


def _refuse_repeats(
    bundle: BundleFile,
    faults: Faults,
    things: Iterable[tuple[str, Hashable]],
    wrong: str = "Stands already at {}.",
) -> None:
    seen: dict[Hashable, str] = {}
    for path, thing in things:
        if (first := seen.setdefault(thing, path)) != path:
            faults.add(bundle.file, path, wrong.format(first))


# --- Attributions, claims, mentions -----------------------------------------------------------------------


@dataclass(frozen=True)
class SaidAttribution:
    path: str
    part: AttributionPart
    record: AttributionRecord

    def places(self) -> tuple[tuple[int, int] | None, ...]:
        return places_of(self.record)


@dataclass(frozen=True)
class SaidClaim:
    """A claim of the bundle. Its record's attributions are the bundle's own ids until they are stored."""

    path: str
    part: ClaimPart
    record: ClaimRecord


@dataclass(frozen=True)
class SaidMention:
    path: str
    part: MentionPart
    record: MentionRecord


@dataclass(frozen=True)
class Said:
    """Everything a bundle says about its article's texts, resolved."""

    attributions: list[SaidAttribution] = field(default_factory=list)
    claims: list[SaidClaim] = field(default_factory=list)
    mentions: list[SaidMention] = field(default_factory=list)


def places_of(attribution: AttributionRecord) -> tuple[tuple[int, int] | None, ...]:
    """Return where each link's words and cue stand, from the origin: what an attribution's uid is made of."""
    return attribution.places()


def resolve(bundle: BundleFile, *, article: str, outlet_key: str, names: Names, faults: Faults) -> Said:
    """Return what the bundle says about its texts, as records of the article with this slug.

    What can't be resolved is left out and told in `faults`.
    """
    return _Resolver(bundle, article, outlet_key, names, faults).resolve()


@dataclass
class _Resolver:
    file: BundleFile
    article: str
    outlet_key: str
    names: Names
    faults: Faults
    quotes: dict[int, Window] = field(default_factory=dict)
    """Where each claim's quote stands, by the claim's index."""
    hashes: dict[int, str] = field(default_factory=dict)
    ids: set[str] = field(default_factory=set)
    """Of the bundle's attributions."""
    first_users: dict[tuple[str, int], int] = field(default_factory=dict)
    """Index of the first claim that rests on an attribution, by its id and the claim's version."""

    @property
    def bundle(self) -> Bundle:
        return self.file.bundle

    def resolve(self) -> Said:
        self.hashes = {number: sha256_of(text) for number, text in self.file.texts.items()}
        for index, claim in enumerate(self.bundle.claims):
            with self.at(f"$.claims[{index}].quote"):
                text = self.text(claim.version)
                start, end = locate(text, claim.quote, [whole(text)], claim.quote_occurrence)
                self.quotes[index] = Window(start, end, "In the quote")
            for credit in claim.attributions:
                self.first_users.setdefault((credit.id, claim.version), index)
        self.ids = {attribution.id for attribution in self.bundle.attributions}
        said = Said()
        for index, attribution in enumerate(self.bundle.attributions):
            path = f"$.attributions[{index}]"
            with self.at(path):
                if resolved := self.attribution(path, attribution):
                    said.attributions.append(SaidAttribution(path, attribution, resolved))
        for index, claim in enumerate(self.bundle.claims):
            path = f"$.claims[{index}]"
            if index in self.quotes:
                with self.at(path):
                    if resolved_claim := self.claim(path, claim, self.quotes[index]):
                        said.claims.append(SaidClaim(path, claim, resolved_claim))
        for index, mention in enumerate(self.bundle.mentions):
            path = f"$.mentions[{index}]"
            with self.at(f"{path}.number"):
                text = self.text(mention.version)
                start, end = self.number(text, mention, whole(text))
                record = MentionRecord(start, end, text[start:end], str(mention.fate), mention.reason)
                said.mentions.append(SaidMention(path, mention, record))
        self.refuse_repeats(said)
        return said

    def at(self, path: str) -> AbstractContextManager[None]:
        return self.faults.at(self.file.file, path)

    def text(self, version: int) -> str:
        if version not in self.file.texts:
            raise Refused(f"There is no version {version} in this file.")
        return self.file.texts[version]

    @staticmethod
    def number(text: str, part: ClaimPart | MentionPart, window: Window) -> tuple[int, int]:
        return locate_number(
            text, part.number, window, start=part.start, end=part.end, occurrence=part.occurrence
        )

    def attribution(self, path: str, part: AttributionPart) -> AttributionRecord | None:
        text = self.text(part.version)
        windows = []
        if part.quote is not None:
            with self.at(f"{path}.quote"):
                start, end = locate(text, part.quote, [whole(text)], part.quote_occurrence)
                windows.append(Window(start, end, "In the quote"))
            if not windows:
                return None
        if (user := self.first_users.get((part.id, part.version))) is not None:
            if user not in self.quotes:
                return None  # told at that quote; without it the words might be found elsewhere
            windows.append(replace(self.quotes[user], name="In the first claim’s quote"))
        windows.append(whole(text))
        links = [
            self.link(f"{path}.links[{index}]", index, link, text, windows)
            for index, link in enumerate(part.links)
        ]
        resolved = AttributionRecord(
            uid="",
            article=self.article,
            version=part.version,
            manner=str(part.manner),
            original_language=part.original_language,
            links=tuple(link for link in links if link is not None),
        ).in_order()
        if len(resolved.links) < len(part.links):
            return None
        uid = part.uid or attribution_uid(
            outlet_key=self.outlet_key, sha256=self.hashes[part.version], places=places_of(resolved)
        )
        return replace(resolved, uid=uid)

    def link(
        self, path: str, index: int, part: LinkPart, text: str, windows: list[Window]
    ) -> LinkRecord | None:
        anchors = (
            (Role.SOURCE, "words", part.words, part.words_occurrence),
            (Role.CUE, "cue", part.cue, part.cue_occurrence),
            (Role.DATE, "date_words", part.date_words, None),
        )
        spans = []
        for role, key, anchor, occurrence in anchors:
            if anchor is not None:
                with self.at(f"{path}.{key}"):
                    start, end = locate(text, anchor, windows, occurrence)
                    spans.append(SpanRecord(start, end, role.value, text[start:end]))
        source = None
        known = part.source is None
        if part.source is not None:
            with self.at(f"{path}.source"):
                source = self.names.source(part.source)
                known = True
        if not known or len(spans) < sum(anchor is not None for _, _, anchor, _ in anchors):
            return None
        return LinkRecord(
            position=index if part.position is None else part.position,
            source=source,
            stance=str(part.stance),
            access=str(part.access),
            said_on=part.said_on,
            spans=tuple(sorted(spans)),
        )

    def claim(self, path: str, part: ClaimPart, quote: Window) -> ClaimRecord | None:
        text = self.text(part.version)
        place = None
        with self.at(f"{path}.number"):
            place = self.number(text, part, quote)
        spans = [SpanRecord(quote.start, quote.end, Role.QUOTE.value, text[quote.start : quote.end])]
        words = part.words.given()
        for role, anchor in words.items():
            with self.at(f"{path}.words.{role}"):
                start, end = locate(text, anchor, [quote])
                spans.append(SpanRecord(start, end, role, text[start:end]))
        unit = quantity = None
        with self.at(f"{path}.unit"):
            unit = self.names.unit(part.unit) if part.unit else None
        with self.at(f"{path}.quantity"):
            quantity = self.names.quantity(part.quantity) if part.quantity else None
        for index, credit in enumerate(part.attributions):
            if credit.id not in self.ids:
                self.faults.add(
                    self.file.file,
                    f"{path}.attributions[{index}].id",
                    f"There is no attribution “{credit.id}”.",
                )
        if place is None or len(spans) < 1 + len(words):
            return None
        return ClaimRecord(
            uid=part.uid
            or claim_uid(
                outlet_key=self.outlet_key,
                sha256=self.hashes[part.version],
                start=place[0],
                end=place[1],
                part=part.part,
            ),
            article=self.article,
            version=part.version,
            start=place[0],
            end=place[1],
            comparator=str(part.comparator),
            part=part.part,
            quantity=quantity,
            unit=unit,
            **{
                name: getattr(part, name)
                for name in ("point", "lower", "upper", "out_of", "margin", "sample")
            },
            change=str(part.change),
            baseline=part.baseline,
            hedges=tuple(hedge for hedge in Hedge.values() if hedge in part.hedges),
            modality=str(part.modality),
            prominence=str(part.prominence),
            period=part.period,
            as_of=part.as_of,
            note=part.note,
            standing=str(part.standing),
            review=str(part.review),
            withdrawn_at=part.withdrawn_at,
            withdrawn_reason=part.withdrawn_reason,
            spans=tuple(spans),
            attributions=tuple(CreditRecord(credit.id, str(credit.scope)) for credit in part.attributions),
            exceptions=tuple(ExceptionRecord(each.check, each.because) for each in part.exceptions),
        ).in_order()

    def refuse_repeats(self, said: Said) -> None:
        ids = {
            "attributions": [part.id for part in self.bundle.attributions],
            "claims": [part.id for part in self.bundle.claims],
        }
        for kind, listed in ids.items():
            given = ((f"$.{kind}[{index}].id", each) for index, each in enumerate(listed) if each)
            _refuse_repeats(self.file, self.faults, given)
        _refuse_repeats(
            self.file,
            self.faults,
            ((each.path, each.record.uid) for each in said.attributions),
            "Has the words of {}: let the claims share that one, or give this one a uid of its own.",
        )
        numbers = [
            *(
                (each.path, (each.part.version, each.record.start, each.record.end), each.record.part)
                for each in said.claims
            ),
            *(
                (each.path, (each.part.version, each.record.start, each.record.end), 0)
                for each in said.mentions
            ),
        ]
        _refuse_repeats(
            self.file,
            self.faults,
            ((path, (place, part)) for path, place, part in numbers),
            "This number stands already at {}; where it says two things, give another part.",
        )
        claimed = {place: path for path, place, part in reversed(numbers) if part}
        for path, place, part in numbers:
            if not part and place in claimed:
                self.faults.add(
                    self.file.file,
                    path,
                    f"This number bears the claim {claimed[place]}, which makes its own mention.",
                )
        uids = ((f"{each.path}.uid", each.part.uid) for each in said.claims if each.part.uid)
        _refuse_repeats(self.file, self.faults, uids)

"""What is proposed for a number, in the form in which a stored claim is shown."""

from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from claims.domain.proposed import Proposed
from claims.domain.records import AttributionRecord, ClaimRecord, LinkRecord
from claims.domain.terms import Access, Manner, Role, Scope, Stance
from claims.models import Attribution, NumberMention, NumericClaim, Unit
from claims.presenters.claim import facts_of
from claims.presenters.dates import known_date
from claims.presenters.figures import figure
from claims.presenters.suggestions import SuggestedSource
from claims.presenters.voices import Chain, SourceName, Step, Voice, source_name
from sources.domain.terms import Anonymity, SourceKind

from .cards import DeskClaim, NameAsked, in_order


@dataclass(frozen=True)
class Known:
    """What is stored already of whom proposals credit."""

    sources: Mapping[str, tuple[SuggestedSource, ...]]
    """The sources that may be meant by each name."""
    attributions: Mapping[Hashable, Attribution]
    """The attributions of the same text by the places of their words: the same words are the same attribution."""

    def stored(self, record: AttributionRecord) -> Attribution | None:
        """Return the stored attribution with the very words of this one."""
        return self.attributions.get(record.places())


def as_proposed(
    mention: NumberMention, record: ClaimRecord, proposed: Proposed, *, unit: Unit | None, known: Known
) -> DeskClaim:
    """Return the proposed claim, without a row of its own. `unit` is what it is counted in."""
    claim = claim_from(record, mention=mention, unit=unit)
    credited = {each.uid: each for each in proposed.attributions}
    links = [link for each in proposed.attributions for link in each.links]
    places = [(span.role, span.start, span.end) for link in links for span in link.spans]
    return DeskClaim(
        claim=claim,
        figure=figure(claim),
        facts=tuple(facts_of(claim, {span.role: span.exact for span in record.spans})),
        quantity=None,
        chains=tuple(
            _chain(credited[credit.attribution], Scope(credit.scope), proposed, known)
            for credit in record.attributions
        ),
        places=in_order([*((span.role, span.start, span.end) for span in record.spans), *places]),
    )


def claim_from(record: ClaimRecord, *, mention: NumberMention, unit: Unit | None) -> NumericClaim:
    """Return a row that says what the record says of a number, not to be stored."""
    amount = record.amount()
    return NumericClaim(
        mention=mention,
        unit=unit,
        comparator=str(amount.comparator),
        **{name: getattr(amount, name) for name in ("point", "lower", "upper", "out_of", "margin", "sample")},
        **{
            name: getattr(record, name)
            for name in ("part", "change", "baseline", "hedges", "modality", "prominence", "period", "as_of")
        },
    )


def _chain(record: AttributionRecord, scope: Scope, proposed: Proposed, known: Known) -> Chain:
    """Return the chain as it would be stored: where its very words are credited already, as they are there."""
    row = known.stored(record)
    said = row.as_record() if row else record
    names = (
        {link.source.slug: source_name(link.source) for link in row.links.all() if link.source} if row else {}
    )
    steps = groupby(said.in_order().links, key=lambda link: link.position)
    return Chain(
        uid=row.uid if row else "",
        scope=scope,
        manner=Manner(said.manner),
        original_language=said.original_language,
        steps=tuple(
            Step(
                position,
                tuple(
                    _voice(link, names.get(link.source or "") or _named(link, proposed, known))
                    for link in links
                ),
            )
            for position, links in steps
        ),
    )


def _voice(link: LinkRecord, source: SourceName | None) -> Voice:
    words = {span.role: span.exact for span in link.spans}
    return Voice(
        source=source,
        row_id=None,
        words=words.get(Role.SOURCE, ""),
        cue=words.get(Role.CUE, ""),
        stance=Stance(link.stance),
        access=Access(link.access),
        said_on=known_date(link.said_on),
        date_words=words.get(Role.DATE, ""),
    )


def _named(link: LinkRecord, proposed: Proposed, known: Known) -> SourceName | None:
    """Return the stored source that goes by the link's name, else the one that would be made."""
    if link.source is None:
        return None
    same = next((each for each in known.sources.get(link.source, ()) if each.is_same), None)
    said = proposed.source(link.source)
    return SourceName(
        id=same.id if same else 0,
        name=same.name if same else said.name,
        slug=same.slug if same else "",
        kind=SourceKind(said.kind),
        anonymity=Anonymity(said.anonymity),
    )


def names_asked(proposed: Proposed, known: Known) -> Iterator[NameAsked]:
    """Yield the names that no source goes by yet, of whom a new attribution would credit."""
    new = (record for record in proposed.attributions if known.stored(record) is None)
    names = {link.source for record in new for link in record.links}
    for source in proposed.sources:
        alike = known.sources.get(source.name, ())
        if source.name in names and not any(each.is_same for each in alike):
            yield NameAsked(source.name, SourceKind(source.kind), Anonymity(source.anonymity), alike)

"""A number of a version as it stands now: its claim as stored or as proposed, and whom it credits."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from django.db.models import Count

from claims.domain.drafts import DraftAttribution
from claims.domain.proposed import MalformedProposal, Proposed, proposed_of
from claims.domain.records import AttributionRecord, ClaimRecord, CreditRecord
from claims.models import Attribution, NumberMention, NumericClaim, state_mark
from sources.domain.records import SourceRecord
from sources.models import ArticleVersion

Place = tuple[int, int]


@dataclass(frozen=True)
class Standing:
    """What is known of a number. Nothing but its mark for one of which nothing was stored or proposed."""

    mark: str = ""
    claim: NumericClaim | None = None
    """The stored claim; None for one that is only proposed."""
    record: ClaimRecord | None = None
    credits: tuple[tuple[CreditRecord, AttributionRecord], ...] = ()
    stored: Mapping[str, tuple[Attribution, int]] = field(default_factory=dict)
    """The stored attributions by uid, each with how many other claims rest on it."""
    sources: Mapping[str, SourceRecord] = field(default_factory=dict)
    """What the links of a proposal mean by the names they use; stored links name their sources by slug."""
    proposed_by: str = ""

    def drafts(self, *, swapped: bool = False) -> list[DraftAttribution]:
        """Return its credits as they stand; swapped, origin and first relay change places in each chain."""
        return [self._draft(credit, record, swapped) for credit, record in self.credits]

    def _draft(self, credit: CreditRecord, record: AttributionRecord, swapped: bool) -> DraftAttribution:
        row, _ = self.stored.get(record.uid, (None, 0))
        content = swap(record) if swapped else record
        if row is None:
            return DraftAttribution(content=replace(content, uid=""), scope=credit.scope)
        if content == record:
            return DraftAttribution(uid=row.uid, scope=credit.scope)
        return DraftAttribution(row.uid, row.revision, content, credit.scope)


def swap(record: AttributionRecord) -> AttributionRecord:
    """Return the chain with its origin and its first relay in each other's place; one of a single step as it is."""
    if all(link.position == 0 for link in record.links):
        return record
    places = {0: 1, 1: 0}
    links = (replace(link, position=places.get(link.position, link.position)) for link in record.links)
    return replace(record, links=tuple(links)).in_order()


def standing_of(
    version: ArticleVersion, place: Place, *, part: int = 1, lacks_quantity: bool = False
) -> Standing:
    """Return how the number at the place stands.

    Of several claims on it the one of this part, or the first of which it isn't said yet what is counted.
    """
    mention = version.mentions.filter(start=place[0], end=place[1]).first()
    if mention is None:
        return Standing()
    claims = list(NumericClaim.objects.with_parts().filter(mention=mention).order_by("part"))
    mark = state_mark(mention, claims)
    lacking = (each for each in claims if lacks_quantity and each.quantity_id is None)
    claim = next(lacking, next((each for each in claims if each.part == part), None))
    if claim is not None:
        return _stored(claim, mark)
    proposed = proposal_of(version, mention) if not claims else None
    if proposed is None or proposed.claim is None:
        return Standing(mark=mark)
    by_id = {each.uid: each for each in proposed.attributions}
    return Standing(
        mark=mark,
        record=proposed.claim,
        credits=tuple((credit, by_id[credit.attribution]) for credit in proposed.claim.attributions),
        sources={source.name: source for source in proposed.sources},
        proposed_by=mention.proposed_by,
    )


def proposal_of(version: ArticleVersion, mention: NumberMention) -> Proposed | None:
    """Return what is proposed for the number; None for nothing, and for what can't be read."""
    if mention.proposal is None:
        return None
    try:
        return proposed_of(
            mention.proposal,
            version.text,
            article=version.article.slug,
            version=version.number,
            start=mention.start,
            end=mention.end,
        )
    except MalformedProposal:
        return None


def _stored(claim: NumericClaim, mark: str) -> Standing:
    record = claim.as_record()
    rows = Attribution.objects.with_parts().filter(uid__in=[each.attribution for each in record.attributions])
    # Counted over all claims, so not through those of this one.
    resting = dict(rows.order_by().annotate(resting=Count("credits")).values_list("uid", "resting"))
    stored = {row.uid: (row, resting[row.uid] - 1) for row in rows}
    return Standing(
        mark=mark,
        claim=claim,
        record=record,
        credits=tuple((credit, stored[credit.attribution][0].as_record()) for credit in record.attributions),
        stored=stored,
        proposed_by=claim.proposed_by,
    )

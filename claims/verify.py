"""What `verify` asks of claims: every anchor against the text, and what no row can promise alone."""

from collections.abc import Iterator, Mapping

from django.db.models import Exists, F, OuterRef

from claims.domain.terms import Fate, LinkKind, Role
from claims.models import (
    Attribution,
    AttributionLink,
    ClaimAttribution,
    ClaimLink,
    MentionList,
    NumberMention,
    NumericClaim,
    Quantity,
    Span,
)
from newsledger.ledger.models import LedgerEntry
from newsledger.ledger.verify import Finding, LiveRecord
from sources.domain.ties import find_cycle
from sources.models import ArticleVersion
from sources.models.fields import dates_with_other_days


def live_records() -> Iterator[LiveRecord]:
    """Yield every quantity, attribution, list of mentions and claim as the tables hold it."""
    for rows in (
        Quantity.objects.with_parts(),
        Attribution.objects.with_parts(),
        MentionList.objects.with_parts(),
        NumericClaim.objects.with_parts(),
    ):
        for row in rows.order_by("pk").iterator(chunk_size=500):
            yield LiveRecord(row.record, row.revision, row.as_record().payload())


def findings() -> Iterator[Finding]:
    """Yield anchors that don't hold, and rows that contradict each other."""
    yield from _anchors()
    yield from _quotes()
    yield from _fates()
    yield from _strangers()
    yield from _links_without_words()
    yield from _own_approvals()
    yield from _days()
    yield from _circles()
    yield from _words()


def _anchors() -> Iterator[Finding]:
    versions = ArticleVersion.objects.select_related("article").prefetch_related("spans", "mentions")
    for version in versions.order_by("pk").iterator(chunk_size=50):
        where = f"article/{version.article.slug}, version {version.number}"
        for mention in version.mentions.all():
            if version.text[mention.start : mention.end] != mention.exact:
                yield Finding(
                    where,
                    f"the number “{mention.exact}” doesn't stand at {mention.start}–{mention.end}",
                )
        for span in version.spans.all():
            if version.text[span.start : span.end] != span.exact:
                yield Finding(
                    where,
                    f"the {span.get_role_display()} “{_short(span.exact)}” of {_owner(span)}"
                    f" doesn't stand at {span.start}–{span.end} of the text",
                )


def _quotes() -> Iterator[Finding]:
    around = Span.objects.filter(
        claim=OuterRef("pk"),
        role=Role.QUOTE.value,
        start__lte=OuterRef("mention__start"),
        end__gte=OuterRef("mention__end"),
    )
    for claim in NumericClaim.objects.filter(~Exists(around)).select_related("mention").iterator():
        yield Finding(claim.record, "has no quote around its number")


def _fates() -> Iterator[Finding]:
    has_claim = Exists(NumericClaim.objects.filter(mention=OuterRef("pk")))
    mentions = NumberMention.objects.select_related("version__article").defer("version__text")
    for mention in mentions.filter(has_claim).exclude(fate=Fate.CLAIM.value).iterator():
        yield Finding(_place(mention), f"bears a claim, but its fate is “{mention.get_fate_display()}”")
    for mention in mentions.filter(~has_claim, fate=Fate.CLAIM.value).iterator():
        yield Finding(_place(mention), "has the fate “claim”, but bears none")
    for mention in mentions.filter(version__mention_list=None).iterator():
        yield Finding(_place(mention), "stands in its table, but in no list that the ledger knows")


def _strangers() -> Iterator[Finding]:
    """Yield spans and credits that tie two different texts together."""
    for span in Span.objects.exclude(claim=None).exclude(version=F("claim__mention__version")).iterator():
        yield Finding(_owner(span), f"its {span.get_role_display()} is anchored in another text")
    for span in Span.objects.exclude(link=None).exclude(version=F("link__attribution__version")).iterator():
        yield Finding(_owner(span), f"its {span.get_role_display()} is anchored in another text")
    strange = ClaimAttribution.objects.exclude(attribution__version=F("claim__mention__version"))
    for credit in strange.select_related("claim", "attribution").iterator():
        yield Finding(credit.claim.record, f"rests on {credit.attribution}, which stands in another text")


def _links_without_words() -> Iterator[Finding]:
    words = Span.objects.filter(link=OuterRef("pk"), role=Role.SOURCE.value)
    links = AttributionLink.objects.filter(~Exists(words), source=None).select_related("attribution")
    for link in links.iterator():
        yield Finding(link.attribution.record, "has a step that names no source and has no words for it")


def _own_approvals() -> Iterator[Finding]:
    for claim in NumericClaim.objects.exclude(reviewed_by=None).select_related("reviewed_by").iterator():
        reviewer = str(claim.reviewed_by)
        approval = claim.history().filter(action=LedgerEntry.Action.APPROVED.value).first()
        # What was written since is no revision that they approved: links come to approved claims, too.
        if reviewer in claim.authors(until=approval.revision if approval else None):
            yield Finding(claim.record, f"was approved by {reviewer}, who wrote a revision of it")


def _circles() -> Iterator[Finding]:
    """Yield a circle of derivations, and one of quantities that contain each other."""
    derived = ClaimLink.objects.filter(kind=LinkKind.DERIVED_FROM.value).values_list("from_claim", "to_claim")
    if circle := find_cycle(derived.order_by("pk")):
        claim = NumericClaim.objects.get(pk=circle[0])
        yield Finding(claim.record, f"derives from itself, through {len(circle) - 1} links")
    narrower = Quantity.objects.exclude(broader=None).order_by("pk").values_list("pk", "broader_id")
    # A merged quantity is the one it was merged into: a tie of either is a tie of both.
    merged = {row.pk: row.merged_into_id for row in Quantity.objects.exclude(merged_into=None)}
    edges = [(_end(one, merged), _end(other, merged)) for one, other in narrower if other]
    if circle := find_cycle(edges):
        yield Finding(Quantity.objects.get(pk=circle[0]).record, "is, in the end, narrower than itself")


def _words() -> Iterator[Finding]:
    """Yield quantities that aren't found by their names, or are by another's."""
    quantities = Quantity.objects.select_related("unit").prefetch_related("words")
    for quantity in quantities.order_by("pk").iterator(chunk_size=500):
        if {row.word for row in quantity.words.all()} != quantity.word_keys():
            yield Finding(
                quantity.record,
                "the words by which it is suggested are not those of its name: run `manage.py rebuild_words`",
            )


def _end(quantity_id: int, merged: Mapping[int, int | None]) -> int:
    """Return the quantity that this one turned out to be; mergers in a circle end where they began."""
    seen = set()
    while (into := merged.get(quantity_id)) and quantity_id not in seen:
        seen.add(quantity_id)
        quantity_id = into
    return quantity_id


def _days() -> Iterator[Finding]:
    for claim in NumericClaim.objects.order_by("pk").iterator():
        for name in dates_with_other_days(claim):
            yield Finding(claim.record, f"the days of its {name} are not those of its date")
    for link in AttributionLink.objects.select_related("attribution").order_by("pk").iterator():
        for name in dates_with_other_days(link):
            yield Finding(link.attribution.record, f"the days of a step’s {name} are not those of its date")


def _owner(span: Span) -> str:
    if span.claim:
        return span.claim.record
    return span.link.attribution.record if span.link else "a span without an owner"


def _place(mention: NumberMention) -> str:
    version = mention.version
    return f"mentions/{version.article.slug}/{version.number}, “{mention.exact}” at {mention.start}"


def _short(text: str, limit: int = 80) -> str:
    return text if len(text) <= limit else text[: limit - 1] + "…"

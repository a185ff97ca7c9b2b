"""Rows in numbers that no editor would type, for what pages cost.

Written to the tables directly: by actions a thousand would take minutes, and pages only read.
"""

from django.db import connection

from claims.models import (
    Attribution,
    AttributionLink,
    ClaimAttribution,
    NumberMention,
    NumericClaim,
    Quantity,
    Span,
)
from sources.models import Article, ArticleVersion, Source, SourceAlias
from tests.world import World


def add_rows(world: World, number: int) -> None:
    """Add so many articles with a text, sources, quantities, attributions and claims, each claim on all of them."""
    begun = Article.objects.count()
    names = [f"copy-{place}" for place in range(begun, begun + number)]
    outlets = Source.objects.bulk_create(Source(name=name, slug=name, kind="outlet") for name in names)
    SourceAlias.objects.bulk_create(
        SourceAlias(source=outlet, name=outlet.name, name_key=outlet.name) for outlet in outlets
    )
    quantities = Quantity.objects.bulk_create(
        Quantity(name=name, name_key=name, slug=name, unit=world.quantities["drones"].unit, statistic="count")
        for name in names
    )
    articles = Article.objects.bulk_create(
        Article(outlet=outlet, slug=outlet.slug, published="2025-07-12") for outlet in outlets
    )
    versions = ArticleVersion.objects.bulk_create(
        ArticleVersion(article=article, text="At least 40 men.", sha256=f"{article.pk:064x}")
        for article in articles
    )
    attributions = Attribution.objects.bulk_create(
        Attribution(uid=version.article.slug, version=version) for version in versions
    )
    AttributionLink.objects.bulk_create(
        AttributionLink(attribution=attribution, source=source, position=position)
        for attribution, outlet in zip(attributions, outlets, strict=True)
        for position, source in enumerate((world.sources["tass"], outlet))
    )
    mentions = NumberMention.objects.bulk_create(
        NumberMention(version=version, start=9, end=11, exact="40", fate="claim") for version in versions
    )
    claims = NumericClaim.objects.bulk_create(
        NumericClaim(
            uid=quantity.slug,
            mention=mention,
            quantity=quantity,
            comparator="at_least",
            lower=40,
            review=("in_review", "draft")[mention.pk % 2],
            created_by=world.editor,
        )
        for mention, quantity in zip(mentions, quantities, strict=True)
    )
    Span.objects.bulk_create(
        Span(version=version, role="quote", start=0, end=16, exact="At least 40 men.", claim=claim)
        for version, claim in zip(versions, claims, strict=True)
    )
    ClaimAttribution.objects.bulk_create(
        ClaimAttribution(claim=claim, attribution=attribution)
        for claim, attribution in zip(claims, attributions, strict=True)
    )
    _tell_the_planner()


def add_claims(world: World, number: int, *, review: str = "approved") -> None:
    """Add so many claims like the world's soldiers, in its text and on their attribution."""
    like, text = world.soldiers, world.version.text
    begun = NumberMention.objects.count()
    # Every place of one letter, then every place of two.
    places = [(at % (len(text) - 1), 1 + at // (len(text) - 1)) for at in range(begun, begun + number)]
    NumberMention.objects.bulk_create(
        NumberMention(
            version=world.version, start=at, end=at + width, exact=text[at : at + width], fate="claim"
        )
        for at, width in places
    )
    mentions = NumberMention.objects.filter(version=world.version, claims__isnull=True)[:number]
    claims = NumericClaim.objects.bulk_create(
        NumericClaim(
            uid=f"copy-{mention.pk}",
            mention=mention,
            quantity=like.quantity,
            comparator="exact",
            point=mention.pk,
            review=review,
            created_by=world.editor,
        )
        for mention in mentions
    )
    credited = like.credits.get().attribution
    ClaimAttribution.objects.bulk_create(
        ClaimAttribution(claim=claim, attribution=credited, scope="explicit") for claim in claims
    )
    Span.objects.bulk_create(
        Span(
            version=world.version,
            role="quote",
            start=claim.mention.start,
            end=claim.mention.end,
            exact=claim.mention.exact,
            claim=claim,
        )
        for claim in claims
    )
    _tell_the_planner()


def _tell_the_planner() -> None:
    """Let the database count its rows: tables filled and emptied again look empty, and it chose a plan of minutes."""
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")

"""What stands publicly: sources, quantities and articles are shown when something public stands on them.

A draft must not be seen through what it names. So a source has a page when a public claim's chain names it,
when an attribution without a claim does beside a public one, when it published such an article, or when one
of these speaks for it, is part of it, owned or issued by it. A quantity and an article need a public claim.
All else answers 404.
"""

from collections.abc import Iterable

from django.db.models import Exists, OuterRef, Q

from claims.models import Attribution, AttributionLink, NumericClaim, Quantity
from claims.querysets import ClaimQuerySet, QuantityQuerySet
from sources.domain.terms import ROLL_UP_KINDS
from sources.models import Article, Source
from sources.querysets import ArticleQuerySet, SourceQuerySet


def public_sources() -> SourceQuerySet:
    """Return the sources that have a page; a merged one is left to the source it turned out to be."""
    return standing_sources().unmerged()


def standing_sources() -> SourceQuerySet:
    """Return the sources on which something public stands and the bodies above them, merged rows too."""
    link = AttributionLink.objects.filter(source=OuterRef("pk"), attribution__in=Attribution.objects.public())
    named = Source.objects.filter(Exists(link) | Exists(_published(NumericClaim.objects.public())))
    return named.with_bodies_above(ROLL_UP_KINDS)


def sources_behind(claims: ClaimQuerySet, roles: Iterable[str]) -> SourceQuerySet:
    """Return the sources that stand behind these claims in one of the roles, mergers followed."""
    claims, roles = claims.order_by(), set(roles)
    link = AttributionLink.objects.filter(source=OuterRef("pk"), attribution__credits__claim__in=claims)
    stands = Q(pk__in=[])
    if "originated" in roles:
        stands |= Q(Exists(link.filter(position=0)))
    if "relayed" in roles:
        stands |= Q(Exists(link.filter(position__gt=0)))
    if "published" in roles:
        stands |= Q(Exists(_published(claims)))
    return Source.objects.filter(stands).with_bodies_above(()).unmerged()


def quantities_behind(claims: ClaimQuerySet) -> QuantityQuerySet:
    """Return the quantities these claims count, mergers followed."""
    counted = Quantity.objects.filter(Exists(claims.order_by().filter(quantity=OuterRef("pk"))))
    return counted.with_mergers_above().unmerged()


def articles_behind(claims: ClaimQuerySet) -> ArticleQuerySet:
    """Return the articles in which these claims stand."""
    return Article.objects.filter(Exists(claims.order_by().filter(mention__version__article=OuterRef("pk"))))


def _published(claims: ClaimQuerySet) -> ClaimQuerySet:
    return claims.filter(mention__version__article__outlet=OuterRef("pk"))

"""What the list of claims can be narrowed by beside the columns of a claim.

A choice is one of a few. A row (an article, a source, …) is never chosen from a list: other pages lead here
with its name in the address, as public lists have it, and the filter shows which it is and the way back to all.
"""

import re
from collections.abc import Iterable
from typing import Any, ClassVar, NamedTuple

from django.contrib import admin
from django.contrib.admin.options import IncorrectLookupParameters
from django.http import HttpRequest

from claims.domain.hedges import Hedge
from claims.models import Attribution, Quantity
from claims.querysets import ClaimQuerySet, Speaker
from newsledger.ledger.admin import ChoiceFilter
from sources.models import Article, ArticleVersion, Source
from sources.querysets import Resolved

# What BigAutoField can hold; anything else can't be a row's number.
_ROW_NUMBER = re.compile("[0-9]{1,18}", re.ASCII)

NO_HEDGE = "none"


class ForMeFilter(ChoiceFilter):
    """What concerns whoever looks: the own claims, and those that wait for the reader's review."""

    title = "whose turn it is"
    parameter_name = "for_me"
    begins_open = True
    offered = (
        ("review", "Waiting for my review"),
        ("returned", "Returned to me"),
        ("mine", "Created by me"),
    )

    def chosen(self, rows: ClaimQuerySet, value: str, request: HttpRequest) -> ClaimQuerySet:
        """Select the claims that are the user's to review, to mend, or at all."""
        name = request.user.get_username()
        if value == "review":
            return rows.waiting_for(name)
        if value == "returned":
            return rows.filter(review="returned").written_by(name)
        return rows.filter(created_by=request.user.pk)


class WithdrawnFilter(ChoiceFilter):
    """Whether a claim is withdrawn."""

    title = "withdrawal"
    parameter_name = "withdrawn"
    offered = (("no", "Not withdrawn"), ("yes", "Withdrawn"))

    def chosen(self, rows: ClaimQuerySet, value: str, request: HttpRequest) -> ClaimQuerySet:
        """Select the claims that are withdrawn, or are not."""
        return rows.filter(withdrawn_at__isnull=value == "no")


class HedgeFilter(ChoiceFilter):
    """Which words weaken the number."""

    title = "hedge"
    parameter_name = "hedge"
    offered = ((NO_HEDGE, "no hedge"), *Hedge.choices())

    def chosen(self, rows: ClaimQuerySet, value: str, request: HttpRequest) -> ClaimQuerySet:
        """Select the claims with this hedge, or without any."""
        return rows.filter(hedges="") if value == NO_HEDGE else rows.hedged([value])


class Named(NamedTuple):
    """What the address names: what it is called, and the rows it stands for, mergers followed."""

    name: str
    ids: list[int]


class RowFilter(admin.SimpleListFilter):
    """A filter by one row of a growing table. Not shown until the address names one; finding it is one query."""

    parameter_name: str
    begins_open = True
    named: Named | None = None

    def lookups(self, request: HttpRequest, model_admin: Any) -> Iterable[tuple[str, str]]:
        """Return what the address names; nothing while it names nothing.

        Raises: IncorrectLookupParameters for what isn't there.
        """
        value = self.value()
        if value is None:
            return ()
        self.named = self.find(value)
        if self.named is None:
            raise IncorrectLookupParameters(f"There is no such {self.title}.")
        return ((value, self.named.name),)

    def queryset(self, request: HttpRequest, queryset: Any) -> ClaimQuerySet:
        """Select the claims of what is named."""
        return self.narrow(queryset, self.named.ids) if self.named else queryset

    def find(self, value: str) -> Named | None:
        """Return what the value of the parameter names; None for what isn't there."""
        raise NotImplementedError

    def narrow(self, claims: ClaimQuerySet, ids: list[int]) -> ClaimQuerySet:
        """Select the claims of these rows."""
        raise NotImplementedError


class ArticleFilter(RowFilter):
    """The article in which a claim stands, by slug."""

    title = "article"
    parameter_name = "article"

    def find(self, value: str) -> Named | None:
        """Return the article."""
        article = Article.objects.filter(slug=value).first()
        return Named(str(article), [article.pk]) if article else None

    def narrow(self, claims: ClaimQuerySet, ids: list[int]) -> ClaimQuerySet:
        """Select the claims in any version of the article."""
        return claims.filter(mention__version__article__in=ids)


class VersionFilter(RowFilter):
    """The text in which a claim stands, by row number."""

    title = "version"
    parameter_name = "version"

    def find(self, value: str) -> Named | None:
        """Return the version."""
        if not _ROW_NUMBER.fullmatch(value):
            return None
        versions = ArticleVersion.objects.select_related("article").defer("text")
        version = versions.filter(pk=int(value)).first()
        return Named(str(version), [version.pk]) if version else None

    def narrow(self, claims: ClaimQuerySet, ids: list[int]) -> ClaimQuerySet:
        """Select the claims in the version."""
        return claims.filter(mention__version__in=ids)


class AttributionFilter(RowFilter):
    """The attribution on which a claim rests, by uid."""

    title = "attribution"
    parameter_name = "attribution"

    def find(self, value: str) -> Named | None:
        """Return the attribution. Its chain stands with every claim in the list."""
        attribution = Attribution.objects.filter(uid=value).first()
        return Named(attribution.uid, [attribution.pk]) if attribution else None

    def narrow(self, claims: ClaimQuerySet, ids: list[int]) -> ClaimQuerySet:
        """Select the claims that rest on the attribution."""
        return claims.filter(credits__attribution__in=ids)


class QuantityFilter(RowFilter):
    """What is counted, by slug."""

    title = "quantity"
    parameter_name = "quantity"

    def find(self, value: str) -> Named | None:
        """Return the quantity and all that are the same by merger."""
        return _resolved(value, Quantity.objects.resolving([value]))

    def narrow(self, claims: ClaimQuerySet, ids: list[int]) -> ClaimQuerySet:
        """Select the claims that count the quantity."""
        return claims.filter(quantity__in=ids)


class SourceFilter(RowFilter):
    """Who stands behind a claim, in whatever role, by slug."""

    title = "source"
    parameter_name = "source"
    roles: ClassVar[tuple[str, ...]] = ("originated", "relayed", "published")

    def find(self, value: str) -> Named | None:
        """Return the source and all that are the same by merger."""
        return _resolved(value, Source.objects.resolving([value]))

    def narrow(self, claims: ClaimQuerySet, ids: list[int]) -> ClaimQuerySet:
        """Select the claims behind which the source stands."""
        return claims.credited_to([Speaker(source_id) for source_id in ids], roles=self.roles)


class OriginFilter(SourceFilter):
    """Who said it first."""

    title = "origin"
    parameter_name = "origin"
    roles = ("originated",)


class RelayFilter(SourceFilter):
    """Through whom it came."""

    title = "relay"
    parameter_name = "relay"
    roles = ("relayed",)


class OutletFilter(SourceFilter):
    """Who published it."""

    title = "outlet"
    parameter_name = "outlet"
    roles = ("published",)


def _resolved(slug: str, rows: list[Resolved]) -> Named | None:
    """Return the rows that the slug stands for, called as the row that has it."""
    names = {row.slug: row.name for row in rows}
    return Named(names[slug], [row.id for row in rows]) if names else None


BY_ROW: tuple[type[RowFilter], ...] = (
    ArticleFilter,
    VersionFilter,
    QuantityFilter,
    AttributionFilter,
    SourceFilter,
    OriginFilter,
    RelayFilter,
    OutletFilter,
)

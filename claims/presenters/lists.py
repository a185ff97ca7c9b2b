"""The lists of sources, quantities and articles: what stands behind the claims that were asked for."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import BigIntegerField, Case, Count, Exists, F, OuterRef, Q, Value, When

from claims.domain.terms import Statistic
from claims.models import AttributionLink, Quantity
from claims.querysets import ClaimQuerySet, QuantityQuerySet
from sources.domain.terms import PublishedBasis
from sources.models import Article, Source, SourceAlias
from sources.querysets import SourceQuerySet

from .dates import KnownDate, known_date
from .figures import accumulation_words, plural
from .paging import Page, page_of
from .standing import articles_behind, public_sources, quantities_behind, sources_behind
from .voices import SourceName, source_name

Word = tuple[str, str]
"""A word to be found as it was typed, and its name key."""


@dataclass(frozen=True)
class SourceRow:
    """A source in one line, with the number of claims asked for that it stands behind, by role."""

    source: SourceName
    country: str
    originated: int
    relayed: int
    published: int


@dataclass(frozen=True)
class QuantityRow:
    """A quantity in one line, with the number of claims asked for that are on it."""

    name: str
    slug: str
    unit: str
    statistic: str
    accumulation: str
    claims: int


@dataclass(frozen=True)
class ArticleRow:
    """An article in one line, with the number of claims asked for that stand in it."""

    headline: str
    slug: str
    outlet: SourceName
    published: KnownDate | None
    basis: str
    claims: int


@dataclass(frozen=True)
class Listing:
    """One page of a list: its lines, and where in the list they are."""

    page: Page
    rows: tuple[SourceRow | QuantityRow | ArticleRow, ...]


def source_list(
    claims: ClaimQuerySet, *, is_narrowed: bool, roles: Iterable[str], words: Iterable[Word], number: int
) -> Listing:
    """Return a page of the sources behind these claims, by name; of all where nothing narrows them.

    Five queries. By slug, which is the name in Latin letters: the same order in every database.
    Raises: NoSuchPage.
    """
    roles = list(roles)
    sources = sources_behind(claims, roles) if is_narrowed else public_sources()
    for _, key in words:
        sources = sources.filter(
            Exists(SourceAlias.objects.filter(source=OuterRef("pk"), name_key__contains=key))
        )
    page = page_of(sources.order_by("slug"), number)
    rows = Source.objects.in_bulk(page.ids)
    merged = _merged_into(rows, Source.objects.all())
    counts: dict[tuple[int, str], int] = defaultdict(int)
    links = AttributionLink.objects.filter(
        source__in=[*page.ids, *merged], attribution__credits__claim__in=claims.order_by()
    ).annotate(
        final=_final("source", merged),
        role=Case(When(position=0, then=Value("originated")), default=Value("relayed")),
    )
    by_role = links.order_by().values("final", "role")
    for final, role, claims_counted in by_role.annotate(
        claims=Count("attribution__credits__claim", distinct=True)
    ).values_list("final", "role", "claims"):
        counts[final, role] = claims_counted
    outlet = "mention__version__article__outlet"
    printed = claims.filter(**{f"{outlet}__in": [*page.ids, *merged]}).annotate(final=_final(outlet, merged))
    for final, claims_counted in _grouped(printed):
        counts[final, "published"] = claims_counted
    return Listing(
        page,
        tuple(
            SourceRow(
                source=source_name(rows[pk]),
                country=rows[pk].country,
                originated=counts[pk, "originated"],
                relayed=counts[pk, "relayed"],
                published=counts[pk, "published"],
            )
            for pk in page.ids
        ),
    )


def quantity_list(claims: ClaimQuerySet, *, words: Iterable[Word], number: int) -> Listing:
    """Return a page of the quantities that these claims count, by name, in four queries.

    Raises: NoSuchPage.
    """
    quantities = quantities_behind(claims)
    for _, key in words:
        quantities = quantities.filter(name_key__contains=key)
    page = page_of(quantities.order_by("slug"), number)
    rows = Quantity.objects.select_related("unit").in_bulk(page.ids)
    merged = _merged_into(rows, Quantity.objects.all())
    on_them = claims.filter(quantity__in=[*page.ids, *merged]).annotate(final=_final("quantity", merged))
    counts = dict(_grouped(on_them))
    return Listing(page, tuple(_quantity_row(rows[pk], counts.get(pk, 0)) for pk in page.ids))


def _quantity_row(quantity: Quantity, claims: int) -> QuantityRow:
    return QuantityRow(
        name=quantity.name,
        slug=quantity.slug,
        unit=plural(quantity.unit),
        statistic=Statistic(quantity.statistic).label,
        accumulation=accumulation_words(quantity),
        claims=claims,
    )


def article_list(claims: ClaimQuerySet, *, words: Iterable[Word], number: int) -> Listing:
    """Return a page of the articles in which these claims stand, newest first, in three queries.

    Raises: NoSuchPage.
    """
    articles = articles_behind(claims)
    for word, key in words:
        outlet = SourceAlias.objects.filter(source=OuterRef("outlet"), name_key__contains=key)
        articles = articles.filter(Q(headline__icontains=word) | Exists(outlet))
    page = page_of(articles.order_by(F("published_last").desc(nulls_last=True), "-pk"), number)
    rows = Article.objects.select_related("outlet__merged_into").in_bulk(page.ids)
    in_them = claims.filter(mention__version__article__in=page.ids).annotate(
        final=F("mention__version__article")
    )
    counts = dict(_grouped(in_them))
    return Listing(page, tuple(_article_row(rows[pk], counts.get(pk, 0)) for pk in page.ids))


def _article_row(article: Article, claims: int) -> ArticleRow:
    basis = PublishedBasis(article.published_basis)
    return ArticleRow(
        headline=str(article),
        slug=article.slug,
        outlet=source_name(article.outlet),
        published=known_date(article.published),
        basis="" if basis in (PublishedBasis.STATED, PublishedBasis.UNKNOWN) else basis.label,
        claims=claims,
    )


def _merged_into(
    rows: dict[int, Source] | dict[int, Quantity], all_rows: SourceQuerySet | QuantityQuerySet
) -> dict[int, int]:
    """Return, for each row that was merged into one of these, which one that is in the end. One query."""
    final = {row.slug: pk for pk, row in rows.items()}
    resolved = all_rows.resolving(final)
    return {row.id: final[row.asked] for row in resolved if not row.is_final}


def _final(name: str, merged: dict[int, int]) -> Case:
    """Return the expression for the row number that the one in this field has turned into."""
    return Case(
        *(When(**{name: pk}, then=Value(final)) for pk, final in merged.items()),
        default=F(name),
        output_field=BigIntegerField(),
    )


def _grouped(claims: Any) -> Iterable[tuple[int, int]]:
    """Return how many of the claims there are for each value that they are annotated with as `final`."""
    return claims.order_by().values("final").annotate(claims=Count("pk")).values_list("final", "claims")

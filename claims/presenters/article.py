"""An article's own page: its versions, its claims in the order in which they stand, who else it quotes."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse

from claims.models import Attribution, NumberMention, NumericClaim
from sources.domain.terms import PublishedBasis
from sources.models import Article, ArticleVersion

from .dates import KnownDate, Publication, known_date, publication
from .quoted import QuotedList, quoted_beside
from .quotes import NUMBER, Mark, Piece, marked
from .rewritten import Rewritten, rewritten_in
from .rows import ClaimRow, claim_row
from .voices import SourceName, chains_of, source_name

MOST_CLAIMS = 500


@dataclass(frozen=True)
class Coverage:
    """How many of a version's number expressions have been decided on, of all that are marked."""

    decided: int
    all: int

    @property
    def is_complete(self) -> bool:
        return self.decided == self.all


@dataclass(frozen=True)
class VersionPart:
    """One text of the article: when it was published, what it says it changed, its claims in order."""

    number: int
    published: Publication
    retrieved_at: datetime | None
    sha256: str
    correction_notice: str
    coverage: Coverage | None
    """None where no number is marked yet."""
    rows: tuple[ClaimRow, ...]


@dataclass(frozen=True)
class ArticlePage:
    """All that an article's page prints."""

    article: Article
    outlet: SourceName
    syndicated_from: SourceName | None
    published: KnownDate | None
    basis: str
    versions: tuple[VersionPart, ...]
    """Newest first."""
    has_more_claims: bool
    text: tuple[Piece, ...]
    """The newest text, its public numbers marked; empty where the text isn't public."""
    quoted: QuotedList
    rewritten: Mapping[str, Rewritten]
    """What became of the claims of older texts in the newest, by uid."""

    @property
    def silent_changes(self) -> tuple[Rewritten, ...]:
        return tuple(each for each in self.rewritten.values() if each.is_silent)


def article_page(article: Article) -> ArticlePage | None:
    """Return the page of an article read with its outlet, in six queries; None where no claim is public.

    Five more where the article was changed since, and one for each older text with public claims.
    """
    claims = list(
        NumericClaim.objects.public()
        .with_row_data()
        .filter(mention__version__article=article)
        .order_by("-mention__version__number", "mention__start", "part")[: MOST_CLAIMS + 1]
    )
    if not claims:
        return None
    shown = claims[:MOST_CLAIMS]
    versions = list(article.versions.defer("text").order_by("-number"))
    basis = PublishedBasis(article.published_basis)
    return ArticlePage(
        article=article,
        outlet=source_name(article.outlet),
        syndicated_from=source_name(article.syndicated_from) if article.syndicated_from else None,
        published=known_date(article.published),
        basis="" if basis == PublishedBasis.UNKNOWN else basis.label,
        versions=tuple(_versions(article, versions, shown)),
        has_more_claims=len(claims) > MOST_CLAIMS,
        text=_text(article, versions[0], shown) if article.text_public else (),
        quoted=quoted_beside(Attribution.objects.filter(version__article=article)),
        rewritten=rewritten_in(versions, shown),
    )


def _versions(
    article: Article, versions: Iterable[ArticleVersion], claims: list[NumericClaim]
) -> Iterable[VersionPart]:
    chains = chains_of([claim.pk for claim in claims])
    rows = defaultdict(list)
    for claim in claims:
        rows[claim.mention.version_id].append(claim_row(claim, chains.get(claim.pk, ())))
    coverage = {
        version_id: Coverage(decided, every)
        for version_id, decided, every in NumberMention.objects.filter(version__article=article).coverages()
    }
    for version in versions:
        version.article = article
        yield VersionPart(
            number=version.number,
            published=publication(version),
            retrieved_at=version.retrieved_at,
            sha256=version.sha256,
            correction_notice=version.correction_notice,
            coverage=coverage.get(version.pk),
            rows=tuple(rows[version.pk]),
        )


def _text(article: Article, newest: ArticleVersion, claims: list[NumericClaim]) -> tuple[Piece, ...]:
    text = article.versions.values_list("text", flat=True).get(pk=newest.pk)
    places: dict[tuple[int, int], str] = {}
    for claim in claims:
        if claim.mention.version_id == newest.pk:
            # A number that says two things leads to the first; the other stands beside it in the list.
            places.setdefault((claim.mention.start, claim.mention.end), reverse("claim", args=[claim.uid]))
    return marked(text, [Mark(start, end, NUMBER, "", url) for (start, end), url in places.items()])

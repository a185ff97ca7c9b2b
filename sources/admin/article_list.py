"""The lists of articles and of their versions: what was printed where and when."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.html import format_html

from newsledger.ledger.admin import ActionAdmin, RecordedAdmin
from sources.domain.edtf import parse_edtf
from sources.domain.terms import PublishedBasis
from sources.models import Article, ArticleVersion


class ArticleListAdmin(RecordedAdmin):
    """Articles in a list."""

    list_display: Any = ("__str__", "outlet", "day", "changed")
    list_filter = ("published_basis", "text_public")
    list_select_related = ("outlet",)
    date_hierarchy = "published_last"
    search_fields = ("headline", "slug", "url", "outlet__name")
    search_help_text = "By headline, outlet, slug or address."

    @admin.display(description="published", ordering="published_last")
    def day(self, article: Article) -> str:
        """Return when the article was published, and how that is known where it isn't stated."""
        return _published(article.published, PublishedBasis(article.published_basis))


class VersionListAdmin(ActionAdmin):
    """Versions in a list, and wherever one is searched for."""

    list_display: Any = ("__str__", "day")
    list_select_related = ("article",)
    search_fields = ("article__headline", "article__slug", "article__outlet__name")
    search_help_text = "By headline, outlet or slug of the article."
    ordering = ("-pk",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[ArticleVersion]:
        """Select the versions with their articles. The texts stay where they are."""
        return super().get_queryset(request).select_related("article").defer("text")

    @admin.display(description="published")
    def day(self, version: ArticleVersion) -> str:
        """Return when the text was published: its own date, else its article's."""
        if version.published:
            return _published(version.published)
        return _published(version.article.published, PublishedBasis(version.article.published_basis))


def _published(known: str, basis: PublishedBasis = PublishedBasis.STATED) -> str:
    """Return a date as known in words, with how it is known; stated in the article is plain."""
    if not known:
        return "not known"
    words = parse_edtf(known).in_words()
    is_plain = basis in (PublishedBasis.STATED, PublishedBasis.UNKNOWN)
    return words if is_plain else format_html("{} <span class='quiet'>{}</span>", words, basis.label)

"""Articles and their versions in lists, with how far their numbers are decided and what became of the claims.

Their admin is that of `sources`, which knows nothing of claims: what their lists tell of claims is added here.
"""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.html import format_html, format_html_join

from claims.actions import edit_article, enter_article
from claims.presenters.counts import ClaimsByState, Coverage, claims_by_state, coverage_of
from sources.admin import ArticleAdmin, ArticleVersionAdmin
from sources.models import Article, ArticleVersion

from .rows import RowsAdmin, claims_address

NEWEST = 3
"""How many versions of an article offer a way to their desks at once: the list of versions finds any."""


class CoverageAdmin(RowsAdmin):
    """Texts in a list, each with what was made of its numbers."""

    counted_by = ""
    """What leads from a mention to the row: "version" or "version__article"."""
    parameter, value = "", ""
    """What the list of claims is narrowed by, and the row's attribute that says to which."""

    def prepare(self, rows: list[Any], request: HttpRequest) -> None:
        """Give each text its coverage and its claims by state, in two queries."""
        ids = [row.pk for row in rows]
        coverage = coverage_of(ids, by=self.counted_by)
        states = claims_by_state(ids, by=self.counted_by)
        for row in rows:
            row.coverage = coverage.get(row.pk, Coverage())
            row.claims_by_state = states.get(row.pk, ClaimsByState())

    @admin.display(description="numbers decided")
    def coverage(self, row: Any) -> str:
        """Return how many of the numbers of the text are decided, of how many that are marked."""
        counted = row.coverage
        if not counted.all:
            return format_html("<span class='quiet'>{}</span>", "no number marked yet")
        told = format_html(
            "<span class='coverage{}'>{} of {}<span class='noun'> numbers decided</span></span>",
            "" if counted.decided == counted.all else " unfinished",
            f"{counted.decided:,}",
            f"{counted.all:,}",
        )
        return format_html("<a href='{}'>{}</a>", desk, told) if (desk := self.desk(row)) else told

    def desk(self, row: Any) -> str:
        """Return the address of the desk at which the numbers are decided; empty where that isn't one desk."""
        return ""

    @admin.display(description="claims")
    def claims(self, row: Any) -> str:
        """Return how many claims stand where in review, each number leading to them."""
        states: ClaimsByState = row.claims_by_state
        told = [
            (number, review.label, {"review__exact": review.value, "withdrawn": "no"})
            for review, number in states.by_review
        ]
        if states.withdrawn:
            told.append((states.withdrawn, "withdrawn", {"withdrawn": "yes"}))
        if not told:
            return format_html("<span class='quiet'>{}</span>", "no claim yet")
        return format_html(
            "<ul class='states'>{}</ul>",
            format_html_join(
                "",
                "<li><a href='{}'>{} {}</a></li>",
                (
                    (
                        claims_address({self.parameter: getattr(row, self.value), **narrowed}),
                        f"{number:,}",
                        state,
                    )
                    for number, state, narrowed in told
                ),
            ),
        )


admin.site.unregister([Article, ArticleVersion])


@admin.register(Article)
class CoveredArticleAdmin(CoverageAdmin, ArticleAdmin):
    """What an outlet published, and how far its numbers are claims."""

    counted_by, parameter, value = "version__article", "article", "slug"
    enter = staticmethod(enter_article)
    edit = staticmethod(edit_article)
    list_display = ("__str__", "outlet", "day", "coverage", "claims", "changed")
    change_form_template = "admin/sources/article/change_form.html"

    def render_change_form(
        self,
        request: HttpRequest,
        context: Any,
        add: bool = False,
        change: bool = False,
        form_url: str = "",
        obj: Article | None = None,
    ) -> HttpResponse:
        """Answer the form, with the way to the claims of a stored article."""
        if obj is not None:
            context["numbers"] = coverage_of([obj.pk], by=self.counted_by).get(obj.pk, Coverage())
            context["claims_url"] = claims_address({self.parameter: obj.slug})
            context["newest"] = _newest(obj) if request.user.has_perm("claims.view_numericclaim") else []
        return super().render_change_form(request, context, add, change, form_url, obj)

    def response_post_save_add(self, request: HttpRequest, obj: Article) -> HttpResponseRedirect:
        """Lead from a new article to its page, where its claims are entered."""
        return HttpResponseRedirect(reverse("admin:sources_article_change", args=[obj.pk]))


@admin.register(ArticleVersion)
class CoveredVersionAdmin(CoverageAdmin, ArticleVersionAdmin):
    """One text of an article, and how far its numbers are claims."""

    counted_by, parameter, value = "version", "version", "pk"
    list_display = ("__str__", "day", "coverage", "claims")

    def desk(self, row: ArticleVersion) -> str:
        """Return the address of the version's desk."""
        return reverse("admin:claims_desk", args=[row.pk])


def _newest(article: Article) -> list[dict[str, Any]]:
    """Return the newest versions of the article, each with its desk and the address to enter a claim from it."""
    versions = list(article.versions.order_by("-number").values_list("pk", "number")[:NEWEST])
    form = reverse("admin:claims_numericclaim_add")
    return [
        {
            "desk": reverse("admin:claims_desk", args=[pk]),
            "form": f"{form}?version={pk}",
            "number": number,
            "is_only": len(versions) == 1,
        }
        for pk, number in versions
    ]

"""Articles, with the texts they have had inside; and versions, to be found by forms elsewhere."""

from collections.abc import Callable
from typing import Any, cast

from django.contrib import admin
from django.contrib.auth.models import User
from django.db.models import QuerySet
from django.http import HttpRequest

from newsledger.ledger.admin import Parts, PartsInline
from newsledger.ledger.wording import Wording
from sources.actions import edit_article, enter_article
from sources.forms import ArticleForm, PastedArticleForm, VersionForm
from sources.models import Article, ArticleVersion

from .article_list import ArticleListAdmin, VersionListAdmin


class VersionInline(PartsInline):
    """The texts an article has had. A stored one stays as it is."""

    model = ArticleVersion
    form = VersionForm
    says = "versions"
    can_delete = False
    readonly_fields = ("number", "sha256")
    fieldsets = (
        (None, {"fields": ("text", "number", "sha256", "published", "retrieved_at", "correction_notice")}),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[ArticleVersion]:
        """Select the versions in their order."""
        return super().get_queryset(request).select_related("article").order_by("number")


@admin.register(Article)
class ArticleAdmin(ArticleListAdmin):
    """What an outlet published."""

    form = ArticleForm
    instead_of_deleting = (
        "What is known about an article can be mended. If its outlet changed the text, that is a new version of it;"
        " what was wrongly read in it is withdrawn claim by claim."
    )
    wording = Wording(told_apart_by={"versions": "number"})
    # What stands above may do more with a text that comes in.
    enter: Callable[..., Article] = staticmethod(enter_article)
    edit: Callable[..., Article] = staticmethod(edit_article)
    inlines = (VersionInline,)
    autocomplete_fields = ("outlet", "syndicated_from")
    fieldsets = (
        (None, {"fields": ("outlet", "headline", "slug", "url", "byline", "language")}),
        ("When", {"fields": (("published", "published_basis"),)}),
        ("What else is known", {"fields": ("archive_url", "syndicated_from", "text_public")}),
    )
    fieldsets_to_paste = (
        (
            None,
            {
                "fields": (
                    ("outlet", "new_outlet"),
                    "text",
                    "headline",
                    ("published", "published_basis"),
                    "url",
                    ("byline", "language"),
                )
            },
        ),
        (
            "What else is known",
            {
                "classes": ("collapse",),
                "fields": ("slug", "archive_url", "syndicated_from", "text_public", "retrieved_at"),
            },
        ),
    )

    def fieldsets_of(self, obj: Article | None, *, may_change: bool) -> list[Any]:
        """Return the fieldsets; a new article begins with its text."""
        return list(self.fieldsets if obj else self.fieldsets_to_paste)

    def get_inlines(self, request: HttpRequest, obj: Article | None) -> Any:
        """Return the versions of a stored article: a new one has the text it is pasted with."""
        return self.inlines if obj else ()

    def get_form(
        self, request: HttpRequest, obj: Article | None = None, change: bool = False, **kwargs: Any
    ) -> Any:
        """Return the form class: another for an article that is pasted."""
        if obj is None:
            kwargs["form"] = PastedArticleForm
        return super().get_form(request, obj, change=change, **kwargs)

    def write(self, form: ArticleForm, parts: Parts, stored: Article | None, *, by: User) -> Article:
        """Create or edit the article; texts come with new versions only."""
        if isinstance(form, PastedArticleForm):
            return self.enter(
                content=form.first_record(),
                text=form.cleaned_data["text"],
                new_outlet=form.cleaned_data["new_outlet"],
                by=by,
            )
        content = form.record(versions=parts["versions"])
        texts = {
            version.number: row.cleaned_data["text"]
            for version, row in zip(content.versions, parts["versions"], strict=True)
            if not row.instance.pk
        }
        return self.edit(
            article=cast(Article, stored),  # a new one is pasted
            revision=form.revision,
            content=content,
            texts=texts,
            by=by,
            reason=form.cleaned_data["reason"],
        )


@admin.register(ArticleVersion)
class ArticleVersionAdmin(VersionListAdmin):
    """Versions by themselves: to be searched for where a claim or an attribution names its text."""

    instead_of_deleting = (
        "A stored text never changes: a changed text is a new version of its article, and a claim that shouldn’t"
        " stand on it is withdrawn."
    )

    fields = ("article", "number", "sha256", "published", "retrieved_at", "correction_notice")

    def has_module_permission(self, request: HttpRequest) -> bool:
        """Return False: they are edited inside their article."""
        return False

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Return False: they are added inside their article."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Return False: they are edited inside their article."""
        return False

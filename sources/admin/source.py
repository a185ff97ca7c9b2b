"""Sources, with their spellings and ties inside."""

from django.contrib import admin
from django.contrib.auth.models import User
from django.db.models import F, QuerySet
from django.http import HttpRequest

from newsledger.ledger.admin import Parts, PartsInline
from sources.actions import create_source, edit_source
from sources.forms import AffiliationForm, AliasForm, SourceForm
from sources.models import Affiliation, Source, SourceAlias

from .source_list import SourceListAdmin


class AliasInline(PartsInline):
    """Spellings beside the source's own name."""

    model = SourceAlias
    form = AliasForm
    says = "aliases"
    fieldsets = ((None, {"fields": (("name", "language"),)}),)

    def get_queryset(self, request: HttpRequest) -> QuerySet[SourceAlias]:
        """Select all spellings but the name itself, which is always one and is typed above."""
        return super().get_queryset(request).exclude(name=F("source__name"), language="")


class AffiliationInline(PartsInline):
    """Ties from the source to the bodies it speaks for, belongs to, is owned or issued by."""

    model = Affiliation
    form = AffiliationForm
    fk_name = "source"
    says = "affiliations"
    autocomplete_fields = ("organisation",)
    fieldsets = ((None, {"fields": (("kind", "organisation"), "role", ("since", "until"))}),)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Affiliation]:
        """Select the ties with both their ends."""
        return super().get_queryset(request).select_related("source", "organisation")


@admin.register(Source)
class SourceAdmin(SourceListAdmin):
    """Whom or what information is attributed to."""

    form = SourceForm
    instead_of_deleting = (
        "If it is the same as another source, merge it into that one: its address then leads there, and the merger can"
        " be undone. If something of it is wrong, mend it and say why."
    )
    inlines = (AliasInline, AffiliationInline)
    readonly_fields = ("merger",)
    fieldsets = (
        (None, {"fields": ("name", "slug", "kind", "anonymity")}),
        ("What else is known", {"fields": ("country", "wikidata_id", "homepage", "note")}),
    )

    def write(self, form: SourceForm, parts: Parts, stored: Source | None, *, by: User) -> Source:
        """Create or edit the source with its spellings and ties."""
        content = form.record(aliases=parts["aliases"], affiliations=parts["affiliations"])
        if stored is None:
            return create_source(content=content, by=by)
        return edit_source(
            source=stored,
            revision=form.revision,
            content=content,
            by=by,
            reason=form.cleaned_data["reason"],
        )

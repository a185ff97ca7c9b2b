"""Who is credited: attributions, with the steps of their chains inside."""

from typing import Any

from django.contrib import admin
from django.contrib.admin.views.autocomplete import AutocompleteJsonView
from django.contrib.auth.models import User
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import path, reverse
from django.utils.html import format_html, format_html_join

from claims.actions import create_attribution, edit_attribution
from claims.domain.terms import Role
from claims.forms import AttributionForm, LinkForm
from claims.models import Attribution, AttributionLink, NumericClaim
from newsledger.ledger.admin import Parts, PartsInline
from newsledger.ledger.forms import RowField, RowSelect

from .attribution_list import AttributionListAdmin, attribution_label

# How many of an attribution's claims its form names; the others are counted.
NAMED_CLAIMS = 20


class AttributionField(RowField):
    """A choice among attributions, each shown by its chain."""

    def label_from_instance(self, obj: Attribution) -> str:
        """Return the attribution's chain and text."""
        return attribution_label(obj)


class AttributionSelect(RowSelect):
    """An attribution searched for by uid, words or source; of one text where that is known."""

    version_id: int | None = None

    def get_url(self) -> str:
        """Return the address that answers searches."""
        url = reverse("admin:claims_attribution_choices")
        return f"{url}?version={self.version_id}" if self.version_id else url


class AttributionChoices(AutocompleteJsonView):
    """Attributions that fit what is typed, each with its chain."""

    def get_queryset(self) -> QuerySet[Attribution]:
        """Select what fits, of the version that the address names."""
        found: QuerySet[Attribution] = super().get_queryset()
        version = self.request.GET.get("version", "")
        if not version:
            return found
        return (
            found.filter(version=int(version)) if version.isdecimal() and len(version) < 19 else found.none()
        )

    def serialize_result(self, obj: Any, to_field_name: str) -> dict[str, str]:
        """Return the attribution as the widget lists it."""
        return {"id": str(obj.pk), "text": attribution_label(obj)}


class LinkInline(PartsInline):
    """The steps of the chain, from the origin to the last relay."""

    model = AttributionLink
    form = LinkForm
    says = "links"
    autocomplete_fields = ("source",)
    fieldsets = (
        (
            None,
            {
                "fields": (
                    ("position", "source"),
                    "words",
                    "cue",
                    ("stance", "access"),
                    ("said_on", "date_words"),
                )
            },
        ),
    )

    def get_extra(self, request: HttpRequest, obj: Attribution | None = None, **kwargs: Any) -> int:
        """Return one, for the origin of a new attribution."""
        return 0 if obj else 1

    def get_queryset(self, request: HttpRequest) -> QuerySet[AttributionLink]:
        """Select the links with sources and words."""
        return super().get_queryset(request).select_related("source").prefetch_related("spans")

    @admin.display(description="words for the source")
    def words(self, link: AttributionLink) -> str:
        """Return the words for the source, for those who may only read."""
        return _exact(link, Role.SOURCE)

    def cue(self, link: AttributionLink) -> str:
        """Return the cue, for those who may only read."""
        return _exact(link, Role.CUE)

    @admin.display(description="words for the date")
    def date_words(self, link: AttributionLink) -> str:
        """Return the words for the date, for those who may only read."""
        return _exact(link, Role.DATE)


def _exact(link: AttributionLink, role: Role) -> str:
    return next((span.exact for span in link.spans.all() if span.role == role), "–")


@admin.register(Attribution)
class AttributionAdmin(AttributionListAdmin):
    """One act of crediting in one text, which several claims may share."""

    form = AttributionForm
    inlines = (LinkInline,)
    autocomplete_fields = ("version",)

    def fieldsets_of(self, obj: Attribution | None, *, may_change: bool) -> list[Any]:
        """Return the fieldsets; those who only read need no place to look for words in."""
        shared = ("shared_by",) if obj else ()
        quote = ("quote",) if may_change else ()
        return [(None, {"fields": ("version", *shared, "manner", "original_language", *quote)})]

    def get_readonly_fields(self, request: HttpRequest, obj: Attribution | None = None) -> Any:
        """Return what stays: an attribution stands in the text it was made for."""
        return ["version", "shared_by"] if obj else []

    def get_urls(self) -> list[Any]:
        """Return the addresses, with the one that answers searches for a claim's attribution."""
        choices = AttributionChoices.as_view(admin_site=self.admin_site)
        return [
            path("choices/", self.admin_site.admin_view(choices), name="claims_attribution_choices"),
            *super().get_urls(),
        ]

    @admin.display(description="rests under")
    def shared_by(self, attribution: Any) -> str:
        """Return how many claims rest on the attribution, and which: a change here changes them all."""
        claims = (
            NumericClaim.objects.filter(attributions=attribution).select_related("mention").order_by("pk")
        )
        named = format_html_join(
            ", ",
            "<a href='{}'>{}</a> ({})",
            (
                (
                    reverse("admin:claims_numericclaim_change", args=[claim.pk]),
                    f"“{claim.mention.exact}”",
                    review,
                )
                for claim in claims[:NAMED_CLAIMS]
                for review in [claim.get_review_display()]
            ),
        )
        number = attribution.claims_number
        if not number:
            return "No claim rests on it."
        more = f" and {number - NAMED_CLAIMS} more" if number > NAMED_CLAIMS else ""
        return format_html("{} claim{}: {}{}.", number, "" if number == 1 else "s", named, more)

    def write(
        self, form: AttributionForm, parts: Parts, stored: Attribution | None, *, by: User
    ) -> Attribution:
        """Create or edit the attribution with its chain."""
        content = form.record(links=parts["links"])
        if stored is None:
            return create_attribution(content=content, by=by)
        return edit_attribution(
            attribution=stored,
            revision=form.revision,
            content=content,
            by=by,
            reason=form.cleaned_data["reason"],
        )

"""The list of claims: what an editor finds a claim by, and what is told of each in one cell."""

from datetime import date
from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.templatetags.admin_urls import add_preserved_filters
from django.db.models import Value
from django.db.models.functions import Coalesce
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import format_html

from claims.domain.review import Review
from claims.domain.terms import Prominence
from claims.filters import LONGEST_WORDS, Words
from claims.models import NumericClaim
from claims.presenters.figures import figure, standing_words
from claims.presenters.rows import claim_row
from claims.presenters.voices import chains_of
from claims.querysets import publication_day

from .bulk import BulkMovesAdmin
from .filters import BY_ROW, ForMeFilter, HedgeFilter, WithdrawnFilter

REACH = 70
"""Code points of the quote shown on each side of the number."""


class ClaimListAdmin(BulkMovesAdmin):
    """Claims in a list."""

    list_display = ("said", "stands", "day", "changed")
    list_display_links = None  # the number in the cell is the link: a cell that is one can hold no other
    list_filter = (
        *BY_ROW,
        ForMeFilter,
        "review",
        WithdrawnFilter,
        "standing",
        "prominence",
        "comparator",
        HedgeFilter,
        "change",
        "modality",
    )
    date_hierarchy = "modified"
    search_fields = ("uid",)  # that there is a search; `get_search_results` says where
    search_help_text = (
        "By number (25,000 or 25000), words of the quote, quantity, source, outlet, headline or uid."
    )

    def get_queryset(self, request: HttpRequest) -> Any:
        """Select claims with number, quote, article and quantity. The texts stay where they are."""
        claims: Any = super().get_queryset(request)
        return claims.with_row_data().select_related("created_by")

    def get_search_results(self, request: HttpRequest, queryset: Any, search_term: str) -> tuple[Any, bool]:
        """Select the claims that have every word; none for what can't be searched for."""
        try:
            words = Words(required=False, max_length=LONGEST_WORDS).clean(search_term)
        except forms.ValidationError:
            return queryset.none(), False
        return queryset.found_by(words), False

    def prepare(self, rows: list[Any], request: HttpRequest) -> None:
        """Give each claim its line, with the chains of all from one query, and its address."""
        super().prepare(rows, request)
        chains = chains_of([claim.pk for claim in rows])
        kept: Any = {"preserved_filters": self.get_preserved_filters(request), "opts": self.opts}
        for claim in rows:
            claim.row = claim_row(claim, chains.get(claim.pk, ()), reach=REACH)
            claim.address = add_preserved_filters(
                kept, reverse("admin:claims_numericclaim_change", args=[claim.pk])
            )

    @admin.display(description="claim", ordering="low_key")
    def said(self, claim: Any) -> str:
        """Return what is claimed: number, reading, quantity, chains, and the words around the number."""
        return render_to_string(
            "admin/claims/numericclaim/_said.html",
            {"claim": claim, "row": claim.row, "address": claim.address},
        )

    @admin.display(description="state", ordering="review")
    def stands(self, claim: NumericClaim) -> str:
        """Return where the claim stands: in review, withdrawn, corrected by its outlet, minor."""
        marks = [(Review(claim.review).value, Review(claim.review).label)]
        if claim.is_withdrawn:
            marks = [("withdrawn", "withdrawn")]
        if standing := standing_words(claim):
            marks.append(("standing", standing))
        if claim.prominence == Prominence.MINOR:
            marks.append(("minor", "minor"))
        return render_to_string("admin/claims/numericclaim/_stands.html", {"marks": marks})

    @admin.display(description="published", ordering=Coalesce(publication_day(), Value(date.min)))
    def day(self, claim: Any) -> str:
        """Return when the claim's text was published."""
        day = claim.row.published.day
        return day.words if day else "not known"

    @admin.display(description="changed", ordering="modified")
    def changed(self, row: NumericClaim) -> str:
        """Return when the claim was last changed, and who created it."""
        return format_html(
            "{} <span class='quiet'>created by {}</span>", super().changed(row), row.created_by
        )

    @admin.display(description="number")
    def number(self, claim: NumericClaim) -> str:
        """Return the number as worded."""
        return claim.mention.exact

    @admin.display(description="as read")
    def reading(self, claim: NumericClaim) -> str:
        """Return the number as read, with what weakens and bends it."""
        read = figure(claim)
        return " · ".join((read.reading, *read.qualities))

    @admin.display(description="text")
    def version(self, claim: NumericClaim) -> str:
        """Return the version in which the number stands, leading to its article."""
        version = claim.mention.version
        url = reverse("admin:sources_article_change", args=[version.article_id])
        return format_html("<a href='{}'>{}</a>", url, version)

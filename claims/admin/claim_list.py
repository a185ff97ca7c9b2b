"""The list of claims: what an editor finds a claim by, and what is told of each."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html, format_html_join

from claims.models import NumericClaim
from claims.presenters.figures import figure
from claims.presenters.voices import Chain, chains_of

from .moves import MovesAdmin


class ClaimListAdmin(MovesAdmin):
    """Claims in a list."""

    list_display = ("number", "reading", "quantity", "credited", "version", "review", "modified")
    list_filter = ("review", "standing", "prominence", "comparator", "change", "modality")
    search_fields = (
        "uid",
        "mention__exact",
        "quantity__name",
        "mention__version__article__headline",
        "spans__exact",
    )
    search_help_text = "By number, quote, quantity, headline or uid."

    def get_queryset(self, request: HttpRequest) -> Any:
        """Select claims with number, quote, article and quantity. The texts stay where they are."""
        claims: Any = super().get_queryset(request)
        return claims.with_row_data()

    def get_changelist_instance(self, request: HttpRequest) -> Any:
        """Return the list, each claim with its chains, from one query for the page."""
        changelist = super().get_changelist_instance(request)
        claims = list(changelist.result_list)
        chains = chains_of([claim.pk for claim in claims])
        for claim in claims:
            claim.chains = chains.get(claim.pk, ())
        changelist.result_list = claims
        return changelist

    @admin.display(description="number", ordering="low_key")
    def number(self, claim: NumericClaim) -> str:
        """Return the number as worded."""
        return claim.mention.exact

    @admin.display(description="as read", ordering="low_key")
    def reading(self, claim: NumericClaim) -> str:
        """Return the number as read, with what weakens and bends it."""
        read = figure(claim)
        return " · ".join((read.reading, *read.qualities))

    @admin.display(description="credited to")
    def credited(self, claim: Any) -> str:
        """Return the claim's chains, a line each."""
        if not claim.chains:
            return "no source given"
        lines = format_html_join("", "<li>{}</li>", ((chain_line(chain),) for chain in claim.chains))
        return format_html("<ul class='chains'>{}</ul>", lines)

    @admin.display(description="text", ordering="mention__version__article__headline")
    def version(self, claim: NumericClaim) -> str:
        """Return the version in which the number stands, leading to its article."""
        version = claim.mention.version
        url = reverse("admin:sources_article_change", args=[version.article_id])
        return format_html("<a href='{}'>{}</a>", url, version)


def chain_line(chain: Chain) -> str:
    """Return the chain from origin to last relay, with its scope where that isn't plain."""
    steps = " → ".join(" and ".join(voice.named for voice in step.voices) for step in chain.steps)
    return steps if chain.is_plain else f"{steps} ({chain.scope.label})"

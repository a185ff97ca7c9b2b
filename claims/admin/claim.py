"""Numeric claims: the words, what is counted, when, and who says so."""

from typing import Any

from django.contrib import admin
from django.contrib.auth.models import User
from django.db.models import QuerySet, prefetch_related_objects
from django.forms import Script
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.html import format_html, format_html_join

from claims.actions import create_claim, edit_claim
from claims.domain.review import Move, Review, is_editable, is_public, step_of
from claims.domain.terms import Role
from claims.forms import ASKS_ONLY, ClaimForm, CreditForm
from claims.models import Attribution, ClaimAttribution, NumericClaim
from claims.presenters.entry import entry_page, repeated_places
from newsledger.ledger.admin import Parts, PartsInline
from newsledger.ledger.forms import ROW_NUMBER
from newsledger.ledger.models import LedgerEntry

from .attribution import READING, AttributionField, AttributionSelect
from .attribution_list import attribution_label
from .claim_list import ClaimListAdmin
from .findings import FindingsAdmin
from .wording import CLAIM_WORDING

REOPEN_FIRST = "An approved claim is reopened first, with a reason; then it can be edited."


def version_asked(request: HttpRequest) -> int | None:
    """Return the row number of the text that a new claim's form names, None where it names none."""
    asked = request.POST.get("version") or request.GET.get("version", "")
    return int(asked) if ROW_NUMBER.fullmatch(asked) else None


class CreditInline(PartsInline):
    """Who says so: the attributions the claim rests on. Without any it is the outlet's own voice."""

    model = ClaimAttribution
    form = CreditForm
    says = "attributions"
    verbose_name = "attribution"
    verbose_name_plural = "Who says so"
    autocomplete_fields = ("attribution",)
    readonly_fields = ("chain",)
    version_id: int | None = None

    def get_fieldsets(self, request: HttpRequest, obj: NumericClaim | None = None) -> Any:
        """Return the fields; the choice shows the chain by itself, those who only read are told it."""
        claims = self.admin_site.get_model_admin(self.parent_model)
        may_change = obj is None or claims.has_change_permission(request, obj)
        return ((None, {"fields": ("attribution" if may_change else "chain", "scope")}),)

    def get_extra(self, request: HttpRequest, obj: NumericClaim | None = None, **kwargs: Any) -> int:
        """Return one for a new claim: most numbers are credited to somebody."""
        return 0 if obj else 1

    def get_formset(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> Any:
        """Return the formset class; a claim is offered the attributions of its own text alone."""
        self.version_id = obj.mention.version_id if obj else version_asked(request)
        return super().get_formset(request, obj, **kwargs)

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """Return the field in which an attribution is searched for, each shown by its chain."""
        select = AttributionSelect(db_field, self.admin_site)
        select.version_id = self.version_id
        return super().formfield_for_foreignkey(
            db_field,
            request,
            form_class=AttributionField,
            widget=select,
            queryset=Attribution.objects.with_parts(),
            **kwargs,
        )

    def get_queryset(self, request: HttpRequest) -> QuerySet[ClaimAttribution]:
        """Select the credits with their chains."""
        parts = ("attribution__links__source", "attribution__links__spans")
        rows = super().get_queryset(request).select_related("claim__mention", "attribution__version__article")
        return rows.defer("attribution__version__text").prefetch_related(*parts)

    def chain(self, credit: ClaimAttribution) -> str:
        """Return the chain, leading to its attribution."""
        url = reverse("admin:claims_attribution_change", args=[credit.attribution_id])
        return format_html("<a href='{}'>{}</a>", url, attribution_label(credit.attribution))


@admin.register(NumericClaim)
class ClaimAdmin(FindingsAdmin, ClaimListAdmin):
    """One appearance of one number in one text, with what it says."""

    form = ClaimForm
    instead_of_deleting = (
        "A claim that is public and wrong by our own error is withdrawn, with a reason: its page then says so. One in"
        " review is returned to who wrote it. A draft that is never sent to review is never public."
    )
    wording = CLAIM_WORDING
    inlines = (CreditInline,)

    class Media:
        css = {"all": ("claims/entry.css", "claims/findings.css")}
        js = (Script("claims/selection.js", defer=True), Script("claims/entry.js", defer=True))

    autocomplete_fields = ("quantity", "unit")
    readonly_fields = (
        "words_marked",
        "state",
        "created_by",
        "reviewed_by",
        "reviewed_at",
        "proposed_by",
        "withdrawn_reason",
    )

    def get_object(self, request: HttpRequest, object_id: str, from_field: str | None = None) -> Any:
        """Return the claim with its words."""
        claim = super().get_object(request, object_id, from_field)
        if claim is not None:
            prefetch_related_objects([claim], "spans")
        return claim

    def has_change_permission(self, request: HttpRequest, obj: NumericClaim | None = None) -> bool:
        """Return whether the user may edit the claim: an approved one opens to be read, until it is reopened.

        A form that was open when the claim was approved is still answered, with what was typed: the action
        refuses it as based on an older revision.
        """
        may_change = super().has_change_permission(request, obj)
        if obj is None or request.method not in READING:
            return may_change
        return may_change and is_editable(Review(obj.review), withdrawn=obj.is_withdrawn)

    def fieldsets_of(self, obj: NumericClaim | None, *, may_change: bool) -> list[Any]:
        """Return the fieldsets as an editor thinks: what the words say, what is counted, when."""
        if not may_change:
            return self._fieldsets_to_read(obj)
        text = ("version", "number", "quote") if obj else ("version", "quote", "number")
        became = ("state", "standing") if obj else ()
        return [
            (
                "What the words say",
                {
                    "fields": (
                        *text,
                        ("comparator_words", "amount"),
                        ("hedge_words", "hedges"),
                        ("change_words", "change"),
                        "modality",
                    )
                },
            ),
            ("What is counted", {"fields": ("quantity", "counted_words", "place_words", "unit")}),
            ("When", {"fields": (("period_words", "period"), ("as_of_words", "as_of"))}),
            (
                "Out of, margin, sample, baseline, record",
                {
                    "classes": ("collapse",),
                    "fields": (
                        ("out_of_words", "out_of"),
                        ("margin_words", "margin"),
                        ("sample_words", "sample"),
                        ("baseline_words", "baseline"),
                        "record_words",
                    ),
                },
            ),
            (
                "What else is to say",
                {"fields": (*became, "prominence", *(() if obj else ("part",)), "note")},
            ),
        ]

    def _fieldsets_to_read(self, claim: NumericClaim | None) -> list[Any]:
        reopen = claim is not None and not is_editable(Review(claim.review), withdrawn=claim.is_withdrawn)
        return [
            (
                "What the words say",
                {
                    "description": REOPEN_FIRST if reopen else "",
                    "fields": (
                        "version",
                        "number",
                        "part",
                        "words_marked",
                        "reading",
                        "hedges",
                        "change",
                        "baseline",
                        "modality",
                        "prominence",
                    ),
                },
            ),
            ("What is counted", {"fields": ("quantity", "unit")}),
            ("When", {"fields": ("period", "as_of")}),
            (
                "What became of it",
                {
                    "fields": (
                        "state",
                        "standing",
                        "note",
                        "created_by",
                        "proposed_by",
                        "reviewed_by",
                        "reviewed_at",
                        "withdrawn_reason",
                    )
                },
            ),
        ]

    def get_readonly_fields(self, request: HttpRequest, obj: NumericClaim | None = None) -> Any:
        """Return what can't be typed: a claim stays with its number, and its state is for review."""
        fixed = super().get_readonly_fields(request, obj)
        return [*fixed, "version", "number", "part"] if obj else fixed

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: Any = None,
    ) -> HttpResponse:
        """Answer the form; to who only asks how it is read, without holding up those who write."""
        if ASKS_ONLY in request.POST:
            return self._changeform_view(request, object_id, form_url, extra_context)  # type: ignore[attr-defined]
        return super().changeform_view(request, object_id, form_url, extra_context)

    def render_change_form(
        self,
        request: HttpRequest,
        context: Any,
        add: bool = False,
        change: bool = False,
        form_url: str = "",
        obj: NumericClaim | None = None,
    ) -> HttpResponse:
        """Answer the form, with how it is read so far beside it for who may write."""
        if obj is not None:
            context["latest_move"] = _latest_move(obj)
        may_write = self.has_change_permission(request, obj) if obj else self.has_add_permission(request)
        if may_write:
            context |= _as_read_so_far(context["adminform"].form)
        return super().render_change_form(request, context, add, change, form_url, obj)

    def response_add(
        self, request: HttpRequest, obj: NumericClaim, post_url_continue: str | None = None
    ) -> HttpResponse:
        """Answer a new claim; another one begins with the same text."""
        answer = super().response_add(request, obj, post_url_continue)
        if "_addanother" in request.POST:
            return HttpResponseRedirect(f"{request.path}?version={obj.mention.version_id}")
        return answer

    def get_view_on_site_url(self, obj: NumericClaim | None = None) -> str | None:
        """Return the claim's public page, None while it has none."""
        is_shown = obj is not None and is_public(Review(obj.review), withdrawn=obj.is_withdrawn)
        return super().get_view_on_site_url(obj) if is_shown else None

    def write(self, form: ClaimForm, parts: Parts, stored: NumericClaim | None, *, by: User) -> NumericClaim:
        """Create or edit the claim with what it rests on."""
        content = form.record(credited=parts["attributions"])
        if stored is None:
            return create_claim(content=content, by=by)
        return edit_claim(
            claim=stored,
            revision=form.revision,
            content=content,
            by=by,
            reason=form.cleaned_data["reason"],
        )

    @admin.display(description="words by what they do")
    def words_marked(self, claim: NumericClaim) -> str:
        """Return every anchored word with its role."""
        spans = sorted(claim.spans.all(), key=lambda span: (span.role != Role.QUOTE, span.start, span.role))
        return format_html(
            "<dl class='words'>{}</dl>",
            format_html_join(
                "", "<dt>{}</dt><dd>{}</dd>", ((span.get_role_display(), span.exact) for span in spans)
            ),
        )

    @admin.display(description="review", ordering="review")
    def state(self, claim: NumericClaim) -> str:
        """Return where the claim stands in review."""
        words = claim.get_review_display()
        return f"{words}, withdrawn: {claim.withdrawn_reason}" if claim.is_withdrawn else words


def _as_read_so_far(form: ClaimForm) -> dict[str, Any]:
    """Return what stands beside the form: the claim as it is read so far, and what is still unclear in it."""
    version = form.text_version
    entry = entry_page(version, draft=form.draft(), spans=form.spans, number=form.place, own=form.instance.pk)
    repeats = [
        {"name": name, "label": form[name].label, "places": repeated_places(version.text, refusal.places)}
        for name, refusal in form.repeats.items()
        if version is not None
    ]
    problems = [
        (form[name].label if name in form.fields else "", error)
        for name, errors in form.errors.items()
        for error in errors
        if form.asks_only and name not in form.repeats
    ]
    return {"entry": entry, "repeats": repeats, "problems": problems}


def _latest_move(claim: NumericClaim) -> LedgerEntry | None:
    """Return the entry of the move that brought the claim where it stands; None for one that never moved."""
    moved = claim.history().filter(action__in=[step_of(move).action for move in Move])
    return moved.defer("payload").first()

"""Forms for who is credited: an attribution, and the steps of its chain."""

from collections.abc import Sequence
from typing import Any, ClassVar

from django import forms

from claims.domain.chains import step_name
from claims.domain.records import AttributionRecord, LinkRecord, SpanRecord
from claims.domain.terms import Role
from claims.models import Attribution, AttributionLink, Span
from newsledger.ledger.forms import PartForm, RecordForm, RefusedInParts
from newsledger.refusals import Refused
from sources.models import ArticleVersion

from .words import AnchoringForm, Window, Words, WordsField, words_of


class AttributionForm(AnchoringForm, RecordForm):
    """One act of crediting in one text."""

    quote = WordsField(
        rows=3,
        label="Sentences that credit",
        help_text="Only to find the words below in, not stored. Left empty, they are looked for in the"
        " quotes of the claims that rest on this attribution, then in the whole text.",
    )

    text_given: ClassVar[ArticleVersion | None] = None
    """The version that a new attribution is for, where the page it is asked for from says so."""

    class Meta:
        model = Attribution
        fields = ("version", "manner", "original_language")

    class Media:
        css: ClassVar = {"all": ["claims/attribution.css"]}
        js: ClassVar = ["admin/js/jquery.init.js", "claims/chain_steps.js", "claims/places.js"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.text_given is not None:
            self.instance.version = self.text_given

    @property
    def text_version(self) -> ArticleVersion:
        """The version in whose text the words stand."""
        return self.cleaned_data.get("version") or self.instance.version

    def record(self, *, links: Sequence["LinkForm"]) -> AttributionRecord:
        """Return the attribution as the form says it shall be.

        Raises: Refused, RefusedInParts, for words that are not to be found.
        """
        said = self.cleaned_data
        version = self.text_version
        windows = self._windows(version.text)
        steps: list[LinkRecord] = []
        refusals: list[Refused] = []
        for link in links:
            try:
                steps.append(link.record(version.text, windows))
            except RefusedInParts as several:
                refusals.extend(several.refusals)
        if refusals:
            raise RefusedInParts(refusals)
        return AttributionRecord(
            uid=self.instance.uid,
            article=version.article.slug,
            version=version.number,
            manner=said["manner"],
            original_language=said["original_language"],
            links=tuple(steps),
        )

    def _windows(self, text: str) -> list[Window]:
        """Return where to look for the words of the links, in this order."""
        whole = (0, len(text))
        quote: Words | None = self.cleaned_data["quote"]
        if quote:
            span = quote.span(Role.QUOTE, text, [whole], field="quote")
            return [(span.start, span.end)]
        if not self.instance.pk:
            return [whole]
        quotes = Span.objects.filter(claim__attributions=self.instance, role=Role.QUOTE.value).order_by(
            "claim"
        )
        return [*quotes.values_list("start", "end"), whole]


class PositionInput(forms.NumberInput):
    """A step's place in the chain as a number, with what that place is called beside it."""

    template_name = "claims/widgets/position.html"

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        """Return the template's context, with the step's name where the number is one."""
        context: dict[str, Any] = super().get_context(name, value, attrs)
        shown = context["widget"]["value"] or ""
        is_place = shown.isascii() and shown.isdecimal() and len(shown) < 6
        context["widget"]["step_name"] = step_name(int(shown)) if is_place else ""
        own = context["widget"]["attrs"]
        own["aria-describedby"] = f"{own.get('aria-describedby', '')} {own.get('id', '')}_name".strip()
        return context


class LinkForm(AnchoringForm, PartForm):
    """One step of the chain."""

    words = WordsField(
        label="Words for the source",
        help_text="As the text has them: “Ukrainian intelligence”. Required where no source is given.",
    )
    cue = WordsField(label="Cue", help_text="The words that attribute: “according to”, “said”, “told”.")
    date_words = WordsField(label="Words for the date", help_text="Such as “last month”, “on Wednesday”.")

    class Meta:
        model = AttributionLink
        fields = ("position", "source", "stance", "access", "said_on")
        widgets: ClassVar = {"position": PositionInput(attrs={"min": 0, "class": "position"})}

    WORDS = {"words": Role.SOURCE, "cue": Role.CUE, "date_words": Role.DATE}
    field_of = {f"spans.{role}": name for name, role in WORDS.items()}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            for name, role in self.WORDS.items():
                self.initial[name] = words_of(self.instance.spans.all(), role)

    def record(self, text: str, windows: Sequence[Window]) -> LinkRecord:
        """Return the step, its words found in the windows.

        Raises: RefusedInParts.
        """
        said = self.cleaned_data
        spans: list[SpanRecord] = []
        refusals: list[Refused] = []
        for name, role in self.WORDS.items():
            words: Words | None = said[name]
            try:
                if words:
                    spans.append(words.span(role, text, windows, field=f"{self.path}.{name}"))
            except Refused as refusal:
                refusals.append(refusal)
        if refusals:
            raise RefusedInParts(refusals)
        return LinkRecord(
            position=said["position"],
            source=self.source_slug(),
            stance=said["stance"],
            access=said["access"],
            said_on=said["said_on"],
            spans=tuple(spans),
        )

    def source_slug(self) -> str | None:
        """Return the slug of the source that is credited, None for one that isn't identified."""
        source = self.cleaned_data["source"]
        return source.slug if source else None

"""Forms for sources and articles: what an editor types, and the record it makes."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.html import format_html

from newsledger.ledger.chain import timestamp
from newsledger.ledger.forms import PartForm, RecordForm, RowField, WrittenField
from newsledger.refusals import Refused
from sources.actions import refuse_merger
from sources.domain.names import UnusableName, name_key
from sources.domain.records import AffiliationRecord, AliasRecord, ArticleRecord, SourceRecord, VersionRecord
from sources.domain.texts import UnusableText, normalise_text
from sources.models import Affiliation, Article, ArticleVersion, Source, SourceAlias

MOST_FOUND = 20
"""How many sources are offered to choose among; who wants another writes more of its name."""


class SluggedForm(RecordForm):
    """A form on a record with an address of its own, which may be given once and is made where it isn't."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "slug" in self.fields:
            self.fields["slug"].required = False
            self.fields[
                "slug"
            ].help_text = "Its place in addresses, for ever; made from the name if left empty."


class SourceForm(SluggedForm):
    """Whom or what information is attributed to."""

    class Meta:
        model = Source
        fields = ("name", "slug", "kind", "anonymity", "country", "wikidata_id", "homepage", "note")

    def record(
        self, *, aliases: Sequence["AliasForm"], affiliations: Sequence["AffiliationForm"]
    ) -> SourceRecord:
        """Return the source as the form says it shall be. An empty slug is for the action to make."""
        said = self.cleaned_data
        return SourceRecord(
            slug=said.get("slug", self.instance.slug),
            name=said["name"],
            kind=said["kind"],
            anonymity=said["anonymity"],
            country=said["country"],
            wikidata_id=said["wikidata_id"],
            homepage=said["homepage"],
            note=said["note"],
            aliases=tuple(form.record() for form in aliases),
            affiliations=tuple(form.record() for form in affiliations),
        )


class AliasForm(PartForm):
    """Another spelling of a source."""

    class Meta:
        model = SourceAlias
        fields = ("name", "language")

    def record(self) -> AliasRecord:
        """Return the spelling."""
        return AliasRecord(name=self.cleaned_data["name"], language=self.cleaned_data["language"])


class AffiliationForm(PartForm):
    """A tie of a source to a body."""

    class Meta:
        model = Affiliation
        fields = ("kind", "organisation", "role", "since", "until")

    def record(self) -> AffiliationRecord:
        """Return the tie."""
        said = self.cleaned_data
        return AffiliationRecord(
            kind=said["kind"],
            organisation=said["organisation"].slug,
            role=said["role"],
            since=said["since"],
            until=said["until"],
        )


class ArticleForm(SluggedForm):
    """What an outlet published."""

    class Meta:
        model = Article
        fields = (
            "outlet",
            "headline",
            "slug",
            "url",
            "byline",
            "published",
            "published_basis",
            "language",
            "archive_url",
            "syndicated_from",
            "text_public",
        )

    def record(self, *, versions: Sequence["VersionForm"]) -> ArticleRecord:
        """Return the article as the form says it shall be; new versions are numbered on."""
        said = self.cleaned_data
        return ArticleRecord(
            slug=said.get("slug", self.instance.slug),
            outlet=said["outlet"].slug,
            headline=said["headline"],
            url=said["url"],
            byline=said["byline"],
            published=said["published"],
            published_basis=said["published_basis"],
            language=said["language"],
            archive_url=said["archive_url"],
            syndicated_from=said["syndicated_from"].slug if said["syndicated_from"] else None,
            text_public=said["text_public"],
            versions=tuple(form.record(number) for number, form in enumerate(versions, start=1)),
        )


class PastedText(forms.Textarea):
    """An area for a whole text. Its form is sent in parts: percent-encoded, a megabyte of Cyrillic is six."""

    needs_multipart_form = True

    def __init__(self) -> None:
        super().__init__(attrs={"class": "vLargeTextField", "rows": 24})


class StoredText(forms.Widget):
    """The text of a stored version, to read: it never changes."""

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> Any:
        """Return the text with its blanks and line ends, in a box that scrolls by keyboard too."""
        return format_html(
            "<div class='version-text' tabindex='0' role='region' aria-label='Stored text'>{}</div>",
            value,
        )

    def id_for_label(self, id_: str) -> str:
        """Return nothing: there is no input to label."""
        return ""


class VersionForm(PartForm):
    """One text of an article. It is pasted once; what is known about it may be mended."""

    class Meta:
        model = ArticleVersion
        fields = ("text", "published", "retrieved_at", "correction_notice")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        text = self.fields["text"]
        if self.instance.pk:
            text.disabled, text.required = True, False
            text.help_text = "A stored text never changes: a changed text is a new version."
            text.widget = StoredText()
        else:
            text.widget = PastedText()

    def clean_text(self) -> str:
        """Return the text as it is kept; a stored one as it is."""
        text: str = self.cleaned_data["text"]
        if self.instance.pk:
            return text
        try:
            return normalise_text(text)
        except UnusableText as error:
            raise ValidationError(str(error)) from error

    def record(self, number: int) -> VersionRecord:
        """Return the version with the number it has or shall have. The action makes the hash of a new one."""
        said = self.cleaned_data
        return VersionRecord(
            number=self.instance.number if self.instance.pk else number,
            sha256=self.instance.sha256,
            published=said["published"],
            retrieved_at=timestamp(said["retrieved_at"]) if said["retrieved_at"] else None,
            correction_notice=said["correction_notice"],
        )


class MergingTargetForm(forms.Form):
    """Which source another turned out to be: named in words, then chosen among those found if need be.

    `target` is the one meant, None where that isn't clear; `found` are those to choose among. That the target
    can't be merged into is told as an error, and it stays to be seen.
    """

    called = WrittenField(
        label="Source it turned out to be",
        required=False,
        max_length=300,
        widget=forms.TextInput(attrs={"class": "vTextField"}),
        help_text="A name or a part of it, in any spelling; or its slug.",
    )
    into = RowField(queryset=Source.objects.select_related("merged_into"), required=False)

    def __init__(self, *args: Any, source: Source, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.source = source
        self.target: Source | None = None
        self.found: Sequence[Source] = ()

    def clean(self) -> dict[str, Any]:
        """Find the source that is meant, and ask whether the other can be merged into it."""
        said = super().clean() or self.cleaned_data
        if self.errors:
            return said
        self.target = said["into"] or self._called(said["called"])
        if self.target is not None:
            try:
                refuse_merger(self.source, self.target)
            except Refused as refusal:
                self.add_error(None, refusal.message)
        return said

    def _called(self, words: str) -> Source | None:
        try:
            key = name_key(words)
        except UnusableName:
            self.add_error("called", "Write a name or a slug.")
            return None
        every = Source.objects.select_related("merged_into")
        # A slug may be another source's name, so both are looked for.
        exactly = every.filter(Q(aliases__name_key=key) | Q(slug=words)).distinct()[:2]
        if len(exactly) == 1:
            return exactly[0]
        with_these = every.unmerged().filter(aliases__name_key__contains=key).distinct()
        self.found = list(exactly or with_these[:MOST_FOUND])
        told = "Which of these is meant?" if self.found else f"No source is called “{words}”."
        self.add_error("called", told)
        return None


class MergingForm(RecordForm):
    """That a source is merged into another, seen beside it before, and why."""

    into = forms.ModelChoiceField(
        queryset=Source.objects.select_related("merged_into"), widget=forms.HiddenInput
    )

    class Meta:
        model = Source
        fields = ()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        reason = self.fields["reason"]
        reason.required, reason.label = True, "Why they are one"

    def add_error(self, field: str | None, error: Any) -> None:
        """Add an error; one of the target, which is hidden here, where it can be seen."""
        super().add_error(None if field == "into" else field, error)


class UnmergingForm(RecordForm):
    """That a merger is undone, and why."""

    class Meta:
        model = Source
        fields = ()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        reason = self.fields["reason"]
        reason.required, reason.label = True, "Why they are two"

"""Forms for what was printed: an article when it is pasted, and when more is known of it."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.contrib.admin.widgets import AdminTextInputWidget
from django.core.exceptions import ValidationError
from django.utils.html import format_html

from newsledger.ledger.chain import timestamp
from newsledger.ledger.forms import MomentField, PartForm, WrittenField
from sources.domain.records import ArticleRecord, VersionRecord
from sources.domain.texts import UnusableText, normalise_text
from sources.models import Article, ArticleVersion, Source

from .slugged import SluggedForm


class PastedText(forms.Textarea):
    """An area for a whole text. Its form is sent in parts: percent-encoded, a megabyte of Cyrillic is six."""

    needs_multipart_form = True

    def __init__(self) -> None:
        super().__init__(attrs={"class": "vLargeTextField", "rows": 24})


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
        return self._record([form.record(number) for number, form in enumerate(versions, start=1)])

    def _record(self, versions: Sequence[VersionRecord]) -> ArticleRecord:
        said = self.cleaned_data
        return ArticleRecord(
            slug=said.get("slug", self.instance.slug),
            outlet=said["outlet"].slug if said["outlet"] else "",
            headline=said["headline"],
            url=said["url"],
            byline=said["byline"],
            published=said["published"],
            published_basis=said["published_basis"],
            language=said["language"],
            archive_url=said["archive_url"],
            syndicated_from=said["syndicated_from"].slug if said["syndicated_from"] else None,
            text_public=said["text_public"],
            versions=tuple(versions),
        )


class PastedArticleForm(ArticleForm):
    """An article as it is entered: its first text is pasted, and its outlet may be new."""

    new_outlet = WrittenField(
        label="Or a new outlet",
        required=False,
        max_length=Source._meta.get_field("name").max_length,
        widget=AdminTextInputWidget,
        help_text="The name of one that isn’t in the list: it is made with the article.",
    )
    text = WrittenField(
        strip=False,
        widget=PastedText,
        help_text=ArticleVersion._meta.get_field("text").help_text,
        error_messages={"required": "Paste the article’s text."},
    )
    retrieved_at = MomentField(
        required=False, widget=AdminTextInputWidget, help_text="In UTC, as 2025-07-12 09:30."
    )

    # What the actions refuse of a new outlet is its name.
    field_of = {"name": "new_outlet", "outlet": "outlet", "versions": "text"}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["outlet"].required = False

    def clean_text(self) -> str:
        """Return the text as it is kept."""
        return _kept(self.cleaned_data["text"])

    def clean(self) -> None:
        """Ask for one outlet: chosen, or named."""
        chosen, named = self.cleaned_data.get("outlet"), self.cleaned_data.get("new_outlet")
        if chosen and named:
            self.add_error("new_outlet", "Choose an outlet or name a new one, not both.")
        elif not (chosen or named or self.errors.keys() & {"outlet", "new_outlet"}):
            self.add_error("outlet", "Choose the outlet, or name a new one beside it.")

    def first_record(self) -> ArticleRecord:
        """Return the article with its first version. The outlet's slug is empty where the outlet is named anew."""
        retrieved_at = self.cleaned_data["retrieved_at"]
        version = VersionRecord(
            number=1, sha256="", retrieved_at=timestamp(retrieved_at) if retrieved_at else None
        )
        return self._record([version])


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
        return text if self.instance.pk else _kept(text)

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


def _kept(text: str) -> str:
    """Return a pasted text as it is kept.

    Raises: ValidationError.
    """
    try:
        return normalise_text(text)
    except UnusableText as error:
        raise ValidationError(str(error)) from error

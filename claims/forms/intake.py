"""Forms of the intake: where an article comes from, what it is, and what it is to what is stored already."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from django import forms
from django.conf import settings
from django.contrib.admin.widgets import AdminTextareaWidget
from django.utils.html import format_html

from newsledger.ledger.forms import WrittenField
from newsledger.refusals import Refused
from sources.domain.names import UnusableName, name_key
from sources.domain.records import ArticleRecord, VersionRecord
from sources.domain.terms import PublishedBasis
from sources.forms import PastedArticleForm
from sources.intake import Found, TakenIn
from sources.models import Article, ArticleVersion, Source
from sources.presenters import Alike

MOST_REMEMBERED = 20_000
"""So many characters a form may carry of what was found where."""


class PageForm(forms.Form):
    """Where an article comes from: a file, or an address where the newsroom has switched that on."""

    upload = forms.FileField(
        label="Saved page",
        required=False,
        allow_empty_file=True,
        help_text="A page saved from the browser as HTML, or a text file (.txt); at most 10 MB.",
    )
    address = WrittenField(
        label="Or its address",
        required=False,
        max_length=2_000,
        widget=forms.URLInput(attrs={"class": "vURLField"}),
        help_text="The page is fetched once, from the public web only.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not settings.FETCH_ADDRESSES:
            del self.fields["address"]

    def clean(self) -> None:
        """Ask for one of them."""
        given = [name for name in ("upload", "address") if self.cleaned_data.get(name)]
        if len(given) > 1:
            self.add_error("address", "Give a file or an address, not both.")
        elif not given and not self.errors:
            both = (
                "Choose a file, or give an address." if "address" in self.fields else "Choose a file first."
            )
            self.add_error("upload", both)


class IntakeForm(PastedArticleForm):
    """An article as it is taken in, for the editor to check: fields that a page filled say where it stands."""

    correction_notice = WrittenField(
        required=False,
        strip=False,
        widget=AdminTextareaWidget(attrs={"rows": 2}),
        help_text=ArticleVersion._meta.get_field("correction_notice").help_text,
    )
    found = forms.CharField(required=False, widget=forms.HiddenInput)

    class Meta:
        model = Article
        fields = (
            "outlet",
            "headline",
            "url",
            "byline",
            "published",
            "published_basis",
            "language",
            "archive_url",
            "syndicated_from",
            "text_public",
        )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["text"].widget.attrs["rows"] = 18
        self.fields[
            "published"
        ].help_text = "As known: 2025-07-12, 2025-07. Empty where it isn’t: then “last month” stays words."
        self.fields["published_basis"].initial = PublishedBasis.STATED.value
        for name, was in remembered(self["found"].value()).items():
            if name in self.fields and was.where:
                field = self.fields[name]
                field.help_text = format_html(
                    "<strong class='found'>Found: {}.</strong> {}", was.where, field.help_text
                )

    def clean(self) -> None:
        """Ask for one outlet; nothing is known of how an unknown date is known."""
        super().clean()
        if not self.cleaned_data.get("published"):
            self.cleaned_data["published_basis"] = PublishedBasis.UNKNOWN.value

    def first_record(self, *, copy_of: Alike | None = None) -> ArticleRecord:
        """Return the article with its first version; a copy says whose text it is, where that is known."""
        record = super().first_record()
        first = replace(record.versions[0], correction_notice=self.cleaned_data["correction_notice"])
        agency = copy_of.agency if copy_of else None
        whose = record.syndicated_from or (agency.slug if agency and agency.slug != record.outlet else None)
        return replace(record, versions=(first,), syndicated_from=whose)

    def next_record(self, article: Article) -> ArticleRecord:
        """Return the stored article with the text as its next version; the article itself stays as it is.

        Raises: Refused, when the form names another outlet than the article's.
        """
        stored, first = article.as_record(), self.first_record()
        named = self.cleaned_data["outlet"] or _source_called(self.cleaned_data["new_outlet"])
        if named != article.outlet:
            raise Refused(
                f"“{article}” is published by {article.outlet}: choose that outlet for a new version of it, or say"
                " that the text is a copy.",
                field="outlet",
            )
        published = self.cleaned_data["published"]
        version = VersionRecord(
            number=len(stored.versions) + 1,
            sha256="",
            published=published if published != stored.published else "",
            retrieved_at=first.versions[0].retrieved_at,
            correction_notice=self.cleaned_data["correction_notice"],
        )
        return replace(stored, versions=(*stored.versions, version))


class WhatItIsForm(forms.Form):
    """What a text is to those it is like. `seen` are the stored texts that were shown beside it."""

    ANOTHER = "another"

    what = forms.ChoiceField(label="What is it?", widget=forms.RadioSelect)
    seen = forms.CharField(widget=forms.HiddenInput)

    def __init__(
        self, *args: Any, text: str, alike: Iterable[Alike], may_change: bool, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.text = text
        self.alike = list(alike)
        self.shown = " ".join(str(each.version.pk) for each in self.alike)
        self.initial["seen"] = self.shown
        choices = []
        for each in self.alike:
            article = each.article
            if may_change and not each.is_same_text:
                choices.append((_version_of(article), f"A new version of “{article}” ({article.outlet})"))
            choices.append((_copy_of(article), f"Another outlet’s copy of the same text as “{article}”"))
        choices.append((self.ANOTHER, "Another article"))
        self.fields["what"].choices = choices  # type: ignore[attr-defined]

    @property
    def version_of(self) -> Alike | None:
        """The one whose article has a new version in the text, None where that wasn't chosen."""
        return self._chosen(_version_of)

    @property
    def copy_of(self) -> Alike | None:
        """The one of which the text is a copy, None where that wasn't chosen."""
        return self._chosen(_copy_of)

    def _chosen(self, value_of: Any) -> Alike | None:
        what = self.cleaned_data.get("what")
        return next((each for each in self.alike if value_of(each.article) == what), None)

    def clean_seen(self) -> str:
        """Ask again where another text is alike by now than those that were shown."""
        if self.cleaned_data["seen"] != self.shown:
            raise forms.ValidationError("What is stored has changed meanwhile: look at it again.")
        return self.shown


def _version_of(article: Article) -> str:
    # With the revision that was shown: what changed meanwhile is no longer among the choices.
    return f"version-{article.pk}-{article.revision}"


def _copy_of(article: Article) -> str:
    return f"copy-{article.pk}"


# --- What a page gave, carried in the form until it is stored ---


def remembered(text: Any) -> dict[str, Found]:
    """Return by field what the form carries of a page: a mark of its value, and where that was found.

    Nothing where it isn't of our making.
    """
    try:
        said = json.loads(text) if text and len(text) <= MOST_REMEMBERED else {}
        return {str(name): Found(str(mark), str(where)) for name, (mark, where) in said.items()}
    except (ValueError, TypeError, AttributeError, RecursionError):
        return {}


def filled(typed: Mapping[str, str], page: TakenIn) -> tuple[dict[str, Any], list[str]]:
    """Return the form's values with the page's among them, and the fields that stay as they were typed.

    What an editor typed stays; what an earlier page gave, and nobody touched, goes.
    """
    values: dict[str, Any] = dict(typed)
    for name, was in remembered(typed.get("found")).items():
        if _mark(values.get(name, "")) == was.value:
            values[name] = ""
    given, kept = _given(page), []
    for name, found in given.items():
        beside = _OUTLETS if name in _OUTLETS else (name,)
        if not any(values.get(each) for each in beside):
            values[name] = found.value
        elif values.get(name) != found.value:
            kept.append(name)
    if "published" in given and "published" not in kept:
        values["published_basis"] = page.known["published_basis"].value
    carried = {name: (_mark(found.value), found.where) for name, found in given.items() if name not in kept}
    values["found"] = json.dumps(carried, ensure_ascii=False)
    return values, kept


_OUTLETS = ("outlet", "new_outlet")


def _given(page: TakenIn) -> dict[str, Found]:
    """Return what a page gave, by field: its outlet is one that is stored, or a new one's name."""
    given = {name: found for name, found in page.known.items() if name not in ("outlet", "published_basis")}
    if outlet := page.known.get("outlet"):
        stored = _source_called(outlet.value)
        name = "outlet" if stored else "new_outlet"
        given[name] = Found(str(stored.pk) if stored else outlet.value, outlet.where)
    return {**given, "text": Found(page.text, "")}


def _source_called(name: str) -> Source | None:
    """Return the source of this name, mergers followed; None where there is none."""
    try:
        source: Source | None = Source.objects.called(name_key(name)).first()
    except UnusableName:
        return None
    while source is not None and source.merged_into is not None:
        source = source.merged_into
    return source


def _mark(value: str) -> str:
    """Return what tells whether a value is still the one that was filled in. A browser changes line ends."""
    return hashlib.sha256(value.replace("\r\n", "\n").strip().encode("utf-8", "replace")).hexdigest()[:16]

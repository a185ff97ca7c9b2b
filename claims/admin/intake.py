"""The intake: an article pasted, uploaded or fetched, looked at by the editor, stored, and opened at the desk."""

from functools import partial
from typing import Any, cast

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.helpers import AdminForm
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse

from claims.actions import edit_article, enter_article
from claims.forms import IntakeForm, PageForm, WhatItIsForm, filled
from newsledger.refusals import Refused
from sources.intake import MOST_BYTES, NotTakenIn, TakenIn, fetch, take_in
from sources.models import Article, ArticleVersion
from sources.presenters import recognise

FIELDSETS: Any = (
    (None, {"fields": ("text",)}),
    (
        "What it is",
        {
            "fields": (
                ("outlet", "new_outlet"),
                "headline",
                ("published", "published_basis"),
                "url",
                ("byline", "language"),
                "correction_notice",
            )
        },
    ),
    (
        "What else is known",
        {
            "classes": ("collapse",),
            "fields": ("archive_url", "syndicated_from", "text_public", "retrieved_at"),
        },
    ),
)


def intake_view(request: HttpRequest) -> HttpResponse:
    """Answer the intake's one page: empty, filled by a page that was taken in, or with what is in the way.

    Raises: PermissionDenied for who may not add articles.
    """
    if not request.user.has_perm("sources.add_article"):
        raise PermissionDenied
    if request.method != "POST":
        form = _form_class(request)()
        form.fields["text"].widget.attrs["autofocus"] = True  # opened to paste
        return _page(request, form, PageForm())
    # Who chose a file and pressed the other button wants it taken in first.
    if "take_in" in request.POST or request.FILES or request.POST.get("address", "").strip():
        return _taken_in(request)
    return _stored(request)


admin.site.add_page("claims/intake/", intake_view, name="claims_intake")  # type: ignore[attr-defined]


def _taken_in(request: HttpRequest) -> HttpResponse:
    """Answer the form filled from a page; or as it was typed, with why the page couldn't be taken in."""
    coming, form_class = PageForm(request.POST, request.FILES), _form_class(request)
    typed = {name: request.POST.get(name, "") for name in form_class.base_fields}
    if not coming.is_valid():
        return _page(request, form_class(initial=typed), coming)
    name = "upload" if coming.cleaned_data["upload"] else "address"
    try:
        page = _page_from(coming)
    except NotTakenIn as refused:
        coming.add_error(name, str(refused))
        return _page(request, form_class(initial=typed), coming)
    values, kept = filled(typed, page)
    if "text" in kept:
        coming.add_error(name, "The area below holds another text. Store that one first, or empty the area.")
        return _page(request, form_class(initial=typed), coming)
    form = form_class(initial=values)
    labels = [str(form.fields[each].label or each).lower() for each in kept]
    notes = [*page.notes, *([f"Kept as you typed: {', '.join(labels)}."] if labels else [])]
    return _page(request, form, PageForm(), notes=notes, taken_in=page)


def _page_from(coming: PageForm) -> TakenIn:
    """Return what the file holds, or the page at the address.

    Raises: NotTakenIn.
    """
    if upload := coming.cleaned_data["upload"]:
        # A byte more than is taken: longer ones are refused by that, and not read.
        return take_in(upload.read(MOST_BYTES + 1), name=upload.name)
    fetched = fetch(coming.cleaned_data["address"].strip())
    return take_in(fetched.content, declared=fetched.declared, address=fetched.address)


def _stored(request: HttpRequest) -> HttpResponse:
    """Store the article and lead to its desk; or answer the page again, with what is in the way."""
    form = _form_class(request)(request.POST)
    if not form.is_valid():
        return _page(request, form, PageForm())
    asked = _asked(request, form.cleaned_data)
    if asked is not None and not asked.is_valid():
        return _page(request, form, PageForm(), asked=asked)
    try:
        version = _written(form, asked, by=cast(User, request.user))
    except Refused as refusal:
        name = form.field_of.get(refusal.field, refusal.field)
        form.add_refusal(name if name in form.fields else None, refusal)
        return _page(request, form, PageForm(), asked=asked)
    messages.success(request, f"“{version}” is stored and read.")
    return HttpResponseRedirect(desk_of(version))


def _asked(request: HttpRequest, said: dict[str, Any]) -> WhatItIsForm | None:
    """Return the question what the text is to those it is like; None where there is none like it."""
    alike = recognise(said["text"], url=said["url"])
    if not alike:
        return None
    return WhatItIsForm(
        request.POST if "seen" in request.POST else None,
        text=said["text"],
        alike=alike,
        may_change=request.user.has_perm("sources.change_article"),
    )


def _written(form: IntakeForm, asked: WhatItIsForm | None, *, by: User) -> ArticleVersion:
    """Store the text as what it was said to be, and return its version.

    Raises: Refused; then nothing is stored.
    """
    text = form.cleaned_data["text"]
    if asked and (known := asked.version_of):
        content = form.next_record(known.article)
        number = len(content.versions)
        article = edit_article(
            article=known.article,
            revision=known.article.revision,
            content=content,
            texts={number: text},
            by=by,
        )
        return article.versions.get(number=number)
    article = enter_article(
        content=form.first_record(copy_of=asked.copy_of if asked else None),
        text=text,
        new_outlet=form.cleaned_data["new_outlet"],
        by=by,
    )
    return article.versions.get(number=1)


def desk_of(version: ArticleVersion) -> str:
    """Return the address at which the numbers of a version are decided."""
    return reverse("admin:claims_desk", args=[version.pk])


def _form_class(request: HttpRequest) -> type[IntakeForm]:
    """Return the form with its fields as the admin of articles has them: an outlet is searched for there too."""
    articles: Any = admin.site.get_model_admin(Article)
    made = forms.modelform_factory(
        Article,
        form=IntakeForm,
        formfield_callback=partial(articles.formfield_for_dbfield, request=request),
    )
    return cast(type[IntakeForm], made)


def _page(
    request: HttpRequest,
    form: IntakeForm,
    coming: PageForm,
    *,
    asked: WhatItIsForm | None = None,
    **more: Any,
) -> HttpResponse:
    articles: Any = admin.site.get_model_admin(Article)
    fieldsets = AdminForm(form, FIELDSETS, {}, model_admin=articles)
    context = {
        **admin.site.each_context(request),
        "title": "Take an article in",
        "subtitle": None,
        "form": form,
        "coming": coming,
        "fieldsets": list(fieldsets),
        "asked": asked,
        "beside": _beside(asked) if asked else [],
        "has_errors": form.errors or coming.errors,
        "media": articles.media + form.media,
        **more,
    }
    return TemplateResponse(request, "admin/claims/intake.html", context)


def _beside(asked: WhatItIsForm) -> list[dict[str, Any]]:
    """Return each stored text that is alike, with both texts in rows and the way to its desk."""
    return [
        {"alike": each, "desk": desk_of(each.version), "rows": each.rows(asked.text)} for each in asked.alike
    ]

"""Pages of the admin, as a browser has them: the form it would send back, and what the page says is wrong."""

import re
from html import unescape
from html.parser import HTMLParser
from typing import Any

from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

TYPED = ("text", "url", "search", "email", "password", "number")
LINE_END = re.compile("\r\n|\r|\n")


class FormReader(HTMLParser):
    """Collects what the page's one form with this method would send, and the page's complaints."""

    def __init__(self) -> None:
        super().__init__()
        self.data: dict[str, Any] = {}
        self.errors: list[str] = []
        self.refused: set[str] = set()
        """The fields that have an error beside them; empty for one of the whole form."""
        self.texts: set[str] = set()
        """The fields into which text is typed."""
        self.options = 0
        self.unlabelled: list[str] = []
        self._in_form = False
        self._select: str | None = None
        self._area: str | None = None
        self._error = 0
        self._ids: dict[str, str] = {}
        self._labels: set[str] = set()
        self._wrapped = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "form":
            self._in_form = given.get("id", "").endswith("_form")
        if tag == "ul" and "errorlist" in given.get("class", ""):
            self._error += 1
            self.refused.add(given.get("id", "").removeprefix("id_").removesuffix("_error"))
        if tag == "label":
            self._labels.add(given.get("for", ""))
            self._wrapped += 1
        if not self._in_form:
            return
        name, kind = given.get("name", ""), given.get("type", "text")
        if tag in ("input", "select", "textarea") and kind != "hidden" and name and not self._wrapped:
            self._ids[given.get("id", "")] = name
        if tag == "textarea" or (tag == "input" and kind in TYPED):
            self.texts.add(name)
        if tag == "input" and name and kind not in ("submit", "button"):
            if kind not in ("checkbox", "radio"):
                self.data[name] = LINE_END.sub("", given.get("value", ""))
            elif "checked" in given:
                self.data.setdefault(name, []).append(given.get("value", "on"))
        elif tag == "select":
            self._select = name
            self.data[name] = None
        elif tag == "option" and self._select:
            self.options += 1
            if "selected" in given or self.data[self._select] is None:
                self.data[self._select] = given.get("value", "")
        elif tag == "textarea":
            self._area, self.data[name] = name, ""

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._in_form = False
        elif tag == "label":
            self._wrapped -= 1
        elif tag == "select":
            self._select = None
        elif tag == "textarea" and self._area:
            # HTML drops the first line end of an area; on sending, each becomes \r\n.
            text = LINE_END.sub("\n", self.data[self._area]).removeprefix("\n")
            self.data[self._area], self._area = text.replace("\n", "\r\n"), None
        elif tag == "ul" and self._error:
            self._error -= 1

    def handle_data(self, data: str) -> None:
        if self._area:
            self.data[self._area] += data
        elif self._error and data.strip():
            self.errors.append(data.strip())

    def close(self) -> None:
        super().close()
        self.unlabelled = [name for id_, name in self._ids.items() if id_ not in self._labels]
        self.data = {name: "" if value is None else value for name, value in self.data.items() if name}


def read(response: HttpResponse) -> FormReader:
    """Return what the page has in its form."""
    assert response.status_code == 200, response
    reader = FormReader()
    reader.feed(response.content.decode())
    reader.close()
    return reader


def address(row: Any, page: str = "change") -> str:
    """Return the address of a row's page in the admin."""
    return reverse(f"admin:{row._meta.app_label}_{row._meta.model_name}_{page}", args=[row.pk])


def address_of(model: Any, page: str) -> str:
    """Return the address of a model's page in the admin: add, changelist."""
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{page}")


def form_of(client: Client, where: Any, **changes: Any) -> dict[str, Any]:
    """Return what a browser would send from the form at the address, or of the row, with these changes.

    A part that a change adds ("links-TOTAL_FORMS": 2) begins as the form's "Add another" begins it.
    """
    return form_on(client.get(where if isinstance(where, str) else address(where)), **changes)


def form_on(page: HttpResponse, **changes: Any) -> dict[str, Any]:
    """Return what a browser would send from the form on the page, with these changes."""
    there = read(page).data
    sent = {name: value for name, value in there.items() if "__prefix__" not in name}
    for name, number in changes.items():
        if name.endswith("-TOTAL_FORMS"):
            blank = f"{name.removesuffix('TOTAL_FORMS')}__prefix__-"
            for at in range(int(sent[name]), int(number)):
                sent |= {
                    field.replace("__prefix__", str(at)): value
                    for field, value in there.items()
                    if field.startswith(blank)
                }
    return {**sent, **changes}


def save(client: Client, where: Any, **changes: Any) -> HttpResponse:
    """Open the form, change what is named, save; return the answer."""
    return client.post(where if isinstance(where, str) else address(where), form_of(client, where, **changes))


def row_words(response: HttpResponse, row: Any) -> str:
    """Return what a list says of a row, as one line of text without marks."""
    page = response.content.decode()
    body = page[page.index("<tbody>") : page.index("</tbody>")]
    found = next(each for each in body.split("<tr>") if address(row) in each)
    apart = re.sub("</(?:td|th|li|p|blockquote)>", " ", found)
    return " ".join(unescape(re.sub("<[^>]+>", "", apart)).split())


def complaints(response: HttpResponse) -> str:
    """Return all that the page says is wrong."""
    return " ".join(read(response).errors)

"""Nothing typed into the admin is a server error: it is stored as it is, or refused by name, never executed.

Three hundred strings are read by every text field of every form. And they are sent to every form: all its fields
at once, each with another string, in turns until each string has been in one of them; pages with one form, to add
and to change a record, share the turns. What is refused is taken back, and the rest is sent again until it is
stored; so each string is either refused by name or found in what was written.
"""

import json
import re
import unicodedata
from collections.abc import Iterator
from contextlib import suppress
from itertools import cycle, islice, product
from typing import Any
from urllib.parse import urlencode

import pytest
from django.contrib.admin.helpers import InlineAdminFormSet
from django.contrib.auth.models import Group, User
from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.forms import BaseForm, Field, Textarea
from django.http import HttpResponse
from django.test import Client

from claims.models import Unit
from newsledger.ledger.models import LedgerEntry
from sources.models import ArticleVersion
from tests.admin_newsroom import FORMS, Newsroom, make_newsroom
from tests.admin_pages import TYPED, form_of, read
from tests.hostile import STORED, STRINGS, TRACES

pytestmark = [pytest.mark.django_db, pytest.mark.long]

# What a form refuses, and how a page shows it, doesn't depend on the database.
TEXTS = STORED if connection.vendor == "postgresql" else STRINGS
# Prime to how many are sent at once, and large: neighbouring fields get strings of other classes.
STEP = 77
# So much fewer are the turns of a form that has as many text fields; each field has that part of the strings.
MOST_AT_ONCE = 5
MOST_TRIES = 6
# What makes a form show the fields of its parts too, and store them.
PARTS: dict[str, dict[str, Any]] = {
    "sources": {
        "aliases-TOTAL_FORMS": 1,
        "aliases-0-name": "Thomson Reuters",
        "affiliations-TOTAL_FORMS": 1,
        "affiliations-0-kind": "part_of",
        "affiliations-0-organisation": "<outlet>",
    },
    "articles": {"versions-TOTAL_FORMS": 2, "versions-1-text": "Another text."},
}
# What is typed here is read into something else: a number, a moment, an address with its scheme.
READ = re.compile(
    r"called|amount|out_of|margin|sample|part|position|\w+_occurrence|retrieved_at|published|said_on|since|until|period"
    r"|as_of|baseline|url|homepage|archive_url|password\d?|last_login_\d|date_joined_\d|email|username"
)
# A form with text fields to one that is sent: where there are two, they take turns with the strings.
PAGES = {
    "articles": ("/sources/article/add/", "/sources/article/<id>/change/"),
    "attributions": ("/claims/attribution/add/", "/claims/attribution/<id>/change/"),
    "claims": ("/claims/numericclaim/add/", "/claims/numericclaim/<id>/change/"),
    "intake": ("/claims/intake/",),
    "quantities": ("/claims/quantity/add/", "/claims/quantity/<id>/change/"),
    "sources": ("/sources/source/add/", "/sources/source/<id>/change/"),
    "units": ("/claims/unit/add/", "/claims/unit/<id>/change/"),
    "accounts": ("/auth/user/add/", "/auth/user/<id>/change/"),
    "groups": ("/auth/group/add/", "/auth/group/<id>/change/"),
    "moves": (
        *(f"/claims/numericclaim/<id>/{move}/" for move in ("submit", "return", "withdraw")),
        "/sources/source/<id>/unmerge/",
    ),
    "mergers": ("/sources/source/<id>/merge/",),
}


@pytest.fixture(scope="module")
def newsroom(shared_rows: None) -> Newsroom:
    return make_newsroom()


def sent_by_hand(client: Client, url: str, data: dict[str, Any]) -> HttpResponse:
    """Send a form as bytes: what can't be written in UTF-8 is sent as what a broken program makes of it."""
    parts = [
        f'--part\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{each}\r\n'
        for name, value in data.items()
        for each in (value if isinstance(value, list) else [value])
    ]
    body = "".join([*parts, "--part--\r\n"]).encode("utf-8", "surrogatepass")
    return client.generic("POST", url, body, content_type="multipart/form-data; boundary=part")


def as_received(text: str) -> str:
    return text.encode("utf-8", "surrogatepass").decode("utf-8", "replace")


def is_kept(text: str, written: set[str]) -> bool:
    """Return whether the text was stored, by the rules for line ends, blanks at the edges, and articles' texts."""
    text = as_received(text)
    lines = re.sub("\r\n|\r", "\n", text)
    forms = {text, text.strip(), lines, lines.strip(), unicodedata.normalize("NFC", lines)}
    return not text.strip() or not written.isdisjoint(forms)


def strings_in(value: Any) -> Iterator[str]:
    """Yield every text inside of what JSON or a row holds."""
    if isinstance(value, dict):
        value = value.values()
    if isinstance(value, str):
        yield value
    elif hasattr(value, "__iter__"):
        for each in value:
            yield from strings_in(each)


def written() -> set[str]:
    """Return the texts that the newest write of the form can have left; a new article is read besides."""
    entry = LedgerEntry.objects.exclude(record__startswith="mentions/").first()
    rows = [model.objects.order_by("-pk").values() for model in (Unit, User, Group, ArticleVersion)]
    return {entry.reason, *strings_in(json.loads(entry.payload)), *strings_in(rows)}


def check_answer(answer: HttpResponse) -> None:
    """Check that nothing was executed: no markup stands in the page, and no template was filled in."""
    assert answer.status_code in (200, 302)
    page = answer.content.decode()
    assert not [trace for trace in TRACES if trace in page]


def send_until_stored(client: Client, url: str, base: dict[str, Any], hostile: dict[str, str]) -> None:
    """Send the form; take back what is refused by name, and send the rest again."""
    left = dict(hostile)
    for _ in range(MOST_TRIES):
        answer = sent_by_hand(client, url, {**base, **left})
        check_answer(answer)
        if answer.status_code == 302:
            texts = written()
            lost = {
                name: text[:50]
                for name, text in left.items()
                if not READ.fullmatch(name.rpartition("-")[2]) and not is_kept(text, texts)
            }
            assert not lost, lost
            return
        refused = read(answer).refused
        beside = {name for name in left if field_of(name) in refused}
        # What a part says may be refused of all parts together; what is read, beside what it doesn't fit: the
        # second password, a claim's number.
        beside = beside or {name for name in left if "" in refused and re.search(r"-\d+-", name)}
        beside = beside or {name for name in left if READ.fullmatch(name)}
        assert beside, (url, refused, read(answer).errors, left)
        for name in beside:
            del left[name]
    raise AssertionError(f"refused again and again: {read(answer).errors}")


def field_of(name: str) -> str:
    """Return the name of an input's field; some have several inputs."""
    return re.sub("_(occurrence|place|0|1)$", "", name)


@pytest.mark.parametrize("what", PAGES)
def test_each_string_is_stored_or_refused_by_name(newsroom: Newsroom, what: str):
    pages = [page_with_fields(newsroom, place, PARTS.get(what, {})) for place in PAGES[what]]
    client, sent = newsroom.client("admin"), set()
    at_once = min(MOST_AT_ONCE, *(len(fields) for _, _, fields in pages), len(TEXTS))
    # The first come again at the end, so that the turns come out even.
    texts = TEXTS + TEXTS[: -len(TEXTS) % at_once]
    for (url, base, fields), number in zip(cycle(pages), range(0, len(texts), at_once)):
        hostile = {name: texts[(number + STEP * at) % len(texts)] for at, name in enumerate(fields)}
        sent.update(hostile.values())
        with transaction.atomic():
            send_until_stored(client, url, base, hostile)
            transaction.set_rollback(True)
    assert sent == set(TEXTS)


def page_with_fields(
    newsroom: Newsroom, place: str, parts: dict[str, Any]
) -> tuple[str, dict[str, Any], list[str]]:
    """Return the address, what its form sends to be stored, and the names of its text fields."""
    typed = {**FORMS.get(place, {"reason": "Because."})}
    # A new article has no versions: its text is pasted.
    typed |= {} if place == "/sources/article/add/" else parts
    typed = {name: newsroom.rows.get(value, value) for name, value in typed.items()}
    client, url = newsroom.client("admin"), newsroom.url(place)
    texts = read(client.get(url)).texts
    base = form_of(client, url, **typed)
    fields = [name for name in base if {name, re.sub(r"-\d+-", "-__prefix__-", name)} & texts]
    return url, base, fields


# --- What each field reads ---


class Said(dict[str, str]):
    """What a form is sent that has one text in every field."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text

    def get(self, name: str, default: Any = None) -> str:
        return self.text

    def getlist(self, name: str) -> list[str]:
        return [self.text]


def forms_on(page: HttpResponse) -> Iterator[BaseForm]:
    """Yield the forms that a page shows, one of each of their parts."""
    for value in page.context_data.values():
        for each in value if isinstance(value, list) else [value]:
            if isinstance(each, InlineAdminFormSet):
                yield each.formset.empty_form
            elif isinstance(form := getattr(each, "form", each), BaseForm):
                yield form


def takes_text(field: Field) -> bool:
    widgets = getattr(field.widget, "widgets", [field.widget])
    return any(isinstance(each, Textarea) or getattr(each, "input_type", "") in TYPED for each in widgets)


@pytest.mark.once
@pytest.mark.parametrize("place", [place for places in PAGES.values() for place in places])
def test_each_field_reads_each_string_or_refuses_it(newsroom: Newsroom, place: str):
    page = newsroom.client("admin").get(newsroom.url(place))
    fields = {
        name: field for form in forms_on(page) for name, field in form.fields.items() if takes_text(field)
    }
    assert fields
    for (name, field), text in product(fields.items(), map(as_received, STRINGS)):
        with suppress(ValidationError):
            field.clean(field.widget.value_from_datadict(Said(text), {}, name))


# --- Searches, filters, logging in ---

LISTS = (
    "/auth/group/",
    "/auth/user/",
    "/claims/attribution/",
    "/claims/numericclaim/",
    "/claims/quantity/",
    "/claims/unit/",
    "/ledger/ledgerentry/",
    "/sources/article/",
    "/sources/source/",
)
SEARCHES = (
    "/autocomplete/?app_label=claims&model_name=numericclaim&field_name=quantity",
    "/autocomplete/?app_label=claims&model_name=attribution&field_name=version",
    "/autocomplete/?app_label=sources&model_name=article&field_name=outlet",
    "/claims/attribution/choices/?app_label=claims&model_name=claimattribution&field_name=attribution",
)


def asked(client: Client, url: str, **query: str) -> HttpResponse:
    """Return the answer to what an address asks; a broken program writes bytes that are no UTF-8."""
    said = {name: text.encode("utf-8", "surrogatepass") for name, text in query.items()}
    return client.get(f"/admin{url}{'&' if '?' in url else '?'}{urlencode(said)}")


def test_each_string_is_searched_for_in_turns_of_the_lists(newsroom: Newsroom):
    client = newsroom.client("admin")
    for number, text in enumerate(TEXTS):
        where = LISTS[number % len(LISTS)]
        check_answer(asked(client, where, q=text, o=text))
        found = asked(client, SEARCHES[number % len(SEARCHES)], term=text)
        assert (found.status_code, found.headers["Content-Type"]) == (200, "application/json")


def test_no_filter_takes_a_list_down(newsroom: Newsroom):
    client, strings = newsroom.client("admin"), cycle(TEXTS)
    for where in LISTS:
        page = client.get(f"/admin{where}").content.decode()
        named = set(re.findall(r'href="\?(?:[^"]*&amp;)?([a-z_]+)=', page)) | {
            "modified__year",
            "review__exact",
        }
        for name in named:
            for text in islice(strings, 10):
                answer = asked(client, where, **{name: text})
                assert answer.status_code == 400 or not check_answer(answer), (where, name, text)


def test_each_string_is_no_password_and_nobodys_name(newsroom: Newsroom):
    client = newsroom.client("anonymous")
    for text in TEXTS:
        answer = sent_by_hand(client, "/admin/login/", {"username": text, "password": text[:9_999]})
        check_answer(answer)
        assert answer.status_code == 200


# --- What no form sends ---


def everywhere(newsroom: Newsroom) -> Iterator[str]:
    """Yield the address of each form of a record."""
    for what in ("articles", "attributions", "claims", "quantities", "sources", "units"):
        yield from (newsroom.url(place) for place in PAGES[what])


def test_a_form_sent_empty_in_pieces_or_with_nonsense_everywhere_is_only_refused(newsroom: Newsroom):
    client = newsroom.client("admin")
    counts = {
        f"{part}-{what}_FORMS": "1000"
        for part in ("aliases", "affiliations", "versions", "credits", "links")
        for what in ("TOTAL", "INITIAL")
    }
    for url in everywhere(newsroom):
        before = LedgerEntry.objects.count()
        names = [name for name in form_of(client, url) if name != "csrfmiddlewaretoken"]
        nonsense = [dict.fromkeys(names, text) for text in ("", "a\0b", "-1", "9" * 5_000, "null", "\ud800")]
        for sent in ({}, counts, *nonsense):
            with transaction.atomic():
                check_answer(sent_by_hand(client, url, sent))
                transaction.set_rollback(True)
        assert client.post(url, {"_saveasnew": "1"}).status_code == 400
        assert LedgerEntry.objects.count() == before


QUERIES = (
    *(
        "version=abc",
        "version=%00",
        "source=9999999999999999999999",
        "outlet=%27",
        "unit=-1",
        "quantity=1&unit=x",
    ),
    *(
        "_to_field=x",
        "_popup=1",
        "retrieved_at=x",
        "hedges=x,y",
        "part=%F0",
        "amount=%3Chostile",
        "slug=%3Chostile",
    ),
    *("_changelist_filters=%00", "_changelist_filters=%3Chostile", "_source_model=x", "text=%F0%9F%9A%80"),
)


@pytest.mark.parametrize("query", QUERIES)
def test_what_an_address_fills_in_takes_no_form_down(newsroom: Newsroom, query: str):
    client = newsroom.client("admin")
    for url in everywhere(newsroom):
        answer = client.get(f"{url.partition('?')[0]}?{query}")
        assert answer.status_code == 400 or not check_answer(answer), url


@pytest.mark.parametrize(
    "query",
    [
        *(
            "q=%22",
            "q=" + "a+" * 3000,
            "kind__exact=planet",
            "name__regex=(",
            "mention__version__text__regex=(",
        ),
        *("o=99", "p=-1", "p=1e9", "all=1", "e=1", "_facets=1"),
    ],
)
def test_no_address_of_a_list_takes_the_server_down(newsroom: Newsroom, query: str):
    client = newsroom.client("admin")
    for where in LISTS:
        assert client.get(f"/admin{where}?{query}").status_code in (200, 302, 400)

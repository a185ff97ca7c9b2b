"""The ledger is read in the admin and written nowhere in it."""

import json

import pytest
from django.contrib.auth.models import User
from django.test import Client

from newsledger.ledger.admin.entries import in_lines
from newsledger.ledger.models import LedgerEntry
from newsledger.ledger.record import record, writing
from tests.admin_pages import address, address_of

pytestmark = pytest.mark.django_db

LIST = "/admin/ledger/ledgerentry/"


@pytest.fixture
def superuser() -> User:
    return User.objects.create_superuser("chief", "", "chief-password")


@pytest.fixture
def client(superuser: User) -> Client:
    client = Client()
    client.force_login(superuser)
    return client


@pytest.fixture
def entry(superuser: User) -> LedgerEntry:
    with writing():
        return record(
            "source/tass",
            revision=1,
            action="created",
            payload={"name": "TASS <script>alert(1)</script>", "note": "a\nb"},
            by=superuser,
            reason="first",
        )


def test_an_entry_is_shown_whole_and_escaped(client: Client, entry: LedgerEntry):
    page = client.get(address(entry)).content.decode()
    assert "&quot;name&quot;: &quot;TASS &lt;script&gt;alert(1)&lt;/script&gt;&quot;" in page
    assert entry.hash in page
    assert '<input type="submit"' not in page


@pytest.mark.parametrize("page", ["change", "delete", "history"])
def test_nobody_writes_an_entry_superusers_included(client: Client, entry: LedgerEntry, page: str):
    answer = client.post(address(entry, page), {"record": "source/other", "post": "yes"})
    assert answer.status_code in (403, 404) or b"Entries are never deleted" in answer.content
    entry.refresh_from_db()
    assert entry.record == "source/tass"


def test_nobody_adds_an_entry_superusers_included(client: Client):
    assert client.get(address_of(LedgerEntry, "add")).status_code == 403
    assert client.post(address_of(LedgerEntry, "add"), {}).status_code == 403


@pytest.mark.parametrize(
    ("query", "is_listed"),
    [
        ({"q": "tass"}, True),
        ({"q": "chief"}, True),
        ({"q": "reuters"}, False),
        ({"action__exact": "created"}, True),
        ({"action__exact": "merged"}, False),
        ({"at__year": "1999"}, False),
    ],
)
def test_the_list_is_searched_and_filtered(client: Client, entry: LedgerEntry, query: dict, is_listed: bool):
    assert (b"source/tass" in client.get(LIST, query).content) is is_listed


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ({"q": "a\0b"}, 302),
        ({"q": "word " * 2000}, 200),
        ({"action__exact": "\0"}, 302),
        ({"at__year": "9999", "at__month": "12"}, 302),
        ({"at__year": "abc"}, 302),
        ({"at__year": "2025", "at__month": "13"}, 302),
        ({"at__year": "2025", "at__month": "2", "at__day": "29"}, 302),
        ({"at__year": "1999", "at__month": "2", "at__day": "28"}, 200),
        ({"at__day": "5"}, 200),
        ({"at__month": "5", "at__day": "5"}, 200),
        ({"at__year": "0"}, 302),
        ({"payload__regex": "("}, 400),
        ({"p": "99999999999999999999999"}, 200),
        ({"p": "-1"}, 200),
        ({"p": "x"}, 200),
        ({"o": "x.-99"}, 200),
    ],
)
def test_no_address_of_the_list_is_a_server_error(
    client: Client, entry: LedgerEntry, query: dict, status: int
):
    assert client.get(LIST, query).status_code == status


def test_the_list_is_drilled_into_by_year_month_and_day(client: Client, entry: LedgerEntry):
    day = entry.at
    page = client.get(LIST).content.decode()
    # All entries are of one month: it begins with the days.
    assert f"at__day={day.day}&amp;at__month={day.month}&amp;at__year={day.year}" in page
    page = client.get(LIST, {"at__year": day.year}).content.decode()
    assert f"{day:%B %Y}</a>" in page
    assert "All dates</a>" in page
    page = client.get(
        LIST, {"at__year": day.year, "at__month": day.month, "at__day": day.day}
    ).content.decode()
    assert f"{day.day} {day:%B}" in page
    assert "source/tass" in page


@pytest.mark.parametrize("number", ["0", "9" * 30, "x", "_00", "-1"])
def test_an_entry_that_is_not_there_leads_back(client: Client, number: str):
    assert client.get(f"{LIST}{number}/change/").status_code == 302


def test_a_payload_that_is_no_json_is_shown_as_it_is():
    assert json.loads(in_lines('{"a":[1,2]}')) == {"a": [1, 2]}
    assert in_lines('{"a":') == '{"a":'
    assert in_lines("[" * 100_000) == "[" * 100_000

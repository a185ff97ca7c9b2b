"""A list of the admin costs the same whatever its table holds: it counts up to a cap, and its pages end there."""

import re
from typing import Any

import pytest
from django.contrib import admin
from django.contrib.auth.models import User
from django.core.paginator import InvalidPage
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from newsledger.ledger import counting
from newsledger.ledger.admin.paging import CappedPaginator
from newsledger.ledger.counting import tally
from sources.models import Source
from tests.admin_pages import address_of
from tests.world import World

pytestmark = pytest.mark.django_db

LIST = address_of(Source, "changelist")


@pytest.fixture
def client(world: World) -> Client:
    client = Client()
    client.force_login(User.objects.create_superuser("chief", "", "chief-password"))
    return client


@pytest.fixture
def capped(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the world's seven sources be more than are counted, and two a page."""
    monkeypatch.setattr(counting, "CAP", 4)
    monkeypatch.setattr(type(admin.site._registry[Source]), "list_per_page", 2)


def words(page: Any) -> str:
    return " ".join(re.sub("<[^>]+>", " ", page.content.decode()).split())


def test_rows_are_counted_up_to_the_cap(world: World, monkeypatch: pytest.MonkeyPatch):
    assert (str(tally(Source.objects.all())), tally(Source.objects.all()).is_capped) == ("7", False)
    monkeypatch.setattr(counting, "CAP", 6)
    with CaptureQueriesContext(connection) as captured:
        assert str(tally(Source.objects.all())) == "more than 6"
    assert "LIMIT 7" in captured[0]["sql"]


def test_pages_end_at_the_cap(capped: None):
    pages = CappedPaginator(Source.objects.order_by("pk"), 2)
    assert (pages.count, pages.num_pages) == (4, 2)
    assert [len(pages.page(number).object_list) for number in (1, 2)] == [2, 2]
    with pytest.raises(InvalidPage):
        pages.page(3)


def test_a_list_says_that_there_are_more_and_how_to_find_them(client: Client, capped: None):
    page = client.get(LIST)
    assert "more than 4 sources: the first 4 are listed. Search or filter for another one." in words(page)
    assert "p=2" in page.content.decode()
    assert "p=3" not in page.content.decode()
    assert client.get(LIST, {"p": 3}).status_code == 302
    assert "2 found" in words(client.get(LIST, {"q": "ukrain"}))
    assert "more than 4 found" in words(client.get(LIST, {"q": "a"}))


def test_no_list_counts_a_whole_table(client: Client, world: World):
    for model, its in admin.site._registry.items():
        if model._meta.app_label not in ("claims", "sources", "ledger"):
            continue
        with CaptureQueriesContext(connection) as captured:
            assert client.get(address_of(model, "changelist")).status_code == 200
        counts = [query["sql"] for query in captured if f'FROM "{model._meta.db_table}"' in query["sql"]]
        assert counts
        assert all("LIMIT" in sql for sql in counts if "COUNT(*)" in sql), model
        assert its.show_full_result_count is False


def test_a_search_for_a_row_ends_at_the_cap_too(client: Client, capped: None):
    asked = {"app_label": "sources", "model_name": "article", "field_name": "outlet", "term": "a"}
    assert client.get("/admin/autocomplete/", asked).json()["pagination"] == {"more": False}


@pytest.mark.parametrize("model", [Source, User])
def test_the_box_of_a_search_has_a_name(client: Client, model: Any):
    page = client.get(address_of(model, "changelist")).content.decode()
    label = re.search(r'<label for="searchbar">(.*?)</label>', page, re.DOTALL)
    assert label
    assert label[1].strip() == "Search"

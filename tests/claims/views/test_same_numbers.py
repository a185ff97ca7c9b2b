"""What pages say of origins and drift is what JSON says: both are held to one function."""

import re
from dataclasses import replace
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client

from claims.domain.origins import Counting
from claims.models import NumericClaim, Quantity
from tests.conftest import ROOT

INTERVAL = re.compile(r'class="origins-interval" value="(\d+)/(\d+)"')
IN_A_TABLE = re.compile(r'/claims/(\w+)/#origins">(\d+) to (\d+)<')
STORIES = ROOT / "fixtures" / "bundles"


@pytest.fixture(scope="module")
def stored(shared_rows) -> None:
    call_command("load_bundle", str(STORIES / "dprk-russia"), str(STORIES / "fifty-four"), verbosity=0)


@pytest.fixture
def stories(stored, db) -> None:
    """Both stories, loaded."""


def on_page(client: Client, address: str) -> tuple[str, list[tuple[int, int]]]:
    page = client.get(address).content.decode()
    return page, [(int(low), int(high)) for low, high in INTERVAL.findall(page)]


def in_json(client: Client, address: str) -> dict[str, Any]:
    found: dict[str, Any] = client.get(address).json()
    return found


def intervals(numbers: list[dict[str, Any]]) -> list[tuple[int, int]]:
    return [(number["min"], number["max"]) for number in numbers]


def test_every_quantitys_page_counts_what_its_json_counts(stories, client):
    seen = 0
    for slug in Quantity.objects.filter(claims__isnull=False).distinct().values_list("slug", flat=True):
        page, shown = on_page(client, f"/quantities/{slug}/")
        data = in_json(client, f"/quantities/{slug}.json")
        # The number most spoken of stands on top of the page as well.
        assert shown == intervals(data["origins"][:1] + data["origins"]), slug
        for number in data["origins"]:
            assert len(number["groups"]) == number["max"]
            assert page.count('class="origin-name"') == sum(each["max"] for each in data["origins"])
            for merge in number["merges"]:
                assert f"/claims/{merge['claim'].rsplit('/', 2)[1]}/" in page
        for passing in data["drift"]:
            assert passing["changes"]
            for change in passing["changes"]:
                assert f"<strong>{change['words']}</strong>" in page
        seen += len(data["drift"])
    assert seen, "there is drift to compare"


def test_every_claims_page_counts_what_its_json_counts(stories, client):
    for uid in NumericClaim.objects.filter(prominence="main").values_list("uid", flat=True):
        _, shown = on_page(client, f"/claims/{uid}/")
        data = in_json(client, f"/claims/{uid}.json")
        assert shown == intervals([data["origins"]]), uid


def test_every_sources_page_counts_what_its_claims_json_counts(stories, client):
    compared = 0
    for slug in ("ukraine", "western-officials", "keith-alexander", "cnn"):
        page = client.get(f"/sources/{slug}/").content.decode()
        for uid, low, high in IN_A_TABLE.findall(page):
            data = in_json(client, f"/claims/{uid}.json")
            assert [(int(low), int(high))] == intervals([data["origins"]]), (slug, uid)
            compared += 1
    assert compared > 10


def test_page_and_json_ask_one_function(stories, client, monkeypatch):
    count = Counting.origins
    monkeypatch.setattr(
        Counting, "origins", lambda self, number: replace(count(self, number), min=77, max=88)
    )
    claim = NumericClaim.objects.get(mention__version__article__slug="lavrov-wonsan", point="728")
    for page, data in (
        (f"/claims/{claim.uid}/", f"/claims/{claim.uid}.json"),
        (f"/quantities/{claim.quantity.slug}/", f"/quantities/{claim.quantity.slug}.json"),
    ):
        _, shown = on_page(client, page)
        found = in_json(client, data)["origins"]
        assert set(shown) == {(77, 88)} == set(intervals(found if isinstance(found, list) else [found]))

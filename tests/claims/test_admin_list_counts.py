"""What the lists of the admin count, each number of the claims it leads to; and what a page of them costs."""

import re
from html import unescape
from typing import Any
from urllib.parse import urlencode

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from claims.actions import create_attribution, edit_claim, move_claim
from claims.domain.records import CreditRecord
from claims.domain.review import Move
from claims.models import Attribution, NumericClaim, Quantity, Unit
from newsledger.ledger.models import LedgerEntry
from sources.actions import merge_source
from sources.models import Article, ArticleVersion, Source
from tests.admin_pages import address_of, row_words
from tests.copies import add_rows
from tests.world import ROUND, World, approve, attribution_record, edited, make_user

pytestmark = pytest.mark.django_db

CLAIMS = "/admin/claims/numericclaim/"
LISTS = (NumericClaim, Attribution, Quantity, Unit, Source, Article, ArticleVersion, LedgerEntry)


@pytest.fixture
def client(world: World) -> Client:
    return logged_in(world.editor)


def logged_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def cells(client: Client, row: Any) -> str:
    """Return what the row of a list says, as one line of text without marks."""
    return row_words(client.get(address_of(type(row), "changelist")), row)


# --- Counts that lead to the claims ---


def counted(client: Client, where: str) -> dict[str, int]:
    """Return, for each address of claims in the list's rows, the number that stands there."""
    page = client.get(where).content.decode()
    body = page[page.index("<tbody>") : page.index("</tbody>")]
    links = re.findall(rf"<a[^>]*href=['\"]({re.escape(CLAIMS)}\?[^'\"]*)['\"]>([0-9,]+)", body)
    return {unescape(url): int(number.replace(",", "")) for url, number in links}


@pytest.mark.parametrize("model", [Source, Article, ArticleVersion, Quantity, Attribution])
def test_each_count_is_of_the_claims_it_leads_to(client: Client, world: World, model: Any):
    add_rows(world, 3)
    claim = approve(world.drones, world)
    move_claim(claim=claim, move=Move.WITHDRAW, revision=3, by=world.reviewer, reason="Misread.")
    tass, cable = world.sources["tass"], world.sources["ukrainian-intelligence"]
    merge_source(source=cable, into=tass, revision=1, by=world.editor, reason="One and the same.")
    counts = counted(client, address_of(model, "changelist"))
    assert len(counts) > 3
    for url, number in counts.items():
        assert client.get(url).context_data["cl"].result_count == number, url


def test_a_source_is_counted_once_for_a_claim_and_by_its_role(client: Client, world: World):
    # One claim, two chains: Maria Zakharova → TASS, and TASS by itself.
    again = create_attribution(
        content=attribution_record(world.version, [("tass", "TASS", "according to")], ROUND), by=world.editor
    )
    content = edited(
        world.round.as_record(),
        attributions=(CreditRecord(world.zakharova.uid), CreditRecord(again.uid)),
    )
    edit_claim(claim=world.round, revision=1, content=content, by=world.editor)
    assert "1 originated 1 relayed 0 published" in cells(client, world.sources["tass"])
    assert "1 originated 0 relayed 0 published" in cells(client, world.sources["maria-zakharova"])
    assert "0 originated 0 relayed 3 published" in cells(client, world.sources["cnn"])


def test_what_is_merged_counts_where_it_is_merged(client: Client, world: World):
    tass, cable = world.sources["tass"], world.sources["ukrainian-intelligence"]
    merge_source(source=cable, into=tass, revision=1, by=world.editor, reason="One and the same.")
    assert "1 originated 1 relayed 0 published" in cells(client, tass)
    assert "originated" not in cells(client, cable)


def test_an_article_tells_how_many_of_its_numbers_are_decided(client: Client, world: World):
    assert "3 of 3 numbers decided 3 draft" in cells(client, world.article)
    approve(world.drones, world)
    assert "2 draft 1 approved" in cells(client, world.article)
    assert "2 draft 1 approved" in cells(client, world.version)
    at = world.version.text.index("13")
    world.version.mentions.create(start=at, end=at + 2, exact="13")
    assert "3 of 4 numbers decided" in cells(client, world.article)
    assert "3 of 4 numbers decided" in cells(client, world.version)


def test_counts_end_at_a_thousand(client: Client, world: World):
    add_rows(world, 1_001)
    page = client.get(address_of(Source, "changelist"), {"q": "tass"}).content.decode()
    assert "more than 1,000<span class='noun'> originated</span>" in page


# --- What pages cost ---


def queries(client: Client, pages: list[str]) -> dict[str, int]:
    """Return how many queries each page asks."""
    client.get(CLAIMS)  # what a process asks once and keeps, content types, is asked
    numbers = {}
    for page in pages:
        with CaptureQueriesContext(connection) as captured:
            assert client.get(page).status_code == 200, page
        numbers[page] = len(captured)
    return numbers


def test_a_list_costs_at_most_ten_queries_at_ten_rows_and_at_a_thousand(world: World):
    pages = [
        *(address_of(model, "changelist") for model in LISTS),
        *(
            f"{CLAIMS}?{urlencode(query)}"
            for query in (
                {"q": "at least 40"},
                {"for_me": "review"},
                {"source": "tass"},
                {"origin": "tass"},
                {"outlet": "cnn"},
                {"quantity": "drones"},
                {"article": "lavrov-wonsan", "review__exact": "draft"},
                {"version": world.version.pk},
                {"attribution": world.zakharova.uid},
                {"hedge": "none", "withdrawn": "no", "o": "1.2.3.4"},
                {"modified__year": "2024"},
            )
        ),
        f"{address_of(Source, 'changelist')}?merged=no&q=copy",
        f"{address_of(Article, 'changelist')}?q=copy",
        f"{address_of(Attribution, 'changelist')}?q=copy",
    ]
    client = logged_in(make_user("chief", "Admin"))  # who can do most is shown most
    add_rows(world, 10)
    NumericClaim.objects.filter(pk=world.drones.pk).update(modified="2024-05-06T12:00Z")
    of_ten = queries(client, pages)
    add_rows(world, 990)
    of_a_thousand = queries(client, pages)
    assert of_ten == of_a_thousand
    assert {page: number for page, number in of_a_thousand.items() if number > 10} == {}


@pytest.mark.parametrize("model", [NumericClaim, Attribution, Article, ArticleVersion])
def test_no_list_reads_a_whole_text(client: Client, world: World, model: Any):
    with CaptureQueriesContext(connection) as captured:
        client.get(address_of(model, "changelist"))
    assert not [each for each in captured if '"sources_articleversion"."text"' in each["sql"]]


def test_no_list_offers_a_choice_among_rows_of_a_table_that_grows(client: Client, world: World):
    add_rows(world, 60)
    for model in LISTS:
        page = client.get(address_of(model, "changelist")).content.decode()
        filters = page.partition('id="changelist-filter"')[2]
        assert "copy-" not in filters
        assert "<option" not in page

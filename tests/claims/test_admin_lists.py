"""The list of claims: what a row tells, how it is found, and in what order the rows stand."""

import re
from html import unescape
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from claims.actions import create_claim, edit_claim, move_claim
from claims.domain.records import CreditRecord
from claims.domain.review import Move
from claims.models import NumericClaim
from sources.actions import merge_source
from sources.models import Article
from tests.admin_pages import address, row_words, save
from tests.copies import add_rows
from tests.world import (
    DRONES,
    World,
    approve,
    claim_record,
    edited,
    make_user,
)

pytestmark = pytest.mark.django_db

CLAIMS = "/admin/claims/numericclaim/"


@pytest.fixture
def client(world: World) -> Client:
    return logged_in(world.editor)


def logged_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def listed(client: Client, **query: Any) -> set[str]:
    """Return the numbers of the claims that the list has, as worded."""
    answer = client.get(CLAIMS, query)
    assert answer.status_code == 200, answer
    return {claim.mention.exact for claim in answer.context_data["cl"].result_list}


def cells(client: Client, claim: NumericClaim) -> str:
    """Return what the list says of the claim, as one line of text without marks."""
    return row_words(client.get(CLAIMS), claim)


# --- What a claim's row tells ---


def test_a_claim_tells_number_reading_quantity_chain_words_and_article_in_one_cell(
    client: Client, world: World
):
    row = cells(client, world.soldiers)
    assert row.startswith(
        "“25,000 to 30,000” read as 25,000 to 30,000 soldiers · additional · planned"
        " North Korean soldiers to be deployed to Russia Ukrainian intelligence …"
    )
    assert "CNN: Lavrov meets Kim in Wonsan draft 12 July 2025" in row
    assert "revision 1 created by editor" in row
    assert "<mark>25,000 to 30,000</mark> soldiers" in client.get(CLAIMS).content.decode()


def test_a_claim_in_the_outlets_voice_or_without_a_quantity_says_so(client: Client, world: World):
    assert "No source given: the outlet’s own voice" in cells(client, world.drones)
    unsaid = create_claim(
        content=claim_record(world.version, "13", DRONES, comparator="exact", point="13"), by=world.editor
    )
    assert "What is counted is not said yet" in cells(client, unsaid)


def test_a_chain_is_told_from_origin_to_last_relay_with_its_scope(client: Client, world: World):
    assert "Maria Zakharova → TASS" in cells(client, world.round)
    content = edited(
        world.drones.as_record(), attributions=(CreditRecord(world.intelligence.uid, "ambiguous"),)
    )
    edit_claim(claim=world.drones, revision=1, content=content, by=world.editor)
    assert "Ukrainian intelligence (unclear whether the credit covers it)" in cells(client, world.drones)


def test_a_claim_tells_where_it_stands(client: Client, world: World):
    assert "Wonsan draft minor 12 July" in cells(client, world.round)
    content = edited(world.soldiers.as_record(), standing="corrected")
    edit_claim(claim=world.soldiers, revision=1, content=content, by=world.editor)
    assert "Wonsan draft corrected 12 July" in cells(client, world.soldiers)
    claim = approve(world.drones, world)
    move_claim(claim=claim, move=Move.WITHDRAW, revision=3, by=world.reviewer, reason="Misread.")
    assert "Wonsan withdrawn 12 July" in cells(client, claim)


def test_a_claim_opens_by_its_number_and_leads_back_to_the_list_as_it_was_narrowed(
    client: Client, world: World
):
    page = client.get(CLAIMS, {"hedge": "none"}).content.decode()
    opened = re.search(rf'href="({address(world.drones)}[^"]*)"', page)
    assert opened
    assert save(client, unescape(opened[1]), note="Checked.").url == f"{CLAIMS}?hedge=none"


# --- Search ---


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("25,000", {"25,000 to 30,000"}),
        ("25000", {"25,000 to 30,000"}),
        ("30,000", {"25,000 to 30,000"}),
        ("728", {"728"}),
        ("2", {"second", "25,000 to 30,000", "728"}),
        ("scaled-up assault", {"25,000 to 30,000"}),
        ("assault weeks", {"728"}),
        ("SOLDIERS deployed", {"25,000 to 30,000"}),
        ("Maria", {"second"}),
        ("cnn drones", {"728"}),
        ("wonsan", {"25,000 to 30,000", "second", "728"}),
        ("25000 drones", set()),
        ("nowhere", set()),
        ("word " * 11, set()),
        ("1e999999", set()),
        ("\u200b", set()),
    ],
)
def test_a_claim_is_found_by_number_words_quantity_source_outlet_and_headline(
    client: Client, words: str, found: set[str]
):
    assert listed(client, q=words) == found


def test_a_claim_is_found_by_its_uid_alone(client: Client, world: World):
    assert listed(client, q=world.drones.uid) == {"728"}
    assert listed(client, q=world.drones.uid[:-1]) == set()


def test_a_search_that_finds_nothing_says_so(client: Client):
    assert "Nothing fits." in client.get(CLAIMS, {"q": "nowhere"}).content.decode()
    assert "Nothing fits." not in client.get(CLAIMS).content.decode()


# --- Filters ---


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"review__exact": "draft"}, {"25,000 to 30,000", "second", "728"}),
        ({"review__exact": "approved"}, set()),
        ({"withdrawn": "no"}, {"25,000 to 30,000", "second", "728"}),
        ({"withdrawn": "yes"}, set()),
        ({"standing__exact": "standing"}, {"25,000 to 30,000", "second", "728"}),
        ({"prominence__exact": "minor"}, {"second"}),
        ({"comparator__exact": "range"}, {"25,000 to 30,000"}),
        ({"change__exact": "additional"}, {"25,000 to 30,000"}),
        ({"modality__exact": "planned"}, {"25,000 to 30,000"}),
        ({"hedge": "none"}, {"25,000 to 30,000", "second", "728"}),
        ({"hedge": "estimated"}, set()),
        ({"article": "lavrov-wonsan"}, {"25,000 to 30,000", "second", "728"}),
        ({"quantity": "drones"}, {"728"}),
        ({"source": "tass"}, {"second"}),
        ({"source": "cnn"}, {"25,000 to 30,000", "second", "728"}),
        ({"origin": "tass"}, set()),
        ({"origin": "maria-zakharova"}, {"second"}),
        ({"relay": "tass"}, {"second"}),
        ({"relay": "maria-zakharova"}, set()),
        ({"outlet": "cnn"}, {"25,000 to 30,000", "second", "728"}),
        ({"outlet": "tass"}, set()),
        ({"origin": "ukrainian-intelligence", "comparator__exact": "range"}, {"25,000 to 30,000"}),
        ({"origin": "ukrainian-intelligence", "quantity": "drones"}, set()),
    ],
)
def test_the_list_is_narrowed_by_choices_and_by_rows(client: Client, query: dict[str, str], found: set[str]):
    assert listed(client, **query) == found


def test_the_list_is_narrowed_by_version_and_attribution(client: Client, world: World):
    assert len(listed(client, version=world.version.pk)) == 3
    assert listed(client, attribution=world.zakharova.uid) == {"second"}


def test_the_list_knows_whose_turn_it_is(client: Client, world: World):
    reviewer, second = logged_in(world.reviewer), make_user("second", "Admin")
    assert listed(client, for_me="mine") == {"25,000 to 30,000", "second", "728"}
    assert listed(reviewer, for_me="mine") == set()
    content = edited(world.drones.as_record(), note="Looked up.")
    claim = edit_claim(claim=world.drones, revision=1, content=content, by=second)
    for each, revision in ((world.soldiers, 1), (claim, 2)):
        move_claim(claim=each, move=Move.SUBMIT, revision=revision, by=world.editor)
    assert listed(reviewer, for_me="review") == {"25,000 to 30,000", "728"}
    assert listed(logged_in(second), for_me="review") == {"25,000 to 30,000"}
    assert listed(client, for_me="review") == set()
    move_claim(claim=claim, move=Move.RETURN, revision=3, by=world.reviewer, reason="Which drones?")
    assert listed(client, for_me="returned") == listed(logged_in(second), for_me="returned") == {"728"}
    assert listed(reviewer, for_me="returned") == set()


def test_what_is_merged_is_found_as_one(client: Client, world: World):
    tass, cable = world.sources["tass"], world.sources["ukrainian-intelligence"]
    merge_source(source=cable, into=tass, revision=1, by=world.editor, reason="One and the same.")
    assert listed(client, source="tass") == {"25,000 to 30,000", "second"}
    assert listed(client, origin=cable.slug) == listed(client, origin="tass") == {"25,000 to 30,000"}


def test_a_filter_by_a_row_names_it_and_is_shown_only_then(client: Client):
    page = client.get(CLAIMS, {"origin": "maria-zakharova"}).content.decode()
    assert "By origin" in page
    assert ">Maria Zakharova</a>" in page
    assert "By origin" not in client.get(CLAIMS).content.decode()


@pytest.mark.parametrize(
    "query",
    [
        {"for_me": "everything"},
        {"withdrawn": "maybe"},
        {"hedge": "sworn"},
        {"review__exact": "sworn"},
        {"comparator__exact": ""},
        {"modality__exact": ["asserted", "sworn"]},
        {"article": "nowhere"},
        {"article": "1"},
        {"version": "x"},
        {"version": "0"},
        {"version": "9" * 30},
        {"version": "²"},
        {"version": "-1"},
        {"attribution": ""},
        {"quantity": "' OR 1=1"},
        {"source": "a" * 5000},
        {"origin": "\u202e"},
        {"relay": "%"},
        {"outlet": "\x00"},
        {"hedge": "\x00"},
        {"modified__year": "9999", "modified__month": "12"},
        {"modified__year": "x"},
    ],
)
def test_an_address_that_asks_for_what_is_not_there_leads_to_the_whole_list_and_says_so(
    client: Client, query: dict[str, Any]
):
    answer = client.get(CLAIMS, query)
    assert (answer.status_code, answer.headers["Location"]) == (302, f"{CLAIMS}?e=1")
    assert "hasn’t got" in client.get(answer.headers["Location"]).content.decode()


@pytest.mark.parametrize(
    "query",
    [
        {"mention__version__text__regex": "("},
        {"created_by__password__startswith": "a"},
        {"quantity__exact": "1"},
        {"mention__version__article": "1"},
        {"uid__in": "a,b"},
    ],
)
def test_an_address_may_filter_only_as_the_list_offers(client: Client, query: dict[str, str]):
    assert client.get(CLAIMS, query).status_code == 400


def test_the_list_is_drilled_into_by_the_day_of_the_last_change(client: Client, world: World):
    NumericClaim.objects.filter(pk=world.drones.pk).update(modified="2024-05-06T12:00Z")
    assert listed(client, modified__year="2024") == {"728"}
    assert listed(client, modified__year="2024", modified__month="4") == set()
    assert "modified__year=2024" in client.get(CLAIMS).content.decode()


# --- Order ---


@pytest.mark.parametrize(("column", "first"), [("said", "second"), ("day", "40"), ("changed", "728")])
def test_the_list_is_sorted_by_amount_day_and_last_change(
    client: Client, world: World, column: str, first: str
):
    add_rows(world, 1)
    days = {"published_first": "2020-01-01", "published_last": "2020-12-31"}
    Article.objects.filter(slug__startswith="copy").update(published="2020", **days)
    NumericClaim.objects.update(modified="2025-01-01T12:00Z")
    NumericClaim.objects.filter(pk=world.drones.pk).update(modified="2024-05-06T12:00Z")
    assert sorted_by(client, column)[0].mention.exact == first
    assert sorted_by(client, f"-{column}")[-1].mention.exact == first


def test_the_list_is_sorted_by_state(client: Client, world: World):
    approve(world.drones, world)
    assert [claim.review for claim in sorted_by(client, "stands")] == ["approved", "draft", "draft"]


def sorted_by(client: Client, column: str) -> list[NumericClaim]:
    """Return the claims in the order of a column, by the link in its heading."""
    page = client.get(CLAIMS)
    columns = page.context_data["cl"].list_display
    order = f"{'-' if column.startswith('-') else ''}{columns.index(column.removeprefix('-'))}"
    assert f"?o={order.removeprefix('-')}" in page.content.decode()
    return list(client.get(CLAIMS, {"o": order}).context_data["cl"].result_list)

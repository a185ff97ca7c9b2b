"""While a claim is entered its form shows how it is read: the amount, the places of the words, the period."""

import re
from html import unescape
from typing import Any

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext

from claims.actions import move_claim
from claims.domain.review import Move
from claims.models import NumericClaim
from newsledger.ledger.models import LedgerEntry
from tests.admin_pages import address, complaints, form_of, read, save
from tests.world import DRONES, SOLDIERS, World, make_article, make_world

pytestmark = pytest.mark.django_db

ADD = "/admin/claims/numericclaim/add/"


@pytest.fixture
def world() -> World:
    return make_world(approved=False)


@pytest.fixture
def client(world: World) -> Client:
    client = Client()
    client.force_login(world.editor)
    return client


def asked(client: Client, where: Any, **typed: Any) -> str:
    """Return what stands beside the form once it was asked how this is read."""
    return beside(ask(client, where, **typed))


def ask(client: Client, where: Any, **typed: Any) -> HttpResponse:
    to = where if isinstance(where, str) else address(where)
    return client.post(to, {**form_of(client, where, **typed), "_read": "Show how it is read"})


def beside(answer: HttpResponse) -> str:
    assert answer.status_code == 200
    page = answer.content.decode()
    return page[page.index('<aside id="reading"') : page.index("</aside>")]


def figure(panel: str) -> str:
    found = re.search('<p class="figure">(.*?)</p>', panel, re.S)
    return " ".join(unescape(found[1]).split()) if found else ""


def marked(panel: str, role: str) -> list[str]:
    """Return all words that are marked so in the text, joined where other marks cut them."""
    text = panel[panel.index('id="reading-text"') :].partition("</div>")[0]
    pieces = re.findall(r'<(?:mark|a)[^>]*class="([^"]*)"[^>]*>(.*?)</(?:mark|a)>', text, re.S)
    return [unescape(words) for classes, words in pieces if f"role-{role}" in classes.split()]


def missiles(world: World, **fields: Any) -> dict[str, Any]:
    return {"version": world.version.pk, "quote": DRONES, "number": "13", **fields}


@pytest.mark.parametrize(
    ("amount", "shown"),
    [
        ("25,000", "25,000"),
        ("9 million", "9,000,000"),
        ("at least 100", "at least 100"),
        ("25,000–30,000", "25,000 to 30,000"),
        ("17 of 24", "17 out of 24"),
        ("up 5 %", "5 percent · increase"),
        ("an estimated 4,000", "4,000 · estimated"),
        ("dozens", "an unstated number"),
    ],
)
def test_the_amount_is_shown_as_it_is_read_and_nothing_is_stored(
    client: Client, world: World, amount: str, shown: str
):
    before = LedgerEntry.objects.count()
    assert figure(asked(client, ADD, **missiles(world, amount=amount))) == shown
    assert LedgerEntry.objects.count() == before
    assert not NumericClaim.objects.filter(mention__exact="13").exists()


def test_unit_and_modality_are_read_with_the_amount(client: Client, world: World):
    panel = asked(
        client,
        ADD,
        **missiles(world, amount="13", quantity=world.quantities["drones"].pk, modality="planned"),
    )
    assert figure(panel) == "13 drones · planned"


def test_an_amount_left_empty_is_read_from_the_words_of_the_number(client: Client, world: World):
    text = "At least 9 million shells came."
    version = make_article(by=world.editor, text=text, slug="shells").versions.get()
    typed = {"version": version.pk, "quote": text, "number": "9 million", "comparator_words": "At least"}
    assert figure(asked(client, ADD, **typed)) == "at least 9,000,000"
    answer = save(client, ADD, **typed)
    assert answer.status_code == 302, complaints(answer)
    claim = NumericClaim.objects.get(mention__version=version)
    assert (claim.comparator, claim.lower) == ("at_least", 9_000_000)
    save(client, claim, amount="about 9 million", comparator_words="")
    save(client, claim, amount="")
    claim.refresh_from_db()
    assert (claim.comparator, claim.point) == ("exact", 9_000_000)


def test_words_without_a_number_ask_for_the_amount(client: Client, world: World):
    answer = save(client, ADD, **missiles(world, number="missiles"))
    assert "Type what the number says." in complaints(answer)


def test_hedge_words_tick_the_hedge_of_a_new_claim(client: Client, world: World):
    typed = {"version": world.version.pk, "quote": SOLDIERS, "number": "11,000", "hedge_words": "estimated"}
    assert figure(asked(client, ADD, **typed)) == "11,000 · estimated"
    save(client, ADD, **typed)
    claim = NumericClaim.objects.get(mention__exact="11,000")
    assert claim.hedges == ("estimated",)
    save(client, claim, hedges=[])
    claim.refresh_from_db()
    assert claim.hedges == ()


def test_the_words_are_marked_where_they_stand(client: Client, world: World):
    panel = asked(client, ADD, **missiles(world, counted_words="missiles", period_words="in recent weeks"))
    assert marked(panel, "number") == ["13"]
    assert marked(panel, "counted") == ["missiles"]
    assert marked(panel, "period") == ["in recent weeks"]
    assert "".join(marked(panel, "quote")) == DRONES


def test_a_stored_claim_is_shown_as_it_stands(client: Client, world: World):
    panel = beside(client.get(address(world.soldiers)))
    assert figure(panel) == "25,000 to 30,000 soldiers · additional · planned"
    assert marked(panel, "number") == ["25,000 to 30,000"]
    assert marked(panel, "entered") == ["second", "728"]
    assert address(world.drones) in panel


def test_a_text_that_was_come_from_is_shown_with_its_numbers(client: Client, world: World):
    panel = beside(client.get(f"{ADD}?version={world.version.pk}"))
    assert marked(panel, "entered") == ["second", "25,000 to 30,000", "728"]
    assert "3 numbers of this text are claims already" in " ".join(panel.split())


@pytest.mark.parametrize("version", ["", "x", "0", "9" * 30, "999"])
def test_a_text_that_is_none_is_asked_for(client: Client, world: World, version: str):
    assert "Choose the text" in beside(client.get(f"{ADD}?version={version}"))


def test_a_time_in_words_is_told_as_it_is_kept(client: Client, world: World):
    panel = asked(
        client,
        ADD,
        version=world.version.pk,
        quote=SOLDIERS,
        number="11,000",
        period_words="last year",
    )
    assert 'data-fills="period" data-value="2024"' in panel
    assert "in a text of 12 July 2025" in panel


def test_words_that_stand_twice_are_shown_with_what_is_around_each(client: Client, world: World):
    text = "They lost 40 men and 40 guns."
    version = make_article(by=world.editor, text=text, slug="forty").versions.get()
    answer = ask(client, ADD, version=version.pk, quote=text, number="40")
    panel = beside(answer)
    assert re.findall(r'<li value="(\d)">', panel) == ["1", "2"]
    assert 'data-asks="number"' in panel
    panel = asked(client, ADD, version=version.pk, quote=text, number="40", number_occurrence="2")
    assert "data-asks" not in panel
    assert panel.index("men") < panel.index('role-number">40')


def test_who_only_asks_is_not_told_of_what_is_still_to_come(client: Client, world: World):
    answer = ask(client, ADD, version=world.version.pk, period="soon")
    assert complaints(answer).count("“soon” is not a date as known") == 1
    assert "This field is required" not in answer.content.decode()
    assert read(answer).data["period"] == "soon"


@pytest.mark.parametrize(
    "typed",
    [
        {"amount": "at least 5", "margin": "2"},
        {"amount": "5", "out_of": "0"},
        {"amount": "17 of 24", "out_of": "25"},
        {"amount": "up 5 %", "change": "decrease"},
        {"amount": "9" * 200},
        {"quote": "\0"},
        {"number": "\u202e13"},
        {"quote_place": "5-2", "number_place": "999999999-999999999"},
        {"quantity": "x", "unit": "9" * 30, "modality": "sworn", "change": "sworn", "hedges": ["sworn"]},
    ],
)
def test_what_can_not_be_stored_can_be_asked_about(client: Client, world: World, typed: dict[str, Any]):
    before = LedgerEntry.objects.count()
    for where in (ADD, world.drones):
        answer = ask(client, where, **(missiles(world, **typed) if where == ADD else typed))
        assert answer.status_code == 200
    assert LedgerEntry.objects.count() == before


def test_a_place_picked_in_the_text_says_which_words_are_meant(client: Client, world: World):
    text = "They lost 40 men and 40 guns."
    version = make_article(by=world.editor, text=text, slug="forty").versions.get()
    second = text.rindex("40")
    typed = {"version": version.pk, "quote": text, "number": "40", "amount": "40"}
    save(client, ADD, **typed, number_place=f"{second}-{second + 2}")
    assert NumericClaim.objects.get(mention__version=version).mention.start == second


def test_a_place_picked_through_a_word_is_not_taken(client: Client, world: World):
    at = world.version.text.index("missiles")
    answer = save(
        client,
        ADD,
        **missiles(world, counted_words="missile", counted_words_place=f"{at}-{at + 7}"),
    )
    assert "stands only inside a longer number or word" in complaints(answer)


def test_of_a_long_text_the_part_around_the_quote_is_shown(client: Client, world: World):
    quote = "They counted 728 drones. "
    text = "Nothing else happened. " * 2_000 + quote + "And so on. " * 3_000
    version = make_article(by=world.editor, text=text, slug="long").versions.get()
    answer = ask(client, ADD, version=version.pk, quote=quote, number="728")
    panel = beside(answer)
    assert marked(panel, "number") == ["728"]
    assert len(panel) < 25_000
    shown = int(re.search(r'data-start="(\d+)"', panel)[1])
    words = unescape(
        re.sub("<[^>]*>", "", panel[panel.index("data-start") :].partition(">")[2].partition("</div>")[0])
    )
    assert text[shown : shown + len(words)] == words


def test_asking_holds_up_nobody_who_writes(client: Client, world: World):
    sent = {**form_of(client, world.drones), "_read": "1"}
    with CaptureQueriesContext(
        connection,
    ) as queries:
        client.post(address(world.drones), sent)
    told = [query["sql"] for query in queries]
    assert not [sql for sql in told if sql.startswith(("SAVEPOINT", "BEGIN", "UPDATE", "INSERT"))]
    assert len(told) <= 15


def test_another_claim_begins_with_the_same_text(client: Client, world: World):
    answer = client.post(ADD, {**form_of(client, ADD, **missiles(world)), "_addanother": "1"})
    assert answer.status_code == 302
    assert answer.url == f"{ADD}?version={world.version.pk}"


def test_only_who_may_write_is_shown_how_it_is_read(client: Client, world: World):
    reviewer = Client()
    reviewer.force_login(world.reviewer)
    assert 'id="reading"' not in reviewer.get(address(world.drones)).content.decode()


def test_why_a_claim_came_back_stands_above_its_form(client: Client, world: World):
    claim = world.drones
    for move, by, reason in (
        (Move.SUBMIT, world.editor, ""),
        (Move.RETURN, world.reviewer, "Which <drones>?"),
    ):
        claim.refresh_from_db()
        move_claim(claim=claim, move=move, revision=claim.revision, by=by, reason=reason)
    page = client.get(address(claim)).content.decode()
    assert "Sent back by reviewer" in page
    assert "“<bdi>Which &lt;drones&gt;?</bdi>”" in page

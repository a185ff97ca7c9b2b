"""An attribution's page: its chain, the claims that share it, its words in place, and when it is only read."""

import json
import re
from html import unescape
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from claims.actions import create_attribution, move_claim
from claims.domain.review import Move
from claims.models import Attribution, AttributionLink
from newsledger.ledger.models import LedgerEntry
from tests.admin_pages import address, address_of, complaints, form_of, read, save
from tests.copies import add_claims
from tests.world import (
    SOLDIERS,
    World,
    approve,
    attribution_record,
    make_article,
    make_user,
)

pytestmark = pytest.mark.django_db

ADD = "/admin/claims/attribution/add/"


@pytest.fixture
def client(world: World) -> Client:
    return logged_in(world.editor)


def logged_in(user: Any) -> Client:
    client = Client()
    client.force_login(user)
    return client


def words_of(client: Client, where: Any) -> str:
    """Return what the page says above its form, in one line."""
    page = client.get(where if isinstance(where, str) else address(where)).content.decode()
    told = re.search('<section class="module as-read".*?</section>', page, re.DOTALL)
    assert told
    return " ".join(unescape(re.sub("<[^>]*>", " ", told[0])).split())


def marks_of(client: Client, where: Any) -> list[tuple[str, str]]:
    page = client.get(address(where)).content.decode()
    return re.findall('<mark class="role-([a-z -]+)"[^>]*>([^<]*)</mark>', page)


def share(client: Client, world: World) -> None:
    """Let the claim on drones rest on Ukrainian intelligence as well."""
    save(client, world.drones, **{"credits-TOTAL_FORMS": 1, "credits-0-attribution": world.intelligence.pk})


# --- What stands above the form ---


def test_the_chain_is_told_from_origin_to_publisher(client: Client, world: World):
    told = words_of(client, world.zakharova)
    assert "Maria Zakharova said origin TASS according to relay 1 CNN publisher" in told
    page = client.get(address(world.zakharova)).content.decode()
    assert address(world.sources["tass"]) in page
    assert address(world.article) in page


def test_the_page_is_called_by_the_chain(client: Client, world: World):
    save(client, world.intelligence, **{"links-0-source": ""})
    for attribution, chain in (
        (world.zakharova, "Maria Zakharova → TASS"),
        (world.intelligence, "Ukrainian intelligence"),
    ):
        page = client.get(address(attribution)).content.decode()
        assert f"<title>{chain} | Change attribution" in page
        assert f"<h2>{chain}</h2>" in page


def test_joint_speakers_are_one_step(client: Client, world: World):
    save(client, world.zakharova, **{"links-1-position": 0})
    assert "jointly with TASS according to origin CNN publisher" in words_of(client, world.zakharova)


def test_whom_the_text_does_not_name_is_told_by_its_words(client: Client, world: World):
    save(client, world.intelligence, **{"links-0-source": ""})
    assert "“ Ukrainian intelligence ” according to origin" in words_of(client, world.intelligence)


def test_the_words_are_marked_where_they_stand_in_the_quotes_of_the_claims(client: Client, world: World):
    assert marks_of(client, world.intelligence) == [
        ("number", "25,000 to 30,000"),
        ("cue", "according to"),
        ("source", "Ukrainian intelligence"),
    ]


def test_a_quote_that_claims_share_is_shown_once(client: Client, world: World):
    add = "/admin/claims/numericclaim/add/"
    typed = {"version": world.version.pk, "quote": SOLDIERS, "number": "11,000", "amount": "11,000"}
    save(client, add, **typed, **{"credits-TOTAL_FORMS": 1, "credits-0-attribution": world.intelligence.pk})
    told = words_of(client, world.intelligence)
    assert told.count("set to deploy") == 1
    assert "Quote of “ 25,000 to 30,000 ” (draft) · “ 11,000 ” (draft)" in told


def test_words_outside_the_quotes_are_shown_too(client: Client, world: World):
    gap = "Nothing happened for a while. " * 30
    text = f"The mayor spoke.\n{gap}\nThey counted 40 men."
    version = make_article(by=world.editor, text=text, slug="far").versions.get()
    attribution = create_attribution(
        content=attribution_record(version, [(None, "The mayor", "")], text), by=world.editor
    )
    assert "Where its words stand" in words_of(client, attribution)
    typed = {"version": version.pk, "quote": "They counted 40 men.", "number": "40", "amount": "40"}
    credited = {"credits-TOTAL_FORMS": 1, "credits-0-attribution": attribution.pk}
    save(client, "/admin/claims/numericclaim/add/", **typed, **credited)
    told = words_of(client, attribution)
    assert "1 claim rests on it" in told
    assert "The mayor spoke." in told
    assert "Words that stand in no quote shown here" in told
    assert marks_of(client, attribution) == [("number", "40"), ("source", "The mayor")]


def test_words_that_no_claim_rests_on_are_shown_in_the_text(client: Client, world: World):
    save(client, world.soldiers, **{"credits-0-DELETE": "on"})
    told = words_of(client, world.intelligence)
    assert "No claim rests on it" in told
    assert "Where its words stand" in told
    assert ("source", "Ukrainian intelligence") in marks_of(client, world.intelligence)


def test_how_many_claims_share_it_is_told_before_one_changes_it(client: Client, world: World):
    alone = words_of(client, world.intelligence)
    assert "1 claim rests on it" in alone
    assert "changes them all" not in alone
    share(client, world)
    told = words_of(client, world.intelligence)
    assert "2 claims rest on it: what is changed here changes them all" in told
    assert "“ 728 ” (draft)" in told
    assert "changes them all" not in words_of(logged_in(world.reviewer), world.intelligence)


def test_their_number_leads_to_the_list_of_them(client: Client, world: World):
    share(client, world)
    approve(world.soldiers, world)
    page = client.get(address(world.intelligence)).content.decode()
    listed = f"/admin/claims/numericclaim/?attribution={world.intelligence.uid}"
    assert f'href="{listed}"' in page
    for where, shown in ((listed, ["728", "25,000"]), (f"{listed}&review__exact=approved", ["25,000"])):
        answer = client.get(where)
        assert answer.status_code == 200
        rows = [claim.mention.exact for claim in answer.context_data["cl"].result_list]
        assert sorted(row.partition(" ")[0] for row in rows) == sorted(shown)


# --- Under approved claims it is read ---


def test_under_an_approved_claim_it_is_read_until_that_is_reopened(client: Client, world: World):
    share(client, world)
    approve(world.soldiers, world)
    page = client.get(address(world.intelligence)).content.decode()
    assert 'name="_save"' not in page
    assert 'name="links-0-words"' not in page
    told = words_of(client, world.intelligence)
    assert "It can’t be changed while 1 approved claim rests on it. Reopen it first, with a reason." in told
    reopen = f"/admin/claims/numericclaim/{world.soldiers.pk}/reopen/"
    assert reopen in page
    assert f"/admin/claims/numericclaim/{world.drones.pk}/reopen/" not in page
    save(client, reopen, reason="The cue is wrong.")
    assert 'name="_save"' in client.get(address(world.intelligence)).content.decode()


def test_a_withdrawn_claim_is_restored_before_it_is_reopened(client: Client, world: World):
    claim = approve(world.soldiers, world)
    move_claim(
        claim=claim, move=Move.WITHDRAW, revision=claim.revision, by=world.reviewer, reason="Not in the text."
    )
    told = words_of(client, world.intelligence)
    assert "(approved, withdrawn) restored first, then reopened" in told
    assert "/reopen/" not in client.get(address(world.intelligence)).content.decode()


def test_only_who_may_reopen_is_led_to_it(world: World):
    approve(world.soldiers, world)
    guest = make_user("guest", "Reviewer")
    assert "Reopen…" in words_of(logged_in(guest), world.intelligence)
    guest.groups.clear()
    guest.user_permissions.set(
        world.editor.groups.get().permissions.filter(codename__in=["view_attribution", "view_numericclaim"])
    )
    assert "Reopen…" not in words_of(logged_in(guest), world.intelligence)


def test_a_form_that_was_open_when_a_claim_was_approved_comes_back_with_what_was_typed(
    client: Client, world: World
):
    sent = form_of(client, world.intelligence, manner="mixed")
    approve(world.soldiers, world)
    before = LedgerEntry.objects.count()
    answer = client.post(address(world.intelligence), sent)
    assert "Approved claims rest on this attribution: reopen them first" in complaints(answer)
    assert read(answer).data["manner"] == "mixed"
    assert "It can’t be changed while 1 approved claim rests on it." in answer.content.decode()
    assert LedgerEntry.objects.count() == before


# --- Positions ---


def test_a_position_is_said_in_words_beside_its_number(client: Client, world: World):
    page = client.get(address(world.zakharova)).content.decode()
    assert re.findall('<span class="step-name" id="([^"]+)">([^<]*)<', page)[:2] == [
        ("id_links-0-position_name", "origin"),
        ("id_links-1-position_name", "relay 1"),
    ]
    assert re.search('aria-describedby="id_links-1-position_helptext id_links-1-position_name"', page)


@pytest.mark.parametrize("typed", ["-1", "1e3", "９", "9" * 40, "one", ""])
def test_a_position_that_is_none_has_no_name(client: Client, world: World, typed: str):
    answer = client.post(
        address(world.zakharova), form_of(client, world.zakharova, **{"links-1-position": typed})
    )
    assert answer.status_code in (200, 302)
    if answer.status_code == 200:
        assert 'id="id_links-1-position_name"></span>' in answer.content.decode()


def test_steps_are_moved_by_their_numbers_alone(client: Client, world: World):
    save(client, world.zakharova, **{"links-0-position": 1, "links-1-position": 0})
    links = AttributionLink.objects.filter(attribution=world.zakharova)
    assert [(link.position, str(link.source)) for link in links] == [(0, "TASS"), (1, "Maria Zakharova")]


# --- Words that stand more than once ---


def test_words_that_stand_more_than_once_are_shown_where_they_do(client: Client, world: World):
    sent = form_of(client, ADD, **{"version": world.version.pk, "links-0-words": "Ukraine"})
    answer = client.post(ADD, sent)
    asked = re.search('<ol class="places">(.*?)</ol>', answer.content.decode(), re.DOTALL)
    assert asked
    shown = [" ".join(re.sub("<[^>]*>", "", each).split()) for each in asked[1].split("</li>")[:-1]]
    assert [each.startswith("…") and "Ukraine" in each for each in shown] == [True, True]
    assert asked[1].count('<mark class="role-number">Ukraine</mark>') == 2
    assert answer.content.decode().count('class="places"') == 1
    assert client.post(ADD, {**sent, "links-0-words_occurrence": "2"}).status_code == 302


def test_sentences_that_stand_more_than_once_are_shown_in_a_stored_attributions_text(
    client: Client, world: World
):
    answer = save(client, world.intelligence, quote="Ukraine")
    assert answer.content.decode().count('<mark class="role-number">Ukraine</mark>') == 2


def test_words_of_no_text_are_asked_for_their_text_first(client: Client, world: World):
    answer = client.post(ADD, form_of(client, ADD, **{"version": "", "links-0-words": "Ukraine"}))
    assert "This field is required." in complaints(answer)
    assert 'class="places"' not in answer.content.decode()


# --- Asked for from a claim's form ---


def test_the_text_is_known_where_a_claims_form_asks_for_an_attribution(client: Client, world: World):
    asked = f"{ADD}?_to_field=id&_popup=1&version={world.version.pk}"
    page = client.get(asked)
    assert "version" not in read(page).data
    assert str(world.version) in page.content.decode()
    sent = form_of(client, asked, **{"_popup": "1", "links-0-words": "Moscow", "quote": SOLDIERS})
    answer = client.post(asked, sent)
    attribution = Attribution.objects.latest("pk")
    assert attribution.version == world.version
    assert told_to_opener(answer) == {
        "value": str(attribution.pk),
        "obj": f"“Moscow” · {world.version} · {attribution.uid}",
    }


def test_a_change_is_told_to_the_page_that_asked_for_it_by_the_chain(client: Client, world: World):
    asked = f"{address(world.zakharova)}?_to_field=id&_popup=1"
    answer = client.post(asked, form_of(client, asked, **{"_popup": "1", "links-1-DELETE": "on"}))
    told = told_to_opener(answer)
    assert told["obj"].startswith("Maria Zakharova · ")
    assert (told["action"], told["new_value"]) == ("change", str(world.zakharova.pk))


def told_to_opener(answer: Any) -> dict[str, str]:
    found = re.search('data-popup-response="([^"]*)"', answer.content.decode())
    assert found
    told: dict[str, str] = json.loads(unescape(found[1]))
    return told


@pytest.mark.parametrize("version", ["", "abc", "-1", "77777", "9" * 30, "１", "1%00"])
def test_a_text_that_is_none_is_asked_for(client: Client, world: World, version: str):
    asked = f"{ADD}?_popup=1&version={version}"
    assert "version" in read(client.get(asked)).data
    answer = client.post(asked, form_of(client, asked, **{"version": "", "links-0-words": "Moscow"}))
    assert "This field is required." in complaints(answer)


def test_a_text_can_be_chosen_anew_where_no_claim_asks(client: Client, world: World):
    assert read(client.get(f"{ADD}?version={world.version.pk}")).data["version"] == str(world.version.pk)


def test_a_quote_that_a_claims_form_hands_over_is_text(client: Client, world: World):
    page = client.get(ADD, {"_popup": "1", "version": world.version.pk, "quote": "<script>x</script>"})
    assert b"<script>x" not in page.content
    assert read(page).data["quote"] == "<script>x</script>"


# --- What it costs ---


def test_a_thousand_claims_cost_no_more_queries_than_ten(client: Client, world: World):
    add_claims(world, 10, review="draft")
    of_ten = queries(client, address(world.intelligence))
    add_claims(world, 990, review="draft")
    assert queries(client, address(world.intelligence)) == of_ten
    assert of_ten <= 15
    told = words_of(client, world.intelligence)
    assert "1001 claims rest on it" in told
    assert "991 more claims" in told


def test_of_many_approved_claims_some_are_named_and_all_are_counted(client: Client, world: World):
    add_claims(world, 12)
    told = words_of(client, world.intelligence)
    assert (
        "It can’t be changed while 12 approved claims rest on it. Reopen each first, with a reason." in told
    )
    assert told.count("Reopen…") == 10
    assert "and 2 more" in told
    listed = f"/admin/claims/numericclaim/?attribution={world.intelligence.uid}&amp;review__exact=approved"
    assert f'href="{listed}"' in client.get(address(world.intelligence)).content.decode()


def queries(client: Client, page: str) -> int:
    client.get(page)  # what a process asks once and keeps, content types, is asked
    with CaptureQueriesContext(connection) as captured:
        assert client.get(page).status_code == 200
    return len(captured)


def test_an_attribution_that_is_none_leads_back_to_the_list(client: Client, world: World):
    for number in ("77777", "abc", "9" * 40):
        answer = client.get(f"/admin/claims/attribution/{number}/change/")
        assert answer.status_code == 302, number
    assert client.get(address_of(Attribution, "changelist")).status_code == 200

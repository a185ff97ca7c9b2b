"""The page of links: both claims side by side, a decision, the next pair; undone again; and what is in the way."""

import re
from copy import deepcopy
from typing import Any
from urllib.parse import urlencode

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from claims.actions import decide_link, discard_claim
from claims.models import ClaimLink, LinkRefusal, NumericClaim
from tests.admin_pages import address, read
from tests.claims.actions.linked import Newsrooms, make_newsrooms
from tests.claims.actions.test_linking import links_of, seen
from tests.hostile import STRINGS

PAGE = "/admin/claims/links/"


@pytest.fixture(scope="module")
def shared_newsrooms(shared_rows: None) -> Newsrooms:
    return make_newsrooms()


@pytest.fixture
def rooms(shared_newsrooms: Newsrooms, db: None) -> Newsrooms:
    return deepcopy(shared_newsrooms)


@pytest.fixture
def client(rooms: Newsrooms) -> Client:
    client = Client()
    client.force_login(rooms.editor)
    return client


def words(answer: HttpResponse) -> str:
    assert answer.status_code == 200
    return " ".join(re.sub("<[^>]+>", "", answer.content.decode()).split())


def decision(start: NumericClaim, end: NumericClaim, **said: Any) -> dict[str, Any]:
    return {
        "verb": "decide",
        "start": start.uid,
        "end": end.uid,
        "start_revision": start.revision,
        "end_revision": end.revision,
        "kind": "derived_from",
        **said,
    }


def test_a_pair_is_shown_decided_and_undone_and_the_next_one_follows(client: Client, rooms: Newsrooms):
    tribune = rooms.claims()[1]
    page = client.get(f"{PAGE}?claim={tribune.uid}")
    told = words(page)
    assert "Suggested: A is the same statement as B 1 of 2" in told
    assert "9 words in a row are the same." in told
    assert read(page).unlabelled == []
    form = re.search(r'<form method="post"[^>]*class="decision">.*?</form>', page.content.decode(), re.S)
    assert form is not None
    assert 'value="same_statement" required checked' in form[0]
    following = re.search('name="following" value="([^"]*)"', form[0])
    assert following is not None
    ends = dict(re.findall('name="(start|end)" value="([^"]+)"', form[0]))
    assert tribune.uid in ends.values()
    start, end = (
        next(each for each in rooms.claims() if each.uid == ends[name]) for name in ("start", "end")
    )
    gone = client.post(f"{PAGE}?claim={tribune.uid}", decision(start, end, following=following[1]))
    assert (gone.status_code, gone["Location"]) == (
        302,
        f"{PAGE}?claim={tribune.uid}&pair={following[1]}#pair-at-hand",
    )
    assert links_of(start) == [("derived_from", end.uid, "editor")]
    after = client.get(gone["Location"])
    told = words(after)
    outlets = [str(each.mention.version.article.outlet) for each in (start, end)]
    assert f"Linked: 1,000 ({outlets[0]}) derives from 1,000 ({outlets[1]}). Undo z" in told
    assert "1 of 1" in told
    assert "Its links" in told
    assert "by editor," in told
    undone = client.post(
        f"{PAGE}?claim={tribune.uid}",
        {"verb": "undo", "start": start.uid, "end": end.uid, "revision": 2, "kind": "derived_from"},
    )
    assert "Undone: that “1,000”" in words(client.get(undone["Location"]))
    assert links_of(start) == []


def test_the_other_way_round_by_the_text_itself_with_a_note(client: Client, rooms: Newsrooms):
    herald, tribune, _ = rooms.claims()
    client.post(PAGE, decision(tribune, herald, kind="corrects", turned="1", in_text="1", note="Read twice."))
    (link,) = ClaimLink.objects.all()
    assert (link.from_claim, link.to_claim, link.kind) == (herald, tribune, "corrects")
    assert (link.basis, link.note) == ("in_text", "Read twice.")


def test_no_link_is_kept_and_can_be_taken_back(client: Client, rooms: Newsrooms):
    herald, tribune, _ = rooms.claims()
    client.post(PAGE, decision(tribune, herald, kind="none"))
    page = words(client.get(f"{PAGE}?claim={tribune.uid}"))
    assert "1 suggested." in page
    assert "Not to be linked" in page
    assert "they aren’t suggested again" in page
    back = {"verb": "take_back", "one": herald.uid, "other": tribune.uid}
    again = client.post(f"{PAGE}?claim={tribune.uid}", back)
    assert "Taken back" in words(client.get(again["Location"]))
    assert not LinkRefusal.objects.exists()
    assert "2 suggested." in words(client.get(f"{PAGE}?claim={tribune.uid}"))
    assert "Nothing was written." in words(client.post(PAGE, back, follow=True))


def test_what_is_in_the_way_is_told_and_the_choice_is_kept(client: Client, rooms: Newsrooms):
    herald, tribune, gazette = rooms.claims()
    decide_link(**seen(tribune, gazette), kind="derived_from", by=rooms.second)
    answer = client.post(PAGE, decision(tribune, herald, kind="corrects", note="Mine."))
    told = words(answer)
    assert "changed meanwhile by second (edited): look at both again, then decide." in told
    html = answer.content.decode()
    assert 'value="corrects" required checked' in html
    assert ">Mine.</textarea>" in html
    revisions = dict(re.findall('name="(start_revision|end_revision)" value="([0-9]+)"', html))
    ends = dict(re.findall('name="(start|end)" value="([^"]+)"', html))
    assert revisions[f"{'start' if ends['start'] == tribune.uid else 'end'}_revision"] == "2"
    # Circle: the Tribune derives from the Gazette now.
    herald, tribune, gazette = rooms.claims()
    decide_link(**seen(gazette, herald), kind="derived_from", by=rooms.second)
    herald, tribune, gazette = rooms.claims()
    told = words(client.post(PAGE, decision(herald, tribune)))
    assert "would derive from each other" in told
    link = ClaimLink.objects.get(from_claim=tribune)
    undo = {"verb": "undo", "start": tribune.uid, "end": gazette.uid, "revision": 1, "kind": link.kind}
    assert "Nothing was written." in words(client.post(PAGE, undo, follow=True))
    assert ClaimLink.objects.count() == 2


def test_a_claim_that_vanished_meanwhile_is_told_of(client: Client, rooms: Newsrooms):
    herald, tribune, _ = rooms.claims()
    sent = decision(tribune, herald)
    discard_claim(claim=tribune, revision=1, by=rooms.editor)
    told = words(client.post(PAGE, sent))
    assert "Nothing was written. There is no claim" in told
    assert "There is no claim" in words(client.get(f"{PAGE}?claim={tribune.uid}"))
    assert "isn’t there (any more)" in words(client.get(f"{PAGE}?pair={tribune.uid}~{herald.uid}"))


def test_any_two_claims_can_be_held_against_each_other(client: Client, rooms: Newsrooms):
    herald, tribune, _ = rooms.claims()
    decide_link(**seen(tribune, herald), kind="updates", by=rooms.second)
    where = f"{PAGE}?claim={herald.uid}&other="
    told = words(client.get(f"{where}http://testserver/claims/{tribune.uid}/"))
    assert "Linked already: " in told
    assert "Undo this link, to decide anew" in told
    assert "can’t be linked to itself" in words(client.get(where + herald.uid))
    assert "There is no claim “nobody”" in words(client.get(f"{where}nobody"))
    assert "by second," in words(client.get(where + tribune.uid))


def test_who_may_not_change_claims_looks_and_decides_nothing(rooms: Newsrooms):
    herald, tribune, _ = rooms.claims()
    client = Client()
    client.force_login(rooms.reviewer)
    page = client.get(PAGE)
    assert "Editors decide on it; you can look." in words(page)
    assert 'class="decision"' not in page.content.decode()
    assert client.post(PAGE, decision(tribune, herald)).status_code == 403
    assert client.put(PAGE).status_code == 405
    assert not ClaimLink.objects.exists()


def test_claims_and_quantities_lead_to_their_links(client: Client, rooms: Newsrooms):
    herald, *_ = rooms.claims()
    assert f"{PAGE}?claim={herald.uid}" in client.get(address(herald)).content.decode()
    assert f"{PAGE}?quantity=sunk" in client.get(address(herald.quantity)).content.decode()
    assert "3 suggested." in words(client.get(f"{PAGE}?quantity=sunk"))
    assert "There is no quantity “none”." in words(client.get(f"{PAGE}?quantity=none"))
    assert reverse("admin:claims_links") == PAGE


@pytest.mark.parametrize("name", ["start", "kind", "note", "verb", "start_revision", "following"])
def test_nothing_typed_is_a_server_error(client: Client, rooms: Newsrooms, name: str):
    for string in (each.encode("utf-8", "surrogatepass") for each in STRINGS[::19]):
        herald, tribune, _ = rooms.claims()
        answer = client.post(PAGE, {**decision(tribune, herald), name: string}, follow=True)
        assert answer.status_code == 200
        ClaimLink.objects.all().delete()


@pytest.mark.parametrize("name", ["claim", "quantity", "pair", "other"])
def test_no_address_is_a_server_error(client: Client, rooms: Newsrooms, name: str):
    asked = {"claim": rooms.claims()[0].uid}
    for string in STRINGS[::29]:
        query = urlencode({**asked, name: string}, errors="surrogatepass")
        assert client.get(f"{PAGE}?{query}").status_code == 200


def test_the_page_costs_as_much_however_many_pairs_there_are(
    client: Client, rooms: Newsrooms, django_assert_num_queries: Any
):
    tribune = rooms.claims()[1]
    for where, cost in ((PAGE, 20), (f"{PAGE}?claim={tribune.uid}", 28), (f"{PAGE}?quantity=sunk", 22)):
        with django_assert_num_queries(cost):
            client.get(where)

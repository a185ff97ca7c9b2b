"""Several claims are sent to review or returned at once: each by itself, on the revision that was seen."""

from typing import Any

import pytest
from django.contrib.auth.models import Permission, User
from django.contrib.messages import get_messages
from django.http import HttpResponse
from django.test import Client

from claims.actions import create_claim, edit_claim, move_claim
from claims.domain.review import Move
from claims.models import NumericClaim
from newsledger.ledger.models import LedgerEntry
from tests.admin_pages import complaints
from tests.world import DRONES, World, approve, claim_record, edited, make_user

pytestmark = pytest.mark.django_db

CLAIMS = "/admin/claims/numericclaim/"
SUBMIT, RETURN = f"{CLAIMS}submit-selected/", f"{CLAIMS}return-selected/"


def logged_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def client(world: World) -> Client:
    return logged_in(world.editor)


@pytest.fixture
def reviewer(world: World) -> Client:
    """Someone who reviews; two claims wait for them."""
    for claim in (world.soldiers, world.drones):
        move_claim(claim=claim, move=Move.SUBMIT, revision=1, by=world.editor)
        claim.refresh_from_db()
    return logged_in(world.reviewer)


def seen(*claims: NumericClaim) -> list[str]:
    """Return what the list's boxes send for these claims as they are here."""
    return [f"{claim.pk}-{claim.revision}" for claim in claims]


def told(client: Client, answer: HttpResponse) -> list[str]:
    """Return what the list says after the form was sent."""
    page = client.get(answer.headers["Location"])
    return [str(message) for message in get_messages(page.wsgi_request)]


def reviews(world: World) -> list[str]:
    return [
        NumericClaim.objects.get(pk=claim.pk).review for claim in (world.soldiers, world.round, world.drones)
    ]


def entries() -> int:
    return LedgerEntry.objects.count()


def change(claim: NumericClaim, by: User, note: str = "Changed.") -> None:
    """Change the claim behind the back of whoever has it open; the row in hand stays as it was seen."""
    edit_claim(claim=claim, revision=claim.revision, content=edited(claim.as_record(), note=note), by=by)


# --- Sending to review ---


def test_an_editor_sends_several_claims_to_review(client: Client, world: World):
    before = entries()
    answer = client.post(SUBMIT, {"seen": seen(world.soldiers, world.drones)})
    (said,) = told(client, answer)
    assert said.startswith("2 claims are submitted: ")
    assert str(world.soldiers) in said
    assert reviews(world) == ["in_review", "draft", "in_review"]
    assert entries() == before + 2
    entry = LedgerEntry.objects.first()
    assert (entry.action, entry.by, entry.revision) == ("submitted", "editor", 2)


def test_a_claim_that_changed_is_told_by_name_and_the_others_go(client: Client, world: World):
    sent = seen(world.soldiers, world.round, world.drones)
    change(world.round, make_user("second", "Editor"))
    done, left = told(client, client.post(SUBMIT, {"seen": sent}))
    assert done.startswith("2 claims are submitted: ")
    assert left.startswith("1 claim was not submitted:")
    assert f"“second” ({world.round.uid})</a>: It was changed by someone else since you saw it" in left
    assert reviews(world) == ["in_review", "draft", "in_review"]
    assert NumericClaim.objects.get(pk=world.round.pk).note == "Changed."


def test_claims_that_can_not_go_are_each_told_why(client: Client, world: World):
    unsaid = create_claim(
        content=claim_record(world.version, "13", DRONES, comparator="exact", point="13"), by=world.editor
    )
    approved = approve(world.drones, world)
    (left,) = told(client, client.post(SUBMIT, {"seen": [*seen(unsaid, approved), "999999-1"]}))
    assert left.startswith("3 claims were not submitted:")
    assert f"“13” ({unsaid.uid})</a>: Say what is counted before the claim goes to review." in left
    assert f"“728” ({approved.uid})</a>: A claim that is approved can&#x27;t be submitted" in left
    assert "There is no such claim." in left


def test_a_double_click_writes_once_and_says_so(client: Client, world: World):
    sent = {"seen": seen(world.soldiers, world.drones)}
    client.post(SUBMIT, sent)
    before = entries()
    said = told(client, client.post(SUBMIT, sent))
    assert said[-1].startswith("2 claims were not submitted:")
    assert said[-1].count("You have submitted it already.") == 2
    assert entries() == before


def test_the_same_claim_chosen_twice_goes_once(client: Client, world: World):
    (said,) = told(client, client.post(SUBMIT, {"seen": seen(world.drones) * 3}))
    assert said.startswith("1 claim is submitted: ")


# --- Returning ---


def test_a_reviewer_is_asked_for_the_reason_and_shown_what_is_returned(reviewer: Client, world: World):
    page = reviewer.post(RETURN, {"seen": seen(world.soldiers, world.drones)})
    assert page.status_code == 200
    text = page.content.decode()
    assert "Return 2 claims" in text
    assert not complaints(page)
    for sent in seen(world.soldiers, world.drones):
        assert f'value="{sent}"' in text
    assert reviews(world) == ["in_review", "draft", "in_review"]


def test_several_claims_are_returned_with_one_reason(reviewer: Client, world: World):
    answer = reviewer.post(
        RETURN, {"seen": seen(world.soldiers, world.drones), "reason": "  Say since when.\r\nBoth. "}
    )
    (said,) = told(reviewer, answer)
    assert said.startswith("2 claims are returned: ")
    assert reviews(world) == ["returned", "draft", "returned"]
    assert [(entry.action, entry.reason) for entry in LedgerEntry.objects.all()[:2]] == [
        ("returned", "Say since when.\nBoth.")
    ] * 2


@pytest.mark.parametrize("reason", ["", " \r\n\t ", "x" * 1_001, "a\0b"])
def test_without_a_reason_that_can_be_kept_nothing_is_returned(reviewer: Client, world: World, reason: str):
    before = entries()
    page = reviewer.post(RETURN, {"seen": seen(world.drones), "reason": reason})
    assert page.status_code == 200
    assert complaints(page)
    assert f'value="{seen(world.drones)[0]}"' in page.content.decode()
    assert entries() == before


@pytest.mark.parametrize("reason", ['"><script>alert(1)</script>', "\u202e\u2066 =1+1", "{{ 7 * 7 }}"])
def test_a_hostile_reason_is_kept_exactly(reviewer: Client, world: World, reason: str):
    answer = reviewer.post(RETURN, {"seen": seen(world.drones), "reason": reason})
    assert LedgerEntry.objects.first().reason == reason
    assert b"<script>alert" not in reviewer.get(answer.headers["Location"]).content


def test_the_page_shows_apart_what_can_not_be_returned_and_why(reviewer: Client, world: World):
    sent = seen(world.soldiers, world.round, world.drones)
    change(world.drones, world.editor)
    text = reviewer.post(RETURN, {"seen": sent}).content.decode()
    apart, _, going = text.partition("To be returned")
    assert "A claim that is draft can’t" in apart.replace("&#x27;", "’")
    assert "It was changed by someone else since you saw it" in apart
    assert [f'value="{each}"' in going for each in sent] == [True, False, False]


def test_what_changed_after_the_page_was_shown_stays_and_the_others_go(reviewer: Client, world: World):
    sent = {"seen": seen(world.soldiers, world.drones), "reason": "Say since when."}
    change(world.drones, world.editor)
    done, left = told(reviewer, reviewer.post(RETURN, sent))
    assert done.startswith("1 claim is returned: ")
    assert f"“728” ({world.drones.uid})</a>: It was changed by someone else" in left
    assert reviews(world) == ["returned", "draft", "in_review"]


# --- Who may, and what is no form ---


@pytest.mark.parametrize(
    ("group", "where", "may"),
    [
        ("Editor", SUBMIT, True),
        ("Editor", RETURN, False),
        ("Reviewer", SUBMIT, False),
        ("Reviewer", RETURN, True),
        ("Admin", SUBMIT, True),
        ("Admin", RETURN, True),
    ],
)
def test_each_role_makes_its_moves(world: World, group: str, where: str, may: bool):
    client = logged_in(make_user("somebody", group))
    page = client.get(CLAIMS).content.decode()
    assert (f'formaction="{where}"' in page) is (may and where == SUBMIT)  # all claims are drafts
    claim = world.drones
    if where == RETURN:
        move_claim(claim=claim, move=Move.SUBMIT, revision=1, by=world.editor)
        claim.refresh_from_db()
        assert (f'formaction="{where}"' in client.get(CLAIMS).content.decode()) is may
    before = entries()
    answer = client.post(where, {"seen": seen(claim), "reason": "Because."})
    assert answer.status_code == (302 if may else 403)
    assert entries() == before + may
    assert client.get(where).status_code == (302 if may else 403)


def test_who_only_reads_is_offered_no_choice(world: World):
    reader = User.objects.create_user("reader", is_staff=True)
    reader.user_permissions.add(Permission.objects.get(codename="view_numericclaim"))
    page = logged_in(reader).get(CLAIMS).content.decode()
    assert "728" in page
    assert 'name="seen"' not in page
    assert "formaction" not in page


def test_only_claims_that_can_go_are_offered(client: Client, world: World):
    approve(world.drones, world)
    page = client.get(CLAIMS).content.decode()
    assert [f"value='{each}'" in page for each in seen(world.soldiers, world.round, world.drones)] == [
        True,
        True,
        False,
    ]
    assert "formaction" not in client.get(CLAIMS, {"review__exact": "approved"}).content.decode()


@pytest.mark.parametrize("name", ["approve", "withdraw", "restore", "reopen"])
def test_nobody_makes_another_move_of_several_claims(world: World, name: str):
    client = logged_in(User.objects.create_superuser("superuser", "", "superuser-password"))
    before = entries()
    client.post(f"{CLAIMS}{name}-selected/", {"seen": seen(world.drones), "reason": "Because."})
    assert entries() == before
    assert f"{name}-selected" not in client.get(CLAIMS).content.decode()


def test_anonymous_visitors_are_asked_to_log_in():
    assert Client().get(SUBMIT).url.startswith("/admin/login/")
    assert Client().post(SUBMIT, {"seen": ["1-1"]}).status_code == 403


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ([], "Choose at least one claim."),
        ([""], "doesn&#x27;t say which claims"),
        (["x"], "doesn&#x27;t say which claims"),
        (["1"], "doesn&#x27;t say which claims"),
        (["1-"], "doesn&#x27;t say which claims"),
        (["-1--1"], "doesn&#x27;t say which claims"),
        (["1-1 OR 1=1"], "doesn&#x27;t say which claims"),
        (["²-1"], "doesn&#x27;t say which claims"),
        (["1-1\0"], "doesn&#x27;t say which claims"),
        ([f"{'9' * 30}-1"], "doesn&#x27;t say which claims"),
        ([f"1-{'9' * 30}"], "doesn&#x27;t say which claims"),
        (["9" * 1_000_000], "doesn&#x27;t say which claims"),
        ([f"{number}-1" for number in range(51)], "At most 50 claims are moved at once; 51 were chosen."),
    ],
)
@pytest.mark.parametrize("where", [SUBMIT, RETURN])
def test_a_form_that_names_no_claims_writes_nothing(world: World, where: str, sent: list[str], said: str):
    client, before = logged_in(make_user("chief", "Admin")), entries()
    (message,) = told(client, client.post(where, {"seen": sent, "reason": "Because."}))
    assert message.startswith("Nothing was written.")
    assert said.replace("&#x27;", "'") in message
    assert entries() == before


@pytest.mark.parametrize("sent", [["999999999999999999-1"], ["1-999999999"], ["0-0"]])
def test_numbers_of_no_claim_and_of_no_revision_are_told(client: Client, sent: list[str]):
    (message,) = told(client, client.post(SUBMIT, {"seen": sent}))
    assert "1 claim was not submitted" in message


def test_a_page_about_no_claims_leads_back(reviewer: Client):
    (message,) = told(reviewer, reviewer.post(RETURN, {"seen": ["999999-1"]}))
    assert message == "Nothing was written. There are no such claims."


def test_more_fields_than_any_page_sends_are_refused(client: Client):
    assert client.post(SUBMIT, {"seen": ["1-1"] * 2_000}).status_code == 400


def test_a_form_in_another_encoding_is_refused(client: Client, world: World):
    body = f"seen={seen(world.drones)[0]}".encode()
    kind = "application/x-www-form-urlencoded; charset=utf-7"
    assert client.generic("POST", SUBMIT, body, content_type=kind).status_code == 400


def test_a_form_without_its_token_is_refused(world: World):
    client = Client(enforce_csrf_checks=True)
    client.force_login(world.editor)
    assert client.post(SUBMIT, {"seen": seen(world.drones)}).status_code == 403


# --- The way back ---


@pytest.mark.parametrize("sent", [{"seen": ["1-1"]}, {}])
def test_the_way_back_is_to_the_list_as_it_was_narrowed(client: Client, sent: dict[str, Any]):
    page = client.get(CLAIMS, {"hedge": "none", "q": "drones"}).content.decode()
    action = "submit-selected/?_changelist_filters=hedge%3Dnone%26q%3Ddrones"
    assert f'formaction="{CLAIMS}{action}"' in page
    assert client.post(f"{CLAIMS}{action}", sent).url == f"{CLAIMS}?hedge=none&q=drones"
    assert client.get(f"{CLAIMS}{action}").url == f"{CLAIMS}?hedge=none&q=drones"


def test_no_address_leads_back_elsewhere(client: Client):
    for given in ("//example.org", "https://example.org/?x=1", "\r\nLocation: x", "%00", "a" * 5000):
        answer = client.post(SUBMIT, {}, query_params={"_changelist_filters": given})
        assert answer.url.startswith(f"{CLAIMS}?") or answer.url == CLAIMS
        assert client.get(answer.url).status_code in (200, 302, 400)


def test_the_page_that_asks_keeps_the_way_back(reviewer: Client, world: World):
    kept = "?_changelist_filters=hedge%3Dnone"
    page = reviewer.post(f"{RETURN}{kept}", {"seen": seen(world.drones)}).content.decode()
    assert f'action="{RETURN}{kept}"' in page
    assert f'href="{CLAIMS}?hedge=none"' in page

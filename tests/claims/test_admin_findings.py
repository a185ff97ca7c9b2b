"""What the checks find, as editors and reviewers see it, and what they can do about it."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from claims.actions import create_claim, excuse_claim
from claims.domain.review import Move
from claims.models import NumericClaim
from newsledger.ledger.models import LedgerEntry
from tests.admin_newsroom import bring
from tests.admin_pages import address, complaints, form_of
from tests.world import DRONES, World, claim_record

pytestmark = pytest.mark.django_db

CHECK = "amount-not-in-words"
MESSAGE = "“13” reads as 13, the claim says 31"
BECAUSE = "The table below <b>counts</b> 31."


@pytest.fixture
def slip(world: World) -> NumericClaim:
    """A draft that says 31 where the article says 13."""
    content = claim_record(world.version, "13", DRONES, comparator="exact", point="31", quantity="drones")
    return create_claim(content=content, by=world.editor)


def logged_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def excuse(claim: NumericClaim) -> str:
    return reverse("admin:claims_numericclaim_excuse", args=[claim.pk])


def move(claim: NumericClaim, step: Move) -> str:
    return reverse("admin:claims_numericclaim_move", args=[claim.pk, step.value])


def sent(claim: NumericClaim, **typed: Any) -> dict[str, Any]:
    """What the small form beside a finding sends."""
    revision = NumericClaim.objects.get(pk=claim.pk).revision
    return {"check": CHECK, "based_on": revision, "because": BECAUSE, "next": address(claim), **typed}


def text(answer: HttpResponse) -> str:
    return " ".join(answer.content.decode().split())


def test_the_form_and_the_move_show_what_is_found(world: World, slip: NumericClaim):
    client = logged_in(world.editor)
    for page in (address(slip), move(slip, Move.SUBMIT)):
        shown = text(client.get(page))
        assert MESSAGE in shown
        assert "1 keeps it from review, 1 warning" in shown
        assert f'name="next" value="{page}"' in shown
        assert 'name="because"' in shown
    assert "What the checks find keeps the claim from it" in shown
    assert 'type="submit" class="default"' not in shown


def test_a_claim_in_order_is_told_nothing(world: World):
    assert "What the checks find" not in text(logged_in(world.editor).get(address(world.soldiers)))


def test_a_finding_is_kept_as_an_exception_from_where_it_is_seen(world: World, slip: NumericClaim):
    client = logged_in(world.editor)
    answer = client.post(excuse(slip), sent(slip, next=move(slip, Move.SUBMIT)))
    assert (answer.status_code, answer.url) == (302, move(slip, Move.SUBMIT))
    shown = text(client.get(answer.url))
    assert "“amount not in words” is kept as a known exception" in shown
    assert "1 warning" in shown
    assert "1 known exception" in shown
    assert "The table below &lt;b&gt;counts&lt;/b&gt; 31." in shown
    assert 'type="submit" class="default"' in shown
    sent_on = client.post(move(slip, Move.SUBMIT), form_of(client, move(slip, Move.SUBMIT)))
    assert sent_on.status_code == 302

    answer = client.post(excuse(slip), sent(slip, because=" "))
    assert (answer.status_code, answer.url) == (302, address(slip))
    assert NumericClaim.objects.get(pk=slip.pk).exceptions == []
    assert "“amount not in words” stands" in text(client.get(answer.url))


def test_the_history_tells_it_in_words(world: World, slip: NumericClaim):
    excuse_claim(claim=slip, revision=1, check=CHECK, because="A table.", by=world.editor)
    shown = text(logged_in(world.editor).get(address(slip, "history")))
    assert "Known exception: amount not in words" in shown
    assert "A table." in shown


@pytest.mark.parametrize(
    "elsewhere",
    [
        "https://example.org/",
        "//example.org/",
        "/\\example.org",
        "javascript:alert(1)",
        "x" * 600,
        "admin/",
        "",
    ],
)
def test_it_leads_back_only_within_the_admin(world: World, slip: NumericClaim, elsewhere: str):
    answer = logged_in(world.editor).post(excuse(slip), sent(slip, next=elsewhere))
    if len(elsewhere) > 500:
        assert answer.status_code == 200
        assert f'href="{address(slip)}"' in text(answer)
    else:
        assert (answer.status_code, answer.url) == (302, address(slip))


def test_what_is_refused_is_told_and_what_was_typed_is_kept(world: World, slip: NumericClaim):
    client = logged_in(world.editor)
    for typed, says in (
        ({"check": "thousandfold"}, "finds nothing in the claim as it is now"),
        ({"check": "no-such-check"}, "finds nothing in the claim as it is now"),
        ({"because": "x" * 1_001}, "at most 1000 characters"),
        ({"based_on": ""}, "which revision"),
        ({"based_on": "2"}, "changed by someone else"),
        ({"based_on": "9" * 30}, "2147483647"),
        ({"because": "\x00"}, "Null characters"),
    ):
        answer = client.post(excuse(slip), sent(slip, **typed))
        assert answer.status_code == 200
        assert says in complaints(answer), (typed, complaints(answer))
    kept = client.post(excuse(slip), sent(slip, based_on="2", because="Typed at length."))
    assert "Typed at length." in text(kept)
    assert 'name="based_on" value="1"' in text(kept)
    assert LedgerEntry.objects.filter(record=slip.record).count() == 1


def test_the_page_asks_about_one_of_the_findings(world: World, slip: NumericClaim):
    client = logged_in(world.editor)
    shown = text(client.get(f"{excuse(slip)}?check={CHECK}"))
    assert f'<option value="{CHECK}" selected>' in shown
    assert client.get(f"{excuse(slip)}?check=no-such&next=//example.org").status_code == 200
    answer = client.get(excuse(world.soldiers))
    assert (answer.status_code, answer.url) == (302, address(world.soldiers))
    assert client.get(reverse("admin:claims_numericclaim_excuse", args=[10**9])).status_code == 404


def test_only_an_editor_excuses_and_only_what_can_be_edited(world: World, slip: NumericClaim):
    reviewer = logged_in(world.reviewer)
    assert reviewer.post(excuse(slip), sent(slip)).status_code == 403
    shown = text(reviewer.get(address(slip)))
    assert MESSAGE in shown
    assert 'name="because"' not in shown

    editor = logged_in(world.editor)
    assert editor.post(excuse(slip), sent(slip)).status_code == 302
    bring(slip, "approved", world.reviewer)
    shown = text(editor.get(address(slip)))
    assert MESSAGE in shown
    assert 'name="because"' not in shown
    refused = editor.post(excuse(slip), sent(slip, because="Another."))
    assert "reopened first" in complaints(refused)

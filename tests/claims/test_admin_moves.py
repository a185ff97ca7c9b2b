"""Review in the admin: who is offered which move, what is seen before it is made, and what is told instead."""

from dataclasses import replace
from typing import Any

import pytest
from django.contrib.auth.models import Permission, User
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from claims.actions import create_claim, edit_attribution, edit_claim, edit_quantity, move_claim
from claims.domain.review import Move, Review, allowed, step_of
from claims.forms import MoveForm
from claims.models import NumericClaim
from newsledger.ledger.models import LedgerEntry
from tests.admin_newsroom import WAYS, bring
from tests.admin_pages import address, complaints, form_of, read
from tests.world import DRONES, SOLDIERS, World, claim_record, make_user

pytestmark = pytest.mark.django_db

DRAFT, IN_REVIEW, RETURNED, APPROVED, WITHDRAWN = WAYS


def person(name: str, world: World) -> User:
    """Return who goes by the name; makes those who aren't in the newsroom yet."""
    if name == "superuser":
        return User.objects.create_superuser("superuser", "", "superuser-password")
    there = {"editor": world.editor, "reviewer": world.reviewer}
    return there.get(name) or make_user(name, {"chief": "Admin"}.get(name, "Reviewer"))


def logged_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def page_of(claim: NumericClaim, move: Move | str) -> str:
    return reverse("admin:claims_numericclaim_move", args=[claim.pk, str(move)])


def make(client: Client, claim: NumericClaim, move: Move, **typed: Any) -> HttpResponse:
    """Open the page of the move, type, send; return the answer."""
    return client.post(page_of(claim, move), form_of(client, page_of(claim, move), **typed))


def text(answer: HttpResponse) -> str:
    return " ".join(answer.content.decode().split())


def has_button(answer: HttpResponse) -> bool:
    """Return whether the page offers to make the move."""
    return '<input type="submit" class="default"' in text(answer)


def stands(claim: NumericClaim) -> str:
    claim = NumericClaim.objects.get(pk=claim.pk)
    return WITHDRAWN if claim.is_withdrawn else claim.review


# --- Addresses ---


def test_a_right_to_review_without_one_to_read_opens_nothing(world: World):
    user = User.objects.create_user("narrow", is_staff=True)
    user.user_permissions.add(Permission.objects.get(codename="review_numericclaim"))
    bring(world.drones, IN_REVIEW, world.editor)
    assert logged_in(user).get(page_of(world.drones, Move.APPROVE)).status_code == 403


@pytest.mark.parametrize(
    "path", ["{pk}/publish/", "{pk}/APPROVE/", "{pk}/in_review/", "987654/approve/", f"{'9' * 30}/approve/"]
)
def test_what_is_no_move_or_no_claim_is_not_found(world: World, path: str):
    client = logged_in(person("chief", world))
    where = "/admin/claims/numericclaim/" + path.format(pk=world.drones.pk)
    assert client.get(where).status_code == 404
    assert client.post(where, {"reason": "x"}).status_code == 404


def test_the_admins_own_pages_are_still_there(world: World):
    client = logged_in(world.editor)
    for page in ("change", "history"):
        assert client.get(address(world.drones, page)).status_code == 200
    assert client.get(f"/admin/claims/numericclaim/{world.drones.pk}/").url == address(world.drones)


# --- Nobody approves words of their own ---


@pytest.mark.parametrize("name", ["chief", "superuser", "second"])
def test_own_claims_are_not_approved_superusers_included(world: World, name: str):
    author = person(name, world)
    content = claim_record(world.version, "13", DRONES, comparator="exact", point="13", quantity="drones")
    claim = bring(create_claim(content=content, by=author), IN_REVIEW, world.editor)
    client = logged_in(author)
    page = text(client.get(address(claim)))
    assert "You wrote a revision of this claim" in page
    assert page_of(claim, Move.APPROVE) not in page
    assert page_of(claim, Move.RETURN) in page
    shown = client.get(page_of(claim, Move.APPROVE), follow=True)
    assert "You wrote a revision of this claim" in text(shown)
    sent = {"based_on": claim.revision, "rests_on": claim.rests_on(), "reason": "It is right."}
    answer = client.post(page_of(claim, Move.APPROVE), sent)
    assert "ask somebody who wrote none to review it" in complaints(answer)
    assert text(answer).count("You wrote a revision of this claim") == 1
    assert read(answer).data["reason"] == "It is right."
    assert stands(claim) == IN_REVIEW


def test_a_claim_without_a_quantity_is_not_offered_to_review(world: World):
    content = claim_record(world.version, "13", DRONES, comparator="exact", point="13")
    claim = create_claim(content=content, by=world.editor)
    page = text(logged_in(world.editor).get(address(claim)))
    assert "Say what is counted before the claim goes to review." in page
    assert page_of(claim, Move.SUBMIT) not in page


# --- What is seen before ---


def test_the_claim_is_shown_as_it_was_read(world: World):
    claim = bring(world.soldiers, IN_REVIEW, world.editor)
    answer = logged_in(world.reviewer).get(page_of(claim, Move.APPROVE))
    page = text(answer)
    for words in (
        "“<bdi>25,000 to 30,000</bdi>”",
        "25,000 to 30,000 soldiers · additional · planned",
        '<mark class="role-number">25,000 to 30,000</mark>',
        "North Korean soldiers to be deployed to Russia",
        "<bdi>Ukrainian intelligence</bdi> “<bdi>according to</bdi>”",
        "<dt>Written by</dt> <dd>editor</dd>",
        "Sent to review by editor",
        "Everybody then sees it",
    ):
        assert words in page, words
    # The words go on after each mark, so the quote is looked for in pieces.
    assert SOLDIERS.split("25,000")[0] in page
    assert "<select" not in page
    assert read(answer).unlabelled == []
    assert read(answer).data["based_on"] == str(claim.revision)


def test_the_whole_chain_is_shown_and_a_claim_in_the_outlets_voice_says_so(world: World):
    client = logged_in(world.reviewer)
    chain = text(client.get(page_of(bring(world.round, IN_REVIEW, world.editor), Move.APPROVE)))
    assert chain.index("<bdi>Maria Zakharova</bdi> “<bdi>said</bdi>”") < chain.index("<bdi>TASS</bdi>")
    own = text(client.get(page_of(bring(world.drones, IN_REVIEW, world.editor), Move.APPROVE)))
    assert "no source given" in own


@pytest.mark.parametrize("where", WAYS)
def test_pages_cost_at_most_thirty_two_queries(world: World, where: str):
    claim = bring(world.soldiers, where, world.reviewer)
    client = logged_in(person("chief", world))
    for move in allowed(Review(claim.review), withdrawn=claim.is_withdrawn):
        client.get(page_of(claim, move))  # content types are asked once and kept
        for page in (page_of(claim, move), address(claim)):
            with CaptureQueriesContext(connection) as captured:
                assert client.get(page).status_code == 200
            assert len(captured) <= 32, [query["sql"] for query in captured]


# --- Moves and what becomes of them ---


def test_a_claim_goes_all_its_ways_and_its_public_page_follows(world: World):
    claim, public = world.drones, world.drones.get_absolute_url()
    editor, reviewer, chief = (logged_in(person(name, world)) for name in ("editor", "reviewer", "chief"))

    def goes(client: Client, move: Move, status: int, reason: str = "") -> str:
        answer = make(client, claim, move, reason=reason)
        assert (answer.status_code, answer.url) == (302, address(claim)), complaints(answer)
        entry = LedgerEntry.objects.first()
        assert (entry.record, entry.reason) == (claim.record, reason)
        assert f"“728” ({claim.uid}) is {entry.action}." in text(client.get(answer.url))
        page = Client().get(public)
        assert page.status_code == status
        return text(page)

    goes(editor, Move.SUBMIT, 404)
    goes(reviewer, Move.RETURN, 404, "Which day?")
    goes(editor, Move.SUBMIT, 404, "Wednesday.")
    goes(reviewer, Move.APPROVE, 200)
    assert "being corrected" in goes(editor, Move.REOPEN, 200, "The unit is wrong.").lower()
    goes(reviewer, Move.APPROVE, 200)
    assert "We misread it." in goes(reviewer, Move.WITHDRAW, 410, "We misread it.")
    goes(chief, Move.RESTORE, 200, "We had not.")
    claim.refresh_from_db()
    assert (claim.reviewed_by, claim.revision) == (world.reviewer, 9)


@pytest.mark.parametrize(
    ("where", "move"),
    [(IN_REVIEW, Move.RETURN), (APPROVED, Move.REOPEN), (APPROVED, Move.WITHDRAW), (WITHDRAWN, Move.RESTORE)],
)
@pytest.mark.parametrize("reason", ["", " \r\n\t "])
def test_a_missing_reason_is_asked_for(world: World, where: str, move: Move, reason: str):
    claim = bring(world.drones, where, world.reviewer)
    answer = make(logged_in(person("chief", world)), claim, move, reason=reason)
    assert "Say why the claim is" in complaints(answer)
    assert answer.content.count(b"Say why the claim is") == 1
    assert stands(claim) == where
    assert has_button(answer)


def test_what_was_typed_is_kept_and_can_be_mended(world: World):
    claim = bring(world.drones, IN_REVIEW, world.editor)
    client, long = logged_in(world.reviewer), "Which day?\r\n" + "x" * 1000
    answer = make(client, claim, Move.RETURN, reason=long)
    assert "at most 1000 characters" in complaints(answer)
    assert read(answer).data["reason"] == long
    sent = {**read(answer).data, "reason": "Which day?\r\nAnd where?"}
    assert client.post(page_of(claim, Move.RETURN), sent).status_code == 302
    assert LedgerEntry.objects.first().reason == "Which day?\nAnd where?"


def test_a_double_click_is_told_and_writes_once(world: World):
    claim = bring(world.drones, IN_REVIEW, world.editor)
    client = logged_in(world.reviewer)
    sent = form_of(client, page_of(claim, Move.APPROVE))
    assert client.post(page_of(claim, Move.APPROVE), sent).status_code == 302
    before = LedgerEntry.objects.count()
    again = client.post(page_of(claim, Move.APPROVE), sent)
    assert again.url == address(claim)
    assert "You have approved “728”" in text(client.get(again.url))
    assert LedgerEntry.objects.count() == before


# --- What was seen is what is moved ---


def test_a_claim_changed_meanwhile_is_shown_anew_and_approved_only_then(world: World):
    claim = bring(world.drones, IN_REVIEW, world.editor)
    client = logged_in(world.reviewer)
    sent = form_of(client, page_of(claim, Move.APPROVE), reason="Checked.")
    edit_claim(
        claim=claim,
        revision=claim.revision,
        content=replace(claim.as_record(), comparator="approx"),
        by=world.editor,
        reason="Misread.",
    )
    answer = client.post(page_of(claim, Move.APPROVE), sent)
    assert "was changed by someone else" in complaints(answer)
    page = text(answer)
    assert "What happened since revision 2, which you saw" in page
    assert "Edited by editor" in page
    assert "“<bdi>Misread.</bdi>”" in page
    assert "about 728 drones" in page
    assert address(claim, "history") in page
    assert (read(answer).data["reason"], read(answer).data["based_on"]) == ("Checked.", "3")
    assert stands(claim) == IN_REVIEW
    assert client.post(page_of(claim, Move.APPROVE), read(answer).data).status_code == 302
    assert stands(claim) == APPROVED


def test_a_move_that_another_made_impossible_keeps_the_reason_and_offers_no_button(world: World):
    claim = bring(world.drones, IN_REVIEW, world.editor)
    client = logged_in(world.reviewer)
    sent = form_of(client, page_of(claim, Move.RETURN), reason="Which day?")
    move_claim(claim=claim, move=Move.APPROVE, revision=claim.revision, by=person("second", world))
    answer = client.post(page_of(claim, Move.RETURN), sent)
    assert "was changed by someone else" in complaints(answer)
    assert "Approved by second" in text(answer)
    assert "A claim that is approved can't be returned" in answer.content.decode().replace("&#x27;", "'")
    assert read(answer).data["reason"] == "Which day?"
    assert not has_button(answer)


def test_the_chain_that_was_seen_is_the_one_approved(world: World):
    claim = bring(world.soldiers, IN_REVIEW, world.editor)
    client = logged_in(world.reviewer)
    sent = form_of(client, page_of(claim, Move.APPROVE))
    edit_attribution(
        attribution=world.intelligence,
        revision=1,
        content=replace(world.intelligence.as_record(), manner="mixed"),
        by=world.editor,
    )
    answer = client.post(page_of(claim, Move.APPROVE), sent)
    assert "who is credited, was changed by someone else" in complaints(answer)
    assert stands(claim) == IN_REVIEW
    assert client.post(page_of(claim, Move.APPROVE), read(answer).data).status_code == 302


def test_what_is_counted_is_approved_as_it_was_seen(world: World):
    claim = bring(world.drones, IN_REVIEW, world.editor)
    client, quantity = logged_in(world.reviewer), world.quantities["drones"]
    sent = form_of(client, page_of(claim, Move.APPROVE))
    edit_quantity(
        quantity=quantity,
        revision=quantity.revision,
        content=replace(quantity.as_record(), name="drones lost by Russia"),
        by=world.editor,
    )
    answer = client.post(page_of(claim, Move.APPROVE), sent)
    assert "What is counted" in complaints(answer)
    assert "drones lost by Russia" in text(answer)
    assert stands(claim) == IN_REVIEW


# --- Whatever is sent ---


@pytest.mark.parametrize(
    "revision", ["", "abc", "0", "-1", "9" * 40, "1\0", "999999"], ids=lambda revision: revision[:6]
)
def test_a_form_that_does_not_say_what_was_seen_is_refused(world: World, revision: str):
    claim = bring(world.drones, IN_REVIEW, world.editor)
    sent = {"based_on": revision, "rests_on": claim.rests_on(), "reason": "Checked."}
    answer = logged_in(world.reviewer).post(page_of(claim, Move.APPROVE), sent)
    assert complaints(answer)
    assert read(answer).data["reason"] == "Checked."
    assert stands(claim) == IN_REVIEW


@pytest.mark.parametrize("rests_on", [None, "", "quantity/drones@2", "\0", "x" * 1_000_000])
def test_a_form_that_rests_on_something_else_is_refused(world: World, rests_on: str | None):
    claim = bring(world.drones, IN_REVIEW, world.editor)
    sent = {"based_on": claim.revision} | ({} if rests_on is None else {"rests_on": rests_on})
    answer = logged_in(world.reviewer).post(page_of(claim, Move.APPROVE), sent)
    assert complaints(answer)
    assert stands(claim) == IN_REVIEW


@pytest.mark.parametrize(
    ("reason", "told"),
    [
        ("a\0b", "Null characters are not allowed."),
        ("x" * 1_000_000, "at most 1000 characters"),
        ("\ud800 half", "half a character"),
    ],
    ids=["NUL", "1 MB", "lone surrogate"],
)
def test_a_reason_that_can_not_be_kept_is_refused_by_name(world: World, reason: str, told: str):
    claim = bring(world.drones, IN_REVIEW, world.editor)
    if "\ud800" in reason:  # no encoding that we take lets one through; the form refuses it all the same
        form = MoveForm({"reason": reason, "based_on": "2"}, instance=claim, step=step_of(Move.RETURN))
        assert told in str(form.errors)
        return
    answer = make(logged_in(world.reviewer), claim, Move.RETURN, reason=reason)
    assert told in complaints(answer)
    assert stands(claim) == IN_REVIEW


@pytest.mark.parametrize(
    "reason",
    [
        "<script>alert(1)</script>",
        "\u202egnp.exe\u202c",
        "=HYPERLINK(1)",
        "{{ 7*7 }}{% debug %}",
        "e\u0301 \u200b \U0001f680",
    ],
)
def test_a_hostile_reason_is_kept_exactly_and_shown_as_text(world: World, reason: str):
    claim = bring(world.drones, IN_REVIEW, world.editor)
    client = logged_in(world.reviewer)
    assert make(client, claim, Move.RETURN, reason=reason).status_code == 302
    assert LedgerEntry.objects.first().reason == reason
    for page in (address(claim), address(claim, "history")):
        assert b"<script>alert" not in client.get(page).content
    shown = logged_in(world.editor).get(page_of(claim, Move.SUBMIT))
    assert b"<script>alert" not in shown.content
    assert reason.replace("<", "&lt;").replace(">", "&gt;") in shown.content.decode()


def test_a_form_in_another_encoding_is_refused(world: World):
    claim = bring(world.drones, IN_REVIEW, world.editor)
    answer = logged_in(world.reviewer).post(
        page_of(claim, Move.RETURN),
        b"reason=%00%D8&based_on=2",
        content_type="application/x-www-form-urlencoded; charset=utf-16",
    )
    assert answer.status_code == 400
    assert stands(claim) == IN_REVIEW


def test_a_form_without_its_token_is_refused(world: World):
    claim = bring(world.drones, IN_REVIEW, world.editor)
    client = Client(enforce_csrf_checks=True)
    client.force_login(world.reviewer)
    assert client.post(page_of(claim, Move.RETURN), {"reason": "x", "based_on": 2}).status_code == 403

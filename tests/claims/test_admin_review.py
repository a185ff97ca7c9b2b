"""The reviewers' queue: who waits and how long, what is seen of a claim, and that only what was seen is approved."""

import re
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from claims.actions import create_claim, edit_attribution, edit_claim, edit_quantity, move_claim, read_version
from claims.domain.proposed import proposed_of
from claims.domain.records import CreditRecord
from claims.domain.review import Move
from claims.models import NumericClaim, Quantity
from newsledger.ledger.models import LedgerEntry
from tests.admin_newsroom import WAYS, bring
from tests.admin_pages import form_of, read
from tests.copies import add_claims
from tests.world import DRONES, World, claim_record, make_user

pytestmark = pytest.mark.django_db

DRAFT, IN_REVIEW, RETURNED, APPROVED, WITHDRAWN = WAYS
QUEUE = "/admin/claims/review/"
APPROVE, RETURN, TOGETHER = f"{QUEUE}approve/", f"{QUEUE}return/", f"{QUEUE}opened/"


@pytest.fixture
def waiting(world: World) -> World:
    """The newsroom with its three claims in review: soldiers for 9 days, drones for 3, the round for an hour."""
    for name, waits in (
        ("soldiers", timedelta(days=9)),
        ("drones", timedelta(days=3)),
        ("round", timedelta(hours=1)),
    ):
        claim = bring(getattr(world, name), IN_REVIEW, world.editor)
        NumericClaim.objects.filter(pk=claim.pk).update(submitted_at=timezone.now() - waits)
        claim.refresh_from_db()
    return world


@pytest.fixture
def reviewer(waiting: World) -> Client:
    return logged_in(waiting.reviewer)


def logged_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def text(answer: HttpResponse) -> str:
    """Return the page in one line."""
    return " ".join(answer.content.decode().split())


def words(html: str) -> str:
    """Return what is read of it."""
    return " ".join(re.sub("<[^>]+>", " ", html).split())


def lines(answer: HttpResponse) -> list[str]:
    """Return what is read of each line of the queue."""
    queue = text(answer).partition('<ol class="waiting">')[2].partition("</ol>")[0]
    return [words(each) for each in queue.split("<li ")[1:]]


def numbers(answer: HttpResponse) -> list[str]:
    return [re.findall("“ (.*?) ”", line)[0] for line in lines(answer)]


def at_hand(answer: HttpResponse) -> str:
    """Return the part of the page that is about the claim at hand."""
    return text(answer).partition('id="claim-at-hand"')[2]


def told(client: Client, answer: HttpResponse) -> str:
    """Return what is told on the page to which a form led."""
    assert answer.status_code == 302, text(answer)
    return words(text(client.get(answer.url)).partition('id="review-told"')[2].partition("</div>")[0])


def decide(client: Client, where: str, claim: NumericClaim, **typed: Any) -> HttpResponse:
    """Open the claim and send the form."""
    return client.post(where, form_of(client, f"{QUEUE}?claim={claim.uid}", **typed))


def stands(claim: NumericClaim) -> str:
    return NumericClaim.objects.get(pk=claim.pk).review


def note(claim: NumericClaim, by: User, said: str = "Checked.") -> NumericClaim:
    """Edit the claim."""
    claim.refresh_from_db()
    return edit_claim(
        claim=claim, revision=claim.revision, content=replace(claim.as_record(), note=said), by=by
    )


# --- Who waits ---


def test_the_queue_shows_who_waits_longest_first_and_opens_that_claim(reviewer: Client):
    page = reviewer.get(QUEUE)
    assert numbers(page) == ["25,000 to 30,000", "728", "second"]
    assert [re.findall(r"\d+ (?:day|week|hour)s?", line)[-1:] for line in lines(page)] == [
        ["1 week"],
        ["3 days"],
        ["1 hour"],
    ]
    assert "3 claims wait" in text(page)
    assert "25,000 to 30,000 soldiers · additional · planned" in at_hand(page)


def test_a_claim_that_comes_back_waits_from_then_on(reviewer: Client, waiting: World):
    claim = waiting.soldiers
    move_claim(claim=claim, move=Move.RETURN, revision=claim.revision, by=waiting.reviewer, reason="Which?")
    claim.refresh_from_db()
    move_claim(claim=claim, move=Move.SUBMIT, revision=claim.revision, by=waiting.editor)
    assert numbers(reviewer.get(QUEUE)) == ["728", "second", "25,000 to 30,000"]


def test_an_edit_in_review_keeps_the_place(reviewer: Client, waiting: World):
    note(waiting.soldiers, waiting.editor)
    assert numbers(reviewer.get(QUEUE))[0] == "25,000 to 30,000"


@pytest.mark.parametrize("name", ["reviewer", "superuser"])
def test_own_claims_are_marked_and_left_to_somebody_else(waiting: World, name: str):
    user = waiting.reviewer
    if name == "superuser":
        user = User.objects.create_superuser("superuser", "", "superuser-password")
    note(waiting.soldiers, user)
    client = logged_in(user)
    page = client.get(QUEUE)
    assert "yours: somebody else reviews it" in lines(page)[0]
    assert "728 drones" in at_hand(page)  # the first that is not one's own
    own = client.get(QUEUE, {"claim": waiting.soldiers.uid})
    assert "Yours: somebody else reviews it" in at_hand(own)
    assert "approve_form" not in at_hand(own)
    claim = NumericClaim.objects.get(pk=waiting.soldiers.pk)
    sent = {"claim": claim.uid, "based_on": claim.revision, "rests_on": claim.rests_on()}
    refused = client.post(APPROVE, sent)
    assert any("You wrote a revision of this claim" in each for each in read(refused).errors)
    together = client.post(TOGETHER, {"seen": f"{claim.pk}-{claim.revision}"})
    assert "1 claim was not approved" in told(client, together)
    assert stands(claim) == IN_REVIEW


def test_editors_may_look_and_decide_nothing(waiting: World):
    client = logged_in(waiting.editor)
    page = client.get(QUEUE, {"claim": waiting.drones.uid})
    assert "728 drones" in at_hand(page)
    assert not re.search("(approve|return|opened)_form", at_hand(page))
    assert 'name="seen"' not in text(page)
    assert client.post(APPROVE, {}).status_code == 403


def test_where_nothing_waits_the_page_says_so(world: World):
    page = logged_in(world.reviewer).get(QUEUE)
    assert "0 claims wait" in text(page)
    assert "Nothing waits" in at_hand(page)


# --- What it can be narrowed by ---


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("outlet=cnn", ["25,000 to 30,000", "728", "second"]),
        ("quantity=drones", ["728"]),
        ("quantity=drones&quantity=soldiers", ["25,000 to 30,000", "728"]),
        ("article=lavrov-wonsan", ["25,000 to 30,000", "728", "second"]),
        ("by=editor", ["25,000 to 30,000", "728", "second"]),
        ("by=reviewer", []),
        ("older=1", ["25,000 to 30,000", "728"]),
        ("older=7", ["25,000 to 30,000"]),
        ("outlet=&older=&by=", ["25,000 to 30,000", "728", "second"]),
    ],
)
def test_the_queue_is_narrowed(reviewer: Client, query: str, found: list[str]):
    assert numbers(reviewer.get(f"{QUEUE}?{query}")) == found


def test_what_it_is_narrowed_by_is_named_and_can_be_taken_back(reviewer: Client):
    page = text(reviewer.get(f"{QUEUE}?outlet=cnn&older=1"))
    assert 'Outlet: CNN <a href="?older=1"' in page
    assert 'Waits: more than a day <a href="?outlet=cnn"' in page
    assert '<a href="?outlet=cnn&amp;older=1&amp;quantity=drones"' in page


@pytest.mark.parametrize(
    ("query", "named"),
    [
        ("outlet=nobody", "outlet: there is none with the slug “nobody”."),
        ("quantity=%00", "quantity:"),
        ("article=nowhere", "article: there is none"),
        ("by=nobody", "by: there is no account “nobody”."),
        ("by=%00", "by:"),
        ("older=2", "older: “2” is not one of 1, 3, 7, 30."),
        ("older=1&older=3", "older: it is given more than once"),
        ("claim=nothing", "claim: there is no claim “nothing”."),
        ("claim=%00", "claim:"),
        (f"claim={'x' * 5000}", "claim:"),
        ("start=abc", "start: “abc” is no place"),
        (f"start={'9' * 30}-1", "start:"),
        ("colour=blue", "colour: there is no such parameter"),
    ],
)
def test_what_the_address_asks_for_and_there_is_not_is_told_by_name(reviewer: Client, query: str, named: str):
    page = reviewer.get(f"{QUEUE}?{query}")
    assert page.status_code == 400
    assert named in at_hand(page) or named in text(page)
    assert len(numbers(page)) == 3
    # What is sent there is decided all the same, and leads to the queue.
    assert reviewer.get(f"{APPROVE}?{query}").status_code == 302


@pytest.mark.parametrize("start", ["0-0", f"{'9' * 17}-{'9' * 18}"])
def test_a_place_where_nobody_stands_is_a_place(reviewer: Client, start: str):
    assert reviewer.get(QUEUE, {"start": start}).status_code == 200


def test_a_long_queue_is_gone_through_stretch_by_stretch(waiting: World):
    client = logged_in(waiting.reviewer)
    add_claims(waiting, 60, review=IN_REVIEW)
    where, seen = QUEUE, []
    while where:
        page = client.get(where)
        seen.append(re.findall('id="waiting-([0-9]+)"', text(page)))
        later = re.search('<a href="([^"]*)">Later ones', text(page))
        where = QUEUE + later[1].replace("&amp;", "&") if later else ""
    assert [len(ids) for ids in seen] == [25, 25, 13]
    assert len({each for ids in seen for each in ids}) == 63
    earlier = re.search('<a href="([^"]*)">Earlier ones', text(page))
    assert earlier
    page = client.get(QUEUE + earlier[1])
    assert re.findall('id="waiting-([0-9]+)"', text(page)) == seen[1]


def test_a_claim_further_on_is_opened_with_what_follows_it(waiting: World):
    add_claims(waiting, 60, review=IN_REVIEW)
    last = NumericClaim.objects.filter(review=IN_REVIEW).in_order_of_submission().last()
    page = logged_in(waiting.reviewer).get(QUEUE, {"claim": last.uid})
    assert len(lines(page)) == 1
    assert f'id="waiting-{last.pk}"' in text(page)


# --- What is seen ---


def test_other_claims_on_the_quantity_stand_beside_it_mergers_followed(reviewer: Client, waiting: World):
    content = claim_record(waiting.version, "13", DRONES, comparator="exact", point="13", quantity="rounds")
    create_claim(content=content, by=waiting.editor)
    drones = Quantity.objects.get(slug="drones")
    Quantity.objects.filter(slug="rounds").update(merged_into=drones)
    page = at_hand(reviewer.get(QUEUE, {"claim": waiting.drones.uid}))
    beside = words(page.partition('class="module others"')[2])
    assert "Also on “drones launched by Russia”" in beside
    assert "13 rounds no source given CNN 12 July 2025 draft" in beside.replace("rank 13", "13 rounds")
    assert "Maria Zakharova CNN 12 July 2025 in review" in beside
    assert "728" not in beside


def accepted(world: World, **changes: Any) -> NumericClaim:
    """Return the claim on the soldiers sent last year, made of what the reader proposes, with these changes."""
    read_version(version=world.version, by=world.editor)
    version = world.version
    mention = version.mentions.get(exact="11,000")
    proposed = proposed_of(
        mention.proposal,
        version.text,
        article=version.article.slug,
        version=version.number,
        start=mention.start,
        end=mention.end,
    )
    credited = (CreditRecord(world.intelligence.uid, changes.pop("scope", "ambiguous")),)
    content = replace(
        proposed.claim,
        **(
            {"quantity": "soldiers", "unit": None, "attributions": credited, "proposed_by": "reader 1"}
            | changes
        ),
    )
    return bring(create_claim(content=content, by=world.editor), IN_REVIEW, world.editor)


def held_against_proposal(client: Client, claim: NumericClaim) -> str:
    page = at_hand(client.get(QUEUE, {"claim": claim.uid}))
    return words(page.partition("Against the proposal")[2].partition("</section>")[0])


def test_a_claim_that_was_accepted_as_proposed_says_so(reviewer: Client, waiting: World):
    said = held_against_proposal(reviewer, accepted(waiting))
    assert said.startswith("Accepted as proposed by reader 1.")
    assert "The reader (check): stands behind the credit" in said


def test_what_was_changed_of_the_proposal_stands_beside_it(reviewer: Client, waiting: World):
    claim = accepted(waiting, hedges=(), modality="planned", scope="explicit", attributions=())
    said = held_against_proposal(reviewer, claim)
    assert "Hedges estimated nothing" in said
    assert "Modality asserted planned" in said
    assert "Who says so Ukrainian intelligence “according to” (paraphrase, unclear whether" in said
    assert "Unit" not in said
    # What was edited since counts too, however often.
    note(claim, waiting.editor)
    edited = NumericClaim.objects.get(pk=claim.pk)
    content = replace(edited.as_record(), hedges=("estimated",))
    edit_claim(claim=edited, revision=edited.revision, content=content, by=waiting.editor)
    assert "Hedges" not in held_against_proposal(reviewer, claim)


def test_a_claim_typed_by_hand_or_without_its_proposal_says_so(reviewer: Client, waiting: World):
    assert held_against_proposal(reviewer, waiting.drones) == "Entered by hand."
    NumericClaim.objects.filter(pk=waiting.drones.pk).update(proposed_by="reader 0")
    assert "hold no proposal for its number" in held_against_proposal(reviewer, waiting.drones)


def test_what_the_checks_find_is_told_and_a_block_takes_the_button(reviewer: Client, waiting: World):
    assert "What the checks find" not in at_hand(reviewer.get(QUEUE, {"claim": waiting.round.uid}))
    content = replace(waiting.drones.as_record(), point="782")
    claim = edit_claim(claim=waiting.drones, revision=2, content=content, by=waiting.editor)
    page = at_hand(reviewer.get(QUEUE, {"claim": claim.uid}))
    assert "amount not in words “728” reads as 728, the claim says 782" in words(page)
    assert "What the checks find keeps the claim from approval" in page
    assert "approve_form" not in page
    assert "return_form" in page
    sent = {"claim": claim.uid, "based_on": claim.revision, "rests_on": claim.rests_on()}
    refused = read(reviewer.post(APPROVE, sent)).errors
    assert any("The check “amount not in words” keeps the claim from it." in each for each in refused)
    together = reviewer.post(TOGETHER, {"seen": f"{claim.pk}-{claim.revision}"})
    assert "1 claim was not approved" in told(reviewer, together)
    assert stands(claim) == IN_REVIEW


def test_the_queue_is_narrowed_to_what_the_checks_warn_of(
    reviewer: Client, waiting: World, monkeypatch: pytest.MonkeyPatch
):
    assert numbers(reviewer.get(QUEUE, {"warned": "1"})) == ["728"]  # “a record”, whose words it lacks
    claim = accepted(waiting, hedges=())
    page = reviewer.get(QUEUE, {"warned": "1", "claim": claim.uid})
    assert numbers(page) == ["728", "11,000"]
    assert "hedge not kept" in words(at_hand(page))
    monkeypatch.setattr("claims.forms.review.MOST_CHECKED", 1)
    page = reviewer.get(QUEUE, {"warned": "1"})
    assert numbers(page) == []
    assert "Of the 1 that wait longest" in text(page)
    assert reviewer.get(QUEUE, {"warned": "2"}).status_code == 400
    assert stands(claim) == IN_REVIEW


# --- Deciding ---


def test_each_decision_leads_to_the_next_claim_until_none_is_left(reviewer: Client, waiting: World):
    first = decide(reviewer, APPROVE, waiting.soldiers)
    assert first.url == f"{QUEUE}?claim={waiting.drones.uid}#claim-at-hand"
    assert f"“25,000 to 30,000” ({waiting.soldiers.uid}) is approved." in told(reviewer, first)
    second = decide(reviewer, RETURN, waiting.drones, reason="Which day?")
    assert second.url == f"{QUEUE}?claim={waiting.round.uid}#claim-at-hand"
    last = decide(reviewer, APPROVE, waiting.round)
    assert last.url == QUEUE
    assert "Nothing waits" in text(reviewer.get(last.url))
    assert [stands(each) for each in (waiting.soldiers, waiting.drones, waiting.round)] == [
        APPROVED,
        RETURNED,
        APPROVED,
    ]
    assert LedgerEntry.objects.filter(action="returned").get().reason == "Which day?"


def test_the_next_one_is_of_what_the_queue_is_narrowed_to_and_never_ones_own(waiting: World):
    note(waiting.drones, waiting.reviewer)
    client = logged_in(waiting.reviewer)
    sent = form_of(client, f"{QUEUE}?claim={waiting.soldiers.uid}")
    assert waiting.round.uid in client.post(f"{APPROVE}?article=lavrov-wonsan", sent).url
    sent = form_of(client, f"{QUEUE}?claim={waiting.round.uid}")
    assert client.post(f"{APPROVE}?quantity=rounds", sent).url == f"{QUEUE}?quantity=rounds"


def test_sending_back_asks_for_the_reason_and_keeps_it(reviewer: Client, waiting: World):
    page = decide(reviewer, RETURN, waiting.drones, reason=" ")
    assert page.status_code == 200
    assert "Say why the claim is returned" in at_hand(page)
    assert '<details class="sending-back" open>' in text(page)
    waiting.drones.refresh_from_db()
    sent = form_of(reviewer, f"{QUEUE}?claim={waiting.drones.uid}", reason="Which day?")
    note(waiting.drones, waiting.editor)
    page = reviewer.post(RETURN, sent)
    assert read(page).data["reason"] == "Which day?"
    assert reviewer.post(RETURN, read(page).data).status_code == 302
    assert stands(waiting.drones) == RETURNED


def test_what_changed_since_is_shown_part_by_part_and_nothing_is_approved(reviewer: Client, waiting: World):
    sent = form_of(reviewer, f"{QUEUE}?claim={waiting.drones.uid}")
    note(waiting.drones, waiting.editor, "Said on Wednesday.")
    page = reviewer.post(APPROVE, sent)
    assert "was changed by someone else" in " ".join(read(page).errors)
    since = words(at_hand(page).partition("What happened since revision 2")[2].partition("</section>")[0])
    assert "Edited by editor" in since
    assert "Note added nothing Said on Wednesday." in since
    assert stands(waiting.drones) == IN_REVIEW
    assert reviewer.post(APPROVE, read(page).data).status_code == 302
    assert stands(waiting.drones) == APPROVED


def test_what_it_rests_on_is_approved_as_it_was_seen_and_told_apart(reviewer: Client, waiting: World):
    sent = form_of(reviewer, f"{QUEUE}?claim={waiting.soldiers.uid}")
    credited = waiting.intelligence
    content = replace(credited.as_record(), manner="mixed")
    edit_attribution(attribution=credited, revision=1, content=content, by=waiting.editor)
    page = reviewer.post(APPROVE, sent)
    assert "who is credited, was changed by someone else" in " ".join(read(page).errors)
    since = words(at_hand(page).partition("What happened since revision 2")[2].partition("</section>")[0])
    assert "Who is credited" in since
    assert "Manner changed paraphrase" in since
    assert stands(waiting.soldiers) == IN_REVIEW
    assert reviewer.post(APPROVE, read(page).data).status_code == 302


@pytest.mark.parametrize("rests_on", ["", "\0", "quantity/drones@0", "x@1 " * 30_000, "claim/x@999999999"])
def test_whatever_it_is_said_to_rest_on_is_answered(reviewer: Client, waiting: World, rests_on: str):
    sent = {"claim": waiting.drones.uid, "based_on": 1, "rests_on": rests_on}
    assert reviewer.post(APPROVE, sent).status_code == 200
    assert stands(waiting.drones) == IN_REVIEW


def test_the_same_approval_sent_twice_is_told_and_written_once(reviewer: Client, waiting: World):
    sent = form_of(reviewer, f"{QUEUE}?claim={waiting.drones.uid}")
    assert "is approved." in told(reviewer, reviewer.post(APPROVE, sent))
    assert "You have approved “728”" in told(reviewer, reviewer.post(APPROVE, sent))
    assert LedgerEntry.objects.filter(action="approved").count() == 1


def test_a_claim_that_somebody_else_decided_says_so_and_offers_nothing(reviewer: Client, waiting: World):
    sent = form_of(reviewer, f"{QUEUE}?claim={waiting.drones.uid}")
    claim = waiting.drones
    second = make_user("second", "Reviewer")
    move_claim(claim=claim, move=Move.APPROVE, revision=claim.revision, by=second)
    page = reviewer.post(APPROVE, sent)
    assert "Approved by second" in at_hand(page)
    assert "is approved: it waits for no decision" in words(at_hand(page))
    assert "approve_form" not in at_hand(page)
    assert numbers(page) == ["25,000 to 30,000", "second"]


@pytest.mark.parametrize("uid", ["", "nothing", "\0", "x" * 100_000])
def test_a_claim_that_is_not_there_is_not_found(reviewer: Client, uid: str):
    for where in (APPROVE, RETURN):
        assert reviewer.post(where, {"claim": uid, "based_on": 1, "reason": "x"}).status_code == 404


# --- Several together, of what was opened ---


def seen(*claims: NumericClaim) -> list[str]:
    return [
        f"{claim.pk}-{claim.revision}" for claim in NumericClaim.objects.filter(pk__in=[c.pk for c in claims])
    ]


def offered(client: Client) -> set[str]:
    """Return the numbers that the queue offers to approve together."""
    return {
        re.findall("“<bdi>(.*?)</bdi>”", each)[0]
        for each in text(client.get(QUEUE)).split("<li ")
        if 'name="seen"' in each
    }


def test_only_what_was_opened_can_be_chosen_and_is_approved(waiting: World):
    client = logged_in(waiting.reviewer)
    assert offered(client) == {"25,000 to 30,000"}  # opened by coming here
    client.get(QUEUE, {"claim": waiting.drones.uid})
    assert offered(client) == {"25,000 to 30,000", "728"}
    answer = client.post(TOGETHER, {"seen": seen(waiting.soldiers, waiting.drones, waiting.round)})
    said = told(client, answer)
    assert "2 claims are approved:" in said
    assert "1 claim was not approved: “second”" in said
    assert "You haven’t opened it as it is now" in said
    assert [stands(each) for each in (waiting.soldiers, waiting.drones, waiting.round)] == [
        APPROVED,
        APPROVED,
        IN_REVIEW,
    ]
    assert LedgerEntry.objects.filter(action="approved").count() == 2


def test_what_others_opened_is_not_opened(waiting: World):
    logged_in(make_user("second", "Reviewer")).get(QUEUE, {"claim": waiting.drones.uid})
    client = logged_in(waiting.reviewer)
    assert "You haven’t opened it" in told(client, client.post(TOGETHER, {"seen": seen(waiting.drones)}))
    assert stands(waiting.drones) == IN_REVIEW


@pytest.mark.parametrize("what", ["claim", "attribution", "quantity"])
def test_what_changed_since_it_was_opened_must_be_opened_again(waiting: World, what: str):
    client = logged_in(waiting.reviewer)
    client.get(QUEUE, {"claim": waiting.soldiers.uid})
    ticked = seen(waiting.soldiers)
    if what == "claim":
        note(waiting.soldiers, waiting.editor)
    elif what == "attribution":
        content = replace(waiting.intelligence.as_record(), manner="mixed")
        edit_attribution(attribution=waiting.intelligence, revision=1, content=content, by=waiting.editor)
    else:
        quantity = waiting.quantities["soldiers"]
        content = replace(quantity.as_record(), note="To be sent.")
        edit_quantity(quantity=quantity, revision=1, content=content, by=waiting.editor)
    page = client.get(QUEUE, {"claim": waiting.round.uid})
    assert "changed since you opened it" in lines(page)[0]
    for sent in (ticked, seen(waiting.soldiers)):
        client.post(TOGETHER, {"seen": sent})
        page = client.get(QUEUE, {"claim": waiting.round.uid})
        assert "1 claim was not approved" in text(page)
    assert stands(waiting.soldiers) == IN_REVIEW


@pytest.mark.parametrize("sent", [{}, {"seen": "x"}, {"seen": ["1-1"] * 60}, {"seen": f"{'9' * 18}-1"}])
def test_whatever_is_sent_of_several_is_answered(reviewer: Client, sent: dict[str, Any]):
    assert reviewer.post(TOGETHER, sent).status_code == 302
    assert not LedgerEntry.objects.filter(action="approved").exists()


# --- What it costs ---

MOST_QUERIES = 35


def test_the_page_costs_the_same_however_many_wait(waiting: World):
    client = logged_in(waiting.reviewer)
    where = f"{QUEUE}?claim={waiting.drones.uid}"

    def cost() -> int:
        client.get(where)
        with CaptureQueriesContext(connection) as captured:
            assert client.get(where).status_code == 200
        assert len(captured) <= MOST_QUERIES, [query["sql"] for query in captured]
        return len(captured)

    few = cost()
    add_claims(waiting, 300, review=IN_REVIEW)
    assert cost() == few
    with CaptureQueriesContext(connection) as captured:
        client.get(QUEUE, {"outlet": "cnn", "quantity": "drones", "article": "lavrov-wonsan", "by": "editor"})
    assert len(captured) <= MOST_QUERIES + 5

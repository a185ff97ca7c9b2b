"""The desk as its server answers it: without script, to hostile input, and in how many queries."""

import re
from dataclasses import replace
from typing import Any
from uuid import uuid4

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from claims.actions import edit_article, move_claim
from claims.domain.review import Move, Review
from claims.domain.terms import Fate
from claims.models import NumberMention, NumericClaim, Quantity
from newsledger.ledger.models import LedgerEntry
from sources.domain.records import VersionRecord
from sources.models import Article, ArticleVersion
from tests.admin_pages import form_of
from tests.browser.desk import STORM, desk_of, enter
from tests.world import make_user

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def entered(shared_rows: None) -> ArticleVersion:
    return enter(STORM, by=make_user("editor", "Editor"))


@pytest.fixture
def version(entered: ArticleVersion, db: None) -> ArticleVersion:
    return ArticleVersion.objects.get(pk=entered.pk)


@pytest.fixture
def client(version: ArticleVersion) -> Client:
    client = Client()
    client.force_login(User.objects.get(username="editor"))
    return client


def sent_from(client: Client, version: ArticleVersion, words: str) -> dict[str, Any]:
    """Return what the form on a number's card carries, as the page shows it now."""
    mention = NumberMention.objects.get(version=version, exact=words)
    page = client.get(desk_of(version)).content.decode()
    card = page[page.index(f'id="number-{mention.start}-{mention.end}"') :]
    hidden = re.findall(r'<input type="hidden" name="(\w[\w-]*)" value="([^"]*)"', card.split("</form>")[0])
    return {name: value for name, value in hidden if name != "csrfmiddlewaretoken"}


def decide(client: Client, version: ArticleVersion, sent: dict[str, Any], **typed: Any) -> str:
    """Send a decision as a form does, and return what the next page tells of it."""
    address = reverse("admin:claims_desk_decide", args=[version.pk])
    answer = client.post(address, {**sent, **typed}, follow=True)
    assert answer.status_code == 200
    page = answer.content.decode()
    return " ".join(re.findall(r'<li class="(?:success|info|warning|error)">(.*?)</li>', page, re.DOTALL))


def test_without_script_a_number_is_accepted_counted_and_sent_to_review(
    client: Client, version: ArticleVersion
):
    sent = sent_from(client, version, "40")
    told = decide(client, version, sent, verb="accept", counted="boats lost in the delta")
    assert "“40” is accepted" in told
    claim = NumericClaim.objects.get()
    assert claim.quantity == Quantity.objects.get(name="boats lost in the delta")
    assert claim.accepted_as_is
    assert "written a second time" in decide(client, version, sent, verb="accept", counted="other boats")
    assert NumericClaim.objects.count() == 1
    told = decide(client, version, {"token": uuid4()}, verb="submit")
    assert "1 claim sent to review" in told
    claim.refresh_from_db()
    assert claim.review == Review.IN_REVIEW


def test_what_is_counted_can_be_said_later(client: Client, version: ArticleVersion):
    decide(client, version, sent_from(client, version, "40"), verb="accept")
    assert "Say what is counted" in decide(client, version, {"token": uuid4()}, verb="submit")
    assert NumericClaim.objects.get().review == Review.DRAFT
    told = decide(client, version, sent_from(client, version, "40"), verb="count", counted="boats lost")
    assert "“40” is stored with what it counts" in told
    assert NumericClaim.objects.get().quantity == Quantity.objects.get(name="boats lost")
    # A name that is known, however it is spelt, is that quantity.
    decide(client, version, sent_from(client, version, "12"), verb="accept", counted="BOATS lost")
    assert Quantity.objects.count() == 1


def test_a_number_is_refused_with_a_fate_and_taken_back(client: Client, version: ArticleVersion):
    sent = sent_from(client, version, "12")
    assert "Say what the number is" in decide(client, version, sent, verb="refuse")
    told = decide(client, version, sent, verb="refuse", fate="dismissed", reason="bridges don’t count")
    assert "refused: dismissed" in told
    assert "decided by editor" in client.get(desk_of(version)).content.decode()
    mention = NumberMention.objects.get(exact="12")
    assert (mention.fate, mention.reason) == (Fate.DISMISSED, "bridges don’t count")
    assert "Undone" in decide(client, version, {"token": uuid4()}, verb="undo")
    assert "decided by editor" not in client.get(desk_of(version)).content.decode()
    mention.refresh_from_db()
    assert mention.fate == Fate.UNDECIDED
    assert mention.proposal


def test_a_card_that_is_stale_says_what_became_of_the_number(client: Client, version: ArticleVersion):
    sent = sent_from(client, version, "12")
    other = Client()
    other.force_login(make_user("colleague", "Editor"))
    decide(other, version, sent_from(other, version, "12"), verb="refuse", fate="date")
    told = decide(client, version, sent, verb="accept", token=uuid4())
    assert "decided meanwhile by colleague" in told
    assert not NumericClaim.objects.exists()


def test_what_one_person_decided_is_never_stored_under_anothers_name(client: Client, version: ArticleVersion):
    sent = sent_from(client, version, "12")
    mention = NumberMention.objects.get(exact="12")
    address = reverse("admin:claims_desk_number", args=[version.pk, mention.start, mention.end])
    form = form_of(client, address)
    client.force_login(make_user("colleague", "Editor"))
    assert "nobody signs for another" in decide(client, version, sent, verb="accept")
    assert "nobody signs for another" in client.post(address, form).content.decode()
    assert not NumericClaim.objects.exists()


def test_a_card_says_why_its_claim_was_sent_back(client: Client, version: ArticleVersion):
    decide(client, version, sent_from(client, version, "12"), verb="accept", counted="bridges")
    decide(client, version, {"token": uuid4()}, verb="submit")
    claim, reviewer = NumericClaim.objects.get(), make_user("reviewer", "Reviewer")
    move_claim(claim=claim, move=Move.RETURN, revision=claim.revision, by=reviewer, reason="Closed, or lost?")
    assert "Closed, or lost?" in client.get(desk_of(version)).content.decode()


def test_without_script_a_number_is_edited_on_a_page_of_its_own(client: Client, version: ArticleVersion):
    mention = NumberMention.objects.get(exact="40")
    address = reverse("admin:claims_desk_number", args=[version.pk, mention.start, mention.end])
    sent = form_of(client, address)
    assert sent["amount"] == "at least 40"
    wrong = client.post(address, {**sent, "amount": "boats or so", "note": "typed"})
    assert wrong.status_code == 200
    assert "Nothing was written" in wrong.content.decode()
    assert "typed" in wrong.content.decode()
    answer = client.post(address, {**sent, "amount": "at least 44", "quantity": "boats", "unit": "item"})
    assert answer.status_code == 302
    claim = NumericClaim.objects.get()
    assert (claim.lower, claim.quantity.name, claim.accepted_as_is) == (44, "boats", False)
    # Stored, it is edited again from what stands.
    again = form_of(client, address)
    assert again["quantity"] == "boats"
    assert client.post(address, {**again, "amount": "40"}).status_code == 302
    claim.refresh_from_db()
    assert (claim.comparator, claim.point) == ("exact", 40)
    # A new name for what is counted leaves it in the unit it was counted in.
    for name, unit in (("soldiers", "soldier"), ("soldiers lost", "")):
        again = form_of(client, address)
        assert client.post(address, {**again, "quantity": name, "unit": unit}).status_code == 302
    claim.refresh_from_db()
    assert (claim.quantity.name, claim.quantity.unit.slug) == ("soldiers lost", "soldier")


def test_claims_of_the_version_before_are_carried_over_and_silent_changes_told(
    client: Client, version: ArticleVersion
):
    editor = User.objects.get(username="editor")
    for words in ("40", "90", "12"):
        decide(client, version, sent_from(client, version, words), verb="accept")
    article = Article.objects.get(pk=version.article_id)
    text = version.text.replace("12 bridges", "14 bridges").replace(
        "Storm leaves", "Updated.\n\nStorm leaves"
    )
    content = replace(article.as_record(), versions=(*article.as_record().versions, VersionRecord(2, "")))
    edit_article(article=article, revision=article.revision, content=content, texts={2: text}, by=editor)
    newer = article.versions.get(number=2)
    page = client.get(desk_of(newer)).content.decode()
    assert "Against version 1" in page
    assert "changed in silence" in page
    sent = sent_from(client, newer, "40")
    assert "“40” is carried over" in decide(client, newer, sent, verb="carry")
    old, new = NumericClaim.objects.filter(mention__exact="40").order_by("pk")
    assert new.mention.version == newer
    assert [(link.to_claim, link.kind) for link in new.links_out.all()] == [(old, "same_statement")]
    assert "Undone" in decide(client, newer, {"token": uuid4()}, verb="undo")
    assert NumericClaim.objects.filter(mention__exact="40").get() == old
    told = decide(client, newer, {"token": uuid4(), "start": 0, "end": 4}, verb="carry", carried="nobody")
    assert "no such claim" in told


def test_a_chain_that_others_share_is_changed_for_them_or_for_one_alone(
    client: Client, version: ArticleVersion
):
    for words in ("90", "12"):
        decide(client, version, sent_from(client, version, words), verb="accept")
    houses, bridges = NumericClaim.objects.order_by("pk")
    assert houses.attributions.get() == bridges.attributions.get()
    address = reverse(
        "admin:claims_desk_number", args=[version.pk, bridges.mention.start, bridges.mention.end]
    )
    client.post(address, {**form_of(client, address), "chain0-steps-0-source": "the mayor of Senna"})
    assert houses.attributions.get() == bridges.attributions.get()
    assert [link.source.name for link in houses.attributions.get().links.all()] == ["the mayor of Senna"]
    # With a relay it is another chain, for this number alone.
    form = form_of(client, address)
    relay = {
        "chain0-only_here": "on",
        "chain0-steps-1-position": "1",
        "chain0-steps-1-source": "Velpress",
        "chain0-steps-1-kind": "news_agency",
    }
    assert client.post(address, {**form, **relay, "chain0-steps-1-words_0": "Velpress"}).status_code == 302
    chain = [link.source for link in bridges.attributions.get().links.order_by("position")]
    assert [(source.name, source.kind) for source in chain] == [
        ("the mayor of Senna", "person"),
        ("Velpress", "news_agency"),
    ]
    assert houses.attributions.get() != bridges.attributions.get()
    # A voice that is left out goes.
    client.post(address, {**form_of(client, address), "chain0-steps-1-gone": "on"})
    assert bridges.attributions.get().links.count() == 1


@pytest.mark.parametrize(
    "typed",
    [
        {},
        {"verb": "fly"},
        {"verb": "accept"},
        {"verb": "accept", "start": "x", "end": "9"},
        {"verb": "accept", "start": "9", "end": "3", "token": str(uuid4())},
        {"verb": "accept", "start": "0", "end": "99999999", "token": str(uuid4())},
        {"verb": "refuse", "start": "0", "end": "5", "fate": "claim", "token": str(uuid4())},
        {"verb": "share", "start": "0", "end": "5", "token": str(uuid4())},
        {"verb": "swap", "start": "0", "end": "5", "token": str(uuid4())},
        {"verb": "part", "start": "0", "end": "5", "token": str(uuid4()), "mark": "\x00"},
        {"verb": "undo", "token": "no token"},
        {"verb": "undo", "token": str(uuid4())},
        {"verb": "submit", "token": str(uuid4())},
        {"verb": "accept", "start": "1", "end": "2", "token": str(uuid4()), "counted": "\ud800"},
        {"verb": "count", "start": "1", "end": "2", "token": str(uuid4()), "counted": "\u200b"},
    ],
)
def test_a_decision_that_makes_no_sense_is_told_and_writes_nothing(
    client: Client, version: ArticleVersion, typed: dict[str, str]
):
    entries = LedgerEntry.objects.count()
    address = reverse("admin:claims_desk_decide", args=[version.pk])
    body = {name: value.encode("utf-8", "surrogatepass") for name, value in typed.items()}
    answer = client.post(address, body, HTTP_X_REQUESTED_WITH="fetch")
    assert answer.status_code in (200, 400)
    if answer.status_code == 200:
        said = answer.json()
        assert said["level"] in ("error", "warning") or "Nothing waits" in said["told"]
        assert said["told"]
    assert LedgerEntry.objects.count() == entries


@pytest.mark.parametrize(
    "address",
    [
        "/admin/claims/desk/999999999999/",
        "/admin/claims/desk/{pk}/?first=-1",
        "/admin/claims/desk/{pk}/?first=99999999999999999999999",
        "/admin/claims/desk/{pk}/cards/?at=1-2&at=x&at=99-1&at=%00",
        "/admin/claims/desk/{pk}/number/5-2/",
        "/admin/claims/desk/{pk}/number/0-99999999/",
        "/admin/claims/desk/{pk}/number/0-3/?part=99999999999999999999",
        "/admin/claims/desk/{pk}/number/0-3/?relay=%00",
    ],
)
def test_no_address_of_the_desk_fails(client: Client, version: ArticleVersion, address: str):
    assert client.get(address.format(pk=version.pk)).status_code in (200, 404)


def test_the_desk_asks_as_much_for_one_number_as_for_all(
    client: Client, version: ArticleVersion, django_assert_num_queries: Any
):
    client.get(desk_of(version))
    with django_assert_num_queries(PAGE):
        client.get(desk_of(version))
    state = reverse("admin:claims_desk_state", args=[version.pk])
    with django_assert_num_queries(STATE):
        client.get(state)


PAGE = 16
STATE = 8

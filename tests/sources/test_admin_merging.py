"""Merging in the admin: choose, look at both, say why; and undo it."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.http import HttpResponse
from django.test import Client

from newsledger.ledger.models import LedgerEntry
from sources.actions import create_source, merge_source
from sources.domain.records import SourceRecord
from sources.models import Source
from tests.admin_pages import address, address_of, complaints, form_of, read, save
from tests.world import World, make_world

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def shared_world(shared_rows: None) -> World:
    """The newsroom, in which TASS was entered twice."""
    world = make_world()
    world.sources["itar-tass"] = create_source(
        content=SourceRecord(slug="itar-tass", name="ITAR-TASS", kind="news_agency"), by=world.editor
    )
    return world


@pytest.fixture
def client(world: World) -> Client:
    return logged_in(world.editor)


@pytest.fixture
def merged(world: World) -> Source:
    """TASS, merged into ITAR-TASS."""
    return merge_source(
        source=world.sources["tass"],
        into=world.sources["itar-tass"],
        revision=1,
        by=world.editor,
        reason="As it was called.",
    )


def logged_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def choosing(source: Source, **asked: Any) -> str:
    query = "&".join(f"{name}={value}" for name, value in asked.items())
    return f"{address(source, 'merge')}?{query}"


def text(answer: HttpResponse) -> str:
    return " ".join(answer.content.decode().split())


# --- Choosing and looking ---


def test_a_source_is_merged_after_a_look_at_both(client: Client, world: World):
    tass, target = world.sources["tass"], world.sources["itar-tass"]
    assert address(tass, "merge") in text(client.get(address(tass)))
    page = client.get(choosing(tass, called="ITAR-TASS"))
    assert "What will be seen together under “ITAR-TASS”" in text(page)
    assert "owned by Russia" in text(page)
    answer = save(client, choosing(tass, into=target.pk), reason="As it was called.")
    assert (answer.status_code, answer.url) == (302, address(tass))
    tass.refresh_from_db()
    assert (tass.merged_into, tass.revision) == (target, 2)
    entry = LedgerEntry.objects.first()
    assert (entry.action, entry.by, entry.reason) == ("merged", "editor", "As it was called.")
    page = text(client.get(answer.url))
    assert "“TASS” is merged into “ITAR-TASS”." in page
    assert f"merged into <a href='{address(target)}'>ITAR-TASS</a> since <time" in page
    assert address(tass, "unmerge") in page
    assert address(tass, "merge") not in page


@pytest.mark.parametrize("called", ["itar-tass", "ITAR-TASS", "  itar-Tass\u200b "])
def test_the_target_is_named_by_any_spelling_or_by_slug(client: Client, world: World, called: str):
    page = client.get(choosing(world.sources["tass"], called=called))
    assert read(page).data["into"] == str(world.sources["itar-tass"].pk)


def test_a_part_of_a_name_offers_those_it_may_be(client: Client, world: World):
    page = text(client.get(choosing(world.sources["cnn"], called="tass")))
    assert "What is known of each" in page  # a whole name is no question
    page = text(client.get(choosing(world.sources["cnn"], called="tas")))
    assert "Which of these is meant?" in page
    for slug in ("tass", "itar-tass"):
        assert f'href="?into={world.sources[slug].pk}"' in page
    assert "What is known of each" not in page


def test_a_slug_that_is_another_ones_name_is_asked_about(client: Client, world: World):
    create_source(content=SourceRecord(slug="other", name="foreign-ministry", kind="office"), by=world.editor)
    page = text(client.get(choosing(world.sources["cnn"], called="foreign-ministry")))
    assert "Which of these is meant?" in page
    assert page.count('href="?into=') == 2


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ({"called": ""}, "Write a name or a slug."),
        ({"called": "%E2%80%8B"}, "Write a name or a slug."),
        ({"called": "Nobody%20at%20all"}, "No source is called “Nobody at all”."),
        ({"called": "a%00b"}, "Null characters are not allowed."),
        ({"called": "a" * 301}, "at most 300 characters"),
        ({"into": "abc"}, "Select a valid choice."),
        ({"into": "9" * 40}, "Select a valid choice."),
        ({"into": "0"}, "Select a valid choice."),
        ({"called": "TASS"}, "A source can't be merged into itself."),
        ({"called": "Russia"}, "TASS → Russia"),
    ],
)
def test_a_target_that_is_none_is_told_and_offers_no_merging(
    client: Client, world: World, asked: dict, told: str
):
    page = client.get(choosing(world.sources["tass"], **asked))
    assert told in complaints(page).replace("&#x27;", "'")
    assert "reason" not in read(page).data


# --- Refusals ---


def test_without_a_reason_nothing_is_written(client: Client, world: World):
    tass, target = world.sources["tass"], world.sources["itar-tass"]
    answer = save(client, choosing(tass, into=target.pk), reason="   ")
    assert "This field is required." in complaints(answer)
    assert read(answer).data["into"] == str(target.pk)
    assert "What is known of each" in text(answer)
    tass.refresh_from_db()
    assert tass.merged_into is None


@pytest.mark.parametrize(
    ("sent", "told"),
    [
        ({"into": "abc"}, "Select a valid choice."),
        ({"into": ""}, "This field is required."),
        ({"into": "self"}, "A source can't be merged into itself."),
        ({"into": "russia"}, "TASS → Russia"),
        ({"into": "officials"}, "is unnamed and “TASS” is named"),
        ({"based_on": ""}, "The form doesn't say which revision it changes"),
        ({"based_on": "99"}, "was changed by someone else"),
    ],
)
def test_what_is_refused_is_told_and_the_reason_stays(client: Client, world: World, sent: dict, told: str):
    world.sources["officials"] = create_source(
        content=SourceRecord(name="Officials", slug="officials", kind="group", anonymity="unnamed_group"),
        by=world.editor,
    )
    world.sources["self"] = tass = world.sources["tass"]
    form = form_of(client, choosing(tass, into=world.sources["itar-tass"].pk), reason="typed by hand")
    into = sent.get("into")
    if into in world.sources:
        sent = {"into": world.sources[into].pk}
    before = LedgerEntry.objects.count()
    answer = client.post(address(tass, "merge"), {**form, **sent})
    assert told in complaints(answer).replace("&#x27;", "'")
    assert read(answer).data["reason"] == "typed by hand"
    assert LedgerEntry.objects.count() == before


def test_of_two_who_merge_at_once_the_second_is_told_and_keeps_the_words(client: Client, world: World):
    tass, target = world.sources["tass"], world.sources["itar-tass"]
    form = form_of(client, choosing(tass, into=target.pk), reason="mine")
    assert client.post(address(tass, "merge"), form).status_code == 302
    again = client.post(address(tass, "merge"), form)
    assert "TASS was changed by someone else" in complaints(again)
    assert read(again).data["reason"] == "mine"
    assert LedgerEntry.objects.filter(action="merged").count() == 1


def test_an_edit_between_look_and_merger_is_noticed(client: Client, world: World):
    tass, target = world.sources["tass"], world.sources["itar-tass"]
    form = form_of(client, choosing(tass, into=target.pk), reason="mine")
    save(client, tass, country="RU")
    assert "TASS was changed by someone else" in complaints(client.post(address(tass, "merge"), form))
    tass.refresh_from_db()
    assert tass.merged_into is None


# --- Undoing ---


def test_a_merger_is_undone_with_a_reason(client: Client, merged: Source):
    page = text(client.get(address(merged, "unmerge")))
    assert "By editor on" in page
    assert "“As it was called.”" in page
    answer = save(client, address(merged, "unmerge"), reason="")
    assert "This field is required." in complaints(answer)
    answer = save(client, address(merged, "unmerge"), reason="Two agencies after all.")
    assert (answer.status_code, answer.url) == (302, address(merged))
    merged.refresh_from_db()
    assert (merged.merged_into, merged.revision) == (None, 3)
    page = text(client.get(answer.url))
    assert "“TASS” stands for itself again, no longer for “ITAR-TASS”." in page
    assert address(merged, "merge") in page
    assert "since <time" not in page


def test_undoing_twice_is_told(client: Client, merged: Source):
    form = form_of(client, address(merged, "unmerge"), reason="Two agencies after all.")
    assert client.post(address(merged, "unmerge"), form).status_code == 302
    again = client.post(address(merged, "unmerge"), form)
    assert "TASS was changed by someone else" in complaints(again)
    assert read(again).data["reason"] == "Two agencies after all."


def test_pages_that_no_longer_fit_lead_back_and_say_why(client: Client, world: World, merged: Source):
    answer = client.get(address(merged, "merge"), follow=True)
    assert answer.redirect_chain == [(address(merged), 302)]
    assert "“TASS” is merged into “ITAR-TASS” already." in text(answer)
    answer = client.get(address(world.sources["cnn"], "unmerge"), follow=True)
    assert "“CNN” isn&#x27;t merged into another source." in text(answer)


# --- What lists and forms show ---


def test_the_list_says_what_was_merged_and_since_when(client: Client, world: World, merged: Source):
    page = text(client.get(address_of(Source, "changelist")))
    since = LedgerEntry.objects.get(action="merged").at
    link = f"merged into <a href='{address(world.sources['itar-tass'])}'>ITAR-TASS</a>"
    assert f"{link} since <time datetime='{since.isoformat()}'>{since:%Y-%m-%d %H:%M} UTC</time>" in page
    assert page.count("merged into <a") == 1


def test_a_save_of_a_merged_source_with_nothing_edited_writes_nothing(client: Client, merged: Source):
    before = LedgerEntry.objects.count()
    assert save(client, merged).status_code == 302
    assert LedgerEntry.objects.count() == before


def test_every_field_has_its_label(client: Client, world: World, merged: Source):
    for where in (
        choosing(world.sources["itar-tass"], into=world.sources["cnn"].pk),
        address(merged, "unmerge"),
    ):
        assert read(client.get(where)).unlabelled == []


def test_names_are_text_and_never_markup(client: Client, world: World):
    hostile = "<script>alert(1)</script> {0} {{ 7|add:7 }}"
    source = create_source(content=SourceRecord(slug="", name=hostile, kind="person"), by=world.editor)
    other = create_source(content=SourceRecord(slug="", name=f"{hostile} 2", kind="person"), by=world.editor)
    shown = "&lt;script&gt;alert(1)&lt;/script&gt; {0} {{ 7|add:7 }}"
    where = choosing(source, into=other.pk)
    merged = save(client, where, reason=hostile)
    pages = [
        client.get(merged.url),
        client.get(address(source, "unmerge")),
        client.get(address(other, "merge")),
    ]
    for page in pages:
        assert shown in text(page)
        assert "<script>alert" not in text(page)


# --- Who may ---


@pytest.mark.parametrize("page", ["merge", "unmerge"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_only_who_may_change_sources_merges_them(world: World, merged: Source, page: str, method: str):
    where = address(merged, page)
    sent = {"into": world.sources["cnn"].pk, "based_on": 2, "reason": "By a reviewer."}
    assert getattr(logged_in(world.reviewer), method)(where, sent).status_code == 403
    anonymous = getattr(Client(), method)(where, sent)
    if method == "get":
        assert (anonymous.status_code, anonymous.url.partition("?")[0]) == (302, "/admin/login/")
    else:
        assert (anonymous.status_code, "You are no longer logged in" in anonymous.content.decode()) == (
            403,
            True,
        )
    merged.refresh_from_db()
    assert merged.revision == 2


def test_who_may_only_look_is_offered_no_merger(world: World, merged: Source):
    reviewer = logged_in(world.reviewer)
    for source in (merged, world.sources["cnn"]):
        page = text(reviewer.get(address(source)))
        assert address(source, "merge") not in page
        assert address(source, "unmerge") not in page
    assert "merged into <a" in text(reviewer.get(address(merged)))


def test_a_form_from_elsewhere_is_refused(world: World):
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(world.editor)
    sent = {"into": world.sources["itar-tass"].pk, "based_on": 1, "reason": "Sent from elsewhere."}
    assert strict.post(address(world.sources["tass"], "merge"), sent).status_code == 403


@pytest.mark.parametrize("page", ["merge", "unmerge"])
@pytest.mark.parametrize("number", ["0", "x", "_00", "9" * 30])
def test_a_source_that_is_not_there_leads_back(client: Client, page: str, number: str):
    assert client.get(f"/admin/sources/source/{number}/{page}/").status_code == 302


def test_a_form_in_another_encoding_is_refused(client: Client, world: World):
    answer = client.post(
        address(world.sources["tass"], "merge"),
        b"reason=a",
        content_type="application/x-www-form-urlencoded; charset=utf-16",
    )
    assert answer.status_code == 400


# --- What they cost ---


@pytest.mark.parametrize("rows", [1, 60])
def test_pages_keep_within_their_queries(
    client: Client, world: World, django_assert_max_num_queries, rows: int
):
    tass = world.sources["tass"]
    target = Source.objects.get(slug="itar-tass")
    for number in range(rows):
        other = create_source(
            content=SourceRecord(slug="", name=f"Other {number}", kind="person"), by=world.editor
        )
        if number % 2:
            merge_source(source=other, into=target, revision=1, by=world.editor, reason="The same.")
    with django_assert_max_num_queries(10):
        client.get(address_of(Source, "changelist"))
    with django_assert_max_num_queries(15):
        client.get(choosing(tass, called="itar-tass"))
    with django_assert_max_num_queries(15):
        client.get(choosing(tass, called="other"))
    merge_source(source=tass, into=target, revision=1, by=world.editor, reason="The same.")
    with django_assert_max_num_queries(15):
        client.get(address(tass))
    with django_assert_max_num_queries(15):
        client.get(address(tass, "unmerge"))

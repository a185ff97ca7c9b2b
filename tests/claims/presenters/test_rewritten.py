from dataclasses import replace
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from claims.actions import create_claim, decide_mention
from claims.models import NumericClaim
from claims.presenters import rewritten as presenter
from claims.presenters.rewritten import rewritten, rewritten_in
from sources.actions import edit_article
from sources.domain.records import VersionRecord
from tests.world import DRONES, SOLDIERS, TEXT, World, approve, claim_record, make_world


@pytest.fixture(scope="module")
def shared_world(shared_rows: None) -> World:
    """The newsroom with its claims approved."""
    return make_world()


@pytest.fixture
def change(world):
    """Return a function that stores the next version, its numbers marked where these words stand in it."""

    def change(text, *, marked=(), notice="", published=""):
        world.article.refresh_from_db()
        stored = world.article.as_record()
        number = len(stored.versions) + 1
        added = VersionRecord(number, "", correction_notice=notice, published=published)
        edit_article(
            article=world.article,
            revision=world.article.revision,
            content=replace(stored, versions=(*stored.versions, added)),
            texts={number: text},
            by=world.editor,
        )
        version = world.article.versions.get(number=number)
        for words in marked:
            start = text.index(words)
            decide_mention(
                version=version, start=start, end=start + len(words), fate="undecided", by=world.editor
            )
        return version

    return change


def page_claim(claim):
    return NumericClaim.objects.with_page_data().get(pk=claim.pk)


def test_a_claim_of_the_newest_text_has_nothing_to_tell(world):
    with CaptureQueriesContext(connection) as queries:
        assert rewritten(page_claim(world.drones)) is None
    assert len(queries) == 2


def test_another_number_without_a_notice_is_a_silent_change(world, change):
    change(TEXT.replace("728", "741"), marked=["741"])
    became = rewritten(page_claim(world.drones))
    assert (became.fate.value, became.number_after, became.version) == ("number_changed", "741", 2)
    assert became.is_silent


def test_a_notice_of_any_version_since_makes_it_no_silent_change(world, change):
    change(TEXT.replace("728", "741"), marked=["741"], notice="It was 741.")
    change(TEXT.replace("728", "741") + "\nMore.", marked=["741"])
    became = rewritten(page_claim(world.drones))
    assert (became.version, became.notices, became.is_silent) == (3, ("It was 741.",), False)


def test_a_number_that_stands_says_so(world, change):
    change(f"{TEXT}\nMore.", marked=["728"])
    became = rewritten(page_claim(world.drones))
    assert (became.fate.value, became.lost, became.is_silent) == ("unchanged", (), False)


def test_words_that_were_said_of_the_number_and_are_gone_are_told(world, change):
    record = claim_record(
        world.version,
        "11,000",
        SOLDIERS,
        comparator="exact",
        point="11000",
        quantity="soldiers",
        hedges=("estimated",),
        words={"hedge": "estimated"},
    )
    claim = approve(create_claim(content=record, by=world.editor), world)
    change(TEXT.replace("the estimated 11,000", "the 11,000"), marked=["11,000"])
    became = rewritten(page_claim(claim))
    assert (became.fate.value, became.lost) == ("moved", ("hedge",))


def test_a_number_that_is_gone_says_so(world, change):
    change("Nothing was launched.")
    assert rewritten(page_claim(world.drones)).fate.value == "gone"


def test_the_claim_that_stands_there_now_is_named_once_it_is_public(world, change):
    text = TEXT.replace("728", "741")
    version = change(text, marked=["741"])
    record = claim_record(
        version, "741", DRONES.replace("728", "741"), comparator="exact", point="741", quantity="drones"
    )
    claim = create_claim(content=record, by=world.editor)
    assert rewritten(page_claim(world.drones)).uid == ""
    approve(claim, world)
    assert rewritten(page_claim(world.drones)).uid == claim.uid


def test_on_a_day_the_texts_published_later_are_not_known(world, change):
    change(TEXT.replace("728", "741"), marked=["741"], published="2025-08-01")
    assert rewritten(page_claim(world.drones), date(2025, 7, 31)) is None
    assert rewritten(page_claim(world.drones), date(2025, 8, 1)).is_silent


def test_an_articles_claims_are_told_of_all_at_once(world, change):
    change(TEXT.replace("728", "741"), marked=["741", "25,000 to 30,000", "second"])
    versions = list(world.article.versions.defer("text").order_by("-number"))
    claims = list(NumericClaim.objects.public().with_row_data().filter(mention__version=world.version))
    with CaptureQueriesContext(connection) as queries:
        found = rewritten_in(versions, claims)
    assert len(queries) == 6
    assert {uid: each.fate.value for uid, each in found.items()} == {
        world.drones.uid: "number_changed",
        world.soldiers.uid: "unchanged",
        world.round.uid: "unchanged",
    }


def test_texts_that_are_too_long_are_not_compared(world, change, monkeypatch):
    change(TEXT.replace("728", "741"), marked=["741"])
    monkeypatch.setattr(presenter, "LONGEST", len(TEXT) - 1)
    assert rewritten(page_claim(world.drones)) is None


def test_the_pages_say_so_and_show_no_more_of_a_text_that_is_not_public(client, world, change):
    change(TEXT.replace("728", "741") + "\nA secret sentence.", marked=["741"])
    page = client.get(world.drones.get_absolute_url()).content.decode()
    assert '<ul class="flags"' in page
    assert "<strong>Silent change:</strong>" in page
    assert "“<bdi>741</bdi>”" in page
    assert "A secret sentence" not in page
    article = client.get("/articles/lavrov-wonsan/").content.decode()
    assert "1 number has another value in the newest version" in article
    assert "A secret sentence" not in article


def test_a_notice_is_shown_where_the_number_changed(client, world, change):
    change(TEXT.replace("728", "741"), marked=["741"], notice="<b>It</b> was 741.")
    page = client.get(world.drones.get_absolute_url()).content.decode()
    assert "with this notice:" in page
    assert "&lt;b&gt;It&lt;/b&gt; was 741." in page
    assert "Silent change" not in page

"""The admin in a real browser: an editor pastes, searches and saves; the policy refuses nothing of it."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from claims.models import NumericClaim, Span
from newsledger.ledger.models import LedgerEntry
from sources.models import Article, ArticleVersion
from tests.admin_pages import address, address_of
from tests.world import DRONES, World, make_world

from .people import log_in

pytestmark = [pytest.mark.browser, pytest.mark.once]


@pytest.fixture
def world(live_server: Any) -> World:
    return make_world(approved=False)


def choose(page: Page, field: str, typed: str, shown: str) -> None:
    """Search for a row as an editor does, by the field's own label."""
    page.locator(f"#id_{field} + .select2-container").click()
    page.locator(".select2-search__field").fill(typed)
    page.locator(".select2-results__option", has_text=shown).first.click()


def submit(page: Page) -> None:
    page.click("[name=_save]")
    page.wait_for_load_state()


def test_an_article_is_pasted_and_a_claim_made_of_it(world: World, page: Page):
    log_in(page, "editor")
    page.goto(address_of(Article, "add"))
    choose(page, "outlet", "cn", "CNN")
    page.fill("#id_headline", "Shells")
    text = "🚀 First line.\n\n  At least 100 shells fell, the mayor of Ашгабат said.\n"
    page.fill("#id_text", text)
    submit(page)
    expect(page.locator(".success")).to_contain_text("Shells")
    version = ArticleVersion.objects.get(article__slug="shells")
    assert version.text == text

    page.goto(address_of(NumericClaim, "add"))
    choose(page, "version", "Shells", "Shells, version 1")
    page.fill("#id_quote_0", "At least 100 shells fell")
    page.fill("#id_number_0", "100")
    page.fill("#id_amount", "at least 100")
    page.fill("#id_comparator_words_0", "At least")
    submit(page)
    expect(page.locator(".success")).to_contain_text("100")
    claim = NumericClaim.objects.get(mention__version=version)
    assert (claim.comparator, claim.lower, claim.created_by) == ("at_least", 100, world.editor)
    assert text[claim.mention.start : claim.mention.end] == "100"


def test_a_save_with_nothing_edited_moves_no_anchor(world: World, page: Page):
    log_in(page, "editor")
    before, spans = LedgerEntry.objects.count(), list(Span.objects.order_by("pk").values())
    rows = (world.soldiers, world.round, world.drones, world.intelligence, world.zakharova, world.article)
    for row in (*rows, *world.sources.values(), *world.quantities.values()):
        page.goto(address(row))
        submit(page)
        expect(page.locator(".info")).to_contain_text("Nothing was edited")
    assert LedgerEntry.objects.count() == before
    assert list(Span.objects.order_by("pk").values()) == spans


def test_what_is_refused_stands_beside_its_field_with_all_that_was_typed(world: World, page: Page):
    log_in(page, "editor")
    page.goto(address(world.drones))
    page.fill("#id_note", "one\ntwo")
    page.fill("#id_period_words_0", "last year")
    submit(page)
    expect(page.locator(".field-period_words .errorlist")).to_contain_text("“last year” does not stand there")
    expect(page.locator("#id_note")).to_have_value("one\ntwo")
    page.fill("#id_period_words_0", "in recent weeks")
    choose_part(page)
    submit(page)
    expect(page.locator(".success")).to_contain_text("728")
    claim = NumericClaim.objects.get(pk=world.drones.pk)
    assert claim.note == "one\ntwo"
    assert [credit.attribution for credit in claim.credits.all()] == [world.intelligence]


def choose_part(page: Page) -> None:
    """Add an attribution to the claim by the button and the search that is offered for it."""
    page.click("text=Add another Attribution")
    choose(page, "credits-0-attribution", "intelligence", "Ukrainian intelligence · Lavrov")


def test_no_page_is_wider_than_a_phone(world: World, page: Page):
    page.set_viewport_size({"width": 390, "height": 800})
    log_in(page, "editor")
    for where in (
        "/admin/",
        address_of(NumericClaim, "changelist"),
        address_of(NumericClaim, "add"),
        address(world.soldiers),
        address(world.soldiers, "history"),
        address(world.zakharova),
        address(world.article),
        address_of(LedgerEntry, "changelist"),
        address(LedgerEntry.objects.first()),
    ):
        page.goto(where)
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, (where, scheme)


def test_a_quote_is_shown_to_a_reviewer_who_can_change_nothing(world: World, page: Page):
    log_in(page, "reviewer")
    page.goto(address(world.drones))
    expect(page.locator("dl.words")).to_contain_text(DRONES)
    expect(page.locator("[name=_save]")).to_have_count(0)

"""The lists of the admin in a real browser: at a desk, on a phone, by keyboard."""

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from claims.actions import move_claim
from claims.domain.review import Move
from claims.models import Attribution, NumericClaim, Quantity
from sources.models import Article, ArticleVersion, Source
from tests.admin_pages import address_of
from tests.world import World, make_world

from .people import log_in

pytestmark = [pytest.mark.browser, pytest.mark.once]

LISTS = (NumericClaim, Attribution, Quantity, Source, Article, ArticleVersion)


@pytest.fixture
def world(live_server: Any) -> World:
    return make_world(approved=False)


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (390, "dark")])
def test_no_list_is_scrolled_sideways_and_axe_finds_nothing_serious(
    world: World, page: Page, width: int, scheme: str
):
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme=scheme)
    log_in(page, "editor")
    for model in LISTS:
        page.goto(address_of(model, "changelist"))
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, model
        assert (
            page.evaluate("(box => box.scrollWidth - box.clientWidth)(document.querySelector('.results'))")
            <= 0
        )
        found = Axe().run(page).response["violations"]
        assert not [each["id"] for each in found if each["impact"] in ("serious", "critical")], model


def test_claims_are_chosen_all_at_once_and_returned_with_a_reason(world: World, page: Page):
    for claim in (world.soldiers, world.drones):
        move_claim(claim=claim, move=Move.SUBMIT, revision=1, by=world.editor)
    log_in(page, "reviewer")
    page.goto(address_of(NumericClaim, "changelist"))
    page.get_by_label("Choose all on this page").check()
    expect(page.locator("#chosen-number")).to_have_text("2 of 2 chosen")
    page.get_by_label(f"Choose {world.drones}").uncheck()
    expect(page.locator("#chosen-number")).to_have_text("1 of 2 chosen")
    page.get_by_role("button", name="Return chosen…").click()
    page.get_by_label("Why they are returned").fill("Say since when.")
    page.get_by_role("button", name="Return them").click()
    expect(page.locator(".messagelist .success")).to_contain_text("1 claim is returned: “25,000 to 30,000”")
    assert NumericClaim.objects.get(pk=world.soldiers.pk).review == "returned"


def test_the_list_is_sorted_by_keyboard(world: World, page: Page):
    log_in(page, "editor")
    page.goto(address_of(NumericClaim, "changelist"))
    page.locator("th.column-said a").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#result_list tbody tr").first).to_contain_text("“second”")

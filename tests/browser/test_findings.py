"""What the checks find, in a real browser: read, excused by keyboard, and passed on."""

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import reverse
from playwright.sync_api import BrowserContext, Page, expect

from claims.actions import create_claim
from claims.models import NumericClaim
from tests.admin_pages import address
from tests.browser.people import log_in
from tests.world import DRONES, World, claim_record, make_world

pytestmark = [pytest.mark.browser, pytest.mark.once]


@pytest.fixture
def world(live_server: Any) -> World:
    return make_world(approved=False)


@pytest.fixture
def slip(world: World) -> NumericClaim:
    """A draft that says 31 where the article says 13."""
    content = claim_record(world.version, "13", DRONES, comparator="exact", point="31", quantity="drones")
    return create_claim(content=content, by=world.editor)


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (390, "dark")])
def test_axe_finds_nothing_serious_and_nothing_is_scrolled_sideways(
    slip: NumericClaim, browser_context: BrowserContext, live_server: Any, width: int, scheme: str
):
    context = browser_context.browser.new_context(
        base_url=live_server.url, color_scheme=scheme, bypass_csp=True
    )
    page = context.new_page()
    page.set_viewport_size({"width": width, "height": 800})
    log_in(page, "editor")
    for place in (address(slip), move(slip), f"{excuse(slip)}?check=amount-not-in-words"):
        page.goto(place)
        for summary in page.locator(".excuse summary").all():
            summary.click()
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, place
        found = Axe().run(page).response["violations"]
        assert not [each["id"] for each in found if each["impact"] in ("serious", "critical")], place


def test_a_blocked_claim_is_excused_by_keyboard_and_sent_on(slip: NumericClaim, page: Page):
    log_in(page, "editor")
    page.goto(address(slip))
    page.get_by_role("link", name="Submit…").click()
    expect(page.get_by_text("keeps the claim from it")).to_be_visible()
    expect(page.get_by_role("button", name="Submit revision")).to_have_count(0)

    page.locator(".finding-block summary").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.type("The table below counts 31.")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator(".finding-excused")).to_contain_text("The table below counts 31.")
    page.get_by_role("button", name="Submit revision 2").click()
    expect(page.get_by_text("is submitted")).to_be_visible()
    assert NumericClaim.objects.get(pk=slip.pk).review == "in_review"


def move(claim: NumericClaim) -> str:
    return reverse("admin:claims_numericclaim_move", args=[claim.pk, "submit"])


def excuse(claim: NumericClaim) -> str:
    return reverse("admin:claims_numericclaim_excuse", args=[claim.pk])

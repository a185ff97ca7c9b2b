"""What the checks find, in a real browser: read, excused by keyboard, and passed on."""

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from claims.actions import create_claim
from claims.models import NumericClaim
from tests.admin_pages import address
from tests.browser.test_lists import log_in
from tests.world import DRONES, World, claim_record, make_world

pytestmark = [pytest.mark.browser, pytest.mark.once]


@pytest.fixture
def world(live_server: Any) -> World:
    return make_world(approved=False)


def no_trouble(page: Page) -> None:
    """Fail if the page is scrolled sideways, or axe finds anything serious."""
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    found = Axe().run(page).response["violations"]
    assert not [each["id"] for each in found if each["impact"] in ("serious", "critical")]


def test_a_blocked_claim_is_excused_by_keyboard_and_sent_on(world: World, page: Page):
    content = claim_record(world.version, "13", DRONES, comparator="exact", point="31", quantity="drones")
    slip = create_claim(content=content, by=world.editor)
    log_in(page, "editor")
    for width, scheme in ((1280, "light"), (390, "dark")):
        page.set_viewport_size({"width": width, "height": 800})
        page.emulate_media(color_scheme=scheme)
        page.goto(address(slip))
        no_trouble(page)
    page.get_by_role("link", name="Submit…").click()
    expect(page.get_by_text("keeps the claim from it")).to_be_visible()
    expect(page.get_by_role("button", name="Submit revision")).to_have_count(0)

    blocking = page.locator(".finding-block")
    blocking.locator("summary").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.type("The table below counts 31.")
    no_trouble(page)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator(".finding-excused")).to_contain_text("The table below counts 31.")
    no_trouble(page)
    page.get_by_role("button", name="Submit revision 2").click()
    expect(page.get_by_text("is submitted")).to_be_visible()
    assert NumericClaim.objects.get(pk=slip.pk).review == "in_review"

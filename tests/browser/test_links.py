"""The page of links in a real browser: two keys a decision, and the next pair has the focus."""

from typing import Any

import pytest
from playwright.sync_api import BrowserContext, expect

from claims.models import ClaimLink, LinkRefusal
from tests.browser.looks import serious_faults
from tests.browser.people import log_in
from tests.claims.actions.linked import make_newsrooms

pytestmark = [pytest.mark.browser, pytest.mark.once]

PAGE = "/admin/claims/links/"


@pytest.mark.parametrize("width", [1280, 390])
def test_two_keys_decide_and_the_next_pair_has_the_focus(
    browser_context: BrowserContext, live_server: Any, width: int
):
    make_newsrooms()
    # axe puts a script into the page, which the policy rightly refuses.
    context = browser_context.browser.new_context(
        base_url=live_server.url, bypass_csp=True, viewport={"width": width, "height": 844}
    )
    page = context.new_page()
    log_in(page, "editor")
    page.goto(PAGE)
    pair, chosen = page.locator("#pair-at-hand"), page.locator(".decision [name=kind]:checked")
    expect(chosen).to_have_value("same_statement")
    assert serious_faults(page, what="a pair") == []
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    first = pair.locator("[name=start]").first.input_value()

    page.keyboard.press("u")
    expect(page.locator(".decision [value=updates]")).to_be_focused()
    page.keyboard.press("x")
    expect(page.locator(".decision legend")).to_have_text("How does B stand to A?", use_inner_text=True)
    page.keyboard.press("x")
    page.keyboard.press("d")
    page.keyboard.press("Enter")
    expect(pair).to_be_focused()
    expect(page.locator(".last")).to_contain_text("derives from")
    link = ClaimLink.objects.get()
    assert (link.from_claim.uid, link.kind, link.basis) == (first, "derived_from", "editor")

    page.keyboard.press("z")
    expect(page.locator(".messagelist")).to_contain_text("Undone")
    expect(pair).to_be_focused()
    assert not ClaimLink.objects.exists()

    page.keyboard.press("n")
    page.keyboard.press("Enter")
    expect(page.locator(".last")).to_contain_text("they aren’t suggested again")
    expect(pair).to_be_focused()
    assert LinkRefusal.objects.count() == 1
    here = page.url
    page.keyboard.press("l")
    expect(page).not_to_have_url(here)
    assert serious_faults(page, what="after a decision") == []
    context.close()

"""The reviewers' queue in a real browser, by keys: each decision leads on, and only what is seen is decided."""

from dataclasses import replace
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from claims.actions import create_claim, edit_claim
from claims.models import NumericClaim
from newsledger.ledger.models import LedgerEntry
from tests.admin_newsroom import bring
from tests.world import DRONES, World, claim_record, make_world

from .people import log_in

pytestmark = [pytest.mark.browser, pytest.mark.once]

QUEUE = "/admin/claims/review/"


@pytest.fixture
def claims(live_server: Any) -> list[NumericClaim]:
    """Six claims in review, in the order in which they came there; the third has a revision by the reviewer."""
    world: World = make_world(approved=False)
    made = [world.soldiers, world.drones, world.round]
    made += [
        create_claim(
            content=claim_record(
                world.version, "13", DRONES, comparator="exact", point="13", part=part, quantity="drones"
            ),
            by=world.editor,
        )
        for part in (1, 2, 3)
    ]
    content = replace(world.round.as_record(), note="Checked.")
    edit_claim(claim=world.round, revision=1, content=content, by=world.reviewer)
    return [bring(claim, "in_review", world.editor) for claim in made]


def expect_at_hand(page: Page, claim: NumericClaim) -> None:
    """Expect the claim to be shown, focused and in view, its line marked, and its buttons ready."""
    shown = page.locator(f'#claim-at-hand[data-claim="{claim.pk}"]')
    expect(shown).to_be_focused()
    expect(shown).to_be_in_viewport()
    expect(page.locator(f"#waiting-{claim.pk}")).to_have_attribute("aria-current", "true")
    expect(page.locator("#approve_form button")).to_be_enabled()


def reviews(claims: list[NumericClaim]) -> list[str]:
    return [NumericClaim.objects.get(pk=claim.pk).review for claim in claims]


@pytest.mark.parametrize("width", [1280, 390])
def test_three_are_approved_and_one_is_sent_back_by_keys(claims: list[NumericClaim], page: Page, width: int):
    _, second, own, third, fourth, last = claims
    page.set_viewport_size({"width": width, "height": 800})
    log_in(page, "reviewer")
    page.goto(QUEUE)
    told = page.locator("#review-told")
    page.keyboard.press("a")
    expect(told).to_contain_text("“25,000 to 30,000”")
    expect_at_hand(page, second)

    page.keyboard.press("b")
    expect(page.get_by_label("Why it is returned")).to_be_focused()
    page.keyboard.type("Which day? “Wednesday” is a and b.")
    page.keyboard.press("Control+Enter")
    expect(told).to_contain_text("is returned")
    expect_at_hand(page, third)  # one's own is passed over
    expect(page.locator(f"#waiting-{own.pk}")).to_contain_text("yours: somebody else reviews it")

    # Two presses are one decision.
    page.keyboard.press("a")
    page.keyboard.press("a")
    expect_at_hand(page, fourth)
    page.keyboard.press("j")
    expect_at_hand(page, last)
    page.keyboard.press("k")
    expect_at_hand(page, fourth)
    page.go_back()
    expect_at_hand(page, last)
    page.keyboard.press("a")
    expect_at_hand(page, fourth)
    assert reviews(claims) == ["approved", "returned", "in_review", "approved", "in_review", "approved"]
    assert LedgerEntry.objects.get(action="returned").reason == "Which day? “Wednesday” is a and b."

    page.reload()
    page.keyboard.press("a")
    expect(page.locator("#claim-at-hand")).to_contain_text("Yours: somebody else reviews it")
    assert reviews([fourth]) == ["approved"]


def test_what_changed_meanwhile_is_shown_and_what_was_opened_approved_together(
    claims: list[NumericClaim], page: Page
):
    first, second, *_ = claims
    log_in(page, "reviewer")
    page.goto(QUEUE)
    content = replace(NumericClaim.objects.get(pk=first.pk).as_record(), note="Said on Wednesday.")
    edit_claim(claim=first, revision=first.revision, content=content, by=first.created_by)
    page.keyboard.press("a")
    expect(page.get_by_role("alert")).to_contain_text("was changed by someone else")
    expect(page.locator("section.since")).to_contain_text("Said on Wednesday.")
    assert reviews([first]) == ["in_review"]
    expect_at_hand(page, first)
    page.keyboard.press("j")
    expect_at_hand(page, second)
    expect(page.locator(".waiting input.choice")).to_have_count(2)
    page.get_by_label("Choose the 2 I opened").check()
    page.get_by_role("button", name="Approve chosen").click()
    expect(page.locator("#review-told")).to_contain_text("2 claims are approved")
    assert reviews([first, second]) == ["approved", "approved"]


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (390, "dark")])
def test_axe_finds_nothing_serious_and_nothing_is_wider_than_the_screen(
    claims: list[NumericClaim], browser_context: Any, live_server: Any, width: int, scheme: str
):
    context = browser_context.browser.new_context(
        base_url=live_server.url, color_scheme=scheme, bypass_csp=True
    )
    page = context.new_page()
    page.set_viewport_size({"width": width, "height": 800})
    log_in(page, "reviewer")
    for where in (QUEUE, f"{QUEUE}?claim={claims[2].uid}", f"{QUEUE}?older=7", f"{QUEUE}?older=x"):
        page.goto(where)
        page.locator(".narrow > summary").click()
        if page.locator(".sending-back").count():
            page.keyboard.press("b")
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, where
        found = Axe().run(page).response["violations"]
        assert not [each for each in found if each["impact"] in ("serious", "critical")], where
    context.close()


def test_without_scripts_the_same_is_decided_by_plain_forms(
    claims: list[NumericClaim], browser_context: Any, live_server: Any
):
    context = browser_context.browser.new_context(base_url=live_server.url, java_script_enabled=False)
    page = context.new_page()
    log_in(page, "reviewer")
    page.goto(QUEUE)
    page.get_by_role("button", name="Approve revision 2").click()
    expect(page.locator("#review-told")).to_contain_text("is approved")
    page.locator(".sending-back summary").click()
    page.get_by_label("Why it is returned").fill("Which day?")
    page.get_by_role("button", name="Send back").last.click()
    expect(page.locator("#review-told")).to_contain_text("is returned")
    page.locator(".waiting input.choice").check()
    page.get_by_role("button", name="Approve chosen").click()
    expect(page.locator("#review-told")).to_contain_text("1 claim is approved")
    assert reviews(claims) == ["approved", "returned", "in_review", "approved", "in_review", "in_review"]
    context.close()

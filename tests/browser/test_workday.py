"""A day in the newsroom, in a real browser: one editor, one reviewer, three claims from paste to page.

    health ministry ──told──> Velpress ──reported──> Northwire ──> The Delta Post
                                 │
              "between 1,200 and 1,500", and carried over to "40"

    Western officials ──put──> The Delta Post          "up to 90 million euros"

Nothing is there before but vocabularies and two accounts. `--pictures` keeps what docs/editing.md shows.
"""

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from claims.models import NumericClaim
from sources.models import Article
from tests.admin_pages import address
from tests.conftest import ROOT
from tests.world import make_user

from .people import log_in
from .test_admin import choose, submit

pytestmark = pytest.mark.browser

MISSING = (
    "Between 1,200 and 1,500 people are missing in the Senna delta, the health ministry told Velpress on"
    " Monday, Northwire reported."
)
BOATS = "It added that 40 boats were lost."
DAMAGE = "Western officials put the damage at up to 90 million euros."
TEXT = f"Storm leaves the Senna delta under water\n\n{MISSING} {BOATS}\n\n{DAMAGE}\n"

Picture = Callable[[Page, str], None]


@pytest.fixture
def picture(request: pytest.FixtureRequest) -> Picture:
    """Keep a page as docs/editing.md shows it; only when pictures are asked for."""

    def keep(page: Page, name: str) -> None:
        if request.config.getoption("--pictures"):
            page.screenshot(path=ROOT / "docs" / "images" / f"{name}.png")

    return keep


@pytest.fixture
def editor(page: Page) -> Page:
    """The editor's browser, logged in."""
    make_user("editor", "Editor")
    page.set_viewport_size({"width": 1280, "height": 900})
    log_in(page, "editor")
    return page


@pytest.fixture
def reviewer(editor: Page, browser_context: BrowserContext, live_server: Any) -> Iterator[Page]:
    """The reviewer's own browser, logged in."""
    make_user("reviewer", "Reviewer")
    context = browser_context.browser.new_context(
        base_url=live_server.url, viewport={"width": 1280, "height": 900}
    )
    page = context.new_page()
    log_in(page, "reviewer")
    yield page
    context.close()


def make_beside(page: Page, field: str, **fields: str) -> Page:
    """Open the small window that makes what a field chooses, and fill it in."""
    with page.expect_popup() as opened:
        page.click(f"#add_id_{field}")
    window = opened.value
    for name, value in fields.items():
        box = window.locator(f"#id_{name}")
        if box.evaluate("box => box.tagName") == "SELECT":
            box.select_option(label=value)
        else:
            box.fill(value)
    return window


def finish(window: Page) -> None:
    """Save in a small window, which closes then."""
    with window.expect_event("close"):
        window.click("[name=_save]")


def make_quantity(page: Page, name: str, unit: str, kind: str = "count") -> None:
    window = make_beside(page, "quantity", name=name, statistic=kind)
    choose(window, "unit", unit, unit)
    finish(window)
    expect(page.locator(".field-quantity .select2-selection__rendered")).to_contain_text(name)


class Step(NamedTuple):
    """A step of a chain: its source, made on the way, and the words of the text."""

    source: str
    kind: str
    words: str
    cue: str
    anonymity: str = "named"


def credit(page: Page, *steps: Step) -> None:
    """Make the attribution of the claim that is being entered, from the origin on."""
    window = make_beside(page, "credits-0-attribution")
    for place, step in enumerate(steps):
        if place:
            window.get_by_text("Add another Link").click()
        finish(
            make_beside(
                window,
                f"links-{place}-source",
                name=step.source,
                kind=step.kind,
                anonymity=step.anonymity,
            )
        )
        window.fill(f"#id_links-{place}-words_0", step.words)
        window.fill(f"#id_links-{place}-cue_0", step.cue)
    finish(window)
    chosen = page.locator(".field-attribution .select2-selection__rendered")
    expect(chosen).to_contain_text(" → ".join(step.source for step in steps))


def move(page: Page, claim: NumericClaim, button: str, reason: str = "") -> None:
    """Make a move on the claim's own page, seen as it was read."""
    page.goto(f"/admin/claims/numericclaim/{claim.pk}/change/")
    page.get_by_role("navigation", name="Review").get_by_role("link", name=button).click()
    if reason:
        page.get_by_role("textbox", name="Why").fill(reason)
    page.locator("#move_form [type=submit]").click()
    expect(page.locator(".success")).to_be_visible()


def claim_on(number: str) -> NumericClaim:
    return NumericClaim.objects.get(mention__exact=number)


def test_from_a_pasted_article_to_a_withdrawn_claim(editor: Page, reviewer: Page, picture: Picture):
    page = editor

    # The article, its outlet new.
    page.goto("/admin/claims/intake/")
    page.fill("#id_new_outlet", "The Delta Post")
    page.fill("#id_text", TEXT)
    page.fill("#id_headline", "Storm leaves the Senna delta under water")
    page.fill("#id_published", "2025-07-15")
    page.select_option("#id_published_basis", "stated")
    picture(page, "editing-article")
    page.get_by_role("button", name="Store and open the desk").click()
    expect(page.locator(".success")).to_contain_text("Storm leaves")
    page.goto(address(Article.objects.get()))

    # A range, with a chain of three made on the way.
    page.get_by_role("link", name="Enter a claim").click()
    page.fill("#id_quote_0", MISSING)
    page.fill("#id_number_0", "1,200 and 1,500")
    page.fill("#id_comparator_words_0", "Between")
    expect(page.locator("#reading .figure")).to_have_text("1,200 to 1,500")
    make_quantity(page, "people missing in the Senna delta", "person")
    credit(
        page,
        Step("Senna health ministry", "office", "the health ministry", "told"),
        Step("Velpress", "news agency", "Velpress", ""),
        Step("Northwire", "news agency", "Northwire", "reported"),
    )
    expect(page.locator("#reading .figure")).to_have_text("1,200 to 1,500 people")
    page.evaluate("scrollTo(0, 0)")
    picture(page, "editing-claim")
    page.click("[name=_addanother]")

    # A second number of the same voice: it shares the attribution.
    page.fill("#id_quote_0", BOATS)
    page.fill("#id_number_0", "40")
    make_quantity(page, "boats lost in the Senna delta", "item")
    choose(page, "credits-0-attribution", "Northwire", "Senna health ministry → Velpress → Northwire")
    page.select_option("#id_credits-0-scope", "carried")
    page.click("[name=_addanother]")

    # A source that isn't named.
    page.fill("#id_quote_0", DAMAGE)
    page.fill("#id_number_0", "90 million euros")
    page.fill("#id_comparator_words_0", "up to")
    make_quantity(page, "damage by the storm in the Senna delta", "euro", "sum")
    credit(page, Step("Western officials", "group", "Western officials", "put", "unnamed group"))
    submit(page)

    missing, boats, damage = map(claim_on, ("1,200 and 1,500", "40", "90 million euros"))
    assert missing.credits.get().attribution == boats.credits.get().attribution
    assert damage.upper == 90_000_000
    for claim in (missing, boats, damage):
        move(page, claim, "Submit")

    # The reviewer sends one back and approves two.
    move(reviewer, damage, "Return", "Which officials? The text says “Western”: name the group.")
    reviewer.goto(f"/admin/claims/numericclaim/{missing.pk}/change/")
    reviewer.get_by_role("link", name="Approve").click()
    picture(reviewer, "editing-approve")
    reviewer.locator("#move_form [type=submit]").click()
    expect(reviewer.locator(".success")).to_be_visible()
    move(reviewer, boats, "Approve")
    for claim, status in ((missing, 200), (boats, 200), (damage, 404)):
        answer = reviewer.goto(claim.get_absolute_url())
        assert answer is not None
        assert answer.status == status
    reviewer.goto("/claims/")
    expect(reviewer.locator("article.entry")).to_have_count(2)

    # The editor mends the third.
    page.goto(f"/admin/claims/numericclaim/{damage.pk}/change/")
    expect(page.locator("#content")).to_contain_text("Which officials?")
    page.fill("#id_counted_words_0", "the damage")
    page.fill("#id_reason", "The words that say what is counted")
    submit(page)
    expect(page.locator(".success")).to_be_visible()
    move(page, damage, "Submit")
    move(reviewer, damage, "Approve")
    page.goto(f"/admin/claims/numericclaim/{damage.pk}/history/")
    picture(page, "editing-history")
    page.goto("/claims/")
    expect(page.locator("article.entry")).to_have_count(3)

    # An error of ours.
    move(reviewer, boats, "Withdraw", "The 40 are boats damaged, not lost.")
    answer = page.goto(boats.get_absolute_url())
    assert answer is not None
    assert answer.status == 410
    expect(page.locator("main")).to_contain_text("The 40 are boats damaged, not lost.")
    page.goto("/admin/claims/numericclaim/")
    picture(page, "editing-list")

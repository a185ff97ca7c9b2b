"""The intake in a real browser: an article pasted and a page uploaded, by keyboard alone."""

from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, expect

from sources.models import ArticleVersion
from tests.claims.test_admin_intake import PAGE
from tests.world import TEXT, World, make_world

from .people import log_in

pytestmark = [pytest.mark.browser, pytest.mark.once]

INTAKE = "/admin/claims/intake/"


@pytest.fixture
def world(live_server: Any) -> World:
    return make_world(approved=False)


def test_an_article_is_pasted_and_then_a_page_uploaded_by_keyboard(world: World, page: Page, tmp_path: Path):
    log_in(page, "editor")
    page.goto(INTAKE)
    # Opened to paste: the area has the focus already.
    expect(page.locator("#id_text")).to_be_focused()
    text = "🚀 Shells fell on Velp\r\n\r\nAt least 100 shells fell on Velp on Sunday, its mayor said.\r\n"
    page.keyboard.insert_text(text)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.type("cnn")
    expect(page.locator(".select2-results__option--highlighted")).to_have_text("CNN")
    page.keyboard.press("Enter")
    page.get_by_label("Headline").focus()
    page.keyboard.type("Shells fell on Velp")
    page.keyboard.press("Control+Enter")
    expect(page.locator(".messagelist .success")).to_contain_text("is stored and read")
    version = ArticleVersion.objects.get(article__headline="Shells fell on Velp")
    assert version.text == text.replace("\r\n", "\n")

    saved = tmp_path / "saved.html"
    of_cnn = PAGE.replace("The Example Post", "CNN").replace("728", "741")
    saved.write_text(of_cnn, encoding="utf-8")
    page.goto(INTAKE)
    page.get_by_label("Saved page").set_input_files(
        saved
    )  # the browser's own window for choosing has no keys
    page.get_by_role("button", name="Take in").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text("The page was taken in")
    expect(page.get_by_label("Headline")).to_have_value("Lavrov in Wonsan")
    page.get_by_role("button", name="Store and open the desk").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("This is stored already, or something like it")
    page.get_by_label("A new version of").focus()
    page.keyboard.press("Space")
    page.keyboard.press("Control+Enter")
    expect(page.locator(".messagelist .success")).to_contain_text("version 2")
    assert "741 drones" in world.article.versions.get(number=2).text


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (390, "dark")])
def test_axe_finds_nothing_serious_and_the_page_fits(
    world: World, browser_context: BrowserContext, live_server: Any, tmp_path: Path, width: int, scheme: Any
):
    browser = browser_context.browser
    assert isinstance(browser, Browser)
    # axe puts a script into the page, which the policy rightly refuses.
    context = browser.new_context(
        base_url=live_server.url,
        bypass_csp=True,
        color_scheme=scheme,
        viewport={"width": width, "height": 900},
    )
    page = context.new_page()
    log_in(page, "editor")
    page.goto(INTAKE)
    check(page)
    saved = tmp_path / "saved.html"
    saved.write_text(PAGE.replace("728", "741"), encoding="utf-8")
    page.set_input_files("#id_upload", saved)
    page.get_by_role("button", name="Take in").click()
    expect(page.get_by_role("status")).to_be_visible()
    check(page)
    page.get_by_role("button", name="Store and open the desk").click()
    expect(page.get_by_role("alert")).to_be_visible()
    check(page)
    page.fill("#id_text", TEXT)
    page.get_by_role("button", name="Store as this").click()
    expect(page.get_by_text("This very text is stored already")).to_be_visible()
    check(page)


def check(page: Page) -> None:
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    found = Axe().run(page).response["violations"]
    assert not [each["id"] for each in found if each["impact"] in ("serious", "critical")], found

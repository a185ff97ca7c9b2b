"""The desk while its server is killed: what was decided meanwhile is stored once there is one again."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect, sync_playwright

from tests.chromium import FLAGS, find_chromium
from tests.races.site import Site

from .desk import STORM, Hands, card, expect_stored

pytestmark = [pytest.mark.browser, pytest.mark.crash, pytest.mark.long]

PASSWORD = "one-for-all-of-them"


@pytest.fixture
def browser_page() -> Iterator[Page]:
    """A page of a browser that hears of failures, as it should here."""
    path = find_chromium()
    if path is None:
        pytest.skip("No Chromium on this machine: put one on PATH, or run tests/chromium.py")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser.new_page()
        browser.close()


@pytest.fixture
def database(own_url: str, manage: Any, tmp_path: Path) -> str:
    """A database with the storm, read, and the demo's accounts."""
    article = {"slug": "storm", "outlet": "The Delta Post", "versions": [{"text": STORM}]}
    (tmp_path / "bundle.json").write_text(json.dumps({"bundle": 1, "article": article}))
    bundle = str(tmp_path / "bundle.json")
    for command in (["migrate", "--verbosity", "0"], ["load_bundle", bundle], ["propose", "storm"]):
        done = manage(*command, DATABASE_URL=own_url)
        assert done.returncode == 0, done.stderr
    assert manage("demo_accounts", DATABASE_URL=own_url, DEMO_PASSWORD=PASSWORD).returncode == 0
    return own_url


def test_what_is_decided_while_the_server_is_dead_is_stored_later(
    database: str, browser_page: Page, manage: Any
):
    page = browser_page
    site = Site(DATABASE_URL=database)
    try:
        page.goto(f"{site.address}/admin/login/?next=/admin/claims/desk/1/")
        page.fill("#id_username", "editor")
        page.fill("#id_password", PASSWORD)
        page.keyboard.press("Enter")
        hands = Hands(page)
        # The log-in leads here: the text stands there before the scripts that hear keys.
        expect(page.locator("#desk.scripted")).to_be_visible()
        hands.press("a")
        expect_stored(page, 1, 5)
        site.kill()
        hands.press("a", "r", "d")
        expect(page.locator("#trouble")).to_contain_text("can’t be reached")
        site = Site(site.address.removeprefix("http://"), DATABASE_URL=database)
        expect(page.locator("#progress strong")).to_have_text("3 of 5", timeout=20_000)
        expect(page.locator("#trouble")).to_have_text("")
        page.reload()
        expect(page.locator("#progress strong")).to_have_text("3 of 5")
        expect(card(page, "90")).to_contain_text("dismissed")
    finally:
        site.kill()
    assert manage("verify", DATABASE_URL=database).returncode == 0

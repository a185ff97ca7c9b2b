"""A second factor in a real browser, with an app's codes; a form that outlives its session; the locked page."""

import re
import time
from collections.abc import Callable
from typing import Any

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.contrib.sessions.models import Session
from playwright.sync_api import Page, expect

from sources.models import Source
from tests.admin_pages import address_of
from tests.world import make_user

from .looks import serious_faults
from .people import log_in_by_form
from .test_admin import submit

pytestmark = [pytest.mark.browser, pytest.mark.once]

TOO_WIDE = "document.documentElement.scrollWidth - innerWidth"


def code_of(key: str, *, later: int = 0) -> str:
    """Return what an app shows for the key, so many half minutes from now."""
    return format_hotp_value(hotp_value(key, int(time.time()) // 30 + later))


def first_step(page: Page) -> None:
    page.fill("#id_username", "editor")
    page.fill("#id_password", "editor-password")
    page.keyboard.press("Enter")
    expect(page.get_by_label("Code")).to_be_focused()


def type_code(page: Page, code: str) -> None:
    page.get_by_label("Code").fill(code)
    page.keyboard.press("Enter")


def walk(page: Page, look: Callable[[Page, str], None]) -> None:
    """Switch a second factor on and log in with it, get it wrong, and let a session end in the middle of work."""
    make_user("editor", "Editor")
    log_in_by_form(page, "editor")
    page.get_by_role("link", name="Second factor").click()
    expect(page.get_by_role("img", name="The key below as a QR picture")).to_be_visible()
    key = page.locator(".key").inner_text().replace(" ", "")
    look(page, "the page to switch on")
    page.get_by_label("Your password").fill("editor-password")
    page.get_by_label("First code").fill("000000")
    page.keyboard.press("Enter")
    expect(page.locator(".errorlist")).to_contain_text("isn’t the code the app shows")
    look(page, "a wrong first code")
    page.get_by_label("Your password").fill("editor-password")
    page.get_by_label("First code").fill(code_of(key))
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Keep these recovery codes")).to_be_visible()
    recovery = re.findall(r"\d{8}", page.locator(".recovery-codes").inner_text())
    look(page, "recovery codes")
    page.goto("/admin/second-factor/")
    look(page, "the page to switch off")
    page.get_by_role("button", name="Log out").click()

    page.goto(address_of(Source, "add"))
    first_step(page)
    type_code(page, "000000")
    expect(page.get_by_role("alert")).to_contain_text("That code is wrong")
    look(page, "a wrong code")
    type_code(page, code_of(key, later=1))
    expect(page).to_have_url(re.compile("/admin/sources/source/add/$"))

    page.fill("#id_name", "Reuters")
    page.select_option("#id_kind", "news_agency")
    Session.objects.all().delete()
    submit(page)
    expect(page.get_by_role("alert")).to_contain_text("Nothing you typed is lost")
    look(page, "a form that outlived its session")
    with page.expect_popup() as opened:
        page.get_by_role("link", name="Log in, in a new tab").click()
    first_step(opened.value)
    type_code(opened.value, recovery[0])
    expect(opened.value.locator("#user-tools")).to_contain_text("editor")
    page.get_by_role("button", name="Send it again").click()
    expect(page.locator(".success")).to_contain_text("Reuters")

    page.get_by_role("button", name="Log out").click()
    page.goto("/admin/login/")
    first_step(page)
    for _ in range(5):
        type_code(page, "000000")
        page.wait_for_load_state()
    expect(page.get_by_role("heading", name="Too many log-ins failed")).to_be_visible()
    look(page, "the locked page")


def test_a_second_factor_is_switched_on_used_and_got_wrong(live_server: Any, page: Page):
    walk(page, lambda page, what: None)


def test_axe_finds_nothing_serious_on_it_and_it_fits_a_phone(live_server: Any, browser_context: Any):
    context = browser_context.browser.new_context(base_url=live_server.url, bypass_csp=True)
    faults = []

    def look(page: Page, what: str) -> None:
        faults.extend(serious_faults(page, what=what))
        page.set_viewport_size({"width": 390, "height": 800})
        if page.evaluate(TOO_WIDE) > 0:
            faults.append(f"{what}: wider than a phone")
        page.set_viewport_size({"width": 1280, "height": 800})

    walk(context.new_page(), look)
    context.close()
    assert not faults, "\n".join(faults)

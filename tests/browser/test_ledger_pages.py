"""What the ledger's own pages are to who works with them: two people at once, history, and “Delete”."""

from dataclasses import replace
from typing import Any

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import Page, expect

from claims.actions import edit_claim
from claims.models import NumericClaim
from newsledger.ledger.models import LedgerEntry
from sources.models import Source
from tests.admin_pages import address, address_of
from tests.world import World, make_user, make_world

from .looks import serious_faults
from .people import log_in
from .test_admin import submit

pytestmark = [pytest.mark.browser, pytest.mark.once]

TOO_WIDE = "document.documentElement.scrollWidth - innerWidth"


@pytest.fixture
def world(live_server: Any) -> World:
    return make_world(approved=False)


def change(world: World, by: User, **changes: Any) -> None:
    """Edit the claim on the drones, as another's form would."""
    claim = NumericClaim.objects.get(pk=world.drones.pk)
    edit_claim(
        claim=claim,
        revision=claim.revision,
        content=replace(claim.as_record(), **changes),
        by=by,
        reason="as the text has it",
    )


def test_the_second_editor_sees_what_the_first_did_and_saves_with_both(world: World, page: Page):
    log_in(page, "editor")
    page.goto(address(world.drones))
    page.fill("#id_note", "mine")
    page.fill("#id_counted_words_0", "drones")
    change(world, make_user("ida", "Editor"), note="hers", period="2025-07-09")
    submit(page)
    since = page.get_by_role("region", name="What changed since you opened it (revision 1)")
    expect(since).to_contain_text("Edited by ida")
    expect(since.get_by_role("row", name="Period")).to_contain_text("left alone")
    expect(since.get_by_role("row", name="Note both of you changed it")).to_contain_text("mine")
    expect(page.locator(".field-note .errorlist")).to_contain_text("Since revision 2 it is “hers”")
    expect(page.locator("#id_note")).to_have_value("mine")
    expect(page.locator("#id_period")).to_have_value("2025-07-09")
    submit(page)
    expect(page.locator(".success")).to_contain_text("728")
    claim = NumericClaim.objects.get(pk=world.drones.pk)
    assert (claim.note, claim.period, claim.revision) == ("mine", "2025-07-09", 3)


def test_history_is_read_by_keyboard(world: World, page: Page):
    change(world, world.editor, note="long " * 400)
    log_in(page, "editor")
    page.goto(address(world.drones, "history"))
    box = page.get_by_role("region", name="Note, after, revision 2")
    box.focus()
    expect(box).to_be_focused()
    page.keyboard.press("End")
    # Not a function waited for in the page: that is evaluated there, which the page's policy forbids.
    expect(box).not_to_have_js_property("scrollTop", 0)
    began = page.get_by_text("What it began with: ")
    began.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("row", name="Words: quote")).to_be_visible()


def test_who_presses_delete_finds_out_what_to_do_instead(world: World, page: Page):
    log_in(page, "editor")
    page.goto(address(world.sources["tass"]))
    page.get_by_role("link", name="Delete").click()
    expect(page.get_by_role("heading", name="TASS is not deleted")).to_be_visible()
    expect(page.locator("#content")).to_contain_text("merge it into that one")
    expect(page.get_by_role("row", name="Links")).to_contain_text("1")
    page.get_by_role("link", name="Back to TASS").click()
    expect(page.locator("#id_name")).to_have_value("TASS")


def test_axe_finds_nothing_serious_and_no_page_is_wider_than_a_phone(
    world: World, browser_context: Any, live_server: Any
):
    make_user("chief", "Admin")
    ida = make_user("ida", "Editor")
    change(world, ida, note="long " * 400)
    context = browser_context.browser.new_context(base_url=live_server.url, bypass_csp=True)
    page = context.new_page()
    page.set_default_timeout(10_000)
    faults = []

    def look(what: str) -> None:
        faults.extend(serious_faults(page, what=what))
        page.set_viewport_size({"width": 390, "height": 800})
        if page.evaluate(TOO_WIDE) > 0:
            faults.append(f"{what}: wider than a phone")
        page.set_viewport_size({"width": 1280, "height": 800})

    page.goto("/admin/login/")
    look("log-in")
    log_in(page, "chief")
    for where in (
        "/admin/",
        address_of(Source, "changelist"),
        f"{address_of(LedgerEntry, 'changelist')}?q=claim",
        address(world.drones, "history"),
        address(world.sources["tass"], "delete"),
        address(LedgerEntry.objects.get(record=world.drones.record, revision=2)),
        address(world.editor),
        address(world.editor, "delete"),
    ):
        page.goto(where)
        look(where)
    page.goto(address(world.drones))
    page.fill("#id_note", "mine")
    change(world, ida, note="hers")
    submit(page)
    expect(page.locator(".since-opened")).to_be_visible()
    look("a form that came too late")
    context.close()
    assert not faults, "\n".join(faults)

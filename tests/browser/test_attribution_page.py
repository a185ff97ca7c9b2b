"""An attribution's page in a real browser: steps are moved by buttons, and a claim's form asks for new ones."""

import re
from itertools import product
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from claims.models import Attribution, AttributionLink, NumericClaim, Span
from tests.admin_pages import address, address_of
from tests.browser.looks import serious_faults
from tests.browser.people import log_in
from tests.browser.test_admin import choose, submit
from tests.world import DRONES, ROUND, World, approve, make_article, make_world

pytestmark = [pytest.mark.browser, pytest.mark.once]

ADD = address_of(Attribution, "add")
# What reaches beyond the row of the form in which it stands.
CUT_OFF = """() => {
    const right = (each) => each.getBoundingClientRect().right;
    const fields = "input, select, textarea, .select2-container, .help";
    return [...document.querySelectorAll(".form-row")].flatMap((row) =>
        [...row.querySelectorAll(fields)]
            .filter((each) => each.offsetParent && right(each) > right(row) + 1)
            .map((each) => each.id || each.className));
}"""


@pytest.fixture
def world(live_server: Any) -> World:
    return make_world(approved=False)


def chain_of(attribution: Attribution) -> list[tuple[int, str]]:
    links = AttributionLink.objects.filter(attribution=attribution)
    return [(link.position, str(link.source)) for link in links]


def steps(page: Page) -> Any:
    """Return the labels of the links as they stand on the page."""
    return page.locator("#links-group .inline-related:not(.empty-form) .inline_label")


def earlier(page: Page, voice: str) -> Any:
    return page.get_by_role("button", name=f"Earlier: {voice}")


def add_step(page: Page, at: int, source: str) -> None:
    page.get_by_text("Add another Link").click()
    expect(page.locator(f"#id_links-{at}-position")).to_be_focused()
    choose(page, f"links-{at}-source", source[:5], source)


# --- Steps ---


def test_a_step_is_moved_by_its_button_which_keeps_the_focus(world: World, page: Page):
    log_in(page, "editor")
    page.goto(address(world.zakharova))
    expect(steps(page)).to_have_text(["origin · Maria Zakharova", "relay 1 · TASS"])
    expect(earlier(page, "Maria Zakharova")).to_have_attribute("aria-disabled", "true")
    button = earlier(page, "TASS")
    button.focus()
    page.keyboard.press("Enter")
    expect(steps(page)).to_have_text(["origin · TASS", "relay 1 · Maria Zakharova"])
    expect(button).to_be_focused()
    expect(page.locator("#links-group [aria-live]")).to_have_text("TASS is now origin.")
    expect(page.locator("#id_links-0-position")).to_have_value("1")
    expect(page.locator("#id_links-0-position_name")).to_have_text("relay 1")
    page.keyboard.press("Enter")
    expect(page.locator("#links-group [aria-live]")).to_have_text("TASS is the origin already.")
    expect(button).to_be_focused()
    submit(page)
    expect(page.locator(".success")).to_be_visible()
    assert chain_of(world.zakharova) == [(0, "TASS"), (1, "Maria Zakharova")]


def test_those_who_speak_jointly_move_together(world: World, page: Page):
    log_in(page, "editor")
    page.goto(address(world.zakharova))
    add_step(page, 2, "Ukraine")
    expect(page.locator("#id_links-2-position")).to_have_value("2")
    expect(steps(page).nth(2)).to_have_text("relay 2 · Ukraine")
    page.fill("#id_links-2-position", "1")
    expect(page.locator("#id_links-2-position_name")).to_have_text("relay 1, jointly")
    earlier(page, "TASS").click()
    expect(steps(page)).to_have_text(["origin · TASS", "origin · Ukraine", "relay 1 · Maria Zakharova"])
    submit(page)
    expect(page.locator(".success")).to_be_visible()
    assert set(chain_of(world.zakharova)) == {(0, "TASS"), (0, "Ukraine"), (1, "Maria Zakharova")}


def test_a_step_that_goes_leaves_no_gap_and_gets_its_place_back(world: World, page: Page):
    log_in(page, "editor")
    page.goto(address(world.zakharova))
    gone = page.locator("#id_links-0-DELETE")
    gone.check()
    expect(page.locator("#id_links-1-position")).to_have_value("0")
    gone.uncheck()
    expect(page.locator("#id_links-0-position")).to_have_value("0")
    expect(page.locator("#id_links-1-position")).to_have_value("1")
    gone.check()
    submit(page)
    expect(page.locator(".success")).to_be_visible()
    assert chain_of(world.zakharova) == [(0, "TASS")]


def test_joint_speakers_are_joint_again_when_one_stays_after_all(world: World, page: Page):
    log_in(page, "editor")
    page.goto(address(world.zakharova))
    page.fill("#id_links-1-position", "0")
    gone = page.locator("#id_links-0-DELETE")
    gone.check()
    gone.uncheck()
    expect(page.locator("#id_links-0-position_name")).to_have_text("origin, jointly")
    expect(page.locator("#id_links-1-position_name")).to_have_text("origin, jointly")


def test_a_step_added_and_removed_leaves_the_chain_as_it_was(world: World, page: Page):
    log_in(page, "editor")
    page.goto(address(world.zakharova))
    add_step(page, 2, "Ukraine")
    earlier(page, "Ukraine").click()
    earlier(page, "Ukraine").click()
    expect(steps(page)).to_have_text(["origin · Ukraine", "relay 1 · Maria Zakharova", "relay 2 · TASS"])
    page.get_by_text("Remove").click()
    expect(steps(page)).to_have_text(["origin · Maria Zakharova", "relay 1 · TASS"])
    submit(page)
    expect(page.locator(".info")).to_contain_text("Nothing was edited")


def test_steps_that_changed_places_keep_their_words_when_another_is_removed(world: World, page: Page):
    log_in(page, "editor")
    spans = set(Span.objects.filter(link__attribution=world.zakharova).values_list("role", "start", "end"))
    page.goto(address(world.zakharova))
    earlier(page, "TASS").click()
    add_step(page, 2, "Ukraine")
    page.get_by_text("Remove").click()
    expect(steps(page)).to_have_text(["origin · TASS", "relay 1 · Maria Zakharova"])
    submit(page)
    expect(page.locator(".success")).to_be_visible()
    assert chain_of(world.zakharova) == [(0, "TASS"), (1, "Maria Zakharova")]
    stored = Span.objects.filter(link__attribution=world.zakharova).values_list("role", "start", "end")
    assert set(stored) == spans


def test_a_number_that_is_none_is_left_for_the_form_to_refuse(world: World, page: Page):
    log_in(page, "editor")
    page.goto(address(world.zakharova))
    page.fill("#id_links-1-position", "-1")
    expect(page.locator("#id_links-1-position_name")).to_have_text("")
    earlier(page, "TASS").press("Enter")
    expect(page.locator("#id_links-1-position")).to_have_value("-1")
    submit(page)
    expect(page.locator(".errorlist").first).to_contain_text("greater than or equal to 0")


def test_what_was_refused_stands_in_the_order_of_the_chain(world: World, page: Page):
    log_in(page, "editor")
    page.goto(address(world.zakharova))
    earlier(page, "TASS").click()
    page.fill("#id_links-0-cue_0", "shouted")
    submit(page)
    expect(page.locator(".errorlist").first).to_contain_text("“shouted” does not stand there.")
    expect(steps(page)).to_have_text(["origin · TASS", "relay 1 · Maria Zakharova"])


def test_steps_that_can_only_be_read_have_no_buttons(world: World, page: Page):
    approve(world.soldiers, world)
    log_in(page, "editor")
    page.goto(address(world.intelligence))
    expect(page.locator(".locked")).to_contain_text("approved claim rests on it")
    expect(page.locator(".step-moves")).to_have_count(0)
    page.get_by_role("link", name="Reopen “25,000 to 30,000”").click()
    expect(page.locator("h1")).to_contain_text("Reopen")


def test_one_of_several_places_is_chosen_by_its_button(world: World, page: Page):
    log_in(page, "editor")
    page.goto(f"{ADD}?version={world.version.pk}")
    page.fill("#id_links-0-words_0", "Ukraine")
    submit(page)
    places = page.locator("ol.places li")
    expect(places).to_have_count(2)
    places.nth(1).get_by_role("button", name="This one: number 2").click()
    expect(page.locator("#id_links-0-words_1")).to_have_value("2")
    submit(page)
    expect(page.locator(".success")).to_be_visible()
    span = Span.objects.latest("pk")
    assert (span.exact, span.start) == ("Ukraine", world.version.text.rindex("Ukraine"))


# --- Asked for from a claim's form ---


def test_a_claims_form_makes_the_attribution_it_needs(world: World, page: Page):
    log_in(page, "editor")
    page.goto(address_of(NumericClaim, "add"))
    choose(page, "version", "Wonsan", "Lavrov meets Kim")
    page.fill("#id_quote_0", DRONES)
    page.fill("#id_number_0", "13")
    page.fill("#id_amount", "13")
    page.get_by_text("Add another Attribution").click()
    with page.expect_popup() as opened:
        page.click("#add_id_credits-0-attribution")
    popup = opened.value
    expect(popup.locator(".field-text")).to_contain_text("Lavrov meets Kim in Wonsan, version 1")
    expect(popup.locator("#id_quote_0")).to_have_value(DRONES)
    assert "version=" in popup.url
    popup.fill("#id_links-0-words_0", "Ukraine")
    with popup.expect_event("close"):
        popup.click("[name=_save]")
    attribution = Attribution.objects.latest("pk")
    chosen = page.locator("#id_credits-0-attribution + .select2-container")
    expect(chosen).to_contain_text(f"“Ukraine” · {world.version}")
    expect(page.locator("#id_credits-0-attribution")).to_have_value(str(attribution.pk))
    with page.expect_popup() as opened:
        page.click("#change_id_credits-0-attribution")
    popup = opened.value
    choose(popup, "links-0-source", "Ukr", "Ukraine")
    with popup.expect_event("close"):
        popup.click("[name=_save]")
    expect(chosen).to_contain_text(re.compile(r"^\W*Ukraine · "))
    submit(page)
    expect(page.locator(".success")).to_contain_text("13")
    claim = NumericClaim.objects.latest("pk")
    assert [credit.attribution for credit in claim.credits.all()] == [attribution]


def test_a_stored_claims_form_hands_on_its_own_text(world: World, page: Page):
    log_in(page, "editor")
    page.goto(address(world.drones))
    page.get_by_text("Add another Attribution").click()
    with page.expect_popup() as opened:
        page.click("#add_id_credits-0-attribution")
    popup = opened.value
    expect(popup.locator(".field-text")).to_contain_text("Lavrov meets Kim in Wonsan, version 1")
    expect(popup.locator("#id_quote_0")).to_have_value(DRONES)


def test_no_text_is_handed_on_while_none_is_chosen(world: World, page: Page):
    log_in(page, "editor")
    page.goto(address_of(NumericClaim, "add"))
    page.get_by_text("Add another Attribution").click()
    with page.expect_popup() as opened:
        page.click("#add_id_credits-0-attribution")
    popup = opened.value
    expect(popup.locator("#id_version")).to_be_attached()
    expect(popup.locator(".field-text")).to_have_count(0)


def test_a_new_claim_is_offered_the_attributions_of_the_text_chosen_for_it(world: World, page: Page):
    other = make_article(by=world.editor, text=ROUND, slug="other", headline="Another text").versions.get()
    log_in(page, "editor")
    page.goto(address_of(NumericClaim, "add"))
    page.get_by_text("Add another Attribution").click()
    page.locator("#id_credits-0-attribution + .select2-container").click()
    expect(page.locator(".select2-results__option", has_text="TASS")).to_have_count(1)
    page.keyboard.press("Escape")
    choose(page, "version", "Another", str(other))
    page.locator("#id_credits-0-attribution + .select2-container").click()
    expect(page.locator(".select2-results__option")).to_have_text(["No results found"])


# --- What everyone can use ---


def test_a_search_has_the_name_of_its_field_while_nothing_is_chosen(world: World, page: Page):
    log_in(page, "editor")
    page.goto(ADD)
    page.get_by_role("combobox", name="Version").click()
    expect(page.get_by_role("searchbox", name="Version")).to_be_focused()
    page.keyboard.press("Escape")
    add_step(page, 1, "Ukraine")
    expect(page.get_by_role("combobox", name="Source: × Ukraine")).to_be_visible()


def test_axe_finds_nothing_serious(world: World, browser_context: Any, live_server: Any):
    approve(world.round, world)
    context = browser_context.browser.new_context(base_url=live_server.url, bypass_csp=True)
    page = context.new_page()
    page.set_default_timeout(10_000)
    log_in(page, "editor")
    faults = []
    popup = f"{ADD}?_popup=1&version={world.version.pk}"
    for where in (ADD, popup, address(world.intelligence), address(world.zakharova)):
        page.goto(where)
        faults += serious_faults(page, what=where)
    context.close()
    assert not faults, "\n".join(faults)


def test_nothing_is_cut_off_where_there_is_little_room(world: World, page: Page):
    approve(world.round, world)
    log_in(page, "editor")
    popup = f"{ADD}?_popup=1&version={world.version.pk}"
    places = (ADD, popup, address(world.intelligence), address(world.zakharova))
    # The second is what a window that a claim's form opens has.
    for width, where in product((390, 800), places):
        page.set_viewport_size({"width": width, "height": 500})
        page.goto(where)
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, where
        assert page.evaluate(CUT_OFF) == [], where

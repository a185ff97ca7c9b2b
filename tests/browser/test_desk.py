"""The desk in a real browser: numbers decided by keys, nothing lost, words selected in the text."""

import random
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.sessions.models import Session
from playwright.sync_api import BrowserContext, Page, expect

from claims.domain.terms import Fate
from claims.models import NumberMention, NumericClaim
from newsledger.ledger.models import LedgerEntry
from sources.models import ArticleVersion
from tests.world import make_user

from .desk import STORM, Hands, at_hand, card, desk_of, enter, expect_in_view_and_focused, expect_stored
from .people import log_in, log_in_by_form

pytestmark = [pytest.mark.browser, pytest.mark.once]


@pytest.fixture
def version(live_server: Any) -> ArticleVersion:
    return enter(STORM, by=make_user("editor", "Editor"))


@pytest.fixture
def desk(version: ArticleVersion, page: Page) -> Page:
    """The desk of the storm, opened by the editor. Six numbers wait."""
    page.set_viewport_size({"width": 1280, "height": 900})
    log_in(page, "editor")
    page.goto(desk_of(version))
    expect(page.locator("#progress strong")).to_have_text("0 of 5")
    return page


def fates() -> dict[str, str]:
    """Return what became of each number."""
    return dict(NumberMention.objects.order_by("start").values_list("exact", "fate"))


def test_each_decision_is_one_key_and_the_next_number_comes_up_focused(desk: Page, capsys: Any):
    hands = Hands(desk)
    for number in range(5):
        before = at_hand(desk).get_attribute("id")
        hands.press("a")
        if number < 4:
            expect(at_hand(desk)).not_to_have_id(before or "")
            expect_in_view_and_focused(desk, at_hand(desk))
    expect_stored(desk, 5, 5)
    with capsys.disabled():
        print(f"\n  five decisions: {hands.keys} keys, {hands.seconds:.2f} s")
    assert hands.keys == 5
    assert set(fates().values()) == {Fate.CLAIM}


def test_undo_really_restores_and_goes_back_step_by_step(desk: Page):
    before = list(NumberMention.objects.order_by("pk").values("start", "fate", "proposal"))
    hands = Hands(desk)
    hands.press("d")  # which means nothing before r
    hands.press("a", "r", "d", "a")
    expect_stored(desk, 3, 5)
    assert NumericClaim.objects.count() == 2
    for left in (2, 1, 0):
        hands.press("u")
        expect_stored(desk, left, 5)
    expect(at_hand(desk)).to_contain_text("to be decided")
    assert list(NumberMention.objects.order_by("start").values("start", "fate", "proposal")) == before
    assert not NumericClaim.objects.exists()
    hands.press("u")
    expect(desk.locator("#trouble")).to_contain_text("Nothing was written")


def test_a_number_is_edited_in_place_with_a_relay_added_and_words_selected(desk: Page):
    hands = Hands(desk)
    hands.press("j", "l")
    editor = desk.locator("#number-editor")
    expect(editor.locator("#id_amount")).to_have_value("at least 40")
    steps = editor.locator("[data-step]:visible")
    expect(steps).to_have_count(2)
    expect(steps.nth(1).get_by_label("Who")).to_be_focused()
    steps.nth(1).get_by_label("Who").fill("Velpress")
    select(desk, "Velpress")
    steps.nth(1).get_by_label("Who").focus()
    select(desk, "Velpress")
    desk.locator("#selected-as").get_by_role("button", name="source").click()
    expect(steps.nth(1).get_by_label("Words for the source")).to_have_value("Velpress")
    editor.get_by_label("What is counted").first.fill("Boats lost in the Senna delta")
    hands.press("Control+Enter")
    expect_stored(desk, 1, 5)
    claim = NumericClaim.objects.get()
    chain = claim.attributions.get().links.order_by("position")
    assert [link.source.name for link in chain] == ["coast guard", "Velpress"]
    assert claim.quantity is not None
    assert claim.quantity.name == "Boats lost in the Senna delta"
    assert not claim.accepted_as_is


def test_what_cant_be_sent_to_review_is_told_claim_by_claim(desk: Page):
    hands = Hands(desk)
    hands.press("1", "a", "a")
    expect_stored(desk, 2, 5)
    hands.press("Control+Enter")
    expect(desk.locator("#told")).to_have_text("1 claim sent to review.")
    stays = desk.locator("#trouble p", has_text="“40” stays: Say what is counted")
    stays.get_by_role("link", name="Show it").click()
    expect_in_view_and_focused(desk, card(desk, "40"))


def test_a_claim_is_made_of_words_that_nobody_marked(desk: Page):
    select(desk, "storm was the")
    Hands(desk).press("n")
    editor = desk.locator("#number-editor")
    expect(editor.locator("#id_amount")).to_be_visible()
    editor.locator("#id_amount").fill("1")
    Hands(desk).press("Control+Enter")
    expect_stored(desk, 1, 6)
    assert NumericClaim.objects.get().mention.exact == "storm was the"


def test_a_reload_a_second_tab_and_a_lapsed_session_lose_nothing(
    browser_context: BrowserContext, version: ArticleVersion
):
    desk = browser_context.new_page()  # refused once by the server, as it should be
    log_in(desk, "editor")
    desk.goto(desk_of(version))
    hands = Hands(desk)
    hands.press("a")
    expect_stored(desk, 1, 5)
    other = browser_context.new_page()
    other.goto(desk_of(version))
    expect(other.locator("#progress strong")).to_have_text("1 of 5")
    Session.objects.all().delete()
    hands.press("a", "a")
    expect(desk.locator("#trouble")).to_contain_text("Your session has ended")
    assert sorted(fates().values()).count("claim") == 1
    log_in_by_form(other, "editor")
    expect_stored(desk, 3, 5)
    expect(desk.locator("#trouble")).to_have_text("")
    desk.reload()
    expect(desk.locator("#progress strong")).to_have_text("3 of 5")
    expect_in_view_and_focused(desk, card(desk, "12"))
    other.goto(desk_of(version))
    expect(other.locator("#progress strong")).to_have_text("3 of 5")


def test_two_people_see_each_other_and_none_overwrites_the_other(
    desk: Page, browser_context: BrowserContext, live_server: Any, version: ArticleVersion
):
    make_user("colleague", "Editor")
    context = browser_context.browser.new_context(base_url=live_server.url)
    theirs = context.new_page()
    log_in(theirs, "colleague")
    theirs.goto(desk_of(version))
    Hands(theirs).press("r", "d")
    expect_stored(theirs, 1, 5)
    # Decided before this page had looked: the decision is refused, and says by whom.
    entries = LedgerEntry.objects.count()
    Hands(desk).press("a")
    expect(desk.locator("#trouble")).to_contain_text("decided meanwhile by colleague")
    assert LedgerEntry.objects.count() == entries
    expect(card(desk, "1,200 and 1,500")).to_contain_text("dismissed")
    # Decided now: this page sees it by itself.
    Hands(theirs).press("a")
    expect(desk.locator("#progress strong")).to_have_text("2 of 5", timeout=15_000)
    expect(card(desk, "40")).to_contain_text("claim")
    context.close()


def test_what_was_being_typed_is_back_after_a_reload(desk: Page):
    Hands(desk).press("e")
    desk.locator("#number-editor").get_by_label("What is counted").first.fill("people missing in the delta")
    desk.reload()
    expect(desk.locator("#number-editor").get_by_label("What is counted").first).to_have_value(
        "people missing in the delta"
    )


# --- Selections ---

WILD = (
    "🚀🇺🇦 Zażółć e\u0301te\u0301 — 👩‍👩‍👧 at least 100 shells fell.\r\n\r\n"
    "قال الوزير إن 25 صاروخا سقطت. וגם 40 טילים.\r\nनमस्ते 12 लोग, 三千 people and 𝟗 more.\r\n"
)


def test_words_selected_in_the_browser_are_the_words_at_their_places(live_server: Any, page: Page):
    version = enter(WILD, by=make_user("editor", "Editor"), headline="Wild")
    assert "\r" not in version.text
    log_in(page, "editor")
    page.goto(desk_of(version))
    whole = page.locator("#desk-text").evaluate("text => text.textContent")
    assert whole == version.text
    chance = random.Random(1)  # noqa: S311  # the same selections each time
    for _ in range(200):
        start, end = sorted(chance.sample(range(len(version.text) + 1), 2))
        found = page.evaluate(SELECT, [utf16(version.text[:start]), utf16(version.text[:end])])
        words = version.text[start:end].strip()
        if not words:
            assert found is None
            continue
        assert version.text[found["start"] : found["end"]] == found["words"] == words
        marked = page.evaluate(MARKED, [found["start"], found["end"]])
        assert marked == words


SELECT = """([start, end]) => {
  const text = document.getElementById("desk-text");
  const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  let at = 0;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const ends = at + node.data.length;
    if (start >= at && start <= ends) range.setStart(node, start - at);
    if (end >= at && end <= ends) { range.setEnd(node, end - at); break; }
    at = ends;
  }
  getSelection().removeAllRanges();
  getSelection().addRange(range);
  return selection.selectedIn(text);
}"""
MARKED = (
    """([start, end]) => selection.rangeOf(document.getElementById("desk-text"), start, end).toString()"""
)


def utf16(words: str) -> int:
    return len(words.encode("utf-16-le")) // 2


def select(page: Page, words: str) -> None:
    """Select the words where they first stand in the text."""
    text = page.locator("#desk-text").evaluate("text => text.textContent")
    start = text.index(words)
    page.evaluate(SELECT, [utf16(text[:start]), utf16(text[: start + len(words)])])


# --- Looks ---


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (390, "dark")])
def test_axe_finds_nothing_serious_and_a_phone_is_wide_enough(
    version: ArticleVersion, browser_context: BrowserContext, live_server: Any, width: int, scheme: Any
):
    # axe puts a script into the page, which the policy rightly refuses.
    context = browser_context.browser.new_context(
        base_url=live_server.url,
        bypass_csp=True,
        color_scheme=scheme,
        viewport={"width": width, "height": 844},
    )
    page = context.new_page()
    log_in(page, "editor")
    page.goto(desk_of(version))
    hands = Hands(page)
    hands.press("a", "r", "d")
    expect_stored(page, 2, 5)
    hands.press("e")
    expect(page.locator("#number-editor")).to_be_visible()
    for step in ("the desk with a number edited", "the keys"):
        found = Axe().run(page).response["violations"]
        assert not [each["id"] for each in found if each["impact"] in ("serious", "critical")], step
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
        page.get_by_role("button", name="Keys").click()
    context.close()


def test_every_control_is_reached_by_tab_and_seen_to_be_focused(desk: Page):
    names, last = set(), ""
    desk.locator("#progress").click()
    for _ in range(60):
        desk.keyboard.press("Tab")
        focused = desk.evaluate(FOCUSED)
        if focused is None:
            break
        assert focused["name"], focused
        assert focused["outline"], focused
        names.add(focused["name"])
        last = focused["name"]
    assert {"Accept a", "Edit e", "Credit as above s", "No claim r", "Undo u", "Keys ?"} <= names, (
        names,
        last,
    )


FOCUSED = """() => {
  const at = document.activeElement;
  if (!at || at === document.body) return null;
  if (!at.closest("#desk")) return {name: "outside", outline: true};
  const style = getComputedStyle(at);
  return {
    name: (at.getAttribute("aria-label") || at.labels?.[0]?.textContent || at.textContent).trim().replace(/\\s+/g, " "),
    outline: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0,
  };
}"""


def test_keys_are_changed_and_switched_off(desk: Page):
    desk.keyboard.press("?")
    dialog = desk.get_by_role("dialog", name="Keys")
    dialog.get_by_label("Accept", exact=True).fill("y")
    dialog.get_by_role("button", name="Keep").click()
    expect(at_hand(desk).get_by_role("button", name="Accept")).to_have_text("Accept y")
    desk.keyboard.press("a")
    desk.keyboard.press("y")
    expect_stored(desk, 1, 5)
    desk.keyboard.press("?")
    dialog.get_by_label("Switch all single keys off").check()
    dialog.get_by_role("button", name="Keep").click()
    desk.keyboard.press("y")
    expect(desk.locator("#progress strong")).to_have_text("1 of 5")
    expect(at_hand(desk).locator("kbd").first).to_be_hidden()

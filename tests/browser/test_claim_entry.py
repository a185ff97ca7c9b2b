"""A claim is entered in a real browser: it is read while it is typed, and words are picked in the text."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from claims.models import NumericClaim, Span
from sources.models import ArticleVersion
from tests.world import World, make_article, make_world

from .people import log_in
from .test_admin import submit

pytestmark = [pytest.mark.browser, pytest.mark.once]

TEXT = (
    "🚀🚀 They lost 40 men and 40 guns last year, said the mayor of Ашгабат.\n\n"
    "Nobody counted the 12 who fled."
)
SELECT = """([box, words]) => {
    const walker = document.createTreeWalker(box, NodeFilter.SHOW_TEXT);
    let node, whole = "", nodes = [];
    while ((node = walker.nextNode())) { nodes.push([node, whole.length]); whole += node.data; }
    const start = whole.lastIndexOf(words), end = start + words.length;
    const at = (place) => nodes.findLast(([, begins]) => begins <= place);
    const range = document.createRange();
    range.setStart(at(start)[0], start - at(start)[1]);
    range.setEnd(at(end - 1)[0], end - at(end - 1)[1]);
    getSelection().removeAllRanges();
    getSelection().addRange(range);
}"""


@pytest.fixture
def world(live_server: Any) -> World:
    return make_world(approved=False)


@pytest.fixture
def version(world: World, page: Page) -> ArticleVersion:
    """A text whose first characters are two units each to a browser; the form of a claim on it is open."""
    version = make_article(by=world.editor, text=TEXT, slug="ashgabat").versions.get()
    log_in(page, "editor")
    page.goto(f"/admin/claims/numericclaim/add/?version={version.pk}")
    return version


def take(page: Page, words: str, name: str) -> None:
    """Select words in the text, the last of these that stand there, and say what they are."""
    page.evaluate(f"(words) => ({SELECT})([document.getElementById('reading-text'), words])", words)
    page.get_by_role("group", name="Take the words selected").get_by_role(
        "button", name=name, exact=True
    ).click()


def test_what_is_typed_is_read_at_once(version: ArticleVersion, page: Page):
    figure = page.locator("#reading .figure")
    page.fill("#id_quote_0", "Nobody counted the 12 who fled.")
    page.fill("#id_number_0", "12")
    expect(figure).to_have_text("12")
    expect(page.locator("#reading mark.role-number")).to_have_text("12")
    page.fill("#id_amount", "at least 12")
    expect(figure).to_have_text("at least 12")
    page.fill("#id_amount", "a dozen or so many")
    expect(page.locator("#reading .problem")).to_contain_text("Amount")
    expect(page.get_by_role("button", name="Show how it is read")).to_have_count(0)


def test_words_are_picked_in_the_text_where_they_stand(version: ArticleVersion, page: Page):
    take(page, TEXT.splitlines()[0], "Quote")
    take(page, "40 ", "Number")  # with the blank that a double click brings along
    take(page, "last year", "Period words")
    expect(page.locator("#id_period_words_0")).to_be_focused()
    page.get_by_role("button", name="Use 2024").click()
    expect(page.locator("#id_period")).to_have_value("2024")
    submit(page)
    expect(page.locator(".success")).to_contain_text("40")
    claim = NumericClaim.objects.get(mention__version=version)
    assert claim.mention.start == TEXT.rindex("40")
    assert Span.objects.get(claim=claim, role="period").start == TEXT.index("last year")
    assert claim.period == "2024"


def test_which_of_several_is_chosen_by_what_is_around_it(version: ArticleVersion, page: Page):
    page.fill("#id_quote_0", TEXT.splitlines()[0])
    page.fill("#id_number_0", "40")
    asked = page.locator("#reading [data-asks=number]")
    expect(asked.get_by_role("listitem")).to_have_count(2)
    asked.get_by_role("button", name="This one").last.click()
    expect(asked).to_have_count(0)
    expect(page.locator("[name=number_occurrence]")).to_have_value("2")
    expect(page.locator("#reading .figure")).to_have_text("40")


def test_without_a_script_a_button_shows_the_same(
    version: ArticleVersion, page: Page, browser_context: Any, live_server: Any
):
    plain = browser_context.browser.new_context(
        base_url=live_server.url, java_script_enabled=False, storage_state=browser_context.storage_state()
    )
    form = plain.new_page()
    form.goto(f"/admin/claims/numericclaim/add/?version={version.pk}")
    form.fill("#id_quote_0", "Nobody counted the 12 who fled.")
    form.fill("#id_number_0", "12")
    form.get_by_role("button", name="Show how it is read").click()
    expect(form.locator("#reading .figure")).to_have_text("12")
    expect(form.locator("#id_number_0")).to_have_value("12")
    form.get_by_role("button", name="Save", exact=True).click()
    expect(form.locator(".success")).to_contain_text("12")
    plain.close()

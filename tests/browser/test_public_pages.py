"""The public pages in a real browser: whole on a phone, readable by everyone, without a script."""

from itertools import pairwise

import pytest
from django.core.management import call_command
from playwright.sync_api import expect

from claims.models import NumericClaim
from tests.conftest import ROOT

from .looks import serious_faults

pytestmark = [pytest.mark.browser, pytest.mark.once]

PAGES = [
    "/",
    "/claims/?prominence=all&hedge=estimated",
    "/claims/?source=nobody",
    "/sources/",
    "/sources/velmara/",
    "/sources/western-officials/",
    "/quantities/",
    "/quantities/people-killed-by-storm-idelle-in-the-senna-delta/",
    "/articles/",
    "/articles/every-kind/",
    "/articles/lavrov-wonsan/",
    "/method/",
    "/nothing/here/",
    "/claims/?min=many",
]
WIDTHS = (320, 390, 768, 1280)
CLAIMS = ["25,000 to 30,000", "11,000", "second", "900", "230", "4,083,204,118,365,912.07", "Dozens"]


def load(name):
    call_command("load_bundle", str(ROOT / "fixtures" / "bundles" / name), verbosity=0)


@pytest.fixture
def seed(live_server):
    """The one article with the numbers of Wonsan."""
    load("lavrov-wonsan")


@pytest.fixture
def addresses(seed):
    """Every kind of page of both bundles."""
    load("every-kind")
    withdrawn = NumericClaim.objects.filter(withdrawn_at__isnull=False)
    claims = [*NumericClaim.objects.filter(mention__exact__in=CLAIMS).exclude(review="draft"), *withdrawn]
    return [*PAGES, *(claim.get_absolute_url() for claim in claims)]


def test_axe_finds_nothing_serious_in_light_and_in_dark(addresses, browser_context, live_server):
    # axe puts a script into the page, which the policy rightly refuses.
    context = browser_context.browser.new_context(base_url=live_server.url, bypass_csp=True)
    page, faults = context.new_page(), []
    for address in addresses:
        page.goto(address)
        faults += serious_faults(page, what=address)
    context.close()
    assert not faults, "\n".join(faults)


def test_each_page_fits_the_screen_orders_its_headings_and_fetches_nothing_from_elsewhere(
    addresses, page, live_server
):
    asked, too_wide = [], []
    page.on("request", lambda request: asked.append(request.url))
    for address in addresses:
        page.goto(address)
        assert page.locator("script, [style]").count() == 0, address
        levels = page.eval_on_selector_all(
            "h1, h2, h3, h4", "all => all.map(each => Number(each.tagName[1]))"
        )
        assert levels.count(1) == 1, address
        assert levels[0] == 1, address
        assert all(after - before <= 1 for before, after in pairwise(levels)), address
        # No script runs here: a page that is made narrower is laid out as one that was opened there.
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 800})
            if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
                too_wide.append((width, address))
    assert not too_wide
    assert all(url.startswith(live_server.url) for url in asked)


def test_a_reader_goes_from_the_first_page_to_the_origin_of_a_number(seed, page):
    page.goto("/")
    page.get_by_role("navigation", name="Main").get_by_role("link", name="Quantities").click()
    page.get_by_role("link", name="North Korean soldiers to be deployed to Russia").click()
    page.get_by_role("table").get_by_role("link", name="25,000 to 30,000").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("25,000 to 30,000")
    steps = page.locator("ol.chain > li")
    expect(steps).to_have_count(2)
    steps.first.get_by_role("link", name="Ukrainian intelligence").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Ukrainian intelligence")


def test_a_filter_is_set_by_the_form_and_taken_back_by_its_link(seed, page):
    page.goto("/claims/")
    page.get_by_text("Filter", exact=True).click()
    page.get_by_label("Words in the quote or in a name").fill("soldiers")
    page.get_by_role("group", name="Hedge").get_by_label("estimated").check()
    page.get_by_role("button", name="Show").click()
    expect(page.locator("article.entry")).to_have_count(2)
    page.get_by_role("link", name="Hedge estimated (remove)").click()
    expect(page.locator("article.entry")).to_have_count(3)


def test_the_keyboard_reaches_the_content_first_and_sees_where_it_is(seed, page):
    page.goto("/claims/")
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Skip to content")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    page.wait_for_url("**#*")
    page.keyboard.press("Tab")
    expect(page.locator("main :focus")).to_have_count(1)
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"


def test_dark_and_light_differ_and_print_is_black_on_white(page):
    page.goto("/")
    grounds = []
    for media in (
        {"color_scheme": "light"},
        {"color_scheme": "dark"},
        {"color_scheme": "dark", "media": "print"},
    ):
        page.emulate_media(**media)
        grounds.append(page.evaluate("getComputedStyle(document.body).backgroundColor"))
    assert len(set(grounds)) == 3
    assert grounds[2] == "rgb(255, 255, 255)"
    assert not page.get_by_role("navigation", name="Main").is_visible()

"""Pages that tell where a number comes from, in a real browser: pictures beside the lists that say the same."""

import pytest
from django.core.management import call_command
from playwright.sync_api import expect

from claims.models import NumericClaim
from tests.conftest import ROOT

from .looks import serious_faults

pytestmark = [pytest.mark.browser, pytest.mark.once]

EVENTS = "/quantities/terrorist-events-averted-with-the-help-of-nsa-surveillance/"
DEPLOYED = "north-korean-soldiers-to-be-deployed-to-russia"
CLAIMS = [("kbs-troops", "25-thousand to 30-thousand"), ("lavrov-wonsan", "4,000"), ("lavrov-wonsan", "728")]


@pytest.fixture
def story(live_server):
    call_command("load_bundle", str(ROOT / "fixtures" / "bundles" / "dprk-russia"), verbosity=0)


def address_of(article, number):
    claim = NumericClaim.objects.get(mention__version__article__slug=article, mention__exact=number)
    return claim.get_absolute_url()


def test_axe_finds_nothing_serious_on_a_claims_page(story, browser_context, live_server):
    # axe puts a script into the page, which the policy rightly refuses.
    context = browser_context.browser.new_context(base_url=live_server.url, bypass_csp=True)
    page, faults = context.new_page(), []
    for article, number in CLAIMS:
        page.goto(address_of(article, number))
        faults += serious_faults(page, what=f"{article} {number}")
    context.close()
    assert not faults, "\n".join(faults)


def test_a_claims_page_says_the_same_without_script_and_without_its_picture(
    story, browser_context, live_server
):
    context = browser_context.browser.new_context(
        base_url=live_server.url, java_script_enabled=False, viewport={"width": 390, "height": 844}
    )
    page = context.new_page()
    page.goto(address_of("kbs-troops", "25-thousand to 30-thousand"))
    picture = page.get_by_role("img", name="comes from")
    expect(picture).to_be_visible()
    section = page.locator("section", has=page.get_by_role("heading", name="Where the number comes from"))
    ways = section.get_by_role("list")
    expect(ways).to_have_count(3)
    # Every box and every cue of the picture stands in the lists too.
    for words in (
        "Ukrainian officials",
        "said it first",
        "Ukrainian intelligence",
        "Western intelligence official",
        "CNN",
        "KBS World Radio",
        "according to",
        "confirmed",
        "reported by",
    ):
        expect(section.locator(".ways")).to_contain_text(words)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    context.close()


# --- a quantity's thread ---


@pytest.fixture
def hardened(live_server):
    """The number that hardened from dozens to 54."""
    call_command("load_bundle", str(ROOT / "fixtures" / "bundles" / "fifty-four"), verbosity=0)


def test_a_thread_is_whole_on_every_screen_and_says_the_same_without_its_pictures(
    hardened, browser_context, live_server
):
    # axe puts a script into the page, which the policy rightly refuses.
    context = browser_context.browser.new_context(base_url=live_server.url, bypass_csp=True)
    page, faults = context.new_page(), []
    for width in (1280, 390):
        page.set_viewport_size({"width": width, "height": 900})
        page.goto(EVENTS)
        assert page.locator("script, [style]").count() == 0
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        faults += serious_faults(page, what=f"{EVENTS} at {width}")
    assert not faults, "\n".join(faults)
    pictures = page.locator("svg.picture")
    expect(pictures).to_have_count(2)
    drawn = pictures.locator(".picture-words").all_text_contents()
    page.eval_on_selector_all("svg.picture", "all => all.forEach(each => each.remove())")
    lines = page.locator(".ledger-thread tbody tr")
    expect(lines).to_have_count(len(drawn))
    for line, words in zip(lines.all(), drawn, strict=True):
        expect(line).to_contain_text(words)
    expect(lines.first).to_contain_text("said first")
    expect(lines.first).to_contain_text("Keith Alexander")
    page.get_by_label("As of").fill("2013-06-20")
    page.get_by_role("button", name="Show what was published by then").click()
    expect(lines).to_have_count(3)
    page.get_by_role("link", name="As of today").click()
    expect(lines).to_have_count(10)
    context.close()


# --- a source's record ---


def test_a_sources_page_is_whole_on_every_screen_and_says_the_same_without_its_pictures(
    story, browser_context, live_server
):
    context = browser_context.browser.new_context(base_url=live_server.url, bypass_csp=True)
    page, faults = context.new_page(), []
    for slug, width in (("ukraine", 390), ("cnn", 1280), ("ukraine", 1280)):
        page.set_viewport_size({"width": width, "height": 900})
        page.goto(f"/sources/{slug}/")
        assert page.locator("script, [style]").count() == 0
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        faults += serious_faults(page, what=f"{slug} at {width}")
    assert not faults, "\n".join(faults)
    chart = page.locator(".range-chart")
    drawn = chart.locator(".picture-words").all_text_contents()
    assert len(drawn) == 3
    page.eval_on_selector_all("svg.picture", "all => all.forEach(each => each.remove())")
    lines = chart.get_by_role("row")
    expect(lines).to_have_count(4)
    for line, words in zip(lines.all()[1:], drawn, strict=True):
        expect(line).to_contain_text(words.partition(" · ")[0])
    expect(lines.nth(1)).to_contain_text("said it first")
    chart.get_by_role("link", name="The picture alone").click()
    expect(page).to_have_url(f"{live_server.url}/sources/ukraine/{DEPLOYED}.svg")
    context.close()

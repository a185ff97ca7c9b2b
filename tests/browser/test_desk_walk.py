"""The seed article from paste to public page, by keys alone: an editor at intake and desk, a reviewer at the queue.

Nothing is there before but vocabularies and two accounts. What the reader got right is accepted; the rest is mended by
the desk's own controls, until the claims are those of fixtures/bundles/lavrov-wonsan.
"""

import json
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from claims.domain.decimals import canonical
from claims.models import AttributionLink, NumericClaim
from tests.conftest import ROOT
from tests.world import make_user

from .desk import Hands, at_hand, expect_in_view_and_focused, expect_stored
from .people import log_in

pytestmark = [pytest.mark.browser, pytest.mark.once, pytest.mark.long]

SEED = ROOT / "fixtures" / "bundles" / "lavrov-wonsan"
REPORT = "UN member states report"
# What is counted, in the words of the bundle; a number that isn't named here is none.
COUNTED = {
    "three": "Length of Lavrov’s visit to North Korea",
    "second": "Round of strategic dialogue between Russia and North Korea",
    "25,000 to 30,000": "North Korean soldiers to be deployed to Russia",
    "11,000": "North Korean soldiers sent to Russia",
    "first": "Round of strategic dialogue between Russia and North Korea",
    "4,000": "North Korean soldiers killed or wounded in Russia",
    "100": "Ballistic missiles sent by North Korea to Russia",
    "9 million": "Artillery shells sent by North Korea to Russia",
    "728": "Drones launched at Ukraine by Russia",
    "13": "Missiles launched at Ukraine by Russia",
}

Said = dict[str, Any]


@pytest.fixture
def reviewer(page: Page, browser_context: BrowserContext, live_server: Any) -> Iterator[Page]:
    """The reviewer's own browser."""
    make_user("reviewer", "Reviewer")
    context = browser_context.browser.new_context(
        base_url=live_server.url, viewport={"width": 1280, "height": 900}
    )
    theirs = context.new_page()
    yield theirs
    context.close()


def said() -> dict[str, Said]:
    """Return what each claim says, by its number's words."""
    return {
        claim.mention.exact: {
            "amount": (claim.comparator, *map(digits, (claim.point, claim.lower, claim.upper))),
            "hedges": list(claim.hedges),
            "modality": claim.modality,
            "change": claim.change,
            # A round, the length of a visit: the bundle dates none of the minor ones but by its own words.
            "period": claim.period if claim.prominence == "main" else "",
            "prominence": claim.prominence,
            "chains": [chain_of(credit) for credit in claim.credits.all()],
        }
        for claim in NumericClaim.objects.select_related("mention")
    }


def digits(value: Decimal | None) -> str | None:
    return None if value is None else canonical(value)


def chain_of(credit: Any) -> list[tuple[str, str, str, str]]:
    links = AttributionLink.objects.filter(attribution=credit.attribution).order_by("position", "pk")
    cues = {span.link_id: span.exact for link in links for span in link.spans.filter(role="cue")}
    return [(str(link.source), cues.get(link.pk, ""), str(link.stance), str(credit.scope)) for link in links]


def take_in(hands: Hands) -> None:
    """Paste the seed, name the outlet, say when it was published, and come to the desk. By Tab, not by mouse."""
    page = hands.page
    page.goto("/admin/claims/intake/")
    page.evaluate("words => navigator.clipboard.writeText(words)", (SEED / "article.txt").read_text())
    page.locator("#id_new_outlet").focus()
    hands.type("CNN")
    page.locator("#id_text").focus()
    hands.press("Control+v")
    page.locator("#id_headline").focus()
    hands.type("Lavrov in Wonsan")
    page.locator("#id_published").focus()
    hands.type("2025-07-12")
    hands.press("Control+Enter")
    expect(page.locator("#desk")).to_be_visible()


def decide_all(hands: Hands, *, keep_picture: bool) -> None:
    """Decide number after number, as they come up; on the way, keep the picture that docs/desk.md shows."""
    page = hands.page
    expect(page.locator("#progress strong")).to_have_text("0 of 14")
    for decided in range(14):
        here = at_hand(page)
        expect_in_view_and_focused(page, here)
        number = here.locator(".number").inner_text().strip("“”")
        if keep_picture and number == "11,000":
            page.screenshot(path=ROOT / "docs" / "images" / "desk.png")
        if number not in COUNTED:
            hands.press("a")
        elif number == "100":
            name_the_report(hands)
        else:
            hands.press("q")
            hands.type(COUNTED[number])
            # The shells stand in the sentence that credits the report for the missiles.
            hands.press("Escape", "s") if number == "9 million" else hands.press("Enter")
        expect_stored(page, decided + 1, 14)


def name_the_report(hands: Hands) -> None:
    """Edit the missiles: the words name who issued the report, the source is the report."""
    page = hands.page
    hands.press("e")
    editor = page.locator("#number-editor")
    editor.get_by_label("What is counted").first.focus()
    hands.type(COUNTED["100"])
    who = editor.get_by_label("Who", exact=True).first
    who.focus()
    hands.press("Control+a")
    hands.type(REPORT)
    editor.locator("[data-step] summary").first.click()
    editor.get_by_label("If new, a").first.select_option(label="document")
    hands.press("Control+Enter")


def review_all(hands: Hands, number: int) -> None:
    """Approve claim after claim, as they come up."""
    page = hands.page
    log_in(page, "reviewer")
    page.goto("/admin/claims/review/")
    for _ in range(number):
        claim = page.locator("#claim-at-hand:has(#approve_form)")
        expect(claim).to_be_visible()
        uid = claim.get_attribute("data-claim") or ""
        expect(claim.get_by_role("button", name="Approve")).to_be_enabled()
        hands.press("a")
        expect(page.locator(f"#claim-at-hand[data-claim='{uid}']:has(#approve_form)")).to_have_count(0)
    expect(page.locator("#approve_form")).to_have_count(0)


def test_the_seed_is_pasted_decided_reviewed_and_public(
    browser_context: BrowserContext, page: Page, reviewer: Page, capsys: Any, request: Any
):
    make_user("editor", "Editor")
    browser_context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.set_viewport_size({"width": 1280, "height": 900})
    log_in(page, "editor")
    hands = Hands(page)
    take_in(hands)
    decide_all(hands, keep_picture=request.config.getoption("--pictures"))
    hands.press("Control+Enter")
    expect(page.locator("#told")).to_contain_text("10 claims sent to review")
    approving = Hands(reviewer)
    review_all(approving, 10)
    for claim in NumericClaim.objects.all():
        assert reviewer.goto(claim.get_absolute_url()).status == 200
    with capsys.disabled():
        print(
            f"\n  the editor: {hands.keys} keys, {hands.seconds:.1f} s; the reviewer: {approving.keys} keys"
        )

    changed = NumericClaim.objects.filter(accepted_as_is=False).values_list("mention__exact", flat=True)
    # Whom the words mean is the editor's to say: choosing the report as the source is no change to what was read.
    assert set(changed) == {"9 million"}
    assert said() == in_the_bundle()


def in_the_bundle() -> dict[str, Said]:
    """Return what the bundle's claims say, by their numbers' words."""
    bundle = json.loads((SEED / "bundle.json").read_text())
    chains = {
        each["id"]: [
            (link.get("source", "None"), link.get("cue", ""), link.get("stance", "asserts"))
            for link in each["links"]
        ]
        for each in bundle["attributions"]
    }
    return {
        claim["number"]: {
            "amount": (claim["comparator"], *(claim.get(name) for name in ("point", "lower", "upper"))),
            "hedges": claim.get("hedges", []),
            "modality": claim.get("modality", "asserted"),
            "change": claim.get("change", "level"),
            "period": claim.get("period", "") if "prominence" not in claim else "",
            "prominence": claim.get("prominence", "main"),
            "chains": [
                [(*link, credit.get("scope", "explicit")) for link in chains[credit["id"]]]
                for credit in claim.get("attributions", [])
            ],
        }
        for claim in bundle["claims"]
    }

"""The pages on which two records are said to be one, or one to be two, and the claim's form: to eye, ear and phone."""

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext

from tests.admin_pages import address
from tests.world import make_world

from .test_admin import log_in

pytestmark = [pytest.mark.browser, pytest.mark.once]


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (390, "dark")])
def test_axe_finds_nothing_serious_and_a_phone_is_wide_enough(
    browser_context: BrowserContext, live_server: Any, width: int, scheme: Any
):
    world = make_world(approved=False)
    tass, cnn = world.sources["tass"], world.sources["cnn"]
    drones, soldiers = world.quantities["drones"], world.quantities["soldiers"]
    # axe puts a script into the page, which the policy rightly refuses.
    context = browser_context.browser.new_context(
        base_url=live_server.url,
        bypass_csp=True,
        color_scheme=scheme,
        viewport={"width": width, "height": 844},
    )
    page = context.new_page()
    log_in(page, "editor")
    merging = "/admin/{}/{}/merge/?into={}"
    for where in (
        merging.format("sources/source", tass.pk, cnn.pk),
        merging.format("claims/quantity", drones.pk, soldiers.pk),
        f"/admin/sources/source/{world.sources['ukrainian-intelligence'].pk}/split/",
        f"/admin/claims/quantity/{drones.pk}/split/",
        address(world.drones),
    ):
        answer = page.goto(where)
        assert answer is not None
        assert answer.status == 200, where
        found = Axe().run(page).response["violations"]
        assert not [each["id"] for each in found if each["impact"] in ("serious", "critical")], where
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, where
    context.close()

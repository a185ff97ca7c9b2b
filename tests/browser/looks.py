"""What axe finds on a page, in light and in dark."""

from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page


def serious_faults(page: Page, *, what: str) -> list[str]:
    """Return what is serious or worse in either scheme. The page's context must let scripts in: axe is one."""
    page.add_style_tag(content="* { transition: none !important }")  # links fade from colour to colour
    faults = []
    schemes: tuple[Any, ...] = ("light", "dark")
    for scheme in schemes:
        page.emulate_media(color_scheme=scheme)
        faults += [
            f"{what}, {scheme}: {fault['id']} {[node['html'][:120] for node in fault['nodes'][:3]]}"
            for fault in Axe().run(page).response["violations"]
            if fault["impact"] in ("serious", "critical")
        ]
    return faults

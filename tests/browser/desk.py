"""An editor's hands at the desk: keys counted, decisions waited for, what stands on the page read."""

import time
from dataclasses import dataclass, field
from typing import Any

from django.urls import reverse
from playwright.sync_api import Locator, Page, expect

from claims.actions import enter_article
from sources.domain.records import ArticleRecord, VersionRecord
from sources.models import ArticleVersion

STORM = (
    "Storm leaves the Senna delta under water\n\n"
    "Between 1,200 and 1,500 people are missing, the health ministry told Velpress on Monday. At least 40 boats were"
    " lost, the coast guard said. About 90 houses collapsed and 12 bridges were closed, the mayor said.\n\n"
    "The storm was the second this year.\n"
)


def enter(text: str, *, by: Any, headline: str = "Storm") -> ArticleVersion:
    """Store an article with this text as an editor would, and return its version, read."""
    content = ArticleRecord(
        slug="", outlet="", headline=headline, published="2025-07-12", versions=(VersionRecord(1, ""),)
    )
    article = enter_article(content=content, text=text, new_outlet="The Delta Post", by=by)
    version: ArticleVersion = article.versions.get()
    return version


def desk_of(version: ArticleVersion) -> str:
    return reverse("admin:claims_desk", args=[version.pk])


@dataclass
class Hands:
    """Somebody at a keyboard before the page; counts every key."""

    page: Page
    keys: int = 0
    began: float = field(default_factory=time.perf_counter)

    def press(self, *keys: str) -> None:
        """Press each of the keys."""
        for key in keys:
            self.page.keyboard.press(key)
            self.keys += 1

    def type(self, words: str) -> None:
        """Type the words, a key a letter."""
        self.page.keyboard.type(words)
        self.keys += len(words)

    @property
    def seconds(self) -> float:
        return time.perf_counter() - self.began


def card(page: Page, words: str) -> Locator:
    """Return the card of the first number worded so."""
    return page.locator(".card", has=page.get_by_role("link", name=f"“{words}”", exact=True)).first


def at_hand(page: Page) -> Locator:
    """Return the card at hand."""
    return page.locator(".card[aria-current=true]")


def expect_in_view_and_focused(page: Page, where: Locator) -> None:
    """Check that the card has the focus and that its heading can be seen, below what sticks to the top."""
    expect(where).to_be_focused()
    expect(where.locator("h3")).to_be_in_viewport()
    box, bar = where.locator("h3").bounding_box(), page.locator(".desk-bar").bounding_box()
    assert box is not None
    assert bar is not None
    assert box["y"] >= bar["y"] + bar["height"] - 1 or page.viewport_size["width"] < 1024


def expect_stored(page: Page, decided: int, of: int) -> None:
    """Wait until so many numbers are decided, and nothing waits in the page any more."""
    expect(page.locator("#progress strong")).to_have_text(f"{decided} of {of}")
    expect(page.locator(".card.sending")).to_have_count(0)

"""Three articles that say the same number, with a claim on each: what links are made between."""

from dataclasses import dataclass

from django.contrib.auth.models import User

from claims.actions import create_claim, create_quantity
from claims.domain.records import QuantityRecord
from claims.models import NumericClaim
from sources.actions import create_source
from sources.domain.records import SourceRecord
from tests.world import claim_record, make_article, make_user

OUTLETS = ("herald", "tribune", "gazette")
QUOTE = "In all, 1,000 boats sank off the cape."


@dataclass
class Newsrooms:
    """Three outlets that printed the same line, each a day after the one before, and a claim on each."""

    editor: User
    second: User
    reviewer: User
    keys: list[int]

    def claims(self) -> list[NumericClaim]:
        """Return the claims as they are now: the Herald's, the Tribune's, the Gazette's."""
        found = NumericClaim.objects.with_parts().in_bulk(self.keys)
        return [found[key] for key in self.keys]


def make_newsrooms() -> Newsrooms:
    """Return the three, their claims drafts without a link."""
    editor, second, reviewer = (
        make_user(name, group)
        for name, group in (("editor", "Editor"), ("second", "Editor"), ("reviewer", "Reviewer"))
    )
    create_quantity(
        content=QuantityRecord(slug="sunk", name="boats sunk", unit="boat", statistic="count"), by=editor
    )
    keys = []
    for day, name in enumerate(OUTLETS, start=1):
        create_source(content=SourceRecord(slug=name, name=name.title(), kind="outlet"), by=editor)
        article = make_article(
            by=editor,
            text=QUOTE,
            slug=f"{name}-boats",
            outlet=name,
            headline=f"Boats, by the {name.title()}",
            published=f"2025-07-{day:02}",
        )
        content = claim_record(
            article.versions.get(), "1,000", QUOTE, comparator="exact", point="1000", quantity="sunk"
        )
        keys.append(create_claim(content=content, by=editor).pk)
    return Newsrooms(editor, second, reviewer, keys)

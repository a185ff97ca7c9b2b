"""An editor's desk without a page: an article that was pasted, and decisions made on what was seen there."""

from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import chain
from typing import Any
from uuid import UUID, uuid4

from django.contrib.auth.models import User

import claims.verify
import sources.verify
from claims.actions import enter_article, undo_decision
from claims.actions.decisions import Decided
from claims.actions.decisions.deciding import number_at
from claims.models import NumberMention, NumericClaim, state_mark
from newsledger.ledger.verify import ChainReading
from sources.domain.records import ArticleRecord, VersionRecord
from sources.models import ArticleVersion
from tests.world import make_user

TEXT = (
    "At least 40 boats sank on Monday, the harbour office told Velpress.\n"
    "About 30 of them were new, it said. The office moved here in 2019.\n"
    "Ann Lee said 12 crews were missing and 7 were found."
)


@dataclass
class Desk:
    """One version, and whoever sits before it."""

    version: ArticleVersion
    editor: User
    others: dict[str, User] = field(default_factory=dict)

    def place(self, words: str) -> dict[str, int]:
        start = self.version.text.index(words)
        return {"start": start, "end": start + len(words)}

    def seen(self, words: str) -> dict[str, Any]:
        """Return the place and the mark of the number as a card shows it now."""
        place = self.place(words)
        number = number_at(self.version, **place)
        return {**place, "mark": state_mark(number.mention, number.claims)}

    def decide(
        self,
        action: Callable[..., Decided],
        words: str,
        *,
        by: User | None = None,
        token: UUID | None = None,
        **said: Any,
    ) -> Decided:
        """Make a decision on the number as it is now, unless `said` brings a mark seen before."""
        seen = {**self.seen(words), **said}
        return action(version=self.version, by=by or self.editor, token=token or uuid4(), **seen)

    def undo(self, *, by: User | None = None) -> Decided:
        return undo_decision(version=self.version, by=by or self.editor, token=uuid4())

    def mention(self, words: str) -> NumberMention:
        return self.version.mentions.get(**self.place(words))

    def claim(self, words: str, part: int = 1) -> NumericClaim:
        return NumericClaim.objects.with_parts().get(
            mention__version=self.version,
            part=part,
            **{f"mention__{key}": at for key, at in self.place(words).items()},
        )


def make_desk(text: str = TEXT, *, published: str = "2025-07-09") -> Desk:
    """Return the desk of an article that an editor has pasted; a second editor and a reviewer are there too."""
    editor = make_user("editor", "Editor")
    content = ArticleRecord(
        slug="boats", outlet="", headline="Boats", published=published, versions=(VersionRecord(1, ""),)
    )
    article = enter_article(content=content, text=text, new_outlet="Northern Post", by=editor)
    version = article.versions.select_related("article__outlet").get()
    return Desk(
        version,
        editor,
        {"second": make_user("second", "Editor"), "reviewer": make_user("reviewer", "Reviewer")},
    )


def live() -> dict[str, dict[str, Any]]:
    """Return every record as the tables hold it, by its name and without its revision."""
    rows = chain(sources.verify.live_records(), claims.verify.live_records())
    return {row.name: dict(row.payload) for row in rows}


def faults() -> list[str]:
    """Return what `manage.py verify` would find."""
    reading = ChainReading()
    rows = chain(sources.verify.live_records(), claims.verify.live_records())
    found = (
        *reading.findings(),
        *reading.findings_against(rows),
        *sources.verify.findings(),
        *claims.verify.findings(),
    )
    return [str(each) for each in found]

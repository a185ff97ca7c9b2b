"""The numbers of a version on their way in: which bear a claim, and what became of the others."""

import json
from collections.abc import Iterable

from django.contrib.auth.models import User

from claims.actions import write_mentions
from claims.bundles.comparing import Difference
from claims.bundles.resolving import SaidClaim
from claims.domain.records import ClaimRecord, MentionRecord, MentionsRecord
from claims.domain.terms import Fate
from claims.models import MentionList
from sources.models import ArticleVersion

from .ground import IMPORTED, Report


class Fates:
    """The numbers of one version on their way into the store. What was ever decided there stays as it is."""

    def __init__(self, version: ArticleVersion, report: Report) -> None:
        self.version = version
        self.report = report
        self.listed = MentionList.objects.filter(version=version).select_related("version__article").first()
        content = (
            self.listed.as_record() if self.listed else MentionsRecord(version.article.slug, version.number)
        )
        self.record = f"mentions/{version.article.slug}/{version.number}"
        self.stored = {(each.start, each.end): each for each in content.mentions}
        self.wanted = dict(self.stored)
        self._once: dict[tuple[int, int], set[str]] | None = None

    def claim(self, claim: SaidClaim) -> bool:
        """Make the number bear a claim; False, with the difference told, where it was decided otherwise."""
        place = (claim.record.start, claim.record.end)
        known = self.stored.get(place)
        if known and known.fate not in (Fate.UNDECIDED, Fate.CLAIM):
            self._tell("claims", known, "fate", Fate.CLAIM.value, known.fate)
            return False
        exact = self.version.text[slice(*place)]
        self.wanted[place] = MentionRecord(*place, exact, Fate.CLAIM.value)
        return True

    def decide(self, said: MentionRecord) -> None:
        """Give the number the bundle's fate, unless it has or once had one; then tell what differs."""
        place = (said.start, said.end)
        known = self.wanted.get(place)
        if known is not None and (known.fate, known.reason) == (said.fate, said.reason):
            self.report.unchanged["mentions"] += 1
        elif self._is_undecided(place):
            self.wanted[place] = said
            self.report.created["mentions"] += 1
        elif known is None:
            self._tell("mentions", said, "fate", said.fate, None)
        elif known.fate != said.fate:
            self._tell("mentions", known, "fate", said.fate, known.fate)
        else:
            self._tell("mentions", known, "reason", said.reason, known.reason)

    def tell_unsaid(self, said: Iterable[MentionRecord | ClaimRecord]) -> None:
        """Tell in one line how many stored numbers the bundle doesn't name: a reader may propose many."""
        named = {(each.start, each.end) for each in said}
        more = sum(place not in named and known.fate != Fate.CLAIM for place, known in self.stored.items())
        if more:
            self.report.differences.append(Difference(self.record, "numbers", None, f"{more:,} more"))

    def write(self, by: User) -> None:
        write_mentions(
            version=self.version,
            revision=self.listed.revision if self.listed else None,
            content=MentionsRecord(
                self.version.article.slug, self.version.number, tuple(self.wanted.values())
            ),
            by=by,
            action=IMPORTED,
        )

    def _is_undecided(self, place: tuple[int, int]) -> bool:
        """Return whether nobody ever gave this number a fate, nor took it out of the list."""
        if self.listed is None:
            return place not in self.wanted
        if self._once is None:
            self._once = _fates_once_had(self.listed)
        once = self._once.get(place, set())
        if place in self.wanted:
            return self.wanted[place].fate == Fate.UNDECIDED and once <= {Fate.UNDECIDED}
        return not once

    def _tell(self, kind: str, mention: MentionRecord, what: str, said: str, stored: str | None) -> None:
        named = f"“{mention.exact}” ({mention.start}–{mention.end}).{what}"
        self.report.kept(kind, self.record, named, said, stored)


def _fates_once_had(listed: MentionList) -> dict[tuple[int, int], set[str]]:
    """Return every fate that the ledger remembers of each number."""
    fates: dict[tuple[int, int], set[str]] = {}
    for payload in listed.history().values_list("payload", flat=True):
        for each in json.loads(payload)["mentions"]:
            fates.setdefault((each["start"], each["end"]), set()).add(each["fate"])
    return fates

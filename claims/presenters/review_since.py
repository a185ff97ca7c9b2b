"""What became of a claim, and of what it rests on, since a reviewer saw it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Q

from claims.models import NumericClaim
from newsledger.ledger.changes import read_payload
from newsledger.ledger.models import LedgerEntry
from newsledger.ledger.wording import Told, Wording

# As `NumericClaim.rests_on` names records.
_RECORD = re.compile(r"(\S{1,300})@([0-9]{1,9})", re.ASCII)
_WHAT = {"claim": "The claim", "attribution": "Who is credited", "quantity": "What is counted"}


@dataclass(frozen=True)
class Changed:
    """One record and what was changed of it, part by part; None where its entries can't be read."""

    what: str
    changed: Sequence[Told] | None


@dataclass(frozen=True)
class Since:
    """What changed since the revision that was seen."""

    revision: int
    changed: tuple[Changed, ...]


def changed_since(
    claim: NumericClaim, *, revision: int, rests_on: str, now: str, wordings: Mapping[str, Wording]
) -> Since | None:
    """Return what changed since the claim was seen at this revision, resting on these records; None if nothing did.

    One query. `rests_on` may be anything a browser sends: only records that are there now are looked for.
    """
    seen = {claim.record: revision} | _revisions(rests_on)
    newest = {claim.record: claim.revision} | _revisions(now)
    older = {
        record: seen[record] for record, number in newest.items() if 0 < seen.get(record, number) < number
    }
    if not older:
        return None
    asked = Q()
    for record, number in older.items():
        asked |= Q(record=record, revision__in=(number, newest[record]))
    kept = {(entry.record, entry.revision): entry.payload for entry in LedgerEntry.objects.filter(asked)}
    changed = []
    for record, number in older.items():
        kind = record.partition("/")[0]
        before, after = kept.get((record, number)), kept.get((record, newest[record]))
        changed.append(Changed(_WHAT[kind], _told(wordings[kind], before, after)))
    return Since(revision, tuple(changed))


def _revisions(rests_on: str) -> dict[str, int]:
    """Return the records that are named, each with its revision."""
    found = (_RECORD.fullmatch(each) for each in rests_on[:100_000].split())
    return {each[1]: int(each[2]) for each in found if each}


def _told(wording: Wording, before: str | None, after: str | None) -> list[Told] | None:
    """Return what one entry's record has that the other's hasn't."""
    records = [read_payload(payload or "") for payload in (before, after)]
    if None in records:
        return None
    return wording.told(wording.changes(*records))

"""Re-checks the ledger: its chain link by link, and each record's newest payload against the rows."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from .chain import FIRST_PREVIOUS, canonical_json, entry_hash
from .models import LedgerEntry

NOTHING = canonical_json({})
"""What an entry holds of a record that was discarded, and no other entry."""
MAKING = (LedgerEntry.Action.CREATED, LedgerEntry.Action.IMPORTED)


class Finding(NamedTuple):
    """Something that is not as it must be: where, and what is wrong with it."""

    where: str
    trouble: str

    def __str__(self) -> str:
        return f"{self.where}: {self.trouble}"


class LiveRecord(NamedTuple):
    """A record as the tables hold it now."""

    name: str
    revision: int
    payload: Mapping[str, Any]


class Newest(NamedTuple):
    number: int
    revision: int
    digest: bytes
    is_discarded: bool


@dataclass
class ChainReading:
    """One pass over the chain: yields what is off, keeps each record's newest entry for the next check."""

    entries: int = 0
    head: str = FIRST_PREVIOUS
    newest: dict[str, Newest] = field(default_factory=dict)

    def findings(self) -> Iterator[Finding]:
        for entry in LedgerEntry.objects.order_by("number").iterator(chunk_size=2000):
            yield from self._check(entry)

    def _check(self, entry: LedgerEntry) -> Iterator[Finding]:
        where = f"ledger entry {entry.number} ({entry.record})"
        self.entries += 1
        if entry.number != self.entries:
            missing = f"entry {self.entries}" if entry.number == self.entries + 1 else "entries"
            yield Finding(where, f"{missing} before it {'is' if 'entry' in missing else 'are'} missing")
            self.entries = entry.number
        if entry.previous != self.head:
            yield Finding(
                where, "does not follow the entry before it: its `previous` is not that entry's hash"
            )
        self.head = entry.hash
        if trouble := _payload_trouble(entry.payload):
            yield Finding(where, trouble)
        elif entry.hash != _hash_of(entry):
            yield Finding(where, "was changed after it was written: its hash is not the one of what it says")
        known = self.newest.get(entry.record)
        if entry.revision != (known.revision + 1 if known else 1):
            yield Finding(
                where, f"makes revision {entry.revision} after revision {known.revision if known else 'none'}"
            )
        is_discarded = entry.action == LedgerEntry.Action.DISCARDED
        if is_discarded != (entry.payload == NOTHING):
            yield Finding(where, f"says “{entry.action}”, and its payload doesn’t fit that")
        if known and known.is_discarded and entry.action not in MAKING:
            yield Finding(where, f"says “{entry.action}” of a record that was discarded before")
        self.newest[entry.record] = Newest(entry.number, entry.revision, _digest(entry.payload), is_discarded)

    def findings_against(self, live: Iterable[LiveRecord]) -> Iterator[Finding]:
        """Yield where the rows are not what the newest entries say. To be called after `findings`."""
        unseen = dict(self.newest)
        for record in live:
            newest = unseen.pop(record.name, None)
            if newest is None:
                yield Finding(record.name, "stands in its table, but the ledger has no entry of it")
            elif newest.is_discarded:
                yield Finding(record.name, f"stands in its table, but was discarded (entry {newest.number})")
            elif record.revision != newest.revision:
                yield Finding(
                    record.name,
                    f"is at revision {record.revision} in its table, but at {newest.revision} in the ledger",
                )
            elif _digest(canonical_json(record.payload)) != newest.digest:
                yield Finding(record.name, _difference(newest.number, record))
        for name, newest in unseen.items():
            if not newest.is_discarded:
                yield Finding(name, f"is in the ledger (entry {newest.number}), but no longer in its table")


def _hash_of(entry: LedgerEntry) -> str:
    return entry_hash(
        number=entry.number,
        at=entry.at,
        by=entry.by,
        record=entry.record,
        revision=entry.revision,
        action=entry.action,
        reason=entry.reason,
        payload=entry.payload,
        previous=entry.previous,
    )


def _payload_trouble(payload: str) -> str:
    try:
        value = json.loads(payload)
        canonical = canonical_json(value)
    except (ValueError, RecursionError):
        return "has a payload that is not JSON of ours"
    if not isinstance(value, dict):
        return "has a payload that is no record"
    return "" if canonical == payload else "has a payload that is not in canonical form"


def _digest(payload: str) -> bytes:
    # Half the hash is plenty to tell payloads apart, and a million records stay within memory.
    return hashlib.sha256(payload.encode()).digest()[:16]


def _difference(number: int, record: LiveRecord) -> str:
    """Name the parts in which the rows differ from the entry."""
    payload = LedgerEntry.objects.values_list("payload", flat=True).get(number=number)
    if trouble := _payload_trouble(payload):
        return f"can't be compared: its newest entry ({number}) {trouble}"
    said = json.loads(payload)
    now = json.loads(canonical_json(record.payload))
    parts = [
        f"{key} is {canonical_json(now.get(key))}, the ledger says {canonical_json(said.get(key))}"
        for key in sorted(said.keys() | now.keys())
        if said.get(key) != now.get(key)
    ]
    return f"was changed past the ledger (entry {number}): " + "; ".join(_short(part) for part in parts)


def _short(text: str, limit: int = 300) -> str:
    return text if len(text) <= limit else text[: limit - 1] + "…"

"""Entries of the ledger as a page tells them: who, when and why, and what each of them changed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from .changes import read_payload
from .models import LedgerEntry
from .wording import Told, Wording


@dataclass(frozen=True)
class ToldEntry:
    """An entry and what it changed; `changed` is None where a payload can't be read (any more)."""

    entry: LedgerEntry
    changed: Sequence[Told] | None
    is_beginning: bool = False
    """Whether the record begins here, or begins again, so that all it says was added."""

    @property
    def is_end(self) -> bool:
        """Whether the record was discarded here, so that all it said was removed."""
        return self.entry.action == LedgerEntry.Action.DISCARDED


def told_entries(entries: Iterable[LedgerEntry], wording: Wording) -> list[ToldEntry]:
    """Return what each entry changed of the entry that follows it in the list, the one before it in time.

    The last one is only held against, unless the record begins with it.
    """
    read = [(entry, read_payload(entry.payload)) for entry in entries]
    told = []
    for (entry, after), (_, before) in pairwise([*read, (None, {})]):
        if entry is not None and (entry.revision == 1 or entry is not read[-1][0]):
            told.append(ToldEntry(entry, _told(wording, before, after), is_beginning=before == {}))
    return told


def _told(wording: Wording, before: object, after: object) -> list[Told] | None:
    if before is None or after is None:
        return None
    try:
        return wording.told(wording.changes(before, after))
    except RecursionError:  # brackets within brackets, which no record of ours has
        return None

"""How entries come into the ledger. Every action of ours writes through here, entry first, row after."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from django.contrib.auth.models import User
from django.db import connection, transaction
from django.utils import timezone

from newsledger.refusals import Refused

from .chain import FIRST_PREVIOUS, canonical_json, entry_hash
from .models import LedgerEntry, Recorded

# Any constant will do as long as no other program locks it in the same database.
_POSTGRESQL_LOCK = 0x6E_65_77_73


@contextmanager
def writing() -> Iterator[None]:
    """Open a transaction that alone may write until it ends.

    One writer at a time keeps the chain free of forks. The lock is taken before any row is, so two
    writers can't hold what the other waits for. SQLite does the same with BEGIN IMMEDIATE.
    Works as a decorator too.
    """
    with transaction.atomic():
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_POSTGRESQL_LOCK])
        yield


@contextmanager
def one_moment() -> Iterator[None]:
    """Let all that is read inside be of one moment, without holding up anyone who writes meanwhile."""
    if connection.in_atomic_block:
        yield
    elif connection.vendor == "postgresql":
        with transaction.atomic():
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            yield
    else:
        # Django would begin with IMMEDIATE, which is right for writes but shuts out every other writer.
        with connection.cursor() as cursor:
            cursor.execute("BEGIN DEFERRED")
        try:
            yield
        finally:
            with connection.cursor() as cursor:
                cursor.execute("ROLLBACK")


def record(
    name: str,
    *,
    revision: int,
    action: str,
    payload: Mapping[str, Any],
    by: User,
    reason: str = "",
) -> LedgerEntry:
    """Append an entry and return it. To be called inside `writing()`, before the row itself is written."""
    if not connection.in_atomic_block:
        raise RuntimeError("ledger.record() needs a transaction: call it inside writing()")
    last = LedgerEntry.objects.order_by("-number").values_list("number", "hash").first()
    number, previous = (last[0] + 1, last[1]) if last else (1, FIRST_PREVIOUS)
    fields: dict[str, Any] = {
        "number": number,
        "at": timezone.now(),
        "by": by.get_username(),
        "record": name,
        "revision": revision,
        "action": str(action),
        "reason": reason,
        "payload": canonical_json(payload),
        "previous": previous,
    }
    return LedgerEntry.objects.create(**fields, hash=entry_hash(**fields))


def last_number() -> int:
    """Return the number of the newest entry; 0 for an empty ledger."""
    return LedgerEntry.objects.order_by("-number").values_list("number", flat=True).first() or 0


def first_revision(name: str) -> int:
    """Return the revision with which a record of this name is made: 1, or the next one if it was discarded before.

    Raises: Refused, when the ledger knows the record otherwise than as discarded: then its row was lost.
    """
    last = (
        LedgerEntry.objects.filter(record=name)
        .order_by("-revision")
        .values_list("revision", "action")
        .first()
    )
    if last is None:
        return 1
    revision, action = last
    if action != LedgerEntry.Action.DISCARDED:
        raise Refused(
            f"The ledger has {name}, but its table doesn’t: something was changed past the ledger."
            " Ask whoever runs newsledger to run manage.py verify."
        )
    return int(revision) + 1


def discard(row: Recorded, *, by: User, reason: str = "") -> LedgerEntry:
    """Record that the row is taken out again, and return the entry. To be called before the row is deleted."""
    return record(
        row.record,
        revision=row.revision + 1,
        action=LedgerEntry.Action.DISCARDED,
        payload={},
        by=by,
        reason=reason,
    )

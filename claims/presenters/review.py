"""The reviewers' queue: which claims wait, how long, who wrote them, and which this reviewer has opened."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from django.utils.timesince import timesince

from claims.models import ClaimAttribution, NumericClaim
from claims.querysets import WRITTEN, ClaimQuerySet
from newsledger.ledger.counting import Tally, tally
from newsledger.ledger.models import LedgerEntry

from .rows import ClaimRow, claim_row

LINES = 25
"""How many claims stand beside the one at hand."""
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Place:
    """A place in the queue: when a claim came into review, and its row number."""

    moment: datetime
    pk: int

    @classmethod
    def of(cls, claim: NumericClaim) -> "Place":
        return cls(claim.submitted_at, claim.pk)

    @classmethod
    def read(cls, microseconds: str, pk: str) -> "Place":
        return cls(_EPOCH + timedelta(microseconds=int(microseconds)), int(pk))

    def __str__(self) -> str:
        return f"{(self.moment - _EPOCH) // timedelta(microseconds=1)}-{self.pk}"


Opened = Mapping[int, tuple[int, str]]
"""Row number to the revision, and what it rested on, at which a reviewer was shown the claim whole."""


@dataclass(frozen=True)
class Waiting:
    """A claim in the queue, in one line."""

    claim: Any
    row: ClaimRow
    age: str
    writers: tuple[str, ...]
    is_own: bool
    """Whether the reader wrote a revision of it, and so can't approve it."""
    is_opened: bool
    """Whether the reader was shown it just as it is now."""
    is_changed: bool
    """Whether the reader was shown it otherwise than it is now."""

    @property
    def place(self) -> Place:
        return Place.of(self.claim)


@dataclass(frozen=True)
class Queue:
    """A stretch of the queue, oldest submission first, and where the next and the one before begin."""

    start: Place | None
    """Where it begins; None at the oldest."""
    lines: tuple[Waiting, ...]
    tally: Tally
    earlier: Place | None
    later: Place | None

    @property
    def opened(self) -> tuple[Waiting, ...]:
        """The claims that can be approved together."""
        return tuple(each for each in self.lines if each.is_opened and not each.is_own)


def queue(claims: ClaimQuerySet, *, start: Place | None, by: str, opened: Opened) -> Queue:
    """Return the stretch of the queue that begins at the place, at the oldest where there is none.

    Six queries at most, whatever waits. A place at which nothing stands any more is as good as any.
    """
    ordered = claims.in_order_of_submission()
    reached = ordered.submitted_from(start.moment, start.pk) if start else ordered
    ids = list(reached.values_list("pk", flat=True)[: LINES + 1])
    rows: dict[int, Any] = NumericClaim.objects.with_row_data().in_bulk(ids)
    lines = [rows[pk] for pk in ids if pk in rows]
    return Queue(
        start=start,
        lines=waiting(lines[:LINES], by=by, opened=opened),
        tally=tally(claims),
        earlier=_begins_before(claims, start) if start else None,
        later=Place.of(lines[LINES]) if len(lines) > LINES else None,
    )


def next_to_review(
    claims: ClaimQuerySet, *, by: str, start: Place | None = None, beside: int = 0
) -> NumericClaim | None:
    """Return the first claim from the place on that the reviewer may decide, else the first of all; None of none.

    `beside` is the row number of a claim that is left out.
    """
    theirs = claims.waiting_for(by).exclude(pk=beside).in_order_of_submission()
    found = theirs.submitted_from(start.moment, start.pk).first() if start else None
    return found or theirs.first()


def _begins_before(claims: ClaimQuerySet, start: Place) -> Place | None:
    """Return where the stretch before the place begins, None where nothing stands before it."""
    before = claims.submitted_before(start.moment, start.pk).order_by("-submitted_at", "-pk")
    places = list(before.values_list("submitted_at", "pk")[:LINES])
    return Place(*places[-1]) if places else None


def waiting(claims: Collection[Any], *, by: str, opened: Opened) -> tuple[Waiting, ...]:
    """Return the claims as lines, in two queries; they come from `with_row_data`."""
    writers = writers_of(claims)
    rest_on = _rest_on([claim for claim in claims if claim.pk in opened])
    return tuple(
        Waiting(
            claim=claim,
            row=claim_row(claim, ()),
            age=age(claim.submitted_at),
            writers=writers.get(claim.record, ()),
            is_own=by in writers.get(claim.record, ()),
            is_opened=claim.pk in opened and opened[claim.pk] == (claim.revision, rest_on[claim.pk]),
            is_changed=claim.pk in opened and opened[claim.pk] != (claim.revision, rest_on[claim.pk]),
        )
        for claim in claims
    )


def writers_of(claims: Iterable[NumericClaim]) -> dict[str, tuple[str, ...]]:
    """Return who wrote a revision of each record, the first writer first, in one query."""
    written = LedgerEntry.objects.filter(record__in=[claim.record for claim in claims], action__in=WRITTEN)
    writers: dict[str, dict[str, None]] = {}
    for record, name in written.order_by("revision").values_list("record", "by"):
        writers.setdefault(record, {})[name] = None
    return {record: tuple(names) for record, names in writers.items()}


def _rest_on(claims: Collection[NumericClaim]) -> dict[int, str]:
    """Return what each claim rests on, as `NumericClaim.rests_on` names it, in one query."""
    credited: dict[int, list[tuple[str, int]]] = {claim.pk: [] for claim in claims}
    if credited:
        rests = ClaimAttribution.objects.filter(claim__in=credited)
        for pk, uid, revision in rests.values_list("claim", "attribution__uid", "attribution__revision"):
            credited[pk].append((uid, revision))
    return {claim.pk: claim.rests_on(credited[claim.pk]) for claim in claims}


def age(moment: datetime) -> str:
    """Return how long ago that was, in its largest unit.

    >>> age(datetime.now(UTC) - timedelta(days=3, hours=7))
    '3 days'
    """
    words = timesince(moment, depth=1).replace("\xa0", " ")
    return "less than a minute" if words.startswith("0") else words

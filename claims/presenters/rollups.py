"""Whose words count as a body's, from when to when, and how it comes that they do."""

from collections import deque
from collections.abc import Iterable
from typing import NamedTuple, cast

from claims.domain.chains import Tie, Window, rolled_up
from claims.querysets import Speaker
from sources.domain.terms import AffiliationKind
from sources.querysets import TieRow

MERGED = "merged"


class Reach(NamedTuple):
    """A source that counts as a body between two days, and the shortest way up to it, tie by tie."""

    speaker: Speaker
    way: tuple[TieRow, ...] = ()

    @property
    def is_same_source(self) -> bool:
        """Whether nothing but mergers lies between: another spelling of the body, not another speaker."""
        return all(tie.kind == MERGED for tie in self.way)


def reaches(body_id: int, ties: Iterable[TieRow]) -> list[Reach]:
    """Return the body and all whose words count as its own, once for each span of days in which they do."""
    # A tie that ended before it began holds on no day.
    ties = [
        tie for tie in ties if not (tie.since_first and tie.until_last and tie.until_last < tie.since_first)
    ]
    days = cast(dict[int, tuple[Window, ...]], rolled_up((_as_tie(tie) for tie in ties), body_id))
    ways = _shortest_ways(body_id, ties)
    return [Reach(Speaker(body_id))] + [
        Reach(Speaker(source_id, window.since, window.until), ways[source_id])
        for source_id, windows in days.items()
        for window in windows
    ]


def _as_tie(row: TieRow) -> Tie:
    # A merger is no tie of the domain's: what was merged is the source itself, at any time.
    kind = AffiliationKind.PART_OF if row.kind == MERGED else row.kind
    return Tie(row.source_id, kind, row.organisation_id, row.since_first, row.until_last)


def _shortest_ways(body_id: int, ties: Iterable[TieRow]) -> dict[int, tuple[TieRow, ...]]:
    below: dict[int, list[TieRow]] = {}
    for tie in ties:
        below.setdefault(tie.organisation_id, []).append(tie)
    ways: dict[int, tuple[TieRow, ...]] = {body_id: ()}
    queue = deque([body_id])
    while queue:
        here = queue.popleft()
        for tie in below.get(here, []):
            if tie.source_id not in ways:
                ways[tie.source_id] = (tie, *ways[here])
                queue.append(tie.source_id)
    return ways

"""How one source's words come to count as another's, in words."""

from collections import deque
from collections.abc import Hashable, Iterable, Mapping

from claims.domain.chains import Tie
from sources.domain.terms import AffiliationKind

VERBS = {
    AffiliationKind.SPEAKS_FOR: "speaks for",
    AffiliationKind.PART_OF: "is part of",
    AffiliationKind.OWNED_BY: "is owned by",
    AffiliationKind.ISSUED_BY: "was issued by",
    AffiliationKind.MEMBER_OF: "is a member of",
}


def way_up(ties: Iterable[Tie], member: Hashable, body: Hashable) -> tuple[Tie, ...]:
    """Return the shortest way from a source to a body by ties of roll-up; the caller leaves out what doesn't hold.

    >>> ties = [Tie("Zakharova", "speaks_for", "MFA"), Tie("MFA", "part_of", "Russia")]
    >>> [tie.body for tie in way_up(ties, "Zakharova", "Russia")]
    ['MFA', 'Russia']
    """
    above: dict[Hashable, list[Tie]] = {}
    for tie in ties:
        above.setdefault(tie.member, []).append(tie)
    ways: dict[Hashable, tuple[Tie, ...]] = {member: ()}
    queue = deque([member])
    while queue and body not in ways:
        here = queue.popleft()
        for tie in above.get(here, ()):
            if tie.body not in ways:
                ways[tie.body] = (*ways[here], tie)
                queue.append(tie.body)
    return ways.get(body, ())


def way_in_words(way: Iterable[Tie], names: Mapping[Hashable, str]) -> str:
    """Return the way as a relative clause: "which is part of Ukraine"; nothing for no way.

    >>> way_in_words([Tie(1, "speaks_for", 2), Tie(2, "part_of", 3)], {2: "the ministry", 3: "Russia"})
    'which speaks for the ministry, which is part of Russia'
    """
    return ", ".join(f"which {VERBS[AffiliationKind(tie.kind)]} {names[tie.body]}" for tie in way)

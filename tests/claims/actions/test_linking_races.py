"""Two people who link claims at the same moment: forty rounds of each way to make a circle, ten of the others.

Each thread has a connection of its own, as two processes of the site have.
"""

from functools import partial
from typing import Any

import pytest
from django.contrib.auth.models import User

from claims.actions import decide_link, link_claim, refuse_link, undo_link
from claims.domain.records import ClaimLinkRecord
from claims.models import ClaimLink, LinkRefusal, NumericClaim
from newsledger.refusals import Refused, StaleRevision
from sources.domain.ties import find_cycle
from tests.claims.actions.decisions.desk import faults
from tests.claims.actions.decisions.test_races import Call, Threads, one_wins, threads
from tests.claims.actions.linked import Newsrooms, make_newsrooms

pytestmark = [pytest.mark.race, pytest.mark.long]

ROUNDS = 40
FEWER_ROUNDS = 10


def deriving(start: NumericClaim, end: NumericClaim, by: User, **said: Any) -> Call:
    """Look at both now; link them when called."""
    given = {"kind": "derived_from", "revision": start.revision, "end_revision": end.revision, **said}
    return partial(decide_link, start=start, end=end, by=by, **given)


def whole(start: NumericClaim, end: NumericClaim, by: User) -> Call:
    """Say all links of the claim anew, as bundles do, knowing only its own revision."""
    links = (*start.as_record().links, ClaimLinkRecord(end.uid, "derived_from", "editor"))
    return partial(link_claim, claim=start, revision=start.revision, links=links, by=by)


# --- The ways to be in each other's way; each starts without a link and says what must have come of it ---


def two_halves_of_a_circle(rooms: Newsrooms, both: Threads) -> None:
    one, other, _ = rooms.claims()
    told = both.at_once(deriving(one, other, rooms.editor), deriving(other, one, rooms.second))
    one_wins(told, "changed meanwhile by")


def two_halves_by_whole_claims(rooms: Newsrooms, both: Threads) -> None:
    one, other, _ = rooms.claims()
    told = both.at_once(whole(one, other, rooms.editor), whole(other, one, rooms.second))
    one_wins(told, "the two would derive from each other", error=Refused)


def the_last_two_of_three(rooms: Newsrooms, both: Threads) -> None:
    one, other, third = rooms.claims()
    deriving(one, other, rooms.editor)()
    one, other, third = rooms.claims()
    told = both.at_once(whole(other, third, rooms.editor), whole(third, one, rooms.second))
    one_wins(told, "the two would derive from each other", error=Refused)


def a_shortcut_while_the_long_way_is_made(rooms: Newsrooms, both: Threads) -> None:
    one, other, third = rooms.claims()
    deriving(one, other, rooms.editor)()
    one, other, third = rooms.claims()
    # a → b stands; c → a comes while b → c does, each as seen on its page. What the page saw of a never changed.
    told = both.at_once(deriving(third, one, rooms.second), deriving(other, third, rooms.editor))
    one_wins(told, error=Refused)


def the_same_link_twice(rooms: Newsrooms, both: Threads) -> None:
    one, other, _ = rooms.claims()
    told = both.at_once(deriving(one, other, rooms.editor), deriving(one, other, rooms.second))
    assert sorted(each.got.is_repeat for each in told) == [False, True]
    assert ClaimLink.objects.between(one.pk, other.pk).count() == 1


def two_kinds_at_once(rooms: Newsrooms, both: Threads) -> None:
    one, other, _ = rooms.claims()
    told = both.at_once(
        deriving(one, other, rooms.editor), deriving(other, one, rooms.second, kind="same_statement")
    )
    one_wins(told, "changed meanwhile by")


def undoing_while_another_adds(rooms: Newsrooms, both: Threads) -> None:
    one, other, third = rooms.claims()
    start = deriving(one, other, rooms.editor)().start
    undo = partial(
        undo_link, start=start, end=other, revision=start.revision, kind="derived_from", by=rooms.editor
    )
    told = both.at_once(undo, deriving(start, third, rooms.second))
    one_wins(told, "was changed", error=StaleRevision)
    ends = set(ClaimLink.objects.filter(from_claim=one).values_list("to_claim", flat=True))
    assert ends == (set() if told[0].refusal is None else {other.pk, third.pk})


def linking_what_another_refuses(rooms: Newsrooms, both: Threads) -> None:
    one, other, _ = rooms.claims()
    refuse = partial(refuse_link, one=other, other=one, by=rooms.second)
    told = both.at_once(deriving(one, other, rooms.editor), refuse)
    assert told[0].refusal is None, "a link takes a refusal back"
    assert told[1].refusal is None or "linked already" in told[1].words
    assert not LinkRefusal.objects.exists()


CIRCLES = (
    two_halves_of_a_circle,
    two_halves_by_whole_claims,
    the_last_two_of_three,
    a_shortcut_while_the_long_way_is_made,
)
BESIDES = (
    the_same_link_twice,
    two_kinds_at_once,
    undoing_while_another_adds,
    linking_what_another_refuses,
)
TURNS = [*CIRCLES * ROUNDS, *BESIDES * FEWER_ROUNDS]


@pytest.fixture
def rooms(transactional_db: None) -> Newsrooms:
    return make_newsrooms()


def test_no_half_of_a_circle_gets_through_in_forty_rounds_of_each(rooms: Newsrooms):
    with threads() as both:
        for race in TURNS:
            race(rooms, both)
            edges = ClaimLink.objects.filter(kind="derived_from").values_list("from_claim", "to_claim")
            assert find_cycle(edges) is None
            for claim in rooms.claims():
                link_claim(claim=claim, revision=claim.revision, links=[], by=rooms.editor)
    assert faults() == []

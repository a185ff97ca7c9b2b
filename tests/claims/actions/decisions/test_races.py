"""Two people at one desk, at the same moment: forty rounds of each way to be in each other's way.

Exactly one gets through, the other is told by whom what was decided, nobody meets another error, and what verify
would find afterwards is nothing. Each thread has a connection of its own, as two processes of the site have.
"""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from threading import Barrier
from typing import Any
from uuid import uuid4

import pytest
from django.contrib.auth.models import User
from django.db import connections

from claims.actions import (
    accept_number,
    move_claim,
    refuse_number,
    store_number,
    submit_decided,
    undo_decision,
)
from claims.actions.decisions import Decided
from claims.domain.drafts import DraftAttribution
from claims.domain.records import QuantityRecord
from claims.domain.review import Move
from claims.models import Attribution, Decision, NumericClaim
from newsledger.refusals import Refused, StaleRevision
from tests.claims.actions.decisions.desk import Desk, faults, make_desk

pytestmark = [pytest.mark.race, pytest.mark.long]

ROUNDS = 40
SUNK = QuantityRecord(slug="sunk", name="boats sunk", unit="boat", statistic="count")


def number(turn: int, more: int = 0) -> str:
    return str(1000 + 2 * turn + more)


TEXT = "\n".join(
    f"Ann Lee said at least {number(turn, more)} boats sank." for turn in range(ROUNDS + 1) for more in (0, 1)
)


@dataclass
class Told:
    """What became of one call: what it returned, or the refusal."""

    got: Any = None
    refusal: Refused | None = None

    @property
    def words(self) -> str:
        return str(self.refusal)


Call = Callable[[], Any]


class Threads:
    """Two threads that make their calls at the same moment, each on a connection of its own."""

    def __init__(self, pool: ThreadPoolExecutor) -> None:
        self._pool = pool

    def at_once(self, *calls: Call) -> list[Told]:
        ready = Barrier(len(calls), timeout=30)
        return list(self._pool.map(partial(self._go, ready), calls))

    @staticmethod
    def _go(ready: Barrier, call: Call) -> Told:
        ready.wait()
        return tell(call)


def tell(call: Call) -> Told:
    try:
        return Told(got=call())
    except Refused as refusal:
        return Told(refusal=refusal)


@contextmanager
def threads() -> Iterator[Threads]:
    with ThreadPoolExecutor(2) as pool:
        yield Threads(pool)
        closing = Barrier(2, timeout=30)

        def close(_: int) -> None:
            closing.wait()
            connections.close_all()

        list(pool.map(close, range(2)))


def accepting(desk: Desk, words: str, by: User, token: Any = None) -> Call:
    """Look at the number now; accept it when called."""
    seen = desk.seen(words)
    return partial(desk.decide, accept_number, words, by=by, token=token, quantity="sunk", **seen)


def editing(desk: Desk, words: str, by: User) -> Call:
    """Look at the stored claim now; change its note when called."""
    seen, record = desk.seen(words), desk.claim(words).as_record()
    shared = [DraftAttribution(uid=credit.attribution) for credit in record.attributions]
    content = replace(record, note=f"by {by}")
    return partial(desk.decide, store_number, words, by=by, claim=content, attributions=shared, **seen)


def one_wins(told: list[Told], *losing_words: str, error: type[Refused] = StaleRevision) -> tuple[Any, Told]:
    """Return what the winner got and the loser, who was told all of these words."""
    (won,) = [each for each in told if each.refusal is None]
    (lost,) = [each for each in told if each.refusal is not None]
    assert isinstance(lost.refusal, error), lost.words
    for words in losing_words:
        assert words in lost.words
    return won.got, lost


# --- The ways to be in each other's way; each takes a round and says what must have come of it ---


def two_editors_accept_one_number(desk: Desk, both: Threads, turn: int) -> None:
    words = number(turn)
    told = both.at_once(*(accepting(desk, words, by) for by in (desk.editor, desk.others["second"])))
    won, _ = one_wins(told, f"“{words}” was decided meanwhile by", "accepted as a claim")
    assert isinstance(won, Decided)
    assert f"by {won.decision.by}:" in next(each.words for each in told if each.refusal)
    assert desk.claim(words).created_by == won.decision.by


def one_after_the_other(desk: Desk, both: Threads, turn: int) -> None:
    words = number(turn)
    calls = [accepting(desk, words, by) for by in (desk.editor, desk.others["second"])]
    told = [tell(call) for call in calls]
    one_wins(told, f"“{words}” was decided meanwhile by editor: accepted as a claim.")
    assert told[0].refusal is None


def the_same_thing_sent_twice(desk: Desk, both: Threads, turn: int) -> None:
    words, token = number(turn), uuid4()
    told = both.at_once(*[accepting(desk, words, desk.editor, token)] * 2)
    assert sorted(each.got.is_repeat for each in told) == [False, True]
    assert len({each.got.decision.pk for each in told}) == 1
    assert desk.claim(words).revision == 1


def two_tabs_of_one_person(desk: Desk, both: Threads, turn: int) -> None:
    words = number(turn)
    told = both.at_once(*(accepting(desk, words, desk.editor) for _ in range(2)))
    one_wins(told, f"“{words}” was decided meanwhile by editor")


def accepting_and_undoing(desk: Desk, both: Threads, turn: int) -> None:
    earlier, words = number(turn), number(turn, 1)
    accepting(desk, earlier, desk.editor)()
    accept = accepting(desk, words, desk.editor)
    undo = partial(undo_decision, version=desk.version, by=desk.editor, token=uuid4())
    told = both.at_once(accept, undo)
    assert [each.refusal for each in told] == [None, None]
    undone = told[1].got.decision.undoes
    stands = {
        claim.mention.exact for claim in NumericClaim.objects.filter(mention__exact__in=(earlier, words))
    }
    assert stands == {words if undone.start == desk.place(earlier)["start"] else earlier}


def undoing_what_another_edits(desk: Desk, both: Threads, turn: int) -> None:
    words = number(turn)
    accepting(desk, words, desk.editor)()
    undo = partial(undo_decision, version=desk.version, by=desk.editor, token=uuid4())
    told = both.at_once(undo, editing(desk, words, desk.others["second"]))
    if told[0].refusal is None:
        one_wins(told, f"“{words}” was decided meanwhile by editor: what was decided before was undone.")
        assert desk.mention(words).proposal is not None
    else:
        one_wins(told, f"“{words}” was changed since by second: edited.", error=Refused)
        assert desk.claim(words).note == "by second"


def refusing_against_accepting(desk: Desk, both: Threads, turn: int) -> None:
    words = number(turn)
    second = desk.others["second"]
    refuse = partial(desk.decide, refuse_number, words, by=second, fate="dismissed", **desk.seen(words))
    told = both.at_once(accepting(desk, words, desk.editor), refuse)
    won, _ = one_wins(told, f"“{words}” was decided meanwhile by")
    assert desk.mention(words).fate == {"accepted": "claim", "refused": "dismissed"}[won.decision.verb]


def approving_what_has_just_changed(desk: Desk, both: Threads, turn: int) -> None:
    words = number(turn)
    accepting(desk, words, desk.editor)()
    submit_decided(version=desk.version, by=desk.editor, token=uuid4())
    seen = desk.claim(words)
    approve = partial(
        move_claim,
        claim=seen,
        move=Move.APPROVE,
        revision=seen.revision,
        by=desk.others["reviewer"],
        rests_on=seen.rests_on(),
    )
    told = both.at_once(approve, editing(desk, words, desk.editor))
    if told[0].refusal is None:
        one_wins(told, f"“{words}” was changed meanwhile by reviewer: approved.")
    else:
        one_wins(told, "was changed by someone else")
    claim = desk.claim(words)
    assert (claim.review, claim.note) in {("approved", ""), ("in_review", "by editor")}


def two_editors_on_two_numbers(desk: Desk, both: Threads, turn: int) -> None:
    words = number(turn), number(turn, 1)
    people = desk.editor, desk.others["second"]
    told = both.at_once(*(accepting(desk, *each) for each in zip(words, people, strict=True)))
    assert [each.refusal for each in told] == [None, None]
    assert [each.got.claims[0].mention.exact for each in told] == list(words)


RACES = (
    two_editors_accept_one_number,
    one_after_the_other,
    the_same_thing_sent_twice,
    two_tabs_of_one_person,
    accepting_and_undoing,
    undoing_what_another_edits,
    refusing_against_accepting,
    approving_what_has_just_changed,
    two_editors_on_two_numbers,
)


@pytest.fixture
def desk(transactional_db) -> Desk:
    desk = make_desk(TEXT)
    desk.decide(accept_number, number(ROUNDS, 1), new_quantity=SUNK)
    return desk


@pytest.mark.parametrize("race", RACES, ids=lambda race: race.__name__)
def test_forty_rounds_lose_nothing_and_break_nothing(race, desk: Desk):
    with threads() as both:
        for turn in range(ROUNDS):
            race(desk, both, turn)
    assert faults() == []
    stored = NumericClaim.objects.count()
    assert stored == desk.version.mentions.filter(fate="claim").count()
    assert Attribution.objects.count() == stored, "each line has its own, and none is left of what was undone"
    assert Decision.objects.filter(first_entry=None).count() == 0

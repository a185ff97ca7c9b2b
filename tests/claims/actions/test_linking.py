"""Links that an editor decides: what they rest on, what is refused, how they are taken away again."""

from copy import deepcopy
from functools import partial
from itertools import pairwise
from typing import Any

import pytest

from claims.actions import (
    decide_link,
    discard_claim,
    link_claim,
    move_claim,
    refuse_link,
    take_back_link_refusal,
    undo_link,
)
from claims.domain.records import ClaimLinkRecord
from claims.domain.review import Move
from claims.models import LinkRefusal, NumericClaim
from newsledger.ledger.models import LedgerEntry
from newsledger.refusals import Refused, StaleRevision
from tests.claims.actions.decisions.desk import faults
from tests.claims.actions.linked import Newsrooms, make_newsrooms


@pytest.fixture(scope="module")
def shared_newsrooms(shared_rows: None) -> Newsrooms:
    return make_newsrooms()


@pytest.fixture
def rooms(shared_newsrooms: Newsrooms, db: None) -> Newsrooms:
    return deepcopy(shared_newsrooms)


def seen(start: NumericClaim, end: NumericClaim) -> dict[str, Any]:
    return {"start": start, "end": end, "revision": start.revision, "end_revision": end.revision}


def links_of(claim: NumericClaim) -> list[tuple[str, str, str]]:
    return [(link.kind, link.to_claim.uid, link.basis) for link in claim.links_out.select_related("to_claim")]


def test_a_link_is_part_of_the_claim_and_of_its_history(rooms: Newsrooms):
    herald, tribune, _ = rooms.claims()
    decided = decide_link(**seen(tribune, herald), kind="derived_from", basis="in_text", by=rooms.second)
    assert not decided.is_repeat
    assert links_of(tribune) == [("derived_from", herald.uid, "in_text")]
    entry = tribune.history().first()
    assert (entry.action, entry.by, entry.revision) == (LedgerEntry.Action.EDITED, "second", 2)
    assert faults() == []


def test_the_same_decision_again_is_one_link(rooms: Newsrooms):
    herald, tribune, _ = rooms.claims()
    decide = partial(decide_link, **seen(tribune, herald), kind="updates", by=rooms.editor)
    assert [decide().is_repeat, decide().is_repeat] == [False, True]
    assert NumericClaim.objects.get(pk=tribune.pk).revision == 2


def test_what_was_seen_of_either_claim_must_be_the_newest(rooms: Newsrooms):
    herald, tribune, gazette = rooms.claims()
    decide_link(**seen(tribune, gazette), kind="updates", by=rooms.second)
    for pair in ((tribune, herald), (herald, tribune)):
        with pytest.raises(StaleRevision, match=r"changed meanwhile by second \(edited\)"):
            decide_link(**seen(*pair), kind="derived_from", by=rooms.editor)
    assert links_of(herald) == []


def test_two_that_are_linked_are_not_linked_otherwise(rooms: Newsrooms):
    herald, tribune, _ = rooms.claims()
    decide_link(**seen(tribune, herald), kind="updates", by=rooms.editor)
    herald, tribune, _ = rooms.claims()
    for pair in ((tribune, herald), (herald, tribune)):
        with pytest.raises(Refused, match="linked already"):
            decide_link(**seen(*pair), kind="derived_from", by=rooms.editor)
    with pytest.raises(Refused, match="linked already"):
        refuse_link(one=herald, other=tribune, by=rooms.editor)


@pytest.mark.parametrize("length", [2, 3])
def test_no_claim_derives_from_itself(rooms: Newsrooms, length: int):
    ring = rooms.claims()[:length]
    for start, end in pairwise(ring):
        link_claim(
            claim=start,
            revision=1,
            links=[ClaimLinkRecord(end.uid, "derived_from", "editor")],
            by=rooms.editor,
        )
    ring = rooms.claims()[:length]
    words = "derives, in the end, from this claim" if length > 2 else "linked already"
    with pytest.raises(Refused, match=words):
        decide_link(**seen(ring[-1], ring[0]), kind="derived_from", by=rooms.editor)
    assert links_of(ring[-1]) == []


def test_a_claim_that_is_gone_withdrawn_or_of_the_same_text_is_refused(rooms: Newsrooms):
    herald, tribune, gazette = rooms.claims()
    with pytest.raises(Refused, match="linked to itself"):
        decide_link(**seen(herald, herald), kind="updates", by=rooms.editor)
    gone = deepcopy(gazette)
    discard_claim(claim=gazette, revision=1, by=rooms.editor)
    for pair in ((gone, herald), (herald, gone)):
        with pytest.raises(Refused, match="discarded meanwhile"):
            decide_link(**seen(*pair), kind="updates", by=rooms.editor)
        with pytest.raises(Refused, match="discarded meanwhile"):
            refuse_link(one=pair[0], other=pair[1], by=rooms.editor)
    tribune = _approved(tribune, rooms)
    move_claim(
        claim=tribune, move=Move.WITHDRAW, revision=tribune.revision, by=rooms.reviewer, reason="misread"
    )
    tribune.refresh_from_db()
    with pytest.raises(Refused, match="is withdrawn"):
        decide_link(**seen(herald, tribune), kind="updates", by=rooms.editor)


def test_an_approved_claim_stays_approved(rooms: Newsrooms):
    herald, tribune, _ = rooms.claims()
    tribune = _approved(tribune, rooms)
    row = decide_link(**seen(tribune, herald), kind="same_statement", by=rooms.second).start
    assert (row.review, row.reviewed_by) == ("approved", rooms.reviewer)
    undone = undo_link(start=row, end=herald, revision=row.revision, kind="same_statement", by=rooms.second)
    assert (undone.review, links_of(undone)) == ("approved", [])
    assert faults() == []


def test_undoing_takes_that_link_alone_and_only_while_it_stands(rooms: Newsrooms):
    herald, tribune, gazette = rooms.claims()
    row = decide_link(**seen(tribune, herald), kind="updates", by=rooms.editor).start
    row = decide_link(**seen(row, gazette), kind="updates", by=rooms.editor).start
    with pytest.raises(StaleRevision):
        undo_link(start=row, end=herald, revision=row.revision - 1, kind="updates", by=rooms.editor)
    row = undo_link(start=row, end=herald, revision=row.revision, kind="updates", by=rooms.editor)
    assert links_of(row) == [("updates", gazette.uid, "editor")]
    with pytest.raises(Refused, match="nothing to undo"):
        undo_link(start=row, end=herald, revision=row.revision, kind="updates", by=rooms.editor)


def test_a_refusal_stands_once_and_goes_when_taken_back_or_linked(rooms: Newsrooms):
    herald, tribune, _ = rooms.claims()
    first = refuse_link(one=herald, other=tribune, by=rooms.editor)
    assert refuse_link(one=tribune, other=herald, by=rooms.second) == first
    take_back_link_refusal(one=tribune, other=herald)
    with pytest.raises(Refused, match="nothing to undo"):
        take_back_link_refusal(one=tribune, other=herald)
    refuse_link(one=herald, other=tribune, by=rooms.editor)
    decide_link(**seen(tribune, herald), kind="updates", by=rooms.editor)
    assert not LinkRefusal.objects.exists()
    with pytest.raises(Refused, match="itself"):
        refuse_link(one=herald, other=herald, by=rooms.editor)


def test_a_refusal_goes_with_the_draft_it_was_said_of(rooms: Newsrooms):
    herald, tribune, _ = rooms.claims()
    refuse_link(one=herald, other=tribune, by=rooms.editor)
    discard_claim(claim=tribune, revision=1, by=rooms.editor)
    assert not LinkRefusal.objects.exists()


def _approved(claim: NumericClaim, rooms: Newsrooms) -> NumericClaim:
    for move, by in ((Move.SUBMIT, rooms.editor), (Move.APPROVE, rooms.reviewer)):
        move_claim(claim=claim, move=move, revision=claim.revision, by=by)
        claim.refresh_from_db()
    return claim

from itertools import product

import pytest

from claims.domain.review import (
    STEPS,
    Move,
    MoveNotAllowed,
    MoveRefused,
    OwnClaim,
    ReasonMissing,
    Review,
    allowed,
    as_mermaid,
    check_move,
    is_editable,
    is_public,
)

DRAFT, IN_REVIEW, APPROVED, RETURNED = Review
STANDS = list(product(Review, (False, True)))


def try_move(move, review, *, withdrawn=False, reason="Because.", by="reviewer", authors=("editor",)):
    return check_move(move, review=review, withdrawn=withdrawn, reason=reason, by=by, authors=authors)


# The contract's own list: move, from, withdrawn before, to, withdrawn after, word in the ledger.
MOVES = [
    (Move.SUBMIT, DRAFT, False, IN_REVIEW, False, "submitted"),
    (Move.SUBMIT, RETURNED, False, IN_REVIEW, False, "submitted"),
    (Move.APPROVE, IN_REVIEW, False, APPROVED, False, "approved"),
    (Move.RETURN, IN_REVIEW, False, RETURNED, False, "returned"),
    (Move.REOPEN, APPROVED, False, IN_REVIEW, False, "reopened"),
    (Move.WITHDRAW, APPROVED, False, APPROVED, True, "withdrawn"),
    (Move.RESTORE, APPROVED, True, APPROVED, False, "restored"),
]


@pytest.mark.parametrize(("move", "review", "withdrawn", "to", "to_withdrawn", "action"), MOVES)
def test_a_move_leads_where_the_contract_says(move, review, withdrawn, to, to_withdrawn, action):
    step = try_move(move, review, withdrawn=withdrawn)
    assert (step.to, step.to_withdrawn, step.action) == (to, to_withdrawn, action)


@pytest.mark.parametrize(("move", "stands"), list(product(Move, STANDS)))
def test_every_other_move_is_refused_with_what_to_do_instead(move, stands):
    review, withdrawn = stands
    if (move, review, withdrawn) in {row[:3] for row in MOVES}:
        assert move in allowed(review, withdrawn)
        return
    assert move not in allowed(review, withdrawn)
    with pytest.raises(MoveNotAllowed) as refusal:
        try_move(move, review, withdrawn=withdrawn)
    assert all(each.label in str(refusal.value) for each in allowed(review, withdrawn))


@pytest.mark.parametrize("reason", ["", "  \n\t"])
@pytest.mark.parametrize(("move", "review", "withdrawn"), [row[:3] for row in MOVES])
def test_returning_reopening_withdrawing_and_restoring_need_a_reason(move, review, withdrawn, reason):
    if move in {Move.RETURN, Move.REOPEN, Move.WITHDRAW, Move.RESTORE}:
        with pytest.raises(ReasonMissing):
            try_move(move, review, withdrawn=withdrawn, reason=reason)
    else:
        assert try_move(move, review, withdrawn=withdrawn, reason=reason).move == move


@pytest.mark.parametrize(("move", "review", "withdrawn"), [row[:3] for row in MOVES])
def test_authors_may_make_every_move_but_approve(move, review, withdrawn):
    authors = {"editor", "second editor"}
    if move == Move.APPROVE:
        with pytest.raises(OwnClaim, match="ask somebody"):
            try_move(move, review, withdrawn=withdrawn, by="second editor", authors=authors)
    else:
        assert try_move(move, review, withdrawn=withdrawn, by="second editor", authors=authors).move == move


@pytest.mark.parametrize("refusal", [MoveNotAllowed, ReasonMissing, OwnClaim])
def test_refusals_can_be_caught_by_one_name(refusal):
    assert issubclass(refusal, MoveRefused)
    assert issubclass(refusal, ValueError)


def test_only_approved_claims_that_are_not_withdrawn_are_public():
    assert [stand for stand in STANDS if is_public(*stand)] == [(APPROVED, False)]


def test_an_approved_claim_is_reopened_before_it_is_edited():
    assert {stand for stand in STANDS if is_editable(*stand)} == {
        (DRAFT, False),
        (IN_REVIEW, False),
        (RETURNED, False),
    }


def test_every_move_has_its_row():
    assert [step.move for step in STEPS] == list(Move)


def test_the_diagram_shows_every_arrow():
    lines = as_mermaid().splitlines()
    assert lines[0] == "stateDiagram-v2"
    assert "    in_review --> approved: approve, by another person" in lines
    assert "    approved --> withdrawn: withdraw, with a reason" in lines
    assert "    withdrawn --> approved: restore, with a reason" in lines
    assert len(lines) == 2 + len(MOVES)

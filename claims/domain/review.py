"""The moves of review: what may become of a claim, by whom, and what the move is called in the ledger."""

from collections.abc import Collection, Hashable
from dataclasses import dataclass

from sources.domain.terms import Term


class Review(Term):
    DRAFT = "draft"
    IN_REVIEW = "in_review"
    APPROVED = "approved"
    RETURNED = "returned"


class Move(Term):
    SUBMIT = "submit"
    APPROVE = "approve"
    RETURN = "return"
    REOPEN = "reopen"
    WITHDRAW = "withdraw"
    RESTORE = "restore"


class MoveRefused(ValueError):
    """The move can't be made; the message says why and what to do instead."""


class MoveNotAllowed(MoveRefused):
    """The claim isn't where this move begins."""


class ReasonMissing(MoveRefused):
    """The move needs a reason and has none."""


class OwnClaim(MoveRefused):
    """Somebody would approve words of their own."""


@dataclass(frozen=True)
class Step:
    """One row of the table of moves."""

    move: Move
    starts: tuple[Review, ...]
    """Where a claim may stand before the move."""
    to: Review
    action: str
    """What the ledger calls it."""
    needs_reason: bool = False
    needs_another_person: bool = False
    """Nobody makes it on a claim of which they wrote any revision."""
    from_withdrawn: bool = False
    to_withdrawn: bool = False


# In the order in which an editor meets them. Withdrawing leaves the review as it is: an approved claim stays
# known as approved.
STEPS = (
    Step(Move.SUBMIT, (Review.DRAFT, Review.RETURNED), Review.IN_REVIEW, "submitted"),
    Step(Move.APPROVE, (Review.IN_REVIEW,), Review.APPROVED, "approved", needs_another_person=True),
    Step(Move.RETURN, (Review.IN_REVIEW,), Review.RETURNED, "returned", needs_reason=True),
    Step(Move.REOPEN, (Review.APPROVED,), Review.IN_REVIEW, "reopened", needs_reason=True),
    Step(
        Move.WITHDRAW, (Review.APPROVED,), Review.APPROVED, "withdrawn", needs_reason=True, to_withdrawn=True
    ),
    Step(
        Move.RESTORE, (Review.APPROVED,), Review.APPROVED, "restored", needs_reason=True, from_withdrawn=True
    ),
)
_STEP = {step.move: step for step in STEPS}


def step_of(move: Move) -> Step:
    """Return the row of the table that tells of the move."""
    return _STEP[move]


def allowed(review: Review, withdrawn: bool) -> tuple[Move, ...]:
    """Return the moves that begin where the claim stands, in the order of the table.

    >>> [move.value for move in allowed(Review.IN_REVIEW, withdrawn=False)]
    ['approve', 'return']
    """
    return tuple(step.move for step in STEPS if review in step.starts and withdrawn == step.from_withdrawn)


def check_move(
    move: Move, *, review: Review, withdrawn: bool, reason: str, by: Hashable, authors: Collection[Hashable]
) -> Step:
    """Return the row of the table by which the move can be made.

    Raises: MoveNotAllowed, ReasonMissing, OwnClaim.
    """
    step = step_of(move)
    possible = allowed(review, withdrawn)
    if move not in possible:
        stands = "withdrawn" if withdrawn else review.label
        instead = " or ".join(each.label for each in possible) or "nothing"
        raise MoveNotAllowed(f"A claim that is {stands} can't be {step.action}: from here you can {instead}.")
    if step.needs_reason and not reason.strip():
        raise ReasonMissing(f"Say why the claim is {step.action}: the reason is kept and shown.")
    if step.needs_another_person and by in authors:
        raise OwnClaim("You wrote a revision of this claim: ask somebody who wrote none to review it.")
    return step


def is_public(review: Review, withdrawn: bool) -> bool:
    """Return whether everybody may see the claim."""
    return review == Review.APPROVED and not withdrawn


def is_editable(review: Review, withdrawn: bool) -> bool:
    """Return whether the claim's words may be changed as it stands.

    An approved claim is reopened first. A claim in review may be mended: approval is always of the revision
    that was seen.
    """
    return review != Review.APPROVED and not withdrawn


def as_mermaid() -> str:
    """Return the table as a Mermaid state diagram, for the docs."""
    lines = ["stateDiagram-v2", f"    [*] --> {Review.DRAFT}"]
    for step in STEPS:
        notes = [
            words
            for words, holds in (
                ("with a reason", step.needs_reason),
                ("by another person", step.needs_another_person),
            )
            if holds
        ]
        label = ", ".join([step.move.label, *notes])
        lines += [
            f"    {_node(review, step.from_withdrawn)} --> {_node(step.to, step.to_withdrawn)}: {label}"
            for review in step.starts
        ]
    return "\n".join(lines) + "\n"


def _node(review: Review, withdrawn: bool) -> str:
    return "withdrawn" if withdrawn else review.value

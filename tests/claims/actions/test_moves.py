import json
from dataclasses import replace
from itertools import product

import pytest
from django.contrib.auth import get_user_model

from claims.actions import create_claim, edit_claim, link_claim, move_claim
from claims.domain.records import ClaimLinkRecord
from claims.domain.review import Move, Review
from claims.models import NumericClaim
from newsledger.ledger.models import LedgerEntry
from newsledger.refusals import StaleRevision
from tests.refusals import refused
from tests.world import DRONES, World, claim_record, make_user

pytestmark = pytest.mark.django_db

DRAFT, IN_REVIEW, APPROVED, RETURNED, WITHDRAWN = "draft", "in_review", "approved", "returned", "withdrawn"
# Where a claim may stand, and the moves that bring it there.
WAYS = {
    DRAFT: (),
    IN_REVIEW: (Move.SUBMIT,),
    RETURNED: (Move.SUBMIT, Move.RETURN),
    APPROVED: (Move.SUBMIT, Move.APPROVE),
    WITHDRAWN: (Move.SUBMIT, Move.APPROVE, Move.WITHDRAW),
}
# The contract's table: from where, by which move, to where.
TABLE = {
    (DRAFT, Move.SUBMIT): IN_REVIEW,
    (RETURNED, Move.SUBMIT): IN_REVIEW,
    (IN_REVIEW, Move.APPROVE): APPROVED,
    (IN_REVIEW, Move.RETURN): RETURNED,
    (APPROVED, Move.REOPEN): IN_REVIEW,
    (APPROVED, Move.WITHDRAW): WITHDRAWN,
    (WITHDRAWN, Move.RESTORE): APPROVED,
}
WORDS = {
    Move.SUBMIT: "submitted",
    Move.APPROVE: "approved",
    Move.RETURN: "returned",
    Move.REOPEN: "reopened",
    Move.WITHDRAW: "withdrawn",
    Move.RESTORE: "restored",
}


def stands(claim: NumericClaim) -> str:
    claim = NumericClaim.objects.get(pk=claim.pk)
    return WITHDRAWN if claim.is_withdrawn else claim.review


def make(claim: NumericClaim, move: Move, by, reason: str = "Because.") -> LedgerEntry:
    """Make the move on the newest revision."""
    revision = NumericClaim.objects.get(pk=claim.pk).revision
    return move_claim(claim=claim, move=move, revision=revision, by=by, reason=reason)


def new_claim(world: World, part: int) -> NumericClaim:
    content = claim_record(
        world.version, "13", DRONES, comparator="exact", point="13", part=part, quantity="drones"
    )
    return create_claim(content=content, by=world.editor)


def test_each_move_leads_where_the_table_says_and_every_other_is_refused(world):
    for part, (start, move) in enumerate(product(WAYS, Move), start=1):
        name = f"{move} from {start}"
        claim = new_claim(world, part)
        for step in WAYS[start]:
            make(claim, step, world.reviewer)
        assert stands(claim) == start, name
        before = NumericClaim.objects.get(pk=claim.pk)
        if (start, move) not in TABLE:
            with refused("", f"can't be {WORDS[move]}"):
                make(claim, move, world.reviewer)
            continue
        entry = make(claim, move, world.reviewer, reason=" Because. ")
        after = NumericClaim.objects.get(pk=claim.pk)
        assert stands(claim) == TABLE[start, move], name
        assert (entry.action, entry.by, entry.reason) == (WORDS[move], "reviewer", " Because. "), name
        assert (entry.record, entry.revision, after.revision) == (
            claim.record,
            before.revision + 1,
            before.revision + 1,
        )
        # A move changes nothing of what the claim says.
        about_review = {"review", "reviewed_by", "reviewed_at", "withdrawn_at", "withdrawn_reason"}
        said, was = json.loads(entry.payload), before.as_record().payload()
        assert {key for key in said if said[key] != json.loads(json.dumps(was))[key]} <= about_review, name


def test_reviewing_again_and_again_keeps_the_last_reviewer_only_while_approved(world):
    second = make_user("second", "Reviewer")
    claim = world.drones
    make(claim, Move.SUBMIT, world.editor)
    make(claim, Move.APPROVE, world.reviewer)
    claim.refresh_from_db()
    assert claim.reviewed_by == world.reviewer
    assert claim.reviewed_at is not None
    make(claim, Move.WITHDRAW, world.editor, reason=" misread ")
    claim.refresh_from_db()
    assert (claim.withdrawn_reason, claim.reviewed_by) == ("misread", world.reviewer)
    make(claim, Move.RESTORE, world.reviewer)
    claim.refresh_from_db()
    assert (claim.withdrawn_at, claim.withdrawn_reason) == (None, "")
    make(claim, Move.REOPEN, world.editor)
    claim.refresh_from_db()
    assert (claim.review, claim.reviewed_by, claim.reviewed_at) == ("in_review", None, None)
    make(claim, Move.RETURN, world.reviewer)
    make(claim, Move.SUBMIT, world.editor)
    make(claim, Move.APPROVE, second)
    claim.refresh_from_db()
    assert claim.reviewed_by == second


# --- Nobody approves words of their own ---


def test_whoever_wrote_a_revision_does_not_approve_it(world):
    claim = world.drones
    helper, admin = make_user("helper", "Reviewer"), get_user_model().objects.create_superuser("admin")
    edit_claim(claim=claim, revision=1, content=replace(claim.as_record(), note="mended"), by=helper)
    link_claim(
        claim=claim, revision=2, links=[ClaimLinkRecord(world.round.uid, "updates", "editor")], by=admin
    )
    make(claim, Move.SUBMIT, world.editor)
    for author in (world.editor, helper, admin):
        with refused("", "wrote a revision"):
            make(claim, Move.APPROVE, author)
    make(claim, Move.APPROVE, world.reviewer)
    assert stands(claim) == APPROVED


def test_a_superuser_does_not_approve_what_they_created(world):
    admin = get_user_model().objects.create_superuser("admin")
    content = claim_record(world.version, "13", DRONES, comparator="exact", point="13", quantity="drones")
    claim = create_claim(content=content, by=admin)
    make(claim, Move.SUBMIT, admin)
    with refused():
        make(claim, Move.APPROVE, admin)
    assert stands(claim) == IN_REVIEW


def test_who_mended_a_reopened_claim_no_longer_approves_it(world):
    claim = world.drones
    make(claim, Move.SUBMIT, world.editor)
    make(claim, Move.APPROVE, world.reviewer)
    make(claim, Move.REOPEN, world.reviewer)
    claim.refresh_from_db()
    edit_claim(
        claim=claim, revision=claim.revision, content=replace(claim.as_record(), note="x"), by=world.reviewer
    )
    with refused():
        make(claim, Move.APPROVE, world.reviewer)
    make(claim, Move.APPROVE, make_user("second", "Reviewer"))


def test_sending_to_review_and_back_makes_nobody_an_author(world):
    make(world.drones, Move.SUBMIT, world.reviewer)
    make(world.drones, Move.RETURN, world.reviewer)
    make(world.drones, Move.SUBMIT, world.reviewer)
    make(world.drones, Move.APPROVE, world.reviewer)
    assert stands(world.drones) == APPROVED


def test_an_imported_claim_is_approved_by_anyone_but_the_import(world):
    importer = get_user_model().objects.get(username="import")
    content = claim_record(world.version, "13", DRONES, comparator="exact", point="13", quantity="drones")
    claim = create_claim(content=replace(content, review="in_review"), by=importer, action="imported")
    with refused():
        make(claim, Move.APPROVE, importer)
    make(claim, Move.APPROVE, world.editor)
    assert stands(claim) == APPROVED


# --- Reasons and revisions ---


@pytest.mark.parametrize(
    ("start", "move"),
    [(IN_REVIEW, Move.RETURN), (APPROVED, Move.REOPEN), (APPROVED, Move.WITHDRAW), (WITHDRAWN, Move.RESTORE)],
)
def test_a_move_that_needs_a_reason_is_refused_without(start, move, world):
    for step in WAYS[start]:
        make(world.drones, step, world.reviewer)
    for reason in ("", " \n\t"):
        with refused():
            make(world.drones, move, world.reviewer, reason=reason)
    assert stands(world.drones) == start


def test_sending_to_review_and_approving_need_no_reason(world):
    make(world.drones, Move.SUBMIT, world.editor, reason="")
    make(world.drones, Move.APPROVE, world.reviewer, reason="")
    assert stands(world.drones) == APPROVED


def test_approval_is_of_the_very_revision_that_was_seen(world):
    claim = world.drones
    make(claim, Move.SUBMIT, world.editor)
    claim.refresh_from_db()
    seen = claim.revision
    edit_claim(claim=claim, revision=seen, content=replace(claim.as_record(), point="729"), by=world.editor)
    with refused(error=StaleRevision):
        move_claim(claim=claim, move=Move.APPROVE, revision=seen, by=world.reviewer)
    assert stands(claim) == IN_REVIEW


def test_a_claim_goes_to_review_only_with_its_quantity(world):
    claim = world.drones
    edit_claim(claim=claim, revision=1, content=replace(claim.as_record(), quantity=None), by=world.editor)
    with refused("quantity"):
        make(claim, Move.SUBMIT, world.editor)


def test_only_approved_claims_that_are_not_withdrawn_are_public(world):
    public = NumericClaim.objects.public
    for part, (start, way) in enumerate(WAYS.items(), start=1):
        claim = new_claim(world, part)
        for step in way:
            make(claim, step, world.reviewer)
        assert public().filter(pk=claim.pk).exists() == (start == APPROVED), start
    assert set(Review.values()) | {WITHDRAWN} == set(WAYS)

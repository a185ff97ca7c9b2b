"""Known exceptions: what keeps a claim from review until it is corrected, or known to be right."""

import pytest

from claims.actions import create_claim, edit_claim, excuse_claim, move_claim
from claims.checks import findings_of
from claims.domain.checks import Level
from claims.domain.review import Move
from claims.models import NumericClaim
from newsledger.ledger.models import LedgerEntry
from newsledger.refusals import Refused, StaleRevision
from tests.world import DRONES, World, claim_record, edited, make_world

pytestmark = pytest.mark.django_db

CHECK = "amount-not-in-words"


@pytest.fixture
def world() -> World:
    return make_world(approved=False)


@pytest.fixture
def slip(world: World) -> NumericClaim:
    """A draft that says 31 where the article says 13."""
    content = claim_record(world.version, "13", DRONES, comparator="exact", point="31", quantity="drones")
    return create_claim(content=content, by=world.editor)


def now(claim: NumericClaim) -> NumericClaim:
    return NumericClaim.objects.get(pk=claim.pk)


def excused(
    claim: NumericClaim, world: World, because: str = "A table counts it.", check: str = CHECK
) -> NumericClaim:
    return excuse_claim(
        claim=claim, revision=now(claim).revision, check=check, because=because, by=world.editor
    )


def moved(claim: NumericClaim, move: Move, world: World) -> None:
    by = world.reviewer if move == Move.APPROVE else world.editor
    move_claim(claim=claim, move=move, revision=now(claim).revision, by=by, reason="Because.")


def test_a_blocked_claim_is_not_sent_to_review_until_it_is_corrected(world: World, slip: NumericClaim):
    with pytest.raises(
        Refused, match=r"“amount not in words”.*“13” reads as 13, the claim says 31.*known exception"
    ):
        moved(slip, Move.SUBMIT, world)
    assert now(slip).review == "draft"
    assert slip.history().count() == 1

    corrected = edited(slip.as_record(), point="13")
    edit_claim(claim=slip, revision=1, content=corrected, by=world.editor)
    moved(slip, Move.SUBMIT, world)
    assert now(slip).review == "in_review"


def test_a_known_exception_lets_it_pass_and_is_still_told(world: World, slip: NumericClaim):
    excused(slip, world)
    moved(slip, Move.SUBMIT, world)
    moved(slip, Move.APPROVE, world)
    [finding] = [each for each in findings_of([slip])[slip.pk] if each.check == CHECK]
    assert (finding.level, finding.because, finding.blocks) == (Level.BLOCK, "A table counts it.", False)


def test_what_became_wrong_in_review_is_not_approved(world: World, slip: NumericClaim):
    edit_claim(claim=slip, revision=1, content=edited(slip.as_record(), point="13"), by=world.editor)
    moved(slip, Move.SUBMIT, world)
    wrong = edited(slip.as_record(), point="31")
    edit_claim(claim=slip, revision=now(slip).revision, content=wrong, by=world.editor)
    with pytest.raises(Refused, match="amount not in words"):
        moved(slip, Move.APPROVE, world)
    moved(slip, Move.RETURN, world)  # nothing keeps it from going back
    assert now(slip).review == "returned"


def test_it_is_an_edit_with_its_reason_in_the_ledger(world: World, slip: NumericClaim):
    excused(slip, world)
    entry = LedgerEntry.objects.latest("number")
    assert (entry.record, entry.revision, entry.action) == (slip.record, 2, "edited")
    assert entry.reason == "A table counts it."
    assert f'"exceptions":[{{"because":"A table counts it.","check":"{CHECK}"}}]' in entry.payload
    assert now(slip).as_record().exceptions[0].check == CHECK


def test_it_is_kept_when_the_claim_is_edited_and_can_be_taken_back(world: World, slip: NumericClaim):
    excused(slip, world)
    edit_claim(claim=slip, revision=2, content=edited(slip.as_record(), note="Checked."), by=world.editor)
    assert len(now(slip).exceptions) == 1
    excused(slip, world, because="Another reason.")
    assert now(slip).exceptions == [{"check": CHECK, "because": "Another reason."}]
    excused(slip, world, because=" ")
    assert now(slip).exceptions == []
    assert now(slip).revision == 5


def test_saying_it_twice_changes_nothing(world: World, slip: NumericClaim):
    excused(slip, world)
    excused(slip, world)
    excused(slip, world, because="", check="range-collapsed")
    assert now(slip).revision == 2


@pytest.mark.parametrize(
    ("check", "because", "says"),
    [
        ("no-such-check", "Because.", "no check “no-such-check”"),
        (CHECK, "x" * 1_001, "at most 1,000 characters"),
        (CHECK, "Because\x00", "NUL"),
    ],
)
def test_what_can_be_no_exception_is_refused(
    world: World, slip: NumericClaim, check: str, because: str, says: str
):
    with pytest.raises(Refused, match=says):
        excused(slip, world, because=because, check=check)
    assert now(slip).revision == 1


def test_it_is_based_on_the_newest_revision_and_on_a_claim_that_can_be_edited(
    world: World, slip: NumericClaim
):
    excused(slip, world)
    with pytest.raises(StaleRevision):
        excuse_claim(claim=slip, revision=1, check=CHECK, because="Again.", by=world.editor)
    moved(slip, Move.SUBMIT, world)
    moved(slip, Move.APPROVE, world)
    with pytest.raises(Refused, match="reopened first"):
        excused(slip, world, because="Other.")


@pytest.mark.parametrize("tampered", ["x", 7, {"check": "thousandfold"}, [3], [{"because": "So."}], None])
def test_what_is_no_list_of_exceptions_makes_another_record_and_no_error(
    world: World, slip: NumericClaim, tampered: object
):
    stored = slip.as_record()
    slip.exceptions = tampered
    assert slip.as_record().payload() != stored.payload()

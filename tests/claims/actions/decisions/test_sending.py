"""What was decided goes to review, each claim by itself."""

from uuid import uuid4

from claims.actions import accept_number, move_claim, submit_decided
from claims.domain.review import Move
from claims.models import Decision
from newsledger.ledger.models import LedgerEntry
from tests.claims.actions.decisions.desk import Desk
from tests.claims.actions.decisions.test_numbers import BOATS
from tests.refusals import refused


def test_what_may_go_goes_and_the_others_are_told_why_not(desk: Desk):
    desk.decide(accept_number, "12")
    desk.decide(accept_number, "40", new_quantity=BOATS)
    sent = submit_decided(version=desk.version, by=desk.editor, token=uuid4())
    assert [(claim.mention.exact, claim.review, refusal) for claim, refusal in sent.outcomes] == [
        ("40", "in_review", ""),
        ("12", "draft", "Say what is counted before the claim goes to review."),
    ]
    assert (sent.decision.verb, sent.decision.place) == ("submitted", None)


def test_what_was_sent_back_goes_again_and_what_is_in_review_stays(desk: Desk):
    desk.decide(accept_number, "40", new_quantity=BOATS)
    desk.decide(accept_number, "30", quantity="boats-sunk")
    submit_decided(version=desk.version, by=desk.editor, token=uuid4())
    move_claim(claim=desk.claim("40"), move=Move.RETURN, revision=2, by=desk.others["reviewer"], reason="No.")
    sent = submit_decided(version=desk.version, by=desk.editor, token=uuid4())
    assert [claim.mention.exact for claim, _ in sent.outcomes] == ["40"]
    assert desk.claim("30").revision == 2


def test_what_is_sent_twice_goes_once(desk: Desk):
    desk.decide(accept_number, "12")
    desk.decide(accept_number, "40", new_quantity=BOATS)
    token = uuid4()
    first = submit_decided(version=desk.version, by=desk.editor, token=token)
    entries = LedgerEntry.objects.count()
    again = submit_decided(version=desk.version, by=desk.editor, token=token)
    assert (again.is_repeat, again.decision) == (True, first.decision)
    assert [claim.mention.exact for claim, _ in again.outcomes] == ["40"]
    assert (LedgerEntry.objects.count(), Decision.objects.filter(verb="submitted").count()) == (entries, 1)


def test_with_nothing_to_send_it_is_said_so(desk: Desk):
    with refused(None, "nothing to send"):
        submit_decided(version=desk.version, by=desk.editor, token=uuid4())

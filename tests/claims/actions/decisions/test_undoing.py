"""What was decided is as it was before; or what stays, and who changed it since, is told."""

from dataclasses import replace
from uuid import uuid4

import pytest

from claims.actions import (
    accept_number,
    add_part,
    create_claim,
    edit_claim,
    move_claim,
    read_version,
    refuse_number,
    share_attributions,
    split_attributions,
    store_number,
    submit_decided,
    undo_decision,
)
from claims.domain.drafts import DraftAttribution
from claims.domain.records import CreditRecord
from claims.domain.review import Move
from claims.models import Attribution, Decision, MentionList, NumericClaim, Quantity
from newsledger.ledger.models import LedgerEntry
from sources.actions import create_source
from sources.domain.records import SourceRecord
from sources.models import Source
from tests.claims.actions.decisions.desk import Desk, live
from tests.claims.actions.decisions.test_numbers import BOATS, credited, typed
from tests.refusals import refused


def accept(desk: Desk) -> None:
    desk.decide(accept_number, "40", new_quantity=BOATS)


def accept_a_date(desk: Desk) -> None:
    desk.decide(accept_number, "2019")


def accept_with_a_spelling(desk: Desk) -> None:
    desk.decide(accept_number, "40", sources={"Velpress": "port"}, spellings=["Velpress"])


def refuse(desk: Desk) -> None:
    desk.decide(refuse_number, "12", fate="dismissed", reason="a joke")


def refuse_a_draft(desk: Desk) -> None:
    desk.decide(refuse_number, "30", fate="dismissed")


def mend(desk: Desk) -> None:
    desk.decide(
        store_number,
        "30",
        claim=replace(desk.claim("30").as_record(), point="31"),
        attributions=[DraftAttribution(content=credited(desk, "The office", "said", "new-1"))],
        new_sources={"new-1": SourceRecord("", "Office", "office")},
    )


def mend_the_chain(desk: Desk) -> None:
    row = desk.claim("30").credits.get().attribution
    content = Attribution.objects.with_parts().get(pk=row.pk).as_record()
    denied = replace(content, links=tuple(replace(link, stance="denies") for link in content.links))
    attributions = [DraftAttribution(row.uid, row.revision, denied, scope="carried")]
    desk.decide(store_number, "30", claim=desk.claim("30").as_record(), attributions=attributions)


def mark_by_hand(desk: Desk) -> None:
    words = "12 crews"
    desk.decide(store_number, words, claim=typed(desk, words, point="12"), attributions=())


def share(desk: Desk) -> None:
    desk.decide(share_attributions, "12")


def split(desk: Desk) -> None:
    desk.decide(accept_number, "12")
    desk.decide(accept_number, "7")
    desk.decide(split_attributions, "7")
    # What is undone is the last one; the two before it are what it began with.


def part(desk: Desk) -> None:
    desk.decide(add_part, "30")


@pytest.mark.parametrize(
    "decide",
    [
        accept,
        accept_a_date,
        accept_with_a_spelling,
        refuse,
        refuse_a_draft,
        mend,
        mend_the_chain,
        mark_by_hand,
        share,
        part,
    ],
)
def test_everything_is_as_it_was(desk: Desk, decide):
    create_source(content=SourceRecord(slug="port", name="Port Authority", kind="office"), by=desk.editor)
    desk.decide(accept_number, "30")
    before, marks = live(), {words: desk.seen(words) for words in ("40", "2019", "12", "7")}
    decide(desk)
    done = live()
    assert done != before
    undone = desk.undo()
    assert live() == before
    assert {words: desk.seen(words) for words in marks} == marks
    assert (undone.stays, undone.decision.verb) == ((), "undone")
    # And done again it says the same, at later revisions.
    decide(desk)
    assert live() == done


def test_a_split_is_undone_and_nothing_before_it(desk: Desk):
    desk.decide(accept_number, "12")
    desk.decide(accept_number, "7")
    before = live()
    desk.decide(split_attributions, "7")
    desk.undo()
    assert live() == before


def test_undoing_once_more_goes_one_further_back(desk: Desk):
    beginning = live()
    steps = [beginning]
    for words in ("40", "30", "12", "7", "2019"):
        desk.decide(accept_number, words)
        steps.append(live())
    desk.decide(share_attributions, "12")
    for step in reversed(steps):
        desk.undo()
        assert live() == step
    with refused(None, "nothing of yours to undo"):
        desk.undo()


def test_an_undo_sent_twice_undoes_one_decision(desk: Desk):
    desk.decide(accept_number, "40")
    desk.decide(accept_number, "12")
    token = uuid4()
    first = undo_decision(version=desk.version, by=desk.editor, token=token)
    again = undo_decision(version=desk.version, by=desk.editor, token=token)
    assert (again.is_repeat, again.decision) == (True, first.decision)
    assert NumericClaim.objects.get().mention.exact == "40"


def test_nobody_undoes_what_another_decided(desk: Desk):
    desk.decide(accept_number, "40", by=desk.others["second"])
    with refused(None, "nothing of yours"):
        desk.undo()


def test_others_at_work_on_other_numbers_hold_up_no_undo(desk: Desk):
    desk.decide(accept_number, "40")
    desk.decide(accept_number, "12", by=desk.others["second"])
    desk.undo()
    assert desk.mention("40").proposal is not None
    assert desk.mention("40").fate == "undecided"
    assert desk.mention("12").fate == "claim"


def test_what_something_else_refers_to_by_now_stays_and_is_told(desk: Desk):
    desk.decide(accept_number, "12", new_quantity=BOATS)
    desk.decide(accept_number, "7", by=desk.others["second"], quantity="boats-sunk")
    undone = desk.undo()
    assert not NumericClaim.objects.filter(mention__exact="12").exists()
    assert Attribution.objects.get().claims.get().mention.exact == "7"
    assert Quantity.objects.get().slug == "boats-sunk"
    assert [told.partition(":")[2] for told in undone.stays] == [" something else refers to it by now"] * 3
    assert "the quantity “boats sunk”" in undone.stays[1]


def test_what_was_changed_since_is_not_undone_and_who_did_is_told(desk: Desk):
    desk.decide(accept_number, "12")
    claim = desk.claim("12")
    edit_claim(
        claim=claim, revision=1, content=replace(claim.as_record(), note="Hm."), by=desk.others["second"]
    )
    with refused(None, "“12” was changed since by second: edited."):
        desk.undo()


def test_what_was_sent_to_review_is_not_undone(desk: Desk):
    desk.decide(accept_number, "12", new_quantity=BOATS)
    submit_decided(version=desk.version, by=desk.editor, token=uuid4())
    with refused(None, "“12” was changed since by editor: sent to review."):
        desk.undo()
    move_claim(claim=desk.claim("12"), move=Move.RETURN, revision=2, by=desk.others["reviewer"], reason="No.")
    with refused(None, "“12” was changed since by reviewer: sent back."):
        desk.undo()


def test_a_number_that_was_decided_anew_by_another_is_not_undone(desk: Desk):
    desk.decide(refuse_number, "12", fate="dismissed")
    desk.decide(accept_number, "40")
    desk.decide(refuse_number, "12", fate="date", by=desk.others["second"])
    desk.undo()
    with refused(None, "“12” was decided anew since by second: refused."):
        desk.undo()


def test_a_claim_that_another_added_to_the_number_keeps_it(desk: Desk):
    desk.decide(accept_number, "12")
    desk.decide(add_part, "12", by=desk.others["second"])
    with refused(None, "“12” was decided anew since by second"):
        desk.undo()


def test_an_attribution_that_another_edited_is_told(desk: Desk):
    desk.decide(accept_number, "30")
    mend_the_chain(desk)
    row = Attribution.objects.with_parts().get()
    content = replace(row.as_record(), manner="mixed")
    desk.decide(
        store_number,
        "30",
        claim=desk.claim("30").as_record(),
        attributions=[DraftAttribution(row.uid, row.revision, content, scope="carried")],
        by=desk.others["second"],
    )
    with refused(None, "by second"):
        desk.undo()


def test_what_was_dropped_comes_back_unless_its_words_are_taken_by_now(desk: Desk):
    mark_by_hand(desk)
    assert not desk.version.mentions.filter(**desk.place("12")).exists()
    read_version(version=desk.version, by=desk.editor)
    desk.undo()
    assert desk.mention("12").proposal is not None
    mark_by_hand(desk)
    other = "said 12"
    desk.decide(refuse_number, other, mark="", fate="dismissed", by=desk.others["second"])
    undone = desk.undo()
    assert undone.stays == ("“12” without a mark: another number was marked across it since",)
    assert desk.mention(other).fate == "dismissed"


def test_a_decision_that_wrote_nothing_is_not_what_is_undone(desk: Desk):
    desk.decide(accept_number, "12")
    claim = desk.claim("12")
    shared = [DraftAttribution(uid=claim.credits.get().attribution.uid)]
    idle = desk.decide(store_number, "12", claim=claim.as_record(), attributions=shared)
    assert idle.decision.first_entry is None
    assert desk.undo().decision.undoes.verb == "accepted"


def test_a_claim_linked_to_is_not_taken_out(desk: Desk):
    desk.decide(accept_number, "12")
    uid = desk.claim("12").uid
    record = typed(desk, "7", links=())
    other = create_claim(
        content=replace(
            record,
            article="boats",
            version=1,
            **desk.place("7"),
            attributions=tuple[CreditRecord, ...](),
        ),
        by=desk.others["second"],
    )
    from claims.actions import link_claim
    from claims.domain.records import ClaimLinkRecord

    link_claim(
        claim=other,
        revision=1,
        links=[ClaimLinkRecord(uid, "updates", "editor")],
        by=desk.others["second"],
    )
    with refused(None, "refers to it"):
        desk.undo()


def test_the_ledger_tells_of_it_all(desk: Desk):
    desk.decide(accept_number, "12")
    desk.undo()
    desk.decide(accept_number, "12")
    history = LedgerEntry.objects.filter(record=desk.claim("12").record).order_by("revision")
    assert [(entry.action, entry.payload == "{}") for entry in history] == [
        ("created", False),
        ("discarded", True),
        ("created", False),
    ]
    assert Decision.objects.filter(verb="undone", undoes__verb="accepted").count() == 1
    assert MentionList.objects.get().revision == 4
    assert Source.objects.filter(slug="ann-lee").exists()

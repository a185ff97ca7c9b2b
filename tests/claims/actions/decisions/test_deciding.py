"""The token that is sent once, the mark of what was seen, and who is told to have decided meanwhile."""

from dataclasses import replace
from uuid import uuid4

import pytest

from claims.actions import (
    accept_number,
    add_part,
    edit_attribution,
    edit_claim,
    refuse_number,
    share_attributions,
    split_attributions,
    store_number,
    undo_decision,
)
from claims.models import Attribution, Decision
from newsledger.ledger.models import LedgerEntry
from newsledger.refusals import StaleRevision
from tests.claims.actions.decisions.desk import Desk
from tests.claims.actions.decisions.test_numbers import typed
from tests.refusals import refused


def test_what_is_sent_twice_is_done_once(desk: Desk):
    token, seen = uuid4(), desk.seen("40")
    first = desk.decide(accept_number, "40", token=token, **seen)
    entries = LedgerEntry.objects.count()
    again = desk.decide(accept_number, "40", token=token, **seen)
    assert (again.is_repeat, again.decision, again.claims) == (True, first.decision, first.claims)
    assert (LedgerEntry.objects.count(), Decision.objects.count()) == (entries, 1)


@pytest.mark.parametrize(
    ("action", "said"),
    [
        (refuse_number, {"fate": "date"}),
        (share_attributions, {}),
        (split_attributions, {}),
        (add_part, {}),
        (store_number, {"attributions": ()}),
    ],
)
def test_every_decision_that_is_sent_twice_is_done_once(desk: Desk, action, said):
    desk.decide(accept_number, "12")
    if action is share_attributions:
        desk.decide(store_number, "7", claim=typed(desk, "7"), attributions=())
    elif action is not add_part:
        desk.decide(accept_number, "7")
    words = "12" if action is add_part else "7"
    if action is store_number:
        said = {**said, "claim": typed(desk, words, point="8")}
    token, seen = uuid4(), desk.seen(words)
    first = desk.decide(action, words, token=token, **seen, **said)
    entries = LedgerEntry.objects.count()
    again = desk.decide(action, words, token=token, **seen, **said)
    assert (again.is_repeat, again.decision) == (True, first.decision)
    assert LedgerEntry.objects.count() == entries


def test_a_token_is_one_persons_and_for_one_thing(desk: Desk):
    token, seen = uuid4(), desk.seen("40")
    desk.decide(accept_number, "40", token=token, **seen)
    with refused("token", "made for somebody else"):
        desk.decide(accept_number, "40", token=token, by=desk.others["second"], **seen)
    with refused("token", "for something else"):
        desk.decide(accept_number, "12", token=token)
    with refused("token", "for something else"):
        undo_decision(version=desk.version, by=desk.editor, token=token)


def test_who_comes_second_is_told_who_decided_what(desk: Desk):
    seen = {words: desk.seen(words) for words in ("40", "2019", "12", "7")}
    desk.decide(accept_number, "40")
    desk.decide(accept_number, "2019")
    desk.decide(refuse_number, "12", fate="dismissed", reason="a figure of speech")
    desk.decide(accept_number, "7")
    desk.undo()
    second = desk.others["second"]
    for words, told in (
        ("40", "“40” was decided meanwhile by editor: accepted as a claim."),
        ("2019", "“2019” was decided meanwhile by editor: accepted as “date”, part of a date."),
        ("12", "“12” was decided meanwhile by editor: refused as “dismissed”, a figure of speech."),
    ):
        with refused("number", told, error=StaleRevision):
            desk.decide(accept_number, words, by=second, **seen[words])
    # Undone is as it was: whoever saw it before has seen it as it is.
    assert desk.decide(accept_number, "7", by=second, **seen["7"]).claims


def test_who_changed_a_claim_elsewhere_is_told_too(desk: Desk):
    desk.decide(accept_number, "12")
    seen = desk.seen("12")
    claim = desk.claim("12")
    edit_claim(
        claim=claim, revision=1, content=replace(claim.as_record(), note="Hm."), by=desk.others["second"]
    )
    with refused("number", "“12” was changed meanwhile by second: edited.", error=StaleRevision):
        desk.decide(add_part, "12", **seen)
    seen = desk.seen("12")
    row = Attribution.objects.with_parts().get()
    edit_attribution(
        attribution=row,
        revision=1,
        content=replace(row.as_record(), manner="mixed"),
        by=desk.others["second"],
    )
    with refused("number", "by second: whom it credits was edited", error=StaleRevision):
        desk.decide(add_part, "12", **seen)


def test_a_card_that_is_gone_is_told_by_what_took_its_words(desk: Desk):
    seen = desk.seen("30")
    words = "30 of them"
    desk.decide(store_number, words, claim=typed(desk, words, point="30"), attributions=())
    with refused("number", "“30” shares its words with “30 of them”, which was decided", error=StaleRevision):
        desk.decide(accept_number, "30", by=desk.others["second"], **seen)


def test_words_that_were_marked_meanwhile_are_told(desk: Desk):
    desk.decide(refuse_number, "Monday", mark="", fate="date")
    with refused("number", "“Monday” was decided meanwhile by editor", error=StaleRevision):
        desk.decide(refuse_number, "Monday", mark="", fate="dismissed", by=desk.others["second"])


def test_other_numbers_of_the_version_disturb_nobody(desk: Desk):
    seen = {words: desk.seen(words) for words in ("40", "30", "12", "7", "2019")}
    desk.decide(accept_number, "12")
    twelve = desk.seen("12")
    for words in ("7", "40", "30", "2019"):
        by = desk.others["second"] if words in ("40", "2019") else desk.editor
        desk.decide(accept_number, words, by=by, **seen[words])
    desk.undo()
    assert desk.seen("12") == twelve

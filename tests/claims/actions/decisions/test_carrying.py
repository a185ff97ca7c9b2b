"""The same attribution as the one before, or another; and a number that states one thing more."""

from claims.actions import (
    accept_number,
    add_part,
    refuse_number,
    share_attributions,
    split_attributions,
    store_number,
)
from claims.models import Attribution
from sources.models import Source
from tests.claims.actions.decisions.desk import Desk
from tests.claims.actions.decisions.test_numbers import typed
from tests.refusals import refused


def credits_of(desk: Desk, words: str) -> list[tuple[str, str]]:
    rows = desk.claim(words).credits.select_related("attribution").order_by("pk")
    return [(row.attribution.links.get(position=0).source.slug, row.scope) for row in rows]


def test_a_proposed_claim_is_credited_as_the_one_before_and_carried_into_its_sentence(desk: Desk):
    desk.decide(accept_number, "40")
    decided = desk.decide(share_attributions, "12")
    assert credits_of(desk, "12") == [("harbour-office", "carried")]
    assert (desk.claim("12").accepted_as_is, decided.decision.verb) == (False, "shared")
    assert not Source.objects.filter(slug="ann-lee").exists(), "nobody made whom it isn't credited to"


def test_in_one_sentence_the_credit_keeps_its_scope(desk: Desk):
    desk.decide(accept_number, "12")
    desk.decide(store_number, "7", claim=typed(desk, "7"), attributions=())
    desk.decide(share_attributions, "7")
    assert credits_of(desk, "7") == [("ann-lee", "explicit")]


def test_what_only_that_claim_was_credited_to_goes(desk: Desk):
    desk.decide(accept_number, "40")
    desk.decide(accept_number, "12")
    desk.decide(share_attributions, "12")
    assert Attribution.objects.count() == 1
    assert not Source.objects.filter(slug="ann-lee").exists()


def test_the_nearest_claim_before_counts_and_no_number_without_one(desk: Desk):
    desk.decide(accept_number, "40")
    desk.decide(refuse_number, "30", fate="dismissed")
    desk.decide(share_attributions, "12")
    assert credits_of(desk, "12") == [("harbour-office", "carried")]


def test_without_a_claim_before_there_is_nothing_to_share(desk: Desk):
    with refused("attributions", "No claim stands before “40”"):
        desk.decide(share_attributions, "40")
    desk.decide(store_number, "40", claim=typed(desk, "40"), attributions=())
    with refused("attributions", "credits nobody"):
        desk.decide(share_attributions, "12")


def test_what_is_no_claim_is_credited_to_nobody(desk: Desk):
    desk.decide(accept_number, "40")
    with refused("number", "“2019” is no claim"):
        desk.decide(share_attributions, "2019")


def test_what_is_shared_already_is_told(desk: Desk):
    desk.decide(accept_number, "12")
    desk.decide(accept_number, "7")
    with refused("attributions", "already"):
        desk.decide(share_attributions, "7")


def test_what_is_in_common_is_taken_away_and_the_rest_stays(desk: Desk):
    desk.decide(accept_number, "12")
    desk.decide(accept_number, "7")
    decided = desk.decide(split_attributions, "7")
    assert credits_of(desk, "7") == []
    assert credits_of(desk, "12") == [("ann-lee", "explicit")]
    assert decided.decision.verb == "split"
    with refused("attributions", "nobody in common"):
        desk.decide(split_attributions, "7")


def test_a_proposed_claim_is_stored_without_what_it_has_in_common(desk: Desk):
    desk.decide(accept_number, "12")
    desk.decide(split_attributions, "7")
    assert credits_of(desk, "7") == []
    assert not desk.claim("7").accepted_as_is


def test_a_number_states_one_thing_more(desk: Desk):
    desk.decide(accept_number, "12")
    decided = desk.decide(add_part, "12")
    first, second = decided.claims
    assert (second.part, second.review, second.accepted_as_is, second.proposed_by) == (2, "draft", False, "")
    assert second.point == first.point
    assert [credit.attribution for credit in second.credits.all()] == [
        credit.attribution for credit in first.credits.all()
    ]
    desk.decide(add_part, "12")
    assert desk.claim("12", part=3).point == 12


def test_a_further_part_shares_with_the_first_one(desk: Desk):
    desk.decide(accept_number, "12")
    desk.decide(add_part, "12")
    desk.decide(split_attributions, "12", part=2)
    assert desk.claim("12", part=2).credits.count() == 0
    desk.decide(share_attributions, "12", part=2)
    assert desk.claim("12", part=2).credits.get().scope == "explicit"


def test_a_number_states_something_before_it_states_more(desk: Desk):
    with refused("number", "Decide first"):
        desk.decide(add_part, "12")

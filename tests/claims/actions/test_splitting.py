"""What belongs to another quantity or source is moved there: all of it, or nothing."""

import pytest

from claims.actions import (
    SplitRefused,
    create_claim,
    create_quantity,
    merge_quantity,
    move_claim,
    split_quantity,
    split_source,
)
from claims.domain.records import QuantityRecord
from claims.domain.review import Move
from claims.models import NumericClaim, Quantity
from claims.verify import findings
from newsledger.ledger.models import LedgerEntry
from newsledger.refusals import Refused
from sources.domain.records import SourceRecord
from tests.world import DRONES, World, claim_record, make_world

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def shared_world(shared_rows: None) -> World:
    """The newsroom with its claims approved, and a draft beside them."""
    world = make_world()
    content = claim_record(world.version, "13", DRONES, comparator="exact", point="13", quantity="drones")
    world.draft = create_claim(content=content, by=world.editor)  # type: ignore[attr-defined]
    return world


MISSILES = QuantityRecord(slug="", name="missiles launched by Russia", unit="missile", statistic="count")


def seen(*claims: NumericClaim) -> list[tuple[int, int]]:
    return [(claim.pk, claim.revision) for claim in claims]


def test_a_draft_is_edited_and_an_approved_claim_waits_again(world: World):
    missiles = create_quantity(content=MISSILES, by=world.editor)
    draft, approved = world.draft, world.drones  # type: ignore[attr-defined]
    moved = split_quantity(
        quantity=world.quantities["drones"],
        claims=seen(draft, approved),
        into=missiles,
        by=world.editor,
        reason="They fly otherwise.",
    )
    assert [(each.quantity, each.review, each.unit) for each in moved] == [
        (missiles, "draft", None),
        (missiles, "in_review", None),
    ]
    told = LedgerEntry.objects.filter(record=approved.record).values_list("action", "reason")[:2]
    assert list(told) == [("edited", "They fly otherwise."), ("reopened", "They fly otherwise.")]
    back = split_quantity(
        quantity=missiles, claims=seen(*moved), into=world.quantities["drones"], by=world.editor, reason="No."
    )
    assert {each.quantity for each in back} == {world.quantities["drones"]}
    assert list(findings()) == []


def test_a_new_quantity_is_made_in_place(world: World):
    moved = split_quantity(
        quantity=world.quantities["drones"],
        claims=seen(world.draft),  # type: ignore[attr-defined]
        new=MISSILES,
        by=world.editor,
        reason="Missiles.",
    )
    assert moved[0].quantity is not None
    assert moved[0].quantity.name == "missiles launched by Russia"


def test_a_number_keeps_what_it_is_in(world: World):
    days = create_quantity(
        content=QuantityRecord(slug="", name="days", unit="day", statistic="count"), by=world.editor
    )
    moved = split_quantity(
        quantity=world.quantities["drones"],
        claims=seen(world.draft),  # type: ignore[attr-defined]
        into=days,
        by=world.editor,
        reason="Days.",
    )
    assert str(moved[0].unit) == "drone"


def test_one_that_cannot_go_keeps_all_and_each_is_told(world: World):
    move_claim(
        claim=world.drones,
        move=Move.WITHDRAW,
        revision=world.drones.revision,
        by=world.reviewer,
        reason="Misread.",
    )
    world.drones.refresh_from_db()
    before = LedgerEntry.objects.count()
    chosen = [*seen(world.draft, world.drones, world.soldiers), (10**9, 1)]  # type: ignore[attr-defined]
    with pytest.raises(SplitRefused) as refusal:
        split_quantity(
            quantity=world.quantities["drones"],
            claims=chosen,
            new=MISSILES,
            by=world.editor,
            reason="Missiles.",
        )
    told = {each.called: each.why for each in refusal.value.stayed}
    assert "withdrawn" in told[str(world.drones)]
    assert told[str(world.soldiers)] == "It counts something else by now."
    assert told["A claim"] == "There is no such claim any more."
    assert str(world.draft) not in told  # type: ignore[attr-defined]
    assert LedgerEntry.objects.count() == before
    assert not Quantity.objects.filter(name=MISSILES.name).exists()


def test_an_old_revision_moves_nothing(world: World):
    chosen = [(world.draft.pk, 7)]  # type: ignore[attr-defined]
    with pytest.raises(SplitRefused, match="was changed by someone else"):
        split_quantity(
            quantity=world.quantities["drones"],
            claims=chosen,
            new=MISSILES,
            by=world.editor,
            reason="Missiles.",
        )


def test_the_target_is_one_other_that_stands_for_itself(world: World):
    drones, rounds = world.quantities["drones"], world.quantities["rounds"]
    merged = create_quantity(content=MISSILES, by=world.editor)
    other = create_quantity(
        content=QuantityRecord(slug="", name="other", unit="drone", statistic="count"), by=world.editor
    )
    merge_quantity(quantity=merged, into=other, revision=1, by=world.editor, reason="The same.")
    merged.refresh_from_db()
    for target, told in (
        ({"into": drones}, "belong to .* already"),
        ({"into": merged}, "was merged into"),
        ({}, "one of both"),
        ({"into": rounds, "new": MISSILES}, "already: use that one"),
    ):
        with pytest.raises(Refused, match=told):
            split_quantity(
                quantity=drones,
                claims=seen(world.draft),
                by=world.editor,
                reason="Why.",
                **target,  # type: ignore[attr-defined,arg-type]
            )
    with pytest.raises(Refused, match="Say why"):
        split_quantity(quantity=drones, claims=seen(world.draft), into=rounds, by=world.editor, reason=" ")  # type: ignore[attr-defined]
    with pytest.raises(Refused, match="at least one"):
        split_quantity(quantity=drones, claims=[], into=rounds, by=world.editor, reason="Why.")


def test_credits_go_to_another_source_and_their_claims_wait_again(world: World):
    chosen = [(world.zakharova.pk, world.zakharova.revision)]
    moved = split_source(
        source=world.sources["tass"],
        attributions=chosen,
        new=SourceRecord(slug="", name="RIA Novosti", kind="news_agency"),
        by=world.editor,
        reason="Another agency.",
    )
    assert [link.source.slug for link in moved[0].links.order_by("position")] == [
        "maria-zakharova",
        "ria-novosti",
    ]
    world.round.refresh_from_db()
    assert world.round.review == "in_review"
    assert world.round.history().first().reason == "Another agency."  # type: ignore[union-attr]
    with pytest.raises(SplitRefused, match="credits somebody else by now"):
        split_source(
            source=world.sources["tass"],
            attributions=[(moved[0].pk, moved[0].revision)],
            into=world.sources["cnn"],
            by=world.editor,
            reason="Again.",
        )
    assert list(findings()) == []

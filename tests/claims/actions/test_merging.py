"""Two quantities that turn out to be one, and what is never one."""

from typing import Any

import pytest
from django.test import Client

from claims.actions import create_quantity, edit_quantity, merge_quantity, unmerge_quantity
from claims.domain.records import QuantityRecord
from claims.models import Quantity
from claims.verify import findings
from newsledger.ledger.models import LedgerEntry
from newsledger.refusals import Refused, StaleRevision
from tests.world import World, make_world

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def shared_world(shared_rows: None) -> World:
    """The newsroom with its claims approved."""
    return make_world()


def made(world: World, name: str, **fields: Any) -> Quantity:
    content = QuantityRecord(slug="", name=name, **{"unit": "drone", "statistic": "count"} | fields)
    return create_quantity(content=content, by=world.editor)


def merge(world: World, quantity: Quantity, into: Quantity, **changes: Any) -> Quantity:
    asked = {"revision": quantity.revision, "by": world.editor, "reason": "The same."} | changes
    return merge_quantity(quantity=quantity, into=into, **asked)


def test_a_merged_quantity_leads_to_the_other_with_its_claims_and_back(world: World, client: Client):
    drones, uavs = world.quantities["drones"], made(world, "unmanned aircraft launched by Russia")
    merged = merge(world, drones, uavs)
    assert (merged.merged_into, merged.revision) == (uavs, 2)
    entry = LedgerEntry.objects.first()
    assert (entry.record, entry.action, entry.reason) == ("quantity/drones", "merged", "The same.")
    for ending in ("/", ".json"):
        answer = client.get(f"/quantities/drones{ending}")
        assert (answer.status_code, answer.url) == (302, f"/quantities/{uavs.slug}{ending}")
    page = client.get(f"/quantities/{uavs.slug}/").content.decode()
    assert world.drones.uid in page
    listed = client.get("/quantities/").content.decode()
    assert f"/quantities/{uavs.slug}/" in listed
    assert "/quantities/drones/" not in listed
    assert world.drones.uid in client.get(f"/claims/?quantity={uavs.slug}").content.decode()
    assert list(findings()) == []

    back = unmerge_quantity(quantity=merged, revision=2, by=world.editor, reason="Two after all.")
    assert (back.merged_into, back.revision) == (None, 3)
    assert client.get("/quantities/drones/").status_code == 200


def test_soldiers_and_persons_are_counted_alike(world: World):
    assert merge(world, made(world, "troops", unit="person"), made(world, "soldiers", unit="soldier"))


@pytest.mark.parametrize(
    ("other", "told"),
    [
        ({"unit": "usd", "statistic": "sum"}, "their numbers can't be compared"),
        ({"statistic": "rank"}, "their numbers can't be compared"),
        ({"accumulation": "stock"}, "compared in other ways"),
        ({"broader": "drones"}, "One of the two includes the other"),
        ({"denominator": "drones"}, "is a share of"),
    ],
)
def test_what_is_counted_otherwise_is_never_one(world: World, other: dict[str, Any], told: str):
    another = made(world, "another", **other)
    for quantity, into in ((another, world.quantities["drones"]), (world.quantities["drones"], another)):
        with pytest.raises(Refused, match=told):
            merge(world, quantity, into)


def test_units_of_one_dimension_are_no_one_number(world: World):
    money = [made(world, unit, unit=unit, statistic="sum") for unit in ("usd", "eur")]
    with pytest.raises(Refused, match="can't be compared"):
        merge(world, *money)


def test_a_merger_closes_no_circle(world: World):
    drones = world.quantities["drones"]
    with pytest.raises(Refused, match="into itself"):
        merge(world, drones, drones)
    other, third = made(world, "other"), made(world, "third")
    merged = merge(world, other, drones)
    with pytest.raises(Refused, match="was itself merged into"):
        merge(world, drones, merged)
    with pytest.raises(Refused, match=r"was merged into .* Use that one"):
        merge(world, third, merged)
    with pytest.raises(Refused, match="already merged"):
        merge(world, merged, third)


def test_nothing_contains_itself_through_a_merger(world: World):
    #  narrow ──> drones = other    wide ──> narrow
    drones, other = world.quantities["drones"], made(world, "other")
    narrow = made(world, "narrow", broader="drones")
    wide = made(world, "wide", broader=narrow.slug)
    with pytest.raises(Refused, match="includes the other"):
        merge(world, wide, drones)
    merge(world, other, drones)
    content = QuantityRecord(
        slug=drones.slug,
        name="other",
        unit="drone",
        statistic="count",
        accumulation="flow",
        broader=wide.slug,
    )
    with pytest.raises(Refused, match="would contain each other"):
        edit_quantity(quantity=other, revision=2, content=content, by=world.editor)


def test_no_merger_without_a_reason_nor_on_an_old_revision(world: World):
    drones, other = world.quantities["drones"], made(world, "other")
    with pytest.raises(Refused, match="Say why"):
        merge(world, other, drones, reason="  ")
    with pytest.raises(StaleRevision):
        merge(world, other, drones, revision=7)
    with pytest.raises(Refused, match="nothing to undo"):
        unmerge_quantity(quantity=other, revision=1, by=world.editor, reason="Why not.")
    assert not LedgerEntry.objects.filter(action="merged").exists()

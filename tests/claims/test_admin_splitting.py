"""Splitting in the admin: choose, say where it belongs and why; and what is told when it can't be done."""

import pytest
from django.test import Client

from claims.actions import create_quantity
from claims.domain.records import QuantityRecord
from claims.presenters import splitting
from tests.admin_pages import address, complaints, read
from tests.world import World

pytestmark = pytest.mark.django_db


@pytest.fixture
def client(world: World) -> Client:
    client = Client()
    client.force_login(world.editor)
    return client


def test_claims_are_given_another_quantity_and_it_leads_back(client: Client, world: World):
    drones, rounds = world.quantities["drones"], world.quantities["rounds"]
    where = address(drones, "split")
    assert where in client.get(address(drones)).content.decode()
    page = client.get(where)
    assert read(page).unlabelled == ["seen"]  # named by its aria-label
    assert 'aria-label="Move “728”' in page.content.decode()
    assert "728" in page.content.decode()
    sent = {"seen": f"{world.drones.pk}-1", "into": rounds.pk, "reason": "Rounds.", "next": "/admin/claims/"}
    answer = client.post(where, sent)
    assert (answer.status_code, answer.url) == (302, "/admin/claims/")
    world.drones.refresh_from_db()
    assert world.drones.quantity == rounds
    assert "1 claim belongs to “rounds of strategic dialogue” now." in client.get(answer.url).content.decode()


def test_credits_are_given_another_source(client: Client, world: World):
    tass = world.sources["tass"]
    where = address(tass, "split")
    assert where in client.get(address(tass)).content.decode()
    page = " ".join(client.get(where).content.decode().split())
    assert "“<bdi>Maria Zakharova … said … according to … TASS</bdi>”" in page
    answer = client.post(
        where, {"seen": f"{world.zakharova.pk}-1", "new_name": "Interfax", "reason": "Misread."}
    )
    assert (answer.status_code, answer.url) == (302, address(tass))
    assert world.zakharova.links.get(position=1).source.name == "Interfax"


@pytest.mark.parametrize(
    ("sent", "told"),
    [
        ({}, "Choose at least one claim."),
        ({"seen": "x"}, "say which claims were chosen"),
        ({"seen": [f"{number}-1" for number in range(51)]}, "At most 50 claims"),
        (
            {"seen": "<drones>", "reason": "Why.", "new_name": "drones launched by Russia"},
            "already: use that one",
        ),
        ({"seen": "<drones>", "reason": "Why."}, "one of both"),
        ({"seen": "<drones>", "new_name": "x"}, "Say why"),
        ({"seen": "<drones>", "into": "9" * 30, "reason": "Why."}, "Select a valid choice"),
        ({"seen": "<soldiers>", "new_name": "x", "reason": "Why."}, "It counts something else by now."),
    ],
)
def test_what_is_refused_is_told_and_what_was_typed_stays(
    client: Client, world: World, sent: dict, told: str
):
    named = {"<drones>": f"{world.drones.pk}-1", "<soldiers>": f"{world.soldiers.pk}-1"}
    sent = {
        name: named.get(value, value) if isinstance(value, str) else value for name, value in sent.items()
    }
    page = client.post(address(world.quantities["drones"], "split"), sent)
    assert told in complaints(page).replace("&#x27;", "'")
    if "reason" in sent:
        assert read(page).data["reason"] == sent["reason"]
    if sent.get("seen") == named["<drones>"]:
        assert "checked" in page.content.decode()


def test_it_is_paged_and_keeps_within_its_queries(
    client: Client, world: World, monkeypatch: pytest.MonkeyPatch, django_assert_max_num_queries
):
    monkeypatch.setattr(splitting, "SHOWN", 1)
    create_quantity(
        content=QuantityRecord(slug="", name="other", unit="drone", statistic="count"), by=world.editor
    )
    with django_assert_max_num_queries(16):
        page = client.get(address(world.quantities["drones"], "split") + "?before=1").content.decode()
    assert "There is nothing to choose." in page
    with django_assert_max_num_queries(16):
        page = client.get(address(world.sources["maria-zakharova"], "split")).content.decode()
    assert page.count('name="seen"') == 1
    assert "Older ones" not in page

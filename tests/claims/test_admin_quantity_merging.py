"""Merging quantities in the admin, as sources are (tests/sources/test_admin_merging.py), and where it leads then."""

import pytest
from django.test import Client

from claims.actions import create_quantity
from claims.domain.records import QuantityRecord
from claims.models import Quantity
from tests.admin_pages import address, address_of, complaints, form_of, read, save
from tests.world import World

pytestmark = pytest.mark.django_db


@pytest.fixture
def client(world: World) -> Client:
    client = Client()
    client.force_login(world.editor)
    return client


@pytest.fixture
def uavs(world: World) -> Quantity:
    content = QuantityRecord(
        slug="", name="UAVs launched by Russia", unit="item", statistic="count", accumulation="flow"
    )
    return create_quantity(content=content, by=world.editor)


def test_a_quantity_is_merged_after_a_look_at_both_and_undone(client: Client, world: World, uavs: Quantity):
    drones = world.quantities["drones"]
    assert address(uavs, "merge") in client.get(address(uavs)).content.decode()
    where = f"{address(uavs, 'merge')}?called=drones%20launched%20by%20Russia"
    page = " ".join(client.get(where).content.decode().split())
    assert "What will be seen together under “drones launched by Russia”" in page
    assert 'Unit <span class="quiet">differs</span>' in page
    assert 'Numeric claims</th> <td class="count">0</td><td class="count">1</td>' in page
    assert read(client.get(where)).unlabelled == []
    answer = save(client, where, reason="The same aircraft.")
    assert (answer.status_code, answer.url) == (302, address(uavs))
    assert "merged into <a" in client.get(answer.url).content.decode()
    listed = client.get(address_of(Quantity, "changelist") + "?merged=yes").content.decode()
    assert "UAVs launched by Russia" in listed
    assert f">{drones}</a></th>" not in listed
    answer = save(client, address(uavs, "unmerge"), reason="Some are balloons.")
    uavs.refresh_from_db()
    assert (answer.status_code, uavs.merged_into, uavs.revision) == (302, None, 3)


@pytest.mark.parametrize(
    ("given", "leads"),
    [
        ("/admin/claims/", "/admin/claims/"),
        ("https://example.org/", ""),
        ("//example.org/", ""),
        ("/\\example.org", ""),
        ("javascript:alert(1)", ""),
        ("admin/", ""),
    ],
)
def test_it_leads_back_to_this_sites_own_pages_alone(
    client: Client, world: World, uavs: Quantity, given: str, leads: str
):
    where = f"{address(uavs, 'merge')}?into={world.quantities['drones'].pk}"
    form = form_of(client, f"{where}&next=/admin/claims/", reason="The same.")
    assert form["next"] == "/admin/claims/"
    answer = client.post(where, form | {"next": given})
    assert (answer.status_code, answer.url) == (302, leads or address(uavs))


def test_what_is_refused_is_told(client: Client, world: World, uavs: Quantity):
    rounds = world.quantities["rounds"]
    page = client.get(f"{address(uavs, 'merge')}?into={rounds.pk}")
    assert "their numbers can't be compared" in complaints(page).replace("&#x27;", "'")
    assert "reason" not in read(page).data
    page = client.get(f"{address(uavs, 'merge')}?called=r")
    assert "Which of these is meant?" in complaints(page)
    assert f'href="?into={rounds.pk}"' in page.content.decode()
    assert "No quantity is called" in complaints(client.get(f"{address(uavs, 'merge')}?called=zzzz"))

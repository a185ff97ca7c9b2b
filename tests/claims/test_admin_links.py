"""From one record of the admin to those beside it: a claim to its text and what it counts, and back to the claims."""

import re

import pytest
from django.test import Client

from tests.admin_pages import address
from tests.world import World, approve

pytestmark = pytest.mark.django_db

CLAIMS = "/admin/claims/numericclaim/"


@pytest.fixture
def client(world: World) -> Client:
    client = Client()
    client.force_login(world.editor)
    return client


def links_on(client: Client, page: str) -> set[str]:
    answer = client.get(page)
    assert answer.status_code == 200
    return set(re.findall('href="([^"]+)"', answer.content.decode()))


@pytest.mark.parametrize(
    ("name", "narrowed", "listed"),
    [
        ("quantity", "quantity=soldiers", ["25,000 to 30,000"]),
        ("source", "source=tass", ["second"]),
        ("outlet", "source=cnn", ["25,000 to 30,000", "728", "second"]),
        ("article", "article=lavrov-wonsan", ["25,000 to 30,000", "728", "second"]),
    ],
)
def test_a_record_leads_to_its_claims(
    client: Client, world: World, name: str, narrowed: str, listed: list[str]
):
    row = {
        "quantity": world.quantities["soldiers"],
        "source": world.sources["tass"],
        "outlet": world.sources["cnn"],
        "article": world.article,
    }[name]
    list_of_claims = f"{CLAIMS}?{narrowed}"
    assert list_of_claims in links_on(client, address(row))
    found = client.get(list_of_claims).context_data["cl"].result_list
    assert sorted(claim.mention.exact for claim in found) == listed


@pytest.mark.parametrize("approved", [True, False])
def test_a_claim_leads_to_its_text_and_what_it_counts(client: Client, world: World, approved: bool):
    if approved:
        approve(world.soldiers, world)
    page = client.get(address(world.soldiers)).content.decode()
    assert address(world.article) in page or address(world.version) in page
    # A form's link to a chosen row is made by the admin's script, from its pattern.
    quantity = world.soldiers.quantity
    assert address(quantity) in page or (
        "/admin/claims/quantity/__fk__/change/" in page and f'value="{quantity.pk}" selected' in page
    )


def test_a_claims_text_leads_to_the_claims_beside_it(client: Client, world: World):
    assert address(world.drones) in links_on(client, address(world.soldiers))

import pytest

from claims.models import Quantity


def test_it_says_what_is_counted_and_lists_its_claims_in_a_table(client, world):
    page = client.get("/quantities/soldiers/").content.decode()
    assert "North Korean soldiers to be deployed to Russia" in page
    assert "1 claim, the first said on top" in page
    assert '<th scope="row"' in page
    assert "within a period" in page


def test_minor_claims_are_shown_and_marked(client, world):
    page = client.get("/quantities/rounds/").content.decode()
    assert world.round.uid in page
    assert '<span class="tag">minor</span>' in page


def test_the_json_has_its_claims(client, world):
    answer = client.get("/quantities/soldiers.json").json()
    assert (answer["slug"], answer["unit"], answer["claims_counted"]) == ("soldiers", "soldier", 1)
    (claim,) = answer["claims"]
    assert claim["uid"] == world.soldiers.uid
    assert (claim["amount"]["lower"], claim["amount"]["upper"]) == ("25000", "30000")
    assert claim["attributions"][0]["links"][0]["source"]["slug"] == "ukrainian-intelligence"


def test_a_merged_quantity_leads_to_the_one_it_is(client, world):
    Quantity.objects.filter(slug="drones").update(merged_into=world.quantities["soldiers"])
    assert client.get("/quantities/drones/").headers["Location"] == "/quantities/soldiers/"
    assert client.get("/quantities/drones.json").headers["Location"] == "/quantities/soldiers.json"
    page = client.get("/quantities/soldiers/").content.decode()
    assert world.drones.uid in page
    assert world.soldiers.uid in page
    listed = client.get("/quantities/").content.decode()
    assert "/quantities/drones/" not in listed
    assert world.drones.uid in client.get("/claims/?quantity=soldiers").content.decode()
    assert world.soldiers.uid in client.get("/claims/?quantity=drones").content.decode()


def test_a_long_list_shows_the_newest_and_leads_to_the_rest(client, world, multiply):
    multiply(60)
    page = client.get("/quantities/soldiers/").content.decode()
    assert "The newest 50 of 61 claims" in page
    assert "/claims/?quantity=soldiers&amp;prominence=all" in page


@pytest.mark.parametrize(
    "day", ["2025", "2025-07", "2025-13-01", "2025-02-30", "2025-07-12~", "soon", "٢٠٢٥-٠١-٠١"]
)
@pytest.mark.parametrize("end", ["/", ".svg", ".json", "/origins.svg"])
def test_what_is_no_day_is_refused_by_name(client, world, day, end):
    response = client.get(f"/quantities/soldiers{end}", {"on": day})
    assert response.status_code == 400
    assert "on" in response.content.decode()


def test_pictures_follow_the_rules_of_the_page(client, world):
    Quantity.objects.filter(slug="drones").update(merged_into=world.quantities["soldiers"])
    for address in ("/quantities/{}.svg", "/quantities/{}/origins.svg"):
        assert client.get(address.format("nothing-here")).status_code == 404
        there = client.get(address.format("drones") + "?on=2025-07-12").headers["Location"]
        assert there == address.format("soldiers") + "?on=2025-07-12"

import re


def listed(client, query=""):
    html = client.get(f"/quantities/?{query}").content.decode()
    return re.findall(r'<th scope="row"><a href="/quantities/([^/]+)/"', html)


def test_quantities_with_nothing_but_minor_claims_are_left_out_unless_asked_for(client, world):
    assert listed(client) == ["drones", "soldiers"]
    assert listed(client, "prominence=all") == ["drones", "rounds", "soldiers"]
    assert listed(client, "prominence=minor") == ["rounds"]


def test_filters_go_through_the_claims_and_words_through_the_names(client, world):
    assert listed(client, "source=ukrainian-intelligence") == ["soldiers"]
    assert listed(client, "q=DRONES") == ["drones"]
    assert listed(client, "q=Ukrainian") == []
    assert "No quantity fits these filters" in client.get("/quantities/?q=Ukrainian").content.decode()

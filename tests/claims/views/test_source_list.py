import re


def rows(client, query=""):
    html = client.get(f"/sources/?{query}").content.decode()
    return {
        slug: tuple(int(count) for count in re.findall(r'aria-label="(\d+) ', part))
        for slug, part in re.findall(
            r'<th scope="row"><a href="/sources/([^/]+)/"(.*?)</tr>', html, re.DOTALL
        )
    }


def test_it_lists_all_who_stand_publicly_and_the_bodies_above_them_by_name(client, world):
    assert list(rows(client)) == [
        "cnn",
        "foreign-ministry",
        "maria-zakharova",
        "russia",
        "tass",
        "ukraine",
        "ukrainian-intelligence",
    ]


def test_it_counts_the_claims_in_which_each_stands_itself(client, world):
    counted = rows(client)
    assert counted["cnn"] == (3,)
    assert counted["tass"] == (1,)
    assert counted["russia"] == ()


def test_filters_keep_those_behind_the_claims_asked_for(client, world):
    assert set(rows(client, "role=relayed")) == {"tass"}
    assert set(rows(client, "quantity=soldiers")) == {"cnn", "ukrainian-intelligence"}
    assert set(rows(client, "prominence=minor")) == {"cnn", "maria-zakharova", "tass"}
    assert set(rows(client, "q=zakharova")) == {"maria-zakharova"}
    assert rows(client, "source=nobody") == {}
    assert "No source fits these filters" in client.get("/sources/?source=nobody").content.decode()

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

# The most a page may ask, whatever the number of rows (docs: claim 8, source 23, lists 8).
MOST = {
    "/": 6,
    "/claims/": 3,
    "/claims/?source=ukrainian-intelligence&outlet=cnn&quantity=soldiers&rollup=1&q=soldiers": 6,
    "/sources/": 5,
    "/sources/?source=ukrainian-intelligence&outlet=cnn&quantity=soldiers&rollup=1&q=ukrainian": 8,
    "/quantities/": 4,
    "/quantities/?source=ukrainian-intelligence&outlet=cnn&quantity=soldiers&rollup=1&q=soldiers": 7,
    "/articles/": 3,
    "/articles/?source=ukrainian-intelligence&outlet=cnn&quantity=soldiers&rollup=1&q=lavrov": 6,
    "/claims/{uid}/": 20,
    "/claims/{uid}.json": 20,
    "/claims/{uid}.svg": 14,
    "/sources/ukrainian-intelligence/": 23,
    "/sources/ukrainian-intelligence/?rollup=0": 23,
    "/sources/ukraine/": 23,
    "/sources/cnn/": 17,
    "/quantities/soldiers/": 17,
    "/quantities/soldiers/?on=2025-07-12": 18,
    "/quantities/soldiers.json": 17,
    "/quantities/soldiers.svg": 17,
    "/quantities/soldiers/origins.svg": 17,
    "/articles/lavrov-wonsan/": 6,
    "/method/": 0,
}


def asked(client, address):
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    return [query["sql"] for query in queries.captured_queries]


def test_a_page_asks_the_same_of_ten_rows_and_of_a_thousand(client, world, multiply):
    addresses = {address: address.format(uid=world.soldiers.uid) for address in MOST}
    multiply(10)
    of_ten = {name: len(asked(client, address)) for name, address in addresses.items()}
    multiply(990)
    of_a_thousand = {name: len(asked(client, address)) for name, address in addresses.items()}
    assert of_ten == of_a_thousand
    assert {name: number for name, number in of_a_thousand.items() if number > MOST[name]} == {}


@pytest.mark.parametrize("address", [address for address in MOST if "{uid}" not in address])
def test_no_page_but_a_claims_own_reads_a_whole_text(client, world, address):
    assert not [sql for sql in asked(client, address) if '"sources_articleversion"."text"' in sql]


@pytest.mark.parametrize("address", MOST)
def test_no_public_page_sets_a_cookie_or_varies_by_one(client, world, address):
    response = client.get(address.format(uid=world.soldiers.uid))
    assert not response.cookies
    assert "Cookie" not in response.headers.get("Vary", "")

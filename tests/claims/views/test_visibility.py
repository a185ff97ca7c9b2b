"""What is not public is nowhere: neither the claim nor what it alone names."""

from dataclasses import replace

import pytest
from django.urls import reverse

from claims.actions import create_attribution, create_claim, create_quantity, move_claim
from claims.domain.records import CreditRecord, QuantityRecord
from claims.domain.review import Move
from sources.actions import create_source, edit_source
from sources.domain.records import AffiliationRecord, SourceRecord
from tests.world import DRONES, approve, attribution_record, claim_record, make_article

LISTS = ["/", "/claims/?prominence=all", "/sources/", "/quantities/?prominence=all", "/articles/"]
PAGES = [
    "/sources/cnn/",
    "/sources/russia/",
    "/articles/lavrov-wonsan/",
    "/quantities/drones/",
    "/quantities/drones.json",
]
SECRET = ("Embargoed Bureau", "embargoed-bureau", "Embargoed things", "embargoed-things", "Embargoed Parent")


@pytest.fixture(scope="module")
def shared_world(shared_world):
    """The world, and a draft that names a source, a body and a quantity which nothing else names."""
    world = shared_world
    create_source(
        content=SourceRecord(slug="embargoed-parent", name="Embargoed Parent", kind="state"), by=world.editor
    )
    create_source(
        content=SourceRecord(
            slug="embargoed-bureau",
            name="Embargoed Bureau",
            kind="office",
            affiliations=(
                AffiliationRecord("part_of", "embargoed-parent"),
                AffiliationRecord("part_of", "russia"),
            ),
        ),
        by=world.editor,
    )
    create_quantity(
        content=QuantityRecord(
            slug="embargoed-things", name="Embargoed things", unit="item", statistic="count", broader="drones"
        ),
        by=world.editor,
    )
    world.secret_credit = create_attribution(
        content=attribution_record(world.version, [("embargoed-bureau", "Russia", "launching")], DRONES),
        by=world.editor,
    )
    world.secret = create_claim(
        content=claim_record(
            world.version,
            "13",
            DRONES,
            comparator="exact",
            point="13",
            quantity="embargoed-things",
            attributions=(CreditRecord(world.secret_credit.uid),),
        ),
        by=world.editor,
    )
    return world


def move(claim, step, by, reason=""):
    claim.refresh_from_db()
    move_claim(claim=claim, move=step, revision=claim.revision, by=by, reason=reason)
    claim.refresh_from_db()


def nowhere(client, world):
    """Assert that nothing of the secret claim, and nothing only it names, is on any page."""
    for address in LISTS + PAGES:
        page = client.get(address).content.decode()
        for words in (*SECRET, world.secret.uid, world.secret_credit.uid):
            assert words not in page, f"{words} on {address}"
    for address in (
        "/sources/embargoed-bureau/",
        "/sources/embargoed-bureau/?rollup=0",
        "/sources/embargoed-parent/",
        "/quantities/embargoed-things/",
        "/quantities/embargoed-things.json",
    ):
        assert client.get(address).status_code == 404, address
    for query in (
        "source=embargoed-bureau",
        "quantity=embargoed-things",
        "q=embargoed",
        "source=embargoed-parent&rollup=1",
    ):
        page = client.get(f"/claims/?{query}&prominence=all").content.decode()
        assert "No public claim fits these filters" in page, query


def test_a_draft_is_nowhere(client, world):
    nowhere(client, world)
    assert client.get(world.secret.get_absolute_url()).status_code == 404
    assert client.get(reverse("claim-json", args=[world.secret.uid])).status_code == 404


def test_a_claim_in_review_and_a_returned_one_are_nowhere(client, world):
    move(world.secret, Move.SUBMIT, world.editor)
    nowhere(client, world)
    move(world.secret, Move.RETURN, world.reviewer, "Count again.")
    nowhere(client, world)
    assert client.get(world.secret.get_absolute_url()).status_code == 404


def test_a_reopened_claim_is_nowhere_but_its_address_says_since_when(client, world):
    approve(world.secret, world)
    assert world.secret.uid in client.get("/claims/").content.decode()
    assert client.get("/sources/embargoed-parent/").status_code == 200
    move(world.secret, Move.REOPEN, world.reviewer, "Thirteen or thirty?")
    nowhere(client, world)
    page = client.get(world.secret.get_absolute_url())
    assert page.status_code == 200
    text = page.content.decode()
    assert "being corrected since" in text
    assert "13" not in text.replace(world.secret.uid, "").partition("<main")[2].partition("<time")[0]
    assert "Thirteen or thirty" not in text
    assert DRONES not in text
    answer = client.get(reverse("claim-json", args=[world.secret.uid])).json()
    assert answer.keys() == {"uid", "status", "since"}
    assert answer["status"] == "being_corrected"
    assert answer["since"].endswith("Z")


def test_a_reopened_claim_that_is_returned_is_still_being_corrected(client, world):
    approve(world.secret, world)
    move(world.secret, Move.REOPEN, world.reviewer, "Look again.")
    move(world.secret, Move.RETURN, world.reviewer, "And again.")
    assert "being corrected since" in client.get(world.secret.get_absolute_url()).content.decode()
    nowhere(client, world)


def test_a_withdrawn_claim_is_nowhere_and_its_address_is_gone_with_the_reason(client, world):
    approve(world.secret, world)
    move(world.secret, Move.WITHDRAW, world.reviewer, "Read from <b>another</b> sentence.")
    nowhere(client, world)
    page = client.get(world.secret.get_absolute_url())
    assert page.status_code == 410
    assert "Read from &lt;b&gt;another&lt;/b&gt; sentence." in page.content.decode()
    assert DRONES not in page.content.decode()
    answer = client.get(reverse("claim-json", args=[world.secret.uid]))
    assert answer.status_code == 410
    assert answer.json()["status"] == "withdrawn"
    assert answer.json()["reason"] == "Read from <b>another</b> sentence."


def test_a_restored_claim_is_back(client, world):
    approve(world.secret, world)
    move(world.secret, Move.WITHDRAW, world.reviewer, "Wrong.")
    move(world.secret, Move.RESTORE, world.reviewer, "Right after all.")
    assert client.get(world.secret.get_absolute_url()).status_code == 200
    assert world.secret.uid in client.get("/claims/").content.decode()


def test_an_article_with_nothing_but_drafts_has_no_page_and_its_outlet_none_either(client, world):
    create_source(content=SourceRecord(slug="daily", name="The Daily", kind="outlet"), by=world.editor)
    make_article(by=world.editor, text="Forty were hurt.", slug="hurt", outlet="daily", headline="Forty hurt")
    assert client.get("/articles/hurt/").status_code == 404
    assert client.get("/sources/daily/").status_code == 404
    assert "Forty hurt" not in client.get("/articles/").content.decode()


def test_a_source_quoted_without_a_number_is_public_beside_a_public_claim_only(client, world):
    create_source(content=SourceRecord(slug="kcna", name="KCNA", kind="news_agency"), by=world.editor)
    create_attribution(
        content=attribution_record(
            world.version, [("kcna", "countries’ top diplomats", "between")], world.version.text
        ),
        by=world.editor,
    )
    assert "Also quoted" in client.get("/sources/kcna/").content.decode()
    assert "KCNA" in client.get("/articles/lavrov-wonsan/").content.decode()
    for claim in (world.soldiers, world.round, world.drones):
        move(claim, Move.WITHDRAW, world.reviewer, "Test.")
    assert client.get("/sources/kcna/").status_code == 404
    assert client.get("/articles/lavrov-wonsan/").status_code == 404
    assert "No source is public yet" in client.get("/sources/").content.decode()


def test_a_member_makes_no_body_public(client, world):
    create_source(
        content=SourceRecord(slug="union", name="Union of Cities", kind="organisation"), by=world.editor
    )
    source = world.sources["cnn"]
    content = replace(source.as_record(), affiliations=(AffiliationRecord("member_of", "union"),))
    edit_source(source=source, revision=source.revision, content=content, by=world.editor)
    assert client.get("/sources/union/").status_code == 404
    assert "Union of Cities" not in client.get("/sources/cnn/").content.decode()


def test_a_quantity_without_any_claim_is_named_beside_its_broader_one_but_has_no_page(client, world):
    create_quantity(
        content=QuantityRecord(
            slug="jets",
            name="jet drones launched by Russia",
            unit="drone",
            statistic="count",
            broader="drones",
        ),
        by=world.editor,
    )
    page = client.get("/quantities/drones/").content.decode()
    assert "jet drones launched by Russia" in page
    assert 'href="/quantities/jets/"' not in page
    assert client.get("/quantities/jets/").status_code == 404

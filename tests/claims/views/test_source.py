from dataclasses import replace

import pytest

from sources.actions import create_source, edit_source, merge_source
from sources.domain.records import AffiliationRecord, SourceRecord
from sources.models import Source


def section(client, address, role):
    """Return the HTML of one section of a source's page."""
    response = client.get(address)
    assert response.status_code == 200, address
    return response.content.decode().partition(f'<h2 id="{role}"')[2].partition("<section")[0]


def tie(world, slug, *ties):
    source = Source.objects.get(slug=slug)
    content = replace(source.as_record(), affiliations=ties)
    edit_source(source=source, revision=source.revision, content=content, by=world.editor)


def test_roll_up_follows_ties_any_number_of_steps_and_says_how(client, world):
    originated = section(client, "/sources/russia/", "originated")
    assert world.round.uid in originated
    assert "speaks for Russia’s foreign ministry, which is part of Russia." in originated


def test_by_name_alone_nothing_is_rolled_up_and_the_page_stays(client, world):
    assert world.round.uid not in section(client, "/sources/russia/?rollup=0", "originated")
    assert world.round.uid in section(client, "/sources/maria-zakharova/?rollup=0", "originated")


@pytest.mark.parametrize(
    ("since", "until", "counts"),
    [
        ("", "", True),
        ("2020", "2025-07", True),
        ("2025-07-12", "", True),
        ("2025-08", "", False),
        ("", "2025-06", False),
        ("2025-07-20", "2025-07-01", False),
    ],
)
def test_a_tie_counts_only_while_it_holds(client, world, since, until, counts):
    tie(world, "tass", AffiliationRecord("owned_by", "russia", since=since, until=until))
    assert (world.round.uid in section(client, "/sources/russia/", "relayed")) is counts
    listed = client.get("/claims/?source=russia&role=relayed&rollup=1&prominence=all").content.decode()
    assert (world.round.uid in listed) is counts


def test_an_owner_counts_as_publisher_through_its_outlet(client, world):
    create_source(content=SourceRecord(slug="owner", name="Owner", kind="organisation"), by=world.editor)
    tie(world, "cnn", AffiliationRecord("owned_by", "owner"))
    published = section(client, "/sources/owner/", "published")
    assert world.soldiers.uid in published
    assert "is owned by Owner." in published


def test_the_list_a_section_leads_to_has_the_same_claims(client, world):
    for address, query in (
        ("/sources/russia/", "source=russia&role=originated&prominence=all&rollup=1"),
        ("/sources/tass/?rollup=0", "source=tass&role=originated&prominence=all"),
    ):
        part = section(client, address, "originated")
        listed = client.get(f"/claims/?{query}").content.decode()
        assert f"?{query}".replace("&", "&amp;") in part or "No public number" in part
        assert (world.round.uid in part) is (world.round.uid in listed)


def merge(world, slug, into):
    source, target = (Source.objects.get(slug=each) for each in (slug, into))
    merge_source(
        source=source, into=target, revision=source.revision, by=world.editor, reason="They are one."
    )


def test_a_merged_source_leads_to_the_one_it_is_and_its_claims_stand_there(client, world):
    create_source(content=SourceRecord(slug="zakharova", name="M. Zakharova", kind="person"), by=world.editor)
    create_source(content=SourceRecord(slug="mz", name="MZ", kind="person"), by=world.editor)
    merge(world, "maria-zakharova", "zakharova")
    merge(world, "zakharova", "mz")
    response = client.get("/sources/maria-zakharova/")
    assert (response.status_code, response.headers["Location"]) == (302, "/sources/mz/")
    assert world.round.uid in section(client, "/sources/mz/?rollup=0", "originated")
    assert "Here through" not in section(client, "/sources/mz/", "originated")
    sources = client.get("/sources/").content.decode()
    assert 'href="/sources/mz/"' in sources
    assert 'href="/sources/maria-zakharova/"' not in sources
    for slug in ("maria-zakharova", "zakharova", "mz"):
        assert world.round.uid in client.get(f"/claims/?source={slug}&prominence=all").content.decode()
    assert 'href="/sources/mz/"' in client.get(world.round.get_absolute_url()).content.decode()


def test_a_merger_into_a_source_that_is_not_public_answers_404(client, world):
    for slug in ("one", "other"):
        create_source(content=SourceRecord(slug=slug, name=slug, kind="person"), by=world.editor)
    merge(world, "one", "other")
    assert client.get("/sources/one/").status_code == 404


@pytest.mark.parametrize("query", ["rollup=yes", "rollup=0&rollup=1", "role=relayed", "page=1"])
def test_only_roll_up_can_be_asked_for(client, world, query):
    response = client.get(f"/sources/tass/?{query}")
    assert response.status_code == 400
    assert f"“{query.partition('=')[0]}”" in response.content.decode()


def test_spellings_ties_and_kind_are_told(client, world):
    page = client.get("/sources/maria-zakharova/").content.decode()
    assert "speaks for" in page
    assert "<bdi>spokesperson</bdi>" in page
    assert "person" in page
    assert "is owned by it" in client.get("/sources/russia/").content.decode()


def test_a_circle_of_mergers_is_no_page_and_hangs_nothing(client, world):
    for slug in ("one", "other"):
        create_source(content=SourceRecord(slug=slug, name=slug, kind="person"), by=world.editor)
    # No action writes this.
    for slug, into in (("one", "other"), ("other", "one")):
        Source.objects.filter(slug=slug).update(merged_into=Source.objects.get(slug=into))
    assert client.get("/sources/one/").status_code == 404
    assert client.get("/claims/?source=one&rollup=1").status_code == 200

import re

import pytest

from claims.actions import create_claim
from sources.actions import create_article
from sources.domain.records import ArticleRecord, VersionRecord
from tests.claims.views.reading import found
from tests.world import approve, claim_record


@pytest.mark.parametrize("door", ["claims", "sources", "quantities", "articles"])
@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("colour=red", "colour"),
        ("page=0", "page"),
        ("page=-1", "page"),
        ("page=1.0", "page"),
        ("page=99", "page"),
        ("page=9999999999999999999999", "page"),
        ("page=", "page"),
        ("page=1&page=2", "page"),
        ("min=many", "min"),
        ("min=1e5", "min"),
        ("min=NaN", "min"),
        ("min=%2D0", "min"),
        ("min=1,2,3", "min"),
        ("max=" + "9" * 41, "max"),
        ("min=1&min=2", "min"),
        ("since=soon", "since"),
        ("since=2025-02-30", "since"),
        ("since=../2024", "since"),
        ("until=2024/..", "until"),
        ("until=2024&until=2025", "until"),
        ("q=%00", "q"),
        ("q=" + "a" * 10_000, "q"),
        ("q=a+b+c+d+e+f+g+h+i+j+k", "q"),
        ("q=%E2%80%8B", "q"),
        ("q=a&q=b", "q"),
        ("source=two+words", "source"),
        ("source=%00", "source"),
        ("source=" + "a" * 101, "source"),
        ("outlet=%D0%BA", "outlet"),
        ("quantity=a/b", "quantity"),
        ("role=said", "role"),
        ("comparator=about", "comparator"),
        ("hedge=maybe", "hedge"),
        ("modality=asserted&modality=sure", "modality"),
        ("change=none", "change"),
        ("scope=all", "scope"),
        ("prominence=both", "prominence"),
        ("rollup=yes", "rollup"),
    ],
)
def test_what_cannot_be_read_is_refused_by_name(client, db, door, query, name):
    response = client.get(f"/{door}/?{query}")
    assert response.status_code == 400
    assert f"The parameter “{name}” is at fault" in response.content.decode()


def test_the_fields_a_form_sends_along_empty_say_nothing(client, world):
    query = "q=&since=&until=&min=&max=&source=&quantity=&outlet="
    assert set(found(client, query)) == {"25,000 to 30,000", "728"}


def test_the_newest_publication_comes_first_and_an_unknown_one_last(client, world):
    for slug, published in (("old", "1999"), ("undated", ""), ("new", "2025-08"), ("open", "2025/..")):
        content = ArticleRecord(
            slug=slug, outlet="cnn", published=published, versions=(VersionRecord(1, ""),)
        )
        article = create_article(content=content, texts={1: f"The {slug} one has 5 dogs."}, by=world.editor)
        record = claim_record(
            article.versions.get(),
            "5",
            f"The {slug} one has 5 dogs.",
            comparator="exact",
            point="5",
            quantity="drones",
        )
        approve(create_claim(content=record, by=world.editor), world)
    html = client.get("/claims/?min=5&max=5&comparator=exact").content.decode()
    assert re.findall(r'href="/articles/([a-z]+)/"', html) == ["new", "old", "open", "undated"]
    within = client.get("/claims/?comparator=exact&max=5&since=2000&until=2024").content.decode()
    assert re.findall(r'href="/articles/([a-z]+)/"', within) == ["undated"]


def test_lists_come_in_pages_of_fifty(client, world, multiply):
    multiply(98)
    first, second = client.get("/claims/").content.decode(), client.get("/claims/?page=2").content.decode()
    assert first.count("<article") == second.count("<article") == 50
    assert "1–50 of 100 claims" in first
    assert "51–100 of 100 claims" in second
    assert 'href="?page=2"' in first
    assert 'rel="next"' not in second
    assert client.get("/claims/?page=3").status_code == 400
    uids = re.findall(r'href="/claims/([^/"]+)/"', first + second)
    assert len(set(uids)) == 100


def test_counting_stops_at_a_thousand(client, world, multiply):
    multiply(1100)
    page = client.get("/claims/").content.decode()
    assert "1–50 of more than 1,000 claims" in page
    assert client.get("/claims/?page=22").status_code == 200
    beyond = client.get("/claims/?page=23")
    assert beyond.status_code == 200
    assert beyond.content.decode().count("<article") == 2
    assert client.get("/claims/?page=24").status_code == 400
    assert "more than 1,000 claims" in client.get("/").content.decode()


def test_another_page_keeps_the_filters(client, world, multiply):
    multiply(60)
    page = client.get("/claims/?comparator=exact&quantity=soldiers&q=").content.decode()
    assert 'href="?comparator=exact&amp;quantity=soldiers&amp;page=2"' in page
    assert 'href="?quantity=soldiers"' in page, "the filter can be taken back"

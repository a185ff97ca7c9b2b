import re

import pytest
from django.core.management import call_command

from claims.actions import create_claim
from sources.actions import create_article
from sources.domain.records import ArticleRecord, VersionRecord
from tests.conftest import ROOT
from tests.world import approve, claim_record


@pytest.fixture
def every_kind(db):
    """Both bundles of the project."""
    for name in ("lavrov-wonsan", "every-kind"):
        call_command("load_bundle", str(ROOT / "fixtures" / "bundles" / name), verbosity=0)


def found(client, query):
    """Return the numbers' words on the page, in order."""
    response = client.get(f"/claims/?{query}")
    assert response.status_code == 200, response.content
    html = response.content.decode()
    return re.findall(r'<h2 class="entry-number"><a[^>]*>(?:<data[^>]*>)?<bdi>([^<]*)</bdi>', html)


# What was asked for, and the words of the numbers that are found: as sets, for many stand twice.
FOUND = {
    "source=ukrainian-intelligence": {"25,000 to 30,000", "11,000"},
    "source=ukrainian-intelligence&scope=ambiguous": {"11,000"},
    "source=ukraine": set(),
    "source=ukraine&rollup=1": {"25,000 to 30,000", "11,000"},
    "source=western-officials&source=ukrainian-intelligence": {"25,000 to 30,000", "11,000", "4,000"},
    "source=tass&prominence=all": {"first", "second"},
    "source=tass&role=relayed&prominence=all": {"second"},
    "source=tass&role=relayed&role=originated&prominence=minor": {"first", "second"},
    "source=cnn&role=originated&prominence=all": set(),
    "source=cnn&role=published&min=728&max=728": {"728", "100"},
    "source=cnn&role=published&scope=ambiguous": {"11,000"},
    "outlet=cnn&comparator=exact&comparator=at_least&min=100&max=728": {"100", "728"},
    "outlet=cnn&min=9000000": {"100", "9 million"},
    "outlet=cnn&min=25001&max=29999&comparator=range": {"25,000 to 30,000"},
    "outlet=cnn&role=relayed&prominence=all": {"second"},
    "outlet=cnn&role=originated&prominence=minor": {"first", "second"},
    "quantity=cattle-drowned-in-the-senna-delta": {"900"},
    "modality=target&modality=hypothetical": {"95 percent", "80 million"},
    "change=decrease": {"6", "30"},
    "change=additional": {"25,000 to 30,000"},
    "hedge=preliminary": {"40"},
    "hedge=believed&hedge=unverified": {"50", "9"},
    "comparator=vague&until=2026-02-10": {"Dozens"},
    "comparator=more_than&max=50": set(),
    "comparator=more_than&max=50.00000000000000000001": {"50"},
    "comparator=less_than&min=200": set(),
    "comparator=less_than&min=199.9": {"200"},
    "min=4083204118365912.07&max=4083204118365912.07&comparator=exact": {"4,083,204,118,365,912.07"},
    "min=4083204118365912.08&max=4083204118365912.08&comparator=exact": set(),
    "max=-12&comparator=exact": {"−12"},
    "scope=carried": {"Dozens"},
    "until=2025&prominence=main&comparator=range": {"25,000 to 30,000"},
    "since=2025-07-12&until=2025-07-12&comparator=at_least": {"100"},
    "since=2026-02-11&q=drowned": {"900"},
    "q=DROWNED+cattle": {"900"},
    "q=western": {"4,000"},
    "q=ballistic": {"100", "9 million"},
    "q=%D9%85%D8%B1%D8%B3%D9%89": {"900"},
    "q=100%25": set(),
    "source=nobody-has-this": set(),
    "quantity=nobody-has-this&outlet=nor-this": set(),
}


def test_filters_keep_what_was_asked_for(client, every_kind):
    # One test, for loading both articles costs more than all these pages.
    assert {query: set(found(client, query)) for query in FOUND} == FOUND


def test_a_draft_a_claim_in_review_and_a_withdrawn_one_are_in_no_list(client, every_kind):
    assert {"Two", "300", "70"} & set(found(client, "prominence=all&outlet=kastrel-evening-post")) == set()


def test_an_empty_list_says_what_is_missing(client, db):
    assert "No claim is public yet" in client.get("/claims/").content.decode()
    page = client.get("/claims/?source=nobody").content.decode()
    assert "No public claim fits these filters" in page
    assert "0 claims" in page


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

"""The lists of sources and articles: what a row says of itself, and by what it is found."""

from typing import Any

import pytest
from django.test import Client

from sources.actions import create_source, merge_source
from sources.domain.records import SourceRecord
from sources.models import Article, ArticleVersion, Source
from tests.admin_pages import address_of
from tests.world import World, make_article

pytestmark = pytest.mark.django_db

SOURCES, ARTICLES = "/admin/sources/source/", "/admin/sources/article/"


@pytest.fixture
def client(world: World) -> Client:
    client = Client()
    client.force_login(world.editor)
    return client


def listed(client: Client, where: str, **query: Any) -> list[str]:
    """Return the rows of the list, as they are called."""
    answer = client.get(where, query)
    assert answer.status_code == 200, answer
    return [str(row) for row in answer.context_data["cl"].result_list]


def test_a_source_says_what_it_is_in_one_column(client: Client, world: World):
    unnamed = SourceRecord(
        slug="officials", name="Western officials", kind="group", anonymity="unnamed_group", country="GB"
    )
    create_source(content=unnamed, by=world.editor)
    page = client.get(SOURCES).content.decode()
    assert "group, unnamed group, GB" in page
    assert ">news agency</td>" in page


def test_sources_are_told_apart_by_merger(client: Client, world: World):
    tass, cnn = world.sources["tass"], world.sources["cnn"]
    merge_source(source=cnn, into=tass, revision=1, by=world.editor, reason="One and the same.")
    assert listed(client, SOURCES, merged="yes") == ["CNN"]
    assert "CNN" not in listed(client, SOURCES, merged="no")
    assert "merged into <a" in client.get(SOURCES, {"merged": "yes"}).content.decode()


@pytest.mark.parametrize("value", ["maybe", "", "\0", "1"])
def test_another_merger_leads_to_the_whole_list(client: Client, value: str):
    answer = client.get(SOURCES, {"merged": value})
    assert (answer.status_code, answer.headers["Location"]) == (302, f"{SOURCES}?e=1")


@pytest.mark.parametrize(
    ("words", "found"),
    [("tass", ["TASS"]), ("ukrainian", ["Ukrainian intelligence"]), ("maria zakharova", ["Maria Zakharova"])],
)
def test_a_source_is_found_by_its_spellings(client: Client, words: str, found: list[str]):
    assert listed(client, SOURCES, q=words) == found


def test_an_article_says_when_it_was_published_and_how_that_is_known(client: Client, world: World):
    for model in (Article, ArticleVersion):
        page = client.get(address_of(model, "changelist")).content.decode()
        assert "12 July 2025 <span class='quiet'>inferred from the text</span>" in page
    make_article(by=world.editor, text="A.", slug="undated", headline="Undated", published="")
    for model in (Article, ArticleVersion):
        assert ">not known</td>" in client.get(address_of(model, "changelist")).content.decode()


def test_a_version_with_a_day_of_its_own_says_it(client: Client, world: World):
    day = "2025-08-01"
    ArticleVersion.objects.filter(pk=world.version.pk).update(
        published="2025-08", published_first=day, published_last="2025-08-31"
    )
    assert ">August 2025</td>" in client.get(address_of(ArticleVersion, "changelist")).content.decode()
    assert "12 July 2025" in client.get(ARTICLES).content.decode()


def test_articles_are_drilled_into_by_the_day_of_publication(client: Client, world: World):
    make_article(by=world.editor, text="A.", slug="older", headline="Older", published="2019-03")
    assert listed(client, ARTICLES) == ["Lavrov meets Kim in Wonsan", "Older"]
    assert listed(client, ARTICLES, published_last__year="2019") == ["Older"]
    assert "published_last__year=2025" in client.get(ARTICLES).content.decode()


def test_a_record_says_when_it_was_changed_and_how_often(client: Client, world: World):
    Source.objects.filter(slug="tass").update(modified="2024-05-06T12:30Z", revision=7)
    page = client.get(SOURCES).content.decode()
    assert "2024-05-06 12:30 UTC</time> <span class='quiet'>revision 7</span>" in page

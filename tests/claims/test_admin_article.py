"""From an article's page its claims are entered and found."""

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from sources.actions import edit_article
from sources.domain.records import VersionRecord
from sources.models import Article
from tests.admin_pages import address, address_of, save
from tests.world import World, make_world

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> World:
    return make_world(approved=False)


def page_of(article: Article, user: User) -> str:
    client = Client()
    client.force_login(user)
    return client.get(address(article)).content.decode()


def test_a_claim_is_entered_from_the_text_of_an_article(world: World):
    page = page_of(world.article, world.editor)
    assert f"/admin/claims/numericclaim/add/?version={world.version.pk}" in page
    assert "Enter a claim from this text" in page
    assert "/admin/claims/numericclaim/?article=lavrov-wonsan" in page


def test_of_several_versions_the_newest_comes_first(world: World):
    content = world.article.as_record()
    edit_article(
        article=world.article,
        revision=1,
        content=content.__class__(
            **{**vars(content), "versions": (*content.versions, VersionRecord(number=2, sha256=""))}
        ),
        texts={2: "Another text."},
        by=world.editor,
    )
    page = page_of(world.article, world.editor)
    assert page.index("Enter a claim from version 2") < page.index("Enter a claim from version 1")


def test_who_enters_no_claims_is_shown_where_they_are(world: World):
    page = page_of(world.article, world.reviewer)
    assert "Enter a claim" not in page
    assert "See its claims" in page


def test_saving_a_new_article_leads_to_its_page(world: World):
    client = Client()
    client.force_login(world.editor)
    answer = save(client, address_of(Article, "add"), outlet=world.sources["cnn"].pk, text="At least 100.")
    added = Article.objects.latest("pk")
    assert answer.url == reverse("admin:sources_article_change", args=[added.pk])


def test_a_pasted_article_says_how_many_numbers_are_to_be_decided(world: World):
    client = Client()
    client.force_login(world.editor)
    add = address_of(Article, "add")
    save(
        client, add, outlet=world.article.outlet_id, text="At least 40 boats sank in 2019.", headline="Boats"
    )
    page = page_of(Article.objects.get(headline="Boats"), world.editor)
    assert "0 of 2 numbers decided" in page
    assert "3 of 3 numbers decided" in page_of(world.article, world.editor)


def test_a_text_without_numbers_says_so(world: World):
    client = Client()
    client.force_login(world.editor)
    add = address_of(Article, "add")
    save(client, add, outlet=world.article.outlet_id, text="No boat sank.", headline="Boats")
    assert "no number in its text" in page_of(Article.objects.get(headline="Boats"), world.editor)

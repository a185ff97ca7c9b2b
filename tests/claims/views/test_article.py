from dataclasses import replace

import pytest

from claims.actions import create_claim, decide_mention
from sources.actions import edit_article
from sources.domain.records import VersionRecord
from tests.world import DRONES, approve, claim_record


def read(client):
    response = client.get("/articles/lavrov-wonsan/")
    assert response.status_code == 200
    return response.content.decode()


def change(world, texts=None, **fields):
    article = world.article
    article.refresh_from_db()
    content = replace(article.as_record(), **fields)
    return edit_article(
        article=article, revision=article.revision, content=content, texts=texts, by=world.editor
    )


def test_claims_stand_in_the_order_of_the_text_minor_ones_marked(client, world):
    page = read(client)
    places = [page.index(claim.uid) for claim in (world.round, world.soldiers, world.drones)]
    assert places == sorted(places)
    assert '<span class="tag">minor</span>' in page


def test_a_text_that_is_not_public_is_not_shown(client, world):
    assert "not public" in read(client)
    assert 'id="text"' not in read(client)


def test_a_public_text_is_shown_whole_with_its_public_numbers_leading_to_their_claims(client, world):
    secret = claim_record(world.version, "13", DRONES, comparator="exact", point="13", quantity="drones")
    secret = create_claim(content=secret, by=world.editor)
    change(world, text_public=True)
    text = read(client).partition('id="text"')[2]
    number = '<mark class="role-number">728</mark>'
    assert f'<a href="{world.drones.get_absolute_url()}">{number}</a> drones and 13 missiles' in text
    assert secret.uid not in text


@pytest.mark.parametrize(
    ("fate", "words"),
    [
        ("undecided", "3 of 4 numbers in the text are decided on"),
        ("dismissed", "all 4 numbers in the text are decided on"),
    ],
)
def test_coverage_falls_with_an_undecided_number(client, world, fate, words):
    assert "all 3 numbers in the text are decided on" in read(client)
    start = world.version.text.index("13 missiles")
    decide_mention(version=world.version, start=start, end=start + 2, fate=fate, by=world.editor)
    assert words in read(client)


def test_a_version_without_marked_numbers_says_so_and_its_correction_notice_stands(client, world):
    second = VersionRecord(2, "", published="2025-07-13", correction_notice="Now 14.")
    versions = (*world.article.as_record().versions, second)
    change(world, texts={2: world.version.text.replace("13", "14")}, versions=versions)
    page = read(client)
    assert "no numbers marked yet" in page
    assert "Now 14." in page
    assert "No claim of this version is public" in page
    assert page.index("Version 2, the newest") < page.index("Version 1")


def test_a_claim_of_a_version_with_a_date_of_its_own_is_published_then(client, world):
    versions = (*world.article.as_record().versions, VersionRecord(2, "", published="2025-07-13"))
    article = change(world, texts={2: "Now 14 missiles."}, versions=versions)
    version = article.versions.get(number=2)
    record = claim_record(
        version, "14", "Now 14 missiles.", comparator="exact", point="14", quantity="drones"
    )
    claim = approve(create_claim(content=record, by=world.editor), world)
    page = client.get(claim.get_absolute_url()).content.decode()
    assert '<time datetime="2025-07-13">13 July 2025</time>' in page
    assert client.get("/claims/?since=2025-07-13").content.decode().count("<article") == 1

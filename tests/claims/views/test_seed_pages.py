"""The seed article's claims, each where a reader would look for it."""

import re
from html import unescape

import pytest

from claims.models import NumericClaim
from tests.conftest import ROOT

TABLE = ["25,000 to 30,000", "11,000", "4,000", "100", "9 million", "728", "13", "second", "first", "three"]


def text_of(html: str) -> str:
    """Return what a reader sees of a page, blanks collapsed."""
    return " ".join(unescape(re.sub(r"<[^>]+>", "", html.partition("<main")[2])).split())


def read(client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200, address
    return text_of(response.content.decode())


def claim(number: str) -> NumericClaim:
    return NumericClaim.objects.get(mention__exact=number)


def numbers(client, address: str) -> list[str]:
    html = client.get(address).content.decode()
    return [unescape(words) for words in re.findall(r'entry-number"><a[^>]*><data[^>]*><bdi>([^<]*)', html)]


def test_all_rows_stand_in_the_list_when_all_are_asked_for(client, seed):
    assert sorted(numbers(client, "/claims/?prominence=all")) == sorted(TABLE)
    assert sorted(numbers(client, "/claims/")) == sorted(TABLE[:7])


@pytest.mark.parametrize(
    ("slug", "originated", "relayed", "published"),
    [
        ("ukrainian-intelligence", ["25,000 to 30,000", "11,000"], [], []),
        ("western-officials", ["4,000"], [], []),
        ("un-member-states-report", ["100", "9 million"], [], []),
        ("11-un-member-states", ["100", "9 million"], [], []),
        ("tass", ["first"], ["second"], []),
        ("maria-zakharova", ["second"], [], []),
        ("russias-foreign-ministry", ["second"], [], []),
        ("russia", ["second", "first"], ["second"], []),
        ("cnn", [], [], TABLE),
    ],
)
def test_a_sources_page_has_its_claims_by_role(client, seed, slug, originated, relayed, published):
    html = client.get(f"/sources/{slug}/").content.decode()
    sections = dict(re.findall(r'<h2 id="(originated|relayed|published)"(.*?)</section>', html, re.S))
    found = {
        role: re.findall(r'entry-number"><a[^>]*><data[^>]*><bdi>([^<]*)', part)
        for role, part in sections.items()
    }
    assert {role: sorted(words) for role, words in found.items()} == {
        "originated": sorted(originated),
        "relayed": sorted(relayed),
        "published": sorted(published),
    }


def test_a_rolled_up_line_says_through_whom_it_is_there(client, seed):
    page = read(client, "/sources/russia/")
    assert (
        "Here through Maria Zakharova, which speaks for Russia’s foreign ministry, which is part of Russia."
        in page
    )
    alone = read(client, "/sources/russia/?rollup=0")
    assert "No public number goes back to Russia by name alone." in alone
    assert numbers(client, "/sources/russia/?rollup=0") == []


def test_whom_the_article_quotes_without_a_number_is_told_too(client, seed):
    assert "Also quoted" in read(client, "/sources/sergey-lavrov/")
    page = read(client, "/articles/lavrov-wonsan/")
    assert "Sergey Lavrov was quoted as saying" in page
    for name in ("KCNA", "Satellite images obtained by CNN"):
        assert name in page.partition("Also quoted")[2]


def test_a_chain_of_three_is_a_list_of_three(client, seed):
    html = client.get(claim("second").get_absolute_url()).content.decode()
    chain = html.partition('<ol class="chain">')[2].partition("</ol>")[0]
    steps = [text_of(f"<main{step}") for step in chain.split("<li")[1:]]
    assert len(steps) == 3
    for step, role, name, cue in zip(
        steps,
        ["Origin", "Relay", "Publisher"],
        ["Maria Zakharova", "TASS", "CNN"],
        ["said", "according to", ""],
        strict=True,
    ):
        assert role in step
        assert name in step
        assert cue in step
    assert "9 July 2025" in steps[0]


def test_an_ambiguous_scope_is_said_in_words(client, seed):
    assert "Unclear whether the credit covers it" in read(client, claim("11,000").get_absolute_url())
    assert (
        "unclear whether the credit covers it" not in read(client, claim("4,000").get_absolute_url()).lower()
    )


def test_the_claim_page_says_what_was_read(client, seed):
    page = read(client, claim("25,000 to 30,000").get_absolute_url())
    for words in (
        "25,000 to 30,000 soldiers",
        "additional",
        "planned",
        "North Korean soldiers to be deployed to Russia",
        "imported as approved on",
        "Permanent address",
    ):
        assert words in page
    html = client.get(claim("25,000 to 30,000").get_absolute_url()).content.decode()
    assert '<data value="25000/30000"><bdi>25,000 to 30,000</bdi></data>' in html
    page = read(client, claim("100").get_absolute_url())
    assert "at least 100 missiles" in page
    assert "June 2025" in page
    page = read(client, claim("728").get_absolute_url())
    assert "No source given." in page
    assert "9 July 2025" in page
    assert "Called a record" in page


def test_two_claims_share_one_attribution(client, seed):
    missiles = client.get(f"/claims/{claim('100').uid}.json").json()
    shells = client.get(f"/claims/{claim('9 million').uid}.json").json()
    assert missiles["attributions"] == shells["attributions"]
    assert shells["amount"]["point"] == "9000000"
    (link,) = shells["attributions"][0]["links"]
    assert link["source"]["slug"] == "un-member-states-report"
    assert (link["position"], link["cue"], link["said_on"]) == (0, "said", "2025-06")


def test_no_page_shows_the_whole_text_of_an_article_that_is_not_public(client, seed):
    text = (ROOT / "fixtures/bundles/lavrov-wonsan/article.txt").read_text("utf-8")
    far_from_any_quote = "Training manuals for North Korean artillery have been translated into Russian"
    assert far_from_any_quote in text
    for address in (
        "/articles/lavrov-wonsan/",
        "/claims/?prominence=all",
        claim("25,000 to 30,000").get_absolute_url(),
    ):
        assert far_from_any_quote not in read(client, address)


def test_coverage_is_told(client, seed):
    assert "all 15 numbers in the text are decided on" in read(client, "/articles/lavrov-wonsan/")

"""A claim's page on a story that went through many articles: fixtures/bundles/dprk-russia."""

import re
from html import unescape

import pytest
from django.core.management import call_command

from claims.actions import move_claim
from claims.domain.review import Move
from claims.models import NumericClaim
from tests.claims.views.conftest import BUNDLES
from tests.world import User


@pytest.fixture(scope="module")
def shared_story(shared_rows):
    call_command("load_bundle", str(BUNDLES / "dprk-russia"), verbosity=0)


@pytest.fixture
def claim_in(shared_story, db):
    """Return the claim with this number in this article."""

    def claim_in(article, number):
        return NumericClaim.objects.get(mention__version__article__slug=article, mention__exact=number)

    return claim_in


def read(client, claim, query=""):
    response = client.get(f"{claim.get_absolute_url()}{query}")
    assert response.status_code == 200
    return response.content.decode()


def in_words(html):
    """Return what a reader reads, with single blanks."""
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", html)).split())


def section(html, name):
    """Return the words of one section of the page."""
    found = re.search(rf'<section aria-labelledby="{name}">(.*?)</section>', html, re.DOTALL)
    return in_words(re.sub(r"<svg.*?</svg>", "", found[1], flags=re.DOTALL)) if found else ""


def unspaced(words):
    """Return the words without blanks: where tags stood, the page has more of them."""
    return "".join(words.split())


def flags(html):
    found = re.search(r'<ul class="flags".*?</ul>', html, re.DOTALL)
    return in_words(found[0]) if found else ""


def test_the_whole_way_stands_in_lists_and_who_said_it_first_in_words(client, claim_in):
    page = read(client, claim_in("kyiv-independent-troops", "25,000-30,000"))
    words = section(page, "provenance")
    assert "Ukrainian officials (unnamed) said it first" in words
    way = re.findall(r'<ol class="chain">.*?</ol>', page, re.DOTALL)[-1]
    assert re.findall(r'class="step-role">(\w+)<', way) == ["Origin", "Publisher", "Publisher"]
    assert re.findall(r'<q class="cue"><bdi>([^<]*)', way) == ["according to", "reported"]
    assert f'<a href="{claim_in("cnn-troops", "25,000 to 30,000").get_absolute_url()}">' in way


def test_the_picture_has_the_cue_on_every_arrow_and_an_address_to_embed(client, claim_in):
    claim = claim_in("kyiv-independent-troops", "25,000-30,000")
    page = read(client, claim)
    picture = re.search(r"<svg.*?</svg>", page, re.DOTALL)[0]
    assert re.findall(r'class="picture-cue"[^>]*>([^<]*)<', picture) == ["according to", "reported"]
    assert "said it first" in picture
    address = f"http://testserver/claims/{claim.uid}.svg"
    assert f'href="{address}"' in page
    alone = client.get(address)
    assert alone.headers["Content-Type"] == "image/svg+xml; charset=utf-8"
    assert alone.content.decode().strip() == picture


def test_a_chain_that_goes_nowhere_else_is_not_listed_twice(client, claim_in):
    page = read(client, claim_in("bbc-casualties", "4,000"))
    assert page.count('<ol class="chain">') == 1
    assert "The article derives from no other one that is recorded" in section(page, "provenance")


def test_a_confirming_voice_says_so_where_it_stands(client, claim_in):
    words = section(read(client, claim_in("kbs-troops", "25-thousand to 30-thousand")), "provenance")
    assert "Western intelligence official (unnamed) confirms" in words


def test_a_number_overtaken_before_it_was_printed_is_stale_and_contradicted(client, claim_in):
    page = read(client, claim_in("lavrov-wonsan", "4,000"))
    newer = claim_in("dong-a-uk-estimate", "6,000")
    assert "Stale: when this was published, UK Ministry of Defence had already said more than 6,000" in flags(
        page
    )
    assert "15 June 2025: another origin" in flags(page)
    assert "Contradicted by" in flags(page)
    assert newer.get_absolute_url() in page
    assert "likely" in section(page, "disagreement")


def test_a_lost_credit_is_told_with_both_quotes(client, claim_in):
    page = read(client, claim_in("lavrov-wonsan", "728"))
    assert "The credit was lost:" in flags(page)
    assert "Ukrainian air force" in section(page, "changes")
    assert "Ukrainian air force said it first" in section(page, "provenance")
    other = read(client, claim_in("dayton-daily-news-drones", "728"))
    assert "What others made of it" in section(other, "changes")
    assert "The credit was lost" not in flags(other)


def test_many_outlets_on_one_origin_say_so(client, claim_in):
    page = read(client, claim_in("dayton-daily-news-drones", "728"))
    assert "Single origin: 4 outlets, one origin." in flags(page)
    assert "Single origin" not in flags(read(client, claim_in("lavrov-wonsan", "4,000")))


def test_on_a_day_only_what_was_published_by_then_is_told(client, claim_in):
    claim = claim_in("lavrov-wonsan", "4,000")
    assert "hadn’t been published by 2025-01-01" in section(
        read(client, claim, "?on=2025-01-01"), "provenance"
    )
    assert client.get(f"/claims/{claim.uid}.svg?on=2025-01-01").status_code == 404
    drones = claim_in("dayton-daily-news-drones", "728")
    assert "What others made of it" in section(read(client, drones), "changes")
    page = read(client, drones, "?on=2025-07-10")
    assert section(page, "changes") == ""
    assert f"/claims/{drones.uid}.svg?on=2025-07-10" in page


@pytest.mark.parametrize(
    "query", ["on=2025", "on=2025-02-30", "on=20250101", "on=0000-01-01", "on=٢٠٢٥-01-01"]
)
@pytest.mark.parametrize("end", ["/", ".svg", ".json"])
def test_what_is_no_day_is_refused_by_name(client, claim_in, query, end):
    response = client.get(f"/claims/{claim_in('lavrov-wonsan', '728').uid}{end}?{query}")
    assert response.status_code == 400
    words = response.json()["message"] if end == ".json" else response.content.decode()
    assert "The parameter “on” is at fault" in words


def test_another_parameter_is_refused_by_name(client, claim_in):
    for end in ("/", ".svg"):
        response = client.get(f"/claims/{claim_in('lavrov-wonsan', '728').uid}{end}?day=2025-01-01")
        assert response.status_code == 400
        assert "“day”" in response.content.decode()


def test_the_picture_is_as_public_as_the_page(client, claim_in):
    reviewer = User.objects.create_user("second reader", is_superuser=True, is_staff=True)
    claim = claim_in("kyiv-independent-troops", "25,000-30,000")
    address = f"/claims/{claim.uid}.svg"
    move_claim(claim=claim, move=Move.REOPEN, revision=claim.revision, by=reviewer, reason="A doubt.")
    assert client.get(address).status_code == 404
    other = claim_in("unn-troops", "30,000")
    move_claim(claim=other, move=Move.WITHDRAW, revision=other.revision, by=reviewer, reason="Misread.")
    assert client.get(f"/claims/{other.uid}.svg").status_code == 410
    assert client.get("/claims/aaaaaaaaaaaaaaaa.svg").status_code == 404


def test_what_is_not_public_is_in_no_picture(client, claim_in):
    reviewer = User.objects.create_user("second reader", is_superuser=True, is_staff=True)
    source = claim_in("cnn-troops", "25,000 to 30,000")
    move_claim(claim=source, move=Move.REOPEN, revision=source.revision, by=reviewer, reason="A doubt.")
    page = read(client, claim_in("kyiv-independent-troops", "25,000-30,000"))
    assert source.uid not in page
    assert "a claim that isn’t public" in section(page, "provenance")


@pytest.mark.parametrize(
    ("article", "number"),
    [
        ("lavrov-wonsan", "4,000"),
        ("kbs-troops", "25-thousand to 30-thousand"),
        ("dayton-daily-news-drones", "728"),
    ],
)
def test_the_json_says_the_numbers_of_the_page(client, claim_in, article, number):
    claim = claim_in(article, number)
    page = read(client, claim)
    answer = client.get(f"/claims/{claim.uid}.json").json()
    origins = answer["origins"]
    assert f'value="{origins["min"]}/{origins["max"]}"' in page
    assert f"of {origins['claims_considered']} claims that may say the same" in section(page, "origins")
    assert section(page, "origins").count("an origin") >= len(origins["groups"])
    for merge in origins["merges"]:
        assert unspaced(merge["sentence"]) in unspaced(section(page, "origins"))
    others = {each["claim"] for each in answer["contradicted_by"]} | (
        {answer["stale"]["claim"]} if answer["stale"] else set()
    )
    disagreeing = re.search(r'aria-labelledby="disagreement">(.*?)</section>', page, re.DOTALL)
    linked = re.findall(r'entry-number"><a href="([^"]*)"', disagreeing[1]) if disagreeing else []
    assert {f"http://testserver{address}" for address in linked} == others


def test_the_json_is_told_as_of_a_day_too(client, claim_in):
    address = f"/claims/{claim_in('lavrov-wonsan', '4,000').uid}.json"
    assert client.get(address).json()["stale"] is not None
    before = client.get(f"{address}?on=2025-01-01").json()
    assert (before["origins"], before["stale"], before["contradicted_by"]) == (None, None, None)

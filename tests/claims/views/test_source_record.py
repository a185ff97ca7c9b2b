"""What a source said first, how it fared and whose numbers it passed on, in the story of North Korea's soldiers."""

import re
from html import unescape

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from claims.models import NumericClaim, Quantity
from claims.presenters.source import source_page
from sources.models import SourceAlias
from tests.claims.views.conftest import BUNDLES

DEPLOYED = "north-korean-soldiers-to-be-deployed-to-russia"


@pytest.fixture(scope="module")
def shared_story(shared_rows) -> None:
    """The articles through which the numbers of North Korea's part in a war went."""
    call_command("load_bundle", str(BUNDLES / "dprk-russia"), verbosity=0)


@pytest.fixture
def story(shared_story, db) -> None:
    """The same, for one test."""


def html(client, address):
    response = client.get(address)
    assert response.status_code == 200, address
    return response.content.decode()


def words(part: str) -> str:
    """Return what a reader reads of a part of a page."""
    read = " ".join(unescape(re.sub(r"<[^>]*>", " ", part)).split())
    return re.sub(r"(?<=\() | (?=[,;:.)])", "", read)


def section(page: str, name: str) -> str:
    return page.partition(f'<h2 id="{name}"')[2].partition("</section>")[0]


def line(part: str, uid: str) -> str:
    """Return the words of the table's row that is headed by the claim."""
    rows = re.findall(r"<tr>.*?</tr>", part, re.S)
    return words(next(row for row in rows if f'/claims/{uid}/"' in row.partition("</th>")[0]))


def record(slug, *, rollup=True):
    names = list(SourceAlias.objects.filter(source__slug=slug).select_related("source"))
    return source_page(names, rollup=rollup).record


@pytest.mark.usefixtures("story")
class TestUkraine:
    def test_its_number_is_told_with_how_far_it_went_and_who_may_have_confirmed_it(self, client):
        first = line(section(html(client, "/sources/ukraine/"), "said-first"), "kcjvfkizbjxknfbv")
        assert "25,000 to 30,000 soldiers additional planned" in first
        assert "2 July 2025 (published)" in first
        assert "5 outlets: CNN, UNN, The Kyiv Independent, The Jerusalem Post, KBS World Radio" in first
        assert "through CNN 1 to 2" in first
        assert "perhaps confirmed: Western intelligence official (unnamed) confirms" in first

    def test_evidence_is_linked_and_named_by_who_spoke(self, client):
        first = line(section(html(client, "/sources/ukraine/"), "said-first"), "ogljpsa4a2cgwdlo")
        assert "2 to 5" in first
        assert "confirmed: Joint Chiefs of Staff of South Korea, about 4,000 soldiers" in first
        assert "contradicted: National Intelligence Service, about 3,000 soldiers" in first

    def test_what_another_said_before_stands_apart_with_who_did(self, client):
        page = html(client, "/sources/ukraine/")
        assert "qn5fxm4ht2dzdw4g" not in section(page, "said-first")
        after = line(section(page, "said-after"), "qn5fxm4ht2dzdw4g")
        assert (
            "Before it: UK Ministry of Defence, about 11,000 soldiers (The Dong-A Ilbo, 17 June 2025)"
            in after
        )

    def test_by_name_alone_nothing_is_its_own_and_who_belongs_to_it_says_so(self, client):
        assert 'id="said-first"' not in html(client, "/sources/ukraine/?rollup=0")
        alone = html(client, "/sources/ukrainian-air-force/?rollup=0")
        assert "Its own words count towards Ukraine" in words(alone)
        assert record("volodymyr-zelensky").numbers == 5

    def test_the_page_prints_what_the_record_counts(self, client):
        found, short = record("ukraine"), words(section(html(client, "/sources/ukraine/"), "record"))
        assert (found.numbers, found.first) == (8, 7)
        assert "Numbers it said 8 numbers Said first by it 7 numbers" in short
        for outcome, count in found.outcomes.items():
            counted = "none" if not count else f"{count} number"
            assert f"{outcome.label.capitalize()} since {counted}" in short
        assert f"Hedged in claims that credit it {found.own_wording.hedged} of 17" in short

    def test_who_passed_on_its_numbers_is_counted_agencies_without_a_page_unlinked(self, client):
        part = section(html(client, "/sources/ukraine/"), "passed-on-by")
        assert "CNN 8 4 4 AP 4 4 none X 4 none 4" in words(part)
        assert "/sources/ap/" not in part
        assert '<a href="/sources/cnn/">' in part

    def test_its_numbers_are_drawn_as_the_table_beside_says_and_by_an_address_of_their_own(self, client):
        part = section(html(client, "/sources/ukraine/"), "ranges")
        picture = part.partition("<svg")[2].partition("</svg>")[0]
        for number in ("25,000 to 30,000 soldiers", "about 30,000 soldiers", "at most 30,000 soldiers"):
            assert number in picture
            assert number in words(part.partition("</figure>")[2])
        assert "said it first" in picture
        alone = client.get(f"/sources/ukraine/{DEPLOYED}.svg")
        assert alone.headers["Content-Type"].startswith("image/svg+xml")
        assert (
            picture.partition(">")[2].split()
            == alone.content.decode()
            .partition(">")[2]
            .removesuffix("</svg>\n")
            .removesuffix("</svg>")
            .split()
        )
        assert f'href="/sources/ukraine/{DEPLOYED}.svg"' in part


@pytest.mark.usefixtures("story")
class TestOthers:
    def test_an_outlets_page_tells_for_whom_it_stood_and_whom_it_names(self, client):
        page = html(client, "/sources/cnn/")
        assert "Ukrainian intelligence 5 3 2" in words(section(page, "passed-on-for"))
        assert "Of 15 published numbers: 3 credited to unnamed sources, 4 to nobody" in words(
            section(page, "record")
        )
        assert "at least 2 at most, up to 2 from one to another 2 hedged in any way 2" in words(
            section(page, "wording")
        )

    def test_a_number_taken_from_another_is_not_said_first(self, client):
        after = line(section(html(client, "/sources/united-kingdom/"), "said-after"), "4qnrazicuzx6rdw2")
        assert "Taken from: Western officials (unnamed), 4,000 soldiers (BBC News" in after

    def test_a_later_total_brings_it_up_to_date_and_does_not_revise_it(self, client):
        first = line(section(html(client, "/sources/south-korea/"), "said-first"), "xcqgmlbzcxcxfr3d")
        assert "brought up to date: Joint Chiefs of Staff of South Korea, about 4,000 soldiers" in first
        assert "revised" not in first

    def test_what_is_no_longer_public_is_gone_from_every_line(self, client):
        NumericClaim.objects.filter(uid="67gx3ubbl5jnx6er").update(review="draft")
        page = html(client, "/sources/south-korea/") + html(client, "/sources/ukraine/")
        assert "67gx3ubbl5jnx6er" not in page

    @pytest.mark.parametrize(
        ("address", "status"),
        [
            (f"/sources/ukraine/{DEPLOYED}.svg?rollup=1", 200),
            (f"/sources/ukraine/{DEPLOYED}.svg?rollup=0", 404),
            (f"/sources/ukraine/{DEPLOYED}.svg?rollup=maybe", 400),
            (f"/sources/ukraine/{DEPLOYED}.svg?on=2025-07-01", 400),
            (f"/sources/cnn/{DEPLOYED}.svg", 404),
            ("/sources/ukraine/no-such-quantity.svg", 404),
            (f"/sources/nobody/{DEPLOYED}.svg", 404),
        ],
    )
    def test_a_picture_is_there_where_the_page_has_it(self, client, address, status):
        assert client.get(address).status_code == status

    def test_what_is_said_much_of_is_left_out_and_named(self, client, monkeypatch):
        monkeypatch.setattr("claims.presenters.record_of_source._MOST_ON_QUANTITIES", 4)
        page = words(section(html(client, "/sources/ukraine/"), "record"))
        assert "Left out here, for too much was said of them:" in page
        names = set(Quantity.objects.values_list("name", flat=True))
        assert names & set(page.partition("of them: ")[2].rstrip(" .").split(", "))

    def test_of_many_numbers_the_last_are_told(self, client, monkeypatch):
        monkeypatch.setattr("claims.presenters.record_of_source.MOST_NUMBERS", 5)
        found = record("ukraine")
        assert (found.numbers, found.has_more_numbers, len(found.told_numbers)) == (5, True, 5)
        assert "5 numbers, the last ones" in words(section(html(client, "/sources/ukraine/"), "record"))


@pytest.mark.usefixtures("story")
def test_the_query_count_does_not_grow_with_the_story(client):
    def asked(slug):
        with CaptureQueriesContext(connection) as queries:
            html(client, f"/sources/{slug}/")
        return len(queries)

    assert {slug: asked(slug) for slug in ("ukraine", "cnn", "western-officials")} == {
        "ukraine": 24,
        "cnn": 22,
        "western-officials": 24,
    }

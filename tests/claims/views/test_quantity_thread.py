"""A quantity's page as the thread of its number, on the stories that come along."""

import re
from html import unescape

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.conftest import ROOT

EVENTS = "/quantities/terrorist-events-averted-with-the-help-of-nsa-surveillance/"
ATTACKS = "/quantities/terrorist-attacks-thwarted-by-nsa-surveillance/"
HIT = "/quantities/north-korean-soldiers-killed-or-wounded-in-russia/"


@pytest.fixture(scope="module")
def stored_stories(shared_rows) -> None:
    for story in ("dprk-russia", "fifty-four"):
        call_command("load_bundle", str(ROOT / "fixtures" / "bundles" / story), verbosity=0)


@pytest.fixture
def stories(stored_stories, db) -> None:
    """Both stories that come along."""


def words_of(html):
    """Return what a reader sees, blanks collapsed."""
    return " ".join(unescape(re.sub(r"<[^>]+>", "", html)).split())


def section(client, address, name):
    """Return the HTML of one section of a page."""
    html = client.get(address).content.decode()
    return html.partition(f'aria-labelledby="{name}"')[2].partition("</section>")[0]


def rows_of(client, address):
    """Return the words of each line of the thread's table, cell by cell."""
    body = section(client, address, "thread").partition("<tbody>")[2].partition("</tbody>")[0]
    return [
        [" ".join(unescape(re.sub(r"<[^>]+>", "", cell)).split()) for cell in re.split(r"<t[dh] ", row)[1:]]
        for row in body.split("<tr>")[1:]
    ]


def test_the_54_story_reads_from_the_first_saying_to_the_hardest_form_on_one_page(client, stories):
    told = [re.sub(r"^[^>]*>", "", " | ".join(row)) for row in rows_of(client, EVENTS)]
    assert len(told) == 10
    for line, words in zip(
        told,
        (
            ("12 June 2013", "dozens", "said first", "Keith Alexander", "The Guardian"),
            ("18 June 2013", "more than 50 events", "Chicago Tribune"),
            ("19 June 2013", "at least 50 events", "Barack Obama"),
            ("27 June 2013", "54 events", "Reuters"),
            ("24 July 2013", "Fifty-four", "counted as: Terrorist attacks thwarted by NSA", "Mike Rogers"),
            ("31 July 2013", "54 events", "Keith Alexander", "Black Hat"),
            ("31 July 2013", "counted as: Terrorist attacks thwarted by NSA", "NSA slides"),
            ("31 July 2013", "counted as: Terrorist attacks thwarted by NSA", "Yahoo Finance"),
            ("23 October 2013", "54 events", "Patrick Leahy", "ProPublica"),
            ("23 October 2013", "more than 50 events", "Intelligence officials"),
        ),
        strict=True,
    ):
        assert [each for each in words if each not in line] == []
    changes = section(client, EVENTS, "changes")
    marked = re.findall(r'<mark class="differs bears">([^<]*)</mark>', changes)
    for words in (
        "dozens",
        "over 50",
        "54 schemes by militants",
        "ATTACKS THWARTED",
        "stopped and thwarted terrorist attacks",
    ):
        assert words in marked
    assert marked.index("dozens") < marked.index("54 schemes by militants") < marked.index("ATTACKS THWARTED")
    assert "4 links pass the number on unchanged." in changes


def test_what_it_comes_from_elsewhere_is_told_too(client, stories):
    (first, *_) = rows_of(client, ATTACKS)
    assert "dozens said first" in first[1]
    assert "counted as: Terrorist events averted" in first[2]


def test_the_answer_comes_first_with_who_said_it_first(client, stories):
    html = client.get(HIT).content.decode()
    answer = " ".join(
        unescape(re.sub(r"<[^>]+>", "", html.partition('answer">')[2].partition("</p>")[0])).split()
    )
    assert answer.startswith(
        "4,000 soldiers: at least 2 and at most 5 independent origins,"
        " said first by Volodymyr Zelensky on 9 January 2025."
    )


def test_who_was_first_is_left_open_where_the_days_leave_it_open(client, stories):
    address = "/quantities/north-korean-soldiers-sent-to-russia/"
    assert "said first" not in section(client, address, "thread")
    assert "may be the first" in section(client, address, "thread")
    assert "said it first" not in client.get(address[:-1] + ".svg").content.decode()


def test_revisions_stand_apart_from_contradictions(client, stories):
    revised = words_of(section(client, HIT, "revisions"))
    assert "more than 6,000 soldiers (The Dong-A Ilbo, 17 June 2025)" in revised
    assert "is a newer total than 4,000 soldiers (Ukrainska Pravda" in revised
    contradicted = words_of(section(client, HIT, "contradictions"))
    assert "more than 6,000 soldiers contradicts 4,000 soldiers" in contradicted
    assert "according to Western officials" in contradicted
    stale = rows_of(client, HIT)[-1][-1]
    assert "printed when there was a newer number: more than 6,000 soldiers (The Dong-A Ilbo" in stale


def test_a_letter_is_one_voice_on_the_whole_page(client, stories):
    letters = [row[4].partition(">")[2].split()[-1] for row in rows_of(client, HIT)]
    assert letters == ["A", "B", "B", "C", "D"]
    voices = words_of(section(client, HIT, "thread").partition("voices")[2])
    assert "B South Korea" in voices


def test_the_pictures_say_who_said_it_first(client, stories):
    for address in (HIT[:-1] + ".svg", HIT + "origins.svg"):
        response = client.get(address)
        assert response.headers["Content-Type"] == "image/svg+xml; charset=utf-8"
        picture = response.content.decode()
        assert "said it first" in picture
        assert picture.count("Zelensky") >= 1
        assert address in client.get(HIT).content.decode()


# --- as of a day ---


def test_a_page_as_of_a_day_knows_nothing_later(client, stories):
    html = client.get(f"{HIT}?on=2025-01-31").content.decode()
    assert "2 claims, the first said on top" in html
    assert "Dong-A" not in html.partition("<main")[2]
    assert f'<link rel="canonical" href="{HIT}">' in html
    assert f"{HIT[:-1]}.svg?on=2025-01-31" in html
    assert "6,000" not in client.get(f"{HIT[:-1]}.svg?on=2025-01-31").content.decode()
    assert client.get(f"{HIT[:-1]}.json?on=2025-01-31").json()["claims_counted"] == 2


def test_before_anything_was_published_the_page_says_so_and_has_no_picture(client, stories):
    page = client.get(f"{HIT}?on=2020-01-01")
    assert page.status_code == 200
    assert "had been published by" in page.content.decode()
    for address in (f"{HIT[:-1]}.svg?on=2020-01-01", f"{HIT}origins.svg?on=2020-01-01"):
        assert client.get(address).status_code == 404


def test_a_story_asks_as_little_as_a_single_claim(client, stories):
    for address in (EVENTS, HIT):
        with CaptureQueriesContext(connection) as queries:
            client.get(address)
        assert len(queries) <= 20

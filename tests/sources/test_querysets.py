"""Questions asked of sources, in a small world of bodies, some of them merged.

speaker ─speaks_for─> desk ─part_of─> ministry ─part_of─> state
                                         ▲ merged             ▲ owned_by (2010 to 2024)
                                      old ministry          agency ─member_of─> club
"""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sources.domain.terms import ROLL_UP_KINDS, AffiliationKind
from sources.models import Affiliation, Source
from sources.querysets import Resolved, TieRow

pytestmark = pytest.mark.django_db

NAMES = ("state", "ministry", "old-ministry", "oldest-ministry", "desk", "speaker", "agency", "club")


@pytest.fixture
def bodies() -> dict[str, int]:
    """Row numbers by slug."""
    rows = {name: Source.objects.create(name=name, slug=name, kind="office") for name in NAMES}
    for one, kind, other, days in (
        ("speaker", "speaks_for", "desk", {}),
        ("desk", "part_of", "ministry", {}),
        ("ministry", "part_of", "state", {}),
        ("agency", "owned_by", "state", {"since": "2010", "until": "2024-06"}),
        ("agency", "member_of", "club", {}),
    ):
        Affiliation.objects.create(source=rows[one], kind=kind, organisation=rows[other], **days)
    for one, other in (("old-ministry", "ministry"), ("oldest-ministry", "old-ministry")):
        Source.objects.filter(slug=one).update(merged_into=rows[other])
    return {name: row.pk for name, row in rows.items()}


def ties(found: list[TieRow], bodies: dict[str, int]) -> set[tuple[str, str, str]]:
    names = {pk: name for name, pk in bodies.items()}
    return {(names[tie.source_id], tie.kind, names[tie.organisation_id]) for tie in found}


# What is merged is one: a merger leads both ways.
MERGERS = {
    ("old-ministry", "merged", "ministry"),
    ("ministry", "merged", "old-ministry"),
    ("oldest-ministry", "merged", "old-ministry"),
    ("old-ministry", "merged", "oldest-ministry"),
}
TO_MINISTRY = MERGERS | {("speaker", "speaks_for", "desk"), ("desk", "part_of", "ministry")}


def test_every_tie_that_leads_to_a_body_is_found_in_one_query(bodies):
    with CaptureQueriesContext(connection) as queries:
        found = Affiliation.objects.leading_to([bodies["ministry"]], ROLL_UP_KINDS)
    assert ties(found, bodies) == TO_MINISTRY
    assert len(queries) == 1
    assert ties(Affiliation.objects.leading_to([bodies["state"]], ROLL_UP_KINDS), bodies) == TO_MINISTRY | {
        ("ministry", "part_of", "state"),
        ("agency", "owned_by", "state"),
    }


def test_every_tie_on_the_way_up_from_a_source_is_found(bodies):
    assert ties(Affiliation.objects.leading_from([bodies["speaker"]], ROLL_UP_KINDS), bodies) == MERGERS | {
        ("speaker", "speaks_for", "desk"),
        ("desk", "part_of", "ministry"),
        ("ministry", "part_of", "state"),
    }
    assert ties(Affiliation.objects.leading_from([bodies["oldest-ministry"]], ["part_of"]), bodies) == (
        MERGERS | {("ministry", "part_of", "state")}
    )


def test_only_ties_of_the_kinds_asked_for_are_followed(bodies):
    found = Affiliation.objects.leading_from([bodies["agency"]], [AffiliationKind.MEMBER_OF])
    assert ties(found, bodies) == {("agency", "member_of", "club")}
    assert Affiliation.objects.leading_to([bodies["club"]], ROLL_UP_KINDS) == []


def test_a_tie_brings_the_days_it_held(bodies):
    (tie,) = Affiliation.objects.leading_from([bodies["agency"]], ["owned_by"])
    assert (tie.since_first, tie.until_last) == (date(2010, 1, 1), date(2024, 6, 30))
    for open_tie in Affiliation.objects.leading_from([bodies["desk"]], ["part_of"]):
        assert (open_tie.since_first, open_tie.until_last) == (None, None), open_tie


def test_asking_for_nothing_finds_nothing(bodies):
    with CaptureQueriesContext(connection) as queries:
        assert Affiliation.objects.leading_to([], ROLL_UP_KINDS) == []
        assert Affiliation.objects.leading_from([bodies["desk"]], []) == []
        assert Source.objects.resolving([]) == []
    assert len(queries) == 0


def test_a_circle_ends_the_search(bodies):
    Affiliation.objects.create(source_id=bodies["state"], kind="part_of", organisation_id=bodies["desk"])
    found = Affiliation.objects.leading_from([bodies["desk"]], ["part_of"])
    assert ties(found, bodies) - MERGERS == {
        ("state", "part_of", "desk"),
        ("desk", "part_of", "ministry"),
        ("ministry", "part_of", "state"),
    }
    assert len(found) == 3 + len(MERGERS)


def test_a_slug_stands_for_the_source_it_was_merged_into_and_for_all_merged_there(bodies):
    with CaptureQueriesContext(connection) as queries:
        found = Source.objects.resolving(["oldest-ministry", "agency", "nowhere"])
    assert len(queries) == 1
    assert set(found) == {
        Resolved("agency", bodies["agency"], "agency", "agency", True),
        Resolved("oldest-ministry", bodies["ministry"], "ministry", "ministry", True),
        Resolved("oldest-ministry", bodies["old-ministry"], "old-ministry", "old-ministry", False),
        Resolved("oldest-ministry", bodies["oldest-ministry"], "oldest-ministry", "oldest-ministry", False),
    }
    assert {each.slug for each in Source.objects.resolving(["ministry"])} == {
        "ministry",
        "old-ministry",
        "oldest-ministry",
    }


def test_all_bodies_above_some_sources_are_found_with_them(bodies):
    some = Source.objects.filter(slug__in=["speaker", "oldest-ministry"])
    above = some.with_bodies_above(["speaks_for"])
    assert {source.slug for source in above} == {
        "speaker",
        "desk",
        "oldest-ministry",
        "old-ministry",
        "ministry",
    }
    assert not Source.objects.none().with_bodies_above(ROLL_UP_KINDS).exists()
    assert set(Source.objects.filter(slug="club").with_bodies_above([])) == set(
        Source.objects.filter(slug="club")
    )


def test_merged_sources_are_left_out_of_lists(bodies):
    assert {source.slug for source in Source.objects.unmerged()} == set(NAMES) - {
        "old-ministry",
        "oldest-ministry",
    }


@pytest.mark.parametrize("number", [1, 8])
def test_whole_records_take_three_queries_however_many(number, bodies):
    with CaptureQueriesContext(connection) as queries:
        records = [source.as_record() for source in Source.objects.with_parts()[:number]]
    assert len(records) == number
    assert len(queries) <= 4

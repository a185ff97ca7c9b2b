"""How many claims stand behind rows, counted with what was merged into them, up to a cap."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from claims.actions import edit_claim
from claims.domain.records import CreditRecord
from claims.domain.review import Review
from claims.models import Attribution, NumericClaim, Quantity
from claims.presenters.counts import (
    ClaimsByState,
    Coverage,
    StandsBehind,
    claims_by_state,
    claims_of_attributions,
    claims_of_quantities,
    claims_of_sources,
    coverage_of,
)
from newsledger.ledger.counting import CAP
from sources.models import Source
from tests.copies import add_rows
from tests.world import World, approve, edited

pytestmark = pytest.mark.django_db


def test_a_source_stands_behind_claims_in_each_role(world: World):
    behind = claims_of_sources(Source.objects.all())
    named = {slug: behind[source.pk] for slug, source in world.sources.items()}
    assert named["maria-zakharova"] == StandsBehind(originated=1, relayed=0, published=0)
    assert named["tass"] == StandsBehind(originated=0, relayed=1, published=0)
    assert named["cnn"] == StandsBehind(originated=0, relayed=0, published=3)
    assert named["russia"] == StandsBehind(0, 0, 0)


def test_what_was_merged_in_several_steps_counts_where_it_ends(world: World):
    quantities = world.quantities
    for here, into in (("drones", "rounds"), ("rounds", "soldiers")):
        Quantity.objects.filter(slug=here).update(merged_into=quantities[into])
    assert claims_of_quantities(Quantity.objects.all()) == {quantities["soldiers"].pk: 3}
    sources = world.sources
    for here, into in (("maria-zakharova", "tass"), ("tass", "ukrainian-intelligence")):
        Source.objects.filter(slug=here).update(merged_into=sources[into])
    behind = claims_of_sources(Source.objects.all())
    assert behind[sources["ukrainian-intelligence"].pk] == StandsBehind(2, 1, 0)
    assert sources["tass"].pk not in behind


def test_claims_that_share_an_attribution_are_counted_under_it(world: World):
    content = edited(world.drones.as_record(), attributions=(CreditRecord(world.intelligence.uid),))
    edit_claim(claim=world.drones, revision=1, content=content, by=world.editor)
    assert claims_of_attributions(Attribution.objects.all()) == {
        world.intelligence.pk: 2,
        world.zakharova.pk: 1,
    }


def test_claims_are_counted_by_where_they_stand(world: World):
    approve(world.drones, world)
    NumericClaim.objects.filter(pk=world.drones.pk).update(
        withdrawn_at="2025-08-01T12:00Z", withdrawn_reason="Misread."
    )
    states = ClaimsByState(by_review=((Review.DRAFT, 2),), withdrawn=1)
    assert claims_by_state([world.article.pk], by="version__article") == {world.article.pk: states}
    assert claims_by_state([world.version.pk], by="version") == {world.version.pk: states}
    assert claims_by_state([], by="version") == {}


def test_numbers_are_counted_by_whether_they_are_decided(world: World):
    at = world.version.text.index("13")
    world.version.mentions.create(start=at, end=at + 2, exact="13")
    assert coverage_of([world.article.pk], by="version__article") == {world.article.pk: Coverage(3, 4)}
    assert coverage_of([world.version.pk], by="version") == {world.version.pk: Coverage(3, 4)}
    assert coverage_of([], by="version") == {}


def test_counting_ends_beyond_the_cap_and_asks_twice_for_any_number_of_rows(world: World):
    add_rows(world, CAP + 200)
    sources = list(Source.objects.all()[:50])
    with CaptureQueriesContext(connection) as captured:
        behind = claims_of_sources([*sources, world.sources["tass"]])
    assert len(captured) == 2
    assert behind[world.sources["tass"].pk] == StandsBehind(CAP + 1, 1, 0)


def test_of_no_rows_nothing_is_counted():
    assert claims_of_sources([]) == claims_of_quantities([]) == claims_of_attributions([]) == {}

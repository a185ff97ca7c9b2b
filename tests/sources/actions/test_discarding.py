"""What was made by mistake is taken out again, as long as nobody else had a hand in it and nothing refers to it."""

from dataclasses import replace

import pytest

from newsledger.ledger.models import LedgerEntry
from newsledger.refusals import StaleRevision
from sources.actions import create_source, discard_source, edit_source, merge_source
from sources.domain.records import AffiliationRecord, AliasRecord, SourceRecord
from sources.models import Affiliation, Source, SourceAlias
from tests.refusals import refused
from tests.world import World

pytestmark = pytest.mark.django_db

OFFICE = SourceRecord(
    slug="office",
    name="Harbour Office",
    kind="office",
    aliases=(AliasRecord("Harbor Office"),),
    affiliations=(AffiliationRecord("part_of", "ukraine"),),
)


@pytest.fixture
def office(world: World) -> Source:
    return create_source(content=OFFICE, by=world.editor)


def test_a_source_goes_with_its_spellings_and_ties_and_the_ledger_keeps_what_it_said(
    world: World, office: Source
):
    entry = discard_source(source=office, revision=1, by=world.editor, reason="a slip")
    assert (entry.action, entry.revision, entry.payload, entry.reason) == ("discarded", 2, "{}", "a slip")
    assert not Source.objects.filter(slug="office").exists()
    assert not SourceAlias.objects.filter(name="Harbor Office").exists()
    assert not Affiliation.objects.filter(source__slug="office").exists()
    assert "Harbor Office" in LedgerEntry.objects.get(record="source/office", revision=1).payload
    assert create_source(content=OFFICE, by=world.editor).revision == 3


def test_what_something_refers_to_stays(world: World, office: Source):
    for slug, named in (("russia", "affiliation"), ("cnn", "article"), ("tass", "link")):
        with refused(None, f": {named} “"):
            discard_source(source=world.sources[slug], revision=1, by=world.editor)
    create_source(
        content=SourceRecord(
            "clerk", "Ann", "person", affiliations=(AffiliationRecord("speaks_for", "office"),)
        ),
        by=world.editor,
    )
    with refused(None, "affiliation “Ann speaks for Harbour Office” refers to it"):
        discard_source(source=office, revision=1, by=world.editor)


def test_what_was_merged_stays(world: World, office: Source):
    other = create_source(content=SourceRecord("port", "Port", "office"), by=world.editor)
    merged = merge_source(source=office, into=other, revision=1, by=world.editor, reason="One.")
    with refused(None, "undo that merger first"):
        discard_source(source=merged, revision=2, by=world.editor)
    with refused(None, "source “Harbour Office” refers to it"):
        discard_source(source=other, revision=1, by=world.editor)


def test_what_others_wrote_stays(world: World, office: Source):
    with refused(None, "was written by editor too"):
        discard_source(source=office, revision=1, by=world.reviewer)
    edit_source(source=office, revision=1, content=replace(OFFICE, note="Hm."), by=world.reviewer)
    with refused(None, "was written by reviewer too"):
        discard_source(source=office, revision=2, by=world.editor)


def test_it_is_the_revision_that_was_seen(world: World, office: Source):
    edit_source(source=office, revision=1, content=replace(OFFICE, note="Hm."), by=world.editor)
    with refused(error=StaleRevision):
        discard_source(source=office, revision=1, by=world.editor)


def test_who_wrote_an_earlier_life_of_it_doesnt_hold_it(world: World, office: Source):
    discard_source(source=office, revision=1, by=world.editor)
    again = create_source(content=OFFICE, by=world.reviewer)
    discard_source(source=again, revision=3, by=world.reviewer)
    assert not Source.objects.filter(slug="office").exists()

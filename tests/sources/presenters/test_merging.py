"""What is shown of two sources before one is merged into the other."""

from dataclasses import replace

import pytest

from sources.actions import create_source, edit_source, merge_source
from sources.domain.records import AffiliationRecord, AliasRecord, SourceRecord
from sources.models import Source
from sources.presenters import merging, merging_preview
from tests.world import World, make_article, make_world

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def shared_world(shared_rows: None) -> World:
    return make_world()


def counted(source: Source, into: Source) -> dict[str, tuple[str, str, str]]:
    return {tally.what: tally.counts() for tally in merging_preview(source, into).tallies}


def test_all_that_points_to_either_is_counted_and_added_up(world: World):
    make_article(by=world.editor, text="Another.", slug="another", outlet="tass", syndicated_from="cnn")
    assert counted(world.sources["tass"], world.sources["cnn"]) == {
        "links": ("1", "0", "1"),
        "names": ("1", "1", "2"),
        "ties to bodies above": ("1", "0", "1"),
        "ties from others to it": ("0", "0", "0"),
        "articles published": ("1", "1", "2"),
        "articles taken over from it": ("0", "1", "1"),
        "sources merged into it before": ("0", "0", "0"),
    }


def test_every_relation_to_a_source_is_counted():
    # A new one is counted by itself, unless its rows are derived and go with the source; a relation that isn't a
    # plain foreign key would have to be thought about.
    assert all(relation.one_to_many for relation in Source._meta.related_objects)
    called = {relation.get_accessor_name() for relation in Source._meta.related_objects}
    assert called == {*merging._CALLED, "links", "merged_here", "words"}


def test_what_was_merged_before_comes_along(world: World):
    agency = create_source(
        content=SourceRecord(slug="itar-tass", name="ITAR-TASS", kind="news_agency"), by=world.editor
    )
    other = create_source(
        content=SourceRecord(slug="reuters", name="Reuters", kind="news_agency"), by=world.editor
    )
    merge_source(source=world.sources["tass"], into=agency, revision=1, by=world.editor, reason="The same.")
    preview = merging_preview(agency, other)
    assert preview.lists[0][1].shown == ("ITAR-TASS", "TASS")
    assert preview.lists[1][1].shown == ("owned by Russia",)
    tallies = counted(agency, other)
    assert tallies["links"] == ("1", "0", "1")
    assert tallies["names"] == ("2", "1", "3")
    assert tallies["sources merged into it before"] == ("1", "0", "1")


def test_facts_say_where_both_speak_and_differ(world: World):
    tass = world.sources["tass"]
    tass = edit_source(
        source=tass, revision=1, content=replace(tass.as_record(), country="RU"), by=world.editor
    )
    facts = {fact.what: fact for fact in merging_preview(tass, world.sources["cnn"]).facts}
    assert {what: (fact.row, fact.into, fact.differs) for what, fact in facts.items()} == {
        "Kind": ("news agency", "outlet", True),
        "Anonymity": ("named", "named", False),
        "Country": ("RU", "", False),
    }


def test_ties_are_told_with_their_roles(world: World):
    preview = merging_preview(world.sources["maria-zakharova"], world.sources["tass"])
    assert preview.lists[1][1].shown == ("speaks for Russia’s foreign ministry (spokesperson)",)


def test_long_lists_are_cut_and_say_so(world: World):
    many = tuple(AliasRecord(f"TASS {number:02}") for number in range(merging.SHOWN))
    ties = (AffiliationRecord("owned_by", "russia"),)
    tass = edit_source(
        source=world.sources["tass"],
        revision=1,
        content=replace(world.sources["tass"].as_record(), aliases=many, affiliations=ties),
        by=world.editor,
    )
    names, others = merging_preview(tass, world.sources["cnn"]).lists[0][1:]
    assert (len(names.shown), names.has_more) == (merging.SHOWN, True)
    assert (others.shown, others.has_more) == (("CNN",), False)


def test_counting_stops_at_the_cap(world: World, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(merging, "CAP", 2)
    many = tuple(AliasRecord(f"TASS {number}") for number in range(5))
    tass = world.sources["tass"]
    tass = edit_source(
        source=tass, revision=1, content=replace(tass.as_record(), aliases=many), by=world.editor
    )
    assert counted(tass, world.sources["cnn"])["names"] == ("more than 2", "1", "more than 2")
    assert counted(world.sources["cnn"], world.sources["russia"])["names"] == ("1", "1", "2")


def test_a_preview_takes_six_queries_whatever_there_is(world: World, django_assert_num_queries):
    def look(source: Source) -> None:
        merging_preview(source, world.sources["cnn"])

    for slug in ("maria-zakharova", "russia"):
        source = Source.objects.get(slug=slug)
        with django_assert_num_queries(6):
            look(source)

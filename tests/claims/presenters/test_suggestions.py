"""Which stored sources and quantities are offered for an article's words."""

from dataclasses import replace

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from claims.actions import edit_quantity
from claims.models import QuantityWord
from claims.presenters.suggestions import Counted, suggest_quantities, suggest_sources
from sources.actions import create_source, edit_source, merge_source
from sources.domain.records import AliasRecord, SourceRecord
from sources.models import SourceWord
from tests.world import World

pytestmark = pytest.mark.django_db


def first(name: str) -> tuple[str, bool] | None:
    found = suggest_sources([name])[name]
    return (found[0].slug, found[0].is_same) if found else None


def made(world: World, name: str, kind: str, **more: object) -> object:
    return create_source(content=SourceRecord(slug="", name=name, kind=kind, **more), by=world.editor)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("tass", ("tass", True)),
        ("Russian Foreign Ministry", ("foreign-ministry", True)),
        ("Foreign ministry spokeswoman Maria Zakharova", ("maria-zakharova", True)),
        ("Zakharova", ("maria-zakharova", False)),
        ("spokesperson for the Russian foreign ministry", ("maria-zakharova", False)),
        ("Ukrainian officials", None),
        ("\x00", None),
        ("—", None),
    ],
)
def test_the_likeliest_source_is_offered_first(world: World, name: str, meant: object):
    assert first(name) == meant


def test_what_speaks_for_a_body_is_offered_with_the_body_and_why(world: World):
    found = suggest_sources([name := "Russian foreign ministry spokesman"])[name]
    assert [each.slug for each in found] == ["maria-zakharova", "foreign-ministry"]
    assert found[0].why == "speaks for Russia’s foreign ministry (spokesperson)"


def test_a_merged_source_is_offered_as_what_it_was_merged_into(world: World):
    old = made(world, "Telegraph Agency of the Soviet Union", "news_agency")
    merge_source(source=old, into=world.sources["tass"], revision=1, by=world.editor, reason="Renamed.")  # type: ignore[arg-type]
    found = suggest_sources([name := "the Telegraph Agency of the Soviet Union"])[name]
    assert [(each.slug, each.is_same) for each in found] == [("tass", True)]


def test_of_two_that_could_be_meant_neither_is_the_same(world: World):
    made(world, "Anna Weber", "person", note="A minister.")
    made(world, "Minister Anna Weber", "person", note="Another.")
    assert first("Foreign Minister Anna Weber")[1] is False  # type: ignore[index]
    assert first("Anna Weber") == ("anna-weber", True)


def test_unnamed_voices_are_offered_only_by_their_words(world: World):
    made(world, "Western officials", "group", anonymity="unnamed_group")
    assert first("the Western officials") == ("western-officials", True)
    assert first("US officials") is None
    assert first("a Western official") is None


def test_the_words_follow_what_a_source_is_called(world: World):
    tass = world.sources["tass"]
    content = replace(tass.as_record(), aliases=(AliasRecord("Itar"),))
    edited = edit_source(source=tass, revision=tass.revision, content=content, by=world.editor)
    assert first("ITAR") == ("tass", True)
    edit_source(source=edited, revision=edited.revision, content=tass.as_record(), by=world.editor)
    assert first("ITAR") is None


def test_verify_tells_of_words_that_are_off_and_they_can_be_rebuilt(
    world: World, capsys: pytest.CaptureFixture[str]
):
    SourceWord.objects.filter(source=world.sources["tass"]).delete()
    QuantityWord.objects.create(quantity=world.quantities["drones"], word="w:shell")
    with pytest.raises(SystemExit):
        call_command("verify")
    told = capsys.readouterr().err
    assert "source/tass: the words by which it is suggested" in told
    assert "quantity/drones: the words by which it is suggested" in told
    call_command("rebuild_words")
    call_command("verify")


def test_it_takes_a_fixed_number_of_queries(world: World, django_assert_max_num_queries):
    names = [f"spokesperson for Russia’s foreign ministry {number}" for number in range(30)]
    counted = [Counted("drones", "drone", f"{number} drones") for number in range(30)]
    with django_assert_max_num_queries(6):
        suggest_sources([*names, *world.sources, "Russian foreign minister"])
    with CaptureQueriesContext(connection) as one:
        suggest_quantities([Counted("drones", "drone", "5 drones")])
    with CaptureQueriesContext(connection) as many:
        suggest_quantities(counted)
    assert len(one) == len(many) <= 6


# --- Quantities ---


def test_a_quantity_of_the_very_name_is_the_same(world: World):
    counted = Counted("Rounds of strategic  dialogue", "round")
    assert [(each.slug, each.is_same) for each in suggest_quantities([counted])[0]] == [("rounds", True)]
    assert not suggest_quantities([replace(counted, unit="day")])[0][0].is_same


def test_what_tells_nothing_finds_nothing(world: World):
    assert suggest_quantities([Counted(""), Counted("the of"), Counted("\x00", "\x00", "\x00", -5, 7)]) == [
        (),
        (),
        (),
    ]


def test_the_words_follow_what_a_quantity_is_called(world: World):
    quantity = world.quantities["drones"]
    content = replace(quantity.as_record(), name="Balloons sent by Russia")
    edit_quantity(quantity=quantity, revision=quantity.revision, content=content, by=world.editor)
    counted = Counted("balloons", "drone", "Russia sent 12 balloons.")
    assert [each.slug for each in suggest_quantities([counted])[0]] == ["drones"]

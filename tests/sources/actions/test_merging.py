"""One source turns out to be another: said, seen everywhere, and taken back without a trace but the ledger's."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.core.management import call_command
from django.test import Client

from newsledger.ledger.models import LedgerEntry
from newsledger.refusals import Refused, StaleRevision
from sources.actions import create_source, edit_source, merge_source, unmerge_source
from sources.domain.records import AffiliationRecord, AliasRecord, SourceRecord
from sources.models import Source
from tests.world import World, make_world

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def shared_world(shared_rows: None) -> World:
    """The newsroom, in which Zakharova and TASS were entered twice."""
    world = make_world()
    for slug, name, kind in (("mz", "M. Zakharova", "person"), ("itar-tass", "ITAR-TASS", "news_agency")):
        world.sources[slug] = create_source(
            content=SourceRecord(slug=slug, name=name, kind=kind), by=world.editor
        )
    return world


def add(world: World, slug: str, **fields: Any) -> None:
    create_source(content=SourceRecord(slug=slug, name=slug, kind="organisation", **fields), by=world.editor)


def merge(world: World, slug: str, into: str, *, reason: str = "The same.") -> Source:
    source, target = (Source.objects.get(slug=each) for each in (slug, into))
    return merge_source(source=source, into=target, revision=source.revision, by=world.editor, reason=reason)


def unmerge(world: World, slug: str, *, reason: str = "Not the same.") -> Source:
    source = Source.objects.get(slug=slug)
    return unmerge_source(source=source, revision=source.revision, by=world.editor, reason=reason)


def tie(world: World, slug: str, *ties: AffiliationRecord) -> None:
    source = Source.objects.get(slug=slug)
    content = replace(source.as_record(), affiliations=ties)
    edit_source(source=source, revision=source.revision, content=content, by=world.editor)


def tables() -> dict[str, list[dict[str, Any]]]:
    """Return every row of every table of ours."""
    return {
        model._meta.label: list(model._default_manager.order_by("pk").values())
        for label in ("ledger", "sources", "claims")
        for model in apps.get_app_config(label).get_models(include_auto_created=True)
    }


# --- What is written ---


def test_a_merger_writes_one_field_and_one_entry_with_its_reason(world: World):
    before, entries = tables(), LedgerEntry.objects.count()
    merged = merge(world, "maria-zakharova", "mz", reason=" The same spokesperson. ")
    assert (merged.merged_into, merged.revision) == (world.sources["mz"], 2)
    after = tables()
    changed = {label for label in before if before[label] != after[label]}
    assert changed == {"ledger.LedgerEntry", "sources.Source"}
    differing = {
        (row["slug"], name)
        for was, row in zip(before["sources.Source"], after["sources.Source"], strict=True)
        for name in row
        if was[name] != row[name]
    }
    assert differing == {("maria-zakharova", name) for name in ("merged_into_id", "revision", "modified")}
    assert LedgerEntry.objects.count() == entries + 1
    entry = LedgerEntry.objects.first()
    assert (entry.record, entry.revision, entry.action) == ("source/maria-zakharova", 2, "merged")
    assert (entry.by, entry.reason) == ("editor", "The same spokesperson.")
    payload = json.loads(entry.payload)
    assert payload["merged_into"] == "mz"
    assert [each["organisation"] for each in payload["affiliations"]] == ["foreign-ministry"]


def test_merged_and_undone_every_table_is_as_before_but_for_the_ledgers_two_entries(world: World):
    before = tables()
    merge(world, "maria-zakharova", "mz")
    unmerge(world, "maria-zakharova")
    after = tables()
    entries = after["ledger.LedgerEntry"][-2:]
    assert [(each["record"], each["action"], each["revision"]) for each in entries] == [
        ("source/maria-zakharova", "merged", 2),
        ("source/maria-zakharova", "unmerged", 3),
    ]
    del after["ledger.LedgerEntry"][-2:]
    # The source's revision counts its entries, and `modified` is the time of the last: both count these two.
    for stored, revision in ((before, 1), (after, 3)):
        (row,) = (each for each in stored["sources.Source"] if each["slug"] == "maria-zakharova")
        assert row.pop("revision") == revision
        del row["modified"]
    assert after == before


def test_nothing_is_off_while_merged_and_once_that_is_undone(world: World):
    for step in (lambda: merge(world, "tass", "itar-tass"), lambda: unmerge(world, "tass")):
        step()
        call_command("verify")


def test_a_merged_source_can_still_be_edited_and_stays_merged(world: World):
    merged = merge(world, "tass", "itar-tass")
    content = replace(merged.as_record(), country="RU", aliases=(AliasRecord("ТАСС", "ru"),))
    edited = edit_source(source=merged, revision=2, content=content, by=world.editor)
    assert (edited.country, edited.merged_into, edited.revision) == ("RU", world.sources["itar-tass"], 3)


def test_two_labels_of_the_unnamed_can_be_one(world: World):
    add(world, "western-officials", anonymity="unnamed_group")
    add(world, "officials-in-the-west", anonymity="unnamed_group")
    assert merge(world, "officials-in-the-west", "western-officials").merged_into.slug == "western-officials"


# --- What is refused ---


def refused(world: World, slug: str, into: str, **more: Any) -> Refused:
    before = tables()
    with pytest.raises(Refused) as caught:
        merge(world, slug, into, **more)
    assert tables() == before
    return caught.value


@pytest.mark.parametrize("reason", ["", " \n\t "])
def test_without_a_reason_nothing_is_merged_and_nothing_undone(world: World, reason: str):
    assert refused(world, "tass", "itar-tass", reason=reason).field == "reason"
    merge(world, "tass", "itar-tass")
    with pytest.raises(Refused) as caught:
        unmerge(world, "tass", reason=reason)
    assert caught.value.field == "reason"
    assert Source.objects.get(slug="tass").merged_into == world.sources["itar-tass"]


def test_a_source_is_not_merged_into_itself(world: World):
    assert refused(world, "tass", "tass").message == "A source can't be merged into itself."


def test_a_merged_source_is_not_merged_again(world: World):
    merge(world, "tass", "itar-tass")
    assert (
        refused(world, "tass", "cnn").message == "“TASS” is already merged into “ITAR-TASS”. Undo that first."
    )


def test_a_target_that_was_merged_itself_is_refused_with_the_one_to_use(world: World):
    add(world, "last")
    merge(world, "tass", "itar-tass")
    merge(world, "itar-tass", "last")
    told = refused(world, "cnn", "tass")
    assert (told.message, told.field) == ("“TASS” was merged into “last” (last). Use that one.", "into")


def test_mergers_close_no_circle_however_long(world: World):
    add(world, "last")
    merge(world, "tass", "itar-tass")
    merge(world, "itar-tass", "last")
    assert refused(world, "last", "tass").message.startswith("“TASS” was itself merged into “last”.")


@pytest.mark.parametrize(
    ("slug", "into"), [("western-officials", "cnn"), ("cnn", "western-officials")], ids=["into", "from"]
)
def test_the_unnamed_are_never_taken_for_somebody(world: World, slug: str, into: str):
    add(world, "western-officials", anonymity="unnamed_group")
    assert refused(world, slug, into).message.startswith(
        "“western-officials” is unnamed and “CNN” is named. Who spoke without a name"
    )


@pytest.mark.parametrize(("slug", "into"), [("maria-zakharova", "russia"), ("russia", "maria-zakharova")])
def test_who_belongs_to_a_body_is_not_merged_with_it(world: World, slug: str, into: str):
    #   Zakharova ─ speaks for ─> the ministry ─ part of ─> Russia
    message = refused(world, slug, into).message
    assert "Maria Zakharova → Russia’s foreign ministry → Russia." in message


def test_a_circle_through_what_was_merged_before_is_seen(world: World):
    #   one ─ part of ─> two = three ─ part of ─> four
    add(world, "four")
    add(world, "three", affiliations=(AffiliationRecord("part_of", "four"),))
    add(world, "two")
    add(world, "one", affiliations=(AffiliationRecord("part_of", "two"),))
    for slug, into in (("two", "three"), ("three", "two")):
        merge(world, slug, into)
        assert "one → two → three → four" in refused(world, "one", "four").message
        unmerge(world, slug)
    assert merge(world, "one", "four").merged_into.slug == "four"


def test_a_tie_that_closes_a_circle_through_a_merger_is_refused(world: World):
    #   one ─ part of ─> two, and one = three: then two can't be part of three
    add(world, "two")
    add(world, "three")
    add(world, "one", affiliations=(AffiliationRecord("part_of", "two"),))
    merge(world, "one", "three")
    with pytest.raises(Refused, match="This tie closes a circle: two → three → one → two"):
        tie(world, "two", AffiliationRecord("part_of", "three"))
    tie(world, "two", AffiliationRecord("member_of", "three"))


def test_members_of_a_body_may_turn_out_to_be_it(world: World):
    add(world, "alliance")
    add(world, "ally", affiliations=(AffiliationRecord("member_of", "alliance"),))
    assert merge(world, "ally", "alliance").merged_into.slug == "alliance"


def test_a_merger_of_an_older_revision_is_refused(world: World):
    tass, target = world.sources["tass"], world.sources["itar-tass"]
    edit_source(source=tass, revision=1, content=replace(tass.as_record(), country="RU"), by=world.editor)
    with pytest.raises(StaleRevision):
        merge_source(source=tass, into=target, revision=1, by=world.editor, reason="The same.")
    merge(world, "tass", "itar-tass")
    with pytest.raises(StaleRevision):
        unmerge_source(source=tass, revision=2, by=world.editor, reason="Not the same.")


def test_what_is_not_merged_can_not_be_undone(world: World):
    with pytest.raises(Refused, match="“TASS” isn't merged into another source"):
        unmerge(world, "tass")


# --- What readers see meanwhile, and afterwards ---


def seen(client: Client, address: str) -> tuple[int, str]:
    answer = client.get(address)
    return answer.status_code, answer.headers.get("Location") or answer.content.decode()


def test_readers_are_led_to_the_target_meanwhile_and_afterwards_find_all_as_before(
    world: World, client: Client
):
    uid = world.round.uid
    addresses = [
        "/sources/",
        "/sources/maria-zakharova/",
        "/sources/maria-zakharova/?rollup=0",
        "/sources/mz/",
        "/sources/foreign-ministry/",
        "/sources/russia/",
        "/claims/?prominence=all",
        "/claims/?source=maria-zakharova&prominence=all",
        "/claims/?source=mz&prominence=all",
        "/claims/?source=russia&rollup=1&prominence=all",
        world.round.get_absolute_url(),
        world.article.get_absolute_url(),
    ]
    before = {address: seen(client, address) for address in addresses}
    assert before["/sources/mz/"][0] == 404
    assert uid not in before["/claims/?source=mz&prominence=all"][1]

    merge(world, "maria-zakharova", "mz")
    assert seen(client, "/sources/maria-zakharova/") == (302, "/sources/mz/")
    for address in (
        "/sources/mz/",
        "/sources/mz/?rollup=0",
        "/sources/russia/",
        "/claims/?source=maria-zakharova&prominence=all",
        "/claims/?source=mz&prominence=all",
    ):
        status, page = seen(client, address)
        assert (status, uid in page) == (200, True), address
    for address in ("/sources/", world.round.get_absolute_url()):
        page = seen(client, address)[1]
        assert 'href="/sources/mz/"' in page
        assert 'href="/sources/maria-zakharova/"' not in page

    unmerge(world, "maria-zakharova")
    assert {address: seen(client, address) for address in addresses} == before


def test_what_a_source_belongs_to_holds_for_the_one_it_is_merged_into_too(world: World, client: Client):
    #   the spokeswoman ─ speaks for ─> the ministry, and she is Zakharova, whose own tie is taken away
    tie(world, "maria-zakharova")
    create_source(
        content=SourceRecord(
            slug="spokeswoman",
            name="The spokeswoman",
            kind="person",
            affiliations=(AffiliationRecord("speaks_for", "foreign-ministry"),),
        ),
        by=world.editor,
    )
    uid = world.round.uid
    query = "/claims/?source=russia&role=originated&rollup=1&prominence=all"
    assert uid not in seen(client, query)[1]
    merge(world, "spokeswoman", "maria-zakharova")
    assert uid in seen(client, query)[1]
    assert uid in seen(client, "/sources/foreign-ministry/")[1]
    unmerge(world, "spokeswoman")
    assert uid not in seen(client, query)[1]


def test_a_bundle_written_while_merged_names_the_target_with_both_spellings(world: World, tmp_path: Path):
    def export(folder: Path) -> dict[str, Any]:
        call_command("export_bundle", out=folder, verbosity=0)
        (file,) = folder.rglob("bundle.json")
        written: dict[str, Any] = json.loads(file.read_bytes())
        return written

    before = export(tmp_path / "before")
    merge(world, "tass", "itar-tass")
    written = export(tmp_path / "merged")
    credited = {link["source"] for each in written["attributions"] for link in each["links"]}
    assert "ITAR-TASS" in credited
    assert "TASS" not in credited
    (agency,) = (each for each in written["sources"] if each["kind"] == "news_agency")
    assert (agency["name"], agency["aliases"]) == ("ITAR-TASS", [{"name": "TASS"}])
    unmerge(world, "tass")
    assert export(tmp_path / "after") == before

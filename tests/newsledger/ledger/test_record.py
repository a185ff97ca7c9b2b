"""What every write leaves in the ledger: one entry a record, whole, chained, and before the row itself."""

import hashlib
import json
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from itertools import chain
from threading import Barrier, Thread
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.db import connection, connections

import claims.verify
import sources.verify
from claims.actions import (
    create_attribution,
    create_claim,
    create_quantity,
    decide_mention,
    edit_attribution,
    edit_claim,
    edit_quantity,
    link_claim,
    move_claim,
    write_mentions,
)
from claims.domain.records import ClaimLinkRecord, MentionRecord, QuantityRecord
from claims.domain.review import Move
from claims.models import Attribution, MentionList, NumericClaim, Quantity
from newsledger.ledger import record as ledger
from newsledger.ledger.chain import canonical_json
from newsledger.ledger.models import LedgerEntry, Recorded
from newsledger.ledger.verify import ChainReading, LiveRecord
from newsledger.refusals import StaleRevision
from sources.actions import create_article, create_source, edit_article, edit_source
from sources.domain.records import AliasRecord, ArticleRecord, SourceRecord, VersionRecord
from sources.models import Article, Source
from tests.world import DRONES, ROUND, World, attribution_record, claim_record, make_world


@pytest.fixture
def world(db) -> World:
    return make_world(approved=False)


def live() -> dict[str, LiveRecord]:
    """Return every record as the tables hold it, by its name."""
    return {row.name: row for row in chain(sources.verify.live_records(), claims.verify.live_records())}


def hash_by_hand(entry: LedgerEntry) -> str:
    """Return the hash as the contract words it, without any of our code."""
    said = {
        "number": entry.number,
        "at": entry.at.strftime("%Y-%m-%dT%H:%M:%S.%fZ"),
        "by": entry.by,
        "record": entry.record,
        "revision": entry.revision,
        "action": entry.action,
        "reason": entry.reason,
        "payload": json.loads(entry.payload),
        "previous": entry.previous,
    }
    text = json.dumps(said, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def test_entries_are_numbered_without_gaps_and_each_follows_the_one_before(world):
    entries = list(LedgerEntry.objects.order_by("number"))
    assert [entry.number for entry in entries] == list(range(1, len(entries) + 1))
    assert len(entries) == 19
    previous = "0" * 64
    for entry in entries:
        assert entry.previous == previous, entry
        assert entry.hash == hash_by_hand(entry), entry
        previous = entry.hash


# --- One entry for each record that a write changes ---

CHANGED_TEXT = "\n".join((ROUND, DRONES))


def source_content(**changes: Any) -> SourceRecord:
    return replace(SourceRecord(slug="", name="Reuters", kind="news_agency"), **changes)


def fresh(row: Recorded) -> Any:
    return type(row).objects.get(pk=row.pk)


def edit(action: Callable[..., Any], name: str, row: Recorded, *, by: Any, **changes: Any) -> None:
    """Call an edit with the stored record, changed so."""
    row = fresh(row)
    action(**{name: row}, revision=row.revision, content=replace(row.as_record(), **changes), by=by)


def new_version(world: World) -> None:
    article = fresh(world.article)
    stored = article.as_record()
    content = replace(stored, versions=(*stored.versions, VersionRecord(2, "")))
    edit_article(
        article=article, revision=article.revision, content=content, texts={2: CHANGED_TEXT}, by=world.editor
    )


def new_claim(world: World) -> None:
    content = claim_record(
        world.version, "13", DRONES, uid="thirteen", comparator="exact", point="13", quantity="drones"
    )
    create_claim(content=content, by=world.editor)


def new_mentions(world: World) -> None:
    listed = MentionList.objects.get(version=world.version)
    content = listed.as_record()
    at = world.version.text.index("Wednesday")
    mentions = (*content.mentions, MentionRecord(at, at + 9, "Wednesday", "date"))
    write_mentions(
        version=world.version,
        revision=listed.revision,
        content=replace(content, mentions=mentions),
        by=world.editor,
    )


def move(move: Move, by: str, world: World, reason: str = "Because.") -> None:
    claim = fresh(world.soldiers)
    move_claim(claim=claim, move=move, revision=claim.revision, by=getattr(world, by), reason=reason)


def writes(world: World) -> dict[str, tuple[Callable[[], Any], dict[str, str]]]:
    """Return every write there is, in an order in which they can be made, with what each leaves."""
    claim, mentions = f"claim/{world.soldiers.uid}", "mentions/lavrov-wonsan/1"
    new = claim_record(world.version, "13", DRONES, comparator="exact", point="13")
    attribution = attribution_record(world.version, [(None, "top diplomats", "")], ROUND)
    return {
        "a new source": (
            lambda: create_source(content=source_content(), by=world.editor),
            {"source/reuters": "created"},
        ),
        "an edited source": (
            partial(
                edit,
                edit_source,
                "source",
                world.sources["tass"],
                by=world.editor,
                aliases=(AliasRecord("ТАСС", "ru"),),
            ),
            {"source/tass": "edited"},
        ),
        "a new article": (
            lambda: create_article(
                content=ArticleRecord(slug="other", outlet="cnn", versions=(VersionRecord(1, ""),)),
                texts={1: "Some words."},
                by=world.editor,
            ),
            {"article/other": "created"},
        ),
        "a new version": (partial(new_version, world), {"article/lavrov-wonsan": "edited"}),
        "a new quantity": (
            lambda: create_quantity(
                content=QuantityRecord("", "Missiles", "missile", "count"), by=world.editor
            ),
            {"quantity/missiles": "created"},
        ),
        "an edited quantity": (
            partial(
                edit,
                edit_quantity,
                "quantity",
                world.quantities["drones"],
                by=world.editor,
                broader="missiles",
            ),
            {"quantity/drones": "edited"},
        ),
        "a new attribution": (
            lambda: create_attribution(content=replace(attribution, uid="diplomats"), by=world.editor),
            {"attribution/diplomats": "created"},
        ),
        "an edited attribution": (
            partial(
                edit, edit_attribution, "attribution", world.intelligence, by=world.editor, manner="mixed"
            ),
            {f"attribution/{world.intelligence.uid}": "edited"},
        ),
        "a decided number": (
            lambda: decide_mention(
                version=world.version,
                start=new.start,
                end=new.end,
                fate="dismissed",
                by=world.editor,
                reason="why",
            ),
            {mentions: "edited"},
        ),
        "more numbers": (partial(new_mentions, world), {mentions: "edited"}),
        "a first number": (
            lambda: decide_mention(
                version=Article.objects.get(slug="other").versions.get(),
                start=0,
                end=4,
                fate="date",
                by=world.editor,
            ),
            {"mentions/other/1": "created"},
        ),
        # A claim decides its number's fate: two records change.
        "a new claim": (partial(new_claim, world), {"claim/thirteen": "created", mentions: "edited"}),
        "an edited claim": (
            partial(
                edit, edit_claim, "claim", world.soldiers, by=world.editor, hedges=("likely", "estimated")
            ),
            {claim: "edited"},
        ),
        "a linked claim": (
            lambda: link_claim(
                claim=world.soldiers,
                revision=2,
                links=[ClaimLinkRecord(world.drones.uid, "updates", "editor", "note")],
                by=world.editor,
            ),
            {claim: "edited"},
        ),
        "sent to review": (partial(move, Move.SUBMIT, "editor", world), {claim: "submitted"}),
        "sent back": (partial(move, Move.RETURN, "reviewer", world), {claim: "returned"}),
        "sent again": (partial(move, Move.SUBMIT, "editor", world), {claim: "submitted"}),
        "approved": (partial(move, Move.APPROVE, "reviewer", world), {claim: "approved"}),
        "withdrawn": (partial(move, Move.WITHDRAW, "editor", world), {claim: "withdrawn"}),
        "restored": (partial(move, Move.RESTORE, "reviewer", world), {claim: "restored"}),
        "reopened": (partial(move, Move.REOPEN, "editor", world), {claim: "reopened"}),
    }


def test_every_write_leaves_one_entry_for_each_record_it_changes_with_the_whole_row_in_it(world):
    for name, (write, expected) in writes(world).items():
        last = LedgerEntry.objects.latest("number").number
        before = live()
        write()
        entries = LedgerEntry.objects.filter(number__gt=last)
        assert sorted((entry.record, entry.action) for entry in entries) == sorted(expected.items()), name
        after = live()
        for entry in entries:
            row = after[entry.record]
            assert entry.payload == canonical_json(row.payload), name
            assert entry.revision == row.revision, name
            assert entry.revision == (before[entry.record].revision + 1 if entry.record in before else 1), (
                name
            )
            assert entry.by in ("editor", "reviewer"), name
        untouched = before.keys() - expected.keys()
        assert {key: after[key] for key in untouched} == {key: before[key] for key in untouched}, name


def test_who_when_and_why_are_kept(world):
    tass = world.sources["tass"]
    edit_source(
        source=tass,
        revision=1,
        content=replace(tass.as_record(), note="state-owned"),
        by=world.reviewer,
        reason="Checked with the register.",
    )
    entry = tass.history().first()
    assert (entry.by, entry.reason, entry.revision) == ("reviewer", "Checked with the register.", 2)
    assert (entry.at - fresh(tass).modified).total_seconds() == pytest.approx(0, abs=5)
    assert json.loads(entry.payload)["note"] == "state-owned"
    assert [each.revision for each in tass.history()] == [2, 1]


# --- Saving what is stored ---


def test_a_save_that_says_what_is_stored_leaves_nothing(world):
    ministry, article = world.sources["foreign-ministry"], fresh(world.article)
    listed = MentionList.objects.get()
    number = listed.as_record().mentions[0]
    soldiers = world.soldiers.as_record()
    turned = replace(soldiers, spans=soldiers.spans[::-1], attributions=soldiers.attributions[::-1])
    link_claim(
        claim=world.drones,
        revision=1,
        links=[ClaimLinkRecord(world.round.uid, kind, "editor") for kind in ("updates", "corrects")],
        by=world.editor,
    )
    drones = fresh(world.drones)
    before, rows = LedgerEntry.objects.count(), live()

    same = {"by": world.reviewer, "reason": "looked at"}
    edit_source(source=ministry, revision=1, content=ministry.as_record(), **same)
    # The name itself is no alias worth telling, nor is its spelling in capitals.
    aliases = (AliasRecord(ministry.name), AliasRecord(ministry.name.upper()))
    edit_source(source=ministry, revision=1, content=replace(ministry.as_record(), aliases=aliases), **same)
    edit_article(article=article, revision=1, content=article.as_record(), **same)
    edit_article(
        article=article, revision=1, content=article.as_record(), texts={1: world.version.text}, **same
    )
    quantity = world.quantities["drones"]
    edit_quantity(quantity=quantity, revision=1, content=quantity.as_record(), **same)
    attribution = world.zakharova.as_record()
    edit_attribution(
        attribution=world.zakharova,
        revision=1,
        content=replace(attribution, links=attribution.links[::-1]),
        **same,
    )
    edit_claim(claim=world.soldiers, revision=1, content=turned, **same)
    link_claim(claim=drones, revision=2, links=drones.as_record().links[::-1], **same)
    write_mentions(
        version=world.version,
        revision=listed.revision,
        content=replace(listed.as_record(), mentions=listed.as_record().mentions[::-1]),
        **same,
    )
    decide_mention(
        version=world.version, start=number.start, end=number.end, fate=number.fate, by=world.reviewer
    )

    assert LedgerEntry.objects.count() == before
    assert live() == rows


# --- Entry first, row after, both or neither ---


class PowerCut(Exception):
    """What happens between the entry and the row."""


def test_the_entry_stands_before_the_row_and_goes_with_it_when_the_row_can_not_be_written(world, monkeypatch):
    steps = writes(world)
    broken = [
        (Source, "a new source"),
        (Source, "an edited source"),
        (Article, "a new version"),
        (Quantity, "a new quantity"),
        (Quantity, "an edited quantity"),
        (Attribution, "a new attribution"),
        (Attribution, "an edited attribution"),
        (MentionList, "a decided number"),
        (NumericClaim, "a new claim"),
        (NumericClaim, "an edited claim"),
        (NumericClaim, "sent to review"),
    ]
    steps["a new quantity"][0]()  # the edited one names it
    quantities = Quantity.objects.count()
    steps["a new quantity"] = (
        lambda: create_quantity(content=QuantityRecord("", "Shells", "shell", "count"), by=world.editor),
        {"quantity/shells": "created"},
    )
    before, rows = LedgerEntry.objects.latest("number").number, live()
    seen = []

    def save(row: Recorded, *args: Any, **kwargs: Any) -> None:
        entry = LedgerEntry.objects.latest("number")
        seen.append((entry.number > before, entry.record == row.record, entry.revision == row.revision))
        raise PowerCut

    for model, name in broken:
        seen.clear()
        with monkeypatch.context() as patched:
            patched.setattr(model, "save", save)
            with pytest.raises(PowerCut):
                steps[name][0]()
        assert seen == [(True, True, True)], name
        assert LedgerEntry.objects.latest("number").number == before, name
        assert live() == rows, name
    assert Quantity.objects.count() == quantities


# --- The revision a write is based on ---


def test_a_write_based_on_another_revision_is_refused_and_writes_nothing(world):
    listed = MentionList.objects.get()
    edits = {
        "source": lambda revision: edit_source(
            source=world.sources["tass"],
            revision=revision,
            content=replace(world.sources["tass"].as_record(), note="new"),
            by=world.editor,
        ),
        "article": lambda revision: edit_article(
            article=world.article,
            revision=revision,
            content=replace(world.article.as_record(), headline="new"),
            by=world.editor,
        ),
        "quantity": lambda revision: edit_quantity(
            quantity=world.quantities["drones"],
            revision=revision,
            content=replace(world.quantities["drones"].as_record(), note="new"),
            by=world.editor,
        ),
        "attribution": lambda revision: edit_attribution(
            attribution=world.intelligence,
            revision=revision,
            content=replace(world.intelligence.as_record(), manner="mixed"),
            by=world.editor,
        ),
        "claim": lambda revision: edit_claim(
            claim=world.drones,
            revision=revision,
            content=replace(world.drones.as_record(), note="new"),
            by=world.editor,
        ),
        "links": lambda revision: link_claim(
            claim=world.drones,
            revision=revision,
            links=[ClaimLinkRecord(world.round.uid, "updates", "editor")],
            by=world.editor,
        ),
        "move": lambda revision: move_claim(
            claim=world.drones, move=Move.SUBMIT, revision=revision, by=world.editor
        ),
        "mentions": lambda revision: write_mentions(
            version=world.version,
            revision=revision,
            content=replace(listed.as_record(), mentions=()),
            by=world.editor,
        ),
    }
    before, rows = LedgerEntry.objects.count(), live()
    for name, write in edits.items():
        newest = listed.revision if name == "mentions" else 1
        for revision in (newest - 1, newest + 1):
            with pytest.raises(StaleRevision, match="by someone else"):
                write(revision)
            assert live() == rows, name
    with pytest.raises(StaleRevision):
        edits["mentions"](None)
    assert LedgerEntry.objects.count() == before


def test_even_saying_what_is_stored_needs_the_newest_revision(world):
    tass = world.sources["tass"]
    with pytest.raises(StaleRevision, match="based on revision 7, the newest is 1"):
        edit_source(source=tass, revision=7, content=tass.as_record(), by=world.editor)


# --- Writers beside each other ---

WRITES_EACH = 20


def write_for_a_while(name: str, start: Barrier, errors: list[BaseException]) -> None:
    """Make new sources and edit the one that both edit, reading it again when the other was faster."""
    try:
        by = get_user_model().objects.get(username=name)
        start.wait()
        for turn in range(WRITES_EACH // 2):
            create_source(content=source_content(name=f"Source {turn} of {name}"), by=by)
            while True:
                shared = Source.objects.get(slug="shared")
                content = replace(shared.as_record(), note=f"{shared.note}{name[0]}")
                try:
                    edit_source(source=shared, revision=shared.revision, content=content, by=by)
                except StaleRevision:
                    continue
                break
    except BaseException as error:  # the thread's own traceback would go unseen
        errors.append(error)
    finally:
        connections.close_all()


def test_two_writers_at_once_make_one_chain_and_lose_no_word(transactional_db, capsys):
    users = get_user_model().objects
    names = ("ann", "bob")
    accounts = [users.create_user(name) for name in names]
    create_source(content=source_content(slug="shared", name="Shared"), by=accounts[0])
    errors: list[BaseException] = []
    start = Barrier(len(names), timeout=20)
    writers = [Thread(target=write_for_a_while, args=(name, start, errors)) for name in names]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join(timeout=60)
    assert errors == []
    assert not any(writer.is_alive() for writer in writers)

    numbers = LedgerEntry.objects.order_by("number").values_list("number", flat=True)
    assert list(numbers) == list(range(1, 1 + 1 + 2 * WRITES_EACH))
    reading = ChainReading()
    assert list(reading.findings()) == []
    note = Source.objects.get(slug="shared").note
    assert sorted(note) == ["a"] * (WRITES_EACH // 2) + ["b"] * (WRITES_EACH // 2)
    # Outside a transaction verify reads by itself at one moment.
    call_command("verify")
    assert f"{1 + 2 * WRITES_EACH} entries" in capsys.readouterr().out


@ledger.writing()
def cut_off(write: Callable[[], Any]) -> None:
    write()
    raise PowerCut


def test_an_entry_is_written_in_a_transaction_or_not_at_all(transactional_db):
    by = get_user_model().objects.create_user("ann")
    entry = partial(ledger.record, "thing/a", revision=1, action="created", payload={"a": 1}, by=by)
    with pytest.raises(RuntimeError, match="needs a transaction"):
        entry()
    with pytest.raises(PowerCut):
        cut_off(entry)
    assert not LedgerEntry.objects.exists()
    assert not connection.in_atomic_block
    with ledger.writing():
        assert entry().number == 1
    assert LedgerEntry.objects.get().payload == '{"a":1}'

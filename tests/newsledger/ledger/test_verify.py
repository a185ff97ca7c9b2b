"""Whatever is done to the ledger past our code shows. No model of ours is needed: the ledger stands alone."""

import json
from collections.abc import Iterable

import pytest
from django.contrib.auth import get_user_model
from django.db import connection, transaction

from newsledger.ledger.chain import canonical_json, entry_hash
from newsledger.ledger.models import LedgerEntry
from newsledger.ledger.record import first_revision, one_moment, record, writing
from newsledger.ledger.verify import ChainReading, LiveRecord
from newsledger.refusals import Refused

# Record, revision and payload of each entry.
WRITTEN = [
    ("thing/a", 1, {"name": "A", "size": "1"}),
    ("thing/b", 1, {"name": "B"}),
    ("thing/a", 2, {"name": "A", "size": "2"}),
    ("thing/c", 1, {"name": "C", "parts": ["x", "y"]}),
    ("thing/a", 3, {"name": "A", "size": "3"}),
    ("thing/c", 2, {"name": "C", "parts": ["x"]}),
]
LIVE = [
    LiveRecord("thing/a", 3, {"name": "A", "size": "3"}),
    LiveRecord("thing/b", 1, {"name": "B"}),
    LiveRecord("thing/c", 2, {"name": "C", "parts": ["x"]}),
]


@pytest.fixture
def ledger(db) -> None:
    by = get_user_model().objects.create_user("ann")
    with writing():
        for name, revision, payload in WRITTEN:
            record(name, revision=revision, action="edited", payload=payload, by=by, reason="why")


def findings(live: Iterable[LiveRecord] = LIVE) -> list[str]:
    reading = ChainReading()
    return [str(finding) for finding in (*reading.findings(), *reading.findings_against(live))]


def run(sql: str, *params: object) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql, params)


def set_hash(number: int) -> None:
    """Give an entry the hash of what it says now, as a careful forger would."""
    entry = LedgerEntry.objects.get(number=number)
    names = ("number", "at", "by", "record", "revision", "action", "reason", "payload", "previous")
    run(
        "UPDATE ledger_ledgerentry SET hash = %s WHERE number = %s",
        entry_hash(**{name: getattr(entry, name) for name in names}),
        number,
    )


def test_an_untouched_ledger_has_nothing_to_tell(ledger):
    reading = ChainReading()
    assert list(reading.findings()) == []
    assert list(reading.findings_against(LIVE)) == []
    assert reading.entries == len(WRITTEN)
    assert reading.head == LedgerEntry.objects.get(number=6).hash
    assert {name: (newest.number, newest.revision) for name, newest in reading.newest.items()} == {
        "thing/a": (5, 3),
        "thing/b": (2, 1),
        "thing/c": (6, 2),
    }


def test_an_empty_ledger_is_whole(db):
    assert findings([]) == []


SWAP = """
    UPDATE ledger_ledgerentry
    SET payload = CASE number WHEN 2 THEN '{"name":"A","size":"2"}' ELSE '{"name":"B"}' END
    WHERE number IN (2, 3)
"""
SET = "UPDATE ledger_ledgerentry SET {} WHERE number = {}"
# Name to statements, and what must be told: (beginning, word within).
TAMPERINGS = {
    "the first entry deleted": (
        ["DELETE FROM ledger_ledgerentry WHERE number = 1"],
        [
            ("ledger entry 2 (thing/b): ", "entry 1 before it is missing"),
            ("ledger entry 2 (thing/b): ", "does not follow"),
            ("ledger entry 3 (thing/a): ", "makes revision 2 after revision none"),
        ],
    ),
    "one in the middle deleted": (
        ["DELETE FROM ledger_ledgerentry WHERE number = 3"],
        [
            ("ledger entry 4 (thing/c): ", "entry 3 before it is missing"),
            ("ledger entry 4 (thing/c): ", "does not follow"),
            ("ledger entry 5 (thing/a): ", "makes revision 3 after revision 1"),
        ],
    ),
    "the last one deleted": (
        ["DELETE FROM ledger_ledgerentry WHERE number = 6"],
        [("thing/c: ", "is at revision 2 in its table, but at 1 in the ledger")],
    ),
    "the only one of a record deleted": (
        ["DELETE FROM ledger_ledgerentry WHERE number = 2"],
        [("ledger entry 3 (thing/a): ", "entry 2"), ("thing/b: ", "the ledger has no entry of it")],
    ),
    "several deleted": (
        ["DELETE FROM ledger_ledgerentry WHERE number IN (2, 3, 4)"],
        [("ledger entry 5 (thing/a): ", "entries before it are missing")],
    ),
    "all deleted": (
        ["DELETE FROM ledger_ledgerentry"],
        [(f"thing/{name}: ", "the ledger has no entry of it") for name in "abc"],
    ),
    "payloads swapped": (
        [SWAP],
        [
            ("ledger entry 2 (thing/b): ", "was changed after it was written"),
            ("ledger entry 3 (thing/a): ", "was changed after it was written"),
            ("thing/b: ", "was changed past the ledger (entry 2)"),
        ],
    ),
    "a payload edited": (
        [SET.format('payload = \'{"name":"A","size":"9"}\'', 3)],
        [("ledger entry 3 (thing/a): ", "was changed after it was written")],
    ),
    "a payload edited and its hash made anew": (
        [SET.format('payload = \'{"name":"A","size":"9"}\'', 3), 3],
        [("ledger entry 4 (thing/c): ", "does not follow the entry before it")],
    ),
    "the newest payload edited and its hash made anew": (
        [SET.format('payload = \'{"name":"C","parts":[]}\'', 6), 6],
        [("thing/c: ", 'parts is ["x"], the ledger says []')],
    ),
    "an entry numbered anew": (
        [SET.format("number = 99", 4)],
        [
            ("ledger entry 5 (thing/a): ", "entry 4 before it is missing"),
            ("ledger entry 99 (thing/c): ", "entries before it are missing"),
            ("ledger entry 99 (thing/c): ", "was changed after it was written"),
        ],
    ),
    "two entries that changed places": (
        [SET.format("number = 99", 3), SET.format("number = 3", 4), SET.format("number = 4", 99)],
        [
            ("ledger entry 3 (thing/c): ", "does not follow"),
            ("ledger entry 3 (thing/c): ", "was changed"),
            ("ledger entry 4 (thing/a): ", "was changed"),
        ],
    ),
    "another author": (
        [SET.format("\"by\" = 'bob'", 4)],
        [("ledger entry 4 (thing/c): ", "was changed after")],
    ),
    "another reason": ([SET.format("reason = ''", 4)], [("ledger entry 4 (thing/c): ", "was changed after")]),
    "another action": (
        [SET.format("action = 'approved'", 4)],
        [("ledger entry 4 (thing/c): ", "was changed after")],
    ),
    "another time": (
        [SET.format("at = '2020-01-01 00:00:00'", 4)],
        [("ledger entry 4 (thing/c): ", "was changed after")],
    ),
    "another record": (
        [SET.format("record = 'thing/d'", 4)],
        [
            ("ledger entry 4 (thing/d): ", "was changed after"),
            ("ledger entry 6 (thing/c): ", "makes revision 2 after revision none"),
            ("thing/d: ", "no longer in its table"),
        ],
    ),
    "another revision": (
        [SET.format("revision = 7", 5)],
        [
            ("ledger entry 5 (thing/a): ", "makes revision 7 after revision 2"),
            ("thing/a: ", "is at revision 3 in its table, but at 7 in the ledger"),
        ],
    ),
    "a hash of its own": (
        [SET.format(f"hash = '{'e' * 64}'", 4)],
        [
            ("ledger entry 4 (thing/c): ", "was changed after"),
            ("ledger entry 5 (thing/a): ", "does not follow"),
        ],
    ),
    "a payload that is no JSON": (
        [SET.format("payload = 'nothing'", 6)],
        [
            ("ledger entry 6 (thing/c): ", "is not JSON of ours"),
            ("thing/c: ", "can't be compared: its newest entry (6)"),
        ],
    ),
    "a payload nested without end": (
        [SET.format(f"payload = '{'[' * 100_000}{']' * 100_000}'", 6)],
        [("ledger entry 6 (thing/c): ", "is not JSON of ours"), ("thing/c: ", "can't be compared")],
    ),
    "a payload that is no record": (
        [SET.format("payload = '[]'", 6)],
        [("ledger entry 6 (thing/c): ", "is no record"), ("thing/c: ", "can't be compared")],
    ),
    "a payload with a float": (
        [SET.format("payload = '{\"name\":1.5}'", 6)],
        [("ledger entry 6 (thing/c): ", "is not JSON of ours")],
    ),
    "a payload said otherwise": (
        [SET.format('payload = \'{"parts":["x"],"name":"C"}\'', 6)],
        [("ledger entry 6 (thing/c): ", "not in canonical form")],
    ),
}


def test_every_tampering_with_the_ledger_is_found_and_named(ledger):
    for name, (statements, expected) in TAMPERINGS.items():
        with transaction.atomic():
            for statement in statements:
                set_hash(statement) if isinstance(statement, int) else run(statement)
            told = findings()
            transaction.set_rollback(True)
        for beginning, words in expected:
            assert any(line.startswith(beginning) and words in line for line in told), (name, beginning, told)
    assert findings() == []


@pytest.mark.parametrize(
    ("live", "told"),
    [
        (LIVE[1:], ["thing/a: is in the ledger (entry 5), but no longer in its table"]),
        (
            [*LIVE, LiveRecord("thing/d", 1, {})],
            ["thing/d: stands in its table, but the ledger has no entry of it"],
        ),
        (
            [LIVE[0], LIVE[1]._replace(revision=2), LIVE[2]],
            ["thing/b: is at revision 2 in its table, but at 1 in the ledger"],
        ),
        (
            [LIVE[0]._replace(payload={"name": "A"}), *LIVE[1:]],
            ['thing/a: was changed past the ledger (entry 5): size is null, the ledger says "3"'],
        ),
        (
            [*LIVE[:2], LIVE[2]._replace(payload={"name": "C", "parts": []})],
            ['thing/c: was changed past the ledger (entry 6): parts is [], the ledger says ["x"]'],
        ),
    ],
    ids=["a row gone", "a row more", "another revision", "a part less", "parts changed"],
)
def test_rows_that_are_not_what_the_ledger_says_are_found_and_named(ledger, live, told):
    assert findings(live) == told


def test_what_differs_is_told_in_short(ledger):
    (told,) = findings([*LIVE[:2], LIVE[2]._replace(payload={"name": "long" * 10_000, "parts": ["x"]})])
    assert told.startswith('thing/c: was changed past the ledger (entry 6): name is "longlong')
    assert len(told) < 400


def test_a_tuple_in_a_row_is_the_list_in_the_ledger(ledger):
    assert findings([*LIVE[:2], LIVE[2]._replace(payload={"name": "C", "parts": ("x",)})]) == []


def test_a_forged_chain_to_the_end_is_whole_again_and_only_its_head_differs(ledger):
    """Why a checkpoint is kept elsewhere: nothing inside the database shows a whole forged chain."""
    reading = ChainReading()
    list(reading.findings())
    payload = canonical_json({"name": "A", "size": "9"})
    run("UPDATE ledger_ledgerentry SET payload = %s WHERE number = 3", payload)
    for number in range(3, 7):
        previous = LedgerEntry.objects.get(number=number - 1).hash
        run("UPDATE ledger_ledgerentry SET previous = %s WHERE number = %s", previous, number)
        set_hash(number)
    assert findings() == []
    forged = ChainReading()
    list(forged.findings())
    assert forged.entries == reading.entries
    assert forged.head != reading.head


def test_what_is_read_at_one_moment_does_not_see_later_writes(transactional_db):
    by = get_user_model().objects.create_user("ann")
    with writing():
        record("thing/a", revision=1, action="created", payload={"a": 1}, by=by)
    other = connection.copy("other")
    with one_moment():
        assert LedgerEntry.objects.count() == 1
        try:
            with other.cursor() as cursor:
                cursor.execute("UPDATE ledger_ledgerentry SET reason = 'meanwhile'")
        finally:
            other.close()
        assert LedgerEntry.objects.get().reason == ""
    assert LedgerEntry.objects.get().reason == "meanwhile"
    assert json.loads(LedgerEntry.objects.get().payload) == {"a": 1}


# --- Discarded records ---


def write(name: str, revision: int, action: str, payload: dict) -> None:
    with writing():
        record(
            name,
            revision=revision,
            action=action,
            payload=payload,
            by=get_user_model().objects.get(username="ann"),
            reason="",
        )


def test_a_discarded_record_has_no_row_and_may_be_made_again(ledger):
    write("thing/b", 2, "discarded", {})
    assert findings([LIVE[0], LIVE[2]]) == []
    write("thing/b", 3, "created", {"name": "B"})
    assert findings([LIVE[0], LiveRecord("thing/b", 3, {"name": "B"}), LIVE[2]]) == []


@pytest.mark.parametrize(
    ("entries", "told"),
    [
        ([("discarded", {})], "thing/b: stands in its table, but was discarded (entry 7)"),
        ([("discarded", {"name": "B"})], "says “discarded”, and its payload doesn’t fit that"),
        ([("edited", {})], "says “edited”, and its payload doesn’t fit that"),
        (
            [("discarded", {}), ("edited", {"name": "B"})],
            "says “edited” of a record that was discarded before",
        ),
    ],
)
def test_what_doesnt_fit_a_discarded_record_is_told(ledger, entries, told):
    for revision, (action, payload) in enumerate(entries, start=2):
        write("thing/b", revision, action, payload)
    assert any(
        told in finding for finding in findings([*LIVE[:1], LiveRecord("thing/b", 2, {"name": "B"}), LIVE[2]])
    )


def test_a_record_is_made_at_one_or_after_it_was_discarded(ledger):
    assert first_revision("thing/new") == 1
    with pytest.raises(Refused, match=r"manage\.py verify"):
        first_revision("thing/b")
    write("thing/b", 2, "discarded", {})
    assert first_revision("thing/b") == 3

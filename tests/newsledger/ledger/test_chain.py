import hashlib
import json
from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsledger.ledger.chain import FIRST_PREVIOUS, NotCanonical, canonical_json, entry_hash, timestamp

TEXTS = st.text(st.characters(exclude_categories=["Cs"]))
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | TEXTS,
    lambda inner: st.lists(inner) | st.dictionaries(TEXTS, inner),
    max_leaves=20,
)

ENTRY = {
    "number": 7,
    "at": datetime(2025, 7, 12, 9, 30, 0, 5, tzinfo=UTC),
    "by": "editor",
    "record": "source/tass",
    "revision": 2,
    "action": "edited",
    "reason": "Своя назва — «ТАСС»",
    "payload": '{"name":"ТАСС","note":"a \\"b\\"","part":1}',
    "previous": "ab" * 32,
}


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ({}, "{}"),
        ({"b": 1, "a": 2}, '{"a":2,"b":1}'),
        ({"z": {"b": [], "a": None}}, '{"z":{"a":null,"b":[]}}'),
        ([1, -2, 10**50], f"[1,-2,1{'0' * 50}]"),
        (("a", "b"), '["a","b"]'),
        ([True, False, None], "[true,false,null]"),
        ("é 朝 🚀 \u200f", '"é 朝 🚀 \u200f"'),
        ('"\\\n\t\x00', '"\\"\\\\\\n\\t\\u0000"'),
        # By code point, not by UTF-16 unit nor by a collation.
        ({"ä": 1, "z": 2, "Z": 3, "\uff5e": 4, "🚀": 5}, '{"Z":3,"z":2,"ä":1,"～":4,"🚀":5}'),
    ],
)
def test_a_value_has_one_text(value, text):
    assert canonical_json(value) == text


@given(VALUES)
def test_reading_the_text_and_writing_it_again_changes_nothing(value):
    text = canonical_json(value)
    assert json.loads(text) == value
    assert canonical_json(json.loads(text)) == text


@given(st.dictionaries(TEXTS, st.integers(), min_size=2))
def test_the_order_in_which_a_record_was_put_together_is_not_seen(value):
    assert canonical_json(dict(reversed(value.items()))) == canonical_json(value)


@pytest.mark.parametrize(
    "value",
    [1.5, 1.0, float("nan"), float("inf"), [1.5], {"a": [{"b": 0.1}]}, ({"a": (0.0,)},)],
    ids=repr,
)
def test_a_float_is_refused_however_deep_it_stands(value):
    with pytest.raises(NotCanonical, match="float"):
        canonical_json(value)


@pytest.mark.parametrize(
    "value",
    [
        Decimal("1.5"),
        datetime(2025, 7, 12, tzinfo=UTC),
        {1, 2},
        b"bytes",
        {1: "a number for a key"},
        {"a": {None: "nothing for a key"}},
        "a lone surrogate: \ud800",
        {"\udfff": "the same in a key"},
    ],
    ids=repr,
)
def test_what_json_can_not_say_is_refused(value):
    with pytest.raises(NotCanonical):
        canonical_json(value)


def test_nesting_without_end_is_refused():
    value = []
    for _ in range(100_000):
        value = [value]
    with pytest.raises(NotCanonical):
        canonical_json(value)


@pytest.mark.parametrize(
    ("moment", "text"),
    [
        (datetime(2025, 7, 12, 9, 30, tzinfo=UTC), "2025-07-12T09:30:00.000000Z"),
        (datetime(2025, 7, 12, 9, 30, 1, 42, tzinfo=UTC), "2025-07-12T09:30:01.000042Z"),
        (datetime(2025, 7, 12, 1, 0, tzinfo=timezone(timedelta(hours=3))), "2025-07-11T22:00:00.000000Z"),
        (datetime(2024, 12, 31, 20, 0, tzinfo=timezone(timedelta(hours=-5))), "2025-01-01T01:00:00.000000Z"),
    ],
)
def test_a_moment_is_told_in_utc_with_microseconds(moment, text):
    assert timestamp(moment) == text


def test_the_hash_can_be_made_with_nothing_but_json_and_sha256():
    said = {
        **ENTRY,
        "at": "2025-07-12T09:30:00.000005Z",
        "payload": {"part": 1, "note": 'a "b"', "name": "ТАСС"},
    }
    text = json.dumps(said, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    assert entry_hash(**ENTRY) == hashlib.sha256(text.encode("utf-8")).hexdigest()


@pytest.mark.parametrize(
    ("part", "other"),
    [
        ("number", 8),
        ("at", datetime(2025, 7, 12, 9, 30, 0, 6, tzinfo=UTC)),
        ("by", "reviewer"),
        ("record", "source/tass-2"),
        ("revision", 3),
        ("action", "imported"),
        ("reason", ""),
        ("payload", '{"name":"ТАСС","note":"a \\"b\\"","part":2}'),
        ("previous", FIRST_PREVIOUS),
    ],
)
def test_every_part_of_an_entry_is_in_its_hash(part, other):
    assert entry_hash(**ENTRY | {part: other}) != entry_hash(**ENTRY)


def test_the_first_entry_follows_nothing():
    assert FIRST_PREVIOUS == "0" * 64

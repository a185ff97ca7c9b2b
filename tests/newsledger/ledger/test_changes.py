"""What was changed is told part by part; one more part of a list changes no other."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsledger.ledger.changes import Item, changes, is_nothing, matched, read_payload

KEYS = st.sampled_from(["name", "role", "uid", "position", "note", "links", "spans"])
SCALARS = st.none() | st.booleans() | st.integers(-3, 3) | st.text("ab\n", max_size=3)
JSON = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=4),
    max_leaves=20,
)
RECORDS = st.dictionaries(KEYS, JSON, max_size=6)
PARTS = st.lists(st.dictionaries(KEYS, SCALARS, min_size=1, max_size=4), max_size=6)


def told(before, after, **how) -> list[tuple[str, object, object]]:
    """Return the changes with their paths as text: "links[0].cue"."""
    return [(said(change.path), change.before, change.after) for change in changes(before, after, **how)]


def said(path) -> str:
    words = "".join(f"[{step.name}]" if isinstance(step, Item) else f".{step}" for step in path)
    return words.removeprefix(".")


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ({"note": "a"}, {"note": "b"}, [("note", "a", "b")]),
        ({"note": ""}, {"note": None}, []),
        ({"note": False}, {"note": 0}, [("note", False, 0)]),
        ({}, {"note": "b", "period": ""}, [("note", None, "b")]),
        ({"hedges": ["likely"]}, {"hedges": []}, [("hedges", ["likely"], [])]),
        ({"place": {"at": 1}}, {"place": {"at": 2}}, [("place.at", 1, 2)]),
        ({"place": None}, {"place": {"at": 2}}, [("place.at", None, 2)]),
        ({"spans": "broken"}, {"spans": [{"role": "cue"}]}, [("spans", "broken", [{"role": "cue"}])]),
    ],
)
def test_what_was_changed_is_told_down_to_single_values(before, after, expected):
    assert told(before, after) == expected


def test_one_more_part_changes_no_other():
    steps = [{"position": 0, "source": "tass", "cue": "said"}, {"position": 1, "source": "cnn", "cue": ""}]
    spans = [{"role": "quote", "exact": "a"}, {"role": "hedge", "exact": "b"}]
    ties = [{"kind": "part_of", "to": "russia", "role": ""}, {"kind": "member_of", "to": "un", "role": ""}]
    for name, parts, new in (
        ("links", steps, {"position": 2, "source": "bbc", "cue": "told"}),
        ("spans", spans, {"role": "as_of", "exact": "c"}),
        ("ties", ties, {"kind": "owned_by", "to": "state", "role": ""}),
    ):
        for at in range(3):
            [change] = changes({name: parts}, {name: [*parts[:at], new, *parts[at:]]})
            assert (change.what, change.after) == ("added", new)
            [change] = changes({name: [*parts[:at], new, *parts[at:]]}, {name: parts})
            assert (change.what, change.before) == ("removed", new)


def test_a_step_put_before_the_others_only_moves_them():
    before = [{"position": 0, "source": "tass", "cue": "said"}]
    after = [
        {"position": 0, "source": "mayor", "cue": "told"},
        {"position": 1, "source": "tass", "cue": "said"},
    ]
    assert told({"links": before}, {"links": after}) == [
        ("links[0]", None, after[0]),
        ("links[1].position", 0, 1),
    ]


def test_a_part_is_found_again_by_its_name():
    before = [{"role": "quote", "exact": "one"}, {"role": "hedge", "exact": "about"}]
    after = [{"role": "hedge", "exact": "nearly"}, {"role": "quote", "exact": "one"}]
    assert told({"spans": before}, {"spans": after}) == [("spans[hedge].exact", "about", "nearly")]
    assert told({"spans": before}, {"spans": after}, whole=("spans",)) == [
        ("spans[hedge]", before[1], after[0])
    ]


def test_a_key_that_tells_parts_apart_can_be_named():
    before = [{"to": "a", "kind": "x"}, {"to": "b", "kind": "x"}]
    after = [{"to": "b", "kind": "y"}]
    assert told({"ties": before}, {"ties": after}, told_apart_by={"ties": "to"}) == [
        ("ties[a]", before[0], None),
        ("ties[b].kind", "x", "y"),
    ]


def test_another_uid_is_another_part_and_another_spelling_may_be_the_same():
    kept = {"scope": "explicit", "note": "a"}
    assert matched([{"uid": "a", **kept}], [{"uid": "b", **kept}], "uid") == [(0, None), (None, 0)]
    assert matched([{"name": "a", **kept}], [{"name": "b", **kept}], "name") == [(0, 0)]


@given(RECORDS)
def test_nothing_was_changed_where_both_are_equal(record):
    assert changes(record, json.loads(json.dumps(record))) == []


@given(RECORDS, RECORDS)
def test_what_was_added_is_removed_on_the_way_back(one, other):
    there, back = changes(one, other), changes(other, one)
    opposite = {"added": "removed", "removed": "added", "changed": "changed"}
    assert sorted(opposite[change.what] for change in there) == sorted(change.what for change in back)


@given(RECORDS, RECORDS)
def test_each_change_is_one(one, other):
    for change in changes(one, other):
        assert json.dumps(change.before) != json.dumps(change.after)
        assert not (is_nothing(change.before) and is_nothing(change.after))


@given(PARTS, PARTS, st.sampled_from(["", "uid", "name", "position"]))
def test_each_part_of_two_lists_stands_in_one_pair(before, after, by):
    pairs = matched(before, after, by)
    assert sorted(old for old, _ in pairs if old is not None) == list(range(len(before)))
    assert sorted(new for _, new in pairs if new is not None) == list(range(len(after)))


@given(PARTS, st.integers(0, 6), st.dictionaries(KEYS, SCALARS, min_size=1))
def test_one_part_more_is_one_change_at_most(parts, at, new):
    found = changes({"parts": parts}, {"parts": [*parts[:at], new, *parts[at:]]})
    assert len(found) <= 1


@pytest.mark.parametrize(
    "payload", ["", "{", "[]", '"text"', "[" * 100_000, '{"a":"\\ud800"}', "9" * 5000, '{"a":' * 100_000]
)
def test_what_is_no_record_is_not_read(payload):
    assert read_payload(payload) is None


def test_a_thousand_parts_without_names_are_compared_in_good_time():
    parts = [{"start": number, "exact": str(number)} for number in range(1000)]
    moved = [{**part, "start": part["start"] + 1} for part in parts]
    assert len(changes({"mentions": parts}, {"mentions": moved})) == 2000

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.bundles.faults import BundleFault, BundleRefused, json_path, printable
from claims.bundles.format import Bundle
from claims.bundles.reading import bundle_files, parse_bundle, read_bundles
from tests.claims.bundles.small import small, write

KEYS = sorted(
    {key for part in Bundle.model_json_schema()["$defs"].values() for key in part.get("properties", {})}
)


def faults_of(raw: bytes) -> list[BundleFault]:
    """Return what is wrong with the bytes; whatever else is raised fails the test."""
    try:
        parse_bundle(raw, file="x.json")
    except BundleRefused as refused:
        faults, lines = list(refused.faults), refused.lines()
    else:
        return []
    assert faults
    assert all(fault.path.startswith("$") and fault.reason for fault in faults)
    assert all(line.isprintable() for line in lines)
    return faults


json_values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text()
    | st.sampled_from(["exact", "12", "2024"]),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(KEYS) | st.text(), inner, max_size=6)
    ),
    max_leaves=30,
)


@pytest.mark.property
@given(raw=st.binary(max_size=200))
def test_any_bytes_are_a_bundle_or_its_faults(raw):
    faults_of(raw)


@pytest.mark.property
@settings(max_examples=300)
@given(value=json_values)
def test_any_json_is_a_bundle_or_its_faults(value):
    faults_of(json.dumps(value).encode())


@pytest.mark.property
@settings(max_examples=300)
@given(
    data=st.data(),
    value=st.none() | st.floats() | st.integers() | st.text() | st.just([]) | st.just({}) | st.just("\ud800"),
)
def test_any_value_anywhere_in_a_bundle_is_taken_or_told_at_its_path(data, value):
    bundle = small()
    here, steps = bundle, []
    while isinstance(here, dict | list) and here and (not steps or data.draw(st.booleans())):
        step = data.draw(st.sampled_from(sorted(here) if isinstance(here, dict) else range(len(here))))
        parent, here = here, here[step]
        steps.append(step)
    parent[steps[-1]] = value
    for fault in faults_of(json.dumps(bundle).encode()):
        # At the value, above it (a rule on several keys) or below (an object that lacks something).
        path = json_path(steps)
        assert fault.path.startswith(path) or path.startswith(fault.path), (fault, path)


@pytest.mark.parametrize(
    ("raw", "path"),
    [
        ('{"a": {"b": [1, {"c": 1.5}]}}', "$.a.b[1].c"),
        ('{"a": [{"b": 1, "b": 2}]}', "$.a[0].b"),
        ('{"a b": [NaN]}', '$["a b"][0]'),
        ('{"a": {"": null}}', '$.a[""]'),
    ],
)
def test_what_json_lets_pass_is_told_at_its_path(raw, path):
    assert [fault.path for fault in faults_of(raw.encode())] == [path]


def test_all_faults_are_told_in_the_order_of_the_file():
    raw = '{"a": 1.5, "b": [null, "\\u0000", 2e3], "c": {"d": 1, "d": "\\ud800"}}'
    assert [fault.path for fault in faults_of(raw.encode())] == [
        "$.a",
        "$.b[0]",
        "$.b[1]",
        "$.b[2]",
        "$.c.d",
        "$.c.d",
    ]


def test_a_surrogate_pair_is_one_character():
    bundle = small()
    bundle["claims"][0]["note"] = "🌊"
    assert parse_bundle(json.dumps(bundle).encode(), file="x").claims[0].note == "🌊"


@pytest.mark.parametrize("value", [True, "5", [5], {"a": 5}])
def test_a_whole_number_is_nothing_else(value):
    bundle = small()
    bundle["claims"][0]["part"] = value
    (fault,) = faults_of(json.dumps(bundle).encode())
    assert fault.path == "$.claims[0].part"
    assert fault.reason.startswith("Must be a whole number, is ")


def test_an_object_of_a_union_is_told_by_its_own_key():
    bundle = small()
    bundle["links"][0]["to"] = {"article": "a", "number": "1", "parts": 2}
    (fault,) = faults_of(json.dumps(bundle).encode())
    assert fault.path == "$.links[0].to.parts"
    assert "“part”" in fault.reason


def test_a_folder_gives_its_bundles_in_the_order_of_their_paths(tmp_path):
    for name in ("b", "a/z", "a/c"):
        write(tmp_path / name)
    found = bundle_files(tmp_path)
    assert [str(file.parent.relative_to(tmp_path)) for file in found] == ["a/c", "a/z", "b"]
    assert [read.file for read in read_bundles(tmp_path)] == list(map(str, found))


def test_a_bundles_folder_holds_no_other_bundle(tmp_path):
    write(tmp_path)
    write(tmp_path / "inner")
    assert bundle_files(tmp_path) == [tmp_path / "bundle.json"]


def test_a_text_may_stand_in_a_folder_of_the_bundles_folder(tmp_path):
    bundle = small()
    bundle["article"]["versions"][0]["text_file"] = "texts/one.txt"
    file = write(tmp_path, bundle)
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "one.txt").write_bytes("a\r\nZu\u0308rich".encode())
    (read,) = read_bundles(file)
    assert read.texts == {1: "a\nZürich"}


def test_what_a_terminal_might_act_on_is_shown_as_its_code():
    assert printable("a\x1b[2J\u202eb\nc\U000e0001") == "a\\u001b[2J\\u202eb c\\U000e0001"

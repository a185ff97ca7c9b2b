"""Every bundle that must be refused: whole, with file, JSON path and reason, and nothing written."""

import copy
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.claims.bundles.small import TEXT, rows, run, small, write

pytestmark = pytest.mark.django_db

Bend = Callable[[dict[str, Any]], object]


def at(*steps: Any, **changes: Any) -> Bend:
    """Return what changes the keys of the object at these steps; None takes a key away."""

    def bend(bundle: dict[str, Any]) -> None:
        here: Any = bundle
        for step in steps:
            here = here[step]
        for key, value in changes.items():
            if value is None:
                del here[key]
            else:
                here[key] = value

    return bend


def add(*steps: Any, value: Any) -> Bend:
    def bend(bundle: dict[str, Any]) -> None:
        here: Any = bundle
        for step in steps:
            here = here[step]
        here.append(value)

    return bend


ARNMOUTH = {"name": "Arnmouth", "kind": "organisation"}
CIRCLE = [
    {"name": "Northern Post", "kind": "outlet"},
    {"name": "Mayor of Arnmouth", "kind": "person"},
    {"name": "A", "kind": "group", "affiliations": [{"kind": "part_of", "organisation": "B"}]},
    {"name": "B", "kind": "group", "affiliations": [{"kind": "owned_by", "organisation": "C"}]},
    {"name": "C", "kind": "group", "affiliations": [{"kind": "speaks_for", "organisation": "A"}]},
]
DERIVED_FROM_ITSELF = {"from": "homes", "kind": "derived_from", "to": "homes", "basis": "editor"}
DERIVED_ROUND = [
    {"from": "homes", "kind": "derived_from", "to": "dead", "basis": "editor"},
    {"from": "dead", "kind": "derived_from", "to": "fires", "basis": "editor"},
    {"from": "fires", "kind": "derived_from", "to": "homes", "basis": "editor"},
]

BENT: dict[str, tuple[Bend, str, str]] = {
    # --- words and their places
    "a quote that isn't in the text": (
        at("claims", 1, quote="He spoke of 40."),
        "$.claims[1].quote",
        "does not stand",
    ),
    "a number that isn't in the quote": (
        at("claims", 1, number="41"),
        "$.claims[1].number",
        "“41” does not stand",
    ),
    "an exception to no check": (
        at("claims", 0, exceptions=[{"check": "no-such-check", "because": "So."}]),
        "$.claims[0].exceptions[0].check",
        "There is no check “no-such-check”",
    ),
    "an exception without a reason": (
        at("claims", 0, exceptions=[{"check": "thousandfold", "because": ""}]),
        "$.claims[0].exceptions[0].because",
        "Must not be empty",
    ),
    "an exception with a blank reason": (
        at("claims", 0, exceptions=[{"check": "thousandfold", "because": " "}]),
        "$.claims[0]",
        "Say why it is a known exception",
    ),
    "an exception twice": (
        at("claims", 0, exceptions=[{"check": "thousandfold", "because": why} for why in "ab"]),
        "$.claims[0]",
        "The same known exception stands 2 times",
    ),
    "a number that stands twice": (
        at("claims", 2, occurrence=None),
        "$.claims[2].number",
        "stands there 2 times",
    ),
    "an occurrence too many": (at("claims", 2, occurrence=3), "$.claims[2].number", "no occurrence 3"),
    "a number cut out of a longer one": (
        at("claims", 0, number="200"),
        "$.claims[0].number",
        "longer number",
    ),
    "a number cut out by its place": (
        at("claims", 0, number="200", start=33, end=36),
        "$.claims[0].number",
        "longer number",
    ),
    "a place that holds other words": (
        at("claims", 0, number="1,200", start=33, end=36),
        "$.claims[0].number",
        "the text says “200”",
    ),
    "a place without an end": (at("claims", 0, start=31), "$.claims[0]", "Start and end stand together"),
    "a place and an occurrence": (
        at("claims", 0, start=31, end=36, occurrence=1),
        "$.claims[0]",
        "instead of an occurrence",
    ),
    "a place outside the quote": (
        at("claims", 0, number="40", start=TEXT.index("40"), end=TEXT.index("40") + 2),
        "$.claims[0].number",
        "doesn’t hold the number",
    ),
    "a place outside the text": (
        at("claims", 0, words={"counted": {"start": 10, "end": 5000}}),
        "$.claims[0].words.counted",
        "no words from 10 to 5000",
    ),
    "claim's words outside its quote": (
        at("claims", 1, words={"counted": "homes"}),
        "$.claims[1].words.counted",
        "does not stand",
    ),
    "words cut out of a word": (
        at("claims", 1, words={"counted": "dea"}),
        "$.claims[1].words.counted",
        "longer number or word",
    ),
    "a link's words that aren't there": (
        at("attributions", 0, "links", 0, cue="shouted"),
        "$.attributions[0].links[0].cue",
        "does not stand",
    ),
    "an attribution's quote that isn't there": (
        at("attributions", 0, quote="Nobody said this."),
        "$.attributions[0].quote",
        "does not stand",
    ),
    "a mention that isn't settled": (
        at("mentions", 0, occurrence=None),
        "$.mentions[0].number",
        "stands there 2 times",
    ),
    "a mention of a claim's number": (at("mentions", 0, occurrence=1), "$.mentions[0]", "$.claims[1]"),
    "a version that isn't there": (at("claims", 1, version=2), "$.claims[1].quote", "no version 2"),
    # --- amounts
    "at least with an upper bound": (at("claims", 0, upper="1300"), "$.claims[0].upper", "at least"),
    "a range upside down": (
        at("claims", 1, comparator="range", point=None, lower="50", upper="40"),
        "$.claims[1].lower",
        "below",
    ),
    "a range of one number": (
        at("claims", 1, comparator="range", point=None, lower="40", upper="40"),
        "$.claims[1].lower",
        "below",
    ),
    "vague with a bound": (
        at("claims", 1, comparator="vague", point=None, lower="40"),
        "$.claims[1].lower",
        "vague",
    ),
    "exact without a point": (at("claims", 1, point=None), "$.claims[1]", "point"),
    "an exponent": (at("claims", 1, point="1e999999"), "$.claims[1].point", "not a plain decimal"),
    "41 digits before the point": (at("claims", 1, point="1" + "0" * 40), "$.claims[1].point", "41 digits"),
    "21 digits after the point": (at("claims", 1, point="0." + "1" * 21), "$.claims[1].point", "21 digits"),
    "a grouped number": (at("claims", 1, point="1,200"), "$.claims[1].point", "not a plain decimal"),
    "an amount without quotes": (at("claims", 1, point=40), "$.claims[1].point", '"40"'),
    "an amount of nothing": (at("claims", 1, out_of="0"), "$.claims[1].out_of", "above zero"),
    # --- keys, types, closed lists
    "a key of nobody's": (at(authors=["x"]), "$.authors", "no such key"),
    "a key misspelt": (at("claims", 1, comparater="exact"), "$.claims[1].comparater", "“comparator”"),
    "a missing key": (at("claims", 1, comparator=None), "$.claims[1].comparator", "missing"),
    "no article": (at(article=None), "$.article", "missing"),
    "another version of the format": (at(bundle=2), "$.bundle", "1"),
    "a word of no list": (at("claims", 1, modality="rumoured"), "$.claims[1].modality", "“rumoured”"),
    "a list that isn't one": (at(claims="none"), "$.claims", "Must be a list"),
    "an object that isn't one": (at(article=["x"]), "$.article", "Must be an object"),
    "a text that isn't one": (at("claims", 1, note=5), "$.claims[1].note", "Must be a text"),
    "a truth that isn't one": (at("article", text_public="yes"), "$.article.text_public", "true or false"),
    "a count that isn't one": (at("claims", 1, part=True), "$.claims[1].part", "whole number"),
    "a part from nought": (at("claims", 1, part=0), "$.claims[1].part", "at least 1"),
    "words that are a number": (
        at("claims", 1, words={"counted": 5}),
        "$.claims[1].words.counted",
        "Must be a text or",
    ),
    "words at a place of one end": (
        at("claims", 1, words={"counted": {"start": 5}}),
        "$.claims[1].words.counted.end",
        "missing",
    ),
    "a role of nobody's": (at("claims", 1, words={"cue": "spoke"}), "$.claims[1].words.cue", "no such key"),
    "no text at all": (
        at("article", "versions", 0, text_file=None),
        "$.article.versions[0]",
        "text or a text_file",
    ),
    "two texts for one version": (
        at("article", "versions", 0, text="x"),
        "$.article.versions[0]",
        "text or a text_file",
    ),
    "an article without versions": (at("article", versions=[]), "$.article.versions", "not be empty"),
    # --- names
    "an unknown unit": (at("quantities", 0, unit="cubit"), "$.quantities[0]", "no unit “cubit”"),
    "an unknown unit of a claim": (at("claims", 0, unit="cubit"), "$.claims[0].unit", "no unit “cubit”"),
    "an unknown source": (
        at("attributions", 0, "links", 0, source="Nobody"),
        "$.attributions[0].links[0].source",
        "no source “Nobody”",
    ),
    "an unknown organisation": (
        at("sources", 2, affiliations=[{"kind": "part_of", "organisation": "Nobody"}]),
        "$.sources[2]",
        "no source “Nobody”",
    ),
    "an unknown syndicating source": (
        at("article", syndicated_from="Nobody"),
        "$.article",
        "no source “Nobody”",
    ),
    "an unknown quantity": (at("claims", 0, quantity="Homes"), "$.claims[0].quantity", "no quantity “Homes”"),
    "an unknown attribution": (
        at("claims", 0, attributions=[{"id": "clerk"}]),
        "$.claims[0].attributions[0].id",
        "no attribution “clerk”",
    ),
    "a name without anything to see": (at("sources", 1, name="\u200b"), "$.sources[1].name", "no visible"),
    "one source twice": (
        add("sources", value={**ARNMOUTH, "name": "ARNMOUTH "}),
        "$.sources[3].name",
        "$.sources[1].name",
    ),
    "one id twice": (at("claims", 1, id="homes"), "$.claims[1].id", "$.claims[0].id"),
    "an unidentified source without words": (
        at("attributions", 1, links=[{"cue": "spoke of"}]),
        "$.attributions[1].links",
        "needs the words",
    ),
    "positions with a gap": (
        at("attributions", 1, "links", 0, position=1),
        "$.attributions[1].links",
        "from 0",
    ),
    "one attribution twice": (
        at(
            "attributions",
            1,
            quote=small()["attributions"][0]["quote"],
            links=small()["attributions"][0]["links"],
        ),
        "$.attributions[1]",
        "$.attributions[0]",
    ),
    "one number claimed twice": (
        at("claims", 2, quote=small()["claims"][1]["quote"], number="40", occurrence=None, point="40"),
        "$.claims[2]",
        "another part",
    ),
    # --- dates and addresses
    "a date that isn't one": (at("article", published="2024-13-45"), "$.article.published", "2024-13-45"),
    "a date in words": (at("claims", 0, period="last year"), "$.claims[0].period", "last year"),
    "a moment without a zone": (
        at("article", "versions", 0, retrieved_at="2024-03-05T10:00:00"),
        "$.article.versions[0].retrieved_at",
        "time zone",
    ),
    "a moment before time": (
        at("article", "versions", 0, retrieved_at="0001-01-01T00:00:00+14:00"),
        "$.article.versions[0].retrieved_at",
        "no moment",
    ),
    "a javascript: address": (at("article", url="javascript:alert(1)"), "$.article.url", "http"),
    "a javascript: homepage": (
        at("sources", 0, homepage="JavaScript:alert(1)"),
        "$.sources[0].homepage",
        "http",
    ),
    "a slug that leads elsewhere": (at("article", slug="../../etc"), "$.article.slug", "Only a-z"),
    # --- ties and links
    "an affiliation to itself": (
        at("sources", 1, affiliations=[{"kind": "part_of", "organisation": "Arnmouth"}]),
        "$.sources[1].affiliations[0].organisation",
        "itself",
    ),
    "an affiliation circle": (at(sources=CIRCLE), "$.sources[2].affiliations", "circle"),
    "a quantity within itself": (
        at("quantities", 0, broader="Homes flooded in Arnmouth"),
        "$.quantities[0].broader",
        "its own",
    ),
    "a claim derived from itself": (add("links", value=DERIVED_FROM_ITSELF), "$.links[1]", "itself"),
    "claims derived in a round": (at(links=DERIVED_ROUND), "$.links[2]", "derive"),
    "a link to nowhere": (at("links", 0, to="nobody"), "$.links[0].to", "no claim"),
    "a link to no uid": (at("links", 0, to={"uid": "aaaa"}), "$.links[0].to", "neither stored nor"),
    "a link to no article": (
        at("links", 0, to={"article": "elsewhere", "number": "40"}),
        "$.links[0].to",
        "“elsewhere”",
    ),
    "a link to a number without a claim": (
        at("links", 0, to={"article": "arnmouth-floods", "number": "40", "occurrence": 2}),
        "$.links[0].to",
        "bears no claim",
    ),
    "a link from nowhere": (at("links", 0, **{"from": "nobody"}), "$.links[0].from", "no claim"),
    "a confirmation nobody wrote": (at("links", 0, kind="confirms"), "$.links[0]", "in_text"),
    # --- review
    "a reviewed claim that counts nothing": (
        at("claims", 0, quantity=None),
        "$.claims[0]",
        "what is counted",
    ),
    "a withdrawal without a reason": (
        at("claims", 0, withdrawn_at="2024-03-06T00:00:00Z"),
        "$.claims[0].withdrawn_at",
        "with a time and a reason",
    ),
    # --- text files
    "a text file outside the folder": (
        at("article", "versions", 0, text_file="../article.txt"),
        "$.article.versions[0].text_file",
        "may not leave",
    ),
    "a text file at an absolute path": (
        at("article", "versions", 0, text_file="/etc/hostname"),
        "$.article.versions[0].text_file",
        "may not leave",
    ),
    "a text file that isn't there": (
        at("article", "versions", 0, text_file="other.txt"),
        "$.article.versions[0].text_file",
        "no such file",
    ),
    "a text file that is a folder": (
        at("article", "versions", 0, text_file="."),
        "$.article.versions[0].text_file",
        "Not a file",
    ),
    "NUL in a text": (
        at("article", versions=[{"text": "a\0b"}]),
        "$.article.versions[0].text",
        "NUL",
    ),
    "a text of blanks": (at("article", versions=[{"text": " \n"}]), "$.article.versions[0].text", "empty"),
    "null": (lambda bundle: bundle["claims"][0].update(note=None), "$.claims[0].note", "no null"),
    "NUL in a note": (at("claims", 0, note="a\0b"), "$.claims[0].note", "NUL"),
    "NUL in a key": (lambda bundle: bundle.update({"no\0te": 1}), '$["no\\u0000te"]', "NUL"),
}

RAW: dict[str, tuple[str | bytes, str, str]] = {
    "nothing": (b"", "$", "Not JSON"),
    "not JSON": ('{"bundle": 1,}', "$", "line 1, column"),
    "not UTF-8": (b'{"bundle": "\xff"}', "$", "Not UTF-8"),
    "a byte order mark": (b"\xef\xbb\xbf{}", "$", "Not JSON"),
    "not an object": ("[]", "$", "Must be an object"),
    "a JSON float": (json.dumps(small()).replace('"1200"', "1200.5"), "$.claims[0].lower", "1200.5"),
    "a float with an exponent": (
        json.dumps(small()).replace('"1200"', "1e999999"),
        "$.claims[0].lower",
        "1e999999",
    ),
    "NaN": (json.dumps(small()).replace('"1200"', "NaN"), "$.claims[0].lower", "NaN"),
    "infinity": (json.dumps(small()).replace('"1200"', "-Infinity"), "$.claims[0].lower", "-Infinity"),
    "a number of a million digits": (
        json.dumps(small()).replace('"1200"', "1" * 1_000_000),
        "$.claims[0].lower",
        "too long",
    ),
    "a key twice": (
        json.dumps(small()).replace('"number": "40", "comp', '"number": "40", "number": "40", "comp'),
        "$.claims[1].number",
        "twice",
    ),
    "200,000 brackets": ("[" * 200_000 + "]" * 200_000, "$", "too deep"),
    "200,000 open objects": ('{"a":' * 200_000, "$", "too deep"),
    "11 MB": (" " * 11_000_000, "$", "11,000,000 bytes"),
    "millions of values": ('{"bundle": 1, "claims": [' + "1," * 400_000 + "1]}", "$", "300,000 values"),
    "a lone surrogate": (
        json.dumps({**small(), "claims": [{"note": "\ud800"}]}),
        "$.claims[0].note",
        "U+D800",
    ),
    "a lone surrogate in a key": (json.dumps({**small(), "\udfff": 1}), '$["', "U+DFFF"),
}

TEXTS: dict[str, tuple[bytes, str]] = {
    "NUL": (b"a\0b", "NUL"),
    "Latin-1": ("Zürich".encode("latin-1"), "not UTF-8"),
    "an encoded surrogate": (b"a\xed\xa0\x80b", "not UTF-8"),
    "more than 1 MB": (b"a" * 1_000_001, "1,000,001 bytes"),
    "nothing": (b"", "empty"),
}


def check_refused(file: Path, path: str, reason: str) -> None:
    before = rows()
    status, out, err = run("load_bundle", file)
    assert status == 1
    assert rows() == before
    assert "Traceback" not in err
    assert not out
    first = err.splitlines()[0]
    assert first.startswith(f"{file}: {path}"), err
    assert reason in first, err
    # The path ends where it is expected to: what follows is the reason.
    assert first.removeprefix(f"{file}: {path}").startswith(": ") or not path[-1].isalnum(), err


@pytest.mark.parametrize("name", BENT)
def test_a_faulty_bundle_is_refused_whole(name, tmp_path):
    bend, path, reason = BENT[name]
    bundle = small()
    bend(bundle)
    assert bundle != small(), "the case changes nothing"
    check_refused(write(tmp_path, bundle), path, reason)


@pytest.mark.parametrize("name", RAW)
def test_what_is_no_bundle_at_all_is_refused(name, tmp_path):
    raw, path, reason = RAW[name]
    check_refused(write(tmp_path, raw), path, reason)


@pytest.mark.parametrize("name", TEXTS)
def test_a_faulty_text_file_is_refused(name, tmp_path):
    text, reason = TEXTS[name]
    check_refused(write(tmp_path, None, text), "$.article.versions[0].text_file", reason)


def test_the_small_bundle_itself_is_loaded(tmp_path):
    """Else every refusal above could have a reason of its own."""
    status, out, err = run("load_bundle", write(tmp_path))
    assert (status, err) == (0, "")
    assert "claims                3" in out


def test_a_text_file_may_not_leave_through_a_symbolic_link(tmp_path):
    outside = tmp_path / "secret.txt"
    outside.write_text(TEXT)
    file = write(tmp_path / "bundle")
    (file.parent / "article.txt").unlink()
    (file.parent / "article.txt").symlink_to(outside)
    check_refused(file, "$.article.versions[0].text_file", "may not leave")


def test_a_path_that_is_not_there_is_refused(tmp_path):
    check_refused(tmp_path / "nowhere", "$", "no such file or folder")


def test_a_folder_without_a_bundle_is_refused(tmp_path):
    check_refused(tmp_path, "$", "no bundle.json")


def test_every_fault_of_a_file_is_told_at_once_and_no_more_than_twenty(tmp_path):
    bundle = small()
    bundle["claims"] += [
        {**copy.deepcopy(bundle["claims"][0]), "id": f"x{each}", "number": "9"} for each in range(30)
    ]
    file = write(tmp_path, bundle)
    lines = run("load_bundle", file).err.splitlines()
    assert [line for line in lines if "$.claims[3].number" in line]
    assert len([line for line in lines if "$.claims[" in line]) == 20
    assert f"{file}: and 10 more." in lines


def test_a_fault_is_printed_on_one_line_without_control_characters(tmp_path):
    bundle = small()
    bundle["claims"][0]["number"] = "9\n\x1b[31m‮"
    err = run("load_bundle", write(tmp_path, bundle)).err
    assert "\x1b" not in err
    assert "‮" not in err
    assert len(err.splitlines()) == 2


def test_of_several_paths_the_good_ones_are_stored(tmp_path):
    good = write(tmp_path / "good")
    bad = write(tmp_path / "bad", {**small(), "bundle": 2})
    status, out, err = run("load_bundle", bad, good)
    assert status == 1
    assert str(bad) in err.splitlines()[-1]
    assert str(good) not in err
    assert str(good) in out
    assert rows()["NumericClaim"] == 3


def test_a_folder_with_one_faulty_bundle_is_refused_whole(tmp_path):
    write(tmp_path / "all" / "a")
    bad = write(tmp_path / "all" / "b", {**small(), "bundle": 2})
    before = rows()
    status, _, err = run("load_bundle", tmp_path / "all")
    assert status == 1
    assert err.startswith(f"{bad}: $.bundle: ")
    assert rows() == before

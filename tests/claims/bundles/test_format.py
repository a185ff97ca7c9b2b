import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from pydantic import ValidationError

from claims.bundles import format as bundle_format
from claims.bundles.format import Bundle, bundle_text, schema_text
from tests.claims.bundles.small import small

ROOT = Path(__file__).resolve().parents[3]
FIXTURES = sorted((ROOT / "fixtures" / "bundles").glob("*/bundle.json"))

# DESIGN, section 6, "Keys": * is required.
KEYS = {
    "Bundle": "bundle* article* units sources quantities attributions claims mentions links",
    "UnitPart": "slug* name* dimension* plural symbol code",
    "SourcePart": "name* kind* anonymity slug country wikidata_id homepage note aliases affiliations",
    "AliasPart": "name* language",
    "AffiliationPart": "kind* organisation* role since until",
    "QuantityPart": "name* unit* statistic* accumulation slug place broader denominator note",
    "ArticlePart": "outlet* versions* slug headline url byline published published_basis language"
    " archive_url syndicated_from text_public",
    "VersionPart": "text text_file published retrieved_at correction_notice",
    "AttributionPart": "id* links* uid manner version original_language quote quote_occurrence",
    "LinkPart": "source position words words_occurrence cue cue_occurrence stance access said_on date_words",
    "ClaimPart": "quote* number* comparator* id uid start end part version quote_occurrence occurrence words"
    " point lower upper out_of margin sample unit quantity change baseline hedges modality prominence period"
    " as_of attributions review standing withdrawn_at withdrawn_reason note exceptions",
    "ExceptionPart": "check* because*",
    "ClaimWordsPart": "comparator hedge counted period as_of place change baseline out_of margin sample"
    " record",
    "CreditPart": "id* scope",
    "MentionPart": "number* fate* version occurrence start end reason",
    "ClaimLinkPart": "from* to* kind* basis* note",
    "ToUid": "uid*",
    "ToNumber": "article* number* version occurrence part",
    "WordsAt": "words* occurrence",
    "Place": "start* end*",
}


@pytest.fixture(scope="module")
def schema():
    return json.loads(schema_text())


def test_the_published_schema_is_the_one_the_code_gives():
    """Regenerate: python -c "from claims.bundles.format import schema_text; print(schema_text(), end='')"."""
    assert (ROOT / "docs" / "bundle.schema.json").read_text(encoding="utf-8") == schema_text()


def test_the_schema_is_a_schema(schema):
    Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert '"null"' not in schema_text()


@pytest.mark.parametrize("name", KEYS)
def test_every_object_has_exactly_its_keys(name, schema):
    described = schema if name == "Bundle" else schema["$defs"][name]
    keys = KEYS[name].split()
    assert list(described["properties"]) == [key.removesuffix("*") for key in keys]
    assert described.get("required", []) == [key.removesuffix("*") for key in keys if key.endswith("*")]
    assert described["additionalProperties"] is False


def test_no_object_is_left_out(schema):
    enums = {name for name, described in schema["$defs"].items() if "enum" in described}
    assert set(schema["$defs"]) - enums == KEYS.keys() - {"Bundle"}


@pytest.mark.parametrize("file", FIXTURES, ids=lambda file: file.parent.name)
def test_the_fixtures_fit_the_schema(file, schema):
    Draft202012Validator(schema).validate(json.loads(file.read_text(encoding="utf-8")))


@pytest.mark.parametrize(
    "change",
    [
        {"bundle": 2},
        {"authors": []},
        {"claims": [{"quote": "a", "number": "1", "comparator": "exact", "point": 1}]},
        {"claims": [{"quote": "a", "number": "1", "comparator": "exactly"}]},
        {
            "claims": [
                {"quote": "a", "number": "1", "comparator": "vague", "words": {"counted": {"start": 1}}}
            ]
        },
        {"links": [{"from": "a", "to": {"number": "1"}, "kind": "updates", "basis": "editor"}]},
        {"article": {"outlet": "x", "versions": [{}], "url": "javascript:alert(1)"}},
    ],
)
def test_the_schema_and_the_program_refuse_the_same(change, schema):
    bundle = {**small(), **change}
    assert list(Draft202012Validator(schema).iter_errors(bundle))
    with pytest.raises(ValidationError):
        Bundle.model_validate_json(json.dumps(bundle))


def test_a_bundle_is_written_as_it_was_read_without_defaults():
    bundle = small()
    bundle["claims"][0]["part"] = 1
    bundle["claims"][0]["lower"] = "1200.0"
    written = json.loads(bundle_text(Bundle.model_validate_json(json.dumps(bundle))))
    assert "part" not in written["claims"][0]
    assert written["claims"][0]["lower"] == "1200"
    assert written["links"] == bundle["links"]


def test_a_bundle_that_was_read_does_not_change():
    bundle = Bundle.model_validate_json(json.dumps(small()))
    with pytest.raises(ValidationError):
        bundle.claims[0].number = "1"
    assert bundle_format.Bundle.model_config["frozen"]

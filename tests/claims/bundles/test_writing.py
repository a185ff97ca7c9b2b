import json
import os
from dataclasses import replace
from pathlib import Path

import pytest
from django.contrib.auth import get_user_model
from django.db import transaction

from claims.actions import edit_claim
from claims.models import NumericClaim, Quantity
from newsledger.ledger.models import LedgerEntry
from sources.models import Source
from tests.claims.bundles.small import TEXT, rows, run, small, write

pytestmark = pytest.mark.django_db

FIXTURES = Path(__file__).resolve().parents[3] / "fixtures" / "bundles"
SLUGS = {file.parent.name for file in FIXTURES.rglob("bundle.json")}


def files(folder: Path) -> dict[str, bytes]:
    return {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def export(folder: Path, *filters: str) -> dict[str, bytes]:
    outcome = run("export_bundle", "--out", folder, *filters)
    assert outcome.status == 0, outcome.err
    return files(folder)


def load(path: Path) -> None:
    outcome = run("load_bundle", path)
    assert outcome.status == 0, outcome.err


def loaded_and_exported(path: Path, out: Path, *, first: Path | None = None) -> dict[str, bytes]:
    """Load into the empty database, export, and leave the database as empty as it was."""
    with transaction.atomic():
        if first is not None:
            load(first)
        load(path)
        written = export(out)
        transaction.set_rollback(True)
    assert not NumericClaim.objects.exists()
    return written


def exported(bundle: dict, tmp_path: Path) -> dict:
    load(write(tmp_path / "in", bundle))
    written = export(tmp_path / "out")
    (name,) = (name for name in written if name.endswith("bundle.json"))
    return json.loads(written[name])


def test_all_fixtures_come_back_byte_for_byte(tmp_path):
    first = loaded_and_exported(FIXTURES, tmp_path / "first")
    second = loaded_and_exported(tmp_path / "first", tmp_path / "second")
    assert first == second
    # A story is a folder of articles; an export has them all side by side.
    texts = {f"{file.parent.name}/{file.name}": file.read_bytes() for file in FIXTURES.rglob("*.txt")}
    assert {name: content for name, content in first.items() if name.endswith(".txt")} == texts
    assert set(first) - set(texts) == {f"{slug}/bundle.json" for slug in SLUGS}


def test_the_seed_may_be_loaded_before_its_story_after_it_or_not_at_all(tmp_path):
    seed, story = FIXTURES / "lavrov-wonsan", FIXTURES / "dprk-russia"
    alone = loaded_and_exported(story, tmp_path / "alone")
    assert alone == loaded_and_exported(story, tmp_path / "before", first=seed)
    assert alone == loaded_and_exported(seed, tmp_path / "after", first=story)


def test_what_is_exported_says_what_was_loaded(tmp_path):
    """Nothing is lost on the way: the fixture's own files find nothing to tell after a round trip."""
    loaded_and_exported(FIXTURES, tmp_path / "first")
    load(tmp_path / "first")
    out = run("load_bundle", FIXTURES).out
    assert "Stored otherwise" not in out


def test_an_export_is_no_news_where_it_comes_from(tmp_path):
    load(FIXTURES)
    before = rows()
    export(tmp_path / "out")
    out = run("load_bundle", tmp_path / "out").out
    assert rows() == before
    assert "Stored otherwise" not in out


@pytest.mark.postgres
def test_sqlite_and_postgresql_write_the_same_bytes(tmp_path, sqlite_url, manage):
    def on_sqlite(*arguments: str) -> None:
        done = manage(*arguments, DATABASE_URL=sqlite_url)
        assert done.returncode == 0, done.stderr

    here = loaded_and_exported(FIXTURES, tmp_path / "postgresql")
    on_sqlite("migrate", "--verbosity", "0")
    on_sqlite("load_bundle", str(tmp_path / "postgresql"))
    on_sqlite("export_bundle", "--out", str(tmp_path / "sqlite"))
    assert files(tmp_path / "sqlite") == here
    assert loaded_and_exported(tmp_path / "sqlite", tmp_path / "back") == here


def test_a_written_bundle_leaves_out_what_goes_without_saying(tmp_path):
    bundle = exported(small(), tmp_path)
    assert list(bundle) == [
        "bundle",
        "article",
        "units",
        "sources",
        "quantities",
        "attributions",
        "claims",
        "mentions",
        "links",
    ]
    assert bundle["article"] == {
        "outlet": "Northern Post",
        "versions": [{"text_file": "article.txt"}],
        "slug": "arnmouth-floods",
        "published": "2024-03-05",
    }
    homes, _, fires = bundle["claims"]
    assert list(homes) == [
        "quote",
        "number",
        "comparator",
        "id",
        "uid",
        "words",
        "lower",
        "quantity",
        "attributions",
        "review",
    ]
    assert homes["words"] == {"comparator": "At least", "counted": "homes"}
    assert (fires["number"], fires["occurrence"]) == ("7", 1)
    assert bundle["mentions"] == [
        {"number": "40", "fate": "dismissed", "occurrence": 2, "reason": "not counted here"}
    ]
    assert bundle["links"] == [{"from": "c2", "to": "c1", "kind": "same_statement", "basis": "editor"}]
    assert [link["words"] for each in bundle["attributions"] for link in each["links"]] == [
        "the mayor",
        "The mayor",
    ]


def test_words_that_no_search_can_find_are_written_by_their_place(tmp_path):
    load(write(tmp_path / "in"))
    claim = NumericClaim.objects.with_parts().get(mention__exact="7")
    start = TEXT.index("ires")
    cut = TEXT.index("olice")
    spans = [replace(span, start=cut, exact=TEXT[cut : span.end]) for span in claim.as_record().spans]
    spans.append(replace(spans[0], role="counted", start=start, end=start + 4, exact="ires"))
    edit_claim(
        claim=claim,
        revision=claim.revision,
        content=replace(claim.as_record(), spans=tuple(spans)),
        by=get_user_model().objects.create_user("editor"),
    )
    fires = json.loads(export(tmp_path / "out")["arnmouth-floods/bundle.json"])["claims"][2]
    assert fires["words"] == {"counted": {"start": start, "end": start + 4}}
    assert fires["quote"] == {"start": cut, "end": TEXT.rindex("\n")}
    load(tmp_path / "out")


def test_only_what_the_article_rests_on_is_written(tmp_path):
    bundle = small()
    bundle["sources"].append({"name": "Nobody", "kind": "person"})
    bundle["quantities"].append({"name": "Homes", "unit": "house", "statistic": "count"})
    bundle["quantities"][0]["broader"] = "Homes"
    bundle["quantities"].append({"name": "Nothing", "unit": "item", "statistic": "count"})
    written = exported(bundle, tmp_path)
    assert [source["name"] for source in written["sources"]] == [
        "Arnmouth",
        "Mayor of Arnmouth",
        "Northern Post",
    ]
    assert [quantity["name"] for quantity in written["quantities"]] == [
        "Homes",
        "Homes flooded in Arnmouth",
        "People killed in Arnmouth",
    ]
    assert [unit["slug"] for unit in written["units"]] == ["house", "person"]


def test_what_was_merged_is_written_as_what_it_was_merged_into(tmp_path):
    bundle = small()
    bundle["sources"].append({"name": "Jo Arkwright", "kind": "person"})
    bundle["quantities"].append({"name": "Deaths in Arnmouth", "unit": "person", "statistic": "count"})
    load(write(tmp_path / "in", bundle))
    mayor, arkwright = (Source.objects.get(slug=slug) for slug in ("mayor-of-arnmouth", "jo-arkwright"))
    Source.objects.filter(pk=mayor.pk).update(merged_into=arkwright)
    Quantity.objects.filter(slug="people-killed-in-arnmouth").update(
        merged_into=Quantity.objects.get(slug="deaths-in-arnmouth")
    )
    written = json.loads(export(tmp_path / "out")["arnmouth-floods/bundle.json"])
    assert {link["source"] for each in written["attributions"] for link in each["links"]} == {"Jo Arkwright"}
    assert [source for source in written["sources"] if source["kind"] == "person"] == [
        {
            "name": "Jo Arkwright",
            "kind": "person",
            "slug": "jo-arkwright",
            "aliases": [{"name": "Mayor of Arnmouth"}],
        }
    ]
    assert written["claims"][1]["quantity"] == "Deaths in Arnmouth"
    before = rows()
    for path in (tmp_path / "out", tmp_path / "in"):
        out = run("load_bundle", path).out
        assert "Stored otherwise" not in out
    assert rows() == before


def test_a_withdrawn_claim_and_a_draft_are_written_with_their_states(tmp_path):
    bundle = small()
    bundle["claims"][0] |= {"withdrawn_at": "2024-03-06T12:00:00+01:00", "withdrawn_reason": "misread"}
    written = exported(bundle, tmp_path)["claims"]
    assert (written[0]["withdrawn_at"], written[0]["withdrawn_reason"]) == (
        "2024-03-06T11:00:00.000000Z",
        "misread",
    )
    assert "review" not in written[2]


def test_known_exceptions_are_written_by_check(tmp_path):
    bundle = small()
    exceptions = [{"check": check, "because": "Seen."} for check in ("thousandfold", "hedge-not-kept")]
    bundle["claims"][0]["exceptions"] = exceptions
    written = exported(bundle, tmp_path)["claims"]
    assert written[0]["exceptions"] == exceptions[::-1]
    assert "exceptions" not in written[1]
    bundle["claims"][0]["exceptions"][0]["because"] = "Seen twice."
    out = run("load_bundle", write(tmp_path / "again", bundle)).out
    assert "exceptions.thousandfold: the file has “Seen twice.”, stored and kept is “Seen.”" in out


def test_a_claims_own_uid_is_kept(tmp_path):
    bundle = small()
    bundle["claims"][0]["uid"] = "chosen-by-hand"
    bundle["attributions"][0]["uid"] = "this-one-too"
    written = exported(bundle, tmp_path)
    assert written["claims"][0]["uid"] == "chosen-by-hand"
    assert written["attributions"][0]["uid"] == "this-one-too"


# --- Filters and folders ----------------------------------------------------------------------------------


FILTERS = [
    ([], {"every-kind", "lavrov-wonsan"}),
    (["--article", "every-kind"], {"every-kind"}),
    (["--article", "every-kind", "--article", "lavrov-wonsan"], {"every-kind", "lavrov-wonsan"}),
    (["--outlet", "cnn"], {"lavrov-wonsan"}),
    (["--source", "tass"], {"lavrov-wonsan"}),
    (["--source", "cnn"], set()),
    (["--quantity", "artillery-shells-sent-by-north-korea-to-russia"], {"lavrov-wonsan"}),
    (["--since", "2025-07-13"], {"every-kind"}),
    (["--until", "2025-07-12"], {"lavrov-wonsan"}),
    (["--until", "2025-07-11"], set()),
    (["--outlet", "cnn", "--since", "2026-01-01"], set()),
]


def test_filters_choose_the_articles(tmp_path):
    for slug in ("every-kind", "lavrov-wonsan"):
        load(FIXTURES / slug)
    for number, (filters, slugs) in enumerate(FILTERS):
        written = export(tmp_path / str(number), *filters)
        assert {Path(name).parts[0] for name in written} == slugs, filters


def test_an_unknown_slug_is_named(tmp_path):
    status, _, err = run("export_bundle", "--out", tmp_path / "out", "--outlet", "nobody")
    assert status == 1
    assert "There is no source “nobody”" in err


def test_a_folder_with_something_in_it_is_left_alone(tmp_path):
    load(write(tmp_path / "in"))
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "mine.txt").write_text("mine")
    status, _, err = run("export_bundle", "--out", tmp_path / "out")
    assert status == 1
    assert "isn't empty" in err
    assert os.listdir(tmp_path / "out") == ["mine.txt"]  # noqa: PTH208
    assert run("export_bundle", "--out", tmp_path / "out", "--force").status == 0
    assert (tmp_path / "out" / "mine.txt").read_text() == "mine"
    assert (tmp_path / "out" / "arnmouth-floods" / "bundle.json").exists()


def test_a_folder_that_cannot_be_written_is_told(tmp_path):
    (tmp_path / "file").write_text("")
    status, _, err = run("export_bundle", "--out", tmp_path / "file" / "out")
    assert status == 1
    assert "Traceback" not in err


def test_an_export_writes_nothing_into_the_database(tmp_path):
    load(write(tmp_path / "in"))
    before = LedgerEntry.objects.count(), rows()
    export(tmp_path / "out")
    assert (LedgerEntry.objects.count(), rows()) == before

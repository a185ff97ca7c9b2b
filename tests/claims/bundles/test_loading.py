import base64
import copy
import hashlib
from dataclasses import replace
from pathlib import Path

import pytest
from django.contrib.auth import get_user_model

from claims.actions import (
    create_claim,
    create_quantity,
    discard_claim,
    discard_quantity,
    edit_attribution,
    edit_claim,
    edit_quantity,
    link_claim,
    move_claim,
    write_mentions,
)
from claims.domain.records import ClaimLinkRecord, QuantityRecord
from claims.domain.review import Move
from claims.models import Attribution, ClaimLink, MentionList, NumberMention, NumericClaim, Quantity, Unit
from newsledger.ledger.models import LedgerEntry
from sources.actions import create_source, discard_source, edit_article, edit_source
from sources.domain.records import AliasRecord, SourceRecord
from sources.models import Article, Source
from tests.claims.bundles.small import TEXT, rows, run, small, write
from tests.world import claim_record

pytestmark = pytest.mark.django_db

FIXTURES = Path(__file__).resolve().parents[3] / "fixtures" / "bundles"


def load(folder, bundle=None, text=TEXT):
    """Load a bundle that must be accepted, and return what was printed."""
    outcome = run("load_bundle", write(folder, bundle, text))
    assert outcome.status == 0, outcome.err
    return outcome.out


def claim_on(number, part=1):
    return NumericClaim.objects.with_parts().get(mention__exact=number, part=part)


@pytest.fixture
def editor():
    return get_user_model().objects.create_user("editor")


@pytest.fixture
def stored(tmp_path):
    load(tmp_path)
    return tmp_path


def test_what_is_loaded_says_what_the_file_says(stored):
    claim = claim_on("1,200")
    assert (claim.comparator, str(claim.lower), claim.review) == ("at_least", "1200", "approved")
    assert {span.role: span.exact for span in claim.spans.all()}["comparator"] == "At least"
    mayor = claim.attributions.get().links.get()
    assert mayor.source.name == "Mayor of Arnmouth"
    assert {span.role: span.exact for span in mayor.spans.all()} == {"source": "the mayor", "cue": "said"}
    assert NumberMention.objects.get(fate="dismissed").start == TEXT.index("40 arrests")
    assert ClaimLink.objects.get().to_claim == claim


def test_every_entry_is_an_import_and_signed_by_its_account(stored):
    entries = LedgerEntry.objects.all()
    assert set(entries.values_list("by", "action")) == {("import", "imported")}
    # One entry for the numbers of the text, however many claims rest on them.
    assert entries.filter(record__startswith="mentions/").count() == 1


def test_a_uid_is_made_of_the_outlet_the_text_and_the_places(stored):
    """The recipe of docs/bundle-format.md, by hand."""

    def uid(*parts):
        digest = hashlib.sha256("\n".join(parts).encode()).digest()
        return base64.b32encode(digest).decode().lower()[:16]

    text = hashlib.sha256(TEXT.encode()).hexdigest()
    number, words, cue = (TEXT.index(each) for each in ("1,200", "the mayor", "said"))
    assert claim_on("1,200").uid == uid("northern post", text, str(number), str(number + 5), "1")
    assert claim_on("1,200").attributions.get().uid == uid(
        "northern post", text, str(words), str(words + 9), str(cue), str(cue + 4)
    )


@pytest.mark.parametrize("folder", ["lavrov-wonsan", "every-kind", ""])
def test_loading_a_fixture_twice_changes_nothing(folder):
    assert run("load_bundle", FIXTURES / folder).status == 0
    before = rows()
    status, out, err = run("load_bundle", FIXTURES / folder)
    assert (status, err) == (0, "")
    assert rows() == before
    assert "different\n" in out
    assert "Stored otherwise" not in out


def test_a_bundle_may_be_named_by_its_folder_or_its_file(tmp_path):
    write(tmp_path / "deep" / "er")
    assert "1 bundle\n" in run("load_bundle", tmp_path).out
    assert rows()["Article"] == 1


# --- An editor's word stays -------------------------------------------------------------------------------


def test_an_edited_claim_is_kept_and_the_difference_told(stored, editor):
    claim = claim_on("40")
    move_claim(claim=claim, move=Move.REOPEN, revision=claim.revision, by=editor, reason="wrong number")
    claim = claim_on("40")
    edit_claim(
        claim=claim,
        revision=claim.revision,
        content=replace(claim.as_record(), point="41", note="misread"),
        by=editor,
    )
    before = rows()
    out = load(stored)
    assert rows() == before
    assert claim_on("40").note == "misread"
    assert f"claim/{claim.uid}: point: the file has “40”, stored and kept is “41”" in out
    assert f"claim/{claim.uid}: note: the file has nothing, stored and kept is “misread”" in out
    assert f"claim/{claim.uid}: review: the file has “approved”, stored and kept is" in out
    assert out.count(f"claim/{claim.uid}") == 3


def test_an_edited_attribution_is_kept_and_the_difference_told(stored, editor):
    claim = claim_on("40")
    move_claim(claim=claim, move=Move.REOPEN, revision=claim.revision, by=editor, reason="look again")
    attribution = claim.attributions.get()
    content = attribution.as_record()
    edit_attribution(
        attribution=attribution,
        revision=attribution.revision,
        content=replace(content, links=tuple(replace(link, stance="doubts") for link in content.links)),
        by=editor,
    )
    out = load(stored)
    assert (
        f"attribution/{attribution.uid}: links.0.stance: the file has “asserts”, stored and kept is “doubts”"
        in out
    )
    assert Attribution.objects.get(uid=attribution.uid).links.get().stance == "doubts"


def test_an_edited_source_quantity_and_article_are_kept_and_the_differences_told(stored, editor):
    source, quantity, article = (
        Source.objects.get(slug="arnmouth"),
        Quantity.objects.first(),
        Article.objects.get(),
    )
    edit_source(
        source=source,
        revision=source.revision,
        content=replace(source.as_record(), note="a town", country="GB"),
        by=editor,
    )
    edit_quantity(
        quantity=quantity,
        revision=quantity.revision,
        content=replace(quantity.as_record(), statistic="sum"),
        by=editor,
    )
    edit_article(
        article=article,
        revision=article.revision,
        content=replace(article.as_record(), headline="Floods"),
        by=editor,
    )
    before = rows()
    out = load(stored)
    assert rows() == before
    assert "source/arnmouth: note: the file has nothing, stored and kept is “a town”" in out
    assert f"quantity/{quantity.slug}: statistic: the file has “count”, stored and kept is “sum”" in out
    assert "article/arnmouth-floods: headline: the file has nothing, stored and kept is “Floods”" in out


@pytest.mark.parametrize("keeps_its_spelling", [True, False])
def test_a_renamed_source_is_still_meant_by_its_old_name(stored, editor, keeps_its_spelling):
    source = Source.objects.get(slug="mayor-of-arnmouth")
    record = source.as_record()
    aliases = (AliasRecord(record.name),) if keeps_its_spelling else ()
    edit_source(
        source=source,
        revision=source.revision,
        content=replace(record, name="Jo Arkwright", aliases=aliases),
        by=editor,
    )
    before = rows()
    out = load(stored)
    assert rows() == before
    assert (
        "source/mayor-of-arnmouth: name: the file has “Mayor of Arnmouth”, stored and kept is “Jo Arkwright”"
        in out
    )


def test_a_renamed_outlet_does_not_double_its_claims(stored, editor):
    """Uids are made of the outlet's name; the places are the same."""
    outlet = Source.objects.get(slug="northern-post")
    edit_source(
        source=outlet,
        revision=outlet.revision,
        content=replace(outlet.as_record(), name="Post of the North"),
        by=editor,
    )
    before = rows()
    load(stored)
    assert rows() == before


def test_a_link_an_editor_removed_stays_removed(stored, editor):
    claim = claim_on("40")
    link_claim(claim=claim, revision=claim.revision, links=(), by=editor)
    before = rows()
    out = load(stored)
    assert rows() == before
    assert f"claim/{claim.uid}: links.same_statement" in out


def change_mention(old, editor, **changes):
    """Change, or with no changes take out, the stored mention with this fate."""
    listed = MentionList.objects.get()
    content = listed.as_record()
    kept = tuple(each for each in content.mentions if each.fate != old)
    changed = tuple(replace(each, **changes) for each in content.mentions if changes and each.fate == old)
    write_mentions(
        version=listed.version,
        revision=listed.revision,
        content=replace(content, mentions=kept + changed),
        by=editor,
    )


@pytest.mark.parametrize(
    "changes", [{}, {"fate": "undecided", "reason": ""}, {"fate": "date"}, {"reason": "mine"}]
)
def test_a_fate_an_editor_took_away_or_changed_stays_so(stored, editor, changes):
    change_mention("dismissed", editor, **changes)
    before = rows()
    out = load(stored)
    assert rows() == before
    assert "mentions/arnmouth-floods/1: “40” (" in out


def test_a_number_an_editor_dismissed_bears_no_new_claim(stored):
    bundle = small()
    del bundle["mentions"]
    bundle["claims"].append(
        {**bundle["claims"][2], "id": "arrests", "number": "40", "point": "40", "occurrence": 1}
    )
    bundle["links"].append({"from": "arrests", "kind": "updates", "to": "homes", "basis": "editor"})
    before = rows()
    out = load(stored, bundle)
    assert rows() == before
    assert "“40” (" in out
    assert "fate: the file has “claim”, stored and kept is “dismissed”" in out


def test_what_is_stored_beyond_the_file_is_told(stored):
    bundle = small()
    bundle["claims"].pop()
    del bundle["mentions"]
    before = rows()
    out = load(stored, bundle)
    assert rows() == before
    assert f"claim/{claim_on('7').uid}: all of it: the file has nothing" in out
    assert "mentions/arnmouth-floods/1: numbers: the file has nothing, stored and kept is “1 more”" in out


# --- New parts are added ----------------------------------------------------------------------------------


def test_a_new_version_claim_attribution_mention_and_link_are_added(stored):
    bundle = small()
    later = TEXT + "Later 43 were counted.\n"
    bundle["article"]["versions"].append({"text": later, "published": "2024-03-06"})
    bundle["attributions"].append({"id": "counted", "version": 2, "links": [{"words": "counted"}]})
    bundle["claims"].append(
        {
            "id": "later",
            "version": 2,
            "quote": "Later 43 were counted.",
            "number": "43",
            "comparator": "exact",
            "point": "43",
            "attributions": [{"id": "counted", "scope": "carried"}],
        }
    )
    bundle["claims"].append({**bundle["claims"][2], "id": "hurt", "occurrence": 2})
    bundle["mentions"].append({"version": 2, "number": "1,200", "fate": "undecided"})
    bundle["links"].append({"from": "later", "kind": "updates", "to": "dead", "basis": "editor"})
    bundle["links"].append({"from": "dead", "kind": "updates", "to": "fires", "basis": "editor"})
    out = load(stored, bundle)
    assert "Stored otherwise" not in out
    assert [version.published for version in Article.objects.get().versions.order_by("number")] == [
        "",
        "2024-03-06",
    ]
    assert claim_on("43").credits.get().scope == "carried"
    assert NumericClaim.objects.filter(mention__exact="7").count() == 2
    assert ClaimLink.objects.count() == 3
    before = rows()
    load(stored, bundle)
    assert rows() == before


def test_a_number_that_is_undecided_takes_the_files_fate(tmp_path):
    bundle = small()
    bundle["mentions"] = [{"number": "40", "occurrence": 2, "fate": "undecided"}]
    load(tmp_path, bundle)
    load(tmp_path)
    assert NumberMention.objects.get(fate="dismissed").exact == "40"


def test_another_text_for_a_stored_version_is_refused(stored):
    before = rows()
    status, _, err = run("load_bundle", write(stored, None, TEXT + "More.\n"))
    assert status == 1
    assert "$.article.versions: Version 1 is stored with another text" in err
    assert rows() == before


# --- Names ------------------------------------------------------------------------------------------------


def test_sources_quantities_and_units_go_by_name_alias_or_slug(tmp_path):
    bundle = small()
    bundle["units"] = [{"slug": "dwelling", "name": "flooded dwelling", "dimension": "count"}]
    bundle["quantities"][0] |= {"unit": "Flooded Dwelling", "slug": "flooded-homes"}
    bundle["claims"][0]["quantity"] = "flooded-homes"
    bundle["claims"][1]["quantity"] = "  people KILLED in arnmouth"
    bundle["sources"][2] |= {"aliases": [{"name": "Jo Arkwright"}], "slug": "the-mayor"}
    bundle["attributions"][0]["links"][0]["source"] = "JO ARKWRIGHT"
    bundle["attributions"][1]["links"][0]["source"] = "the-mayor"
    load(tmp_path, bundle)
    assert {link.source.slug for each in Attribution.objects.all() for link in each.links.all()} == {
        "the-mayor"
    }
    assert claim_on("1,200").quantity.unit == Unit.objects.get(slug="dwelling")
    assert claim_on("40").quantity.name == "People killed in Arnmouth"


def test_a_name_goes_before_a_slug(tmp_path):
    bundle = small()
    bundle["sources"].append({"name": "City of Arnmouth", "kind": "state", "slug": "mayor-of-arnmouth"})
    bundle["sources"][2]["slug"] = "m"
    bundle["attributions"][0]["links"][0]["source"] = "mayor of arnmouth"
    load(tmp_path, bundle)
    assert claim_on("1,200").attributions.get().links.get().source.slug == "m"


def test_an_outlet_is_made_when_it_is_new(tmp_path):
    bundle = small()
    del bundle["sources"][0]
    load(tmp_path, bundle)
    assert Article.objects.get().outlet.as_record().kind == "outlet"


def test_another_bundles_source_is_the_same_and_its_silence_no_difference(stored, tmp_path):
    bundle = small()
    bundle["sources"] = [
        {"name": "Northern Post", "kind": "outlet"},
        {"name": "Arnmouth", "kind": "state"},
        {"name": "Jo Arkwright", "kind": "person", "aliases": [{"name": "MAYOR of Arnmouth"}]},
    ]
    bundle["article"] = {"slug": "other", "outlet": "Northern Post", "versions": [{"text": "Nothing here."}]}
    for key in ("attributions", "claims", "mentions", "links"):
        del bundle[key]
    out = load(tmp_path / "other", bundle)
    assert Source.objects.count() == 3
    assert [line.strip() for line in out.partition("kept:\n")[2].splitlines()] == [
        "source/arnmouth: kind: the file has “state”, stored and kept is “organisation”",
        "source/mayor-of-arnmouth: name: the file has “Jo Arkwright”, stored and kept is “Mayor of Arnmouth”",
    ]


def test_members_may_be_members_of_each_other(tmp_path):
    bundle = small()
    bundle["sources"] += [
        {"name": "A", "kind": "group", "affiliations": [{"kind": "member_of", "organisation": "B"}]},
        {"name": "B", "kind": "group", "affiliations": [{"kind": "member_of", "organisation": "A"}]},
    ]
    load(tmp_path, bundle)
    ties = {
        (tie.source.name, tie.organisation.name)
        for name in "AB"
        for tie in Source.objects.get(name=name).affiliations.all()
    }
    assert ties == {("A", "B"), ("B", "A")}
    assert set(LedgerEntry.objects.values_list("action", flat=True)) == {"imported"}


def test_things_may_be_declared_after_what_names_them(tmp_path):
    bundle = small()
    bundle["sources"].reverse()
    bundle["quantities"][0]["broader"] = "Homes"
    bundle["quantities"].append({"name": "Homes", "unit": "house", "statistic": "count"})
    load(tmp_path, bundle)
    assert Quantity.objects.get(broader__name="Homes").name == "Homes flooded in Arnmouth"


# --- Links, across bundles too ----------------------------------------------------------------------------


def other_bundle(to):
    """A second article whose only claim derives from one of the first."""
    return {
        "bundle": 1,
        "article": {
            "slug": "a-second",
            "outlet": "Southern Post",
            "versions": [{"text": "Some 40 died, it says."}],
        },
        "claims": [
            {
                "id": "x",
                "quote": "Some 40 died, it says.",
                "number": "40",
                "comparator": "approx",
                "point": "40",
            }
        ],
        "links": [{"from": "x", "kind": "derived_from", "to": to, "basis": "in_text"}],
    }


@pytest.mark.parametrize("how", ["number", "uid"])
def test_a_link_may_lead_to_another_bundle_of_the_same_load(tmp_path, how):
    to = {"article": "arnmouth-floods", "number": "40", "occurrence": 1}
    bundle = small()
    if how == "uid":
        to = {"uid": "a-uid-of-its-own"}
        bundle["claims"][1]["uid"] = "a-uid-of-its-own"
    write(tmp_path / "all" / "a-second", other_bundle(to))
    write(tmp_path / "all" / "b-first", bundle)
    outcome = run("load_bundle", tmp_path / "all")
    assert outcome.status == 0, outcome.err
    link = ClaimLink.objects.get(kind="derived_from")
    assert (link.from_claim.mention.version.article.slug, link.to_claim.mention.version.article.slug) == (
        "a-second",
        "arnmouth-floods",
    )


def test_one_article_in_two_bundles_of_one_load_is_stored_once(tmp_path):
    write(tmp_path / "all" / "a")
    other = small()
    other["claims"][0]["note"] = "Another note."
    del other["links"]
    write(tmp_path / "all" / "b", other)
    status, out, err = run("load_bundle", tmp_path / "all")
    assert (status, err) == (0, "")
    assert rows()["Article"] == 1
    assert ClaimLink.objects.exists()
    assert "note: the file has “Another note.”, stored and kept is nothing" in out


def test_one_article_with_two_texts_in_one_load_is_refused(tmp_path):
    write(tmp_path / "all" / "a")
    write(tmp_path / "all" / "b", text=f"{TEXT}One line more.\n")
    status, _, err = run("load_bundle", tmp_path / "all")
    assert status == 1
    assert "$.article.versions: Version 1 is stored with another text" in err
    assert rows()["Article"] == 0


# --- Texts ------------------------------------------------------------------------------------------------


def test_words_are_found_in_the_text_as_it_is_kept(tmp_path):
    bundle = copy.deepcopy(small())
    bundle["claims"] = [
        {"quote": "Zu\u0308rich zählt\r\n9 Brände.", "number": "9", "comparator": "exact", "point": "9"}
    ]
    for key in ("attributions", "mentions", "links"):
        del bundle[key]
    load(tmp_path, bundle, "Z\u00fcrich za\u0308hlt\n9 Bra\u0308nde.\r\n")
    assert claim_on("9").spans.get(role="quote").exact == "Zürich zählt\n9 Brände."


def test_without_the_import_account_the_command_says_what_to_do(tmp_path):
    get_user_model().objects.filter(username="import").delete()
    status, _, err = run("load_bundle", write(tmp_path))
    assert status == 1
    assert "migrate" in err


def test_the_example_of_the_documentation_is_loaded_with_the_uid_its_recipe_gives(tmp_path):
    page = (FIXTURES.parents[1] / "docs" / "bundle-format.md").read_text(encoding="utf-8")
    text = page.split("holds\n\n```\n")[1].split("```")[0]
    bundle = page.split("```json\n")[1].split("```")[0]
    load(tmp_path, bundle, text)
    parts = ("northern post", hashlib.sha256(text.encode()).hexdigest(), "9", "14", "1")
    digest = hashlib.sha256("\n".join(parts).encode()).digest()
    assert claim_on("1,200").uid == base64.b32encode(digest).decode().lower()[:16]
    assert Attribution.objects.get().uid != claim_on("1,200").uid


def test_what_an_editor_discarded_comes_in_with_a_bundle_and_goes_on_at_the_next_revision(tmp_path, editor):
    """Of each: a claim with its link, a source, a quantity. What is discarded says nothing against a bundle."""
    bare = {**small(), "claims": [], "attributions": [], "mentions": [], "links": []}
    bare["sources"] = bare["sources"][:1]
    bare["quantities"] = []
    load(tmp_path, bare)
    version = Article.objects.get().versions.get()
    quantity = create_quantity(
        content=QuantityRecord("", "Homes flooded in Arnmouth", "house", "count"), by=editor
    )
    source = create_source(content=SourceRecord("", "Mayor of Arnmouth", "person"), by=editor)
    homes = claim_record(version, "1,200", TEXT.splitlines()[1], comparator="at_least", lower="1200")
    dead = claim_record(version, "40", "The mayor spoke of 40 dead.", comparator="exact", point="40")
    homes, dead = (create_claim(content=content, by=editor) for content in (homes, dead))
    dead = link_claim(
        claim=dead, revision=1, links=[ClaimLinkRecord(homes.uid, "same_statement", "editor")], by=editor
    )
    discard_claim(claim=dead, revision=2, by=editor)
    discard_claim(claim=homes, revision=1, by=editor)
    discard_quantity(quantity=quantity, revision=1, by=editor)
    discard_source(source=source, revision=1, by=editor)
    load(tmp_path)
    assert (claim_on("1,200").revision, claim_on("1,200").review) == (3, "approved")
    assert Source.objects.get(name="Mayor of Arnmouth").revision == 3
    assert Quantity.objects.get(slug=quantity.slug).revision == 3
    assert ClaimLink.objects.get().from_claim.uid == dead.uid
    assert run("verify").status == 0

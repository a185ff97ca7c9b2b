"""A text that comes in is read at once; reading it again touches nothing that was decided."""

from dataclasses import replace

import pytest

from claims.actions import decide_mention, edit_article, enter_article, read_version, readings
from claims.models import MentionList, NumberMention, NumericClaim
from newsledger.ledger.models import LedgerEntry
from sources.actions import create_article, create_source
from sources.domain.records import ArticleRecord, SourceRecord, VersionRecord
from sources.models import Article
from tests.refusals import refused
from tests.world import make_user

pytestmark = pytest.mark.django_db

TEXT = (
    "At least 40 boats sank on Monday, the harbour office told Velpress.\n"
    "It said 12 of the crews were missing. The office moved here in 2019."
)


@pytest.fixture
def editor():
    return make_user("editor", "Editor")


def entered(editor, text: str = TEXT, **fields) -> Article:
    content = ArticleRecord(
        slug="", outlet="", headline="Boats", published="2025-07-09", versions=(VersionRecord(1, ""),)
    )
    return enter_article(content=replace(content, **fields), text=text, new_outlet="Northern Post", by=editor)


def numbers() -> dict[str, NumberMention]:
    return {mention.exact: mention for mention in NumberMention.objects.all()}


def test_an_article_is_stored_with_a_proposal_for_every_number(editor):
    article = entered(editor)
    found = numbers()
    assert set(found) == {"40", "12", "2019"}
    assert {mention.fate for mention in found.values()} == {"undecided"}
    assert {mention.proposed_by for mention in found.values()} == {readings.VERSION}
    (claim,) = found["40"].proposal["claims"]
    assert (claim["comparator"], claim["lower"], claim["period"]) == ("at_least", "40", "2025-07-07")
    (attribution,) = found["40"].proposal["attributions"]
    assert [link["source"] for link in attribution["links"]] == ["harbour office", "Velpress"]
    assert found["2019"].proposal["mentions"][0]["fate"] == "date"
    assert NumericClaim.objects.count() == 0, "nothing proposed is a claim"
    assert LedgerEntry.objects.filter(record=f"mentions/{article.slug}/1", by="editor").count() == 1


def test_an_article_that_is_refused_leaves_no_proposals_either(editor):
    entered(editor, slug="boats")
    entries = LedgerEntry.objects.count()
    with refused("slug"):
        entered(editor, "Another text with 7 in it.", slug="boats")
    with refused("text"):  # the outlet's very text, again
        entered(editor)
    with refused("text"):
        entered(editor, text=" \n")
    assert (LedgerEntry.objects.count(), Article.objects.count()) == (entries, 1)


def test_a_name_that_the_ledger_knows_is_read_by_itself(editor, django_assert_max_num_queries):
    create_source(content=SourceRecord(slug="", name="Lower Valley", kind="organisation"), by=editor)
    text = "Spokespeople for the Lower Valley Harbour Trust’s partners said 12 crews sank."
    entered(editor, text)
    assert [source["name"] for source in numbers()["12"].proposal["sources"]] == ["Lower Valley"]
    with django_assert_max_num_queries(1):
        assert readings.read(text, "").claims


def test_the_outlet_passes_nothing_on_to_itself(editor):
    told = "Ann Lee told the Northern Post that 12 crews sank, and told Velpress that 40 did."
    entered(editor, told)
    chains = [numbers()[words].proposal["attributions"][0]["links"] for words in ("12", "40")]
    assert [[link["source"] for link in links] for links in chains] == [["Ann Lee"], ["Ann Lee", "Velpress"]]
    version = Article.objects.get().versions.get()
    entries = LedgerEntry.objects.count()
    read_version(version=version, by=editor)
    assert LedgerEntry.objects.count() == entries


def test_a_stored_name_that_nobody_is_credited_by_changes_nothing(editor):
    create_source(content=SourceRecord(slug="", name="crews", kind="group"), by=editor)
    entered(editor, "Ann Lee said 12 crews sank.")
    assert [source["name"] for source in numbers()["12"].proposal["sources"]] == ["Ann Lee"]


@pytest.mark.parametrize("name", ["Ann \x07 Lee", "Ann " + "x" * 2000, "Ann\u200b ’s", "Ann ⸮ Lee"])
def test_a_name_that_none_could_have_is_no_obstacle(editor, name):
    entered(editor, f"{name} said 12 crews sank.")
    assert "12" in numbers()


def test_a_new_version_is_read_and_the_old_one_left_alone(editor):
    article = entered(editor)
    lists = list(MentionList.objects.values_list("pk", "revision"))
    content = article.as_record()
    edit_article(
        article=article,
        revision=article.revision,
        content=replace(content, versions=(*content.versions, VersionRecord(2, ""))),
        texts={2: TEXT.replace("40", "41")},
        by=editor,
    )
    assert list(MentionList.objects.filter(version__number=1).values_list("pk", "revision")) == lists
    assert {mention.exact for mention in NumberMention.objects.filter(version__number=2)} == {
        "41",
        "12",
        "2019",
    }


def test_reading_again_changes_nothing_where_nothing_is_read_otherwise(editor):
    version = entered(editor).versions.get()
    entries = LedgerEntry.objects.count()
    read_version(version=version, by=editor)
    assert LedgerEntry.objects.count() == entries


def test_reading_again_never_touches_what_was_decided(editor, monkeypatch):
    version = entered(editor).versions.get()
    forty = numbers()["40"]
    decide_mention(
        version=version, start=forty.start, end=forty.end, fate="dismissed", by=editor, reason="a guess"
    )
    monkeypatch.setattr(readings, "VERSION", "reader 1000")
    read_version(version=version, by=editor)
    found = numbers()
    assert (found["40"].fate, found["40"].reason, found["40"].proposal) == ("dismissed", "a guess", None)
    assert found["12"].proposed_by == "reader 1000"


def test_what_was_decided_on_a_part_of_a_number_keeps_the_number_from_being_proposed(editor):
    version = create_article(
        content=ArticleRecord(
            slug="rain",
            outlet=create_source(
                content=SourceRecord(slug="post", name="Post", kind="outlet"), by=editor
            ).slug,
            versions=(VersionRecord(1, ""),),
        ),
        texts={1: "It rained 40 to 50 litres."},
        by=editor,
    ).versions.get()
    decide_mention(version=version, start=10, end=12, fate="dismissed", by=editor)
    read_version(version=version, by=editor)
    assert [mention.exact for mention in NumberMention.objects.all()] == ["40"]


def test_deciding_on_a_number_takes_away_what_was_proposed_across_it(editor):
    version = entered(editor, "It rained 40 to 50 litres, the office said.").versions.get()
    assert set(numbers()) == {"40 to 50"}
    decide_mention(version=version, start=10, end=12, fate="dismissed", by=editor)
    assert set(numbers()) == {"40"}


@pytest.mark.parametrize("text", ["١,٢٫٣ boats", "½3 boats and 4", "1.2.3,4", "٣½٣"])
def test_no_odd_figure_keeps_an_article_out(editor, text):
    assert entered(editor, text).versions.get().text == text


def test_a_text_of_nothing_but_numbers_is_marked_only_so_far(editor):
    entered(editor, "There were 7 boats. " * (readings.MOST_NUMBERS + 5))
    assert NumberMention.objects.count() == readings.MOST_NUMBERS


def test_only_the_beginning_of_a_very_long_text_is_read(editor, monkeypatch):
    monkeypatch.setattr(readings, "MOST_READ", 60)
    entered(
        editor, "At least 40 boats sank, Ann Lee told Velpress. " + "It rained. " * 4 + "Then 12 more sank."
    )
    assert set(numbers()) == {"40"}


def test_a_number_across_the_end_of_what_is_read_is_not_cut(editor, monkeypatch):
    text = "At least 40 boats sank, and 1,200 men left."
    monkeypatch.setattr(readings, "MOST_READ", text.index("200") + 1)
    entered(editor, text)
    assert set(numbers()) == {"40"}

"""Sources and articles are curated in the admin; every save is one action with its entry in the ledger."""

from typing import Any

import pytest
from django.contrib.admin.models import LogEntry
from django.test import Client
from django.utils import timezone

from newsledger.ledger.models import LedgerEntry
from sources.actions import edit_source, merge_source
from sources.models import Article, ArticleVersion, Source
from tests.admin_pages import address, address_of, complaints, form_of, read, save
from tests.world import TEXT, World

pytestmark = pytest.mark.django_db


@pytest.fixture
def client(world: World) -> Client:
    client = Client()
    client.force_login(world.editor)
    return client


def entries() -> int:
    return LedgerEntry.objects.count()


# --- Sources ---


def test_a_source_is_added_with_its_spellings_and_ties(client: Client, world: World):
    answer = save(
        client,
        address_of(Source, "add"),
        **{
            "name": "  Міністерство оборони ",
            "kind": "office",
            "anonymity": "named",
            "aliases-TOTAL_FORMS": 1,
            "aliases-0-name": "Ministry of Defence of Ukraine",
            "aliases-0-language": "en",
            "affiliations-TOTAL_FORMS": 1,
            "affiliations-0-kind": "part_of",
            "affiliations-0-organisation": world.sources["ukraine"].pk,
            "affiliations-0-since": "1991",
        },
    )
    assert answer.status_code == 302
    source = Source.objects.get(slug="ministerstvo-oboroni")
    assert source.name == "Міністерство оборони"
    assert {alias.name for alias in source.aliases.all()} == {source.name, "Ministry of Defence of Ukraine"}
    assert str(source.affiliations.get()) == "Міністерство оборони part of Ukraine"
    entry = LedgerEntry.objects.first()
    assert (entry.record, entry.action, entry.by) == ("source/ministerstvo-oboroni", "created", "editor")
    assert LogEntry.objects.count() == 0


def test_an_edit_makes_one_revision_and_one_entry_with_its_reason(client: Client, world: World):
    tass, before = world.sources["tass"], entries()
    save(client, tass, country="RU", reason="as in ISO 3166-1")
    tass.refresh_from_db()
    assert (tass.country, tass.revision, entries() - before) == ("RU", 2, 1)
    assert LedgerEntry.objects.first().reason == "as in ISO 3166-1"
    assert tass.affiliations.count() == 1
    assert LogEntry.objects.count() == 0


def test_a_save_with_nothing_edited_writes_nothing_and_says_so(client: Client, world: World):
    before = entries()
    for source in Source.objects.all():
        page = client.get(save(client, source).url).content.decode()
        assert f"Nothing was edited, so nothing was written: {source.name.replace('’', '’')}" in page
        source.refresh_from_db()
        assert source.revision == 1
    assert entries() == before


def test_what_a_browser_bends_stays_as_it_is_stored(client: Client, world: World):
    tass = world.sources["tass"]
    content = tass.as_record()
    kept = {"note": "\n two\r\nlines \n", "country": " a\nb "}
    stored = edit_source(
        source=tass, revision=1, content=content.__class__(**{**vars(content), **kept}), by=world.editor
    )
    before = entries()
    assert save(client, stored).status_code == 302
    assert entries() == before
    assert save(client, stored, homepage="https://tass.ru").status_code == 302
    stored.refresh_from_db()
    assert {name: getattr(stored, name) for name in kept} == kept


def test_parts_are_changed_added_and_removed_in_one_save(client: Client, world: World):
    zakharova = world.sources["maria-zakharova"]
    answer = save(
        client,
        zakharova,
        **{
            "affiliations-0-role": "spokeswoman",
            "affiliations-TOTAL_FORMS": 2,
            "affiliations-1-kind": "member_of",
            "affiliations-1-organisation": world.sources["russia"].pk,
        },
    )
    assert answer.status_code == 302
    assert [tie.role for tie in zakharova.affiliations.order_by("role")] == ["", "spokeswoman"]
    save(client, zakharova, **{"affiliations-0-DELETE": "on"})
    assert zakharova.affiliations.count() == 1
    zakharova.refresh_from_db()
    assert zakharova.revision == 3


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"name": "cnn"}, "“CNN” is already a spelling of the source “CNN” (cnn)"),
        ({"name": "\u200b"}, "The name has no visible character."),
        ({"wikidata_id": "48340"}, "A Wikidata id is Q and a number"),
        ({"homepage": "javascript:alert(1)"}, "Enter a valid URL."),
        ({"anonymity": "unnamed_group", "wikidata_id": "Q1"}, "An unnamed source is nobody in particular"),
        ({"kind": "planet"}, "Select a valid choice."),
        ({"aliases-TOTAL_FORMS": 1, "aliases-0-name": "Cnn"}, "is already a spelling of the source “CNN”"),
        ({"aliases-TOTAL_FORMS": 1, "aliases-0-language": "en"}, "This field is required."),
        ({"affiliations-0-since": "last year"}, "“last year” is not a date as known."),
        ({"affiliations-0-organisation": ""}, "This field is required."),
        ({"affiliations-0-organisation": "999"}, "Select a valid choice."),
        ({"based_on": ""}, "The form doesn't say which revision it changes"),
        ({"based_on": "x"}, "Enter a whole number."),
    ],
)
def test_what_is_refused_is_told_and_nothing_typed_is_lost(client: Client, changes: dict, told: str):
    tass, before = Source.objects.get(slug="tass"), entries()
    sent = form_of(client, tass, **{"note": "typed\r\nby hand", **changes})
    answer = client.post(address(tass), sent)
    assert told in complaints(answer)
    shown = read(answer).data
    assert {name: shown[name] for name in ("note", "kind") if name not in changes} == {
        name: sent[name] for name in ("note", "kind") if name not in changes
    }
    assert {
        name: shown.get(name) for name in changes if name not in ("kind", "affiliations-0-organisation")
    } == {
        name: str(value)
        for name, value in changes.items()
        if name not in ("kind", "affiliations-0-organisation")
    }
    assert entries() == before


def test_a_tie_that_closes_a_circle_is_refused_at_the_ties(client: Client, world: World):
    answer = save(
        client,
        world.sources["russia"],
        **{
            "affiliations-TOTAL_FORMS": 1,
            "affiliations-0-kind": "part_of",
            "affiliations-0-organisation": world.sources["foreign-ministry"].pk,
        },
    )
    assert "This tie closes a circle" in complaints(answer)


def test_the_second_of_two_editors_is_told_and_loses_nothing(client: Client, world: World):
    tass = world.sources["tass"]
    mine = form_of(client, tass, note="mine")
    save(client, tass, country="RU")
    answer = client.post(address(tass), mine)
    assert "TASS was changed by someone else" in complaints(answer)
    assert read(answer).data["note"] == "mine"
    tass.refresh_from_db()
    assert (tass.country, tass.note, tass.revision) == ("RU", "", 2)


def test_parts_that_are_gone_meanwhile_are_no_server_error(client: Client, world: World):
    zakharova = world.sources["maria-zakharova"]
    mine = form_of(client, zakharova, **{"affiliations-0-role": "mine"})
    save(client, zakharova, **{"affiliations-0-DELETE": "on"})
    answer = client.post(address(zakharova), mine)
    assert "was changed by someone else" in complaints(answer)
    assert read(answer).data["affiliations-0-role"] == "mine"


def test_a_slug_is_given_once(client: Client, world: World):
    add = address_of(Source, "add")
    assert "“cnn”" in complaints(save(client, add, name="Another", kind="outlet", slug="cnn"))
    save(client, add, name="Another", kind="outlet", slug="another-one")
    assert "slug" not in read(client.get(address(Source.objects.get(slug="another-one")))).data


def test_the_history_is_the_ledgers(client: Client, world: World):
    tass = world.sources["tass"]
    save(client, tass, country="RU", reason="as in ISO 3166-1")
    page = client.get(address(tass, "history")).content.decode()
    numbers = list(LedgerEntry.objects.filter(record="source/tass").values_list("number", flat=True))
    assert [f"/admin/ledger/ledgerentry/{number}/change/" in page for number in numbers] == [True, True]
    assert page.index("as in ISO 3166-1") < page.index("Created")


# --- Articles ---


def test_an_article_is_pasted_with_its_text_as_it_is(client: Client, world: World):
    text = "\r\n  Дев’ять мільйонів снарядів 🚀\r\nкафé  \r\n"
    answer = save(
        client,
        address_of(Article, "add"),
        outlet=world.sources["cnn"].pk,
        headline="Shells",
        text=text,
    )
    assert answer.status_code == 302
    version = ArticleVersion.objects.get(article__slug="shells")
    assert version.text == "\n  Дев’ять мільйонів снарядів 🚀\nкафé  \n"
    assert (version.number, len(version.sha256)) == (1, 64)


def test_a_new_outlet_is_made_with_its_article(client: Client, world: World):
    before = entries()
    answer = save(client, address_of(Article, "add"), new_outlet="Daily Ledger", text="At least 100.")
    assert answer.status_code == 302, complaints(answer)
    article = Article.objects.get(outlet__name="Daily Ledger")
    assert (article.outlet.kind, article.slug) == ("outlet", "daily-ledger")
    assert entries() == before + 3


def test_a_new_outlet_under_a_name_that_is_known_is_that_source(client: Client, world: World):
    merge_source(
        source=world.sources["tass"],
        into=world.sources["cnn"],
        revision=1,
        by=world.editor,
        reason="for the test",
    )
    for named, meant in (("ＣＮＮ", "cnn"), ("tass", "cnn")):
        save(client, address_of(Article, "add"), new_outlet=named, text=f"By {named}.")
        assert Article.objects.latest("pk").outlet.slug == meant
    assert Source.objects.count() == len(world.sources)


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({}, "Choose the outlet, or name a new one beside it."),
        ({"outlet": "cnn", "new_outlet": "Daily Ledger"}, "Choose an outlet or name a new one, not both."),
        ({"new_outlet": "\u200b"}, "name"),
        ({"new_outlet": "Daily Ledger", "url": "ftp://example.org"}, "must begin with http"),
        ({"new_outlet": "Daily Ledger", "slug": "lavrov-wonsan"}, "Another article has the slug"),
    ],
)
def test_an_article_is_refused_together_with_its_new_outlet(
    client: Client, world: World, changes: dict[str, Any], told: str
):
    before = LedgerEntry.objects.count()
    if "outlet" in changes:
        changes = {**changes, "outlet": world.sources["cnn"].pk}
    answer = save(client, address_of(Article, "add"), text="At least 100.", **changes)
    assert told in complaints(answer)
    assert read(answer).data["text"] == "At least 100."
    assert LedgerEntry.objects.count() == before
    assert not Source.objects.filter(name="Daily Ledger").exists()


def test_an_article_without_its_text_is_refused(client: Client, world: World):
    answer = save(client, address_of(Article, "add"), outlet=world.sources["cnn"].pk, headline="Shells")
    assert "Paste the article’s text." in complaints(answer)


def test_a_stored_text_is_shown_whole_and_never_sent_back(client: Client, world: World):
    page = client.get(address(world.article))
    assert TEXT.split("\n")[2] in page.content.decode()
    assert "versions-0-text" not in read(page).data


def test_an_unchanged_save_keeps_text_hash_and_moments_to_the_microsecond(client: Client, world: World):
    ArticleVersion.objects.filter(pk=world.version.pk).update(retrieved_at=timezone.now())
    before, stored = entries(), ArticleVersion.objects.values().get(pk=world.version.pk)
    assert save(client, world.article).status_code == 302
    assert entries() == before
    assert ArticleVersion.objects.values().get(pk=world.version.pk) == stored


def test_a_stored_text_is_not_changed_by_what_is_sent(client: Client, world: World):
    save(client, world.article, **{"versions-0-text": "another", "byline": "A. Nother"})
    world.article.refresh_from_db()
    assert world.article.byline == "A. Nother"
    assert ArticleVersion.objects.get(pk=world.version.pk).text == TEXT


def test_a_changed_text_is_a_new_version(client: Client, world: World):
    answer = save(
        client,
        world.article,
        **{
            "versions-TOTAL_FORMS": 2,
            "versions-1-text": "Another text.",
            "versions-1-correction_notice": "An earlier version\r\nsaid otherwise.",
        },
    )
    assert answer.status_code == 302
    second = world.article.versions.get(number=2)
    assert (second.text, second.correction_notice) == ("Another text.", "An earlier version\nsaid otherwise.")
    world.article.refresh_from_db()
    assert world.article.revision == 2


def test_a_text_of_a_megabyte_in_cyrillic_can_be_pasted(client: Client, world: World):
    text = "снарядів " * 58_000
    answer = save(
        client,
        address_of(Article, "add"),
        outlet=world.sources["cnn"].pk,
        headline="Long",
        text=text,
    )
    assert answer.status_code == 302
    assert ArticleVersion.objects.get(article__slug="long").text == text


def test_the_form_for_a_text_is_sent_in_parts(client: Client):
    # Percent-encoded, a megabyte of Cyrillic would be more than the server takes.
    assert b'enctype="multipart/form-data"' in client.get(address_of(Article, "add")).content


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"text": "а" * 500_001}, "1,000,002 bytes of UTF-8"),
        ({"text": "a" + "\u0301" * 31}, "combining marks in a row"),
        ({"text": "   \r\n"}, "The text is empty."),
        ({"retrieved_at": "soon", "text": "A."}, "Enter a valid date/time."),
        ({"published": "2025-02-30", "text": "A."}, "has no day 30"),
        ({"url": "ftp://example.org", "text": "A."}, "must begin with http"),
        ({"outlet": "abc", "text": "A."}, "Select a valid choice."),
        ({"outlet": "9" * 40, "text": "A."}, "Select a valid choice."),
        ({"slug": "lavrov-wonsan", "text": "A."}, "Another article has the slug"),
    ],
)
def test_an_article_that_is_refused_is_told_why(client: Client, world: World, changes: dict, told: str):
    sent = {"outlet": world.sources["cnn"].pk, "headline": "Shells", **changes}
    assert told in complaints(save(client, address_of(Article, "add"), **sent))
    assert not Article.objects.filter(headline="Shells").exists()

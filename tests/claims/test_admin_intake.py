"""The intake: what is pasted or uploaded comes in as it is, what is stored is recognised, nothing typed is lost."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from claims.models import NumberMention
from sources.models import Article, ArticleVersion, Source
from tests.admin_pages import form_of, read
from tests.world import DRONES, ROUND, SOLDIERS, TEXT, World, make_article, make_user

pytestmark = pytest.mark.django_db

INTAKE = "/admin/claims/intake/"
PAGE = f"""<!doctype html><html lang="en"><head><title>Lavrov in Wonsan - Example Post</title>
<meta property="og:site_name" content="The Example Post"><meta property="og:title" content="Lavrov in Wonsan">
<meta property="article:published_time" content="2025-07-12T09:00:00Z"><meta name="author" content="A. N. Writer">
<link rel="canonical" href="https://example.org/2025/lavrov"></head>
<body><nav>Menu of many things</nav><article><h1>Lavrov in Wonsan</h1>
<p class="standfirst">He met the leader and said what comes next.</p>
<p>{ROUND}</p><p>{SOLDIERS}</p><p>{DRONES}</p></article><footer>© The Example Post</footer></body></html>"""
OWN = "Shells fell on Velp\n\nAt least 100 shells fell on the town of Velp on Sunday, its mayor said.\n"


@pytest.fixture
def editor(world: World) -> Client:
    client = Client()
    client.force_login(world.editor)
    return client


def sent(client: Client, **typed: Any) -> HttpResponse:
    """Send the form as a browser would, with this typed into it."""
    return client.post(INTAKE, form_of(client, INTAKE) | typed)


def again(answer: HttpResponse, client: Client, **typed: Any) -> HttpResponse:
    """Send the form that was answered, with this changed."""
    return client.post(INTAKE, read(answer).data | typed)


def saved(markup: str | bytes, name: str = "saved.html") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, markup.encode() if isinstance(markup, str) else markup)


def cnn() -> Source:
    return Source.objects.get(slug="cnn")


def test_a_pasted_text_is_stored_read_and_opened_at_its_desk(editor: Client):
    answer = sent(editor, text=OWN, outlet=cnn().pk, headline="Shells fell", published="2025-07-13")
    version = ArticleVersion.objects.get(article__headline="Shells fell")
    assert answer.headers["Location"] == desk(version)
    assert (version.text, version.article.published_basis) == (OWN, "stated")
    assert NumberMention.objects.filter(version=version, exact="100", fate="undecided").exists()


def desk(version: ArticleVersion) -> str:
    return reverse("admin:claims_desk", args=[version.pk])


def test_a_text_without_date_is_stored_with_none(editor: Client):
    sent(editor, text=OWN, new_outlet="The Velp Courier")
    article = Article.objects.get(outlet__name="The Velp Courier")
    assert (article.published, article.published_basis) == ("", "unknown")


def test_an_uploaded_page_fills_the_form_and_says_where_each_value_was_found(editor: Client):
    answer = sent(editor, take_in="1", upload=saved(PAGE))
    form, page = read(answer), answer.content.decode()
    assert form.data["text"].split("\r\n\r\n") == [
        "Lavrov in Wonsan",
        "He met the leader and said what comes next.",
        ROUND,
        SOLDIERS,
        DRONES,
    ]
    assert {name: form.data[name] for name in ("headline", "new_outlet", "published", "published_basis")} == {
        "headline": "Lavrov in Wonsan",
        "new_outlet": "The Example Post",
        "published": "2025-07-12",
        "published_basis": "metadata",
    }
    assert (form.data["byline"], form.data["language"]) == ("A. N. Writer", "en")
    assert form.data["url"] == "https://example.org/2025/lavrov"
    for where in (
        "meta article:published_time",
        "link canonical",
        "the page’s first heading",
        "meta og:site_name",
    ):
        assert where in page
    assert not Article.objects.filter(headline="Lavrov in Wonsan").exists()
    # What is like it is stored already: the same wire text, in another outlet.
    asked = again(answer, editor)
    assert "another outlet’s copy" in asked.content.decode().lower()


def test_what_an_editor_typed_stays_when_a_page_is_taken_in_and_another_page_replaces_the_first(
    editor: Client,
):
    first = sent(editor, take_in="1", upload=saved(PAGE), byline="My own")
    assert read(first).data["byline"] == "My own"
    assert "Kept as you typed: byline" in first.content.decode()
    other = PAGE.replace("Lavrov in Wonsan", "Another headline").replace('content="2025-07-12T09:00:00Z"', "")
    second = read(again(first, editor, take_in="1", upload=saved(other))).data
    assert (second["headline"], second["published"], second["byline"]) == ("Another headline", "", "My own")
    assert second["text"].startswith("Another headline")
    mended = again(first, editor, take_in="1", upload=saved(other), text="Mended.")
    assert read(mended).refused == {"upload"}
    assert read(mended).data["text"] == "Mended."


@pytest.mark.parametrize(
    ("content", "name", "told"),
    [
        (b"", "saved.html", "The file is empty"),
        (b"%PDF-1.7 \x00\x01", "story.pdf", "This is a PDF"),
        (b"PK\x03\x04rest", "story.docx", "word processor’s file"),
        (bytes(range(256)) * 50, "film.html", "This is no text"),
        (b"<html><body><div id='app'></div></body></html>", "saved.html", "No article’s text was found"),
        (b"<html><body>" + b"<div>" * 100_000, "deep.html", "which is more than any article has"),
        (b"a" * 10_000_001, "long.txt", "at most 10,000,000 are taken in"),
        (b"a " * 600_000, "long.txt", "at most 1,000,000 can be kept"),
        (b"a\0b", "nul.txt", "NUL"),
        (b"e" + b"\xcc\x81" * 50, "marks.txt", "combining marks"),
    ],
)
def test_what_cant_be_taken_in_is_told_and_nothing_typed_is_lost(
    editor: Client, content: bytes, name: str, told: str
):
    answer = sent(editor, take_in="1", upload=saved(content, name), headline="Typed", text="Typed, too.")
    form = read(answer)
    assert form.refused == {"upload"}
    assert told in " ".join(form.errors)
    assert (form.data["headline"], form.data["text"]) == ("Typed", "Typed, too.")


def test_taking_in_nothing_asks_for_a_file_and_no_address_is_fetched_unless_switched_on(editor: Client):
    assert read(sent(editor, take_in="1", text=OWN)).refused == {"upload"}
    assert "address" not in read(editor.get(INTAKE)).texts
    answer = sent(editor, take_in="1", address="http://127.0.0.1:1/")
    assert read(answer).refused == {"upload"}


def test_the_very_text_of_the_outlet_is_never_stored_twice(editor: Client, world: World):
    before = ArticleVersion.objects.count()
    answer = sent(editor, text=TEXT, outlet=cnn().pk)
    assert "This very text is stored already" in answer.content.decode()
    assert desk(world.version) in answer.content.decode()
    answer = again(answer, editor, what="another")
    assert read(answer).refused == {"text"}
    assert ArticleVersion.objects.count() == before


def test_a_changed_text_becomes_a_new_version_with_its_correction(editor: Client, world: World):
    changed = TEXT.replace("728", "741")
    asked = sent(editor, text=changed, outlet=cnn().pk, correction_notice="The number of drones was wrong.")
    page = asked.content.decode()
    assert "<del>728</del>" in page
    assert "<ins>741</ins>" in page
    assert ArticleVersion.objects.count() == 1
    article = world.article
    answer = again(asked, editor, what=f"version-{article.pk}-{article.revision}")
    assert answer.status_code == 302
    version = article.versions.get(number=2)
    assert (version.text, version.correction_notice) == (changed, "The number of drones was wrong.")
    # Sent again by a second click, it is known already.
    answer = again(asked, editor, what=f"version-{article.pk}-{article.revision}")
    assert "This very text is stored already" in answer.content.decode()
    assert article.versions.count() == 2


def test_a_version_is_refused_of_an_article_that_was_changed_meanwhile(editor: Client, world: World):
    asked = sent(editor, text=TEXT.replace("728", "741"), outlet=cnn().pk)
    answer = again(asked, editor, what=f"version-{world.article.pk}-{world.article.revision + 1}")
    assert "what" in read(answer).refused
    assert ArticleVersion.objects.count() == 1


def test_no_outlet_has_a_new_version_of_anothers_article(editor: Client, world: World):
    other = world.sources["tass"]
    asked = sent(editor, text=TEXT.replace("728", "741"), outlet=other.pk)
    article = world.article
    chosen = {"what": f"version-{article.pk}-{article.revision}"}
    answer = again(asked, editor, **chosen)
    assert read(answer).refused == {"outlet"}
    assert again(answer, editor, **chosen, outlet="", new_outlet="C N N").status_code == 200
    assert again(answer, editor, **chosen, outlet="", new_outlet="cnn").status_code == 302


def test_an_agencys_copy_says_whose_text_it_is(editor: Client, world: World):
    make_article(by=world.editor, text=OWN, slug="shells", outlet="tass", headline="Shells")
    asked = sent(editor, text=OWN, outlet=cnn().pk, headline="Shells on Velp")
    copied = Article.objects.get(slug="shells")
    assert again(asked, editor, what=f"copy-{copied.pk}").status_code == 302
    copy = Article.objects.get(headline="Shells on Velp")
    assert (copy.syndicated_from, copy.outlet) == (world.sources["tass"], cnn())


def test_the_same_address_asks_for_a_new_version_whatever_the_text(editor: Client, world: World):
    make_article(by=world.editor, text=OWN, slug="shells", url="https://example.org/shells")
    asked = sent(editor, text="Quite another text.", outlet=cnn().pk, url="https://example.org/shells#top")
    assert "it has the same address" in asked.content.decode()
    article = Article.objects.get(slug="shells")
    again(asked, editor, what=f"version-{article.pk}-{article.revision}")
    assert article.versions.get(number=2).text == "Quite another text."


def test_a_new_version_takes_the_right_to_change_articles(world: World):
    trainee = make_user("trainee", "Editor")
    trainee.groups.clear()
    from django.contrib.auth.models import Permission

    trainee.user_permissions.set(Permission.objects.filter(codename__in=("add_article", "view_source")))
    client = Client()
    client.force_login(trainee)
    asked = sent(client, text=TEXT.replace("728", "741"), outlet=cnn().pk)
    assert "A new version of" not in asked.content.decode()
    answer = again(asked, client, what=f"version-{world.article.pk}-{world.article.revision}")
    assert "what" in read(answer).refused


@pytest.mark.parametrize(
    "found", ["{}", "[]", '{"headline": 1}', '{"headline": ["a"]}', "[" * 9_000, "\ud800", '{"a":[[],{}]}']
)
def test_what_the_form_carries_may_be_anything(editor: Client, found: str):
    typed = {"found": found.encode("utf-8", "replace").decode(), "text": OWN, "headline": "<hostile"}
    answer = sent(editor, take_in="1", upload=saved(PAGE), **typed)
    assert answer.status_code == 200
    assert "<hostile" not in answer.content.decode()


def test_looking_for_what_is_alike_asks_the_same_however_much_is_stored(
    editor: Client, world: World, django_assert_max_num_queries: Any
):
    from sources.presenters import recognise

    for number in range(6):
        make_article(by=world.editor, text=f"{TEXT} {number}", slug=f"copy-{number}", outlet="tass")
    with django_assert_max_num_queries(5):
        found = recognise(TEXT, url="https://example.org/none")
    assert [each.is_same_text for each in found] == [True, False, False]

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from sources.actions import create_article, create_source, edit_article, edit_source
from sources.domain.records import AffiliationRecord, AliasRecord, ArticleRecord, SourceRecord, VersionRecord
from sources.domain.texts import sha256_of
from sources.models import Article, Source
from tests.refusals import refused
from tests.world import make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor():
    return make_user("editor", "Editor")


@pytest.fixture
def make(editor):
    """Store a source: `make("TASS", "news_agency", country="RU")`."""

    def make(name: str, kind: str = "office", **fields) -> Source:
        return create_source(content=SourceRecord(**{"slug": ""} | fields, name=name, kind=kind), by=editor)

    return make


@pytest.fixture
def change(editor):
    """Edit the stored source: `change(source, note="…")`."""

    def change(source: Source, **fields) -> Source:
        stored = Source.objects.get(pk=source.pk)
        content = replace(stored.as_record(), **fields)
        return edit_source(source=stored, revision=stored.revision, content=content, by=editor)

    return change


# --- One spelling, one source ---


def test_a_source_s_own_name_is_one_of_its_aliases(make, change):
    tass = make("TASS", "news_agency")
    assert [(alias.name, alias.name_key) for alias in tass.aliases.all()] == [("TASS", "tass")]
    # Said again as an alias it is still one, and no news for the record.
    same = change(tass, aliases=(AliasRecord("TASS"), AliasRecord("Tass"), AliasRecord("\u200btass ")))
    assert same.revision == 1
    spoken = change(tass, aliases=(AliasRecord("tass", "en"), AliasRecord("ТАСС", "ru")))
    assert sorted((alias.name, alias.language) for alias in spoken.aliases.all()) == [
        ("TASS", "en"),
        ("ТАСС", "ru"),
    ]
    assert spoken.as_record().aliases == (AliasRecord("TASS", "en"), AliasRecord("ТАСС", "ru"))


def test_a_renamed_source_is_found_by_its_new_name_and_by_the_old_one_where_it_is_kept(make, change):
    tass = make("ITAR-TASS", "news_agency", slug="tass")
    renamed = change(tass, name="TASS", aliases=(AliasRecord("ITAR-TASS"),))
    assert renamed.slug == "tass"
    for key in ("tass", "itar-tass"):
        assert Source.objects.called(key).get() == renamed
    change(renamed, aliases=())
    assert not Source.objects.called("itar-tass").exists()


@pytest.mark.parametrize(
    "spelling",
    [
        "Western officials",
        "WESTERN  OFFICIALS",
        "Western\u00a0officials",
        "west\u200bern officials",
        "Ｗestern officials",
    ],
)
def test_one_spelling_belongs_to_one_source(spelling, make):
    make("Western officials", "group")
    with refused("name", "already a spelling of the source “Western officials” (western-officials)"):
        make(spelling, "group")
    with refused("aliases", "already a spelling"):
        make("Officials in the West", "group", aliases=(AliasRecord(spelling),))


def test_a_source_can_not_take_the_alias_of_another(make, change):
    make("TASS", "news_agency", aliases=(AliasRecord("ТАСС", "ru"),))
    reuters = make("Reuters", "news_agency")
    with refused("name"):
        make("тасс", "news_agency")
    with refused("name"):
        change(reuters, name="ТАСС")
    with refused("aliases"):
        change(reuters, aliases=(AliasRecord("tass"),))


def test_a_spelling_is_listed_once_in_one_language(make):
    with refused("aliases", "one spelling"):
        make("KCNA", "news_agency", aliases=(AliasRecord("Агенція", "uk"), AliasRecord("агенція", "ru")))
    with refused("aliases", "one spelling"):
        make("KCNA", "news_agency", aliases=(AliasRecord("Chosŏn", "en"), AliasRecord("Chosŏn", "ko")))
    with refused("aliases", "one spelling"):
        make("KCNA", "news_agency", aliases=(AliasRecord("kcna", "en"), AliasRecord("KCNA", "ko")))


@pytest.mark.parametrize(
    ("name", "part"), [("", "name"), ("\u200b", "name"), ("TA\x00SS", "name"), ("x" * 301, "name")]
)
def test_a_name_that_can_not_be_compared_is_refused(name, part, make):
    with refused(part):
        make(name)
    with refused(part):
        make(name, slug="given")


@pytest.mark.parametrize(
    ("fields", "part"),
    [
        ({"kind": "blog"}, "kind"),
        ({"anonymity": "secret"}, "anonymity"),
        ({"wikidata_id": "48340"}, "wikidata_id"),
        ({"wikidata_id": "Q1\n"}, "wikidata_id"),
        ({"anonymity": "unnamed_group", "wikidata_id": "Q1"}, "wikidata_id"),
        ({"homepage": "javascript:alert(1)"}, "homepage"),
        ({"homepage": "ftp://example.org"}, "homepage"),
        ({"homepage": "HTTPS://example.org"}, "homepage"),
        ({"country": "x" * 101}, "country"),
        ({"slug": "not a slug"}, "slug"),
        ({"aliases": (AliasRecord("\u200b"),)}, "aliases"),
        ({"aliases": (AliasRecord("Тass", "x" * 36),)}, "language"),
    ],
)
def test_a_value_that_is_no_good_is_refused_by_its_part(fields, part, make):
    with refused(part):
        make(**{"name": "Somebody", "kind": "office"} | fields)


def test_an_unnamed_source_stands_without_a_wikidata_id_and_a_named_one_with_it(make):
    assert make("Western officials", "group", anonymity="unnamed_group").is_unnamed
    assert make("Pentagon", wikidata_id="Q127840").wikidata_id == "Q127840"


# --- Addresses ---


@pytest.mark.parametrize(
    ("name", "kind", "slug"),
    [
        ("Міністерство оборони", "office", "ministerstvo-oboroni"),
        ("朝鲜中央通讯社", "news_agency", "chao-xian-zhong-yang-tong-xun-she"),
        ("Russia’s foreign ministry", "office", "russias-foreign-ministry"),
    ],
)
def test_a_name_in_any_script_has_an_address(name, kind, slug, make):
    assert make(name, kind).slug == slug


def test_a_name_without_letters_has_an_address_made_of_its_kind(make):
    slug = make("—", "news_agency").slug
    assert slug.startswith("news-agency-")
    assert len(slug) == len("news-agency-") + 8


def test_an_address_that_is_taken_gets_a_number_however_long_it_is(make):
    assert [make(name).slug for name in ("Reuters", "Reuters!", "Reuters?")] == [
        "reuters",
        "reuters-2",
        "reuters-3",
    ]
    long = "The " + "very " * 15 + "long name of an office"
    slugs = [make(long + sign).slug for sign in ("", "!", "?", "…")]
    assert [slug[-2:] for slug in slugs[1:]] == ["-2", "-3", "-4"]
    assert all(len(slug) <= 80 for slug in slugs)


def test_an_address_never_changes(make, change):
    tass = make("TASS", "news_agency")
    assert change(tass, name="Agency", slug="agency").slug == "tass"
    assert Source.objects.get().record == "source/tass"


def test_a_given_address_that_is_taken_is_refused(make):
    make("TASS", "news_agency", slug="tass")
    with refused("slug", "“tass”"):
        make("Other", slug="tass")


def test_editing_leaves_what_a_source_is_merged_into(make, change):
    tass, itar = make("TASS", "news_agency"), make("ITAR-TASS", "news_agency")
    Source.objects.filter(pk=itar.pk).update(merged_into=tass)
    edited = change(itar, note="the older name", merged_into=None)
    assert edited.merged_into == tass
    assert edited.note == "the older name"


# --- Ties ---


def tie(organisation: str, kind: str = "part_of", **fields) -> AffiliationRecord:
    return AffiliationRecord(kind, organisation, **fields)


def test_ties_are_stored_and_replaced_as_the_record_says(make, change):
    make("Russia", "state")
    tass = make("TASS", "news_agency", affiliations=(tie("russia", "owned_by", since="1992"),))
    assert tass.as_record().affiliations == (tie("russia", "owned_by", since="1992"),)
    tass = change(tass, affiliations=(tie("russia", "member_of", role="founder", until="2024"),))
    (stored,) = tass.affiliations.all()
    assert (stored.kind, stored.role, stored.until_last.year, stored.since_first) == (
        "member_of",
        "founder",
        2024,
        None,
    )
    assert change(tass, affiliations=()).as_record().affiliations == ()


@pytest.mark.parametrize(
    ("ties", "words"),
    [
        ((tie("nowhere"),), "no source “nowhere”"),
        ((tie("ministry"),), "to itself"),
        ((tie("russia"), tie("russia")), "stands twice"),
        ((tie("russia", since="2024"), tie("russia", since="2024", until="2025")), "stands twice"),
        ((tie("department"),), "closes a circle: Ministry → Department → Ministry"),
        ((tie("desk", "speaks_for"),), "closes a circle: Ministry → Desk → Department → Ministry"),
    ],
)
def test_a_tie_that_can_not_be_is_refused(ties, words, make, change):
    make("Russia", "state")
    ministry = make("Ministry")
    make("Department", affiliations=(tie("ministry"),))
    make("Desk", affiliations=(tie("department", "issued_by"),))
    with refused("affiliations", words):
        change(ministry, affiliations=ties)


@pytest.mark.parametrize(("fields", "part"), [({"kind": "likes"}, "kind"), ({"since": "last year"}, "since")])
def test_a_tie_s_values_are_checked(fields, part, make):
    make("Russia", "state")
    with refused(part):
        make(
            "TASS",
            affiliations=(AffiliationRecord(**{"kind": "part_of", "organisation": "russia"} | fields),),
        )


def test_a_circle_over_a_merged_source_is_refused(make, change):
    ministry, old = make("Ministry"), make("Ministry of old")
    department = make("Department", affiliations=(tie("ministry-of-old"),))
    Source.objects.filter(pk=old.pk).update(merged_into=ministry)
    with refused("affiliations", "closes a circle"):
        change(ministry, affiliations=(tie(department.slug),))


def test_being_a_member_of_each_other_is_no_circle(make, change):
    one = make("One", "organisation")
    make("Other", "organisation", affiliations=(tie("one", "member_of"),))
    assert change(one, affiliations=(tie("other", "member_of"),)).revision == 2
    assert change(one, affiliations=(tie("other", "part_of"),)).revision == 3


# --- Articles and their texts ---

TEXT = "Ninety words.\nAnd 9 more."


@pytest.fixture
def cnn(make):
    return make("CNN", "outlet")


@pytest.fixture
def publish(editor, cnn):
    """Store an article with one text: `publish("Its words", headline="…")`."""

    def publish(text: str = TEXT, **fields) -> Article:
        content = ArticleRecord(
            **{"slug": "", "outlet": "cnn", "headline": "Lavrov", "versions": (VersionRecord(1, ""),)}
            | fields
        )
        return create_article(content=content, texts={1: text}, by=editor)

    return publish


@pytest.fixture
def revise(editor):
    """Edit the stored article: `revise(article, {2: "New words"}, versions=…)`."""

    def revise(article: Article, texts=None, **fields) -> Article:
        stored = Article.objects.get(pk=article.pk)
        content = replace(stored.as_record(), **fields)
        return edit_article(article=stored, revision=stored.revision, content=content, texts=texts, by=editor)

    return revise


def test_a_text_is_kept_in_one_form_with_its_hash(publish):
    version = publish("Cafe\u0301\r\nwith 9 tables\r").versions.get()
    assert version.text == "Café\nwith 9 tables\n"
    assert version.sha256 == sha256_of("Café\nwith 9 tables\n")


@pytest.mark.parametrize("text", ["", " \n", "a\x00b", "a\ud800b"])
def test_a_text_that_can_not_be_kept_is_refused(text, publish):
    with refused("text"):
        publish(text)


def test_a_stored_text_never_changes(publish, revise):
    article = publish()
    with refused("versions", "a stored text never changes"):
        revise(article, {1: TEXT + " "})
    with refused("versions", "a stored text never changes"):
        revise(article, versions=(VersionRecord(1, "0" * 64),))
    assert revise(article, {1: TEXT.replace("\n", "\r\n")}).revision == 1
    assert article.versions.get().text == TEXT


def test_a_changed_text_is_a_new_version(publish, revise):
    article = publish()
    first = article.as_record().versions[0]
    notice = VersionRecord(2, "", published="2025-07-13", correction_notice="It was 9.")
    article = revise(article, {2: "Eighty words."}, versions=(first, notice))
    assert article.revision == 2
    assert [version.text for version in article.versions.order_by("number")] == [TEXT, "Eighty words."]
    second = article.as_record().versions[1]
    assert (second.sha256, second.correction_notice) == (sha256_of("Eighty words."), "It was 9.")
    # What is said about a version may be mended; its text is not touched.
    article = revise(article, versions=(replace(first, published="2025-07-12"), second))
    assert article.versions.get(number=1).published_first.day == 12
    assert article.versions.get(number=1).text == TEXT


def test_a_stored_version_can_not_be_left_out(publish, revise):
    article = publish()
    stored = article.as_record().versions
    revise(article, {2: "Eighty words."}, versions=(*stored, VersionRecord(2, "")))
    with refused("versions", "Version 2 is stored and can't be left out"):
        revise(article, versions=stored)
    with refused("versions", "at least one version"):
        revise(article, versions=())
    with refused("versions", "numbered 1, 2, 3"):
        revise(article, versions=(VersionRecord(2, ""),))


@pytest.mark.parametrize(
    ("numbers", "texts", "words"),
    [
        ((), {}, "at least one version"),
        ((2,), {2: "b"}, "numbered 1, 2, 3"),
        ((1, 3), {1: "a", 3: "c"}, "numbered 1, 2, 3"),
        ((1, 1), {1: "a"}, "numbered 1, 2, 3"),
        ((1, 2), {1: "a"}, "Version 2 has no text"),
    ],
)
def test_versions_come_in_order_and_with_their_texts(numbers, texts, words, editor, cnn):
    content = ArticleRecord("x", "cnn", versions=tuple(VersionRecord(number, "") for number in numbers))
    with refused("versions", words):
        create_article(content=content, texts=texts, by=editor)


def test_a_hash_that_comes_with_a_text_is_checked(publish):
    with refused("versions", "doesn't have the hash"):
        publish(versions=(VersionRecord(1, "0" * 64),))
    assert publish(versions=(VersionRecord(1, sha256_of(TEXT)),)).revision == 1


def test_a_moment_of_retrieval_comes_back_as_the_ledger_writes_it(publish, revise):
    said = "2025-07-12T09:30:00.000005Z"
    article = publish(versions=(VersionRecord(1, "", retrieved_at=said),))
    assert article.versions.get().retrieved_at == datetime(2025, 7, 12, 9, 30, 0, 5, tzinfo=UTC)
    assert article.as_record().versions[0].retrieved_at == said
    assert revise(article).revision == 1


@pytest.mark.parametrize(
    "moment",
    [
        "",
        "yesterday",
        "2025-07-12",
        "2025-07-12T09:30:00",
        "2025-07-12T09:30:00Z",
        "2025-07-12T12:30:00.000000+03:00",
        "9999-12-31T23:59:59.999999-12:00",
    ],
)
def test_another_way_to_write_a_moment_is_refused(moment, publish):
    with refused("versions", "is no moment"):
        publish(versions=(VersionRecord(1, "", retrieved_at=moment),))


@pytest.mark.parametrize(
    ("fields", "part"),
    [
        ({"outlet": "bbc"}, "outlet"),
        ({"syndicated_from": "bbc"}, "syndicated_from"),
        ({"url": "javascript:alert(1)"}, "url"),
        ({"archive_url": "file:///etc/passwd"}, "archive_url"),
        ({"published": "12 July"}, "published"),
        ({"published_basis": "guessed"}, "published_basis"),
        ({"slug": "a/b"}, "slug"),
        ({"headline": "x" * 501}, "headline"),
    ],
)
def test_an_article_s_values_are_checked(fields, part, publish):
    with refused(part):
        publish(**fields)


def test_one_address_is_one_article(publish, revise):
    publish(url="https://example.org/a")
    other = publish(headline="Other")
    with refused("url", "has this address already"):
        publish(url="https://example.org/a", headline="Third")
    with refused("url"):
        revise(other, url="https://example.org/a")
    assert revise(other, url="https://example.org/b").revision == 2


def test_an_article_s_address_is_made_of_its_headline_and_stays(publish, revise):
    article = publish(headline="Лавров у Вонсані")
    assert article.slug == "lavrov-u-vonsani"
    assert revise(article, headline="Other", slug="other").slug == "lavrov-u-vonsani"
    assert publish(headline="Лавров у Вонсані!").slug == "lavrov-u-vonsani-2"
    assert publish(headline="").slug == "cnn"
    with refused("slug"):
        publish(slug="cnn")

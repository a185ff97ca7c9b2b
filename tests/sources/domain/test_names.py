"""Spellings of one speaker have one key; every name has a slug that an address can keep."""

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.domain.names import LONGEST_NAME, LONGEST_SLUG, UnusableName, first_free, name_key, slug_for
from sources.domain.uids import uid_from

names = st.text(min_size=1, max_size=30)
slugs = st.lists(st.text("ab1", min_size=1, max_size=30), min_size=1, max_size=20).map("-".join)


@pytest.mark.parametrize(
    "spelling",
    [
        "UKRAINIAN INTELLIGENCE",
        "  Ukrainian \u2003 intelligence ",
        "Ukrainian\u00a0intelligence",
        "Ukrain\u00adian intel\u200bligence\ufeff",
        "Ukrainian\u2028intelligence",
        "Ｕｋｒａｉｎｉａｎ intelligence",
        "\u202eUkrainian intelligence\u202c",
        "Ukrainian\u3164 intelligence\ufe0f",
        "Ukrainian \u2800 intelligence\U000e0041",
    ],
)
def test_spellings_that_look_alike_have_one_key(spelling):
    assert name_key(spelling) == "ukrainian intelligence"


@pytest.mark.parametrize(
    ("one", "other"),
    [("Straße", "STRASSE"), ("Ἀθῆναι", "ἈΘΗ͂ΝΑΙ"), ("Zürich", "Zu\u0308rich"), ("한겨레", "한겨레")],
)
def test_spellings_that_fold_to_the_same_have_one_key(one, other):
    assert name_key(one) == name_key(other)


def test_marks_and_diacritics_keep_names_apart():
    assert len({name_key(name) for name in ("Sao Tome", "São Tomé", "Sao-Tome")}) == 3


@given(names)
def test_the_key_of_a_key_is_itself(name):
    try:
        key = name_key(name)
    except UnusableName:
        return
    assert name_key(key) == key
    assert key == " ".join(key.split())


def test_the_key_of_a_key_is_itself_for_every_character_that_is_folded_or_composed():
    folded = [
        char
        for char in map(chr, range(0x110000))
        if char.casefold() != char or not unicodedata.is_normalized("NFKC", char)
    ]
    assert len(folded) > 5_000
    # Many at once: a whole key that is stable is stable in its parts.
    for start in range(0, len(folded), 100):
        key = name_key("\u0301x".join(folded[start : start + 100]))
        assert name_key(key) == key


@pytest.mark.parametrize("name", ["", "   ", "\u200b", "\u00ad \u3164", "\u2800", "\u115f\u1160", "\ufe0f"])
def test_a_name_without_anything_to_see_is_refused(name):
    with pytest.raises(UnusableName, match="no visible character"):
        name_key(name)


@pytest.mark.parametrize(
    ("name", "fault"),
    [
        ("CN\0N", r"control character \(U\+0000\) at character 3"),
        ("CNN\n", r"control character \(U\+000A\) at character 4"),
        ("\x1b[31mCNN", r"control character \(U\+001B\) at character 1"),
        ("CNN\x85", r"U\+0085"),
        ("CNN \ud800", r"lone surrogate \(U\+D800\) at character 5"),
        ("x" * (LONGEST_NAME + 1), "1,001 characters"),
    ],
)
def test_a_name_that_cannot_be_kept_is_refused_with_its_fault(name, fault):
    with pytest.raises(UnusableName, match=fault):
        name_key(name)
    with pytest.raises(UnusableName, match=fault):
        slug_for(name, kind="outlet")


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("CNN", "cnn"),
        ("Russia’s foreign ministry", "russias-foreign-ministry"),
        ("Russia's foreign ministry", "russias-foreign-ministry"),
        ("UN member states report", "un-member-states-report"),
        ("11 UN member states", "11-un-member-states"),
        ("Міністерство оборони", "ministerstvo-oboroni"),
        ("朝鲜中央通讯社", "chao-xian-zhong-yang-tong-xun-she"),
        ("CCTV新闻 Plus", "cctv-xin-wen-plus"),
        ("Agência Brasil – São Paulo", "agencia-brasil-sao-paulo"),
        ("ΑΠΕ-ΜΠΕ", "ape-mpe"),
        ("TikTok", "tiktok"),
        ("Rus\u200bsia", "russia"),
        ("CNN 🚀", "cnn"),
    ],
)
def test_a_name_in_any_script_has_a_readable_slug(name, slug):
    assert slug_for(name, kind="organisation") == slug


@pytest.mark.parametrize("name", ["—", "?!", "🚀", "…"])
def test_a_name_without_letters_or_digits_gets_its_kind_and_uid(name):
    assert slug_for(name, kind="news_agency") == f"news-agency-{uid_from('news_agency', name_key(name))[:8]}"


def test_spellings_of_one_name_have_one_slug():
    assert slug_for("—", kind="group") == slug_for(" \u2014\u200b", kind="group")


def test_a_long_name_is_cut_between_words():
    slug = slug_for("ministry of " + "foreign affairs " * 10, kind="office")
    assert len(slug) <= LONGEST_SLUG
    assert slug == "ministry-of" + "-foreign-affairs" * 4


def test_a_word_that_ends_at_the_limit_is_kept_whole():
    assert slug_for("a" * 40 + " " + "b" * 39 + " c", kind="office") == "a" * 40 + "-" + "b" * 39


def test_a_single_long_word_is_cut_where_the_limit_is():
    assert slug_for("x" * 200, kind="office") == "x" * LONGEST_SLUG


@given(names)
def test_every_usable_name_has_a_slug_for_an_address(name):
    try:
        slug = slug_for(name, kind="social_post")
    except UnusableName:
        return
    assert re.fullmatch("[a-z0-9]+(-[a-z0-9]+)*", slug)
    assert len(slug) <= LONGEST_SLUG


def test_a_free_slug_is_kept():
    assert first_free("tass", {"reuters"}) == "tass"


def test_a_taken_slug_is_numbered_from_two():
    assert first_free("tass", ["tass"]) == "tass-2"
    assert first_free("tass", ["tass", "tass-2", "tass-3"]) == "tass-4"


def test_a_numbered_slug_stays_within_the_limit():
    slug = "-".join(["abcdefghi"] * 8)
    assert first_free(slug, {slug}) == "-".join(["abcdefghi"] * 7) + "-2"
    assert first_free("x" * 80, {"x" * 80}) == "x" * 78 + "-2"


@given(slugs, st.integers(0, 12))
def test_the_first_free_slug_is_free_and_fits(slug, count):
    slug = slug_for(slug, kind="office")
    taken: set[str] = set()
    for _ in range(count):
        free = first_free(slug, taken)
        assert free not in taken
        assert len(free) <= LONGEST_SLUG
        taken.add(free)
    assert len(taken) == count
